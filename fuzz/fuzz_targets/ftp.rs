//! MSNFTP: whatever the other end says, a file is as long as it was offered, and it ends.
//!
//! Input: `r` or `s` for the end that is played, the size of the file (one byte, times 100), the number of cuts, the
//! distances between them, one byte each; the stream.
#![no_main]

use std::time::{Duration, Instant};

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use msnp::api::Address;
use msnp::msnftp::{Failure, FtpReceiver, FtpSender, Step};
use papilio_fuzz::first;

/// The cookie both know.
const COOKIE: u64 = 93_301;

fuzz_target!(|data: &[u8]| {
    let (role, rest) = first(data);
    let (size, rest) = first(rest);
    let (count, rest) = first(rest);
    let (cuts, stream) = rest.split_at_checked(count.into()).unwrap_or((&[], rest));
    let size = u64::from(size) * 100;
    let stream = Bytes::copy_from_slice(stream);
    let mut left = stream.clone();
    let mut pieces: Vec<Bytes> = cuts
        .iter()
        .map(|&cut| left.split_to(left.len().min(cut.into())))
        .collect();
    pieces.push(left);
    if role == b's' {
        send(&pieces, size);
    } else {
        assert_eq!(receive(&[stream], size), receive(&pieces, size));
    }
});

/// What an end did in all.
#[derive(Debug, Default, PartialEq)]
struct Done {
    sent: usize,
    got: u64,
    end: Option<Result<(), Failure>>,
}

impl Done {
    fn take(&mut self, step: Step) {
        assert!(self.end.is_none(), "{step:?} after {:?}", self.end);
        match step {
            Step::Send(bytes) => self.sent += bytes.len(),
            Step::Piece(bytes) => self.got += bytes.len() as u64,
            Step::Started => {}
            Step::Done => self.end = Some(Ok(())),
            Step::Failed(failure) => self.end = Some(Err(failure)),
        }
    }
}

fn me() -> Address {
    Address::new("bob@example.com")
}

fn receive(pieces: &[Bytes], size: u64) -> Done {
    let now = Instant::now();
    let mut receiver = FtpReceiver::new(me(), COOKIE, size, now);
    let mut done = Done::default();
    for piece in pieces {
        receiver.received(piece.clone(), now);
        while let Some(step) = receiver.next_step() {
            done.take(step);
        }
        assert!(done.got <= size);
    }
    if let Some(until) = receiver.deadline() {
        receiver.tick(until);
        while let Some(step) = receiver.next_step() {
            done.take(step);
        }
    }
    assert!(receiver.deadline().is_none(), "waits for ever");
    assert!(done.end != Some(Ok(())) || done.got == size, "{done:?}");
    done
}

fn send(pieces: &[Bytes], size: u64) {
    let mut now = Instant::now();
    let mut sender = FtpSender::new(me(), COOKIE, size, now);
    let mut done = Done::default();
    let mut given = 0;
    for piece in pieces {
        now += Duration::from_secs(1);
        sender.received(piece.clone(), now);
        while let Some((at, len)) = sender.wanted() {
            assert!(at == given && len > 0 && at + len as u64 <= size);
            given += len as u64;
            sender.supply(&Bytes::from(vec![7; len]), now);
        }
        while let Some(step) = sender.next_step() {
            done.take(step);
        }
    }
    if let Some(until) = sender.deadline() {
        sender.tick(until);
        while let Some(step) = sender.next_step() {
            done.take(step);
        }
    }
    assert!(sender.deadline().is_none(), "waits for ever");
    assert!(done.end != Some(Ok(())) || given == size, "{done:?}");
}
