//! Many clients, the network and faulty links between them, in one thread on a virtual clock.
//!
//! `PAPILIO_SEEDS=1000` runs more seeds, `PAPILIO_SEED=17` only that one. A failing seed names itself.

#[path = "sim/check.rs"]
mod check;
#[path = "sim/net.rs"]
mod net;
#[path = "sim/person.rs"]
mod person;
#[path = "sim/pipe.rs"]
mod pipe;
#[path = "sim/story.rs"]
mod story;

use std::time::Duration;

use net::Net;

/// How many seeds run without being asked for more.
const SEEDS: u64 = 100;
/// How many of them with many people.
const BUSY_SEEDS: u64 = 2;

/// Names the seed when its run fails.
struct Named(u64);

impl Drop for Named {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!(
                "\nthe run of seed {0} failed; repeat it with PAPILIO_SEED={0}\n",
                self.0
            );
        }
    }
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

fn run(seed: u64, people: usize) {
    let named = Named(seed);
    let mut net = Net::new(seed, people);
    net.live(Duration::from_secs(240));
    net.calm_down(Duration::from_secs(900));
    check::everything(&net);
    drop(named);
}

fn run_all(seeds: u64, people: impl Fn(u64) -> usize) {
    match number("PAPILIO_SEED") {
        Some(seed) => run(seed, people(seed)),
        None => {
            (0..number("PAPILIO_SEEDS").unwrap_or(seeds)).for_each(|seed| run(seed, people(seed)))
        }
    }
}

#[test]
fn texts_arrive_once_or_their_sender_knows_and_lists_agree() {
    run_all(SEEDS, |seed| [2, 3, 4, 5][seed as usize % 4]);
}

#[test]
fn twenty_people_at_once() {
    run_all(BUSY_SEEDS, |_| 20);
}
