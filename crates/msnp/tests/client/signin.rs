//! Signing in, and the own person.

use msnp::api::{Address, Command, Event, LinkState, SignOutReason, Status};
use msnp::dialect::Dialect;
use msnp::io::{CloseReason, HttpError, LinkId, TransferId};

use crate::desk::{BOB, CAROL, Desk, config};

fn states(events: &[Event]) -> Vec<LinkState> {
    events
        .iter()
        .filter_map(|event| match event {
            Event::State { state, .. } => Some(*state),
            _ => None,
        })
        .collect()
}

pub fn signed_out(events: &[Event]) -> Vec<SignOutReason> {
    events
        .iter()
        .filter_map(|event| match event {
            Event::SignedOut { reason } => Some(*reason),
            _ => None,
        })
        .collect()
}

pub fn error_codes(events: &[Event]) -> Vec<&str> {
    events
        .iter()
        .filter_map(|event| match event {
            Event::Error { code, .. } => Some(&*code.0),
            _ => None,
        })
        .collect()
}

#[test]
fn each_step_is_told_and_the_list_comes_whole() {
    for &dialect in Dialect::FINISHED.iter().filter(|dialect| dialect.has_syn()) {
        let mut desk = Desk::new(dialect);
        let list: Vec<String> = (0..1000)
            .flat_map(|n| match dialect.number() {
                ..8 => ["FL", "AL", "RL"]
                    .map(|list| {
                        let at = n + 1;
                        format!("LST 6 {list} 7 {at} 1000 c{n}@example.net Contact%20{n}")
                    })
                    .to_vec(),
                8 | 9 => vec![format!("LST c{n}@example.net Contact%20{n} 11 0")],
                10 | 11 => vec![format!(
                    "LST N=c{n}@example.net F=Contact%20{n} C=guid-{n} 11"
                )],
                _ => vec![format!(
                    "LST N=c{n}@example.net F=Contact%20{n} C=guid-{n} 11 1 "
                )],
            })
            .collect();
        let list: Vec<&str> = list.iter().map(String::as_str).collect();
        let _ns = desk.sign_in_with(&list);
        let events = desk.events();
        use LinkState::{Authenticating, Connecting, Online, Syncing};
        assert_eq!(
            states(&events),
            [Connecting, Authenticating, Syncing, Online]
        );
        let contacts = |event: &&Event| {
            matches!(event, Event::Contact { display_name, lists, .. }
                if display_name.starts_with("Contact ") && lists.bits() == 11)
        };
        assert_eq!(events.iter().filter(contacts).count(), 1000, "{dialect}");
        assert!(events.contains(&Event::Roster {
            contacts: 1000,
            groups: 0
        }));
        assert!(events.contains(&Event::SignedIn {
            email: Address::new("alice@example.com"),
            display_name: "Alice".into(),
            dialect: dialect.to_string(),
        }));
    }
}

#[test]
fn a_server_that_says_nothing_is_told_within_thirty_seconds() {
    let mut desk = Desk::new(Dialect::Msnp12);
    let link = desk.sign_in();
    desk.seconds(30);
    let events = desk.events();
    assert_eq!(error_codes(&events), ["timed_out"]);
    assert_eq!(signed_out(&events), [SignOutReason::Lost]);
    assert_eq!(desk.state(), LinkState::Disconnected);
    assert_eq!(desk.closed, [link]);
    desk.seconds(600);
    assert!(desk.opening.is_empty(), "it does not try again by itself");
}

#[test]
fn why_there_is_no_connection_is_told_in_a_code_of_its_own() {
    for (reason, code) in [
        (CloseReason::UnknownHost, "unknown_host"),
        (CloseReason::Refused, "refused"),
        (CloseReason::TimedOut, "timed_out"),
        (CloseReason::Certificate, "certificate"),
    ] {
        let mut desk = Desk::with(config(Dialect::FINISHED), Dialect::Msnp12);
        desk.command(Command::SignIn {
            status: Status::Online,
        });
        let (link, _) = desk.opening.pop_front().unwrap();
        desk.close(link, reason);
        assert_eq!(desk.errors(), [(code.to_owned(), "sign_in".to_owned())]);
        assert_eq!(desk.state(), LinkState::Disconnected);
        assert!(desk.opening.is_empty(), "no older dialect can help");
    }
}

#[test]
fn a_wrong_password_stops_everything_and_tells_the_servers_words() {
    let mut desk = Desk::with(config(Dialect::FINISHED), Dialect::Msnp12);
    let link = desk.sign_in();
    desk.begin(link);
    desk.reply(200, &[("PassportURLs", "DALogin=login.example.com/x")]);
    let refusal = "Passport1.4 da-status=failed,ts=-3,cbtxt=Wrong%20password%2E";
    desk.reply(401, &[("WWW-Authenticate", refusal)]);
    let events = desk.events();
    assert!(events.iter().any(|event| matches!(event,
        Event::Error { code, message, command }
            if &*code.0 == "wrong_password" && message == "Wrong password."
                && command.as_deref() == Some("sign_in"))));
    assert!(desk.opening.is_empty(), "no older dialect is tried");
    desk.seconds(600);
    assert_eq!(desk.state(), LinkState::Disconnected);
}

#[test]
fn the_client_shows_no_secret_when_it_is_printed() {
    let (desk, _ns) = Desk::online(Dialect::Msnp12, &[]);
    let printed = format!("{:?} {:?}", desk.client, desk.client.snapshot());
    assert!(printed.contains("alice@example.com"));
    for secret in ["secret", "t=abc"] {
        assert!(!printed.contains(secret), "{printed}");
    }
}

#[test]
fn the_own_address_is_written_as_it_was_typed() {
    // Some servers compare the letter case of an account.
    for dialect in [Dialect::Msnp7, Dialect::Msnp12] {
        let mut config = config(&[dialect]);
        config.email = Address::new("Alice@Example.com");
        let mut desk = Desk::with(config, dialect);
        let link = desk.sign_in();
        desk.begin(link);
        let lines = desk.lines(link);
        let who = lines.iter().find(|line| line.starts_with("USR 3 "));
        assert!(
            who.is_some_and(|line| line.ends_with(" I Alice@Example.com")),
            "{lines:?}"
        );
        if dialect.auth().needs_ticket() {
            desk.reply(200, &[("PassportURLs", "DALogin=login.example.com/x")]);
            let headers = &desk.requests[0].headers;
            assert!(headers[0].1.contains("sign-in=Alice%40Example.com,"));
            let info = "Passport1.4 da-status=success,from-PP='t=abc&p=def'";
            desk.reply(200, &[("Authentication-Info", info)]);
        }
        // The server tells how it spells us.
        desk.say(link, &["USR 4 OK Alice@EXAMPLE.com Alice 1 0"]);
        let me = desk.client.snapshot().me.email;
        assert_eq!(me, Address::new("alice@example.com"));
        assert_eq!(me.spelled(), "Alice@EXAMPLE.com");
        assert_eq!(me.as_str(), "alice@example.com");
        let syn = Desk::trid(&desk.lines(link), "SYN");
        let empty = match dialect.syn_has_counts() {
            true => vec![format!("SYN {syn} t1 t2 0 0")],
            false => {
                let mut lines = vec![format!("SYN {syn} 7")];
                lines.extend(["FL", "AL", "BL", "RL"].map(|l| format!("LST {syn} {l} 7 0 0")));
                lines
            }
        };
        desk.say(link, &empty.iter().map(String::as_str).collect::<Vec<_>>());
        let chg = Desk::trid(&desk.lines(link), "CHG");
        desk.say(link, &[&format!("CHG {chg} NLN 32")]);
        desk.command(Desk::text("Bob@Example.NET", "hello", "m1"));
        let xfr = Desk::trid(&desk.lines(link), "XFR");
        desk.say(link, &[&format!("XFR {xfr} SB 192.0.2.10:1863 CKI 1.2")]);
        let sb = desk.open();
        assert_eq!(desk.lines(sb), ["USR 1 Alice@EXAMPLE.com 1.2"]);
    }
}

#[test]
fn the_server_itself_may_refuse_the_ticket() {
    let mut desk = Desk::new(Dialect::Msnp8);
    let link = desk.sign_in();
    desk.begin(link);
    desk.give_ticket();
    desk.say(link, &["911 4"]);
    assert_eq!(
        desk.errors(),
        [("wrong_password".to_owned(), "sign_in".to_owned())]
    );
}

#[test]
fn the_password_follows_redirects_but_never_to_plain_http() {
    let mut desk = Desk::new(Dialect::Msnp12);
    let link = desk.sign_in();
    desk.begin(link);
    let nexus = &desk.requests[0];
    assert!(nexus.headers.is_empty(), "the nexus needs no password");
    desk.reply(200, &[("PassportURLs", "DALogin=login.example.com/x")]);
    let first = desk.requests[0].clone();
    assert_eq!(first.url, "https://login.example.com/x");
    desk.reply(302, &[("Location", "https://other.example.net/y?lc=1033")]);
    let second = desk.requests[0].clone();
    assert_eq!(second.url, "https://other.example.net/y?lc=1033");
    assert_eq!(second.headers, first.headers);
    assert!(first.headers[0].1.contains("pwd=secret,lc=1033,id=507"));
    desk.reply(302, &[("Location", "http://other.example.net/y")]);
    assert!(desk.requests.is_empty());
    assert_eq!(
        desk.errors(),
        [("service_unavailable".to_owned(), "sign_in".to_owned())]
    );
}

#[test]
fn redirects_in_circles_end() {
    let mut desk = Desk::new(Dialect::Msnp12);
    let link = desk.sign_in();
    desk.begin(link);
    desk.reply(200, &[("PassportURLs", "DALogin=login.example.com/x")]);
    for _ in 0..6 {
        desk.reply(302, &[("Location", "https://login.example.com/x")]);
    }
    assert!(desk.requests.is_empty());
    assert_eq!(desk.errors().len(), 1);
}

#[test]
fn a_nexus_that_fails_is_told_and_a_configured_login_server_helps() {
    let mut desk = Desk::new(Dialect::Msnp12);
    let link = desk.sign_in();
    desk.begin(link);
    desk.fail_request(HttpError::TimedOut);
    assert_eq!(
        desk.errors(),
        [("timed_out".to_owned(), "sign_in".to_owned())]
    );

    let mut config = config(&[Dialect::Msnp12]);
    config.services.login = Some("https://login.example.org/login".to_owned());
    let mut desk = Desk::with(config, Dialect::Msnp12);
    let link = desk.sign_in();
    desk.begin(link);
    desk.fail_request(HttpError::Link(CloseReason::Refused));
    assert_eq!(desk.requests[0].url, "https://login.example.org/login");
}

#[test]
fn without_services_no_dialect_is_offered() {
    let mut config = config(&[Dialect::Msnp8, Dialect::Msnp12]);
    config.services.nexus = None;
    let mut desk = Desk::with(config, Dialect::Msnp12);
    desk.command(Command::SignIn {
        status: Status::Online,
    });
    assert!(desk.opening.is_empty());
    assert_eq!(
        desk.errors(),
        [("service_unavailable".to_owned(), "sign_in".to_owned())]
    );
}

#[test]
fn the_best_dialect_both_speak_is_taken() {
    let mut desk = Desk::with(config(Dialect::FINISHED), Dialect::Msnp9);
    let link = desk.sign_in();
    assert_eq!(
        desk.lines(link),
        ["VER 1 MSNP12 MSNP11 MSNP10 MSNP9 MSNP8 CVR0"]
    );
    desk.say(link, &["VER 1 MSNP9 MSNP8 CVR0"]);
    let lines = desk.lines(link);
    assert!(lines[0].contains("MSNMSGR 6.0.0602"), "{lines:?}");
    assert_eq!(desk.client.snapshot().dialect, None);
    desk.say(link, &["USR 3 TWN S lc=1"]);
    desk.give_ticket();
    desk.finish(link, &[]);
    assert_eq!(desk.client.snapshot().dialect, Some(Dialect::Msnp9));
}

#[test]
fn a_server_that_closes_at_a_dialect_is_offered_an_older_one() {
    let mut desk = Desk::with(config(Dialect::FINISHED), Dialect::Msnp8);
    let link = desk.sign_in();
    desk.close(link, CloseReason::Peer);
    let link = desk.open();
    assert_eq!(desk.lines(link), ["VER 1 MSNP11 MSNP10 MSNP9 MSNP8 CVR0"]);
    desk.say(link, &["VER 1 MSNP9"]);
    desk.close(link, CloseReason::Peer);
    let link = desk.open();
    assert_eq!(desk.lines(link), ["VER 1 MSNP8 CVR0"]);
    desk.say(link, &["VER 0"]);
    assert_eq!(
        desk.errors(),
        [("protocol".to_owned(), "sign_in".to_owned())]
    );
}

#[test]
fn a_dispatch_server_sends_us_on_at_most_five_times() {
    let mut desk = Desk::new(Dialect::Msnp12);
    let mut link = desk.sign_in();
    for n in 0..5 {
        desk.say(
            link,
            &["VER 1 MSNP12", &format!("XFR 3 NS 192.0.2.{n}:1864 0 x:1")],
        );
        let (_, endpoint) = desk.opening[0].clone();
        assert_eq!(endpoint.to_string(), format!("192.0.2.{n}:1864"));
        link = desk.open();
    }
    desk.say(link, &["VER 1 MSNP12", "XFR 3 NS 192.0.2.9 0 x:1"]);
    assert!(desk.opening.is_empty());
    assert_eq!(desk.state(), LinkState::Disconnected);
}

#[test]
fn a_move_while_online_is_silent_and_who_is_gone_after_it_is_told() {
    let list = [
        "LST N=bob@example.net F=Bob C=guid-b 3 1",
        "LST N=carol@example.net F=Carol C=guid-c 3 1",
    ];
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &list);
    desk.say(
        ns,
        &[
            "ILN 6 NLN bob@example.net Bob 32 0",
            "NLN AWY carol@example.net Carol 32 0",
        ],
    );
    let _ = desk.events();
    desk.say(ns, &["XFR 0 NS 192.0.2.77:1863 0 192.0.2.1:1863"]);
    let link = desk.open();
    desk.begin(link);
    desk.give_ticket();
    desk.finish(link, &list);
    desk.say(link, &["ILN 6 NLN bob@example.net Bob 32 0"]);
    let told: Vec<Event> = desk.events();
    let noise = |event: &&Event| {
        matches!(
            event,
            Event::State { .. }
                | Event::SignedIn { .. }
                | Event::SignedOut { .. }
                | Event::Presence { .. }
                | Event::Contact { .. }
        )
    };
    assert_eq!(told.iter().find(noise), None);
    desk.seconds(11);
    let gone: Vec<String> = desk
        .events()
        .into_iter()
        .filter_map(|event| match event {
            Event::Presence {
                email,
                status: Status::Offline,
                ..
            } => Some(email.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(gone, [CAROL]);
    assert_eq!(desk.state(), LinkState::Online);
}

#[test]
fn challenges_are_answered() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp8, &[]);
    desk.say(ns, &["CHL 0 15570131571988941333"]);
    let frames = desk.frames(ns);
    assert!(frames[0].line().starts_with("QRY "), "{frames:?}");
    assert_eq!(frames[0].payload().unwrap().len(), 32);
}

#[test]
fn of_many_wishes_for_a_status_the_last_is_told() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.seconds(3);
    for status in [Status::Away, Status::Busy, Status::Idle, Status::Lunch] {
        desk.command(Command::SetStatus { status });
    }
    let first = desk.lines(ns);
    assert_eq!(first.len(), 1);
    assert!(first[0].contains("AWY"), "{first:?}");
    desk.seconds(3);
    let second = desk.lines(ns);
    assert_eq!(second.len(), 1);
    assert!(second[0].contains("LUN"), "{second:?}");
}

#[test]
fn signing_out_says_so_to_the_server() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.command(Command::SignOut);
    assert_eq!(desk.lines(ns), ["OUT"]);
    assert_eq!(desk.closed, [ns]);
    let events = desk.events();
    assert_eq!(signed_out(&events), [SignOutReason::Requested]);
    assert_eq!(states(&events), [LinkState::Disconnected]);
}

#[test]
fn commands_that_cannot_be_done_are_answered() {
    let mut desk = Desk::new(Dialect::Msnp8);
    let block = Command::Block {
        email: Address::new(BOB),
    };
    desk.command(block.clone());
    desk.command(Command::SignOut);
    desk.command(Desk::text(BOB, "hi", "m1"));
    let refused: Vec<String> = desk.errors().into_iter().map(|(code, _)| code).collect();
    assert_eq!(refused, ["not_signed_in"; 3]);
    let _ns = desk.sign_in();
    desk.command(block);
    assert_eq!(
        desk.errors(),
        [("not_signed_in".to_owned(), "block".to_owned())]
    );
    desk.command(Command::SignIn {
        status: Status::Online,
    });
    desk.command(Command::CancelFile {
        transfer: TransferId(1),
    });
    let refused: Vec<String> = desk.errors().into_iter().map(|(code, _)| code).collect();
    assert_eq!(refused, ["already_signed_in", "not_found"]);
}

#[test]
fn the_own_person_is_told_and_remembered() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    desk.command(Command::SetPersonalMessage {
        text: "a < b".into(),
    });
    let frames = desk.frames(ns);
    assert_eq!(
        frames[0].payload().unwrap(),
        "<Data><PSM>a &lt; b</PSM><CurrentMedia></CurrentMedia></Data>"
    );
    let trid = frames[0].word(1).unwrap().to_owned();
    desk.say(ns, &[&format!("UUX {trid} 0")]);
    desk.command(Command::SetDisplayName { name: "A B".into() });
    let lines = desk.lines(ns);
    let trid = Desk::trid(&lines, "PRP");
    desk.say(ns, &[&format!("PRP {trid} MFN A%20B")]);
    let me = desk.client.snapshot().me;
    assert_eq!(
        (me.display_name.as_str(), me.personal_message.as_str()),
        ("A B", "a < b")
    );
    // The server forgets the message with the connection.
    desk.close(ns, CloseReason::Broken);
    desk.seconds(2);
    let link = desk.open();
    desk.begin(link);
    desk.give_ticket();
    desk.finish(link, &[]);
    assert!(desk.lines(link).iter().any(|line| line.starts_with("UUX")));
}

#[test]
fn personal_messages_need_msnp11() {
    let (mut desk, _) = Desk::online(Dialect::Msnp10, &[]);
    desk.command(Command::SetPersonalMessage { text: "x".into() });
    assert_eq!(
        desk.errors(),
        [(
            "not_in_dialect".to_owned(),
            "set_personal_message".to_owned()
        )]
    );
}

/// A client that knew two people and signs in again. The list stops behind the first of them: it has been waited for since.
fn half_a_list() -> (Desk, LinkId) {
    let (bob, carol) = (LISTED[0], LISTED[1]);
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[bob, carol]);
    desk.close(ns, CloseReason::Broken);
    desk.seconds(2);
    let ns = desk.open();
    desk.begin(ns);
    desk.give_ticket();
    let stamps = "2005-04-23T18:57:44.8130000-07:00 2005-04-23T18:57:54.2070000-07:01";
    let syn = format!("SYN 5 {stamps} 2 0");
    let first = [
        "USR 4 OK alice@example.com 1 0",
        &syn,
        "GTC A",
        "BLP AL",
        bob,
    ];
    desk.say(ns, &first);
    let _ = (desk.lines(ns), desk.events());
    desk.seconds(31);
    assert_eq!(desk.lines(ns), ["PNG"], "it is asked whether more comes");
    assert_eq!((desk.state(), known(&desk)), (LinkState::Syncing, 2));
    (desk, ns)
}

const LISTED: [&str; 2] = [
    "LST N=bob@example.net F=Bob C=6ba5a7f2-0000-4000-8000-0000000000b0 11 1 ",
    "LST N=carol@example.net F=Carol C=6ba5a7f2-0000-4000-8000-0000000000c0 11 1 ",
];

fn known(desk: &Desk) -> usize {
    let contacts = desk.client.snapshot().contacts;
    contacts.iter().filter(|c| c.lists.forward).count()
}

#[test]
fn who_is_named_late_stays_on_the_list() {
    let (mut desk, ns) = half_a_list();
    desk.say(ns, &[LISTED[1], "CHG 6 NLN 32"]);
    assert_eq!((desk.state(), known(&desk)), (LinkState::Online, 2));
    assert_eq!(desk.errors(), []);
}

#[test]
fn a_list_that_is_shorter_than_was_announced_is_the_list() {
    let (mut desk, ns) = half_a_list();
    desk.say(ns, &["QNG 50", "CHG 6 NLN 32"]);
    assert_eq!((desk.state(), known(&desk)), (LinkState::Online, 1));
    let told = desk.errors();
    assert_eq!(told, [("protocol".to_owned(), String::new())]);
}

#[test]
fn a_server_that_falls_silent_within_the_list_is_left_and_nobody_forgotten() {
    let (mut desk, _) = half_a_list();
    desk.seconds(30);
    assert_eq!((desk.state(), known(&desk)), (LinkState::Reconnecting, 2));
}
