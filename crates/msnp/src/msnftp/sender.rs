//! The end that sends.

use std::time::Instant;

use bytes::{Bytes, BytesMut};

use super::{
    Course, END, Failure, LineReader, MAX_BLOCK, PATIENCE, PATIENCE_FOR_DATA, Step, VERSION,
    farewell, is_version,
};
use crate::api::Address;

/// How much of the file is asked for at once: whole blocks.
const PIECE: usize = 16 * MAX_BLOCK;

/// The end that sends a file.
#[derive(Debug)]
pub struct FtpSender {
    peer: Address,
    cookie: u64,
    size: u64,
    state: State,
    lines: LineReader,
    course: Course,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// For `VER`.
    Version,
    /// For `USR`.
    User,
    /// For `TFR`.
    Go,
    /// So many bytes are sent.
    Sending(u64),
    /// For `BYE`.
    Bye,
}

impl FtpSender {
    /// On a new connection, for a file of this size that `peer` accepted, who must show this cookie.
    #[must_use]
    pub fn new(peer: Address, cookie: u64, size: u64, now: Instant) -> Self {
        Self {
            peer,
            cookie,
            size,
            state: State::Version,
            lines: LineReader::default(),
            course: Course::new(now),
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

    /// Takes in bytes of the connection.
    pub fn received(&mut self, mut bytes: Bytes, now: Instant) {
        while !self.course.over {
            match self.lines.next(&mut bytes) {
                Ok(Some(line)) => self.line(&line, now),
                Ok(None) => break,
                Err(failure) => self.course.fail(failure),
            }
        }
    }

    fn line(&mut self, line: &str, now: Instant) {
        if let Some(said) = farewell(line) {
            return match (self.state, said) {
                (State::Bye, Ok(())) => self.course.finish(),
                (_, Ok(())) => self.course.fail(Failure::Garbled),
                (_, Err(failure)) => self.course.fail(failure),
            };
        }
        match self.state {
            _ if line == "CCL" => self.course.fail(Failure::CancelledByPeer),
            State::Version if is_version(line) => {
                self.course.send(VERSION);
                self.wait(State::User, now);
            }
            State::User if self.is_peer(line) => {
                self.course.send(format!("FIL {}\r\n", self.size));
                self.wait(State::Go, now);
            }
            // Without a reply (10 section 6.2).
            State::User => self.course.fail(Failure::WrongPeer),
            State::Go if line == "TFR" => {
                self.course.steps.push_back(Step::Started);
                self.state = State::Sending(0);
                self.course.wait(PATIENCE_FOR_DATA, now);
                self.end_if_whole(now);
            }
            State::Version | State::Go => self.course.fail(Failure::Garbled),
            State::Sending(_) | State::Bye => {}
        }
    }

    fn is_peer(&self, line: &str) -> bool {
        let words: Vec<&str> = line.split_whitespace().collect();
        let ["USR", account, cookie] = words[..] else {
            return false;
        };
        Address::new(account) == self.peer && cookie.parse() == Ok(self.cookie)
    }

    /// Where the next piece of the file begins and how long it should be; to be asked when there is room to write it.
    #[must_use]
    pub fn wanted(&self) -> Option<(u64, usize)> {
        match self.state {
            State::Sending(at) if !self.course.over => {
                let left = usize::try_from(self.size - at).unwrap_or(usize::MAX);
                Some((at, left.min(PIECE)))
            }
            _ => None,
        }
    }

    /// Takes in that piece, or a beginning of it. What is past the told end is dropped.
    pub fn supply(&mut self, piece: &Bytes, now: Instant) {
        let State::Sending(at) = self.state else {
            return;
        };
        if self.course.over {
            return;
        }
        let left = usize::try_from(self.size - at).unwrap_or(usize::MAX);
        let piece = piece.get(..left).unwrap_or(piece);
        let blocks = piece.chunks(MAX_BLOCK);
        let mut out = BytesMut::with_capacity(piece.len() + 3 * blocks.len());
        for block in blocks {
            // At most 2045.
            let [low, high] = (block.len() as u16).to_le_bytes();
            out.extend_from_slice(&[0, low, high]);
            out.extend_from_slice(block);
        }
        if !out.is_empty() {
            self.course.send(out.freeze());
        }
        self.state = State::Sending(at + piece.len() as u64);
        self.course.wait(PATIENCE_FOR_DATA, now);
        self.end_if_whole(now);
    }

    fn end_if_whole(&mut self, now: Instant) {
        if self.state == State::Sending(self.size) {
            self.course.send(END);
            self.wait(State::Bye, now);
        }
    }

    /// Stops sending: the user wants it, or the file cannot be read any more.
    pub fn cancel(&mut self) {
        if matches!(self.state, State::Sending(_)) && !self.course.over {
            self.course.send(END);
        }
        self.course.fail(Failure::Cancelled);
    }

    /// The connection closed.
    pub fn closed(&mut self) {
        self.course.fail(Failure::Closed);
    }

    /// Time passed.
    pub fn tick(&mut self, now: Instant) {
        if now >= self.course.deadline {
            self.course.fail(Failure::Timeout);
        }
    }

    fn wait(&mut self, state: State, now: Instant) {
        self.state = state;
        self.course.wait(PATIENCE, now);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender(size: u64) -> (FtpSender, Instant) {
        let now = Instant::now();
        (
            FtpSender::new(Address::new("bob@example.com"), 93301, size, now),
            now,
        )
    }

    fn told(sender: &mut FtpSender, lines: &str, now: Instant) -> Vec<Step> {
        sender.received(Bytes::from(lines.to_owned()), now);
        std::iter::from_fn(|| sender.next_step()).collect()
    }

    const BEGIN: &str = "VER MSNFTP\r\nUSR bob@example.com 93301\r\nTFR\r\n";

    fn last(steps: &[Step]) -> Option<&Step> {
        steps.last()
    }

    #[test]
    fn only_who_was_invited_gets_the_file() {
        for user in [
            "USR eve@example.com 93301",
            "USR bob@example.com 93302",
            "USR bob@example.com",
            "USR bob@example.com 93301 x",
            "TFR",
            "",
        ] {
            let (mut sender, now) = sender(5);
            let steps = told(&mut sender, &format!("VER MSNFTP\r\n{user}\r\n"), now);
            let expected = [Step::Send(VERSION.into()), Step::Failed(Failure::WrongPeer)];
            assert_eq!(steps, expected, "{user}");
        }
        let (mut sender, now) = sender(5);
        let steps = told(
            &mut sender,
            "VER MSNFTP 5 MSNFTP0\nUSR BOB@example.com 93301\n",
            now,
        );
        assert_eq!(last(&steps), Some(&Step::Send("FIL 5\r\n".into())));
    }

    #[test]
    fn a_file_goes_in_blocks() {
        let (mut sender, now) = sender(50_000);
        let _begin = told(&mut sender, BEGIN, now);
        assert_eq!(sender.wanted(), Some((0, PIECE)));
        sender.supply(&Bytes::from(vec![7; PIECE]), now);
        let Some(Step::Send(blocks)) = sender.next_step() else {
            panic!("nothing was sent")
        };
        assert_eq!(blocks.len(), 16 * 2048);
        assert_eq!(blocks[..3], [0, 0xfd, 7]);
        assert_eq!(sender.wanted(), Some((PIECE as u64, 50_000 - PIECE)));
        // More than there should be is dropped.
        sender.supply(&Bytes::from(vec![7; 50_000]), now);
        let Some(Step::Send(blocks)) = sender.next_step() else {
            panic!("nothing was sent")
        };
        assert_eq!(blocks.len(), 50_000 - PIECE + 3 * 9);
        assert_eq!(sender.next_step(), Some(Step::Send(END.into())));
        assert_eq!(sender.wanted(), None);
        let steps = told(&mut sender, "BYE 16777989\r\n", now);
        assert_eq!(steps, [Step::Done]);
        assert_eq!(sender.deadline(), None);
    }

    #[test]
    fn an_empty_file_ends_at_once() {
        let (mut sender, now) = sender(0);
        let steps = told(&mut sender, BEGIN, now);
        assert_eq!(steps[2..], [Step::Started, Step::Send(END.into())]);
    }

    #[test]
    fn every_end_before_the_end_is_a_failure() {
        for (said, failure) in [
            ("CCL\r\n", Failure::CancelledByPeer),
            ("BYE 2164261682\r\n", Failure::CancelledByPeer),
            ("BYE 2147942405\r\n", Failure::Ended(bye_disk_full())),
            ("BYE -2147024891\r\n", Failure::Ended(bye_disk_full())),
            ("BYE\r\n", Failure::Ended(0)),
            ("BYE 16777989\r\n", Failure::Garbled),
        ] {
            let (mut sender, now) = sender(5);
            let _begin = told(&mut sender, BEGIN, now);
            let steps = told(&mut sender, said, now);
            assert_eq!(steps, [Step::Failed(failure)], "{said}");
            // And what follows is nothing.
            assert_eq!(told(&mut sender, BEGIN, now), []);
            sender.supply(&Bytes::from_static(b"hello"), now);
            sender.cancel();
            assert_eq!(sender.next_step(), None);
        }
    }

    fn bye_disk_full() -> u32 {
        crate::msnftp::bye::DISK_FULL
    }

    #[test]
    fn cancelling_ends_the_blocks_short() {
        let (mut sender, now) = sender(5);
        let _begin = told(&mut sender, BEGIN, now);
        sender.cancel();
        let steps: Vec<_> = std::iter::from_fn(|| sender.next_step()).collect();
        let end = Step::Send(END.into());
        assert_eq!(steps, [end, Step::Failed(Failure::Cancelled)]);
        let (mut early, _) = self::sender(5);
        early.cancel();
        assert_eq!(early.next_step(), Some(Step::Failed(Failure::Cancelled)));
    }

    #[test]
    fn nobody_is_waited_for_without_end() {
        let wait = |lines: &str, seconds: u64| {
            let (mut sender, start) = sender(5);
            let _steps = told(&mut sender, lines, start);
            let deadline = sender.deadline().expect("a deadline");
            assert_eq!((deadline - start).as_secs(), seconds);
            sender.tick(deadline - std::time::Duration::from_millis(1));
            assert_eq!(sender.next_step(), None);
            sender.tick(deadline);
            assert_eq!(sender.next_step(), Some(Step::Failed(Failure::Timeout)));
        };
        wait("", 30);
        wait("VER MSNFTP\r\nUSR bob@exam", 30);
        wait(BEGIN, 60);
    }

    #[test]
    fn a_line_without_end_is_no_line() {
        let (mut sender, now) = sender(5);
        let steps = told(&mut sender, &"x".repeat(1025), now);
        assert_eq!(steps, [Step::Failed(Failure::Garbled)]);
    }
}
