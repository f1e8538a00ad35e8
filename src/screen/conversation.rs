//! A conversation.

mod composer;
mod dialog;
mod emoticons;
mod format;
mod info;
mod ink;
mod lines;
mod link;
mod nudge;
mod panels;
mod picker;
mod search;
mod take;
#[cfg(test)]
pub mod tests;
mod transfers;
mod view;

pub use dialog::{Message as Answer, about_link};
pub use lines::SessionLines;
pub use search::first_place;
pub use view::look;

use std::path::PathBuf;
use std::time::{Instant, SystemTime};

use iced::widget::operation::{self, AbsoluteOffset};
use iced::widget::text_editor;
use iced::{Task, Vector};
use msnp::api::{Address, Color, Command, ConversationId};
use msnp::io::TransferId;

use crate::ids::ChatId;
use crate::services::{EmoticonChange, PastedPicture};
use crate::session::{Conversation, Session};
use crate::t;
use crate::widget::transcript::Happened;

use composer::Composer;
use dialog::Dialog;
use emoticons::Manager;
use info::Info;
use ink::Sheet;
use picker::Picker;
use search::Search;

/// Pixels of a page of the transcript, for Page Up and Page Down in the input.
const PAGE: f32 = 180.0;

/// What the screen asks of the app.
#[derive(Debug)]
pub enum Action {
    None,
    /// Run this and give the screen what comes of it.
    Run(Task<Message>),
    /// Tell the engine.
    Send(Command),
    /// Close this conversation.
    Close,
    /// Open a web address, once the user said yes.
    OpenLink(String),
    /// Older lines are wanted: load a page of history.
    LoadOlder,
    /// Shake this window, a nudge went out.
    Shake,
    /// Ask where a file that is offered is to be saved.
    SaveAs {
        transfer: TransferId,
        name: String,
    },
    /// Show what is in this folder.
    OpenFolder(PathBuf),
    /// Let the desktop show its dialog to choose a file to send.
    PickFile,
    /// Look for a picture on the clipboard, to be sent.
    PastePicture,
    /// Let the desktop show its dialog to choose pictures to make emoticons of.
    PickEmoticons,
    /// The same, to choose a folder of them.
    PickEmoticonFolder,
    /// Do this with the emoticons of the user's own.
    ChangeEmoticons(EmoticonChange),
    /// Put this GIF where the engine finds it, and send it.
    SendInk(Vec<u8>),
    /// All of these, in order.
    Several(Vec<Action>),
}

#[derive(Clone, Debug)]
pub enum Message {
    /// The editor wants something done.
    Edit(text_editor::Action),
    Submit,
    /// Brings back a text sent earlier (`true`) or later.
    Recall(bool),
    /// Scrolls the transcript by so many pages.
    Page(f32),
    Toggle(Toggle),
    Font(Option<String>),
    Color(Option<Color>),
    /// Whether others' texts are shown in the usual font and colour.
    IgnoreFonts(bool),
    Nudge,
    Block,
    Unblock,
    Add,
    Transcript(Happened),
    /// Something was typed where nothing takes it.
    Typed(String),
    /// Moves the focus by so many places.
    /// Opens a panel, or closes it when it is open.
    Panel(Panel),
    Escape,
    Picker(picker::Message),
    Find(search::Message),
    Dialog(dialog::Message),
    Transfer(transfers::Message),
    /// Opens the sheet to draw on, or closes it.
    Sheet,
    Ink(ink::Message),
    /// Opens the manager of the emoticons of the user's own.
    Manage,
    /// Files were chosen to make emoticons of, or a folder.
    Emoticons(EmoticonChange),
    /// That is done; what went wrong with it, in words.
    EmoticonsChanged(Option<String>),
    PickFile,
    /// This file was chosen, or fell onto the window.
    File(PathBuf),
    /// Something is to be pasted that is no text.
    Paste,
    /// A picture was on the clipboard, or none; or words about it.
    Pasted(Option<Result<PastedPicture, String>>),
    Pictures,
    DismissInfo(Info),
    /// The content stands off its place, while it shakes.
    Shaken(Vector),
}

/// What is on or off in own texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Toggle {
    Bold,
    Italic,
    Underline,
    Strike,
}

/// What is open over the conversation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Panel {
    #[default]
    None,
    Emoticons,
    Format,
}

/// What the status line says besides the usual, until the next deed.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Hint {
    NudgeTooSoon,
    /// What was pasted cannot be sent.
    Words(String),
}

/// One conversation that is open.
pub struct State {
    id: ChatId,
    conversation: ConversationId,
    composer: Composer,
    panel: Panel,
    picker: Picker,
    dialog: Option<Dialog>,
    search: Option<Search>,
    nudges: nudge::Limit,
    hint: Option<Hint>,
    pictures: bool,
    /// What is drawn on, in the place of the input.
    sheet: Option<Sheet>,
    dismissed: Vec<Info>,
    shaken: Vector,
    /// When the window is at rest again.
    rests: Option<Instant>,
}

impl Message {
    /// The user chose where the file is to be saved, or did not.
    pub fn save_to(transfer: TransferId, path: Option<PathBuf>) -> Self {
        Self::Transfer(transfers::Message::SaveTo(transfer, path))
    }
}

impl State {
    /// `id` is for widget ids: operations run in every window. What was being written goes on.
    pub fn new(id: ChatId, conversation: ConversationId, session: &Session) -> Self {
        let draft = session
            .conversation(&conversation)
            .map_or("", |known| known.draft.as_str());
        Self {
            id,
            composer: Composer::with_text(draft),
            conversation,
            panel: Panel::None,
            picker: Picker::default(),
            dialog: None,
            search: None,
            nudges: nudge::Limit::default(),
            hint: None,
            pictures: true,
            sheet: None,
            dismissed: Vec::new(),
            shaken: Vector::ZERO,
            rests: None,
        }
    }

    pub fn conversation(&self) -> &ConversationId {
        &self.conversation
    }

    /// The conversation goes on under another id.
    pub fn became(&mut self, now: ConversationId) {
        self.conversation = now;
        self.dismissed.clear();
    }

    pub fn title(&self, session: &Session) -> String {
        t!("conversation-title", names = self.names(session))
    }

    /// Who is here.
    pub fn names(&self, session: &Session) -> String {
        let names: Vec<&str> = session
            .conversation(&self.conversation)
            .map(|c| c.participants.iter().map(|p| session.name_of(p)).collect())
            .unwrap_or_default();
        names.join(", ")
    }

    /// Whether the window may begin to shake now; if so it counts as shaking.
    pub fn may_shake(&mut self, now: Instant) -> bool {
        if self.rests.is_some_and(|rests| now < rests) {
            return false;
        }
        self.rests = Some(now + nudge::REST);
        true
    }

    /// Something in the session changed (a batch of events was taken in).
    pub fn session_changed(&mut self, session: &Session) -> Action {
        self.seek_on(session)
    }

    /// The conversation is shown, in the window that has the keyboard.
    pub fn focused(&mut self) -> Action {
        if self.dialog.is_none() && self.panel == Panel::None {
            self.focus_input()
        } else {
            Action::None
        }
    }

    pub fn update(&mut self, message: Message, session: &mut Session) -> Action {
        if !matches!(
            message,
            Message::Transcript(Happened::AtBottom(_) | Happened::OlderWanted) | Message::Shaken(_)
        ) {
            self.hint = None;
        }
        match message {
            Message::Edit(action) => self.edit(action, session),
            Message::Submit => self.submit(session),
            Message::Recall(earlier) => {
                self.composer.recall(earlier);
                self.keep_draft(session);
                Action::None
            }
            Message::Page(pages) => Action::Run(operation::scroll_by(
                self.transcript_id(),
                AbsoluteOffset {
                    x: 0.0,
                    y: pages * PAGE,
                },
            )),
            Message::Toggle(toggle) => {
                let format = &mut session.format;
                let flag = match toggle {
                    Toggle::Bold => &mut format.bold,
                    Toggle::Italic => &mut format.italic,
                    Toggle::Underline => &mut format.underline,
                    Toggle::Strike => &mut format.strike,
                };
                *flag = !*flag;
                self.focus_input()
            }
            Message::Font(font) => {
                session.format.font = font.map(Into::into);
                Action::None
            }
            Message::Color(color) => {
                session.format.color = color;
                Action::None
            }
            Message::IgnoreFonts(on) => {
                session.ignore_fonts = on;
                Action::None
            }
            Message::Nudge => self.nudge(session, Instant::now()),
            Message::Block => self.about_peer(session, |email| Command::Block { email }),
            Message::Unblock => self.about_peer(session, |email| Command::Unblock { email }),
            Message::Add => self.about_peer(session, |email| Command::AddContact {
                email,
                message: None,
                group: None,
            }),
            Message::Transcript(happened) => self.happened(happened, session),
            Message::Typed(text) => self.typed(&text, session),
            Message::Panel(panel) => self.open(panel),
            Message::Escape => self.escape(session),
            Message::Picker(message) => self.pick(message, session),
            Message::Find(message) => self.find(message, session),
            Message::Dialog(message) => self.dialog_update(message, session),
            Message::Transfer(message) => self.transfer_message(message, session),
            Message::Sheet => {
                self.sheet = match self.sheet.take() {
                    Some(_) => None,
                    None => Some(Sheet::default()),
                };
                Action::None
            }
            Message::Ink(message) => self.ink_message(message, session),
            Message::Manage => {
                self.panel = Panel::None;
                self.dialog = Some(Dialog::Emoticons(Manager::default()));
                Action::None
            }
            Message::Emoticons(change) => match &mut self.dialog {
                Some(Dialog::Emoticons(manager)) => match manager.change(change) {
                    dialog::Outcome::Ask(action) => action,
                    _ => Action::None,
                },
                _ => Action::None,
            },
            Message::EmoticonsChanged(problem) => {
                let message = match &self.dialog {
                    Some(Dialog::Take(_)) => dialog::Message::Take(take::Message::Changed(problem)),
                    _ => dialog::Message::Emoticons(emoticons::Message::Changed(problem)),
                };
                self.dialog_update(message, session)
            }
            Message::PickFile => Action::PickFile,
            Message::File(path) if session.sends_to_peers() => self.send_file(path, session),
            Message::File(_) => Action::None,
            Message::Paste if session.sends_to_peers() => Action::PastePicture,
            Message::Paste => Action::None,
            Message::Pasted(found) => self.pasted(found),
            Message::Pictures => {
                self.pictures = !self.pictures;
                Action::None
            }
            Message::DismissInfo(info) => {
                self.dismissed.push(info);
                Action::None
            }
            Message::Shaken(by) => {
                self.shaken = by;
                Action::None
            }
        }
    }

    fn edit(&mut self, action: text_editor::Action, session: &mut Session) -> Action {
        if !self.composer.perform(action) {
            return Action::None;
        }
        self.keep_draft(session);
        self.tell_typing(session)
    }

    /// Tells the others that we type, where there is someone to tell, not too often.
    fn tell_typing(&mut self, session: &Session) -> Action {
        let there = session.habits.tell_typing
            && session.is_online()
            && self
                .people(session)
                .any(|person| session.roster.contact(person).is_none_or(|c| c.is_online()));
        if there && self.composer.typed(Instant::now()) {
            Action::Send(Command::Typing {
                to: self.conversation.clone(),
            })
        } else {
            Action::None
        }
    }

    fn submit(&mut self, session: &mut Session) -> Action {
        let Some(text) = self.composer.take() else {
            return Action::None;
        };
        self.keep_draft(session);
        let format = session.format.clone();
        Action::Send(session.write(&self.conversation, &text, format, SystemTime::now()))
    }

    fn nudge(&mut self, session: &mut Session, now: Instant) -> Action {
        if !info::can_nudge(session, &self.conversation) {
            return Action::None;
        }
        if !self.nudges.pass(now) {
            self.hint = Some(Hint::NudgeTooSoon);
            return Action::None;
        }
        let command = session.nudge(&self.conversation, SystemTime::now());
        Action::Several(vec![Action::Send(command), Action::Shake])
    }

    /// A command about the only other person here.
    fn about_peer(&self, session: &Session, command: impl FnOnce(Address) -> Command) -> Action {
        match info::peer(session, &self.conversation) {
            Some(peer) => Action::Send(command(peer.clone())),
            None => Action::None,
        }
    }

    fn happened(&mut self, happened: Happened, session: &mut Session) -> Action {
        match happened {
            Happened::OlderWanted => Action::LoadOlder,
            Happened::Link(target) => {
                self.dialog = Some(Dialog::Link(target));
                Action::None
            }
            Happened::Made(line, written) => self.offer_to_take(line, &written, session),
            Happened::Again(id) => {
                match session.write_again(&self.conversation, &id, SystemTime::now()) {
                    Some(command) => Action::Send(command),
                    None => Action::None,
                }
            }
            Happened::AtBottom(at_bottom) => {
                let conversation = session.open(&self.conversation);
                conversation.reading = !at_bottom;
                conversation.forget();
                Action::None
            }
            Happened::Typed(text) => self.typed(&text, session),
        }
    }

    /// Something was typed elsewhere that belongs to the input.
    fn typed(&mut self, text: &str, session: &mut Session) -> Action {
        self.composer.insert(text);
        self.keep_draft(session);
        let typing = self.tell_typing(session);
        Action::Several(vec![self.focus_input(), typing])
    }

    fn keep_draft(&self, session: &mut Session) {
        session.open(&self.conversation).draft = self.composer.text();
    }

    fn known<'a>(&self, session: &'a Session) -> Option<&'a Conversation> {
        session.conversation(&self.conversation)
    }

    /// The others here.
    fn people<'a>(&self, session: &'a Session) -> impl Iterator<Item = &'a Address> {
        self.known(session)
            .into_iter()
            .flat_map(|known| &known.participants)
            .filter(|person| **person != session.me.address)
    }

    fn focus_input(&self) -> Action {
        Action::Run(operation::focus(self.input_id()))
    }

    fn input_id(&self) -> iced::widget::Id {
        iced::widget::Id::from(format!("input-{}", self.id.number()))
    }

    fn transcript_id(&self) -> iced::widget::Id {
        iced::widget::Id::from(format!("transcript-{}", self.id.number()))
    }

    fn picker_id(&self) -> iced::widget::Id {
        iced::widget::Id::from(format!("picker-{}", self.id.number()))
    }

    fn picker_list_id(&self) -> iced::widget::Id {
        iced::widget::Id::from(format!("picker-list-{}", self.id.number()))
    }

    fn dialog_id(&self) -> iced::widget::Id {
        iced::widget::Id::from(format!("dialog-{}", self.id.number()))
    }
}
