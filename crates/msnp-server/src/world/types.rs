//! What goes into a world and comes out of it.

use std::time::Instant;

use bytes::Bytes;
use msnp::dialect::Dialect;
use msnp::io::{Endpoint, LinkId};

use crate::Behaviour;

/// How a network is set up.
#[derive(Clone, Debug)]
pub struct WorldConfig {
    /// The address clients reach it under: what `XFR` and `RNG` name.
    pub address: Endpoint,
    /// The base of its HTTP services, `http://127.0.0.1:8080`.
    pub http: String,
    /// The dialects it speaks; those of MSNP8 to 12 are there.
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
    /// Nothing more for now: come back at this time, or with the next input. `None`: nothing is due at all.
    Wait(Option<Instant>),
}

/// A request to the HTTP services: nexus and login.
#[derive(Clone, PartialEq, Eq)]
pub struct WebRequest {
    /// The path.
    pub path: String,
    /// What follows the question mark.
    pub query: Option<String>,
    /// The `Authorization` header. Holds a password.
    pub authorization: Option<String>,
}

impl std::fmt::Debug for WebRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WebRequest({})", self.path)
    }
}

/// An account that cannot be made: its address is none, is too long, or is taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} cannot be an account")]
pub struct BadAccount(pub String);
