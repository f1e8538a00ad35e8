//! Incoming texts of 40 bytes through a whole client, in reads of 4 and 16 KB, and cut at every byte; and in up to a hundred
//! conversations in turn. CPU time.

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use msnp::io::{Input, LinkId};

#[path = "support/desk.rs"]
mod support;

use support::{Bench, measure};

const TEXTS: usize = 20_000;

/// A client to which bob has opened a conversation.
fn chatting() -> (Bench, LinkId) {
    let (bench, links) = chatting_with(1);
    (bench, links[0])
}

/// A client to which so many people have opened a conversation each.
fn chatting_with(people: usize) -> (Bench, Vec<LinkId>) {
    let mut bench = Bench::new();
    let ns = bench.prove();
    let list: String = (0..people)
        .map(|n| format!("LST N={} F=Bob C=guid-{n} 11 1\r\n", address(n)))
        .collect();
    let _ = bench.list(ns, &list, people);
    let links = (0..people).map(|n| {
        let who = address(n);
        let came = bench.say(ns, format!("RNG {n} 127.0.0.1:1863 CKI 22 {who} Bob\r\n"));
        let sb = came.link.expect("it answers");
        let _ = bench.feed(Input::Connected { link: sb });
        let there = format!("IRO 1 1 1 {who} Bob 1073791020\r\nANS 1 OK\r\n");
        let _ = bench.say(sb, there);
        sb
    });
    let links = links.collect();
    (bench, links)
}

fn address(n: usize) -> String {
    format!("bob{n}@example.net")
}

fn stream() -> Vec<u8> {
    let payload = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nX-MMS-IM-Format: FN=Segoe%20UI; EF=; CO=0; CS=0; PF=22\r\n\r\nforty bytes of text, as people write it.";
    let message = format!("MSG {} Bob {}\r\n{payload}", address(0), payload.len());
    message.repeat(TEXTS).into_bytes()
}

/// Texts come by turns in each of the conversations, twenty at a time.
fn conversations(c: &mut Criterion) {
    let mut group = c.benchmark_group("incoming texts, conversations");
    let _ = group.throughput(Throughput::Elements(TEXTS as u64));
    let whole = bytes::Bytes::from(stream());
    let (reads, each) = (TEXTS / 20, whole.len() / TEXTS * 20);
    for people in [1, 10, 100] {
        let _ = group.bench_function(BenchmarkId::from_parameter(people), |b| {
            b.iter_custom(|times| {
                let runs = (0..times).map(|_| {
                    let (mut bench, links) = chatting_with(people);
                    measure(|| {
                        let texts: usize = (0..reads)
                            .map(|n| {
                                let read = whole.slice(n * each..(n + 1) * each);
                                bench.read(links[n % people], read)
                            })
                            .sum();
                        assert_eq!(texts, TEXTS);
                    })
                });
                runs.sum()
            });
        });
    }
    group.finish();
}

fn texts(c: &mut Criterion) {
    let stream = stream();
    let mut group = c.benchmark_group("incoming texts");
    let _ = group.throughput(Throughput::Elements(TEXTS as u64));
    for (name, size) in [
        ("16 KB reads", 16_384),
        ("4 KB reads", 4_096),
        ("cut at every byte", 1),
    ] {
        // Parts of one buffer: a byte that was just read from a socket lies in the cache, too.
        let whole = bytes::Bytes::from(stream.clone());
        let reads: Vec<bytes::Bytes> = (0..whole.len())
            .step_by(size)
            .map(|at| whole.slice(at..whole.len().min(at + size)))
            .collect();
        let _ = group.bench_function(name, |b| {
            b.iter_custom(|times| {
                let runs = (0..times).map(|_| {
                    let (mut bench, sb) = chatting();
                    let reads = reads.clone();
                    measure(move || {
                        let texts: usize = reads.into_iter().map(|read| bench.read(sb, read)).sum();
                        assert_eq!(texts, TEXTS);
                    })
                });
                runs.sum()
            });
        });
    }
    group.finish();
}

criterion_group!(benches, texts, conversations);
criterion_main!(benches);
