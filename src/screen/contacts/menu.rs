//! The menus of the list: of a contact, of a group, of the program.

use iced::Point;
use msnp::api::{Address, Command, ConversationId};

use super::dialog::Dialog;
use super::{Action, Arrangement, Editing, GroupKey, Message, RowKey, State};
use crate::session::Session;
use crate::t;
use crate::widget::{self, Element};

/// A menu that is open.
#[derive(Clone, Debug, PartialEq)]
pub enum Menu {
    /// The own status.
    Status,
    /// How the list is laid out, groups, signing out.
    Program,
    Contact {
        row: RowKey,
        address: Address,
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
    ByStatus(bool),
    ByName(bool),
    AnotherAccount,
    SignOut,
    Quit,
}

impl Menu {
    /// The menu of a row, at this point of the window.
    pub fn of(row: RowKey, at: Point) -> Option<Self> {
        match (row.contact.clone(), row.group.clone()) {
            (Some(address), _) => Some(Self::Contact {
                row,
                address,
                at,
                page: Page::First,
            }),
            (None, GroupKey::Named(name)) => Some(Self::Group { name, at }),
            (None, _) => None,
        }
    }
}

impl State {
    pub(super) fn chosen(&mut self, choice: Choice, session: &mut Session) -> Action {
        self.menu = None;
        self.trouble = None;
        let rearranged = |state: &mut Self| {
            state.rebuild(session);
            Action::Arranged(state.arrangement)
        };
        match choice {
            Choice::Write(address) => Action::Open(ConversationId::with(&address)),
            Choice::Block(email) => Action::Send(Command::Block { email }),
            Choice::Unblock(email) => Action::Send(Command::Unblock { email }),
            Choice::Remove(address) => {
                let dialog = Dialog::remove(&address, session);
                self.show(dialog)
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
            Choice::NewGroup => self.show(Dialog::NewGroup(String::new())),
            Choice::RenameGroup(name) => self.edit(Editing::Group(name), session),
            Choice::RemoveGroup(name) => self.show(Dialog::RemoveGroup(name)),
            Choice::ByStatus(on) => {
                self.arrangement.by_status = on;
                rearranged(self)
            }
            Choice::ByName(on) => {
                self.arrangement.by_name = on;
                rearranged(self)
            }
            Choice::AnotherAccount => Action::AnotherAccount,
            Choice::SignOut => Action::SignOut,
            Choice::Quit => Action::Quit,
        }
    }

    pub(super) fn menu_view<'a>(&'a self, session: &'a Session) -> Option<Element<'a, Message>> {
        match self.menu.as_ref()? {
            Menu::Contact {
                row, address, page, ..
            } => Some(match page {
                Page::First => self.contact_menu(session, row, address),
                Page::CopyTo | Page::MoveTo => group_choice(session, row, address, *page),
            }),
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
            Menu::Status | Menu::Program => None,
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
        address: &Address,
    ) -> Element<'a, Message> {
        let to = |page| {
            Message::Menu(Some(Menu::Contact {
                row: row.clone(),
                address: address.clone(),
                at: self.menu_point().unwrap_or_default(),
                page,
            }))
        };
        let contact = session.roster.contact(address);
        let blocked = contact.is_some_and(|c| c.is_blocked());
        let mut lines = vec![
            line(
                "icons/send",
                t!("menu-write"),
                Choice::Write(address.clone()),
            ),
            if blocked {
                line(
                    "icons/unlock",
                    t!("menu-unblock"),
                    Choice::Unblock(address.clone()),
                )
            } else {
                line(
                    "icons/block",
                    t!("menu-block"),
                    Choice::Block(address.clone()),
                )
            },
        ];
        if session.roster.groups().next().is_some() {
            lines.push(widget::menu_line(
                Some("icons/copy"),
                t!("menu-copy-to"),
                to(Page::CopyTo),
            ));
            lines.push(widget::menu_line(
                Some("icons/group"),
                t!("menu-move-to"),
                to(Page::MoveTo),
            ));
        }
        if let GroupKey::Named(group) = &row.group {
            lines.push(widget::menu_line(
                None,
                t!("menu-remove-from", group = group.as_str()),
                Message::Chosen(Choice::RemoveFrom(address.clone(), group.clone())),
            ));
        }
        lines.push(line(
            "icons/remove",
            t!("menu-remove"),
            Choice::Remove(address.clone()),
        ));
        widget::menu(lines, 190.0)
    }

    pub(super) fn program_menu(&self) -> Element<'_, Message> {
        let toggle = |on: bool, words: String, choice: Choice| {
            widget::menu_line(on.then_some("icons/check"), words, Message::Chosen(choice))
        };
        let Arrangement { by_status, by_name } = self.arrangement;
        widget::menu(
            [
                toggle(!by_status, t!("menu-by-group"), Choice::ByStatus(false)),
                toggle(by_status, t!("menu-by-status"), Choice::ByStatus(true)),
                iced::widget::rule::horizontal(1).into(),
                toggle(!by_name, t!("menu-sort-status"), Choice::ByName(false)),
                toggle(by_name, t!("menu-sort-name"), Choice::ByName(true)),
                iced::widget::rule::horizontal(1).into(),
                line("icons/plus", t!("menu-new-group"), Choice::NewGroup),
                line(
                    "icons/people",
                    t!("menu-another-account"),
                    Choice::AnotherAccount,
                ),
                line("icons/sign-out", t!("menu-sign-out"), Choice::SignOut),
                line("icons/close", t!("menu-quit"), Choice::Quit),
            ],
            214.0,
        )
    }
}

fn line<'a>(drawing: &str, words: String, choice: Choice) -> Element<'a, Message> {
    widget::menu_line(Some(drawing), words, Message::Chosen(choice))
}

/// The groups a contact can be copied or moved to: those they are not in.
fn group_choice<'a>(
    session: &'a Session,
    row: &RowKey,
    address: &Address,
    page: Page,
) -> Element<'a, Message> {
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
