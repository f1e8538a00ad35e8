//! The roaming profile: fetched after signing in, compared with ours, given what the user sets.

use std::time::Duration;

use msnp::api::{Command, Event, LinkState};
use msnp::dialect::Dialect;
use msnp::io::{HttpError, HttpReply, HttpRequest, Input, LinkId};
use msnp::keep::{Record, Roamed, State};

use crate::abch::Abch;
use crate::book::{config, said};
use crate::desk::Desk;

const STORAGE: &str = "https://storage.example.com/SchematizedStore.asmx";
const UPDATED: &str = include_str!("../data/storage/update-profile-set.response.xml");
const CREATED: &str = include_str!("../data/storage/create-profile.response.xml");
const SHARED: &str = include_str!("../data/storage/share-item.response.xml");
/// What the address book calls us.
pub const NAME: &str = "Alice A";

fn profile(name: &str, message: &str) -> String {
    profile_with(name, message, "")
}

pub fn profile_with(name: &str, message: &str, more: &str) -> String {
    let text = |tag: &str, text: &str| match text {
        "" => String::new(),
        text => format!("<{tag}>{text}</{tag}>"),
    };
    format!(
        "<e><Header><AffinityCacheHeader><CacheKey>KEY-2</CacheKey></AffinityCacheHeader></Header><Body>\
         <GetProfileResponse><GetProfileResult><ResourceID>p!106</ResourceID><ExpressionProfile><ResourceID>p!118</ResourceID>\
         {}{}{more}</ExpressionProfile>\
         </GetProfileResult></GetProfileResponse></Body></e>",
        text("PersonalStatus", message),
        text("DisplayName", name)
    )
}

fn fault(code: &str, words: &str) -> String {
    format!(
        "<e><Body><Fault><faultcode>{code}</faultcode><faultstring>{words}</faultstring></Fault></Body></e>"
    )
}

/// A person with a message of their own, and what they and the profile last agreed on.
fn desk(message: &str, agreed: Option<(&str, &str)>) -> Desk {
    let agreed = agreed.map(|(name, message)| Roamed {
        display_name: Some(name.to_owned()),
        personal_message: Some(message.to_owned()),
        picture: None,
    });
    desk_of(message, agreed)
}

pub fn desk_of(message: &str, agreed: Option<Roamed>) -> Desk {
    let mut config = config(Dialect::Msnp15);
    config.services.storage = Some(STORAGE.to_owned());
    let mut desk = Desk::with(config, Dialect::Msnp15);
    let mut state = State::default();
    state.session.personal_message = Some(message.to_owned());
    state.session.roamed = agreed;
    desk.feed(Input::Restored(Box::new(state)));
    desk
}

/// The server and the address book take whatever they are told; the lines, in order.
pub fn settle(desk: &mut Desk, ns: LinkId, abch: &mut Abch) -> Vec<String> {
    let mut all = Vec::new();
    loop {
        while let Some(at) = desk.requests.iter().position(|r| !is_storage(r)) {
            let request = desk.requests.remove(at).expect("it is there");
            let result = Ok(abch.answer(&request));
            desk.feed(Input::Reply {
                id: request.id,
                result,
            });
        }
        let lines = said(desk, ns);
        if lines.is_empty() {
            return all;
        }
        for line in lines {
            let trid = line.split(' ').nth(1).unwrap_or_default();
            match &line[..3] {
                "ADL" | "RML" => desk.say(ns, &[&format!("{} {trid} OK", &line[..3])]),
                "UUX" => desk.say(ns, &[&format!("UUX {trid} 0")]),
                "BLP" | "PRP" | "CHG" => desk.say(ns, &[&line]),
                _ => {}
            }
            all.push(line);
        }
    }
}

fn is_storage(request: &HttpRequest) -> bool {
    request.url.contains("storage")
}

pub fn sign_in(desk: &mut Desk, abch: &mut Abch) -> LinkId {
    let ns = desk.sign_in();
    prove(desk, ns, abch);
    let _ = desk.events();
    ns
}

fn prove(desk: &mut Desk, ns: LinkId, abch: &mut Abch) {
    desk.begin(ns);
    desk.give_ticket();
    let _ = desk.lines(ns);
    desk.say(ns, &[&format!("USR 4 OK {} 1 0", crate::desk::ALICE)]);
    let _ = settle(desk, ns, abch);
    assert_eq!(desk.state(), LinkState::Online);
}

pub fn abch() -> Abch {
    let mut abch = Abch::new();
    abch.cid = "-6917529027641081855";
    abch
}

/// The operation and the body of the one request that is out.
pub fn asked(desk: &Desk) -> (String, String) {
    assert_eq!(desk.requests.len(), 1, "{:?}", desk.requests);
    let request = &desk.requests[0];
    let mut headers = request.headers.iter();
    let action = headers.find(|(name, _)| name == "SOAPAction");
    let action = action.expect("an action").1.trim_matches('"');
    let operation = action.rsplit('/').next().expect("an operation");
    let body = String::from_utf8(request.body.to_vec()).expect("UTF-8");
    (operation.to_owned(), body)
}

pub fn agreed(desk: &Desk) -> Option<(String, String)> {
    let kept = desk.records.iter().rev().find_map(|record| match record {
        Record::Session(memory) => memory.roamed.clone(),
        _ => None,
    })?;
    Some((kept.display_name?, kept.personal_message?))
}

fn both(name: &str, message: &str) -> Option<(String, String)> {
    Some((name.to_owned(), message.to_owned()))
}

fn me(desk: &Desk) -> (String, String) {
    let me = desk.client.snapshot().me;
    (me.display_name, me.personal_message)
}

fn set(message: &str) -> Command {
    Command::SetPersonalMessage {
        text: message.to_owned(),
    }
}

#[test]
fn the_profile_is_asked_for_once_we_are_online_and_adopted_where_ours_is_unchanged() {
    let (mut desk, mut abch) = (desk("old", Some((NAME, "old"))), abch());
    let ns = sign_in(&mut desk, &mut abch);
    let (operation, body) = asked(&desk);
    assert_eq!(operation, "GetProfile");
    assert_eq!(desk.requests[0].url, STORAGE);
    assert!(body.contains("<Name>-6917529027641081855</Name>"), "{body}");
    desk.answer(200, &profile("Alice at sea", "Out hiking"));
    let lines = settle(&mut desk, ns, &mut abch);
    let told = |start: &str, part: &str| {
        let found = lines
            .iter()
            .any(|line| line.starts_with(start) && line.contains(part));
        assert!(found, "no {start} {part} in {lines:?}");
    };
    told("PRP", "MFN Alice%20at%20sea");
    told("UUX", "<PSM>Out hiking</PSM>");
    let theirs = ("Alice at sea".to_owned(), "Out hiking".to_owned());
    assert_eq!(me(&desk), theirs);
    let events = desk.events();
    let last = events.iter().rev().find_map(|event| match event {
        Event::Me {
            display_name,
            personal_message,
            ..
        } => Some((display_name.clone(), personal_message.clone())),
        _ => None,
    });
    assert_eq!(last, Some(theirs));
    assert_eq!(agreed(&desk), both("Alice at sea", "Out hiking"));
    assert!(abch.asked().contains(&"ABContactUpdate".to_owned()));
    desk.seconds(60);
    assert!(desk.requests.is_empty(), "there is nothing to give");
}

#[test]
fn what_was_changed_here_since_is_given_to_the_profile() {
    let (mut desk, mut abch) = (desk("mine", Some((NAME, "old"))), abch());
    let _ = sign_in(&mut desk, &mut abch);
    desk.answer(200, &profile(NAME, "theirs"));
    let (operation, body) = asked(&desk);
    assert_eq!(operation, "UpdateProfile");
    assert!(body.contains("<ResourceID>p!106</ResourceID>"), "{body}");
    assert!(body.contains("<PersonalStatus>mine</PersonalStatus>"));
    assert!(body.contains("<CacheKey>KEY-2</CacheKey>"));
    assert_eq!(agreed(&desk), both(NAME, "old"));
    desk.answer(200, UPDATED);
    assert_eq!(agreed(&desk), both(NAME, "mine"));
    assert_eq!(me(&desk).1, "mine");
}

#[test]
fn many_wishes_are_given_as_the_last_one_and_not_too_often() {
    let (mut desk, mut abch) = (desk("old", Some((NAME, "old"))), abch());
    let ns = sign_in(&mut desk, &mut abch);
    desk.answer(200, &profile(NAME, "old"));
    for message in ["one", "two", "three"] {
        desk.command(set(message));
        let _ = settle(&mut desk, ns, &mut abch);
        desk.seconds(2);
        assert!(desk.requests.is_empty());
    }
    desk.seconds(2);
    assert!(asked(&desk).1.contains("<PersonalStatus>three<"));
    desk.command(set(""));
    let _ = settle(&mut desk, ns, &mut abch);
    desk.seconds(4);
    assert_eq!(desk.requests.len(), 1, "one at a time");
    desk.answer(200, UPDATED);
    desk.seconds(9);
    assert!(desk.requests.is_empty(), "the service rests");
    desk.seconds(2);
    let (operation, body) = asked(&desk);
    assert_eq!(operation, "UpdateProfile");
    assert!(
        body.contains("<PersonalStatus>true</PersonalStatus>"),
        "{body}"
    );
    desk.answer(200, UPDATED);
    desk.seconds(60);
    assert!(desk.requests.is_empty());
    assert_eq!(agreed(&desk), both(NAME, ""));
}

#[test]
fn a_service_that_fails_is_let_be_and_nobody_hears_of_it() {
    let (mut desk, mut abch) = (desk("old", Some((NAME, "old"))), abch());
    let ns = sign_in(&mut desk, &mut abch);
    desk.answer(200, &profile(NAME, "old"));
    desk.command(set("new"));
    let _ = settle(&mut desk, ns, &mut abch);
    let mut tries = 0;
    for _ in 0..40 {
        desk.seconds(25);
        desk.say(ns, &["QNG 50"]);
        let _ = desk.lines(ns);
        if !desk.requests.is_empty() {
            tries += 1;
            desk.answer(500, "Internal Server Error");
        }
    }
    assert_eq!(tries, 3);
    assert!(desk.errors().is_empty());
    assert_eq!(desk.state(), LinkState::Online);
    assert_eq!(agreed(&desk), both(NAME, "old"));
}

#[test]
fn a_profile_that_cannot_be_had_changes_nothing() {
    for answer in [
        (500, fault("Client", "Item does not exist")),
        (500, "oops".to_owned()),
        (200, "<e><Body/></e>".to_owned()),
    ] {
        let (mut desk, mut abch) = (desk("old", None), abch());
        let _ = sign_in(&mut desk, &mut abch);
        desk.answer(answer.0, &answer.1);
        desk.seconds(20);
        assert!(desk.requests.is_empty() && desk.errors().is_empty());
        assert_eq!(me(&desk), (NAME.to_owned(), "old".to_owned()));
    }
    let (mut desk, mut abch) = (desk("old", None), abch());
    let _ = sign_in(&mut desk, &mut abch);
    desk.fail_request(HttpError::TimedOut);
    desk.seconds(20);
    assert!(desk.requests.is_empty() && desk.errors().is_empty());
}

#[test]
fn a_request_that_nobody_answers_is_given_up() {
    let (mut desk, mut abch) = (desk("old", None), abch());
    let ns = sign_in(&mut desk, &mut abch);
    for _ in 0..4 {
        assert_eq!(asked(&desk).0, "GetProfile");
        desk.pass(Duration::from_secs(16));
        desk.say(ns, &["QNG 50"]);
    }
    desk.seconds(2);
    assert!(desk.requests.is_empty() && desk.errors().is_empty());
    assert_eq!(desk.state(), LinkState::Online);
}

#[test]
fn who_roams_and_has_no_profile_gets_one() {
    let (mut desk, mut abch) = (desk("mine", None), abch());
    abch.roams = "1";
    let _ = sign_in(&mut desk, &mut abch);
    desk.answer(500, &fault("Client", "Item does not exist"));
    assert_eq!(asked(&desk).0, "CreateProfile");
    desk.answer(200, CREATED);
    assert_eq!(asked(&desk).0, "ShareItem");
    desk.answer(200, SHARED);
    let (operation, body) = asked(&desk);
    assert_eq!(operation, "UpdateProfile");
    assert!(body.contains("<ResourceID>a000000000000001!106<"), "{body}");
    desk.answer(200, UPDATED);
    assert_eq!(agreed(&desk), both(NAME, "mine"));
}

#[test]
fn nothing_is_asked_where_the_account_does_not_roam_or_has_no_number() {
    let (mut one, mut abch) = (desk("old", None), abch());
    abch.roams = "2";
    let _ = sign_in(&mut one, &mut abch);
    assert!(one.requests.is_empty());
    let (mut other, mut abch) = (desk("old", None), Abch::new());
    let _ = sign_in(&mut other, &mut abch);
    assert!(other.requests.is_empty());
}

#[test]
fn a_refused_ticket_is_renewed_once_and_then_the_profile_is_let_be() {
    let (mut desk, mut abch) = (desk("old", Some((NAME, "old"))), abch());
    let _ = sign_in(&mut desk, &mut abch);
    let refused = fault("q0:BadContextToken", "Passport authentication failed.");
    desk.answer(500, &refused);
    let ns = desk.open();
    prove(&mut desk, ns, &mut abch);
    assert_eq!(asked(&desk).0, "GetProfile");
    desk.answer(500, &refused);
    desk.seconds(20);
    assert!(desk.requests.is_empty() && desk.opening.is_empty());
    assert!(desk.errors().is_empty());
    assert_eq!(desk.state(), LinkState::Online);
}

// --- redirects ------------------------------------------------------------------------------------------------------

fn send_on(desk: &mut Desk, to: &str) {
    let request = desk.requests.pop_front().expect("a request is out");
    let result = Ok(HttpReply {
        status: 307,
        headers: vec![("location".to_owned(), to.to_owned())],
        body: Default::default(),
    });
    desk.feed(Input::Reply {
        id: request.id,
        result,
    });
}

#[test]
fn a_service_that_sends_us_on_is_followed_and_asked_there_from_then_on() {
    let (mut desk, mut abch) = (desk("mine", Some((NAME, "old"))), abch());
    let _ = sign_in(&mut desk, &mut abch);
    let body = desk.requests[0].body.clone();
    send_on(&mut desk, "https://b.storage.example.com/x");
    send_on(&mut desk, "/y");
    let there = "https://b.storage.example.com/y";
    assert_eq!(desk.requests[0].url, there);
    assert_eq!(desk.requests[0].body, body, "the same request");
    desk.answer(200, &profile(NAME, "old"));
    assert_eq!(asked(&desk).0, "UpdateProfile");
    assert_eq!(desk.requests[0].url, there);
}

#[test]
fn no_ticket_goes_into_the_open_or_in_circles() {
    let (mut desk, mut abch) = (desk("old", None), abch());
    let _ = sign_in(&mut desk, &mut abch);
    send_on(&mut desk, "http://storage.example.com/plain");
    assert!(desk.requests.is_empty());

    let (mut desk, mut abch) = (self::desk("old", None), self::abch());
    let _ = sign_in(&mut desk, &mut abch);
    for _ in 0..5 {
        send_on(&mut desk, STORAGE);
        assert_eq!(desk.requests.len(), 1);
    }
    send_on(&mut desk, STORAGE);
    assert!(desk.requests.is_empty() && desk.errors().is_empty());
}
