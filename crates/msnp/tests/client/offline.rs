//! Offline messages that are left for somebody who is away.

use msnp::api::{Command, DeliveryState, LinkState};
use msnp::dialect::Dialect;
use msnp::io::{CloseReason, HttpError, LinkId};

use super::desk::{BOB, Desk, config};
use super::fetch::announce_as;

const TICKETS: &str = include_str!("../data/auth/rst-multi.response.xml");
pub const FIRST: &str = include_str!("../data/oim/store2-first.response.xml");
pub const STORED: &str = include_str!("../data/oim/store2.response.xml");
const EXPIRED: &str = include_str!("../data/oim/store2-ticket-expired.response.xml");
const BOB_IN_LIST: &str =
    "LST N=bob@example.net F=Bob C=6ba5a7f2-0000-4000-8000-0000000000b0 11 1 ";

/// A client of MSNP12 on a server that keeps messages in that dialect too.
pub fn online(list: &[&str]) -> (Desk, LinkId) {
    let (mut desk, link) = signing_in();
    desk.finish(link, list);
    assert_eq!(desk.state(), LinkState::Online);
    announce_as("initialmdatanotification", &mut desk, link, &[]);
    // From now on it is known who is offline.
    desk.seconds(11);
    let _ = (desk.events(), desk.lines(link));
    (desk, link)
}

pub fn signing_in() -> (Desk, LinkId) {
    let mut config = config(&[Dialect::Msnp12]);
    config.services.nexus = None;
    config.services.rst = Some("https://login.example.com/RST.srf".to_owned());
    config.services.oim = Some("https://ows.example.com/OimWS/oim.asmx".to_owned());
    config.services.rsi = Some("https://rsi.example.com/rsi/rsi.asmx".to_owned());
    config.quirks.store_before_msnp13 = true;
    let mut desk = Desk::with(config, Dialect::Msnp12);
    let link = desk.sign_in();
    desk.begin(link);
    desk.answer(200, TICKETS);
    (desk, link)
}

pub fn ours(desk: &Desk) -> (String, String) {
    let request = desk.requests.front().expect("a request is out");
    let body = String::from_utf8(request.body.to_vec()).expect("UTF-8");
    (request.url.clone(), body)
}

pub fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let (_, rest) = text
        .split_once(start)
        .unwrap_or_else(|| panic!("no {start} in {text}"));
    rest.split_once(end).expect("an end").0
}

pub fn states(desk: &mut Desk) -> Vec<(DeliveryState, Option<String>)> {
    let told = desk.deliveries();
    told.into_iter()
        .map(|(_, state, reason)| (state, reason))
        .collect()
}

pub fn words(reason: &str) -> Option<String> {
    Some(reason.to_owned())
}

use DeliveryState::{Failed, Queued, Sent, StoredOffline, Unknown};

#[test]
fn a_text_to_somebody_offline_is_left_with_the_lock_key_that_is_asked_for() {
    let (mut desk, link) = online(&[BOB_IN_LIST]);
    desk.command(Desk::text(BOB, "are you there?", "m1"));
    assert!(desk.lines(link).is_empty(), "nobody is called");
    let (url, body) = ours(&desk);
    assert_eq!(url, "https://ows.example.com/OimWS/oim.asmx");
    assert!(
        body.contains("lockkey=\"\"") && body.contains("<MessageNumber>1<"),
        "{body}"
    );
    assert_eq!(states(&mut desk), [(Queued, None), (Sent, None)]);

    desk.answer(500, FIRST);
    let (_, body) = ours(&desk);
    let key = between(&body, "lockkey=\"", "\"");
    assert_eq!(key.len(), 32);
    assert!(
        body.contains("<MessageNumber>1<"),
        "the refused try is no step"
    );
    desk.answer(200, STORED);
    assert_eq!(states(&mut desk), [(StoredOffline, None)]);

    // The next one has the key and the next number, in the same run.
    let run = between(&body, "X-OIM-Run-Id: ", "\n").to_owned();
    desk.command(Desk::text(BOB, "hello?", "m2"));
    let (_, next) = ours(&desk);
    assert_eq!(between(&next, "lockkey=\"", "\""), key);
    assert_eq!(between(&next, "X-OIM-Run-Id: ", "\n"), run);
    assert!(next.contains("<MessageNumber>2<") && next.contains("Sequence-Num: 2"));
}

#[test]
fn texts_are_left_one_after_the_other_and_a_long_one_in_pieces() {
    let (mut desk, _) = online(&[BOB_IN_LIST]);
    desk.command(Desk::text(BOB, &"word ".repeat(300), "m1"));
    desk.command(Desk::text(BOB, "second", "m2"));
    assert_eq!(desk.requests.len(), 1);
    desk.answer(200, STORED);
    assert!(ours(&desk).1.contains("<MessageNumber>2<"));
    assert_eq!(
        states(&mut desk).last(),
        Some(&(Queued, None)),
        "half of it is not all"
    );
    desk.answer(200, STORED);
    assert!(ours(&desk).1.contains("<MessageNumber>3<"));
    desk.answer(200, STORED);
    let told = states(&mut desk);
    assert_eq!(
        told,
        [(StoredOffline, None), (Sent, None), (StoredOffline, None)]
    );
}

#[test]
fn somebody_the_server_calls_offline_gets_the_text_left() {
    let (mut desk, link) = online(&[]);
    desk.command(Desk::text(BOB, "hi", "m1"));
    let sb = desk.grant(link);
    desk.say(sb, &["217 2"]);
    assert!(ours(&desk).1.contains("memberName=\"bob@example.net\""));
    desk.answer(200, STORED);
    assert_eq!(states(&mut desk).last(), Some(&(StoredOffline, None)));
}

#[test]
fn a_reader_who_comes_before_the_text_is_left_gets_it_in_person() {
    let (mut desk, link) = online(&[BOB_IN_LIST]);
    desk.keeps = false;
    desk.command(Desk::text(BOB, "hi", "m1"));
    desk.keep();
    desk.say(link, &["NLN NLN bob@example.net Bob 0"]);
    desk.keep();
    assert!(desk.requests.is_empty());
    desk.keeps = true;
    desk.keep();
    let sb = desk.grant(link);
    desk.say(sb, &["CAL 2 RINGING 1", "JOI bob@example.net Bob"]);
    let lines = desk.lines(sb);
    assert!(
        lines.iter().any(|line| line.starts_with("MSG")),
        "{lines:?}"
    );
}

#[test]
fn what_is_written_later_does_not_overtake_a_text_that_is_being_left() {
    let (mut desk, link) = online(&[BOB_IN_LIST]);
    desk.command(Desk::text(BOB, "first", "m1"));
    desk.say(link, &["NLN NLN bob@example.net Bob 0"]);
    let sb = desk.called(link, &[BOB]);
    desk.command(Desk::text(BOB, "second", "m2"));
    assert_eq!(said(&mut desk, sb), Vec::<String>::new());
    // It is not taken, so it is said where they are now.
    desk.answer(
        500,
        include_str!("../data/oim/store2-throttle.response.xml"),
    );
    assert_eq!(said(&mut desk, sb), ["first", "second"]);
}

/// The texts that were sent to a switchboard since the last look.
fn said(desk: &mut Desk, sb: LinkId) -> Vec<String> {
    let frames = desk.frames(sb);
    let payloads = frames.iter().filter_map(|frame| frame.payload());
    let payloads = payloads.map(|payload| String::from_utf8_lossy(payload).into_owned());
    payloads
        .filter(|payload| payload.contains("text/plain"))
        .filter_map(|payload| Some(payload.split_once("\r\n\r\n")?.1.to_owned()))
        .collect()
}

#[test]
fn each_refusal_is_told_with_its_reason() {
    for (status, body, reason) in [
        (
            500,
            include_str!("../data/oim/store2-system-unavailable.response.xml"),
            "oim_refused",
        ),
        (
            500,
            include_str!("../data/oim/store2-invalid-content.response.xml"),
            "oim_content",
        ),
        (500, "Internal Server Error", "service_unavailable"),
        (200, "<e><Body/></e>", "service_unavailable"),
    ] {
        let (mut desk, _) = online(&[BOB_IN_LIST]);
        desk.command(Desk::text(BOB, "hi", "m1"));
        desk.answer(status, body);
        assert_eq!(states(&mut desk).last(), Some(&(Failed, words(reason))));
        assert_eq!(desk.state(), LinkState::Online);
    }
}

#[test]
fn a_service_that_says_nothing_leaves_the_fate_unknown() {
    let (mut desk, _) = online(&[BOB_IN_LIST]);
    desk.command(Desk::text(BOB, "hi", "m1"));
    desk.fail_request(HttpError::TimedOut);
    assert_eq!(
        states(&mut desk).last(),
        Some(&(Unknown, words("timed_out")))
    );
    assert_eq!(desk.state(), LinkState::Online);
}

#[test]
fn a_service_that_is_not_reached_is_tried_again_and_not_for_ever() {
    let (mut desk, link) = online(&[BOB_IN_LIST]);
    desk.command(Desk::text(BOB, "hi", "m1"));
    for _ in 0..2 {
        desk.fail_request(HttpError::Link(CloseReason::Refused));
        assert_eq!(states(&mut desk).last(), Some(&(Queued, None)));
        for _ in 0..4 {
            desk.seconds(16);
            desk.say(link, &["QNG 50"]);
        }
    }
    desk.fail_request(HttpError::Link(CloseReason::Refused));
    assert_eq!(
        states(&mut desk).last(),
        Some(&(Failed, words("service_unavailable")))
    );
}

#[test]
fn too_many_messages_wait_a_minute() {
    let (mut desk, link) = online(&[BOB_IN_LIST]);
    desk.command(Desk::text(BOB, "hi", "m1"));
    desk.answer(
        500,
        include_str!("../data/oim/store2-throttle.response.xml"),
    );
    desk.seconds(30);
    desk.say(link, &["QNG 50"]);
    assert!(desk.requests.is_empty());
    desk.seconds(31);
    desk.answer(200, STORED);
    assert_eq!(states(&mut desk).last(), Some(&(StoredOffline, None)));
}

#[test]
fn a_ticket_that_ended_is_renewed_once_by_signing_in_again() {
    let (mut desk, _) = online(&[BOB_IN_LIST]);
    desk.command(Desk::text(BOB, "hi", "m1"));
    desk.answer(500, EXPIRED);
    let link = desk.open();
    desk.begin(link);
    desk.answer(200, &TICKETS.replace("SAMPLE", "RENEWED"));
    desk.finish(link, &[BOB_IN_LIST]);
    let (url, body) = ours(&desk);
    assert!(url.contains("ows") && body.contains("t=RENEWED"), "{url}");
    desk.answer(403, "403: Forbidden");
    assert_eq!(
        states(&mut desk).last(),
        Some(&(Failed, words("oim_ticket")))
    );
    assert!(desk.opening.is_empty() && desk.requests.is_empty());
    assert_eq!(desk.state(), LinkState::Online);
}

#[test]
fn signing_out_while_a_text_is_being_left_loses_nothing() {
    let (mut desk, _) = online(&[BOB_IN_LIST]);
    desk.command(Desk::text(BOB, "hi", "m1"));
    desk.command(Command::SignOut);
    desk.answer(200, STORED);
    assert_eq!(states(&mut desk).last(), Some(&(StoredOffline, None)));
}
