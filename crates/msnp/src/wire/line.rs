//! Writing command lines.

use bytes::{BufMut, BytesMut};

use super::encoding::{is_unreserved, push_percent};

/// Writes one command line, word by word.
///
/// No word can break out of its place: blanks and control characters are always percent-encoded. A line that is not
/// ended by [`LineWriter::end`] or [`LineWriter::payload`] is left unfinished.
#[must_use]
pub struct LineWriter<'b> {
    out: &'b mut BytesMut,
}

impl<'b> LineWriter<'b> {
    /// Begins a line with this command.
    pub fn new(out: &'b mut BytesMut, command: &str) -> Self {
        push_word(out, command);
        Self { out }
    }

    /// A word as it stands: a handle, a cookie, a ticket.
    pub fn word(self, word: &str) -> Self {
        self.out.put_u8(b' ');
        push_word(self.out, word);
        self
    }

    /// A word behind a key, `N=bob@example.net`, as it stands.
    pub fn keyed(self, key: &str, word: &str) -> Self {
        let line = self.word(key);
        push_word(line.out, word);
        line
    }

    /// A word that can hold anything, percent-encoded: a name, a group, an object. An empty one is written as an
    /// encoded blank, for a line cannot hold an empty word.
    pub fn text(self, text: &str) -> Self {
        self.out.put_u8(b' ');
        self.push_text(text)
    }

    /// A percent-encoded word behind a key, `F=Bob%20B`.
    pub fn keyed_text(self, key: &str, text: &str) -> Self {
        self.word(key).push_text(text)
    }

    /// A number.
    pub fn number(self, number: u64) -> Self {
        self.out.put_u8(b' ');
        push_number(self.out, number);
        self
    }

    /// A word if there is one.
    pub fn maybe(self, word: Option<&str>) -> Self {
        match word {
            Some(word) => self.word(word),
            None => self,
        }
    }

    /// A percent-encoded word if there is one.
    pub fn maybe_text(self, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.text(text),
            None => self,
        }
    }

    /// A number if there is one.
    pub fn maybe_number(self, number: Option<impl Into<u64>>) -> Self {
        match number {
            Some(number) => self.number(number.into()),
            None => self,
        }
    }

    /// Ends the line.
    pub fn end(self) {
        self.out.extend_from_slice(b"\r\n");
    }

    /// Ends the line with the length of this payload, and adds the payload.
    pub fn payload(self, payload: &[u8]) {
        let line = self.number(payload.len() as u64);
        line.out.extend_from_slice(b"\r\n");
        line.out.extend_from_slice(payload);
    }

    fn push_text(self, text: &str) -> Self {
        if text.is_empty() {
            self.out.extend_from_slice(b"%20");
        }
        for byte in text.bytes() {
            if is_unreserved(byte) {
                self.out.put_u8(byte);
            } else {
                push_percent(self.out, byte);
            }
        }
        self
    }
}

fn push_word(out: &mut BytesMut, word: &str) {
    if word.bytes().all(|b| b > b' ' && b != 0x7f) {
        out.extend_from_slice(word.as_bytes());
        return;
    }
    for byte in word.bytes() {
        if byte > b' ' && byte != 0x7f {
            out.put_u8(byte);
        } else {
            push_percent(out, byte);
        }
    }
}

fn push_number(out: &mut BytesMut, mut number: u64) {
    let mut digits = [0_u8; 20];
    let mut used = 0;
    for digit in digits.iter_mut().rev() {
        // A remainder of ten fits.
        *digit = b'0' + (number % 10) as u8;
        used += 1;
        number /= 10;
        if number == 0 {
            break;
        }
    }
    out.extend_from_slice(digits.get(digits.len() - used..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_written_word_by_word() {
        let mut out = BytesMut::new();
        LineWriter::new(&mut out, "ADC")
            .number(20)
            .word("FL")
            .keyed("N=", "bob@example.net")
            .keyed_text("F=", "Bob 50%")
            .maybe_number(None::<u32>)
            .end();
        assert_eq!(&out[..], b"ADC 20 FL N=bob@example.net F=Bob%2050%25\r\n");
    }

    #[test]
    fn numbers_of_every_length() {
        for number in [0, 7, 10, 1664, u64::MAX] {
            let mut out = BytesMut::new();
            push_number(&mut out, number);
            assert_eq!(out, number.to_string().as_bytes());
        }
    }
}
