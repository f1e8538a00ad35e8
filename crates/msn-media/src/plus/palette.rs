//! The colours of Messenger Plus!: numbers, names, and how they are written.

/// A colour: red, green, blue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub [u8; 3]);

impl Rgb {
    const fn of(hex: u32) -> Self {
        let [_, r, g, b] = hex.to_be_bytes();
        Self([r, g, b])
    }

    /// The colour between this one and another, by a share from 0 to 255.
    #[must_use]
    pub fn towards(self, other: Self, share: u8) -> Self {
        let part = |from: u8, to: u8| {
            let (from, to, share) = (i32::from(from), i32::from(to), i32::from(share));
            // Between two bytes, so that it is one.
            (from + (to - from) * share / 255) as u8
        };
        let ([r, g, b], [to_r, to_g, to_b]) = (self.0, other.0);
        Self([part(r, to_r), part(g, to_g), part(b, to_b)])
    }
}

/// The colours with a number.
#[rustfmt::skip]
const NUMBERED: [u32; 68] = [
    0xffffff, 0x000000, 0x00007f, 0x009300, 0xff0000, 0x7f0000, 0x9c009c, 0xfc7f00,
    0xffff00, 0x00fc00, 0x009393, 0x00ffff, 0x2020fc, 0xff00ff, 0x7f7f7f, 0xd2d2d2,
    0xe7e6e4, 0xcfcdd0, 0xffdea4, 0xffaeb9, 0xffa8ff, 0xb4b4fc, 0xbafbe5, 0xc1ffa3,
    0xfafda2, 0xb6b4b7, 0xa2a0a1, 0xf9c152, 0xff6d66, 0xff62ff, 0x6c6cff, 0x68ffc3,
    0x8eff67, 0xf9ff57, 0x858482, 0x6e6d7b, 0xffa01e, 0xf92611, 0xff20ff, 0x202bff,
    0x1effa5, 0x60f913, 0xfff813, 0x5e6464, 0x4b494c, 0xd98812, 0xeb0505, 0xde00de,
    0x0000d3, 0x03cc88, 0x59d80d, 0xd4c804, 0x333335, 0x18171c, 0x944e00, 0x9b0008,
    0x980299, 0x01038c, 0x01885f, 0x389600, 0x9a9e15, 0x473400, 0x4d0000, 0x5f0162,
    0x000047, 0x06502f, 0x1c5300, 0x544d05,
];

/// The colours with a name that people use: the sixteen of HTML, and a few more.
const NAMED: [(&str, u32); 30] = [
    ("aqua", 0x00ffff),
    ("black", 0x000000),
    ("blue", 0x0000ff),
    ("brown", 0xa52a2a),
    ("cyan", 0x00ffff),
    ("darkblue", 0x00008b),
    ("darkgreen", 0x006400),
    ("darkorange", 0xff8c00),
    ("darkred", 0x8b0000),
    ("fuchsia", 0xff00ff),
    ("gold", 0xffd700),
    ("gray", 0x808080),
    ("green", 0x008000),
    ("grey", 0x808080),
    ("indigo", 0x4b0082),
    ("lightblue", 0xadd8e6),
    ("lime", 0x00ff00),
    ("magenta", 0xff00ff),
    ("maroon", 0x800000),
    ("navy", 0x000080),
    ("olive", 0x808000),
    ("orange", 0xffa500),
    ("pink", 0xffc0cb),
    ("purple", 0x800080),
    ("red", 0xff0000),
    ("silver", 0xc0c0c0),
    ("teal", 0x008080),
    ("violet", 0xee82ee),
    ("white", 0xffffff),
    ("yellow", 0xffff00),
];

/// Reads a colour: `None` where that is no way to write one, `Some(None)` where it is one that nobody knows.
pub fn read(value: &str) -> Option<Option<Rgb>> {
    if let Some(digits) = value.strip_prefix('#') {
        let six = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        return six.then(|| u32::from_str_radix(digits, 16).ok().map(Rgb::of));
    }
    let number = |part: &str| {
        let short = !part.is_empty() && part.len() <= 3;
        let number = short && part.bytes().all(|b| b.is_ascii_digit());
        number.then(|| part.parse::<u16>().ok()).flatten()
    };
    if let Some(at) = number(value) {
        let known = NUMBERED.get(usize::from(at));
        return Some(known.map(|hex| Rgb::of(*hex)));
    }
    if value.contains(',') {
        let mut parts = value.split(',').map(number);
        let (r, g, b) = (parts.next()??, parts.next()??, parts.next()??);
        if parts.next().is_some() {
            return None;
        }
        let byte = |number: u16| u8::try_from(number).ok();
        return Some(
            byte(r)
                .zip(byte(g))
                .zip(byte(b))
                .map(|((r, g), b)| Rgb([r, g, b])),
        );
    }
    if value.len() < 3 || !value.bytes().all(|b| b.is_ascii_alphabetic()) {
        return None;
    }
    let known = NAMED
        .iter()
        .find(|(name, _)| name.eq_ignore_ascii_case(value));
    Some(known.map(|(_, hex)| Rgb::of(*hex)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_is_a_number_a_name_or_three_shares() {
        assert_eq!(read("4"), Some(Some(Rgb([255, 0, 0]))));
        assert_eq!(read("04"), read("4"));
        assert_eq!(read("67"), Some(Some(Rgb([0x54, 0x4d, 0x05]))));
        assert_eq!(read("#Ff8000"), Some(Some(Rgb([255, 128, 0]))));
        assert_eq!(read("12,200,7"), Some(Some(Rgb([12, 200, 7]))));
        assert_eq!(read("DarkRed"), Some(Some(Rgb([139, 0, 0]))));
    }

    #[test]
    fn what_nobody_knows_is_a_colour_without_a_value() {
        for unknown in ["68", "999", "300,0,0", "NoSuchColour"] {
            assert_eq!(read(unknown), Some(None), "{unknown}");
        }
        for other in [
            "", "#12345", "#12345g", "1,2", "1,2,3,4", "a1b", "1000", "ab", "日本",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }

    #[test]
    fn a_gradient_begins_and_ends_with_its_colours() {
        let (red, blue) = (Rgb([255, 0, 0]), Rgb([0, 0, 255]));
        assert_eq!(red.towards(blue, 0), red);
        assert_eq!(red.towards(blue, 255), blue);
        assert_eq!(red.towards(blue, 128), Rgb([127, 0, 128]));
    }
}
