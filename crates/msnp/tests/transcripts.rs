//! Recorded exchanges of a real server, replayed against the client.
//!
//! Each file is one run of two accounts. The server's lines are fed as they were, with transaction ids mapped; each line
//! of the recorded client must be met by one of ours with the same command and number of words. Where our client does
//! otherwise, for a reason, the difference is named in [`Difference`] and counted; the counts are part of the
//! expectation, so a new difference fails the test. At the end the lists are compared with what was worked out by hand,
//! and every stream is replayed byte by byte, glued, and cut at every place: the events must be the same.
//!
//! The bodies of HTTP are not whole in the records. What our client asks the services is answered by a model of them.

#[allow(dead_code, reason = "the tests of the client use the rest")]
#[path = "client/abch.rs"]
mod abch;
#[path = "transcripts/difference.rs"]
mod difference;
#[path = "transcripts/driver.rs"]
mod driver;
#[path = "transcripts/played.rs"]
mod played;
#[path = "transcripts/player.rs"]
mod player;
#[path = "transcripts/script.rs"]
mod script;

use std::collections::BTreeMap;

use msnp::api::{DeliveryState, Event, Status};
use msnp::dialect::Dialect;

use difference::Difference;
use driver::Driver;
use played::{Played, replay_cut};
use script::Script;

fn file(dialect: Dialect) -> String {
    let path = format!(
        "{}/tests/data/transcripts/MSNP{:02}.txt",
        env!("CARGO_MANIFEST_DIR"),
        dialect.number()
    );
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn played(dialect: Dialect) -> Played {
    Driver::new(Script::parse(&file(dialect)), dialect).play()
}

/// Contact, name, lists as bits, of everybody on the list.
fn roster(played: &Played, account: &str) -> Vec<(String, String, u32)> {
    played
        .client(account)
        .snapshot()
        .contacts
        .iter()
        .map(|contact| {
            (
                contact.address.to_string(),
                contact.display_name.clone(),
                contact.lists.bits(),
            )
        })
        .collect()
}

/// What every run has in common, whatever the dialect.
fn check(dialect: Dialect, expected: &BTreeMap<Difference, usize>) {
    let played = played(dialect);
    assert_eq!(played.differences(), expected, "{dialect}");
    // A leaves the empty switchboard; the record ends before A's second sign-in asks for the list, or tells the server of
    // it; B, back again, repeats the personal message, which the probe did not. From MSNP16 on both places of A would
    // stay, and the probe did not sign in twice.
    let is_signed_out = !dialect.has_endpoints();
    let mut ours = vec!["OUT"];
    ours.extend(dialect.has_syn().then_some("SYN"));
    if dialect.has_address_book() && is_signed_out {
        ours.extend(["BLP", "ADL"]);
    }
    ours.extend(dialect.has_personal_message().then_some("UUX"));
    assert_eq!(played.left_over(), ours, "{dialect}");

    let (a, b) = (played.email("A"), played.email("B"));
    // Forward, allow and reverse: both added each other. Where the list is on the notification server, B never cleared the
    // pending list in the recorded run, and the list that came with the second sign-in says so.
    let pending = if dialect.has_pending_list() && dialect.has_syn() {
        1 + 2 + 16
    } else {
        1 + 2 + 8
    };
    // Where the address book keeps the names, B has the old one again at the second sign-in, as the probe had.
    let name_of = |email: &str| email.split('@').next().unwrap_or_default().to_owned();
    let (a_name, b_name) = if dialect.has_address_book() {
        ("Friendly A".to_owned(), "Friendly B")
    } else {
        (name_of(&a), "New Name é")
    };
    assert_eq!(
        roster(&played, "A"),
        [(b.clone(), b_name.to_owned(), 1 + 2 + 8)],
        "{dialect}"
    );
    assert_eq!(
        roster(&played, "B"),
        [(a.clone(), a_name, pending)],
        "{dialect}"
    );
    assert_eq!(played.client("B").snapshot().me.display_name, b_name);

    if dialect.has_address_book() {
        for (own, other) in [("A", &b), ("B", &a)] {
            let book = played.services(own);
            assert!(book.entries.contains_key(other), "{dialect} {own}");
            let on = ["Allow", "Block", "Pending"].map(|role| book.on(role, other));
            assert_eq!(on, [true, false, false], "{dialect} {own}");
        }
    }

    let events = played.events("A");
    let statuses: Vec<Status> = events
        .iter()
        .filter_map(|event| match event {
            Event::Presence { email, status, .. } if email.as_str() == b => Some(*status),
            _ => None,
        })
        .collect();
    use Status::{Away, Offline, Online};
    // Away, another name, hidden, back, blocked, unblocked, signed out, signed in; offline with our own end.
    let mut wanted = vec![
        Online, Away, Away, Offline, Online, Offline, Online, Offline, Online,
    ];
    wanted.extend(is_signed_out.then_some(Offline));
    assert_eq!(statuses, wanted, "{dialect}");
    let asked = |event: &&Event| matches!(event, Event::ContactRequest { email, .. } if email.as_str() == a);
    assert_eq!(played.events("B").iter().filter(asked).count(), 1);

    let texts: Vec<String> = played
        .events("B")
        .into_iter()
        .filter_map(|event| match event {
            Event::Text {
                text, from, format, ..
            } => {
                assert_eq!((from.as_str(), format.italic), (a.as_str(), true));
                Some(text)
            }
            _ => None,
        })
        .collect();
    assert_eq!(texts, ["Hello é 你好", "Hello é 你好"], "{dialect}");
    assert!(
        events
            .iter()
            .any(|event| matches!(event, Event::Typing { from, .. } if from.as_str() == b))
    );
    // The recorded client nudges whatever the dialect.
    assert!(
        events
            .iter()
            .any(|event| matches!(event, Event::Nudge { from, .. } if from.as_str() == b))
    );
    let has_message = events.iter().any(
        |event| matches!(event, Event::PersonalMessage { text, .. } if text == "on the & phone"),
    );
    assert_eq!(has_message, dialect.has_personal_message());

    // The text of B while hidden is refused, where it is; of those of A the one with `A` was acknowledged, the one with `N` never.
    let fates = |account| -> Vec<(DeliveryState, Option<String>)> {
        played
            .events(account)
            .into_iter()
            .filter_map(|event| match event {
                Event::Delivery { state, reason, .. } if state.is_final() => Some((state, reason)),
                _ => None,
            })
            .collect()
    };
    let refused = (DeliveryState::Failed, Some("913".to_owned()));
    let refused: Vec<_> = (!dialect.chats_while_hidden())
        .then_some(refused)
        .into_iter()
        .collect();
    assert_eq!(fates("B"), refused, "{dialect}");
    assert_eq!(
        fates("A"),
        [
            (DeliveryState::Acknowledged, None),
            (DeliveryState::Unknown, Some("connection".to_owned())),
        ]
    );
    let end = events.iter().rev().find_map(|event| match event {
        Event::SignedOut { reason } => Some(*reason),
        _ => None,
    });
    let elsewhere = msnp::api::SignOutReason::Elsewhere;
    assert_eq!(end, is_signed_out.then_some(elsewhere), "{dialect}");
}

/// The differences of every run, and some of this one.
fn differences(more: &[(Difference, usize)]) -> BTreeMap<Difference, usize> {
    let always = [
        (Difference::AllowFirst, 1),
        (Difference::Declined, 1),
        (Difference::NotOurs, 4),
        (Difference::Unused, 1),
        (Difference::LeftWhenAlone, 2),
    ];
    always.into_iter().chain(more.iter().copied()).collect()
}

/// As [`differences`], for MSNP2 to 7: there the probe put new contacts on the allow list first, too.
fn in_old_ones(more: &[(Difference, usize)]) -> BTreeMap<Difference, usize> {
    let mut all = differences(more);
    let _ = all.remove(&Difference::AllowFirst);
    all
}

/// As [`differences`], for MSNP13 and later.
fn with_book(more: &[(Difference, usize)]) -> BTreeMap<Difference, usize> {
    let mut all = differences(more);
    let _ = all.remove(&Difference::AllowFirst);
    let _ = all.insert(Difference::Introduction, 2);
    let _ = all.insert(Difference::GrantUnused, 1);
    all
}

#[test]
fn msnp2() {
    let more = [
        (Difference::ClientCode, 4),
        (Difference::NoNudge, 1),
        (Difference::Introduction, 1),
    ];
    check(Dialect::Msnp2, &in_old_ones(&more));
}

#[test]
fn msnp3() {
    let more = [
        (Difference::ClientCode, 4),
        (Difference::NoNudge, 1),
        (Difference::Introduction, 1),
    ];
    check(Dialect::Msnp3, &in_old_ones(&more));
}

#[test]
fn msnp4() {
    let more = [(Difference::NoNudge, 1), (Difference::Introduction, 1)];
    check(Dialect::Msnp4, &in_old_ones(&more));
}

#[test]
fn msnp5() {
    let more = [(Difference::NoNudge, 1), (Difference::Introduction, 1)];
    check(Dialect::Msnp5, &in_old_ones(&more));
}

#[test]
fn msnp6() {
    let more = [(Difference::NoNudge, 1), (Difference::Introduction, 1)];
    check(Dialect::Msnp6, &in_old_ones(&more));
}

#[test]
fn msnp7() {
    let more = [
        (Difference::GroupZero, 2),
        (Difference::NoNudge, 1),
        (Difference::Introduction, 1),
    ];
    check(Dialect::Msnp7, &in_old_ones(&more));
}

#[test]
fn msnp8() {
    let more = [
        (Difference::GroupZero, 1),
        (Difference::NoNudge, 1),
        (Difference::Introduction, 1),
    ];
    check(Dialect::Msnp8, &differences(&more));
}

#[test]
fn msnp9() {
    let more = [
        (Difference::GroupZero, 1),
        (Difference::NoObject, 1),
        (Difference::NoNudge, 1),
        (Difference::Introduction, 1),
    ];
    check(Dialect::Msnp9, &differences(&more));
}

#[test]
fn msnp10() {
    let more = [
        (Difference::PendingCleared, 2),
        (Difference::NoObject, 1),
        (Difference::NoNudge, 1),
        (Difference::Introduction, 1),
    ];
    check(Dialect::Msnp10, &differences(&more));
}

#[test]
fn msnp11() {
    // Both introduce themselves: A before the first text, B before the nudge.
    let more = [
        (Difference::PendingCleared, 2),
        (Difference::Introduction, 2),
    ];
    check(Dialect::Msnp11, &differences(&more));
}

#[test]
fn msnp12() {
    let more = [
        (Difference::PendingCleared, 2),
        (Difference::Introduction, 2),
    ];
    check(Dialect::Msnp12, &differences(&more));
}

#[test]
fn msnp13() {
    check(Dialect::Msnp13, &with_book(&[]));
}

#[test]
fn msnp14() {
    check(
        Dialect::Msnp14,
        &with_book(&[(Difference::NetworkQuery, 1)]),
    );
}

#[test]
fn msnp15() {
    check(
        Dialect::Msnp15,
        &with_book(&[(Difference::NetworkQuery, 1)]),
    );
}

#[test]
fn msnp16() {
    let more = [
        (Difference::NetworkQuery, 1),
        (Difference::PlaceTold, 3),
        (Difference::SelfCalled, 1),
    ];
    check(Dialect::Msnp16, &with_book(&more));
}

#[test]
fn msnp17() {
    let more = [
        (Difference::NetworkQuery, 1),
        (Difference::PlaceTold, 3),
        (Difference::SelfCalled, 1),
    ];
    check(Dialect::Msnp17, &with_book(&more));
}

#[test]
fn msnp18() {
    let more = [
        (Difference::NetworkQuery, 1),
        (Difference::PlaceTold, 3),
        (Difference::SelfCalled, 1),
    ];
    check(Dialect::Msnp18, &with_book(&more));
}

#[test]
fn however_a_stream_is_cut_the_events_are_the_same() {
    for number in 2..=18 {
        let dialect: Dialect = format!("MSNP{number}").parse().expect("a dialect");
        let played = played(dialect);
        for account in ["A", "B"] {
            let whole = played.events(account);
            assert_eq!(
                replay_cut(&played, account, 1),
                whole,
                "{dialect} {account}"
            );
            assert_eq!(
                replay_cut(&played, account, 7),
                whole,
                "{dialect} {account}"
            );
        }
    }
}
