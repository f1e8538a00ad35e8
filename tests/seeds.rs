//! Every fuzz target on its seeds, and on what chance makes of them: what was found once stays mended. Nothing has to be
//! built for it that is not built anyway; what `fuzz/run.sh` does besides is to see which inputs lead somewhere new.
//!
//! `PAPILIO_TRIES=1000 cargo test --test seeds` makes more of each seed.
#![expect(
    unused_attributes,
    reason = "each target is a program of its own elsewhere"
)]

extern crate self as libfuzzer_sys;
extern crate self as papilio_fuzz;

use std::path::Path;

#[path = "../fuzz/fuzz_targets/common.rs"]
mod common;

pub use common::{BETWEEN, dialect, first, frames, steps, whole};

#[path = "../fuzz/fuzz_targets/client.rs"]
mod client;
#[path = "../fuzz/fuzz_targets/commands.rs"]
mod commands;
#[path = "../fuzz/fuzz_targets/context.rs"]
mod context;
#[path = "../fuzz/fuzz_targets/frames.rs"]
mod frames;
#[path = "../fuzz/fuzz_targets/ftp.rs"]
mod ftp;
#[path = "../fuzz/fuzz_targets/headers.rs"]
mod headers;
#[path = "../fuzz/fuzz_targets/isf.rs"]
mod isf;
#[path = "../fuzz/fuzz_targets/media.rs"]
mod media;
#[path = "../fuzz/fuzz_targets/message.rs"]
mod message;
#[path = "../fuzz/fuzz_targets/object.rs"]
mod object;
#[path = "../fuzz/fuzz_targets/packets.rs"]
mod packets;
#[path = "../fuzz/fuzz_targets/profile.rs"]
mod profile;
#[path = "../fuzz/fuzz_targets/settings.rs"]
mod settings;
#[path = "../fuzz/fuzz_targets/slp.rs"]
mod slp;
#[path = "../fuzz/fuzz_targets/soap.rs"]
mod soap;
#[path = "../fuzz/fuzz_targets/texts.rs"]
mod texts;
#[path = "../fuzz/fuzz_targets/transport.rs"]
mod transport;
#[path = "../fuzz/fuzz_targets/world.rs"]
mod world;

/// A target, and how many inputs are made of each seed where nothing else is said: the large ones take a while.
type Target = (&'static str, fn(&[u8]), u32);

const TARGETS: [Target; 18] = [
    ("client", client::run, 30),
    ("commands", commands::run, 60),
    ("context", context::run, 150),
    ("frames", frames::run, 40),
    ("ftp", ftp::run, 150),
    ("headers", headers::run, 150),
    ("isf", isf::run, 60),
    ("media", media::run, 40),
    ("message", message::run, 100),
    ("object", object::run, 150),
    ("packets", packets::run, 150),
    ("profile", profile::run, 150),
    ("settings", settings::run, 150),
    ("slp", slp::run, 150),
    ("soap", soap::run, 60),
    ("texts", texts::run, 150),
    ("transport", transport::run, 100),
    ("world", world::run, 20),
];

/// Chance that is the same each time.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }

    /// Another input than this one, with something of another seed in it now and then.
    fn change(&mut self, input: &[u8], other: &[u8]) -> Vec<u8> {
        let mut changed = input.to_vec();
        for _ in 0..=self.below(4) {
            let at = self.below(changed.len());
            let end = (at + 1 + self.below(24)).min(changed.len());
            match self.below(6) {
                0 if at < changed.len() => changed[at] ^= 1 << self.below(8),
                1 if at < changed.len() => {
                    changed[at] = *b"\0\xff0 9%\r\n<=;".get(self.below(12)).unwrap_or(&0)
                }
                2 => drop(changed.drain(at.min(end)..end)),
                3 => {
                    let piece = changed.get(at..end).unwrap_or_default().to_vec();
                    changed.splice(at..at, piece);
                }
                4 => {
                    let from = self.below(other.len());
                    let upto = (from + self.below(200)).min(other.len());
                    changed.splice(
                        at..at,
                        other.get(from..upto).unwrap_or_default().iter().copied(),
                    );
                }
                _ => drop(changed.splice(at..at, *b"4294967295")),
            }
        }
        changed
    }
}

/// Tells which input it was.
struct Playing<'a>(&'a str, u32, &'a [u8]);

impl Drop for Playing<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let Self(seed, number, input) = self;
            eprintln!("{seed}, input {number}: {}", input.escape_ascii());
        }
    }
}

fn seeds(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fuzz/seeds")
        .join(target);
    let files = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{folder:?}: {error}"));
    let mut seeds: Vec<_> = files
        .map(|file| {
            let path = file.expect("a file").path();
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            (name, std::fs::read(&path).expect("a seed"))
        })
        .collect();
    seeds.sort();
    assert!(!seeds.is_empty(), "no seeds for {target}");
    seeds
}

fn play(target: &str) {
    let found = TARGETS.iter().find(|(name, ..)| *name == target);
    let (_, run, tries) = *found.expect("it is in the list");
    let tries =
        std::env::var("PAPILIO_TRIES").map_or(tries, |tries| tries.parse().expect("a number"));
    let seeds = seeds(target);
    let mut chance = Chance(7);
    for (name, seed) in &seeds {
        for number in 0..=tries {
            let (_, other) = &seeds[chance.below(seeds.len())];
            let input = match number {
                0 => seed.clone(),
                _ => chance.change(seed, other),
            };
            let _playing = Playing(name, number, &input);
            run(&input);
        }
    }
}

#[test]
fn the_client_holds() {
    play("client");
}

#[test]
fn commands_hold() {
    play("commands");
}

#[test]
fn contexts_hold() {
    play("context");
}

#[test]
fn frames_hold() {
    play("frames");
}

#[test]
fn msnftp_holds() {
    play("ftp");
}

#[test]
fn headers_hold() {
    play("headers");
}

#[test]
fn handwriting_holds() {
    play("isf");
}

#[test]
fn pictures_hold() {
    play("media");
}

#[test]
fn messages_hold() {
    play("message");
}

#[test]
fn objects_hold() {
    play("object");
}

#[test]
fn packets_hold() {
    play("packets");
}

#[test]
fn profiles_hold() {
    play("profile");
}

#[test]
fn settings_hold() {
    play("settings");
}

#[test]
fn session_texts_hold() {
    play("slp");
}

#[test]
fn answers_of_services_hold() {
    play("soap");
}

#[test]
fn texts_hold() {
    play("texts");
}

#[test]
fn the_transport_holds() {
    play("transport");
}

#[test]
fn the_world_holds() {
    play("world");
}

#[test]
fn every_target_is_played() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/fuzz_targets");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .expect("the targets")
        .map(|file| {
            file.expect("a file")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .filter_map(|name| Some(name.strip_suffix(".rs")?.to_owned()))
        .filter(|name| name != "common")
        .collect();
    files.sort();
    assert_eq!(files, TARGETS.map(|(name, ..)| name));
}

/// Stands in for the macro of libFuzzer: the body of a target becomes a function. It stands at the end, so that the
/// targets find it where they look for the other.
#[macro_export]
macro_rules! fuzz_target {
    (|$data:ident: &[u8]| $body:block) => {
        pub fn run($data: &[u8]) $body
    };
    (|$text:ident: &str| $body:block) => {
        pub fn run(data: &[u8]) {
            if let Ok($text) = std::str::from_utf8(data) $body
        }
    };
}
