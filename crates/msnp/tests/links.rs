//! Two links over bridges that refuse, delay, lose and die, on a virtual clock.
//!
//! `PAPILIO_SEEDS=10000` runs more seeds, `PAPILIO_SEED=17` only that one. A failing seed names itself.

#[path = "links/end.rs"]
mod end;
#[path = "links/net.rs"]
mod net;
#[path = "links/rules.rs"]
mod rules;

use msnp::p2p::link::Version;
use net::Net;

/// How many seeds run of each kind without being asked for more.
const SEEDS: u64 = 100;

/// Names the seed when its run fails.
struct Named(u64);

impl Drop for Named {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let seed = self.0;
            eprintln!("\nseed {seed} failed; repeat it with PAPILIO_SEED={seed}\n");
        }
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn run(version: Version, harsh: bool) {
    let seeds = match number("PAPILIO_SEED") {
        Some(seed) => seed..seed + 1,
        None => 0..number("PAPILIO_SEEDS").unwrap_or(SEEDS),
    };
    let mut arrived = 0;
    for seed in seeds {
        let named = Named(seed);
        let mut net = Net::new(version, seed, harsh);
        net.live();
        arrived += net.check();
        drop(named);
    }
    // In one bad seed it may be so.
    let is_one = number("PAPILIO_SEED").is_some();
    assert!(arrived > 0 || is_one, "nothing ever arrived");
}

#[test]
fn in_version_1_everything_survives_the_loss_of_bridges() {
    run(Version::V1, false);
}

#[test]
fn in_version_2_everything_survives_the_loss_of_bridges() {
    run(Version::V2, false);
}

#[test]
fn in_version_1_all_waits_end_whatever_happens() {
    run(Version::V1, true);
}

#[test]
fn in_version_2_all_waits_end_whatever_happens() {
    run(Version::V2, true);
}
