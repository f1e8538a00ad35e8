//! A font that holds nothing but the space and the mark that a text goes from left to right, made here.
//!
//! `iced_tiny_skia` keeps the image of every glyph it has drawn, but not of one without an image: for each space of a
//! text, each time it is drawn, it asks the font again, which runs the hinting program of that font from its beginning.
//! That took more time than all the letters. The space of this font has an image, of a speck too small to be seen, so
//! that it is kept like any other glyph. The mark is shaped as a space without width.

/// The name of the family.
pub const FAMILY: &str = "Papilio Space";

/// The space is as wide as the font is high.
const UNITS: u16 = 1000;

/// The font, as a TrueType file.
pub fn file() -> Vec<u8> {
    let tables: [(&[u8; 4], Vec<u8>); 9] = [
        (b"cmap", cmap()),
        (b"glyf", glyf()),
        (b"head", head()),
        (b"hhea", hhea()),
        (b"hmtx", words(&[UNITS, 0, UNITS, 0])),
        // The glyph that stands for missing ones is empty; the space is all of `glyf`. In units of two bytes.
        (b"loca", words(&[0, 0, 15])),
        (b"maxp", maxp()),
        (b"name", name()),
        (b"post", post()),
    ];
    let mut file = words(&[1, 0, 9, 128, 3, 16]);
    let mut at = 12 + 16 * tables.len();
    let mut bodies = Vec::new();
    for (tag, body) in tables {
        file.extend_from_slice(tag);
        // Nobody looks at checksums.
        file.extend_from_slice(&[0; 4]);
        file.extend_from_slice(&long(at));
        file.extend_from_slice(&long(body.len()));
        bodies.extend_from_slice(&body);
        bodies.resize(bodies.len().next_multiple_of(4), 0);
        at = 12 + 16 * 9 + bodies.len();
    }
    file.extend_from_slice(&bodies);
    file
}

/// Which characters there are: a segment for the space, one for the mark, and the one that ends the list.
fn cmap() -> Vec<u8> {
    let mut table = words(&[0, 1, 3, 1, 0, 12]);
    table.extend(words(&[4, 40, 0, 6, 4, 1, 2]));
    table.extend(words(&[0x20, 0x200e, 0xffff, 0, 0x20, 0x200e, 0xffff]));
    // From the character to the glyph: the first two become 1, the last becomes 0.
    table.extend(words(&[0xffe1, 0xdff3, 1, 0, 0, 0]));
    table
}

/// A triangle: large enough not to vanish in rounding, and with the ink of a two-hundredth of a pixel.
fn glyf() -> Vec<u8> {
    const SIDE: u16 = 24;
    let mut table = words(&[1, 0, 0, SIDE, SIDE, 2, 0]);
    table.extend([1, 1, 1]);
    table.extend(words(&[0, SIDE, SIDE.wrapping_neg(), 0, 0, SIDE]));
    table.push(0);
    table
}

fn head() -> Vec<u8> {
    let mut table = words(&[1, 0, 1, 0, 0, 0, 0x5f0f, 0x3cf5, 0, UNITS]);
    table.extend([0; 16]);
    table.extend(words(&[0, 0, 24, 24, 0, 1, 2, 0, 0]));
    table
}

/// Neither above nor below the line, so that no line is higher for it.
fn hhea() -> Vec<u8> {
    words(&[1, 0, 0, 0, 0, UNITS, 0, 0, 24, 1, 0, 0, 0, 0, 0, 0, 0, 2])
}

fn maxp() -> Vec<u8> {
    words(&[1, 0, 2, 3, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0])
}

fn name() -> Vec<u8> {
    let names = [(1, FAMILY.to_owned()), (6, FAMILY.replace(' ', ""))];
    let mut table = words(&[0, 2, 6 + 12 * 2]);
    let mut text = Vec::new();
    for (id, name) in names {
        let utf16: Vec<u16> = name.encode_utf16().collect();
        // Windows, UTF-16, English.
        let length = 2 * utf16.len() as u16;
        table.extend(words(&[3, 1, 0x409, id, length, text.len() as u16]));
        text.extend(words(&utf16));
    }
    table.extend(text);
    table
}

/// Without names of glyphs.
fn post() -> Vec<u8> {
    let mut table = words(&[3, 0]);
    table.resize(32, 0);
    table
}

fn words(words: &[u16]) -> Vec<u8> {
    words.iter().flat_map(|word| word.to_be_bytes()).collect()
}

fn long(number: usize) -> [u8; 4] {
    // The file has a few hundred bytes.
    (number as u32).to_be_bytes()
}
