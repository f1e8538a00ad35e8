//! MSNFTP: how files went before there was P2P, on a connection of their own (protocol reference 10 section 6).
//!
//! The two agree by invitations in the switchboard ([`crate::message::FileInvite`]). Then one of them connects to the
//! other, and [`FtpSender`] and [`FtpReceiver`] play the two ends: bytes of the connection go in, [`Step`]s come out.
//! Neither ever holds more than a line and a piece. Who sends stays who sends, whoever connected.

mod receiver;
mod sender;

use std::collections::VecDeque;
use std::time::{Duration, Instant};

use bytes::{Buf, Bytes};
use thiserror::Error;

pub use receiver::FtpReceiver;
pub use sender::FtpSender;

/// How long each line of the beginning, and the last one, is waited for.
const PATIENCE: Duration = Duration::from_secs(30);
/// How long bytes of the file may stay away.
const PATIENCE_FOR_DATA: Duration = Duration::from_secs(60);
/// A longer line is none.
const MAX_LINE: usize = 1024;
/// The most bytes of the file in a block, so that a block has 2048.
const MAX_BLOCK: usize = 2045;
/// The block that ends a file, or a transfer before its time.
const END: &[u8] = &[1, 0, 0];

/// What one end wants done, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Write this to the connection.
    Send(Bytes),
    /// The bytes of the file begin to move.
    Started,
    /// The next bytes of the file; for the receiver only.
    Piece(Bytes),
    /// The whole file is over; close the connection once all is written.
    Done,
    /// It is over without the file; close the connection once all is written.
    Failed(Failure),
}

/// Why a transfer broke off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Error)]
pub enum Failure {
    /// The other side said nothing for too long.
    #[error("the other side says nothing")]
    Timeout,
    /// The connection closed.
    #[error("the connection closed")]
    Closed,
    /// Somebody else came, or with another cookie.
    #[error("somebody else connected")]
    WrongPeer,
    /// What came is not MSNFTP.
    #[error("the other side does not speak MSNFTP")]
    Garbled,
    /// The file is not as long as was offered.
    #[error("the file is not as long as was offered")]
    WrongSize,
    /// The other side stopped it.
    #[error("the other side cancelled")]
    CancelledByPeer,
    /// We stopped it.
    #[error("cancelled")]
    Cancelled,
    /// The other side said why it failed.
    #[error("the other side ended with code {0}")]
    Ended(u32),
}

/// The numbers of `BYE`.
pub mod bye {
    /// The receiver has the whole file.
    pub const RECEIVED: u32 = 16_777_989;
    /// The sender has sent the whole file.
    pub const SENT: u32 = 16_777_987;
    /// No room for the file.
    pub const DISK_FULL: u32 = 2_147_942_405;
    /// The receiver cancelled.
    pub const RECEIVER_CANCELLED: u32 = 2_164_261_682;
    /// The sender cancelled.
    pub const SENDER_CANCELLED: u32 = 2_164_261_683;
    /// The connection was blocked or timed out.
    pub const BLOCKED: u32 = 2_164_261_694;
}

/// Why a receiver stops.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stop {
    /// The user does not want it any more.
    Cancelled,
    /// There is no room for it.
    DiskFull,
}

/// What a `BYE` of the other side means.
fn farewell(line: &str) -> Option<Result<(), Failure>> {
    let mut words = line.split_whitespace();
    if words.next() != Some("BYE") {
        return None;
    }
    // Some write a negative number.
    let code: i64 = words.next().and_then(|code| code.parse().ok()).unwrap_or(0);
    Some(match code as u32 {
        bye::RECEIVED | bye::SENT => Ok(()),
        bye::RECEIVER_CANCELLED | bye::SENDER_CANCELLED => Err(Failure::CancelledByPeer),
        code => Err(Failure::Ended(code)),
    })
}

/// What both ends keep: what is to be done, how long the other side is waited for, and whether it is over.
#[derive(Debug)]
struct Course {
    steps: VecDeque<Step>,
    deadline: Instant,
    over: bool,
}

impl Course {
    fn new(now: Instant) -> Self {
        Self {
            steps: VecDeque::new(),
            deadline: now + PATIENCE,
            over: false,
        }
    }

    fn send(&mut self, bytes: impl Into<Bytes>) {
        self.steps.push_back(Step::Send(bytes.into()));
    }

    fn wait(&mut self, patience: Duration, now: Instant) {
        self.deadline = now + patience;
    }

    fn deadline(&self) -> Option<Instant> {
        (!self.over).then_some(self.deadline)
    }

    fn finish(&mut self) {
        self.end(Step::Done);
    }

    fn fail(&mut self, failure: Failure) {
        self.end(Step::Failed(failure));
    }

    /// Only once.
    fn end(&mut self, step: Step) {
        if !self.over {
            self.over = true;
            self.steps.push_back(step);
        }
    }
}

/// Puts lines together from what comes in.
#[derive(Debug, Default)]
struct LineReader {
    begun: Vec<u8>,
}

impl LineReader {
    /// The next line, without its end; what follows it stays in `input`.
    fn next(&mut self, input: &mut Bytes) -> Result<Option<String>, Failure> {
        let end = memchr::memchr(b'\n', input);
        let piece = input.split_to(end.unwrap_or(input.len()));
        if self.begun.len() + piece.len() > MAX_LINE {
            return Err(Failure::Garbled);
        }
        self.begun.extend_from_slice(&piece);
        if end.is_none() {
            return Ok(None);
        }
        input.advance(1);
        let line = std::mem::take(&mut self.begun);
        let line = String::from_utf8(line).map_err(|_| Failure::Garbled)?;
        Ok(Some(line.trim_end_matches('\r').to_owned()))
    }
}

/// Whether this line says that the other side speaks MSNFTP.
fn is_version(line: &str) -> bool {
    let mut words = line.split_whitespace();
    words.next() == Some("VER") && words.any(|word| word == "MSNFTP")
}

/// The line both begin with.
const VERSION: &[u8] = b"VER MSNFTP\r\n";
