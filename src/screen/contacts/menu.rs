//! The menus of the list: of a contact, of a group, of the program.

use iced::Point;
use iced::widget::{container, text};
use msnp::api::{AccountId, Address, Command, ConversationId, EndpointId};
use papilio_store::{ContactSettings, RowSize, Sort};

use super::dialog::Dialog;
use super::{Action, Arrangement, Editing, GroupKey, Message, Parts, RowKey, State, Who};
use crate::session::{Session, Sessions};
use crate::widget::{self, Element};
use crate::{t, theme};

/// A menu that is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Menu {
    /// The own status of an account, and where there are several what else is of this one alone.
    Account(AccountId),
    /// The own status of every account.
    StatusOfAll,
    /// Where the account is signed in.
    Places(AccountId),
    /// How the list is laid out, groups, signing out.
    Program,
    Contact {
        row: RowKey,
        who: Who,
        at: Point,
        page: Page,
    },
    Group {
        name: String,
        at: Point,
    },
}

/// A page of a contact's menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    First,
    CopyTo,
    MoveTo,
}

/// What was chosen in a menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    Write(Address),
    /// Sends a file to them.
    File(Address),
    /// Writes a mail to them.
    Mail(Address),
    /// Shows everything about them.
    Card(Address),
    /// Writes a page to their mobile phone.
    Page(Address),
    Favorite(Address, bool),
    /// Whether they make no sounds.
    Quiet(Address, bool),
    Block(Address),
    Unblock(Address),
    Remove(Address),
    CopyTo(Address, String),
    MoveTo {
        address: Address,
        from: GroupKey,
        to: String,
    },
    RemoveFrom(Address, String),
    NewGroup,
    RenameGroup(String),
    RemoveGroup(String),
    Parts(Parts),
    Sort(Sort),
    Rows(RowSize),
    SignOutThere(EndpointId),
    SignOutElsewhere,
    RenamePlace,
    /// Whether the account may be signed in at several places.
    SeveralPlaces(bool),
    /// The own phone numbers.
    Phones,
    /// How the server is reached.
    Connection,
    Options,
    Archive,
    AnotherAccount,
    SignOut,
    SignOutAll,
    Quit,
}

impl Menu {
    /// The menu of a row, at this point of the window.
    pub fn of(row: RowKey, at: Point) -> Option<Self> {
        match (row.contact.clone(), row.group.clone()) {
            (Some(who), _) => Some(Self::Contact {
                row,
                who,
                at,
                page: Page::First,
            }),
            (None, GroupKey::Named(name)) => Some(Self::Group { name, at }),
            (None, _) => None,
        }
    }

    /// The account it is about, where it is about one.
    pub fn account(&self) -> Option<&AccountId> {
        match self {
            Self::Account(account) | Self::Places(account) => Some(account),
            Self::Contact { who, .. } => Some(&who.account),
            Self::StatusOfAll | Self::Program | Self::Group { .. } => None,
        }
    }
}

impl State {
    pub(super) fn chosen(&mut self, choice: Choice, sessions: &mut dyn Sessions) -> Action {
        let menu = self.menu.take();
        self.trouble = None;
        let account = menu.as_ref().and_then(Menu::account).cloned();
        let first = || sessions.first().map(|session| session.account.clone());
        let Some(account) = account.or_else(first) else {
            return Action::None;
        };
        match choice {
            Choice::RenameGroup(name) => self.edit(Editing::Group(name), sessions),
            Choice::RemoveGroup(name) => self.ask_to_remove_group(name, sessions),
            Choice::Parts(parts) => {
                self.arrangement.parts = parts;
                self.rearranged(sessions)
            }
            Choice::Rows(rows) => {
                self.arrangement.rows = rows;
                self.rearranged(sessions)
            }
            Choice::Sort(sort) => {
                self.arrangement.sort = sort;
                self.rearranged(sessions)
            }
            Choice::Options => Action::Options,
            Choice::Archive => Action::Archive,
            Choice::AnotherAccount => Action::AnotherAccount,
            Choice::SignOutAll => Action::SignOutAll,
            Choice::Quit => Action::Quit,
            choice => self.within(&account, sessions, |state, session| {
                state.chosen_in(choice, session)
            }),
        }
    }

    fn rearranged(&mut self, sessions: &dyn Sessions) -> Action {
        self.rebuild(sessions);
        Action::Arranged(self.arrangement)
    }

    /// Asks whether to remove a group from every account that has it.
    pub(super) fn ask_to_remove_group(&mut self, name: String, sessions: &dyn Sessions) -> Action {
        match sessions.first() {
            Some(session) => self.show(Dialog::RemoveGroup(name), session),
            None => Action::None,
        }
    }

    /// Something was chosen that concerns one account.
    pub(super) fn chosen_in(&mut self, choice: Choice, session: &mut Session) -> Action {
        match choice {
            Choice::Write(address) => Action::Open(ConversationId::with(&address)),
            Choice::File(address) => Action::PickFile(ConversationId::with(&address)),
            Choice::Mail(address) => Action::Mail(address),
            Choice::Card(address) => self.show_card(&address, session),
            Choice::Page(address) => {
                let dialog = Dialog::page(&address, session);
                self.show(dialog, session)
            }
            Choice::Favorite(email, favorite) => {
                Action::Send(Command::SetFavorite { email, favorite })
            }
            Choice::Quiet(address, quiet) => {
                let chosen = ContactSettings {
                    sound: !quiet,
                    ..session.chosen_about(&address)
                };
                Action::About(address, chosen)
            }
            Choice::Block(email) => Action::Send(Command::Block { email }),
            Choice::Unblock(email) => Action::Send(Command::Unblock { email }),
            Choice::Remove(address) => {
                let dialog = Dialog::remove(&address, session);
                self.show(dialog, session)
            }
            Choice::CopyTo(email, group) => Action::Send(Command::GroupAdd { email, group }),
            Choice::MoveTo { address, from, to } => {
                let mut commands = vec![Action::Send(Command::GroupAdd {
                    email: address.clone(),
                    group: to,
                })];
                if let GroupKey::Named(group) = from {
                    commands.push(Action::Send(Command::GroupRemove {
                        email: address,
                        group,
                    }));
                }
                Action::Several(commands)
            }
            Choice::RemoveFrom(email, group) => Action::Send(Command::GroupRemove { email, group }),
            Choice::NewGroup => self.show(Dialog::NewGroup(String::new()), session),
            Choice::SignOutThere(endpoint) => Action::Send(Command::SignOutEndpoint { endpoint }),
            Choice::SignOutElsewhere => Action::Send(Command::SignOutElsewhere),
            Choice::RenamePlace => {
                let this = session.places.iter().find(|place| place.this);
                let name = this.map(|place| place.name.clone()).unwrap_or_default();
                self.show(Dialog::Place(name), session)
            }
            Choice::SeveralPlaces(allowed) => {
                session.several_places = allowed;
                Action::Several(vec![
                    Action::Send(Command::SetSeveralPlaces { allowed }),
                    Action::SeveralPlaces(allowed),
                ])
            }
            Choice::Phones => self.show(Dialog::phones(session), session),
            Choice::Connection => Action::Connection,
            Choice::SignOut => Action::SignOut,
            // What concerns the whole list was done before.
            Choice::RenameGroup(_)
            | Choice::RemoveGroup(_)
            | Choice::Parts(_)
            | Choice::Rows(_)
            | Choice::Sort(_)
            | Choice::Options
            | Choice::Archive
            | Choice::AnotherAccount
            | Choice::SignOutAll
            | Choice::Quit => Action::None,
        }
    }

    pub(super) fn menu_view<'a>(
        &'a self,
        sessions: &'a dyn Sessions,
    ) -> Option<Element<'a, Message>> {
        match self.menu.as_ref()? {
            Menu::Contact { row, who, page, .. } => {
                let session = sessions.session(&who.account)?;
                Some(match page {
                    Page::First => self.contact_menu(session, row, who),
                    Page::CopyTo | Page::MoveTo => group_choice(session, row, who, *page),
                })
            }
            Menu::Group { name, .. } => Some(widget::menu(
                [
                    line(
                        "icons/edit",
                        t!("menu-rename-group"),
                        Choice::RenameGroup(name.clone()),
                    ),
                    line(
                        "icons/remove",
                        t!("menu-remove-group"),
                        Choice::RemoveGroup(name.clone()),
                    ),
                    line("icons/plus", t!("menu-new-group"), Choice::NewGroup),
                ],
                170.0,
            )),
            Menu::Account(_) | Menu::StatusOfAll | Menu::Places(_) | Menu::Program => None,
        }
    }

    /// Where the menu of a row is to be.
    pub(super) fn menu_point(&self) -> Option<Point> {
        match &self.menu {
            Some(Menu::Contact { at, .. } | Menu::Group { at, .. }) => Some(*at),
            _ => None,
        }
    }

    fn contact_menu<'a>(
        &'a self,
        session: &'a Session,
        row: &'a RowKey,
        who: &Who,
    ) -> Element<'a, Message> {
        let address = &who.address;
        let to = |page| {
            Message::Menu(Some(Menu::Contact {
                row: row.clone(),
                who: who.clone(),
                at: self.menu_point().unwrap_or_default(),
                page,
            }))
        };
        let page_line = |drawing, words: String, page| {
            let message = to(page);
            widget::menu_line(Some(drawing), words, message)
        };
        let contact = session.roster.contact(address);
        let blocked = contact.is_some_and(|c| c.is_blocked());
        let of = |drawing, words, choice: fn(Address) -> Choice| {
            line(drawing, words, choice(address.clone()))
        };
        let whose = session.label.as_deref().map(|account| {
            let account = text(account).size(11).style(theme::text::dim);
            container(account).padding([3, 8]).into()
        });
        let mut lines: Vec<Element<'a, Message>> = whose.into_iter().collect();
        lines.push(of("icons/send", t!("menu-write"), Choice::Write));
        if session.sends_to_peers() && contact.is_some_and(|contact| contact.is_online()) {
            lines.push(of("icons/send-file", t!("menu-file"), Choice::File));
        }
        lines.push(of("icons/mail", t!("menu-mail"), Choice::Mail));
        if contact.is_some_and(|contact| session.can_page(contact)) {
            lines.push(of("icons/mobile", t!("menu-page"), Choice::Page));
        }
        lines.push(of("icons/card", t!("menu-card"), Choice::Card));
        if let Some(contact) = contact
            && session.has_address_book()
        {
            let favorite = contact.details.favorite;
            let words = match favorite {
                true => t!("menu-no-favorite"),
                false => t!("menu-favorite"),
            };
            let choice = Choice::Favorite(address.clone(), !favorite);
            lines.push(line("icons/star", words, choice));
        }
        let quiet = !session.chosen_about(address).sound;
        lines.push(line(
            quiet.then_some("icons/check"),
            t!("menu-quiet"),
            Choice::Quiet(address.clone(), !quiet),
        ));
        lines.push(match blocked {
            true => of("icons/unlock", t!("menu-unblock"), Choice::Unblock),
            false => of("icons/block", t!("menu-block"), Choice::Block),
        });
        if session.roster.groups().next().is_some() {
            lines.push(page_line("icons/copy", t!("menu-copy-to"), Page::CopyTo));
            lines.push(page_line("icons/group", t!("menu-move-to"), Page::MoveTo));
        }
        if let GroupKey::Named(group) = &row.group {
            lines.push(line(
                None,
                t!("menu-remove-from", group = group.as_str()),
                Choice::RemoveFrom(address.clone(), group.clone()),
            ));
        }
        lines.push(of("icons/remove", t!("menu-remove"), Choice::Remove));
        widget::menu(lines, 190.0)
    }

    pub(super) fn program_menu(&self, sessions: &dyn Sessions) -> Element<'_, Message> {
        let all = sessions.all();
        let toggle = |on: bool, words: String, choice: Choice| {
            line(on.then_some("icons/check"), words, choice)
        };
        let Arrangement { parts, sort, rows } = self.arrangement;
        let by =
            |wanted: Parts, words: String| toggle(parts == wanted, words, Choice::Parts(wanted));
        let order =
            |wanted: Sort, words: String| toggle(sort == wanted, words, Choice::Sort(wanted));
        let large =
            |wanted: RowSize, words: String| toggle(rows == wanted, words, Choice::Rows(wanted));
        let rule = || iced::widget::rule::horizontal(1).into();
        let mut lines = vec![
            by(Parts::Groups, t!("menu-by-group")),
            by(Parts::Status, t!("menu-by-status")),
            by(Parts::Both, t!("menu-by-both")),
            rule(),
            order(Sort::Online, t!("menu-sort-online")),
            order(Sort::Status, t!("menu-sort-status")),
            order(Sort::Name, t!("menu-sort-name")),
            rule(),
            large(RowSize::Compact, t!("menu-rows-compact")),
            large(RowSize::Detailed, t!("menu-rows-detailed")),
            large(RowSize::Large, t!("menu-rows-large")),
            rule(),
            line("icons/plus", t!("menu-new-group"), Choice::NewGroup),
            rule(),
        ];
        match all.as_slice() {
            // With several, this stands in the menu of each.
            [session] => lines.extend(of_account(session)),
            _ => {
                let message = Message::Menu(Some(Menu::StatusOfAll));
                let drawing = Some("icons/status/online");
                let words = t!("menu-status-all");
                let shown = widget::menu_line(drawing, words, message.clone());
                lines.push(shown);
            }
        }
        let (words, sign_out) = match all.len() {
            1 => (t!("menu-sign-out"), Choice::SignOut),
            _ => (t!("menu-sign-out-all"), Choice::SignOutAll),
        };
        lines.extend([
            line("icons/history", t!("menu-history"), Choice::Archive),
            line("icons/options", t!("menu-options"), Choice::Options),
            line(
                "icons/people",
                t!("menu-another-account"),
                Choice::AnotherAccount,
            ),
            line("icons/sign-out", words, sign_out),
            line("icons/close", t!("menu-quit"), Choice::Quit),
        ]);
        widget::menu(lines, 214.0)
    }
}

/// What can be done about one account besides its status.
pub(super) fn of_account<'a>(
    session: &Session,
) -> impl Iterator<Item = Element<'a, Message>> + use<'a> {
    let phones = (session.is_online() && session.has_phones())
        .then(|| line("icons/mobile", t!("menu-phones"), Choice::Phones));
    let connection = (!session.link.inside).then(|| {
        let words = t!("menu-connection");
        line("icons/connection", words, Choice::Connection)
    });
    phones.into_iter().chain(connection)
}

/// A line that is reached by the keyboard too.
pub(super) fn line<'a, 'd>(
    drawing: impl Into<Option<&'d str>>,
    words: String,
    choice: Choice,
) -> Element<'a, Message> {
    let message = Message::Chosen(choice);
    widget::menu_line(drawing.into(), words, message)
}

/// The groups a contact can be copied or moved to: those they are not in.
fn group_choice<'a>(
    session: &'a Session,
    row: &RowKey,
    who: &Who,
    page: Page,
) -> Element<'a, Message> {
    let address = &who.address;
    let mine = session
        .roster
        .contact(address)
        .map(|c| c.groups.as_slice())
        .unwrap_or_default();
    let mut lines: Vec<Element<'a, Message>> = session
        .roster
        .groups()
        .filter(|(_, name)| !mine.iter().any(|g| g == name))
        .map(|(_, name)| {
            let choice = match page {
                Page::MoveTo => Choice::MoveTo {
                    address: address.clone(),
                    from: row.group.clone(),
                    to: name.to_owned(),
                },
                Page::First | Page::CopyTo => Choice::CopyTo(address.clone(), name.to_owned()),
            };
            line("icons/group", name.to_owned(), choice)
        })
        .collect();
    if lines.is_empty() {
        lines.push(line("icons/plus", t!("menu-new-group"), Choice::NewGroup));
    }
    widget::menu(lines, 190.0)
}
