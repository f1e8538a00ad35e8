//! The contact list: who we are, who is there.

mod card;
mod cropper;
mod dialog;
mod drag;
mod header;
mod keys;
mod list;
mod menu;
mod paging;
mod person;
mod picture;
mod places;
mod request;
mod rows;

use std::collections::BTreeSet;
use std::path::PathBuf;

use iced::widget::{column, container, rule, stack, text};
use iced::{Fill, Point, Size, Task, window};
use msn_media::prepare::Cut;
use msnp::api::{Address, Command, ConversationId, LinkState, Status};
use papilio_store::{ContactSettings, RowSize};

use crate::portrait::{Choice, OwnPicture, Uncut};
use crate::screen::connection::{self, Connection};
use crate::screen::sign_in::Hidden;
use crate::session::Session;
use crate::theme;
use crate::widget::stops::Stops;
use crate::widget::{Element, pressable};
use crate::{t, words};

pub use keys::Key;
pub use rows::{Arrangement, GroupKey, Parts, RowKey};

use dialog::Dialog;
use request::Asking;
use rows::{Row, Rows};

/// What the screen asks of the app.
#[derive(Debug)]
pub enum Action {
    None,
    Run(Task<Message>),
    /// Tell the engine.
    Send(Command),
    /// Show this conversation.
    Open(ConversationId),
    /// Let the desktop show its dialog to choose a file to send there.
    PickFile(ConversationId),
    /// Let the desktop's mail program write to this address.
    Mail(Address),
    SignOut,
    /// Sign in again, after the connection was given up.
    SignInAgain,
    /// Sign in to another account as well, in a window of its own.
    AnotherAccount,
    /// End the program.
    Quit,
    /// Keep how the list is laid out for the next time.
    Arranged(Arrangement),
    /// Keep what was chosen about a contact.
    About(Address, ContactSettings),
    /// Keep which groups are folded for the next time.
    Folded(Vec<String>),
    /// Let the desktop show its dialog to choose a picture file.
    PickPicture,
    /// Read this file as a picture.
    ReadPicture(PathBuf),
    /// Look for a picture on the clipboard.
    PastePicture,
    /// Make the own picture of a part of this one.
    CutPicture(Uncut, Cut),
    /// Read the pictures that were chosen before.
    EarlierPictures,
    /// Keep which picture was chosen.
    KeepPicture(Choice),
    /// Show how the server is reached.
    Connection,
    /// Show the options.
    Options,
    /// Show everything that was said.
    Archive,
    /// Keep how the server is to be reached the next time, with a new password for the proxy if there is one.
    KeepConnection(Connection, Option<Hidden>),
    /// Keep whether the account may be signed in at several places.
    SeveralPlaces(bool),
    /// Keep what the other places see this one as.
    PlaceName(String),
    Several(Vec<Action>),
}

#[derive(Clone, Debug)]
pub enum Message {
    Filter(String),
    /// A click on a row.
    Press(usize),
    /// A double click on a row.
    Open(usize),
    /// A right click on a row.
    ContextMenu(usize, Point),
    Drag(drag::Message),
    Scrolled(f32),
    Sized(Size),
    Key(Key),
    Menu(Option<menu::Menu>),
    Chosen(menu::Choice),
    Status(Status),
    /// Turns a text of the header into a field.
    Edit(Editing),
    Edited(String),
    EditDone,
    AddContact,
    /// The same, of whom a link names.
    AddThem(Address),
    Dialog(dialog::Message),
    ChangePicture,
    Answer(Address),
    SignInAgain,
    OpenInbox,
    Connection(connection::Message),
}

impl Message {
    /// The desktop's dialog is closed, with this file or none.
    pub fn picked(path: Option<PathBuf>) -> Self {
        Self::picture(picture::Message::Picked(path))
    }

    /// A file fell onto the window.
    pub fn dropped(path: PathBuf) -> Self {
        Self::picture(picture::Message::Dropped(path))
    }

    /// This file was read as a picture; or why not, in words.
    pub fn read(path: PathBuf, picture: Result<Uncut, String>) -> Self {
        Self::picture(picture::Message::Read(path, picture))
    }

    /// This picture was on the clipboard, or none.
    pub fn pasted(picture: Option<Result<Uncut, String>>) -> Self {
        Self::picture(picture::Message::Pasted(picture))
    }

    /// The own picture was made of a part of another; or why not, in words.
    pub fn cut(picture: Result<OwnPicture, String>) -> Self {
        Self::picture(picture::Message::Cut(picture))
    }

    /// These pictures were chosen before.
    pub fn earlier(pictures: Vec<OwnPicture>) -> Self {
        Self::picture(picture::Message::Earlier(pictures))
    }

    fn picture(message: picture::Message) -> Self {
        Self::Dialog(dialog::Message::Picture(message))
    }
}

/// Which text is being edited in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Editing {
    Name,
    PersonalMessage,
    /// The name of a group.
    Group(String),
}

/// The screen.
#[derive(Debug)]
pub struct State {
    window: window::Id,
    filter: String,
    folded: BTreeSet<GroupKey>,
    arrangement: Arrangement,
    rows: Rows,
    /// The roster the rows were made from.
    built: Option<u64>,
    selected: Option<RowKey>,
    scroll: f32,
    height: f32,
    menu: Option<menu::Menu>,
    drag: Option<drag::Drag>,
    /// A menu was just closed: the Escape that did so means nothing else.
    dismissed: bool,
    editing: Option<(Editing, String)>,
    dialog: Option<Dialog>,
    /// What the server or the engine said no to, until the next deed.
    trouble: Option<String>,
    /// Words about the mail that came last.
    mail: Option<String>,
    /// How the server is reached, while that is being looked at.
    connection: Option<connection::State>,
    /// Whether there is a way to the server that can be chosen.
    connectable: bool,
}

impl State {
    /// `window` is for widget ids.
    pub fn new(window: window::Id, arrangement: Arrangement, session: &Session) -> Self {
        let mut state = Self {
            window,
            filter: String::new(),
            folded: BTreeSet::new(),
            arrangement,
            rows: Rows::default(),
            built: None,
            selected: None,
            scroll: 0.0,
            height: 400.0,
            menu: None,
            drag: None,
            dismissed: false,
            editing: None,
            dialog: None,
            trouble: None,
            mail: None,
            connection: None,
            connectable: true,
        };
        state.session_changed(session);
        state
    }

    /// Folds the groups that were folded the last time.
    pub fn fold_again(&mut self, folded: &[String], session: &Session) {
        self.folded = folded.iter().map(|key| GroupKey::read(key)).collect();
        self.rebuild(session);
    }

    /// Takes in what changed in the session since the last time.
    pub fn session_changed(&mut self, session: &Session) {
        if self.built != Some(session.roster.revision()) {
            self.rebuild(session);
        }
    }

    /// Says what was refused; shown until the next deed.
    pub fn failed(&mut self, words: String) {
        self.trouble = Some(words);
    }

    /// The server is inside the program: there is no way to it to choose.
    pub fn inside(&mut self) {
        self.connectable = false;
    }

    /// Tells of a mail that arrived, until it was seen.
    pub fn new_mail(&mut self, from: &str, subject: &str) {
        self.mail = Some(match subject.trim() {
            "" => t!("mail-new", from = from),
            subject => t!("mail-new-subject", from = from, subject = subject),
        });
    }

    /// Shows how the server is reached, to be changed.
    pub fn show_connection(&mut self, connection: connection::State) -> Action {
        self.menu = None;
        self.connection = Some(connection);
        Action::None
    }

    pub fn update(&mut self, message: Message, session: &mut Session) -> Action {
        let dismissed = std::mem::take(&mut self.dismissed);
        match message {
            Message::Key(Key::Escape) if dismissed => Action::None,
            Message::Filter(filter) => {
                self.filter = filter;
                self.rebuild(session);
                self.select_first_contact();
                Action::None
            }
            Message::Press(at) => {
                let done = self.finish_edit();
                Action::Several(vec![done, self.press(at, session)])
            }
            Message::Open(at) => self.open(at, session),
            Message::ContextMenu(at, point) => {
                let done = self.finish_edit();
                if let Some(row) = self.rows.get(at) {
                    self.selected = Some(row.key());
                    self.menu = menu::Menu::of(row.key(), point);
                }
                done
            }
            Message::Drag(message) => self.drag_message(message, session),
            Message::Scrolled(offset) => {
                self.scroll = offset;
                Action::None
            }
            Message::Sized(size) => {
                self.height = size.height;
                Action::None
            }
            Message::Key(key) => self.key(key, session),
            Message::Menu(menu) => {
                self.dismissed = menu.is_none();
                self.menu = menu;
                Action::None
            }
            Message::Chosen(choice) => self.chosen(choice, session),
            Message::Status(status) => {
                self.menu = None;
                self.trouble = None;
                Action::Send(Command::SetStatus { status })
            }
            Message::Edit(editing) => self.edit(editing, session),
            Message::Edited(text) => {
                if let Some((_, value)) = &mut self.editing {
                    *value = text;
                }
                Action::None
            }
            Message::EditDone => self.finish_edit(),
            Message::AddContact => {
                self.trouble = None;
                self.show(Dialog::add_contact(""), session)
            }
            Message::AddThem(who) => {
                self.trouble = None;
                self.show(Dialog::add_contact(who.spelled()), session)
            }
            Message::Dialog(message) => self.dialog_message(message, session),
            Message::ChangePicture => self.change_picture(session),
            Message::SignInAgain => Action::SignInAgain,
            Message::OpenInbox => {
                self.mail = None;
                self.trouble = None;
                Action::Send(Command::OpenInbox)
            }
            Message::Connection(message) => self.connection_message(message),
            Message::Answer(address) => {
                let request = session
                    .roster
                    .requests()
                    .iter()
                    .find(|r| r.address == address);
                match request.cloned() {
                    Some(request) => self.show(Dialog::Request(Asking::new(request)), session),
                    None => Action::None,
                }
            }
        }
    }

    fn connection_message(&mut self, message: connection::Message) -> Action {
        let Some(connection) = &mut self.connection else {
            return Action::None;
        };
        match connection.update(message) {
            connection::Outcome::Stay => Action::None,
            connection::Outcome::Close => {
                self.connection = None;
                Action::None
            }
            connection::Outcome::Keep(chosen, password) => {
                self.connection = None;
                Action::KeepConnection(chosen, password)
            }
        }
    }

    /// Asks for the pictures of those in view, where rows show them.
    pub fn look_for_pictures(&self, session: &mut Session) {
        if self.arrangement.rows == RowSize::Compact {
            return;
        }
        let visible = self
            .rows
            .visible(self.offset(), self.offset() + self.height);
        for row in visible.filter_map(|at| self.rows.get(at)) {
            let contact = row.key().contact;
            let contact = contact.and_then(|address| session.roster.contact(&address));
            if let Some(picture) = contact.and_then(|contact| contact.picture.as_deref()) {
                session.pictures.look_for(picture);
            }
        }
    }

    pub fn view<'a>(&'a self, session: &'a Session) -> Element<'a, Message> {
        if let Some(connection) = &self.connection {
            return connection.view().map(Message::Connection);
        }
        let screen = column![
            self.header(session),
            rule::horizontal(1),
            self.tools(session),
            rule::horizontal(1),
            self.notices(session),
            self.list(session),
            rule::horizontal(1),
            status_bar(session),
        ];
        match &self.dialog {
            Some(dialog) => stack![screen, dialog.view(session, self.window)].into(),
            None => screen.into(),
        }
    }

    fn rebuild(&mut self, session: &Session) {
        self.built = Some(session.roster.revision());
        self.rows = Rows::build(
            &session.roster,
            self.arrangement,
            &self.folded,
            &self.filter,
        );
        if let Some(selected) = &self.selected
            && self.rows.find(selected).is_none()
        {
            // The contact may stand in another group now.
            let address = selected.contact.clone();
            self.selected = self
                .rows
                .iter()
                .map(|row| row.key())
                .find(|key| address.is_some() && key.contact == address);
        }
    }

    fn press(&mut self, at: usize, session: &Session) -> Action {
        self.trouble = None;
        match self.rows.get(at) {
            Some(row @ Row::Group { .. }) => {
                let key = row.key();
                self.selected = Some(key.clone());
                return self.fold(&key.group, None, session);
            }
            Some(row) => self.selected = Some(row.key()),
            None => {}
        }
        Action::None
    }

    fn open(&mut self, at: usize, session: &Session) -> Action {
        match self.rows.get(at) {
            Some(Row::Contact { address, .. }) => Action::Open(ConversationId::with(&address)),
            // The second click of two on a group folds it back.
            Some(Row::Group { .. }) => self.press(at, session),
            None => Action::None,
        }
    }

    /// Folds (`true`), unfolds, or turns over a group.
    fn fold(&mut self, group: &GroupKey, fold: Option<bool>, session: &Session) -> Action {
        let folded = self.folded.contains(group);
        if fold.unwrap_or(!folded) {
            self.folded.insert(group.clone());
        } else {
            self.folded.remove(group);
        }
        self.rebuild(session);
        self.keep_folded()
    }

    fn keep_folded(&self) -> Action {
        Action::Folded(self.folded.iter().map(GroupKey::write).collect())
    }

    fn edit(&mut self, editing: Editing, session: &Session) -> Action {
        let done = self.finish_edit();
        self.trouble = None;
        self.menu = None;
        let value = match &editing {
            Editing::Name => session.me.display_name.clone(),
            Editing::PersonalMessage => session.me.personal_message.clone(),
            Editing::Group(name) => name.clone(),
        };
        self.editing = Some((editing, value));
        Action::Several(vec![
            done,
            Action::Run(Task::batch([
                iced::widget::operation::focus(self.id("edit")),
                iced::widget::operation::select_all(self.id("edit")),
            ])),
        ])
    }

    /// Takes what was typed into the field that was open, if it is of use.
    fn finish_edit(&mut self) -> Action {
        let Some((editing, value)) = self.editing.take() else {
            return Action::None;
        };
        let value = value.trim().to_owned();
        match editing {
            Editing::Name if value.is_empty() => Action::None,
            Editing::Name => Action::Send(Command::SetDisplayName { name: value }),
            Editing::PersonalMessage => Action::Send(Command::SetPersonalMessage { text: value }),
            Editing::Group(name) if value.is_empty() || value == name => Action::None,
            Editing::Group(name) => {
                let was_folded = self.folded.remove(&GroupKey::Named(name.clone()));
                if was_folded {
                    self.folded.insert(GroupKey::Named(value.clone()));
                }
                let rename = Action::Send(Command::RenameGroup {
                    name,
                    new_name: value,
                });
                match was_folded {
                    true => Action::Several(vec![rename, self.keep_folded()]),
                    false => rename,
                }
            }
        }
    }

    fn show(&mut self, dialog: Dialog, session: &Session) -> Action {
        self.menu = None;
        let field = dialog.begins_with_field(session);
        self.dialog = Some(dialog);
        match field {
            true => self.focus_dialog(),
            false => Action::Run(pressable::leave(self.header_ids())),
        }
    }

    fn select_first_contact(&mut self) {
        if !self.filter.is_empty() {
            self.selected = self
                .rows
                .iter()
                .map(|row| row.key())
                .find(|key| key.contact.is_some());
        }
    }

    /// How far the list is scrolled. The widget says so only while there is something to scroll.
    fn offset(&self) -> f32 {
        self.scroll.min(self.rows.height() - self.height).max(0.0)
    }

    /// Where the keyboard stops in the menu that is open.
    fn menu_stops(&self) -> Stops {
        Stops::new(self.menu_name())
    }

    fn menu_name(&self) -> String {
        format!("contacts-menu-{:?}", self.window)
    }

    /// A part of the head of the list that the keyboard reaches.
    fn stop<'a>(
        &self,
        part: &str,
        content: impl Into<Element<'a, Message>>,
        message: Message,
    ) -> Element<'a, Message> {
        pressable::pressable(self.id(part), content, message).into()
    }

    fn id(&self, part: &str) -> iced::widget::Id {
        widget_id(self.window, part)
    }
}

/// The id of a part of this screen: operations run in every window.
fn widget_id(window: window::Id, part: &str) -> iced::widget::Id {
    iced::widget::Id::from(format!("contacts-{part}-{window:?}"))
}

/// The line at the bottom: how we are connected.
fn status_bar(session: &Session) -> Element<'_, Message> {
    let link = &session.link;
    let words = match (link.state, &link.dialect) {
        (LinkState::Online, Some(dialect)) => {
            let way = words::way(link);
            t!("link-online", dialect = dialect.as_str(), way = way)
        }
        (LinkState::Online, None) => words::progress(LinkState::Online),
        (LinkState::Disconnected, _) => words::signed_out(
            link.signed_out
                .unwrap_or(msnp::api::SignOutReason::Requested),
        ),
        (state, _) => words::progress(state),
    };
    container(
        text(words)
            .size(11)
            .style(theme::text::dim)
            .wrapping(text::Wrapping::None),
    )
    .padding([4, 10])
    .width(Fill)
    .style(theme::container::band)
    .into()
}

#[cfg(test)]
mod tests;
