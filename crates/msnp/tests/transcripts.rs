//! Recorded exchanges of a real server, replayed against the client.
//!
//! Each file is one run of two accounts. The server's lines are fed as they were, with transaction ids mapped; each line
//! of the recorded client must be met by one of ours with the same command and number of words. Where our client does
//! otherwise, for a reason, the difference is named in [`driver::Difference`] and counted; the counts are part of the
//! expectation, so a new difference fails the test. At the end the lists are compared with what was worked out by hand,
//! and every stream is replayed byte by byte, glued, and cut at every place: the events must be the same.

#[path = "transcripts/driver.rs"]
mod driver;
#[path = "transcripts/player.rs"]
mod player;
#[path = "transcripts/script.rs"]
mod script;

use std::collections::BTreeMap;

use msnp::api::{DeliveryState, Event, Status};
use msnp::dialect::Dialect;

use driver::{Difference, Driver, Played, replay_cut};
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
    // A leaves the empty switchboard; the record ends before A's second sign-in asks for the list; B, back again, repeats
    // the personal message, which the probe did not.
    let mut ours = vec!["OUT", "SYN"];
    ours.extend(dialect.has_personal_message().then_some("UUX"));
    assert_eq!(played.left_over(), ours, "{dialect}");

    let (a, b) = (played.email("A"), played.email("B"));
    // Forward, allow and reverse: both added each other. B never cleared the pending list in the recorded run, and the
    // list that came with the second sign-in says so.
    let pending = if dialect.has_pending_list() {
        1 + 2 + 16
    } else {
        1 + 2 + 8
    };
    let name_of = |email: &str| email.split('@').next().unwrap_or_default().to_owned();
    assert_eq!(
        roster(&played, "A"),
        [(b.clone(), "New Name é".to_owned(), 1 + 2 + 8)],
        "{dialect}"
    );
    assert_eq!(
        roster(&played, "B"),
        [(a.clone(), name_of(&a), pending)],
        "{dialect}"
    );
    assert_eq!(played.client("B").snapshot().me.display_name, "New Name é");

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
    assert_eq!(
        statuses,
        [
            Online, Away, Away, Offline, Online, Offline, Online, Offline, Online, Offline
        ],
        "{dialect}"
    );
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

    // The text of B while hidden is refused; of those of A the one with `A` was acknowledged, the one with `N` never.
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
    assert_eq!(
        fates("B"),
        [(DeliveryState::Failed, Some("913".to_owned()))]
    );
    assert_eq!(
        fates("A"),
        [
            (DeliveryState::Acknowledged, None),
            (DeliveryState::Unknown, Some("connection".to_owned())),
        ]
    );
    assert!(matches!(
        events
            .iter()
            .rev()
            .find(|event| matches!(event, Event::SignedOut { .. })),
        Some(Event::SignedOut {
            reason: msnp::api::SignOutReason::Elsewhere
        })
    ));
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
fn however_a_stream_is_cut_the_events_are_the_same() {
    for &dialect in Dialect::FINISHED.iter().filter(|dialect| dialect.has_syn()) {
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
