//! The dialogue: lines in, events out, until there is a reason to end.

use std::time::Duration;

use msnp::Command;
use msnp::api::{Event, Status};
use msnp_client::{Events, Handle, Signal};
use tokio::signal::ctrl_c;
#[cfg(unix)]
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep_until};

use crate::input::Line;
use crate::objects::Objects;
use crate::output::{Lines, NoReader, quote};
use crate::resync;
use crate::watch::{Exit, Watch};

/// After the end of the input: how long signing in, texts and files on their way are waited for. The machine tells the
/// end of signing in within 30 s, and the fate of a text within 90 s. Each step of a file begins it anew.
const LAST_WORDS: Duration = Duration::from_secs(125);

/// How long signing out may take.
const GOODBYE: Duration = Duration::from_secs(10);

/// A running dialogue.
pub struct Session {
    /// The way to the engine; given up to end it.
    handle: Option<Handle>,
    out: Lines,
    objects: Objects,
    watch: Watch,
    /// How it will end, once that is known.
    exit: Option<Exit>,
    /// When it ends at the latest; meaningful once the input has ended.
    until: Option<Instant>,
}

/// Talks until the end; the exit code.
pub async fn run(
    mut events: Events,
    mut input: mpsc::Receiver<Line>,
    (out, objects): (Lines, Objects),
    sign_in: bool,
) -> Exit {
    let Some(Signal::Ready(handle)) = events.next().await else {
        tracing::error!("the engine did not start");
        return Exit::NotConnected;
    };
    let mut session = Session {
        handle: Some(handle),
        out,
        objects,
        watch: Watch::default(),
        exit: None,
        until: None,
    };
    if sign_in {
        let status = Status::Online;
        session.command(Command::SignIn { status }, "--demo").await;
    }
    let interrupted = interrupted();
    tokio::pin!(interrupted);
    loop {
        let more = session.until.is_none();
        let far = Instant::now() + LAST_WORDS;
        tokio::select! {
            signal = events.next() => match signal {
                Some(signal) => session.signal(signal).await,
                None => break,
            },
            line = input.recv(), if more => match line {
                Some(line) => session.line(line).await,
                None => session.input_ended().await,
            },
            () = &mut interrupted, if session.exit.is_none() => session.exit = Some(Exit::Asked),
            () = session.out.abandoned(), if session.exit.is_none() => session.heed(Err(NoReader)),
            () = sleep_until(session.until.unwrap_or(far)), if !more => {
                if session.handle.is_none() {
                    tracing::warn!("signing out took too long");
                    break;
                }
                session.exit = Some(Exit::Asked);
            }
        }
        session.quit_when_over();
    }
    let usual = match session.handle {
        // The end of the input, and no other reason was told meanwhile.
        None => Exit::Asked,
        // The engine ended by itself, which it never does.
        Some(_) => Exit::Lost,
    };
    let exit = session.exit.unwrap_or(usual);
    session.out.finish().await;
    exit
}

/// Waits until the system asks the program to end: Ctrl-C, or SIGTERM where there is one.
async fn interrupted() {
    #[cfg(unix)]
    if let Ok(mut terminate) = signal(SignalKind::terminate()) {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = ctrl_c() => {}
        }
        return;
    }
    if ctrl_c().await.is_err() {
        // It cannot be told here; the default of the system stays.
        std::future::pending().await
    }
}

impl Session {
    async fn line(&mut self, line: Line) {
        let answered = match line {
            Line::Text(text) if text.trim().is_empty() => Ok(()),
            Line::Text(text) => match serde_json::from_str(&text) {
                Ok(Command::Quit) => {
                    self.exit = Some(Exit::Asked);
                    Ok(())
                }
                Ok(command) => {
                    self.command(command, quote(&text)).await;
                    Ok(())
                }
                Err(error) => self.bad(error.to_string(), &text).await,
            },
            Line::NotUtf8(text) => self.bad("not UTF-8".into(), &text).await,
            Line::TooLong(text) => self.bad("the line is too long".into(), &text).await,
        };
        self.heed(answered);
    }

    async fn bad(&mut self, message: String, line: &str) -> Result<(), NoReader> {
        self.out.error("bad_command", message, line).await
    }

    async fn command(&mut self, command: Command, line: &str) {
        self.objects.heed(&command);
        self.watch.heed(&command);
        // When the engine has ended the loop is about to see it.
        if let Some(handle) = &self.handle {
            let _ = handle.send_line(command, line).await;
        }
    }

    async fn signal(&mut self, signal: Signal) {
        let told = match signal {
            Signal::Ready(_) => Ok(()),
            Signal::Events(events) => {
                let mut told = Ok(());
                for event in &events {
                    told = self.event(&event.event).await;
                    if told.is_err() {
                        break;
                    }
                }
                let over = self.watch.see(events.iter().map(|event| &event.event));
                self.exit = self.exit.or(over);
                if self.watch.has_moved() && self.until.is_some() && self.handle.is_some() {
                    self.until = Some(Instant::now() + LAST_WORDS);
                }
                told
            }
            Signal::Resync => self.tell_anew().await,
        };
        let flushed = self.out.flush().await;
        self.heed(told.and(flushed));
    }

    async fn event(&mut self, event: &Event) -> Result<(), NoReader> {
        let with_path = match &self.handle {
            Some(handle) => self.objects.with_path(event, handle).await,
            None => None,
        };
        self.out.event(with_path.as_ref().unwrap_or(event)).await
    }

    async fn tell_anew(&mut self) -> Result<(), NoReader> {
        let Some(handle) = &self.handle else {
            return Ok(());
        };
        let Ok(snapshot) = handle.snapshot().await else {
            return Ok(());
        };
        let mut told = Vec::new();
        for event in resync::events(&snapshot) {
            match self.objects.with_path(&event, handle).await {
                Some(event) => told.push(event),
                // It is not there yet, and told when it is.
                None if matches!(event, Event::Picture { .. }) => {}
                None => told.push(event),
            }
        }
        for event in &told {
            self.out.event(event).await?;
        }
        self.watch.forget();
        let over = self.watch.see(told.iter());
        self.exit = self.exit.or(over);
        Ok(())
    }

    async fn input_ended(&mut self) {
        self.until = Some(Instant::now() + LAST_WORDS);
        // Answered after every command before it, so it knows of all of them.
        if let Some(handle) = &self.handle
            && let Ok(snapshot) = handle.snapshot().await
        {
            self.watch.look(&snapshot);
        }
    }

    /// When nobody reads the events any more, there is nobody left to work for.
    fn heed(&mut self, told: Result<(), NoReader>) {
        if told.is_err() {
            self.exit = self.exit.or(Some(Exit::Asked));
        }
    }

    fn quit_when_over(&mut self) {
        let idle = self.until.is_some() && !self.watch.is_busy();
        if (idle || self.exit.is_some()) && self.handle.take().is_some() {
            self.until = Some(Instant::now() + GOODBYE);
        }
    }
}
