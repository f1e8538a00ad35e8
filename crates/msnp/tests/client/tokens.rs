//! Tickets from a token service: redirects, faults, clocks, and quiet renewal.

use std::time::Duration;

use msnp::api::{Command, Event, LinkState};
use msnp::dialect::Dialect;
use msnp::io::{CloseReason, HttpError, LinkId};

use super::desk::{ALICE, Desk, config};

const ANSWER: &str = include_str!("../data/auth/rst-multi.response.xml");
const REFUSED: &str = include_str!("../data/auth/rst-failed-authentication.response.xml");
const REDIRECT: &str = include_str!("../data/auth/rst-redirect.response.xml");
const MALFORMED: &str = include_str!("../data/auth/rst2-invalid-request.response.xml");
const RST: &str = "https://login.example.com/RST.srf";

/// A client of MSNP12 whose profile names a token service and no nexus.
fn desk() -> Desk {
    let mut config = config(&[Dialect::Msnp12]);
    config.services.nexus = None;
    config.services.rst = Some(RST.to_owned());
    Desk::with(config, Dialect::Msnp12)
}

fn asked(mut desk: Desk) -> (Desk, LinkId) {
    let link = desk.sign_in();
    desk.begin(link);
    (desk, link)
}

fn body(desk: &Desk) -> String {
    let request = desk.requests.front().expect("a request is out");
    String::from_utf8(request.body.to_vec()).expect("UTF-8")
}

#[test]
fn the_ticket_for_the_messenger_is_shown_and_the_parameters_are_its_policy() {
    let (mut desk, link) = asked(desk());
    let request = body(&desk);
    assert!(
        request.contains(r#"<wsse:PolicyReference URI="?lc=1033&amp;id=507"/>"#),
        "{request}"
    );
    assert!(!request.contains("messengerclear"), "{request}");
    assert_eq!(desk.requests[0].url, RST);
    let _ = desk.lines(link);
    desk.answer(200, ANSWER);
    let proof = desk.lines(link);
    assert!(proof[0].starts_with("USR 4 TWN S t=SAMPLE"), "{proof:?}");
}

#[test]
fn a_redirect_is_followed_and_remembered() {
    let (mut desk, link) = asked(desk());
    desk.answer(200, REDIRECT);
    assert_eq!(
        desk.requests[0].url,
        "https://login2.example.com/pp800/RST.srf"
    );
    desk.answer(200, ANSWER);
    desk.finish(link, &[]);
    assert_eq!(desk.state(), LinkState::Online);

    desk.command(Command::SignOut);
    let (desk, _) = asked(desk);
    assert_eq!(
        desk.requests[0].url,
        "https://login2.example.com/pp800/RST.srf"
    );
}

#[test]
fn circles_and_plain_addresses_are_not_followed() {
    let (mut first, _) = asked(desk());
    for _ in 0..5 {
        first.answer(200, REDIRECT);
    }
    assert_eq!(first.requests.len(), 1);
    first.answer(200, REDIRECT);
    assert_eq!(first.errors()[0].0, "service_unavailable");

    let (mut second, _) = asked(desk());
    second.answer(200, &REDIRECT.replace("https://", "http://"));
    assert!(
        second.requests.is_empty(),
        "the password would go in the open"
    );
    assert_eq!(second.errors()[0].0, "service_unavailable");
}

#[test]
fn refused_credentials_are_told_and_nothing_else_is_tried() {
    let mut config = config(&[Dialect::Msnp12, Dialect::Msnp8]);
    config.services.nexus = None;
    config.services.rst = Some(RST.to_owned());
    let (mut desk, _) = asked(Desk::with(config, Dialect::Msnp12));
    desk.answer(401, REFUSED);
    assert_eq!(desk.errors()[0].0, "wrong_password");
    assert!(desk.opening.is_empty() && desk.requests.is_empty());
}

#[test]
fn each_fault_has_a_code_of_its_own() {
    let accrual = REFUSED.replace("Authentication Failure", "Profile accrual is required");
    let federated = REFUSED.replace("0x80048823", "0x800488ee");
    let attention = REFUSED.replace(
        "<psf:response/>",
        "<psf:flowurl>https://example.org/</psf:flowurl>",
    );
    let nothing = ANSWER.replace("messenger.msn.com", "other.example.com");
    let malformed = include_str!("../data/auth/rst-invalid-request.response.xml").to_owned();
    for (body, code) in [
        (accrual, "account_incomplete"),
        (federated, "federated"),
        (attention, "924"),
        (nothing, "no_ticket"),
        (malformed, "token_request"),
        (
            "<e><Fault><faultcode>a:Odd</faultcode></Fault></e>".to_owned(),
            "service_unavailable",
        ),
        ("no XML".to_owned(), "service_unavailable"),
    ] {
        let (mut desk, _) = asked(desk());
        desk.answer(200, &body);
        assert_eq!(desk.errors()[0].0, code, "{body}");
    }
}

#[test]
fn a_request_refused_for_its_time_is_repeated_once_by_the_clock_of_the_server() {
    let (mut first, _) = asked(desk());
    first.answer(500, MALFORMED);
    assert_eq!(first.requests.len(), 1, "once more");
    first.answer(500, MALFORMED);
    // The second request was made by the clock of the server, so it is something else.
    assert_eq!(first.errors()[0].0, "clock");
    assert!(first.requests.is_empty());

    let mut second = desk();
    second.now.wall = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_714_557_630);
    let (mut second, _) = asked(second);
    second.answer(500, MALFORMED);
    assert!(second.requests.is_empty(), "the clocks agree");
    assert_eq!(second.errors()[0].0, "token_request");
}

#[test]
fn a_token_service_that_fails_leaves_the_nexus_to_newer_dialects_and_is_its_stand_in_in_msnp12() {
    let mut config = config(&[Dialect::Msnp12]);
    config.services.rst = Some(RST.to_owned());
    let (mut desk, link) = asked(Desk::with(config, Dialect::Msnp12));
    assert_eq!(
        desk.requests[0].url,
        "https://nexus.example.com/rdr/pprdr.asp"
    );
    desk.fail_request(HttpError::Link(CloseReason::Refused));
    assert_eq!(desk.requests[0].url, RST);
    desk.answer(200, ANSWER);
    desk.finish(link, &[]);
    assert_eq!(desk.state(), LinkState::Online);
}

#[test]
fn tickets_that_end_are_renewed_by_signing_in_again_and_nobody_hears_of_it() {
    let answer = ANSWER.replace("T18:00:00Z", "T10:10:00Z");
    let (mut desk, link) = asked(desk());
    desk.answer(200, &answer);
    desk.finish(link, &[]);
    let _ = (desk.events(), desk.lines(link));
    // They are good for ten minutes less one, and the server answers every ping.
    for _ in 0..26 {
        desk.seconds(20);
        desk.say(link, &["QNG 50"]);
    }
    assert!(!desk.lines(link).contains(&"OUT".to_owned()));
    desk.seconds(20);
    assert_eq!(desk.lines(link).last().map(String::as_str), Some("OUT"));
    let link = desk.open();
    desk.begin(link);
    desk.answer(200, ANSWER);
    desk.finish(link, &[]);
    assert_eq!(desk.state(), LinkState::Online);
    let told = desk.events();
    let states = told
        .iter()
        .any(|event| matches!(event, Event::State { .. } | Event::SignedOut { .. }));
    assert!(!states, "{told:?}");
}

#[test]
fn a_ticket_that_is_too_old_is_fetched_again_once() {
    let (mut desk, link) = asked(desk());
    desk.answer(200, ANSWER);
    let _ = desk.lines(link);
    desk.say(link, &["928 4"]);
    assert_eq!(desk.lines(link), [format!("USR 5 TWN I {ALICE}")]);
    desk.say(link, &["USR 5 TWN S lc=1033,id=507"]);
    desk.answer(200, ANSWER);
    assert!(desk.lines(link)[0].starts_with("USR 6 TWN S t="));
    desk.say(link, &["928 6"]);
    assert!(desk.requests.is_empty());
    assert_eq!(desk.errors()[0].0, "928");
}

#[test]
fn signing_out_takes_back_the_request() {
    let (mut desk, _) = asked(desk());
    desk.command(Command::SignOut);
    assert!(desk.requests.is_empty());
    assert_eq!(desk.state(), LinkState::Disconnected);
}

#[test]
fn a_token_service_that_says_nothing_is_told_within_half_a_minute() {
    let (mut desk, _) = asked(desk());
    let request = desk.requests.front().expect("a request");
    let patience = request.deadline.saturating_duration_since(desk.now.mono);
    assert!(patience <= Duration::from_secs(30), "{patience:?}");
    desk.fail_request(HttpError::TimedOut);
    assert_eq!(desk.errors()[0].0, "timed_out");
}

#[test]
fn nothing_that_is_shown_holds_a_ticket_or_the_password() {
    let (mut desk, link) = asked(desk());
    let shown = format!("{:?}", desk.requests);
    desk.answer(200, ANSWER);
    desk.finish(link, &[]);
    let events = desk.events();
    let shown = format!("{shown} {:?} {events:?} {:?}", desk.client, desk.records);
    assert!(
        !shown.contains("SAMPLE") && !shown.contains("secret"),
        "{shown}"
    );
}
