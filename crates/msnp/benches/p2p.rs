//! Two links that hand each other packets: what putting bytes into packets and taking them out costs, for one blob and for
//! up to fifty at once.

use std::hint::black_box;
use std::time::Instant;

use bytes::Bytes;
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

#[path = "support/counted.rs"]
mod counting;

use counting::counted;
use msnp::p2p::link::{Bridge, Content, DataKind, Event, Expect, Link, Numbers, Version};

const SESSION: u32 = 7;
/// The size of each of several blobs that go at once.
const EACH: usize = 100_000;

fn link(version: Version, bridge: Bridge, now: Instant) -> Link {
    let mut link = Link::new(version, Numbers::drawn([1, 2, 3]));
    link.moved(bridge, now);
    link
}

/// Sends a blob from one link to another; how many bytes came.
fn transfer(version: Version, bridge: Bridge, blob: &Bytes, in_pieces: bool) -> u64 {
    let now = Instant::now();
    let prefix = if bridge.has_footer() { 0 } else { 4 };
    let [mut from, mut to] = [link(version, bridge, now), link(version, bridge, now)];
    let total = blob.len() as u64;
    let expect = Expect {
        messages: 0,
        stream: Some(total),
    };
    to.expect(SESSION, expect);
    let (kind, content) = match in_pieces {
        true => (DataKind::File, Content::Pieces { total }),
        false => (DataKind::Object, Content::Whole(blob.clone())),
    };
    from.send_data((SESSION, 2), kind, content, now);
    let mut came = 0;
    loop {
        while let Some(event) = from.next_event() {
            match event {
                Event::Wants { blob: id, at, len } => {
                    let at_byte = at as usize;
                    from.supply(id, at, blob.slice(at_byte..at_byte + len), now);
                }
                Event::Acked(_) => return came,
                other => panic!("{other:?}"),
            }
        }
        while let Some(packet) = from.next_packet(now) {
            to.received(&packet.bytes.slice(prefix..), bridge.has_footer(), now);
            from.carried(packet.token, now);
        }
        while let Some(event) = to.next_event() {
            if let Event::Data { bytes, .. } = event {
                came += black_box(bytes).len() as u64;
            }
        }
        while let Some(packet) = to.next_packet(now) {
            from.received(&packet.bytes.slice(prefix..), bridge.has_footer(), now);
            to.carried(packet.token, now);
        }
    }
}

fn transfers(c: &mut Criterion) {
    let sizes = [
        (
            "object of 100 KB over a switchboard",
            100_000,
            Bridge::switchboard(),
        ),
        (
            "file of 20 MB over a connection",
            20_000_000,
            Bridge::direct(),
        ),
    ];
    for (name, size, bridge) in sizes {
        let blob = Bytes::from(vec![0x5a; size]);
        let mut group = c.benchmark_group(name);
        group.throughput(Throughput::Bytes(size as u64));
        group.sample_size(20);
        for version in [Version::V1, Version::V2] {
            let in_pieces = size > 1_000_000;
            assert_eq!(transfer(version, bridge, &blob, in_pieces), size as u64);
            group.bench_function(format!("{version:?}"), |b| {
                b.iter(|| counted(|| transfer(version, bridge, &blob, in_pieces)));
            });
        }
        group.finish();
    }
}

/// Sends so many blobs at once; how many bytes came.
fn at_once(version: Version, count: u32, blob: &Bytes) -> u64 {
    let (now, bridge) = (Instant::now(), Bridge::direct());
    let [mut from, mut to] = [link(version, bridge, now), link(version, bridge, now)];
    for session in SESSION..SESSION + count {
        let expect = Expect {
            messages: 0,
            stream: Some(blob.len() as u64),
        };
        to.expect(session, expect);
        let content = Content::Whole(blob.clone());
        from.send_data((session, 2), DataKind::Object, content, now);
    }
    let (mut came, mut acked) = (0, 0);
    while acked < count {
        while let Some(event) = from.next_event() {
            acked += u32::from(matches!(event, Event::Acked(_)));
        }
        while let Some(packet) = from.next_packet(now) {
            to.received(&packet.bytes.slice(4..), false, now);
            from.carried(packet.token, now);
        }
        while let Some(event) = to.next_event() {
            if let Event::Data { bytes, .. } = event {
                came += black_box(bytes).len() as u64;
            }
        }
        while let Some(packet) = to.next_packet(now) {
            from.received(&packet.bytes.slice(4..), false, now);
            to.carried(packet.token, now);
        }
    }
    came
}

fn several(c: &mut Criterion) {
    let blob = Bytes::from(vec![0x5a; EACH]);
    let mut group = c.benchmark_group("objects of 100 KB at once");
    group.sample_size(20);
    for count in [1, 10, 50] {
        let bytes = u64::from(count) * EACH as u64;
        assert_eq!(at_once(Version::V2, count, &blob), bytes);
        group.throughput(Throughput::Bytes(bytes));
        group.bench_function(BenchmarkId::from_parameter(count), |b| {
            b.iter(|| counted(|| at_once(Version::V2, count, &blob)));
        });
    }
    group.finish();
}

criterion_group!(benches, transfers, several);
criterion_main!(benches);
