//! The proofs of the later dialects, up to `USR … S`.

use std::time::{Instant, SystemTime};

use bytes::Bytes;

use super::super::{Credentials, Desk, Model, Services, Session, Signal};
use crate::api::{Address, Status};
use crate::dialect::{Dialect, Quirks};
use crate::effects::Effects;
use crate::io::{Endpoint, HttpReply, Method, Now, Output, RequestId};
use crate::roster::Me;

const ANSWER: &str = include_str!("../../../tests/data/auth/rst-multi.response.xml");
const NONCE: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4v";

struct Bench {
    fx: Effects,
    model: Model,
    now: Now,
    session: Session,
    sent: String,
    asked: Vec<(RequestId, String)>,
}

impl Bench {
    fn new(dialect: Dialect, services: Services) -> Self {
        let now = Now {
            mono: Instant::now(),
            wall: SystemTime::UNIX_EPOCH,
        };
        let mut fx = Effects::new(1, now);
        let mut model = Model::new(Me::new(Address::new("alice@example.com")));
        let credentials = Credentials {
            email: "alice@example.com".to_owned(),
            password: "secret".into(),
            services,
            offered: vec![dialect],
            quirks: Quirks::default(),
            place: String::new(),
            several_places: true,
        };
        let mut desk = Desk {
            fx: &mut fx,
            model: &mut model,
            now,
        };
        let endpoint = Endpoint::parse("192.0.2.1").expect("an address");
        let session = Session::open(endpoint, credentials, (Status::Online, false), &mut desk);
        let mut bench = Self {
            fx,
            model,
            now,
            session,
            sent: String::new(),
            asked: Vec::new(),
        };
        bench.act(Session::connected);
        bench.say(&format!("VER 1 {dialect}\r\n"));
        bench
    }

    fn act(&mut self, act: impl FnOnce(&mut Session, &mut Desk<'_>)) {
        let mut desk = Desk {
            fx: &mut self.fx,
            model: &mut self.model,
            now: self.now,
        };
        act(&mut self.session, &mut desk);
        while let Some(output) = self.fx.next() {
            match output {
                Output::Send { bytes, .. } => self.sent += &String::from_utf8_lossy(&bytes),
                Output::Request(request) => {
                    assert_eq!(request.method, Method::Post);
                    self.asked.push((request.id, request.url));
                }
                _ => {}
            }
        }
    }

    fn say(&mut self, lines: &str) {
        let bytes = Bytes::from(lines.to_owned());
        self.act(|session, desk| session.received(bytes, desk));
    }

    fn answer(&mut self, body: &str) {
        let (id, _) = self.asked.pop().expect("a request");
        let reply = HttpReply {
            status: 200,
            headers: Vec::new(),
            body: Bytes::from(body.to_owned()),
        };
        self.act(|session, desk| assert!(session.reply(id, &Ok(reply), desk)));
    }

    fn proof(&self) -> Vec<&str> {
        let line = self.sent.lines().last().expect("something was sent");
        line.split(' ').collect()
    }
}

fn services() -> Services {
    Services {
        rst: Some("https://login.example.com/RST.srf".to_owned()),
        rst2: Some("https://login.example.com/RST2.srf".to_owned()),
        ..Services::default()
    }
}

#[test]
fn msnp15_proves_the_secret_and_names_no_place() {
    let mut bench = Bench::new(Dialect::Msnp15, services());
    assert!(bench.sent.ends_with("USR 3 SSO I alice@example.com\r\n"));
    bench.say(&format!("USR 3 SSO S MBI_KEY_OLD {NONCE}\r\n"));
    assert_eq!(bench.asked[0].1, "https://login.example.com/RST.srf");
    bench.answer(ANSWER);
    let proof = bench.proof();
    assert_eq!(proof[..4], ["USR", "4", "SSO", "S"]);
    assert!(proof[4].starts_with("t=SAMPLE-TICKET-1"), "{proof:?}");
    assert_eq!((proof[5].len(), proof.len()), (172, 6));
}

#[test]
fn msnp18_asks_the_newer_service_and_names_the_same_place_each_time() {
    let mut bench = Bench::new(Dialect::Msnp18, services());
    bench.say(&format!("USR 3 SSO S MBI_KEY {NONCE}\r\n"));
    assert_eq!(bench.asked[0].1, "https://login.example.com/RST2.srf");
    bench.answer(include_str!(
        "../../../tests/data/auth/rst2-multi.response.xml"
    ));
    let machine = bench.proof()[6].to_owned();
    assert!(machine.starts_with('{') && machine.len() == 38, "{machine}");
    assert_eq!(bench.model.machine.as_deref(), Some(&*machine));
    bench.say("928 4\r\n");
    bench.say(&format!("USR 5 SSO S MBI_KEY {NONCE}\r\n"));
    bench.answer(include_str!(
        "../../../tests/data/auth/rst2-multi.response.xml"
    ));
    assert_eq!(bench.proof()[6], machine);
}

#[test]
fn without_the_secret_of_the_ticket_there_is_no_proof() {
    let broken = ANSWER.replace("<wst:BinarySecret>", "<wst:BinarySecret>!");
    let missing = ANSWER.replace("BinarySecret", "Other");
    for body in [broken, missing] {
        let mut bench = Bench::new(Dialect::Msnp15, services());
        bench.say(&format!("USR 3 SSO S MBI_KEY_OLD {NONCE}\r\n"));
        let before = bench.sent.clone();
        bench.answer(&body);
        assert_eq!(bench.sent, before);
        let signals = bench.session.take_signals();
        let over = signals.iter().any(|signal| match signal {
            Signal::Over(super::Over::Service { code, .. }) => code == "no_ticket",
            _ => false,
        });
        assert!(over, "{signals:?}");
    }
}

#[test]
fn msnp13_takes_a_ticket_of_the_token_service_and_falls_back_to_tweener() {
    let services = Services {
        login: Some("https://login.example.com/login2.srf".to_owned()),
        ..services()
    };
    let mut bench = Bench::new(Dialect::Msnp13, services.clone());
    bench.say("USR 3 TWN S lc=1033,id=507\r\n");
    bench.answer(ANSWER);
    assert_eq!(bench.proof()[..4], ["USR", "4", "TWN", "S"]);
    assert!(services.is_complete(Dialect::Msnp8));
    let only_tokens = Services {
        login: None,
        ..services
    };
    assert!(!only_tokens.is_complete(Dialect::Msnp8) && only_tokens.is_complete(Dialect::Msnp12));
}
