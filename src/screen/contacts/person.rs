//! The row of a contact, in each of its sizes.

use iced::widget::{column, container, row, space, tooltip};
use iced::{Center, Color, Fill, Length, Padding, Shrink};
use msnp::api::Status;
use papilio_store::RowSize;

use super::Message;
use super::rows::contact_height;
use crate::portrait::Portrait;
use crate::session::{Contact, Said, Session};
use crate::theme::Theme;
use crate::widget::contrast::hardest;
use crate::widget::kept::kept;
use crate::widget::line::{Part, line};
use crate::widget::{self, Element};
use crate::{assets, fonts, i18n, t, theme, words};

/// Logical pixels left free at the left of a row.
const INDENT: f32 = 18.0;
/// And where lines end: the bar that the list is scrolled by stands there, over the rows.
const BAR: f32 = 11.0;

/// What a row shows of somebody.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    name: Said,
    status: Status,
    blocked: bool,
    /// Whether a message to their phone can be left.
    pages: bool,
    message: Said,
    /// What they listen to.
    media: Option<String>,
    picture: Portrait,
    size: RowSize,
}

impl Shown {
    fn of(session: &Session, contact: &Contact, size: RowSize) -> Self {
        let picture = match session.picture_of(&contact.address) {
            Some(moving) if size != RowSize::Compact => Portrait::Own(moving.clone()),
            _ => Portrait::Drawn("pictures/none"),
        };
        let media = contact.media.as_ref().filter(|_| contact.is_online());
        Self {
            name: session.named(&contact.address),
            status: contact.status,
            blocked: contact.is_blocked(),
            pages: session.can_page(contact),
            message: session.message_of(contact),
            media: media.map(|media| media.text.clone()),
            picture,
            size,
        }
    }
}

/// The row: one line with a figure, or two beside a picture.
pub fn row_of<'a>(session: &Session, contact: &Contact, size: RowSize) -> Element<'a, Message> {
    let shown = Shown::of(session, contact, size);
    kept(shown, (width(size), Shrink), |shown| {
        container(content(shown))
            .padding(Padding::ZERO.left(INDENT).right(BAR))
            .into()
    })
    .into()
}

/// A line is as wide as its words; beside a picture they have what there is.
fn width(size: RowSize) -> Length {
    match size {
        RowSize::Compact => Shrink,
        RowSize::Detailed | RowSize::Large => Fill,
    }
}

fn content(shown: &Shown) -> Element<'static, Message> {
    let side = match shown.size {
        RowSize::Compact => return compact(shown),
        RowSize::Detailed => 28.0,
        RowSize::Large => 48.0,
    };
    let picture = widget::portrait_with(&shown.picture, side, shown.status);
    let first = row![figure(shown), line(vec![name(shown), status(shown)])]
        .spacing(5)
        .align_y(Center);
    let mut second = row![].spacing(5).align_y(Center);
    if let Some(media) = &shown.media {
        second = second
            .push(widget::icon("icons/music-note", 12.0))
            .push(line(vec![dim(media).plain()]));
    } else {
        // There is room for what those who are offline said last, too.
        second = second.push(line(vec![said(shown, &shown.message.words)]));
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
    let shown = kept(
        Shown::of(session, contact, size),
        (width(size), Shrink),
        content,
    );
    let row = row![mark, shown]
        .spacing(INDENT - LEFT - MARK)
        .padding(Padding::ZERO.left(LEFT).right(BAR))
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

fn compact(shown: &Shown) -> Element<'static, Message> {
    let message = shown.message.words.as_str();
    let online = shown.status != Status::Offline;
    let said = if online && shown.media.is_none() && !message.is_empty() {
        said(shown, &t!("contact-message", message = message))
    } else {
        Part::nothing()
    };
    let parts = vec![name(shown), status(shown), said];
    let mut row = row![figure(shown), line(parts)]
        .spacing(6)
        .align_y(Center)
        .clip(true);
    if let Some(media) = &shown.media {
        row = row
            .push(widget::icon("icons/music-note", 12.0))
            .push(line(vec![dim(media).plain()]));
    }
    row.into()
}

fn figure<'a>(shown: &Shown) -> Element<'a, Message> {
    let figure = assets::figure(shown.status, shown.blocked);
    widget::drawing(figure, 16.0, 16.0).into()
}

fn name(shown: &Shown) -> Part {
    let Said { words, looks } = &shown.name;
    Part::new(words, fonts::interface(), fonts::SIZE as f32, |theme| {
        theme.colors().text
    })
    .looking(looks.as_ref(), words, paper)
}

/// The personal message, as it stands in `words`.
fn said(shown: &Shown, words: &str) -> Part {
    let message = &shown.message;
    dim(words).looking(message.looks.as_ref(), &message.words, paper)
}

/// Of the grounds that a row can have.
fn paper(theme: &Theme) -> Color {
    let colors = theme.colors();
    hardest(colors.text, [colors.pane, colors.hover, colors.selected])
}

/// "(Away)"; nothing for those who are simply there, or not.
fn status(shown: &Shown) -> Part {
    let status = if shown.blocked {
        Some(t!("contact-blocked"))
    } else if shown.status == Status::Offline && shown.pages {
        Some(t!("contact-mobile"))
    } else {
        let plain = matches!(shown.status, Status::Online | Status::Offline);
        (!plain).then(|| words::status(shown.status))
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
