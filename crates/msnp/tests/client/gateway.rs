//! The way to the server: its own port, and the HTTP gateway.

use bytes::Bytes;
use msnp::api::{Command, Event, LinkState, Status, Way};
use msnp::client::Config;
use msnp::dialect::Dialect;
use msnp::gateway::GatewayUse;
use msnp::io::{CloseReason, HttpError, HttpReply, HttpRequest, Input};

use crate::abch::Abch;
use crate::desk::{ALICE, BOB, Desk, config};

const GATEWAY: &str = "http://gw.example.com/gateway/gateway.dll";

/// A client that may go through a gateway.
fn allowed() -> Config {
    let mut config = config(&[Dialect::Msnp12]);
    config.services.gateway = Some(GATEWAY.to_owned());
    config.allow_plain = true;
    config
}

fn desk(config: Config) -> Desk {
    Desk::with(config, Dialect::Msnp12)
}

fn sign_in(desk: &mut Desk) {
    let status = Status::Online;
    desk.command(Command::SignIn { status });
}

/// The server's own port refuses the connection.
fn refuse(desk: &mut Desk) {
    let (link, _) = desk.opening.pop_front().expect("the port is tried");
    desk.close(link, CloseReason::Refused);
}

/// Takes the request to the gateway whose query begins so.
fn asked(desk: &mut Desk, query: &str) -> HttpRequest {
    let start = format!("{GATEWAY}?{query}");
    let at = desk
        .requests
        .iter()
        .position(|one| one.url.starts_with(&start));
    let at = at.unwrap_or_else(|| panic!("no {query} in {:?}", desk.requests));
    desk.requests.remove(at).expect("found above")
}

/// The gateway answers with these lines; gives what it was asked.
fn answer(desk: &mut Desk, query: &str, lines: &str) -> String {
    let request = asked(desk, query);
    let reply = HttpReply {
        status: 200,
        headers: vec![("X-MSN-Messenger".into(), "SessionID=1.2; GW-IP=gw".into())],
        body: Bytes::from(lines.to_owned()),
    };
    let (id, result) = (request.id, Ok(reply));
    desk.feed(Input::Reply { id, result });
    String::from_utf8(request.body.to_vec()).expect("text")
}

fn fail(desk: &mut Desk, query: &str) {
    let id = asked(desk, query).id;
    let result = Err(HttpError::Link(CloseReason::Refused));
    desk.feed(Input::Reply { id, result });
}

/// The rest of a sign-in through the gateway, from its first request on.
fn finish(desk: &mut Desk) {
    let open = "Action=open&Server=NS&IP=ns.example.com";
    assert_eq!(
        answer(desk, open, "VER 1 MSNP12\r\n"),
        "VER 1 MSNP12 CVR0\r\n"
    );
    let said = answer(
        desk,
        "SessionID=",
        "CVR 2 1.0 1.0 1.0 x y\r\nUSR 3 TWN S lc=1033\r\n",
    );
    assert!(
        said.starts_with("CVR 2 ") && said.contains("\r\nUSR 3 TWN I "),
        "{said}"
    );
    desk.give_ticket();
    let proved = format!("USR 4 OK {ALICE} 1 0\r\n");
    assert!(answer(desk, "SessionID=", &proved).starts_with("USR 4 TWN S "));
    // Cut in the middle of a line, as gateways do.
    answer(
        desk,
        "SessionID=",
        "SYN 5 2005-04-23T18:57:44.8130000-07:00 2005-04-23T18:57:54.2070000-07:00 1 0\r\nGT",
    );
    desk.seconds(1);
    answer(
        desk,
        "Action=poll",
        "C A\r\nBLP AL\r\nPRP MFN Alice\r\nLST N=bob@example.net F=Bob C=b 3 1\r\n",
    );
    answer(desk, "SessionID=", "CHG 6 NLN 32\r\n");
    assert_eq!(desk.state(), LinkState::Online);
}

fn told_ways(desk: &mut Desk) -> Vec<(Way, bool)> {
    let events = desk.events().into_iter();
    let ways = events.filter_map(|event| match event {
        Event::Connection { way, encrypted } => Some((way, encrypted)),
        _ => None,
    });
    ways.collect()
}

#[test]
fn a_server_whose_port_is_closed_is_reached_through_the_gateway() {
    let mut desk = desk(allowed());
    sign_in(&mut desk);
    refuse(&mut desk);
    finish(&mut desk);
    assert_eq!(told_ways(&mut desk), [(Way::Gateway, false)]);
    let connection = desk.client.snapshot().connection.expect("known");
    assert_eq!(connection.way, Way::Gateway);
    assert!(desk.opening.is_empty());
}

#[test]
fn people_talk_through_the_gateway() {
    let mut desk = desk(allowed());
    sign_in(&mut desk);
    refuse(&mut desk);
    finish(&mut desk);
    // The status that was told is acknowledged, and what goes along with it.
    while desk
        .requests
        .iter()
        .any(|one| one.url.contains("?SessionID"))
    {
        answer(&mut desk, "SessionID=", "");
    }
    desk.command(Desk::text(BOB, "hello", "m1"));
    let asked = answer(&mut desk, "SessionID=", "");
    let trid = asked.split(' ').nth(1).expect("a number");
    desk.seconds(1);
    let door = format!("XFR {trid} SB 192.0.2.20:1863 CKI 1.2\r\n");
    answer(&mut desk, "Action=poll", &door);
    let entered = answer(
        &mut desk,
        "Action=open&Server=SB&IP=192.0.2.20",
        &format!("USR 1 OK {ALICE} Alice\r\n"),
    );
    assert_eq!(entered, format!("USR 1 {ALICE} 1.2\r\n"));
    let called = answer(
        &mut desk,
        "SessionID=",
        &format!("CAL 2 RINGING 1\r\nJOI {BOB} Bob\r\n"),
    );
    assert_eq!(called, format!("CAL 2 {BOB}\r\n"));
    let said = answer(&mut desk, "SessionID=", "");
    assert!(said.ends_with("hello"), "{said}");
}

/// MSNP14 and later tell which switchboards can be connected to.
#[test]
fn a_switchboard_that_only_the_gateway_leads_to_is_entered_through_it() {
    let mut config = crate::book::config(Dialect::Msnp14);
    config.services.gateway = Some(GATEWAY.to_owned());
    config.allow_plain = true;
    let mut desk = Desk::with(config, Dialect::Msnp14);
    let mut abch = Abch::new();
    abch.contact(BOB, "Bob", &[]);
    let ns = crate::book::prove(&mut desk);
    crate::book::serve(&mut desk, &mut abch);
    let _ = crate::book::settle(&mut desk, ns);
    assert_eq!(desk.state(), LinkState::Online);

    let rings = format!("192.0.2.20:1863 CKI 1.2 {BOB} Bob U messenger.msn.com");
    desk.say(ns, &[&format!("RNG 11 {rings} 1")]);
    assert_eq!(desk.opening.len(), 1, "the port is open");
    desk.opening.clear();
    desk.say(ns, &[&format!("RNG 12 {rings} 0")]);
    assert!(desk.opening.is_empty(), "the port is closed");
    let entered = answer(&mut desk, "Action=open&Server=SB&IP=192.0.2.20", "");
    assert_eq!(entered, format!("ANS 1 {ALICE} 1.2 12\r\n"));

    desk.command(Desk::text("carol@example.net", "hello", "m1"));
    let trid = Desk::trid(&desk.lines(ns), "XFR");
    let door = format!("XFR {trid} SB 192.0.2.30:1863 CKI 1.3 U messenger.msn.com 0");
    desk.say(ns, &[&door]);
    assert!(desk.opening.is_empty());
    let entered = answer(&mut desk, "Action=open&Server=SB&IP=192.0.2.30", "");
    assert_eq!(entered, format!("USR 1 {ALICE} 1.3\r\n"));
}

#[test]
fn signing_out_is_said_through_the_gateway_and_then_nothing_more() {
    let mut desk = desk(allowed());
    sign_in(&mut desk);
    refuse(&mut desk);
    finish(&mut desk);
    while desk
        .requests
        .iter()
        .any(|one| one.url.contains("?SessionID"))
    {
        answer(&mut desk, "SessionID=", "");
    }
    desk.command(Command::SignOut);
    assert_eq!(answer(&mut desk, "SessionID=", ""), "OUT\r\n");
    desk.seconds(600);
    assert!(desk.requests.is_empty(), "{:?}", desk.requests);
}

#[test]
fn when_neither_way_leads_there_the_reason_is_that_of_the_port() {
    let mut desk = desk(allowed());
    sign_in(&mut desk);
    let (link, _) = desk.opening.pop_front().expect("the port is tried");
    desk.close(link, CloseReason::TimedOut);
    fail(&mut desk, "Action=open");
    assert_eq!(
        desk.errors(),
        [("timed_out".to_owned(), "sign_in".to_owned())]
    );
    sign_in(&mut desk);
    assert_eq!(desk.opening.len(), 1, "the port is tried first again");
    assert!(desk.requests.is_empty());
}

#[test]
fn the_gateway_that_was_needed_is_used_first_until_there_is_another_network() {
    let mut desk = desk(allowed());
    sign_in(&mut desk);
    refuse(&mut desk);
    finish(&mut desk);
    while desk
        .requests
        .iter()
        .any(|one| one.url.contains("?SessionID"))
    {
        answer(&mut desk, "SessionID=", "");
    }
    let lose = |desk: &mut Desk| {
        while !desk
            .requests
            .iter()
            .any(|one| one.url.contains("Action=poll"))
        {
            desk.seconds(1);
        }
        let id = asked(desk, "Action=poll").id;
        let result = Err(HttpError::Cut);
        desk.feed(Input::Reply { id, result });
        assert_eq!(desk.state(), LinkState::Reconnecting);
    };
    lose(&mut desk);
    desk.seconds(2);
    assert!(desk.opening.is_empty());
    finish(&mut desk);
    while desk
        .requests
        .iter()
        .any(|one| one.url.contains("?SessionID"))
    {
        answer(&mut desk, "SessionID=", "");
    }
    lose(&mut desk);
    desk.feed(Input::Network { up: true });
    assert_eq!(desk.opening.len(), 1);
}

#[test]
fn the_gateway_is_not_used_where_that_is_not_allowed() {
    let plain = Config {
        allow_plain: false,
        ..allowed()
    };
    let never = Config {
        gateway: GatewayUse::Never,
        ..allowed()
    };
    let none = config(&[Dialect::Msnp12]);
    for config in [plain, never, none] {
        let mut desk = desk(config);
        sign_in(&mut desk);
        refuse(&mut desk);
        assert_eq!(
            desk.errors(),
            [("refused".to_owned(), "sign_in".to_owned())]
        );
        assert!(desk.requests.is_empty());
    }
}

#[test]
fn a_certificate_that_is_not_trusted_is_no_reason_for_the_gateway() {
    for reason in [CloseReason::Certificate, CloseReason::ProxyAuth] {
        let mut desk = desk(allowed());
        sign_in(&mut desk);
        let (link, _) = desk.opening.pop_front().expect("the port is tried");
        desk.close(link, reason);
        assert!(desk.requests.is_empty());
        assert_eq!(desk.state(), LinkState::Disconnected);
    }
}

#[test]
fn a_wrong_password_is_not_tried_through_the_gateway() {
    let mut desk = desk(allowed());
    let link = {
        sign_in(&mut desk);
        desk.open()
    };
    desk.say(link, &["VER 1 MSNP12"]);
    desk.say(link, &["911 3"]);
    assert_eq!(
        desk.errors(),
        [("wrong_password".to_owned(), "sign_in".to_owned())]
    );
    assert!(desk.requests.is_empty());
}

#[test]
fn who_always_wants_the_gateway_never_knocks_at_the_port() {
    let always = |url: &str, allow_plain| Config {
        gateway: GatewayUse::Always,
        allow_plain,
        services: msnp::client::Services {
            gateway: Some(url.to_owned()),
            ..allowed().services
        },
        ..allowed()
    };
    let mut desk = desk(always(GATEWAY, true));
    sign_in(&mut desk);
    finish(&mut desk);
    assert!(desk.opening.is_empty());
    // Where the profile does not allow the only one there is, that is told.
    let mut desk = self::desk(always(GATEWAY, false));
    sign_in(&mut desk);
    assert_eq!(
        desk.errors(),
        [("gateway".to_owned(), "sign_in".to_owned())]
    );
    let mut desk = self::desk(always("https://gw.example.com/g", false));
    sign_in(&mut desk);
    assert!(
        desk.requests
            .iter()
            .any(|one| one.url.starts_with("https://gw.example.com/g?"))
    );
}
