//! The contact list: who we are, who is there.

mod card;
mod cropper;
pub mod dialog;
mod drag;
mod edit;
mod header;
mod keys;
mod leave;
mod list;
mod menu;
mod message;
mod paging;
mod person;
mod picture;
mod places;
mod request;
mod rows;
mod whose;

use std::collections::BTreeSet;

use iced::widget::{column, container, rule, text};
use iced::{Fill, window};
use msnp::api::{AccountId, Command, LinkState};
use papilio_store::{RowSize, Sort};

use crate::screen::connection;
use crate::session::{Session, Sessions};
use crate::theme;
use crate::widget::Element;
use crate::widget::focus::modal;
use crate::{t, words};

pub use keys::Key;
pub use leave::Leave;
pub use message::{Action, Editing, Message};
pub use rows::{Arrangement, GroupKey, Parts, RowKey, Who};

use dialog::Dialog;
use request::Asking;
use rows::{Row, Rows};

/// The screen.
#[derive(Debug)]
pub struct State {
    window: window::Id,
    filter: String,
    folded: BTreeSet<GroupKey>,
    arrangement: Arrangement,
    rows: Rows,
    /// What the rosters were like that the rows were made from: see [`State::stamp`].
    built: Vec<(AccountId, u64)>,
    selected: Option<RowKey>,
    scroll: f32,
    height: f32,
    menu: Option<menu::Menu>,
    drag: Option<drag::Drag>,
    /// A menu was just closed: the Escape that did so means nothing else.
    dismissed: bool,
    editing: Option<(Editing, String)>,
    dialog: Option<Dialog>,
    /// The account that the dialog is about.
    about: Option<AccountId>,
    /// What the server or the engine said no to, until the next deed.
    trouble: Option<String>,
    /// Words about the mail that came last.
    mail: Option<(AccountId, String)>,
    /// How the server of an account is reached, while that is being looked at.
    connection: Option<(AccountId, connection::State)>,
}

impl State {
    /// `window` is for widget ids.
    pub fn new(window: window::Id, arrangement: Arrangement, sessions: &dyn Sessions) -> Self {
        let mut state = Self {
            window,
            filter: String::new(),
            folded: BTreeSet::new(),
            arrangement,
            rows: Rows::default(),
            built: Vec::new(),
            selected: None,
            scroll: 0.0,
            height: 400.0,
            menu: None,
            drag: None,
            dismissed: false,
            editing: None,
            dialog: None,
            about: None,
            trouble: None,
            mail: None,
            connection: None,
        };
        state.rebuild(sessions);
        state
    }

    /// Folds the groups that were folded the last time.
    pub fn fold_again(&mut self, folded: &[String], sessions: &dyn Sessions) {
        self.folded = folded.iter().map(|key| GroupKey::read(key)).collect();
        self.rebuild(sessions);
    }

    /// Takes in what changed in the accounts since the last time.
    pub fn session_changed(&mut self, sessions: &dyn Sessions) {
        let all = sessions.all();
        let as_built = all.len() == self.built.len()
            && all
                .iter()
                .zip(&self.built)
                .all(|(session, (account, built))| {
                    session.account == *account && self.stamp(session) == *built
                });
        if !as_built {
            self.forget_gone(sessions);
            self.rebuild(sessions);
        }
    }

    /// Closes what is about an account that is signed out.
    fn forget_gone(&mut self, sessions: &dyn Sessions) {
        let gone = |account: &AccountId| sessions.session(account).is_none();
        if self.about.take_if(|account| gone(account)).is_some() {
            self.dialog = None;
        }
        self.mail.take_if(|(account, _)| gone(account));
        self.connection.take_if(|(account, _)| gone(account));
        self.menu.take_if(|menu| menu.account().is_some_and(gone));
        self.editing.take_if(|(editing, _)| match editing {
            Editing::Name(account) | Editing::PersonalMessage(account) => gone(account),
            Editing::Group(_) => false,
        });
    }

    /// Says what was refused; shown until the next deed.
    pub fn failed(&mut self, words: String) {
        self.trouble = Some(words);
    }

    /// Tells of a mail that arrived, until it was seen.
    pub fn new_mail(&mut self, account: &AccountId, from: &str, subject: &str) {
        let words = match subject.trim() {
            "" => t!("mail-new", from = from),
            subject => t!("mail-new-subject", from = from, subject = subject),
        };
        self.mail = Some((account.clone(), words));
    }

    /// Shows how the server of this account is reached, to be changed.
    pub fn show_connection(&mut self, account: &AccountId, connection: connection::State) {
        self.menu = None;
        self.connection = Some((account.clone(), connection));
    }

    pub fn update(&mut self, message: Message, sessions: &mut dyn Sessions) -> Action {
        let dismissed = std::mem::take(&mut self.dismissed);
        match message {
            Message::Key(Key::Escape) if dismissed => Action::None,
            Message::Filter(filter) => {
                self.filter = filter;
                self.rebuild(sessions);
                self.select_first_contact();
                Action::None
            }
            Message::Press(at) => {
                let done = self.finish_edit(sessions);
                Action::Several(vec![done, self.press(at, sessions)])
            }
            Message::Open(at) => self.open(at, sessions),
            Message::ContextMenu(at, point) => {
                let done = self.finish_edit(sessions);
                if let Some(row) = self.rows.get(at) {
                    self.selected = Some(row.key());
                    self.menu = menu::Menu::of(row.key(), point);
                }
                done
            }
            Message::Drag(message) => self.drag_message(message, sessions),
            Message::Scrolled(offset) => {
                self.scroll = offset;
                Action::None
            }
            Message::Sized(size) => {
                self.height = size.height;
                Action::None
            }
            Message::Key(key) => self.key(key, sessions),
            Message::Menu(menu) => {
                self.dismissed = menu.is_none();
                self.menu = menu;
                Action::None
            }
            Message::Chosen(choice) => self.chosen(choice, sessions),
            Message::Status(account, status) => {
                self.menu = None;
                self.trouble = None;
                let wanted = |known: &&Session| match &account {
                    Some(account) => known.account == *account,
                    None => true,
                };
                let all = sessions.all().into_iter().filter(wanted);
                let set = |session: &Session| {
                    Action::Send(Command::SetStatus { status }).of(&session.account)
                };
                Action::Several(all.map(set).collect())
            }
            Message::Edit(editing) => self.edit(editing, sessions),
            Message::Edited(text) => {
                if let Some((_, value)) = &mut self.editing {
                    *value = text;
                }
                Action::None
            }
            Message::EditDone => self.finish_edit(sessions),
            Message::AddContact => {
                self.trouble = None;
                match sessions.first() {
                    Some(session) => self.show(Dialog::add_contact(""), session),
                    None => Action::None,
                }
            }
            Message::AddThem(who) => {
                self.trouble = None;
                match sessions.session(&who.account) {
                    Some(session) => self.show(Dialog::add_contact(who.address.spelled()), session),
                    None => Action::None,
                }
            }
            Message::Dialog(message) => self.in_dialog(message, sessions),
            Message::ChangePicture(account) => {
                let done = self.finish_edit(sessions);
                let change = self.within(&account, sessions, |state, session| {
                    state.change_picture(session)
                });
                Action::Several(vec![done, change])
            }
            Message::SignInAgain(account) => Action::SignInAgain.of(&account),
            Message::OpenInbox(account) => {
                self.mail.take_if(|(known, _)| *known == account);
                self.trouble = None;
                Action::Send(Command::OpenInbox).of(&account)
            }
            Message::Connection(message) => self.connection_message(message),
            Message::Answer(who) => self.within(&who.account, sessions, |state, session| {
                let requests = session.roster.requests();
                let request = requests.iter().find(|r| r.address == who.address);
                match request.cloned() {
                    Some(request) => state.show(Dialog::Request(Asking::new(request)), session),
                    None => Action::None,
                }
            }),
        }
    }

    /// Does something in one account.
    fn within(
        &mut self,
        account: &AccountId,
        sessions: &mut dyn Sessions,
        deed: impl FnOnce(&mut Self, &mut Session) -> Action,
    ) -> Action {
        let Some(session) = sessions.session_mut(account) else {
            return Action::None;
        };
        let asked = deed(self, session).of(account);
        self.session_changed(sessions);
        asked
    }

    fn connection_message(&mut self, message: connection::Message) -> Action {
        let Some((account, connection)) = &mut self.connection else {
            return Action::None;
        };
        match connection.update(message) {
            connection::Outcome::Stay => Action::None,
            connection::Outcome::Close => {
                self.connection = None;
                Action::None
            }
            connection::Outcome::Keep(chosen, password) => {
                let keep = Action::KeepConnection(chosen, password).of(account);
                self.connection = None;
                keep
            }
        }
    }

    /// Asks for the pictures of those in view, where rows show them.
    pub fn look_for_pictures(&self, sessions: &mut dyn Sessions) {
        if self.arrangement.rows == RowSize::Compact {
            return;
        }
        let visible = self
            .rows
            .visible(self.offset(), self.offset() + self.height);
        for row in visible.filter_map(|at| self.rows.get(at)) {
            let Some(who) = row.key().contact else {
                continue;
            };
            let Some(session) = sessions.session_mut(&who.account) else {
                continue;
            };
            let contact = session.roster.contact(&who.address);
            if let Some(picture) = contact.and_then(|contact| contact.picture.as_deref()) {
                session.pictures.look_for(picture);
            }
        }
    }

    pub fn view<'a>(&'a self, sessions: &'a dyn Sessions) -> Element<'a, Message> {
        if let Some((account, connection)) = &self.connection {
            let label = sessions.session(account).and_then(|s| s.label.as_deref());
            let label = label.map(|label| {
                container(text(label).size(11))
                    .padding([4, 10])
                    .width(Fill)
                    .style(theme::container::band)
            });
            return column![label, connection.view().map(Message::Connection)].into();
        }
        let screen = column![
            self.header(sessions),
            rule::horizontal(1),
            self.tools(sessions),
            rule::horizontal(1),
            self.notices(sessions),
            self.list(sessions),
            rule::horizontal(1),
            self.status_bar(sessions),
        ];
        let about = self.dialog.as_ref().zip(self.session_of_dialog(sessions));
        let dialog = about.map(|(dialog, session)| {
            let choices = Self::choices_of_dialog(sessions);
            dialog.view(session, &choices, self.window)
        });
        modal(screen, dialog).into()
    }

    /// Rises when rows may come, go or change places.
    fn stamp(&self, session: &Session) -> u64 {
        // What is looked for may be in a message.
        let by_all = self.arrangement.sort == Sort::Status || !self.filter.is_empty();
        if by_all {
            session.roster.revision()
        } else {
            session.roster.arranged()
        }
    }

    fn rebuild(&mut self, sessions: &dyn Sessions) {
        let all = sessions.all();
        let built = all.iter();
        let built = built.map(|session| (session.account.clone(), self.stamp(session)));
        self.built = built.collect();
        self.rows = Rows::build(&all, self.arrangement, &self.folded, &self.filter);
        if let Some(selected) = &self.selected
            && self.rows.find(selected).is_none()
        {
            // The contact may stand in another group now.
            let contact = selected.contact.clone();
            self.selected = self
                .rows
                .iter()
                .map(|row| row.key())
                .find(|key| contact.is_some() && key.contact == contact);
        }
    }

    fn press(&mut self, at: usize, sessions: &dyn Sessions) -> Action {
        self.trouble = None;
        match self.rows.get(at) {
            Some(row @ Row::Group { .. }) => {
                let key = row.key();
                self.selected = Some(key.clone());
                return self.fold(&key.group, None, sessions);
            }
            Some(row) => self.selected = Some(row.key()),
            None => {}
        }
        Action::None
    }

    fn open(&mut self, at: usize, sessions: &dyn Sessions) -> Action {
        match self.rows.get(at) {
            Some(Row::Contact { who, .. }) => who.open(),
            // The second click of two on a group folds it back.
            Some(Row::Group { .. }) => self.press(at, sessions),
            None => Action::None,
        }
    }

    /// Folds (`true`), unfolds, or turns over a group.
    fn fold(&mut self, group: &GroupKey, fold: Option<bool>, sessions: &dyn Sessions) -> Action {
        let folded = self.folded.contains(group);
        if fold.unwrap_or(!folded) {
            self.folded.insert(group.clone());
        } else {
            self.folded.remove(group);
        }
        self.rebuild(sessions);
        self.keep_folded()
    }

    fn keep_folded(&self) -> Action {
        Action::Folded(self.folded.iter().map(GroupKey::write).collect())
    }

    fn show(&mut self, dialog: Dialog, session: &Session) -> Action {
        self.menu = None;
        self.dialog = Some(dialog);
        self.about = Some(session.account.clone());
        Action::None
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

    /// The line at the bottom: how we are connected; of several accounts, whose contact is selected.
    fn status_bar(&self, sessions: &dyn Sessions) -> Element<'_, Message> {
        let words = match sessions.all().as_slice() {
            [session] => connected(session),
            all => self.selected_of(sessions).unwrap_or_else(|| {
                let online = all.iter().filter(|session| session.is_online()).count();
                t!("link-several", online = online, total = all.len())
            }),
        };
        let words = text(words)
            .size(11)
            .style(theme::text::dim)
            .wrapping(text::Wrapping::None);
        container(words)
            .padding([4, 10])
            .width(Fill)
            .style(theme::container::band)
            .into()
    }

    /// Who is selected, and on whose list.
    fn selected_of(&self, sessions: &dyn Sessions) -> Option<String> {
        let who = self.selected.as_ref()?.contact.as_ref()?;
        let account = sessions.session(&who.account)?.account_label();
        let address = who.address.as_str();
        Some(t!(
            "contact-of-account",
            address = address,
            account = account
        ))
    }

    fn id(&self, part: &str) -> iced::widget::Id {
        widget_id(self.window, part)
    }
}

/// The id of a part of this screen: operations run in every window.
fn widget_id(window: window::Id, part: &str) -> iced::widget::Id {
    iced::widget::Id::from(format!("contacts-{part}-{window:?}"))
}

/// How one account is connected.
fn connected(session: &Session) -> String {
    let link = &session.link;
    match (link.state, &link.dialect) {
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
    }
}

#[cfg(test)]
pub mod tests;
