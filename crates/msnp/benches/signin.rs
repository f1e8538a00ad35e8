//! The CPU time of a sign-in with 1,000 contacts by `SYN`, their presence included: from the first byte to the last event.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};

#[path = "support/desk.rs"]
mod support;

use support::{Bench, measure};

const CONTACTS: usize = 1_000;

fn sign_in(c: &mut Criterion) {
    let mut list = String::new();
    let mut presence = String::new();
    for n in 0..CONTACTS {
        list.push_str(&format!(
            "LST N=contact{n}@example.net F=Contact%20number%20{n} C=b0000000-0000-4000-8000-{n:012} 11 1 \r\n"
        ));
        presence.push_str(&format!(
            "ILN 6 NLN contact{n}@example.net Contact%20number%20{n} 1073791020 %3Cmsnobj%20Creator%3D%22contact{n}%40example.net%22%20Type%3D%223%22%20SHA1D%3D%22trC8SlFx2sWQxZMIBAWSEnXc8oQ%3D%22%2F%3E\r\n"
        ));
    }
    let _ = c.bench_function("sign in, 1000 contacts by SYN", |b| {
        b.iter_custom(|times| {
            measure(|| {
                for _ in 0..times {
                    let mut bench = Bench::new();
                    let link = bench.prove();
                    let came = bench.list(link, &list, CONTACTS);
                    assert_eq!(came.contacts, CONTACTS);
                    let _ = bench.say(link, presence.clone());
                    let _ = black_box(bench.client.snapshot());
                }
            })
        });
    });
}

criterion_group!(benches, sign_in);
criterion_main!(benches);
