//! `X-MMS-IM-Format`: how a text looks (05 section 5).

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use crate::api::{Color, TextFormat};
use crate::wire::{cut, percent_decode, percent_encode};

/// The longest font name, in characters, as Windows has it.
const MAX_FONT: usize = 31;

/// The value of an `X-MMS-IM-Format` header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ImFormat<'a> {
    /// `FN`: the font family.
    pub font: Option<Cow<'a, str>>,
    /// `EF` with `B`.
    pub bold: bool,
    /// `EF` with `I`.
    pub italic: bool,
    /// `EF` with `U`.
    pub underline: bool,
    /// `EF` with `S`.
    pub strike: bool,
    /// `CO`: the colour; black when it is missing.
    pub color: Option<Color>,
    /// `CS`: the Windows charset, a hint for choosing the font.
    pub charset: Option<u8>,
    /// `PF`, first digit: the family, 0 to 5.
    pub family: Option<u8>,
    /// `PF`, second digit: the pitch, 0 to 2.
    pub pitch: Option<u8>,
    /// `RL`: written from right to left.
    pub rtl: bool,
}

impl<'a> ImFormat<'a> {
    /// Reads the header: fields in any order, unknown ones ignored; a broken value drops only its own field.
    #[must_use]
    pub fn parse(header: &'a str) -> Self {
        let mut format = Self::default();
        let mut rest = header;
        while !rest.is_empty() {
            let (field, tail) = cut(rest, b';');
            rest = tail;
            let (key, value) = cut(field, b'=');
            let value = value.trim_ascii();
            match key.trim_ascii().as_bytes() {
                [b'F' | b'f', b'N' | b'n'] => {
                    format.font = Some(percent_decode(value)).filter(|font| !font.is_empty());
                }
                [b'E' | b'e', b'F' | b'f'] => format.effects(value),
                [b'C' | b'c', b'O' | b'o'] => format.color = color(value).or(format.color),
                [b'C' | b'c', b'S' | b's'] => format.charset = u8::from_str_radix(value, 16).ok(),
                [b'P' | b'p', b'F' | b'f'] => {
                    // One digit is the pitch of family 0.
                    if let Ok(both) = u8::from_str_radix(value, 16) {
                        format.family = Some(both >> 4);
                        format.pitch = Some(both & 15);
                    }
                }
                [b'R' | b'r', b'L' | b'l'] => format.rtl = value == "1",
                _ => {}
            }
        }
        format
    }

    /// The header of a text in this format. Without a font it is the one that every Windows has.
    #[must_use]
    pub fn of(format: &'a TextFormat) -> Self {
        Self {
            font: format.font.as_deref().map(Cow::Borrowed),
            bold: format.bold,
            italic: format.italic,
            underline: format.underline,
            strike: format.strike,
            color: format.color,
            charset: None,
            family: None,
            pitch: None,
            rtl: format.rtl,
        }
    }

    fn effects(&mut self, letters: &str) {
        for letter in letters.bytes() {
            match letter.to_ascii_uppercase() {
                b'B' => self.bold = true,
                b'I' => self.italic = true,
                b'U' => self.underline = true,
                b'S' => self.strike = true,
                _ => {}
            }
        }
    }
}

/// Hexadecimal digits of 0xBBGGRR; of more than six the last six count.
fn color(digits: &str) -> Option<Color> {
    let is_hex = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
    let digits = is_hex.then(|| digits.get(digits.len().saturating_sub(6)..))??;
    let [_, b, g, r] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some(Color { r, g, b })
}

impl From<ImFormat<'_>> for TextFormat {
    fn from(format: ImFormat<'_>) -> Self {
        Self {
            font: format.font.as_deref().map(Arc::from),
            bold: format.bold,
            italic: format.italic,
            underline: format.underline,
            strike: format.strike,
            color: format.color,
            rtl: format.rtl,
        }
    }
}

impl fmt::Display for ImFormat<'_> {
    /// Writes the header as the official client does: every field but `RL` is always there, in this order.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let font = self.font.as_deref().unwrap_or("MS Shell Dlg");
        let font: String = font.chars().take(MAX_FONT).collect();
        write!(f, "FN={}; EF=", percent_encode(&font))?;
        for (on, letter) in [
            (self.bold, "B"),
            (self.italic, "I"),
            (self.underline, "U"),
            (self.strike, "S"),
        ] {
            if on {
                f.write_str(letter)?;
            }
        }
        let Color { r, g, b } = self.color.unwrap_or_default();
        let color = u32::from(b) << 16 | u32::from(g) << 8 | u32::from(r);
        let pitch = self.family.unwrap_or(0) << 4 | self.pitch.unwrap_or(0) & 15;
        write!(
            f,
            "; CO={color:x}; CS={:x}; PF={pitch:x}",
            self.charset.unwrap_or(0)
        )?;
        if self.rtl {
            f.write_str("; RL=1")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broken_value_drops_only_its_own_field() {
        let format = ImFormat::parse("FN=; EF=B!?; CO=xyz; CS=zzz; PF=; RL=2; ;=;FOO=1");
        let bold = ImFormat {
            bold: true,
            ..ImFormat::default()
        };
        assert_eq!(format, bold);
        let long = ImFormat::parse("CO=ff123456");
        let expected = Color {
            r: 0x56,
            g: 0x34,
            b: 0x12,
        };
        assert_eq!(long.color, Some(expected));
    }

    #[test]
    fn a_format_without_wishes_is_written_whole() {
        let header = ImFormat::of(&TextFormat::default()).to_string();
        assert_eq!(header, "FN=MS%20Shell%20Dlg; EF=; CO=0; CS=0; PF=0");
    }
}
