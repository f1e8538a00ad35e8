//! Cutting the byte stream into frames.

use std::collections::VecDeque;

use bytes::{Buf, Bytes, BytesMut};
use memchr::memchr;

use super::frame::Frame;
use super::payload::{LinkKind, Reader, payload_len};
use crate::dialect::Dialect;

/// Why a stream cannot be read on: the connection is to be closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WireError {
    /// A line has no end.
    #[error("a command line is longer than {limit} bytes")]
    LineTooLong {
        /// The longest line that is read, in bytes.
        limit: usize,
    },
    /// A payload is announced that nobody would send.
    #[error("a payload of more than {limit} bytes is announced")]
    PayloadTooLong {
        /// The longest payload that is read, in bytes.
        limit: usize,
    },
    /// A command that always has a payload does not tell how long it is.
    #[error("a command with a payload does not end with its length")]
    NoLength,
}

/// The most that is kept of one frame, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The longest line. The longest known ones carry a ticket or an object and stay below 4 KiB.
    pub line: usize,
    /// The longest payload.
    pub payload: usize,
}

impl Limits {
    /// What a link of this kind needs at most, with room to spare: mail data and policies on the notification server,
    /// 1664 bytes on the switchboard.
    #[must_use]
    pub fn of(link: LinkKind) -> Self {
        Self {
            line: 8 * 1024,
            payload: match link {
                LinkKind::Notification => 1024 * 1024,
                LinkKind::Switchboard => 64 * 1024,
            },
        }
    }
}

/// Cuts a stream into frames. However the stream is cut on its way, the frames are the same.
///
/// Whole frames are slices of the pushed buffers; only a frame that goes over the end of a buffer is copied, once. No
/// byte is looked at twice in search of an end of line. Memory: what was pushed and not taken yet, and at most one frame
/// within the [`Limits`].
pub struct Decoder {
    reader: Reader,
    dialect: Dialect,
    limits: Limits,
    /// Pushed and not looked at yet.
    waiting: VecDeque<Bytes>,
    /// The buffer being cut.
    current: Bytes,
    /// The beginning of a line or payload that goes on in a later buffer.
    partial: BytesMut,
    /// The line whose payload is being read, and the length of that.
    line: Option<(Bytes, usize)>,
    failed: Option<WireError>,
}

impl std::fmt::Debug for Decoder {
    /// What waits may hold a ticket.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Decoder({:?}, {})", self.reader, self.dialect)
    }
}

impl Decoder {
    /// A decoder for a new connection. The dialect matters for payloads of unknown commands and errors only; before
    /// `VER` is answered take the lowest offered one.
    #[must_use]
    pub fn new(reader: Reader, link: LinkKind, dialect: Dialect) -> Self {
        Self::with_limits(reader, dialect, Limits::of(link))
    }

    /// A decoder with limits of its own.
    #[must_use]
    pub fn with_limits(reader: Reader, dialect: Dialect, limits: Limits) -> Self {
        Self {
            reader,
            dialect,
            limits,
            waiting: VecDeque::new(),
            current: Bytes::new(),
            partial: BytesMut::new(),
            line: None,
            failed: None,
        }
    }

    /// From the next frame on this dialect is spoken.
    pub fn set_dialect(&mut self, dialect: Dialect) {
        self.dialect = dialect;
    }

    /// Takes in bytes as they arrived.
    pub fn push(&mut self, bytes: Bytes) {
        if self.failed.is_some() || bytes.is_empty() || self.absorb(&bytes) {
            return;
        }
        if self.current.is_empty() && self.waiting.is_empty() {
            self.current = bytes;
        } else {
            self.waiting.push_back(bytes);
        }
    }

    /// Whether [`Decoder::next`] could have anything to tell: quickly answered, since pieces of messages may be many.
    #[must_use]
    pub fn may_have_frame(&self) -> bool {
        !self.current.is_empty() || !self.waiting.is_empty() || self.failed.is_some()
    }

    /// Takes in a small piece that ends nothing: the rest of the frame is still to come.
    fn absorb(&mut self, bytes: &Bytes) -> bool {
        // Long pieces are better not copied before it is known that they must be.
        if bytes.len() > 64 || self.may_have_frame() {
            return false;
        }
        let (ends, limit) = match &self.line {
            Some((_, len)) => (false, *len),
            None => (bytes.contains(&b'\n'), self.limits.line + 1),
        };
        let absorbed = !ends && self.partial.len() + bytes.len() < limit;
        if absorbed {
            self.partial.extend_from_slice(bytes);
        }
        absorbed
    }

    /// The next whole frame; `None` when more bytes are needed.
    ///
    /// # Errors
    /// When the stream cannot be read on; the same error again from then on.
    #[expect(
        clippy::should_implement_trait,
        reason = "an iterator that ends and goes on would mislead"
    )]
    pub fn next(&mut self) -> Result<Option<Frame>, WireError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        self.read().inspect_err(|error| {
            self.failed = Some(*error);
            self.waiting = VecDeque::new();
            self.current = Bytes::new();
            self.partial = BytesMut::new();
            self.line = None;
        })
    }

    fn read(&mut self) -> Result<Option<Frame>, WireError> {
        loop {
            if let Some((_, len)) = &self.line {
                let Some(payload) = self.take(*len) else {
                    return Ok(None);
                };
                let line = self.line.take().map(|(line, _)| line).unwrap_or_default();
                return Ok(Some(Frame::received(line, Some(payload))));
            }
            let Some(line) = self.take_line()? else {
                return Ok(None);
            };
            // A blank line is nothing at all.
            if line.is_empty() {
                continue;
            }
            match payload_len(self.reader, self.dialect, &line, self.limits.payload)? {
                Some(len) => self.line = Some((line, len)),
                None => return Ok(Some(Frame::received(line, None))),
            }
        }
    }

    /// Goes on to the next buffer that holds something.
    fn refill(&mut self) -> bool {
        while self.current.is_empty() {
            match self.waiting.pop_front() {
                Some(next) => self.current = next,
                None => return false,
            }
        }
        true
    }

    /// The next line, without its end and the blanks around it.
    fn take_line(&mut self) -> Result<Option<Bytes>, WireError> {
        let too_long = WireError::LineTooLong {
            limit: self.limits.line,
        };
        while self.refill() {
            let end = memchr(b'\n', &self.current);
            let more = end.unwrap_or(self.current.len());
            if self.partial.len() + more > self.limits.line {
                return Err(too_long);
            }
            let Some(end) = end else {
                self.partial.extend_from_slice(&self.current);
                self.current = Bytes::new();
                continue;
            };
            let piece = self.current.split_to(end + 1);
            return Ok(Some(trim(if self.partial.is_empty() {
                piece
            } else {
                self.partial.extend_from_slice(&piece);
                self.partial.split().freeze()
            })));
        }
        Ok(None)
    }

    /// The next `len` bytes, when they are all there.
    fn take(&mut self, len: usize) -> Option<Bytes> {
        if len == 0 {
            return Some(Bytes::new());
        }
        while self.refill() {
            if self.partial.is_empty() && self.current.len() >= len {
                return Some(self.current.split_to(len));
            }
            // `partial` never holds more than `len` here.
            let missing = len - self.partial.len();
            match self.current.get(..missing) {
                Some(rest) => {
                    self.partial.extend_from_slice(rest);
                    self.current.advance(missing);
                    return Some(self.partial.split().freeze());
                }
                None => {
                    self.partial.extend_from_slice(&self.current);
                    self.current = Bytes::new();
                }
            }
        }
        None
    }
}

/// The line without its end, and without blanks around it.
fn trim(line: Bytes) -> Bytes {
    let inner = line.trim_ascii();
    line.slice_ref(inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoder() -> Decoder {
        Decoder::new(Reader::Client, LinkKind::Switchboard, Dialect::Msnp12)
    }

    fn lines(decoder: &mut Decoder) -> Vec<String> {
        std::iter::from_fn(|| decoder.next().expect("readable"))
            .map(|frame| {
                let payload = frame.payload().map(|p| format!("{p:?}"));
                format!("{}{}", frame.line(), payload.unwrap_or_default())
            })
            .collect()
    }

    #[test]
    fn frames_are_slices_of_what_was_pushed() {
        let received = Bytes::from_static(b"MSG bob@example.net Bob 5\r\nhelloACK 3\r\n");
        let mut decoder = decoder();
        decoder.push(received.clone());
        let frame = decoder.next().expect("readable").expect("a frame");
        let payload = frame.payload().expect("a payload");
        assert_eq!(payload.as_ptr(), received[27..].as_ptr());
        assert_eq!(lines(&mut decoder), ["ACK 3"]);
    }

    #[test]
    fn pushing_before_all_is_taken_loses_nothing() {
        let mut decoder = decoder();
        for piece in [
            "ACK 1\r\nNA",
            "",
            "K 2\r",
            "\nMSG a b 3\r\nx",
            "yz\r\n\r\nACK 4\n",
        ] {
            decoder.push(Bytes::from(piece));
        }
        assert_eq!(
            lines(&mut decoder),
            ["ACK 1", "NAK 2", "MSG a b 3b\"xyz\"", "ACK 4"]
        );
    }

    #[test]
    fn bad_utf8_in_a_line_is_replaced() {
        let mut decoder = decoder();
        decoder.push(Bytes::from_static(b"JOI bob@example.net B\xffb\r\n"));
        assert_eq!(lines(&mut decoder), ["JOI bob@example.net B\u{fffd}b"]);
    }

    #[test]
    fn a_line_without_end_is_given_up() {
        let error = Err(WireError::LineTooLong { limit: 8192 });
        let mut whole = decoder();
        whole.push(Bytes::from(vec![b'x'; 9000]));
        assert_eq!(whole.next(), error);
        let mut pieces = decoder();
        for _ in 0..8192 {
            pieces.push(Bytes::from_static(b"x"));
            assert_eq!(pieces.next(), Ok(None));
        }
        pieces.push(Bytes::from_static(b"x"));
        assert_eq!(pieces.next(), error);
        pieces.push(Bytes::from_static(b"\r\nACK 1\r\n"));
        assert_eq!(pieces.next(), error);
    }

    #[test]
    fn an_announced_payload_costs_nothing_before_it_comes() {
        let mut decoder = decoder();
        decoder.push(Bytes::from_static(b"MSG a b 65536\r\nx"));
        assert_eq!(decoder.next(), Ok(None));
        assert!(decoder.partial.capacity() < 4096);
        decoder.push(Bytes::from(vec![b'y'; 65535]));
        let frame = decoder.next().expect("readable").expect("a frame");
        assert_eq!(frame.payload().map(Bytes::len), Some(65536));
    }
}
