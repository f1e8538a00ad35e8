//! The task of one account: carries inputs to the machine and does what it answers.

use std::collections::HashMap;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use msnp::api::{ErrorCode, Event, TimedEvent};
use msnp::auth::Secret;
use msnp::client::{Client, Snapshot};
use msnp::io::{CloseReason, DirectAsk, DirectNews, DiskAsk, DiskNews, LinkId};
use msnp::keep::State;
use msnp::{Command, Input, Now, Output};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, Sleep, sleep_until, timeout};

use crate::connect::Connector;
use crate::direct::{Direct, Reach, Told};
use crate::engine::Request;
use crate::files::{FileUse, Files};
use crate::held::Held;
use crate::http::Http;
use crate::keeper::{Keeper, Stored};
use crate::links::Links;
use crate::mailbox::Mailbox;
use crate::page;
use crate::profile::ServerProfile;
use crate::proxy::Proxy;
use crate::tls::Trust;
use crate::watch::Watch;

/// How long the end may take: the last records to be stored, the last bytes to be sent.
const END_LIMIT: Duration = Duration::from_secs(3);

/// When a machine that names no time is woken.
const NO_WAIT: Duration = Duration::from_secs(3600);

/// The shortest time for which a machine waits.
const SHORTEST_WAIT: Duration = Duration::from_millis(1);

/// A pure machine, driven by this task. The machine is [`Client`]; tests drive simpler ones.
pub(crate) trait Machine: Send + 'static {
    fn handle(&mut self, input: Input, now: Now);
    fn poll(&mut self, now: Now) -> Option<Output>;
    fn snapshot(&self) -> Snapshot;
}

impl Machine for Client {
    fn handle(&mut self, input: Input, now: Now) {
        Client::handle(self, input, now);
    }

    fn poll(&mut self, now: Now) -> Option<Output> {
        Client::poll(self, now)
    }

    fn snapshot(&self) -> Snapshot {
        Client::snapshot(self)
    }
}

/// The present moment. The runtime's clock, so that tests may turn it.
pub(crate) fn now() -> Now {
    Now {
        mono: Instant::now().into_std(),
        wall: SystemTime::now(),
    }
}

/// Waits until then; for ever where there is no such time.
async fn reached(time: Option<Instant>) {
    match time {
        Some(time) => sleep_until(time).await,
        None => std::future::pending().await,
    }
}

/// The ways of one account's task to the outside.
pub(crate) struct Net {
    pub(crate) links: Links,
    pub(crate) direct: Direct,
    pub(crate) http: Http,
    pub(crate) watch: Watch,
}

impl Net {
    /// The sockets of an account on this server.
    pub(crate) fn new(profile: &ServerProfile, proxy: &Proxy) -> Self {
        let trust = Arc::new(Trust::new(profile));
        let tls = profile.tls.then(|| Arc::clone(&trust));
        Self {
            links: Links::new(Connector::new(proxy.clone(), tls)),
            direct: Direct::new(Reach::of(&profile.server, proxy)),
            http: Http::new(profile, proxy.clone(), trust),
            watch: Watch::nothing(),
        }
    }

    /// Reconnects as soon as the network is there again.
    pub(crate) fn watched(self) -> Self {
        Self {
            watch: Watch::start(),
            ..self
        }
    }
}

/// Everything one account's task owns.
pub(crate) struct Driver<M> {
    machine: M,
    links: Links,
    /// The number of the next link that another client opens to us.
    next_accepted: u64,
    direct: Direct,
    http: Http,
    watch: Watch,
    keeper: Keeper,
    files: Files,
    mailbox: Arc<Mailbox>,
    /// When the machine wants to be woken.
    wake: Pin<Box<Sleep>>,
    /// The events of the present input.
    batch: Vec<TimedEvent>,
    /// Those that wait for what they tell of to be stored.
    held: Held,
    /// The last line of each kind of command, for errors that answer it later.
    lines: HashMap<&'static str, Arc<str>>,
    /// Whether it was told that nothing can be stored any more.
    storage_lost: bool,
}

impl<M: Machine> Driver<M> {
    pub(crate) fn new(
        machine: M,
        net: Net,
        keeper: Keeper,
        files: FileUse,
        mailbox: Arc<Mailbox>,
    ) -> Self {
        let Net {
            links,
            direct,
            http,
            watch,
        } = net;
        Self {
            machine,
            links,
            next_accepted: LinkId::ACCEPTED,
            direct,
            http,
            watch,
            keeper,
            files: Files::new(files),
            mailbox,
            wake: Box::pin(sleep_until(Instant::now())),
            batch: Vec::new(),
            held: Held::default(),
            lines: HashMap::new(),
            storage_lost: false,
        }
    }

    /// Runs until told to quit, or until the handles or the reader of the events are gone.
    pub(crate) async fn run(
        mut self,
        mut requests: mpsc::Receiver<Request>,
        mut reader: oneshot::Receiver<()>,
    ) {
        self.restore().await;
        loop {
            tokio::select! {
                request = requests.recv() => match request {
                    Some(Request::Command(Command::Quit, _)) | None => break,
                    Some(request) => self.request(request),
                },
                input = self.links.next(!self.files.is_behind()), if !self.keeper.is_behind() => {
                    self.input(input);
                }
                told = self.direct.next() => self.told(told),
                news = self.files.next() => {
                    if let Some(news) = news {
                        self.input(Input::Disk(news));
                    }
                }
                reply = self.http.next() => self.input(reply),
                up = self.watch.next() => self.network(up),
                stored = self.keeper.next(), if !self.storage_lost => self.stored(stored),
                () = self.wake.as_mut() => self.input(Input::Tick),
                () = reached(self.held.due()) => {
                    tracing::warn!("the disk is slow: texts are shown before they are stored");
                    self.give_up_holding();
                }
                _ = &mut reader => break,
            }
        }
        requests.close();
        self.end().await;
    }

    /// Waits for what an earlier run left, and hands it to the machine before anything else.
    async fn restore(&mut self) {
        let state = match self.keeper.next().await {
            Some(Stored::Restored(Ok(state))) => state,
            Some(Stored::Restored(Err(error)) | Stored::Failed(error)) => {
                self.storage_error(error.to_string());
                Box::new(State::default())
            }
            Some(Stored::Kept(_) | Stored::Recalled { .. }) | None => {
                self.storage_is_lost();
                Box::new(State::default())
            }
        };
        self.input(Input::Restored(state));
    }

    /// Signs out and sees to it that what is on its way arrives.
    async fn end(mut self) {
        self.input(Input::Command(Command::Quit));
        self.keeper.finish();
        let last_records = async {
            while !self.storage_lost {
                let stored = self.keeper.next().await;
                if stored.is_none() {
                    break;
                }
                self.stored(stored);
            }
        };
        if timeout(END_LIMIT, last_records).await.is_err() {
            tracing::warn!("the last records are not stored yet");
        }
        // A server that is reached through the gateway hears the last by request.
        let last_requests = async {
            while self.http.is_busy() {
                let reply = self.http.next().await;
                self.input(reply);
            }
        };
        let _ = timeout(END_LIMIT, last_requests).await;
        self.give_up_holding();
        tokio::join!(
            self.links.finish(),
            self.files.finish(),
            self.direct.finish()
        );
        self.mailbox.end();
    }

    fn request(&mut self, request: Request) {
        match request {
            Request::Command(command, line) => {
                let name = command.name();
                match line {
                    Some(line) => self.lines.insert(name, line),
                    None => self.lines.remove(name),
                };
                self.input(Input::Command(command));
            }
            Request::Network(up) => self.network(up),
            Request::Object(sha1d, answer) => self.keeper.object(sha1d, answer),
            // Whoever asked may have gone.
            Request::Snapshot(answer) => drop(answer.send(self.machine.snapshot())),
        }
    }

    fn network(&mut self, up: bool) {
        if up {
            self.http.forget_connections();
        }
        self.input(Input::Network { up });
    }

    fn stored(&mut self, stored: Option<Stored>) {
        match stored {
            Some(Stored::Kept(seq)) => {
                let events = self.held.kept(seq);
                self.mailbox.offer(events);
                self.input(Input::Kept { seq });
            }
            Some(Stored::Failed(error)) => self.storage_error(error.to_string()),
            Some(Stored::Recalled { sha1d, bytes }) => {
                self.input(Input::Disk(DiskNews::Recalled { sha1d, bytes }));
            }
            Some(Stored::Restored(_)) => {}
            None => self.storage_is_lost(),
        }
    }

    /// What happened at our own ports.
    fn told(&mut self, told: Told) {
        match told {
            Told::News(news) => self.input(Input::Direct(news)),
            Told::Accepted(listener, stream) => {
                let link = LinkId(self.next_accepted);
                if self.links.accept(link, stream) {
                    self.next_accepted += 1;
                    self.input(Input::Direct(DirectNews::Accepted { listener, link }));
                }
            }
        }
    }

    /// Tells, once, that nothing can be stored any more.
    fn storage_is_lost(&mut self) {
        if !std::mem::replace(&mut self.storage_lost, true) {
            self.storage_error("storage has stopped working".into());
        }
    }

    fn give_up_holding(&mut self) {
        let events = self.held.give_up();
        self.mailbox.offer(events);
    }

    fn storage_error(&mut self, message: String) {
        tracing::error!(message, "storage");
        self.give_up_holding();
        let event = Event::Error {
            code: ErrorCode::new("storage"),
            message,
            command: None,
        };
        let wall = SystemTime::now();
        self.mailbox.offer(vec![TimedEvent { wall, event }]);
    }

    /// One input to the machine, and everything it answers.
    fn input(&mut self, input: Input) {
        let now = now();
        self.machine.handle(input, now);
        // What the machine must hear at once, of links and objects that are not to be had.
        let mut answers = Vec::new();
        let mut wake = now.mono + NO_WAIT;
        loop {
            while let Some(output) = self.machine.poll(now) {
                match output {
                    Output::Wait(until) => {
                        // A machine that asks for the past must not keep this task from everything else.
                        wake = until.max(now.mono + SHORTEST_WAIT);
                        break;
                    }
                    output => answers.extend(self.output(output)),
                }
            }
            let Some(answer) = answers.pop() else {
                break;
            };
            self.machine.handle(answer, now);
        }
        self.wake.as_mut().reset(Instant::from_std(wake));
        let events = std::mem::take(&mut self.batch);
        self.mailbox.offer(self.held.pass(events, Instant::now()));
    }

    /// Does what the machine says; what it is to hear at once, if anything.
    fn output(&mut self, output: Output) -> Option<Input> {
        match output {
            Output::Connect { link, endpoint } => {
                tracing::debug!(?link, %endpoint, "connect");
                self.links.connect(link, endpoint);
            }
            Output::Send { link, bytes } => {
                if !self.links.send(link, bytes) {
                    tracing::error!(?link, "a link was given up: too much was queued on it");
                    let reason = CloseReason::Broken;
                    return Some(Input::Closed { link, reason });
                }
            }
            Output::Close { link } => self.links.close(link),
            Output::Request(request) => {
                tracing::debug!(?request, "http");
                self.http.request(request);
            }
            Output::Cancel { id } => self.http.cancel(id),
            Output::Keep { seq, record } => {
                self.held.note(seq, &record);
                if !self.keeper.keep(seq, record) {
                    self.storage_is_lost();
                }
            }
            Output::Event(event) => {
                let event = self.with_line(event);
                self.batch.push(event);
            }
            Output::Page { html } => self.show_page(&html),
            // Dealt with by the caller.
            Output::Wait(_) => {}
            Output::Disk(DiskAsk::Recall { sha1d }) => {
                if !self.keeper.recall(&sha1d) {
                    let bytes = None;
                    return Some(Input::Disk(DiskNews::Recalled { sha1d, bytes }));
                }
            }
            Output::Disk(ask) => self.files.ask(ask),
            Output::Direct(DirectAsk::Dial { link, address }) => {
                tracing::debug!(?link, "dial");
                self.links.dial(link, address);
            }
            Output::Direct(ask) => self.direct.ask(ask),
        }
        None
    }

    fn show_page(&mut self, html: &Secret) {
        let event = match page::show(html.expose()) {
            Ok(path) => Event::Page {
                path: path.to_string_lossy().into_owned(),
            },
            Err(error) => Event::Error {
                code: ErrorCode::new("storage"),
                message: error.to_string(),
                command: Some("open_inbox".to_owned()),
            },
        };
        let wall = now().wall;
        let event = self.with_line(TimedEvent { wall, event });
        self.batch.push(event);
    }

    /// An error that answers a command read from a line carries that line.
    fn with_line(&self, mut event: TimedEvent) -> TimedEvent {
        if let Event::Error {
            command: Some(command),
            ..
        } = &mut event.event
            && let Some(line) = self.lines.get(command.as_str())
        {
            *command = line.as_ref().to_owned();
        }
        event
    }
}

#[cfg(test)]
mod tests;
