//! What goes into a world and comes out of it.

use std::time::Instant;

use bytes::Bytes;
use msnp::dialect::Dialect;
use msnp::io::{Endpoint, HttpReply, HttpRequest, LinkId, Method};

use crate::Behaviour;

/// How a network is set up.
#[derive(Clone, Debug)]
pub struct WorldConfig {
    /// The address clients reach it under: what `XFR` and `RNG` name.
    pub address: Endpoint,
    /// The base of its HTTP services, `http://127.0.0.1:8080`.
    pub http: String,
    /// The dialects it speaks, of those in [`crate::DIALECTS`].
    pub dialects: Vec<Dialect>,
    /// Its habits.
    pub behaviour: Behaviour,
}

/// What the owner of a world tells it.
#[derive(Debug)]
pub enum Input {
    /// Somebody connected.
    Accepted {
        /// The number of the link, chosen by the owner, never used twice.
        link: LinkId,
    },
    /// Bytes arrived.
    Received {
        /// Which link.
        link: LinkId,
        /// The bytes, cut anywhere.
        bytes: Bytes,
    },
    /// The link is gone.
    Closed {
        /// Which link.
        link: LinkId,
    },
    /// An HTTP request; an [`Output::Reply`] follows, at once or later.
    Web {
        /// The number of the request.
        id: WebId,
        /// The request.
        request: WebRequest,
    },
    /// Whoever made this request has hung up.
    HungUp {
        /// The number of the request.
        id: WebId,
    },
    /// The operator wants something.
    Control(Control),
    /// Nothing but the passing of time.
    Tick,
}

/// What an operator, or a test, asks of the network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Control {
    /// Tell everybody that the server goes down in so many minutes.
    GoingDown {
        /// Minutes.
        minutes: u32,
    },
    /// Sign everybody out with `OUT SSD`; all links are closed.
    ShutDown,
    /// As if the machine lost its power: every link is dropped without a word. Accounts and lists stay.
    Crash,
    /// Send everybody who is signed in to another notification server, with `XFR 0 NS`.
    Move {
        /// Where to.
        address: Endpoint,
    },
}

/// What a world tells its owner.
#[derive(Debug, PartialEq, Eq)]
pub enum Output {
    /// Write these bytes, in order.
    Send {
        /// Which link.
        link: LinkId,
        /// The bytes.
        bytes: Bytes,
    },
    /// Close the link once what was sent is written. No `Closed` follows.
    Close {
        /// Which link.
        link: LinkId,
    },
    /// The answer to an HTTP request.
    Reply {
        /// The number of the request.
        id: WebId,
        /// The answer.
        reply: HttpReply,
    },
    /// Nothing more for now: come back at this time, or with the next input. `None`: nothing is due at all.
    Wait(Option<Instant>),
}

/// A request to the HTTP services.
#[derive(Clone, PartialEq, Eq)]
pub struct WebRequest {
    /// GET or POST.
    pub method: Method,
    /// The path.
    pub path: String,
    /// What follows the question mark.
    pub query: Option<String>,
    /// Its headers. May hold a password or a ticket.
    pub headers: Vec<(String, String)>,
    /// Its body. May hold a password or a ticket.
    pub body: Bytes,
}

impl WebRequest {
    /// A GET of a path, without headers.
    #[must_use]
    pub fn get(path: &str) -> Self {
        let (path, query) = match path.split_once('?') {
            Some((path, query)) => (path, Some(query.to_owned())),
            None => (path, None),
        };
        Self {
            method: Method::Get,
            path: path.to_owned(),
            query,
            headers: Vec::new(),
            body: Bytes::new(),
        }
    }

    /// A POST to a path, without headers.
    #[must_use]
    pub fn post(path: &str, body: impl Into<Bytes>) -> Self {
        Self {
            method: Method::Post,
            body: body.into(),
            ..Self::get(path)
        }
    }

    /// The same with one header more.
    #[must_use]
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The request of a client, if it is for the services at `base`.
    #[must_use]
    pub fn of(request: &HttpRequest, base: &str) -> Option<Self> {
        let path = request.url.strip_prefix(base)?;
        Some(Self {
            method: request.method,
            headers: request.headers.clone(),
            body: request.body.clone(),
            ..Self::get(path)
        })
    }

    /// The value of a header, whatever the letter case of its name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// A value of the query, as it is written there.
    pub(super) fn query(&self, name: &str) -> Option<&str> {
        let mut items = self.query.as_deref()?.split('&');
        items.find_map(|item| item.strip_prefix(name)?.strip_prefix('='))
    }
}

impl std::fmt::Debug for WebRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WebRequest({})", self.path)
    }
}

/// A request to the HTTP services that is answered later. Chosen by the owner, never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct WebId(pub u64);

/// An account that cannot be made: its address is none, is too long, or is taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} cannot be an account")]
pub struct BadAccount(pub String);
