//! Events on their way from the engine to whoever shows them.
//!
//! The engine never waits here. Presence that comes within 50 ms of what was told before gathers until these are over, and
//! only the newest of a contact is told; every other event is told at once, together with what gathered before it, so that
//! the order stays. When more than [`PENDING_LIMIT`] events wait they are dropped for one [`Signal::Resync`].

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use msnp::api::{Address, Event, TimedEvent};
use tokio::sync::{Notify, oneshot};
use tokio::time::{Instant, timeout_at};

use crate::engine::Handle;

/// So many events may wait before they are dropped for a [`Signal::Resync`].
pub(crate) const PENDING_LIMIT: usize = 1_000;

/// How long presence may gather after something was told. A change that comes alone waits for nothing.
const GATHER: Duration = Duration::from_millis(50);

/// What an engine tells.
#[derive(Clone, Debug)]
pub enum Signal {
    /// The engine runs; here is the way to command it. Always the first signal.
    Ready(Handle),
    /// What happened, in order, at least one event.
    Events(Vec<TimedEvent>),
    /// Too many events waited and were dropped: read the model anew with [`Handle::snapshot`], and texts from the
    /// store.
    Resync,
}

/// The events of one account. Dropping it ends the engine.
#[derive(Debug)]
pub struct Events {
    ready: Option<Handle>,
    mailbox: Arc<Mailbox>,
    /// Dropped together with the events; the engine sees it.
    _alive: oneshot::Sender<()>,
}

impl Events {
    pub(crate) fn new(handle: Handle, mailbox: Arc<Mailbox>, alive: oneshot::Sender<()>) -> Self {
        Self {
            ready: Some(handle),
            mailbox,
            _alive: alive,
        }
    }

    /// The next signal; `None` when the engine has ended and everything was told. May be cancelled without loss.
    pub async fn next(&mut self) -> Option<Signal> {
        if let Some(handle) = self.ready.take() {
            return Some(Signal::Ready(handle));
        }
        loop {
            let due = match self.mailbox.pending().take(Instant::now()) {
                Taken::Signal(signal) => return Some(signal),
                Taken::Ended => return None,
                Taken::Nothing { due } => due,
            };
            let news = self.mailbox.news.notified();
            match due {
                // Elapsed: what gathered is due now.
                Some(due) => drop(timeout_at(due, news).await),
                None => news.await,
            }
        }
    }
}

/// Where the engine leaves events and the reader finds them.
#[derive(Debug, Default)]
pub(crate) struct Mailbox {
    pending: Mutex<Pending>,
    news: Notify,
}

impl Mailbox {
    /// Adds what one input to the machine brought about.
    pub(crate) fn offer(&self, batch: Vec<TimedEvent>) {
        if batch.is_empty() {
            return;
        }
        self.pending().add(batch, Instant::now());
        self.news.notify_one();
    }

    /// The engine has ended: nothing more comes.
    pub(crate) fn end(&self) {
        self.pending().ended = true;
        self.news.notify_one();
    }

    fn pending(&self) -> MutexGuard<'_, Pending> {
        // Nothing in here panics half-way, so the data behind a poisoned lock is whole.
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

enum Taken {
    Signal(Signal),
    Ended,
    Nothing { due: Option<Instant> },
}

#[derive(Debug, Default)]
struct Pending {
    events: Vec<TimedEvent>,
    /// Where the presence and the message of each contact stand among the events since the last one that is neither.
    gathering: HashMap<(bool, Address), usize>,
    /// When the events are to be told; meaningful while there are any.
    due: Option<Instant>,
    /// When something was told last.
    told: Option<Instant>,
    resync: bool,
    ended: bool,
}

impl Pending {
    fn add(&mut self, batch: Vec<TimedEvent>, now: Instant) {
        if self.resync {
            // The reader has not begun to read the model anew: it will find these in it.
            return;
        }
        if self.events.len() > PENDING_LIMIT {
            self.events = Vec::new();
            self.gathering.clear();
            self.resync = true;
            return;
        }
        for event in batch {
            match gathers(&event.event) {
                Some(key) => {
                    let told = self.told;
                    self.due
                        .get_or_insert_with(|| told.map_or(now, |told| now.max(told + GATHER)));
                    if let Some(old) = self
                        .gathering
                        .get(&key)
                        .and_then(|at| self.events.get_mut(*at))
                    {
                        *old = event;
                    } else {
                        self.gathering.insert(key, self.events.len());
                        self.events.push(event);
                    }
                }
                None => {
                    self.gathering.clear();
                    self.due = Some(now);
                    self.events.push(event);
                }
            }
        }
    }

    fn take(&mut self, now: Instant) -> Taken {
        if self.resync {
            self.resync = false;
            self.due = None;
            return Taken::Signal(Signal::Resync);
        }
        if self.events.is_empty() {
            return match self.ended {
                true => Taken::Ended,
                false => Taken::Nothing { due: None },
            };
        }
        if !self.ended
            && let Some(due) = self.due
            && due > now
        {
            return Taken::Nothing { due: Some(due) };
        }
        self.gathering.clear();
        self.due = None;
        self.told = Some(now);
        Taken::Signal(Signal::Events(std::mem::take(&mut self.events)))
    }
}

/// The key under which an event replaces an older one; `None` for events that are told one by one and at once.
fn gathers(event: &Event) -> Option<(bool, Address)> {
    match event {
        Event::Presence { email, .. } => Some((false, email.clone())),
        Event::PersonalMessage { email, .. } => Some((true, email.clone())),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
