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

/// A client whose better dialect the server does not bear, up to being online.
fn fallen_back(config: Config) -> Desk {
    let mut desk = Desk::with(config, Dialect::Msnp11);
    let (ns, line) = sign_in(&mut desk);
    assert_eq!(line, "VER 1 MSNP12 MSNP11 CVR0");
    desk.close(ns, CloseReason::Peer);
    let (ns, line) = offer(&mut desk);
    assert_eq!(line, "VER 1 MSNP11 CVR0");
    desk.begin(ns);
    desk.give_ticket();
    desk.finish(ns, &[]);
    assert_eq!(desk.state(), LinkState::Online);
    desk
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
    let desk = fallen_back(config(&BOTH));
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
fn another_server_or_a_better_dialect_is_a_new_beginning() {
    let memory = memory(&fallen_back(config(&BOTH)));
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
fn services_fail(allow_plain: bool) -> Desk {
    let mut config = crate::book::config(Dialect::Msnp15);
    config.dialects = vec![Dialect::Msnp12, Dialect::Msnp15];
    config.services.rst = Some("https://login.example.com/RST.srf".to_owned());
    config.allow_plain = allow_plain;
    let mut desk = Desk::with(config, Dialect::Msnp15);
    let (ns, line) = sign_in(&mut desk);
    assert_eq!(line, "VER 1 MSNP15 MSNP12 CVR0");
    desk.begin(ns);
    while !desk.requests.is_empty() {
        desk.fail_request(HttpError::TimedOut);
    }
    desk
}

#[test]
fn single_sign_on_is_given_up_for_a_plainer_way_only_where_that_is_allowed() {
    let careful = services_fail(false);
    assert_eq!(careful.state(), LinkState::Disconnected);
    assert!(careful.opening.is_empty());
    let mut bold = services_fail(true);
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
