//! The page on what is heard.

use std::path::Path;

use iced::keyboard::{Key, key::Named};
use iced::widget::{column, container, row, slider, space, text};
use iced::{Center, Fill, Padding};

use super::view::{check, section, toggle};
use super::{Around, Message, Setting, State};
use crate::sound::Sound;
use crate::widget::pressable::focusable;
use crate::widget::{self, Element, button};
use crate::{t, theme};

/// How much louder or softer a press makes it.
const VOLUME_STEP: u8 = 5;

impl State {
    pub(super) fn sounds<'a>(&'a self, around: &Around<'a>) -> Element<'a, Message> {
        let sounds = &around.settings.sounds;
        let volume = self.volume.unwrap_or(sounds.volume).min(100);
        let silence = around.silence.map(|why| {
            container(text(why.words()).size(11))
                .padding([4, 8])
                .width(Fill)
                .style(theme::container::info)
        });
        let heard = Sound::ALL.into_iter().filter_map(|sound| {
            let on = sound.wish(&sounds.events)?;
            let listen = Message::Listen(sound);
            let play = button(widget::icon("icons/sound", 14.0))
                .padding([2, 5])
                .style(theme::button::flat)
                .on_press(listen);
            let set = move |on| Message::Set(Setting::Sound(sound, on));
            let line = row![toggle(on, when(sound), set), space().width(Fill)]
                .push(file(around, sound))
                .push(play)
                .spacing(4)
                .align_y(Center);
            let problem = self.unplayable.as_ref().filter(|(of, _)| *of == sound);
            let problem = problem.map(|(_, words)| {
                let words = text(words.as_str()).size(11);
                container(words.style(theme::text::danger)).padding(Padding::ZERO.left(21))
            });
            Some(column![line, problem].into())
        });
        column![
            silence,
            check(sounds.on, t!("options-sounds-on"), Setting::Sounds),
            loudness(volume),
            check(
                sounds.quiet_when_busy,
                t!("options-quiet-when-busy"),
                Setting::QuietWhenBusy
            ),
            section(t!("options-sounds-when"), column(heard).spacing(4)),
        ]
        .spacing(14)
        .into()
    }
}

/// The choice of a file for a sound, and of our own sound where there is one.
fn file<'a>(around: &Around<'a>, sound: Sound) -> Element<'a, Message> {
    let own = sound.own(&around.settings.sounds);
    let name = match own.and_then(Path::file_name) {
        Some(name) => name.to_string_lossy().into_owned(),
        None => t!("options-sound-file"),
    };
    let name = container(text(name).size(11)).max_width(110).clip(true);
    let pick = button(name)
        .padding([2, 5])
        .style(theme::button::link)
        .on_press(Message::PickSound(sound));
    let reset = own.map(|_| {
        button(widget::icon("icons/remove", 12.0))
            .padding([2, 4])
            .style(theme::button::flat)
            .on_press(Message::Set(Setting::SoundFile(sound, None)))
    });
    row![pick].push(reset).align_y(Center).into()
}

/// The slider of the volume; arrows move it while it has the focus.
fn loudness<'a>(volume: u8) -> Element<'a, Message> {
    let loud = slider(0..=100, volume, Message::Volume)
        .step(VOLUME_STEP)
        .on_release(Message::VolumeChosen)
        .width(180);
    let loud = focusable(loud).on_key(move |key, _| {
        let volume = match key {
            // It is not turned round with the window.
            Key::Named(Named::ArrowDown | Named::ArrowLeft) => volume.saturating_sub(VOLUME_STEP),
            Key::Named(Named::ArrowUp | Named::ArrowRight) => volume.saturating_add(VOLUME_STEP),
            Key::Named(Named::Home) => 0,
            Key::Named(Named::End) => 100,
            _ => return None,
        };
        Some(Message::Set(Setting::Volume(volume.min(100))))
    });
    row![
        text(t!("options-volume")),
        loud,
        text(t!("options-percent", percent = volume)),
    ]
    .spacing(8)
    .align_y(Center)
    .into()
}

fn when(sound: Sound) -> String {
    match sound {
        Sound::SignIn => t!("options-sound-sign-in"),
        Sound::Online => t!("options-sound-online"),
        Sound::Message => t!("options-sound-message"),
        Sound::Nudge => t!("options-sound-nudge"),
        Sound::Mail => t!("options-sound-mail"),
        Sound::FileDone => t!("options-sound-file-done"),
        Sound::Sent => t!("options-sound-sent"),
        Sound::Ring => t!("options-sound-ring"),
    }
}
