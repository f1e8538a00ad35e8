//! One call to a service: where it goes, with which ticket, and what comes back.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use crate::auth::Secret;
use crate::dialect::Dialect;
use crate::io::{HttpError, HttpReply, RequestId};
use crate::ns::Desk;
use crate::redirect::{MAX_HOPS, is_allowed, is_redirect, target};
use crate::soap::abch::{Answer, Caller, Request, Scenario, Service, Trouble, read};
use crate::soap::xml::Limits;

/// How long a call may take.
pub(super) const PATIENCE: Duration = Duration::from_secs(60);
/// Whoever makes the requests may tell so much later that one was not answered.
const GRACE: Duration = Duration::from_secs(5);

/// The ticket for both services, and how it travels (13 section 1).
#[derive(Clone, Debug)]
pub(crate) enum Ticket {
    /// Within the envelope.
    Token(Secret),
    /// As a cookie: tickets of Tweener.
    Cookie(Secret),
}

/// Where the services are and what they want to know of us.
#[derive(Clone, Debug)]
pub(crate) struct Reach {
    /// The address of `abservice.asmx`.
    pub(crate) address_book: String,
    /// The address of `SharingService.asmx`.
    pub(crate) sharing: String,
    /// Whether a ticket may go over plain HTTP.
    pub(crate) allow_plain: bool,
    /// The ticket, once there is one.
    pub(crate) ticket: Option<Ticket>,
    /// The word that lets the services find our data again.
    pub(crate) cache_key: Option<String>,
    /// Where operations were sent on to.
    moved: BTreeMap<&'static str, String>,
}

/// A call on its way.
pub(super) struct Call {
    pub(super) id: RequestId,
    name: &'static str,
    action: String,
    body: bytes::Bytes,
    url: String,
    hops: u8,
    until: Instant,
}

/// What came back.
#[derive(Debug)]
pub(super) enum Reply {
    /// It was done.
    Answer(Answer),
    /// It is to be made there.
    Moved(String),
    /// It was not done.
    Trouble(Trouble),
}

impl Reach {
    /// The services at these addresses.
    pub(crate) fn new(
        (address_book, sharing): (String, String),
        allow_plain: bool,
        ticket: Option<Ticket>,
    ) -> Self {
        Self {
            address_book,
            sharing,
            allow_plain,
            ticket,
            cache_key: None,
            moved: BTreeMap::new(),
        }
    }

    /// Makes a call that is to be answered until then.
    pub(super) fn call(
        &self,
        request: &Request<'_>,
        scenario: Scenario,
        dialect: Dialect,
        (until, desk): (Instant, &mut Desk<'_>),
    ) -> Result<Call, Trouble> {
        let ticket = match &self.ticket {
            Some(Ticket::Token(ticket)) => Some(ticket),
            Some(Ticket::Cookie(_)) => None,
            None => return Err(Trouble::Ticket),
        };
        let caller = Caller {
            application: dialect.address_book_application(),
            scenario,
            cache_key: self.cache_key.as_deref(),
            ticket,
        };
        let home = match request.service() {
            Service::AddressBook => &self.address_book,
            Service::Sharing => &self.sharing,
        };
        let call = Call {
            id: RequestId(0),
            name: request.name(),
            action: request.action(),
            body: bytes::Bytes::from(request.envelope(&caller)),
            url: self.moved.get(request.name()).unwrap_or(home).clone(),
            hops: 0,
            until,
        };
        self.send(call, desk)
    }

    fn send(&self, mut call: Call, desk: &mut Desk<'_>) -> Result<Call, Trouble> {
        if !is_allowed(&call.url, self.allow_plain) {
            return Err(Trouble::Other {
                code: "insecure".to_owned(),
                words: "the ticket would go unencrypted, which the server profile does not allow"
                    .to_owned(),
            });
        }
        let mut headers = vec![
            (
                "Content-Type".to_owned(),
                crate::soap::SoapVersion::V11.content_type().to_owned(),
            ),
            ("SOAPAction".to_owned(), call.action.clone()),
        ];
        if let Some(Ticket::Cookie(ticket)) = &self.ticket {
            let cookie = format!("MSPAuth={}", ticket_part(ticket.expose()));
            headers.push(("Cookie".to_owned(), cookie));
        }
        call.id = desk.fx.post(
            call.url.clone(),
            headers,
            call.body.clone(),
            (call.until, Limits::LIST.bytes),
        );
        Ok(call)
    }

    /// What an answer means for the call.
    pub(super) fn read(&self, call: &Call, result: &Result<HttpReply, HttpError>) -> Reply {
        match result {
            Ok(reply) if is_redirect(reply) => match target(&call.url, reply) {
                Some(url) => Reply::Moved(url),
                None => Reply::Trouble(Trouble::Status(reply.status)),
            },
            Ok(reply) => match read(reply.status, &reply.body) {
                Ok(answer) => Reply::Answer(answer),
                Err(trouble) => Reply::Trouble(trouble),
            },
            Err(HttpError::TooLarge) => Reply::Trouble(Trouble::TooMuch),
            Err(HttpError::TimedOut) => Reply::Trouble(unanswered()),
            Err(_) => Reply::Trouble(Trouble::Unreachable),
        }
    }

    /// Makes the call there, now and whenever its operation is called from now on.
    pub(super) fn follow(
        &mut self,
        mut call: Call,
        url: String,
        desk: &mut Desk<'_>,
    ) -> Result<Call, Trouble> {
        call.hops += 1;
        if call.hops > MAX_HOPS {
            let _ = self.moved.remove(call.name);
            return Err(Trouble::Status(302));
        }
        call.url.clone_from(&url);
        let name = call.name;
        let sent = self.send(call, desk)?;
        let _ = self.moved.insert(name, url);
        Ok(sent)
    }

    /// What operations were sent on to may be what is wrong.
    pub(super) fn forget_moves(&mut self) {
        self.moved.clear();
    }
}

impl Call {
    /// Whether it should have been told by now what came of it.
    pub(super) fn is_late(&self, now: Instant) -> bool {
        self.late_at() <= now
    }

    pub(super) fn late_at(&self) -> Instant {
        self.until + GRACE
    }
}

/// No answer came.
pub(super) fn unanswered() -> Trouble {
    Trouble::Unanswered
}

/// The ticket itself in `t=…&p=…`.
fn ticket_part(ticket: &str) -> &str {
    let ticket = ticket.strip_prefix("t=").unwrap_or(ticket);
    ticket.split('&').next().unwrap_or(ticket)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_holds_the_ticket_alone() {
        assert_eq!(ticket_part("t=abc&p=def"), "abc");
        assert_eq!(ticket_part("abc"), "abc");
        assert_eq!(ticket_part(""), "");
    }
}
