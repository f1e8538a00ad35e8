//! The contact list of MSNP13 and later: kept by the address book services, told as in every other dialect.

use std::time::Duration;

use msnp::api::{Address, Command, Event, LinkState, Status};
use msnp::client::Config;
use msnp::dialect::{AuthKind, Dialect};
use msnp::io::{HttpError, Input, LinkId};
use msnp::keep::{Record, State};

use crate::abch::Abch;
use crate::desk::{ALICE, BOB, CAROL, Desk};

pub const DAVE: &str = "dave@example.net";

/// An account whose list is kept by the address book services.
pub fn config(dialect: Dialect) -> Config {
    let mut config = crate::desk::config(&[dialect]);
    config.services.address_book = Some("https://ab.example.com/abservice.asmx".to_owned());
    config.services.sharing = Some("https://ab.example.com/SharingService.asmx".to_owned());
    if dialect.auth() == AuthKind::Sso {
        config.services.rst = Some("https://login.example.com/RST.srf".to_owned());
    }
    config
}

pub fn desk(dialect: Dialect) -> Desk {
    Desk::with(config(dialect), dialect)
}

/// Up to the point where the list is asked for.
pub fn prove(desk: &mut Desk) -> LinkId {
    let ns = desk.sign_in();
    desk.begin(ns);
    desk.give_ticket();
    let _ = desk.lines(ns);
    desk.say(ns, &[&format!("USR 4 OK {ALICE} 1 0")]);
    ns
}

/// The services answer what is asked, and what that leads to.
pub fn serve(desk: &mut Desk, abch: &mut Abch) {
    while let Some(request) = desk.requests.pop_front() {
        let reply = abch.answer(&request);
        let result = Ok(reply);
        let id = request.id;
        desk.feed(Input::Reply { id, result });
    }
}

/// Lines with their payloads.
pub fn said(desk: &mut Desk, ns: LinkId) -> Vec<String> {
    desk.frames(ns)
        .iter()
        .map(|frame| match frame.payload() {
            Some(payload) => format!("{} {}", frame.line(), String::from_utf8_lossy(payload)),
            None => frame.line().to_owned(),
        })
        .collect()
}

/// The server takes in the lists and the status.
pub fn settle(desk: &mut Desk, ns: LinkId) -> Vec<String> {
    let mut all = said(desk, ns);
    for line in all.clone() {
        let trid = line.split(' ').nth(1).unwrap_or_default();
        if line.starts_with("ADL") || line.starts_with("RML") {
            desk.say(ns, &[&format!("{} {trid} OK", &line[..3])]);
        } else if line.starts_with("BLP") {
            desk.say(ns, &[&line]);
        }
    }
    let more = said(desk, ns);
    for line in &more {
        if line.starts_with("CHG") {
            desk.say(ns, &[line]);
        }
    }
    all.extend(more);
    all
}

/// A client that is online, and what it said from the list on.
pub fn online(desk: &mut Desk, abch: &mut Abch) -> LinkId {
    let ns = prove(desk);
    serve(desk, abch);
    let _ = settle(desk, ns);
    assert_eq!(desk.state(), LinkState::Online);
    let _ = abch.asked();
    ns
}

pub fn lists(desk: &Desk, email: &str) -> u32 {
    let snapshot = desk.client.snapshot();
    let found = snapshot
        .contacts
        .iter()
        .find(|c| c.address.as_str() == email);
    found.map_or(0, |contact| contact.lists.bits())
}

pub fn bob_and_carol() -> Abch {
    let mut abch = Abch::new();
    abch.group("g1", "Friends");
    abch.contact(BOB, "Bob", &["g1"]);
    abch.member("Allow", BOB, "");
    abch.member("Reverse", BOB, "");
    abch.member("Pending", CAROL, "It is me, Carol.");
    abch
}

pub fn to(email: &str) -> Address {
    Address::new(email)
}

#[test]
fn the_list_comes_by_two_calls_and_is_told_like_any_other() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    abch.edit(BOB, |entry| {
        entry.nickname = "Bobby".to_owned();
        entry.note = "Met at the fair".to_owned();
        entry.favorite = true;
        entry.mobile = "+15550100".to_owned();
    });
    let ns = prove(&mut desk);
    assert_eq!(desk.state(), LinkState::Syncing);
    let request = desk.requests.front().expect("a request");
    assert_eq!(request.url, "https://ab.example.com/SharingService.asmx");
    let header = |name: &str| {
        let found = request.headers.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.clone())
    };
    // A ticket of Tweener travels as a cookie.
    assert_eq!(header("Cookie").as_deref(), Some("MSPAuth=abc"));
    let action = "\"http://www.msn.com/webservices/AddressBook/FindMembership\"";
    assert_eq!(header("SOAPAction").as_deref(), Some(action));
    serve(&mut desk, &mut abch);
    assert_eq!(abch.asked(), ["FindMembership", "ABFindAll"]);
    let lines = settle(&mut desk, ns);
    assert_eq!(
        lines,
        [
            "BLP 5 AL",
            "ADL 6 78 <ml l=\"1\"><d n=\"example.net\"><c n=\"bob\" l=\"3\" t=\"1\"/></d></ml>",
            "PRP 7 MFN Alice%20A",
            "CHG 8 NLN 1610612780 0",
        ]
        .map(|line| line.replace("ADL 6 78", &lines[1][..8]))
    );
    let events = desk.events();
    let at = |wanted: fn(&Event) -> bool| events.iter().position(wanted).expect("an event");
    let order = [
        at(
            |event| matches!(event, Event::SignedIn { display_name, .. } if display_name == "Alice A"),
        ),
        at(|event| matches!(event, Event::Group { name, .. } if name == "Friends")),
        at(|event| matches!(event, Event::Contact { .. })),
        at(|event| {
            matches!(
                event,
                Event::Roster {
                    contacts: 2,
                    groups: 1
                }
            )
        }),
        at(
            |event| matches!(event, Event::ContactRequest { message: Some(words), .. } if words == "It is me, Carol."),
        ),
        at(|event| matches!(event, Event::Me { .. })),
    ];
    assert!(order.is_sorted(), "{order:?}");
    let bob = events.iter().find_map(|event| match event {
        Event::Contact {
            email,
            details,
            lists,
            groups,
            ..
        } if email.as_str() == BOB => Some((details.clone(), lists.bits(), groups.clone())),
        _ => None,
    });
    let (details, bits, groups) = bob.expect("bob");
    assert_eq!((bits, groups), (11, vec!["Friends".to_owned()]));
    assert_eq!(details.nickname.as_deref(), Some("Bobby"));
    assert_eq!(details.note.as_deref(), Some("Met at the fair"));
    assert_eq!(details.phones.mobile.as_deref(), Some("+15550100"));
    assert!(details.favorite);
}

#[test]
fn an_account_without_an_address_book_gets_one() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = Abch::new();
    abch.exists = false;
    let ns = prove(&mut desk);
    serve(&mut desk, &mut abch);
    let asked = ["FindMembership", "ABAdd", "FindMembership", "ABFindAll"];
    assert_eq!(abch.asked(), asked);
    let lines = settle(&mut desk, ns);
    assert!(
        lines.contains(&"ADL 6 15 <ml l=\"1\"></ml>".to_owned()),
        "{lines:?}"
    );
    assert_eq!(desk.state(), LinkState::Online);
}

/// What the next run of the program finds.
pub fn next_run(desk: &Desk, dialect: Dialect) -> Desk {
    let roster = desk.records.iter().rev().find_map(|record| match record {
        Record::Roster(roster) => Some(roster.clone()),
        _ => None,
    });
    let mut next = self::desk(dialect);
    let state = State {
        roster,
        ..State::default()
    };
    next.feed(Input::Restored(Box::new(state)));
    next
}

#[test]
fn the_next_time_only_what_changed_is_asked_for() {
    let mut first = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    abch.deltas = true;
    let _ns = online(&mut first, &mut abch);
    abch.drop_contact(BOB);
    abch.contact(DAVE, "Dave", &[]);
    abch.drop_member("Pending", CAROL);
    abch.member("Block", CAROL, "");
    let mut second = next_run(&first, Dialect::Msnp13);
    let ns = prove(&mut second);
    serve(&mut second, &mut abch);
    assert_eq!(abch.asked(), ["FindMembership delta", "ABFindAll delta"]);
    assert_eq!(lists(&second, BOB), 2 + 8);
    assert_eq!(lists(&second, CAROL), 4);
    assert_eq!(lists(&second, DAVE), 1);
    let _ = settle(&mut second, ns);
    assert_eq!(second.state(), LinkState::Online);
}

#[test]
fn a_server_that_cannot_tell_what_changed_is_asked_for_everything() {
    let mut first = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    let _ns = online(&mut first, &mut abch);
    abch.drop_member("Pending", CAROL);
    let mut second = next_run(&first, Dialect::Msnp13);
    let ns = prove(&mut second);
    serve(&mut second, &mut abch);
    let asked = ["FindMembership delta", "FindMembership", "ABFindAll"];
    assert_eq!(abch.asked(), asked);
    assert_eq!(lists(&second, CAROL), 0);
    let _ = settle(&mut second, ns);
    // It is not tried again in this session.
    second.say_with(ns, "NOT", &notice());
    second.seconds(30);
    serve(&mut second, &mut abch);
    assert_eq!(abch.asked(), ["FindMembership", "ABFindAll"]);
}

#[test]
fn when_the_services_fail_the_list_of_the_last_time_is_shown_and_they_are_tried_again() {
    let mut first = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    let _ns = online(&mut first, &mut abch);
    let mut second = next_run(&first, Dialect::Msnp13);
    let ns = prove(&mut second);
    let mut tries = 0;
    while second.state() == LinkState::Syncing && tries < 10 {
        match second.requests.front() {
            Some(_) => {
                tries += 1;
                second.fail_request(HttpError::TimedOut);
            }
            None if second.client.snapshot().me.status == Status::Offline => {
                let lines = settle(&mut second, ns);
                if !lines.is_empty() {
                    break;
                }
                second.seconds(2);
            }
            None => break,
        }
    }
    assert_eq!(tries, 3);
    assert_eq!(second.state(), LinkState::Online);
    assert_eq!(lists(&second, BOB), 11);
    let told = second.errors();
    assert_eq!(told, [("service_unavailable".to_owned(), String::new())]);
    // A while later the services are back.
    abch.contact(DAVE, "Dave", &[]);
    second.seconds(61);
    serve(&mut second, &mut abch);
    assert_eq!(lists(&second, DAVE), 1);
    let lines = said(&mut second, ns);
    assert!(
        lines
            .iter()
            .any(|line| line.starts_with("ADL") && line.contains("dave")),
        "{lines:?}"
    );
}

#[test]
fn services_that_do_not_answer_keep_nobody_from_signing_in() {
    let mut desk = desk(Dialect::Msnp13);
    let ns = prove(&mut desk);
    // Whoever makes the requests says nothing at all.
    desk.seconds(70);
    let _ = settle(&mut desk, ns);
    assert_eq!(desk.state(), LinkState::Online);
    assert!(
        desk.errors()
            .iter()
            .any(|(code, _)| code == "service_unavailable")
    );
}

#[test]
fn letter_case_and_what_nobody_knows_do_not_matter() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    abch.upper_case = true;
    let _ns = online(&mut desk, &mut abch);
    assert_eq!((lists(&desk, BOB), lists(&desk, CAROL)), (11, 16));
}

#[test]
fn a_redirect_is_followed_and_remembered_for_its_operation() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    abch.redirect = Some("https://other.example.com/abch".to_owned());
    abch.deltas = true;
    let ns = prove(&mut desk);
    serve(&mut desk, &mut abch);
    let _ = settle(&mut desk, ns);
    let asked = [
        "redirected FindMembership",
        "FindMembership",
        "redirected ABFindAll",
        "ABFindAll",
    ];
    assert_eq!(abch.asked(), asked);
    desk.say_with(ns, "NOT", &notice());
    desk.seconds(30);
    serve(&mut desk, &mut abch);
    assert_eq!(abch.asked(), ["FindMembership delta", "ABFindAll delta"]);
}

#[test]
fn a_redirect_never_takes_the_ticket_to_plain_http() {
    let mut desk = desk(Dialect::Msnp13);
    let _ns = prove(&mut desk);
    desk.reply(302, &[("Location", "http://ab.example.com/x")]);
    assert!(desk.requests.is_empty());
    assert!(
        desk.errors()
            .iter()
            .any(|(code, _)| code == "service_unavailable")
    );
}

pub fn notice() -> String {
    let data = "&lt;NotificationData&gt;&lt;Service&gt;ABCHInternal&lt;/Service&gt;&lt;/NotificationData&gt;";
    format!("<NOTIFICATION id=\"0\"><MSG id=\"0\"><BODY>{data}</BODY></MSG></NOTIFICATION>")
}

#[test]
fn what_changes_elsewhere_is_fetched_once_for_many_notices() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    abch.deltas = true;
    let ns = online(&mut desk, &mut abch);
    let _ = (desk.events(), said(&mut desk, ns));
    abch.contact(DAVE, "Dave", &["g1"]);
    abch.drop_member("Allow", BOB);
    abch.member("Block", BOB, "");
    for _ in 0..20 {
        desk.say_with(ns, "NOT", &notice());
    }
    desk.say_with(
        ns,
        "NOT",
        "<NOTIFICATION><BODY>weather</BODY></NOTIFICATION>",
    );
    assert!(desk.requests.is_empty());
    desk.seconds(20);
    serve(&mut desk, &mut abch);
    desk.seconds(40);
    serve(&mut desk, &mut abch);
    assert_eq!(abch.asked(), ["FindMembership delta", "ABFindAll delta"]);
    assert_eq!((lists(&desk, BOB), lists(&desk, DAVE)), (1 + 4 + 8, 1));
    let mut lines = said(&mut desk, ns);
    lines.retain(|line| line.starts_with("ADL") || line.starts_with("RML"));
    let told: Vec<&str> = lines
        .iter()
        .map(|line| &line[line.find('<').unwrap()..])
        .collect();
    assert_eq!(
        told,
        [
            "<ml><d n=\"example.net\"><c n=\"bob\" l=\"2\" t=\"1\"/></d></ml>",
            "<ml><d n=\"example.net\"><c n=\"bob\" l=\"4\" t=\"1\"/></d></ml>",
            "<ml><d n=\"example.net\"><c n=\"dave\" l=\"3\" t=\"1\"/></d></ml>",
        ]
    );
}

#[test]
fn who_adds_us_is_told_with_what_they_wrote() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = Abch::new();
    let ns = online(&mut desk, &mut abch);
    let _ = desk.events();
    abch.member("Pending", CAROL, "It is me.");
    let knock =
        "<ml><d n=\"example.net\"><c n=\"carol\" t=\"1\" l=\"8\" f=\"Carol%20C\" /></d></ml>";
    desk.say_with(ns, "ADL 0", knock);
    desk.seconds(1);
    serve(&mut desk, &mut abch);
    let requests: Vec<Event> = desk
        .events()
        .into_iter()
        .filter(|event| matches!(event, Event::ContactRequest { .. }))
        .collect();
    let wanted = Event::ContactRequest {
        email: to(CAROL),
        display_name: "Carol C".to_owned(),
        message: Some("It is me.".to_owned()),
    };
    assert_eq!(requests, [wanted]);

    desk.command(Command::AcceptContact {
        email: to(CAROL),
        add: true,
    });
    let _ = abch.asked();
    serve(&mut desk, &mut abch);
    assert_eq!(
        abch.asked(),
        [
            "ABContactAdd carol@example.net",
            "AddMember Allow carol@example.net",
            "DeleteMember Pending carol@example.net",
            "AddMember Reverse carol@example.net",
        ]
    );
    assert_eq!(lists(&desk, CAROL), 1 + 2 + 8);
    let lines = said(&mut desk, ns);
    let told = lines.last().expect("a line");
    assert!(
        told.ends_with("<c n=\"carol\" l=\"3\" t=\"1\"/></d></ml>"),
        "{lines:?}"
    );
    assert!(
        !desk
            .events()
            .iter()
            .any(|event| matches!(event, Event::ContactRequest { .. }))
    );
}

#[test]
fn many_who_add_us_one_after_the_other_are_looked_up_together() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = Abch::new();
    abch.deltas = true;
    let ns = online(&mut desk, &mut abch);
    let _ = abch.asked();
    for second in 0..14 {
        let name = format!("p{second}");
        abch.member("Pending", &format!("{name}@example.net"), "");
        let knock = format!("<ml><d n=\"example.net\"><c n=\"{name}\" t=\"1\" l=\"8\"/></d></ml>");
        desk.say_with(ns, "ADL 0", &knock);
        desk.seconds(1);
        serve(&mut desk, &mut abch);
    }
    let once = ["FindMembership delta", "ABFindAll delta"];
    assert_eq!(abch.asked(), once);
    desk.seconds(2);
    serve(&mut desk, &mut abch);
    assert_eq!(abch.asked(), once);
    assert_eq!(desk.client.snapshot().contacts.len(), 14);
}

#[test]
fn who_knocks_is_told_even_when_the_services_fail() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = Abch::new();
    let ns = online(&mut desk, &mut abch);
    let _ = desk.events();
    let knock = "<ml><d n=\"example.net\"><c n=\"carol\" t=\"1\" l=\"8\" /></d></ml>";
    desk.say_with(ns, "ADL 0", knock);
    for _ in 0..60 {
        if !desk.requests.is_empty() {
            desk.fail_request(HttpError::Invalid);
        }
        desk.seconds(1);
    }
    let asks = |event: &Event| matches!(event, Event::ContactRequest { email, .. } if email.as_str() == CAROL);
    assert_eq!(desk.events().into_iter().filter(asks).count(), 1);
    // They think better of it.
    let off = "<ml><d n=\"example.net\"><c n=\"carol\" t=\"1\" l=\"8\" /></d></ml>";
    desk.say_with(ns, "RML 0", off);
    assert_eq!(lists(&desk, CAROL), 0);
}

#[test]
fn who_is_rejected_is_blocked_and_asks_no_more() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    let ns = online(&mut desk, &mut abch);
    let _ = said(&mut desk, ns);
    desk.command(Command::RejectContact { email: to(CAROL) });
    serve(&mut desk, &mut abch);
    assert_eq!(lists(&desk, CAROL), 4 + 8);
    assert!(abch.on("Block", CAROL) && abch.on("Reverse", CAROL) && !abch.on("Pending", CAROL));
    let lines = said(&mut desk, ns);
    assert!(
        lines[0].ends_with("<c n=\"carol\" l=\"4\" t=\"1\"/></d></ml>"),
        "{lines:?}"
    );
}

#[test]
fn what_contradicts_itself_is_put_right_once() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    abch.member("Block", BOB, "");
    abch.contact(CAROL, "Carol", &[]);
    let ns = prove(&mut desk);
    serve(&mut desk, &mut abch);
    assert_eq!(
        abch.asked(),
        [
            "FindMembership",
            "ABFindAll",
            "DeleteMember Allow bob@example.net",
            "AddMember Allow carol@example.net",
            "DeleteMember Pending carol@example.net",
            "AddMember Reverse carol@example.net",
        ]
    );
    assert_eq!(
        (lists(&desk, BOB), lists(&desk, CAROL)),
        (1 + 4 + 8, 1 + 2 + 8)
    );
    let _ = settle(&mut desk, ns);
    assert_eq!(desk.state(), LinkState::Online);
    assert_eq!(desk.errors(), []);
}

#[test]
fn a_lost_connection_answers_the_commands_that_wait() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    let ns = online(&mut desk, &mut abch);
    desk.command(Command::Block { email: to(BOB) });
    desk.command(Command::AddGroup {
        name: "Work".into(),
    });
    desk.close(ns, msnp::io::CloseReason::Broken);
    let told: Vec<String> = desk
        .errors()
        .into_iter()
        .map(|(_, command)| command)
        .collect();
    assert_eq!(told, ["block", "add_group"]);
    assert!(desk.requests.is_empty());
}

#[test]
fn a_server_that_does_not_take_in_the_list_is_not_waited_for_for_ever() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    let ns = prove(&mut desk);
    serve(&mut desk, &mut abch);
    let lines = desk.lines(ns);
    assert!(
        !lines.iter().any(|line| line.starts_with("CHG")),
        "{lines:?}"
    );
    desk.pass(Duration::from_secs(11));
    let lines = desk.lines(ns);
    assert!(
        lines.iter().any(|line| line.starts_with("CHG")),
        "{lines:?}"
    );
}
