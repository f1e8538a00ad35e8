//! Somebody is gone without a word, at any moment.

use std::time::Duration;

use msnp::api::TransferState;
use msnp::dialect::Dialect;

use crate::files::{accept, noise, offered, send};
use crate::town::Town;

/// Longer than every wait.
const LONG: Duration = Duration::from_secs(1000);

fn begun(pair: (Dialect, Dialect), connects: bool) -> Town {
    let mut town = Town::pair(pair.0, pair.1);
    town.connects = connects;
    town
}

/// A file goes from Alice to Bob, as far as it comes.
fn exchange(town: &mut Town) {
    send(town, "a.bin", noise(6000));
    town.pass(Duration::from_secs(20));
    if !town.offers(1).is_empty() {
        let transfer = offered(town);
        accept(town, transfer);
    }
    town.pass(LONG);
}

#[test]
fn whoever_is_left_at_any_packet_is_told_and_holds_nothing_open() {
    for (alice, bob, connects) in [
        (Dialect::Msnp12, Dialect::Msnp12, false),
        (Dialect::Msnp18, Dialect::Msnp18, false),
        (Dialect::Msnp12, Dialect::Msnp18, true),
        (Dialect::Msnp18, Dialect::Msnp18, true),
        (Dialect::Msnp8, Dialect::Msnp12, true),
    ] {
        for gone in 0..2 {
            let mut whole = begun((alice, bob), connects);
            let before = whole.people[gone].writes;
            exchange(&mut whole);
            let writes = whole.people[gone].writes - before;
            assert!(writes > 4, "{writes}");
            let mut ends = [0; 2];
            for breaths in 0..writes {
                let mut town = begun((alice, bob), connects);
                town.people[gone].breaths = Some(breaths);
                exchange(&mut town);
                let left = 1 - gone;
                let about = (
                    alice,
                    bob,
                    connects,
                    gone,
                    breaths,
                    town.transfer(left).cloned(),
                );
                assert_eq!(town.people[left].disk.open(), 0, "{about:?}");
                let transfers = town.people[left].client.snapshot().transfers;
                assert!(transfers.is_empty(), "{about:?}: {transfers:?}");
                assert_eq!(town.listening(), 0, "{about:?}");
                match town.transfer(left) {
                    // Bob never heard of it.
                    None => assert_eq!(left, 1, "{about:?}"),
                    Some(info) if info.state == TransferState::Done => {
                        let there = &town.people[1].disk.files;
                        assert!(left == 0 || there["a.bin"] == noise(6000), "{about:?}");
                        ends[0] += 1;
                    }
                    Some(info) => {
                        assert!(info.state.is_final() && info.reason.is_some(), "{about:?}");
                        assert!(!town.people[1].disk.files.contains_key("a.bin") || left == 0);
                        ends[1] += 1;
                    }
                }
            }
            assert!(ends[1] > 1, "{:?}", (alice, bob, connects, gone, ends));
        }
    }
}
