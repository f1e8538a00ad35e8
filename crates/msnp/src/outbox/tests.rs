use std::sync::Arc;
use std::time::SystemTime;

use super::*;
use crate::api::TextFormat;
use crate::io::{Now, Output};

const LINK: LinkId = LinkId(7);

struct Desk {
    fx: Effects,
    outbox: Outbox,
    now: Instant,
}

impl Desk {
    fn new() -> Self {
        let now = Instant::now();
        let wall = SystemTime::UNIX_EPOCH;
        Self {
            fx: Effects::new(1, Now { mono: now, wall }),
            outbox: Outbox::default(),
            now,
        }
    }

    fn text(id: &str) -> OutgoingText {
        OutgoingText {
            id: MessageId::new(id),
            conversation: ConversationId::new("bob@example.net"),
            to: vec![Address::new("bob@example.net")],
            text: Arc::from("hello"),
            format: TextFormat::default(),
            emoticons: Vec::new(),
            at: SystemTime::UNIX_EPOCH,
            state: DeliveryState::Queued,
        }
    }

    fn add(&mut self, id: &str) -> u64 {
        self.outbox.add(Self::text(id), &mut self.fx).unwrap();
        self.told();
        self.last_seq()
    }

    fn last_seq(&mut self) -> u64 {
        // The next number minus one is the last that was given.
        let seq = self.fx.keep(Record::Session(Default::default())) - 1;
        while self.fx.next().is_some() {}
        seq
    }

    fn bob() -> ConversationId {
        ConversationId::new("bob@example.net")
    }

    /// What was told of deliveries since the last call.
    fn told(&mut self) -> Vec<(String, DeliveryState)> {
        let mut told = Vec::new();
        while let Some(output) = self.fx.next() {
            if let Output::Event(timed) = output
                && let Event::Delivery { id, state, .. } = timed.event
            {
                told.push((id.to_string(), state));
            }
        }
        told
    }

    fn send(&mut self, id: &str, trid: u32, witnesses: &[&str]) {
        let witnesses = witnesses.iter().map(|who| Address::new(who)).collect();
        self.outbox.sent(
            &MessageId::new(id),
            (LINK, vec![trid]),
            witnesses,
            (self.now, &mut self.fx),
        );
    }

    /// A text that was written to the switchboard while bob was there.
    fn sent(id: &str) -> Self {
        let mut desk = Self::new();
        let seq = desk.add(id);
        let _ = desk.outbox.kept(seq, &mut desk.fx);
        desk.outbox.commit(&Self::bob(), LINK, &mut desk.fx);
        let _ = desk.told();
        desk.send(id, 5, &["bob@example.net"]);
        assert_eq!(desk.told(), [(id.to_owned(), DeliveryState::Sent)]);
        desk
    }
}

#[test]
fn nothing_is_told_or_sent_before_it_is_kept() {
    let mut desk = Desk::new();
    let seq = desk.add("m1");
    assert!(!desk.outbox.has_waiting(&Desk::bob()));
    assert!(desk.outbox.kept(seq - 1, &mut desk.fx).is_empty());
    assert_eq!(desk.told(), []);
    assert!(desk.outbox.kept(seq, &mut desk.fx).is_empty());
    assert_eq!(desk.told(), [("m1".to_owned(), DeliveryState::Queued)]);
    desk.outbox.commit(&Desk::bob(), LINK, &mut desk.fx);
    let seq = desk.last_seq();
    assert!(desk.outbox.kept(seq - 1, &mut desk.fx).is_empty());
    assert_eq!(desk.outbox.kept(seq, &mut desk.fx), [MessageId::new("m1")]);
}

#[test]
fn an_ack_counts_only_while_a_witness_is_there() {
    let mut desk = Desk::sent("m1");
    assert!(desk.outbox.acknowledged(LINK, 5, &mut desk.fx));
    assert_eq!(
        desk.told(),
        [("m1".to_owned(), DeliveryState::Acknowledged)]
    );

    let mut desk = Desk::sent("m1");
    desk.outbox.left(LINK, &Address::new("bob@example.net"));
    assert!(desk.outbox.acknowledged(LINK, 5, &mut desk.fx));
    assert_eq!(desk.told(), [("m1".to_owned(), DeliveryState::Unknown)]);
}

#[test]
fn a_lost_switchboard_leaves_its_texts_unknown_and_takes_no_others() {
    let mut desk = Desk::sent("m1");
    let seq = desk.add("m2");
    let _ = desk.outbox.kept(seq, &mut desk.fx);
    let _ = desk.told();
    desk.outbox.link_lost(LINK, &mut desk.fx);
    assert_eq!(desk.told(), [("m1".to_owned(), DeliveryState::Unknown)]);
    assert!(desk.outbox.has_waiting(&Desk::bob()));
}

#[test]
fn a_nak_fails_a_text_and_silence_leaves_it_unknown() {
    let mut desk = Desk::sent("m1");
    assert!(desk.outbox.refused((LINK, 5), "nak", &mut desk.fx));
    assert_eq!(desk.told(), [("m1".to_owned(), DeliveryState::Failed)]);

    let mut desk = Desk::sent("m1");
    assert_eq!(desk.outbox.deadline(), Some(desk.now + ACK_TIMEOUT));
    desk.outbox.expire(desk.now + ACK_TIMEOUT, &mut desk.fx);
    assert_eq!(desk.told(), [("m1".to_owned(), DeliveryState::Unknown)]);
}

#[test]
fn an_id_is_taken_once_even_after_its_text_is_done() {
    let mut desk = Desk::sent("m1");
    let again = desk.outbox.add(Desk::text("m1"), &mut desk.fx);
    assert_eq!(again, Err(Refused::Duplicate));
    let _ = desk.outbox.acknowledged(LINK, 5, &mut desk.fx);
    let again = desk.outbox.add(Desk::text("m1"), &mut desk.fx);
    assert_eq!(again, Err(Refused::Duplicate));
}

#[test]
fn a_full_outbox_refuses_and_a_full_window_waits() {
    let mut desk = Desk::new();
    for n in 0..MAX_TEXTS {
        assert_eq!(
            desk.outbox.add(Desk::text(&n.to_string()), &mut desk.fx),
            Ok(())
        );
    }
    let more = desk.outbox.add(Desk::text("more"), &mut desk.fx);
    assert_eq!(more, Err(Refused::Full));
    let seq = desk.last_seq();
    let _ = desk.outbox.kept(seq, &mut desk.fx);
    desk.outbox.commit(&Desk::bob(), LINK, &mut desk.fx);
    let seq = desk.last_seq();
    assert_eq!(desk.outbox.kept(seq, &mut desk.fx).len(), WINDOW);
}

#[test]
fn what_an_earlier_run_left_waits_or_is_unknown() {
    let mut desk = Desk::new();
    let mut sent = Desk::text("old");
    sent.state = DeliveryState::Sent;
    desk.outbox
        .restore(vec![sent, Desk::text("waits")], &mut desk.fx);
    assert_eq!(desk.told(), [("old".to_owned(), DeliveryState::Unknown)]);
    assert_eq!(desk.outbox.waiting(), [Desk::bob()]);
}

#[test]
fn a_text_does_not_overtake_one_that_was_put_back() {
    let mut desk = Desk::new();
    let _ = desk.add("m1");
    let seq = desk.add("m2");
    let _ = desk.outbox.kept(seq, &mut desk.fx);
    desk.outbox.commit(&Desk::bob(), LINK, &mut desk.fx);
    let (one, two) = (MessageId::new("m1"), MessageId::new("m2"));
    assert!(!desk.outbox.is_overtaking(&one));
    desk.outbox.put_back(&one, &mut desk.fx);
    assert!(desk.outbox.is_overtaking(&two));
}
