//! Starting the engine of an account, and commanding it.

use std::sync::Arc;

use bytes::Bytes;
use msnp::Command;
use msnp::api::{AccountId, Address};
use msnp::auth::Secret;
use msnp::client::{Client, Config, Snapshot};
use msnp::dialect::Dialect;
use msnp::keep::Keep;
use tokio::sync::{mpsc, oneshot};

use crate::driver::{Driver, Machine, Net, now};
use crate::files::FileUse;
use crate::keeper::Keeper;
use crate::mailbox::{Events, Mailbox};
use crate::profile::ServerProfile;
use crate::proxy::Connection;

/// So many commands may wait for the engine.
const COMMANDS: usize = 256;

/// What an engine is started with.
#[derive(Clone, Debug)]
pub struct EngineConfig {
    /// The account, as the store and the window know it.
    pub account: AccountId,
    /// The address to sign in with.
    pub email: Address,
    /// The password.
    pub password: Secret,
    /// The server.
    pub profile: ServerProfile,
    /// The only dialect to use; `None` is the best that profile and server allow.
    pub dialect: Option<Dialect>,
    /// How the server is reached, and other clients.
    pub connection: Connection,
    /// Where received files go, and how others see what is sent.
    pub files: FileUse,
}

/// The engine of one account.
#[derive(Debug)]
pub struct Engine;

impl Engine {
    /// Starts the engine on the runtime this is called in. It signs in when told so by [`Command::SignIn`].
    ///
    /// # Panics
    /// Outside a tokio runtime, as `tokio::spawn` does.
    #[must_use]
    pub fn start(config: EngineConfig, keep: Box<dyn Keep>) -> Events {
        let net = Net::new(&config.profile, &config.connection.proxy).watched();
        let client = Client::new(machine_config(&config), now());
        spawn(client, config.account, net, (keep, config.files))
    }
}

/// Starts the task of a machine, with what it keeps things in and the files it may use.
pub(crate) fn spawn<M: Machine>(
    machine: M,
    account: AccountId,
    net: Net,
    (keep, files): (Box<dyn Keep>, FileUse),
) -> Events {
    let (requests, queue) = mpsc::channel(COMMANDS);
    let (alive, reader) = oneshot::channel();
    let mailbox = Arc::new(Mailbox::default());
    let keeper = Keeper::start(account.clone(), keep);
    let driver = Driver::new(machine, net, keeper, files, Arc::clone(&mailbox));
    tokio::spawn(driver.run(queue, reader));
    Events::new(Handle { account, requests }, mailbox, alive)
}

fn machine_config(config: &EngineConfig) -> Config {
    let config = config.clone();
    let offered = config.profile.offered();
    let dialects = match config.dialect {
        Some(only) => offered.into_iter().filter(|one| *one == only).collect(),
        None => offered,
    };
    Config {
        account: config.account,
        email: config.email,
        password: config.password,
        server: config.profile.server,
        dialects,
        services: config.profile.services,
        place: config.connection.place,
        several_places: !config.connection.one_place,
        allow_plain: config.profile.allow_plain,
        tls: config.profile.tls,
        gateway: config.connection.gateway,
        direct: config.connection.direct,
        quirks: config.profile.quirks,
        seed: rand::random(),
    }
}

/// Why a command was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Gone {
    /// The engine has ended.
    #[error("the engine of this account has ended")]
    Ended,
    /// Too many commands wait already; try again later.
    #[error("the engine of this account is too busy")]
    Busy,
}

/// What a handle asks of its engine.
#[derive(Debug)]
pub(crate) enum Request {
    /// A command, and the line it came from if there was one.
    Command(Command, Option<Arc<str>>),
    Network(bool),
    Object(Arc<str>, oneshot::Sender<Option<Bytes>>),
    Snapshot(oneshot::Sender<Snapshot>),
}

/// The way to command an engine. When the last clone is dropped the engine signs out and ends.
#[derive(Clone, Debug)]
pub struct Handle {
    account: AccountId,
    requests: mpsc::Sender<Request>,
}

impl Handle {
    /// Hands over a command. Never blocks.
    ///
    /// # Errors
    /// When the engine has ended, or 256 commands wait for it.
    pub fn send(&self, command: Command) -> Result<(), Gone> {
        self.request(Request::Command(command, None))
    }

    /// Hands over a command that was read from a line of text, waiting for room. Errors that answer it carry the line
    /// as their `command` instead of the command's name.
    ///
    /// # Errors
    /// When the engine has ended.
    pub async fn send_line(&self, command: Command, line: &str) -> Result<(), Gone> {
        let request = Request::Command(command, Some(line.into()));
        self.requests.send(request).await.map_err(|_| Gone::Ended)
    }

    /// Tells that the network of this computer went away or came back. When it is back the engine reconnects at once.
    ///
    /// # Errors
    /// As [`Handle::send`].
    pub fn network(&self, up: bool) -> Result<(), Gone> {
        self.request(Request::Network(up))
    }

    /// The whole model as it is now.
    ///
    /// # Errors
    /// When the engine has ended.
    pub async fn snapshot(&self) -> Result<Snapshot, Gone> {
        let (answer, snapshot) = oneshot::channel();
        let request = Request::Snapshot(answer);
        self.requests.send(request).await.map_err(|_| Gone::Ended)?;
        snapshot.await.map_err(|_| Gone::Ended)
    }

    /// An object (picture, emoticon, something drawn) out of the cache, by its `SHA1D` in base64; for whoever does not
    /// read the store itself. `None` when it is not there, or not any more.
    ///
    /// # Errors
    /// When the engine has ended.
    pub async fn object(&self, sha1d: &str) -> Result<Option<Bytes>, Gone> {
        let (answer, object) = oneshot::channel();
        let request = Request::Object(sha1d.into(), answer);
        self.requests.send(request).await.map_err(|_| Gone::Ended)?;
        // Dropped without an answer when nothing can be stored any more.
        Ok(object.await.unwrap_or_default())
    }

    /// The account it is for.
    #[must_use]
    pub fn account(&self) -> &AccountId {
        &self.account
    }

    /// A handle whose engine has ended.
    #[cfg(test)]
    pub(crate) fn closed() -> Self {
        Self {
            account: AccountId::new("test@example.com/test"),
            requests: mpsc::channel(1).0,
        }
    }

    fn request(&self, request: Request) -> Result<(), Gone> {
        self.requests
            .try_send(request)
            .map_err(|error| match error {
                mpsc::error::TrySendError::Full(_) => Gone::Busy,
                mpsc::error::TrySendError::Closed(_) => Gone::Ended,
            })
    }
}
