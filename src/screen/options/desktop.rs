//! The page on what is done with the desktop.

use iced::Fill;
use iced::widget::{column, container, row, text};
use papilio_store::{Toasts, WithoutTray};

use super::look::one_of;
use super::view::{check, note, section, toggle};
use super::{Around, Message, Setting};
use crate::services::desktop::toasts::Kind;
use crate::widget::Element;
use crate::{t, theme};

/// After how many minutes without input one can be idle.
const IDLE: [u16; 6] = [0, 3, 5, 10, 15, 30];

pub(super) fn desktop<'a>(around: &Around<'a>) -> Element<'a, Message> {
    column![
        section(t!("options-toasts"), toasts(around)),
        section(t!("options-idle"), idle(around)),
        section(t!("options-tray"), tray(around)),
        section(t!("options-start"), start(around)),
        section(t!("options-playing"), playing(around)),
    ]
    .spacing(18)
    .into()
}

fn toasts<'a>(around: &Around<'a>) -> Element<'a, Message> {
    let wishes = &around.settings.desktop.toasts;
    let kinds = [
        (Kind::Online, wishes.online, t!("options-toast-online")),
        (Kind::Message, wishes.message, t!("options-toast-message")),
        (Kind::Mail, wishes.mail, t!("options-toast-mail")),
        (Kind::Request, wishes.request, t!("options-toast-request")),
    ];
    let kinds = kinds.into_iter().map(|(kind, on, words)| {
        toggle(on, words, move |on| Message::Set(Setting::Toast(kind, on)))
    });
    let not = around.troubles.toasts.as_ref().map(|why| {
        let reason = why.words();
        warning(t!("options-toasts-not", reason = reason))
    });
    column![
        not,
        column(kinds).spacing(5),
        check(
            wishes.show_text,
            t!("options-toast-text"),
            Setting::ToastText
        ),
        note(t!("options-toast-what")),
    ]
    .spacing(7)
    .into()
}

fn idle<'a>(around: &Around<'a>) -> Element<'a, Message> {
    let chosen = around.settings.desktop.idle_minutes;
    let choices = IDLE.map(|minutes| {
        let words = match minutes {
            0 => t!("options-idle-never"),
            minutes => t!("options-idle-minutes", minutes = minutes),
        };
        let set = Setting::IdleMinutes(minutes);
        one_of(words, set, minutes == chosen)
    });
    let not = around.troubles.idle.as_ref().map(|why| {
        let reason = why.words();
        warning(t!("options-idle-not", reason = reason))
    });
    column![
        not,
        row(choices).spacing(3).wrap(),
        note(t!("options-idle-what")),
    ]
    .spacing(7)
    .into()
}

fn tray<'a>(around: &Around<'a>) -> Element<'a, Message> {
    let desktop = &around.settings.desktop;
    let not = around.troubles.tray.as_ref().map(|why| {
        let reason = why.words();
        warning(t!("options-tray-not", reason = reason))
    });
    let without_tray = [
        (WithoutTray::Ask, t!("options-without-tray-ask")),
        (WithoutTray::Quit, t!("options-without-tray-quit")),
        (WithoutTray::Stay, t!("options-without-tray-stay")),
    ]
    .map(|(what, words)| {
        let chosen = desktop.without_tray == what;
        one_of(words, Setting::WithoutTray(what), chosen)
    });
    column![
        not,
        check(
            desktop.stay_in_tray,
            t!("options-stay-in-tray"),
            Setting::StayInTray
        ),
        note(t!("options-without-tray")),
        row(without_tray).spacing(4).wrap().vertical_spacing(4),
    ]
    .spacing(7)
    .into()
}

fn start<'a>(around: &Around<'a>) -> Element<'a, Message> {
    match around.autostart {
        Some(Ok(on)) => column![
            toggle(*on, t!("options-autostart"), Message::Autostart),
            note(t!("options-autostart-what")),
        ]
        .spacing(4)
        .into(),
        Some(Err(why)) => warning(t!("options-autostart-not", reason = why.words())),
        None => note(t!("options-autostart")),
    }
}

fn playing<'a>(around: &Around<'a>) -> Element<'a, Message> {
    let not = around.troubles.playing.as_ref().map(|why| {
        let reason = why.words();
        warning(t!("options-playing-not", reason = reason))
    });
    column![
        not,
        check(
            around.settings.desktop.tell_playing,
            t!("options-tell-playing"),
            Setting::TellPlaying
        ),
    ]
    .spacing(7)
    .into()
}

/// Why something does not work.
fn warning<'a>(words: String) -> Element<'a, Message> {
    container(text(words).size(11))
        .padding([4, 8])
        .width(Fill)
        .style(theme::container::info)
        .into()
}

/// Whether this is told in the corner of the screen, to be changed.
pub(super) fn wish_mut(wishes: &mut Toasts, kind: Kind) -> &mut bool {
    match kind {
        Kind::Online => &mut wishes.online,
        Kind::Message => &mut wishes.message,
        Kind::Mail => &mut wishes.mail,
        Kind::Request => &mut wishes.request,
    }
}
