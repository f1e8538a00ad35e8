//! Who is on which lists, notices and messages past switchboards: the payload commands of MSNP13 to MSNP18.

use bytes::Bytes;
use msnp::command::{
    ClientCommand, Handle, Member, Members, ServerCommand, federated, user_notice,
};
use msnp::dialect::Dialect;
use msnp::wire::{Decoder, Frame, LinkKind, Reader};

const NS: LinkKind = LinkKind::Notification;

const INITIAL: &str = include_str!("../data/payloads/adl-msnp13-initial.txt");
const INITIAL_18: &str = include_str!("../data/payloads/adl-msnp18-initial.txt");
const CIRCLE: &str = include_str!("../data/payloads/adl-msnp18-circle.txt");
const REMOVED: &str = include_str!("../data/payloads/rml-block-removed.txt");
const OFFLINE_TEXT: &str = include_str!("../data/payloads/uum-offline-im.request.txt");
const BOOK_CHANGED: &str = include_str!("../data/payloads/not-abch-changed.txt");
const CIRCLE_CHANGED: &str = include_str!("../data/payloads/not-circle.txt");

/// The frames of a stream, which is handed over in two pieces cut at this byte.
fn frames(stream: &str, cut: usize, dialect: Dialect, reader: Reader) -> Vec<Frame> {
    let mut decoder = Decoder::new(reader, NS, dialect);
    let mut frames = Vec::new();
    let bytes = Bytes::from(stream.to_owned());
    for piece in [bytes.slice(..cut), bytes.slice(cut..)] {
        decoder.push(piece);
        while let Some(frame) = decoder.next().expect("readable") {
            frames.push(frame);
        }
    }
    frames
}

/// What is read from one command, wherever it is cut; and it is written again as it was.
fn same_at_every_cut(stream: &str, dialect: Dialect) -> Frame {
    let whole = frames(stream, 0, dialect, Reader::Server);
    assert_eq!(whole.len(), 1);
    for cut in 1..stream.len() {
        assert_eq!(
            frames(stream, cut, dialect, Reader::Server),
            whole,
            "cut at {cut}"
        );
    }
    let command = ClientCommand::read(&whole[0], dialect, NS);
    assert!(!matches!(command, ClientCommand::Unknown(_)), "{stream}");
    assert_eq!(command.to_bytes(dialect), stream);
    whole[0].clone()
}

fn payload(stream: &str, dialect: Dialect) -> Bytes {
    let frame = same_at_every_cut(stream, dialect);
    frame.payload().expect("a payload").clone()
}

#[test]
fn initial_lists_are_written_as_the_official_client_did() {
    let initial = [
        Member::new("bob@example.com", 1, 3),
        Member::new("carol@example.com", 1, 2),
        Member::new("dave@example.com", 1, 4),
        Member::new("tel:+15550100", 4, 3),
    ];
    assert_eq!(
        Members::initial_payloads(&initial),
        [payload(INITIAL, Dialect::Msnp13)]
    );
    assert_eq!(
        Members::initial_payloads(&initial[..1]),
        [payload(INITIAL_18, Dialect::Msnp18)]
    );
    let read = Members::read(&payload(INITIAL, Dialect::Msnp13)).expect("members");
    assert!(read.initial);
    assert_eq!(read.entries, initial);
}

#[test]
fn changes_of_lists_are_written_as_the_official_client_did() {
    let dave = Member::new("dave@example.com", 1, 4);
    assert_eq!(dave.payload(), payload(REMOVED, Dialect::Msnp14));
    let circle = Member::new("00000000-0000-0000-0009-0123456789ab@live.com", 9, 3);
    assert_eq!(circle.payload(), payload(CIRCLE, Dialect::Msnp18));
}

#[test]
fn an_offline_text_goes_by_uum() {
    let frame = same_at_every_cut(OFFLINE_TEXT, Dialect::Msnp18);
    let ClientCommand::Uum {
        handle,
        network,
        kind,
        payload,
        ..
    } = ClientCommand::read(&frame, Dialect::Msnp18, NS)
    else {
        panic!("{frame:?} is no UUM")
    };
    assert_eq!(
        (handle, network, kind),
        ("bob@example.com", 1, federated::TEXT)
    );
    assert!(payload.ends_with(b"\r\n\r\nHi!"));
}

#[test]
fn a_place_is_signed_out_by_a_notice() {
    let stream = "UUN 20 alice@example.com;{f0000000-0000-4000-8000-00000000000b} 4 14\r\n\
                  goawyplzthxbye";
    let frame = same_at_every_cut(stream, Dialect::Msnp16);
    let ClientCommand::Uun { handle, kind, .. } = ClientCommand::read(&frame, Dialect::Msnp16, NS)
    else {
        panic!("{frame:?} is no UUN")
    };
    assert_eq!(
        (handle.address, handle.endpoint, kind),
        (
            "alice@example.com",
            Some("{f0000000-0000-4000-8000-00000000000b}"),
            user_notice::SIGN_OUT
        )
    );
}

/// The commands of a server's stream, wherever it is cut: they are written again as they were.
fn told(stream: &str, dialect: Dialect) -> Vec<Frame> {
    let whole = frames(stream, 0, dialect, Reader::Client);
    for cut in 1..stream.len() {
        let read = frames(stream, cut, dialect, Reader::Client);
        assert_eq!(read, whole, "cut at {cut}");
    }
    let written: Vec<u8> = whole
        .iter()
        .flat_map(|frame| {
            let command = ServerCommand::read(frame, dialect, NS);
            assert!(!matches!(command, ServerCommand::Unknown(_)), "{frame:?}");
            command.to_bytes(dialect, NS)
        })
        .collect();
    assert_eq!(String::from_utf8_lossy(&written), stream, "{dialect}");
    whole
}

#[test]
fn answers_and_errors_with_and_without_payload_follow_each_other() {
    let stream = "ADL 9 OK\r\nRML 10 OK\r\nUUN 11 OK\r\n\
                  FQY 12 58\r\n<ml><d n=\"example.com\"><c n=\"m16b144937\" t=\"1\" /></d></ml>\
                  241 13 52\r\n<ml><d n=\"example.net\"><c n=\"gone\" t=\"1\" /></d></ml>\
                  509 14 UpsFailure 0\r\n205 15 0\r\n911 16\r\nADL 0 73\r\n\
                  <ml><d n=\"example.net\"><c n=\"bob\" t=\"1\" l=\"8\" f=\"Bob%2050%25\" /></d></ml>\
                  RML 0 57\r\n<ml><d n=\"example.net\"><c n=\"bob\" t=\"1\" l=\"8\" /></d></ml>\
                  QNG 60\r\n";
    let frames = told(stream, Dialect::Msnp15);
    assert_eq!(frames.len(), 11);
    let ServerCommand::Error(error) = ServerCommand::read(&frames[4], Dialect::Msnp15, NS) else {
        panic!("no error")
    };
    let refused = Members::read(error.payload.expect("a payload")).expect("members");
    assert_eq!(
        refused.entries,
        [Member {
            network: Some(1),
            address: "gone@example.net".to_owned(),
            ..Member::default()
        }]
    );
    let ServerCommand::Adl {
        trid: 0,
        payload: Some(payload),
    } = ServerCommand::read(&frames[8], Dialect::Msnp15, NS)
    else {
        panic!("no ADL")
    };
    let added = Members::read(payload).expect("members");
    assert_eq!(added.entries[0].name.as_deref(), Some("Bob 50%"));
    assert_eq!(added.entries[0].server_payload(), *payload);
}

#[test]
fn what_is_said_past_switchboards_is_told_in_both_layouts() {
    let short = told("UBM yuser@example.net 32 1 2\r\nHi", Dialect::Msnp14);
    let long = "UBM yuser@example.net 32 alice@example.com 1 1 2\r\nHi";
    let long = frames(long, 7, Dialect::Msnp16, Reader::Client);
    for frame in short.iter().chain(&long) {
        let command = ServerCommand::read(frame, Dialect::Msnp16, NS);
        let handle = Handle {
            network: Some(32),
            ..Handle::from("yuser@example.net")
        };
        let expected = ServerCommand::Ubm {
            handle,
            kind: federated::TEXT,
            payload: &Bytes::from_static(b"Hi"),
        };
        assert_eq!(command, expected);
    }
    let _gone = told(
        "UBN alice@example.com;{f0000000-0000-4000-8000-00000000000b} 4 4\r\ngtfo",
        Dialect::Msnp18,
    );
}

#[test]
fn moves_to_another_server_name_the_security_words() {
    let frames = told("XFR 3 NS 192.0.2.30:1863 U D\r\n", Dialect::Msnp15);
    assert!(matches!(
        ServerCommand::read(&frames[0], Dialect::Msnp15, NS),
        ServerCommand::XfrNs {
            address: "192.0.2.30:1863",
            current: None,
            ..
        }
    ));
}

#[test]
fn what_changed_elsewhere_is_told_by_not() {
    for stream in [BOOK_CHANGED, CIRCLE_CHANGED] {
        let _frames = told(stream, Dialect::Msnp18);
    }
}

/// Circles and what belongs to MSNP21 comes past without harm to what follows.
#[test]
fn circles_come_past_unread() {
    let stream = "NFY PUT 5\r\n12345SDG 0 3\r\nabcPUT 10 OK 0\r\nUSR 8 OK erin@example.com 0 0\r\n\
                  NLN NLN 1:erin@example.com;via=9:00000000-0000-0000-0009-0123456789ab@live.com Erin 0:0 0\r\n\
                  QNG 60\r\n";
    let frames = frames(stream, 30, Dialect::Msnp18, Reader::Client);
    assert_eq!(frames.len(), 6);
    let ServerCommand::Nln(presence) = ServerCommand::read(&frames[4], Dialect::Msnp18, NS) else {
        panic!("no presence")
    };
    assert!(presence.handle.via.is_some());
    assert_eq!(frames[5].line(), "QNG 60");
}
