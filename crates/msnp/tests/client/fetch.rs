//! Offline messages that wait for us: announced, fetched, told in order, kept, deleted.

use msnp::api::{Event, LinkState};
use msnp::dialect::Dialect;
use msnp::io::{CloseReason, HttpError, LinkId};
use msnp::keep::Record;

use super::desk::{ALICE, Desk};
use super::offline::{between, online, ours, signing_in};

const LETTER: &str = include_str!("../data/oim/get-message.response.xml");
const DELETED: &str = include_str!("../data/oim/delete-messages.response.xml");
const LIST: &str = include_str!("../data/oim/get-metadata.response.xml");
const TICKETS: &str = include_str!("../data/auth/rst-multi.response.xml");

const ID: &str = "0e3a0f00-0000-4000-8000-0000000000aa";
const OLD: &str = "0e3a0f00-0000-4000-8000-0000000000bb";

fn announce(desk: &mut Desk, link: LinkId, ids: &[&str]) {
    announce_as("oimnotification", desk, link, ids);
}

pub fn announce_as(kind: &str, desk: &mut Desk, link: LinkId, ids: &[&str]) {
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
}

/// A client that has been online for eleven seconds, without the announcement of all that waits, and how often it has
/// pinged the server.
fn late_in_signing_in(early: bool) -> (Desk, LinkId, usize) {
    let (mut desk, link) = signing_in();
    desk.say(link, &[&format!("USR 4 OK {ALICE} 1 0")]);
    if early {
        announce(&mut desk, link, &[ID]);
    }
    desk.finish(link, &[]);
    let _ = desk.lines(link);
    desk.seconds(11);
    let pings = pings(&mut desk, link);
    (desk, link, pings)
}

fn pings(desk: &mut Desk, link: LinkId) -> usize {
    let lines = desk.lines(link);
    lines.iter().filter(|line| *line == "PNG").count()
}

#[test]
fn the_announcement_of_all_is_awaited_as_long_as_the_stream_may_still_hold_it() {
    let (mut desk, link, pings) = late_in_signing_in(true);
    assert_eq!(pings, 1, "it is asked whether it comes");
    assert!(desk.requests.is_empty(), "an older one may be announced");
    // A gateway may hand out the rest bit by bit.
    desk.seconds(25);
    announce_as("initialmdatanotification", &mut desk, link, &[OLD, ID]);
    desk.answer(200, &letter("{0}", 2, 4, "new"));
    desk.answer(200, &letter("{0}", 1, 3, "old"));
    assert_eq!(texts(&mut desk), ["old", "new"]);
}

#[test]
fn a_server_that_announces_nothing_more_is_not_waited_for_longer() {
    let (mut desk, link, _) = late_in_signing_in(true);
    desk.say(link, &["QNG 50"]);
    assert!(ours(&desk).1.contains(ID));

    // The same where the first is announced after that time; nothing is asked for before.
    let (mut desk, link, before) = late_in_signing_in(false);
    assert_eq!(before, 0);
    announce(&mut desk, link, &[ID]);
    assert!(desk.requests.is_empty() && pings(&mut desk, link) == 1);
    desk.say(link, &["QNG 50"]);
    assert!(ours(&desk).1.contains(ID));
    desk.answer(200, LETTER);
    desk.answer(200, DELETED);
    announce(&mut desk, link, &["a"]);
    assert!(ours(&desk).1.contains("<messageId>a<"), "once is enough");
}

#[test]
fn what_was_announced_early_waits_for_all_of_the_next_session_too() {
    let (mut desk, link, _) = late_in_signing_in(true);
    desk.close(link, CloseReason::Broken);
    desk.seconds(5);
    let link = desk.open();
    desk.begin(link);
    desk.answer(200, TICKETS);
    desk.finish(link, &[]);
    assert!(desk.requests.is_empty(), "all is announced next");
    announce_as("initialmdatanotification", &mut desk, link, &[OLD, ID]);
    desk.answer(200, &letter("{0}", 2, 4, "new"));
    desk.answer(200, &letter("{0}", 1, 3, "old"));
    assert_eq!(texts(&mut desk), ["old", "new"]);
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
