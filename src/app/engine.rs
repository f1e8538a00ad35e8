//! The engines, as subscriptions: keyed by the run of an account, so that nothing but a new run starts one anew.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::pin::pin;
use std::sync::Arc;

use iced::Subscription;
use iced::futures::future::{Either, select};
use iced::futures::stream::BoxStream;
use iced::futures::{Stream, StreamExt, stream};
use msnp::api::{AccountId, Address, Command, TimedEvent};
use msnp::auth::Secret;
use msnp::client::Snapshot;
use msnp_client::{
    Connection, DirectUse, Engine, EngineConfig, Events, FileUse, GatewayUse, Handle, Proxy,
    ProxyServer, ServerProfile, Signal,
};
use msnp_server::{Network, NetworkConfig};
use papilio_store::{self as settings, ProxyKind};
use tokio::sync::OnceCell;

use super::Message;
use crate::screen::sign_in::{Hidden, Server};
use crate::services::desktop;
use crate::services::{self, Passwords, Storage};

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
    /// Events were dropped: the whole model, read anew.
    Snapshot(Box<Snapshot>),
    /// Words for the user about what is kept, before anything else.
    Said(String),
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
    pub way: WayThere,
}

/// How the server is to be reached, and where the password for the way is.
#[derive(Clone)]
pub struct WayThere {
    pub connection: settings::Connection,
    /// A new password for the proxy; without one that of the password store is used.
    pub password: Option<Hidden>,
    pub passwords: Passwords,
    pub email: String,
    pub server: Server,
}

impl WayThere {
    /// As the engine wants it. May block.
    fn connection(self) -> Connection {
        let kept = self.connection;
        let password = || match self.password {
            Some(password) => Some(password),
            None => self.passwords.find_for_proxy(&self.email, &self.server),
        };
        let server = || ProxyServer {
            host: kept.proxy_host,
            port: kept.proxy_port.unwrap_or_default(),
            user: (!kept.proxy_user.is_empty()).then_some(kept.proxy_user),
            password: match kept.proxy.has_password() {
                true => Secret::new(password().unwrap_or_default().0.as_str()),
                false => Secret::default(),
            },
        };
        Connection {
            gateway: match kept.way {
                settings::Way::Automatic => GatewayUse::Auto,
                settings::Way::Direct => GatewayUse::Never,
                settings::Way::Gateway => GatewayUse::Always,
            },
            proxy: match kept.proxy {
                ProxyKind::System => Proxy::System,
                ProxyKind::None => Proxy::None,
                ProxyKind::Socks4 => Proxy::Socks4(server()),
                ProxyKind::Socks5 => Proxy::Socks5(server()),
                ProxyKind::Http => Proxy::Http(server()),
            },
            direct: direct(kept.direct, kept.direct_ports),
            one_place: kept.one_place,
            place: kept.place,
        }
    }
}

/// Whether and where others may connect to us. Ports that are not named may be any.
fn direct(chosen: settings::Direct, ports: Option<(u16, u16)>) -> DirectUse {
    match (chosen, ports) {
        (settings::Direct::Never, _) => DirectUse::Never,
        (settings::Direct::Ports, Some((first, last))) => DirectUse::Ports(first, last),
        (settings::Direct::Automatic | settings::Direct::Ports, _) => DirectUse::AnyPort,
    }
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

    async fn start(self) -> Result<(Events, Option<String>), String> {
        let profile = match self.place {
            Place::Profile(profile) => *profile,
            Place::Demo(demo) => demo.profile().await?,
        };
        // Opening the database may take a while, and so may the password store.
        let storage = self.storage;
        let way = self.way;
        let ((keep, words), connection) =
            tokio::task::spawn_blocking(move || (storage.keep(), way.connection()))
                .await
                .map_err(|error| error.to_string())?;
        #[cfg(target_os = "linux")]
        let connection = desktop::completed(connection, &profile.server).await;
        let config = EngineConfig {
            account: self.id.account,
            email: self.email,
            password: self.password,
            profile,
            dialect: None,
            connection,
            files: FileUse {
                downloads: services::downloads(),
                preview: Some(services::preview),
            },
        };
        Ok((Engine::start(config, keep), words))
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

enum Step {
    Start(Box<Launch>),
    Run(Events, Option<Handle>, Wakes),
    Over,
}

/// Each waking of the computer.
type Wakes = BoxStream<'static, ()>;

/// Waits for this; whenever the computer wakes up meanwhile, its network has returned.
async fn awake<T>(news: impl Future<Output = T>, wakes: &mut Wakes, back: impl Fn()) -> T {
    let mut news = pin!(news);
    loop {
        match select(news, wakes.next()).await {
            Either::Left((told, _)) => return told,
            Either::Right((_, waiting)) => news = waiting,
        }
        back();
    }
}

fn run(launch: &Launch) -> impl Stream<Item = Message> + use<> {
    let id = launch.id.clone();
    stream::unfold(Step::Start(Box::new(launch.clone())), next)
        .map(move |update| Message::Engine(id.clone(), update))
}

/// The next thing to tell.
async fn next(step: Step) -> Option<(Update, Step)> {
    let (mut events, mut handle, mut wakes) = match step {
        Step::Start(launch) => {
            let wakes = desktop::sleep::wakes().boxed();
            match launch.start().await {
                Ok((events, None)) => (events, None, wakes),
                Ok((events, Some(words))) => {
                    return Some((Update::Said(words), Step::Run(events, None, wakes)));
                }
                Err(words) => return Some((Update::Failed(words), Step::Over)),
            }
        }
        Step::Run(events, handle, wakes) => (events, handle, wakes),
        Step::Over => return None,
    };
    let back = || {
        // One that is too busy to be told is awake.
        let _ = handle.as_ref().map(|handle| handle.network(true));
    };
    let update = match awake(events.next(), &mut wakes, back).await {
        Some(Signal::Ready(ready)) => {
            handle = Some(ready.clone());
            Update::Ready(Commands::new(move |command| ready.send(command).is_ok()))
        }
        Some(Signal::Events(told)) => Update::Events(told),
        Some(Signal::Resync) => match &handle {
            Some(handle) => match handle.snapshot().await {
                Ok(snapshot) => Update::Snapshot(Box::new(snapshot)),
                Err(_) => return Some((Update::Ended, Step::Over)),
            },
            // Nothing was told before the handle, so nothing can be read anew.
            None => Update::Events(Vec::new()),
        },
        None => return Some((Update::Ended, Step::Over)),
    };
    Some((update, Step::Run(events, handle, wakes)))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[tokio::test]
    async fn the_engine_is_told_each_time_the_computer_wakes_up() {
        let (woke, told) = (Cell::new(0), tokio::sync::Notify::new());
        let mut wakes = stream::iter([(), ()]).chain(stream::pending()).boxed();
        let back = || {
            woke.set(woke.get() + 1);
            if woke.get() == 2 {
                told.notify_one();
            }
        };
        awake(told.notified(), &mut wakes, back).await;
        assert_eq!(woke.get(), 2);
    }

    #[test]
    fn others_may_connect_as_the_user_chose() {
        let ports = Some((6891, 6900));
        for (chosen, used) in [
            (settings::Direct::Automatic, DirectUse::AnyPort),
            (settings::Direct::Ports, DirectUse::Ports(6891, 6900)),
            (settings::Direct::Never, DirectUse::Never),
        ] {
            assert_eq!(direct(chosen, ports), used);
        }
    }
}
