//! Getting everything ready: the runtime, the password, the store, the demo's network, the engine.

use std::io::{self, Read};
use std::path::Path;
use std::time::Duration;

use bytes::Bytes;
use msnp::api::{AccountId, Address};
use msnp::auth::Secret;
use msnp::keep::{Keep, MemoryKeep};
use msnp_client::{Connection, Engine, EngineConfig, FileUse, ServerProfile};
use msnp_server::{Network, NetworkConfig, ServerError, demo};
use papilio_store::{DataDir, DataLock, Store, StoreError};
use tempfile::TempDir;
use tokio::sync::mpsc;

use crate::args::{Options, Place};
use crate::input::{self, Line};
use crate::objects::Objects;
use crate::output::Lines;
use crate::session;
use crate::watch::Exit;

/// How long tasks that are left over may take at the end, such as a name being looked up.
const LEFTOVERS: Duration = Duration::from_millis(200);

/// A picture that is larger has no preview, in bytes.
const LARGEST_PICTURE: u64 = 16 * 1024 * 1024;

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

/// Where to keep things.
struct Shelf {
    keep: Box<dyn Keep>,
    folder: DataDir,
    /// What must live as long: the folder is for this process alone, or goes at the end.
    _hold: (Option<DataLock>, Option<TempDir>),
}

/// Where to keep things: in the folder, which nobody else may use meanwhile, or in memory and in one that is gone at the
/// end.
fn keep(folder: Option<&Path>) -> Result<Shelf, StartError> {
    let Some(folder) = folder else {
        let temporary = TempDir::with_prefix("papilio-")?;
        return Ok(Shelf {
            keep: Box::new(MemoryKeep::default()),
            folder: DataDir::open(temporary.path())?,
            _hold: (None, Some(temporary)),
        });
    };
    let folder = DataDir::open(folder)?;
    let lock = folder.lock()?;
    let store = Store::open(&folder.database())?;
    if let Some(aside) = store.set_aside() {
        tracing::warn!(path = %aside.display(), "a broken database was set aside, and a new one begun");
    }
    Ok(Shelf {
        keep: Box::new(store.keep()?),
        folder,
        _hold: (Some(lock), None),
    })
}

async fn talk(options: Options) -> Result<Exit, StartError> {
    let out = Lines::start()?;
    let shelf = keep(options.data_dir.as_deref())?;
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
        files: FileUse {
            downloads: Some(shelf.folder.downloads()),
            preview: Some(preview),
        },
        ..config
    };
    let events = Engine::start(config, shelf.keep);
    let objects = Objects::new(shelf.folder.objects());
    let exit = session::run(events, input, (out, objects), network.is_some()).await;
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
        files: FileUse::default(),
    }
}

/// A small PNG of a picture.
fn preview(path: &Path) -> Option<Bytes> {
    let file = std::fs::File::open(path).ok()?;
    let mut bytes = Vec::new();
    file.take(LARGEST_PICTURE).read_to_end(&mut bytes).ok()?;
    msn_media::prepare::preview(&bytes).map(Bytes::from)
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
