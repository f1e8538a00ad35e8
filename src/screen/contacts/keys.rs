//! The list by keyboard.

use iced::Point;
use iced::keyboard::{self, Modifiers, key::Named};

use super::dialog::{self, Dialog};
use super::menu::Menu;
use super::picture::COLUMNS;
use super::{Action, Editing, GroupKey, RowKey, State, connection, header};
use crate::session::Sessions;
use crate::widget::keys::leads_back;
use crate::widget::pressable;

/// The height of what is above the list, below the accounts, about, in logical pixels.
const TOOLS: f32 = 32.0;

/// A key that no field wanted for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    Up,
    Down,
    PageUp,
    PageDown,
    Home,
    End,
    Left,
    Right,
    Enter,
    Escape,
    Rename,
    Delete,
    Backspace,
    Paste,
    /// The menu of what is selected.
    Menu,
    Typed(String),
}

impl Key {
    /// The key of the list that this press is, if any.
    pub fn read(key: &keyboard::Key, modifiers: Modifiers, text: Option<&str>) -> Option<Self> {
        if let keyboard::Key::Named(named) = key {
            return match named {
                Named::ArrowUp => Some(Self::Up),
                Named::ArrowDown => Some(Self::Down),
                Named::PageUp => Some(Self::PageUp),
                Named::PageDown => Some(Self::PageDown),
                Named::Home => Some(Self::Home),
                Named::End => Some(Self::End),
                Named::ArrowLeft | Named::ArrowRight => Some(if leads_back(*named) {
                    Self::Left
                } else {
                    Self::Right
                }),
                Named::Enter => Some(Self::Enter),
                Named::Escape => Some(Self::Escape),
                Named::F2 => Some(Self::Rename),
                Named::Delete => Some(Self::Delete),
                Named::ContextMenu => Some(Self::Menu),
                Named::F10 if modifiers.shift() => Some(Self::Menu),
                Named::Backspace => Some(Self::Backspace),
                _ => None,
            };
        }
        if modifiers.command() && matches!(key.as_ref(), keyboard::Key::Character("v" | "V")) {
            return Some(Self::Paste);
        }
        let typed = text.filter(|t| !t.is_empty() && !t.chars().any(char::is_control))?;
        (!modifiers.command() && !modifiers.alt()).then(|| Self::Typed(typed.to_owned()))
    }
}

impl State {
    pub(super) fn key(&mut self, key: Key, sessions: &mut dyn Sessions) -> Action {
        if self.connection.is_some() {
            return match key {
                Key::Escape => self.connection_message(connection::Message::Cancel),
                Key::Enter => self.connection_message(connection::Message::Save),
                _ => Action::None,
            };
        }
        if let Some(done) = self.crop_key(&key, sessions) {
            return done;
        }
        if let Some(dialog) = &self.dialog {
            if matches!(dialog, Dialog::Picture(_))
                && let Some(by) = steps(&key)
            {
                return Action::Run(pressable::walk(self.picture_ids(), by));
            }
            if matches!(dialog, Dialog::Picture(_)) && key == Key::Paste {
                let paste = dialog::Message::Picture(super::picture::Message::Paste);
                return self.in_dialog(paste, sessions);
            }
            return match key {
                Key::Escape => self.in_dialog(dialog::Message::Close, sessions),
                Key::Enter => self.in_dialog(dialog::Message::Submit, sessions),
                _ => Action::None,
            };
        }
        if self.editing.is_some() {
            if key == Key::Escape {
                self.editing = None;
            }
            return Action::None;
        }
        match key {
            Key::Menu => self.menu_of_selected(),
            Key::Up => self.walk(-1),
            Key::Down => self.walk(1),
            Key::PageUp => self.walk(-self.page()),
            Key::PageDown => self.walk(self.page()),
            Key::Home => self.select(0),
            Key::End => self.select(usize::MAX),
            Key::Left => self.fold_selected(true, sessions),
            Key::Right => self.fold_selected(false, sessions),
            Key::Enter => self.enter(sessions),
            Key::Escape => self.escape(sessions),
            Key::Rename => self.rename(sessions),
            Key::Delete => self.delete(sessions),
            Key::Paste => Action::None,
            Key::Backspace => {
                let mut filter = self.filter.clone();
                filter.pop();
                self.type_filter(filter, sessions)
            }
            Key::Typed(text) => {
                let filter = format!("{}{text}", self.filter);
                self.type_filter(filter, sessions)
            }
        }
    }

    fn type_filter(&mut self, filter: String, sessions: &mut dyn Sessions) -> Action {
        if filter == self.filter {
            return Action::None;
        }
        let id = self.id("search");
        self.update(super::Message::Filter(filter), sessions);
        Action::Run(iced::Task::batch([
            iced::widget::operation::focus(id.clone()),
            iced::widget::operation::move_cursor_to_end(id),
        ]))
    }

    /// Moves the selection by so many rows.
    fn walk(&mut self, by: isize) -> Action {
        let at = match self.selected.as_ref().and_then(|s| self.rows.find(s)) {
            Some(at) => at.saturating_add_signed(by),
            None if by < 0 => usize::MAX,
            None => 0,
        };
        self.select(at)
    }

    /// Selects this row, or the last, and moves the list so that it is seen.
    fn select(&mut self, at: usize) -> Action {
        let Some(last) = self.rows.len().checked_sub(1) else {
            return Action::None;
        };
        let at = at.min(last);
        self.selected = self.rows.get(at).map(|row| row.key());
        // Enter means the row from now on.
        let leave = Action::Run(iced::widget::operation::focus(self.id("rows")));
        Action::Several(vec![leave, self.scroll_to(at)])
    }

    /// Moves the list so that this row is seen.
    fn scroll_to(&mut self, at: usize) -> Action {
        let (top, bottom) = (self.rows.top(at), self.rows.top(at + 1));
        let wanted = if top < self.offset() {
            top
        } else if bottom > self.offset() + self.height {
            bottom - self.height
        } else {
            return Action::None;
        };
        self.scroll = wanted;
        Action::Run(iced::widget::operation::scroll_to(
            self.id("list"),
            iced::widget::operation::AbsoluteOffset { x: 0.0, y: wanted },
        ))
    }

    /// Opens the menu of the selected row, below it.
    fn menu_of_selected(&mut self) -> Action {
        let Some(key) = self.selected.clone() else {
            return Action::None;
        };
        let Some(at) = self.rows.find(&key) else {
            return Action::None;
        };
        // The list ends above the line at the bottom; a point that is too low is moved up.
        let above = header::height(self.built.len()) + TOOLS;
        let y = above + self.rows.top(at + 1) - self.offset();
        self.menu = Menu::of(key, Point::new(30.0, y));
        Action::None
    }

    /// Rows in view.
    fn page(&self) -> isize {
        (self.height / super::rows::contact_height(self.arrangement.rows)).max(1.0) as isize
    }

    fn fold_selected(&mut self, fold: bool, sessions: &dyn Sessions) -> Action {
        if let Some(RowKey { group, .. }) = self.selected.clone() {
            if fold {
                self.selected = Some(RowKey {
                    group: group.clone(),
                    contact: None,
                });
            }
            return self.fold(&group, Some(fold), sessions);
        }
        Action::None
    }

    fn enter(&mut self, sessions: &dyn Sessions) -> Action {
        match &self.selected {
            Some(RowKey {
                contact: Some(who), ..
            }) => {
                let open = who.open();
                // Who was looked for is found.
                self.filter.clear();
                self.rebuild(sessions);
                open
            }
            Some(RowKey { group, .. }) => {
                let group = group.clone();
                self.fold(&group, None, sessions)
            }
            None => Action::None,
        }
    }

    /// Goes back one step: the menu, the filter, the selection.
    fn escape(&mut self, sessions: &dyn Sessions) -> Action {
        if self.drag.take().is_some() {
            return Action::None;
        }
        if self.menu.take().is_none() {
            if self.filter.is_empty() {
                self.selected = None;
            } else {
                self.filter.clear();
                self.rebuild(sessions);
            }
        }
        self.trouble = None;
        self.mail = None;
        Action::None
    }

    fn rename(&mut self, sessions: &mut dyn Sessions) -> Action {
        match self.selected.clone() {
            Some(RowKey {
                group: GroupKey::Named(name),
                contact: None,
            }) => self.edit(Editing::Group(name), sessions),
            // The nickname is the first field of the card.
            Some(RowKey {
                contact: Some(who), ..
            }) => self.within(&who.account, sessions, |state, session| {
                match session.has_address_book() && session.is_online() {
                    true => state.show_card(&who.address, session),
                    false => Action::None,
                }
            }),
            None => match sessions.first().map(|session| session.account.clone()) {
                Some(account) => self.edit(Editing::Name(account), sessions),
                None => Action::None,
            },
            _ => Action::None,
        }
    }

    fn delete(&mut self, sessions: &mut dyn Sessions) -> Action {
        match self.selected.clone() {
            Some(RowKey {
                contact: Some(who), ..
            }) => self.within(&who.account, sessions, |state, session| {
                state.show(Dialog::remove(&who.address, session), session)
            }),
            Some(RowKey {
                group: GroupKey::Named(name),
                ..
            }) => self.ask_to_remove_group(name, sessions),
            _ => Action::None,
        }
    }
}

/// How many places this key moves the focus among the pictures.
fn steps(key: &Key) -> Option<isize> {
    match key {
        Key::Right => Some(1),
        Key::Left => Some(-1),
        Key::Down => Some(COLUMNS),
        Key::Up => Some(-COLUMNS),
        _ => None,
    }
}
