//! Fetching a ticket: the nexus names the login server, the login server trades the password for a ticket (protocol
//! reference, 12 sections 2 and 3).
//!
//! Redirects are followed here, and the header with the password goes along over hosts, as this protocol wants it; that
//! is why it never goes from `https` to `http`, and over `http` at all only when the profile allows it.

use std::time::{Duration, Instant};

use super::{Credentials, Desk, Over};
use crate::auth::{LoginAnswer, Secret, authorization, nexus_login_url, read_login_answer};
use crate::io::{CloseReason, HttpError, HttpReply, RequestId};

/// How many redirects are followed.
const MAX_HOPS: u8 = 5;
/// All of it together may take so long.
const PATIENCE: Duration = Duration::from_secs(28);

/// Where tickets come from.
#[derive(Clone, Debug, Default)]
pub(crate) struct Services {
    /// The nexus.
    pub(crate) nexus: Option<String>,
    /// The login server, where there is no nexus or it does not answer.
    pub(crate) login: Option<String>,
    /// Whether the password may go over plain HTTP.
    pub(crate) allow_plain: bool,
}

impl Services {
    /// Whether a ticket can be had at all.
    pub(crate) fn is_complete(&self) -> bool {
        self.nexus.is_some() || self.login.is_some()
    }

    fn allows(&self, url: &str) -> bool {
        has_scheme(url, "https://") || (self.allow_plain && has_scheme(url, "http://"))
    }
}

/// What came of an answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// The next answer is awaited.
    Waiting,
    /// The ticket.
    Ticket(Secret),
    /// There is none.
    Over(Over),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    Nexus,
    Login,
}

/// A ticket on its way.
#[derive(Debug)]
pub(super) struct Fetch {
    parameters: String,
    request: RequestId,
    phase: Phase,
    hops: u8,
    until: Instant,
}

impl Fetch {
    /// Asks the nexus, or the login server when there is no nexus.
    pub(super) fn begin(
        parameters: &str,
        credentials: &Credentials,
        desk: &mut Desk<'_>,
    ) -> Result<Self, Over> {
        let services = &credentials.services;
        let (url, phase) = match (&services.nexus, &services.login) {
            (Some(nexus), _) => (nexus.clone(), Phase::Nexus),
            (None, Some(login)) => (login.clone(), Phase::Login),
            (None, None) => return Err(unavailable("the profile names no login service")),
        };
        if !services.allows(&url) {
            return Err(insecure(&url));
        }
        let mut fetch = Self {
            parameters: parameters.to_owned(),
            request: RequestId(0),
            phase,
            hops: 0,
            until: desk.now.mono + PATIENCE,
        };
        fetch.ask(url, credentials, desk);
        Ok(fetch)
    }

    /// Whether this is the request whose answer is awaited.
    pub(super) fn waits_for(&self, id: RequestId) -> bool {
        self.request == id
    }

    /// The ticket is not wanted any more.
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
        match (&self.phase, result) {
            (Phase::Nexus, result) => self.nexus_answer(result, credentials, desk),
            (Phase::Login, Ok(reply)) => self.login_answer(reply, credentials, desk),
            (Phase::Login, Err(error)) => Step::Over(failed("the login server", error)),
        }
    }

    fn nexus_answer(
        &mut self,
        result: &Result<HttpReply, HttpError>,
        credentials: &Credentials,
        desk: &mut Desk<'_>,
    ) -> Step {
        let named = result.as_ref().ok().and_then(nexus_login_url);
        let url = match (named, result) {
            (Some(url), _) => {
                desk.model.login_url = Some(url.clone());
                url
            }
            (None, result) => {
                // The nexus fails: an address that is known will do.
                let known = desk.model.login_url.clone();
                match (known.or_else(|| credentials.services.login.clone()), result) {
                    (Some(url), _) => url,
                    (None, Err(error)) => return Step::Over(failed("the nexus", error)),
                    (None, Ok(reply)) => {
                        return Step::Over(unavailable(&format!(
                            "the nexus answered {} and names no login server",
                            reply.status
                        )));
                    }
                }
            }
        };
        self.go(url, credentials, desk)
    }

    fn login_answer(
        &mut self,
        reply: &HttpReply,
        credentials: &Credentials,
        desk: &mut Desk<'_>,
    ) -> Step {
        match read_login_answer(reply) {
            LoginAnswer::Ticket(ticket) => Step::Ticket(ticket),
            LoginAnswer::Redirect(url) => {
                self.hops += 1;
                if self.hops > MAX_HOPS {
                    return Step::Over(unavailable("the login servers send us in circles"));
                }
                self.go(url, credentials, desk)
            }
            LoginAnswer::BadCredentials { text } => Step::Over(Over::Credentials {
                code: "wrong_password".to_owned(),
                words: text.unwrap_or_else(|| "the login server refused the password".to_owned()),
            }),
            LoginAnswer::NeedsAttention { url } => Step::Over(Over::Credentials {
                code: "924".to_owned(),
                words: url.map_or_else(
                    || "the account needs attention on its web page".to_owned(),
                    |url| format!("the account needs attention at {url}"),
                ),
            }),
            LoginAnswer::Unavailable | LoginAnswer::Invalid => Step::Over(unavailable(&format!(
                "the login server answered {}",
                reply.status
            ))),
        }
    }

    /// On to this login server.
    fn go(&mut self, url: String, credentials: &Credentials, desk: &mut Desk<'_>) -> Step {
        if !credentials.services.allows(&url) {
            return Step::Over(insecure(&url));
        }
        if desk.now.mono >= self.until {
            return Step::Over(failed("the login server", &HttpError::TimedOut));
        }
        self.phase = Phase::Login;
        self.ask(url, credentials, desk);
        Step::Waiting
    }

    fn ask(&mut self, url: String, credentials: &Credentials, desk: &mut Desk<'_>) {
        let headers = match self.phase {
            Phase::Nexus => Vec::new(),
            Phase::Login => {
                let password = credentials.cut_password();
                let header = authorization(&credentials.email, &password, &self.parameters);
                vec![("Authorization".to_owned(), header.expose().to_owned())]
            }
        };
        self.request = desk.fx.get(url, headers, self.until);
    }
}

fn unavailable(words: &str) -> Over {
    Over::Service {
        code: "service_unavailable".to_owned(),
        words: words.to_owned(),
    }
}

fn insecure(url: &str) -> Over {
    // The address alone: a query may hold secrets.
    let address = url.split(['?', '#']).next().unwrap_or_default();
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
    }
}

fn has_scheme(url: &str, scheme: &str) -> bool {
    url.get(..scheme.len())
        .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_needs_to_be_allowed() {
        let mut services = Services::default();
        assert!(services.allows("HTTPS://login.example.com/"));
        assert!(!services.allows("http://login.example.com/"));
        assert!(!services.allows("ftp://login.example.com/"));
        services.allow_plain = true;
        assert!(services.allows("http://login.example.com/"));
        assert!(!services.allows("ftp://login.example.com/"));
    }
}
