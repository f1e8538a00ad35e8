//! Cuts what a client sends into commands.

use bytes::{Buf, Bytes, BytesMut};

/// The longest command line taken in, in bytes. The longest true one, `CHG` with an object, has about a thousand.
const MAX_LINE: usize = 8 * 1024;
/// The longest payload taken in, in bytes.
const MAX_PAYLOAD: usize = 16 * 1024;
/// Commands of a client that carry a payload; its length is their last word (01 section 3).
const WITH_PAYLOAD: [&str; 11] = [
    "MSG", "QRY", "UUX", "PAG", "PGD", "SDC", "ADL", "RML", "FQY", "UUN", "UUM",
];

/// One command of a client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Request {
    /// The line without its end.
    pub line: String,
    /// What follows the line; empty for most commands.
    pub payload: Bytes,
}

impl Request {
    /// The words of the line. Runs of blanks count as one.
    pub(super) fn words(&self) -> Vec<&str> {
        self.line
            .split(' ')
            .filter(|word| !word.is_empty())
            .collect()
    }
}

/// The stream is no MSNP, or its sender means harm: nothing after this can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// What has arrived of the next commands.
#[derive(Debug, Default)]
pub(super) struct Reader {
    buffer: BytesMut,
    /// So many bytes at the beginning hold no end of line.
    searched: usize,
    /// The line whose payload is awaited, and how long that is.
    waiting: Option<(String, usize)>,
}

impl Reader {
    /// Takes in what arrived.
    pub(super) fn push(&mut self, bytes: &[u8]) {
        self.buffer.extend_from_slice(bytes);
    }

    /// The next whole command. After `Broken` the link is to be closed.
    pub(super) fn next(&mut self) -> Result<Option<Request>, Broken> {
        loop {
            if let Some((line, length)) = self.waiting.take() {
                if self.buffer.len() < length {
                    self.waiting = Some((line, length));
                    return Ok(None);
                }
                let payload = self.buffer.split_to(length).freeze();
                return Ok(Some(Request { line, payload }));
            }
            let Some(line) = self.line()? else {
                return Ok(None);
            };
            if line.is_empty() {
                continue;
            }
            let name = line.split(' ').next().unwrap_or_default();
            if !WITH_PAYLOAD.contains(&name) {
                return Ok(Some(Request {
                    line,
                    payload: Bytes::new(),
                }));
            }
            let length = line
                .split(' ')
                .rfind(|word| !word.is_empty())
                .and_then(|word| word.parse().ok())
                .filter(|&length| length <= MAX_PAYLOAD)
                .ok_or(Broken)?;
            self.waiting = Some((line, length));
        }
    }

    /// The next line without its end.
    fn line(&mut self) -> Result<Option<String>, Broken> {
        let fresh = self.buffer.get(self.searched..).unwrap_or_default();
        let Some(at) = fresh.iter().position(|&byte| byte == b'\n') else {
            self.searched = self.buffer.len();
            return if self.searched > MAX_LINE {
                Err(Broken)
            } else {
                Ok(None)
            };
        };
        let end = self.searched + at;
        self.searched = 0;
        if end > MAX_LINE {
            return Err(Broken);
        }
        let line = self.buffer.split_to(end);
        self.buffer.advance(1);
        let line = line.strip_suffix(b"\r").unwrap_or(&line);
        Ok(Some(String::from_utf8_lossy(line).into_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(reader: &mut Reader) -> Vec<(String, Vec<u8>)> {
        let mut found = Vec::new();
        while let Some(request) = reader.next().expect("sound input") {
            found.push((request.line, request.payload.to_vec()));
        }
        found
    }

    #[test]
    fn commands_are_the_same_however_the_stream_is_cut() {
        let stream = b"VER 1 MSNP12 CVR0\r\n\r\nMSG 2 N 8\r\na\r\n\r\nb\r\nUUX 3 0\r\nOUT\n";
        let want = [
            ("VER 1 MSNP12 CVR0", &b""[..]),
            ("MSG 2 N 8", b"a\r\n\r\nb\r\n"),
            ("UUX 3 0", b""),
            ("OUT", b""),
        ]
        .map(|(line, payload)| (line.to_owned(), payload.to_vec()));
        for cut in 0..stream.len() {
            let mut reader = Reader::default();
            reader.push(&stream[..cut]);
            let mut found = all(&mut reader);
            reader.push(&stream[cut..]);
            found.extend(all(&mut reader));
            assert_eq!(found, want, "cut at {cut}");
        }
    }

    #[test]
    fn endless_lines_and_huge_lengths_are_refused_at_once() {
        let mut reader = Reader::default();
        reader.push(&vec![b'x'; MAX_LINE + 1]);
        assert_eq!(reader.next(), Err(Broken));
        for line in [
            "MSG 1 N 999999999\r\n",
            "UUX 1 -1\r\n",
            "QRY 1 x\r\n",
            "MSG\r\n",
        ] {
            let mut reader = Reader::default();
            reader.push(line.as_bytes());
            assert_eq!(reader.next(), Err(Broken), "{line}");
        }
    }
}
