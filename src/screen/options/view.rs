//! The frame of the options: the pages at the side, the chosen one beside them.

use iced::widget::{column, container, row, rule, text};
use iced::{Center, Fill};

use super::{Around, Message, Page, Setting, State};
use crate::widget::layer::over_scene;
use crate::widget::{self, Element, button, checkbox};
use crate::{t, theme};

/// The width of the list of pages, logical pixels.
const SIDE: f32 = 138.0;

impl State {
    pub fn view<'a>(&'a self, around: &Around<'a>) -> Element<'a, Message> {
        let pages = Page::ALL.into_iter().map(|page| {
            let (drawing, words) = named(page);
            let line = row![widget::icon(drawing, 20.0), text(words)]
                .spacing(8)
                .align_y(Center);
            let press = button(line)
                .padding([6, 8])
                .width(Fill)
                .style(if page == self.page {
                    theme::button::row_selected
                } else {
                    theme::button::row
                })
                .on_press(Message::Page(page));
            press.into()
        });
        let side = container(column(pages).spacing(1))
            .padding([8, 0])
            .width(SIDE)
            .height(Fill)
            .style(theme::container::band);
        let (drawing, words) = named(self.page);
        let title = row![
            widget::icon(drawing, 28.0),
            text(words).size(16).font(widget::bold()),
        ]
        .spacing(10)
        .align_y(Center);
        let title = container(title)
            .padding([12, 16])
            .width(Fill)
            .style(theme::container::scenic);
        let page = self.page(around);
        let page = container(
            widget::scrollable(container(page).padding([14, 16]).width(Fill))
                .width(Fill)
                .height(Fill),
        )
        .style(theme::container::list);
        let close = button(text(t!("close")))
            .padding([5, 18])
            .on_press(Message::Close);
        let close = container(close)
            .padding([7, 12])
            .align_right(Fill)
            .style(theme::container::band);
        row![
            side,
            rule::vertical(1),
            column![
                over_scene(title),
                rule::horizontal(1),
                page,
                rule::horizontal(1),
                close
            ]
        ]
        .into()
    }
}

/// The drawing and the words of a page.
fn named(page: Page) -> (&'static str, String) {
    match page {
        Page::Appearance => ("icons/color", t!("options-appearance")),
        Page::Language => ("icons/language", t!("options-language")),
        Page::Messages => ("icons/emoticon", t!("options-messages")),
        Page::Sounds => ("icons/sound", t!("options-sounds")),
        Page::Desktop => ("icons/place", t!("options-desktop")),
        Page::Privacy => ("icons/lock", t!("options-privacy")),
        Page::Connection => ("icons/connection", t!("options-connection")),
        Page::Keyboard => ("icons/keyboard", t!("options-keyboard")),
        Page::About => ("icons/papilio", t!("options-about")),
    }
}

/// A part of a page, under its title.
pub(super) fn section<'a>(
    title: String,
    content: impl Into<Element<'a, Message>>,
) -> Element<'a, Message> {
    column![text(title).font(widget::bold()), content.into()]
        .spacing(7)
        .into()
}

/// Something that is on or off.
pub(super) fn check<'a>(
    on: bool,
    words: String,
    setting: fn(bool) -> Setting,
) -> Element<'a, Message> {
    toggle(on, words, move |on| Message::Set(setting(on)))
}

/// Something that is on or off, and what happens when it changes.
pub(super) fn toggle<'a>(
    on: bool,
    words: String,
    message: impl Fn(bool) -> Message + 'a,
) -> Element<'a, Message> {
    checkbox(on, words).on_toggle(message).into()
}

/// Words beside the point.
pub(super) fn note<'a>(words: String) -> Element<'a, Message> {
    text(words).size(11).style(theme::text::dim).into()
}

/// A button of a page.
pub(super) fn act<'a>(words: String, message: Message) -> Element<'a, Message> {
    let press = button(text(words))
        .padding([4, 12])
        .on_press(message.clone());
    press.into()
}
