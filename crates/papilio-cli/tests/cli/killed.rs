//! Programs that are killed while they send, receive and transfer, and begin again with what is on the disk.
//!
//! `PAPILIO_KILLS=200` kills so often, `PAPILIO_SEED=7` at other moments.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use msnp::api::{AccountId, ConversationId};
use papilio_store::{Body, DataDir, EntryKey, Store};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::dialogue::befriend;
use crate::program::{Program, Town};

const ALICE: &str = "alice@example.com";
const BOB: &str = "bob@example.net";

/// How often somebody is killed when nobody asks for more.
const KILLS: u64 = 6;
/// How many texts each writes before.
const TEXTS: usize = 12;

/// What was lost is tried again after so long, so often.
const MOMENT: Duration = Duration::from_secs(10);
const AGAIN: usize = 12;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Numbers that follow from a seed (splitmix64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) as usize % end
    }
}

/// Somebody, in all the lives of their program.
struct Person {
    email: &'static str,
    other: &'static str,
    home: PathBuf,
    program: Program,
    /// What was told in each earlier life.
    told: Vec<String>,
}

impl Person {
    fn new(town: &Town, email: &'static str, other: &'static str, folder: &Path) -> Self {
        let home = folder.join(email);
        Self {
            email,
            other,
            program: online(town, email, &home),
            home,
            told: Vec::new(),
        }
    }

    fn is_killed_and_comes_back(&mut self, town: &Town) {
        // Only one program may use a folder.
        let deaf = Program::start(&["--help"]);
        let told = std::mem::replace(&mut self.program, deaf).kill();
        self.told.push(told);
        self.program = online(town, self.email, &self.home);
    }

    fn writes(&mut self, id: &str) {
        let text = format!("{id} of {}", self.email);
        let command = json!({"cmd": "send_text", "to": self.other, "text": text, "id": id});
        self.program.say(&command.to_string());
    }

    /// Ends the program; the events of each life.
    fn quits(mut self) -> (PathBuf, Vec<Vec<Value>>) {
        self.told.push(self.program.quit().output);
        let events = |told: &String| {
            let lines = told.lines();
            // The last line of a life may be cut.
            lines
                .filter_map(|line| serde_json::from_str(line).ok())
                .collect()
        };
        (self.home, self.told.iter().map(events).collect())
    }
}

fn online(town: &Town, email: &str, home: &Path) -> Program {
    let home = home.to_str().unwrap();
    let more = ["--data-dir", home, "--direct", "never", "--proxy", "none"];
    town.online_with(email, &more)
}

/// Two friends and a folder for all they have.
fn pair() -> (Town, TempDir, [Person; 2]) {
    let town = Town::with(&[ALICE, BOB]);
    let folder = tempfile::tempdir().unwrap();
    let mut alice = Person::new(&town, ALICE, BOB, folder.path());
    let mut bob = Person::new(&town, BOB, ALICE, folder.path());
    befriend(&mut alice.program, ALICE, &mut bob.program, BOB);
    (town, folder, [alice, bob])
}

/// What somebody has kept of the conversation: own texts by their id, texts of the other.
fn kept(home: &Path, me: &str, other: &str) -> (BTreeMap<String, String>, Vec<String>) {
    let data = DataDir::open(home).unwrap();
    let history = Store::open(&data.database()).unwrap().reader().unwrap();
    let account = AccountId::new(&format!("{me}/127.0.0.1"));
    let conversation = ConversationId::new(other);
    let entries = history.after(&account, &conversation, EntryKey::FIRST, 1_000_000);
    let (mut own, mut theirs) = (BTreeMap::new(), Vec::new());
    for entry in entries.unwrap() {
        match entry.body {
            Body::Outgoing { text, .. } => {
                let before = own.insert(entry.id.to_string(), text.to_string());
                assert_eq!(before, None, "{me} has {} twice", entry.id);
            }
            Body::Incoming { text, .. } => theirs.push(text.to_string()),
            Body::Notice { .. } => {}
        }
    }
    (own, theirs)
}

/// Texts keep their order: when the last one has arrived, all have that can. One that goes out before the network knows
/// that the reader was killed dies with the reader; then another is written.
fn all_arrives(people: &mut [Person; 2], who: usize, round: u64) {
    for n in 0..AGAIN {
        let id = format!("r{round}end{n}w{who}");
        people[who].writes(&id);
        let last = format!("r{round}end");
        let arrives = |event: &Value| {
            let text = event["text"].as_str();
            text.is_some_and(|text| text.starts_with(&last))
        };
        let reader = &mut people[1 - who].program;
        if reader.hears_within(MOMENT, "text", arrives).is_some() {
            return;
        }
    }
    panic!("nothing arrives in round {round}");
}

#[test]
fn what_was_told_is_kept_and_nothing_comes_twice_however_often_a_program_is_killed() {
    let seed = number("PAPILIO_SEED").unwrap_or(1);
    let kills = number("PAPILIO_KILLS").unwrap_or(KILLS);
    println!("PAPILIO_SEED={seed}");
    let mut chance = Chance(seed);
    let (town, _folder, mut people) = pair();
    // The texts that were written while their reader was killed.
    let mut unsure = BTreeSet::new();
    for round in 0..kills {
        let victim = chance.below(2);
        for n in 0..TEXTS {
            for (who, person) in people.iter_mut().enumerate() {
                let id = format!("r{round}n{n}w{who}");
                person.writes(&id);
                if who != victim {
                    unsure.insert(id);
                }
            }
        }
        people[victim].program.goes_on(chance.below(60));
        people[victim].is_killed_and_comes_back(&town);
        for who in 0..2 {
            all_arrives(&mut people, who, round);
        }
    }
    let emails = [ALICE, BOB];
    let ends = people.map(Person::quits);
    let kept = [0, 1].map(|who| kept(&ends[who].0, emails[who], emails[1 - who]));
    let mut lost = 0;
    for who in 0..2 {
        let (own, theirs) = &kept[who];
        let once: BTreeSet<&String> = theirs.iter().collect();
        assert_eq!(once.len(), theirs.len(), "twice in {theirs:?}");
        let events = ends[who].1.iter().flatten();
        for event in events.clone().filter(|event| event["event"] == "text") {
            let text = event["text"].as_str().unwrap().to_owned();
            assert!(once.contains(&text), "lost: {event}");
        }
        for event in events {
            let word = |key: &str| event[key].as_str().unwrap_or_default();
            if word("event") != "delivery" {
                continue;
            }
            assert!(own.contains_key(word("id")), "{event}");
            let text = format!("{} of {}", word("id"), emails[who]);
            if word("state") == "acknowledged" && !kept[1 - who].1.contains(&text) {
                // Its reader was killed with it in the socket, or before it was written: the network knows no better.
                let is_last = word("id").contains("end");
                assert!(is_last || unsure.contains(word("id")), "{event}");
                lost += 1;
            }
        }
    }
    let [of_alice, of_bob] = kept.map(|(own, theirs)| (own.len(), theirs.len()));
    println!(
        "{kills} kills; own and received: alice {of_alice:?}, bob {of_bob:?}; {lost} acknowledged died with their \
        reader"
    );
}

fn noise(round: u64, len: usize) -> Vec<u8> {
    let start = round as usize;
    (start..start + len).map(|n| (n * 31 % 251) as u8).collect()
}

/// Alice offers a file, and Bob wants it. An offer that goes out before the network knows that somebody was killed is
/// lost; then it is made again.
fn begin(people: &mut [Person; 2], file: &Path) {
    let [alice, bob] = people;
    let name = file.file_name().unwrap().to_str().unwrap();
    let offer = json!({"cmd": "send_file", "to": BOB, "path": file});
    let offered = (0..AGAIN).find_map(|_| {
        alice.program.say(&offer.to_string());
        let is_it = |event: &Value| event["name"] == name;
        bob.program.hears_within(MOMENT, "transfer_offer", is_it)
    });
    let offered = offered.expect("the offer arrives");
    let accept = json!({"cmd": "accept_file", "transfer": offered["transfer"]});
    bob.program.say(&accept.to_string());
}

#[test]
fn a_file_is_whole_or_not_under_its_name_however_often_a_program_is_killed() {
    let seed = number("PAPILIO_SEED").unwrap_or(1);
    println!("PAPILIO_SEED={seed}");
    let mut chance = Chance(seed);
    let (town, folder, mut people) = pair();
    let downloads = people[1].home.join("downloads");
    let mut whole = 0;
    let kills = number("PAPILIO_KILLS").unwrap_or(KILLS / 2);
    for round in 0..kills {
        let bytes = noise(round, 1_500_000);
        let name = format!("film{round}.avi");
        let file = folder.path().join(&name);
        std::fs::write(&file, &bytes).unwrap();
        begin(&mut people, &file);
        let victim = chance.below(2);
        people[victim].program.goes_on(chance.below(8));
        people[victim].is_killed_and_comes_back(&town);
        let there = std::fs::read(downloads.join(&name)).ok();
        if let Some(there) = there {
            assert!(there == bytes, "a part under the name of the whole");
            whole += 1;
            continue;
        }
        people[1 - victim]
            .program
            .sees(people[victim].email, "online");
        // Once more, to the end; what came the first time is gone on with or cleared.
        begin(&mut people, &file);
        people[1].program.hears("transfer", |event| {
            event["state"] == "done" && event["name"] == *name
        });
        let there = std::fs::read(downloads.join(&name)).unwrap();
        assert!(there == bytes, "another file");
    }
    let names = std::fs::read_dir(&downloads).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    // What was killed before it was known of which file it is cannot be gone on with: a week clears it.
    let (parts, files): (Vec<_>, Vec<_>) = names.partition(|name| name.ends_with(".part"));
    assert_eq!(files.len() as u64, kills, "{files:?}");
    assert!(parts.len() as u64 <= kills, "{parts:?}");
    let parts = parts.len();
    println!("{kills} kills, {whole} of them when the file was there; {parts} parts left");
}
