use std::sync::{Arc, Mutex};

use bytes::Bytes;
use msnp::keep::SessionMemory;

use super::*;

/// Keeps groups of dialect names, after as many failures as it is told.
struct Shelf {
    groups: Arc<Mutex<Vec<Vec<String>>>>,
    failures: usize,
    /// Every group waits for one of these.
    leave: mpsc::Receiver<()>,
}

impl Keep for Shelf {
    fn keep(&mut self, _: &AccountId, records: &[Record]) -> Result<(), KeepError> {
        let _ = self.leave.recv();
        if self.failures > 0 {
            self.failures -= 1;
            return Err(KeepError("disk full".into()));
        }
        let names = records.iter().map(|record| match record {
            Record::Session(memory) => memory.dialect.clone().unwrap_or_default(),
            other => panic!("not asked to keep {other:?}"),
        });
        self.groups.lock().unwrap().push(names.collect());
        Ok(())
    }

    fn restore(&mut self, _: &AccountId) -> Result<State, KeepError> {
        match self.failures {
            0 => Ok(State::default()),
            _ => Err(KeepError("broken".into())),
        }
    }

    fn object(&mut self, _: &str) -> Result<Option<Bytes>, KeepError> {
        Ok(None)
    }
}

struct Bench {
    keeper: Keeper,
    groups: Arc<Mutex<Vec<Vec<String>>>>,
    leave: mpsc::Sender<()>,
}

impl Bench {
    fn new(failures: usize) -> Self {
        let groups = Arc::default();
        let (leave, wait) = mpsc::channel();
        let shelf = Shelf {
            groups: Arc::clone(&groups),
            failures,
            leave: wait,
        };
        let keeper = Keeper::start(AccountId::new("a@example.com/test"), Box::new(shelf));
        Self {
            keeper,
            groups,
            leave,
        }
    }

    fn keep(&mut self, seq: u64) {
        let memory = SessionMemory {
            dialect: Some(seq.to_string()),
            ..SessionMemory::default()
        };
        assert!(self.keeper.keep(seq, Record::Session(memory)));
    }

    async fn kept(&mut self) -> u64 {
        match self.keeper.next().await {
            Some(Stored::Kept(seq)) => seq,
            other => panic!("not kept: {other:?}"),
        }
    }

    fn order(&self) -> Vec<String> {
        self.groups.lock().unwrap().concat()
    }
}

#[tokio::test]
async fn records_that_wait_together_are_one_group_and_keep_their_order() {
    let mut bench = Bench::new(0);
    assert!(matches!(
        bench.keeper.next().await,
        Some(Stored::Restored(Ok(_)))
    ));
    for seq in 1..=100 {
        bench.keep(seq);
    }
    // Let the first group go, which may be the first record alone, and all the others.
    for _ in 0..100 {
        bench.leave.send(()).unwrap();
    }
    while bench.kept().await != 100 {}
    let expected: Vec<_> = (1..=100).map(|seq: u64| seq.to_string()).collect();
    assert_eq!(bench.order(), expected);
    assert!(bench.groups.lock().unwrap().len() < 100);
}

#[tokio::test]
async fn a_group_that_cannot_be_stored_is_told_once_and_stored_later() {
    let mut bench = Bench::new(1);
    assert!(matches!(
        bench.keeper.next().await,
        Some(Stored::Restored(Err(_)))
    ));
    bench.keep(1);
    bench.leave.send(()).unwrap();
    assert!(matches!(bench.keeper.next().await, Some(Stored::Failed(_))));
    assert_eq!(bench.order(), Vec::<String>::new());
    bench.keep(2);
    // It comes with the group that is tried again, or right after it.
    bench.leave.send(()).unwrap();
    bench.leave.send(()).unwrap();
    while bench.kept().await != 2 {}
    assert_eq!(bench.order(), ["1", "2"]);
}

#[tokio::test]
async fn the_engine_is_behind_until_its_records_are_stored() {
    let mut bench = Bench::new(0);
    assert!(matches!(
        bench.keeper.next().await,
        Some(Stored::Restored(Ok(_)))
    ));
    assert!(!bench.keeper.is_behind());
    for seq in 1..=BEHIND + 1 {
        bench.keep(seq);
    }
    assert!(bench.keeper.is_behind());
    for _ in 0..=BEHIND {
        bench.leave.send(()).unwrap();
    }
    while bench.kept().await != BEHIND + 1 {}
    assert!(!bench.keeper.is_behind());
}

#[tokio::test]
async fn what_was_asked_is_stored_before_the_end() {
    let mut bench = Bench::new(0);
    assert!(matches!(
        bench.keeper.next().await,
        Some(Stored::Restored(Ok(_)))
    ));
    bench.keep(1);
    bench.keeper.finish();
    bench.leave.send(()).unwrap();
    assert_eq!(bench.kept().await, 1);
    assert!(bench.keeper.next().await.is_none());
    assert_eq!(bench.order(), ["1"]);
}
