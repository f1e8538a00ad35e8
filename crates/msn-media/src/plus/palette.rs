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
    0xff_ff_ff, 0x00_00_00, 0x00_00_7f, 0x00_93_00, 0xff_00_00, 0x7f_00_00, 0x9c_00_9c, 0xfc_7f_00,
    0xff_ff_00, 0x00_fc_00, 0x00_93_93, 0x00_ff_ff, 0x20_20_fc, 0xff_00_ff, 0x7f_7f_7f, 0xd2_d2_d2,
    0xe7_e6_e4, 0xcf_cd_d0, 0xff_de_a4, 0xff_ae_b9, 0xff_a8_ff, 0xb4_b4_fc, 0xba_fb_e5, 0xc1_ff_a3,
    0xfa_fd_a2, 0xb6_b4_b7, 0xa2_a0_a1, 0xf9_c1_52, 0xff_6d_66, 0xff_62_ff, 0x6c_6c_ff, 0x68_ff_c3,
    0x8e_ff_67, 0xf9_ff_57, 0x85_84_82, 0x6e_6d_7b, 0xff_a0_1e, 0xf9_26_11, 0xff_20_ff, 0x20_2b_ff,
    0x1e_ff_a5, 0x60_f9_13, 0xff_f8_13, 0x5e_64_64, 0x4b_49_4c, 0xd9_88_12, 0xeb_05_05, 0xde_00_de,
    0x00_00_d3, 0x03_cc_88, 0x59_d8_0d, 0xd4_c8_04, 0x33_33_35, 0x18_17_1c, 0x94_4e_00, 0x9b_00_08,
    0x98_02_99, 0x01_03_8c, 0x01_88_5f, 0x38_96_00, 0x9a_9e_15, 0x47_34_00, 0x4d_00_00, 0x5f_01_62,
    0x00_00_47, 0x06_50_2f, 0x1c_53_00, 0x54_4d_05,
];

/// The colours with a name that people use: the sixteen of HTML, and a few more.
const NAMED: [(&str, u32); 30] = [
    ("aqua", 0x00_ff_ff),
    ("black", 0x00_00_00),
    ("blue", 0x00_00_ff),
    ("brown", 0xa5_2a_2a),
    ("cyan", 0x00_ff_ff),
    ("darkblue", 0x00_00_8b),
    ("darkgreen", 0x00_64_00),
    ("darkorange", 0xff_8c_00),
    ("darkred", 0x8b_00_00),
    ("fuchsia", 0xff_00_ff),
    ("gold", 0xff_d7_00),
    ("gray", 0x80_80_80),
    ("green", 0x00_80_00),
    ("grey", 0x80_80_80),
    ("indigo", 0x4b_00_82),
    ("lightblue", 0xad_d8_e6),
    ("lime", 0x00_ff_00),
    ("magenta", 0xff_00_ff),
    ("maroon", 0x80_00_00),
    ("navy", 0x00_00_80),
    ("olive", 0x80_80_00),
    ("orange", 0xff_a5_00),
    ("pink", 0xff_c0_cb),
    ("purple", 0x80_00_80),
    ("red", 0xff_00_00),
    ("silver", 0xc0_c0_c0),
    ("teal", 0x00_80_80),
    ("violet", 0xee_82_ee),
    ("white", 0xff_ff_ff),
    ("yellow", 0xff_ff_00),
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
