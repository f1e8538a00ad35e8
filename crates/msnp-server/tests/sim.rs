//! Many clients, the network and faulty links between them, in one thread on a virtual clock.
//!
//! A failing seed names itself. The usual run is a smoke; longer ones are asked for by the environment:
//!
//! - `PAPILIO_SEEDS=1000`: so many seeds; what failed is named at the end, and what all came to.
//! - `PAPILIO_FROM=500`: from this seed on. What was done is told now and then.
//! - `PAPILIO_JOBS=1`: so many seeds beside each other; without it as many as there are processors.
//! - `PAPILIO_CLIENTS=200`: so many clients in the run that is ignored by default.
//! - `PAPILIO_SEED=17`: only that one, with everybody's diary if it fails.
//!
//! How it went is in `docs/results/simulation.md`.

#[path = "sim/check.rs"]
mod check;
#[path = "sim/faults.rs"]
mod faults;
#[path = "sim/links.rs"]
mod links;
#[path = "sim/net.rs"]
mod net;
#[path = "sim/person.rs"]
mod person;
#[path = "sim/pipe.rs"]
mod pipe;
#[path = "sim/setup.rs"]
mod setup;
#[path = "sim/sleep.rs"]
mod sleep;
#[path = "sim/story.rs"]
mod story;
#[path = "sim/web.rs"]
mod web;

use std::collections::BTreeSet;
use std::ops::AddAssign;
use std::panic::{RefUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use msnp::api::DeliveryState;

use net::Net;
use person::Said;

/// How many seeds run without being asked for more.
const SEEDS: u64 = 16;
/// How many people there are in the run that takes long.
const PEOPLE: usize = 20;
/// How many there are in the smoke of a crowd.
const CROWD: usize = 40;
/// It is told so often how far a long run is.
const TELLS: Duration = Duration::from_secs(60);
/// For so long people act and things break.
const STORY: Duration = Duration::from_secs(240);

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Lives through one seed; how many texts were written, and how many of them came to which end.
fn run(seed: u64, people: usize, story: Duration) -> Tally {
    let mut net = Net::new(seed, people);
    net.live(story);
    net.calm_down(Duration::from_secs(900));
    check::everything(&net);
    net.people.iter().flat_map(|person| &person.said).collect()
}

/// Texts by their ends.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    texts: usize,
    acknowledged: usize,
    unknown: usize,
    failed: usize,
    /// Left for somebody offline.
    stored: usize,
    /// For somebody who is offline for the sender, who was told so.
    waiting: usize,
    /// Refused at once, or written to a process that died before it kept them.
    refused: usize,
}

impl<'a> FromIterator<&'a Said> for Tally {
    fn from_iter<I: IntoIterator<Item = &'a Said>>(said: I) -> Self {
        let mut tally = Self::default();
        for said in said {
            tally.texts += 1;
            match said.states.last() {
                Some((_, DeliveryState::Acknowledged)) => tally.acknowledged += 1,
                Some((_, DeliveryState::Unknown)) => tally.unknown += 1,
                Some((_, DeliveryState::Failed)) => tally.failed += 1,
                Some((_, DeliveryState::StoredOffline)) => tally.stored += 1,
                Some((_, DeliveryState::Queued)) => tally.waiting += 1,
                _ => tally.refused += 1,
            }
        }
        tally
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.texts += other.texts;
        self.acknowledged += other.acknowledged;
        self.unknown += other.unknown;
        self.failed += other.failed;
        self.stored += other.stored;
        self.waiting += other.waiting;
        self.refused += other.refused;
    }
}

/// What became of the seeds so far.
struct Soak {
    next: u64,
    /// Those that are running; all below the first are done.
    running: BTreeSet<u64>,
    tally: Tally,
    failed: Vec<u64>,
    began: Instant,
    told: Instant,
}

impl Soak {
    fn tell(&self, first: u64) {
        let done = self.running.first().copied().unwrap_or(self.next);
        let seconds = self.began.elapsed().as_secs();
        println!(
            "seeds {first} to {}, {seconds} s: {:?}, failed seeds: {:?}",
            done.saturating_sub(1),
            self.tally,
            self.failed
        );
    }
}

/// Runs seeds beside each other; each is the same whatever runs beside it.
fn run_all(seeds: u64, people: impl Fn(u64) -> usize + Sync + RefUnwindSafe, story: Duration) {
    if let Some(seed) = number("PAPILIO_SEED") {
        let _ = run(seed, people(seed), story);
        return;
    }
    let first = number("PAPILIO_FROM").unwrap_or(0);
    let end = first + number("PAPILIO_SEEDS").unwrap_or(seeds);
    let soak = Mutex::new(Soak {
        next: first,
        running: BTreeSet::new(),
        tally: Tally::default(),
        failed: Vec::new(),
        began: Instant::now(),
        told: Instant::now(),
    });
    let locked = || soak.lock().expect("nobody panics while it is locked");
    let work = || {
        loop {
            let seed = {
                let mut soak = locked();
                if soak.next >= end {
                    return;
                }
                soak.next += 1;
                let seed = soak.next - 1;
                soak.running.insert(seed);
                seed
            };
            let result = catch_unwind(|| run(seed, people(seed), story));
            let mut soak = locked();
            soak.running.remove(&seed);
            match result {
                Ok(tally) => soak.tally += tally,
                Err(_) => {
                    eprintln!(
                        "the run of seed {seed} failed; repeat it with PAPILIO_SEED={seed}\n"
                    );
                    soak.failed.push(seed);
                }
            }
            if soak.told.elapsed() > TELLS {
                soak.told = Instant::now();
                soak.tell(first);
            }
        }
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let threads = number("PAPILIO_JOBS").map_or(threads, |jobs| jobs as usize);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(work);
        }
    });
    let soak = locked();
    soak.tell(first);
    assert!(soak.failed.is_empty(), "failed seeds: {:?}", soak.failed);
    assert!(
        soak.tally.acknowledged * 4 > soak.tally.texts,
        "few texts arrive at all"
    );
}

#[test]
fn texts_arrive_once_or_their_sender_knows_and_lists_agree() {
    run_all(SEEDS, |seed| [2, 3, 4, 5][seed as usize % 4], STORY);
}

#[test]
fn a_crowd_for_a_moment() {
    run_all(1, |_| CROWD, Duration::from_secs(20));
}

#[test]
#[ignore = "takes minutes without optimisation"]
fn many_people_at_once() {
    let people = number("PAPILIO_CLIENTS").map_or(PEOPLE, |people| people as usize);
    run_all(1, |_| people, STORY);
}
