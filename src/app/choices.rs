//! The window of the options, and what its choices change.

use std::collections::BTreeSet;
use std::time::Instant;

use iced::{Size, Task, window};
use msnp::api::{AccountId, Address, ConversationId};
use papilio_store::{ContactSettings, WindowSize};

use super::heard::close;
use super::{App, Message, Window};
use crate::assets::raster;
use crate::i18n;
use crate::screen::contacts;
use crate::screen::options::{self, Action, Around, Setting};
use crate::services::desktop::wishes::Wish;
use crate::session::Habits;
use crate::sound::{self, Sound};
use crate::t;
use crate::theme::{self, Theme};

/// Logical pixels.
const SIZE: WindowSize = WindowSize {
    width: 570,
    height: 470,
};
const LEAST: Size = Size::new(420.0, 320.0);

impl App {
    /// Shows the options, in their window or a new one.
    pub(super) fn open_options(&mut self) -> Task<Message> {
        let open = self.windows.iter().find_map(|(id, window)| match window {
            Window::Options(_) => Some(*id),
            _ => None,
        });
        if let Some(id) = open {
            return Task::batch([window::minimize(id, false), window::gain_focus(id)]);
        }
        let look = self.outside.look();
        let (id, open) = window::open(self.settings(SIZE, LEAST));
        let state = options::State::new();
        self.windows.insert(id, Window::Options(state));
        Task::batch([open.map(Message::Opened), look])
    }

    pub(super) fn options_action(&mut self, id: window::Id, action: Action) -> Task<Message> {
        match action {
            Action::None => Task::none(),
            Action::Keep(setting) => self.keep_setting(setting),
            Action::Play(sound) => {
                let volume = self.services.settings().sounds.volume;
                self.play(sound, volume, Instant::now())
            }
            Action::PickSound(sound) => pick_sound(id, sound),
            Action::KeepAndPlay(setting, sound) => {
                let keep = self.keep_setting(setting);
                Task::batch([keep, self.options_action(id, Action::Play(sound))])
            }
            Action::Tell(account, command) => {
                if let Some(known) = self.accounts.get(&account) {
                    known.send(command);
                }
                Task::none()
            }
            Action::Connection(account) => match self.main_window(&account) {
                Some(main) => Task::batch([
                    self.contacts_action(main, contacts::Action::Connection.of(&account)),
                    window::gain_focus(main),
                ]),
                None => Task::none(),
            },
            Action::Scheme(account, scheme) => self.choose_scheme(&account, scheme),
            Action::Autostart(on) => self.start_with_system(on),
            Action::Close => close(id),
        }
    }

    fn keep_setting(&mut self, setting: Setting) -> Task<Message> {
        // Nobody tells any more that it has ended.
        let silent = setting == Setting::TellPlaying(false);
        let keep = self.services.change(move |settings| setting.put(settings));
        if silent {
            self.nothing_is_played();
        }
        self.settings_changed();
        Task::batch([keep.map(|()| Message::Done), self.arrange_chats()])
    }

    /// Lets everything be as the settings have it.
    pub(super) fn settings_changed(&mut self) {
        let settings = self.services.settings();
        i18n::choose(settings.appearance.locale.as_deref());
        self.theme = Theme::chosen(&settings.appearance.theme, self.desktop);
        let habits = Habits::of(settings);
        let mut unlogged = BTreeSet::new();
        for (id, account) in &mut self.accounts {
            account.session.habits = habits;
            account.session.ignore_fonts = settings.messages.ignore_fonts;
            let people = settings.contacts.people_of(id.as_str());
            let people = people.map(|(who, chosen)| (Address::new(who), chosen));
            account.session.people = people.collect();
            let people = account.session.people.iter();
            let silent = people.filter(|(_, chosen)| !chosen.log);
            unlogged.extend(silent.map(|(who, _)| (id.clone(), ConversationId::with(who))));
        }
        self.services.storage.unlogged().set(unlogged);
        let cache = u64::from(settings.messages.cache_mib) * 1024 * 1024;
        self.services.storage.object_room().set(cache);
        raster::sharpen(self.sharpness());
    }

    /// What was chosen about a contact of this account.
    pub(super) fn contact_settings(&self, id: &AccountId, email: &str) -> ContactSettings {
        let known = self.accounts.get(id);
        known.map_or_else(ContactSettings::default, |known| {
            known.session.chosen_about(&Address::new(email))
        })
    }

    /// Keeps what was chosen about a contact of this account.
    pub(super) fn choose_about(
        &mut self,
        id: &AccountId,
        who: &Address,
        chosen: ContactSettings,
    ) -> Task<Message> {
        let (id, who) = (id.clone(), who.clone());
        let keep = self.services.change(move |settings| {
            settings.contacts.choose(id.as_str(), who.as_str(), chosen);
        });
        self.settings_changed();
        keep.map(|()| Message::Done)
    }

    /// The desktop wants programs to look so.
    pub(super) fn desktop_wishes(&mut self, wish: Wish) -> Task<Message> {
        let before = self.desktop;
        match wish {
            Wish::Mode(mode) => self.desktop.mode = mode,
            Wish::Contrast(more) => self.desktop.more_contrast = more,
        }
        if self.desktop == before {
            return Task::none();
        }
        self.settings_changed();
        // The first window of the next run comes before the desktop can be asked.
        let chosen = Theme::chosen(theme::SYSTEM, self.desktop).key();
        let chosen = (chosen != Theme::classic().key()).then(|| chosen.to_owned());
        if self.services.settings().appearance.desktop_theme == chosen {
            return Task::none();
        }
        let keep = self.services.change(move |settings| {
            settings.appearance.desktop_theme.clone_from(&chosen);
        });
        keep.map(|()| Message::Done)
    }

    /// How large a window is shown, as a share of its usual size.
    pub(super) fn scale_factor(&self, _window: window::Id) -> f32 {
        // Nobody can read less, or get back from more.
        f32::from(self.services.settings().appearance.scale.clamp(100, 300)) / 100.0
    }

    /// What the options show.
    pub(super) fn around(&self) -> Around<'_> {
        let signed_in = self.accounts.iter().filter(|(_, account)| account.arrived);
        Around {
            settings: self.services.settings(),
            silence: self.silence.as_ref(),
            troubles: &self.outside.troubles,
            autostart: self.outside.autostart.as_ref(),
            accounts: signed_in
                .map(|(id, account)| options::Account {
                    id,
                    label: account.session.account_label(),
                    scheme: account.scheme,
                    strangers: account.session.me.allow_strangers,
                    connectable: !account.session.link.inside,
                })
                .collect(),
        }
    }
}

/// Lets the desktop show its dialog to choose a file for a sound, and sees whether it can be played.
fn pick_sound(id: window::Id, sound: Sound) -> Task<Message> {
    window::run(id, |window| {
        rfd::AsyncFileDialog::new()
            .set_title(t!("options-sound-pick"))
            .add_filter(t!("options-sound-files"), &["wav", "WAV", "wave"])
            .set_parent(window)
    })
    .then(|dialog| Task::future(dialog.pick_file()))
    .then(move |file| {
        let Some(file) = file else {
            return Task::none();
        };
        let path = file.path().to_owned();
        let checked = tokio::task::spawn_blocking(move || sound::check(&path).map(|()| path));
        Task::future(checked).then(move |checked| match checked {
            Ok(checked) => Task::done(options::Message::PickedSound(sound, checked)),
            Err(_) => Task::none(),
        })
    })
    .map(move |message| Message::Options(id, message))
}
