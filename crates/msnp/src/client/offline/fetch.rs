//! Fetching what waits for us.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime};

use super::super::Client;
use crate::api::{Address, ConversationId, Event, MessageId, TextFormat};
use crate::auth::Domain;
use crate::io::{HttpError, HttpReply, RequestId};
use crate::keep::{IncomingText, Record};
use crate::ns::Session;
use crate::oim::{
    OfflineMail, RsiAnswer, RsiRequest, Waiting, WaitingMail, is_deleted, read_letter,
    read_metadata,
};

/// How many messages are fetched before they are put in order, kept and deleted.
const BATCH: usize = 50;
/// More announced messages are not remembered: they are announced again.
const MAX_QUEUE: usize = 1_000;
/// How many ids of fetched messages are remembered.
const MAX_SEEN: usize = 5_000;
/// After a failure the service is left alone for so long.
const PAUSE: Duration = Duration::from_secs(60);
/// How often a service may fail in a row before it is left alone until more is announced.
const MAX_FAILURES: u8 = 3;

/// What waits for us, and how far it is.
#[derive(Debug, Default)]
pub(in super::super) struct Inbox {
    /// Announced and not fetched, in order.
    queue: VecDeque<WaitingMail>,
    /// The list is to be asked for: it was too long to be announced. With an element in the request, or without.
    list: Option<bool>,
    /// Fetched and not told.
    fetched: Vec<(WaitingMail, OfflineMail)>,
    /// Told; safe here once this record is.
    keeping: Vec<(u64, String)>,
    /// Safe here: to be deleted there.
    doomed: Vec<String>,
    /// They could not be deleted together, as one unknown id spoils all.
    singly: bool,
    /// Ids that were fetched or are about to be.
    seen: HashSet<String>,
    order: VecDeque<String>,
    asked: Option<(RequestId, Asked)>,
    failures: u8,
    pause: Option<Instant>,
    /// One message was announced and all that waits is not.
    awaits_all: bool,
}

#[derive(Clone, Debug)]
enum Asked {
    List { filled: bool },
    Mail(WaitingMail),
    Delete(Vec<String>),
}

impl Inbox {
    pub(in super::super) fn deadline(&self) -> Option<Instant> {
        self.pause
    }

    fn announce(&mut self, waiting: Waiting) {
        match waiting {
            Waiting::TooLarge => self.list = Some(false),
            Waiting::Listed(mails) => {
                for mail in mails {
                    if self.queue.len() < MAX_QUEUE && self.remember(&mail.id) {
                        self.queue.push_back(mail);
                    }
                }
            }
        }
    }

    /// Whether this id is new.
    fn remember(&mut self, id: &str) -> bool {
        // Ids are GUIDs, in whatever letter case.
        let id = id.to_ascii_lowercase();
        if !self.seen.insert(id.clone()) {
            return false;
        }
        self.order.push_back(id);
        if self.order.len() > MAX_SEEN
            && let Some(oldest) = self.order.pop_front()
        {
            let _ = self.seen.remove(&oldest);
        }
        true
    }

    fn forget(&mut self, id: &str) {
        let id = id.to_ascii_lowercase();
        let _ = self.seen.remove(&id);
        self.order.retain(|other| *other != id);
    }

    /// What is to be asked next.
    fn next(&mut self) -> Option<Asked> {
        if let Some(filled) = self.list.take() {
            return Some(Asked::List { filled });
        }
        if self.fetched.len() < BATCH
            && let Some(mail) = self.queue.pop_front()
        {
            return Some(Asked::Mail(mail));
        }
        if self.fetched.is_empty() && !self.doomed.is_empty() {
            let count = if self.singly { 1 } else { self.doomed.len() };
            return Some(Asked::Delete(self.doomed.drain(..count).collect()));
        }
        None
    }

    /// What was asked is to be asked again some time.
    fn put_back(&mut self, asked: Asked) {
        match asked {
            Asked::List { filled } => self.list = Some(filled),
            Asked::Mail(mail) => self.queue.push_front(mail),
            Asked::Delete(ids) => self.doomed.extend(ids),
        }
    }

    /// Nothing of an earlier sign-in is asked for any more; what waits there is announced again.
    fn reset(&mut self) -> Option<RequestId> {
        for mail in std::mem::take(&mut self.queue) {
            self.forget(&mail.id);
        }
        if let Some((_, Asked::Mail(mail))) = &self.asked {
            let id = mail.id.clone();
            self.forget(&id);
        }
        self.list = None;
        self.failures = 0;
        self.pause = None;
        self.awaits_all = false;
        self.asked.take().map(|(id, _)| id)
    }
}

impl Client {
    /// The server announces messages. An `early` one came before the announcement of all that waits, which is made once
    /// others see us: what has waited longer is to be told before it.
    pub(in super::super) fn mail_waits(&mut self, waiting: Waiting, early: bool) {
        self.inbox.failures = 0;
        self.inbox.announce(waiting);
        self.inbox.awaits_all = early;
        self.fetch_mail();
    }

    /// The account is online. What an earlier session announced early still waits for the announcement of all.
    pub(in super::super) fn begin_fetching_mail(&mut self) {
        if self.inbox.awaits_all {
            self.with_session(Session::await_all_mail);
        }
        self.fetch_mail();
    }

    /// Asks for the next thing, unless something is asked already.
    pub(in super::super) fn fetch_mail(&mut self) {
        let now = self.now.mono;
        let pauses = self.inbox.pause.is_some_and(|until| now < until);
        let Some(url) = self.config.services.rsi.clone() else {
            return;
        };
        if self.inbox.asked.is_some()
            || pauses
            || self.inbox.awaits_all
            || !self.is_online()
            || !self.config.allows(&url)
        {
            return;
        }
        self.inbox.pause = None;
        let Some((t, p)) = self.model.tickets.parts(Domain::Messenger) else {
            return;
        };
        match self.inbox.next() {
            Some(asked) => {
                let request = match &asked {
                    Asked::List { filled } => RsiRequest::Metadata { filled: *filled },
                    Asked::Mail(mail) => RsiRequest::Message(&mail.id),
                    Asked::Delete(ids) => RsiRequest::Delete(ids),
                };
                let (action, body) = (request.action(), request.write((&t, &p)));
                let id = self.ask_service(url, &action, &body);
                self.inbox.asked = Some((id, asked));
            }
            None if !self.inbox.fetched.is_empty() => {
                self.tell_fetched();
                self.fetch_mail();
            }
            None => {}
        }
    }

    /// The account signs out: what is under way is not wanted any more.
    pub(in super::super) fn stop_fetching_mail(&mut self) {
        self.tell_fetched();
        if let Some(id) = self.inbox.reset() {
            self.cancel_post(id);
        }
        // It is still there.
        for (waiting, _) in std::mem::take(&mut self.inbox.fetched) {
            self.inbox.forget(&waiting.id);
        }
    }

    pub(super) fn fetch_reply(
        &mut self,
        id: RequestId,
        result: &Result<HttpReply, HttpError>,
    ) -> bool {
        let Some((_, asked)) = self.inbox.asked.take_if(|(own, _)| *own == id) else {
            return false;
        };
        let Ok(reply) = result else {
            self.fetch_failed(asked);
            return true;
        };
        match asked {
            Asked::List { filled } => self.listed(filled, reply),
            Asked::Mail(mail) => match read_letter(reply) {
                RsiAnswer::Given(letter) => {
                    self.inbox.failures = 0;
                    self.inbox.fetched.push((mail, OfflineMail::read(&letter)));
                }
                RsiAnswer::TicketEnded => self.fetch_refused(Asked::Mail(mail)),
                // The next must not overtake it.
                RsiAnswer::Unavailable => self.fetch_failed(Asked::Mail(mail)),
                // This one cannot be had, the next may: it stays there and is announced again.
                RsiAnswer::Failed => self.inbox.forget(&mail.id),
            },
            Asked::Delete(ids) => match is_deleted(reply) {
                RsiAnswer::Given(()) => self.inbox.failures = 0,
                RsiAnswer::TicketEnded => self.fetch_refused(Asked::Delete(ids)),
                RsiAnswer::Unavailable => self.fetch_failed(Asked::Delete(ids)),
                RsiAnswer::Failed if ids.len() > 1 => {
                    self.inbox.singly = true;
                    self.inbox.doomed.extend(ids);
                }
                RsiAnswer::Failed => {}
            },
        }
        self.fetch_mail();
        true
    }

    fn listed(&mut self, filled: bool, reply: &HttpReply) {
        match read_metadata(reply) {
            RsiAnswer::Given(data) => {
                self.inbox.failures = 0;
                if let Waiting::Listed(_) = data.waiting {
                    self.inbox.announce(data.waiting);
                }
            }
            RsiAnswer::TicketEnded => self.fetch_refused(Asked::List { filled: false }),
            RsiAnswer::Unavailable => self.fetch_failed(Asked::List { filled }),
            // There is a server that wants something in the element.
            RsiAnswer::Failed if !filled => self.inbox.list = Some(true),
            RsiAnswer::Failed => self.fetch_failed(Asked::List { filled: false }),
        }
    }

    fn fetch_refused(&mut self, asked: Asked) {
        self.inbox.put_back(asked);
        if !self.renew_refused() {
            self.inbox.pause = Some(self.now.mono + PAUSE);
        }
    }

    fn fetch_failed(&mut self, asked: Asked) {
        self.inbox.failures = self.inbox.failures.saturating_add(1);
        self.inbox.put_back(asked);
        if self.inbox.failures < MAX_FAILURES {
            self.inbox.pause = Some(self.now.mono + PAUSE);
        } else if let Some(id) = self.inbox.reset() {
            self.cancel_post(id);
        }
        self.tell_fetched();
    }

    /// Tells what was fetched, in the order it was written, and keeps it. What one person wrote waits until all of it is
    /// fetched that is announced.
    fn tell_fetched(&mut self) {
        let inbox = &mut self.inbox;
        let asked = match &inbox.asked {
            Some((_, Asked::Mail(mail))) => Some(mail),
            _ => None,
        };
        let missing: HashSet<&Address> = inbox
            .queue
            .iter()
            .chain(asked)
            .map(|mail| &mail.from)
            .collect();
        let is_whole =
            |(waiting, _): &mut (WaitingMail, OfflineMail)| !missing.contains(&waiting.from);
        let mut fetched: Vec<_> = match inbox.fetched.len() < BATCH {
            true => inbox.fetched.extract_if(.., is_whole).collect(),
            false => std::mem::take(&mut inbox.fetched),
        };
        put_in_order(&mut fetched);
        for (waiting, mail) in fetched {
            let from = mail.from.unwrap_or_else(|| waiting.from.clone());
            let blocked = self.model.roster.contact(&from);
            let blocked = blocked.is_some_and(|contact| contact.lists.block);
            if blocked || !from.as_str().contains('@') {
                // Nobody whose words are wanted: it only goes.
                self.inbox.doomed.push(waiting.id);
                continue;
            }
            let name = mail
                .name
                .or(Some(waiting.name))
                .filter(|name| !name.is_empty());
            let text = IncomingText {
                id: MessageId::new(&format!("oim-{}", waiting.id.to_ascii_lowercase())),
                conversation: ConversationId::with(&from),
                from,
                name,
                text: Arc::from(mail.text.trim_end_matches('\n')),
                format: TextFormat::default(),
                emoticons: Vec::new(),
                at: self.now.wall,
                sent_at: mail.sent_at.or(waiting.received),
                offline: true,
            };
            let event = Event::Text {
                conversation: text.conversation.clone(),
                id: text.id.clone(),
                from: text.from.clone(),
                name: text.name.clone(),
                text: text.text.to_string(),
                format: text.format.clone(),
                emoticons: Vec::new(),
                offline: true,
                sent_at: text.sent_at.and_then(millis),
            };
            let seq = self.fx.keep(Record::Incoming(text));
            self.inbox.keeping.push((seq, waiting.id));
            self.fx.event(event);
        }
    }

    /// Everything up to this record is safe: it need not wait there any more.
    pub(in super::super) fn mail_kept(&mut self, seq: u64) {
        let inbox = &mut self.inbox;
        let before = inbox.doomed.len();
        for (_, id) in inbox.keeping.extract_if(.., |(own, _)| *own <= seq) {
            inbox.doomed.push(id);
        }
        if inbox.doomed.len() > before {
            self.fetch_mail();
        }
    }

    pub(in super::super) fn tick_mail(&mut self) {
        let now = self.now.mono;
        if self.inbox.deadline().is_some_and(|at| at <= now) {
            self.inbox.pause = self.inbox.pause.filter(|until| now < *until);
            self.fetch_mail();
        }
    }
}

/// By time; those written in one sign-in of their writer together and by number.
fn put_in_order(fetched: &mut [(WaitingMail, OfflineMail)]) {
    let mut runs: HashMap<(Option<Address>, String), SystemTime> = HashMap::new();
    for (_, mail) in fetched.iter() {
        if let Some(run) = &mail.run {
            let start = runs.entry((mail.from.clone(), run.clone()));
            let start = start.or_insert_with(|| time(mail));
            *start = (*start).min(time(mail));
        }
    }
    fetched.sort_by_cached_key(|(_, mail)| {
        let run = mail.run.clone().unwrap_or_default();
        let start = runs.get(&(mail.from.clone(), run.clone())).copied();
        let writer = mail.from.as_ref().map(|from| from.as_str().to_owned());
        (
            start.unwrap_or(time(mail)),
            writer,
            run,
            mail.number,
            time(mail),
        )
    });
}

/// Milliseconds since 1970.
fn millis(time: SystemTime) -> Option<u64> {
    let since = time.duration_since(SystemTime::UNIX_EPOCH).ok()?;
    u64::try_from(since.as_millis()).ok()
}

fn time(mail: &OfflineMail) -> SystemTime {
    mail.sent_at.unwrap_or(SystemTime::UNIX_EPOCH)
}
