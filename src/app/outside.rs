//! What reaches the program from outside its windows.

mod idle;
mod links;
mod playing;
mod toasts;
mod tray;

use std::collections::BTreeSet;

use iced::{Subscription, Task, window};
use msnp::api::AccountId;

use super::{App, Message};
use crate::link::Link;
use crate::services;
use crate::services::desktop::playing::{self as player, Piece};
use crate::services::desktop::toasts::{self as corner, Order, Toasts};
use crate::services::desktop::tray::{self as figure, Tray};
use crate::services::desktop::{Trouble, Troubles, autostart, idle as idle_time, wishes};
use crate::services::instance::{self, Wish};
use crate::theme::Theme;

/// What is known about the world outside.
#[derive(Debug, Default)]
pub(super) struct Outside {
    /// Links that wait until somebody is signed in.
    links: Vec<Link>,
    /// Those that are idle because nobody is at the computer.
    idle: BTreeSet<AccountId>,
    /// Whether the program starts with the system, once that was looked up.
    pub(super) autostart: Option<Result<bool, Trouble>>,
    /// What is being played, where contacts are to see it.
    playing: Option<Piece>,
    /// Windows that are not shown.
    pub(super) hidden: BTreeSet<window::Id>,
    /// The way to the tray, once there is one.
    tray: Option<Tray>,
    /// Something shows the tray.
    tray_works: bool,
    /// The way to the corner of the screen, once there is one.
    toasts: Option<Toasts>,
    /// What of the desktop cannot be used.
    pub(super) troubles: Troubles,
}

/// What happens there.
#[derive(Clone, Debug)]
pub enum News {
    /// The program was started once more.
    Started(Wish),
    Toasts(corner::Told),
    Idle(idle_time::Told),
    Tray(figure::Told),
    Playing(player::Told),
    /// How the desktop wants programs to look.
    Wish(wishes::Wish),
    /// Whether the program starts with the system.
    Autostart(Result<bool, Trouble>),
}

impl Outside {
    /// With links that the program was started with.
    pub(super) fn new(links: Vec<Link>) -> Self {
        Self {
            links,
            ..Self::default()
        }
    }

    /// This window is not to be shown, if something can bring it back.
    pub(super) fn start_hidden(&mut self, id: window::Id) {
        self.hidden.insert(id);
    }

    #[cfg(test)]
    pub(super) fn is_hidden(&self, id: window::Id) -> bool {
        self.hidden.contains(&id)
    }

    /// Finds out what of the desktop can be used: somebody wants to know.
    pub(super) fn look(&self) -> Task<Message> {
        if let Some(toasts) = &self.toasts {
            toasts.tell(Order::Look);
        }
        services::blocking(|| Message::Outside(News::Autostart(autostart::is_on())))
    }
}

impl App {
    /// Lets the program start with the system, or not any more.
    pub(super) fn start_with_system(&self, on: bool) -> Task<Message> {
        let folder = self.services.own_folder();
        services::blocking(move || {
            let starts = autostart::set(on, folder.as_deref());
            Message::Outside(News::Autostart(starts))
        })
    }

    pub(super) fn outside(&mut self, news: News) -> Task<Message> {
        match news {
            News::Started(wish) => self.started_again(wish),
            News::Toasts(told) => self.toast_told(told),
            News::Idle(told) => self.idle_told(told),
            News::Playing(told) => self.playing_told(told),
            News::Tray(told) => self.tray_told(told),
            News::Wish(wish) => self.desktop_wishes(wish),
            News::Autostart(starts) => {
                self.outside.autostart = Some(starts);
                Task::none()
            }
        }
    }

    /// Everything outside that is listened to.
    pub(super) fn listen_outside(&self) -> Subscription<Message> {
        let starts = match self.services.folder() {
            Some(folder) => Subscription::run_with(folder.to_owned(), instance::wishes),
            None => Subscription::none(),
        };
        let toasts = Subscription::run(corner::run);
        let idle = match self.services.settings().desktop.idle_minutes {
            0 => Subscription::none(),
            minutes => Subscription::run_with(minutes, idle_time::watch),
        };
        let playing = match self.services.settings().desktop.tell_playing {
            true => Subscription::run(player::watch),
            false => Subscription::none(),
        };
        let wishes = match self.follows_desktop() {
            true => wishes::watch(),
            false => Subscription::none(),
        };
        Subscription::batch([
            playing.map(News::Playing),
            starts.map(News::Started),
            toasts.map(News::Toasts),
            idle.map(News::Idle),
            wishes.map(News::Wish),
            Subscription::run(figure::run).map(News::Tray),
        ])
        .map(Message::Outside)
    }

    /// Whether the desktop is asked how programs are to look: where it chooses the theme, and not before a window is there.
    pub(super) fn follows_desktop(&self) -> bool {
        let setting = &self.services.settings().appearance.theme;
        !self.scales.is_empty() && Theme::is_left_to_desktop(setting)
    }
}
