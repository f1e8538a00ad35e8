//! People of other networks, with whom one talks past switchboards: `UUM` and `UBM` (protocol reference, 04 section 7).

use std::time::Duration;

use bytes::Bytes;

use super::{Ask, Desk, Session};
use crate::api::{Address, ConversationId, Event};
use crate::command::{ClientCommand, Handle, TrId};
use crate::incoming::{Said, tell_nudge, tell_text};
use crate::message::Message;
use crate::roster::MESSENGER;

/// A server that takes a message says nothing; one that does not says so within this time.
const REFUSED_WITHIN: Duration = Duration::from_secs(10);

impl Session {
    /// Says something to somebody of another network; what comes of it is told as [`super::Signal::Federated`].
    pub(crate) fn say_federated(
        &mut self,
        (address, network): (&Address, u32),
        (kind, payload): (u32, &Bytes),
        desk: &mut Desk<'_>,
    ) -> TrId {
        self.asks.begin_errand();
        let until = desk.now.mono + REFUSED_WITHIN;
        let trid = self.asks.add(Ask::Federated, None, until);
        let message = ClientCommand::Uum {
            trid,
            handle: address.as_str(),
            network,
            kind,
            payload,
        };
        self.send(&message, desk);
        trid
    }

    /// `UBM`: somebody of another network says something, or it waited for us.
    pub(super) fn federated_told(
        &mut self,
        handle: &Handle<'_>,
        payload: &Bytes,
        desk: &mut Desk<'_>,
    ) {
        let from = Address::new(handle.address);
        let contact = desk.model.roster.contact(&from);
        if contact.is_some_and(|contact| contact.lists.block) || from == desk.model.me.email {
            return;
        }
        let name = contact.map_or_else(|| from.to_string(), |c| c.display_name.clone());
        let said = Said {
            conversation: ConversationId::with(&from),
            from,
            name: &name,
            at: desk.now.wall,
            offline: handle.network == Some(MESSENGER),
        };
        // The content type tells what it is better than the number does.
        match Message::read(payload) {
            Message::Text(text) => tell_text(said, text, Vec::new(), desk.fx),
            Message::Typing { .. } => desk.fx.event(Event::Typing {
                conversation: said.conversation,
                from: said.from,
            }),
            Message::Nudge => tell_nudge(said, desk.fx),
            _ => {}
        }
    }
}
