//! The contact list: changed here, by others, and elsewhere.

use msnp::api::{Address, Command, Event};
use msnp::dialect::Dialect;

use crate::desk::{BOB, CAROL, Desk};

/// Contacts as they were told: address, lists, groups, gone.
pub fn contacts(events: &[Event]) -> Vec<(String, u32, Vec<String>, bool)> {
    events
        .iter()
        .filter_map(|event| match event {
            Event::Contact {
                email,
                lists,
                groups,
                removed,
                ..
            } => Some((email.to_string(), lists.bits(), groups.clone(), *removed)),
            _ => None,
        })
        .collect()
}

fn requests(events: &[Event]) -> Vec<String> {
    events
        .iter()
        .filter_map(|event| match event {
            Event::ContactRequest { email, .. } => Some(email.to_string()),
            _ => None,
        })
        .collect()
}

fn add(email: &str, group: Option<&str>) -> Command {
    Command::AddContact {
        email: Address::new(email),
        message: None,
        group: group.map(str::to_owned),
    }
}

#[test]
fn somebody_is_added_with_numbers_and_with_guids() {
    let (mut desk, ns) = Desk::online(
        Dialect::Msnp8,
        &["LSG 0 Other%20Contacts 0", "LSG 1 Work 0"],
    );
    desk.command(add(BOB, Some("Work")));
    assert_eq!(
        desk.lines(ns),
        [
            "ADD 7 AL bob@example.net bob%40example.net",
            "ADD 8 FL bob@example.net bob%40example.net 1"
        ]
    );
    desk.say(
        ns,
        &[
            "ADD 7 AL 8 bob@example.net bob@example.net",
            "ADD 8 FL 9 bob@example.net bob@example.net 1",
        ],
    );
    let told = contacts(&desk.events());
    assert_eq!(
        told.last(),
        Some(&(BOB.to_owned(), 3, vec!["Work".to_owned()], false))
    );

    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &["LSG Work guid-w"]);
    desk.command(add(BOB, Some("Work")));
    assert_eq!(
        desk.lines(ns),
        [
            "ADC 7 AL N=bob@example.net",
            "ADC 8 FL N=bob@example.net F=bob%40example.net"
        ]
    );
    desk.say(
        ns,
        &[
            "ADC 7 AL N=bob@example.net",
            "ADC 8 FL N=bob@example.net F=Bob%20B C=guid-b",
        ],
    );
    assert_eq!(desk.lines(ns), ["ADC 9 FL C=guid-b guid-w"]);
    desk.say(ns, &["ADC 9 FL C=guid-b guid-w"]);
    let told = contacts(&desk.events());
    assert_eq!(
        told.last(),
        Some(&(BOB.to_owned(), 3, vec!["Work".to_owned()], false))
    );
    let snapshot = desk.client.snapshot();
    assert_eq!(snapshot.contacts[0].display_name, "Bob B");
}

#[test]
fn no_address_and_no_such_account_are_told_once() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.command(add("not an address", None));
    assert_eq!(desk.lines(ns), Vec::<String>::new());
    assert_eq!(
        desk.errors(),
        [("201".to_owned(), "add_contact".to_owned())]
    );
    desk.command(add(BOB, None));
    let _ = desk.lines(ns);
    desk.say(ns, &["208 7", "208 8"]);
    assert_eq!(
        desk.errors(),
        [("208".to_owned(), "add_contact".to_owned())]
    );
    // The next command has its own error.
    desk.command(add(CAROL, None));
    desk.say(ns, &["208 9"]);
    assert_eq!(desk.errors().len(), 1);
}

#[test]
fn a_command_without_answer_is_told_after_a_while() {
    let (mut desk, _ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.command(Command::AddGroup { name: "X".into() });
    desk.seconds(30);
    assert_eq!(
        desk.errors(),
        [("timed_out".to_owned(), "add_group".to_owned())]
    );
}

#[test]
fn who_asks_can_be_let_in_without_being_added() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.say(ns, &["ADC 0 RL N=bob@example.net F=Bob"]);
    desk.command(Command::AcceptContact {
        email: Address::new(BOB),
        add: false,
    });
    assert_eq!(
        desk.lines(ns),
        ["ADC 7 AL N=bob@example.net", "REM 8 PL bob@example.net"]
    );
}

#[test]
fn who_adds_us_asks_and_is_answered() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.say(
        ns,
        &[
            "ADC 0 RL N=bob@example.net F=Bob",
            "ADC 0 RL N=carol@example.net F=Carol",
        ],
    );
    assert_eq!(requests(&desk.events()), [BOB, CAROL]);
    desk.command(Command::AcceptContact {
        email: Address::new(BOB),
        add: true,
    });
    let lines = desk.lines(ns);
    assert_eq!(
        lines,
        [
            "ADC 7 AL N=bob@example.net",
            "ADC 8 FL N=bob@example.net F=Bob",
            "REM 9 PL bob@example.net"
        ]
    );
    desk.say(
        ns,
        &[
            "ADC 7 AL N=bob@example.net",
            "ADC 8 FL N=bob@example.net F=Bob C=guid-b",
            "216 9",
        ],
    );
    assert_eq!(contacts(&desk.events()).last().unwrap().1, 1 + 2 + 8);
    desk.command(Command::RejectContact {
        email: Address::new(CAROL),
    });
    assert_eq!(
        desk.lines(ns),
        [
            "ADC 10 BL N=carol@example.net",
            "REM 11 PL carol@example.net"
        ]
    );
    desk.say(
        ns,
        &[
            "ADC 10 BL N=carol@example.net",
            "REM 11 PL carol@example.net",
        ],
    );
    assert_eq!(contacts(&desk.events()).last().unwrap().1, 4 + 8);
}

#[test]
fn who_asked_while_we_were_away_is_told_with_the_list() {
    let mut desk = Desk::new(Dialect::Msnp12);
    let list = [
        "LST N=bob@example.net F=Bob 16 1",
        "LST N=carol@example.net F=Carol C=guid-c 19 1",
        "LST N=dave@example.net F=Dave 8 1",
    ];
    let _ns = desk.sign_in_with(&list);
    assert_eq!(requests(&desk.events()), [BOB, "dave@example.net"]);
}

#[test]
fn blocking_and_unblocking_change_both_lists() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp9, &["LST bob@example.net Bob 11 0"]);
    let email = Address::new(BOB);
    desk.command(Command::Block {
        email: email.clone(),
    });
    assert_eq!(
        desk.lines(ns),
        [
            "REM 7 AL bob@example.net",
            "ADD 8 BL bob@example.net bob%40example.net"
        ]
    );
    desk.say(
        ns,
        &[
            "REM 7 AL 8 bob@example.net",
            "ADD 8 BL 9 bob@example.net bob@example.net",
        ],
    );
    assert_eq!(contacts(&desk.events()).last().unwrap().1, 1 + 4 + 8);
    desk.command(Command::Unblock { email });
    assert_eq!(
        desk.lines(ns),
        [
            "REM 9 BL bob@example.net",
            "ADD 10 AL bob@example.net bob%40example.net"
        ]
    );
    desk.say(
        ns,
        &[
            "REM 9 BL 10 bob@example.net",
            "ADD 10 AL 11 bob@example.net bob@example.net",
        ],
    );
    assert_eq!(contacts(&desk.events()).last().unwrap().1, 1 + 2 + 8);
}

#[test]
fn a_removed_contact_is_gone_from_the_list_and_offline() {
    let list = ["LST N=bob@example.net F=Bob C=guid-b 3 1"];
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &list);
    desk.say(ns, &["NLN NLN bob@example.net Bob 32 0"]);
    let _ = desk.events();
    desk.command(Command::RemoveContact {
        email: Address::new(BOB),
    });
    assert_eq!(desk.lines(ns), ["REM 7 FL guid-b"]);
    desk.say(ns, &["REM 7 FL guid-b"]);
    let events = desk.events();
    assert!(matches!(
        &events[0],
        Event::Presence {
            status: msnp::api::Status::Offline,
            ..
        }
    ));
    assert_eq!(contacts(&events), [(BOB.to_owned(), 2, vec![], false)]);
    desk.command(Command::RemoveContact {
        email: Address::new(BOB),
    });
    assert_eq!(
        desk.errors(),
        [("not_found".to_owned(), "remove_contact".to_owned())]
    );
    // Off the last list, and it is as if they had never been.
    desk.say(ns, &["REM 0 AL bob@example.net"]);
    assert!(contacts(&desk.events())[0].3);
    assert!(desk.client.snapshot().contacts.is_empty());
}

#[test]
fn groups_are_made_renamed_and_removed() {
    let list = [
        "LSG Work guid-w",
        "LST N=bob@example.net F=Bob C=guid-b 3 1 guid-w",
    ];
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &list);
    desk.command(Command::AddGroup {
        name: "Old Friends".into(),
    });
    assert_eq!(desk.lines(ns), ["ADG 7 Old%20Friends 0"]);
    desk.say(
        ns,
        &["ADG 7 Old%20Friends c0000000-0000-4000-8000-000000000003 0"],
    );
    desk.command(Command::RenameGroup {
        name: "Work".into(),
        new_name: "Office".into(),
    });
    assert_eq!(desk.lines(ns), ["REG 8 guid-w Office 0"]);
    let _ = desk.events();
    // Servers differ in their answer; what was asked for is what was done.
    desk.say(ns, &["REG 8 1 Office guid-w 0"]);
    let told = contacts(&desk.events());
    assert_eq!(
        told,
        [(BOB.to_owned(), 3, vec!["Office".to_owned()], false)]
    );
    desk.command(Command::GroupAdd {
        email: Address::new(BOB),
        group: "Old Friends".into(),
    });
    let line = "ADC 9 FL C=guid-b c0000000-0000-4000-8000-000000000003";
    assert_eq!(desk.lines(ns), [line]);
    desk.say(ns, &[line]);
    desk.command(Command::GroupRemove {
        email: Address::new(BOB),
        group: "Office".into(),
    });
    assert_eq!(desk.lines(ns), ["REM 10 FL guid-b guid-w"]);
    desk.say(ns, &["REM 10 FL guid-b guid-w"]);
    assert_eq!(contacts(&desk.events()).last().unwrap().2, ["Old Friends"]);
    desk.command(Command::RemoveGroup {
        name: "Old Friends".into(),
    });
    assert_eq!(
        desk.lines(ns),
        ["RMG 11 c0000000-0000-4000-8000-000000000003"]
    );
    desk.say(ns, &["RMG 11 1 c0000000-0000-4000-8000-000000000003"]);
    assert_eq!(
        contacts(&desk.events()).last().unwrap().2,
        Vec::<String>::new()
    );
    desk.command(Command::RemoveGroup {
        name: "Nowhere".into(),
    });
    assert_eq!(
        desk.errors(),
        [("not_found".to_owned(), "remove_group".to_owned())]
    );
}

#[test]
fn out_of_the_last_group_is_not_off_the_list() {
    let list = [
        "LSG 0 Other%20Contacts 0",
        "LSG 1 Work 0",
        "LST bob@example.net Bob 3 1",
    ];
    let (mut desk, ns) = Desk::online(Dialect::Msnp8, &list);
    desk.command(Command::GroupRemove {
        email: Address::new(BOB),
        group: "Work".into(),
    });
    assert_eq!(
        desk.lines(ns),
        [
            "ADD 7 FL bob@example.net Bob 0",
            "REM 8 FL bob@example.net 1"
        ]
    );
    desk.say(
        ns,
        &[
            "ADD 7 FL 8 bob@example.net Bob 0",
            "REM 8 FL 9 bob@example.net 1",
        ],
    );
    assert_eq!(
        contacts(&desk.events()).last(),
        Some(&(BOB.to_owned(), 3, vec![], false))
    );
}

#[test]
fn changes_made_elsewhere_are_told() {
    let list = ["LST N=bob@example.net F=Bob C=guid-b 11 1"];
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &list);
    desk.say(
        ns,
        &[
            "ADC 0 FL N=carol@example.net F=Carol C=guid-c",
            "REM 0 RL bob@example.net",
            "BPR bob@example.net MFN Robert",
            "ADG 0 New c0000000-0000-4000-8000-000000000009 0",
        ],
    );
    let events = desk.events();
    let told = contacts(&events);
    assert_eq!((told[0].0.as_str(), told[0].1), (CAROL, 1));
    assert_eq!((told[1].0.as_str(), told[1].1), (BOB, 3));
    assert!(events.iter().any(
        |event| matches!(event, Event::Contact { display_name, .. } if display_name == "Robert")
    ));
    assert!(
        events
            .iter()
            .any(|event| matches!(event, Event::Group { name, .. } if name == "New"))
    );
}

#[test]
fn changes_while_the_list_arrives_are_not_lost() {
    // An empty list is only told once `CHG` is answered; one of several lines may be cut in two by a change.
    for list in [
        &[][..],
        &[
            "LST N=carol@example.net F=Carol C=guid-c 3 1",
            "LST N=dave@example.net F=Dave C=guid-d 3 1",
        ],
    ] {
        let mut desk = Desk::new(Dialect::Msnp12);
        let ns = desk.sign_in();
        desk.begin(ns);
        desk.give_ticket();
        desk.say(ns, &["USR 4 OK alice@example.com 1 0"]);
        let syn = format!("SYN 5 2005-04-23 2005-04-23 {} 0", list.len());
        desk.say(ns, &[&syn, "GTC A", "BLP AL", "PRP MFN Alice"]);
        let (first, rest) = list.split_at(list.len().min(1));
        desk.say(ns, first);
        desk.say(ns, &["ADC 0 RL N=bob@example.net F=Bob"]);
        desk.say(ns, rest);
        desk.say(ns, &["CHG 6 NLN 32 0"]);
        let events = desk.events();
        assert_eq!(requests(&events), [BOB]);
        let bob: Vec<_> = contacts(&events)
            .into_iter()
            .filter(|(email, ..)| email == BOB)
            .collect();
        assert_eq!(bob.len(), 1, "{bob:?}");
        assert!(!bob[0].3);
        assert_eq!(desk.client.snapshot().contacts.len(), list.len() + 1);
    }
}

#[test]
fn presence_is_told_when_it_changes_and_of_contacts_only() {
    let list = ["LST N=bob@example.net F=Bob C=guid-b 3 1"];
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &list);
    let object = "%3Cmsnobj%20Creator%3D%22bob%40example.net%22%20Size%3D%2243%22%20Type%3D%223%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%2F%3E";
    let line = format!("NLN BSY bob@example.net Bob%20B 1073791020 {object}");
    desk.say(ns, &[&line, &line, "NLN NLN stranger@example.net X 0 0"]);
    let events = desk.events();
    assert_eq!(
        events,
        [Event::Presence {
            email: Address::new(BOB),
            status: msnp::api::Status::Busy,
            display_name: "Bob B".into(),
            capabilities: 1_073_791_020,
            picture_sha1d: Some("trC8SlFx2sWQxZMIBAWSEnXc8oQ=".into()),
        }]
    );
    desk.say_with(
        ns,
        "UBX bob@example.net",
        "<Data><PSM>x &amp; y</PSM><CurrentMedia></CurrentMedia></Data>",
    );
    desk.say_with(ns, "UBX bob@example.net", "<Data><broken");
    desk.say(ns, &["FLN bob@example.net", "FLN bob@example.net"]);
    let events = desk.events();
    assert!(
        matches!(&events[..], [Event::PersonalMessage { text, .. }, Event::Presence { .. }] if text == "x & y")
    );
}

#[test]
fn privacy_is_set_and_told() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.command(Command::SetPrivacy {
        allow_strangers: false,
    });
    assert_eq!(desk.lines(ns), ["BLP 7 BL"]);
    desk.say(ns, &["BLP 7 BL"]);
    assert!(desk.events().iter().any(|event| matches!(
        event,
        Event::Me {
            allow_strangers: false,
            ..
        }
    )));
}

#[test]
fn mail_is_counted() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp8, &[]);
    desk.say_with(ns, "MSG Hotmail Hotmail", "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsinitialemailnotification; charset=UTF-8\r\n\r\nInbox-Unread: 3\r\nFolders-Unread: 0\r\n");
    desk.say_with(ns, "MSG Hotmail Hotmail", "MIME-Version: 1.0\r\nContent-Type: text/x-msmsgsemailnotification; charset=UTF-8\r\n\r\nFrom: Carol\r\nSubject: =?utf-8?B?SMOpbGxv?=\r\nDest-Folder: ACTIVE\r\n");
    let mails: Vec<Event> = desk.events();
    assert!(matches!(&mails[0], Event::Mail { unread: 3, .. }));
    assert!(
        matches!(&mails[1], Event::Mail { unread: 4, subject: Some(subject), .. } if subject == "Héllo")
    );
}

#[test]
fn what_only_an_address_book_holds_is_refused_where_there_is_none() {
    let list = ["LST N=bob@example.net F=Bob C=guid-b 3 1"];
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &list);
    let email = Address::new(BOB);
    desk.command(Command::SetNickname {
        email: email.clone(),
        nickname: "Bobby".into(),
    });
    desk.command(Command::SetFavorite {
        email,
        favorite: true,
    });
    assert_eq!(desk.lines(ns), Vec::<String>::new());
    let told = desk.errors();
    assert_eq!(told[0].0, "not_in_dialect");
    assert_eq!(told[0].1, "set_nickname");
    assert_eq!(told[1].1, "set_favorite");
}
