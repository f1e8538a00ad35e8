//! Tickets, and signing in with them.

use std::time::Duration;

use msnp::dialect::Dialect::{self, Msnp13, Msnp14, Msnp15, Msnp16, Msnp17, Msnp18};
use msnp_server::Behaviour;

use crate::script::{Net, quiet};
use crate::services::{Answer, HOME, proof, rst_body};

/// The dialects with an address book.
pub const LATE: [Dialect; 6] = [Msnp13, Msnp14, Msnp15, Msnp16, Msnp17, Msnp18];

#[test]
fn every_later_dialect_signs_in_with_tickets_and_is_told_who_it_is() {
    for behaviour in [quiet(), Behaviour::escargot()] {
        for dialect in LATE {
            let mut net = Net::new(behaviour.clone());
            let (link, _, heard) = net.log_in_late("Alice", dialect, HOME);
            assert_eq!(heard[..2], ["USR 3 OK alice@example.com 1 0", "SBS 0 null"]);
            let several = u8::from(dialect.has_endpoints());
            assert!(
                heard[2].contains(&format!("\r\nMPOPEnabled: {several}\r\n")),
                "{heard:?}"
            );
            let own: &[&str] = match dialect {
                Msnp16 | Msnp17 => &["UBX alice@example.com 1 0 | "],
                Msnp18 => &["UBX 1:alice@example.com 0 | "],
                _ => &[],
            };
            assert_eq!(heard[3..], *own, "{dialect}");
            assert_eq!(net.ask(link, "SYN 9 0 0"), ["502 9"]);
        }
    }
}

#[test]
fn a_proof_made_with_another_secret_or_nonce_is_refused() {
    let mut net = Net::new(quiet());
    let tickets = net.tickets("Alice", false);
    let others = net.tickets("Bob", false);
    let clear = tickets.of("messengerclear.live.com").to_owned();
    let wrong = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
    let mut attempt = |ticket: &str, secret: &str, change: fn(&str) -> String| {
        let link = net.connect();
        net.say(link, "VER 1 MSNP15 CVR0");
        let asked = net.ask(link, "USR 2 SSO I alice@example.com");
        let nonce = asked[1].rsplit(' ').next().unwrap();
        let blob = proof(secret, &change(nonce));
        let heard = net.ask(link, &format!("USR 3 SSO S {ticket} {blob}"));
        (heard, net.closed.contains(&link))
    };
    let same = |nonce: &str| nonce.to_owned();
    assert_eq!(
        attempt(&clear, wrong, same),
        (vec!["911 3".to_owned()], true)
    );
    let (heard, _) = attempt(&clear, tickets.secret(), |nonce| nonce.to_lowercase());
    assert_eq!(heard, ["911 3"]);
    // The ticket of somebody else, or for something else.
    let (heard, _) = attempt(others.of("messengerclear.live.com"), others.secret(), same);
    assert_eq!(heard, ["911 3"]);
    let (heard, _) = attempt(tickets.of("contacts.msn.com"), tickets.secret(), same);
    assert_eq!(heard, ["911 3"]);
    let (heard, closed) = attempt(&clear, tickets.secret(), same);
    assert!(heard[0].starts_with("USR 3 OK") && !closed, "{heard:?}");
}

#[test]
fn each_service_has_a_ticket_of_its_own_and_the_key_only_where_it_is_asked_for() {
    let mut net = Net::new(quiet());
    for second in [false, true] {
        let path = if second { "/RST2.srf" } else { "/RST.srf" };
        let answer = net.post(
            path,
            "",
            &rst_body("alice@example.com", "secret, 100%", second),
        );
        assert_eq!(answer.status, 200);
        let tokens = answer.all("RequestSecurityTokenResponse");
        assert_eq!(tokens.len(), 6);
        let mut texts: Vec<&str> = tokens
            .iter()
            .filter_map(|token| token.word_at("RequestedSecurityToken/BinarySecurityToken"))
            .collect();
        assert!(
            texts
                .iter()
                .all(|text| text.starts_with("t=") && text.contains("&p="))
        );
        texts.sort_unstable();
        texts.dedup();
        assert_eq!(texts.len(), 5, "all but the one that renews");
        let keyed: Vec<&str> = tokens
            .iter()
            .filter(|token| token.find("BinarySecret").is_some())
            .filter_map(|token| token.find("Address").map(|node| node.word()))
            .collect();
        assert_eq!(keyed, ["http://Passport.NET/tb", "messengerclear.live.com"]);
        let life = if second { "Lifetime" } else { "LifeTime" };
        assert!(
            tokens
                .iter()
                .all(|token| token.children().any(|c| c.name() == life))
        );
    }
}

#[test]
fn wrong_passwords_and_senseless_requests_are_told_apart_in_the_form_of_each_service() {
    let mut net = Net::new(quiet());
    let first = net.post(
        "/RST.srf",
        "",
        &rst_body("alice@example.com", "wrong", false),
    );
    let fault = first
        .xml
        .root()
        .child("Fault")
        .expect("beside the header, without a body");
    assert_eq!(
        fault.word_at("faultcode"),
        Some("wsse:FailedAuthentication")
    );
    let second = net.post("/RST2.srf", "", &rst_body("nobody@example.com", "x", true));
    let fault = second.xml.root().at("Body/Fault").expect("in the body");
    assert_eq!(
        fault.word_at("Code/Subcode/Value"),
        Some("wst:FailedAuthentication")
    );
    assert_eq!(second.text("reqstatus"), "0x80048821");
    assert_ne!(
        second
            .xml
            .root()
            .find("serverInfo")
            .unwrap()
            .attribute("ServerTime"),
        None
    );
    for body in ["", "<a", "<Envelope/>", "<Envelope><Body/></Envelope>"] {
        let answer = net.post("/RST.srf", "", body);
        assert_eq!(answer.text("faultstring"), "Invalid Request", "{body}");
        let answer = net.post("/RST2.srf", "", body);
        assert_eq!(
            answer
                .xml
                .root()
                .at("Body/Fault/Code/Subcode/Value")
                .map(|v| v.word()),
            Some("wst:InvalidRequest")
        );
    }
}

#[test]
fn redirects_clocks_and_single_refusals_are_to_be_had() {
    let mut net = Net::new(Behaviour {
        login_redirects: 1,
        clock_skew: Some(Duration::from_secs(300)),
        refused_services: vec!["storage.msn.com".into()],
        ..quiet()
    });
    let body = rst_body("alice@example.com", "secret, 100%", true);
    let answer = net.post("/RST2.srf", "", &body);
    let place = answer.text("redirectUrl").to_owned();
    let path = place
        .strip_prefix("http://127.0.0.1:8080")
        .expect("this server");
    let answer = net.post(path, "", &body);
    let tokens = answer.all("RequestSecurityTokenResponse");
    assert_eq!(tokens.len(), 6);
    let refused: Vec<_> = tokens
        .iter()
        .filter(|t| t.find("Fault").is_some())
        .collect();
    assert_eq!(refused.len(), 1);
    net.pass(Duration::from_secs(301));
    let answer = net.post(path, "", &body);
    assert_eq!(answer.text("Value"), "S:Sender");
    assert!(answer.all("RequestSecurityTokenResponse").is_empty());
    assert_eq!(
        answer
            .xml
            .root()
            .find("serverInfo")
            .unwrap()
            .attribute("ServerTime"),
        Some("2005-04-24T02:02:45Z")
    );
}

#[test]
fn tickets_end_and_are_good_for_their_service_only() {
    let mut net = Net::new(quiet());
    let tickets = net.tickets("Alice", false);
    let ask = |net: &mut Net| net.book(&tickets, "FindMembership", "");
    assert_eq!(ask(&mut net).status, 200);
    net.pass(Duration::from_secs(8 * 3600));
    let fault = ask(&mut net).fault();
    assert_eq!(fault, (500, "BadContextToken".to_owned()));

    // Where tickets live with their session, they end with it.
    let mut net = Net::new(Behaviour::escargot());
    let (link, tickets, _) = net.log_in_late("Alice", Msnp18, HOME);
    assert_eq!(net.book(&tickets, "FindMembership", "<x/>").status, 200);
    net.say(link, "OUT");
    let ticket = tickets.of("contacts.msn.com").replace('&', "&amp;");
    let body = format!(
        "<Envelope><Header><ABAuthHeader><TicketToken>{ticket}</TicketToken></ABAuthHeader></Header><Body><FindMembership/></Body></Envelope>"
    );
    let request = msnp_server::WebRequest::post("/abservice/SharingService.asmx", body);
    assert_eq!(net.world.web(&request, net.now).status, 403);
}

#[test]
fn the_requests_of_the_vectors_bring_tickets() {
    let mut net = Net::new(quiet());
    for (path, body) in [
        (
            "/RST.srf",
            include_str!("../data/vectors/auth/rst-multi.request.xml"),
        ),
        (
            "/RST2.srf",
            include_str!("../data/vectors/auth/rst2-multi.request.xml"),
        ),
    ] {
        let body = body.replace("example-password", "secret, 100%");
        let answer: Answer = net.post(path, "", &body);
        let asked = body.matches("<wsa:Address>").count();
        assert_eq!(
            answer.all("RequestSecurityTokenResponse").len(),
            asked,
            "{path}"
        );
        assert!(!answer.text("BinarySecurityToken").is_empty());
    }
    // There is no renewing without a password.
    let renewal = include_str!("../data/vectors/auth/rst-renew.request.xml");
    let answer = net.post("/RST.srf", "", renewal);
    assert_eq!(answer.text("faultstring"), "Invalid Request");
}
