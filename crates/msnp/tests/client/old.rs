//! MSNP2 to 7: a hash instead of a ticket, each list by itself, no capabilities, no groups before 7.

use msnp::api::{Address, Command, Event, Status};
use msnp::dialect::Dialect;

use crate::desk::{ALICE, BOB, CAROL, Desk, config};
use crate::signin::error_codes;

const OLD: [Dialect; 6] = [
    Dialect::Msnp2,
    Dialect::Msnp3,
    Dialect::Msnp4,
    Dialect::Msnp5,
    Dialect::Msnp6,
    Dialect::Msnp7,
];

/// Bob on the forward, allow and reverse list, Carol on the reverse list alone.
const LISTS: [&str; 4] = [
    "LST 6 FL 7 1 1 bob@example.net Bob%20B",
    "LST 6 AL 7 1 1 bob@example.net Bob%20B",
    "LST 6 RL 7 1 2 bob@example.net Bob",
    "LST 6 RL 7 2 2 carol@example.net Carol",
];

#[test]
fn salt_and_password_are_all_it_takes() {
    for dialect in OLD {
        let mut config = config(&[dialect]);
        config.services.nexus = None;
        let mut desk = Desk::with(config, dialect);
        let link = desk.sign_in();
        assert_eq!(desk.lines(link), [format!("VER 1 {dialect} CVR0")]);
        desk.say(link, &[&format!("VER 1 {dialect}")]);
        assert_eq!(desk.lines(link), ["INF 2"]);
        desk.say(link, &["INF 2 MD5"]);
        assert_eq!(desk.lines(link), [format!("USR 3 MD5 I {ALICE}")]);
        desk.say(link, &["USR 3 MD5 S 1013928519.693957190"]);
        // MD5 of the salt and `secret`.
        assert_eq!(
            desk.lines(link),
            ["USR 4 MD5 S 0dc38e0c96e5ef37eb9451a0b2d5aaf9"]
        );
        assert!(desk.requests.is_empty(), "no service is asked");
        desk.finish(link, &LISTS);
        let lines = desk.lines(link);
        let commands: Vec<&str> = lines
            .iter()
            .map(|line| line.split(' ').next().unwrap())
            .collect();
        assert_eq!(commands, ["CVR", "SYN", "CHG"], "{dialect}");
        let code = if dialect.has_client_code() {
            " MSMSGS"
        } else {
            ""
        };
        assert!(lines[0].ends_with(&format!("{}{code}", dialect.client_version())));
        assert_eq!(lines[1..], ["SYN 6 0", "CHG 7 NLN"]);
        assert_eq!(desk.client.snapshot().dialect, Some(dialect));
        assert_eq!(desk.client.snapshot().me.display_name, "Alice");
    }
}

#[test]
fn a_wrong_password_is_told_and_nothing_else_is_tried() {
    let mut desk = Desk::new(Dialect::Msnp5);
    let link = desk.sign_in();
    desk.begin(link);
    desk.say(link, &["911 4"]);
    assert_eq!(error_codes(&desk.events()), ["wrong_password"]);
    assert!(desk.closed.contains(&link));
    desk.seconds(600);
    assert!(desk.opening.is_empty());
}

#[test]
fn a_server_that_does_not_know_inf_may_know_the_rest() {
    let mut desk = Desk::new(Dialect::Msnp6);
    let link = desk.sign_in();
    desk.say(link, &["VER 1 MSNP6", "500 2"]);
    let lines = desk.lines(link);
    assert_eq!(
        lines.last().map(String::as_str),
        Some("USR 3 MD5 I alice@example.com")
    );
}

#[test]
fn a_plainer_way_is_offered_beside_a_better_one_only_where_the_profile_allows_it() {
    let offered = |nexus: bool, plain: bool| {
        let mut config = config(&[Dialect::Msnp7, Dialect::Msnp9]);
        config.allow_plain = plain;
        config.services.nexus = config.services.nexus.filter(|_| nexus);
        let mut desk = Desk::with(config, Dialect::Msnp9);
        let link = desk.sign_in();
        desk.lines(link).remove(0)
    };
    assert_eq!(offered(true, false), "VER 1 MSNP9 CVR0");
    assert_eq!(offered(true, true), "VER 1 MSNP9 MSNP7 CVR0");
    // Nothing better can be had.
    assert_eq!(offered(false, false), "VER 1 MSNP7 CVR0");
}

#[test]
fn lists_that_come_by_themselves_become_one() {
    for dialect in OLD {
        let mut desk = Desk::new(dialect);
        let _ns = desk.sign_in_with(&LISTS);
        let roster: Vec<(String, String, u32)> = desk
            .client
            .snapshot()
            .contacts
            .iter()
            .map(|c| {
                (
                    c.address.to_string(),
                    c.display_name.clone(),
                    c.lists.bits(),
                )
            })
            .collect();
        assert_eq!(
            roster,
            [
                (BOB.to_owned(), "Bob B".to_owned(), 1 + 2 + 8),
                (CAROL.to_owned(), "Carol".to_owned(), 8),
            ]
        );
        let asks = |event: &&Event| matches!(event, Event::ContactRequest { email, .. } if email.as_str() == CAROL);
        assert_eq!(desk.events().iter().filter(asks).count(), 1, "{dialect}");
    }
}

#[test]
fn properties_within_the_list_are_no_part_of_it() {
    let mut desk = Desk::new(Dialect::Msnp5);
    let link = desk.sign_in();
    desk.begin(link);
    desk.say(link, &["USR 4 OK alice@example.com Alice"]);
    desk.say(
        link,
        &[
            "SYN 6 7",
            "GTC 6 7 N",
            "BLP 6 7 BL",
            "PRP 7 PHH 555-0100",
            "PRP 7 MBE",
            "LST 6 FL 7 1 1 bob@example.net Bob",
            "BPR 7 PHH 555-0101",
            "BPR 7 MOB Y",
            "LST 6 AL 7 0 0",
            "LST 6 BL 7 0 0",
            "LST 6 RL 7 0 0",
            "BPR 7 PHW",
        ],
    );
    desk.say(link, &["CHG 7 NLN"]);
    let snapshot = desk.client.snapshot();
    assert_eq!(snapshot.state, msnp::api::LinkState::Online);
    assert_eq!(snapshot.contacts.len(), 1);
    assert!(!snapshot.me.allow_strangers);
}

#[test]
fn the_number_we_have_means_that_nothing_follows() {
    let mut desk = Desk::new(Dialect::Msnp4);
    let link = desk.sign_in();
    desk.begin(link);
    desk.say(link, &["USR 4 OK alice@example.com Alice", "SYN 6 0"]);
    let lines = desk.lines(link);
    assert_eq!(lines.last().map(String::as_str), Some("CHG 7 NLN"));
}

#[test]
fn groups_come_with_msnp7() {
    let list = [
        "LSG 6 7 1 2 0 Other%20Contacts 0",
        "LSG 6 7 2 2 1 Old%20Friends 0",
        "LST 6 FL 7 1 1 bob@example.net Bob 1",
    ];
    let (mut desk, ns) = Desk::online(Dialect::Msnp7, &list);
    let bob = desk.client.snapshot().contacts[0].clone();
    assert_eq!(bob.groups.len(), 1);
    desk.command(Command::AddGroup {
        name: "New ones".into(),
    });
    assert_eq!(desk.lines(ns), ["ADG 8 New%20ones 0"]);
    desk.say(ns, &["ADG 8 8 New%20ones 2 0"]);
    desk.command(Command::GroupAdd {
        email: Address::new(BOB),
        group: "New ones".into(),
    });
    assert_eq!(desk.lines(ns), ["ADD 9 FL bob@example.net Bob 2"]);

    for dialect in OLD.into_iter().filter(|d| *d != Dialect::Msnp7) {
        let (mut desk, ns) = Desk::online(dialect, &LISTS);
        let group = || "Friends".to_owned();
        for command in [
            Command::AddGroup { name: group() },
            Command::RemoveGroup { name: group() },
            Command::RenameGroup {
                name: group(),
                new_name: "Foes".into(),
            },
            Command::GroupAdd {
                email: Address::new(BOB),
                group: group(),
            },
            Command::GroupRemove {
                email: Address::new(BOB),
                group: group(),
            },
            Command::AddContact {
                email: Address::new("dave@example.net"),
                message: None,
                group: Some(group()),
            },
        ] {
            let name = command.name().to_owned();
            desk.command(command);
            assert_eq!(desk.errors(), [("not_in_dialect".to_owned(), name)]);
        }
        assert_eq!(desk.lines(ns), Vec::<String>::new());
    }
}

#[test]
fn changes_are_asked_for_and_told_with_the_number_of_the_list() {
    for dialect in OLD {
        let (mut desk, ns) = Desk::online(dialect, &LISTS);
        desk.command(Command::AcceptContact {
            email: Address::new(CAROL),
            add: true,
        });
        let zero = if dialect.has_group_zero() { " 0" } else { "" };
        assert_eq!(
            desk.lines(ns),
            [
                "ADD 8 AL carol@example.net carol%40example.net".to_owned(),
                format!("ADD 9 FL carol@example.net Carol{zero}"),
            ]
        );
        desk.say(
            ns,
            &[
                "ADD 8 AL 8 carol@example.net carol@example.net",
                &format!("ADD 9 FL 9 carol@example.net Carol{zero}"),
                "BPR 9 carol@example.net MOB N",
                "ILN 9 BSY carol@example.net Carol%20C",
            ],
        );
        let snapshot = desk.client.snapshot();
        let carol = &snapshot.contacts[1];
        assert_eq!(carol.lists.bits(), 1 + 2 + 8, "{dialect}");
        assert_eq!(
            (carol.presence.status, carol.presence.capabilities),
            (Status::Busy, 0)
        );
        assert_eq!(carol.display_name, "Carol C");
        desk.command(Command::Block {
            email: Address::new(BOB),
        });
        assert_eq!(
            desk.lines(ns),
            [
                "REM 10 AL bob@example.net",
                "ADD 11 BL bob@example.net bob%40example.net"
            ]
        );
        desk.command(Command::SetDisplayName {
            name: "Alice 100%".into(),
        });
        assert_eq!(desk.lines(ns), [format!("REA 12 {ALICE} Alice%20100%25")]);
        desk.say(ns, &[&format!("REA 12 12 {ALICE} Alice%20100%25")]);
        assert_eq!(desk.client.snapshot().me.display_name, "Alice 100%");
        desk.say(ns, &["ADD 0 RL 13 dave@example.net Dave"]);
        assert!(desk.events().iter().any(
            |event| matches!(event, Event::ContactRequest { display_name, .. } if display_name == "Dave")
        ));
    }
}

#[test]
fn what_came_later_is_refused_in_words() {
    for dialect in OLD {
        let (mut desk, ns) = Desk::online(dialect, &LISTS);
        desk.command(Command::Nudge {
            to: msnp::api::ConversationId::new(BOB),
        });
        desk.command(Command::SetPersonalMessage { text: "x".into() });
        let codes: Vec<String> = desk.errors().into_iter().map(|(code, _)| code).collect();
        assert_eq!(codes, ["not_in_dialect", "not_in_dialect"], "{dialect}");
        assert_eq!(desk.lines(ns), Vec::<String>::new());
    }
}

#[test]
fn challenges_begin_with_msnp6() {
    for dialect in OLD {
        let (mut desk, ns) = Desk::online(dialect, &LISTS);
        desk.say(ns, &["CHL 0 15570131571988941333"]);
        let answered = desk.lines(ns).iter().any(|line| line.starts_with("QRY 8 "));
        assert_eq!(answered, dialect >= Dialect::Msnp6, "{dialect}");
    }
}

#[test]
fn chatting_needs_no_capabilities() {
    for dialect in OLD {
        let (mut desk, ns) = Desk::online(dialect, &LISTS);
        let sb = desk.chat(ns);
        let lines = desk.lines(sb);
        let ack = format!("ACK {}", Desk::trid(&lines, "MSG"));
        desk.say(sb, &[&ack]);
        desk.writes(sb, BOB, "hello yourself");
        let events = desk.events();
        assert!(
            events
                .iter()
                .any(|event| matches!(event, Event::Text { text, .. } if text == "hello yourself"))
        );
        assert!(events.iter().any(|event| matches!(
            event,
            Event::Delivery {
                state: msnp::api::DeliveryState::Acknowledged,
                ..
            }
        )));
    }
}
