//! Everything that was said: who it was said with, what is found in it, and the conversation around it.

mod account;
mod view;

use std::collections::BTreeMap;
use std::time::{Duration, SystemTime};

use iced::keyboard::{self, Modifiers, key::Named};
use iced::{Task, widget, window};
use msnp::api::{AccountId, ConversationId};
use papilio_store::{EntryKey, Search};

use crate::clock;
use crate::screen::conversation::{Answer, first_place};
use crate::services::{At, CopyFormat, FOUND, Hit, Page, Talk, own_address};
use crate::session::{EntryKind, Session};
use crate::widget::transcript::{Happened, Mark};

/// Names of those who are known at the moment.
pub type Names = BTreeMap<(AccountId, ConversationId), String>;

/// Whose texts are looked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    #[default]
    All,
    Own,
    Others,
}

/// How old what is looked for may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Age {
    #[default]
    Any,
    Week,
    Month,
    Year,
}

impl Age {
    pub const ALL: [Self; 4] = [Self::Any, Self::Week, Self::Month, Self::Year];

    fn since(self, now: SystemTime) -> Option<SystemTime> {
        let days = match self {
            Self::Any => return None,
            Self::Week => 7,
            Self::Month => 31,
            Self::Year => 366,
        };
        now.checked_sub(Duration::from_secs(days * 24 * 3600))
    }
}

/// What is open beside the list.
#[derive(Debug)]
struct Reading {
    /// The conversation, as the transcript reads it: nobody is signed in there.
    session: Session,
    conversation: ConversationId,
    /// The place of the first line that is here; none where nothing is older.
    first: Option<EntryKey>,
    mark: Option<Mark>,
}

#[derive(Debug)]
pub struct State {
    window: window::Id,
    names: Names,
    /// All conversations.
    all: Vec<Talk>,
    /// The accounts they are of.
    accounts: Vec<AccountId>,
    /// The account of which conversations are shown and texts are looked for; all without.
    account: Option<AccountId>,
    /// The conversations that are shown.
    talks: Vec<Talk>,
    /// The place of the chosen one in `talks`; everybody without.
    chosen: Option<usize>,
    words: String,
    side: Side,
    age: Age,
    /// The day that is to be gone to, as it was typed.
    day: String,
    hits: Vec<Hit>,
    /// There are more.
    more: bool,
    /// Rises with each search: an answer to an older one says nothing.
    asked: u64,
    /// The same of what is read.
    opened: u64,
    /// The hit that is read.
    hit: Option<usize>,
    reading: Option<Box<Reading>>,
    /// Whether the chosen conversation is to be forgotten is being asked.
    forgetting: bool,
    /// Whether this link is to be opened is being asked.
    link: Option<String>,
    format: CopyFormat,
    /// What became of the last thing that was asked for.
    said: Option<String>,
    /// How far the list of people is scrolled, and how much of it is seen, logical pixels.
    scrolled: f32,
    height: f32,
}

#[derive(Clone, Debug)]
pub enum Message {
    Talks(Vec<Talk>),
    /// Only this account is of interest, or all.
    Account(Option<AccountId>),
    Choose(Option<usize>),
    /// The person so many further in the list is chosen.
    Person(isize),
    /// The list of people was scrolled to here, and so much of it is seen.
    Scrolled(f32, f32),
    Words(String),
    Side(Side),
    Age(Age),
    Day(String),
    /// The conversation is to be read from that day on.
    ToDay,
    /// What was found, for this question; and whether it goes on after what is here already.
    Found(u64, bool, Vec<Hit>),
    More,
    Read(usize),
    /// Lines around a text, or the last ones; which of them is the text.
    Page(u64, Page, Option<usize>),
    /// Lines before those that are here.
    Older(u64, Page),
    Transcript(Happened),
    /// A picture that stands in the lines, by its hash.
    Picture(std::sync::Arc<str>, Option<crate::moving::Moving>),
    Export,
    Forget,
    ForgetNow,
    Forgotten(bool),
    /// What became of a copy, in words.
    Said(String),
    Format(CopyFormat),
    Link(Answer),
    Escape,
    Close,
}

/// What the screen asks of the app.
#[derive(Debug)]
pub enum Action {
    None,
    Several(Vec<Action>),
    Run(Task<Message>),
    Search(u64, bool, Box<Search>),
    Read(u64, AccountId, ConversationId, At),
    Older(u64, AccountId, ConversationId, EntryKey),
    Pictures(Vec<std::sync::Arc<str>>),
    Export(AccountId, ConversationId, String, CopyFormat),
    Forget(AccountId, ConversationId),
    OpenLink(String),
    Close,
}

impl State {
    pub fn new(window: window::Id, names: Names) -> Self {
        Self {
            window,
            names,
            all: Vec::new(),
            accounts: Vec::new(),
            account: None,
            talks: Vec::new(),
            chosen: None,
            words: String::new(),
            side: Side::All,
            age: Age::Any,
            day: String::new(),
            hits: Vec::new(),
            more: false,
            asked: 0,
            opened: 0,
            hit: None,
            reading: None,
            forgetting: false,
            link: None,
            format: CopyFormat::default(),
            said: None,
            scrolled: 0.0,
            height: 600.0,
        }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Talks(talks) => {
                self.talks_came(talks);
                Action::Run(widget::operation::focus(self.search_id()))
            }
            Message::Account(account) => self.choose_account(account),
            Message::Choose(chosen) => {
                self.chosen = chosen.filter(|at| *at < self.talks.len());
                self.forgetting = false;
                self.said = None;
                self.look()
            }
            Message::Scrolled(to, height) => {
                self.scrolled = to;
                self.height = height;
                Action::None
            }
            Message::Words(words) => {
                self.words = words;
                self.look()
            }
            Message::Person(by) => self.next_person(by),
            Message::Side(side) => {
                self.side = side;
                self.look()
            }
            Message::Age(age) => {
                self.age = age;
                self.look()
            }
            Message::Day(day) => {
                self.day = day;
                Action::None
            }
            Message::ToDay => self.read_from_day(),
            Message::Found(asked, goes_on, hits) => {
                if asked == self.asked {
                    self.more = hits.len() == FOUND;
                    if !goes_on {
                        self.hits.clear();
                        self.hit = None;
                    }
                    self.hits.extend(hits);
                }
                Action::None
            }
            Message::More => match self.hits.last() {
                Some(last) => {
                    let mut search = self.search();
                    search.before = Some(last.key);
                    Action::Search(self.asked, true, Box::new(search))
                }
                None => Action::None,
            },
            Message::Read(at) => {
                let Some(hit) = self.hits.get(at) else {
                    return Action::None;
                };
                self.hit = Some(at);
                let (account, conversation) = (hit.account.clone(), hit.conversation.clone());
                let key = hit.key;
                self.begin(&account, &conversation);
                Action::Read(self.opened, account, conversation, At::Entry(key))
            }
            Message::Page(opened, page, line) => self.page_came(opened, page, line),
            Message::Older(opened, page) => {
                if opened == self.opened
                    && let Some(reading) = &mut self.reading
                {
                    reading.first = page.first;
                    let id = reading.conversation.clone();
                    let session = &mut reading.session;
                    session.tell_history(&id, page.lines, page.emoticons);
                    return Action::Pictures(session.pictures.take_wanted());
                }
                Action::None
            }
            Message::Transcript(happened) => self.happened(happened),
            Message::Picture(sha1d, picture) => {
                if let Some(reading) = &mut self.reading {
                    reading.session.picture_came(&sha1d, picture);
                }
                Action::None
            }
            Message::Export => match self.talk() {
                Some(talk) => {
                    let name = self.name(talk);
                    let (account, conversation) = (talk.account.clone(), talk.conversation.clone());
                    Action::Export(account, conversation, name, self.format)
                }
                None => Action::None,
            },
            Message::Forget => {
                self.forgetting = self.talk().is_some();
                Action::None
            }
            Message::ForgetNow => {
                self.forgetting = false;
                match self.talk() {
                    Some(talk) => Action::Forget(talk.account.clone(), talk.conversation.clone()),
                    None => Action::None,
                }
            }
            Message::Forgotten(done) => {
                if done {
                    self.reading = None;
                    self.chosen = None;
                } else {
                    self.said = Some(crate::t!("archive-not-forgotten"));
                }
                self.look()
            }
            Message::Said(words) => {
                self.said = Some(words);
                Action::None
            }
            Message::Format(format) => {
                self.format = format;
                Action::None
            }
            Message::Link(Answer::OpenLink) => match self.link.take() {
                Some(target) => Action::OpenLink(target),
                None => Action::None,
            },
            Message::Link(_) => {
                self.link = None;
                Action::None
            }
            Message::Escape if self.link.is_some() => {
                self.link = None;
                Action::None
            }
            Message::Escape if self.forgetting => {
                self.forgetting = false;
                Action::None
            }
            Message::Escape if !self.words.is_empty() => {
                self.words.clear();
                self.look()
            }
            Message::Escape | Message::Close => Action::Close,
        }
    }

    /// The texts that are found, for tests that drive the program from outside.
    pub fn found_texts(&self) -> Vec<String> {
        self.hits.iter().map(|hit| hit.text.to_string()).collect()
    }

    /// A key that no widget wanted.
    pub fn key(&mut self, key: &keyboard::Key, modifiers: Modifiers) -> Action {
        match key {
            keyboard::Key::Named(Named::Escape) => self.update(Message::Escape),
            keyboard::Key::Named(Named::ArrowDown) => self.step(1),
            keyboard::Key::Named(Named::ArrowUp) => self.step(-1),
            keyboard::Key::Character(c) if modifiers.command() && c.as_str() == "f" => {
                Action::Run(widget::operation::focus(self.search_id()))
            }
            _ => Action::None,
        }
    }

    /// The next text that was found, or the one before.
    fn step(&mut self, by: isize) -> Action {
        if self.words.trim().is_empty() {
            return Action::None;
        }
        let at = self.hit.map_or(0, |hit| hit.saturating_add_signed(by));
        let read = self.update(Message::Read(at));
        Action::Several(vec![read, seen(self.found_id(), at, view::HIT)])
    }

    /// The person so many further in the list; before the first of them stands everybody.
    fn next_person(&mut self, by: isize) -> Action {
        let now = self.chosen.map_or(0, |at| at + 1);
        let at = now.saturating_add_signed(by).min(self.talks.len());
        let chosen = self.update(Message::Choose(at.checked_sub(1)));
        Action::Several(vec![chosen, seen(self.people_id(), at, view::ROW)])
    }

    /// Looks for what is wanted now; without words the chosen conversation is read.
    fn look(&mut self) -> Action {
        self.asked += 1;
        if !self.words.trim().is_empty() {
            return Action::Search(self.asked, false, Box::new(self.search()));
        }
        self.hits.clear();
        self.hit = None;
        self.more = false;
        let Some(Talk {
            account,
            conversation,
            ..
        }) = self.talk().cloned()
        else {
            self.reading = None;
            return Action::None;
        };
        self.begin(&account, &conversation);
        Action::Read(self.opened, account, conversation, At::End)
    }

    fn search(&self) -> Search {
        let talk = self.talk();
        Search {
            words: self.words.clone(),
            account: talk
                .map(|talk| talk.account.clone())
                .or_else(|| self.account.clone()),
            conversation: talk.map(|talk| talk.conversation.clone()),
            own: match self.side {
                Side::All => None,
                Side::Own => Some(true),
                Side::Others => Some(false),
            },
            since: self.age.since(SystemTime::now()),
            ..Search::default()
        }
    }

    /// Reads the chosen conversation from the day on that was typed.
    fn read_from_day(&mut self) -> Action {
        let Some(talk) = self.talk().cloned() else {
            return Action::None;
        };
        let Some(since) = clock::day_begins(&self.day) else {
            self.said = Some(crate::t!("archive-no-day"));
            return Action::None;
        };
        self.said = None;
        let (account, conversation) = (talk.account, talk.conversation);
        self.begin(&account, &conversation);
        Action::Read(self.opened, account, conversation, At::Since(since))
    }

    fn talk(&self) -> Option<&Talk> {
        self.talks.get(self.chosen?)
    }

    /// A conversation is going to be read.
    fn begin(&mut self, account: &AccountId, conversation: &ConversationId) {
        self.opened += 1;
        let me = own_address(account);
        let own = self
            .names
            .get(&(account.clone(), ConversationId::with(&me)));
        let mut session = Session::new(account.clone(), me);
        if let Some(own) = own {
            session.me.rename(own.clone());
        }
        session.open(conversation).reading = true;
        self.reading = Some(Box::new(Reading {
            session,
            conversation: conversation.clone(),
            first: None,
            mark: None,
        }));
    }

    fn page_came(&mut self, opened: u64, page: Page, line: Option<usize>) -> Action {
        let words = self.words.trim();
        let first_word = words.split_whitespace().next().unwrap_or_default();
        let Some(reading) = self.reading.as_mut().filter(|_| opened == self.opened) else {
            return Action::None;
        };
        reading.first = page.first;
        let part = line.and_then(|line| match &page.lines.get(line)?.1 {
            EntryKind::Text(text) => Some(first_place(&text.text, first_word)),
            EntryKind::Action(text) => Some(first_place(text, first_word)),
            _ => Some(0..0),
        });
        let id = reading.conversation.clone();
        let session = &mut reading.session;
        session.tell_history(&id, page.lines, page.emoticons);
        let first = session.conversation(&id).and_then(|c| c.entries().next());
        if let (Some(line), Some(part), Some(first)) = (line, part, first) {
            reading.mark = Some(Mark {
                line: first.key + line as u64,
                part,
                turn: 1,
            });
        }
        Action::Pictures(session.pictures.take_wanted())
    }

    fn happened(&mut self, happened: Happened) -> Action {
        match happened {
            Happened::OlderWanted => match &mut self.reading {
                Some(reading) => match reading.first.take() {
                    Some(first) => Action::Older(
                        self.opened,
                        reading.session.account.clone(),
                        reading.conversation.clone(),
                        first,
                    ),
                    None => Action::None,
                },
                None => Action::None,
            },
            Happened::Link(target) => {
                self.link = Some(target);
                Action::None
            }
            _ => Action::None,
        }
    }

    /// What a conversation is called.
    fn name(&self, talk: &Talk) -> String {
        let key = (talk.account.clone(), talk.conversation.clone());
        match self.names.get(&key) {
            Some(name) => name.clone(),
            None if talk.conversation.is_group() => crate::t!("archive-group"),
            None => talk.conversation.to_string(),
        }
    }

    fn search_id(&self) -> widget::Id {
        widget::Id::from(format!("archive-search-{:?}", self.window))
    }

    fn day_id(&self) -> widget::Id {
        widget::Id::from(format!("archive-day-{:?}", self.window))
    }

    fn people_id(&self) -> widget::Id {
        widget::Id::from(format!("archive-people-{:?}", self.window))
    }

    fn found_id(&self) -> widget::Id {
        widget::Id::from(format!("archive-found-{:?}", self.window))
    }
}

/// Scrolls a list so that this row is near its top.
fn seen(list: widget::Id, at: usize, row: f32) -> Action {
    let y = at.saturating_sub(1) as f32 * row;
    let to = widget::operation::AbsoluteOffset { x: 0.0, y };
    Action::Run(widget::operation::scroll_to(list, to))
}

fn is_same(one: &Talk, other: &Talk) -> bool {
    one.account == other.account && one.conversation == other.conversation
}

#[cfg(test)]
pub mod tests;
