//! What files and pictures cost between two engines on real sockets of this computer, beside a plain TCP copy.
//!
//! `cargo run --release -p msnp-client --example transfers -- 20` sends a file of 20 MB directly, a few times, and copies
//! it plainly in between; then it fetches a picture of 100 KB through the server. `-- 2048 once` does one of 2 GiB and tells
//! the most memory that was used. The results are in `docs/results/transfers.md`.

use std::error::Error;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bytes::Bytes;
use msnp::Command;
use msnp::api::{
    AccountId, Address, ConversationId, Event, LinkState, Status, TransferState, TransferWay,
};
use msnp::auth::Secret;
use msnp::dialect::Dialect;
use msnp::io::TransferId;
use msnp::keep::{Keep, KeepError, MemoryKeep, Record, State};
use msnp_client::{
    Connection, Engine, EngineConfig, Events, FileUse, Handle, ServerProfile, Signal,
};
use msnp_server::{Network, NetworkConfig};
use tokio::time::timeout;

type Outcome<T> = Result<T, Box<dyn Error>>;

const ALICE: &str = "alice@example.com";
const BOB: &str = "bob@example.net";
const PASSWORD: &str = "secret";
/// How often what is short is done.
const TIMES: usize = 9;
/// A step that takes longer is a failure.
const PATIENCE: Duration = Duration::from_secs(300);

/// Keeps everything but objects: whoever wants one must fetch it.
#[derive(Default)]
struct Forgetful(MemoryKeep);

impl Keep for Forgetful {
    fn keep(&mut self, account: &AccountId, records: &[Record]) -> Result<(), KeepError> {
        self.0.keep(account, records)
    }

    fn restore(&mut self, account: &AccountId) -> Result<State, KeepError> {
        self.0.restore(account)
    }

    fn object(&mut self, _: &str) -> Result<Option<Bytes>, KeepError> {
        Ok(None)
    }
}

/// Somebody with an engine.
struct Person {
    events: Events,
    handle: Handle,
    told: Vec<Event>,
}

impl Person {
    async fn sign_in(network: &Network, email: &str, downloads: &Path) -> Outcome<Self> {
        let config = EngineConfig {
            account: AccountId::new(email),
            email: Address::new(email),
            password: Secret::new(PASSWORD),
            profile: ServerProfile::demo(network.ns(), network.http()),
            dialect: Some(Dialect::Msnp18),
            connection: Connection::default(),
            files: FileUse {
                downloads: Some(downloads.to_owned()),
                preview: None,
            },
        };
        let mut events = Engine::start(config, Box::new(Forgetful::default()));
        let Some(Signal::Ready(handle)) = events.next().await else {
            return Err("the engine does not run".into());
        };
        let status = Status::Online;
        handle.send(Command::SignIn { status })?;
        let mut person = Self {
            events,
            handle,
            told: Vec::new(),
        };
        let is_online = |event: &Event| {
            matches!(
                event,
                Event::State {
                    state: LinkState::Online,
                    ..
                }
            )
        };
        person.hears(is_online).await?;
        Ok(person)
    }

    /// The next event for which this holds, and when it was told.
    async fn hears(&mut self, holds: impl Fn(&Event) -> bool) -> Outcome<(Event, Instant)> {
        let search = async {
            loop {
                while !self.told.is_empty() {
                    let event = self.told.remove(0);
                    if holds(&event) {
                        return Ok((event, Instant::now()));
                    }
                }
                match self.events.next().await {
                    Some(Signal::Events(more)) => {
                        self.told.extend(more.into_iter().map(|m| m.event))
                    }
                    Some(_) => {}
                    None => return Err("the engine has ended"),
                }
            }
        };
        Ok(timeout(PATIENCE, search).await??)
    }

    /// How a file ends.
    async fn ends(&mut self) -> Outcome<(TransferWay, Instant)> {
        let is_over =
            |event: &Event| matches!(event, Event::Transfer(info) if info.state.is_final());
        match self.hears(is_over).await? {
            (Event::Transfer(info), at) if info.state == TransferState::Done => Ok((info.via, at)),
            (other, _) => Err(format!("{other:?}").into()),
        }
    }
}

/// The two, who know each other.
async fn meet(network: &Network, folder: &Path) -> Outcome<(Person, Person)> {
    let mut alice = Person::sign_in(network, ALICE, folder).await?;
    let mut bob = Person::sign_in(network, BOB, &folder.join("received")).await?;
    let email = Address::new(BOB);
    alice.handle.send(Command::AddContact {
        email,
        message: None,
        group: None,
    })?;
    bob.hears(|event| matches!(event, Event::ContactRequest { .. }))
        .await?;
    let email = Address::new(ALICE);
    bob.handle
        .send(Command::AcceptContact { email, add: true })?;
    for (person, other) in [(&mut bob, ALICE), (&mut alice, BOB)] {
        let other = Address::new(other);
        let is_there =
            |event: &Event| matches!(event, Event::Presence { email, .. } if *email == other);
        person.hears(is_there).await?;
    }
    Ok((alice, bob))
}

/// Sends a file: the time from the yes until it lies there whole.
async fn send(alice: &mut Person, bob: &mut Person, path: &Path) -> Outcome<Duration> {
    let to = ConversationId::new(BOB);
    let path = path.to_string_lossy().into_owned();
    alice.handle.send(Command::SendFile { to, path })?;
    let is_offer = |event: &Event| matches!(event, Event::TransferOffer { .. });
    let (Event::TransferOffer { transfer, .. }, _) = bob.hears(is_offer).await? else {
        return Err("no offer".into());
    };
    let start = Instant::now();
    let TransferId(_) = transfer;
    bob.handle.send(Command::AcceptFile {
        transfer,
        path: None,
    })?;
    let (via, end) = bob.ends().await?;
    alice.ends().await?;
    match via {
        TransferWay::Direct => Ok(end - start),
        TransferWay::Switchboard => Err("it went through the server".into()),
    }
}

/// Copies a file through a connection and into another file, by pieces of 64 KiB, as plainly as can be.
fn copy_plainly(from: &Path, to: &Path) -> Outcome<Duration> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let address = listener.local_addr()?;
    let start = Instant::now();
    let mut from = std::fs::File::open(from)?;
    let sender = std::thread::spawn(move || -> std::io::Result<()> {
        let mut stream = TcpStream::connect(address)?;
        let mut piece = vec![0; 64 * 1024];
        loop {
            match from.read(&mut piece)? {
                0 => return Ok(()),
                len => stream.write_all(piece.get(..len).unwrap_or_default())?,
            }
        }
    });
    let (mut stream, _) = listener.accept()?;
    let mut file = std::fs::File::create(to)?;
    let mut piece = vec![0; 64 * 1024];
    loop {
        match stream.read(&mut piece)? {
            0 => break,
            len => file.write_all(piece.get(..len).unwrap_or_default())?,
        }
    }
    // A received file is safe before it gets its name; so is this one.
    file.sync_all()?;
    sender.join().map_err(|_| "the sender panicked")??;
    let took = start.elapsed();
    std::fs::remove_file(to)?;
    Ok(took)
}

/// Fetches a picture through the server.
async fn fetch(bob: &mut Person) -> Outcome<Duration> {
    let start = Instant::now();
    let email = Address::new(ALICE);
    bob.handle
        .send(Command::FetchPicture { email, path: None })?;
    let is_there = |event: &Event| matches!(event, Event::Picture { .. });
    let (_, end) = bob.hears(is_there).await?;
    Ok(end - start)
}

/// The most memory this process ever used and what it uses now, in KiB.
fn memory() -> Option<(u64, u64)> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let field = |name: &str| -> Option<u64> {
        let line = status.lines().find(|line| line.starts_with(name))?;
        line.split_whitespace().nth(1)?.parse().ok()
    };
    Some((field("VmHWM:")?, field("VmRSS:")?))
}

fn write_noise(path: &Path, megabytes: u64) -> Outcome<()> {
    let mut file = std::fs::File::create(path)?;
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut piece = Vec::new();
    for _ in 0..megabytes {
        piece.clear();
        while piece.len() < 1024 * 1024 {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            piece.extend_from_slice(&state.to_le_bytes());
        }
        file.write_all(&piece)?;
    }
    file.sync_all()?;
    Ok(())
}

fn in_order(mut times: Vec<Duration>) -> Vec<Duration> {
    times.sort();
    times
}

fn middle(times: &[Duration]) -> f64 {
    times
        .get(times.len() / 2)
        .map_or(0.0, Duration::as_secs_f64)
}

#[tokio::main]
async fn main() -> Outcome<()> {
    let mut words = std::env::args().skip(1);
    let megabytes: u64 = words.next().map_or(Ok(20), |word| word.parse())?;
    let is_once = words.next().is_some_and(|word| word == "once");
    let folder = tempfile::tempdir_in(std::env::current_dir()?)?;
    let accounts = [ALICE, BOB].map(|email| (email.to_owned(), PASSWORD.to_owned()));
    let network = Network::start(NetworkConfig {
        accounts: accounts.to_vec(),
        ..NetworkConfig::default()
    })
    .await?;
    let (mut alice, mut bob) = meet(&network, folder.path()).await?;
    let file: PathBuf = folder.path().join("file.bin");
    write_noise(&file, megabytes)?;
    let copy = folder.path().join("copy.bin");
    let times = if is_once { 1 } else { TIMES };
    let before = memory();
    let (mut ours, mut plain) = (Vec::new(), Vec::new());
    for _ in 0..times {
        ours.push(send(&mut alice, &mut bob, &file).await?);
        if before.is_some() && is_once {
            println!(
                "memory in KiB, most and now: before {before:?}, after {:?}",
                memory()
            );
        }
        let (from, to) = (file.clone(), copy.clone());
        let copied = tokio::task::spawn_blocking(move || {
            copy_plainly(&from, &to).map_err(|e| e.to_string())
        });
        plain.push(copied.await??);
    }
    let (ours, plain) = (in_order(ours), in_order(plain));
    println!("{megabytes} MiB directly: {ours:?}");
    println!("a plain TCP copy: {plain:?}");
    println!(
        "ratio of the middles: {:.2}",
        middle(&plain) / middle(&ours)
    );
    if is_once {
        return Ok(());
    }
    let picture = folder.path().join("picture");
    let noise: Vec<u8> = (0..100_000_u32)
        .map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8)
        .collect();
    std::fs::write(&picture, [b"\x89PNG\r\n\x1a\n".as_slice(), &noise].concat())?;
    let path = Some(picture.to_string_lossy().into_owned());
    alice.handle.send(Command::SetDisplayPicture { path })?;
    bob.hears(|event| matches!(event, Event::Picture { .. }))
        .await?;
    let mut fetched = Vec::new();
    for _ in 0..5 * TIMES {
        fetched.push(fetch(&mut bob).await?);
    }
    let fetched = in_order(fetched);
    println!(
        "a picture of 100 KB by switchboard: middle {:.2} ms, all {fetched:?}",
        1000.0 * middle(&fetched)
    );
    network.stop().await;
    Ok(())
}
