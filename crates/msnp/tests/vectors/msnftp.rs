//! `msnc/msnftp-transcript.json`.

use std::time::Instant;

use bytes::Bytes;
use msnp::api::Address;
use msnp::message::{
    FileAccept, FileAddress, FileInvite, Invite, InviteCommand, Message, file_accept_payload,
    file_invite_payload,
};
use msnp::msnftp::{Failure, FtpReceiver, FtpSender, Step, Stop};
use serde_json::Value;

use super::{entries, load, text, unbase64, unhex};

const TRANSCRIPT: &str = include_str!("../data/msnc/msnftp-transcript.json");
const COOKIE: u64 = 93301;

fn bob() -> Address {
    Address::new("bob@example.com")
}

/// All that one side wrote.
fn stream(file: &Value, side: &str) -> Bytes {
    let lines: Vec<Vec<u8>> = entries(file, "tcp")
        .iter()
        .filter(|line| text(line, "from_") == side)
        .map(|line| unhex(text(line, "hex")))
        .collect();
    assert!(!lines.is_empty());
    Bytes::from(lines.concat())
}

fn contents(file: &Value) -> Bytes {
    let contents = unbase64(text(file, "file_base64"));
    assert_eq!(contents.len(), 3000);
    contents
}

fn payload(file: &Value, at: usize) -> Bytes {
    let said = &entries(file, "switchboard")[at];
    let payload = Bytes::from(text(said, "payload").to_owned());
    assert_eq!(Some(payload.len() as u64), said["length"].as_u64());
    payload
}

fn invite(payload: &Bytes) -> Invite<'_> {
    match Message::read(payload) {
        Message::Invite(invite) => invite,
        other => panic!("no invitation: {other:?}"),
    }
}

#[test]
fn invitations_are_read_and_written() {
    let file = load(TRANSCRIPT);
    let offer = payload(&file, 0);
    let offered = FileInvite {
        name: "readme.txt".into(),
        size: 3000,
        unreachable: true,
    };
    assert_eq!(invite(&offer).command(), Some(InviteCommand::Invite));
    assert_eq!(invite(&offer).cookie(), Some(33267));
    assert_eq!(invite(&offer).file().as_ref(), Some(&offered));
    assert_eq!(file_invite_payload(33267, &offered), offer);

    let address = FileAddress {
        outer: "192.0.2.10".parse().expect("an address"),
        inner: Some("10.0.0.5".parse().expect("an address")),
        port: 6891,
        hidden_port: Some(6891),
        cookie: COOKIE,
    };
    let with = FileAccept {
        address: Some(address),
        sender_connects: false,
    };
    for (at, accept) in [(1, FileAccept::default()), (2, with)] {
        let wire = payload(&file, at);
        assert_eq!(invite(&wire).command(), Some(InviteCommand::Accept));
        assert_eq!(invite(&wire).file_accept(), accept);
        assert_eq!(file_accept_payload(33267, &accept), wire);
    }
}

/// What a side did in all: bytes it wrote, bytes of the file it got, and how it ended.
#[derive(Debug, Default, PartialEq)]
struct Done {
    sent: Vec<u8>,
    file: Vec<u8>,
    end: Option<Result<(), Failure>>,
}

impl Done {
    fn take(&mut self, step: Step) {
        match step {
            Step::Send(bytes) => self.sent.extend_from_slice(&bytes),
            Step::Piece(bytes) => self.file.extend_from_slice(&bytes),
            Step::Started => {}
            Step::Done => self.end = Some(Ok(())),
            Step::Failed(failure) => self.end = Some(Err(failure)),
        }
    }
}

fn receive(pieces: &[Bytes]) -> Done {
    let now = Instant::now();
    let mut receiver = FtpReceiver::new(bob(), COOKIE, 3000, now);
    let mut done = Done::default();
    for piece in pieces {
        receiver.received(piece.clone(), now);
        while let Some(step) = receiver.next_step() {
            done.take(step);
        }
    }
    done
}

fn send(pieces: &[Bytes], contents: &Bytes) -> Done {
    let now = Instant::now();
    let mut sender = FtpSender::new(bob(), COOKIE, 3000, now);
    let mut done = Done::default();
    for piece in pieces {
        sender.received(piece.clone(), now);
        while let Some((at, len)) = sender.wanted() {
            let at = usize::try_from(at).expect("a short file");
            sender.supply(&contents.slice(at..at + len), now);
        }
        while let Some(step) = sender.next_step() {
            done.take(step);
        }
    }
    done
}

#[test]
fn the_receiver_does_as_in_the_transcript_wherever_the_stream_is_cut() {
    let file = load(TRANSCRIPT);
    let input = stream(&file, "sender");
    let wanted = Done {
        sent: stream(&file, "receiver").to_vec(),
        file: contents(&file).to_vec(),
        end: Some(Ok(())),
    };
    assert_eq!(receive(std::slice::from_ref(&input)), wanted);
    for cut in 0..=input.len() {
        let pieces = [input.slice(..cut), input.slice(cut..)];
        assert_eq!(receive(&pieces), wanted, "cut at {cut}");
    }
    let bytes: Vec<Bytes> = (0..input.len()).map(|at| input.slice(at..=at)).collect();
    assert_eq!(receive(&bytes), wanted);
}

#[test]
fn the_sender_does_as_in_the_transcript_wherever_the_stream_is_cut() {
    let file = load(TRANSCRIPT);
    let contents = contents(&file);
    // `BYE` must not come before the file is sent.
    let all = stream(&file, "receiver");
    let bye = all.len() - "BYE 16777989\r\n".len();
    let (before, bye) = (all.slice(..bye), all.slice(bye..));
    let wanted = Done {
        sent: stream(&file, "sender").to_vec(),
        file: Vec::new(),
        end: Some(Ok(())),
    };
    for cut in 0..=before.len() {
        let pieces = [before.slice(..cut), before.slice(cut..), bye.clone()];
        assert_eq!(send(&pieces, &contents), wanted, "cut at {cut}");
    }
    for cut in 0..=bye.len() {
        let pieces = [before.clone(), bye.slice(..cut), bye.slice(cut..)];
        assert_eq!(send(&pieces, &contents), wanted, "cut at {cut} of BYE");
    }
}

#[test]
fn both_cancel_as_in_the_transcript() {
    let file = load(TRANSCRIPT);
    let cases = &file["cancel_cases"];
    let now = Instant::now();

    let mut sender = FtpSender::new(bob(), COOKIE, 3000, now);
    sender.received(stream(&file, "receiver").slice(..44), now);
    assert!(sender.wanted().is_some());
    sender.cancel();
    let mut done = Done::default();
    while let Some(step) = sender.next_step() {
        done.take(step);
    }
    let end = unhex(text(cases, "sender_cancels_mid_file_hex"));
    assert!(done.sent.ends_with(&end));
    assert_eq!(done.end, Some(Err(Failure::Cancelled)));

    let mut receiver = FtpReceiver::new(bob(), COOKIE, 3000, now);
    receiver.received(stream(&file, "sender").slice(..500), now);
    receiver.stop(Stop::Cancelled);
    let mut done = Done::default();
    while let Some(step) = receiver.next_step() {
        done.take(step);
    }
    // The file writes the line end as it would stand in a program.
    let said = text(cases, "receiver_cancels").replace("\\r\\n", "\r\n");
    assert!(done.sent.ends_with(said.as_bytes()));
    assert_eq!(done.end, Some(Err(Failure::Cancelled)));
    assert!(!done.file.is_empty());
}
