//! What is said to people of other networks: it goes past switchboards.

use super::Client;
use super::chat::Remark;
use crate::api::{Address, ConversationId, MessageId, Status};
use crate::command::{TrId, federated};
use crate::io::LinkId;
use crate::keep::NoticeKind;
use crate::message::{nudge_payload, text_payloads, typing_payload};
use crate::ns::Stage;
use crate::outbox::Stage as TextStage;
use crate::roster::MESSENGER;

/// Networks without switchboards whose people are written to by `UUM`.
fn is_federated(network: u32) -> bool {
    network != MESSENGER
}

impl Client {
    /// The network of the other one, where what is said to them goes by `UUM`.
    pub(super) fn federated(&self, id: &ConversationId) -> Option<u32> {
        let dialect = self.signin.dialect?;
        if id.is_group() || !dialect.has_federated_messages() {
            return None;
        }
        let contact = self.model.roster.contact(&Address::new(id.as_str()))?;
        Some(contact.network()).filter(|network| is_federated(*network))
    }

    /// Says what waits to be said to somebody of another network.
    pub(super) fn pump_federated(&mut self, id: &ConversationId) {
        let online = self.ns.as_ref().filter(|ns| ns.stage() == Stage::Online);
        let Some(link) = online.map(|ns| ns.link()) else {
            return;
        };
        let person = self.model.roster.contact(&Address::new(id.as_str()));
        if person.is_some_and(|contact| contact.presence.status == Status::Offline) {
            return self.no_way(id, "217");
        }
        let remarks = std::mem::take(&mut self.chat(id).remarks);
        for _ in 0..remarks.iter().filter(|r| **r == Remark::Nudge).count() {
            self.say_federated(id, federated::NUDGE, &nudge_payload());
            self.keep_notice(id, NoticeKind::Nudge, self.model.me.email.clone());
        }
        if self.outbox.has_waiting(id) {
            self.outbox.commit(id, link, &mut self.fx);
        }
        self.leave_if_done(id);
    }

    /// Somebody of another network may know that we type.
    pub(super) fn type_federated(&mut self, id: &ConversationId) {
        let payload = typing_payload(self.model.me.email.as_str());
        self.say_federated(id, federated::TYPING, &payload);
    }

    /// Whether this text is on record as sent over the notification server; then it is written now.
    pub(super) fn write_federated(&mut self, id: &MessageId) -> bool {
        let session = self.ns.as_ref().map(|ns| ns.link());
        let Some(text) = self.outbox.get(id) else {
            return false;
        };
        let conversation = text.record.conversation.clone();
        let TextStage::Committing { link, .. } = text.stage else {
            return false;
        };
        if self.sbs.contains_key(&link) || self.federated(&conversation).is_none() {
            return false;
        }
        if session != Some(link) || self.outbox.is_overtaking(id) {
            self.outbox.put_back(id, &mut self.fx);
            return true;
        }
        let (body, format) = (text.record.text.clone(), text.record.format.clone());
        let limit = self.config.quirks.max_message;
        let parts: Vec<TrId> = text_payloads(&body, &format, None, limit)
            .iter()
            .filter_map(|payload| self.say_federated(&conversation, federated::TEXT, payload))
            .collect();
        let witness = vec![Address::new(conversation.as_str())];
        let now = self.now.mono;
        self.outbox
            .sent(id, (link, parts), witness, (now, &mut self.fx));
        true
    }

    fn say_federated(
        &mut self,
        id: &ConversationId,
        kind: u32,
        payload: &bytes::Bytes,
    ) -> Option<TrId> {
        let network = self.federated(id)?;
        let address = Address::new(id.as_str());
        let mut trid = None;
        self.with_session(|session, desk| {
            trid = Some(session.say_federated((&address, network), (kind, payload), desk));
        });
        trid
    }

    /// What came of something that was said: the server took it, or told why not.
    pub(super) fn federated_answer(&mut self, link: LinkId, trid: TrId, refused: Option<u16>) {
        let ours = match refused {
            // A server that takes a message says nothing (04 section 7).
            None => self.outbox.acknowledged(link, trid, &mut self.fx),
            Some(code) => {
                let reason = code.to_string();
                self.outbox.refused((link, trid), &reason, &mut self.fx)
            }
        };
        if ours {
            self.pump_all();
        }
    }
}
