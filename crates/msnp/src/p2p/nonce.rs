//! The first bytes of a direct connection, and how packets are told apart on it (10 section 5).
//!
//! Both ways a frame is its length, a little-endian `u32`, and so many bytes. The one who connects says [`HELLO`] and
//! sends a nonce; the one who listens compares it and answers with one.

use bytes::{Buf, Bytes, BytesMut};
use sha1::{Digest, Sha1};
use thiserror::Error;

use super::Guid;

/// The first frame of the one who connects: `foo` and a NUL.
pub const HELLO: [u8; 8] = *b"\x04\0\0\0foo\0";

/// The largest frame that is read, in bytes.
pub const MAX_FRAME: usize = 16 * 1024;

/// The frame that keeps a connection alive; [`Frames`] passes over it.
pub const KEEP_ALIVE: [u8; 4] = [0; 4];

/// What is announced as `Hashed-Nonce` for a nonce.
#[must_use]
pub fn hashed(nonce: Guid) -> Guid {
    let digest = Sha1::digest(nonce.0);
    let mut bytes = [0; 16];
    bytes
        .iter_mut()
        .zip(digest)
        .for_each(|(to, from)| *to = from);
    Guid(bytes)
}

/// The frame that carries a nonce in the first version: a packet without a body that holds it in place of the numbers
/// of an acknowledgement.
#[must_use]
pub fn frame_v1(identifier: u32, nonce: Guid) -> [u8; 52] {
    let mut frame = [0; 52];
    frame[0] = 48;
    frame[8..12].copy_from_slice(&identifier.to_le_bytes());
    frame[32..36].copy_from_slice(&FLAG_KEY.to_le_bytes());
    frame[36..].copy_from_slice(&nonce.0);
    frame
}

/// The frame that carries a nonce in the second version.
#[must_use]
pub fn frame_v2(nonce: Guid) -> [u8; 20] {
    let mut frame = [0; 20];
    frame[0] = 16;
    frame[4..].copy_from_slice(&nonce.0);
    frame
}

/// The flag of a packet that carries a nonce.
const FLAG_KEY: u32 = 0x100;

/// The nonce in a frame, in either form.
#[must_use]
pub fn read(frame: &[u8]) -> Option<Guid> {
    let nonce = match frame.len() {
        16 => frame,
        48 => {
            let flags = u32::from_le_bytes(frame.get(28..32)?.try_into().ok()?);
            // The upper half means nothing (07 section 2.2).
            if flags & 0xffff != FLAG_KEY {
                return None;
            }
            frame.get(32..)?
        }
        _ => return None,
    };
    nonce.try_into().ok().map(Guid)
}

/// Puts the length before a packet.
#[must_use]
pub fn framed(packet: &[u8]) -> Bytes {
    let mut frame = BytesMut::with_capacity(4 + packet.len());
    // Packets have at most 16 KiB.
    frame.extend_from_slice(&(packet.len() as u32).to_le_bytes());
    frame.extend_from_slice(packet);
    frame.freeze()
}

/// A frame is longer than [`MAX_FRAME`]: the other side speaks something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a frame of {0} bytes is too long")]
pub struct FrameTooLong(pub u32);

/// Takes the frames out of the bytes of a direct connection. A frame that came in one piece is not copied. Between calls
/// it keeps less than one frame, if what is there is taken out after each [`push`](Self::push).
#[derive(Debug, Default)]
pub struct Frames {
    input: Bytes,
    /// A frame that began in an earlier piece, with its length.
    begun: BytesMut,
}

impl Frames {
    /// Takes in what was read.
    pub fn push(&mut self, bytes: Bytes) {
        if self.input.is_empty() {
            self.input = bytes;
        } else {
            let mut all = BytesMut::from(self.input.as_ref());
            all.extend_from_slice(&bytes);
            self.input = all.freeze();
        }
    }

    /// The next whole frame, without its length; `None` when more must be read.
    ///
    /// # Errors
    ///
    /// When a frame is too long; the connection is then of no more use, and the same is said again.
    pub fn next_frame(&mut self) -> Result<Option<Bytes>, FrameTooLong> {
        loop {
            if self.begun.is_empty()
                && let Some(len) = frame_len(&self.input)?
                && self.input.len() >= 4 + len
            {
                self.input.advance(4);
                let frame = self.input.split_to(len);
                if frame.is_empty() {
                    continue;
                }
                return Ok(Some(frame));
            }
            // Piecewise: the length first, then as much as it says.
            let wanted = match frame_len(&self.begun)? {
                None => 4,
                Some(len) if self.begun.len() == 4 + len => {
                    let mut frame = std::mem::take(&mut self.begun);
                    frame.advance(4);
                    if frame.is_empty() {
                        continue;
                    }
                    return Ok(Some(frame.freeze()));
                }
                Some(len) => 4 + len,
            };
            let missing = wanted.saturating_sub(self.begun.len());
            let piece = self.input.split_to(missing.min(self.input.len()));
            if piece.is_empty() {
                // A slice of nothing would keep the whole read buffer.
                self.input = Bytes::new();
                return Ok(None);
            }
            self.begun.extend_from_slice(&piece);
        }
    }

    /// The bytes that wait for more.
    #[must_use]
    pub fn held(&self) -> usize {
        self.begun.len() + self.input.len()
    }
}

/// The length of the frame that begins here, if so much is there.
fn frame_len(bytes: &[u8]) -> Result<Option<usize>, FrameTooLong> {
    let Some(head) = bytes.first_chunk() else {
        return Ok(None);
    };
    let len = u32::from_le_bytes(*head);
    match usize::try_from(len) {
        Ok(small) if small <= MAX_FRAME => Ok(Some(small)),
        _ => Err(FrameTooLong(len)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn frames(pieces: &[&[u8]]) -> Vec<Bytes> {
        let mut splitter = Frames::default();
        let mut all = Vec::new();
        for piece in pieces {
            splitter.push(Bytes::copy_from_slice(piece));
            while let Some(frame) = splitter.next_frame().expect("short frames") {
                all.push(frame);
            }
            assert!(splitter.held() < 4 + MAX_FRAME);
        }
        all
    }

    #[test]
    fn frames_are_found_wherever_the_stream_is_cut() {
        let mut stream = HELLO.to_vec();
        stream.extend_from_slice(&KEEP_ALIVE);
        stream.extend_from_slice(&framed(b"packet"));
        let expected = [&b"foo\0"[..], b"packet"];
        assert_eq!(frames(&[&stream]), expected);
        for cut in 0..=stream.len() {
            let (head, tail) = stream.split_at(cut);
            assert_eq!(frames(&[head, tail]), expected, "cut at {cut}");
        }
        let bytes: Vec<&[u8]> = stream.chunks(1).collect();
        assert_eq!(frames(&bytes), expected);
    }

    #[test]
    fn a_frame_in_one_piece_is_not_copied() {
        let piece = framed(b"packet");
        let mut splitter = Frames::default();
        splitter.push(piece.clone());
        let frame = splitter.next_frame().expect("short").expect("a frame");
        assert_eq!(frame.as_ptr(), piece.slice(4..).as_ptr());
    }

    #[test]
    fn a_frame_that_is_too_long_ends_the_connection() {
        let mut splitter = Frames::default();
        splitter.push(Bytes::from_static(b"GET "));
        let error = Err(FrameTooLong(u32::from_le_bytes(*b"GET ")));
        assert_eq!(splitter.next_frame(), error);
        assert_eq!(splitter.next_frame(), error);
        // Also when it came byte by byte.
        let mut splitter = Frames::default();
        for byte in b"GET " {
            splitter.push(Bytes::copy_from_slice(&[*byte]));
            let last = *byte == b' ';
            assert_eq!(
                splitter.next_frame(),
                if last { error.clone() } else { Ok(None) }
            );
        }
        let mut splitter = Frames::default();
        splitter.push(framed(&[7; MAX_FRAME]));
        assert_eq!(
            splitter.next_frame(),
            Ok(Some(Bytes::from(vec![7; MAX_FRAME])))
        );
    }

    #[test]
    fn a_packet_without_the_flag_holds_no_nonce() {
        let mut frame = frame_v1(7, Guid([1; 16]));
        assert_eq!(read(&frame[4..]), Some(Guid([1; 16])));
        frame[33] = 0;
        assert_eq!(read(&frame[4..]), None);
        assert_eq!(read(b"foo\0"), None);
    }
}
