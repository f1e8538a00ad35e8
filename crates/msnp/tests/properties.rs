//! Round trips with values nobody thought of, and every decoder on arbitrary bytes.

#[path = "properties/p2p.rs"]
mod p2p;

use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use msnp::api::{Color, CurrentMedia, MediaKind, TextFormat};
use msnp::auth::{LoginAnswer, nexus_login_url, read_authorization, read_login_answer};
use msnp::command::{Addition, Capabilities, ClientCommand, Handle, List, Presence, ServerCommand};
use msnp::dialect::Dialect;
use msnp::io::HttpReply;
use msnp::message::{
    ImFormat, Joined, Joiner, MAX_PAYLOAD, Message, PersonalData, decode_words, media_info,
    personal_payload, split_text, text_payloads,
};
use msnp::soap::abch;
use msnp::wire::{
    Decoder, Frame, Limits, LinkKind, Reader, WireError, percent_decode, percent_encode,
    percent_encode_within,
};
use proptest::collection::vec;
use proptest::prelude::*;

fn any_dialect() -> impl Strategy<Value = Dialect> {
    prop::sample::select(Dialect::ALL)
}

fn dialect_with_syn() -> impl Strategy<Value = Dialect> {
    let all: Vec<Dialect> = Dialect::FINISHED
        .iter()
        .copied()
        .filter(|dialect| dialect.has_syn())
        .collect();
    prop::sample::select(all)
}

fn any_link() -> impl Strategy<Value = LinkKind> {
    prop::sample::select(vec![LinkKind::Notification, LinkKind::Switchboard])
}

fn any_reader() -> impl Strategy<Value = Reader> {
    prop::sample::select(vec![Reader::Client, Reader::Server])
}

/// A word as handles, cookies and ids are.
fn plain_word() -> impl Strategy<Value = String> {
    "[!-~]{1,20}"
}

/// Commands that are known, unknown, or errors.
fn any_command() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "VER", "CVR", "INF", "USR", "XFR", "SYN", "GTC", "BLP", "PRP", "BPR", "LSG", "LST",
            "ADD", "ADC", "REM", "REA", "SBP", "ADG", "REG", "RMG", "CHG", "ILN", "NLN", "FLN",
            "UUX", "UBX", "CHL", "QRY", "QNG", "PNG", "OUT", "MSG", "NOT", "IPG", "GCF", "SBS",
            "URL", "RNG", "CAL", "ANS", "IRO", "JOI", "BYE", "ACK", "NAK", "PAG", "PGD", "ADL",
            "UBN", "NFY",
        ])
        .prop_map(str::to_owned),
        "[A-Z0-9]{3}",
    ]
}

/// What a hostile or broken peer might write on a line.
fn any_line() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        4 => "[0-9]{1,12}",
        2 => prop::sample::select(vec![
            "FL", "AL", "PL", "OK", "S", "I", "NS", "SB", "CKI", "N=a@example.com", "F=", "C=x",
            "=", "%", "%4", "1:a@example.com", "a@example.com;{x}", "RINGING", "NLN", "0", "-1",
        ]).prop_map(str::to_owned),
        2 => ".{0,12}",
    ];
    (any_command(), vec(word, 0..8)).prop_map(|(command, words)| {
        let line = std::iter::once(command)
            .chain(words)
            .collect::<Vec<_>>()
            .join(" ");
        line.replace(['\r', '\n'], "")
    })
}

fn any_format() -> impl Strategy<Value = TextFormat> {
    (
        prop::option::of("[^\u{0}-\u{1f}]{1,31}"),
        any::<[bool; 5]>(),
        prop::option::of(any::<[u8; 3]>()),
    )
        .prop_map(
            |(font, [bold, italic, underline, strike, rtl], color)| TextFormat {
                font: font.map(Into::into),
                bold,
                italic,
                underline,
                strike,
                color: color.map(|[r, g, b]| Color { r, g, b }),
                rtl,
            },
        )
}

/// All frames of a stream cut into these pieces; the error that ended it, if one did.
fn decode(
    mut decoder: Decoder,
    pieces: impl IntoIterator<Item = Bytes>,
) -> (Vec<Frame>, Option<WireError>) {
    let mut frames = Vec::new();
    for piece in pieces {
        decoder.push(piece);
        loop {
            match decoder.next() {
                Ok(Some(frame)) => frames.push(frame),
                Ok(None) => break,
                Err(error) => return (frames, Some(error)),
            }
        }
    }
    (frames, None)
}

fn read_everything(frame: &Frame, dialect: Dialect, link: LinkKind) {
    let mut out = BytesMut::new();
    ServerCommand::read(frame, dialect, link).write(dialect, link, &mut out);
    ClientCommand::read(frame, dialect, link).write(dialect, &mut out);
    // Whatever was read, it is written as whole lines.
    let payload = frame.payload().map_or(0, Bytes::len);
    assert!(out.len() >= 6 && out.len() <= 8 * (frame.line().len() + 200) + 2 * payload);
}

proptest! {
    #[test]
    fn a_frame_is_read_as_it_was_written(
        words in vec("[^\u{0}-\u{20}\u{7f}]{1,12}", 1..6),
        payload in vec(any::<u8>(), 0..300),
    ) {
        let payload = Bytes::from(payload);
        let words = ["MSG"].into_iter().chain(words.iter().map(String::as_str));
        let frame = Frame::new(words, Some(payload));
        let decoder = Decoder::new(Reader::Client, LinkKind::Switchboard, Dialect::Msnp12);
        prop_assert_eq!(decode(decoder, [frame.to_bytes()]), (vec![frame], None));
    }

    #[test]
    fn a_stream_is_the_same_however_it_is_cut(
        lines in vec((any_line(), vec(any::<u8>(), 0..20)), 0..8),
        cuts in vec(1..20_usize, 0..40),
        dialect in any_dialect(),
        link in any_link(),
        reader in any_reader(),
    ) {
        let mut stream = Vec::new();
        for (line, payload) in &lines {
            stream.extend_from_slice(line.as_bytes());
            stream.extend_from_slice(b"\r\n");
            stream.extend_from_slice(payload);
        }
        let stream = Bytes::from(stream);
        let limits = Limits { line: 200, payload: 1000 };
        let new = || Decoder::with_limits(reader, dialect, limits);
        let whole = decode(new(), [stream.clone()]);
        let mut rest = stream.clone();
        let mut pieces = Vec::new();
        for cut in cuts {
            pieces.push(rest.split_to(cut.min(rest.len())));
        }
        pieces.push(rest);
        prop_assert_eq!(&decode(new(), pieces), &whole);
        let single = stream.iter().map(|byte| Bytes::copy_from_slice(&[*byte]));
        prop_assert_eq!(&decode(new(), single), &whole);
        for frame in &whole.0 {
            read_everything(frame, dialect, link);
        }
    }

    #[test]
    fn arbitrary_bytes_never_upset_the_decoder(
        pieces in vec(vec(any::<u8>(), 0..200), 0..20),
        dialect in any_dialect(),
        link in any_link(),
        reader in any_reader(),
    ) {
        let decoder = Decoder::new(reader, link, dialect);
        let (frames, _) = decode(decoder, pieces.into_iter().map(Bytes::from));
        for frame in frames {
            prop_assert!(!frame.line().is_empty() && !frame.line().contains('\n'));
            read_everything(&frame, dialect, link);
        }
    }

    #[test]
    fn percent_encoding_is_undone(text in ".*") {
        let wire = percent_encode(&text);
        prop_assert!(wire.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~%".contains(&b)));
        prop_assert_eq!(percent_decode(&wire), text.as_str());
        let short = percent_encode_within(&text, 20);
        prop_assert!(short.len() <= 20 && wire.starts_with(&short));
        prop_assert!(text.starts_with(&*percent_decode(&short)));
    }

    #[test]
    fn anything_can_be_percent_decoded(text in "[%0-9a-fx é]*") {
        prop_assert!(percent_decode(&text).len() <= text.len() * 3);
    }

    #[test]
    fn presence_is_read_as_it_was_written(
        status in prop::sample::select(vec!["NLN", "BSY", "AWY", "LUN"]),
        name in ".{1,30}",
        flags in any::<u32>(),
        object in prop::option::of("<msnobj .{1,30}"),
        dialect in prop::sample::select(Dialect::FINISHED),
    ) {
        let names_network = dialect.network_id_in_presence() || dialect.network_id_before_handle();
        let presence = Presence {
            status: msnp::command::StatusWord(status),
            handle: Handle {
                network: names_network.then_some(1),
                ..Handle::from("bob@example.net")
            },
            name: name.as_str().into(),
            capabilities: dialect.caps_in_presence().then_some(Capabilities {
                flags,
                extended: dialect.caps_are_pairs().then_some(!flags),
            }),
            object: object.as_deref().filter(|_| dialect.has_objects()).map(Into::into),
            icon: None,
        };
        let command = ServerCommand::Nln(presence);
        let link = LinkKind::Notification;
        let decoder = Decoder::new(Reader::Client, link, dialect);
        let (frames, _) = decode(decoder, [command.to_bytes(dialect, link)]);
        prop_assert_eq!(frames.len(), 1);
        prop_assert_eq!(ServerCommand::read(&frames[0], dialect, link), command);
    }

    #[test]
    fn additions_are_read_as_they_were_written(
        trid in any::<u32>(),
        handle in plain_word(),
        name in ".{1,30}",
        group in prop::option::of("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"),
        dialect in dialect_with_syn(),
    ) {
        // A handle of digits alone would be taken for the number of the list; there is none without an `@`.
        let handle = format!("{handle}@example.net");
        let addition = Addition {
            trid,
            list: List::Forward,
            version: None,
            handle: Some(&handle),
            name: Some(name.as_str().into()),
            guid: None,
            group: group.as_deref().filter(|_| dialect.has_groups()),
        };
        let command = ClientCommand::Add(addition);
        let link = LinkKind::Notification;
        let decoder = Decoder::new(Reader::Server, link, dialect);
        let (frames, _) = decode(decoder, [command.to_bytes(dialect)]);
        prop_assert_eq!(frames.len(), 1);
        prop_assert_eq!(ClientCommand::read(&frames[0], dialect, link), command);
    }

    #[test]
    fn formats_are_read_as_they_were_written(format in any_format()) {
        let header = ImFormat::of(&format).to_string();
        prop_assert!(header.starts_with("FN=") && header.is_ascii());
        let read = TextFormat::from(ImFormat::parse(&header));
        // What was left to the reader is told as it is for everybody.
        let expected = TextFormat {
            font: Some(format.font.clone().unwrap_or("MS Shell Dlg".into())),
            color: Some(format.color.unwrap_or_default()),
            ..format
        };
        prop_assert_eq!(read, expected);
    }

    #[test]
    fn any_format_header_can_be_read(header in ".*") {
        let format = ImFormat::parse(&header);
        let again = format.to_string();
        prop_assert_eq!(ImFormat::parse(&again).bold, format.bold);
    }

    #[test]
    fn pieces_of_a_text_are_the_text(text in "(.|\n|👨‍👩‍👧‍👦|é|微){0,300}", budget in 4..200_usize) {
        let pieces = split_text(&text, budget);
        prop_assert_eq!(&pieces.concat(), &text);
        prop_assert!(pieces.iter().all(|piece| piece.len() <= budget));
        prop_assert!(pieces.len() == 1 || pieces.iter().all(|piece| !piece.is_empty()));
    }

    #[test]
    fn a_long_text_arrives_whole(
        text in "[^\r]{0,4000}",
        format in any_format(),
        chunked in any::<bool>(),
        sender in plain_word(),
    ) {
        let id = chunked.then_some("{6E1A4C20-8B7D-4F1E-9A55-0123456789AB}");
        let payloads = text_payloads(&text, &format, id, MAX_PAYLOAD);
        prop_assert!(payloads.iter().all(|payload| payload.len() <= MAX_PAYLOAD));
        let mut joiner = Joiner::default();
        let mut arrived = String::new();
        let mut texts = 0;
        for payload in &payloads {
            if let Joined::Whole(whole) = joiner.push(&sender, payload, Instant::now()) {
                let Message::Text(message) = Message::read(&whole) else {
                    return Err(TestCaseError::fail("not a text"));
                };
                prop_assert_eq!(message.format().bold, format.bold);
                arrived.push_str(&message.text);
                texts += 1;
            }
        }
        prop_assert_eq!(joiner.held(), 0);
        prop_assert_eq!(texts, if chunked { 1 } else { payloads.len() });
        prop_assert_eq!(arrived, text);
    }

    #[test]
    fn arbitrary_chunks_never_upset_the_joiner(
        chunks in vec((0..4_u8, 0..3_u8, prop::option::of(0..6_u32), prop::option::of(0..6_u32), 0..60_u64, vec(any::<u8>(), 0..50)), 0..60),
    ) {
        let mut joiner = Joiner::default();
        let mut now = Instant::now();
        for (sender, id, count, at, wait, body) in chunks {
            now += Duration::from_secs(wait);
            let mut payload = format!("Message-ID: {id}\r\n");
            payload.extend(count.map(|count| format!("Chunks: {count}\r\n")));
            payload.extend(at.map(|at| format!("Chunk: {at}\r\n")));
            payload.push_str("\r\n");
            let payload = [payload.as_bytes(), &body].concat();
            let joined = joiner.push(&sender.to_string(), &payload.into(), now);
            if let Joined::Whole(whole) = joined {
                prop_assert!(whole.len() < 6 * 200);
            }
            prop_assert!(joiner.held() <= 60 * 200);
        }
        joiner.expire(now + Duration::from_secs(121));
        prop_assert_eq!(joiner.held(), 0);
    }

    #[test]
    fn personal_messages_are_read_as_they_were_written(
        text in "[^\u{0}-\u{1f}\u{fffe}\u{ffff}]{0,100}",
        args in vec("[a-zA-Z &<>'\"é\\\\]{1,10}", 0..5),
        kind in prop::sample::select(vec![MediaKind::Music, MediaKind::Games, MediaKind::Office]),
    ) {
        let media = CurrentMedia { app: "X".into(), kind, format: "{0} - {1}".into(), args };
        let data = PersonalData::read(&personal_payload(&text, Some(&media), None));
        let expected = PersonalData {
            text: Some(text),
            media: Some(Some(media)),
            ..PersonalData::default()
        };
        prop_assert_eq!(data, Some(expected));
    }

    #[test]
    fn arbitrary_bytes_never_upset_the_message_readers(
        kind in prop::sample::select(vec![
            "text/plain", "text/x-msmsgscontrol", "text/x-msnmsgr-datacast", "text/x-mms-emoticon",
            "text/x-msmsgsinvite", "text/x-msmsgsprofile", "application/x-msnmsgrp2p",
            "text/x-msmsgsinitialmdatanotification", "text/x-msmsgsemailnotification",
            "text/x-msmsgsactivemailnotification", "application/x-msmsgssystemmessage",
        ]),
        head in vec(any::<u8>(), 0..60),
        body in vec(any::<u8>(), 0..200),
        field in prop::sample::select(vec!["", "ID: ", "Mail-Data: ", "Subject: =?utf-8?Q?", "Type: 1\r\nArg1: "]),
    ) {
        let head = [format!("Content-Type: {kind}\r\n").as_bytes(), &head, b"\r\n\r\n"].concat();
        let payload = [&head[..], field.as_bytes(), &body].concat();
        if let Message::Text(message) = Message::read(&payload) {
            let _format = message.format();
            prop_assert!(!message.text.contains('\r'));
        }
        let _any = Message::read(&body);
        let _personal = PersonalData::read(&body);
        let xml = [b"<Data><PSM>", &body[..], b"</PSM></Data>"].concat();
        if let Some(PersonalData { text: Some(text), .. }) = PersonalData::read(&xml) {
            prop_assert!(text.len() <= 3 * xml.len());
        }
    }

    #[test]
    fn arbitrary_text_never_upsets_the_small_readers(text in ".{0,200}", status in 100..600_u16) {
        prop_assert!(decode_words(&text).len() <= 3 * text.len());
        let _caps = Capabilities::parse(&text);
        let _frame = Frame::new([text.as_str(), text.as_str()], None);
        let media = CurrentMedia {
            app: String::new(),
            kind: MediaKind::Music,
            format: text.clone(),
            args: vec!["a".into()],
        };
        prop_assert!(media_info(&media).text.len() <= text.len() + 1);
        let _credentials = read_authorization(&text);
        let headers = ["PassportURLs", "Authentication-Info", "Location", "WWW-Authenticate"];
        let reply = HttpReply {
            status,
            headers: headers.map(|name| (name.to_owned(), text.clone())).to_vec(),
            body: Bytes::new(),
        };
        let _url = nexus_login_url(&reply);
        if let LoginAnswer::Ticket(ticket) = read_login_answer(&reply) {
            prop_assert!(!ticket.expose().contains([' ', '\r', '\n']));
        }
    }
}

/// A recorded answer of the address book services, with some of its bytes changed.
fn spoilt_answer() -> impl Strategy<Value = Vec<u8>> {
    let names = vec![
        "find-membership-full",
        "ab-find-contacts-paged-full",
        "ab-find-all-delta",
        "ab-group-add-duplicate",
    ];
    let spoils = vec((any::<prop::sample::Index>(), any::<u8>()), 0..6);
    (prop::sample::select(names), spoils).prop_map(|(name, spoils)| {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/abch");
        let mut body =
            std::fs::read(format!("{folder}/{name}.response.xml")).expect("a recorded answer");
        for (at, byte) in spoils {
            let at = at.index(body.len());
            body[at] = byte;
        }
        body
    })
}

proptest! {
    #[test]
    fn no_answer_of_the_address_book_makes_its_reader_fail_badly(
        body in prop_oneof![spoilt_answer(), vec(any::<u8>(), 0..200)],
        status in prop::sample::select(vec![200_u16, 403, 500]),
    ) {
        match abch::read(status, &body) {
            Ok(answer) => {
                for operation in ["FindMembership", "ABFindContactsPaged", "ABFindAll"] {
                    if let Some(result) = answer.result(operation) {
                        let members = abch::Memberships::read(result);
                        let people = members.lists.iter().map(|list| list.members.len()).sum::<usize>();
                        let book = abch::AddressBook::read(result);
                        prop_assert!(people + book.contacts.len() < 100);
                    }
                }
            }
            Err(trouble) => prop_assert!(!trouble.told().1.is_empty()),
        }
    }
}
