//! Somebody who keeps to no rule: it ends in words, nothing is lost, and everybody else is served as before.

use msnp::api::{Command, ConversationId, TransferState};
use msnp::dialect::Dialect;
use msnp::p2p::body::{Application, SessionRequest};
use msnp::p2p::context::{ContextVersion, FileContext};
use msnp::p2p::slp::{Content, Method};
use msnp::p2p::v1;

use crate::disk::sha256;
use crate::files::{accept, noise, offered};
use crate::puppet::Puppet;
use crate::town::{ALICE, Town};

pub const VERSIONS: [Dialect; 2] = [Dialect::Msnp12, Dialect::Msnp18];

pub fn file(size: u64) -> FileContext {
    FileContext {
        size,
        name: "a.bin".into(),
        ..FileContext::default()
    }
}

/// Alice offers a file of this size in session 7, and Bob takes it.
fn taken(dialect: Dialect, size: u64) -> (Town, Puppet) {
    let (mut town, mut puppet) = Puppet::meet(dialect);
    puppet.offer(&mut town, 7, &file(size));
    let transfer = offered(&mut town);
    accept(&mut town, transfer);
    puppet.pump(&mut town);
    assert_eq!(puppet.answers(), [200]);
    (town, puppet)
}

/// How it ended for Bob: state and reason.
pub fn end(town: &mut Town) -> (TransferState, String) {
    town.until("it is over", |town| {
        town.state(1).is_some_and(TransferState::is_final)
    });
    let info = town.transfer(1).expect("it was told");
    assert_eq!(town.people[1].disk.open(), 0);
    (info.state, info.reason.clone().unwrap_or_default())
}

fn failed(reason: &str) -> (TransferState, String) {
    (TransferState::Failed, reason.to_owned())
}

pub fn done() -> (TransferState, String) {
    (TransferState::Done, String::new())
}

/// Bob is as well as before: the next file arrives.
pub fn still_serves(town: &mut Town, puppet: &mut Puppet) {
    town.people[1].events.clear();
    puppet.said.clear();
    puppet.offer(
        town,
        4_000_000,
        &FileContext {
            name: "well.bin".into(),
            ..file(5000)
        },
    );
    let transfer = offered(town);
    accept(town, transfer);
    puppet.pump(town);
    for packet in puppet.file(town, 4_000_000, &noise(5000)) {
        puppet.packet(town, &packet);
    }
    puppet.pump(town);
    assert_eq!(end(town), done());
    assert_eq!(town.people[1].disk.files["well.bin"], noise(5000));
}

#[test]
fn who_lies_about_the_size_ends_in_words() {
    for dialect in VERSIONS {
        for told in [1, 4999, 5001, 1_000_000] {
            let (mut town, mut puppet) = taken(dialect, told);
            for packet in puppet.file(&town, 7, &noise(5000)) {
                puppet.packet(&mut town, &packet);
            }
            assert_eq!(end(&mut town), failed("wrong_size"), "{dialect} {told}");
            assert!(town.people[1].disk.files.is_empty());
            still_serves(&mut town, &mut puppet);
        }
    }
}

#[test]
fn packets_that_come_twice_count_once() {
    for dialect in VERSIONS {
        let (mut town, mut puppet) = taken(dialect, 9000);
        for packet in puppet.file(&town, 7, &noise(9000)) {
            puppet.packet(&mut town, &packet);
            puppet.packet(&mut town, &packet);
        }
        assert_eq!(end(&mut town), done(), "{dialect}");
        assert_eq!(town.people[1].disk.files["a.bin"], noise(9000));
    }
}

#[test]
fn packets_out_of_order_are_put_in_order_or_told_as_missing() {
    for dialect in VERSIONS {
        let (mut town, mut puppet) = taken(dialect, 9000);
        let mut packets = puppet.file(&town, 7, &noise(9000));
        assert!(packets.len() > 6);
        packets.reverse();
        for packet in packets {
            puppet.packet(&mut town, &packet);
        }
        match dialect {
            // The second version counts bytes, and keeps what comes too early for a moment.
            Dialect::Msnp18 => assert_eq!(end(&mut town), done()),
            // The first one does, and asks for what it missed; nobody answers.
            _ => assert_eq!(end(&mut town), failed("timed_out")),
        }
        // A gap that is never filled.
        let (mut town, mut puppet) = taken(dialect, 9000);
        let mut packets = puppet.file(&town, 7, &noise(9000));
        packets.remove(3);
        for packet in packets {
            puppet.packet(&mut town, &packet);
        }
        let (state, reason) = end(&mut town);
        assert_eq!(state, TransferState::Failed, "{dialect}");
        assert!(
            ["protocol", "timed_out"].contains(&&*reason),
            "{dialect} {reason}"
        );
        still_serves(&mut town, &mut puppet);
    }
}

#[test]
fn what_never_comes_is_given_up() {
    for dialect in VERSIONS {
        for sends in [0, 1, 3] {
            let (mut town, mut puppet) = taken(dialect, 9000);
            for packet in puppet.file(&town, 7, &noise(9000)).into_iter().take(sends) {
                puppet.packet(&mut town, &packet);
            }
            assert_eq!(end(&mut town), failed("timed_out"), "{dialect} {sends}");
            still_serves(&mut town, &mut puppet);
        }
    }
}

#[test]
fn who_takes_a_file_and_never_says_so_is_given_up() {
    for dialect in VERSIONS {
        let (mut town, mut puppet) = Puppet::meet(dialect);
        let to = ConversationId::new(ALICE);
        town.people[1]
            .disk
            .files
            .insert("b.bin".into(), noise(9000));
        let path = "b.bin".to_owned();
        town.command(1, Command::SendFile { to, path });
        puppet.pump(&mut town);
        let request = puppet.accept(&mut town);
        assert_eq!(request.application, Application::File);
        assert_eq!(end(&mut town), failed("timed_out"), "{dialect}");
        still_serves(&mut town, &mut puppet);
    }
}

#[test]
fn a_file_that_is_another_than_was_offered_does_not_get_its_name() {
    for dialect in VERSIONS {
        let (mut town, mut puppet) = Puppet::meet(dialect);
        let context = file(5000).to_context(ContextVersion::Three);
        let told: String = sha256(b"another")
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect();
        let request = SessionRequest {
            application: Application::File,
            session_id: 7,
            app_id: 2,
            flags: None,
            context: Some(context),
        };
        let content = Content::from(&request);
        let lines = content.body.strip_suffix(b"\r\n").expect("a blank line");
        let hash = format!("X-Papilio-SHA256: {told}\r\n\r\n");
        let body = [lines, hash.as_bytes()].concat().into();
        let text = puppet.request(7, Method::Invite, Content { body, ..content });
        puppet.say(&mut town, &text);
        let transfer = offered(&mut town);
        accept(&mut town, transfer);
        puppet.pump(&mut town);
        for packet in puppet.file(&town, 7, &noise(5000)) {
            puppet.packet(&mut town, &packet);
        }
        assert_eq!(end(&mut town), failed("wrong_hash"), "{dialect}");
        assert!(town.people[1].disk.files.is_empty());
        assert_eq!(town.transfer(1).and_then(|info| info.path.clone()), None);
        still_serves(&mut town, &mut puppet);
    }
}

#[test]
fn huge_totals_are_believed_by_nobody() {
    for dialect in VERSIONS {
        let (mut town, mut puppet) = taken(dialect, u64::MAX);
        let packets = puppet.file(&town, 7, &noise(5000));
        for packet in packets {
            puppet.packet(&mut town, &packet);
        }
        assert_eq!(end(&mut town), failed("wrong_size"), "{dialect}");
        still_serves(&mut town, &mut puppet);
    }
    // Packets of texts and of sessions nobody knows, with lengths of all kinds.
    let (mut town, mut puppet) = Puppet::meet(Dialect::Msnp12);
    for session_id in [0, 64, 9] {
        for total_size in [65_537, u64::from(u32::MAX), u64::MAX] {
            for offset in [0, 1, total_size - 10] {
                for identifier in 1..50 {
                    let header = v1::Header {
                        session_id,
                        identifier,
                        offset,
                        total_size,
                        message_size: 10,
                        flags: if session_id == 9 {
                            v1::flags::FILE_DATA
                        } else {
                            0
                        },
                        ..v1::Header::default()
                    };
                    let body = noise(10).into();
                    let footer = Some(2);
                    let packet = v1::Packet {
                        header,
                        body,
                        footer,
                    };
                    puppet.packet(&mut town, &packet.to_bytes());
                }
            }
        }
    }
    still_serves(&mut town, &mut puppet);
}
