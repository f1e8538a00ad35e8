//! Offline messages: fetched, kept, deleted; left for somebody who is away.

use msnp::api::{Command, DeliveryState, Event, LinkState};
use msnp::dialect::Dialect;
use msnp::io::{CloseReason, HttpError, LinkId};
use msnp::keep::Record;

use super::desk::{ALICE, BOB, Desk, config};

const TICKETS: &str = include_str!("../data/auth/rst-multi.response.xml");
pub const FIRST: &str = include_str!("../data/oim/store2-first.response.xml");
pub const STORED: &str = include_str!("../data/oim/store2.response.xml");
const LETTER: &str = include_str!("../data/oim/get-message.response.xml");
const DELETED: &str = include_str!("../data/oim/delete-messages.response.xml");
const LIST: &str = include_str!("../data/oim/get-metadata.response.xml");
const EXPIRED: &str = include_str!("../data/oim/store2-ticket-expired.response.xml");
const BOB_IN_LIST: &str =
    "LST N=bob@example.net F=Bob C=6ba5a7f2-0000-4000-8000-0000000000b0 11 1 ";

/// A client of MSNP12 on a server that keeps messages in that dialect too.
fn online(list: &[&str]) -> (Desk, LinkId) {
    let (mut desk, link) = signing_in();
    desk.finish(link, list);
    assert_eq!(desk.state(), LinkState::Online);
    // From now on it is known who is offline.
    desk.seconds(11);
    let _ = (desk.events(), desk.lines(link));
    (desk, link)
}

fn signing_in() -> (Desk, LinkId) {
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

// --- leaving --------------------------------------------------------------------------------------------------------

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

// --- fetching -------------------------------------------------------------------------------------------------------

const ID: &str = "0e3a0f00-0000-4000-8000-0000000000aa";

fn announce(desk: &mut Desk, link: LinkId, ids: &[&str]) {
    announce_as("oimnotification", desk, link, ids);
}

fn announce_as(kind: &str, desk: &mut Desk, link: LinkId, ids: &[&str]) {
    let list: String = ids
        .iter()
        .map(|id| {
            format!("<M><T>11</T><E>bob@example.com</E><I>{id}</I><N>=?utf-8?B?Qm9i ?=</N></M>")
        })
        .collect();
    let payload = format!(
        "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgs{kind}; charset=UTF-8\r\n\r\nMail-Data: <MD>{list}</MD>\r\n"
    );
    desk.say_with(link, "MSG Hotmail Hotmail", &payload);
}

fn letter(run: &str, number: u32, hour: u32, text: &str) -> String {
    use base64::Engine;
    let body = base64::engine::general_purpose::STANDARD.encode(text);
    LETTER
        .replace("{3A3BE82C-684D-4F4F-8005-CBE8D4F82BAD}", run)
        .replace("Sequence-Num: 1", &format!("Sequence-Num: {number}"))
        .replace("FILETIME=[0701EE00:01DA9BAF]", "")
        .replace("May 2024 03:05", &format!("May 2024 {hour:02}:05"))
        .replace("QXJlIHlvdSB0aGVyZT8g4piD", &body)
}

fn texts(desk: &mut Desk) -> Vec<String> {
    let told = desk.events().into_iter();
    told.filter_map(|event| match event {
        Event::Text {
            text,
            offline: true,
            ..
        } => Some(text),
        _ => None,
    })
    .collect()
}

#[test]
fn what_waits_is_fetched_kept_here_and_only_then_deleted_there() {
    let (mut desk, link) = online(&[]);
    desk.keeps = false;
    announce(&mut desk, link, &[ID]);
    let (url, body) = ours(&desk);
    assert_eq!(url, "https://rsi.example.com/rsi/rsi.asmx");
    assert!(
        body.contains("<t>SAMPLE") && !body.contains("<t>t="),
        "{body}"
    );
    desk.answer(200, LETTER);
    let told = desk.events();
    let Some(Event::Text {
        from,
        name,
        text,
        sent_at,
        offline: true,
        ..
    }) = told.last()
    else {
        panic!("{told:?}")
    };
    assert_eq!(from.as_str(), "bob@example.com");
    assert_eq!(
        (name.as_deref(), text.as_str()),
        (Some("Bob"), "Are you there? ☃")
    );
    assert_eq!(*sent_at, Some(1_714_557_900_000));
    assert!(desk.requests.is_empty(), "it is not safe here yet");
    desk.keep();
    assert!(
        ours(&desk)
            .1
            .contains(&format!("<messageId>{ID}</messageId>"))
    );
    desk.answer(200, DELETED);
    assert!(desk.requests.is_empty());
    let kept = desk.records.iter().any(|record| match record {
        Record::Incoming(text) => text.offline && text.sent_at.is_some(),
        _ => false,
    });
    assert!(kept);
}

#[test]
fn what_is_announced_while_signing_in_is_told_after_what_is_older() {
    const OLD: &str = "0e3a0f00-0000-4000-8000-0000000000bb";
    let (mut desk, link) = signing_in();
    desk.say(link, &[&format!("USR 4 OK {ALICE} 1 0")]);
    announce(&mut desk, link, &[ID]);
    // The list may take its time.
    desk.seconds(14);
    desk.finish(link, &[]);
    assert!(desk.requests.is_empty(), "all is announced next");
    // This one, too, may come before all are announced.
    announce(&mut desk, link, &["0e3a0f00-0000-4000-8000-0000000000cc"]);
    assert!(desk.requests.is_empty(), "all is announced next");
    announce_as("initialmdatanotification", &mut desk, link, &[OLD, ID]);
    for _ in 0..3 {
        let (_, body) = ours(&desk);
        let (hour, text) = match body.contains(OLD) {
            true => (3, "old"),
            false if body.contains(ID) => (4, "new"),
            false => (5, "newest"),
        };
        desk.answer(200, &letter("{0}", 1, hour, text));
    }
    assert_eq!(texts(&mut desk), ["old", "new", "newest"]);

    let (mut desk, link) = signing_in();
    desk.say(link, &[&format!("USR 4 OK {ALICE} 1 0")]);
    announce(&mut desk, link, &[ID]);
    desk.finish(link, &[]);
    desk.seconds(11);
    assert!(ours(&desk).1.contains(ID), "it is not waited for ever");
}

#[test]
fn messages_are_told_in_the_order_they_were_written() {
    let (mut desk, link) = online(&[]);
    announce(&mut desk, link, &["a", "b", "c", "d"]);
    desk.answer(200, &letter("{2}", 1, 9, "third"));
    desk.answer(200, &letter("{1}", 2, 5, "second"));
    desk.answer(200, &letter("{1}", 1, 6, "first"));
    assert!(texts(&mut desk).is_empty(), "one is still missing");
    desk.answer(200, &letter("{2}", 2, 8, "fourth"));
    // The second run began at eight, its first message came in later all the same.
    assert_eq!(texts(&mut desk), ["first", "second", "third", "fourth"]);
}

#[test]
fn a_message_that_is_announced_twice_is_told_once() {
    let (mut desk, link) = online(&[]);
    announce(&mut desk, link, &[ID, ID]);
    announce(&mut desk, link, &[&ID.to_uppercase()]);
    desk.answer(200, LETTER);
    desk.answer(200, DELETED);
    announce(&mut desk, link, &[ID]);
    assert!(desk.requests.is_empty());
    assert_eq!(texts(&mut desk).len(), 1);
}

#[test]
fn a_list_that_is_too_long_is_asked_for_and_once_more_with_something_in_it() {
    let (mut desk, link) = online(&[]);
    let payload = include_str!("../data/oim/msg-too-large.payload.txt");
    desk.say_with(link, "MSG Hotmail Hotmail", payload);
    assert!(ours(&desk).1.contains("rsi\"/>"));
    desk.answer(500, "Internal Server Error");
    assert!(ours(&desk).1.contains("<_/>"));
    desk.answer(200, LIST);
    assert!(ours(&desk).1.contains(ID));
    desk.answer(200, LETTER);
    assert_eq!(texts(&mut desk).len(), 1);
}

#[test]
fn one_message_that_cannot_be_had_does_not_keep_the_others() {
    let (mut desk, link) = online(&[]);
    announce(&mut desk, link, &["a", "b"]);
    desk.answer(500, "Internal Server Error");
    desk.answer(200, LETTER);
    assert_eq!(texts(&mut desk).len(), 1);
    let (_, body) = ours(&desk);
    assert!(
        body.contains("<messageId>b<") && !body.contains("<messageId>a<"),
        "{body}"
    );
    desk.answer(200, DELETED);
    // It is announced again, and asked for again.
    announce(&mut desk, link, &["a"]);
    assert!(ours(&desk).1.contains("<messageId>a<"));
}

#[test]
fn a_service_that_is_not_there_for_a_moment_changes_no_order() {
    let (mut desk, link) = online(&[]);
    announce(&mut desk, link, &["a"]);
    desk.answer(503, "<html>Service Unavailable</html>");
    announce(&mut desk, link, &["b"]);
    assert!(desk.requests.is_empty(), "it is left alone for a while");
    desk.seconds(16);
    desk.say(link, &["QNG 50"]);
    desk.seconds(45);
    assert!(ours(&desk).1.contains("<messageId>a<"));
    desk.answer(200, LETTER);
    assert!(ours(&desk).1.contains("<messageId>b<"));
}

#[test]
fn what_was_fetched_waits_for_an_older_one_that_cannot_be_had_yet() {
    let (mut desk, link) = online(&[]);
    announce(&mut desk, link, &["new", "old"]);
    desk.answer(200, &letter("{0}", 2, 4, "new"));
    desk.answer(503, "<html>Service Unavailable</html>");
    assert!(texts(&mut desk).is_empty(), "the old one may come first");
    desk.seconds(16);
    desk.say(link, &["QNG 50"]);
    desk.seconds(45);
    desk.answer(200, &letter("{0}", 1, 3, "old"));
    assert_eq!(texts(&mut desk), ["old", "new"]);

    let (mut desk, link) = online(&[]);
    announce(&mut desk, link, &["new", "old"]);
    desk.answer(200, &letter("{0}", 2, 4, "new"));
    for _ in 0..3 {
        desk.answer(503, "<html>Service Unavailable</html>");
        for _ in 0..4 {
            desk.seconds(16);
            desk.say(link, &["QNG 50"]);
        }
    }
    assert_eq!(texts(&mut desk), ["new"], "it does not wait for ever");
}

#[test]
fn when_one_unknown_id_spoils_a_deletion_each_is_deleted_by_itself() {
    let (mut desk, link) = online(&[]);
    announce(&mut desk, link, &["a", "b"]);
    desk.answer(200, LETTER);
    desk.answer(200, LETTER);
    desk.answer(
        500,
        include_str!("../data/oim/rsi-schema-fault.response.xml"),
    );
    let mut deleted = Vec::new();
    while let Some(request) = desk.requests.front() {
        let body = String::from_utf8_lossy(&request.body).into_owned();
        deleted.push(between(&body, "<messageId>", "<").to_owned());
        assert_eq!(body.matches("<messageId>").count(), 1);
        desk.answer(
            500,
            include_str!("../data/oim/rsi-schema-fault.response.xml"),
        );
    }
    assert_eq!(deleted, ["a", "b"]);
}

#[test]
fn a_service_that_fails_costs_nothing_but_the_messages_of_later() {
    let (mut desk, link) = online(&[]);
    announce(&mut desk, link, &["a"]);
    for _ in 0..3 {
        desk.fail_request(HttpError::TimedOut);
        for _ in 0..4 {
            desk.seconds(16);
            desk.say(link, &["QNG 50"]);
        }
    }
    assert!(desk.requests.is_empty());
    assert_eq!(desk.state(), LinkState::Online);
    announce(&mut desk, link, &["a"]);
    assert_eq!(desk.requests.len(), 1);
}

#[test]
fn words_of_blocked_people_are_deleted_unread() {
    let blocked = "LST N=bob@example.com F=Bob C=6ba5a7f2-0000-4000-8000-0000000000b0 4 1 ";
    let (mut desk, link) = online(&[blocked]);
    announce(&mut desk, link, &[ID]);
    desk.answer(200, LETTER);
    assert!(texts(&mut desk).is_empty());
    assert!(ours(&desk).1.contains("DeleteMessages"));
}

#[test]
fn without_a_service_to_fetch_from_announcements_are_let_pass() {
    let (mut desk, link) = Desk::online(Dialect::Msnp12, &[]);
    announce(&mut desk, link, &[ID]);
    assert!(desk.requests.is_empty());
    assert_eq!(desk.state(), LinkState::Online);
}
