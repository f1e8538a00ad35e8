//! Looking for words among a million messages: rare and common ones, one that is only begun, one CJK character.
//!
//! `PAPILIO_MESSAGES` sets another number of messages.

use std::hint::black_box;
use std::time::{Duration, UNIX_EPOCH};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

#[path = "../../msnp/benches/support/counted.rs"]
mod counting;

use counting::counted;
use msnp::api::{AccountId, Address, ConversationId, MessageId, TextFormat};
use msnp::keep::{IncomingText, Keep, Record};
use papilio_store::{Search, Store};

const COMMON: [&str; 8] = ["the", "and", "you", "see", "tomorrow", "café", "lol", "ok"];

/// Texts as people write them: common words, one that is different each thousand messages, now and then Chinese.
fn text(number: u64) -> String {
    let common = |n: u64| COMMON[usize::try_from((number / n) % 8).unwrap_or(0)];
    let tail = if number.is_multiple_of(10) {
        "我们明天去北京"
    } else {
        "at the usual place"
    };
    format!(
        "{} {} word{} {} {tail}",
        common(1),
        common(3),
        number / 1000,
        common(7)
    )
}

fn fill(store: &Store, account: &AccountId, count: u64) {
    let mut keep = store.keep().unwrap();
    let numbers: Vec<u64> = (0..count).collect();
    for batch in numbers.chunks(10_000) {
        let records: Vec<Record> = batch
            .iter()
            .map(|number| {
                let from = Address::new(&format!("p{}@example.net", number % 200));
                Record::Incoming(IncomingText {
                    id: MessageId::from(format!("m{number}")),
                    conversation: ConversationId::with(&from),
                    from,
                    name: None,
                    text: text(*number).into(),
                    format: TextFormat::default(),
                    emoticons: Vec::new(),
                    at: UNIX_EPOCH + Duration::from_secs(1_000_000_000 + number),
                    sent_at: None,
                    offline: false,
                })
            })
            .collect();
        keep.keep(account, &records).unwrap();
    }
}

fn search(c: &mut Criterion) {
    let count = std::env::var("PAPILIO_MESSAGES").ok();
    let count = count
        .and_then(|text| text.parse().ok())
        .unwrap_or(1_000_000);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bench.db");
    let store = Store::open(&path).unwrap();
    let account = AccountId::new("alice@example.com");
    fill(&store, &account, count);
    let history = store.reader().unwrap();
    let size = std::fs::metadata(&path).map_or(0, |file| file.len());
    println!("{count} messages, {} MB", size / 1_000_000);
    let mut group = c.benchmark_group(format!("first 50 of {count}"));
    for words in [
        "word7 ",
        "tomorrow ",
        "tomorrow cafe usual",
        "tom",
        "wo",
        "京",
        "北京",
        "nowhere ",
    ] {
        for one in [false, true] {
            let search = Search {
                words: words.to_owned(),
                account: one.then(|| account.clone()),
                conversation: one.then(|| ConversationId::new("p7@example.net")),
                ..Search::default()
            };
            let name = if one { "one conversation" } else { "all" };
            group.bench_function(BenchmarkId::new(words, name), |b| {
                b.iter(|| counted(|| black_box(history.search(&search, 50).unwrap())));
            });
        }
    }
    group.finish();
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = search
}
criterion_main!(benches);
