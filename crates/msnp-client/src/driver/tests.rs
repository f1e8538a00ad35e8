use std::collections::VecDeque;
use std::sync::Mutex;

use bytes::Bytes;
use msnp::api::{AccountId, LinkState, Status};
use msnp::auth::Secret;
use msnp::client::Config;
use msnp::io::{Endpoint, LinkId};
use msnp::keep::{Keep, KeepError, MemoryKeep, Record};
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

use super::*;
use crate::engine::{Handle, spawn};
use crate::mailbox::{Events, Signal};
use crate::profile::ServerProfile;

const LINK: LinkId = LinkId(1);

/// What a machine was told, in words.
type Told = Arc<Mutex<Vec<String>>>;

/// A machine that does what a test says.
struct Puppet<F> {
    react: F,
    outputs: VecDeque<Output>,
    told: Told,
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
) -> (Events, Told) {
    start_watching(Watch::nothing(), keep, react)
}

fn start_watching(
    watch: Watch,
    keep: impl Keep + 'static,
    react: impl FnMut(&Input, Now) -> Vec<Output> + Send + 'static,
) -> (Events, Told) {
    let told = Told::default();
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
    (spawn(puppet, account, net, Box::new(keep)), told)
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
