//! Fetching tickets: by Tweener, where the nexus names the login server and that trades the password for one ticket, or
//! from a token service, which gives one for each service (protocol reference, 12).
//!
//! Redirects are followed here, and the password goes along over hosts, as these protocols want it; that is why it never
//! goes from `https` to `http`, and over `http` at all only when the profile allows it.

use std::collections::VecDeque;
use std::time::{Duration, Instant, SystemTime};

use super::{Credentials, Desk, Over};
use crate::auth::{
    Domain, LoginAnswer, Tickets, TokenAnswer, TokenFault, TokenRequest, TokenService, Wanted,
    authorization, nexus_login_url, read_login_answer, read_token_answer,
};
use crate::dialect::{AuthKind, Dialect};
use crate::effects::MAX_ANSWER;
use crate::io::{CloseReason, HttpError, HttpReply, RequestId};
use crate::redirect::{MAX_HOPS, is_allowed};

/// All of it together may take so long.
const PATIENCE: Duration = Duration::from_secs(28);
/// Clocks that differ by less are no reason to refuse a request.
const CLOCKS_AGREE: Duration = Duration::from_secs(2 * 60);

/// Where tickets come from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Services {
    /// The nexus.
    pub(crate) nexus: Option<String>,
    /// The login server, where there is no nexus or it does not answer.
    pub(crate) login: Option<String>,
    /// `RST.srf`.
    pub(crate) rst: Option<String>,
    /// `RST2.srf`.
    pub(crate) rst2: Option<String>,
    /// The address book (MSNP13+).
    pub(crate) address_book: Option<String>,
    /// The memberships (MSNP13+).
    pub(crate) sharing: Option<String>,
    /// Whether the password may go over plain HTTP.
    pub(crate) allow_plain: bool,
}

/// Somebody who gives tickets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Giver {
    Nexus,
    Login,
    Token(TokenService),
}

impl Services {
    /// Whether there is all that signing in with this dialect needs.
    pub(crate) fn is_complete(&self, dialect: Dialect) -> bool {
        let book = self.address_book.is_some() && self.sharing.is_some();
        let tickets = !dialect.auth().needs_ticket() || !self.givers(dialect).is_empty();
        tickets && (dialect.has_syn() || book)
    }

    /// Who gives the tickets of this dialect, in the order they are asked.
    fn givers(&self, dialect: Dialect) -> VecDeque<(Giver, String)> {
        let rst = (Giver::Token(TokenService::Rst), &self.rst);
        let rst2 = (Giver::Token(TokenService::Rst2), &self.rst2);
        let tweener = match self.nexus {
            Some(_) => (Giver::Nexus, &self.nexus),
            None => (Giver::Login, &self.login),
        };
        let order = match dialect.auth() {
            AuthKind::Md5 => Vec::new(),
            AuthKind::Tweener if dialect.prefers_token_service() => vec![rst, tweener],
            AuthKind::Tweener if dialect.takes_tokens() => vec![tweener, rst],
            AuthKind::Tweener => vec![tweener],
            AuthKind::Sso if dialect.prefers_rst2() => vec![rst2, rst],
            AuthKind::Sso => vec![rst, rst2],
        };
        order
            .into_iter()
            .filter_map(|(giver, url)| Some((giver, url.clone()?)))
            .collect()
    }

    pub(super) fn allows(&self, url: &str) -> bool {
        is_allowed(url, self.allow_plain)
    }
}

/// What the notification server wants proved: the words behind `USR … S`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Challenge {
    /// Parameters of Tweener, passed on untouched, or the policy of single sign-on.
    pub(super) parameters: String,
    /// The nonce of single sign-on.
    pub(super) nonce: String,
}

/// What came of an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The next answer is awaited.
    Waiting,
    /// The tickets, those among them that the notification server wants.
    Tickets(Tickets),
    /// There are none.
    Over(Over),
}

/// Tickets on their way.
#[derive(Debug)]
pub(super) struct Fetch {
    /// What they are for.
    pub(super) challenge: Challenge,
    auth: AuthKind,
    request: RequestId,
    giver: Giver,
    /// Who is asked when this one does not work.
    others: VecDeque<(Giver, String)>,
    /// Where the present request went.
    url: String,
    hops: u8,
    /// The clock was set by the server's once.
    set_clock: bool,
    /// The time the last request named.
    asked_at: SystemTime,
    until: Instant,
}

impl Fetch {
    /// Asks the first who may give tickets.
    pub(super) fn begin(
        challenge: Challenge,
        dialect: Dialect,
        credentials: &Credentials,
        desk: &mut Desk<'_>,
    ) -> Result<Self, Over> {
        let mut others = credentials.services.givers(dialect);
        let Some((giver, url)) = others.pop_front() else {
            return Err(unavailable("the profile names no service to sign in with"));
        };
        let mut fetch = Self {
            challenge,
            auth: dialect.auth(),
            request: RequestId(0),
            giver,
            others,
            url: String::new(),
            hops: 0,
            set_clock: false,
            asked_at: desk.now.wall,
            until: desk.now.mono + PATIENCE,
        };
        match fetch.turn_to((giver, url), credentials, desk) {
            Step::Over(over) => Err(over),
            _ => Ok(fetch),
        }
    }

    /// Whether this is the request whose answer is awaited.
    pub(super) fn waits_for(&self, id: RequestId) -> bool {
        self.request == id
    }

    /// The tickets are not wanted any more.
    pub(super) fn cancel(self, desk: &mut Desk<'_>) {
        desk.fx.cancel(self.request);
    }

    /// An answer arrived.
    pub(super) fn answer(
        &mut self,
        result: &Result<HttpReply, HttpError>,
        credentials: &Credentials,
        desk: &mut Desk<'_>,
    ) -> Step {
        match (self.giver, result) {
            (Giver::Nexus, result) => self.nexus_answer(result, credentials, desk),
            (Giver::Login, Ok(reply)) => self.login_answer(reply, credentials, desk),
            (Giver::Token(service), Ok(reply)) => {
                self.token_answer((service, reply), credentials, desk)
            }
            (giver, Err(error)) => self.fails(failed(giver.name(), error), credentials, desk),
        }
    }

    // --- Tweener ----------------------------------------------------------------------------------------------------

    fn nexus_answer(
        &mut self,
        result: &Result<HttpReply, HttpError>,
        credentials: &Credentials,
        desk: &mut Desk<'_>,
    ) -> Step {
        let named = result.as_ref().ok().and_then(nexus_login_url);
        let url = match named {
            Some(url) => {
                desk.model.login_url = Some(url.clone());
                url
            }
            None => {
                // The nexus fails: an address that is known will do.
                let known = desk.model.login_url.clone();
                let over = match (known.or_else(|| credentials.services.login.clone()), result) {
                    (Some(url), _) => return self.go(Giver::Login, url, credentials, desk),
                    (None, Err(error)) => failed("the nexus", error),
                    (None, Ok(reply)) => {
                        let words = "the nexus names no login server: it answered";
                        answered(words, reply.status)
                    }
                };
                return self.fails(over, credentials, desk);
            }
        };
        self.go(Giver::Login, url, credentials, desk)
    }

    fn login_answer(
        &mut self,
        reply: &HttpReply,
        credentials: &Credentials,
        desk: &mut Desk<'_>,
    ) -> Step {
        match read_login_answer(reply) {
            LoginAnswer::Ticket(ticket) => Step::Tickets(Tickets::only(ticket)),
            LoginAnswer::Redirect(url) => self.sent_on(url, credentials, desk),
            LoginAnswer::BadCredentials { text } => Step::Over(refused(
                "wrong_password",
                &text.unwrap_or_else(|| "the login server refused the password".to_owned()),
            )),
            LoginAnswer::NeedsAttention { url } => Step::Over(attention(url.as_deref())),
            LoginAnswer::Unavailable | LoginAnswer::Invalid => {
                let over = answered("the login server answered", reply.status);
                self.fails(over, credentials, desk)
            }
        }
    }

    // --- token services ---------------------------------------------------------------------------------------------

    fn token_answer(
        &mut self,
        (service, reply): (TokenService, &HttpReply),
        credentials: &Credentials,
        desk: &mut Desk<'_>,
    ) -> Step {
        match read_token_answer(reply) {
            TokenAnswer::Tickets(tickets) => {
                desk.model.token_url = Some((service, self.url.clone()));
                self.given(tickets)
            }
            TokenAnswer::Redirect(url) => self.sent_on(url, credentials, desk),
            TokenAnswer::Fault { fault, server_time } => {
                let off = server_time.filter(|time| !near(*time, self.asked_at));
                match (&fault, off) {
                    (TokenFault::Request | TokenFault::Other(_), Some(time)) if !self.set_clock => {
                        // Whose clock differs may be refused for it: once more, by the clock of the server.
                        self.set_clock = true;
                        desk.model.clock = Some((time, desk.now.mono));
                        let url = self.url.clone();
                        self.go(self.giver, url, credentials, desk)
                    }
                    (TokenFault::Request | TokenFault::Other(_), _) if self.set_clock => {
                        Step::Over(service_fault(
                            "clock",
                            "the clocks of client and server differ",
                        ))
                    }
                    (fault, _) => self.faulted(fault, credentials, desk),
                }
            }
            TokenAnswer::Unavailable | TokenAnswer::Invalid => {
                desk.model.token_url = None;
                let over = answered("the token service answered", reply.status);
                self.fails(over, credentials, desk)
            }
        }
    }

    /// Whether the tickets will do for the notification server.
    fn given(&self, tickets: Tickets) -> Step {
        let domain = self.wants();
        let missing = match self.auth {
            AuthKind::Sso => tickets.secret(domain).is_none() || tickets.get(domain).is_none(),
            _ => tickets.get(domain).is_none(),
        };
        match (missing, tickets.refusal(domain)) {
            (false, _) => Step::Tickets(tickets),
            (true, Some(Some(url))) => Step::Over(attention(Some(url))),
            (true, _) => Step::Over(service_fault(
                "no_ticket",
                "the token service gave no ticket for the notification server",
            )),
        }
    }

    /// The domain whose ticket goes to the notification server.
    fn wants(&self) -> Domain {
        match self.auth {
            AuthKind::Sso => Domain::MessengerClear,
            _ => Domain::Messenger,
        }
    }

    fn faulted(
        &mut self,
        fault: &TokenFault,
        credentials: &Credentials,
        desk: &mut Desk<'_>,
    ) -> Step {
        Step::Over(match fault {
            TokenFault::BadCredentials => {
                refused("wrong_password", "the token service refused the password")
            }
            TokenFault::Incomplete => {
                refused("account_incomplete", "the account was never completed")
            }
            TokenFault::NeedsAttention { url } => attention(Some(url)),
            TokenFault::Federated { url } => {
                let at = url.as_deref().map(plain_address).unwrap_or_default();
                let words = format!("the domain of the address signs in at its own server {at}");
                refused("federated", words.trim_end())
            }
            TokenFault::Request => {
                let words = "the token service did not understand the request";
                return self.fails(service_fault("token_request", words), credentials, desk);
            }
            TokenFault::Other(code) => {
                let words = format!("the token service says '{code}'");
                return self.fails(unavailable(&words), credentials, desk);
            }
        })
    }

    // --- the next request -------------------------------------------------------------------------------------------

    /// This one does not work: the next may.
    fn fails(&mut self, over: Over, credentials: &Credentials, desk: &mut Desk<'_>) -> Step {
        match self.others.pop_front() {
            Some(next) => self.turn_to(next, credentials, desk),
            None => Step::Over(over),
        }
    }

    fn turn_to(
        &mut self,
        (giver, url): (Giver, String),
        credentials: &Credentials,
        desk: &mut Desk<'_>,
    ) -> Step {
        // Where a token service sent us last time it will send us again.
        let remembered = match (&desk.model.token_url, giver) {
            (Some((known, url)), Giver::Token(service)) if *known == service => Some(url.clone()),
            _ => None,
        };
        let remembered = remembered.filter(|url| credentials.services.allows(url));
        self.hops = 0;
        self.go(giver, remembered.unwrap_or(url), credentials, desk)
    }

    fn sent_on(&mut self, url: String, credentials: &Credentials, desk: &mut Desk<'_>) -> Step {
        self.hops += 1;
        if self.hops > MAX_HOPS {
            return Step::Over(unavailable("the login servers send us in circles"));
        }
        self.go(self.giver, url, credentials, desk)
    }

    /// On to this address.
    fn go(
        &mut self,
        giver: Giver,
        url: String,
        credentials: &Credentials,
        desk: &mut Desk<'_>,
    ) -> Step {
        if !credentials.services.allows(&url) {
            return Step::Over(insecure(&url));
        }
        if desk.now.mono >= self.until {
            return Step::Over(failed(giver.name(), &HttpError::TimedOut));
        }
        self.giver = giver;
        self.url.clone_from(&url);
        self.request = match giver {
            Giver::Nexus => desk.fx.get(url, Vec::new(), self.until),
            Giver::Login => {
                let password = credentials.cut_password();
                let parameters = &self.challenge.parameters;
                let header = authorization(&credentials.email, &password, parameters);
                let header = ("Authorization".to_owned(), header.expose().to_owned());
                desk.fx.get(url, vec![header], self.until)
            }
            Giver::Token(service) => self.ask_tokens(service, url, credentials, desk),
        };
        Step::Waiting
    }

    fn ask_tokens(
        &mut self,
        service: TokenService,
        url: String,
        credentials: &Credentials,
        desk: &mut Desk<'_>,
    ) -> RequestId {
        self.asked_at = server_time(desk);
        let policy = match self.auth {
            AuthKind::Sso => self.challenge.parameters.clone(),
            _ => format!("?{}", self.challenge.parameters.replace(',', "&")),
        };
        let body = service.request(&TokenRequest {
            email: &credentials.email,
            password: &credentials.cut_password(),
            wanted: &wanted(service, self.wants(), &policy),
            now: self.asked_at,
        });
        let kind = service.soap().content_type().to_owned();
        desk.fx.post(
            url,
            vec![("Content-Type".to_owned(), kind)],
            body.expose().to_owned().into(),
            (self.until, MAX_ANSWER),
        )
    }
}

impl Giver {
    fn name(self) -> &'static str {
        match self {
            Self::Nexus => "the nexus",
            Self::Login => "the login server",
            Self::Token(_) => "the token service",
        }
    }
}

/// Every ticket there is a use for, as the official clients of the time asked for them (12 section 7).
fn wanted(service: TokenService, first: Domain, policy: &str) -> Vec<Wanted<'_>> {
    let mut domains = vec![
        Domain::Passport,
        Domain::MessengerClear,
        Domain::Messenger,
        Domain::Contacts,
        Domain::MessengerSecure,
    ];
    domains.extend(match service {
        TokenService::Rst => [Domain::Spaces, Domain::Storage, Domain::WhatsNew].as_slice(),
        TokenService::Rst2 => &[
            Domain::Storage,
            Domain::WhatsNew,
            Domain::Directory,
            Domain::RpsAuth,
        ],
    });
    domains
        .into_iter()
        // Tweener has no use for a proof.
        .filter(|domain| first == Domain::MessengerClear || *domain != Domain::MessengerClear)
        .map(|domain| {
            let own = (domain == first).then_some(policy);
            (domain, own.or(domain.policy()))
        })
        .collect()
}

/// The present time by the clock of the server, as far as it is known.
fn server_time(desk: &Desk<'_>) -> SystemTime {
    let by_server = desk
        .model
        .clock
        .and_then(|(then, at)| then.checked_add(desk.now.mono.saturating_duration_since(at)));
    by_server.unwrap_or(desk.now.wall)
}

fn near(one: SystemTime, other: SystemTime) -> bool {
    let apart = one
        .duration_since(other)
        .or_else(|_| other.duration_since(one));
    apart.is_ok_and(|apart| apart < CLOCKS_AGREE)
}

fn refused(code: &str, words: &str) -> Over {
    Over::Credentials {
        code: code.to_owned(),
        words: words.to_owned(),
    }
}

fn attention(url: Option<&str>) -> Over {
    let words = match url {
        Some(url) => format!("the account needs attention at {url}"),
        None => "the account needs attention on its web page".to_owned(),
    };
    refused("924", &words)
}

fn service_fault(code: &str, words: &str) -> Over {
    Over::Service {
        code: code.to_owned(),
        words: words.to_owned(),
        passing: false,
    }
}

fn unavailable(words: &str) -> Over {
    service_fault("service_unavailable", words)
}

/// An HTTP status where there should have been an answer; from 500 on the service is in trouble.
fn answered(who: &str, status: u16) -> Over {
    Over::Service {
        code: "service_unavailable".to_owned(),
        words: format!("{who} {status}"),
        passing: status >= 500,
    }
}

/// The address alone: a query may hold secrets.
fn plain_address(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default()
}

fn insecure(url: &str) -> Over {
    let address = plain_address(url);
    unavailable(&format!(
        "the password would go unencrypted to {address}, which the server profile does not allow"
    ))
}

fn failed(who: &str, error: &HttpError) -> Over {
    let (code, what) = match error {
        HttpError::Link(CloseReason::Certificate) => {
            ("certificate", "shows a certificate that is not trusted")
        }
        HttpError::Link(CloseReason::UnknownHost) => ("service_unavailable", "has no address"),
        HttpError::Link(CloseReason::Refused) => ("service_unavailable", "refuses connections"),
        HttpError::Link(CloseReason::TimedOut) | HttpError::TimedOut => {
            ("timed_out", "does not answer")
        }
        HttpError::Link(CloseReason::Peer | CloseReason::Broken) | HttpError::Cut => {
            ("service_unavailable", "broke the connection")
        }
        HttpError::Link(reason) => (reason.slug(), "is not reached through the proxy"),
        HttpError::TooLarge => ("service_unavailable", "answers more than there is to say"),
        HttpError::Invalid => ("service_unavailable", "does not speak HTTP"),
    };
    Over::Service {
        code: code.to_owned(),
        words: format!("{who} {what}"),
        passing: true,
    }
}
