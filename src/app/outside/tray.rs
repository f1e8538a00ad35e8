//! The tray, and windows that are not shown while there is one.

use std::ffi::OsStr;

use iced::{Task, window};
use msnp::api::Command;

use super::{App, Message};
use crate::app::Window;
use crate::app::heard::close;
use crate::services::desktop::tray::{Face, Told};

impl App {
    /// What the tray tells.
    pub(super) fn tray_told(&mut self, told: Told) -> Task<Message> {
        match told {
            Told::Ready(tray) => {
                tray.show(&self.tray_face());
                self.outside.tray = Some(tray);
                Task::none()
            }
            Told::Works(Ok(())) => {
                self.outside.tray_works = true;
                self.outside.troubles.tray = None;
                Task::none()
            }
            Told::Works(Err(trouble)) => {
                self.outside.tray_works = false;
                self.outside.troubles.tray = Some(trouble);
                self.show_hidden()
            }
            Told::Open => self.come_forward(),
            Told::Status(status) => {
                for (id, account) in &self.accounts {
                    if account.session.is_online() {
                        // It is chosen, not only until somebody is back.
                        self.outside.idle.remove(id);
                        account.send(Command::SetStatus { status });
                    }
                }
                Task::none()
            }
            Told::SignOut => self.sign_all_out(),
            Told::Quit => self.end(),
        }
    }

    /// Closes every window, and ends.
    pub(in crate::app) fn end(&mut self) -> Task<Message> {
        let closing: Vec<_> = self.windows.keys().copied().map(close).collect();
        self.windows.clear();
        Task::batch(closing).chain(self.quit())
    }

    /// Shows in the tray how things are.
    pub(in crate::app) fn show_face(&self) {
        if let Some(tray) = &self.outside.tray {
            tray.show(&self.tray_face());
        }
    }

    pub(in crate::app) fn tray_face(&self) -> Face {
        let arrived = || self.accounts.values().filter(|known| known.arrived);
        let online = arrived().find(|known| known.session.is_online());
        Face {
            status: online.map(|known| known.session.me.status),
            unread: arrived().map(|known| known.session.unread()).sum(),
        }
    }

    /// Whether something else than a window shows that the program runs.
    pub(in crate::app) fn has_tray(&self) -> bool {
        self.outside.tray_works
    }

    /// Whether closing this window only hides it: there is a tray to bring it back.
    pub(in crate::app) fn hides(&self, id: window::Id) -> bool {
        self.outside.tray_works
            && self.services.settings().desktop.stay_in_tray
            && matches!(self.windows.get(&id), Some(Window::Contacts(..)))
    }

    pub(in crate::app) fn hide(&mut self, id: window::Id) -> Task<Message> {
        self.outside.hidden.insert(id);
        unseen(id)
    }

    /// A window is open. One that was to be hidden is, if something can bring it back.
    pub(in crate::app) fn opened_hidden(&mut self, id: window::Id) -> Task<Message> {
        if !self.outside.hidden.contains(&id) {
            return Task::none();
        }
        match self.outside.troubles.tray.is_some() {
            true => self.show_hidden(),
            false => unseen(id),
        }
    }

    /// Nothing would bring the hidden windows back: they are shown, but in front of nothing.
    fn show_hidden(&mut self) -> Task<Message> {
        let hidden = std::mem::take(&mut self.outside.hidden);
        Task::batch(hidden.into_iter().map(|id| {
            let show = window::set_mode(id, window::Mode::Windowed);
            Task::batch([show, window::minimize(id, true)])
        }))
    }
}

/// Takes a window from the screen. Wayland has no hidden windows: there it is as small as can be.
fn unseen(id: window::Id) -> Task<Message> {
    let set = |name| std::env::var_os(name).is_some_and(|value| value != OsStr::new(""));
    match set("WAYLAND_DISPLAY") || set("WAYLAND_SOCKET") {
        true => window::minimize(id, true),
        false => window::set_mode(id, window::Mode::Hidden),
    }
}
