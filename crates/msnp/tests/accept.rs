//! Accept widely: forms that differ between servers, orders, and words that are missing (protocol reference 01 to 05).

use bytes::Bytes;
use msnp::command::{OutReason, ServerCommand};
use msnp::dialect::Dialect;
use msnp::wire::{Decoder, Frame, LinkKind, Reader};

const NS: LinkKind = LinkKind::Notification;
const SB: LinkKind = LinkKind::Switchboard;
const GUID: &str = "c0000000-0000-4000-8000-000000000003";

fn frame(line: &str) -> Frame {
    let mut decoder = Decoder::new(Reader::Client, NS, Dialect::Msnp12);
    decoder.push(Bytes::from(format!("{line}\r\n")));
    decoder.next().expect("readable").expect("a whole frame")
}

#[test]
fn group_answers_come_in_every_order() {
    let group = |line: &str| match ServerCommand::read(&frame(line), Dialect::Msnp12, NS) {
        ServerCommand::Adg(change) | ServerCommand::Reg(change) | ServerCommand::Rmg(change) => (
            change.id.map(str::to_owned),
            change.name.map(|name| name.into_owned()),
        ),
        other => panic!("{other:?}"),
    };
    for (line, name) in [
        (
            format!("ADG 30 Old%20Friends {GUID} 0"),
            Some("Old Friends"),
        ),
        (
            format!("ADG 30 1 Old%20Friends {GUID}"),
            Some("Old Friends"),
        ),
        (format!("ADG 30 2005 {GUID} 0"), Some("2005")),
        (format!("REG 31 1 Renamed {GUID} 0"), Some("Renamed")),
        (format!("REG 31 {GUID} Renamed"), Some("Renamed")),
        (format!("REG 31 1 2005 {GUID} 0"), Some("2005")),
        (format!("RMG 32 1 {GUID}"), None),
        (format!("RMG 32 {GUID}"), None),
    ] {
        let expected = (Some(GUID.to_owned()), name.map(str::to_owned));
        assert_eq!(group(&line), expected, "{line}");
    }
    // MSN 7.0's server names the group instead: what was asked for was done.
    assert_eq!(group("RMG 32 New%2520Group"), (None, None));
}

#[test]
fn an_answer_with_words_missing_is_written_as_it_was_read() {
    for dialect in [Dialect::Msnp7, Dialect::Msnp12, Dialect::Msnp18] {
        for line in [
            "ADG 30",
            "ADG 30 1",
            "ADG 30 1 0",
            "ADG 30 one two three",
            "REG 31 1 2",
            "RMG 32",
            "BPR 3 5 0x0409 win 4.10",
            "BPR 3 PHH 5",
            "BPR bob@example.com PHH 5",
        ] {
            let write = |line: &str| {
                let mut decoder = Decoder::new(Reader::Client, NS, dialect);
                decoder.push(Bytes::from(format!("{line}\r\n")));
                let frame = decoder.next().expect("readable").expect("a whole frame");
                let bytes = ServerCommand::read(&frame, dialect, NS).to_bytes(dialect, NS);
                String::from_utf8_lossy(&bytes).trim_end().to_owned()
            };
            let once = write(line);
            assert_eq!(write(&once), once, "{line} in {dialect}");
        }
    }
}

#[test]
fn an_address_that_is_a_number_is_no_number_of_the_list() {
    let frame = frame("ADD 7 FL 2 2");
    let ServerCommand::Add(addition) = ServerCommand::read(&frame, Dialect::Msnp7, NS) else {
        panic!("not an addition")
    };
    assert_eq!((addition.version, addition.handle), (None, Some("2")));
}

#[test]
fn what_is_named_by_a_number_is_nobody() {
    let frame = frame("ADC 7 FL F=Bob N=2");
    let read = ServerCommand::read(&frame, Dialect::Msnp9, NS);
    assert!(matches!(read, ServerCommand::Unknown(_)), "{read:?}");
}

#[test]
fn list_entries_come_in_every_order() {
    let cases = [
        "LST N=bob@example.net F=Bob C=guid 11 1 g1,g2",
        "LST C=guid F=Bob N=bob@example.net 11 1 g1,g2",
        "LST N=bob@example.net X=new F=Bob C=guid 11 1 g1,g2",
    ];
    for line in cases {
        let frame = frame(line);
        let ServerCommand::Lst(entry) = ServerCommand::read(&frame, Dialect::Msnp12, NS) else {
            panic!("{line}")
        };
        assert_eq!(
            (entry.handle, entry.name.as_deref(), entry.guid),
            (Some("bob@example.net"), Some("Bob"), Some("guid")),
            "{line}"
        );
        assert_eq!((entry.lists, entry.network), (11, Some(1)), "{line}");
        assert_eq!(entry.groups().collect::<Vec<_>>(), ["g1", "g2"], "{line}");
    }
    // MSNP10 with an old list: numbers for groups, no network.
    let old = frame("LST N=bob@example.net F=Bob 11 2");
    let ServerCommand::Lst(entry) = ServerCommand::read(&old, Dialect::Msnp10, NS) else {
        panic!("an old entry")
    };
    assert_eq!((entry.network, entry.group_ids), (None, "2"));
    let old = frame("LSG 2 Old%20Friends 0");
    let ServerCommand::Lsg { id: "2", name, .. } = ServerCommand::read(&old, Dialect::Msnp10, NS)
    else {
        panic!("an old group")
    };
    assert_eq!(name, "Old Friends");
}

#[test]
fn a_person_may_be_called_by_a_number() {
    let frame_ = frame("NLN NLN bob@example.net 1 1073791020 0");
    let ServerCommand::Nln(presence) = ServerCommand::read(&frame_, Dialect::Msnp12, NS) else {
        panic!("presence")
    };
    assert_eq!((&*presence.name, presence.handle.network), ("1", None));
    assert_eq!(presence.object, None);
    let frame_ = frame("USR 4 OK alice@example.com 1 1 0");
    let ServerCommand::UsrOk { name, verified, .. } =
        ServerCommand::read(&frame_, Dialect::Msnp8, NS)
    else {
        panic!("signed in")
    };
    assert_eq!((name.as_deref(), verified), (Some("1"), Some(true)));
}

#[test]
fn missing_words_are_borne() {
    let signed_in = frame("USR 4 OK alice@example.com");
    assert!(matches!(
        ServerCommand::read(&signed_in, Dialect::Msnp12, NS),
        ServerCommand::UsrOk {
            name: None,
            verified: None,
            ..
        }
    ));
    let joined = frame("JOI bob@example.net Bob");
    assert!(matches!(
        ServerCommand::read(&joined, Dialect::Msnp12, SB),
        ServerCommand::Joi {
            capabilities: None,
            ..
        }
    ));
    for line in ["CHL 0 1557", "CHL 1557"] {
        let frame = frame(line);
        assert_eq!(
            ServerCommand::read(&frame, Dialect::Msnp12, NS),
            ServerCommand::Chl { challenge: "1557" }
        );
    }
    for (line, value) in [
        ("BPR bob@example.net PHH", None),
        ("BPR 12 bob@example.net PHH 555-0101", Some("555-0101")),
        ("BPR PHH 555%200101", Some("555 0101")),
    ] {
        let frame = frame(line);
        let ServerCommand::Bpr {
            kind: "PHH",
            value: found,
            ..
        } = ServerCommand::read(&frame, Dialect::Msnp9, NS)
        else {
            panic!("{line}")
        };
        assert_eq!(found.as_deref(), value, "{line}");
    }
}

#[test]
fn redirections_of_every_dialect_are_read() {
    for (line, current) in [
        ("XFR 3 NS 192.0.2.5:1863", None),
        ("XFR 3 NS 192.0.2.5:1863 0", None),
        (
            "XFR 3 NS 192.0.2.5:1863 0 192.0.2.1:1863",
            Some("192.0.2.1:1863"),
        ),
        ("XFR 3 NS 192.0.2.5:1863 U D", None),
    ] {
        let frame = frame(line);
        let expected = ServerCommand::XfrNs {
            trid: 3,
            address: "192.0.2.5:1863",
            current,
        };
        assert_eq!(ServerCommand::read(&frame, Dialect::Msnp12, NS), expected);
    }
}

#[test]
fn reasons_for_leaving_are_told_apart() {
    for (line, reason) in [
        ("OUT", OutReason::None),
        ("OUT XYZ", OutReason::None),
        ("OUT OTH", OutReason::Elsewhere),
        ("OUT SSD", OutReason::ServerDown),
        ("OUT MIG", OutReason::Migrated),
        ("OUT TOU", OutReason::TermsOfUse),
        ("OUT RCT 5", OutReason::ComeBack { minutes: 5 }),
        ("OUT RCT", OutReason::ComeBack { minutes: 1 }),
    ] {
        let frame = frame(line);
        assert_eq!(
            ServerCommand::read(&frame, Dialect::Msnp12, NS),
            ServerCommand::Out(reason)
        );
    }
}

#[test]
fn what_cannot_be_understood_survives() {
    for line in [
        "XYZ 1 2 3",
        "LST",
        "ADC 1 XX N=a",
        "REM",
        "CAL 2 BUSY",
        "GTC Q",
        "ILN x NLN a b",
    ] {
        let frame = frame(line);
        let command = ServerCommand::read(&frame, Dialect::Msnp12, NS);
        assert_eq!(command, ServerCommand::Unknown(&frame));
        let wire = command.to_bytes(Dialect::Msnp12, NS);
        assert_eq!(wire, format!("{line}\r\n").as_bytes());
    }
}

#[test]
fn an_addition_by_guid_alone_means_nothing_where_there_are_none() {
    let frame = frame("ADC 0 FL C=b0000000-0000-4000-8000-000000000002");
    let known = |dialect| {
        let command = ServerCommand::read(&frame, dialect, NS);
        command != ServerCommand::Unknown(&frame)
    };
    assert!(known(Dialect::Msnp10));
    assert!(!known(Dialect::Msnp9));
}

#[test]
fn words_of_later_dialects_mean_nothing_in_earlier_ones() {
    let frame = frame("NLN NLN bob@example.net Bob 32 %3Cmsnobj%2F%3Ex http://example.net/x.png");
    let read = |dialect| match ServerCommand::read(&frame, dialect, NS) {
        ServerCommand::Nln(presence) => (presence.object.is_some(), presence.icon.is_some()),
        other => panic!("{other:?}"),
    };
    assert_eq!(read(Dialect::Msnp8), (false, false));
    assert_eq!(read(Dialect::Msnp9), (true, true));

    let frame = self::frame("FLN bob@example.net 32");
    let read = |dialect| match ServerCommand::read(&frame, dialect, NS) {
        ServerCommand::Fln { handle, .. } => handle.network,
        other => panic!("{other:?}"),
    };
    assert_eq!(read(Dialect::Msnp12), None);
    assert_eq!(read(Dialect::Msnp14), Some(32));
}

#[test]
fn what_has_a_key_is_no_group() {
    for line in [
        "ADC 9 FL N=bob@example.net F=Bob t=1",
        "ADD 9 FL 7 bob@example.net Bob t=1",
    ] {
        let frame = frame(line);
        let read = ServerCommand::read(&frame, Dialect::Msnp12, NS);
        let ServerCommand::Add(addition) = read else {
            panic!("{line}: {read:?}")
        };
        assert_eq!(addition.group, None, "{line}");
    }
}

#[test]
fn a_person_without_an_address_is_nobody() {
    for line in ["NLN NLN ; bob 0", "FLN 1:", "NLN NLN 1:;{guid} bob 0"] {
        let frame = frame(line);
        let read = ServerCommand::read(&frame, Dialect::Msnp16, NS);
        assert!(matches!(read, ServerCommand::Unknown { .. }), "{read:?}");
    }
}
