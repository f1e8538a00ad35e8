//! The page on how everything looks: a small picture of each theme to choose from.

use iced::widget::{column, container, row, space, stack, text};
use iced::{Background, Border, Center, Color};

use super::schemes::schemes;
use super::view::{check, note, section};
use super::{Around, Message, Setting, State};
use crate::services::desktop::wishes;
use crate::theme::{self, SYSTEM, Theme};
use crate::widget::{self, Element, button};
use crate::{assets, i18n, t};

/// How large everything can be, in percent.
const SCALES: [u16; 7] = [100, 125, 150, 175, 200, 250, 300];

/// The size of the picture of a theme, logical pixels.
const WIDTH: f32 = 80.0;
const HEIGHT: f32 = 62.0;

impl State {
    pub(super) fn appearance<'a>(&'a self, around: &Around<'a>) -> Element<'a, Message> {
        let chosen = &around.settings.appearance;
        let known = Theme::names().any(|name| name == chosen.theme);
        let setting = if known { chosen.theme.as_str() } else { SYSTEM };
        let names = std::iter::once(SYSTEM).chain(Theme::names());
        let themes = names.map(|name| card(name, name == setting));
        let automatic = match wishes::CONTRAST_CAN_BE_TOLD {
            true => t!("options-theme-what-contrast"),
            false => t!("options-theme-what"),
        };
        let scales = SCALES.map(|percent| scale(percent, percent == chosen.scale));
        column![
            section(
                t!("options-theme"),
                column![row(themes).spacing(6).wrap(), note(automatic)].spacing(4)
            ),
            schemes(around),
            section(t!("options-scale"), row(scales).spacing(3).wrap()),
            section(
                t!("options-motion"),
                column![
                    check(
                        chosen.reduce_motion,
                        t!("options-reduce-motion"),
                        Setting::ReduceMotion
                    ),
                    note(t!("options-reduce-motion-what")),
                ]
                .spacing(4)
            ),
        ]
        .spacing(18)
        .into()
    }
}

/// A theme in small, with its name.
fn card<'a>(name: &str, chosen: bool) -> Element<'a, Message> {
    let (picture, words) = match Theme::named(name) {
        Some(theme) => {
            let words = i18n::words(&format!("theme-{name}"), &[]);
            (small(&theme, WIDTH), words)
        }
        None => {
            let halves = row![
                small(&Theme::classic(), WIDTH / 2.0),
                small(&Theme::night(), WIDTH / 2.0)
            ];
            (halves.into(), t!("theme-system"))
        }
    };
    let message = Message::Set(Setting::Theme(name.to_owned()));
    let framed = container(picture).padding(1).style(|theme: &Theme| {
        let border = Border {
            color: theme.colors().frame,
            width: 1.0,
            radius: 2.0.into(),
        };
        container::Style {
            border,
            ..container::Style::default()
        }
    });
    let press = button(
        column![framed, text(words).size(11)]
            .spacing(4)
            .align_x(Center),
    )
    .padding(5)
    .style(if chosen {
        theme::button::chosen
    } else {
        theme::button::flat_words
    })
    .on_press(message.clone());
    press.into()
}

/// The window of a theme in small: its header, a list, a conversation.
fn small<'a>(theme: &Theme, width: f32) -> Element<'a, Message> {
    let colors = theme.colors();
    let (header, scenic) = (theme.header(), theme.scene().is_some());
    let dot = |color: Color, width: f32| bar(color, width, 4.0);
    let head = container(
        row![
            bar(colors.frame, 10.0, 10.0),
            column![dot(colors.text, 18.0), dot(colors.head_dim, 12.0)].spacing(2),
        ]
        .spacing(4)
        .align_y(Center),
    )
    .padding([3, 5])
    .width(width)
    .height(18)
    .clip(true)
    .style(move |_| match scenic {
        true => container::Style::default(),
        false => filled(header),
    });
    let head: Element<'a, Message> = match theme.scene() {
        Some(scene) => {
            let scene = widget::drawing(assets::drawing(scene), width, 18.0);
            stack![scene.covering(), head].into()
        }
        None => head.into(),
    };
    let lines = [
        (colors.heading, 20.0),
        (colors.online, 26.0),
        (colors.away, 22.0),
        (colors.text, 28.0),
        (colors.dim, 18.0),
    ];
    let list = column(lines.map(|(color, long)| dot(color, long))).spacing(3);
    let pane = Background::Color(colors.pane);
    let list = container(list)
        .padding(5)
        .width(width)
        .height(HEIGHT - 18.0 - 8.0)
        .clip(true)
        .style(move |_| filled(pane));
    let band = bar(colors.band, width, 8.0);
    column![head, list, band].into()
}

fn bar<'a>(color: Color, width: f32, height: f32) -> Element<'a, Message> {
    container(space().width(width).height(height))
        .style(move |_| filled(Background::Color(color)))
        .into()
}

fn filled(background: Background) -> container::Style {
    container::Style {
        background: Some(background),
        ..container::Style::default()
    }
}

fn scale<'a>(percent: u16, chosen: bool) -> Element<'a, Message> {
    let words = t!("options-percent", percent = percent);
    one_of(words, Setting::Scale(percent), chosen)
}

/// One of several choices, of which one is chosen.
pub(super) fn one_of<'a>(words: String, setting: Setting, chosen: bool) -> Element<'a, Message> {
    let message = Message::Set(setting);
    let words = text(words).font(if chosen {
        widget::bold()
    } else {
        crate::fonts::interface()
    });
    let press = button(words)
        .padding([4, 5])
        .style(if chosen {
            theme::button::pressed
        } else {
            theme::button::raised
        })
        .on_press(message.clone());
    press.into()
}
