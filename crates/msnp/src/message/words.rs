//! Encoded words in headers, RFC 2047: `=?utf-8?B?SMOpbGxv?=`.

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::charset::decode_text;

/// Decodes every encoded word of a header; what is broken stays as it is. A blank between two encoded words is nothing.
#[must_use]
pub fn decode_words(header: &str) -> Cow<'_, str> {
    if !header.contains("=?") {
        return Cow::Borrowed(header);
    }
    let mut out = String::with_capacity(header.len());
    let mut rest = header;
    let mut after_word = false;
    while let Some(start) = rest.find("=?") {
        let (plain, from) = rest.split_at(start);
        match encoded_word(from) {
            Some((text, tail)) => {
                if !(after_word && plain.trim().is_empty()) {
                    out.push_str(plain);
                }
                out.push_str(&text);
                rest = tail;
                after_word = true;
            }
            None => {
                out.push_str(plain);
                out.push_str("=?");
                rest = from.strip_prefix("=?").unwrap_or_default();
                after_word = false;
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// The text of the encoded word that begins here, and what comes behind it.
fn encoded_word(from: &str) -> Option<(String, &str)> {
    let (charset, rest) = from.strip_prefix("=?")?.split_once('?')?;
    let (encoding, rest) = rest.split_once('?')?;
    let (text, tail) = rest.split_once("?=")?;
    let bytes = match encoding {
        // Escargot puts a blank before the end.
        "B" | "b" => STANDARD.decode(text.trim()).ok()?,
        "Q" | "q" => quoted(text),
        _ => return None,
    };
    Some((decode_text(&bytes, Some(charset)).into_owned(), tail))
}

fn quoted(text: &str) -> Vec<u8> {
    let mut bytes = text.bytes();
    let mut out = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        let decoded = (byte == b'=')
            .then(|| {
                let mut ahead = bytes.clone();
                let high = char::from(ahead.next()?).to_digit(16)?;
                let low = char::from(ahead.next()?).to_digit(16)?;
                bytes = ahead;
                // Two digits below 16.
                Some((high << 4 | low) as u8)
            })
            .flatten();
        out.push(match (decoded, byte) {
            (Some(decoded), _) => decoded,
            (None, b'_') => b' ',
            (None, byte) => byte,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encoded_words_are_decoded() {
        for (header, text) in [
            ("plain", "plain"),
            ("=?utf-8?B?SMOpbGxv?=", "Héllo"),
            ("=?utf-8?B?QWxpY2U= ?=", "Alice"),
            ("=?iso-8859-1?Q?caf=E9_au?= lait", "café au lait"),
            ("=?utf-8?B?SMOp?= =?utf-8?B?bGxv?=", "Héllo"),
            ("a =?utf-8?X?b?= c", "a =?utf-8?X?b?= c"),
            ("=?utf-8?B?!!?=", "=?utf-8?B?!!?="),
            ("=?", "=?"),
        ] {
            assert_eq!(decode_words(header), text, "{header}");
        }
    }
}
