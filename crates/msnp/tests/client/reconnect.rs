//! Being sent away, losing the connection, coming back.

use std::time::Duration;

use msnp::api::{Event, LinkState, SignOutReason};
use msnp::dialect::Dialect;
use msnp::io::{CloseReason, Input, LinkId, Now};

use crate::desk::Desk;
use crate::signin::{error_codes, signed_out};

/// The milliseconds to the next try, as last told.
fn delay(events: &[Event]) -> u64 {
    let told = events.iter().rev().find_map(|event| match event {
        Event::State {
            state: LinkState::Reconnecting,
            detail,
        } => detail.as_ref()?.parse().ok(),
        _ => None,
    });
    told.expect("the next try is told")
}

#[test]
fn signed_in_elsewhere_is_for_good() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp11, &[]);
    desk.say(ns, &["OUT OTH"]);
    let events = desk.events();
    assert_eq!(error_codes(&events), ["signed_in_elsewhere"]);
    assert_eq!(signed_out(&events), [SignOutReason::Elsewhere]);
    desk.seconds(3600);
    assert!(desk.opening.is_empty());
}

#[test]
fn a_server_that_goes_down_is_left_alone_for_a_minute() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp11, &[]);
    desk.say_with(
        ns,
        "MSG Hotmail Hotmail",
        "MIME-Version: 1.0\r\nContent-Type: application/x-msmsgssystemmessage\r\n\r\nType: 1\r\nArg1: 5\r\n",
    );
    assert!(desk.events().contains(&Event::Notification {
        kind: "server_going_down".into(),
        text: "5".into()
    }));
    desk.say(ns, &["OUT SSD"]);
    let events = desk.events();
    assert_eq!(signed_out(&events), [SignOutReason::ServerDown]);
    assert!(delay(&events) >= 60_000);
    desk.seconds(59);
    assert!(desk.opening.is_empty());
    desk.seconds(14);
    assert_eq!(desk.opening.len(), 1);
}

#[test]
fn come_back_in_three_minutes_is_believed() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp11, &[]);
    desk.say(ns, &["OUT RCT 3"]);
    assert_eq!(delay(&desk.events()), 180_000);
}

#[test]
fn tries_come_by_themselves_ever_more_slowly_and_at_once_with_the_network() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.seconds(61);
    desk.close(ns, CloseReason::Broken);
    let mut delays = Vec::new();
    for _ in 0..12 {
        let told = delay(&desk.events());
        delays.push(told);
        desk.pass(Duration::from_millis(told));
        let (link, _) = desk.opening.pop_front().unwrap();
        desk.close(link, CloseReason::Refused);
    }
    for (n, delay) in delays.iter().enumerate() {
        let middle = (1_000_u64 << n).min(300_000);
        let range = middle * 8 / 10..=middle * 12 / 10;
        assert!(range.contains(delay), "{n}: {delay} not in {range:?}");
    }
    assert_eq!(desk.state(), LinkState::Reconnecting);
    desk.feed(Input::Network { up: true });
    // However long it was away: from now on tries come fast again.
    let (link, _) = desk.opening.pop_front().unwrap();
    desk.close(link, CloseReason::Refused);
    assert!(delay(&desk.events()) <= 1_200);
}

const BACK: Input = Input::Network { up: true };

/// Checks that the connection is asked for a sign of life, and remade without a pause when there is none.
fn is_dead_in_two_seconds(mut desk: Desk, ns: LinkId) {
    assert_eq!(desk.lines(ns), ["PNG"]);
    desk.pass(Duration::from_millis(1_999));
    assert_eq!((&desk.closed[..], desk.opening.len()), (&[][..], 0));
    desk.pass(Duration::from_millis(1));
    assert_eq!((&desk.closed[..], desk.opening.len()), (&[ns][..], 1));
}

#[test]
fn a_connection_that_did_not_survive_the_return_of_the_network_is_remade_after_two_seconds() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.feed(BACK);
    is_dead_in_two_seconds(desk, ns);
}

#[test]
fn a_ping_that_was_out_when_the_network_returned_is_not_waited_for_longer() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.seconds(50);
    desk.feed(BACK);
    is_dead_in_two_seconds(desk, ns);
}

#[test]
fn a_connection_that_is_reset_when_the_network_returned_is_remade_without_a_pause() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.feed(BACK);
    desk.close(ns, CloseReason::Broken);
    let (link, _) = desk.opening.pop_front().expect("a new connection");
    desk.close(link, CloseReason::Broken);
    assert!(desk.opening.is_empty(), "once");
}

#[test]
fn a_connection_that_survived_the_return_of_the_network_goes_on() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.feed(BACK);
    desk.say(ns, &["QNG 60"]);
    desk.seconds(59);
    assert_eq!(
        (desk.state(), &desk.closed[..]),
        (LinkState::Online, &[][..])
    );
    // What happens to it later has nothing to do with that.
    desk.close(ns, CloseReason::Broken);
    assert!(desk.opening.is_empty());
}

#[test]
fn a_connection_that_is_being_made_is_begun_anew_when_the_network_returns() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.close(ns, CloseReason::Broken);
    desk.seconds(2);
    let (old, _) = desk.opening.pop_front().unwrap();
    desk.feed(BACK);
    assert_eq!(desk.closed, [old]);
    // So is one that has got further.
    let link = desk.open();
    desk.begin(link);
    assert_eq!(desk.requests.len(), 1);
    desk.feed(BACK);
    assert_eq!(desk.closed, [old, link]);
    assert!(desk.requests.is_empty(), "its request is not waited for");
    let ns = desk.open();
    desk.begin(ns);
    desk.give_ticket();
    desk.finish(ns, &[]);
    assert_eq!(desk.state(), LinkState::Online);
}

#[test]
fn after_sleep_the_connection_is_looked_at_whichever_clock_went_on() {
    let night = Duration::from_secs(8 * 60 * 60);
    for mono_goes_on in [false, true] {
        let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
        desk.now = Now {
            mono: desk.now.mono + if mono_goes_on { night } else { Duration::ZERO },
            wall: desk.now.wall + night,
        };
        desk.feed(Input::Tick);
        is_dead_in_two_seconds(desk, ns);
    }
}

#[test]
fn a_refused_password_ends_the_tries() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.close(ns, CloseReason::Peer);
    desk.seconds(2);
    let link = desk.open();
    desk.begin(link);
    desk.reply(200, &[("PassportURLs", "DALogin=login.example.com/x")]);
    desk.reply(401, &[]);
    assert_eq!(desk.state(), LinkState::Disconnected);
    desk.seconds(3600);
    assert!(desk.opening.is_empty());
}

#[test]
fn a_silent_connection_is_pinged_and_given_up() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.seconds(50);
    assert_eq!(desk.lines(ns), ["PNG"]);
    desk.say(ns, &["QNG 60"]);
    desk.seconds(59);
    assert_eq!(desk.lines(ns), Vec::<String>::new());
    desk.seconds(1);
    assert_eq!(desk.lines(ns), ["PNG"]);
    desk.seconds(30);
    assert_eq!(desk.state(), LinkState::Reconnecting);
    assert_eq!(desk.closed, [ns]);
}
