//! Whatever clients say, the world stands, and others are served as before.

use msnp::dialect::Dialect;
use msnp_server::{Behaviour, WebRequest};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use crate::script::{Net, address, quiet, with_syn};
use crate::services::{HOME, Tickets};
use crate::sso::LATE;

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
const COMMANDS: [&str; 41] = [
    "VER", "CVR", "USR", "INF", "SYN", "CHG", "ADD", "ADC", "REM", "REA", "SBP", "ADG", "REG",
    "RMG", "BLP", "GTC", "PRP", "UUX", "QRY", "XFR", "URL", "GCF", "SND", "SDC", "IMS", "PGD",
    "PAG", "FND", "LST", "ANS", "CAL", "MSG", "PNG", "ADL", "RML", "FQY", "UUN", "UUM", "XXX",
    "vER", "",
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
    let with_payload = [
        "UUX", "QRY", "MSG", "PAG", "PGD", "SDC", "ADL", "RML", "FQY", "UUN", "UUM",
    ];
    if with_payload.contains(&command) {
        let payload: Vec<u8> = match rng.random_ratio(1, 2) {
            true => (0..rng.random_range(0..60)).map(|_| rng.random()).collect(),
            false => markup(rng).into_bytes(),
        };
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

/// Something like XML.
fn markup(rng: &mut StdRng) -> String {
    const PIECES: [&str; 24] = [
        "<ml>",
        "<ml l=\"1\">",
        "</ml>",
        "<d n=\"example.com\">",
        "</d>",
        "<c n=\"bob\" l=\"3\" t=\"1\"/>",
        "<c n=\"carol\" l=\"4\" t=\"1\"/>",
        "<c n=\"bob\" l=\"99999999999\"/>",
        "<t>",
        "</t>",
        "<Data>",
        "</Data>",
        "<PSM>x</PSM>",
        "<PSM>",
        "<EndpointData>",
        "<Capabilities>1:2</Capabilities>",
        "<PrivateEndpointData><EpName>é</EpName>",
        "&amp;",
        "&bomb;",
        "<!DOCTYPE x [<!ENTITY a \"a\">]>",
        "<![CDATA[",
        "Dest-Agent: client\r\n\r\n",
        "\r\n",
        "\0",
    ];
    let count = rng.random_range(0..8);
    let piece = |_| PIECES[rng.random_range(0..PIECES.len())];
    (0..count).map(piece).collect()
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
        let dialect = *with_syn()
            .nth(seed as usize % with_syn().count())
            .expect("one");
        let late = LATE[seed as usize % LATE.len()];
        for turn in 0..12 {
            let ns = match turn % 2 {
                0 => net.sign_in("Alice", dialect),
                _ => net.sign_in_late("Alice", late, HOME).0,
            };
            // Changes of the account may have been understood; that is what a signed-in client may do.
            let link = match rng.random_ratio(1, 3) {
                true if !net.closed.contains(&ns) && turn % 2 == 0 => net.open(ns, "Alice"),
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

/// The paths of the services that read XML.
const SERVICES: [&str; 7] = [
    "/RST.srf",
    "/RST2.srf",
    "/abservice/abservice.asmx",
    "/abservice/SharingService.asmx",
    "/OimWS/oim.asmx",
    "/rsi/rsi.asmx",
    "/storageservice/SchematizedStore.asmx",
];

#[test]
fn documents_that_are_to_hurt_are_refused_at_once() {
    let mut net = Net::friends(quiet());
    let laughs = "<!DOCTYPE lolz [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>\
                  <Envelope><Body><FindMembership>&b;</FindMembership></Body></Envelope>";
    let deep = format!("<Envelope><Body>{}", "<a>".repeat(100_000));
    let wide = format!(
        "<Envelope><Body><x>{}</x></Body></Envelope>",
        "<a/>".repeat(100_000)
    );
    let long = format!(
        "<Envelope><Body><x>{}</x></Body></Envelope>",
        "a".repeat(1 << 20)
    );
    let many = format!(
        "<Envelope><Body {}/></Envelope>",
        (0..500).map(|n| format!("a{n}=\"\" ")).collect::<String>()
    );
    let bodies = [
        laughs,
        &deep,
        &wide,
        &long,
        &many,
        "",
        "\u{feff}",
        "<",
        "<Envelope/>",
        "<a></b>",
    ];
    for path in SERVICES {
        for body in bodies {
            let request = WebRequest::post(path, body.to_owned());
            let reply = net.world.web(&request, net.now);
            let told =
                reply.status == 500 || String::from_utf8_lossy(&reply.body).contains("Fault>");
            assert!(
                told,
                "{path} {}: {}",
                &body[..body.len().min(60)],
                reply.status
            );
        }
    }
}

/// Requests of the vectors with pieces of them elsewhere: nothing breaks, and other people's lists stay.
#[test]
fn requests_in_pieces_harm_nobody_else() {
    let vectors = [
        include_str!("../data/vectors/abch/ab-contact-add.request.xml"),
        include_str!("../data/vectors/abch/ab-contact-update-personal.request.xml"),
        include_str!("../data/vectors/abch/ab-group-contact-add-by-passport.request.xml"),
        include_str!("../data/vectors/abch/add-member-email.request.xml"),
        include_str!("../data/vectors/abch/delete-member-block-by-id.request.xml"),
        include_str!("../data/vectors/abch/find-membership-delta.request.xml"),
        include_str!("../data/vectors/oim/store2.request.xml"),
        include_str!("../data/vectors/storage/create-document.request.xml"),
    ];
    for seed in 0..40 {
        let mut rng = StdRng::seed_from_u64(seed);
        let mut net = Net::friends(quiet());
        let tickets: Tickets = net.tickets("Alice", false);
        for _ in 0..30 {
            let vector = vectors[rng.random_range(0..vectors.len())];
            let mut lines: Vec<&str> = vector.lines().collect();
            for _ in 0..rng.random_range(0..4) {
                let (one, other) = (
                    rng.random_range(0..lines.len()),
                    rng.random_range(0..lines.len()),
                );
                match rng.random_range(0..3) {
                    0 => lines.swap(one, other),
                    1 => lines[one] = lines[other],
                    _ => lines[one] = "",
                }
            }
            let body = tickets.filled(&lines.join("\n"));
            let path = SERVICES[rng.random_range(0..SERVICES.len())];
            let operation = vector.split("<soap:Body>").nth(1).and_then(|body| {
                body.split(['<', ' '])
                    .find(|w| w.starts_with(char::is_uppercase))
            });
            let action = format!("{}/{}", crate::services::AB, operation.unwrap_or_default());
            let request = WebRequest::post(path, body).with("SOAPAction", &action);
            net.world.web(&request, net.now);
            net.drain();
        }
        let carol = net.world.roster(&address("Carol")).expect("an account");
        assert!(
            carol
                .iter()
                .all(|entry| entry.lists.forward && entry.lists.allow),
            "seed {seed}: {carol:?}"
        );
    }
}
