//! Conversations.

use std::time::Duration;

use msnp::dialect::Dialect::{self, Msnp8, Msnp9, Msnp11, Msnp12};
use msnp_server::Behaviour;

use crate::script::{Net, quiet, with_syn};

const HELLO: &str =
    "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nHello é\r\n\r\n你好";

#[test]
fn people_meet_talk_and_part_in_every_mix_of_dialects() {
    for mine in with_syn() {
        for theirs in with_syn() {
            let mut net = Net::friends(quiet());
            let alice = net.sign_in("Alice", *mine);
            let bob = net.sign_in("Bob", *theirs);
            let sa = net.open(alice, "Alice");
            let (sb, heard) = net.bring(sa, bob, "Bob");
            let caps = |viewer: &Dialect, who: &Dialect| match *viewer {
                Msnp12 if who.caps_in_presence() => " 32",
                Msnp12 => " 0",
                _ => "",
            };
            assert_eq!(
                heard,
                [
                    format!(
                        "IRO 1 1 1 alice@example.com Alice%20%C3%A9{}",
                        caps(theirs, mine)
                    ),
                    "ANS 1 OK".into(),
                ]
            );
            assert_eq!(
                net.heard(sa),
                [format!(
                    "JOI bob@example.com Bob%20%C3%A9{}",
                    caps(mine, theirs)
                )]
            );
            net.say_with(sa, "MSG 3 A", HELLO);
            assert_eq!(net.heard(sa), ["ACK 3"]);
            let line = format!(
                "MSG alice@example.com Alice%20%C3%A9 {} | {HELLO}",
                HELLO.len()
            );
            assert_eq!(net.heard(sb), [line]);
            net.say_with(sb, "MSG 2 U", "a\r\n\r\n");
            net.say_with(sb, "MSG 3 N", HELLO);
            assert_eq!(net.heard(sa).len(), 2);
            assert_eq!(net.heard(sb), [""; 0], "U and N are not acknowledged");
            net.say(sb, "OUT");
            assert!(net.closed.contains(&sb));
            assert_eq!(net.heard(sa), ["BYE bob@example.com"]);
        }
    }
}

#[test]
fn a_third_person_joins_and_is_told_of_both() {
    let mut net = Net::friends(quiet());
    let alice = net.sign_in("Alice", Msnp11);
    let bob = net.sign_in("Bob", Msnp8);
    let carol = net.sign_in("Carol", Msnp12);
    let sa = net.open(alice, "Alice");
    let (sb, _) = net.bring(sa, bob, "Bob");
    net.heard(sa);
    let (sc, heard) = net.bring(sb, carol, "Carol");
    assert_eq!(
        heard,
        [
            "IRO 1 1 2 alice@example.com Alice%20%C3%A9 32",
            "IRO 1 2 2 bob@example.com Bob%20%C3%A9 32",
            "ANS 1 OK",
        ]
    );
    assert_eq!(net.heard(sa), ["JOI carol@example.com Carol%20%C3%A9"]);
    assert_eq!(net.heard(sb), ["JOI carol@example.com Carol%20%C3%A9"]);
    net.say_with(sc, "MSG 2 N", HELLO);
    assert_eq!((net.heard(sa).len(), net.heard(sb).len()), (1, 1));
    // A connection that breaks is a leaving, too.
    net.input(msnp_server::Input::Closed { link: sc });
    assert_eq!(net.heard(sa), ["BYE carol@example.com"]);
    assert_eq!(net.heard(sb), ["BYE carol@example.com"]);
}

#[test]
fn nobody_hears_what_is_said_in_an_empty_room() {
    for (behaviour, answer) in [(quiet(), "NAK 3"), (Behaviour::escargot(), "ACK 3")] {
        let mut net = Net::friends(behaviour);
        let alice = net.sign_in("Alice", Msnp9);
        let sa = net.open(alice, "Alice");
        net.say_with(sa, "MSG 3 A", HELLO);
        assert_eq!(net.heard(sa), [answer]);
        net.say_with(sa, "MSG 4 N", HELLO);
        let want: &[&str] = if answer == "NAK 3" { &["NAK 4"] } else { &[] };
        assert_eq!(net.heard(sa), want);
    }
}

#[test]
fn calls_that_cannot_be_answered_have_their_codes() {
    let mut net = Net::friends(quiet());
    let alice = net.sign_in("Alice", Msnp12);
    let sa = net.open(alice, "Alice");
    assert_eq!(net.ask(sa, "CAL 2 nobody"), ["208 2"]);
    assert_eq!(net.ask(sa, "CAL 3 nobody@example.com"), ["217 3"]);
    assert_eq!(net.ask(sa, "CAL 4 bob@example.com"), ["217 4"]);
    assert_eq!(net.ask(sa, "CAL 5 alice@example.com"), ["215 5"]);
    let bob = net.sign_in("Bob", Msnp8);
    net.say(bob, "CHG 7 HDN 0");
    assert_eq!(net.ask(sa, "CAL 6 bob@example.com"), ["217 6"]);
    assert_eq!(net.ask(bob, "XFR 8 SB"), ["913 8"]);
    net.say(bob, "CHG 9 NLN 0");
    net.say(bob, "REM 10 AL alice@example.com");
    net.say(bob, "ADD 11 BL alice@example.com a");
    assert_eq!(net.ask(sa, "CAL 7 bob@example.com"), ["216 7"]);
    net.say(bob, "REM 12 BL alice@example.com");
    assert_eq!(net.ask(sa, "CAL 8 bob@example.com").len(), 1);
    assert_eq!(net.ask(sa, "CAL 9 bob@example.com"), ["215 9"]);
    net.pass(Duration::from_secs(121));
    assert_eq!(
        net.ask(sa, "CAL 10 bob@example.com").len(),
        1,
        "he never came"
    );
    assert!(net.heard(bob).iter().any(|line| line.starts_with("RNG ")));
    let (link, _) = net.log_in("Carol", Msnp8);
    assert_eq!(
        net.ask(link, "XFR 5 SB"),
        ["913 5"],
        "before the first status"
    );
}

#[test]
fn keys_are_good_once_for_one_account_and_not_for_ever() {
    let mut net = Net::friends(quiet());
    let alice = net.sign_in("Alice", Msnp12);
    let key = |net: &mut Net| {
        let answer = net.ask(alice, "XFR 7 SB");
        answer[0].rsplit(' ').next().unwrap().to_owned()
    };
    let show = |net: &mut Net, user: &str, key: &str| {
        let link = net.connect();
        net.ask(link, &format!("USR 1 {user} {key}")).remove(0)
    };
    let first = key(&mut net);
    assert_eq!(show(&mut net, "bob@example.com", &first), "911 1");
    assert_eq!(
        show(&mut net, "alice@example.com", &first),
        "911 1",
        "it is spent"
    );
    let second = key(&mut net);
    assert!(show(&mut net, "alice@example.com", &second).starts_with("USR 1 OK"));
    assert_eq!(show(&mut net, "alice@example.com", &second), "911 1");
    let third = key(&mut net);
    net.pass(Duration::from_secs(121));
    assert_eq!(show(&mut net, "alice@example.com", &third), "911 1");
}

#[test]
fn of_very_many_keys_only_the_last_are_good() {
    let mut net = Net::friends(quiet());
    let alice = net.sign_in("Alice", Msnp12);
    let keys: Vec<String> = (0..1_100)
        .map(|_| {
            let answer = net.ask(alice, "XFR 7 SB");
            answer[0].rsplit(' ').next().unwrap().to_owned()
        })
        .collect();
    let [_, _, unused, _] = net.world.load();
    assert_eq!(unused, 1_024);
    for (key, answer) in [
        (&keys[0], "911 1"),
        (&keys[76], "USR 1 OK"),
        (&keys[1_099], "USR 1 OK"),
    ] {
        let link = net.connect();
        let told = net.ask(link, &format!("USR 1 alice@example.com {key}"));
        assert!(told[0].starts_with(answer), "{told:?}");
    }
}

#[test]
fn what_is_too_long_or_sent_the_wrong_way_closes_only_its_own_link() {
    let p2p = "MIME-Version: 1.0\r\nContent-Type: application/x-msnmsgrp2p\r\n\r\nx";
    let long = "x".repeat(1665);
    for (kind, payload) in [("N", long.as_str()), ("S", "x"), ("N", p2p), ("A", p2p)] {
        let mut net = Net::friends(quiet());
        let alice = net.sign_in("Alice", Msnp12);
        let bob = net.sign_in("Bob", Msnp12);
        let sa = net.open(alice, "Alice");
        let (sb, _) = net.bring(sa, bob, "Bob");
        net.say_with(sa, "MSG 3 D", p2p);
        net.say_with(sa, "MSG 4 A", &long[..1664]);
        assert_eq!(net.heard(sb).len(), 2);
        net.say_with(sa, &format!("MSG 5 {kind}"), payload);
        assert!(net.closed.contains(&sa), "{kind}");
        assert!(!net.closed.contains(&alice) && !net.closed.contains(&sb));
        assert_eq!(net.heard(sb), ["BYE alice@example.com"]);
    }
}

#[test]
fn a_room_in_which_nothing_is_said_is_ended() {
    let mut net = Net::friends(quiet());
    let alice = net.sign_in("Alice", Msnp12);
    let bob = net.sign_in("Bob", Msnp12);
    let sa = net.open(alice, "Alice");
    let (sb, _) = net.bring(sa, bob, "Bob");
    net.pass(Duration::from_secs(200));
    net.say_with(sa, "MSG 3 N", HELLO);
    net.pass(Duration::from_secs(200));
    net.heard(sa);
    assert!(!net.closed.contains(&sa));
    net.pass(Duration::from_secs(101));
    assert_eq!(net.heard(sa), ["BYE bob@example.com 1"]);
    assert!(net.closed.contains(&sa) && net.closed.contains(&sb));
    assert_eq!(net.world.load()[1], 0);
}

#[test]
fn conversations_outlive_the_notification_connection() {
    let mut net = Net::friends(quiet());
    let alice = net.sign_in("Alice", Msnp12);
    let bob = net.sign_in("Bob", Msnp12);
    let sa = net.open(alice, "Alice");
    let (sb, _) = net.bring(sa, bob, "Bob");
    net.say(alice, "OUT");
    net.heard(sb);
    net.say_with(sa, "MSG 3 A", HELLO);
    assert_eq!(net.heard(sb).len(), 1);
}
