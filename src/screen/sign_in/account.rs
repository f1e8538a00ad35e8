//! Accounts: remembered, and to sign in with.

use std::fmt;

use msnp::api::Status;

use crate::portrait::Portrait;
use crate::screen::connection::Connection;

/// A password: not to be seen in any output.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Hidden(pub String);

impl fmt::Debug for Hidden {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

/// Where to sign in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Server {
    /// The network inside this program.
    Demo,
    /// A profile that came with the program, or of the user's own.
    Profile(String),
    /// Typed here: the server, and where its web services are.
    Custom { address: String, services: String },
}

impl Server {
    /// The id of its profile; of one typed here the address.
    pub fn id(&self) -> String {
        match self {
            Self::Demo => "demo".to_owned(),
            Self::Profile(id) => id.clone(),
            Self::Custom { address, .. } => address.clone(),
        }
    }

    pub fn is_custom(&self) -> bool {
        matches!(self, Self::Custom { .. })
    }
}

/// A line of the server drop-down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub server: Server,
    pub name: String,
}

impl fmt::Display for Choice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name)
    }
}

/// An account that was remembered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    pub email: String,
    pub server: Server,
    pub status: Status,
    pub password: bool,
    pub automatic: bool,
    /// The own picture there.
    pub picture: Portrait,
    pub connection: Connection,
}

impl Known {
    /// To sign in with this password as the last time.
    pub fn request(self, password: Hidden) -> Request {
        Request {
            email: self.email,
            password,
            status: self.status,
            server: self.server,
            remember: true,
            remember_password: self.password,
            automatic: self.automatic,
            connection: self.connection,
            proxy_password: None,
        }
    }
}

/// The account that is filled in at the start: the one used last of those that are signed in by themselves, else of all.
pub fn first(known: &[Known]) -> Option<usize> {
    let automatic = known.iter().position(|known| known.automatic);
    automatic.or((!known.is_empty()).then_some(0))
}

/// Everything to sign in with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    pub email: String,
    pub password: Hidden,
    pub status: Status,
    pub server: Server,
    pub remember: bool,
    pub remember_password: bool,
    pub automatic: bool,
    pub connection: Connection,
    /// A new password for the proxy; without one that of the password store is used.
    pub proxy_password: Option<Hidden>,
}
