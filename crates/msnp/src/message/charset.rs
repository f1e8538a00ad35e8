//! Bytes of a text to characters, and its line ends.

use std::borrow::Cow;

/// The text in a body (05 section 4): what says it is UTF-8 is read as such, bad sequences replaced; without a charset,
/// or with another one, it is UTF-8 if it is valid and windows-1252 (which holds ISO-8859-1) if not. Lines end with `\n`.
#[must_use]
pub fn decode_text<'a>(body: &'a [u8], charset: Option<&str>) -> Cow<'a, str> {
    decode_text_with(body, || charset)
}

/// The same, asking for the charset only where it matters.
pub(super) fn decode_text_with<'a, 'c>(
    body: &'a [u8],
    charset: impl FnOnce() -> Option<&'c str>,
) -> Cow<'a, str> {
    let is_utf8 = || charset().is_some_and(|name| name.eq_ignore_ascii_case("utf-8"));
    match std::str::from_utf8(body) {
        Ok(text) => lines_from_wire(text),
        Err(_) if is_utf8() => {
            Cow::Owned(lines_from_wire(&String::from_utf8_lossy(body)).into_owned())
        }
        Err(_) => {
            let text: String = body.iter().map(|&byte| from_windows_1252(byte)).collect();
            Cow::Owned(lines_from_wire(&text).into_owned())
        }
    }
}

/// CRLF, CR and LF become LF.
fn lines_from_wire(text: &str) -> Cow<'_, str> {
    if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    }
}

/// CRLF, CR and LF become CRLF.
#[must_use]
pub fn lines_to_wire(text: &str) -> Cow<'_, str> {
    if !text.contains(['\r', '\n']) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(lines_from_wire(text).replace('\n', "\r\n"))
}

/// The character of a byte; the five bytes that mean nothing in windows-1252 are control characters.
pub(super) fn from_windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž',
        '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}',
        'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_charset_is_guessed_where_none_is_told() {
        assert_eq!(decode_text("héllo".as_bytes(), None), "héllo");
        assert_eq!(decode_text(b"h\xe9llo \x80", None), "héllo €");
        assert_eq!(decode_text(b"h\xe9llo", Some("ISO-8859-1")), "héllo");
        assert_eq!(decode_text(b"h\xe9llo", Some("utf-8")), "h\u{fffd}llo");
    }

    #[test]
    fn every_line_end_is_one() {
        assert_eq!(
            decode_text(b"a\r\nb\rc\nd\r\n\r\ne", None),
            "a\nb\nc\nd\n\ne"
        );
        assert_eq!(lines_to_wire("a\nb\r\nc\rd"), "a\r\nb\r\nc\r\nd");
        assert!(matches!(lines_to_wire("plain"), Cow::Borrowed(_)));
    }
}
