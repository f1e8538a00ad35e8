//! Percent-encoding and XML escaping (01 section 4).

use std::borrow::Cow;

use bytes::{BufMut, BytesMut};
use unicode_segmentation::UnicodeSegmentation;

const DIGITS: &[u8; 16] = b"0123456789ABCDEF";

/// Whether the byte needs no percent-encoding anywhere: letters, digits and `-._~`.
pub(super) fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

pub(super) fn push_percent(out: &mut BytesMut, byte: u8) {
    out.put_u8(b'%');
    out.put_u8(DIGITS[usize::from(byte >> 4)]);
    out.put_u8(DIGITS[usize::from(byte & 15)]);
}

/// Percent-encodes every byte but letters, digits and `-._~`: safe in a command line, an address and a header.
#[must_use]
pub fn percent_encode(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    push_encoded(&mut out, text);
    out
}

/// The longest beginning of the text, whole characters as people see them, whose encoded form has at most `limit`
/// bytes; and that form. Names are limited to 387 encoded bytes, group names to 61.
#[must_use]
pub fn percent_encode_within(text: &str, limit: usize) -> String {
    let mut out = String::new();
    for grapheme in text.graphemes(true) {
        let before = out.len();
        push_encoded(&mut out, grapheme);
        if out.len() > limit {
            out.truncate(before);
            break;
        }
    }
    out
}

fn push_encoded(out: &mut String, text: &str) {
    for byte in text.bytes() {
        if is_unreserved(byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.push(char::from(DIGITS[usize::from(byte >> 4)]));
            out.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
    }
}

/// Decodes every valid `%XX`. A stray `%` stays, `+` is a plus sign, and what is no UTF-8 afterwards becomes U+FFFD.
#[must_use]
pub fn percent_decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let mut out = Vec::with_capacity(text.len());
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let decoded = (byte == b'%')
            .then(|| {
                let mut ahead = bytes.clone();
                let high = hex_digit(ahead.next()?)?;
                let low = hex_digit(ahead.next()?)?;
                bytes = ahead;
                Some(high << 4 | low)
            })
            .flatten();
        out.push(decoded.unwrap_or(byte));
    }
    Cow::Owned(match String::from_utf8(out) {
        Ok(text) => text,
        Err(bad) => String::from_utf8_lossy(bad.as_bytes()).into_owned(),
    })
}

fn hex_digit(byte: u8) -> Option<u8> {
    // A hexadecimal digit is below 16.
    char::from(byte).to_digit(16).map(|digit| digit as u8)
}

/// Escapes `& < > " '`, and leaves out the control characters that no XML may hold.
#[must_use]
pub fn xml_escape(text: &str) -> Cow<'_, str> {
    let special = |c: char| matches!(c, '&' | '<' | '>' | '"' | '\'') || is_forbidden_in_xml(c);
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&apos;"),
            c if is_forbidden_in_xml(c) => {}
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// Escapes `& < > = \ " '` as numbers, as servers from MSNP13 on do (04 section 4): `&#x26;`.
#[must_use]
pub fn xml_escape_numerically(text: &str) -> Cow<'_, str> {
    let special =
        |c: char| matches!(c, '&' | '<' | '>' | '=' | '\\' | '"' | '\'') || is_forbidden_in_xml(c);
    if !text.contains(special) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if !special(c) {
            out.push(c);
        } else if !is_forbidden_in_xml(c) {
            out.push_str(&format!("&#x{:X};", u32::from(c)));
        }
    }
    Cow::Owned(out)
}

pub(crate) fn is_forbidden_in_xml(c: char) -> bool {
    matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cut_name_keeps_whole_characters() {
        assert_eq!(percent_encode_within("ab cd", 5), "ab%20");
        assert_eq!(percent_encode_within("ab cd", 4), "ab");
        // The flag is one grapheme of 8 bytes, 24 encoded.
        assert_eq!(percent_encode_within("x🇩🇪", 24), "x");
        assert_eq!(percent_encode_within("x🇩🇪", 25).len(), 25);
    }

    #[test]
    fn xml_text_is_escaped_only_where_needed() {
        assert!(matches!(xml_escape("At work"), Cow::Borrowed("At work")));
        assert_eq!(xml_escape("a<b & 'c'\u{1}"), "a&lt;b &amp; &apos;c&apos;");
        assert_eq!(
            xml_escape_numerically("a<b & \\0=\u{1}"),
            "a&#x3C;b &#x26; &#x5C;0&#x3D;"
        );
    }
}
