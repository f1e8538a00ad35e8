//! The contact list of MSNP13 and later: kept by the address book services, told as in every other dialect.

use std::time::Duration;

use msnp::api::{Address, Command, Event, LinkState, PhoneKind, Status};
use msnp::dialect::Dialect;
use msnp::io::{HttpError, Input, LinkId};
use msnp::keep::{Record, State};

use crate::abch::{Abch, fault};
use crate::desk::{ALICE, BOB, CAROL, Desk, config};

const DAVE: &str = "dave@example.net";

pub fn desk(dialect: Dialect) -> Desk {
    let mut config = config(&[dialect]);
    config.services.address_book = Some("https://ab.example.com/abservice.asmx".to_owned());
    config.services.sharing = Some("https://ab.example.com/SharingService.asmx".to_owned());
    Desk::with(config, dialect)
}

/// Up to the point where the list is asked for.
fn prove(desk: &mut Desk) -> LinkId {
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
fn said(desk: &mut Desk, ns: LinkId) -> Vec<String> {
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

fn lists(desk: &Desk, email: &str) -> u32 {
    let snapshot = desk.client.snapshot();
    let found = snapshot
        .contacts
        .iter()
        .find(|c| c.address.as_str() == email);
    found.map_or(0, |contact| contact.lists.bits())
}

fn bob_and_carol() -> Abch {
    let mut abch = Abch::new();
    abch.group("g1", "Friends");
    abch.contact(BOB, "Bob", &["g1"]);
    abch.member("Allow", BOB, "");
    abch.member("Reverse", BOB, "");
    abch.member("Pending", CAROL, "It is me, Carol.");
    abch
}

fn to(email: &str) -> Address {
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
            "CHG 8 NLN 32 0",
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
fn next_run(desk: &Desk, dialect: Dialect) -> Desk {
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
    desk.seconds(16);
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

    desk.command(Command::AcceptContact { email: to(CAROL) });
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
fn somebody_is_added_with_a_message_into_a_group_and_removed_again() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    let ns = online(&mut desk, &mut abch);
    let _ = (said(&mut desk, ns), desk.events());
    desk.command(Command::AddContact {
        email: to(DAVE),
        message: Some("Hello & welcome".to_owned()),
        group: Some("Friends".to_owned()),
    });
    let body = String::from_utf8_lossy(&desk.requests[0].body).into_owned();
    assert!(
        body.contains("<Value>Hello &amp; welcome</Value>"),
        "{body}"
    );
    assert!(
        body.contains("<DisplayName>Alice A</DisplayName>"),
        "{body}"
    );
    serve(&mut desk, &mut abch);
    assert_eq!(
        abch.asked(),
        [
            "ABContactAdd dave@example.net",
            "AddMember Allow dave@example.net",
            "ABGroupContactAdd dave@example.net g1",
        ]
    );
    assert_eq!(lists(&desk, DAVE), 3);
    let dave = desk
        .events()
        .into_iter()
        .rev()
        .find_map(|event| match event {
            Event::Contact { email, groups, .. } if email.as_str() == DAVE => Some(groups),
            _ => None,
        });
    assert_eq!(dave, Some(vec!["Friends".to_owned()]));
    let lines = said(&mut desk, ns);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].ends_with("<c n=\"dave\" l=\"3\" t=\"1\"/></d></ml>"),
        "{lines:?}"
    );

    desk.command(Command::RemoveContact { email: to(DAVE) });
    serve(&mut desk, &mut abch);
    assert_eq!(lists(&desk, DAVE), 2);
    let lines = said(&mut desk, ns);
    assert!(
        lines[0].starts_with("RML") && lines[0].contains("l=\"1\""),
        "{lines:?}"
    );
    assert_eq!(desk.errors(), []);
}

#[test]
fn from_msnp14_on_it_is_asked_which_network_an_address_belongs_to() {
    let mut desk = desk(Dialect::Msnp14);
    let mut abch = Abch::new();
    let ns = online(&mut desk, &mut abch);
    let _ = said(&mut desk, ns);
    let add = |email: &str| Command::AddContact {
        email: to(email),
        message: None,
        group: None,
    };
    desk.command(add(DAVE));
    assert!(desk.requests.is_empty());
    let lines = said(&mut desk, ns);
    let query = "<ml><d n=\"example.net\"><c n=\"dave\"/></d></ml>";
    assert!(
        lines[0].starts_with("FQY") && lines[0].ends_with(query),
        "{lines:?}"
    );
    let trid = lines[0].split(' ').nth(1).unwrap().to_owned();
    let answer = "<ml><d n=\"example.net\"><c n=\"dave\" t=\"32\" /></d></ml>";
    desk.say_with(ns, &format!("FQY {trid}"), answer);
    let body = String::from_utf8_lossy(&desk.requests[0].body).into_owned();
    assert!(
        body.contains("<contactEmailType>Messenger2</contactEmailType>"),
        "{body}"
    );
    serve(&mut desk, &mut abch);
    let lines = said(&mut desk, ns);
    assert!(lines[0].contains("l=\"3\" t=\"32\""), "{lines:?}");
    let contacts = desk.client.snapshot().contacts;
    assert_eq!(contacts[0].details.network, Some(32));

    // No answer, or a refusal: they are taken for one of the Messenger network.
    desk.command(add(CAROL));
    let lines = said(&mut desk, ns);
    let trid = lines[0].split(' ').nth(1).unwrap().to_owned();
    desk.say(ns, &[&format!("208 {trid}")]);
    serve(&mut desk, &mut abch);
    desk.command(add("eve@example.net"));
    desk.seconds(11);
    serve(&mut desk, &mut abch);
    assert_eq!(
        (lists(&desk, CAROL), lists(&desk, "eve@example.net")),
        (3, 3)
    );
}

#[test]
fn blocking_and_unblocking_reach_both_services_and_the_server() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    let ns = online(&mut desk, &mut abch);
    let _ = said(&mut desk, ns);
    desk.command(Command::Block { email: to(BOB) });
    // What comes next is meant for what will be then.
    desk.command(Command::Unblock { email: to(BOB) });
    desk.command(Command::Block { email: to(BOB) });
    serve(&mut desk, &mut abch);
    let block = [
        "DeleteMember Allow bob@example.net",
        "AddMember Block bob@example.net",
    ];
    let unblock = [
        "DeleteMember Block bob@example.net",
        "AddMember Allow bob@example.net",
    ];
    assert_eq!(abch.asked(), [block, unblock, block].concat());
    assert_eq!(lists(&desk, BOB), 1 + 4 + 8);
    let lines = said(&mut desk, ns);
    let told: Vec<(&str, bool)> = lines
        .iter()
        .map(|line| (&line[..3], line.contains("l=\"4\"")))
        .collect();
    let (on, off) = (
        [("RML", false), ("ADL", true)],
        [("RML", true), ("ADL", false)],
    );
    assert_eq!(told, [on, off, on].concat());
    assert_eq!(desk.errors(), []);
}

#[test]
fn groups_are_made_renamed_filled_and_removed() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    let _ns = online(&mut desk, &mut abch);
    let _ = desk.events();
    for command in [
        Command::AddGroup {
            name: "Work".into(),
        },
        Command::GroupAdd {
            email: to(BOB),
            group: "Work".into(),
        },
        Command::RenameGroup {
            name: "Work".into(),
            new_name: "Office".into(),
        },
        Command::GroupRemove {
            email: to(BOB),
            group: "Friends".into(),
        },
        Command::RemoveGroup {
            name: "Friends".into(),
        },
    ] {
        desk.command(command);
    }
    serve(&mut desk, &mut abch);
    let snapshot = desk.client.snapshot();
    let names: Vec<&str> = snapshot
        .groups
        .iter()
        .map(|group| group.name.as_str())
        .collect();
    assert_eq!(names, ["Office"]);
    let events = desk.events();
    let bob = events.iter().rev().find_map(|event| match event {
        Event::Contact { groups, .. } => Some(groups.clone()),
        _ => None,
    });
    assert_eq!(bob, Some(vec!["Office".to_owned()]));
    desk.command(Command::AddGroup {
        name: "Office".into(),
    });
    serve(&mut desk, &mut abch);
    desk.command(Command::AddGroup {
        name: "x".repeat(62),
    });
    desk.command(Command::RemoveGroup {
        name: "Nowhere".into(),
    });
    let wanted = [
        ("228", "add_group"),
        ("too_long", "add_group"),
        ("not_found", "remove_group"),
    ];
    let wanted = wanted.map(|(code, command)| (code.to_owned(), command.to_owned()));
    assert_eq!(desk.errors(), wanted);
}

#[test]
fn what_is_written_down_of_a_contact_is_kept_and_told() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    let _ns = online(&mut desk, &mut abch);
    let _ = desk.events();
    for command in [
        Command::SetNickname {
            email: to(BOB),
            nickname: "Bobby".into(),
        },
        Command::SetNote {
            email: to(BOB),
            note: "Fair".into(),
        },
        Command::SetContactPhone {
            email: to(BOB),
            kind: PhoneKind::Mobile,
            number: "+1".into(),
        },
        Command::SetFavorite {
            email: to(BOB),
            favorite: true,
        },
        Command::SetNote {
            email: to(BOB),
            note: String::new(),
        },
    ] {
        desk.command(command);
        serve(&mut desk, &mut abch);
    }
    let entry = abch.entries[BOB].clone();
    assert_eq!(
        (entry.nickname.as_str(), entry.note.as_str()),
        ("Bobby", "")
    );
    assert_eq!((entry.mobile.as_str(), entry.favorite), ("+1", true));
    let told = desk
        .events()
        .into_iter()
        .rev()
        .find_map(|event| match event {
            Event::Contact { details, .. } => Some(details),
            _ => None,
        });
    let details = told.expect("a contact");
    assert_eq!(details.nickname.as_deref(), Some("Bobby"));
    assert_eq!((details.note, details.favorite), (None, true));
    assert_eq!(details.phones.mobile.as_deref(), Some("+1"));
    desk.command(Command::SetNote {
        email: to(CAROL),
        note: "x".into(),
    });
    assert_eq!(
        desk.errors(),
        [("not_found".to_owned(), "set_note".to_owned())]
    );
}

#[test]
fn privacy_is_written_down_and_told_to_the_server() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    let ns = online(&mut desk, &mut abch);
    let _ = (said(&mut desk, ns), desk.events());
    desk.command(Command::SetPrivacy {
        allow_strangers: false,
    });
    serve(&mut desk, &mut abch);
    assert_eq!(abch.strangers, "2");
    let lines = said(&mut desk, ns);
    assert!(
        lines[0].starts_with("BLP") && lines[0].ends_with("BL"),
        "{lines:?}"
    );
    desk.say(ns, &[&lines[0]]);
    let told = |event: &Event| {
        matches!(
            event,
            Event::Me {
                allow_strangers: false,
                ..
            }
        )
    };
    assert!(desk.events().iter().any(told));
    // The next session knows it from the start.
    let mut second = next_run(&desk, Dialect::Msnp13);
    let ns = prove(&mut second);
    serve(&mut second, &mut abch);
    assert!(settle(&mut second, ns).contains(&"BLP 5 BL".to_owned()));
}

#[test]
fn the_own_name_goes_to_the_server_and_quietly_into_the_address_book() {
    let mut desk = desk(Dialect::Msnp13);
    let mut abch = bob_and_carol();
    let ns = online(&mut desk, &mut abch);
    let _ = (said(&mut desk, ns), desk.events());
    desk.command(Command::SetDisplayName { name: "Al".into() });
    assert!(said(&mut desk, ns)[0].ends_with("MFN Al"));
    abch.instead.push_back((500, String::new()));
    serve(&mut desk, &mut abch);
    assert_eq!(abch.asked(), ["failed ABContactUpdate"]);
    assert_eq!(desk.errors(), []);
}

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
