//! What is received is shown when it is safe, and shown in the end.

use std::sync::mpsc;

use super::*;
use crate::held::HOLD_TIME;
use crate::held::tests::received;

/// Stores when it is told to.
struct Patient(mpsc::Receiver<()>);

impl Keep for Patient {
    fn keep(&mut self, _: &AccountId, _: &[Record]) -> Result<(), KeepError> {
        self.0.recv().map_err(|_| KeepError("disk gone".into()))
    }

    fn restore(&mut self, _: &AccountId) -> Result<State, KeepError> {
        Ok(State::default())
    }

    fn object(&mut self, _: &str) -> Result<Option<Bytes>, KeepError> {
        Ok(None)
    }
}

/// A machine that receives something as soon as it hears of the network.
fn receives(input: &Input, now: Now) -> Vec<Output> {
    let Input::Network { .. } = input else {
        return Vec::new();
    };
    let record = received("1");
    let mut outputs = vec![Output::Keep { seq: 1, record }];
    outputs.extend(event(now, error("received", None)));
    outputs
}

/// The code of the only error in the next signal.
async fn code(events: &mut Events) -> String {
    match events.next().await {
        Some(Signal::Events(batch)) => match &batch[..] {
            [
                TimedEvent {
                    event: Event::Error { code, .. },
                    ..
                },
            ] => code.0.to_string(),
            other => panic!("{other:?}"),
        },
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn what_is_received_is_shown_when_it_is_stored() {
    let (disk, stores) = mpsc::channel();
    let (mut events, _) = start(Patient(stores), receives);
    let handle = handle(&mut events).await;
    handle.network(true).unwrap();
    // The engine has done what there was to do, and the disk has not answered.
    handle.snapshot().await.unwrap();
    tokio::select! {
        biased;
        signal = events.next() => panic!("shown too early: {signal:?}"),
        () = std::future::ready(()) => {}
    }
    disk.send(()).unwrap();
    assert_eq!(code(&mut events).await, "received");
}

#[tokio::test(start_paused = true)]
async fn what_is_received_is_shown_though_the_disk_does_not_answer() {
    let (_disk, stores) = mpsc::channel();
    let (mut events, _) = start(Patient(stores), receives);
    let handle = handle(&mut events).await;
    handle.network(true).unwrap();
    let asked = Instant::now();
    assert_eq!(code(&mut events).await, "received");
    assert!(asked.elapsed() >= HOLD_TIME);
}

#[tokio::test]
async fn what_is_received_is_shown_though_it_cannot_be_stored() {
    let (disk, stores) = mpsc::channel();
    drop(disk);
    let (mut events, _) = start(Patient(stores), receives);
    let handle = handle(&mut events).await;
    handle.network(true).unwrap();
    let mut codes = Vec::new();
    while codes.len() < 2 {
        match events.next().await {
            Some(Signal::Events(batch)) => {
                codes.extend(batch.into_iter().map(|event| match event.event {
                    Event::Error { code, .. } => code.0.to_string(),
                    other => panic!("{other:?}"),
                }))
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(codes, ["received", "storage"]);
}
