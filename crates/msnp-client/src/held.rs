//! Events that wait until what they tell of is on the disk, so that nobody has seen a text which a crash takes away.

use std::collections::VecDeque;
use std::time::Duration;

use msnp::api::TimedEvent;
use msnp::keep::Record;
use tokio::time::Instant;

/// How long a disk may keep a text from its reader. Then it is shown before it is safe.
pub(crate) const HOLD_TIME: Duration = Duration::from_secs(1);

/// The events of one input to the machine.
#[derive(Debug)]
struct Batch {
    /// The record that must be kept first.
    until: u64,
    /// When it has waited long enough.
    due: Instant,
    events: Vec<TimedEvent>,
}

/// The events that wait, in order. What comes behind them waits with them.
#[derive(Debug, Default)]
pub(crate) struct Held {
    batches: VecDeque<Batch>,
    /// The last record that what is told now must wait for.
    needs: Option<u64>,
    /// The disk does not answer as it should: nothing waits for it until it does.
    is_given_up: bool,
}

impl Held {
    /// A record is about to be stored, as part of the present input.
    pub(crate) fn note(&mut self, seq: u64, record: &Record) {
        if matches!(record, Record::Incoming(_) | Record::Notice(_)) && !self.is_given_up {
            self.needs = Some(seq);
        }
    }

    /// The events of the present input; back come those that may be told at once.
    pub(crate) fn pass(&mut self, events: Vec<TimedEvent>, now: Instant) -> Vec<TimedEvent> {
        let needs = self.needs.take();
        let last = self.batches.back().map(|batch| batch.until);
        let Some(until) = needs.max(last).filter(|_| !events.is_empty()) else {
            return events;
        };
        let due = now + HOLD_TIME;
        self.batches.push_back(Batch { until, due, events });
        Vec::new()
    }

    /// Everything up to this record is on the disk; back come the events that waited for it.
    pub(crate) fn kept(&mut self, seq: u64) -> Vec<TimedEvent> {
        self.is_given_up = false;
        let safe = self.batches.partition_point(|batch| batch.until <= seq);
        let batches = self.batches.drain(..safe);
        batches.flat_map(|batch| batch.events).collect()
    }

    /// Waits for the disk no longer, until it has kept something again; back come all events that waited.
    pub(crate) fn give_up(&mut self) -> Vec<TimedEvent> {
        self.is_given_up = true;
        let batches = std::mem::take(&mut self.batches);
        batches.into_iter().flat_map(|batch| batch.events).collect()
    }

    /// When the first of them has waited long enough.
    pub(crate) fn due(&self) -> Option<Instant> {
        self.batches.front().map(|batch| batch.due)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::time::SystemTime;

    use msnp::api::{Address, ConversationId, Event, LinkState, MessageId};
    use msnp::keep::{Notice, NoticeKind, SessionMemory};

    use super::*;

    /// What is kept of a nudge.
    pub(crate) fn received(id: &str) -> Record {
        let who = Address::new("bob@example.com");
        Record::Notice(Notice {
            id: MessageId::from(id.to_owned()),
            conversation: ConversationId::with(&who),
            who,
            kind: NoticeKind::Nudge,
            at: SystemTime::UNIX_EPOCH,
        })
    }

    fn events(detail: &str) -> Vec<TimedEvent> {
        let event = Event::State {
            state: LinkState::Connecting,
            detail: Some(detail.to_owned()),
        };
        let wall = SystemTime::UNIX_EPOCH;
        vec![TimedEvent { wall, event }]
    }

    fn told(events: Vec<TimedEvent>) -> Vec<String> {
        let detail = |event: TimedEvent| match event.event {
            Event::State { detail, .. } => detail.unwrap(),
            other => panic!("{other:?}"),
        };
        events.into_iter().map(detail).collect()
    }

    fn nothing() -> Vec<String> {
        Vec::new()
    }

    #[tokio::test(start_paused = true)]
    async fn what_tells_of_a_text_and_all_behind_it_waits_for_its_record() {
        let mut held = Held::default();
        let now = Instant::now();
        assert_eq!(told(held.pass(events("before"), now)), ["before"]);
        held.note(1, &received("1"));
        assert_eq!(told(held.pass(events("first"), now)), nothing());
        assert_eq!(told(held.pass(events("behind"), now)), nothing());
        held.note(3, &received("3"));
        assert_eq!(told(held.pass(events("second"), now)), nothing());
        assert_eq!(told(held.kept(2)), ["first", "behind"]);
        assert_eq!(told(held.kept(3)), ["second"]);
        assert_eq!(held.due(), None);
        assert_eq!(told(held.pass(events("after"), now)), ["after"]);
    }

    #[tokio::test(start_paused = true)]
    async fn what_is_no_part_of_a_conversation_waits_for_nothing() {
        let mut held = Held::default();
        held.note(1, &Record::Session(SessionMemory::default()));
        let passed = held.pass(events("state"), Instant::now());
        assert_eq!(told(passed), ["state"]);
    }

    #[tokio::test(start_paused = true)]
    async fn a_disk_that_was_given_up_holds_nothing_until_it_answers() {
        let mut held = Held::default();
        let now = Instant::now();
        held.note(1, &received("1"));
        assert_eq!(told(held.pass(events("first"), now)), nothing());
        assert_eq!(held.due(), Some(now + HOLD_TIME));
        assert_eq!(told(held.give_up()), ["first"]);
        held.note(2, &received("2"));
        assert_eq!(told(held.pass(events("second"), now)), ["second"]);
        assert_eq!(told(held.kept(2)), nothing());
        held.note(3, &received("3"));
        assert_eq!(told(held.pass(events("third"), now)), nothing());
    }
}
