//! The row of a contact, in each of its sizes.

use iced::widget::{column, container, row, space, tooltip};
use iced::{Center, Color, Fill, Padding};
use msnp::api::Status;
use papilio_store::RowSize;

use super::Message;
use super::rows::contact_height;
use crate::portrait::Portrait;
use crate::session::{Contact, Session};
use crate::theme::Theme;
use crate::widget::contrast::hardest;
use crate::widget::line::{Part, line};
use crate::widget::{self, Element};
use crate::{assets, fonts, i18n, t, theme, words};

/// Logical pixels left free at the left of a row.
const INDENT: f32 = 18.0;

/// The row: one line with a figure, or two beside a picture.
pub fn row_of<'a>(session: &Session, contact: &Contact, size: RowSize) -> Element<'a, Message> {
    container(content(session, contact, size))
        .padding(Padding::ZERO.left(INDENT))
        .into()
}

fn content<'a>(session: &Session, contact: &Contact, size: RowSize) -> Element<'a, Message> {
    let side = match size {
        RowSize::Compact => return compact(session, contact),
        RowSize::Detailed => 28.0,
        RowSize::Large => 48.0,
    };
    let shown = match session.picture_of(&contact.address) {
        Some(moving) => Portrait::Own(moving.clone()),
        None => Portrait::Drawn("pictures/none"),
    };
    let picture = widget::portrait_with(&shown, side, contact.status);
    let first = row![
        figure(contact),
        line(vec![name(session, contact), status(session, contact)])
    ]
    .spacing(5)
    .align_y(Center);
    let mut second = row![].spacing(5).align_y(Center);
    if let Some(media) = contact.media.as_ref().filter(|_| contact.is_online()) {
        second = second
            .push(widget::icon("icons/music-note", 12.0))
            .push(line(vec![dim(&media.text).plain()]));
    } else {
        // There is room for what those who are offline said last, too.
        second = second.push(line(vec![said(
            session,
            contact,
            &contact.personal_message,
        )]));
    }
    row![picture, column![first, second].width(Fill).clip(true)]
        .spacing(8)
        .align_y(Center)
        .clip(true)
        .into()
}

/// Width of the mark of an account, logical pixels.
pub const MARK: f32 = 4.0;

/// A row with the mark of the account whose contact it is; under the pointer its name is told.
pub fn marked<'a>(session: &'a Session, contact: &Contact, size: RowSize) -> Element<'a, Message> {
    const LEFT: f32 = 6.0;
    let mark = mark(session, contact_height(size) - 4.0);
    let row = row![mark, content(session, contact, size)]
        .spacing(INDENT - LEFT - MARK)
        .padding(Padding::ZERO.left(LEFT))
        .align_y(Center);
    let account = session.account_label();
    let address = contact.address.as_str();
    let words = t!("contact-of-account", address = address, account = account);
    tooltip(
        row,
        super::header::hint(words),
        tooltip::Position::FollowCursor,
    )
    .into()
}

/// The mark of an account.
pub fn mark<'a>(session: &Session, height: f32) -> Element<'a, Message> {
    let scheme = session.scheme;
    container(space().width(MARK).height(height))
        .style(move |theme| theme::container::mark(theme, scheme))
        .into()
}

fn compact<'a>(session: &Session, contact: &Contact) -> Element<'a, Message> {
    let message = contact.personal_message.as_str();
    let said = if contact.is_online() && contact.media.is_none() && !message.is_empty() {
        said(session, contact, &t!("contact-message", message = message))
    } else {
        Part::nothing()
    };
    let parts = vec![name(session, contact), status(session, contact), said];
    let mut row = row![figure(contact), line(parts)]
        .spacing(6)
        .align_y(Center)
        .clip(true);
    if let Some(media) = contact.media.as_ref().filter(|_| contact.is_online()) {
        row = row
            .push(widget::icon("icons/music-note", 12.0))
            .push(line(vec![dim(&media.text).plain()]));
    }
    row.into()
}

fn figure<'a>(contact: &Contact) -> Element<'a, Message> {
    let figure = assets::figure(contact.status, contact.is_blocked());
    widget::drawing(figure, 16.0, 16.0).into()
}

fn name(session: &Session, contact: &Contact) -> Part {
    let name = contact.shown_name();
    Part::new(name, fonts::interface(), fonts::SIZE as f32, |theme| {
        theme.colors().text
    })
    .looking(session.looks_of(&contact.address), name, paper)
}

/// The personal message, as it stands in `words`.
fn said(session: &Session, contact: &Contact, words: &str) -> Part {
    let looks = contact.message_looks();
    let looks = looks.filter(|_| session.habits.name_looks);
    dim(words).looking(looks, &contact.personal_message, paper)
}

/// Of the grounds that a row can have.
fn paper(theme: &Theme) -> Color {
    let colors = theme.colors();
    hardest(colors.text, [colors.pane, colors.hover, colors.selected])
}

/// "(Away)"; nothing for those who are simply there, or not.
fn status(session: &Session, contact: &Contact) -> Part {
    let status = if contact.is_blocked() {
        Some(t!("contact-blocked"))
    } else if !contact.is_online() && session.can_page(contact) {
        Some(t!("contact-mobile"))
    } else {
        let plain = matches!(contact.status, Status::Online | Status::Offline);
        (!plain).then(|| words::status(contact.status))
    };
    match status {
        Some(status) => dim(&t!("contact-status", status = status)).plain(),
        None => Part::nothing(),
    }
}

fn dim(words: &str) -> Part {
    // The mark keeps what begins with a sign going from left to right.
    let mark = if i18n::is_right_to_left() {
        ""
    } else {
        "\u{200e}"
    };
    Part::new(
        &format!("{mark} {words}"),
        fonts::interface(),
        fonts::SIZE as f32,
        |theme| theme.colors().dim,
    )
}
