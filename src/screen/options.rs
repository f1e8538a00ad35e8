//! What the user can choose, page by page; each choice holds at once.

mod desktop;
mod look;
mod pages;
mod schemes;
mod sounds;
mod view;

use std::path::PathBuf;

use iced::keyboard::{self, Modifiers, key::Named};
use msnp::api::{AccountId, Command};
use papilio_store::{Settings, WithoutTray};

use crate::services::desktop::toasts::Kind;
use crate::services::desktop::{Trouble as Missing, Troubles};
use crate::sound::{Sound, Trouble};
use crate::theme::Scheme;

/// A page of the options.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    #[default]
    Appearance,
    Language,
    Messages,
    Sounds,
    Desktop,
    Privacy,
    Connection,
    Keyboard,
    About,
}

impl Page {
    pub const ALL: [Self; 9] = [
        Self::Appearance,
        Self::Language,
        Self::Messages,
        Self::Sounds,
        Self::Desktop,
        Self::Privacy,
        Self::Connection,
        Self::Keyboard,
        Self::About,
    ];

    /// The page so many further, round and round.
    fn next(self, by: isize) -> Self {
        let pages = Self::ALL.iter().cycle();
        let at = Self::ALL.iter().position(|page| *page == self);
        let steps = by.rem_euclid(Self::ALL.len() as isize) as usize;
        let mut pages = pages.skip(at.unwrap_or_default() + steps);
        pages.next().copied().unwrap_or_default()
    }
}

/// Something that was chosen and is kept in the settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The name of a theme, or [`SYSTEM`](crate::theme::SYSTEM).
    Theme(String),
    /// The tag of a language; that of the desktop where there is none.
    Locale(Option<String>),
    /// How large everything is, in percent.
    Scale(u16),
    ReduceMotion(bool),
    EnterSends(bool),
    ShowTimes(bool),
    Emoticons(bool),
    TellTyping(bool),
    /// For so many days what was said is kept; 0 for ever.
    KeepDays(u16),
    /// So many MiB of pictures of others are kept.
    CacheMib(u16),
    IgnoreFonts(bool),
    /// Whether names have the colours and styles of Messenger Plus!.
    NameLooks(bool),
    /// Whether conversations are in tabs of one window.
    Tabs(bool),
    /// Whether a window asks to be looked at when somebody wrote there.
    Attention(bool),
    Sounds(bool),
    /// From 0 to 100.
    Volume(u8),
    QuietWhenBusy(bool),
    /// Whether this is heard.
    Sound(Sound, bool),
    /// The file that is heard instead; our own sound where there is none.
    SoundFile(Sound, Option<PathBuf>),
    /// Whether this is told in the corner of the screen.
    Toast(Kind, bool),
    /// Whether what was written stands there.
    ToastText(bool),
    /// Whether contacts see what is being played.
    TellPlaying(bool),
    /// Whether the program goes on in the tray when the list is closed.
    StayInTray(bool),
    WithoutTray(WithoutTray),
    /// Minutes without input after which one is idle; 0 for never.
    IdleMinutes(u16),
}

impl Setting {
    /// Writes it into the settings.
    pub fn put(&self, settings: &mut Settings) {
        match self {
            Self::Theme(name) => settings.appearance.theme.clone_from(name),
            Self::Locale(tag) => settings.appearance.locale.clone_from(tag),
            Self::Scale(percent) => settings.appearance.scale = *percent,
            Self::ReduceMotion(on) => settings.appearance.reduce_motion = *on,
            Self::EnterSends(on) => settings.messages.enter_sends = *on,
            Self::ShowTimes(on) => settings.messages.show_times = *on,
            Self::Emoticons(on) => settings.messages.emoticons = *on,
            Self::TellTyping(on) => settings.messages.tell_typing = *on,
            Self::KeepDays(days) => settings.messages.keep_days = *days,
            Self::CacheMib(mib) => settings.messages.cache_mib = *mib,
            Self::IgnoreFonts(on) => settings.messages.ignore_fonts = *on,
            Self::NameLooks(on) => settings.messages.name_looks = *on,
            Self::Tabs(on) => settings.messages.tabs = *on,
            Self::Attention(on) => settings.messages.attention = *on,
            Self::Sounds(on) => settings.sounds.on = *on,
            Self::Volume(volume) => settings.sounds.volume = *volume,
            Self::QuietWhenBusy(on) => settings.sounds.quiet_when_busy = *on,
            Self::Toast(kind, on) => *desktop::wish_mut(&mut settings.desktop.toasts, *kind) = *on,
            Self::TellPlaying(on) => settings.desktop.tell_playing = *on,
            Self::StayInTray(on) => settings.desktop.stay_in_tray = *on,
            Self::WithoutTray(what) => settings.desktop.without_tray = *what,
            Self::IdleMinutes(minutes) => settings.desktop.idle_minutes = *minutes,
            Self::ToastText(on) => settings.desktop.toasts.show_text = *on,
            Self::SoundFile(sound, file) => {
                let files = &mut settings.sounds.files;
                match file {
                    Some(path) => files.insert(sound.key().to_owned(), path.clone()),
                    None => files.remove(sound.key()),
                };
            }
            Self::Sound(sound, on) => {
                if let Some(wanted) = sound.wish_mut(&mut settings.sounds.events) {
                    *wanted = *on;
                }
            }
        }
    }
}

/// What the options show besides what was chosen.
#[derive(Debug)]
pub struct Around<'a> {
    pub settings: &'a Settings,
    /// Why nothing was heard, if so.
    pub silence: Option<&'a Trouble>,
    /// What of the desktop cannot be used.
    pub troubles: &'a Troubles,
    /// Whether the program starts with the system, or why it cannot; `None` until that is known.
    pub autostart: Option<&'a Result<bool, Missing>>,
    /// The accounts that are signed in.
    pub accounts: Vec<Account<'a>>,
}

/// An account that is signed in.
#[derive(Debug)]
pub struct Account<'a> {
    pub id: &'a AccountId,
    /// What it is called.
    pub label: &'a str,
    /// The colours that were chosen for it.
    pub scheme: Option<Scheme>,
    /// Whether people on neither list may see us and write.
    pub strangers: bool,
    /// Whether there is a way to the server that can be chosen.
    pub connectable: bool,
}

#[derive(Clone, Debug)]
pub enum Message {
    Page(Page),
    Set(Setting),
    /// The slider of the volume moves.
    Volume(u8),
    /// It was let go.
    VolumeChosen,
    /// Lets a sound be heard.
    Listen(Sound),
    /// Lets the user choose a file of their own for a sound.
    PickSound(Sound),
    /// It was chosen; in words why it cannot be played.
    PickedSound(Sound, Result<PathBuf, String>),
    Strangers(AccountId, bool),
    /// Whether the program starts with the system.
    Autostart(bool),
    /// Shows how the server of this account is reached.
    Connection(AccountId),
    /// The colours of an account; the program chooses where there are none.
    Scheme(AccountId, Option<Scheme>),
    Close,
}

/// What the screen asks of the app.
#[derive(Debug)]
pub enum Action {
    None,
    Keep(Setting),
    /// Let this be heard, though nothing happened.
    Play(Sound),
    /// Let the desktop show its dialog to choose a file for this sound.
    PickSound(Sound),
    /// Keep it, then let a sound show what it means.
    KeepAndPlay(Setting, Sound),
    Tell(AccountId, Command),
    Connection(AccountId),
    /// Keep the colours of an account.
    Scheme(AccountId, Option<Scheme>),
    /// Let the program start with the system, or not.
    Autostart(bool),
    Close,
}

/// The screen.
#[derive(Debug)]
pub struct State {
    page: Page,
    /// The volume while its slider moves.
    volume: Option<u8>,
    /// Why a file cannot be the sound it was chosen for, in words.
    unplayable: Option<(Sound, String)>,
}

impl State {
    pub fn new() -> Self {
        Self {
            page: Page::default(),
            volume: None,
            unplayable: None,
        }
    }

    pub fn update(&mut self, message: Message) -> Action {
        match message {
            Message::Page(page) => {
                self.page = page;
                Action::None
            }
            Message::Set(volume @ Setting::Volume(_)) => {
                Action::KeepAndPlay(volume, Sound::Message)
            }
            Message::Set(setting) => {
                self.unplayable = None;
                Action::Keep(setting)
            }
            Message::Volume(volume) => {
                self.volume = Some(volume);
                Action::None
            }
            Message::VolumeChosen => match self.volume.take() {
                Some(volume) => Action::KeepAndPlay(Setting::Volume(volume), Sound::Message),
                None => Action::None,
            },
            Message::Listen(sound) => Action::Play(sound),
            Message::PickSound(sound) => Action::PickSound(sound),
            Message::PickedSound(sound, Ok(path)) => {
                self.unplayable = None;
                Action::KeepAndPlay(Setting::SoundFile(sound, Some(path)), sound)
            }
            Message::PickedSound(sound, Err(words)) => {
                self.unplayable = Some((sound, words));
                Action::None
            }
            Message::Strangers(account, allow_strangers) => {
                Action::Tell(account, Command::SetPrivacy { allow_strangers })
            }
            Message::Autostart(on) => Action::Autostart(on),
            Message::Connection(account) => Action::Connection(account),
            Message::Scheme(account, scheme) => Action::Scheme(account, scheme),
            Message::Close => Action::Close,
        }
    }

    /// A key that no widget wanted.
    pub fn key(&mut self, key: &keyboard::Key, modifiers: Modifiers) -> Action {
        let keyboard::Key::Named(named) = key else {
            return Action::None;
        };
        match named {
            Named::Escape => Action::Close,
            Named::Tab if modifiers.command() => self.turn(if modifiers.shift() { -1 } else { 1 }),
            Named::PageDown if modifiers.command() => self.turn(1),
            Named::PageUp if modifiers.command() => self.turn(-1),
            _ => Action::None,
        }
    }

    fn turn(&mut self, by: isize) -> Action {
        self.page = self.page.next(by);
        Action::None
    }
}

#[cfg(test)]
pub mod tests;
