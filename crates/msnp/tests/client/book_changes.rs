//! What the user wants of the list of MSNP13 and later.

use msnp::api::{Command, Event, PhoneKind};
use msnp::dialect::Dialect;

use crate::abch::Abch;
use crate::book::{
    DAVE, bob_and_carol, desk, lists, next_run, online, prove, said, serve, settle, to,
};
use crate::desk::{BOB, CAROL};

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
    // It is not told again: what the service has now is looked up.
    assert_eq!(
        abch.asked()[..2],
        ["failed ABContactUpdate", "FindMembership delta"]
    );
    assert_eq!(desk.errors(), []);
}

#[test]
fn a_phone_is_a_contact_like_any_other() {
    let mut desk = desk(Dialect::Msnp14);
    let mut abch = Abch::new();
    let ns = online(&mut desk, &mut abch);
    let _ = said(&mut desk, ns);
    let phone = "tel:+15550100";
    desk.command(Command::AddContact {
        email: to(phone),
        message: None,
        group: None,
    });
    let body = String::from_utf8_lossy(&desk.requests[0].body).into_owned();
    assert!(body.contains("<number>+15550100</number>"), "{body}");
    serve(&mut desk, &mut abch);
    assert!(abch.on("Allow", phone));
    let lines = said(&mut desk, ns);
    let told = "<ml><t><c n=\"tel:+15550100\" l=\"3\"/></t></ml>";
    assert!(lines[0].ends_with(told), "{lines:?}");
    desk.command(Command::Block {
        email: to("tel:+1x"),
    });
    assert_eq!(desk.errors(), [("201".to_owned(), "block".to_owned())]);
}
