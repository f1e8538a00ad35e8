//! Finds the codes in a text.

use super::palette::{self, Rgb};

/// The longest code, in bytes.
const MOST: usize = 40;

/// The four styles, by the letters of their codes.
pub const STYLES: [u8; 4] = *b"bius";

/// The signs that stand for them after a dot.
const SIGNS: [u8; 4] = *b"#&@'";

/// What a code does with what follows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Code {
    /// The style with this number among [`STYLES`] begins or ends; `None` where it does what it did not do before.
    Style(usize, Option<bool>),
    /// A colour begins, of the letters or behind them.
    Open(Layer, Option<Rgb>),
    /// The last one ends; with a colour, it has turned into this one up to here.
    Close(Layer, Option<Rgb>),
    /// The old way: in place of all colours before. A missing one stays as it is.
    Colors(Option<Rgb>, Option<Rgb>),
    /// Everything ends.
    Plain,
}

/// What has a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    Ink,
    Ground,
}

/// A part of a text.
#[derive(Debug)]
pub enum Piece<'a> {
    Text(&'a str),
    Code(Code),
}

/// Cuts a text into codes and what stands between them. The time is in proportion to its length.
pub fn cut<'a>(text: &'a str, mut take: impl FnMut(Piece<'a>)) {
    let known = Known::of(text);
    let (mut rest, mut waiting) = (text, 0);
    while let Some(at) = rest
        .get(waiting..)
        .and_then(|from| from.find(['[', '\u{b7}']))
    {
        let (before, from) = rest.split_at(waiting + at);
        match code(&known, from) {
            Some((code, length)) => {
                if !before.is_empty() {
                    take(Piece::Text(before));
                }
                take(Piece::Code(code));
                rest = &from[length..];
                waiting = 0;
            }
            None => waiting = before.len() + from.chars().next().map_or(1, char::len_utf8),
        }
    }
    if !rest.is_empty() {
        take(Piece::Text(rest));
    }
}

/// Which words in brackets there are anywhere: a letter in brackets is a code only where it is closed again, since `a[i]`
/// is something people write.
#[derive(Debug, Default)]
struct Known {
    opened: [bool; 4],
    closed: [bool; 4],
    ink: bool,
    ground: bool,
}

impl Known {
    fn of(text: &str) -> Self {
        let mut known = Self::default();
        let bytes = text.as_bytes();
        for at in bytes
            .iter()
            .enumerate()
            .filter(|(_, b)| **b == b'[')
            .map(|(at, _)| at)
        {
            let byte = |by: usize| bytes.get(at + by).map_or(0, u8::to_ascii_lowercase);
            let style = |letter: u8| STYLES.iter().position(|style| *style == letter);
            match (byte(1), byte(2), byte(3)) {
                (b'c', b'=', _) => known.ink = true,
                (b'a', b'=', _) => known.ground = true,
                (letter, b']', _) => {
                    if let Some(style) = style(letter) {
                        known.opened[style] = true;
                    }
                }
                (b'/', letter, b']') => {
                    if let Some(style) = style(letter) {
                        known.closed[style] = true;
                    }
                }
                _ => {}
            }
        }
        known
    }
}

/// The code that a part of a text begins with, and its length in bytes.
fn code(known: &Known, from: &str) -> Option<(Code, usize)> {
    if let Some(old) = from.strip_prefix('\u{b7}') {
        let (code, length) = old_code(old.as_bytes())?;
        return Some((code, length + '\u{b7}'.len_utf8()));
    }
    let head = from.as_bytes().get(..MOST.min(from.len()))?;
    let end = head.iter().position(|b| *b == b']')?;
    let inner = from.get(1..end)?;
    let (closes, name) = match inner.strip_prefix('/') {
        Some(name) => (true, name),
        None => (false, inner),
    };
    let (name, value) = match name.split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None => (name, None),
    };
    let &[letter] = name.as_bytes() else {
        return None;
    };
    let letter = letter.to_ascii_lowercase();
    let code = if let Some(style) = STYLES.iter().position(|style| *style == letter) {
        let is_code = match value {
            None => known.opened[style] && known.closed[style],
            Some(value) => value.is_empty() || value == "1",
        };
        is_code.then_some(Code::Style(style, Some(!closes)))?
    } else {
        let (layer, opened) = match letter {
            b'c' => (Layer::Ink, known.ink),
            b'a' => (Layer::Ground, known.ground),
            _ => return None,
        };
        match (closes, value) {
            (false, Some(value)) => Code::Open(layer, palette::read(value)?),
            (true, Some(value)) => Code::Close(layer, palette::read(value)?),
            (true, None) if opened => Code::Close(layer, None),
            (_, None) => return None,
        }
    };
    Some((code, end + 1))
}

/// The code after a dot.
fn old_code(after: &[u8]) -> Option<(Code, usize)> {
    let first = *after.first()?;
    if let Some(style) = SIGNS.iter().position(|sign| *sign == first) {
        return Some((Code::Style(style, None), 1));
    }
    match first {
        b'0' => Some((Code::Plain, 1)),
        b'$' => {
            let (ink, ink_length) = old_color(after.get(1..)?);
            let (ground, ground_length) = match after.get(1 + ink_length) {
                Some(b',') => old_color(after.get(2 + ink_length..)?),
                _ => (None, 0),
            };
            let length = match (ink_length, ground_length) {
                (0, 0) => return None,
                (ink, 0) => 1 + ink,
                (ink, ground) => 2 + ink + ground,
            };
            Some((Code::Colors(ink, ground), length))
        }
        _ => None,
    }
}

/// A number of the palette or `#rrggbb`, and its length; 0 where there is none.
fn old_color(from: &[u8]) -> (Option<Rgb>, usize) {
    let length = match from.first() {
        Some(b'#') => {
            let digits = from.iter().skip(1).take(6);
            let six = digits.take_while(|b| b.is_ascii_hexdigit()).count() == 6;
            if six { 7 } else { 0 }
        }
        _ => from
            .iter()
            .take(2)
            .take_while(|b| b.is_ascii_digit())
            .count(),
    };
    let value = from.get(..length).unwrap_or_default();
    let color = std::str::from_utf8(value).ok().and_then(palette::read);
    (color.flatten(), length)
}
