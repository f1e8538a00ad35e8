//! Who is there, under what name, with what to say.

mod picture;

use std::sync::Arc;

use bytes::Bytes;

use super::status::tell_me;
use super::{Ask, Desk, Session, Signal, Stage};
use crate::api::{Address, CurrentMedia, EndpointId, Status};
use crate::command::{ClientCommand, Handle, Presence, TrId};
use crate::message::{PersonalData, media_info, personal_payload};

impl Session {
    pub(super) fn presence(&mut self, told: &Presence<'_>, desk: &mut Desk<'_>) {
        if told.handle.via.is_some() {
            // Presence inside a circle is not that of the contact.
            return;
        }
        let address = Address::new(told.handle.address);
        if self.is_own(&address, desk) {
            return self.own_presence_told(told, desk);
        }
        desk.model.roster.named(&address);
        let Some(contact) = desk.model.roster.contact_mut(&address) else {
            return;
        };
        if !contact.lists.forward {
            return;
        }
        let network = contact.network();
        if let Some(told) = told.handle.network {
            // The line knows best over which network somebody is reached now.
            contact.set_network(told);
        }
        let moved = contact.network() != network;
        let before = (contact.presence.clone(), contact.display_name.clone());
        contact.presence.status = told.status.status();
        contact.presence.capabilities = told.capabilities.unwrap_or_default().to_u64();
        let picture = told.object.as_deref().and_then(picture::shown);
        contact.presence.picture_sha1d = picture.as_ref().map(|object| object.sha1d.to_string());
        contact.presence.picture = picture.map(Arc::new);
        let another = contact.presence.picture_sha1d != before.0.picture_sha1d;
        let shows = contact.presence.picture.is_some();
        if !told.name.is_empty() {
            contact.display_name = told.name.to_string();
        }
        let changed = before.0 != contact.presence || before.1 != contact.display_name;
        let is_there = contact.presence.status != Status::Offline;
        if moved {
            desk.model.touched = true;
            let event = desk.model.roster.contact_event(&address);
            desk.fx.event(event);
        }
        if is_there {
            self.signals.push(Signal::Present(address.clone()));
        }
        if is_there && shows && (another || before.0.status == Status::Offline) {
            self.signals.push(Signal::Picture(address.clone()));
        }
        if changed && let Some(event) = desk.model.roster.presence_event(&address) {
            desk.fx.event(event);
        }
    }

    /// Whether our other places may be meant by this address.
    fn is_own(&self, address: &Address, desk: &Desk<'_>) -> bool {
        self.dialect.has_endpoints() && *address == desk.model.me.email
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
        if handle.via.is_some() {
            return;
        }
        let address = Address::new(handle.address);
        if self.is_own(&address, desk) {
            return self.own_data_told(payload, desk);
        }
        let Some(contact) = desk.model.roster.contact_mut(&address) else {
            return;
        };
        let Some(told) = PersonalData::read(payload) else {
            return;
        };
        contact.places = told
            .endpoints
            .iter()
            .map(|place| (EndpointId::new(&place.id), place.capabilities))
            .collect();
        let known = contact.presence.capabilities;
        if known == 0 && contact.presence.status != Status::Offline {
            // What a person can do is what their best place can; the presence may not have told it.
            let best = told.endpoints.iter().map(|place| place.capabilities);
            let best = best.max_by_key(|caps| (caps.msnc(), caps.to_u64()));
            contact.presence.capabilities = best.unwrap_or_default().to_u64();
            if contact.presence.capabilities != known
                && let Some(event) = desk.model.roster.presence_event(&address)
            {
                desk.fx.event(event);
            }
        }
        let Some(contact) = desk.model.roster.contact_mut(&address) else {
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
        let machine = desk.model.machine.as_deref();
        let machine = machine.filter(|_| self.dialect.has_endpoints());
        let payload = personal_payload(&text, media, machine);
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
        let (text, media) = match self.asks.take(trid).map(|waiting| waiting.ask) {
            Some(Ask::Personal { text, media }) => (text, media),
            Some(Ask::Place) => return self.place_told(desk),
            _ => return,
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
