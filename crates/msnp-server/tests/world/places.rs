//! Several places at once.

use msnp::dialect::Dialect::{Msnp12, Msnp15, Msnp16, Msnp18};

use crate::script::{Net, quiet};
use crate::services::{HOME, WORK};

/// The GUID as the server writes it.
fn place(braced: &str) -> String {
    format!("alice@example.com;{braced}")
}

#[test]
fn two_places_stay_and_each_knows_of_the_other() {
    let mut net = Net::friends(quiet());
    let (bob, _) = net.sign_in_late("Bob", Msnp18, HOME);
    let (home, _) = net.sign_in_late("Alice", Msnp18, HOME);
    net.heard(home);
    net.heard(bob);
    let private = "<PrivateEndpointData><EpName>Study</EpName><Idle>false</Idle><ClientType>1</ClientType><State>NLN</State></PrivateEndpointData>";
    net.say_with(home, "UUX 8", private);
    let (work, _) = net.sign_in_late("Alice", Msnp16, WORK);
    assert!(!net.closed.contains(&home) && !net.closed.contains(&work));
    let heard = net.heard(home).join("\n");
    assert!(heard.contains("NLN NLN 1:alice@example.com"), "{heard}");
    for guid in [HOME, WORK] {
        assert!(
            heard.contains(&format!("<EndpointData id=\"{guid}\">")),
            "{heard}"
        );
        assert!(
            heard.contains(&format!("<PrivateEndpointData id=\"{guid}\">")),
            "{heard}"
        );
    }
    net.say_with(home, "UUX 9", private);
    let own = net.heard(work);
    assert!(
        own[0].starts_with("UBX alice@example.com 1 ") && own[0].contains("<EpName>Study</EpName>"),
        "{own:?}"
    );
    // Others hear where she is, and nothing private.
    let heard = net.heard(bob).join("\n");
    assert!(
        heard.contains(&format!("<EndpointData id=\"{WORK}\">")),
        "{heard}"
    );
    assert!(!heard.contains("Private"), "{heard}");
    // One leaves: she is still there.
    net.say(work, "OUT");
    let heard = net.heard(bob).join("\n");
    assert!(
        heard.contains(HOME) && !heard.contains(WORK) && !heard.contains("FLN"),
        "{heard}"
    );
    assert!(
        net.heard(home)
            .iter()
            .any(|line| line.starts_with("UBX ") && !line.contains(WORK))
    );
    net.say(home, "OUT");
    assert_eq!(net.heard(bob), ["FLN 1:alice@example.com 0:0"]);
}

#[test]
fn the_status_is_one_for_all_places() {
    let mut net = Net::friends(quiet());
    let (home, _) = net.sign_in_late("Alice", Msnp18, HOME);
    let (work, _) = net.sign_in_late("Alice", Msnp18, WORK);
    net.heard(home);
    net.heard(work);
    net.say(work, "CHG 9 BSY 32:16 0");
    assert!(net.heard(home)[0].starts_with("NLN BSY 1:alice@example.com"));
    let heard = net.heard(work);
    assert_eq!(heard[0], "CHG 9 BSY 32:16 0");
    assert!(
        !heard.iter().any(|line| line.starts_with("NLN")),
        "{heard:?}"
    );
}

#[test]
fn the_same_machine_an_older_dialect_or_the_wish_for_one_place_ends_the_other() {
    let mut net = Net::friends(quiet());
    let (first, _) = net.sign_in_late("Alice", Msnp18, HOME);
    let (second, _) = net.sign_in_late("Alice", Msnp18, &HOME.to_uppercase());
    assert!(net.heard(first).contains(&"OUT OTH".to_owned()) && net.closed.contains(&first));
    let (third, _) = net.sign_in_late("Alice", Msnp18, WORK);
    let old = net.sign_in("Alice", Msnp12);
    assert!(net.closed.contains(&second) && net.closed.contains(&third));
    let (fourth, _) = net.sign_in_late("Alice", Msnp15, "");
    assert!(net.closed.contains(&old));
    let (fifth, tickets) = net.sign_in_late("Alice", Msnp18, HOME);
    assert!(net.closed.contains(&fourth));
    let one = "<contacts><Contact><contactInfo><contactType>Me</contactType><annotations><Annotation><Name>MSN.IM.MPOP</Name><Value>0</Value></Annotation></annotations></contactInfo><propertiesChanged>Annotation</propertiesChanged></Contact></contacts>";
    assert_eq!(net.book(&tickets, "ABContactUpdate", one).status, 200);
    net.sign_in_late("Alice", Msnp18, WORK);
    assert!(net.closed.contains(&fifth));
}

#[test]
fn one_place_can_ask_another_to_sign_out() {
    let mut net = Net::friends(quiet());
    let (home, _) = net.sign_in_late("Alice", Msnp18, HOME);
    let (work, _) = net.sign_in_late("Alice", Msnp18, WORK);
    let (bob, _) = net.sign_in_late("Bob", Msnp15, "");
    for link in [home, work, bob] {
        net.heard(link);
    }
    net.say_with(home, &format!("UUN 9 {} 4", place(WORK)), "goawyplzthxbye");
    assert_eq!(net.heard(home), ["UUN 9 OK"]);
    assert_eq!(
        net.heard(work),
        [format!("UBN {} 4 14 | goawyplzthxbye", place(HOME))]
    );
    // To somebody else, whose dialect has no places.
    net.say_with(home, "UUN 10 bob@example.com 11", "hello");
    assert_eq!(net.heard(bob), ["UBN alice@example.com 11 5 | hello"]);
    net.heard(home);
    net.say_with(home, "UUN 11 bob@example.com 99", "x");
    net.say_with(home, "UUN 12 carol@example.com 4", "x");
    assert_eq!(net.heard(home), ["283 11", "217 12"]);
}

#[test]
fn every_place_is_rung_and_hears_everything() {
    let mut net = Net::friends(quiet());
    let old = net.sign_in("Carol", Msnp12);
    let (bob, _) = net.sign_in_late("Bob", Msnp18, HOME);
    let (home, _) = net.sign_in_late("Alice", Msnp18, HOME);
    let (work, _) = net.sign_in_late("Alice", Msnp18, WORK);
    net.heard(bob);
    let room = net.open(bob, &format!("bob@example.com;{HOME}"));
    net.heard(home);
    net.heard(work);
    let said = net.ask(room, "CAL 2 alice@example.com");
    assert!(said[0].starts_with("CAL 2 RINGING "), "{said:?}");
    let mut seats = Vec::new();
    for (link, guid) in [(home, HOME), (work, WORK)] {
        let ring = net.heard(link);
        assert!(
            ring[0].ends_with("bob@example.com Bob%20%C3%A9 U messenger.msn.com 1"),
            "{ring:?}"
        );
        let words: Vec<String> = ring[0].split(' ').map(str::to_owned).collect();
        let seat = net.connect();
        let heard = net.ask(
            seat,
            &format!("ANS 1 {} {} {}", place(guid), words[4], words[1]),
        );
        seats.push((seat, heard));
    }
    let bobs = format!("bob@example.com;{HOME} Bob%20%C3%A9 32:16");
    assert_eq!(
        seats[0].1,
        [
            format!("IRO 1 1 2 {bobs}"),
            "IRO 1 2 2 bob@example.com Bob%20%C3%A9 32:16".to_owned(),
            "ANS 1 OK".to_owned()
        ]
    );
    assert_eq!(
        seats[1].1.len(),
        5,
        "her other place is there, too: {:?}",
        seats[1].1
    );
    let name = "Alice%20%C3%A9 32:16";
    assert_eq!(
        net.heard(room),
        [
            format!("JOI {} {name}", place(HOME)),
            format!("JOI alice@example.com {name}"),
            format!("JOI {} {name}", place(WORK)),
        ]
    );
    // What one place says, the other hears.
    net.heard(seats[0].0);
    net.heard(seats[1].0);
    net.say_with(seats[0].0, "MSG 3 A", "\r\n\r\nhi");
    assert_eq!(
        net.heard(seats[1].0),
        ["MSG alice@example.com Alice%20%C3%A9 6 | \r\n\r\nhi"]
    );
    assert_eq!(net.heard(seats[0].0), ["ACK 3"]);
    net.heard(room);
    // An old client sees one person.
    let (seat, heard) = net.bring(room, old, "Carol");
    assert_eq!(
        heard.iter().filter(|line| line.starts_with("IRO")).count(),
        2,
        "{heard:?}"
    );
    assert!(heard.iter().all(|line| !line.contains(';')), "{heard:?}");
    net.heard(room);
    net.say(seats[0].0, "OUT");
    assert!(net.heard(seat).is_empty(), "she is still there");
    assert_eq!(net.heard(room), [format!("BYE {}", place(HOME))]);
    net.say(seats[1].0, "OUT");
    assert_eq!(net.heard(seat), ["BYE alice@example.com"]);
    assert_eq!(
        net.heard(room),
        [
            format!("BYE {}", place(WORK)),
            "BYE alice@example.com".to_owned()
        ]
    );
}

#[test]
fn a_place_may_bring_its_other_places_in() {
    let mut net = Net::friends(quiet());
    let (home, _) = net.sign_in_late("Alice", Msnp18, HOME);
    let (work, _) = net.sign_in_late("Alice", Msnp18, WORK);
    let room = net.open(home, &place(HOME));
    net.heard(work);
    let said = net.ask(room, "CAL 2 alice@example.com");
    assert!(said[0].starts_with("CAL 2 RINGING "), "{said:?}");
    assert!(net.heard(work)[0].starts_with("RNG "));
    assert!(net.heard(home).iter().all(|line| !line.starts_with("RNG")));
    // Nobody else is there: what is said reaches nobody.
    net.say_with(room, "MSG 3 A", "\r\n\r\nhi");
    assert_eq!(net.heard(room), ["NAK 3"]);
}
