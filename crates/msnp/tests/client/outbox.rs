//! Own texts, from Enter to their fate.

use std::sync::Arc;
use std::time::SystemTime;

use msnp::api::{Address, ConversationId, DeliveryState, MessageId};
use msnp::dialect::Dialect;
use msnp::io::{CloseReason, Input};
use msnp::keep::{OutgoingText, State};

use crate::desk::{BOB, Desk};

use DeliveryState::{Acknowledged, Failed, Queued, Sent, Unknown};

fn fates(desk: &mut Desk) -> Vec<(String, DeliveryState, String)> {
    desk.deliveries()
        .into_iter()
        .map(|(id, state, reason)| (id, state, reason.unwrap_or_default()))
        .collect()
}

fn fate(id: &str, state: DeliveryState, reason: &str) -> (String, DeliveryState, String) {
    (id.to_owned(), state, reason.to_owned())
}

#[test]
fn a_text_is_kept_then_queued_then_sent_then_acknowledged() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.keeps = false;
    desk.command(Desk::text(BOB, "hello", "m1"));
    assert_eq!(fates(&mut desk), []);
    assert_eq!(desk.lines(ns), Vec::<String>::new());
    desk.keep();
    assert_eq!(fates(&mut desk), [fate("m1", Queued, "")]);
    let sb = desk.grant(ns);
    let _ = desk.lines(sb);
    desk.say(sb, &[&format!("JOI {BOB} Bob")]);
    assert_eq!(
        desk.lines(sb),
        Vec::<String>::new(),
        "that it is sent is kept first"
    );
    desk.keep();
    let lines = desk.lines(sb);
    assert_eq!(fates(&mut desk), [fate("m1", Sent, "")]);
    desk.say(sb, &[&format!("ACK {}", Desk::trid(&lines, "MSG"))]);
    assert_eq!(fates(&mut desk), [fate("m1", Acknowledged, "")]);
}

#[test]
fn who_is_offline_or_does_not_want_us_is_told_alike() {
    for code in ["216", "217"] {
        let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
        desk.command(Desk::text(BOB, "hello", "m1"));
        let sb = desk.grant(ns);
        desk.say(sb, &[&format!("{code} 2")]);
        assert_eq!(
            fates(&mut desk),
            [fate("m1", Queued, ""), fate("m1", Failed, "217")]
        );
        assert!(desk.closed.contains(&sb));
    }
}

/// Bob as a contact, in the form of each dialect.
fn bob_listed(dialect: Dialect) -> &'static [&'static str] {
    match dialect.number() {
        ..8 => &[
            "LST 6 FL 7 1 1 bob@example.net Bob",
            "LST 6 AL 7 1 1 bob@example.net Bob",
        ],
        8 | 9 => &["LST bob@example.net Bob 3 0"],
        _ => &["LST N=bob@example.net F=Bob C=guid-b 3 1 "],
    }
}

fn waits(id: &str) -> (String, DeliveryState, String) {
    fate(id, Queued, "recipient_offline")
}

#[test]
fn a_text_to_a_contact_who_is_offline_waits_until_they_come() {
    for &dialect in Dialect::FINISHED
        .iter()
        .filter(|d| !d.has_offline_messages())
    {
        let (mut desk, ns) = Desk::online(dialect, bob_listed(dialect));
        desk.command(Desk::text(BOB, "one", "m1"));
        let sb = desk.grant(ns);
        desk.say(sb, &["217 2"]);
        assert_eq!(fates(&mut desk), [fate("m1", Queued, ""), waits("m1")]);
        let open = desk.client.snapshot().deliveries;
        assert_eq!(open[0].reason.as_deref(), Some("recipient_offline"));
        // It is told at once, and not again; nobody is called for days.
        for _ in 0..300 {
            desk.seconds(20);
            desk.say(ns, &["QNG 60"]);
        }
        assert_eq!(fates(&mut desk), []);
        assert!(!desk.lines(ns).iter().any(|line| line.starts_with("XFR")));
        // Another text tries once more, and waits as well.
        desk.command(Desk::text(BOB, "two", "m2"));
        let sb = desk.grant(ns);
        desk.say(sb, &["216 2"]);
        assert_eq!(fates(&mut desk), [fate("m2", Queued, ""), waits("m2")]);
        desk.say(ns, &["NLN NLN bob@example.net Bob"]);
        let sb = desk.grant(ns);
        desk.say(sb, &[&format!("JOI {BOB} Bob")]);
        assert_eq!(
            fates(&mut desk),
            [fate("m1", Sent, ""), fate("m2", Sent, "")],
            "{dialect}"
        );
        assert!(
            desk.client
                .snapshot()
                .deliveries
                .iter()
                .all(|d| d.reason.is_none())
        );
    }
}

#[test]
fn somebody_who_comes_while_they_are_called_is_called_again() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp7, bob_listed(Dialect::Msnp7));
    desk.command(Desk::text(BOB, "one", "m1"));
    let sb = desk.grant(ns);
    desk.say(ns, &["NLN NLN bob@example.net Bob"]);
    desk.say(sb, &["217 2"]);
    assert_eq!(fates(&mut desk), [fate("m1", Queued, "")]);
    desk.seconds(3);
    let sb = desk.grant(ns);
    desk.say(sb, &[&format!("JOI {BOB} Bob")]);
    assert_eq!(fates(&mut desk), [fate("m1", Sent, "")]);
}

#[test]
fn a_text_waits_over_the_end_of_the_session_and_of_the_contact() {
    let list = bob_listed(Dialect::Msnp8);
    let (mut desk, ns) = Desk::online(Dialect::Msnp8, list);
    desk.command(Desk::text(BOB, "one", "m1"));
    let sb = desk.grant(ns);
    desk.say(sb, &["217 2"]);
    desk.close(ns, CloseReason::Broken);
    assert_eq!(fates(&mut desk).last(), Some(&waits("m1")));
    desk.seconds(2);
    let ns = desk.open();
    desk.begin(ns);
    desk.give_ticket();
    desk.finish(ns, list);
    // Nothing is known yet: it is tried, and told only what is new.
    let sb = desk.grant(ns);
    desk.say(sb, &["217 2"]);
    assert_eq!(fates(&mut desk), []);
    // Of somebody who is no contact nothing would be told any more.
    desk.say(ns, &["REM 0 FL 9 bob@example.net"]);
    let sb = desk.grant(ns);
    desk.say(sb, &["217 2"]);
    assert_eq!(fates(&mut desk), [fate("m1", Failed, "217")]);
}

#[test]
fn a_text_that_is_safe_only_after_the_refusal_waits_with_the_rest() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp8, bob_listed(Dialect::Msnp8));
    desk.command(Desk::text(BOB, "one", "m1"));
    let sb = desk.grant(ns);
    desk.keeps = false;
    desk.command(Desk::text(BOB, "two", "m2"));
    desk.say(sb, &["217 2"]);
    desk.keeps = true;
    desk.keep();
    assert_eq!(
        fates(&mut desk),
        [
            fate("m1", Queued, ""),
            waits("m1"),
            fate("m2", Queued, ""),
            waits("m2")
        ]
    );
}

#[test]
fn a_guest_who_calls_is_told_what_waits() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp2, bob_listed(Dialect::Msnp2));
    desk.command(Desk::text(BOB, "one", "m1"));
    let sb = desk.grant(ns);
    desk.say(sb, &["217 2"]);
    let _ = fates(&mut desk);
    let _sb = desk.called(ns, &[BOB]);
    assert_eq!(fates(&mut desk), [fate("m1", Sent, "")]);
}

#[test]
fn many_people_are_written_to_a_few_at_a_time_and_each_fate_is_told() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    for n in 0..50 {
        desk.command(Desk::text(
            &format!("p{n}@example.net"),
            "hi",
            &format!("m{n}"),
        ));
    }
    let mut asked = 0;
    let mut most = 0;
    loop {
        let lines = desk.lines(ns);
        let trids: Vec<String> = lines
            .iter()
            .filter_map(|line| {
                line.strip_prefix("XFR ")?
                    .split(' ')
                    .next()
                    .map(str::to_owned)
            })
            .collect();
        if trids.is_empty() {
            break;
        }
        most = most.max(trids.len());
        for trid in trids {
            asked += 1;
            desk.say(ns, &[&format!("913 {trid}")]);
        }
    }
    assert_eq!((asked, most), (50, 8));
    let failed = fates(&mut desk)
        .into_iter()
        .filter(|(_, state, reason)| *state == Failed && reason == "913")
        .count();
    assert_eq!(failed, 50);
    // And when the server says nothing at all, everybody is told in time.
    for n in 50..100 {
        desk.command(Desk::text(
            &format!("p{n}@example.net"),
            "hi",
            &format!("m{n}"),
        ));
    }
    for _ in 0..9 {
        desk.seconds(10);
        desk.say(ns, &["QNG 60"]);
    }
    let failed = fates(&mut desk)
        .into_iter()
        .filter(|(_, state, reason)| *state == Failed && reason == "timed_out")
        .count();
    assert_eq!(failed, 50);
}

#[test]
fn hidden_is_told() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.command(Desk::text(BOB, "hello", "m1"));
    let lines = desk.lines(ns);
    desk.say(ns, &[&format!("913 {}", Desk::trid(&lines, "XFR"))]);
    assert_eq!(fates(&mut desk).last(), Some(&fate("m1", Failed, "913")));
}

#[test]
fn nobody_coming_is_told_within_ninety_seconds() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.command(Desk::text(BOB, "hello", "m1"));
    let sb = desk.grant(ns);
    desk.say(sb, &["CAL 2 RINGING 1175"]);
    desk.seconds(45);
    let calls = desk.lines(sb);
    let again = calls.iter().filter(|line| line.starts_with("CAL")).count();
    assert_eq!(again, 2, "{calls:?}");
    desk.seconds(45);
    assert_eq!(
        fates(&mut desk).last(),
        Some(&fate("m1", Failed, "timed_out"))
    );
}

#[test]
fn a_server_that_grants_nothing_is_told_within_ninety_seconds() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.command(Desk::text(BOB, "hello", "m1"));
    for _ in 0..9 {
        desk.seconds(10);
        desk.say(ns, &["QNG 60"]);
    }
    assert_eq!(
        fates(&mut desk).last(),
        Some(&fate("m1", Failed, "timed_out"))
    );
}

#[test]
fn an_ack_after_the_reader_left_proves_nothing() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let sb = desk.chat(ns);
    let lines = desk.lines(sb);
    let ack = format!("ACK {}", Desk::trid(&lines, "MSG"));
    desk.say(sb, &[&format!("BYE {BOB}"), &ack]);
    let told = fates(&mut desk);
    assert_eq!(told.last(), Some(&fate("m1", Unknown, "connection")));
}

#[test]
fn a_nak_and_a_lost_switchboard_are_told_apart() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let sb = desk.chat(ns);
    let lines = desk.lines(sb);
    desk.say(sb, &[&format!("NAK {}", Desk::trid(&lines, "MSG"))]);
    assert_eq!(fates(&mut desk).last(), Some(&fate("m1", Failed, "nak")));
    desk.command(Desk::text(BOB, "again", "m2"));
    desk.close(sb, CloseReason::Broken);
    assert_eq!(
        fates(&mut desk).last(),
        Some(&fate("m2", Unknown, "connection"))
    );
    // It is never repeated by itself.
    desk.seconds(120);
    assert!(!desk.lines(ns).iter().any(|line| line.starts_with("XFR")));
}

#[test]
fn a_text_whose_way_broke_before_it_was_written_takes_another() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let sb = desk.called(ns, &[BOB]);
    desk.keeps = false;
    desk.command(Desk::text(BOB, "one", "m1"));
    desk.command(Desk::text(BOB, "two", "m2"));
    desk.keep();
    // Both are committed to this switchboard, which dies before that is safe.
    desk.close(sb, CloseReason::Broken);
    desk.keeps = true;
    desk.keep();
    assert_eq!(
        fates(&mut desk),
        [fate("m1", Queued, ""), fate("m2", Queued, "")]
    );
    let sb = desk.grant(ns);
    desk.say(sb, &[&format!("JOI {BOB} Bob")]);
    let bodies: Vec<bool> = desk
        .frames(sb)
        .iter()
        .filter_map(|frame| frame.payload())
        .filter(|payload| payload.windows(10).any(|w| w == b"text/plain"))
        .map(|payload| payload.ends_with(b"one"))
        .collect();
    assert_eq!(bodies, [true, false], "in order");
}

#[test]
fn texts_wait_for_the_connection_and_go_out_in_order() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.close(ns, CloseReason::Broken);
    desk.command(Desk::text(BOB, "one", "m1"));
    desk.command(Desk::text(BOB, "two", "m2"));
    let _ = desk.events();
    desk.seconds(2);
    let ns = desk.open();
    desk.begin(ns);
    desk.give_ticket();
    desk.finish(ns, &[]);
    let sb = desk.grant(ns);
    desk.say(sb, &[&format!("JOI {BOB} Bob")]);
    let told: Vec<(String, DeliveryState, String)> = fates(&mut desk);
    assert_eq!(told, [fate("m1", Sent, ""), fate("m2", Sent, "")]);
}

#[test]
fn what_an_earlier_run_left_goes_out_or_is_unknown() {
    let mut desk = Desk::new(Dialect::Msnp12);
    let left = |id: &str, state| OutgoingText {
        id: MessageId::new(id),
        conversation: ConversationId::new(BOB),
        to: vec![Address::new(BOB)],
        text: Arc::from("from before"),
        format: Default::default(),
        emoticons: Vec::new(),
        at: SystemTime::UNIX_EPOCH,
        state,
    };
    desk.feed(Input::Restored(Box::new(State {
        outbox: vec![left("old", Sent), left("waits", Queued)],
        ..State::default()
    })));
    assert_eq!(fates(&mut desk), [fate("old", Unknown, "")]);
    let ns = desk.sign_in_with(&[]);
    let sb = desk.grant(ns);
    desk.say(sb, &[&format!("JOI {BOB} Bob")]);
    assert_eq!(fates(&mut desk), [fate("waits", Sent, "")]);
    desk.command(Desk::text(BOB, "again", "old"));
    assert_eq!(
        desk.errors(),
        [("bad_command".to_owned(), "send_text".to_owned())]
    );
}

#[test]
fn long_texts_are_cut_and_every_part_must_arrive() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    let sb = desk.called(ns, &[BOB]);
    let long = "漢字かな交じり文。".repeat(300);
    desk.command(Desk::text(BOB, &long, "m1"));
    let frames = desk.frames(sb);
    let parts: Vec<&msnp::wire::Frame> = frames
        .iter()
        .filter(|frame| frame.word(2) == Some("A"))
        .collect();
    assert!(parts.len() > 4);
    assert!(
        parts
            .iter()
            .all(|frame| frame.payload().unwrap().len() <= 1664)
    );
    let _ = desk.events();
    let acks: Vec<String> = parts
        .iter()
        .map(|frame| format!("ACK {}", frame.word(1).unwrap()))
        .collect();
    let (last, first) = acks.split_last().unwrap();
    let first: Vec<&str> = first.iter().map(String::as_str).collect();
    desk.say(sb, &first);
    assert_eq!(fates(&mut desk), []);
    desk.say(sb, &[last]);
    assert_eq!(fates(&mut desk), [fate("m1", Acknowledged, "")]);
}

#[test]
fn a_text_that_cannot_be_one_is_refused_and_nothing_is_sent() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    for (to, text, code) in [
        ("nobody", "x", "201"),
        ("alice@example.com", "x", "201"),
        ("#nowhere", "x", "not_found"),
        (BOB, "", "bad_command"),
    ] {
        desk.command(Desk::text(to, text, "m1"));
        assert_eq!(desk.errors(), [(code.to_owned(), "send_text".to_owned())]);
    }
    desk.command(Desk::text(BOB, &"x".repeat(100_000), "m1"));
    assert_eq!(
        desk.errors(),
        [("too_long".to_owned(), "send_text".to_owned())]
    );
    assert_eq!(desk.lines(ns), Vec::<String>::new());
}
