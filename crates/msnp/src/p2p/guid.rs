//! GUIDs as Windows keeps them.

use std::fmt;

/// A GUID as its 16 bytes in the order of Windows: the first three groups of the text are little-endian numbers, the
/// last two stand as written (10 section 5). Written in braces and capital letters, read in any letter case.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Guid(pub [u8; 16]);

/// Which byte each pair of digits of the text is.
const ORDER: [usize; 16] = [3, 2, 1, 0, 5, 4, 7, 6, 8, 9, 10, 11, 12, 13, 14, 15];

impl Guid {
    /// All zero: where a field must be there but says nothing.
    pub const NIL: Self = Self([0; 16]);

    /// A new one, of version 4, from 16 bytes of chance.
    #[must_use]
    pub fn random(mut chance: [u8; 16]) -> Self {
        chance[7] = chance[7] & 0x0f | 0x40;
        chance[8] = chance[8] & 0x3f | 0x80;
        Self(chance)
    }

    /// Reads `{2B95F56D-9CA0-9A64-82CE-ADC1F3C55845}`, with or without braces.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let bare = match text.strip_prefix('{') {
            Some(rest) => rest.strip_suffix('}')?,
            None => text,
        };
        if bare.len() != 36 {
            return None;
        }
        let mut bytes = [0; 16];
        let mut digits = 0;
        for (at, byte) in bare.bytes().enumerate() {
            if matches!(at, 8 | 13 | 18 | 23) {
                if byte != b'-' {
                    return None;
                }
                continue;
            }
            // A hexadecimal digit is below 16.
            let digit = char::from(byte).to_digit(16)? as u8;
            let slot = bytes.get_mut(*ORDER.get(digits / 2)?)?;
            *slot = *slot << 4 | digit;
            digits += 1;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("{")?;
        for (at, byte) in ORDER.iter().enumerate() {
            if matches!(at, 4 | 6 | 8 | 10) {
                f.write_str("-")?;
            }
            write!(f, "{:02X}", self.0[*byte])?;
        }
        f.write_str("}")
    }
}

impl fmt::Debug for Guid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_guid_is_refused() {
        let text = "{03020100-0504-0706-0809-0A0B0C0D0E0F}";
        let guid = Guid::parse(text);
        assert_eq!(guid.map(|guid| guid.to_string()).as_deref(), Some(text));
        assert_eq!(Guid::parse(&text.to_lowercase()), guid);
        assert_eq!(Guid::parse(text.trim_matches(['{', '}'])), guid);
        for text in [
            "",
            "{}",
            "{03020100-0504-0706-0809-0A0B0C0D0E0F",
            "03020100-0504-0706-0809-0A0B0C0D0E0",
            "03020100-0504-0706-0809-0A0B0C0D0E0G",
            "03020100-0504-0706-08090-A0B0C0D0E0F",
            "0302010ß-0504-0706-0809-0A0B0C0D0E0",
        ] {
            assert_eq!(Guid::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_random_one_says_that_it_is() {
        let guid = Guid::random([0xff; 16]).to_string();
        assert_eq!(guid, "{FFFFFFFF-FFFF-4FFF-BFFF-FFFFFFFFFFFF}");
    }
}
