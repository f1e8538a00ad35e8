//! Servers and people that say anything at any time: nothing panics, nothing grows without bound, nobody waits for the past
//! (the desk sees to the last), and the account can still be signed out.

use msnp::api::{Address, Command, ConversationId, LinkState, Status};
use msnp::dialect::Dialect;
use msnp::io::{CloseReason, Input, LinkId};
use proptest::prelude::*;

use crate::desk::{BOB, CAROL, Desk};

/// Words that lines are made of: of the protocol, near it, and of nowhere.
const WORDS: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "6",
    "7",
    "9",
    "99999999999",
    "-1",
    "FL",
    "AL",
    "BL",
    "RL",
    "PL",
    "SB",
    "NS",
    "OK",
    "NLN",
    "HDN",
    "OTH",
    "SSD",
    "RCT",
    "bob@example.net",
    "carol@example.net",
    "alice@example.com",
    "N=bob@example.net",
    "F=Bob",
    "C=guid-b",
    "guid-b",
    "guid-w",
    "11",
    "19",
    "4",
    "MFN",
    "PHH",
    "%C3%A9",
    "%zz",
    "%00",
    "é",
    "CKI",
    "192.0.2.1:1863",
    "192.0.2.1",
    "nowhere:0",
    "RINGING",
    "TWN",
    "S",
    "lc=1",
    "MSNP12",
    "MSNP8",
    "MSNP99",
    "Hotmail",
    "%3Cmsnobj%20Type%3D%223%22%20SHA1D%3D%22x%22%2F%3E",
    "1073791020",
];

const COMMANDS: &[&str] = &[
    "VER", "CVR", "USR", "XFR", "SYN", "GTC", "BLP", "PRP", "LSG", "LST", "BPR", "ADD", "ADC",
    "REM", "REA", "SBP", "ADG", "REG", "RMG", "CHG", "ILN", "NLN", "FLN", "CHL", "QRY", "QNG",
    "RNG", "IRO", "JOI", "BYE", "ANS", "CAL", "ACK", "NAK", "URL", "SBS", "XYZ", "208", "215",
    "216", "217", "540", "713", "800", "911", "913", "999", "000",
];

const HEADS: &[&str] = &[
    "MSG bob@example.net Bob",
    "MSG Hotmail Hotmail",
    "UBX bob@example.net",
    "NOT",
    "GCF 0",
];

const PAYLOADS: &[&str] = &[
    "",
    "x",
    "\r\n\r\n",
    "<Data><PSM>x</PSM></Data>",
    "<Data><PSM>",
    "MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nhello",
    "Message-ID: {A}\r\nChunk: 1\r\n\r\ntwo",
    "Content-Type: text/plain\r\nMessage-ID: {A}\r\nChunks: 2\r\n\r\none",
    "Content-Type: text/x-msmsgsinvite\r\n\r\nInvitation-Command: INVITE\r\nInvitation-Cookie: 7\r\n",
    "Content-Type: text/x-msnmsgr-datacast\r\n\r\nID: 1\r\n\r\n",
    "Content-Type: text/x-msmsgscontrol\r\nTypingUser: bob@example.net\r\n\r\n\r\n",
    "Content-Type: text/x-msmsgsinitialmdatanotification\r\n\r\nMail-Data: <MD><E><IU>4294967295</IU></E></MD>\r\n",
    "Content-Type: application/x-msmsgssystemmessage\r\n\r\nType: 1\r\nArg1: 4294967295\r\n",
];

/// What somebody does.
#[derive(Clone, Debug)]
enum Act {
    /// The server says this on one of the links.
    Say(usize, Vec<u8>),
    /// A link breaks.
    Break(usize),
    /// The client's next link opens.
    Open,
    /// The user wants something.
    Want(usize),
    /// Time passes.
    Pass(u64),
}

fn line() -> impl Strategy<Value = Vec<u8>> {
    let words = prop::collection::vec(prop::sample::select(WORDS), 0..7);
    (prop::sample::select(COMMANDS), words).prop_map(|(command, words)| {
        let mut line = command.to_owned();
        for word in words {
            line.push(' ');
            line.push_str(word);
        }
        line.push_str("\r\n");
        line.into_bytes()
    })
}

fn with_payload() -> impl Strategy<Value = Vec<u8>> {
    (prop::sample::select(HEADS), prop::sample::select(PAYLOADS))
        .prop_map(|(head, payload)| format!("{head} {}\r\n{payload}", payload.len()).into_bytes())
}

fn act() -> impl Strategy<Value = Act> {
    let bytes = prop_oneof![
        8 => line(),
        3 => with_payload(),
        1 => prop::collection::vec(any::<u8>(), 0..40),
    ];
    prop_oneof![
        12 => (0_usize..4, bytes).prop_map(|(link, bytes)| Act::Say(link, bytes)),
        1 => (0_usize..4).prop_map(Act::Break),
        3 => Just(Act::Open),
        5 => (0_usize..14).prop_map(Act::Want),
        2 => (0_u64..100).prop_map(Act::Pass),
    ]
}

fn command(which: usize) -> Command {
    let bob = || Address::new(BOB);
    let chat = || ConversationId::new(BOB);
    match which {
        0 => Command::AddContact {
            email: bob(),
            message: None,
            group: Some("Work".into()),
        },
        1 => Command::RemoveContact { email: bob() },
        2 => Command::Block { email: bob() },
        3 => Command::Unblock { email: bob() },
        4 => Command::AcceptContact {
            email: Address::new(CAROL),
            add: true,
        },
        5 => Command::GroupAdd {
            email: bob(),
            group: "Work".into(),
        },
        6 => Command::SendText {
            to: chat(),
            text: "hi".into(),
            format: Default::default(),
            id: None,
        },
        7 => Command::Nudge { to: chat() },
        8 => Command::Invite {
            conversation: chat(),
            email: Address::new(CAROL),
        },
        9 => Command::Leave {
            conversation: chat(),
        },
        10 => Command::SetStatus {
            status: Status::Busy,
        },
        11 => Command::SetPersonalMessage { text: "x".into() },
        12 => Command::RemoveGroup {
            name: "Work".into(),
        },
        _ => Command::SignIn {
            status: Status::Online,
        },
    }
}

fn play(dialect: Dialect, acts: Vec<Act>) {
    let list = if dialect.lists_by_guid() {
        [
            "LSG Work guid-w",
            "LST N=bob@example.net F=Bob C=guid-b 11 1",
        ]
    } else {
        ["LSG 1 Work 0", "LST bob@example.net Bob 11 1"]
    };
    let (mut desk, ns) = Desk::online(dialect, &list);
    let sb = desk.called(ns, &[BOB]);
    let mut links: Vec<LinkId> = vec![ns, sb];
    for act in acts {
        match act {
            Act::Say(at, bytes) => {
                let link = links[at % links.len()];
                desk.feed(Input::Received {
                    link,
                    bytes: bytes.into(),
                });
            }
            Act::Break(at) => {
                let link = links[at % links.len()];
                desk.close(link, CloseReason::Broken);
            }
            Act::Open => {
                if let Some((link, _)) = desk.opening.pop_front() {
                    links.push(link);
                    desk.feed(Input::Connected { link });
                }
            }
            Act::Want(which) => desk.command(command(which)),
            Act::Pass(seconds) => desk.seconds(seconds),
        }
    }
    // Whatever was said: after the longest wait every own text has a fate, or waits for the connection.
    desk.command(Command::SignOut);
    desk.seconds(100);
    let snapshot = desk.client.snapshot();
    assert_eq!(snapshot.state, LinkState::Disconnected);
    assert!(
        snapshot
            .deliveries
            .iter()
            .all(|text| text.state == msnp::api::DeliveryState::Queued),
        "{:?}",
        snapshot.deliveries
    );
    assert!(snapshot.contacts.len() < 10 && snapshot.conversations.len() < 40);
}

proptest! {
    #[test]
    fn anything_may_be_said_in_msnp9(acts in prop::collection::vec(act(), 0..60)) {
        play(Dialect::Msnp9, acts);
    }

    #[test]
    fn anything_may_be_said_in_msnp12(acts in prop::collection::vec(act(), 0..60)) {
        play(Dialect::Msnp12, acts);
    }
}

#[test]
fn a_list_without_end_does_not_fill_the_memory() {
    let mut desk = Desk::new(Dialect::Msnp8);
    let ns = desk.sign_in();
    desk.begin(ns);
    desk.give_ticket();
    desk.say(
        ns,
        &[
            "USR 4 OK alice@example.com Alice 1 0",
            "SYN 5 7 4294967295 0",
        ],
    );
    for n in 0..30_u32 {
        let lines: Vec<String> = (0..1000)
            .map(|m| format!("LST c{n}-{m}@example.net Name 3 0"))
            .collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        desk.say(ns, &lines);
    }
    desk.seconds(31);
    desk.say(ns, &["QNG"]);
    assert_eq!(desk.client.snapshot().contacts.len(), 20_000);
    // The list stopped half-way: it is told, and what came is used.
    assert!(desk.errors().iter().any(|(code, _)| code == "protocol"));
}

#[test]
fn people_cannot_open_conversations_without_end() {
    let (mut desk, ns) = Desk::online(Dialect::Msnp12, &[]);
    for n in 0..300 {
        desk.say(
            ns,
            &[&format!("RNG {n} 192.0.2.10:1863 CKI 8 p{n}@example.net P")],
        );
    }
    assert!(desk.opening.len() - desk.closed.len() <= 128);
}
