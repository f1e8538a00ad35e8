use std::collections::VecDeque;
use std::path::Path;
use std::sync::Mutex;

use bytes::Bytes;
use msnp::api::{AccountId, LinkState, Status};
use msnp::auth::Secret;
use msnp::client::Config;
use msnp::io::{Endpoint, ListenerId, TransferId};
use msnp::keep::{Keep, KeepError, MemoryKeep, Record};
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

use super::*;
use crate::engine::{Handle, spawn};
use crate::mailbox::{Events, Signal};
use crate::profile::ServerProfile;

mod holding;

const LINK: LinkId = LinkId(1);

/// What a machine was told, in words.
type Heard = Arc<Mutex<Vec<String>>>;

/// A machine that does what a test says.
struct Puppet<F> {
    react: F,
    outputs: VecDeque<Output>,
    told: Heard,
}

impl<F: FnMut(&Input, Now) -> Vec<Output> + Send + 'static> Machine for Puppet<F> {
    fn handle(&mut self, input: Input, now: Now) {
        let name = match &input {
            Input::Command(command) => command.name().to_owned(),
            Input::Restored(state) => format!("restored {}", state.outbox.len()),
            Input::Closed { reason, .. } => format!("closed {reason:?}"),
            Input::Network { up } => format!("network {up}"),
            Input::Connected { .. } => "connected".to_owned(),
            _ => String::new(),
        };
        if !name.is_empty() {
            self.told.lock().unwrap().push(name);
        }
        self.outputs.extend((self.react)(&input, now));
    }

    fn poll(&mut self, now: Now) -> Option<Output> {
        // It asks for the past, which must do no harm.
        let past = now.mono - Duration::from_secs(1);
        Some(self.outputs.pop_front().unwrap_or(Output::Wait(past)))
    }

    fn snapshot(&self) -> Snapshot {
        Client::new(
            Config::new("test@example.com", Secret::new(""), "127.0.0.1"),
            now(),
        )
        .snapshot()
    }
}

fn start(
    keep: impl Keep + 'static,
    react: impl FnMut(&Input, Now) -> Vec<Output> + Send + 'static,
) -> (Events, Heard) {
    start_watching(Watch::nothing(), keep, react)
}

fn start_watching(
    watch: Watch,
    keep: impl Keep + 'static,
    react: impl FnMut(&Input, Now) -> Vec<Output> + Send + 'static,
) -> (Events, Heard) {
    let told = Heard::default();
    let puppet = Puppet {
        react,
        outputs: VecDeque::new(),
        told: Arc::clone(&told),
    };
    let profile = ServerProfile::bare(Endpoint::parse("127.0.0.1").unwrap());
    let account = AccountId::new("test@example.com/test");
    let net = Net {
        watch,
        ..Net::new(&profile, &Proxy::None)
    };
    let keep = Box::new(keep);
    let files = FileUse::default();
    (spawn(puppet, account, net, (keep, files)), told)
}

async fn handle(events: &mut Events) -> Handle {
    match events.next().await {
        Some(Signal::Ready(handle)) => handle,
        other => panic!("not ready but {other:?}"),
    }
}

async fn rest(mut events: Events) -> Vec<Event> {
    let mut all = Vec::new();
    while let Some(signal) = events.next().await {
        match signal {
            Signal::Events(batch) => all.extend(batch.into_iter().map(|event| event.event)),
            other => panic!("{other:?}"),
        }
    }
    all
}

fn event(now: Now, event: Event) -> Vec<Output> {
    let wall = now.wall;
    vec![Output::Event(TimedEvent { wall, event })]
}

fn error(code: &str, command: Option<&str>) -> Event {
    Event::Error {
        code: ErrorCode::new(code),
        message: "because".into(),
        command: command.map(str::to_owned),
    }
}

#[tokio::test]
async fn what_was_kept_comes_before_the_first_command_and_quit_when_the_handle_goes() {
    let (mut events, told) = start(MemoryKeep::default(), |_, _| Vec::new());
    let handle = handle(&mut events).await;
    let status = Status::Online;
    handle.send(Command::SignIn { status }).unwrap();
    handle.network(false).unwrap();
    handle.snapshot().await.unwrap();
    drop(handle);
    assert_eq!(rest(events).await, []);
    assert_eq!(
        *told.lock().unwrap(),
        ["restored 0", "sign_in", "network false", "quit"]
    );
}

#[tokio::test]
async fn the_machine_hears_that_the_network_is_there_again() {
    let (network, watched) = mpsc::channel(1);
    let watch = Watch::saying(watched);
    let (mut events, told) = start_watching(watch, MemoryKeep::default(), |_, _| Vec::new());
    let handle = handle(&mut events).await;
    network.send(false).await.unwrap();
    network.send(true).await.unwrap();
    // Whoever watched has ended: everything else goes on.
    drop(network);
    while !told
        .lock()
        .unwrap()
        .iter()
        .any(|name| name == "network true")
    {
        handle.snapshot().await.unwrap();
    }
    assert_eq!(
        *told.lock().unwrap(),
        ["restored 0", "network false", "network true"]
    );
}

#[tokio::test]
async fn after_quit_a_handle_tells_that_the_engine_has_ended() {
    let (mut events, _) = start(MemoryKeep::default(), |_, _| Vec::new());
    let handle = handle(&mut events).await;
    handle.send(Command::Quit).unwrap();
    assert_eq!(rest(events).await, []);
    assert_eq!(handle.send(Command::SignOut), Err(crate::Gone::Ended));
    assert_eq!(handle.snapshot().await.err(), Some(crate::Gone::Ended));
}

#[tokio::test]
async fn an_engine_whose_events_nobody_reads_says_goodbye() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let (mut events, told) = start(MemoryKeep::default(), move |input, _| match input {
        Input::Restored(_) => vec![Output::Connect {
            link: LINK,
            endpoint: Endpoint {
                host: "127.0.0.1".into(),
                port,
            },
        }],
        Input::Command(Command::Quit) => vec![
            Output::Send {
                link: LINK,
                bytes: Bytes::from_static(b"OUT\r\n"),
            },
            Output::Close { link: LINK },
        ],
        _ => Vec::new(),
    });
    let handle = handle(&mut events).await;
    let (mut peer, _) = listener.accept().await.unwrap();
    // Not before the machine knows that it is connected.
    while !told.lock().unwrap().iter().any(|name| name == "connected") {
        handle.snapshot().await.unwrap();
    }
    drop(events);
    let mut heard = Vec::new();
    peer.read_to_end(&mut heard).await.unwrap();
    assert_eq!(heard, b"OUT\r\n");
}

#[tokio::test]
async fn an_error_carries_the_line_it_answers() {
    let (mut events, _) = start(MemoryKeep::default(), |input, now| match input {
        Input::Command(command @ Command::SignOut) => {
            event(now, error("not_signed_in", Some(command.name())))
        }
        Input::Network { .. } => event(now, error("201", Some("add_group"))),
        _ => Vec::new(),
    });
    let handle = handle(&mut events).await;
    handle
        .send_line(Command::SignOut, "the line")
        .await
        .unwrap();
    handle.send(Command::SignOut).unwrap();
    handle.network(true).unwrap();
    drop(handle);
    assert_eq!(
        rest(events).await,
        [
            error("not_signed_in", Some("the line")),
            error("not_signed_in", Some("sign_out")),
            error("201", Some("add_group")),
        ]
    );
}

/// Neither reads nor stores.
struct Broken;

impl Keep for Broken {
    fn keep(&mut self, _: &AccountId, _: &[Record]) -> Result<(), KeepError> {
        panic!("broken for good")
    }

    fn restore(&mut self, _: &AccountId) -> Result<State, KeepError> {
        Err(KeepError("cannot read".into()))
    }

    fn object(&mut self, _: &str) -> Result<Option<Bytes>, KeepError> {
        Err(KeepError("cannot read".into()))
    }
}

#[tokio::test]
async fn a_store_that_fails_is_told_and_the_engine_goes_on() {
    let (mut events, told) = start(Broken, |input, now| match input {
        Input::Restored(_) => vec![Output::Keep {
            seq: 1,
            record: Record::Session(Default::default()),
        }],
        Input::Network { .. } => event(
            now,
            Event::State {
                state: LinkState::Disconnected,
                detail: None,
            },
        ),
        _ => Vec::new(),
    });
    let handle = handle(&mut events).await;
    let mut codes = Vec::new();
    while codes.len() < 2 {
        let Some(Signal::Events(batch)) = events.next().await else {
            panic!("the engine ended")
        };
        for event in batch {
            match event.event {
                Event::Error { code, .. } => codes.push(code.0.as_ref().to_owned()),
                other => panic!("{other:?}"),
            }
        }
    }
    assert_eq!(codes, ["storage", "storage"]);
    handle.network(true).unwrap();
    drop(handle);
    assert_eq!(rest(events).await.len(), 1);
    assert_eq!(
        *told.lock().unwrap(),
        ["restored 0", "network true", "quit"]
    );
}

#[tokio::test]
async fn a_machine_that_sends_too_much_hears_that_the_link_is_gone() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let flood = Bytes::from(vec![b'x'; 512 * 1024]);
    let (mut events, told) = start(MemoryKeep::default(), move |input, now| match input {
        Input::Restored(_) => vec![Output::Connect {
            link: LINK,
            endpoint: Endpoint {
                host: "127.0.0.1".into(),
                port,
            },
        }],
        Input::Connected { link } => (0..3)
            .map(|_| Output::Send {
                link: *link,
                bytes: flood.clone(),
            })
            .collect(),
        Input::Closed { .. } => event(now, error("protocol", None)),
        _ => Vec::new(),
    });
    let handle = handle(&mut events).await;
    assert!(matches!(events.next().await, Some(Signal::Events(_))));
    drop(handle);
    assert_eq!(rest(events).await, []);
    assert_eq!(
        *told.lock().unwrap(),
        ["restored 0", "connected", "closed Broken", "quit"]
    );
}

/// Sends a file to itself over a direct connection, in pieces that wait for room.
struct Courier {
    path: String,
    size: u64,
    out: Option<LinkId>,
    room: usize,
    sent: u64,
    received: u64,
}

const TRANSFERS: (TransferId, TransferId) = (TransferId(1), TransferId(2));
const PIECE: usize = 16 * 1024;

impl Courier {
    fn react(&mut self, input: &Input, now: Now) -> Vec<Output> {
        let (sending, receiving) = TRANSFERS;
        match input {
            Input::Restored(_) => vec![Output::Direct(DirectAsk::Listen {
                listener: ListenerId(1),
                ports: None,
            })],
            Input::Direct(DirectNews::Listening { addresses, .. }) => {
                vec![Output::Direct(DirectAsk::Dial {
                    link: LINK,
                    address: addresses[0],
                })]
            }
            Input::Direct(DirectNews::Accepted { link, .. }) => {
                assert!(link.0 >= LinkId::ACCEPTED);
                let path = self.path.clone();
                vec![Output::Disk(DiskAsk::Open {
                    transfer: sending,
                    path,
                })]
            }
            Input::Connected { link } => {
                self.out = Some(*link);
                Vec::new()
            }
            Input::Disk(DiskNews::Opened { result, .. }) => {
                let info = result.clone().unwrap();
                self.size = info.size;
                vec![Output::Disk(DiskAsk::Create {
                    transfer: receiving,
                    path: None,
                    name: info.name,
                    size: info.size,
                    sha256: info.sha256,
                })]
            }
            Input::Disk(DiskNews::Created { result, .. }) => {
                assert_eq!(*result, Ok(0));
                self.read()
            }
            Input::Writable { link, room } if Some(*link) == self.out => {
                self.room = *room;
                self.read()
            }
            Input::Disk(DiskNews::Piece { bytes, .. }) => vec![Output::Send {
                link: self.out.unwrap(),
                bytes: bytes.clone(),
            }],
            Input::Received { bytes, .. } => {
                let at = self.received;
                self.received += bytes.len() as u64;
                vec![Output::Disk(DiskAsk::Write {
                    transfer: receiving,
                    at,
                    bytes: bytes.clone(),
                })]
            }
            Input::Disk(DiskNews::Written { upto, .. }) if *upto == self.size => {
                vec![Output::Disk(DiskAsk::Finish {
                    transfer: receiving,
                })]
            }
            Input::Disk(DiskNews::Finished { result, .. }) => {
                let path = result.as_ref().unwrap().path.clone();
                event(now, Event::Page { path })
            }
            _ => Vec::new(),
        }
    }

    /// Reads the next pieces for which there is room.
    fn read(&mut self) -> Vec<Output> {
        let mut asks = Vec::new();
        while self.room >= PIECE && self.sent < self.size {
            let left = usize::try_from(self.size - self.sent).unwrap();
            let (at, len) = (self.sent, left.min(PIECE));
            let transfer = TRANSFERS.0;
            asks.push(Output::Disk(DiskAsk::Read { transfer, at, len }));
            self.room -= len;
            self.sent += len as u64;
        }
        asks
    }
}

#[tokio::test]
async fn a_machine_sends_a_file_to_itself_over_a_direct_connection() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.bin");
    let bytes: Vec<u8> = (0..1_000_000).map(|n| (n * 31 % 251) as u8).collect();
    std::fs::write(&path, &bytes).unwrap();
    let mut courier = Courier {
        path: path.to_str().unwrap().to_owned(),
        size: 0,
        out: None,
        room: 64 * 1024,
        sent: 0,
        received: 0,
    };
    let told = Heard::default();
    let puppet = Puppet {
        react: move |input: &Input, now| courier.react(input, now),
        outputs: VecDeque::new(),
        told,
    };
    let profile = ServerProfile::bare(Endpoint::parse("127.0.0.1").unwrap());
    let account = AccountId::new("test@example.com/test");
    let files = FileUse {
        downloads: Some(folder.path().join("downloads")),
        preview: None,
    };
    let keep = Box::new(MemoryKeep::default());
    let net = Net::new(&profile, &Proxy::None);
    let mut events = spawn(puppet, account, net, (keep, files));
    let _handle = handle(&mut events).await;
    let Some(Signal::Events(batch)) = events.next().await else {
        panic!("the engine ended")
    };
    let [
        TimedEvent {
            event: Event::Page { path },
            ..
        },
    ] = &batch[..]
    else {
        panic!("{batch:?}")
    };
    assert_eq!(Path::new(path), folder.path().join("downloads/large.bin"));
    assert!(std::fs::read(path).unwrap() == bytes);
}

#[tokio::test]
async fn an_object_is_found_as_soon_as_it_is_kept_by_the_machine_and_by_others() {
    let (mut events, _) = start(MemoryKeep::default(), |input, now| match input {
        Input::Restored(_) => {
            let sha1d: Arc<str> = "known=".into();
            let bytes = Bytes::from_static(b"picture");
            let recall = |sha1d: &str| {
                let sha1d = sha1d.into();
                Output::Disk(DiskAsk::Recall { sha1d })
            };
            vec![
                Output::Keep {
                    seq: 1,
                    record: Record::Object { sha1d, bytes },
                },
                recall("known="),
                recall("unknown="),
            ]
        }
        Input::Disk(DiskNews::Recalled { sha1d, bytes }) => {
            let size = bytes.as_ref().map_or(0, Bytes::len);
            event(now, error(&format!("{sha1d}{size}"), None))
        }
        _ => Vec::new(),
    });
    let handle = handle(&mut events).await;
    let found = handle.object("known=").await.unwrap();
    assert_eq!(found.as_deref(), Some(&b"picture"[..]));
    assert_eq!(handle.object("unknown=").await, Ok(None));
    drop(handle);
    assert_eq!(
        rest(events).await,
        [error("known=7", None), error("unknown=0", None)]
    );
}

#[tokio::test]
async fn without_a_store_every_object_is_unknown() {
    let (mut events, _) = start(Broken, |input, now| match input {
        Input::Restored(_) => vec![
            Output::Keep {
                seq: 1,
                record: Record::Session(Default::default()),
            },
            Output::Disk(DiskAsk::Recall {
                sha1d: "any".into(),
            }),
        ],
        Input::Disk(DiskNews::Recalled { bytes: None, .. }) => event(now, error("unknown", None)),
        _ => Vec::new(),
    });
    let handle = handle(&mut events).await;
    let mut codes = Vec::new();
    while !codes.contains(&"unknown".to_owned()) {
        let Some(Signal::Events(batch)) = events.next().await else {
            panic!("the engine ended after {codes:?}")
        };
        codes.extend(batch.into_iter().map(|timed| match timed.event {
            Event::Error { code, .. } => code.0.as_ref().to_owned(),
            other => panic!("{other:?}"),
        }));
    }
    assert_eq!(handle.object("any").await, Ok(None));
}
