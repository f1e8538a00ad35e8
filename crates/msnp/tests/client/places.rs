//! MSNP13 to MSNP18: what is told at sign-in, and several places of one account.

use msnp::api::{
    Command, ConversationId, EndpointId, Event, LinkState, Place, SignOutReason, Status,
};
use msnp::dialect::Dialect;
use msnp::io::LinkId;
use msnp::wire::Frame;

use crate::abch::Abch;
use crate::book::{config, serve};
use crate::desk::{ALICE, BOB, Desk};

pub const HERE: &str = "{f0000000-0000-4000-8000-00000000000a}";
pub const LAPTOP: &str = "{f0000000-0000-4000-8000-00000000000c}";

/// A line and its payload.
fn told(frame: &Frame) -> String {
    match frame.payload() {
        Some(payload) => format!("{} {}", frame.line(), String::from_utf8_lossy(payload)),
        None => frame.line().to_owned(),
    }
}

/// The server takes whatever it is told at sign-in; the commands, in order.
pub fn settle(desk: &mut Desk, ns: LinkId) -> Vec<String> {
    let mut all = Vec::new();
    loop {
        let frames = desk.frames(ns);
        if frames.is_empty() {
            return all;
        }
        for frame in frames {
            let trid = frame.word(1).unwrap_or_default().to_owned();
            match frame.command() {
                "ADL" | "RML" => desk.say(ns, &[&format!("{} {trid} OK", frame.command())]),
                "UUX" => desk.say(ns, &[&format!("UUX {trid} 0")]),
                "BLP" | "PRP" | "CHG" => desk.say(ns, &[frame.line()]),
                _ => {}
            }
            all.push(told(&frame));
        }
    }
}

/// Somebody who remembers this machine from an earlier run, named like this.
fn fresh(dialect: Dialect, place: &str, several: bool) -> Desk {
    let mut config = config(dialect);
    config.place = place.to_owned();
    config.several_places = several;
    let mut desk = Desk::with(config, dialect);
    desk.restore_machine(HERE);
    desk
}

pub fn book() -> Abch {
    let mut abch = Abch::new();
    abch.contact(BOB, "Bob", &[]);
    abch.member("Allow", BOB, "");
    abch
}

/// Signs in; what was said from the list on.
pub fn sign_in(desk: &mut Desk) -> (LinkId, Vec<String>) {
    let ns = desk.sign_in();
    desk.begin(ns);
    let _ = desk.lines(ns);
    desk.give_ticket();
    let proof = desk.lines(ns);
    if desk.dialect().has_endpoints() {
        // Ticket, answer to the nonce, place.
        assert!(proof[0].starts_with("USR 4 SSO S t="), "{proof:?}");
        assert!(proof[0].ends_with(HERE), "{proof:?}");
        assert_eq!(proof[0].split(' ').count(), 7, "{proof:?}");
    }
    desk.say(ns, &[&format!("USR 4 OK {ALICE} 1 0")]);
    serve(desk, &mut book());
    let lines = settle(desk, ns);
    assert_eq!(desk.state(), LinkState::Online);
    (ns, lines)
}

pub fn online(dialect: Dialect) -> (Desk, LinkId) {
    let mut desk = fresh(dialect, "Study", true);
    let (ns, _) = sign_in(&mut desk);
    let _ = desk.events();
    (desk, ns)
}

/// The handle of a presence line in this dialect.
fn handle(dialect: Dialect, address: &str) -> String {
    if dialect.network_id_before_handle() {
        format!("1:{address}")
    } else if dialect.network_id_in_presence() {
        format!("{address} 1")
    } else {
        address.to_owned()
    }
}

/// The server tells where the account is signed in.
pub fn tell_places(desk: &mut Desk, ns: LinkId, dialect: Dialect, places: &[(&str, &str)]) {
    let mut xml = String::from("<Data><PSM></PSM><CurrentMedia></CurrentMedia>");
    for (id, _) in places {
        xml.push_str(&format!(
            "<EndpointData id=\"{id}\"><Capabilities>32:0</Capabilities></EndpointData>"
        ));
    }
    for (id, name) in places {
        xml.push_str(&format!(
            "<PrivateEndpointData id=\"{id}\"><EpName>{name}</EpName><ClientType>1</ClientType>\
             <State>NLN</State></PrivateEndpointData>"
        ));
    }
    xml.push_str("</Data>");
    desk.say_with(ns, &format!("UBX {}", handle(dialect, ALICE)), &xml);
}

pub fn at_two_places(dialect: Dialect) -> (Desk, LinkId) {
    let (mut desk, ns) = online(dialect);
    tell_places(
        &mut desk,
        ns,
        dialect,
        &[(HERE, "Study"), (LAPTOP, "Laptop")],
    );
    let _ = desk.events();
    (desk, ns)
}

pub fn said(desk: &mut Desk, link: LinkId) -> Vec<String> {
    desk.frames(link).iter().map(told).collect()
}

const WITH_PLACES: [Dialect; 3] = [Dialect::Msnp16, Dialect::Msnp17, Dialect::Msnp18];
const WITHOUT_PLACES: [Dialect; 3] = [Dialect::Msnp13, Dialect::Msnp14, Dialect::Msnp15];

/// What the client can do from MSNP16 on: P2P of the second version, nudges, emoticons.
const MORE: u32 = 0x0800_0420;

/// What the client can do: its version of MSNC, joining chunks, both sorts of drawings.
fn flags(dialect: Dialect) -> u32 {
    dialect.msnc() << 28 | 0x2c
}

#[test]
fn at_sign_in_the_lists_come_before_the_status() {
    for dialect in WITHOUT_PLACES {
        let (_, lines) = sign_in(&mut fresh(dialect, "Study", true));
        let commands: Vec<&str> = lines.iter().map(|line| &line[..3]).collect();
        assert_eq!(commands, ["BLP", "ADL", "PRP", "CHG"], "{dialect}");
        let flags = flags(dialect);
        assert_eq!(lines[3], format!("CHG 8 NLN {flags} 0"), "{dialect}");
    }
}

#[test]
fn at_sign_in_a_place_is_told_before_the_status() {
    for dialect in WITH_PLACES {
        let (_, lines) = sign_in(&mut fresh(dialect, "Study & co", true));
        let commands: Vec<&str> = lines.iter().map(|line| &line[..3]).collect();
        assert_eq!(
            commands,
            ["BLP", "ADL", "PRP", "UUX", "UUX", "CHG"],
            "{dialect}"
        );
        assert!(
            lines[3].ends_with(&format!(
                "<EndpointData><Capabilities>{}:{MORE}</Capabilities></EndpointData>",
                flags(dialect)
            )),
            "{}",
            lines[3]
        );
        assert!(
            lines[4].ends_with(
                "<PrivateEndpointData><EpName>Study &amp; co</EpName><Idle>false</Idle>\
                 <ClientType>1</ClientType><State>NLN</State></PrivateEndpointData>"
            ),
            "{}",
            lines[4]
        );
        let flags = flags(dialect);
        assert_eq!(lines[5], format!("CHG 10 NLN {flags}:{MORE} 0"));
    }
}

#[test]
fn a_status_is_told_to_the_other_places_too() {
    let (mut desk, ns) = online(Dialect::Msnp18);
    desk.seconds(3);
    desk.command(Command::SetStatus {
        status: Status::Idle,
    });
    let lines = said(&mut desk, ns);
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines[0].contains("<Idle>true</Idle>") && lines[0].contains("<State>IDL</State>"));
    assert!(lines[1].starts_with("CHG") && lines[1].contains(" IDL "));
}

#[test]
fn the_places_of_the_account_are_told_with_their_names() {
    for dialect in WITH_PLACES {
        let (mut desk, ns) = online(dialect);
        tell_places(
            &mut desk,
            ns,
            dialect,
            &[(HERE, "Study"), (LAPTOP, "Laptop")],
        );
        let place = |id: &str, name: &str, this| Place {
            id: EndpointId::new(id),
            name: name.to_owned(),
            this,
            idle: false,
            capabilities: 32,
        };
        let endpoints = vec![place(HERE, "Study", true), place(LAPTOP, "Laptop", false)];
        assert_eq!(
            desk.events(),
            [Event::Endpoints {
                endpoints: endpoints.clone()
            }],
            "{dialect}"
        );
        // The same once more is no news.
        tell_places(
            &mut desk,
            ns,
            dialect,
            &[(HERE, "Study"), (LAPTOP, "Laptop")],
        );
        assert_eq!(desk.events(), []);
        assert_eq!(desk.client.snapshot().me.places, endpoints);
        // Signed out, there is none.
        desk.command(Command::SignOut);
        let gone = Event::Endpoints { endpoints: vec![] };
        assert!(desk.events().contains(&gone));
    }
}

#[test]
fn another_place_is_signed_out_by_a_notice() {
    let (mut desk, ns) = at_two_places(Dialect::Msnp16);
    let endpoint = EndpointId::new(&LAPTOP.to_uppercase());
    desk.command(Command::SignOutEndpoint { endpoint });
    let lines = said(&mut desk, ns);
    assert_eq!(
        lines,
        [format!("UUN 11 {ALICE};{LAPTOP} 4 14 goawyplzthxbye")]
    );
    desk.say(ns, &["UUN 11 OK"]);
    assert_eq!(desk.errors(), []);
    desk.command(Command::SignOutElsewhere);
    assert_eq!(said(&mut desk, ns).len(), 1);
    // It is gone already.
    desk.say(ns, &["217 12"]);
    assert_eq!(desk.errors(), []);
    let endpoint = EndpointId::new("{nobody}");
    desk.command(Command::SignOutEndpoint { endpoint });
    let told = ("not_found".to_owned(), "sign_out_endpoint".to_owned());
    assert_eq!(desk.errors(), [told]);
    assert_eq!(said(&mut desk, ns), [""; 0]);
}

#[test]
fn before_msnp16_there_is_one_place() {
    let (mut desk, _) = online(Dialect::Msnp15);
    for command in [
        Command::SignOutElsewhere,
        Command::SetEndpointName {
            name: "Study".to_owned(),
        },
    ] {
        let name = command.name().to_owned();
        desk.command(command);
        assert_eq!(desk.errors(), [("not_in_dialect".to_owned(), name)]);
    }
}

#[test]
fn who_wants_one_place_only_signs_the_others_out_once() {
    let mut desk = fresh(Dialect::Msnp18, "Study", false);
    let (ns, _) = sign_in(&mut desk);
    for _ in 0..2 {
        tell_places(
            &mut desk,
            ns,
            Dialect::Msnp18,
            &[(HERE, "Study"), (LAPTOP, "L")],
        );
    }
    let lines = said(&mut desk, ns);
    assert_eq!(
        lines,
        [format!("UUN 11 {ALICE};{LAPTOP} 4 14 goawyplzthxbye")]
    );
}

#[test]
fn a_place_gets_another_name() {
    let (mut desk, ns) = online(Dialect::Msnp18);
    desk.command(Command::SetEndpointName {
        name: "Attic".to_owned(),
    });
    let lines = settle(&mut desk, ns);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("<EpName>Attic</EpName>"));
    let name = desk.client.snapshot().me.places[0].name.clone();
    assert_eq!(name, "Attic");
    desk.command(Command::SetEndpointName {
        name: "x".repeat(101),
    });
    assert_eq!(desk.errors()[0].0, "too_long");
}

#[test]
fn signed_out_from_another_place_is_for_good() {
    for (dialect, line) in [
        (Dialect::Msnp16, format!("UBN {ALICE};{LAPTOP} 4")),
        (Dialect::Msnp18, format!("UBN {ALICE} 4")),
    ] {
        let (mut desk, ns) = at_two_places(dialect);
        desk.say_with(ns, &line, "goawyplzthxbye");
        assert_eq!(said(&mut desk, ns), ["OUT"]);
        let events = desk.events();
        assert!(events.contains(&Event::SignedOut {
            reason: SignOutReason::Elsewhere
        }));
        assert_eq!(desk.state(), LinkState::Disconnected);
        desk.seconds(600);
        assert!(desk.opening.is_empty());
    }
}

#[test]
fn nobody_else_signs_us_out() {
    let (mut desk, ns) = at_two_places(Dialect::Msnp16);
    desk.say_with(ns, &format!("UBN {BOB};{LAPTOP} 4"), "gtfo");
    desk.say_with(ns, &format!("UBN {ALICE};{LAPTOP} 7"), "?");
    assert_eq!(desk.state(), LinkState::Online);
}

#[test]
fn what_another_place_changes_holds_here_but_nobody_is_their_own_contact() {
    let (mut desk, ns) = at_two_places(Dialect::Msnp18);
    desk.say(ns, &[&format!("NLN BSY 1:{ALICE} Alice%20B 32:0 0")]);
    let me = desk.client.snapshot().me;
    assert_eq!(
        (me.status, me.display_name.as_str()),
        (Status::Busy, "Alice B")
    );
    // That nobody is at the other place says nothing of this one.
    desk.say(ns, &[&format!("NLN IDL 1:{ALICE} Alice%20B 32:0 0")]);
    assert_eq!(desk.client.snapshot().me.status, Status::Busy);
    desk.say_with(
        ns,
        &format!("UBX 1:{ALICE}"),
        "<Data><PSM>At the lake</PSM></Data>",
    );
    let snapshot = desk.client.snapshot();
    assert_eq!(snapshot.me.personal_message, "At the lake");
    assert_eq!(snapshot.contacts.len(), 1);
    let told_as_contact = desk
        .events()
        .iter()
        .any(|event| matches!(event, Event::Presence { email, .. } if email.as_str() == ALICE));
    assert!(!told_as_contact);
}

#[test]
fn what_is_being_told_here_counts_more_than_what_another_place_told() {
    let (mut desk, ns) = at_two_places(Dialect::Msnp18);
    desk.seconds(3);
    desk.command(Command::SetStatus {
        status: Status::Away,
    });
    desk.command(Command::SetPersonalMessage {
        text: "Here".to_owned(),
    });
    desk.say(ns, &[&format!("NLN BSY 1:{ALICE} Alice 32:0 0")]);
    desk.say_with(
        ns,
        &format!("UBX 1:{ALICE}"),
        "<Data><PSM>There</PSM></Data>",
    );
    let _ = settle(&mut desk, ns);
    let me = desk.client.snapshot().me;
    assert_eq!(
        (me.status, me.personal_message.as_str()),
        (Status::Away, "Here")
    );
}

#[test]
fn presence_of_contacts_is_read_in_every_layout() {
    for dialect in WITHOUT_PLACES.into_iter().chain(WITH_PLACES) {
        let (mut desk, ns) = online(dialect);
        let who = handle(dialect, BOB);
        let caps = if dialect.caps_are_pairs() {
            "2789003324:48"
        } else {
            "2789003324"
        };
        desk.say(ns, &[&format!("NLN BSY {who} Bob%20B {caps} 0")]);
        desk.say_with(
            ns,
            &format!("UBX {who}"),
            "<Data><PSM>on the &#x26; phone</PSM><CurrentMedia></CurrentMedia></Data>",
        );
        let bob = &desk.client.snapshot().contacts[0];
        assert_eq!(
            (bob.presence.status, bob.display_name.as_str()),
            (Status::Busy, "Bob B")
        );
        assert_eq!(bob.presence.capabilities as u32, 2_789_003_324, "{dialect}");
        assert_eq!(bob.personal_message, "on the & phone");
        let gone = if dialect.caps_are_pairs() { " 0:0" } else { "" };
        desk.say(ns, &[&format!("FLN {who}{gone}")]);
        assert_eq!(
            desk.client.snapshot().contacts[0].presence.status,
            Status::Offline
        );
    }
}

#[test]
fn a_contact_can_do_what_their_best_place_can() {
    let (mut desk, ns) = online(Dialect::Msnp18);
    desk.say(ns, &[&format!("NLN NLN 1:{BOB} Bob 0:0 0")]);
    desk.say_with(
        ns,
        &format!("UBX 1:{BOB}"),
        "<Data><EndpointData id=\"{a}\"><Capabilities>1073741824:0</Capabilities></EndpointData>\
         <EndpointData id=\"{b}\"><Capabilities>2684354592:48</Capabilities></EndpointData></Data>",
    );
    let bob = &desk.client.snapshot().contacts[0];
    assert_eq!(bob.presence.capabilities, 48 << 32 | 2_684_354_592);
}

#[test]
fn what_happens_in_circles_is_no_presence_of_a_contact() {
    let (mut desk, ns) = online(Dialect::Msnp18);
    let via = format!("1:{BOB};via=9:00000000-0000-0000-0009-0123456789ab@live.com");
    desk.say(ns, &[&format!("NLN BSY {via} Bobby 0:0 0")]);
    desk.say_with(
        ns,
        &format!("UBX {via}"),
        "<Data><PSM>in a circle</PSM></Data>",
    );
    desk.say_with(ns, "NFY PUT", "Routing: 1.0\r\n\r\n");
    desk.say_with(ns, "SDG 0", "Routing: 1.0\r\n\r\n");
    let bob = &desk.client.snapshot().contacts[0];
    assert_eq!(
        (bob.presence.status, bob.personal_message.as_str()),
        (Status::Offline, "")
    );
    assert_eq!(desk.state(), LinkState::Online);
}

// --- switchboards ---------------------------------------------------------------------------------------------------

/// The notification server grants a switchboard; the client enters it and says who it is.
pub fn grant(desk: &mut Desk, ns: LinkId) -> LinkId {
    let lines = desk.lines(ns);
    let trid = Desk::trid(&lines, "XFR");
    let words = "U messenger.msn.com 1";
    desk.say(
        ns,
        &[&format!(
            "XFR {trid} SB 192.0.2.10:1863 CKI 123.456 {words}"
        )],
    );
    let sb = desk.open();
    let machine = HERE.to_owned();
    assert_eq!(desk.lines(sb), [format!("USR 1 {ALICE};{machine} 123.456")]);
    desk.say(sb, &[&format!("USR 1 OK {ALICE};{machine} Alice")]);
    sb
}

pub fn participants(desk: &Desk, id: &str) -> Vec<String> {
    let id = ConversationId::new(id);
    desk.client
        .snapshot()
        .conversations
        .iter()
        .find(|conversation| conversation.id == id)
        .map_or_else(Vec::new, |found| {
            found.participants.iter().map(ToString::to_string).collect()
        })
}

#[test]
fn people_at_several_places_are_one_participant() {
    let (mut desk, ns) = online(Dialect::Msnp16);
    desk.command(Desk::text(BOB, "hello", "m1"));
    let sb = grant(&mut desk, ns);
    assert_eq!(desk.lines(sb), [format!("CAL 2 {BOB}")]);
    desk.say(
        sb,
        &[
            "CAL 2 RINGING 11752013",
            &format!("JOI {BOB};{{b1}} Bob 32:0"),
            &format!("JOI {BOB};{{B2}} Bob 32:0"),
            &format!("JOI {BOB} Bob 32:0"),
            &format!("JOI {ALICE} Alice 32:0"),
        ],
    );
    assert_eq!(participants(&desk, BOB), [BOB]);
    desk.say(sb, &[&format!("BYE {BOB};{{b2}}")]);
    assert_eq!(participants(&desk, BOB), [BOB]);
    desk.say(
        sb,
        &[
            &format!("BYE {ALICE};{LAPTOP}"),
            &format!("BYE {BOB};{{b1}}"),
        ],
    );
    assert_eq!(participants(&desk, BOB), [""; 0]);
    assert!(desk.closed.contains(&sb));
}
