//! `md5_login.json`, `chl_old.json`, `chl_new.json` and `twn.json`: signing in by MD5, challenges and Tweener.

use bytes::Bytes;
use msnp::auth::{
    LoginAnswer, Secret, answer_challenge, authorization, hash_answer, md5_answer, md5_proof,
    nexus_login_url, read_authorization, read_login_answer,
};
use msnp::command::{ClientCommand, Private};
use msnp::dialect::Dialect;
use msnp::io::HttpReply;
use serde_json::Value;

use super::{entries, load, text};

const LOGIN: &str = include_str!("../data/md5_login.json");
const OLD: &str = include_str!("../data/chl_old.json");
const NEW: &str = include_str!("../data/chl_new.json");
const TWEENER: &str = include_str!("../data/twn.json");

fn for_each_case(file: &str, mut check: impl FnMut(&str, &str, &str, &str)) {
    let file = load(file);
    for product in entries(&file, "products") {
        for case in entries(product, "cases") {
            check(
                text(product, "product_id"),
                text(product, "product_key"),
                case[0].as_str().expect("a challenge"),
                case[1].as_str().expect("an answer"),
            );
        }
    }
}

#[test]
fn salts_of_msnp2_to_7_are_answered() {
    let file = load(LOGIN);
    for case in entries(&file, "cases") {
        let password = Secret::from(text(case, "password"));
        let proof = md5_proof(text(case, "challenge"), &password);
        assert_eq!(proof.expose(), text(case, "response"), "{case}");
        let command = ClientCommand::UsrProve {
            trid: 5,
            package: "MD5",
            proof: Private(proof.expose()),
            blob: None,
            machine: None,
        };
        let line = format!("{}\r\n", text(case, "client_line"));
        for dialect in Dialect::ALL.iter().filter(|d| d.has_inf()) {
            assert_eq!(command.to_bytes(*dialect), line.as_bytes());
        }
    }
}

#[test]
fn challenges_of_msnp6_to_10_are_answered() {
    for_each_case(OLD, |_, key, challenge, answer| {
        assert_eq!(md5_answer(challenge, key), answer);
    });
}

#[test]
fn challenges_of_msnp11_are_answered() {
    for_each_case(NEW, |id, key, challenge, answer| {
        assert_eq!(hash_answer(challenge, id, key), answer, "{id} {challenge}");
    });
    let file = load(NEW);
    let example = &file["worked_example"];
    let answer = hash_answer(
        text(example, "challenge"),
        text(example, "product_id"),
        text(example, "product_key"),
    );
    assert_eq!(answer, text(example, "response"));
}

#[test]
fn every_dialect_answers_with_a_product_of_the_reference() {
    let mut known = Vec::new();
    for file in [OLD, NEW] {
        for_each_case(file, |id, key, _, _| {
            known.push((id.to_owned(), key.to_owned()))
        });
    }
    for dialect in Dialect::ALL {
        let product = dialect.product();
        assert!(
            known.contains(&(product.id.into(), product.key.into())),
            "{dialect}"
        );
        let answer = answer_challenge(*dialect, "15570131571988941333");
        assert_eq!(answer.is_some(), *dialect >= Dialect::Msnp6);
    }
}

#[test]
fn the_authorization_header_is_that_of_the_reference() {
    let file = load(TWEENER);
    for case in entries(&file, "authorization_headers") {
        let (email, password) = (text(case, "email"), Secret::from(text(case, "password")));
        let header = authorization(email, &password, text(case, "usr_s_params"));
        assert_eq!(header.expose(), text(case, "authorization"));
        let read = read_authorization(header.expose());
        assert_eq!(read, Some((email.to_owned(), password)));
    }
}

fn header(line: &str) -> (String, String) {
    let (name, value) = line.split_once(": ").expect("a header");
    (name.to_owned(), value.to_owned())
}

fn reply(status: u16, lines: &[&str]) -> HttpReply {
    HttpReply {
        status,
        headers: lines.iter().map(|line| header(line)).collect(),
        body: Bytes::new(),
    }
}

#[test]
fn the_nexus_tells_the_login_address() {
    let file = load(TWEENER);
    for case in entries(&file, "nexus") {
        let reply = reply(200, &[text(case, "header")]);
        assert_eq!(
            nexus_login_url(&reply).as_deref(),
            case["login_url"].as_str()
        );
    }
}

fn headers(case: &Value) -> Vec<&str> {
    match (case["header"].as_str(), case["headers"].as_array()) {
        (Some(line), _) => vec![line],
        (None, Some(lines)) => lines.iter().filter_map(Value::as_str).collect(),
        (None, None) => Vec::new(),
    }
}

#[test]
fn answers_of_the_login_server_are_told_apart() {
    let file = load(TWEENER);
    for case in entries(&file, "responses") {
        let status = u16::try_from(case["status"].as_u64().expect("a status")).expect("small");
        let answer = read_login_answer(&reply(status, &headers(case)));
        let owned = |key: &str| case[key].as_str().map(str::to_owned);
        let expected = match text(case, "result") {
            "ticket" => LoginAnswer::Ticket(text(case, "ticket").into()),
            "redirect" => LoginAnswer::Redirect(text(case, "url").into()),
            "bad_credentials" => LoginAnswer::BadCredentials {
                text: owned("text"),
            },
            "unavailable" => LoginAnswer::Unavailable,
            other => panic!("unknown result {other}"),
        };
        assert_eq!(answer, expected, "{case}");
        if let (LoginAnswer::Ticket(ticket), Some(next)) = (answer, case["next"].as_str()) {
            let command = ClientCommand::UsrProve {
                trid: 6,
                package: "TWN",
                proof: Private(ticket.expose()),
                blob: None,
                machine: None,
            };
            assert_eq!(command.to_bytes(Dialect::Msnp12), next.as_bytes());
        }
    }
}
