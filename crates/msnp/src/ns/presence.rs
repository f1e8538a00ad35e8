//! Who is there, under what name, with what to say.

mod picture;

use bytes::Bytes;

use super::status::tell_me;
use super::{Ask, Desk, Session, Signal, Stage};
use crate::api::{Address, CurrentMedia, Status};
use crate::command::{ClientCommand, Handle, Presence, TrId};
use crate::message::{PersonalData, media_info, personal_payload};

impl Session {
    pub(super) fn presence(&mut self, told: &Presence<'_>, desk: &mut Desk<'_>) {
        if told.handle.via.is_some() {
            // Presence inside a circle is not that of the contact.
            return;
        }
        let address = Address::new(told.handle.address);
        desk.model.roster.named(&address);
        let Some(contact) = desk.model.roster.contact_mut(&address) else {
            return;
        };
        if !contact.lists.forward {
            return;
        }
        let before = (contact.presence.clone(), contact.display_name.clone());
        contact.presence.status = told.status.status();
        contact.presence.capabilities = told.capabilities.unwrap_or_default().to_u64();
        contact.presence.picture_sha1d = told.object.as_deref().and_then(picture::picture_hash);
        if !told.name.is_empty() {
            contact.display_name = told.name.to_string();
        }
        let changed = before.0 != contact.presence || before.1 != contact.display_name;
        if contact.presence.status != Status::Offline {
            self.signals.push(Signal::Present(address.clone()));
        }
        if changed && let Some(event) = desk.model.roster.presence_event(&address) {
            desk.fx.event(event);
        }
    }

    pub(super) fn gone_offline(&mut self, handle: &Handle<'_>, desk: &mut Desk<'_>) {
        if handle.via.is_some() {
            return;
        }
        let address = Address::new(handle.address);
        desk.model.roster.named(&address);
        let Some(contact) = desk.model.roster.contact_mut(&address) else {
            return;
        };
        if contact.presence.status == Status::Offline {
            return;
        }
        contact.presence.status = Status::Offline;
        if let Some(event) = desk.model.roster.presence_event(&address) {
            desk.fx.event(event);
        }
    }

    /// A contact has another name (`BPR MFN`).
    pub(super) fn renamed(&mut self, handle: &str, name: String, desk: &mut Desk<'_>) {
        let address = Address::new(handle);
        if let Some(contact) = desk.model.roster.contact_mut(&address)
            && contact.display_name != name
        {
            contact.display_name = name;
            let event = desk.model.roster.contact_event(&address);
            desk.fx.event(event);
        }
    }

    /// `UBX`: an empty payload clears all; what cannot be read is ignored.
    pub(super) fn personal_message_told(
        &mut self,
        handle: &Handle<'_>,
        payload: &Bytes,
        desk: &mut Desk<'_>,
    ) {
        let address = Address::new(handle.address);
        let Some(contact) = desk.model.roster.contact_mut(&address) else {
            return;
        };
        let Some(told) = PersonalData::read(payload) else {
            return;
        };
        let before = (contact.personal_message.clone(), contact.media.clone());
        if let Some(text) = told.text {
            contact.personal_message = text;
        }
        if let Some(media) = told.media {
            contact.media = media.as_ref().map(media_info);
        }
        if (&before.0, &before.1) != (&contact.personal_message, &contact.media)
            && let Some(event) = desk.model.roster.personal_message_event(&address)
        {
            desk.fx.event(event);
        }
    }

    /// Tells others our personal message and current media.
    pub(crate) fn set_personal_message(
        &mut self,
        text: String,
        media: Option<&CurrentMedia>,
        command: Option<&'static str>,
        desk: &mut Desk<'_>,
    ) {
        let payload = personal_payload(&text, media);
        self.asks.begin_errand();
        let media = media.map(media_info);
        let trid = self.ask(Ask::Personal { text, media }, command, desk);
        let command = ClientCommand::Uux {
            trid,
            payload: &payload,
        };
        self.send(&command, desk);
    }

    /// After signing in: the server forgets our message with the connection.
    pub(super) fn repeat_personal_message(&mut self, desk: &mut Desk<'_>) {
        let text = desk.model.me.personal_message.clone();
        let media = desk.model.media.clone();
        if self.dialect.has_personal_message() && (!text.is_empty() || media.is_some()) {
            self.set_personal_message(text, media.as_ref(), None, desk);
        }
    }

    pub(super) fn personal_message_set(&mut self, trid: TrId, desk: &mut Desk<'_>) {
        let Some(Ask::Personal { text, media }) = self.asks.take(trid).map(|w| w.ask) else {
            return;
        };
        let me = &mut desk.model.me;
        if me.personal_message == text && me.media == media {
            return;
        }
        me.personal_message = text;
        me.media = media;
        if self.stage >= Stage::Announcing {
            tell_me(desk);
            self.keep_memory(desk);
        }
    }
}
