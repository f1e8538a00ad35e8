//! The places where the account is signed in (MSNP16+): what this one tells, and what is heard of the others (protocol
//! reference, 04 section 6).

use std::collections::BTreeSet;

use bytes::Bytes;

use super::status::{own_capabilities, tell_me};
use super::{Ask, ChangeError, Desk, Over, Session, Signal, Stage};
use crate::api::{Address, EndpointId, Event, Place, Status};
use crate::book::{Book, Step};
use crate::command::{ClientCommand, Handle, Presence, user_notice};
use crate::message::{EndpointData, PersonalData, PrivateData, endpoint_payload, private_payload};
use crate::p2p::Peer;

/// What another place is asked to sign out with. Any text would do; this is that of other clients.
const GO_AWAY: &[u8] = b"goawyplzthxbye";

/// What this place has told, and what was asked of others.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// What our other places were told of this one.
    told: Option<PrivateData>,
    /// The places that were asked to sign out, each once.
    sent_away: BTreeSet<EndpointId>,
}

impl Session {
    /// Tells what this place can do and what it is, as far as that is news: it comes before the status it goes with.
    pub(super) fn tell_place(&mut self, command: Option<&'static str>, desk: &mut Desk<'_>) {
        if !self.dialect.has_endpoints() {
            return;
        }
        if self.places.told.is_none() {
            let payload = endpoint_payload(own_capabilities(self.dialect));
            self.send_own_data(Ask::Place, None, &payload, desk);
        }
        let status = self.wanted_status();
        let data = PrivateData {
            name: self.credentials.place.clone(),
            idle: status == Status::Idle,
            client_type: 1,
            status,
        };
        if self.places.told.as_ref() != Some(&data) {
            let payload = private_payload(&data);
            self.places.told = Some(data);
            self.send_own_data(Ask::Place, command, &payload, desk);
        }
    }

    fn send_own_data(
        &mut self,
        ask: Ask,
        command: Option<&'static str>,
        payload: &Bytes,
        desk: &mut Desk<'_>,
    ) {
        let trid = self.ask(ask, command, desk);
        self.send(&ClientCommand::Uux { trid, payload }, desk);
    }

    /// This place is called so from now on.
    pub(crate) fn name_place(
        &mut self,
        name: String,
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Result<(), ChangeError> {
        if !self.has_room() {
            return Err(ChangeError::Busy);
        }
        self.credentials.place = name;
        self.asks.begin_errand();
        self.tell_place(Some(command), desk);
        Ok(())
    }

    /// The server knows of this place.
    pub(super) fn place_told(&mut self, desk: &mut Desk<'_>) {
        let Some(data) = &self.places.told else {
            return;
        };
        let mut places = desk.model.me.places.clone();
        match places.iter_mut().find(|place| place.this) {
            Some(place) => {
                place.name.clone_from(&data.name);
                place.idle = data.idle;
            }
            None => {
                let Some(machine) = &desk.model.machine else {
                    return;
                };
                places.push(Place {
                    id: EndpointId::new(machine),
                    name: data.name.clone(),
                    this: true,
                    idle: data.idle,
                    capabilities: own_capabilities(self.dialect).to_u64(),
                });
            }
        }
        tell_places(places, desk);
    }

    // --- what the server tells of ourselves -------------------------------------------------------------------------

    /// `UBX` of our own: the places, and the message that one of them set.
    pub(super) fn own_data_told(&mut self, payload: &Bytes, desk: &mut Desk<'_>) {
        // An empty one follows `USR OK`: it tells that there is nothing yet.
        let Some(told) = PersonalData::read(payload).filter(|_| !payload.is_empty()) else {
            return;
        };
        let telling = self.asks.find(|ask| matches!(ask, Ask::Personal { .. }));
        let me = &mut desk.model.me;
        if let Some(text) = told.text
            && self.stage == Stage::Online
            && telling.is_none()
            && text != me.personal_message
        {
            me.personal_message = text;
            tell_me(desk);
            self.keep_memory(desk);
        }
        if !told.endpoints.is_empty() {
            let own = desk.model.machine.as_deref().map(EndpointId::new);
            let place = |data: EndpointData| {
                let id = EndpointId::new(&data.id);
                let private = data.private.unwrap_or_default();
                Place {
                    this: Some(&id) == own.as_ref(),
                    id,
                    name: private.name,
                    idle: private.idle,
                    capabilities: data.capabilities.to_u64(),
                }
            };
            tell_places(told.endpoints.into_iter().map(place).collect(), desk);
            self.signals.push(Signal::Places);
            self.stay_alone(desk);
        }
    }

    /// `NLN` of our own: what another of our places changed.
    pub(super) fn own_presence_told(&mut self, told: &Presence<'_>, desk: &mut Desk<'_>) {
        if self.stage != Stage::Online {
            return;
        }
        let naming = self.asks.find(|ask| matches!(ask, Ask::Name(_)));
        let me = &mut desk.model.me;
        if naming.is_none() && !told.name.is_empty() && told.name != me.display_name {
            me.display_name = told.name.to_string();
            self.me_changed(desk);
        }
        let status = told.status.status();
        // That nobody is at another place says nothing of this one; and what we are about to say counts more.
        let changing = self.asks.find(|ask| *ask == Ask::Status).is_some() || self.status.is_due();
        if !changing && status != Status::Idle && status != Status::Offline {
            self.status_told(status, false, desk);
        }
    }

    /// `UBN`: another of our places wants something, or somebody else's client.
    pub(super) fn notice_told(
        &mut self,
        handle: &Handle<'_>,
        (kind, payload): (u32, &Bytes),
        desk: &mut Desk<'_>,
    ) {
        let from = Address::new(handle.address);
        if from != desk.model.me.email {
            // Of other people only what belongs to data between clients is heard.
            if kind == user_notice::SLP {
                self.signals.push(Signal::SessionText {
                    from,
                    text: payload.clone(),
                });
            }
            return;
        }
        match kind {
            user_notice::SIGN_OUT => {
                self.send(&ClientCommand::Out, desk);
                self.finish(Over::SentAway, desk);
            }
            user_notice::RESYNC => self.with_book(desk, Book::changed_elsewhere),
            _ => {}
        }
    }

    // --- one place or several ---------------------------------------------------------------------------------------

    /// Whether the account may be at several places; if not, the others are signed out now and whenever they come.
    pub(crate) fn allow_places(&mut self, several: bool, desk: &mut Desk<'_>) {
        self.credentials.several_places = several;
        // The address book keeps the wish for the other places.
        self.with_book(desk, |book, desk| book.step(Step::Places(several), desk));
        self.stay_alone(desk);
    }

    fn stay_alone(&mut self, desk: &mut Desk<'_>) {
        if self.credentials.several_places {
            return;
        }
        let others: Vec<EndpointId> = other_places(desk)
            .filter(|id| !self.places.sent_away.contains(*id))
            .cloned()
            .collect();
        self.asks.begin_errand();
        for id in others {
            self.send_away(&id, None, desk);
            let _ = self.places.sent_away.insert(id);
        }
    }

    /// Signs the account out at another place, or at all others.
    pub(crate) fn sign_out_places(
        &mut self,
        place: Option<&EndpointId>,
        command: &'static str,
        desk: &mut Desk<'_>,
    ) -> Result<(), ChangeError> {
        let others: Vec<EndpointId> = other_places(desk)
            .filter(|id| place.is_none_or(|place| place == *id))
            .cloned()
            .collect();
        if others.is_empty() && place.is_some() {
            return Err(ChangeError::NotFound);
        }
        if !self.has_room() {
            return Err(ChangeError::Busy);
        }
        self.asks.begin_errand();
        for id in others {
            self.send_away(&id, Some(command), desk);
        }
        Ok(())
    }

    fn send_away(&mut self, id: &EndpointId, command: Option<&'static str>, desk: &mut Desk<'_>) {
        let trid = self.ask(Ask::SendAway, command, desk);
        let email = desk.model.me.email.clone();
        let notice = ClientCommand::Uun {
            trid,
            handle: Handle {
                endpoint: Some(id.as_str()),
                ..Handle::from(email.as_str())
            },
            kind: user_notice::SIGN_OUT,
            payload: &Bytes::from_static(GO_AWAY),
        };
        self.send(&notice, desk);
    }
}

impl Session {
    /// Tells somebody's client something about a direct connection; `false` when the server cannot be asked now.
    pub(crate) fn tell_client(&mut self, to: &Peer, text: Bytes, desk: &mut Desk<'_>) -> bool {
        if !self.dialect.has_user_notices() || !self.has_room() {
            return false;
        }
        self.asks.begin_errand();
        let trid = self.ask(Ask::Notice, None, desk);
        let place = to.place.as_ref().filter(|_| self.dialect.has_endpoints());
        let notice = ClientCommand::Uun {
            trid,
            handle: Handle {
                endpoint: place.map(EndpointId::as_str),
                ..Handle::from(to.account.as_str())
            },
            kind: user_notice::SLP,
            payload: &text,
        };
        self.send(&notice, desk);
        true
    }
}

fn other_places<'d>(desk: &'d Desk<'_>) -> impl Iterator<Item = &'d EndpointId> {
    let places = desk.model.me.places.iter();
    places.filter(|place| !place.this).map(|place| &place.id)
}

/// These are the places from now on.
pub(super) fn tell_places(places: Vec<Place>, desk: &mut Desk<'_>) {
    if places != desk.model.me.places {
        desk.model.me.places.clone_from(&places);
        desk.fx.event(Event::Endpoints { endpoints: places });
    }
}
