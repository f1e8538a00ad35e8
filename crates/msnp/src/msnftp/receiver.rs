//! The end that receives.

use std::time::Instant;

use bytes::{Buf, Bytes};

use super::{
    Course, Failure, LineReader, PATIENCE, PATIENCE_FOR_DATA, Step, Stop, VERSION, bye, farewell,
    is_version,
};
use crate::api::Address;

/// The end that receives a file.
#[derive(Debug)]
pub struct FtpReceiver {
    me: Address,
    cookie: u64,
    size: u64,
    state: State,
    lines: LineReader,
    /// Bytes of the file that came.
    got: u64,
    course: Course,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// For `VER`.
    Version,
    /// For `FIL`.
    File,
    /// For the head of a block, of which so many bytes came.
    Head([u8; 3], usize),
    /// So many bytes of the block are still to come.
    Block(usize),
}

impl FtpReceiver {
    /// On a new connection, for a file of this size that we accepted. `cookie` came with the address.
    #[must_use]
    pub fn new(me: Address, cookie: u64, size: u64, now: Instant) -> Self {
        let mut course = Course::new(now);
        course.send(VERSION);
        Self {
            me,
            cookie,
            size,
            state: State::Version,
            lines: LineReader::default(),
            got: 0,
            course,
        }
    }

    /// The next thing to do.
    pub fn next_step(&mut self) -> Option<Step> {
        self.course.steps.pop_front()
    }

    /// When [`Self::tick`] must be called if nothing happens before; `None` when it is over.
    #[must_use]
    pub fn deadline(&self) -> Option<Instant> {
        self.course.deadline()
    }

    /// Takes in bytes of the connection. Those of the file are handed on without being copied.
    pub fn received(&mut self, mut bytes: Bytes, now: Instant) {
        while !self.course.over && !bytes.is_empty() {
            match self.state {
                State::Head(head, have) => self.head((head, have), &mut bytes),
                State::Block(left) => {
                    let piece = bytes.split_to(left.min(bytes.len()));
                    self.piece(left, piece, now);
                }
                _ => match self.lines.next(&mut bytes) {
                    Ok(Some(line)) => self.line(&line, now),
                    Ok(None) => break,
                    Err(failure) => self.course.fail(failure),
                },
            }
        }
    }

    fn line(&mut self, line: &str, now: Instant) {
        if let Some(said) = farewell(line) {
            self.course.fail(said.err().unwrap_or(Failure::Garbled));
            return;
        }
        let size = line
            .strip_prefix("FIL ")
            .map(|size| size.trim().parse::<u64>());
        match (self.state, size) {
            (State::Version, _) if is_version(line) => {
                let user = format!("USR {} {}\r\n", self.me.spelled(), self.cookie);
                self.course.send(user);
                self.state = State::File;
                self.course.wait(PATIENCE, now);
            }
            (State::File, Some(Ok(size))) if size == self.size => {
                self.course.send("TFR\r\n");
                self.course.steps.push_back(Step::Started);
                self.state = State::Head([0; 3], 0);
                self.course.wait(PATIENCE_FOR_DATA, now);
            }
            (State::File, Some(_)) => self.course.fail(Failure::WrongSize),
            _ => self.course.fail(Failure::Garbled),
        }
    }

    fn head(&mut self, (mut head, mut have): ([u8; 3], usize), bytes: &mut Bytes) {
        while let Some(slot) = head.get_mut(have)
            && bytes.has_remaining()
        {
            *slot = bytes.get_u8();
            have += 1;
        }
        if have < head.len() {
            self.state = State::Head(head, have);
            return;
        }
        let [kind, low, high] = head;
        let len = u16::from_le_bytes([low, high]);
        match kind {
            0 if u64::from(len) > self.size - self.got => self.course.fail(Failure::WrongSize),
            0 if len == 0 => self.state = State::Head([0; 3], 0),
            0 => self.state = State::Block(len.into()),
            1 if self.got == self.size => self.finish(),
            1 => self.course.fail(Failure::CancelledByPeer),
            _ => self.course.fail(Failure::Garbled),
        }
    }

    fn piece(&mut self, left: usize, piece: Bytes, now: Instant) {
        self.got += piece.len() as u64;
        self.state = match left - piece.len() {
            0 => State::Head([0; 3], 0),
            left => State::Block(left),
        };
        let patience = if self.is_whole() {
            PATIENCE
        } else {
            PATIENCE_FOR_DATA
        };
        self.course.wait(patience, now);
        self.course.steps.push_back(Step::Piece(piece));
    }

    /// Stops receiving.
    pub fn stop(&mut self, why: Stop) {
        if self.course.over {
            return;
        }
        let said = match why {
            Stop::Cancelled => "CCL\r\n".to_owned(),
            Stop::DiskFull => format!("BYE {}\r\n", bye::DISK_FULL),
        };
        self.course.send(said);
        self.course.fail(Failure::Cancelled);
    }

    /// The connection closed. All bytes without the block that ends them are enough.
    pub fn closed(&mut self) {
        self.end_without_end(Failure::Closed);
    }

    /// Time passed.
    pub fn tick(&mut self, now: Instant) {
        if now >= self.course.deadline {
            self.end_without_end(Failure::Timeout);
        }
    }

    fn end_without_end(&mut self, failure: Failure) {
        if self.is_whole() && !self.course.over {
            self.finish();
        } else {
            self.course.fail(failure);
        }
    }

    /// Whether all bytes came.
    fn is_whole(&self) -> bool {
        matches!(self.state, State::Head(..)) && self.got == self.size
    }

    fn finish(&mut self) {
        let said = format!("BYE {}\r\n", bye::RECEIVED);
        self.course.send(said);
        self.course.finish();
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn receiver(size: u64) -> (FtpReceiver, Instant) {
        let now = Instant::now();
        (
            FtpReceiver::new(Address::new("Bob@example.com"), 93301, size, now),
            now,
        )
    }

    fn told(receiver: &mut FtpReceiver, bytes: &[u8], now: Instant) -> Vec<Step> {
        receiver.received(Bytes::copy_from_slice(bytes), now);
        std::iter::from_fn(|| receiver.next_step()).collect()
    }

    /// The steps behind the beginning, when this follows it.
    fn after_begin(size: u64, blocks: &[u8]) -> Vec<Step> {
        let (mut receiver, now) = receiver(size);
        let begin = format!("VER MSNFTP\r\nFIL {size}\r\n");
        let steps = told(&mut receiver, begin.as_bytes(), now);
        assert_eq!(steps.last(), Some(&Step::Started));
        told(&mut receiver, blocks, now)
    }

    #[test]
    fn the_receiver_speaks_first_and_names_itself() {
        let (mut receiver, now) = receiver(5);
        assert_eq!(receiver.next_step(), Some(Step::Send(VERSION.into())));
        let steps = told(&mut receiver, b"VER MSNFTP\r\n", now);
        let user = "USR Bob@example.com 93301\r\n";
        assert_eq!(steps, [Step::Send(user.into())]);
    }

    #[test]
    fn another_size_than_was_offered_is_refused() {
        for line in [
            "FIL 6",
            "FIL 4",
            "FIL x",
            "FIL -1",
            "FIL 99999999999999999999",
        ] {
            let (mut receiver, now) = receiver(5);
            let lines = format!("VER MSNFTP\r\n{line}\r\n");
            let steps = told(&mut receiver, lines.as_bytes(), now);
            assert_eq!(
                steps.last(),
                Some(&Step::Failed(Failure::WrongSize)),
                "{line}"
            );
        }
        let wrong = [Step::Failed(Failure::WrongSize)];
        assert_eq!(after_begin(5, b"\0\x06\0"), wrong);
        let steps = after_begin(5, b"\0\x05\0hello\0\x01\0!");
        assert_eq!(steps, [Step::Piece("hello".into()), wrong[0].clone()]);
    }

    #[test]
    fn what_is_no_block_ends_it() {
        assert_eq!(
            after_begin(5, b"\x02\0\0"),
            [Step::Failed(Failure::Garbled)]
        );
        let short = [
            Step::Piece("he".into()),
            Step::Failed(Failure::CancelledByPeer),
        ];
        assert_eq!(after_begin(5, b"\0\x02\0he\x01\0\0"), short);
        let (mut receiver, now) = receiver(5);
        let steps = told(&mut receiver, b"HTTP/1.1 200 OK\r\n", now);
        assert_eq!(steps.last(), Some(&Step::Failed(Failure::Garbled)));
    }

    #[test]
    fn pieces_are_not_copied() {
        let (mut receiver, now) = receiver(5);
        let _begin = told(&mut receiver, b"VER MSNFTP\r\nFIL 5\r\n", now);
        let bytes = Bytes::from_static(b"\0\x05\0hello\x01\0\0");
        receiver.received(bytes.clone(), now);
        let Some(Step::Piece(piece)) = receiver.next_step() else {
            panic!("no piece")
        };
        assert_eq!(piece.as_ptr(), bytes.slice(3..).as_ptr());
    }

    #[test]
    fn a_whole_file_is_whole_without_its_end() {
        let farewell = Step::Send("BYE 16777989\r\n".into());
        for late in [true, false] {
            let (mut receiver, now) = receiver(5);
            let _begin = told(&mut receiver, b"VER MSNFTP\r\nFIL 5\r\n\0\x05\0hello", now);
            if late {
                receiver.tick(now + Duration::from_secs(30));
            } else {
                receiver.closed();
            }
            assert_eq!(receiver.next_step(), Some(farewell.clone()));
            assert_eq!(receiver.next_step(), Some(Step::Done));
            receiver.closed();
            assert_eq!(receiver.next_step(), None);
        }
        let (mut short, now) = receiver(6);
        let _begin = told(&mut short, b"VER MSNFTP\r\nFIL 6\r\n\0\x05\0hello", now);
        short.closed();
        assert_eq!(short.next_step(), Some(Step::Failed(Failure::Closed)));
    }

    #[test]
    fn stopping_says_why() {
        for (why, said) in [
            (Stop::Cancelled, "CCL\r\n"),
            (Stop::DiskFull, "BYE 2147942405\r\n"),
        ] {
            let (mut receiver, now) = receiver(5);
            let _begin = told(&mut receiver, b"VER MSNFTP\r\nFIL 5\r\n", now);
            receiver.stop(why);
            assert_eq!(receiver.next_step(), Some(Step::Send(said.into())));
            assert_eq!(receiver.next_step(), Some(Step::Failed(Failure::Cancelled)));
            assert_eq!(told(&mut receiver, b"\0\x05\0hello", now), []);
        }
    }

    #[test]
    fn nobody_is_waited_for_without_end() {
        let (mut receiver, start) = receiver(5);
        let _hello = receiver.next_step();
        receiver.tick(start + Duration::from_millis(29_999));
        assert_eq!(receiver.next_step(), None);
        receiver.tick(start + Duration::from_secs(30));
        assert_eq!(receiver.next_step(), Some(Step::Failed(Failure::Timeout)));
        assert_eq!(receiver.deadline(), None);
        let (mut slow, start) = self::receiver(5);
        let _begin = told(&mut slow, b"VER MSNFTP\r\nFIL 5\r\n\0\x05\0he", start);
        assert_eq!(slow.deadline(), Some(start + Duration::from_secs(60)));
    }
}
