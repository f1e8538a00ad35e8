//! The outbox: own texts from the moment Enter is pressed until their fate is known.
//!
//! Written ahead. A text is kept before it is called `queued`; that it is `sent` is kept before it is written to a
//! switchboard, so that no death of the process can make it go twice. `acknowledged` means that the server's `ACK` came
//! while someone was in the switchboard from before the `MSG` until then: an `ACK` alone proves nothing (protocol
//! reference, 05 section 3).

mod text;

use std::collections::{HashSet, VecDeque};
use std::time::{Duration, Instant};

pub(crate) use text::{Stage, Text};

use crate::api::{Address, ConversationId, DeliveryState, Event, MessageId};
use crate::effects::Effects;
use crate::io::LinkId;
use crate::keep::{OutgoingText, Record};

/// How many texts may wait or be on their way.
pub(crate) const MAX_TEXTS: usize = 1_000;
/// The longest text, in bytes: with [`WINDOW`] it keeps what is written to a switchboard below 64 KiB.
pub(crate) const MAX_TEXT_BYTES: usize = 28_000;
/// How many messages may be on their way in one switchboard before the next text waits.
pub(crate) const WINDOW: usize = 12;
/// After this without `ACK` nobody can tell any more whether a text arrived.
pub(crate) const ACK_TIMEOUT: Duration = Duration::from_secs(60);
/// Why a text waits whose reader is offline.
pub(crate) const RECIPIENT_OFFLINE: &str = "recipient_offline";
/// How many of the last ids are remembered, to refuse one that was used.
const REMEMBERED_IDS: usize = 20_000;

/// Why a text was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// A text with this id was taken before.
    Duplicate,
    /// Too many texts are waiting.
    Full,
}

/// Own texts in the order of their Enter.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    texts: VecDeque<Text>,
    ids: HashSet<MessageId>,
    order: VecDeque<MessageId>,
}

impl Outbox {
    /// Takes a text and has it kept. It is told as `queued` once it is safe.
    pub(crate) fn add(&mut self, text: OutgoingText, fx: &mut Effects) -> Result<(), Refused> {
        if self.texts.len() >= MAX_TEXTS {
            return Err(Refused::Full);
        }
        self.remember(&text.id)?;
        let seq = fx.keep(Record::Outgoing(text.clone()));
        self.texts
            .push_back(Text::new(text, Stage::Keeping { seq }));
        Ok(())
    }

    /// Takes what an earlier run left: queued texts wait again, sent ones are `unknown` now.
    pub(crate) fn restore(&mut self, texts: Vec<OutgoingText>, fx: &mut Effects) {
        for text in texts {
            if self.remember(&text.id).is_err() {
                continue;
            }
            match text.state {
                DeliveryState::Queued => self.texts.push_back(Text::new(text, Stage::Queued)),
                DeliveryState::Sent => {
                    tell(
                        &text.id,
                        &text.conversation,
                        DeliveryState::Unknown,
                        None,
                        fx,
                    );
                }
                _ => {}
            }
        }
    }

    /// Everything up to this record is safe. Texts that are safe now are told as queued; those whose sending is on
    /// record are returned, in order: they are to be sent, or given back by [`Outbox::put_back`].
    pub(crate) fn kept(&mut self, seq: u64, fx: &mut Effects) -> Vec<MessageId> {
        let mut due = Vec::new();
        for text in &mut self.texts {
            match text.stage {
                Stage::Keeping { seq: own } if own <= seq => {
                    text.stage = Stage::Queued;
                    fx.event(text.delivery(DeliveryState::Queued, None));
                }
                Stage::Committing { seq: own, .. } | Stage::Depositing { seq: own }
                    if own <= seq =>
                {
                    due.push(text.id().clone());
                }
                _ => {}
            }
        }
        due
    }

    /// The conversations in which a text waits for its way, each once, in order.
    pub(crate) fn waiting(&self) -> Vec<ConversationId> {
        let mut found: Vec<ConversationId> = Vec::new();
        for text in &self.texts {
            if text.stage == Stage::Queued && !found.contains(&text.record.conversation) {
                found.push(text.record.conversation.clone());
            }
        }
        found
    }

    /// Whether a text of this conversation waits for its way.
    pub(crate) fn has_waiting(&self, conversation: &ConversationId) -> bool {
        self.texts
            .iter()
            .any(|text| text.stage == Stage::Queued && text.record.conversation == *conversation)
    }

    /// Whether any text of this conversation waits or is on its way.
    pub(crate) fn is_busy(&self, conversation: &ConversationId) -> bool {
        self.texts
            .iter()
            .any(|text| text.record.conversation == *conversation)
    }

    /// Has it put on record that the next waiting texts of the conversation are sent over this switchboard, as many
    /// as its window takes.
    pub(crate) fn commit(&mut self, conversation: &ConversationId, link: LinkId, fx: &mut Effects) {
        let mut used: usize = self.texts.iter().map(|text| text.weight_on(link)).sum();
        for text in &mut self.texts {
            if text.record.conversation != *conversation || text.stage != Stage::Queued {
                continue;
            }
            if used >= WINDOW {
                break;
            }
            let seq = fx.keep(Record::Delivery {
                id: text.id().clone(),
                state: DeliveryState::Sent,
                reason: None,
            });
            text.stage = Stage::Committing { seq, link };
            used += text.weight_on(link);
        }
    }

    /// The text with this id.
    pub(crate) fn get(&self, id: &MessageId) -> Option<&Text> {
        self.texts.iter().find(|text| text.id() == id)
    }

    /// Whether an earlier text of the same conversation still waits: then this one must not overtake it.
    pub(crate) fn is_overtaking(&self, id: &MessageId) -> bool {
        let Some(this) = self.get(id) else {
            return false;
        };
        self.texts
            .iter()
            .take_while(|text| text.id() != id)
            .any(|text| {
                text.record.conversation == this.record.conversation
                    && matches!(
                        text.stage,
                        Stage::Queued | Stage::Committing { .. } | Stage::Depositing { .. }
                    )
            })
    }

    /// Has it put on record that the next waiting text of the conversation is sent, by being left for somebody offline.
    pub(crate) fn deposit(
        &mut self,
        conversation: &ConversationId,
        fx: &mut Effects,
    ) -> Option<MessageId> {
        let mut own = self
            .texts
            .iter_mut()
            .filter(|text| text.record.conversation == *conversation);
        // One that is on its way already comes first.
        let text = own.find(|text| !matches!(text.stage, Stage::Keeping { .. }))?;
        if text.stage != Stage::Queued {
            return None;
        }
        let seq = fx.keep(Record::Delivery {
            id: text.id().clone(),
            state: DeliveryState::Sent,
            reason: None,
        });
        text.stage = Stage::Depositing { seq };
        Some(text.id().clone())
    }

    /// The text is on its way to where it is left.
    pub(crate) fn deposited(&mut self, id: &MessageId, fx: &mut Effects) {
        if let Some(text) = self.texts.iter_mut().find(|text| text.id() == id) {
            text.stage = Stage::Deposited;
            fx.event(text.delivery(DeliveryState::Sent, None));
        }
    }

    /// It is known what became of a text that was to be left.
    pub(crate) fn settle(
        &mut self,
        id: &MessageId,
        state: DeliveryState,
        reason: Option<&str>,
        fx: &mut Effects,
    ) {
        self.finish(id, state, reason, fx);
    }

    /// The way is gone before the text was written to it: it waits again.
    pub(crate) fn put_back(&mut self, id: &MessageId, fx: &mut Effects) {
        if let Some(text) = self.texts.iter_mut().find(|text| text.id() == id) {
            let was_told = text.stage == Stage::Deposited;
            text.stage = Stage::Queued;
            if was_told {
                fx.event(text.delivery(DeliveryState::Queued, None));
            }
            let _ = fx.keep(Record::Delivery {
                id: id.clone(),
                state: DeliveryState::Queued,
                reason: None,
            });
        }
    }

    /// The text was written to a switchboard as messages with these transaction ids, while these people were there.
    pub(crate) fn sent(
        &mut self,
        id: &MessageId,
        on: (LinkId, Vec<u32>),
        witnesses: Vec<Address>,
        (now, fx): (Instant, &mut Effects),
    ) {
        let (link, parts) = on;
        if let Some(text) = self.texts.iter_mut().find(|text| text.id() == id) {
            text.stage = Stage::Sent {
                link,
                parts,
                witnesses,
                until: now + ACK_TIMEOUT,
            };
            fx.event(text.delivery(DeliveryState::Sent, None));
        }
    }

    /// The server has the message. Tells whether it was one of ours.
    pub(crate) fn acknowledged(&mut self, link: LinkId, trid: u32, fx: &mut Effects) -> bool {
        let mut fate = None;
        for text in &mut self.texts {
            if let Stage::Sent {
                link: own,
                parts,
                witnesses,
                ..
            } = &mut text.stage
                && *own == link
                && let Some(at) = parts.iter().position(|part| *part == trid)
            {
                let _ = parts.swap_remove(at);
                if parts.is_empty() {
                    fate = Some((text.record.id.clone(), !witnesses.is_empty()));
                    break;
                }
                return true;
            }
        }
        let Some((id, witnessed)) = fate else {
            return false;
        };
        if witnessed {
            self.finish(&id, DeliveryState::Acknowledged, None, fx);
        } else {
            self.finish(&id, DeliveryState::Unknown, Some("left"), fx);
        }
        true
    }

    /// The server could not deliver the message. Tells whether it was one of ours.
    pub(crate) fn refused(
        &mut self,
        (link, trid): (LinkId, u32),
        reason: &str,
        fx: &mut Effects,
    ) -> bool {
        let found = self.texts.iter().find(|text| {
            matches!(&text.stage, Stage::Sent { link: own, parts, .. }
                if *own == link && parts.contains(&trid))
        });
        let Some(id) = found.map(|text| text.id().clone()) else {
            return false;
        };
        self.finish(&id, DeliveryState::Failed, Some(reason), fx);
        true
    }

    /// Somebody left the switchboard: they vouch for nothing written to it before.
    pub(crate) fn left(&mut self, link: LinkId, who: &Address) {
        for text in &mut self.texts {
            if let Stage::Sent {
                link: own,
                witnesses,
                ..
            } = &mut text.stage
                && *own == link
            {
                witnesses.retain(|witness| witness != who);
            }
        }
    }

    /// The switchboard is gone: nobody can tell what became of the texts on their way in it.
    pub(crate) fn link_lost(&mut self, link: LinkId, fx: &mut Effects) {
        let lost: Vec<MessageId> = self
            .texts
            .iter()
            .filter(|text| matches!(text.stage, Stage::Sent { link: own, .. } if own == link))
            .map(|text| text.id().clone())
            .collect();
        for id in lost {
            self.finish(&id, DeliveryState::Unknown, Some("connection"), fx);
        }
    }

    /// Gives up on texts without `ACK` for too long.
    pub(crate) fn expire(&mut self, now: Instant, fx: &mut Effects) {
        let late: Vec<MessageId> = self
            .texts
            .iter()
            .filter(|text| matches!(text.stage, Stage::Sent { until, .. } if until <= now))
            .map(|text| text.id().clone())
            .collect();
        for id in late {
            self.finish(&id, DeliveryState::Unknown, Some("timed_out"), fx);
        }
    }

    /// When [`Outbox::expire`] has something to do.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        self.texts
            .iter()
            .filter_map(|text| match text.stage {
                Stage::Sent { until, .. } => Some(until),
                _ => None,
            })
            .min()
    }

    /// The conversation has no way: everything that waits in it failed.
    pub(crate) fn fail_waiting(
        &mut self,
        conversation: &ConversationId,
        reason: &str,
        fx: &mut Effects,
    ) {
        let waiting: Vec<MessageId> = self
            .texts
            .iter()
            .filter(|text| text.stage == Stage::Queued && text.record.conversation == *conversation)
            .map(|text| text.id().clone())
            .collect();
        for id in waiting {
            self.finish(&id, DeliveryState::Failed, Some(reason), fx);
        }
    }

    /// The reader is offline and nobody else can keep a text for them: what waits in the conversation goes on waiting, and
    /// is told so once.
    pub(crate) fn hold_waiting(&mut self, conversation: &ConversationId, fx: &mut Effects) {
        for text in &mut self.texts {
            let waits = text.stage == Stage::Queued && text.record.conversation == *conversation;
            if waits && !std::mem::replace(&mut text.held, true) {
                tell(
                    &text.record.id,
                    conversation,
                    DeliveryState::Queued,
                    Some(RECIPIENT_OFFLINE),
                    fx,
                );
            }
        }
    }

    /// The texts whose fate is not known yet, with how far they are told to be, and why.
    pub(crate) fn open(
        &self,
    ) -> impl Iterator<Item = (&OutgoingText, DeliveryState, Option<&'static str>)> {
        self.texts.iter().map(|text| match text.stage {
            Stage::Sent { .. } | Stage::Deposited => (&text.record, DeliveryState::Sent, None),
            _ => {
                let reason = text.held.then_some(RECIPIENT_OFFLINE);
                (&text.record, DeliveryState::Queued, reason)
            }
        })
    }

    fn finish(
        &mut self,
        id: &MessageId,
        state: DeliveryState,
        reason: Option<&str>,
        fx: &mut Effects,
    ) {
        if let Some(at) = self.texts.iter().position(|text| text.id() == id)
            && let Some(text) = self.texts.remove(at)
        {
            tell(id, &text.record.conversation, state, reason, fx);
        }
    }

    fn remember(&mut self, id: &MessageId) -> Result<(), Refused> {
        if !self.ids.insert(id.clone()) {
            return Err(Refused::Duplicate);
        }
        self.order.push_back(id.clone());
        if self.order.len() > REMEMBERED_IDS
            && let Some(oldest) = self.order.pop_front()
        {
            let _ = self.ids.remove(&oldest);
        }
        Ok(())
    }
}

/// Keeps and tells how far a text has come.
fn tell(
    id: &MessageId,
    conversation: &ConversationId,
    state: DeliveryState,
    reason: Option<&str>,
    fx: &mut Effects,
) {
    let reason = reason.map(str::to_owned);
    let _ = fx.keep(Record::Delivery {
        id: id.clone(),
        state,
        reason: reason.clone(),
    });
    fx.event(Event::Delivery {
        id: id.clone(),
        conversation: conversation.clone(),
        state,
        reason,
    });
}

#[cfg(test)]
mod tests;
