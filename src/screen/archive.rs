//! Everything that was said: who it was said with, what is found in it, and the conversation around it.

mod view;

use std::collections::BTreeMap;

use iced::keyboard::{self, Modifiers, key::Named};
use iced::{Task, widget, window};
use msnp::api::{AccountId, ConversationId};
use papilio_store::{EntryKey, Search};

use crate::services::{CopyFormat, FOUND, Hit, Page, Talk, own_address};
use crate::session::{EntryKind, Session};
use crate::widget::stops;
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

/// What is open beside the list.
struct Reading {
    /// The conversation, as the transcript reads it: nobody is signed in there.
    session: Session,
    conversation: ConversationId,
    /// The place of the first line that is here; none where nothing is older.
    first: Option<EntryKey>,
    mark: Option<Mark>,
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Reading({})", self.conversation)
    }
}

#[derive(Debug)]
pub struct State {
    window: window::Id,
    names: Names,
    talks: Vec<Talk>,
    /// The place of the chosen one in `talks`; everybody without.
    chosen: Option<usize>,
    words: String,
    side: Side,
    hits: Vec<Hit>,
    /// There are more.
    more: bool,
    /// Rises with each question: an answer to an older one says nothing.
    asked: u64,
    /// The hit that is read.
    hit: Option<usize>,
    reading: Option<Reading>,
    /// Whether the chosen conversation is to be forgotten is being asked.
    forgetting: bool,
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
    Choose(Option<usize>),
    /// The list of people was scrolled to here, and so much of it is seen.
    Scrolled(f32, f32),
    Words(String),
    Side(Side),
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
    Escape,
    Close,
}

/// What the screen asks of the app.
#[derive(Debug)]
pub enum Action {
    None,
    Run(Task<Message>),
    Search(u64, bool, Box<Search>),
    /// Read a conversation around this place, or its end.
    Read(u64, AccountId, ConversationId, Option<EntryKey>),
    Older(u64, AccountId, ConversationId, EntryKey),
    Pictures(Vec<std::sync::Arc<str>>),
    Export(AccountId, ConversationId, String, CopyFormat),
    Forget(AccountId, ConversationId),
    Close,
}

impl State {
    pub fn new(window: window::Id, names: Names) -> Self {
        Self {
            window,
            names,
            talks: Vec::new(),
            chosen: None,
            words: String::new(),
            side: Side::All,
            hits: Vec::new(),
            more: false,
            asked: 0,
            hit: None,
            reading: None,
            forgetting: false,
            format: CopyFormat::default(),
            said: None,
            scrolled: 0.0,
            height: 600.0,
        }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Talks(talks) => {
                let chosen = self.chosen.and_then(|at| self.talks.get(at)).cloned();
                self.talks = talks;
                self.chosen = chosen.and_then(|chosen| {
                    let mut talks = self.talks.iter();
                    talks.position(|talk| is_same(talk, &chosen))
                });
                Action::Run(widget::operation::focus(self.search_id()))
            }
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
            Message::Side(side) => {
                self.side = side;
                self.look()
            }
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
                self.asked += 1;
                self.begin(&account, &conversation);
                Action::Read(self.asked, account, conversation, Some(key))
            }
            Message::Page(asked, page, line) => self.page_came(asked, page, line),
            Message::Older(asked, page) => {
                if asked == self.asked
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

    /// A key that no widget wanted.
    pub fn key(&mut self, key: &keyboard::Key, modifiers: Modifiers) -> Action {
        match key {
            keyboard::Key::Named(Named::Escape) => self.update(Message::Escape),
            keyboard::Key::Named(Named::Tab) => {
                let by = if modifiers.shift() { -1 } else { 1 };
                Action::Run(stops::walk(&self.stops_name(), by))
            }
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
        self.update(Message::Read(at))
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
        Action::Read(self.asked, account, conversation, None)
    }

    fn search(&self) -> Search {
        let talk = self.talk();
        Search {
            words: self.words.clone(),
            account: talk.map(|talk| talk.account.clone()),
            conversation: talk.map(|talk| talk.conversation.clone()),
            own: match self.side {
                Side::All => None,
                Side::Own => Some(true),
                Side::Others => Some(false),
            },
            ..Search::default()
        }
    }

    fn talk(&self) -> Option<&Talk> {
        self.talks.get(self.chosen?)
    }

    /// A conversation is going to be read.
    fn begin(&mut self, account: &AccountId, conversation: &ConversationId) {
        let me = own_address(account);
        let own = self
            .names
            .get(&(account.clone(), ConversationId::with(&me)));
        let mut session = Session::new(account.clone(), me);
        if let Some(own) = own {
            session.me.display_name.clone_from(own);
        }
        session.open(conversation).reading = true;
        self.reading = Some(Reading {
            session,
            conversation: conversation.clone(),
            first: None,
            mark: None,
        });
    }

    fn page_came(&mut self, asked: u64, page: Page, line: Option<usize>) -> Action {
        let words = self.words.trim();
        let first_word = words.split_whitespace().next().unwrap_or_default();
        let Some(reading) = self.reading.as_mut().filter(|_| asked == self.asked) else {
            return Action::None;
        };
        reading.first = page.first;
        let part = line.and_then(|line| match &page.lines.get(line)?.1 {
            EntryKind::Text(text) => Some(place_of(&text.text, first_word)),
            EntryKind::Action(text) => Some(place_of(text, first_word)),
            _ => None,
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
                        self.asked,
                        reading.session.account.clone(),
                        reading.conversation.clone(),
                        first,
                    ),
                    None => Action::None,
                },
                None => Action::None,
            },
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

    fn stops_name(&self) -> String {
        format!("archive-{:?}", self.window)
    }
}

fn is_same(one: &Talk, other: &Talk) -> bool {
    one.account == other.account && one.conversation == other.conversation
}

/// Where a word stands in a text, in whatever letter case; the beginning where it is written otherwise.
fn place_of(text: &str, word: &str) -> std::ops::Range<usize> {
    let wanted: Vec<char> = word.chars().flat_map(char::to_lowercase).collect();
    let found = text.char_indices().find_map(|(start, _)| {
        let mut rest = text[start..].char_indices();
        let mut end = start;
        let mut wanted = wanted.iter();
        while let Some(letter) = wanted.next() {
            let (at, found) = rest.next()?;
            let mut lower = found.to_lowercase();
            if lower.next() != Some(*letter) {
                return None;
            }
            for more in lower {
                if wanted.next() != Some(&more) {
                    return None;
                }
            }
            end = start + at + found.len_utf8();
        }
        (end > start).then_some(start..end)
    });
    found.unwrap_or(0..text.chars().next().map_or(0, char::len_utf8))
}

#[cfg(test)]
mod tests;
