//! The sockets of a [`World`]: a thin shell over tokio.

mod host;
mod link;
mod tls;
mod web;

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use msnp::io::Endpoint;
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio::task::JoinSet;

use crate::town::Town;
use crate::{AccountSpec, BadAccount, Behaviour, World, WorldConfig};
use host::Mail;

/// The most connections of clients at once; further ones wait to be accepted.
const MAX_LINKS: usize = 4096;
/// The most connections to the HTTP services at once.
const MAX_WEB: usize = 256;
/// The most messages on their way to the world; then reading waits.
const INBOX: usize = 1024;

/// How to run a network on this machine.
#[derive(Clone, Debug)]
pub struct NetworkConfig {
    /// Where notification server and switchboards listen; port 0 lets the system choose.
    pub listen: SocketAddr,
    /// Where the web services listen; port 0 lets the system choose.
    pub http: SocketAddr,
    /// Accounts: address and password.
    pub accounts: Vec<(String, String)>,
    /// Whether the people and bots of the demo are there, see [`crate::demo`].
    pub bots: bool,
    /// The habits of the server.
    pub behaviour: Behaviour,
    /// Whether it speaks TLS, too, on the same ports, with a certificate made at the start; see [`Network::authority`].
    pub tls: bool,
    /// Decides every random choice of the network.
    pub seed: u64,
}

impl Default for NetworkConfig {
    /// On loopback, ports chosen by the system, no accounts.
    fn default() -> Self {
        let loopback = SocketAddr::from((Ipv4Addr::LOCALHOST, 0));
        Self {
            listen: loopback,
            http: loopback,
            accounts: Vec::new(),
            bots: false,
            behaviour: Behaviour::original(),
            tls: false,
            seed: rand::random(),
        }
    }
}

impl NetworkConfig {
    /// The demo: on loopback, with its people and bots.
    #[must_use]
    pub fn demo() -> Self {
        Self {
            bots: true,
            ..Self::default()
        }
    }
}

/// Why a network could not be started.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// An address could not be listened on.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Which address.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// A certificate could not be made.
    #[error("cannot make a certificate: {0}")]
    Certificate(String),
    /// An account has an address that is none, or is named twice.
    #[error(transparent)]
    Account(#[from] BadAccount),
}

/// A running network. It ends when this is dropped.
#[derive(Debug)]
pub struct Network {
    ns: SocketAddr,
    http: SocketAddr,
    login: &'static str,
    authority: Option<String>,
    mail: mpsc::Sender<Mail>,
    tasks: JoinSet<()>,
}

impl Network {
    /// Starts a network; it listens when this returns. To be called inside a tokio runtime.
    ///
    /// # Errors
    /// When an address cannot be listened on, or an account is none.
    pub async fn start(config: NetworkConfig) -> Result<Self, ServerError> {
        let (listener, ns) = listen(config.listen).await?;
        let (web, http) = listen(config.http).await?;
        let (tls, authority) = match config.tls {
            true => {
                let made = tls::generate(&[ns, http]).map_err(ServerError::Certificate)?;
                (Some(made.0), Some(made.1))
            }
            false => (None, None),
        };
        let login = match config.behaviour.bare_nexus {
            true => "/login",
            false => "/login2.srf",
        };
        let mut world = World::new(
            WorldConfig {
                address: Endpoint {
                    host: ns.ip().to_string(),
                    port: ns.port(),
                },
                http: base(http, tls.is_some()),
                dialects: crate::DIALECTS.to_vec(),
                behaviour: config.behaviour,
            },
            config.seed,
        );
        if config.bots {
            crate::demo::populate(&mut world, host::now())?;
        }
        for (address, password) in config.accounts {
            let spec = AccountSpec {
                address,
                password,
                ..AccountSpec::default()
            };
            world.add_account(spec, host::now())?;
        }
        let mut town = Town::new(world, config.seed.wrapping_add(1));
        if config.bots {
            town.settle(host::now());
        }
        let (mail, inbox) = mpsc::channel(INBOX);
        let mut tasks = JoinSet::new();
        tasks.spawn(host::run(town, inbox));
        tasks.spawn(link::accept(
            listener,
            mail.clone(),
            Arc::new(Semaphore::new(MAX_LINKS)),
            tls.clone(),
        ));
        tasks.spawn(web::accept(
            web,
            mail.clone(),
            Arc::new(Semaphore::new(MAX_WEB)),
            tls,
        ));
        Ok(Self {
            ns,
            http,
            login,
            authority,
            mail,
            tasks,
        })
    }

    /// Where notification server and switchboards listen.
    #[must_use]
    pub fn ns(&self) -> SocketAddr {
        self.ns
    }

    /// Where the web services listen.
    #[must_use]
    pub fn http(&self) -> SocketAddr {
        self.http
    }

    /// The base of the web services: by TLS where there is such, though they are there without it, too.
    #[must_use]
    pub fn http_url(&self) -> String {
        base(self.http, self.authority.is_some())
    }

    /// The certificate of the authority behind the network's own one, as PEM: to be trusted by its clients.
    #[must_use]
    pub fn authority(&self) -> Option<&str> {
        self.authority.as_deref()
    }

    /// The address of the nexus.
    #[must_use]
    pub fn nexus_url(&self) -> String {
        format!("{}/rdr/pprdr.asp", self.http_url())
    }

    /// The address of the login service, which the nexus names too.
    #[must_use]
    pub fn login_url(&self) -> String {
        format!("{}{}", self.http_url(), self.login)
    }

    /// Does what an operator asks, see [`crate::Control`].
    pub async fn control(&self, control: crate::Control) {
        // The world only ends with this network, so it is there.
        let _ = self.mail.send(Mail::Control(control)).await;
    }

    /// Signs everybody out and ends.
    pub async fn stop(mut self) {
        let (told, done) = oneshot::channel();
        if self.mail.send(Mail::Stop(told)).await.is_ok() {
            let _ = done.await;
        }
        self.tasks.shutdown().await;
    }
}

/// The base of the web services.
fn base(http: SocketAddr, tls: bool) -> String {
    let scheme = if tls { "https" } else { "http" };
    format!("{scheme}://{http}")
}

/// Listens on `address` and tells which it became.
async fn listen(address: SocketAddr) -> Result<(TcpListener, SocketAddr), ServerError> {
    let error = |source| ServerError::Listen { address, source };
    let listener = TcpListener::bind(address).await.map_err(error)?;
    let bound = listener.local_addr().map_err(error)?;
    Ok((listener, bound))
}
