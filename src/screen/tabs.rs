//! Conversations in one window, each with a tab.

use iced::keyboard::{Key, key::Named};
use iced::widget::{column, container, row, space, text};
use iced::{Center, Fill, Point};
use msnp::api::Status;

use crate::ids::ChatId;
use crate::theme::{self, Scheme};
use crate::widget::deck::deck;
use crate::widget::keys::{Press, When, keys, leads_back};
use crate::widget::line::{Part, line};
use crate::widget::pressable::focusable;
use crate::widget::strip::{Deed, strip};
use crate::widget::{self, Element, popup};
use crate::{assets, fonts, t};

/// With more tabs than this, only the one that is shown has a button to close it.
const ROOMY: usize = 4;

/// A window of conversations.
#[derive(Debug)]
pub struct State {
    /// From left to right; never empty while the window is there.
    chats: Vec<ChatId>,
    shown: ChatId,
    /// One conversation, taken out of the others.
    apart: bool,
    menu: Option<Menu>,
}

/// The menu of a tab.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Menu {
    chat: ChatId,
    /// Where it is; without it, below the strip.
    at: Option<Point>,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    Strip(Deed),
    /// The tab so many further, round and round.
    Turn(isize),
    /// The tab with this number.
    Nth(usize),
    /// The tab that is shown goes so many places along.
    Carry(isize),
    Close(ChatId),
    /// Closes the tab that is shown.
    CloseShown,
    CloseOthers(ChatId),
    Menu,
    Dismiss,
    Detach(ChatId),
    Join(ChatId),
}

/// What the screen asks of the app.
#[derive(Debug)]
pub enum Action {
    None,
    /// This one is to be seen.
    Show(ChatId),
    Close(Vec<ChatId>),
    /// They stand in another order.
    Moved,
    /// Give it a window of its own, where the pointer is.
    Detach(ChatId, Option<Point>),
    /// Give it a tab again.
    Join(ChatId),
}

/// What a tab shows.
#[derive(Clone, Debug)]
pub struct Face {
    pub chat: ChatId,
    pub name: String,
    /// The account it belongs to, where there are several.
    pub account: Option<(String, Scheme)>,
    /// Of the only other person; `None` among several.
    pub status: Option<Status>,
    pub blocked: bool,
    /// What came while it was not seen.
    pub unread: usize,
}

impl State {
    pub fn new(chat: ChatId, apart: bool) -> Self {
        Self {
            chats: vec![chat],
            shown: chat,
            apart,
            menu: None,
        }
    }

    pub fn shown(&self) -> ChatId {
        self.shown
    }

    pub fn chats(&self) -> &[ChatId] {
        &self.chats
    }

    pub fn is_apart(&self) -> bool {
        self.apart
    }

    pub fn set_apart(&mut self, apart: bool) {
        self.apart = apart;
    }

    pub fn push(&mut self, chat: ChatId) {
        self.chats.push(chat);
    }

    pub fn show(&mut self, chat: ChatId) {
        if self.chats.contains(&chat) {
            self.shown = chat;
        }
    }

    /// Takes a tab out; where it was shown its neighbour is.
    pub fn remove(&mut self, chat: ChatId) {
        let Some(at) = self.chats.iter().position(|known| *known == chat) else {
            return;
        };
        self.chats.remove(at);
        self.menu.take_if(|menu| menu.chat == chat);
        if self.shown == chat
            && let Some(next) = self.chats.get(at).or(self.chats.last())
        {
            self.shown = *next;
        }
    }

    pub fn update(&mut self, message: Message) -> Action {
        if message != Message::Menu {
            self.menu = None;
        }
        match message {
            Message::Strip(deed) => self.deed(deed),
            Message::Turn(by) => self.show_at(self.at(by)),
            Message::Nth(at) => self.show_at(Some(at)),
            Message::Carry(by) => {
                let from = self.chats.iter().position(|chat| *chat == self.shown);
                match (from, self.at(by)) {
                    (Some(from), Some(to)) => self.carry(from, to),
                    _ => Action::None,
                }
            }
            Message::Close(chat) => Action::Close(vec![chat]),
            Message::CloseShown => Action::Close(vec![self.shown]),
            Message::CloseOthers(chat) => {
                let others = self.chats.iter().filter(|other| **other != chat);
                Action::Close(others.copied().collect())
            }
            Message::Menu => {
                self.menu = Some(Menu {
                    chat: self.shown,
                    at: None,
                });
                Action::None
            }
            Message::Dismiss => Action::None,
            Message::Detach(chat) => Action::Detach(chat, None),
            Message::Join(chat) => Action::Join(chat),
        }
    }

    fn deed(&mut self, deed: Deed) -> Action {
        let chat = |at: usize| self.chats.get(at).copied();
        match deed {
            Deed::Press(at) => self.show_at(Some(at)),
            Deed::Close(at) => match chat(at) {
                Some(chat) => Action::Close(vec![chat]),
                None => Action::None,
            },
            Deed::Menu(at, point) => {
                let at_point = |chat| Menu {
                    chat,
                    at: Some(point),
                };
                self.menu = chat(at).map(at_point);
                Action::None
            }
            Deed::Move(from, to) => self.carry(from, to),
            Deed::Out(at, point) => match chat(at) {
                Some(chat) if self.chats.len() > 1 => Action::Detach(chat, Some(point)),
                _ => Action::None,
            },
        }
    }

    fn carry(&mut self, from: usize, to: usize) -> Action {
        if from.max(to) >= self.chats.len() || from == to {
            return Action::None;
        }
        let chat = self.chats.remove(from);
        self.chats.insert(to, chat);
        Action::Moved
    }

    /// The place so many further than the tab that is shown.
    fn at(&self, by: isize) -> Option<usize> {
        let at = self.chats.iter().position(|chat| *chat == self.shown)?;
        let count = isize::try_from(self.chats.len()).ok()?;
        let next = isize::try_from(at).ok()?.checked_add(by)?;
        usize::try_from(next.checked_rem_euclid(count)?).ok()
    }

    fn show_at(&self, at: Option<usize>) -> Action {
        match at.and_then(|at| self.chats.get(at)) {
            Some(chat) => Action::Show(*chat),
            None => Action::None,
        }
    }

    /// `content`, the conversation that is shown, below the tabs if these are wanted.
    pub fn view<'a, Outer: Clone + 'a>(
        &'a self,
        faces: Option<Vec<Face>>,
        content: Element<'a, Outer>,
        message: impl Fn(Message) -> Outer + Clone + 'a,
    ) -> Element<'a, Outer> {
        let all = self.chats.iter().map(|chat| chat.number()).collect();
        let content = deck(self.shown.number(), all, content);
        let tabbed = faces.is_some();
        let strip = faces.map(|faces| self.strip(faces).map(message.clone()));
        keys(column![strip, content], move |press| {
            bound(press, tabbed).map(&message)
        })
        .into()
    }

    fn strip(&self, faces: Vec<Face>) -> Element<'_, Message> {
        let at = self.chats.iter().position(|chat| *chat == self.shown);
        let roomy = faces.len() <= ROOMY;
        let tabs = faces.into_iter().map(|face| {
            let shown = face.chat == self.shown;
            tab(face, shown, roomy || shown)
        });
        let strip = strip(tabs.collect(), at.unwrap_or_default(), Message::Strip);
        let strip = focusable(strip).on_key(|key, modifiers| match *key {
            Key::Named(arrow @ (Named::ArrowLeft | Named::ArrowRight)) if modifiers.is_empty() => {
                Some(Message::Turn(if leads_back(arrow) { -1 } else { 1 }))
            }
            Key::Named(Named::Delete) => Some(Message::CloseShown),
            _ => None,
        });
        let menu = self.menu.map(|menu| self.menu(menu.chat));
        popup(strip, menu, Message::Dismiss)
            .at(self.menu.and_then(|menu| menu.at))
            .into()
    }

    fn menu(&self, chat: ChatId) -> Element<'_, Message> {
        let line = |drawing: &str, words: String, message: Message| {
            widget::menu_line(Some(drawing), words, message)
        };
        let several = self.chats.len() > 1;
        let place = if self.apart {
            Some(line(
                "icons/chevron-down",
                t!("tab-join"),
                Message::Join(chat),
            ))
        } else {
            several.then(|| line("icons/copy", t!("tab-detach"), Message::Detach(chat)))
        };
        let close = line("icons/close", t!("tab-close"), Message::Close(chat));
        let others = several.then(|| {
            let message = Message::CloseOthers(chat);
            line("icons/remove", t!("tab-close-others"), message)
        });
        let lines = place.into_iter().chain([close]).chain(others);
        widget::menu(lines, 224.0)
    }
}

/// What a key means, whatever has the focus.
fn bound(press: Press<'_>, tabbed: bool) -> Option<Message> {
    if press.when == When::Unused {
        return None;
    }
    let (command, shift) = (press.modifiers.command(), press.modifiers.shift());
    if let Key::Character(key) = press.key.as_ref()
        && command
        && !press.modifiers.alt()
    {
        return match key {
            "w" | "W" => Some(Message::CloseShown),
            digit if tabbed && !shift => {
                let number: usize = digit.parse().ok().filter(|at| (1..=9).contains(at))?;
                Some(Message::Nth(number - 1))
            }
            _ => None,
        };
    }
    let Key::Named(named) = press.key else {
        return None;
    };
    let message = match named {
        Named::Tab if command => Message::Turn(if shift { -1 } else { 1 }),
        Named::PageDown if command && shift => Message::Carry(1),
        Named::PageUp if command && shift => Message::Carry(-1),
        Named::PageDown if command => Message::Turn(1),
        Named::PageUp if command => Message::Turn(-1),
        Named::ContextMenu => Message::Menu,
        Named::F10 if shift => Message::Menu,
        _ => return None,
    };
    tabbed.then_some(message)
}

/// What is in a tab: the figure, the name, how many came, and the button that closes it.
fn tab<'a>(face: Face, shown: bool, closes: bool) -> Element<'a, Message> {
    let figure: Element<'a, Message> = match face.status {
        Some(status) => widget::drawing(assets::figure(status, face.blocked), 15.0, 15.0).into(),
        None => widget::icon("icons/people", 15.0),
    };
    // Bold, and with a number: not by a colour alone.
    let font = match face.unread {
        0 => fonts::interface(),
        _ => widget::bold(),
    };
    let ink = match shown || face.unread > 0 {
        true => |theme: &theme::Theme| theme.colors().text,
        false => |theme: &theme::Theme| theme.colors().dim,
    };
    let mut name = vec![Part::new(&face.name, font, 12.0, ink)];
    let mark = face.account.map(|(account, scheme)| {
        let account = format!(" · {account}");
        let dim: fn(&theme::Theme) -> iced::Color = |theme| theme.colors().dim;
        name.push(Part::new(&account, fonts::interface(), 12.0, dim));
        container(space().width(4).height(15))
            .style(move |theme| theme::container::mark(theme, scheme))
    });
    let name = line(name).width(Fill);
    let unread = (face.unread > 0).then(|| {
        let count = face.unread.min(99).to_string();
        container(text(count).size(10).font(widget::bold()))
            .padding([0, 4])
            .style(theme::container::info)
    });
    let close = closes.then(|| {
        iced::widget::button(widget::icon("icons/close", 8.0))
            .padding([4, 4])
            .style(theme::button::flat)
            .on_press(Message::Close(face.chat))
    });
    container(
        row![mark, figure, name]
            .push(unread)
            .push(close)
            .push((!closes).then(|| space().width(2)))
            .spacing(5)
            .align_y(Center),
    )
    .padding(iced::Padding {
        left: 7.0,
        right: 3.0,
        ..iced::Padding::ZERO
    })
    .width(Fill)
    .clip(true)
    .into()
}

#[cfg(test)]
pub mod tests;
