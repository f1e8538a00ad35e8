//! Files, sent and received.

use std::time::Duration;

use msnp::api::{Command, ConversationId, Event, TransferState};
use msnp::dialect::Dialect;
use msnp::io::TransferId;

use crate::disk::sha256;
use crate::town::{BOB, Town};

/// Pairs of dialects that meet in the first version, across versions, and in the second.
const PAIRS: [(Dialect, Dialect); 5] = [
    (Dialect::Msnp9, Dialect::Msnp9),
    (Dialect::Msnp11, Dialect::Msnp15),
    (Dialect::Msnp18, Dialect::Msnp12),
    (Dialect::Msnp15, Dialect::Msnp16),
    (Dialect::Msnp18, Dialect::Msnp18),
];

pub fn noise(len: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_u32;
    let mut next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state.to_le_bytes()[1]
    };
    (0..len).map(|_| next()).collect()
}

pub fn send(town: &mut Town, name: &str, bytes: Vec<u8>) {
    town.people[0].disk.files.insert(name.to_owned(), bytes);
    let to = ConversationId::new(BOB);
    let path = name.to_owned();
    town.command(0, Command::SendFile { to, path });
}

/// The transfer that is offered to Bob.
pub fn offered(town: &mut Town) -> TransferId {
    town.until("a file is offered", |town| !town.offers(1).is_empty());
    town.offers(1)[0].0
}

pub fn accept(town: &mut Town, transfer: TransferId) {
    let path = None;
    town.command(1, Command::AcceptFile { transfer, path });
}

pub fn over(town: &Town) -> bool {
    (0..2).all(|who| town.state(who).is_some_and(TransferState::is_final))
}

pub fn states(town: &Town) -> [Option<TransferState>; 2] {
    [town.state(0), town.state(1)]
}

fn exchange(town: &mut Town, bytes: &[u8]) {
    send(town, "photo.jpg", bytes.to_vec());
    let transfer = offered(town);
    accept(town, transfer);
    town.until("the file is over", over);
    assert_eq!(states(town), [Some(TransferState::Done); 2]);
    assert_eq!(town.people[1].disk.files["photo.jpg"], bytes);
}

#[test]
fn a_file_arrives_in_every_pair_of_versions() {
    for (alice, bob) in PAIRS {
        for len in [1, 1202, 1203, 40_000] {
            let mut town = Town::pair(alice, bob);
            exchange(&mut town, &noise(len));
        }
    }
}

#[test]
fn an_empty_file_arrives() {
    for (alice, bob) in PAIRS {
        let mut town = Town::pair(alice, bob);
        exchange(&mut town, b"");
    }
}

#[test]
fn both_are_told_what_it_is_and_how_far() {
    let mut town = Town::pair(Dialect::Msnp12, Dialect::Msnp12);
    let bytes = noise(200_000);
    exchange(&mut town, &bytes);
    let hash: String = sha256(&bytes).iter().map(|b| format!("{b:02x}")).collect();
    for who in 0..2 {
        let info = town.transfer(who).expect("it was told");
        assert_eq!((info.bytes, info.size), (200_000, 200_000));
        assert_eq!(info.sha256.as_deref(), Some(hash.as_str()));
        assert_eq!(info.name, "photo.jpg");
    }
    assert_eq!(
        town.transfer(1).and_then(|info| info.path.as_deref()),
        Some("photo.jpg")
    );
    // Pieces are small whatever the size of the file, and nothing stays open.
    for who in 0..2 {
        let disk = &town.people[who].disk;
        assert!(disk.largest <= 64 * 1024, "{}", disk.largest);
        assert_eq!(disk.open(), 0);
        assert!(town.people[who].client.snapshot().transfers.is_empty());
    }
}

#[test]
fn who_does_not_want_it_says_so() {
    for (alice, bob) in PAIRS {
        let mut town = Town::pair(alice, bob);
        send(&mut town, "a.txt", noise(10));
        let transfer = offered(&mut town);
        town.command(1, Command::DeclineFile { transfer });
        town.until("it is over", over);
        assert_eq!(states(&town), [Some(TransferState::Declined); 2]);
        assert_eq!(town.people[0].disk.open(), 0);
    }
}

#[test]
fn an_offer_can_be_taken_back() {
    for (alice, bob) in PAIRS {
        let mut town = Town::pair(alice, bob);
        send(&mut town, "a.txt", noise(10));
        let _offer = offered(&mut town);
        let transfer = town.transfer(0).expect("it was told").transfer;
        town.command(0, Command::CancelFile { transfer });
        town.until("it is over", over);
        assert_eq!(states(&town), [Some(TransferState::Cancelled); 2]);
        let reason = town.transfer(1).and_then(|info| info.reason.as_deref());
        assert_eq!(reason, Some("peer"));
    }
}

#[test]
fn either_side_may_stop_it_half_way() {
    for (alice, bob) in PAIRS {
        for stops in 0..2 {
            let mut town = Town::pair(alice, bob);
            town.people[0].disk.stops_at = Some(50_000);
            send(&mut town, "a.bin", noise(100_000));
            let offer = offered(&mut town);
            accept(&mut town, offer);
            town.pass(Duration::from_secs(10));
            let transfer = town.transfer(stops).expect("it was told").transfer;
            town.command(stops, Command::CancelFile { transfer });
            town.until("it is over", over);
            assert_eq!(states(&town), [Some(TransferState::Cancelled); 2]);
            assert!((0..2).all(|who| town.people[who].disk.open() == 0));
            assert!(!town.people[1].disk.files.contains_key("a.bin"));
        }
    }
}

#[test]
fn an_offer_that_nobody_answers_ends() {
    let mut town = Town::pair(Dialect::Msnp12, Dialect::Msnp12);
    send(&mut town, "a.txt", noise(10));
    let _offer = offered(&mut town);
    town.pass(Duration::from_secs(299));
    assert!(!over(&town));
    town.pass(Duration::from_secs(2));
    assert!(over(&town), "{:?}", states(&town));
    let reason = town.transfer(0).and_then(|info| info.reason.clone());
    assert_eq!(reason.as_deref(), Some("timed_out"));
}

#[test]
fn several_files_go_at_once() {
    for dialect in [Dialect::Msnp12, Dialect::Msnp18] {
        let mut town = Town::pair(dialect, dialect);
        let files: Vec<Vec<u8>> = (1..5).map(|n| noise(30_000 * n)).collect();
        for (n, bytes) in files.iter().enumerate() {
            send(&mut town, &format!("{n}.bin"), bytes.clone());
        }
        town.until("all are offered", |town| town.offers(1).len() == 4);
        for (transfer, ..) in town.offers(1) {
            accept(&mut town, transfer);
        }
        town.until("all have arrived", |town| {
            town.people[1].disk.files.len() == 4
        });
        for (n, bytes) in files.iter().enumerate() {
            assert_eq!(&town.people[1].disk.files[&format!("{n}.bin")], bytes);
        }
    }
}

#[test]
fn a_text_does_not_wait_for_a_file() {
    let mut town = Town::pair(Dialect::Msnp12, Dialect::Msnp12);
    send(&mut town, "a.bin", noise(500_000));
    let offer = offered(&mut town);
    accept(&mut town, offer);
    let to = ConversationId::new(BOB);
    let text = Command::SendText {
        to,
        text: "meanwhile".into(),
        format: Default::default(),
        id: None,
    };
    town.command(0, text);
    town.until("both are there", over);
    let events = &town.people[1].events;
    let text = events
        .iter()
        .position(|event| matches!(event, Event::Text { .. }));
    assert!(text.is_some());
    assert_eq!(states(&town), [Some(TransferState::Done); 2]);
}

#[test]
fn a_file_goes_on_when_its_switchboard_breaks() {
    for (alice, bob) in PAIRS {
        for breaks in 0..2 {
            let mut town = Town::pair(alice, bob);
            town.people[0].disk.stops_at = Some(50_000);
            let bytes = noise(100_000);
            send(&mut town, "a.bin", bytes.clone());
            let offer = offered(&mut town);
            accept(&mut town, offer);
            town.pass(Duration::from_secs(10));
            assert!(town.break_switchboards(breaks) > 0);
            town.read_on(0);
            town.until("it is over", over);
            let told = (alice, bob, breaks, town.transfer(0).cloned());
            assert_eq!(states(&town), [Some(TransferState::Done); 2], "{told:?}");
            assert_eq!(town.people[1].disk.files["a.bin"], bytes);
        }
    }
}

#[test]
fn a_file_that_broke_off_is_gone_on_with() {
    for (alice, bob) in PAIRS {
        let mut town = Town::pair(alice, bob);
        let bytes = noise(100_000);
        town.people[0].disk.stops_at = Some(50_000);
        send(&mut town, "a.bin", bytes.clone());
        let offer = offered(&mut town);
        accept(&mut town, offer);
        town.pass(Duration::from_secs(10));
        // The disk of the sender says no more, until both give up.
        town.until("it is over", over);
        assert_eq!(town.state(0), Some(TransferState::Failed));
        town.people[0].disk.stops_at = None;
        for who in 0..2 {
            town.people[who].events.clear();
        }
        exchange_again(&mut town, &bytes);
        let resumed = &town.people[1].disk.resumed;
        assert!(resumed.len() == 1 && resumed[0] >= 40_000, "{resumed:?}");
    }
}

#[test]
fn a_file_that_the_sender_stopped_is_gone_on_with_and_one_that_we_stopped_is_not() {
    for (alice, bob) in PAIRS {
        for stops in 0..2 {
            let mut town = Town::pair(alice, bob);
            let bytes = noise(100_000);
            town.people[0].disk.stops_at = Some(50_000);
            send(&mut town, "a.bin", bytes.clone());
            let offer = offered(&mut town);
            accept(&mut town, offer);
            town.pass(Duration::from_secs(10));
            let transfer = town.transfer(stops).expect("it was told").transfer;
            town.command(stops, Command::CancelFile { transfer });
            town.until("it is over", over);
            town.people[0].disk.stops_at = None;
            for who in 0..2 {
                town.people[who].events.clear();
            }
            exchange_again(&mut town, &bytes);
            let resumed = town.people[1].disk.resumed.len();
            assert_eq!(resumed, 1 - stops, "{alice} {bob}");
        }
    }
}

fn exchange_again(town: &mut Town, bytes: &[u8]) {
    send(town, "a.bin", bytes.to_vec());
    let offer = offered(town);
    accept(town, offer);
    town.until("it is over", over);
    assert_eq!(states(town), [Some(TransferState::Done); 2]);
    assert_eq!(town.people[1].disk.files["a.bin"], bytes);
}

#[test]
fn what_the_disk_says_ends_it_in_words() {
    let mut town = Town::pair(Dialect::Msnp12, Dialect::Msnp18);
    let to = ConversationId::new(BOB);
    let path = "none".to_owned();
    town.command(0, Command::SendFile { to, path });
    let told = |town: &Town, who| {
        let info = town.transfer(who).expect("it was told");
        (info.state, info.reason.clone().unwrap_or_default())
    };
    let failed = |reason: &str| (TransferState::Failed, reason.to_owned());
    assert_eq!(told(&town, 0), failed("file_not_found"));
    town.people[1].disk.is_full = true;
    send(&mut town, "a.txt", noise(10));
    let offer = offered(&mut town);
    accept(&mut town, offer);
    town.until("it is over", over);
    assert_eq!(told(&town, 1), failed("disk_full"));
    assert_eq!(told(&town, 0).0, TransferState::Declined);
}

#[test]
fn names_are_made_safe() {
    let mut town = Town::pair(Dialect::Msnp12, Dialect::Msnp12);
    for (name, safe) in [
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\a.exe", "a.exe"),
        ("a\u{202e}gpj.exe", "a_gpj.exe"),
    ] {
        town.people[1].events.clear();
        send(&mut town, name, noise(5));
        let _offer = offered(&mut town);
        let told = town.offers(1)[0].1.clone();
        assert!(!told.contains(['/', '\\', '\u{202e}']), "{told}");
        if !name.contains('\u{202e}') {
            assert_eq!(told, safe);
        }
    }
}
