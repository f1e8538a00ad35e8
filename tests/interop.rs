//! Whole programs against a whole server: three `papilio-cli` processes sign in, find each other and talk, in every
//! dialect that is finished.
//!
//! Always against our own network in a box, in this process. And against a server that is not ours where
//! `PAPILIO_INTEROP` names a file that describes it; without it that test says that it was skipped:
//!
//! ```toml
//! server = "127.0.0.1:1863"                    # the notification server
//! service_base = "https://127.0.0.1:8443"      # every HTTP service lives under this
//! ca = "/path/to/ca.pem"                       # what signed its certificate; may be left out
//! dialects = [8, 9, 10, 11, 12]                # may be left out: all that are finished
//! # Three accounts that may be changed at will; {n} stands for the number of the dialect.
//! accounts = [["alice{n}@example.com", "secret"], ["bob{n}@example.com", "secret"], ["carol{n}@example.com", "secret"]]
//! ```
//!
//! `PAPILIO_INTEROP=/path/to/server.toml cargo test --test interop -- --nocapture` prints what was done; the results of
//! the servers tried are in `docs/interop.md`.

use std::path::PathBuf;

use msnp_server::{Network, NetworkConfig};
use serde::Deserialize;

use person::{Login, Server};
use steps::Run;

#[path = "interop/person.rs"]
mod person;
#[path = "interop/steps.rs"]
mod steps;

/// The dialects that are finished.
const DIALECTS: [u8; 5] = [8, 9, 10, 11, 12];

/// A server that is not ours, as its file describes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Foreign {
    server: String,
    service_base: String,
    ca: Option<PathBuf>,
    #[serde(default = "all")]
    dialects: Vec<u8>,
    accounts: [(String, String); 3],
}

fn all() -> Vec<u8> {
    DIALECTS.to_vec()
}

impl Foreign {
    fn people(&self, dialect: u8) -> [Login; 3] {
        let n = dialect.to_string();
        self.accounts.clone().map(|(email, password)| Login {
            email: email.replace("{n}", &n),
            password: password.replace("{n}", &n),
        })
    }
}

#[test]
fn three_people_meet_on_a_server_that_is_not_ours() {
    let Some(path) = std::env::var_os("PAPILIO_INTEROP") else {
        eprintln!("skipped: PAPILIO_INTEROP names no server");
        return;
    };
    let text = std::fs::read_to_string(&path).expect("PAPILIO_INTEROP names a readable file");
    let foreign: Foreign = toml::from_str(&text).expect("the file describes a server");
    let server = Server {
        ns: foreign.server.clone(),
        service_base: foreign.service_base.clone(),
        ca: foreign.ca.clone(),
    };
    let mut failures = Vec::new();
    for &dialect in &foreign.dialects {
        let home = tempfile::tempdir().expect("a folder");
        let people = foreign.people(dialect);
        let outcome = steps::run(&Run {
            server: &server,
            people: people.clone(),
            dialect,
            home: home.path(),
        })
        .and_then(|done| {
            steps::wrong_password(&server, &people[0], home.path())?;
            Ok(done)
        });
        match outcome {
            Ok(done) => eprintln!("MSNP{dialect}: {}", done.join(", ")),
            Err(error) => failures.push(error),
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The three on our own network, which knows no one else.
fn meet_at_home(dialect: u8) {
    let people = ["alice", "bob", "carol"].map(|name| Login {
        email: format!("{name}@example.com"),
        password: format!("{name}'s, own secret"),
    });
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let network = runtime
        .block_on(Network::start(NetworkConfig {
            accounts: people
                .iter()
                .map(|login| (login.email.clone(), login.password.clone()))
                .collect(),
            ..NetworkConfig::default()
        }))
        .expect("a network on loopback");
    let server = Server {
        ns: network.ns().to_string(),
        service_base: format!("http://{}", network.http()),
        ca: None,
    };
    let home = tempfile::tempdir().expect("a folder");
    let outcome = steps::run(&Run {
        server: &server,
        people: people.clone(),
        dialect,
        home: home.path(),
    });
    let refused = steps::wrong_password(&server, &people[0], home.path());
    runtime.block_on(network.stop());
    let done = outcome.unwrap_or_else(|error| panic!("{error}"));
    eprintln!("MSNP{dialect}: {}", done.join(", "));
    refused.unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn three_people_meet_at_home_in_msnp8() {
    meet_at_home(8);
}

#[test]
fn three_people_meet_at_home_in_msnp9() {
    meet_at_home(9);
}

#[test]
fn three_people_meet_at_home_in_msnp10() {
    meet_at_home(10);
}

#[test]
fn three_people_meet_at_home_in_msnp11() {
    meet_at_home(11);
}

#[test]
fn three_people_meet_at_home_in_msnp12() {
    meet_at_home(12);
}
