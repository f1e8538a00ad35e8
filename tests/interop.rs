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
//! profile = "escargot"                         # the profile that knows what it does its own way; may be left out
//! dialects = [2, 7, 12]                        # may be left out: all that are finished
//! pairs = [[9, 18], [11, 15]]                  # who exchanges pictures and files with whom; may be left out: none
//! # Three accounts that may be changed at will; {n} stands for the number of the dialect.
//! accounts = [["alice{n}@example.com", "secret"], ["bob{n}@example.com", "secret"], ["carol{n}@example.com", "secret"]]
//! ```
//!
//! `PAPILIO_INTEROP=/path/to/server.toml cargo test --test interop -- --nocapture` prints what was done; the results of
//! the servers tried are in `docs/interop.md`.

use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};

use msnp::dialect::Dialect;
use msnp_server::{Network, NetworkConfig};
use serde::Deserialize;

use person::{Login, Server};
use steps::Run;

#[path = "interop/objects.rs"]
mod objects;
#[path = "interop/person.rs"]
mod person;
#[path = "interop/steps.rs"]
mod steps;
#[path = "interop/talk.rs"]
mod talk;

/// A server that is not ours, as its file describes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Foreign {
    server: String,
    service_base: String,
    ca: Option<PathBuf>,
    profile: Option<String>,
    #[serde(default = "all", deserialize_with = "numbers")]
    dialects: Vec<Dialect>,
    #[serde(default)]
    pairs: Vec<[u8; 2]>,
    accounts: [(String, String); 3],
}

fn all() -> Vec<Dialect> {
    Dialect::FINISHED.to_vec()
}

/// Dialects by their numbers.
fn numbers<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Vec<Dialect>, D::Error> {
    Vec::<u8>::deserialize(from)?
        .into_iter()
        .map(|number| Dialect::try_from(number).map_err(serde::de::Error::custom))
        .collect()
}

impl Foreign {
    fn people(&self, dialect: Dialect) -> [Login; 3] {
        let n = dialect.number().to_string();
        self.accounts.clone().map(|(email, password)| Login {
            email: email.replace("{n}", &n),
            password: password.replace("{n}", &n),
        })
    }
}

/// Who is signed in to a server that is not ours: its accounts can do one thing at a time, and signing in again signs out.
static TAKEN: Mutex<()> = Mutex::new(());

fn foreign() -> Option<(Foreign, Server, MutexGuard<'static, ()>)> {
    let Some(path) = std::env::var_os("PAPILIO_INTEROP") else {
        eprintln!("skipped: PAPILIO_INTEROP names no server");
        return None;
    };
    let text = std::fs::read_to_string(&path).expect("PAPILIO_INTEROP names a readable file");
    let foreign: Foreign = toml::from_str(&text).expect("the file describes a server");
    let server = Server {
        ns: foreign.server.clone(),
        service_base: foreign.service_base.clone(),
        ca: foreign.ca.clone(),
        profile: foreign.profile.clone(),
    };
    let alone = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
    Some((foreign, server, alone))
}

#[test]
fn three_people_meet_on_a_server_that_is_not_ours() {
    let Some((foreign, server, _alone)) = foreign() else {
        return;
    };
    let mut failures = Vec::new();
    for &dialect in &foreign.dialects {
        let home = tempfile::tempdir().expect("a folder");
        let people = foreign.people(dialect);
        let run = Run {
            server: &server,
            people: people.clone(),
            dialects: [dialect; 2],
            direct: "auto",
            home: home.path(),
        };
        let outcome = steps::run(&run, steps::EVERYTHING).and_then(|done| {
            steps::wrong_password(&server, &people[0], home.path())?;
            Ok(done)
        });
        match outcome {
            Ok(done) => eprintln!("{dialect}: {}", done.join(", ")),
            Err(error) => failures.push(error),
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn pictures_and_files_go_between_dialects_on_a_server_that_is_not_ours() {
    let Some((foreign, server, _alone)) = foreign() else {
        return;
    };
    let mut failures = Vec::new();
    for pair in &foreign.pairs {
        let dialects = pair.map(|number| Dialect::try_from(number).expect("a dialect"));
        for direct in ["never", "auto"] {
            let home = tempfile::tempdir().expect("a folder");
            let run = Run {
                server: &server,
                people: foreign.people(dialects[0]),
                dialects,
                direct,
                home: home.path(),
            };
            match steps::run(&run, steps::OBJECTS) {
                Ok(done) => eprintln!("{dialects:?}, direct {direct}: {}", done.join(", ")),
                Err(error) => failures.push(format!("direct {direct}: {error}")),
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

/// The three on our own network, which knows no one else.
fn meet_at_home(dialects: [Dialect; 2], direct: &'static str, steps: &[steps::Step]) {
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
        profile: None,
    };
    let home = tempfile::tempdir().expect("a folder");
    let run = Run {
        server: &server,
        people: people.clone(),
        dialects,
        direct,
        home: home.path(),
    };
    let outcome = steps::run(&run, steps);
    let refused = steps::wrong_password(&server, &people[0], home.path());
    runtime.block_on(network.stop());
    let done = outcome.unwrap_or_else(|error| panic!("{error}"));
    eprintln!("{dialects:?}: {}", done.join(", "));
    refused.unwrap_or_else(|error| panic!("{error}"));
}

/// A test for each dialect, and the list of all.
macro_rules! three_people_meet_at_home_in {
    ($($name:ident = $dialect:ident,)*) => {
        $(#[test]
        fn $name() {
            meet_at_home([Dialect::$dialect; 2], "auto", steps::EVERYTHING);
        })*

        const AT_HOME: &[Dialect] = &[$(Dialect::$dialect),*];
    };
}

three_people_meet_at_home_in! {
    msnp2 = Msnp2,
    msnp3 = Msnp3,
    msnp4 = Msnp4,
    msnp5 = Msnp5,
    msnp6 = Msnp6,
    msnp7 = Msnp7,
    msnp8 = Msnp8,
    msnp9 = Msnp9,
    msnp10 = Msnp10,
    msnp11 = Msnp11,
    msnp12 = Msnp12,
    msnp13 = Msnp13,
    msnp14 = Msnp14,
    msnp15 = Msnp15,
    msnp16 = Msnp16,
    msnp17 = Msnp17,
    msnp18 = Msnp18,
}

#[test]
fn every_finished_dialect_is_tried_at_home() {
    assert_eq!(AT_HOME, Dialect::FINISHED);
}

#[test]
fn pictures_and_files_go_between_dialects_at_home() {
    for (dialects, direct) in [
        ([Dialect::Msnp9, Dialect::Msnp18], "never"),
        ([Dialect::Msnp18, Dialect::Msnp11], "auto"),
    ] {
        meet_at_home(dialects, direct, steps::OBJECTS);
    }
}
