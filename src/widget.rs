//! Our own widgets, and iced's bound to our theme.

pub mod animated;
mod around;
mod button;
pub mod caret;
mod choice;
pub mod contrast;
pub mod deck;
pub mod drawing;
pub mod focus;
pub mod kept;
pub mod keys;
pub mod layer;
pub mod line;
pub mod list_row;
pub mod mirror;
pub mod popup;
pub mod pressable;
pub mod rich;
pub mod scroll;
pub mod strip;
pub mod transcript;

use iced::widget::{TextInput, container, row, text};
use iced::{Center, Font, Length};
use msnp::api::Status;

use crate::assets;
use crate::portrait::Portrait;
use crate::theme;
use crate::words;

pub use button::{button, checkbox};
pub use choice::choice;
pub use drawing::drawing;
pub use list_row::list_row;
pub use mirror::{middle, mirror, start};
pub use popup::popup;
pub use scroll::scrollable;

/// The mat and frame on each side of a picture, logical pixels.
const FRAME: f32 = 3.0;

/// A picture of this size has a wider frame in the colour of a status, logical pixels.
const LARGE: f32 = 60.0;

pub type Element<'a, Message> = iced::Element<'a, Message, crate::theme::Theme>;

/// A drawing in a square of `size` logical pixels.
pub fn icon<'a, Message: 'a>(path: &str, size: f32) -> Element<'a, Message> {
    drawing(assets::drawing(path), size, size).into()
}

/// A field for one line of text.
pub fn field<'a, Message: Clone>(hint: &str, value: &str) -> TextInput<'a, Message, theme::Theme> {
    iced::widget::text_input(hint, value).align_x(start())
}

/// A picture in its mat and frame; `size` is that of the picture alone.
pub fn portrait<'a, Message: 'a>(portrait: &Portrait, size: f32) -> Element<'a, Message> {
    container(picture_of(portrait, size))
        .padding(FRAME)
        .style(theme::container::picture)
        .into()
}

/// A picture in the frame of somebody with this status; `size` is that of the picture alone.
pub fn portrait_with<'a, Message: 'a>(
    portrait: &Portrait,
    size: f32,
    status: Status,
) -> Element<'a, Message> {
    let frame = if size < LARGE { FRAME } else { FRAME + 1.0 };
    container(picture_of(portrait, size))
        .padding(frame)
        .style(move |theme| theme::container::picture_with(theme, status, frame - 1.0))
        .into()
}

fn picture_of<'a, Message: 'a>(portrait: &Portrait, size: f32) -> Element<'a, Message> {
    match portrait {
        Portrait::Drawn(path) => icon(path, size),
        Portrait::Own(moving) => animated::animated(moving, size).into(),
    }
}

/// A line of a menu: a drawing (or room for one), and words.
pub fn menu_line<'a, Message: Clone + 'a>(
    drawing: Option<&str>,
    words: String,
    message: Message,
) -> Element<'a, Message> {
    let figure: Element<'a, Message> = match drawing {
        Some(path) => icon(path, 16.0),
        None => iced::widget::space().width(16).into(),
    };
    button(
        row![figure, text(words).wrapping(text::Wrapping::None)]
            .spacing(7)
            .align_y(Center),
    )
    .padding([3, 8])
    .width(Length::Fill)
    .style(theme::button::row)
    .on_press(message)
    .into()
}

/// The box of a menu round its lines.
pub fn menu<'a, Message: 'a>(
    lines: impl IntoIterator<Item = Element<'a, Message>>,
    width: f32,
) -> Element<'a, Message> {
    container(iced::widget::column(lines))
        .padding(3)
        .width(width)
        .style(theme::container::floating)
        .into()
}

/// The menu of statuses, each with its figure.
pub fn status_menu<'a, Message: Clone + 'a>(
    statuses: &[Status],
    choose: fn(Status) -> Message,
) -> Element<'a, Message> {
    let lines = statuses.iter().map(|&status| {
        menu_line(
            Some(assets::figure_path(status, false)),
            words::status(status),
            choose(status),
        )
    });
    menu(lines, 150.0)
}

/// The program's font, bold.
pub fn bold() -> Font {
    Font {
        weight: iced::font::Weight::Bold,
        ..crate::fonts::interface()
    }
}

/// The program's font, italic.
pub fn italic() -> Font {
    Font {
        style: iced::font::Style::Italic,
        ..crate::fonts::interface()
    }
}
