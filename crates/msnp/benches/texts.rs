//! Incoming texts of 40 bytes through a whole client, in reads of 4 and 16 KB, and cut at every byte. CPU time.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use msnp::io::{Input, LinkId};

#[path = "support/desk.rs"]
mod support;

use support::{Bench, measure};

const TEXTS: usize = 20_000;

/// A client to which bob has opened a conversation.
fn chatting() -> (Bench, LinkId) {
    let mut bench = Bench::new();
    let ns = bench.prove();
    let list = "LST N=bob@example.net F=Bob C=guid-b 11 1\r\n";
    let _ = bench.list(ns, list, 1);
    let came = bench.say(ns, "RNG 11 127.0.0.1:1863 CKI 22 bob@example.net Bob\r\n");
    let sb = came.link.expect("it answers");
    let _ = bench.feed(Input::Connected { link: sb });
    let _ = bench.say(
        sb,
        "IRO 1 1 1 bob@example.net Bob 1073791020\r\nANS 1 OK\r\n",
    );
    (bench, sb)
}

fn stream() -> Vec<u8> {
    let payload = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\nX-MMS-IM-Format: FN=Segoe%20UI; EF=; CO=0; CS=0; PF=22\r\n\r\nforty bytes of text, as people write it.";
    let message = format!("MSG bob@example.net Bob {}\r\n{payload}", payload.len());
    message.repeat(TEXTS).into_bytes()
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

criterion_group!(benches, texts);
criterion_main!(benches);
