//! Opening a conversation of 10 to 1,000,000 messages, and keeping texts in batches.

use std::hint::black_box;
use std::time::{Duration, UNIX_EPOCH};

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

#[path = "../../msnp/benches/support/counted.rs"]
mod counting;

use counting::counted;
use msnp::api::{AccountId, Address, ConversationId, MessageId, TextFormat};
use msnp::keep::{IncomingText, Keep, Record};
use papilio_store::Store;

fn incoming(conversation: &ConversationId, number: u64) -> Record {
    Record::Incoming(IncomingText {
        id: MessageId::from(format!("{conversation}-{number}")),
        conversation: conversation.clone(),
        from: Address::new("bob@example.net"),
        name: Some("Bob".into()),
        text: "a text as people write them, forty bytes".into(),
        format: TextFormat::default(),
        emoticons: Vec::new(),
        at: UNIX_EPOCH + Duration::from_secs(1_700_000_000 + number),
        sent_at: None,
        offline: false,
    })
}

fn fill(store: &Store, account: &AccountId, conversation: &ConversationId, count: u64) {
    let mut keep = store.keep().unwrap();
    let numbers: Vec<u64> = (0..count).collect();
    for batch in numbers.chunks(1000) {
        let batch: Vec<_> = batch.iter().map(|n| incoming(conversation, *n)).collect();
        keep.keep(account, &batch).unwrap();
    }
}

fn open(c: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("bench.db")).unwrap();
    let account = AccountId::new("alice@example.com/demo");
    let history = store.reader().unwrap();
    let mut group = c.benchmark_group("open a conversation, last 50");
    for count in [10, 1_000, 100_000, 1_000_000] {
        let conversation = ConversationId::new(&format!("peer{count}@example.net"));
        let mut filled = false;
        group.bench_function(BenchmarkId::from_parameter(count), |b| {
            // Only where it is not left out: the large ones take long to fill.
            if !std::mem::replace(&mut filled, true) {
                fill(&store, &account, &conversation, count);
            }
            b.iter(|| {
                counted(|| black_box(history.last(&account, &conversation, None, 50).unwrap()))
            });
        });
    }
    group.finish();
}

fn keep(c: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("bench.db")).unwrap();
    let account = AccountId::new("alice@example.com/demo");
    let conversation = ConversationId::new("bob@example.net");
    let mut keep = store.keep().unwrap();
    let mut number = 0;
    let mut group = c.benchmark_group("keep, synced to disk");
    for size in [1, 20, 1000] {
        group.throughput(Throughput::Elements(size));
        group.bench_function(BenchmarkId::from_parameter(size), |b| {
            b.iter(|| {
                let records: Vec<_> = (number..number + size)
                    .map(|n| incoming(&conversation, n))
                    .collect();
                number += size;
                counted(|| keep.keep(&account, &records).unwrap());
            });
        });
    }
    group.finish();
}

criterion_group!(benches, open, keep);
criterion_main!(benches);
