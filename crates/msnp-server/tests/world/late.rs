//! The notification server of the dialects with an address book.

use msnp::dialect::Dialect::{Msnp12, Msnp13, Msnp14, Msnp15, Msnp16, Msnp17, Msnp18};
use msnp_server::Behaviour;

use crate::script::{Net, quiet};
use crate::services::{HOME, WORK};
use crate::sso::LATE;

#[test]
fn presence_has_the_form_of_each_dialect() {
    for dialect in LATE {
        let mut net = Net::friends(quiet());
        let old = net.sign_in("Carol", Msnp12);
        let (bob, _) = net.sign_in_late("Bob", dialect, HOME);
        net.heard(old);
        net.heard(bob);
        let (alice, tickets, _) = net.log_in_late("Alice", dialect, WORK);
        let _ = tickets;
        let list = "<ml l=\"1\"><d n=\"example.com\"><c n=\"bob\" l=\"3\" t=\"1\"/></d></ml>";
        net.say_with(alice, "ADL 4", list);
        let capabilities = if dialect.caps_are_pairs() {
            "32:16"
        } else {
            "32"
        };
        net.heard(alice);
        let heard = net.ask(alice, &format!("CHG 5 BSY {capabilities} 0"));
        let handle = match dialect {
            Msnp13 => "bob@example.com",
            Msnp18 => "1:bob@example.com",
            _ => "bob@example.com 1",
        };
        let first = if dialect == Msnp18 {
            "NLN NLN"
        } else {
            "ILN 5 NLN"
        };
        assert_eq!(
            heard[1],
            format!("{first} {handle} Bob%20%C3%A9 {capabilities} 0"),
            "{dialect}"
        );
        assert!(
            !heard.iter().any(|line| line.contains("carol")),
            "she was not announced"
        );
        let place = heard.iter().any(|line| {
            line.starts_with(&format!("UBX {handle} ")) && line.contains("<EndpointData id=\"{1111")
        });
        assert_eq!(place, dialect.has_endpoints(), "{heard:?}");
        let heard = net.heard(bob);
        assert_eq!(
            heard[0],
            format!(
                "NLN BSY {} Alice%20%C3%A9 {capabilities} 0",
                handle.replace("bob", "alice")
            )
        );
        let heard = net.heard(old);
        assert_eq!(heard[0], "NLN BSY alice@example.com Alice%20%C3%A9 32 0");
        net.say(alice, "OUT");
        let gone = match dialect {
            Msnp13 => "FLN alice@example.com",
            Msnp14 | Msnp15 => "FLN alice@example.com 1 0",
            Msnp16 | Msnp17 => "FLN alice@example.com 1 0:0",
            _ => "FLN 1:alice@example.com 0:0",
        };
        assert_eq!(net.heard(bob), [gone]);
        assert_eq!(net.heard(old), ["FLN alice@example.com"]);
    }
}

#[test]
fn who_announces_no_list_stays_offline() {
    let mut net = Net::friends(quiet());
    let bob = net.sign_in("Bob", Msnp12);
    let (alice, _, _) = net.log_in_late("Alice", Msnp18, HOME);
    assert_eq!(net.ask(alice, "CHG 5 NLN 32:16 0"), ["CHG 5 NLN 32:16 0"]);
    assert!(net.heard(bob).is_empty());
    net.say_with(alice, "ADL 6", "<ml l=\"1\"></ml>");
    assert_eq!(net.heard(alice), ["ADL 6 OK"]);
    net.say(alice, "CHG 7 NLN 32:16 0");
    assert!(net.heard(bob)[0].starts_with("NLN NLN alice@example.com"));
}

#[test]
fn a_contact_announced_later_is_seen_before_the_answer() {
    for dialect in [Msnp13, Msnp18] {
        let mut net = Net::friends(quiet());
        let (_, _) = net.sign_in_late("Bob", Msnp18, HOME);
        let (alice, _, _) = net.log_in_late("Alice", dialect, WORK);
        net.say_with(alice, "ADL 4", "<ml l=\"1\"></ml>");
        net.say(alice, "CHG 5 NLN 0 0");
        net.heard(alice);
        net.say_with(
            alice,
            "ADL 6",
            "<ml><d n=\"example.com\"><c n=\"bob\" l=\"3\" t=\"1\"/></d></ml>",
        );
        let heard = net.heard(alice);
        let first = if dialect == Msnp18 {
            "NLN NLN 1:bob@"
        } else {
            "ILN 6 NLN bob@"
        };
        assert!(heard[0].starts_with(first), "{heard:?}");
        assert_eq!(heard.last().unwrap(), "ADL 6 OK");
        net.say_with(
            alice,
            "RML 7",
            "<ml><d n=\"example.com\"><c n=\"bob\" l=\"3\" t=\"1\"/></d></ml>",
        );
        assert_eq!(net.heard(alice), ["RML 7 OK"]);
    }
}

#[test]
fn announcements_are_checked_as_the_service_did() {
    let long = format!(
        "<ml l=\"1\"><d n=\"example.com\">{}</d></ml>",
        "<c n=\"bob\" l=\"3\" t=\"1\"/>".repeat(400)
    );
    let cases = [
        ("<ml l=\"1\"><d n=\"example.com\"></d></ml>", "240"),
        (
            "<ml l=\"1\"><d n=\"example.com\"><c n=\"bob\" l=\"8\" t=\"1\"/></d></ml>",
            "241",
        ),
        (
            "<ml l=\"1\"><d n=\"example.com\"><c n=\"bob\" l=\"6\" t=\"1\"/></d></ml>",
            "241",
        ),
        (
            "<ml l=\"1\"><d n=\"example.com\"><c n=\"bob\" l=\"3\"/></d></ml>",
            "241",
        ),
        (
            "<ml l=\"1\"><d n=\"example.com\"><c n=\"bob\" l=\"3\" t=\"77\"/></d></ml>",
            "204",
        ),
        (
            "<ml l=\"1\"><d n=\"example.com\"><c n=\"nobody\" l=\"3\" t=\"1\"/></d></ml>",
            "208",
        ),
        (
            "<ml l=\"1\"><d n=\"example.com\"><c n=\"bob\" l=\"3\" t=\"1\"/>",
            "241",
        ),
        ("<!DOCTYPE ml [<!ENTITY a \"b\">]><ml>&a;</ml>", "241"),
        (long.as_str(), "241"),
    ];
    for (list, code) in cases {
        let mut net = Net::friends(quiet());
        let (alice, _, _) = net.log_in_late("Alice", Msnp14, "");
        net.say_with(alice, "ADL 4", list);
        let heard = net.heard(alice);
        assert!(
            heard[0].starts_with(&format!("{code} 4 ")),
            "{list}: {heard:?}"
        );
        assert!(!net.closed.contains(&alice));
    }
    // Somebody who is not in the address book cannot be announced, and the others are.
    let mut net = Net::new(quiet());
    let (alice, _, _) = net.log_in_late("Alice", Msnp14, "");
    let list = "<ml l=\"1\"><d n=\"example.com\"><c n=\"bob\" l=\"3\" t=\"1\"/><c n=\"carol\" l=\"4\" t=\"1\"/></d></ml>";
    net.say_with(alice, "ADL 4", list);
    let heard = net.heard(alice);
    assert!(
        heard[0].starts_with("241 4 ") && heard[0].contains("bob") && !heard[0].contains("carol"),
        "{heard:?}"
    );
}

#[test]
fn addresses_are_looked_up_and_personal_messages_escaped_as_each_dialect_has_it() {
    let mut net = Net::friends(quiet());
    let (alice, _) = net.sign_in_late("Alice", Msnp18, HOME);
    net.heard(alice);
    net.say_with(
        alice,
        "FQY 9",
        "<ml><d n=\"example.com\"><c n=\"bob\"/></d></ml>",
    );
    let body = "<ml><d n=\"example.com\"><c n=\"bob\" t=\"1\" /></d></ml>";
    assert_eq!(net.heard(alice), [format!("FQY 9 {} | {body}", body.len())]);
    net.say_with(
        alice,
        "FQY 10",
        "<ml><d n=\"example.com\"><c n=\"nobody\"/></d></ml>",
    );
    assert_eq!(net.heard(alice), ["208 10"]);
    let (late, _) = net.sign_in_late("Bob", Msnp13, "");
    let old = net.sign_in("Carol", Msnp12);
    net.heard(late);
    net.heard(old);
    net.say_with(
        alice,
        "UUX 11",
        "<Data><PSM>a &amp; b</PSM><CurrentMedia></CurrentMedia></Data>",
    );
    assert!(net.heard(late)[0].contains("<PSM>a &#x26; b</PSM>"));
    assert!(net.heard(old)[0].contains("<PSM>a &amp; b</PSM>"));
}

#[test]
fn a_server_that_takes_announcements_for_changes_changes_the_lists() {
    let mut net = Net::new(Behaviour {
        list_by_adl: true,
        ..quiet()
    });
    let (alice, _, _) = net.log_in_late("Alice", Msnp18, HOME);
    net.say_with(alice, "ADL 4", "<ml l=\"1\"></ml>");
    net.say_with(
        alice,
        "ADL 5",
        "<ml><d n=\"example.com\"><c n=\"bob\" l=\"3\" t=\"1\"/></d></ml>",
    );
    assert_eq!(net.heard(alice), ["ADL 4 OK", "ADL 5 OK"]);
    let roster = net.world.roster("alice@example.com").unwrap();
    assert!(roster[0].lists.forward && roster[0].lists.allow);
}

#[test]
fn who_is_removed_hears_of_it_at_once() {
    let mut net = Net::friends(quiet());
    let old = net.sign_in("Alice", Msnp12);
    let (bob, _) = net.sign_in_late("Bob", Msnp15, "");
    net.heard(bob);
    let roster = net.ask(old, "SYN 8 0 0");
    let line = roster
        .iter()
        .find(|line| line.starts_with("LST N=bob@"))
        .unwrap();
    let guid = line
        .split("C=")
        .nth(1)
        .unwrap()
        .split(' ')
        .next()
        .unwrap()
        .to_owned();
    net.say(old, &format!("REM 9 FL {guid}"));
    let heard = net.heard(bob);
    let list = "<ml><d n=\"example.com\"><c n=\"alice\" t=\"1\" l=\"8\" /></d></ml>";
    assert_eq!(heard[0], format!("RML 0 {} | {list}", list.len()));
    assert!(heard[1].starts_with("NOT "), "{heard:?}");
}

#[test]
fn going_down_moves_and_challenges_are_as_in_older_dialects() {
    let mut net = Net::friends(Behaviour {
        dispatch: true,
        ..Behaviour::original()
    });
    let link = net.connect();
    net.say(link, "VER 1 MSNP18 CVR0");
    assert_eq!(
        net.ask(link, "USR 2 SSO I alice@example.com"),
        ["XFR 2 NS 127.0.0.1:1863 U D"]
    );
    let (alice, _, _) = net.log_in_late("Alice", Msnp18, HOME);
    net.say_with(alice, "ADL 4", "<ml l=\"1\"></ml>");
    let heard = net.ask(alice, "CHG 5 NLN 0:0 0");
    assert!(
        heard.iter().any(|line| line.starts_with("CHL 0 ")),
        "{heard:?}"
    );
    net.control(msnp_server::Control::GoingDown { minutes: 5 });
    assert!(net.heard(alice)[0].contains("\r\nArg1: 5\r\n"));
    net.control(msnp_server::Control::ShutDown);
    assert_eq!(net.heard(alice), ["OUT SSD"]);
}
