//! The colours of each account.

use iced::Center;
use iced::widget::{column, container, row, space, text};
use msnp::api::AccountId;

use super::view::{note, section};
use super::{Account, Around, Message};
use crate::theme::{self, Scheme, Theme};
use crate::widget::{self, Element, button};
use crate::{fonts, i18n, t};

/// The accounts that are signed in, each with the colours to choose from.
pub(super) fn schemes<'a>(around: &Around<'a>) -> Element<'a, Message> {
    let accounts = around.accounts.iter().map(|account| of(account));
    let accounts: Element<'a, Message> = match around.accounts.is_empty() {
        true => note(t!("options-schemes-signed-out")),
        false => column(accounts).spacing(10).into(),
    };
    let words = note(t!("options-schemes-what"));
    section(t!("options-schemes"), column![accounts, words].spacing(6))
}

fn of<'a>(account: &Account<'a>) -> Element<'a, Message> {
    let automatic = one(account.id, None, account.scheme.is_none());
    let named = Scheme::ALL.into_iter().map(|scheme| {
        let chosen = account.scheme == Some(scheme);
        one(account.id, Some(scheme), chosen)
    });
    let all = std::iter::once(automatic).chain(named);
    column![
        note(account.label.to_owned()),
        row(all).spacing(4).wrap().vertical_spacing(4)
    ]
    .spacing(4)
    .into()
}

/// A button with the colour and its name.
fn one<'a>(account: &AccountId, scheme: Option<Scheme>, chosen: bool) -> Element<'a, Message> {
    let words = match scheme {
        Some(scheme) => i18n::words(&format!("scheme-{}", scheme.name()), &[]),
        None => t!("scheme-automatic"),
    };
    let words = text(words).font(match chosen {
        true => widget::bold(),
        false => fonts::interface(),
    });
    let mark = scheme.map(|scheme| {
        container(space().width(10).height(10))
            .style(move |theme: &Theme| theme::container::mark(theme, scheme))
    });
    let message = Message::Scheme(account.clone(), scheme);
    let press = button(row![mark, words].spacing(5).align_y(Center))
        .padding([4, 6])
        .style(match chosen {
            true => theme::button::pressed,
            false => theme::button::raised,
        })
        .on_press(message.clone());
    press.into()
}
