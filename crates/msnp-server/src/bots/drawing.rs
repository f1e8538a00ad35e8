//! What the bots draw: small GIFs, made when they are asked for.

/// Black, white, yellow and red.
const COLOURS: [[u8; 3]; 4] = [[0, 0, 0], [255, 255, 255], [255, 208, 0], [224, 32, 32]];
const BLACK: u8 = 0;
const WHITE: u8 = 1;
const YELLOW: u8 = 2;
const RED: u8 = 3;

/// Bits of a colour, and of a code while the table of codes is empty.
const COLOUR_BITS: u8 = 2;
const CODE_BITS: u32 = 3;
/// Codes that are no colours: empty the table, and the end.
const CLEAR: u32 = 4;
const END: u32 = 5;

/// How long each picture of the animation is shown, in hundredths of a second.
const DELAY: u16 = 25;

/// A face that looks about and blinks, 96 × 96 pixels.
pub(super) fn face() -> Vec<u8> {
    let frames: Vec<_> = (0..4)
        .map(|step| draw(96, |x, y| face_at(step, x, y)))
        .collect();
    gif(96, &frames, None)
}

/// A heart that beats, 19 × 19 pixels.
pub(super) fn heart() -> Vec<u8> {
    let frames: Vec<_> = [62, 50]
        .map(|size| draw(19, |x, y| heart_at(size, x, y)))
        .into();
    gif(19, &frames, Some(WHITE))
}

/// A butterfly, 19 × 19 pixels, that does not move.
pub(super) fn butterfly() -> Vec<u8> {
    let wing = |x: i32, y: i32| {
        let (x, y) = ((x - 50).abs(), y);
        match inside(x, y, 30, 34, 24) || inside(x, y, 24, 72, 17) {
            _ if x < 5 => BLACK,
            true => RED,
            false => WHITE,
        }
    };
    gif(19, &[draw(19, wing)], Some(WHITE))
}

/// The colours of a picture, each told by its place in hundredths.
fn draw(side: u16, colour: impl Fn(i32, i32) -> u8) -> Vec<u8> {
    let side = i32::from(side);
    let place = |at: i32| at * 100 / (side - 1);
    (0..side * side)
        .map(|at| colour(place(at % side), place(at / side)))
        .collect()
}

fn inside(x: i32, y: i32, left: i32, top: i32, radius: i32) -> bool {
    (x - left).pow(2) + (y - top).pow(2) <= radius.pow(2)
}

fn face_at(step: i32, x: i32, y: i32) -> u8 {
    let side = (x - 50).abs();
    let look = [0, -4, 0, 4][usize::try_from(step).unwrap_or(0) % 4];
    let is_closed = step == 2;
    if !inside(x, y, 50, 50, 46) {
        WHITE
    } else if !inside(x, y, 50, 50, 43) {
        BLACK
    } else if inside(side, y, 17, 38, 10) {
        match inside(x, y, if x < 50 { 33 + look } else { 67 + look }, 38, 5) {
            _ if is_closed && (y - 38).abs() > 2 => YELLOW,
            is_pupil if is_pupil || is_closed => BLACK,
            _ => WHITE,
        }
    } else if inside(x, y, 50, 54, 28) && !inside(x, y, 50, 48, 28) && y > 60 {
        RED
    } else {
        YELLOW
    }
}

fn heart_at(size: i32, x: i32, y: i32) -> u8 {
    let side = (x - 50).abs();
    let arc = inside(side, y, size * 2 / 5, 38, size * 2 / 5);
    let point = y >= 38 && side + (y - 38) <= size;
    if arc || point { RED } else { WHITE }
}

/// A GIF of square pictures, shown one after the other for ever when there are several. Where one of the colours is clear,
/// each takes the place of the one before it.
fn gif(side: u16, frames: &[Vec<u8>], clear: Option<u8>) -> Vec<u8> {
    let [low, high] = side.to_le_bytes();
    let size = [low, high, low, high];
    let mut gif = b"GIF89a".to_vec();
    gif.extend(size);
    // A table of four colours for all pictures.
    gif.extend([0x80 | (COLOUR_BITS - 1), 0, 0]);
    gif.extend(COLOURS.as_flattened());
    if frames.len() > 1 {
        gif.extend(b"\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0");
    }
    for frame in frames {
        let [low, high] = DELAY.to_le_bytes();
        let flags = if clear.is_some() { 2 << 2 | 1 } else { 0 };
        gif.extend([0x21, 0xf9, 4, flags, low, high, clear.unwrap_or(0), 0]);
        gif.extend([0x2c, 0, 0, 0, 0]);
        gif.extend(size);
        gif.extend([0, COLOUR_BITS]);
        for block in codes(frame).chunks(255) {
            gif.push(u8::try_from(block.len()).unwrap_or(u8::MAX));
            gif.extend(block);
        }
        gif.push(0);
    }
    gif.push(0x3b);
    gif
}

/// Colours as codes. The table of codes is emptied before codes grow longer: larger than it need be, and simple.
fn codes(colours: &[u8]) -> Vec<u8> {
    let codes = colours
        .chunks(2)
        .flat_map(|pair| std::iter::once(CLEAR).chain(pair.iter().map(|colour| u32::from(*colour))))
        .chain([END]);
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0, 0);
    for code in codes {
        held |= code << bits;
        bits += CODE_BITS;
        while bits >= 8 {
            bytes.extend(held.to_le_bytes().first());
            held >>= 8;
            bits -= 8;
        }
    }
    bytes.extend(held.to_le_bytes().first());
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads the codes of the first picture back.
    fn colours_of(gif: &[u8]) -> Vec<u8> {
        let start = gif.windows(2).position(|pair| pair == [0x2c, 0]).unwrap() + 10;
        assert_eq!(gif[start], COLOUR_BITS);
        let (mut at, mut data) = (start + 1, Vec::<u8>::new());
        while gif[at] != 0 {
            let end = at + 1 + usize::from(gif[at]);
            data.extend(&gif[at + 1..end]);
            at = end;
        }
        let bit = |at: usize| u8::from(data[at / 8] & (1 << (at % 8)) != 0);
        let codes = (0..data.len() * 8 / 3)
            .map(|at| bit(at * 3) | bit(at * 3 + 1) << 1 | bit(at * 3 + 2) << 2);
        codes
            .take_while(|code| u32::from(*code) != END)
            .filter(|code| u32::from(*code) != CLEAR)
            .collect()
    }

    #[test]
    fn what_is_drawn_is_a_gif_of_its_colours() {
        assert_eq!(colours_of(&face()), draw(96, |x, y| face_at(0, x, y)));
        assert_eq!(colours_of(&heart()), draw(19, |x, y| heart_at(62, x, y)));
        assert!(colours_of(&butterfly()).contains(&RED));
        let control = |gif: &[u8]| gif.windows(3).position(|w| w == [0x21, 0xf9, 4]).unwrap() + 3;
        assert_eq!(
            heart()[control(&heart())],
            9,
            "nothing stays of the larger one"
        );
        assert_eq!(heart()[control(&heart()) + 3], WHITE, "is clear");
        assert_eq!(face()[control(&face())], 0);
    }
}
