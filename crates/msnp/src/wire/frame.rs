//! One command with its payload.

use std::fmt;

use bytes::{Bytes, BytesMut};

use super::line::LineWriter;

/// One command line and the payload that may belong to it. Both are slices of what was received.
///
/// A frame keeps the buffer it was cut from alive: copy out what is to be kept for long.
#[derive(Clone, PartialEq, Eq)]
pub struct Frame {
    /// The line without its end, valid UTF-8.
    line: Bytes,
    payload: Option<Bytes>,
}

impl Frame {
    /// A frame of these words, for tests and for commands that have no type of their own. Blanks and control
    /// characters within a word are percent-encoded. With a payload its length is added as the last word.
    #[must_use]
    pub fn new<'w>(words: impl IntoIterator<Item = &'w str>, payload: Option<Bytes>) -> Self {
        let mut out = BytesMut::new();
        let mut words = words.into_iter();
        let mut line = LineWriter::new(&mut out, words.next().unwrap_or_default());
        for word in words {
            line = line.word(word);
        }
        if let Some(payload) = &payload {
            line = line.number(payload.len() as u64);
        }
        line.end();
        out.truncate(out.len() - 2);
        Self {
            line: out.freeze(),
            payload,
        }
    }

    /// A frame of a line as received, bad UTF-8 replaced.
    pub(super) fn received(line: Bytes, payload: Option<Bytes>) -> Self {
        let line = match std::str::from_utf8(&line) {
            Ok(_) => line,
            Err(_) => Bytes::from(String::from_utf8_lossy(&line).into_owned()),
        };
        Self { line, payload }
    }

    /// The whole line, without its end. Bad UTF-8 has been replaced by U+FFFD.
    #[must_use]
    pub fn line(&self) -> &str {
        // Always valid: both constructors see to it.
        std::str::from_utf8(&self.line).unwrap_or_default()
    }

    /// The first word: `MSG`, or the three digits of an error.
    #[must_use]
    pub fn command(&self) -> &str {
        self.words().next().unwrap_or_default()
    }

    /// All words, the command first.
    #[must_use]
    pub fn words(&self) -> Words<'_> {
        Words { rest: self.line() }
    }

    /// The word at this place; the command is at 0.
    #[must_use]
    pub fn word(&self, at: usize) -> Option<&str> {
        self.words().nth(at)
    }

    /// The payload. `Some` and empty is a payload of length 0.
    #[must_use]
    pub fn payload(&self) -> Option<&Bytes> {
        self.payload.as_ref()
    }

    /// Writes the frame as it was, its line ended by CRLF.
    pub fn write(&self, out: &mut BytesMut) {
        out.extend_from_slice(&self.line);
        out.extend_from_slice(b"\r\n");
        if let Some(payload) = &self.payload {
            out.extend_from_slice(payload);
        }
    }

    /// The frame as bytes of the wire.
    #[must_use]
    pub fn to_bytes(&self) -> Bytes {
        let mut out = BytesMut::with_capacity(
            self.line.len() + 2 + self.payload.as_ref().map_or(0, Bytes::len),
        );
        self.write(&mut out);
        out.freeze()
    }
}

impl fmt::Debug for Frame {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Frame({}", harmless(self.line()))?;
        match &self.payload {
            Some(payload) => write!(f, " + {} bytes)", payload.len()),
            None => f.write_str(")"),
        }
    }
}

/// The line, or the command alone where the line may hold a ticket or a cookie.
pub(crate) fn harmless(line: &str) -> String {
    match Words::new(line).next() {
        Some(secret @ ("USR" | "ANS" | "XFR" | "RNG")) => format!("{secret} ***"),
        _ => line.to_owned(),
    }
}

/// The words of a line: runs of blanks part them, a trailing blank is nothing.
#[derive(Clone)]
pub struct Words<'a> {
    rest: &'a str,
}

impl fmt::Debug for Words<'_> {
    /// They may hold a ticket.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Words({} bytes)", self.rest.len())
    }
}

impl<'a> Words<'a> {
    /// The words of this line.
    #[must_use]
    pub fn new(line: &'a str) -> Self {
        Self { rest: line }
    }

    /// What has not been taken yet, as it stands.
    #[must_use]
    pub fn rest(&self) -> &'a str {
        self.rest
    }
}

impl<'a> Iterator for Words<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        while let Some(rest) = self.rest.strip_prefix(' ') {
            self.rest = rest;
        }
        if self.rest.is_empty() {
            return None;
        }
        let (word, rest) = cut(self.rest, b' ');
        self.rest = rest;
        Some(word)
    }
}

/// The text before the first of this ASCII character, and the text behind it; the whole and nothing where there is none.
/// Made for short texts, where it is faster than a search of the standard library.
pub(crate) fn cut(text: &str, at: u8) -> (&str, &str) {
    let end = text.bytes().position(|b| b == at).unwrap_or(text.len());
    // An ASCII character is a whole one, so both are borders of characters.
    let (before, behind) = text.split_at_checked(end).unwrap_or((text, ""));
    (before, behind.get(1..).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_is_written_with_the_length_of_its_payload() {
        let frame = Frame::new(["MSG", "4", "U"], Some(Bytes::from_static(b"h\xc3\xa9")));
        assert_eq!(&frame.to_bytes()[..], b"MSG 4 U 3\r\nh\xc3\xa9");
        assert_eq!(frame.word(3), Some("3"));
    }

    #[test]
    fn a_word_cannot_break_out_of_its_line() {
        let frame = Frame::new(["CAL", "2", "a b\r\nOUT"], None);
        assert_eq!(&frame.to_bytes()[..], b"CAL 2 a%20b%0D%0AOUT\r\n");
    }

    #[test]
    fn debug_shows_neither_tickets_nor_payloads() {
        let frame = Frame::new(["USR", "4", "TWN", "S", "t=secret"], None);
        assert_eq!(format!("{frame:?}"), "Frame(USR ***)");
        let frame = Frame::new(["MSG", "1", "N"], Some(Bytes::from_static(b"private")));
        assert_eq!(format!("{frame:?}"), "Frame(MSG 1 N 7 + 7 bytes)");
    }
}
