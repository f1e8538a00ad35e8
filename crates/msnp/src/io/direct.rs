//! Connections between two clients: what a machine asks of the network, and what the network tells.

use std::net::SocketAddr;

use serde::{Deserialize, Serialize};

use super::LinkId;

/// One port that is listened on. Chosen by the machine, never used twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ListenerId(pub u64);

/// Whether and where others may connect to us directly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DirectUse {
    /// On any port that is free.
    #[default]
    AnyPort,
    /// On one of these ports, both ends included.
    Ports(u16, u16),
    /// No direct connections, neither in nor out.
    Never,
}

impl DirectUse {
    /// By the ports a person wrote: one, or the first and the last with a dash between. `None` where that are no ports.
    #[must_use]
    pub fn by_ports(text: &str) -> Option<Self> {
        let port = |text: &str| text.trim().parse().ok().filter(|&port: &u16| port != 0);
        let (first, last) = text.split_once(['-', '–']).unwrap_or((text, text));
        let (first, last) = (port(first)?, port(last)?);
        (first <= last).then_some(Self::Ports(first, last))
    }

    /// The ports to choose from; any without.
    #[must_use]
    pub fn ports(self) -> Option<(u16, u16)> {
        match self {
            Self::Ports(first, last) => Some((first, last)),
            Self::AnyPort | Self::Never => None,
        }
    }
}

/// What a machine asks for a direct connection.
#[derive(Debug)]
pub enum DirectAsk {
    /// Listen for connections; answered by [`DirectNews::Listening`].
    Listen {
        /// The number of the new listener.
        listener: ListenerId,
        /// The ports to choose from, both ends included; any that is free without.
        ports: Option<(u16, u16)>,
    },
    /// Ask the router to lead a port of its own here; answered by [`DirectNews::Mapped`].
    MapPort {
        /// Which listener.
        listener: ListenerId,
    },
    /// Listen no more, and take back what the router was asked for. Links that were accepted stay.
    Unlisten {
        /// Which listener.
        listener: ListenerId,
    },
    /// Open a plain TCP connection to a peer: no TLS, no gateway. Answered by `Connected` or `Closed`.
    Dial {
        /// The number of the new link.
        link: LinkId,
        /// Where to.
        address: SocketAddr,
    },
}

/// What the network tells of direct connections.
#[derive(Debug)]
pub enum DirectNews {
    /// We listen.
    Listening {
        /// Which listener.
        listener: ListenerId,
        /// Our own addresses with the port; empty when it could not be done.
        addresses: Vec<SocketAddr>,
    },
    /// What the router said.
    Mapped {
        /// Which listener.
        listener: ListenerId,
        /// The address that leads here from outside, if there is one.
        outer: Option<SocketAddr>,
    },
    /// Somebody connected. The owner chooses the number of the link, from [`LinkId::ACCEPTED`] on.
    Accepted {
        /// Which listener.
        listener: ListenerId,
        /// The new link, open.
        link: LinkId,
    },
}
