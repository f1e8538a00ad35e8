//! Whatever clients say, the world stands, and others are served as before.

use msnp::dialect::Dialect;
use msnp_server::Behaviour;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::script::{Net, TWEENER, address};

const WORDS: [&str; 44] = [
    "FL",
    "AL",
    "BL",
    "RL",
    "PL",
    "0",
    "1",
    "7",
    "4294967295",
    "99999999999",
    "-1",
    "é",
    "%",
    "%ff",
    "bob@example.com",
    "alice@example.com",
    "@",
    "a@b@c",
    "N=bob@example.com",
    "N=",
    "F=x",
    "C=",
    "C=00000000-0000-4000-8000-000000000000",
    "NLN",
    "HDN",
    "FLN",
    "SB",
    "NS",
    "MFN",
    "PHH",
    "MOB",
    "TWN",
    "I",
    "S",
    "A",
    "N",
    "U",
    "D",
    "PROD0090YUAUV{2B",
    "INBOX",
    "Shields.xml",
    "",
    "x y",
    "%0D%0A",
];
const COMMANDS: [&str; 36] = [
    "VER", "CVR", "USR", "INF", "SYN", "CHG", "ADD", "ADC", "REM", "REA", "SBP", "ADG", "REG",
    "RMG", "BLP", "GTC", "PRP", "UUX", "QRY", "XFR", "URL", "GCF", "SND", "SDC", "IMS", "PGD",
    "PAG", "FND", "LST", "ANS", "CAL", "MSG", "PNG", "XXX", "vER", "",
];

/// A line of nonsense; commands with payloads have one mostly.
fn nonsense(rng: &mut StdRng) -> Vec<u8> {
    let command = COMMANDS[rng.random_range(0..COMMANDS.len())];
    let mut line = command.to_owned();
    if rng.random_ratio(9, 10) {
        line.push_str(&format!(" {}", rng.random_range(0..100)));
    }
    for _ in 0..rng.random_range(0..5) {
        line.push(' ');
        line.push_str(WORDS[rng.random_range(0..WORDS.len())]);
    }
    let mut bytes = line.into_bytes();
    if matches!(command, "UUX" | "QRY" | "MSG" | "PAG" | "PGD" | "SDC") {
        let payload: Vec<u8> = (0..rng.random_range(0..60)).map(|_| rng.random()).collect();
        bytes.extend_from_slice(format!(" {}\r\n", payload.len()).as_bytes());
        bytes.extend_from_slice(&payload);
    } else {
        bytes.extend_from_slice(b"\r\n");
    }
    if rng.random_ratio(1, 20) {
        bytes.push(rng.random());
    }
    bytes
}

#[test]
fn nonsense_harms_nobody_else() {
    for seed in 0..60 {
        let mut rng = StdRng::seed_from_u64(seed);
        let behaviour = match seed % 2 {
            0 => Behaviour::escargot(),
            _ => Behaviour {
                challenges: None,
                ..Behaviour::original()
            },
        };
        let mut net = Net::friends(behaviour);
        let carol = net.sign_in("Carol", Dialect::Msnp12);
        let dialect = TWEENER[seed as usize % TWEENER.len()];
        for _ in 0..12 {
            let ns = net.sign_in("Alice", dialect);
            // Changes of the account may have been understood; that is what a signed-in client may do.
            let link = match rng.random_ratio(1, 3) {
                true if !net.closed.contains(&ns) => net.open(ns, "Alice"),
                _ => ns,
            };
            for _ in 0..60 {
                if net.closed.contains(&link) {
                    break;
                }
                let bytes = nonsense(&mut rng);
                let cut = rng.random_range(0..bytes.len());
                net.raw(link, &bytes[..cut]);
                if !net.closed.contains(&link) {
                    net.raw(link, &bytes[cut..]);
                }
            }
            assert!(!net.closed.contains(&carol), "seed {seed}");
            let pong = net.ask(carol, "PNG");
            assert!(
                pong.last().is_some_and(|line| line.starts_with("QNG")),
                "seed {seed}: {pong:?}"
            );
        }
        // Her lists are as she left them, but for who has her on theirs.
        let roster = net.world.roster(&address("Carol")).expect("an account");
        assert!(
            roster
                .iter()
                .all(|entry| entry.lists.forward && entry.lists.allow && !entry.lists.block),
            "seed {seed}: {roster:?}"
        );
        assert!(net.world.load()[0] < 40, "seed {seed}");
    }
}
