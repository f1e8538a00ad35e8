//! `framing.json` and `errors.json`: streams to frames, percent-encoding, error replies.

use bytes::Bytes;
use msnp::command::ServerCommand;
use msnp::dialect::Dialect;
use msnp::wire::{Decoder, Frame, LinkKind, Reader, percent_decode, percent_encode};
use serde_json::Value;

use super::{dialect, entries, frame, load, text};

const FRAMING: &str = include_str!("../data/framing.json");
const ERRORS: &str = include_str!("../data/errors.json");

fn unhex(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .map(|pair| {
            let pair = std::str::from_utf8(pair).expect("ASCII");
            u8::from_str_radix(pair, 16).expect("hexadecimal digits")
        })
        .collect()
}

fn decoder(stream: &Value) -> Decoder {
    let reader = match text(stream, "reader") {
        "client" => Reader::Client,
        "server" => Reader::Server,
        other => panic!("unknown reader {other}"),
    };
    let link = match text(stream, "conn") {
        "NS" => LinkKind::Notification,
        "SB" => LinkKind::Switchboard,
        other => panic!("unknown connection {other}"),
    };
    Decoder::new(reader, link, dialect(stream))
}

/// Words and payload of a frame, or of a vector.
type Parts = (Vec<String>, Option<Vec<u8>>);

fn parts(frame: &Frame) -> Parts {
    let words = frame.words().map(str::to_owned).collect();
    (words, frame.payload().map(|payload| payload.to_vec()))
}

fn expected(stream: &Value) -> Vec<Parts> {
    entries(stream, "commands")
        .iter()
        .map(|command| {
            let words = entries(command, "words")
                .iter()
                .map(|word| word.as_str().expect("a word").to_owned())
                .collect();
            (words, command["payload_hex"].as_str().map(unhex))
        })
        .collect()
}

fn decode(stream: &Value, pieces: impl IntoIterator<Item = Vec<u8>>) -> Vec<Parts> {
    let mut decoder = decoder(stream);
    let mut frames = Vec::new();
    for piece in pieces {
        decoder.push(Bytes::from(piece));
        while let Some(frame) = decoder.next().expect("readable") {
            frames.push(parts(&frame));
        }
    }
    frames
}

#[test]
fn streams_become_the_same_frames_however_they_are_cut() {
    let file = load(FRAMING);
    for stream in entries(&file, "streams") {
        let name = text(stream, "name");
        let expected = expected(stream);
        let chunks: Vec<Vec<u8>> = entries(stream, "chunks_hex")
            .iter()
            .map(|chunk| unhex(chunk.as_str().expect("hexadecimal")))
            .collect();
        assert_eq!(decode(stream, chunks.clone()), expected, "{name}");

        let whole = chunks.concat();
        assert_eq!(decode(stream, [whole.clone()]), expected, "{name}, glued");
        let bytes = whole.iter().map(|&byte| vec![byte]);
        assert_eq!(decode(stream, bytes), expected, "{name}, byte by byte");
        for cut in 1..whole.len() {
            let (before, after) = whole.split_at(cut);
            assert_eq!(
                decode(stream, [before.to_vec(), after.to_vec()]),
                expected,
                "{name}, cut at {cut}"
            );
        }
        // Twice in a row: a frame never looks into what follows it.
        let twice = [expected.clone(), expected].concat();
        assert_eq!(decode(stream, [whole.clone(), whole]), twice, "{name}");
    }
}

#[test]
fn words_are_percent_decoded_and_encoded() {
    let file = load(FRAMING);
    for case in entries(&file, "percent_decode") {
        assert_eq!(percent_decode(text(case, "wire")), text(case, "text"));
    }
    for case in entries(&file, "percent_encode_safe") {
        assert_eq!(percent_encode(text(case, "text")), text(case, "wire"));
    }
}

#[test]
fn error_replies_are_read() {
    let file = load(ERRORS);
    for case in entries(&file, "cases") {
        let line = text(case, "line");
        // Until MSNP12 an error never has a payload, so the line alone is the frame.
        let frame = frame(line, None, Dialect::Msnp12, LinkKind::Notification);
        let read = ServerCommand::read(&frame, Dialect::Msnp12, LinkKind::Notification);
        let ServerCommand::Error(error) = read else {
            panic!("{line} is no error")
        };
        let fields = &case["fields"];
        assert_eq!(Some(error.code.into()), fields["code"].as_u64(), "{line}");
        assert_eq!(
            error.trid.map(Into::into),
            fields["trid"].as_u64(),
            "{line}"
        );
        assert_eq!(
            error.payload_len.map(|len| len as u64),
            fields["payload_len"].as_u64(),
            "{line}"
        );
        assert_eq!(error.detail, fields["detail"].as_str(), "{line}");
    }
}
