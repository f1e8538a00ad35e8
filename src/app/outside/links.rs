//! Other starts of the program, and the links they come with.

use iced::{Task, window};
use msnp::api::{AccountId, ConversationId};

use super::{App, Message};
use crate::app::Window;
use crate::app::windows::{Wanted, attention};
use crate::link::Link;
use crate::screen::contacts::{self, Who};
use crate::services::instance::{MOST_LINKS, Wish};
use crate::t;

impl App {
    /// Does what another start of the program wants: shows a window, and what its links are about.
    pub(super) fn started_again(&mut self, wish: Wish) -> Task<Message> {
        let Wish { links } = wish;
        self.outside.links.extend(links);
        self.outside.links.truncate(MOST_LINKS);
        match self.outside.links.is_empty() {
            true => self.come_forward(),
            false => self.follow_links(),
        }
    }

    /// Shows what the links are about that waited; where nobody is signed in they go on waiting.
    pub(in crate::app) fn follow_links(&mut self) -> Task<Message> {
        let links = std::mem::take(&mut self.outside.links);
        let tasks: Vec<_> = links
            .into_iter()
            .map(|link| match self.account_for(&link) {
                Some(account) => self.follow(&account, link),
                None => {
                    self.outside.links.push(link);
                    self.come_forward()
                }
            })
            .collect();
        Task::batch(tasks)
    }

    /// The account that has the contact on its list, else the one whose window is used, else any that is signed in.
    fn account_for(&self, link: &Link) -> Option<AccountId> {
        let arrived = || self.accounts.iter().filter(|(_, known)| known.arrived);
        let knows = arrived().find(|(_, known)| {
            let contact = known.session.roster.contact(link.contact());
            contact.is_some_and(|contact| contact.lists.forward)
        });
        let focused = || {
            let owner = match self.windows.get(&self.focused?)? {
                Window::Chats(tabs) => &self.chats.get(&tabs.shown())?.account,
                _ => return None,
            };
            arrived().find(|(id, _)| *id == owner)
        };
        let (id, _) = knows.or_else(focused).or_else(|| arrived().next())?;
        Some(id.clone())
    }

    fn follow(&mut self, account: &AccountId, link: Link) -> Task<Message> {
        match link {
            Link::Chat(contact) => {
                let conversation = ConversationId::with(&contact);
                self.open_conversation(account, &conversation, Wanted::ByUser)
            }
            Link::Add(contact) => match self.main_window(account) {
                Some(id) => {
                    let account = account.clone();
                    let who = Who {
                        account,
                        address: contact,
                    };
                    let add = contacts::Message::AddThem(who);
                    Task::batch([self.raise(id), self.take(Message::Contacts(id, add))])
                }
                None => Task::none(),
            },
            Link::Call(contact) => {
                self.say(account, t!("link-no-calls", contact = contact.as_str()));
                match self.main_window(account) {
                    Some(id) => self.raise(id),
                    None => Task::none(),
                }
            }
        }
    }

    /// Brings the main windows to the front, or opens one.
    pub(in crate::app) fn come_forward(&mut self) -> Task<Message> {
        let main = |window: &Window| matches!(window, Window::Contacts(..) | Window::SignIn(..));
        let mains: Vec<_> = self
            .windows
            .iter()
            .filter(|(_, window)| main(window))
            .map(|(id, _)| *id)
            .collect();
        match mains.is_empty() {
            true if !self.listed().is_empty() => self.open_list(),
            true => self.open_sign_in().1,
            false => Task::batch(mains.into_iter().map(|id| self.raise(id))),
        }
    }

    /// Brings a window to the front; where the desktop does not let a program do so, it asks to be looked at.
    pub(in crate::app) fn raise(&mut self, id: window::Id) -> Task<Message> {
        let show = match self.outside.hidden.remove(&id) {
            true => window::set_mode(id, window::Mode::Windowed),
            false => Task::none(),
        };
        let attention = match self.focused == Some(id) {
            true => Task::none(),
            false => attention(id, true),
        };
        Task::batch([
            show,
            window::minimize(id, false),
            attention,
            window::gain_focus(id),
        ])
    }
}
