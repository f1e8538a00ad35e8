//! From received bytes to messages: the part of the engine row of incoming texts that is this side of `Client`.
//!
//! 40-byte texts as a switchboard sends them, read in 8 KiB pieces, and cut at every byte.

use std::hint::black_box;
use std::time::Instant;

use bytes::Bytes;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use msnp::api::TextFormat;
use msnp::command::ServerCommand;
use msnp::dialect::Dialect;
use msnp::message::{Joined, Joiner, MAX_PAYLOAD, Message, text_payloads};
use msnp::wire::{Decoder, LinkKind, Reader};

const DIALECT: Dialect = Dialect::Msnp12;
const LINK: LinkKind = LinkKind::Switchboard;
const TEXTS: usize = 10_000;

fn stream() -> Bytes {
    let text = "forty bytes of text are what people write";
    let payload = &text_payloads(text, &TextFormat::default(), None, MAX_PAYLOAD)[0];
    let command = ServerCommand::Msg {
        handle: "bob@example.net".into(),
        name: "Bob B".into(),
        payload,
    };
    let one = command.to_bytes(DIALECT, LINK);
    Bytes::from(one.repeat(TEXTS))
}

fn pieces(stream: &Bytes, len: usize) -> Vec<Bytes> {
    // Each piece is a buffer of its own, as reads from a socket are.
    stream.chunks(len).map(Bytes::copy_from_slice).collect()
}

fn frames(pieces: &[Bytes]) -> usize {
    let mut decoder = Decoder::new(Reader::Client, LINK, DIALECT);
    let mut count = 0;
    for piece in pieces {
        decoder.push(piece.clone());
        while let Ok(Some(frame)) = decoder.next() {
            let _frame = black_box(frame);
            count += 1;
        }
    }
    count
}

fn texts(pieces: &[Bytes]) -> usize {
    let mut decoder = Decoder::new(Reader::Client, LINK, DIALECT);
    let mut joiner = Joiner::default();
    let now = Instant::now();
    let mut count = 0;
    for piece in pieces {
        decoder.push(piece.clone());
        while let Ok(Some(frame)) = decoder.next() {
            let ServerCommand::Msg {
                handle, payload, ..
            } = ServerCommand::read(&frame, DIALECT, LINK)
            else {
                continue;
            };
            if let Joined::Whole(whole) = joiner.push(handle.address, payload, now)
                && let Message::Text(text) = Message::read(&whole)
            {
                let _format = black_box(TextFormat::from(text.format()));
                count += text.text.len().min(1);
            }
        }
    }
    count
}

fn decode(c: &mut Criterion) {
    let stream = stream();
    let reads = pieces(&stream, 8 * 1024);
    let bytes = pieces(&stream, 1);
    assert_eq!((frames(&reads), texts(&reads)), (TEXTS, TEXTS));
    let mut group = c.benchmark_group("decode");
    let _group = group.throughput(Throughput::Elements(TEXTS as u64));
    let _group = group.bench_function("frames, 8 KiB reads", |b| b.iter(|| frames(&reads)));
    let _group = group.bench_function("texts, 8 KiB reads", |b| b.iter(|| texts(&reads)));
    let _group = group.bench_function("texts, cut at every byte", |b| b.iter(|| texts(&bytes)));
    group.finish();
}

criterion_group!(benches, decode);
criterion_main!(benches);
