//! The HTTP gateway: an MSNP connection cut into the bodies of POST requests (protocol reference, 16).
//!
//! A *session* stands for one connection to a notification server or a switchboard. It is opened by the first request,
//! carries one request at a time, and hands out a word in each answer that the next request has to show. What is here
//! makes the requests and reads the answers; `Tunnels` plays such sessions as links of the machine.

mod answer;
mod request;
mod tunnel;
mod tunnels;

pub use answer::Answer;
pub use request::{Errand, Gate, HEADERS};
pub(crate) use tunnels::Tunnels;

use serde::{Deserialize, Serialize};

/// When a connection goes through the gateway.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GatewayUse {
    /// When the server's own port cannot be reached.
    #[default]
    Auto,
    /// Always: the server's own port is not tried.
    Always,
    /// Never.
    Never,
}

/// What a session is opened to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    /// A dispatch or notification server.
    Notification,
    /// A switchboard.
    Switchboard,
}

impl Server {
    /// The word of the query.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Notification => "NS",
            Self::Switchboard => "SB",
        }
    }
}
