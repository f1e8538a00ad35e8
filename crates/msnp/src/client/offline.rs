//! Offline messages: those that wait for us are fetched, kept here, then deleted there; texts to somebody offline are
//! left for them (protocol reference, 14).
//!
//! A failure of these services costs nobody the connection: what waits there is announced again, what waits here is told
//! as what became of it.

mod fetch;
mod leave;

pub(super) use fetch::Inbox;
pub(super) use leave::Deposit;

use std::time::Duration;

use super::Client;
use crate::api::{ConversationId, Status};
use crate::auth::{Domain, Secret};
use crate::dialect::{Dialect, Quirks};
use crate::io::{HttpError, HttpReply, RequestId};
use crate::ns::{Session, Stage};

/// So long after the first `CHG` it is known who is offline.
const SETTLED: Duration = Duration::from_secs(10);
/// Tickets that a service refuses are renewed so often at most.
const RENEW_PACE: Duration = Duration::from_secs(10 * 60);

/// How a text is left for somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// With the offline message service.
    Service,
    /// With the notification server.
    Server,
}

impl Way {
    fn of(dialect: Dialect, quirks: &Quirks, has_service: bool) -> Option<Self> {
        if dialect.offline_text_by_uum() && !(quirks.store_instead_of_uum && has_service) {
            return Some(Self::Server);
        }
        let takes = dialect.has_offline_messages()
            || (quirks.store_before_msnp13 && dialect.has_mail_data());
        (takes && has_service).then_some(Self::Service)
    }
}

/// Whether a text for somebody offline can be left with a server with these quirks, with an offline message service or
/// without. Where it cannot, it waits here until they come online.
#[must_use]
pub fn keeps_offline_texts(dialect: Dialect, quirks: &Quirks, has_service: bool) -> bool {
    Way::of(dialect, quirks, has_service).is_some()
}

impl Client {
    /// How a text can be left for somebody offline, if it can.
    pub(super) fn offline_way(&self) -> Option<Way> {
        let has_service = self.config.services.oim.is_some();
        Way::of(self.signin.dialect?, &self.config.quirks, has_service)
    }

    /// Whether the other one of a conversation is known to be offline, so that there is no use in calling them.
    pub(super) fn is_known_offline(&self, id: &ConversationId) -> bool {
        let settled = self
            .signin
            .online_since()
            .is_some_and(|since| self.now.mono >= since + SETTLED);
        let address = crate::api::Address::new(id.as_str());
        let person = self.model.roster.contact(&address);
        !id.is_group()
            && settled
            && person.is_some_and(|contact| {
                contact.lists.forward && contact.presence.status == Status::Offline
            })
    }

    /// An answer of a service to what was asked with [`Client::ask_service`]. Tells whether it was one.
    pub(super) fn service_reply(
        &mut self,
        id: RequestId,
        result: &Result<HttpReply, HttpError>,
    ) -> bool {
        let Some(id) = self.posted(id, result) else {
            return true;
        };
        self.fetch_reply(id, result)
            || self.store_reply(id, result)
            || self.roaming_reply(id, result)
    }

    /// Whether tickets that a service refuses may be renewed now.
    pub(super) fn can_renew(&self) -> bool {
        let now = self.now.mono;
        let recently = self.renewed_at.is_some_and(|at| now < at + RENEW_PACE);
        !recently && self.is_online()
    }

    /// A service does not take our tickets any more: signs in again, but not all the time. Tells whether it does.
    pub(super) fn renew_refused(&mut self) -> bool {
        let can = self.can_renew();
        if can {
            self.renewed_at = Some(self.now.mono);
            self.renew();
        }
        can
    }

    pub(super) fn is_online(&self) -> bool {
        let stage = self.ns.as_ref().map(Session::stage);
        stage == Some(Stage::Online)
    }

    pub(super) fn service_ticket(&self, domain: Domain) -> Option<Secret> {
        self.model.tickets.get(domain).cloned()
    }
}
