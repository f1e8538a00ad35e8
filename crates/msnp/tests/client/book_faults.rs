//! What the address book services refuse, forget and break.

use std::time::Duration;

use msnp::api::{Command, LinkState, PhoneKind};
use msnp::dialect::Dialect;
use msnp::io::{CloseReason, HttpError, Input};

use crate::abch::{Abch, fault};
use crate::book::{DAVE, bob_and_carol, desk, lists, notice, online, said, serve, to};
use crate::desk::BOB;

#[test]
fn each_command_that_fails_ends_in_one_error_with_the_code_of_the_older_dialects() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    let ns = online(&mut desk, &mut abch);
    let _ = said(&mut desk, ns);
    desk.command(Command::AddContact {
        email: to("nobody@example.net"),
        message: None,
        group: None,
    });
    serve(&mut desk, &mut abch);
    assert_eq!(
        desk.errors(),
        [("208".to_owned(), "add_contact".to_owned())]
    );
    assert_eq!(said(&mut desk, ns), Vec::<String>::new());
    assert_eq!(lists(&desk, "nobody@example.net"), 0);
    for (code, told) in [
        ("BadEmailArgument", "201"),
        ("RequestLimitReached", "800"),
        ("Odd", "service_unavailable"),
    ] {
        abch.instead.push_back((500, fault(code, "")));
        desk.command(Command::AddContact {
            email: to(DAVE),
            message: None,
            group: None,
        });
        serve(&mut desk, &mut abch);
        assert_eq!(
            desk.errors(),
            [(told.to_owned(), "add_contact".to_owned())],
            "{code}"
        );
    }
}

#[test]
fn what_is_so_already_is_no_error() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    let _ns = online(&mut desk, &mut abch);
    // Behind our back the server has it all.
    abch.member("Block", BOB, "");
    abch.drop_member("Allow", BOB);
    desk.command(Command::Block { email: to(BOB) });
    serve(&mut desk, &mut abch);
    assert_eq!(lists(&desk, BOB), 1 + 4 + 8);
    abch.drop_contact(BOB);
    desk.command(Command::RemoveContact { email: to(BOB) });
    serve(&mut desk, &mut abch);
    assert_eq!(lists(&desk, BOB), 4 + 8);
    assert_eq!(desk.errors(), []);
}

#[test]
fn an_entry_that_was_off_the_list_is_put_on_it_again() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = Abch::new();
    abch.contact(DAVE, "Dave", &[]);
    abch.edit(DAVE, |entry| {
        entry.messenger = false;
        entry.note = "an old friend".to_owned();
    });
    let _ns = online(&mut desk, &mut abch);
    assert_eq!(lists(&desk, DAVE), 0);
    abch.instead
        .push_back((500, fault("ContactAlreadyExists", "id-dave@example.net")));
    desk.command(Command::AddContact {
        email: to(DAVE),
        message: None,
        group: None,
    });
    serve(&mut desk, &mut abch);
    assert!(abch.entries[DAVE].messenger);
    assert_eq!(lists(&desk, DAVE), 3);
    // What else is in the entry is looked up.
    desk.seconds(20);
    serve(&mut desk, &mut abch);
    let note = desk.client.snapshot().contacts[0].details.note.clone();
    assert_eq!(note.as_deref(), Some("an old friend"));
    assert_eq!(desk.errors(), []);
}

#[test]
fn a_call_that_breaks_is_made_once_more_and_then_told_and_the_list_is_looked_up() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    let _ns = online(&mut desk, &mut abch);
    desk.command(Command::Block { email: to(BOB) });
    desk.fail_request(HttpError::TimedOut);
    desk.seconds(2);
    serve(&mut desk, &mut abch);
    assert_eq!(lists(&desk, BOB), 1 + 4 + 8);
    assert_eq!(desk.errors(), []);
    desk.command(Command::Unblock { email: to(BOB) });
    // It is done, but nobody hears of it.
    let request = desk.requests.pop_front().expect("a request");
    let _ = abch.answer(&request);
    let result = Err(HttpError::TimedOut);
    desk.feed(Input::Reply {
        id: request.id,
        result,
    });
    desk.seconds(2);
    desk.fail_request(HttpError::TimedOut);
    assert_eq!(
        desk.errors(),
        [("timed_out".to_owned(), "unblock".to_owned())]
    );
    desk.seconds(30);
    serve(&mut desk, &mut abch);
    assert_eq!(lists(&desk, BOB), 1 + 8);
}

#[test]
fn a_bare_500_is_told_and_signs_nobody_out() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    let _ns = online(&mut desk, &mut abch);
    abch.instead.push_back((500, String::new()));
    desk.command(Command::SetContactPhone {
        email: to(BOB),
        kind: PhoneKind::Home,
        number: "1".into(),
    });
    serve(&mut desk, &mut abch);
    let wanted = (
        "service_unavailable".to_owned(),
        "set_contact_phone".to_owned(),
    );
    assert_eq!(desk.errors(), [wanted]);
    assert_eq!(desk.state(), LinkState::Online);
}

#[test]
fn who_knocks_and_leaves_before_the_list_can_be_had_is_on_no_list() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    let ns = online(&mut desk, &mut abch);
    let dave = "<ml><d n=\"example.net\"><c n=\"dave\" t=\"1\" l=\"8\" /></d></ml>";
    desk.say_with(ns, "ADL 0", dave);
    desk.say_with(ns, "RML 0", dave);
    for _ in 0..20 {
        serve(&mut desk, &mut abch);
        desk.seconds(1);
    }
    assert_eq!(lists(&desk, DAVE), 0);
}

#[test]
fn what_was_late_and_what_waited_for_it_are_dealt_with_in_one_moment_after_sleep() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    abch.deltas = true;
    let ns = online(&mut desk, &mut abch);
    desk.command(Command::Block { email: to(BOB) });
    let id = desk.requests.pop_front().unwrap().id;
    let refused = HttpError::Link(CloseReason::Refused);
    let result = Err(refused);
    desk.feed(Input::Reply { id, result });
    desk.seconds(5);
    assert_eq!(desk.requests.len(), 1, "once more, and nobody answers");
    desk.say_with(ns, "NOT", &notice());
    let _ = desk.errors();
    // Nobody looked at the clock, which went on.
    desk.now = desk.now.after(Duration::from_secs(150));
    desk.feed(Input::Tick);
    let blocked = ("timed_out".to_owned(), "block".to_owned());
    assert!(desk.errors().contains(&blocked));
    serve(&mut desk, &mut abch);
    assert_eq!(abch.asked(), ["FindMembership delta", "ABFindAll delta"]);
}
