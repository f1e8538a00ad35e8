//! What a client is told once, at its start.

use std::net::IpAddr;

use super::Services;
use crate::api::{AccountId, Address};
use crate::auth::Secret;
use crate::dialect::{Dialect, Quirks};
use crate::gateway::GatewayUse;
use crate::io::{DirectUse, Endpoint};
use crate::p2p::peers::Habits;
use crate::redirect;

/// Who signs in, where and how.
#[derive(Clone, Debug)]
pub struct Config {
    /// The account.
    pub account: AccountId,
    /// The address to sign in with.
    pub email: Address,
    /// The password.
    pub password: Secret,
    /// The notification (or dispatch) server.
    pub server: Endpoint,
    /// The dialects that may be spoken, in any order; see [`Dialect::FINISHED`].
    pub dialects: Vec<Dialect>,
    /// Where the web services are.
    pub services: Services,
    /// What the other places of the account see this one as (MSNP16+); may be empty.
    pub place: String,
    /// Whether the account may be signed in at several places at once (MSNP16+); if not, this place signs out the others.
    pub several_places: bool,
    /// Whether the password may go over plain HTTP.
    pub allow_plain: bool,
    /// Whether every connection to the server's own ports is encrypted.
    pub tls: bool,
    /// When the HTTP gateway is used, where `services` names one.
    pub gateway: GatewayUse,
    /// What the server does differently.
    pub quirks: Quirks,
    /// Whether and where others may connect to us directly.
    pub direct: DirectUse,
    /// The source of all chance; another one for each run.
    pub seed: u64,
}

impl Config {
    pub(super) fn habits(&self) -> Habits {
        // On a network that is on this computer the others are, too.
        let host = self.server.host.as_str();
        let is_here = host.parse().is_ok_and(|ip: IpAddr| ip.is_loopback());
        Habits {
            direct: self.direct,
            loopback: is_here || host == "localhost",
            one_by_one: self.quirks.data_one_by_one,
        }
    }

    /// Whether a request with something secret may go to this address: over HTTPS, or where the profile allows it.
    pub(crate) fn allows(&self, url: &str) -> bool {
        redirect::is_allowed(url, self.allow_plain)
    }

    /// An account on a server, given as `host:port`, with every finished dialect and no login service. A server that
    /// cannot be read is the own machine.
    #[must_use]
    pub fn new(email: &str, password: Secret, server: &str) -> Self {
        Self {
            account: AccountId::new(email),
            email: Address::new(email),
            password,
            server: Endpoint::parse(server).unwrap_or(Endpoint {
                host: "127.0.0.1".to_owned(),
                port: Endpoint::DEFAULT_PORT,
            }),
            dialects: Dialect::FINISHED.to_vec(),
            services: Services::default(),
            place: String::new(),
            several_places: true,
            allow_plain: false,
            tls: false,
            gateway: GatewayUse::default(),
            quirks: Quirks::default(),
            direct: DirectUse::default(),
            seed: 0,
        }
    }
}
