//! Getting everything ready: the runtime, the password, the store, the demo's network, the engine.

use std::io;
use std::path::Path;
use std::time::Duration;

use msnp::api::{AccountId, Address};
use msnp::auth::Secret;
use msnp::keep::{Keep, MemoryKeep};
use msnp_client::{Connection, Engine, EngineConfig, ServerProfile};
use msnp_server::{Network, NetworkConfig, ServerError, demo};
use papilio_store::{DataDir, DataLock, Store, StoreError};
use tokio::sync::mpsc;

use crate::args::{Options, Place};
use crate::input::{self, Line};
use crate::output::Lines;
use crate::session;
use crate::watch::Exit;

/// How long tasks that are left over may take at the end, such as a name being looked up.
const LEFTOVERS: Duration = Duration::from_millis(200);

/// Why it could not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("{0}")]
    System(#[from] io::Error),
    #[error(
        "no password: set PAPILIO_PASSWORD, or give --password-stdin and the password as the first line"
    )]
    NoPassword,
    #[error("the embedded network: {0}")]
    Demo(#[from] ServerError),
    #[error("--data-dir: {0}")]
    Store(#[from] StoreError),
}

impl StartError {
    /// The exit code it ends the program with.
    pub fn exit(&self) -> Exit {
        match self {
            Self::System(_) | Self::Demo(_) => Exit::NotConnected,
            Self::NoPassword | Self::Store(_) => Exit::Usage,
        }
    }
}

/// Runs from the start to the end.
pub fn run(options: Options) -> Result<Exit, StartError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?;
    let exit = runtime.block_on(talk(options));
    runtime.shutdown_timeout(LEFTOVERS);
    exit
}

/// Where to keep things: in the folder, which nobody else may use meanwhile, or in memory until the end.
fn keep(folder: Option<&Path>) -> Result<(Box<dyn Keep>, Option<DataLock>), StartError> {
    let Some(folder) = folder else {
        return Ok((Box::new(MemoryKeep::default()), None));
    };
    let folder = DataDir::open(folder)?;
    let lock = folder.lock()?;
    let store = Store::open(&folder.database())?;
    if let Some(aside) = store.set_aside() {
        tracing::warn!(path = %aside.display(), "a broken database was set aside, and a new one begun");
    }
    Ok((Box::new(store.keep()?), Some(lock)))
}

async fn talk(options: Options) -> Result<Exit, StartError> {
    let out = Lines::start()?;
    let (keep, _lock) = keep(options.data_dir.as_deref())?;
    let mut input = input::lines()?;
    let (config, network) = match options.place {
        Place::Demo => {
            let network = Network::start(NetworkConfig::demo()).await?;
            let profile = ServerProfile::demo(network.ns(), network.http());
            let email = Address::new(demo::USER);
            let config = config(email, Secret::new(demo::PASSWORD), profile);
            (config, Some(network))
        }
        Place::Server {
            profile,
            account,
            password_stdin,
        } => {
            let password = password(password_stdin, &mut input).await?;
            (config(account, password, *profile), None)
        }
    };
    let config = EngineConfig {
        dialect: options.dialect,
        connection: options.connection,
        ..config
    };
    let events = Engine::start(config, keep);
    let exit = session::run(events, input, out, network.is_some()).await;
    if let Some(network) = network {
        network.stop().await;
    }
    Ok(exit)
}

fn config(email: Address, password: Secret, profile: ServerProfile) -> EngineConfig {
    EngineConfig {
        account: AccountId::new(&format!("{email}/{}", profile.id)),
        email,
        password,
        profile,
        dialect: None,
        connection: Connection::default(),
    }
}

async fn password(
    from_stdin: bool,
    input: &mut mpsc::Receiver<Line>,
) -> Result<Secret, StartError> {
    let password = match from_stdin {
        true => match input.recv().await {
            Some(Line::Text(password)) => Some(password),
            _ => None,
        },
        false => std::env::var("PAPILIO_PASSWORD").ok(),
    };
    match password {
        Some(password) if !password.is_empty() => Ok(Secret::new(&password)),
        _ => Err(StartError::NoPassword),
    }
}
