//! Opening, raising and closing windows.

use std::time::Duration;

use iced::window::UserAttention;
use iced::{Size, Task, window};
use msnp::api::AccountId;
use papilio_store::{WindowSize, Windows, WithoutTray};

use super::heard::close;
use super::{App, Message, Window};
use crate::assets::raster;
use crate::screen::{contacts, conversation, sign_in};
use crate::t;

/// Logical pixels.
const MAIN_LEAST: Size = Size::new(240.0, 400.0);

/// A window that keeps its size for so long is meant to have it.
const SETTLED: Duration = Duration::from_secs(1);

/// Why a window comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// The user wants it: it gets the keyboard.
    ByUser,
    /// Somebody wrote: it must not take the keyboard.
    ByOther,
    /// It was open in the last run: it must not take the keyboard, and need not be looked at.
    Again,
}

impl App {
    /// Opens a main window to sign in; the remembered accounts are read once it is there.
    pub(super) fn open_sign_in(&mut self) -> (window::Id, Task<Message>) {
        let size = self.services.settings().windows.main;
        let (id, open) = window::open(self.settings(size, MAIN_LEAST));
        let state = sign_in::State::new(id, self.servers());
        self.windows
            .insert(id, Window::SignIn(Box::new(state), None));
        (id, open.map(Message::Opened))
    }

    /// The window where this account is: the list, or the form it is signed in from.
    pub(super) fn main_window(&self, account: &AccountId) -> Option<window::Id> {
        let listed = self.accounts.get(account).is_some_and(|known| known.listed);
        match listed {
            true => self.list_window(),
            false => self.form_of(account),
        }
    }

    /// All windows of this account.
    pub(super) fn windows_of(&self, account: &AccountId) -> Vec<window::Id> {
        let listed = self.accounts.get(account).is_some_and(|known| known.listed);
        let of = |window: &Window| match window {
            Window::Contacts(_) => listed,
            Window::Chats(tabs) => {
                let mut chats = tabs.chats().iter().filter_map(|id| self.chats.get(id));
                chats.any(|chat| chat.account == *account)
            }
            Window::SignIn(_, owner) => owner.as_ref() == Some(account),
            Window::Options(_) | Window::Archive(_) => false,
        };
        self.windows
            .iter()
            .filter(|(_, window)| of(window))
            .map(|(id, _)| *id)
            .collect()
    }

    pub(super) fn window_event(&mut self, id: window::Id, event: window::Event) -> Task<Message> {
        match event {
            window::Event::CloseRequested => self.close_wanted(id),
            window::Event::Closed => self.closed(id),
            window::Event::Focused => {
                self.focused = Some(id);
                Task::batch([attention(id, false), self.looked_at(id)])
            }
            window::Event::Unfocused => {
                self.focused.take_if(|focused| *focused == id);
                Task::none()
            }
            window::Event::Resized(size) => {
                self.sizes.insert(id, size);
                // Each step of dragging a corner comes here.
                Task::future(async move {
                    tokio::time::sleep(SETTLED).await;
                    Message::Settled(id, size)
                })
            }
            window::Event::Rescaled(scale) => {
                self.scales.insert(id, scale);
                raster::sharpen(self.sharpness());
                Task::none()
            }
            window::Event::FileDropped(path) => match self.windows.get(&id) {
                Some(Window::Contacts(..)) => {
                    self.take(Message::Contacts(id, contacts::Message::dropped(path)))
                }
                Some(Window::Chats(tabs)) => {
                    let file = conversation::Message::File(path);
                    self.take(Message::Conversation(tabs.shown(), file))
                }
                _ => Task::none(),
            },
            _ => Task::none(),
        }
    }

    /// Asks how sharp the screen is that a window stands on.
    pub(super) fn ask_scale(id: window::Id) -> Task<Message> {
        window::scale_factor(id)
            .map(move |scale| Message::Window(id, window::Event::Rescaled(scale)))
    }

    /// How many pixels a logical one has, on the sharpest of the screens with a window.
    pub(super) fn sharpness(&self) -> f32 {
        let scales = self.scales.iter();
        let scales = scales.map(|(id, scale)| scale * self.scale_factor(*id));
        scales.reduce(f32::max).unwrap_or(1.0)
    }

    /// The user closes a window. The list hides where there is a tray; where there is none, and nothing else is open, the
    /// user says what is meant.
    fn close_wanted(&mut self, id: window::Id) -> Task<Message> {
        if self.hides(id) {
            return self.hide(id);
        }
        let last = self.windows.len() == 1 && !self.has_tray();
        let Some(Window::Contacts(list)) = self.windows.get_mut(&id).filter(|_| last) else {
            return close(id);
        };
        match self.services.settings().desktop.without_tray {
            WithoutTray::Ask if list.ask_to_leave(&self.accounts) => window::gain_focus(id),
            WithoutTray::Stay => window::minimize(id, true),
            WithoutTray::Ask | WithoutTray::Quit => close(id),
        }
    }

    /// What closing the list means was answered.
    pub(super) fn leave(&mut self, id: window::Id, answer: contacts::Leave) -> Task<Message> {
        let kept = if answer.always {
            let chosen = answer.chosen;
            let keep = self
                .services
                .change(move |settings| settings.desktop.without_tray = chosen);
            keep.map(|()| Message::Done)
        } else {
            Task::none()
        };
        let left = match answer.chosen {
            WithoutTray::Stay => window::minimize(id, true),
            WithoutTray::Ask | WithoutTray::Quit => close(id),
        };
        // Kept before the program ends.
        kept.chain(left)
    }

    /// The window had this size a while ago: if it still has, the next one of its kind gets it, in this run or another.
    pub(super) fn settled(&mut self, id: window::Id, size: Size) -> Task<Message> {
        if self.sizes.get(&id) != Some(&size) {
            return Task::none();
        }
        let Some(window) = self.windows.get(&id) else {
            return Task::none();
        };
        if matches!(window, Window::Options(_) | Window::Archive(_)) {
            return Task::none();
        }
        let conversation = matches!(window, Window::Chats(_));
        // Negative and too large numbers end at the nearest that fits.
        let size = WindowSize {
            width: size.width.round() as u16,
            height: size.height.round() as u16,
        };
        let of = move |windows: &mut Windows| match conversation {
            true => std::mem::replace(&mut windows.conversation, size),
            false => std::mem::replace(&mut windows.main, size),
        };
        if of(&mut self.services.settings().windows.clone()) == size {
            return Task::none();
        }
        self.services
            .change(move |settings| {
                of(&mut settings.windows);
            })
            .map(|()| Message::Done)
    }

    /// The window is gone. An account whose last window it was is signed out; with the last window the program ends.
    fn closed(&mut self, id: window::Id) -> Task<Message> {
        self.sizes.remove(&id);
        self.scales.remove(&id);
        self.focused.take_if(|focused| *focused == id);
        let mut noted = Vec::new();
        let accounts: Vec<AccountId> = match self.windows.remove(&id) {
            Some(Window::Contacts(_)) => self.listed(),
            Some(Window::Chats(tabs)) => {
                let chats = tabs.chats().iter();
                let owners = chats.filter_map(|chat| self.chats.get(chat));
                let owners = owners.map(|chat| chat.account.clone()).collect();
                noted.extend(tabs.chats().iter().map(|chat| self.forget_chat(*chat)));
                owners
            }
            Some(Window::SignIn(_, account)) => account.into_iter().collect(),
            Some(Window::Options(_) | Window::Archive(_)) | None => Vec::new(),
        };
        if self.windows.is_empty() {
            return self.quit();
        }
        for account in accounts {
            if self.windows_of(&account).is_empty() {
                self.forget_account(&account);
            }
        }
        Task::batch(noted)
    }

    /// A main window shows the contacts from now on.
    pub(super) fn show_contacts(&mut self, id: window::Id) {
        let mut state = contacts::State::new(id, self.services.arrangement(), &self.accounts);
        state.fold_again(&self.services.settings().contacts.folded, &self.accounts);
        self.windows.insert(id, Window::Contacts(Box::new(state)));
    }

    /// The servers one can choose from: those that come with the program, one's own, and the demo.
    pub(super) fn servers(&self) -> Vec<sign_in::Choice> {
        let mut choices: Vec<_> = self
            .services
            .profiles()
            .into_iter()
            .map(|profile| sign_in::Choice {
                server: sign_in::Server::Profile(profile.id),
                name: profile.name,
            })
            .collect();
        choices.push(sign_in::Choice {
            server: sign_in::Server::Demo,
            name: t!("sign-in-server-demo"),
        });
        choices.push(sign_in::Choice {
            server: sign_in::Server::Custom {
                address: String::new(),
                services: String::new(),
            },
            name: t!("sign-in-server-custom"),
        });
        choices
    }

    pub(super) fn settings(&self, size: WindowSize, least: Size) -> window::Settings {
        window::Settings {
            size: Size::new(
                f32::from(size.width).max(least.width),
                f32::from(size.height).max(least.height),
            ),
            min_size: Some(least),
            icon: crate::assets::window_icon(),
            exit_on_close_request: false,
            #[cfg(target_os = "linux")]
            platform_specific: window::settings::PlatformSpecific {
                application_id: "papilio".to_owned(),
                ..window::settings::PlatformSpecific::default()
            },
            ..window::Settings::default()
        }
    }
}

/// Asks the desktop to show that the window wants to be looked at, or not any more.
pub(super) fn attention<T>(id: window::Id, wanted: bool) -> Task<T> {
    window::request_user_attention(id, wanted.then_some(UserAttention::Informational))
}
