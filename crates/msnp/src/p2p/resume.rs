//! Going on with a file that broke off: between two programs of this kind only, and seen by no other.
//!
//! Chapter 10 knows no such thing. The offer carries SHA-256 of the file in a line of its own, which other programs pass
//! over as they do with every line they do not know; the yes of who has a part of that very file already says how long
//! it is. The blob is then the rest of the file. Whoever has all of it says so with their farewell, in the same line.

use bytes::{Bytes, BytesMut};

use super::slp::Content;
use crate::message::Fields;

const HASH: &str = "X-Papilio-SHA256";
const OFFSET: &str = "X-Papilio-Offset";

/// The bytes in hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// An offer that tells the hash of the file.
pub(crate) fn offer(content: Content, hash: Option<&[u8; 32]>) -> Content {
    match hash {
        Some(hash) => with_line(content, HASH, &hex(hash)),
        None => content,
    }
}

/// The hash that an offer tells.
pub(crate) fn offered(content: &Content) -> Option<[u8; 32]> {
    let text = Fields::new(&content.body).get(HASH)?.into_owned();
    let (digits, []) = text.as_bytes().as_chunks::<2>() else {
        return None;
    };
    let mut hash = [0; 32];
    if digits.len() != hash.len() {
        return None;
    }
    for (byte, pair) in hash.iter_mut().zip(digits) {
        let pair = std::str::from_utf8(pair).ok()?;
        *byte = u8::from_str_radix(pair, 16).ok()?;
    }
    Some(hash)
}

/// A yes, or a farewell, that says how many bytes are there. Only a sender that told the hash is given it.
pub(crate) fn answer(content: Content, offset: Option<u64>) -> Content {
    match offset {
        None => content,
        Some(offset) => with_line(content, OFFSET, &offset.to_string()),
    }
}

/// How many bytes are there, by a yes or a farewell of somebody who says it.
pub(crate) fn offset(content: &Content) -> Option<u64> {
    Fields::new(&content.body).number(OFFSET)
}

/// One line more before the blank one at the end.
pub(crate) fn with_line(content: Content, name: &str, value: &str) -> Content {
    let body = content.body.strip_suffix(b"\r\n").unwrap_or(&content.body);
    let mut out = BytesMut::from(body);
    out.extend_from_slice(format!("{name}: {value}\r\n\r\n").as_bytes());
    Content {
        body: Bytes::from(out),
        ..content
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::p2p::body::{Application, SessionAnswer, SessionRequest};

    #[test]
    fn what_is_added_is_found_and_changes_nothing_else() {
        let request = SessionRequest {
            application: Application::File,
            session_id: 7,
            app_id: 2,
            flags: None,
            context: Some("QUJD".to_owned()),
        };
        let hash: [u8; 32] = std::array::from_fn(|at| at as u8 * 7);
        let content = offer(Content::from(&request), Some(&hash));
        assert_eq!(offered(&content), Some(hash));
        assert_eq!(SessionRequest::read(&content), Some(request.clone()));
        assert_eq!(offered(&Content::from(&request)), None);
        let yes = SessionAnswer {
            session_id: Some(7),
        };
        for there in [0, 12] {
            let content = answer(Content::from(&yes), Some(there));
            assert_eq!(offset(&content), Some(there));
            assert_eq!(SessionAnswer::read(&content), yes);
        }
        assert_eq!(answer(Content::from(&yes), None), Content::from(&yes));
        assert_eq!(offset(&Content::from(&yes)), None);
    }

    #[test]
    fn what_is_no_hash_or_offset_is_none() {
        let plain = Content::from(&SessionAnswer::default());
        for text in [
            "",
            "00",
            &"0g".repeat(32),
            &"00".repeat(33),
            &"é".repeat(32),
        ] {
            assert_eq!(
                offered(&with_line(plain.clone(), HASH, text)),
                None,
                "{text}"
            );
        }
        for text in ["-1", "x", "99999999999999999999999"] {
            assert_eq!(
                offset(&with_line(plain.clone(), OFFSET, text)),
                None,
                "{text}"
            );
        }
    }
}
