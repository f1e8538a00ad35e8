//! Older dialects: when they are tried, and that what worked is remembered.

use std::time::Duration;

use msnp::api::{Command, LinkState, Status};
use msnp::client::Config;
use msnp::dialect::Dialect;
use msnp::io::{CloseReason, HttpError, Input, LinkId};
use msnp::keep::{Fallback, Record, SessionMemory, State};

use crate::desk::{Desk, config};

const BOTH: [Dialect; 2] = [Dialect::Msnp11, Dialect::Msnp12];

/// What is offered on a new connection.
fn offer(desk: &mut Desk) -> (LinkId, String) {
    let ns = desk.open();
    let mut lines = desk.lines(ns);
    assert_eq!(lines.len(), 1, "{lines:?}");
    (ns, lines.remove(0))
}

fn sign_in(desk: &mut Desk) -> (LinkId, String) {
    let status = Status::Online;
    desk.command(Command::SignIn { status });
    offer(desk)
}

/// A client whose better dialect does not get it in, up to being online.
fn fallen_back(config: Config, fail: impl FnOnce(&mut Desk, LinkId)) -> Desk {
    let mut desk = Desk::with(config, Dialect::Msnp11);
    let (ns, line) = sign_in(&mut desk);
    assert_eq!(line, "VER 1 MSNP12 MSNP11 CVR0");
    fail(&mut desk, ns);
    get_in(&mut desk, "VER 1 MSNP11 CVR0");
    desk
}

/// The server takes the client in.
fn get_in(desk: &mut Desk, offered: &str) {
    let (ns, line) = offer(desk);
    assert_eq!(line, offered);
    desk.begin(ns);
    desk.give_ticket();
    desk.finish(ns, &[]);
    assert_eq!(desk.state(), LinkState::Online);
}

/// The server says that it speaks none of what was offered.
fn refuse_version(desk: &mut Desk, ns: LinkId) {
    desk.say(ns, &["VER 1 0"]);
}

fn memory(desk: &Desk) -> SessionMemory {
    let found = desk.records.iter().rev().find_map(|record| match record {
        Record::Session(memory) => Some(memory.clone()),
        _ => None,
    });
    found.expect("the session is remembered")
}

/// What the next run offers, so long afterwards.
fn next_offer(config: Config, session: SessionMemory, after: Duration) -> String {
    let mut desk = Desk::with(config, Dialect::Msnp11);
    desk.now = desk.now.after(after);
    let state = State {
        session,
        ..State::default()
    };
    desk.feed(Input::Restored(Box::new(state)));
    sign_in(&mut desk).1
}

#[test]
fn what_worked_is_remembered_for_a_week() {
    let desk = fallen_back(config(&BOTH), refuse_version);
    let memory = memory(&desk);
    let fallback = memory.fallback.clone().expect("remembered");
    assert_eq!(
        (fallback.best.as_str(), fallback.worked.as_str()),
        ("MSNP12", "MSNP11")
    );
    let day = Duration::from_secs(24 * 60 * 60);
    let soon = next_offer(config(&BOTH), memory.clone(), day);
    assert_eq!(soon, "VER 1 MSNP11 CVR0");
    let late = next_offer(config(&BOTH), memory, 8 * day);
    assert_eq!(late, "VER 1 MSNP12 MSNP11 CVR0");
}

#[test]
fn a_connection_that_ends_while_signing_in_says_nothing_of_the_dialect() {
    for reason in [CloseReason::Peer, CloseReason::Broken] {
        let at_once = fallen_back(config(&BOTH), |desk, ns| desk.close(ns, reason));
        assert_eq!(memory(&at_once).fallback, None, "{reason:?}");
        let later = fallen_back(config(&BOTH), |desk, ns| {
            desk.say(ns, &["VER 1 MSNP12"]);
            desk.close(ns, reason);
        });
        assert_eq!(memory(&later).fallback, None, "{reason:?}");
    }
}

#[test]
fn a_broken_connection_and_then_a_refusal_are_not_remembered_together() {
    let three = [Dialect::Msnp10, Dialect::Msnp11, Dialect::Msnp12];
    let mut desk = Desk::with(config(&three), Dialect::Msnp10);
    let (ns, _) = sign_in(&mut desk);
    desk.close(ns, CloseReason::Broken);
    let (ns, line) = offer(&mut desk);
    assert_eq!(line, "VER 1 MSNP11 MSNP10 CVR0");
    refuse_version(&mut desk, ns);
    get_in(&mut desk, "VER 1 MSNP10 CVR0");
    assert_eq!(memory(&desk).fallback, None);
}

#[test]
fn another_server_or_a_better_dialect_is_a_new_beginning() {
    let memory = memory(&fallen_back(config(&BOTH), refuse_version));
    let mut elsewhere = config(&BOTH);
    elsewhere.server.host = "other.example.com".to_owned();
    let offered = next_offer(elsewhere, memory.clone(), Duration::ZERO);
    assert_eq!(offered, "VER 1 MSNP12 MSNP11 CVR0");
    let better = SessionMemory {
        fallback: memory.fallback.map(|fallback| Fallback {
            best: "MSNP10".to_owned(),
            ..fallback
        }),
        ..memory
    };
    let offered = next_offer(config(&BOTH), better, Duration::ZERO);
    assert_eq!(offered, "VER 1 MSNP12 MSNP11 CVR0");
}

#[test]
fn who_gets_in_at_once_remembers_nothing() {
    let mut desk = Desk::with(config(&BOTH), Dialect::Msnp12);
    let (ns, _) = sign_in(&mut desk);
    desk.begin(ns);
    desk.give_ticket();
    desk.finish(ns, &[]);
    assert_eq!(memory(&desk).fallback, None);
}

/// A client that may sign in with single sign-on or with Tweener, and whose ticket service does not work.
fn services_fail(allow_plain: bool, fail: impl Fn(&mut Desk)) -> Desk {
    let mut config = crate::book::config(Dialect::Msnp15);
    config.dialects = vec![Dialect::Msnp12, Dialect::Msnp15];
    config.services.rst = Some("https://login.example.com/RST.srf".to_owned());
    config.allow_plain = allow_plain;
    let mut desk = Desk::with(config, Dialect::Msnp15);
    let (ns, line) = sign_in(&mut desk);
    assert_eq!(line, "VER 1 MSNP15 MSNP12 CVR0");
    desk.begin(ns);
    while !desk.requests.is_empty() {
        fail(&mut desk);
    }
    desk
}

fn time_out(desk: &mut Desk) {
    desk.fail_request(HttpError::TimedOut);
}

#[test]
fn a_service_is_remembered_as_missing_but_not_as_in_trouble() {
    let worked = |fail: fn(&mut Desk)| {
        let mut desk = services_fail(true, fail);
        desk.dialect = Dialect::Msnp12;
        get_in(&mut desk, "VER 1 MSNP12 CVR0");
        memory(&desk).fallback.map(|fallback| fallback.worked)
    };
    assert_eq!(worked(time_out), None);
    assert_eq!(worked(|desk| desk.reply(503, &[])), None);
    assert_eq!(
        worked(|desk| desk.reply(404, &[])).as_deref(),
        Some("MSNP12")
    );
}

#[test]
fn single_sign_on_is_given_up_for_a_plainer_way_only_where_that_is_allowed() {
    let careful = services_fail(false, time_out);
    assert_eq!(careful.state(), LinkState::Disconnected);
    assert!(careful.opening.is_empty());
    let mut bold = services_fail(true, time_out);
    assert_eq!(offer(&mut bold).1, "VER 1 MSNP12 CVR0");
}

#[test]
fn refused_credentials_end_all_tries() {
    let mut desk = Desk::with(config(&BOTH), Dialect::Msnp12);
    let (ns, _) = sign_in(&mut desk);
    desk.begin(ns);
    desk.give_ticket();
    desk.say(ns, &["911 4"]);
    assert!(desk.opening.is_empty());
    assert_eq!(desk.errors()[0].0, "wrong_password");
}
