//! Leaving a message by the notification server: `UUM` of MSNP18 (14 section 3).

use bytes::{Bytes, BytesMut};

use crate::api::TextFormat;
use crate::message::text_payloads;

/// Said to servers that deliver the message as soon as its reader is there; without this line Escargot drops it.
const DEST_AGENT: &[u8] = b"Dest-Agent: client\r\n";
const VERSION: &[u8] = b"MIME-Version: 1.0\r\n";
/// The largest payload, in bytes.
const LIMIT: usize = 1_500;

/// The payloads that carry this text, in order: one if it fits.
#[must_use]
pub fn offline_payloads(text: &str, format: &TextFormat) -> Vec<Bytes> {
    text_payloads(text, format, None, LIMIT)
        .into_iter()
        .map(|payload| {
            let rest = payload.strip_prefix(VERSION).unwrap_or(&payload);
            let mut out = BytesMut::with_capacity(payload.len() + DEST_AGENT.len());
            out.extend_from_slice(VERSION);
            out.extend_from_slice(DEST_AGENT);
            out.extend_from_slice(rest);
            out.freeze()
        })
        .collect()
}
