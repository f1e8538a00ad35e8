//! Direct connections, and MSNFTP, which knows no other way.

use std::time::Duration;

use msnp::api::{Command, TransferState, TransferWay};
use msnp::dialect::Dialect;

use crate::files::{accept, noise, offered, over, send, states};
use crate::town::Town;

const PAIRS: [(Dialect, Dialect); 4] = [
    (Dialect::Msnp9, Dialect::Msnp12),
    (Dialect::Msnp15, Dialect::Msnp18),
    (Dialect::Msnp18, Dialect::Msnp11),
    (Dialect::Msnp18, Dialect::Msnp18),
];

#[test]
fn a_file_goes_directly_where_the_two_can_connect() {
    for (alice, bob) in PAIRS {
        let mut town = Town::pair(alice, bob);
        town.connects = true;
        let bytes = noise(300_000);
        send(&mut town, "a.bin", bytes.clone());
        let transfer = offered(&mut town);
        accept(&mut town, transfer);
        town.until("it is over", over);
        let told = (alice, bob, town.transfer(0), town.transfer(1));
        assert_eq!(states(&town), [Some(TransferState::Done); 2], "{told:?}");
        assert_eq!(town.people[1].disk.files["a.bin"], bytes);
        assert_eq!(town.met, 1, "{alice} {bob}");
        for who in 0..2 {
            let via = town.transfer(who).map(|info| info.via);
            assert_eq!(via, Some(TransferWay::Direct), "{alice} {bob}");
        }
        // What is not used is closed.
        town.pass(Duration::from_secs(130));
        assert_eq!(town.break_wires(), 0, "{alice} {bob}");
    }
}

#[test]
fn nobody_listens_any_more_once_the_two_have_met() {
    for (alice, bob) in [
        (Dialect::Msnp8, Dialect::Msnp12),
        (Dialect::Msnp12, Dialect::Msnp12),
        (Dialect::Msnp18, Dialect::Msnp18),
    ] {
        let mut town = Town::pair(alice, bob);
        town.connects = true;
        town.people[0].disk.stops_at = Some(50_000);
        send(&mut town, "a.bin", noise(100_000));
        let transfer = offered(&mut town);
        accept(&mut town, transfer);
        town.until("they have met", |town| town.met == 1);
        town.pass(Duration::from_secs(1));
        assert_eq!(town.listening(), 0, "{alice} {bob}");
        town.read_on(0);
        town.until("it is over", over);
        assert_eq!(
            states(&town),
            [Some(TransferState::Done); 2],
            "{alice} {bob}"
        );
    }
}

#[test]
fn a_second_file_uses_the_connection_of_the_first() {
    let mut town = Town::pair(Dialect::Msnp18, Dialect::Msnp18);
    town.connects = true;
    for name in ["a.bin", "b.bin"] {
        town.people[1].events.clear();
        town.people[0].events.clear();
        send(&mut town, name, noise(10_000));
        let transfer = offered(&mut town);
        accept(&mut town, transfer);
        town.until("it is over", over);
        for who in 0..2 {
            let via = town.transfer(who).map(|info| info.via);
            assert_eq!(via, Some(TransferWay::Direct), "{name}");
        }
    }
    assert_eq!(town.met, 1);
    assert_eq!(town.people[1].disk.files["b.bin"], noise(10_000));
}

#[test]
fn where_nobody_connects_it_begins_on_the_switchboard_within_five_seconds() {
    for (alice, bob) in PAIRS {
        let mut town = Town::pair(alice, bob);
        send(&mut town, "a.bin", noise(10_000));
        let transfer = offered(&mut town);
        accept(&mut town, transfer);
        town.pass(Duration::from_secs(6));
        assert_eq!(
            states(&town),
            [Some(TransferState::Done); 2],
            "{alice} {bob}"
        );
        let via = town.transfer(1).map(|info| info.via);
        assert_eq!(via, Some(TransferWay::Switchboard));
    }
}

#[test]
fn when_the_connection_dies_the_switchboard_goes_on() {
    for (alice, bob) in PAIRS {
        let mut town = Town::pair(alice, bob);
        town.connects = true;
        // A disk that is slow to read leaves the file half way.
        town.people[0].disk.stops_at = Some(100_000);
        let bytes = noise(300_000);
        send(&mut town, "a.bin", bytes.clone());
        let transfer = offered(&mut town);
        accept(&mut town, transfer);
        assert_eq!(town.break_wires(), 1, "{alice} {bob}");
        town.connects = false;
        town.read_on(0);
        town.until("it is over", over);
        assert_eq!(
            states(&town),
            [Some(TransferState::Done); 2],
            "{alice} {bob}"
        );
        assert_eq!(town.people[1].disk.files["a.bin"], bytes);
    }
}

/// A file is accepted, and its receiver listens but has not said where: the switchboard breaks.
fn parted_in_between(alice: Dialect, bob: Dialect, bytes: &[u8]) -> Town {
    let mut town = Town::pair(alice, bob);
    town.connects = true;
    town.slow_routers = true;
    send(&mut town, "a.bin", bytes.to_vec());
    let transfer = offered(&mut town);
    accept(&mut town, transfer);
    assert_eq!(town.listening(), 1, "{alice} {bob}");
    assert_eq!(town.break_switchboards(0), 1, "{alice} {bob}");
    town
}

#[test]
fn two_whose_switchboard_is_gone_agree_over_the_notification_server() {
    for (alice, bob) in [
        (Dialect::Msnp15, Dialect::Msnp13),
        (Dialect::Msnp18, Dialect::Msnp15),
        (Dialect::Msnp18, Dialect::Msnp18),
    ] {
        let bytes = noise(300_000);
        let mut town = parted_in_between(alice, bob, &bytes);
        assert_eq!(town.break_switchboards(1), 0, "{alice} {bob}");
        town.routers_answer();
        town.until("it is over", over);
        let told = (alice, bob, town.transfer(0), town.transfer(1));
        assert_eq!(states(&town), [Some(TransferState::Done); 2], "{told:?}");
        assert_eq!(town.people[1].disk.files["a.bin"], bytes);
        for who in 0..2 {
            let via = town.transfer(who).map(|info| info.via);
            assert_eq!(via, Some(TransferWay::Direct), "{alice} {bob}");
            assert_eq!(town.break_switchboards(who), 0, "{alice} {bob}");
        }
    }
}

#[test]
fn whoever_does_not_hear_the_notification_server_is_answered_over_a_new_switchboard() {
    for (alice, bob) in [
        (Dialect::Msnp12, Dialect::Msnp18),
        (Dialect::Msnp18, Dialect::Msnp12),
    ] {
        let bytes = noise(300_000);
        let mut town = parted_in_between(alice, bob, &bytes);
        town.routers_answer();
        town.until("it is over", over);
        let told = (alice, bob, town.transfer(0), town.transfer(1));
        assert_eq!(states(&town), [Some(TransferState::Done); 2], "{told:?}");
        assert_eq!(town.people[1].disk.files["a.bin"], bytes);
    }
}

#[test]
fn clients_older_than_p2p_send_files_over_a_connection_of_their_own() {
    for (alice, bob) in [
        (Dialect::Msnp7, Dialect::Msnp7),
        (Dialect::Msnp8, Dialect::Msnp12),
        (Dialect::Msnp12, Dialect::Msnp8),
        (Dialect::Msnp18, Dialect::Msnp8),
        (Dialect::Msnp2, Dialect::Msnp8),
    ] {
        for len in [0, 1, 2045, 100_000] {
            let mut town = Town::pair(alice, bob);
            town.connects = true;
            let bytes = noise(len);
            send(&mut town, "a.bin", bytes.clone());
            let transfer = offered(&mut town);
            accept(&mut town, transfer);
            town.until("it is over", over);
            let told = (alice, bob, len, states(&town));
            assert_eq!(states(&town), [Some(TransferState::Done); 2], "{told:?}");
            assert_eq!(town.people[1].disk.files["a.bin"], bytes);
            assert_eq!(town.break_wires(), 0);
        }
    }
}

#[test]
fn what_older_clients_offer_can_be_declined_and_taken_back() {
    let mut town = Town::pair(Dialect::Msnp8, Dialect::Msnp12);
    town.connects = true;
    send(&mut town, "a.bin", noise(10));
    let transfer = offered(&mut town);
    town.command(1, Command::DeclineFile { transfer });
    town.until("it is over", over);
    assert_eq!(states(&town), [Some(TransferState::Declined); 2]);
    let mut town = Town::pair(Dialect::Msnp8, Dialect::Msnp12);
    town.connects = true;
    send(&mut town, "a.bin", noise(10));
    let _offer = offered(&mut town);
    let transfer = town.transfer(0).expect("it was told").transfer;
    town.command(0, Command::CancelFile { transfer });
    town.until("it is over", over);
    assert_eq!(states(&town), [Some(TransferState::Cancelled); 2]);
}
