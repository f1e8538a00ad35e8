//! Handwriting (09 section 7).

use std::borrow::Cow;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use super::chunks::cut_payloads;
use super::text::MIN_LIMIT;
use crate::api::InkKind;
use crate::object::{LENIENT, utf16};

/// The largest drawing that is read, in bytes.
pub const MAX_INK: usize = 128 * 1024;
/// The most of a body in one payload: what others cut at.
const MAX_PIECE: usize = 1202;
/// What stands before the base64.
const MARK: &str = "base64:";

impl InkKind {
    /// The content type of a message that carries it: [`Capabilities::INK_GIF`](crate::command::Capabilities::INK_GIF)
    /// and [`INK_ISF`](crate::command::Capabilities::INK_ISF) say who reads it.
    #[must_use]
    pub fn content_type(self) -> &'static str {
        match self {
            Self::Gif => "image/gif",
            Self::Isf => "application/x-ms-ink",
        }
    }
}

/// A drawing as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ink<'a> {
    /// How it is written.
    pub kind: InkKind,
    base64: Cow<'a, str>,
}

impl<'a> Ink<'a> {
    pub(super) fn read(kind: InkKind, body: &'a [u8]) -> Option<Self> {
        let base64 = std::str::from_utf8(body).ok()?.trim();
        let base64 = base64.strip_prefix(MARK)?.trim_start();
        Some(Self {
            kind,
            base64: Cow::Borrowed(base64),
        })
    }

    /// Reads the blob of session 64, in which a drawing goes from peer to peer: the same in UTF-16, with a NUL behind the
    /// headers.
    #[must_use]
    pub fn read_blob(blob: &[u8]) -> Option<Ink<'static>> {
        if blob.len() > 4 * MAX_INK {
            return None;
        }
        let text = utf16(blob)?.replace('\0', "");
        let kind = [InkKind::Gif, InkKind::Isf].into_iter().find(|kind| {
            text.get(..text.find(MARK).unwrap_or(0))
                .is_some_and(|head| head.to_ascii_lowercase().contains(kind.content_type()))
        })?;
        let (_, base64) = text.split_once(MARK)?;
        Some(Ink {
            kind,
            base64: Cow::Owned(base64.trim().to_owned()),
        })
    }

    /// The drawing. `None` when it is broken, empty, or larger than [`MAX_INK`].
    #[must_use]
    pub fn bytes(&self) -> Option<Vec<u8>> {
        if self.base64.is_empty() || self.base64.len() > MAX_INK / 3 * 4 {
            return None;
        }
        LENIENT.decode(self.base64.as_ref()).ok()
    }
}

/// The payloads that carry this drawing: one if it is short, else chunks under `chunk_id`, a new GUID in braces, which
/// only those can read who join chunks ([`crate::command::Capabilities::CHUNKING`]). No payload is larger than `limit`
/// bytes.
#[must_use]
pub fn ink_payloads(kind: InkKind, bytes: &[u8], chunk_id: &str, limit: usize) -> Vec<Bytes> {
    let head = format!(
        "MIME-Version: 1.0\r\nContent-Type: {}\r\n",
        kind.content_type()
    );
    let body = format!("{MARK}{}", STANDARD.encode(bytes));
    let headers = head.len() + chunk_id.len() + "Message-ID: \r\nChunks: 1023\r\n\r\n".len();
    let budget = limit.max(MIN_LIMIT).saturating_sub(headers);
    let budget = budget.clamp(1, MAX_PIECE);
    let pieces: Vec<&[u8]> = body.as_bytes().chunks(budget).collect();
    cut_payloads(&head, &pieces, Some(chunk_id))
}

#[cfg(test)]
mod tests {
    use std::time::Instant;

    use super::*;
    use crate::message::{Joined, Joiner, MAX_PAYLOAD, Message};

    const ID: &str = "{6E1A4C20-8B7D-4F1E-9A55-0123456789AB}";

    fn arrived(payloads: &[Bytes]) -> Option<(InkKind, Vec<u8>)> {
        let mut joiner = Joiner::default();
        payloads.iter().find_map(
            |payload| match joiner.push("alice", payload, Instant::now()) {
                Joined::Whole(whole) => match Message::read(&whole) {
                    Message::Ink(ink) => Some((ink.kind, ink.bytes()?)),
                    other => panic!("no drawing: {other:?}"),
                },
                _ => None,
            },
        )
    }

    #[test]
    fn a_drawing_arrives_in_as_many_payloads_as_it_needs() {
        for (len, limit, count) in [
            (1, MAX_PAYLOAD, 1),
            (894, MAX_PAYLOAD, 1),
            (900, MAX_PAYLOAD, 2),
            (8000, MAX_PAYLOAD, 9),
            (8000, 0, 13),
        ] {
            let drawing = vec![7; len];
            for kind in [InkKind::Gif, InkKind::Isf] {
                let payloads = ink_payloads(kind, &drawing, ID, limit);
                assert_eq!(payloads.len(), count, "{len} bytes");
                let largest = payloads.iter().map(Bytes::len).max();
                assert!(largest <= Some(limit.max(MIN_LIMIT)));
                assert_eq!(arrived(&payloads), Some((kind, drawing.clone())));
            }
        }
    }

    #[test]
    fn a_blob_of_session_64_is_read() {
        let wide =
            |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        let blob = wide("Content-Type: image/gif\r\n\r\n\0base64:R0lGODlh");
        let ink = Ink::read_blob(&blob).expect("a drawing");
        assert_eq!(ink.kind, InkKind::Gif);
        assert_eq!(ink.bytes().as_deref(), Some(&b"GIF89a"[..]));
        for broken in ["", "image/gif", "base64:R0lGODlh", "text/plain base64:AA"] {
            assert_eq!(Ink::read_blob(&wide(broken)), None, "{broken}");
        }
        assert_eq!(Ink::read_blob(b"odd"), None);
    }

    #[test]
    fn broken_drawings_have_no_bytes() {
        let read = |body: &str| {
            let payload = format!("Content-Type: image/gif\r\n\r\n{body}");
            match Message::read(payload.as_bytes()) {
                Message::Ink(ink) => ink.bytes(),
                Message::Other { .. } => None,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(read("base64:R0lG\r\n").as_deref(), Some(&b"GIF"[..]));
        assert_eq!(read("base64:"), None);
        assert_eq!(read("base64:!"), None);
        assert_eq!(read("R0lG"), None);
        assert_eq!(
            read(&format!("base64:{}", "A".repeat(MAX_INK / 3 * 4 + 4))),
            None
        );
    }
}
