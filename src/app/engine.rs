//! The engines, as subscriptions: keyed by the run of an account, so that nothing but a new run starts one anew.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use iced::Subscription;
use iced::futures::{Stream, StreamExt, stream};
use msnp::api::{AccountId, Address, Command, TimedEvent};
use msnp::auth::Secret;
use msnp_client::ServerProfile;
use msnp_server::{Network, NetworkConfig};
use tokio::sync::OnceCell;

use super::Message;
use crate::services::Storage;

/// One run of the engine of an account.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct RunId {
    pub account: AccountId,
    pub run: u64,
}

/// What comes from an engine.
#[derive(Clone, Debug)]
pub enum Update {
    /// It runs, and can be commanded.
    Ready(Commands),
    Events(Vec<TimedEvent>),
    /// It could not be started.
    Failed(String),
    /// It has ended; nothing more comes.
    Ended,
}

/// The way to command an engine. With the last clone the engine goes.
#[derive(Clone)]
pub struct Commands(Arc<dyn Fn(Command) -> bool + Send + Sync>);

impl Commands {
    pub fn new(send: impl Fn(Command) -> bool + Send + Sync + 'static) -> Self {
        Self(Arc::new(send))
    }

    /// Hands over a command; whether it was taken.
    pub fn send(&self, command: Command) -> bool {
        (self.0)(command)
    }
}

impl fmt::Debug for Commands {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Commands")
    }
}

/// Where to sign in.
#[derive(Clone)]
pub enum Place {
    Profile(Box<ServerProfile>),
    Demo(Demo),
}

/// The network inside the program, started by the first who wants it.
#[derive(Clone, Default)]
pub struct Demo(Arc<OnceCell<Network>>);

/// Everything an engine is started with.
#[derive(Clone)]
pub struct Launch {
    pub id: RunId,
    pub email: Address,
    pub password: Secret,
    pub place: Place,
    pub storage: Storage,
}

impl Hash for Launch {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.id.hash(state);
    }
}

impl Launch {
    pub fn subscription(&self) -> Subscription<Message> {
        Subscription::run_with(self.clone(), run)
    }

    /// Until the engine is there: only the network.
    async fn start(self) -> Result<(), String> {
        if let Place::Demo(demo) = &self.place {
            demo.profile().await?;
        }
        let _ = self.storage.keep().await;
        Err("no engine yet".to_owned())
    }
}

impl Demo {
    async fn profile(&self) -> Result<ServerProfile, String> {
        let network = self
            .0
            .get_or_try_init(|| Network::start(NetworkConfig::demo()))
            .await
            .map_err(|error| error.to_string())?;
        Ok(ServerProfile::demo(network.ns(), network.http()))
    }
}

fn run(launch: &Launch) -> impl Stream<Item = Message> + use<> {
    let id = launch.id.clone();
    stream::once(launch.clone().start()).map(move |started| {
        let update = match started {
            Ok(()) => Update::Ended,
            Err(words) => Update::Failed(words),
        };
        Message::Engine(id.clone(), update)
    })
}
