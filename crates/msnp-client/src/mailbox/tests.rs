use std::time::SystemTime;

use msnp::api::{LinkState, Status};

use super::*;

fn timed(event: Event) -> TimedEvent {
    let wall = SystemTime::UNIX_EPOCH;
    TimedEvent { wall, event }
}

fn presence(who: &str, status: Status) -> TimedEvent {
    timed(Event::Presence {
        email: Address::new(who),
        status,
        display_name: who.into(),
        capabilities: 0,
        picture_sha1d: None,
    })
}

fn message(who: &str, text: &str) -> TimedEvent {
    timed(Event::PersonalMessage {
        email: Address::new(who),
        text: text.into(),
        media: None,
    })
}

fn state() -> TimedEvent {
    timed(Event::State {
        state: LinkState::Online,
        detail: None,
    })
}

struct Reader {
    events: Events,
    mailbox: Arc<Mailbox>,
}

async fn reader() -> Reader {
    let mailbox = Arc::new(Mailbox::default());
    let (alive, _) = oneshot::channel();
    let handle = Handle::closed();
    let mut events = Events::new(handle, Arc::clone(&mailbox), alive);
    assert!(matches!(events.next().await, Some(Signal::Ready(_))));
    Reader { events, mailbox }
}

impl Reader {
    async fn next(&mut self) -> Vec<TimedEvent> {
        match self.events.next().await {
            Some(Signal::Events(events)) => events,
            other => panic!("not events but {other:?}"),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn presence_that_comes_alone_is_told_at_once() {
    let mut reader = reader().await;
    let start = Instant::now();
    for _ in 0..3 {
        let alone = vec![presence("a@example.com", Status::Online)];
        reader.mailbox.offer(alone.clone());
        assert_eq!(reader.next().await, alone);
        tokio::time::advance(GATHER).await;
    }
    assert_eq!(Instant::now() - start, 3 * GATHER);
}

#[tokio::test(start_paused = true)]
async fn presence_gathers_after_another_and_the_newest_of_a_contact_is_told() {
    let mut reader = reader().await;
    reader
        .mailbox
        .offer(vec![presence("c@example.com", Status::Online)]);
    assert_eq!(reader.next().await.len(), 1);
    tokio::time::advance(GATHER / 5).await;
    reader.mailbox.offer(vec![
        presence("a@example.com", Status::Online),
        message("a@example.com", "one"),
    ]);
    reader.mailbox.offer(vec![
        presence("b@example.com", Status::Online),
        presence("a@example.com", Status::Busy),
        message("a@example.com", "two"),
    ]);
    let start = Instant::now();
    let told = reader.next().await;
    assert_eq!(Instant::now() - start, GATHER - GATHER / 5);
    assert_eq!(
        told,
        [
            presence("a@example.com", Status::Busy),
            message("a@example.com", "two"),
            presence("b@example.com", Status::Online),
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn any_other_event_is_told_at_once_and_in_its_place() {
    let mut reader = reader().await;
    reader.mailbox.offer(vec![state()]);
    assert_eq!(reader.next().await, [state()]);
    let batch = vec![
        presence("a@example.com", Status::Online),
        state(),
        presence("a@example.com", Status::Away),
    ];
    reader.mailbox.offer(batch.clone());
    let start = Instant::now();
    assert_eq!(reader.next().await, batch);
    assert_eq!(Instant::now(), start);
}

#[tokio::test(start_paused = true)]
async fn more_than_the_limit_is_dropped_for_one_resync() {
    let mut reader = reader().await;
    for _ in 0..PENDING_LIMIT + 10 {
        reader.mailbox.offer(vec![state()]);
    }
    assert!(matches!(reader.events.next().await, Some(Signal::Resync)));
    reader.mailbox.offer(vec![state(), state()]);
    assert_eq!(reader.next().await.len(), 2);
}

#[tokio::test(start_paused = true)]
async fn flapping_presence_that_nobody_reads_takes_no_more_room() {
    let mut reader = reader().await;
    for turn in 0..PENDING_LIMIT * 10 {
        let status = if turn % 2 == 0 {
            Status::Away
        } else {
            Status::Online
        };
        reader
            .mailbox
            .offer(vec![presence("a@example.com", status)]);
    }
    assert_eq!(
        reader.next().await,
        [presence("a@example.com", Status::Online)]
    );
}

#[tokio::test(start_paused = true)]
async fn what_waits_at_the_end_is_told_before_the_end() {
    let mut reader = reader().await;
    reader
        .mailbox
        .offer(vec![presence("a@example.com", Status::Online)]);
    reader.mailbox.end();
    assert_eq!(reader.next().await.len(), 1);
    assert!(reader.events.next().await.is_none());
}
