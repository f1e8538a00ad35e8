//! `msnc/slp-parse.json`.

use msnp::p2p::body::{NonceField, SessionAnswer, SessionClose, SessionRequest, TransportResponse};
use msnp::p2p::slp::{BodyKind, SlpMessage};
use msnp::p2p::{Guid, Peer};
use serde_json::Value;

use super::{entries, load, text, unhex};

const TEXTS: &str = include_str!("../data/msnc/slp-parse.json");

fn guid(value: &Value) -> Option<Guid> {
    value
        .as_str()
        .map(|text| Guid::parse(text).expect("a GUID"))
}

/// `who` and, where the case tells one, `who_guid` of the second form of addresses.
fn assert_party(expect: &Value, keys: [&str; 2], party: &Peer, name: &str) {
    if let Some(account) = expect[keys[0]].as_str() {
        assert_eq!(party.account.as_str(), account, "{name}");
        let place = party.place.as_ref().map(|place| place.as_str());
        assert_eq!(place, expect[keys[1]].as_str(), "{name}");
    }
}

#[test]
fn texts_of_all_kinds_of_programs_are_read() {
    let file = load(TEXTS);
    for case in entries(&file, "cases") {
        let (name, expect) = (text(case, "name"), &case["expect"]);
        let message = SlpMessage::parse(text(case, "text").as_bytes()).expect(name);
        assert_eq!(
            message.code().map(u64::from),
            expect["status"].as_u64(),
            "{name}"
        );
        let method = message.method().map(|method| method.word());
        assert_eq!(method, expect["method"].as_str(), "{name}");
        assert_party(expect, ["to", "to_guid"], &message.to, name);
        assert_party(expect, ["from_", "from_guid"], &message.from, name);
        if let Some(branch) = expect["branch"].as_str() {
            assert_eq!(message.branch, branch, "{name}");
        }
        if let Some(cseq) = expect["cseq"].as_u64() {
            assert_eq!(u64::from(message.cseq), cseq, "{name}");
        }
        if let Some(call) = expect["call_id"].as_str() {
            assert_eq!(message.call_id.as_str(), call, "{name}");
        }
        if expect["content_type"] == "null" {
            assert_eq!(message.content.kind, BodyKind::Null, "{name}");
        }
        if let Some(session) = expect.get("session_id") {
            let read = SessionAnswer::read(&message.content).session_id;
            assert_eq!(read.map(u64::from), session.as_u64(), "{name}");
        }
        if let Some(context) = expect["context_hex"].as_str() {
            let close = SessionClose::read(&message.content);
            assert_eq!(close.context.as_deref(), Some(&*unhex(context)), "{name}");
        }
        if let Some(listening) = expect["listening"].as_bool() {
            assert_addresses(expect, listening, &message, name);
        }
    }
}

fn assert_addresses(expect: &Value, listening: bool, message: &SlpMessage, name: &str) {
    let told = TransportResponse::read(&message.content).expect(name);
    assert!(told.tcp, "{name}");
    assert_eq!(told.listening, listening, "{name}");
    let nonce = match (guid(&expect["nonce"]), guid(&expect["hashed_nonce"])) {
        (Some(nonce), _) => NonceField::Plain(nonce),
        (_, Some(hash)) => NonceField::Hashed(hash),
        (None, None) => NonceField::None,
    };
    assert_eq!(told.nonce, nonce, "{name}");
    for (side, port, addresses) in [
        ("internal", "internal_port", &told.internal),
        ("external", "external_port", &told.external),
    ] {
        let wanted: Vec<String> = entries(expect, side)
            .iter()
            .map(|ip| format!("{}:{}", ip.as_str().expect("a text"), expect[port]))
            .collect();
        let read: Vec<String> = addresses.iter().map(ToString::to_string).collect();
        assert_eq!(read, wanted, "{name}");
    }
}

#[test]
fn texts_of_the_official_shape_are_written_the_same() {
    let file = load(TEXTS);
    let mut written = 0;
    for case in entries(&file, "cases") {
        let (name, wire) = (text(case, "name"), text(case, "text"));
        // These are there to be borne, not to be written.
        if [
            "no NUL, length counts none",
            "LF line ends",
            "lower-case header names",
            "BYE whose start line names the sender (pidgin)",
        ]
        .contains(&name)
        {
            continue;
        }
        let message = SlpMessage::parse(wire.as_bytes()).expect(name);
        let nul = wire.ends_with('\0');
        // The one without a body says that it has none.
        let bytes = message.to_bytes(nul);
        assert_eq!(String::from_utf8_lossy(&bytes), wire, "{name}");
        written += 1;
    }
    assert!(written > 5, "only {written} were written");
}

#[test]
fn what_is_no_request_is_refused() {
    let file = load(TEXTS);
    for case in entries(&file, "must_reject") {
        let message = SlpMessage::parse(text(case, "text").as_bytes());
        // The last one is a text, but its body asks for nothing that could be: it is answered with 500.
        let request = message.and_then(|message| SessionRequest::read(&message.content));
        assert_eq!(request, None, "{}", text(case, "name"));
    }
}
