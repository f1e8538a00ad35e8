//! One own text on its way.

use std::time::Instant;

use crate::api::{Address, DeliveryState, Event, MessageId};
use crate::io::LinkId;
use crate::keep::OutgoingText;

/// How far a text is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Not safe on disk yet.
    Keeping {
        /// The record that makes it safe.
        seq: u64,
    },
    /// Safe; waits for its way.
    Queued,
    /// The way is there; that it is sent is not on record yet.
    Committing {
        /// The record.
        seq: u64,
        /// The switchboard it will go over.
        link: LinkId,
    },
    /// It will be left for somebody offline; that it is sent is not on record yet.
    Depositing {
        /// The record.
        seq: u64,
    },
    /// It is being left for somebody offline.
    Deposited,
    /// Written to a switchboard.
    Sent {
        /// The switchboard.
        link: LinkId,
        /// The messages without `ACK`.
        parts: Vec<u32>,
        /// Who was there from before the message on.
        witnesses: Vec<Address>,
        /// When to give up.
        until: Instant,
    },
}

/// One own text.
#[derive(Debug)]
pub(crate) struct Text {
    /// What was written.
    pub(crate) record: OutgoingText,
    /// How far it is.
    pub(crate) stage: Stage,
    /// It is told that it waits for its reader to come online.
    pub(crate) held: bool,
}

/// A message holds about so many bytes of a text.
const PART_BYTES: usize = 1_200;

impl Text {
    pub(crate) fn new(record: OutgoingText, stage: Stage) -> Self {
        Self {
            record,
            stage,
            held: false,
        }
    }

    pub(crate) fn id(&self) -> &MessageId {
        &self.record.id
    }

    /// How many messages of the text are on their way in this switchboard, or soon will be.
    pub(crate) fn weight_on(&self, link: LinkId) -> usize {
        match &self.stage {
            Stage::Committing { link: own, .. } if *own == link => {
                1 + self.record.text.len() / PART_BYTES
            }
            Stage::Sent {
                link: own, parts, ..
            } if *own == link => parts.len(),
            _ => 0,
        }
    }

    /// The event that tells how far it is.
    pub(crate) fn delivery(&self, state: DeliveryState, reason: Option<String>) -> Event {
        Event::Delivery {
            id: self.record.id.clone(),
            conversation: self.record.conversation.clone(),
            state,
            reason,
        }
    }
}
