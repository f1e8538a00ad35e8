//! The conversation on the screen, from top to bottom.

mod actions;
mod input;
mod people;
mod status;
mod to;

use iced::keyboard::{Key, key::Named};
use iced::widget::{column, container, float, row, rule, text};
use iced::{Fill, Top};

use super::lines::SessionLines;
use super::{Message, Panel, State, info, search, transfers};
use crate::session::{Habits, Session};
use crate::theme::{self, Theme};
use crate::widget::focus::modal;
use crate::widget::keys::{When, keys};
use crate::widget::transcript::{Look, Palette, transcript};
use crate::widget::{Element, button, icon};
use crate::{assets, fonts, i18n};

/// The size of everything that is read.
const SIZE: f32 = 12.0;
impl State {
    pub fn view<'a>(&'a self, session: &'a Session, theme: &Theme) -> Element<'a, Message> {
        // In the order of the eye.
        let actions = self.actions(session);
        let mut body = row![
            column![
                self.info(session),
                self.search_bar(session),
                container(self.transcript(session, theme))
                    .padding(1)
                    .width(Fill)
                    .height(Fill)
                    .style(theme::container::pane),
                transfers::shelf(session, &self.conversation)
                    .map(|shelf| shelf.map(Message::Transfer)),
                self.input(session),
            ]
            .spacing(6)
            .padding(iced::Padding {
                top: 7.0,
                right: if self.pictures { 0.0 } else { 7.0 },
                bottom: 7.0,
                left: 7.0,
            })
        ];
        if self.pictures {
            body = body.push(self.people_column(session));
        }
        let window = column![
            actions,
            rule::horizontal(1),
            self.to(session),
            rule::horizontal(1),
            container(body)
                .width(Fill)
                .height(Fill)
                .style(theme::container::backdrop),
            rule::horizontal(1),
            self.status(session),
        ];
        let shaken = self.shaken;
        let window: Element<'a, Message> = if shaken == iced::Vector::ZERO {
            window.into()
        } else {
            float(window).translate(move |_, _| shaken).into()
        };
        let dialog = self.dialog.as_ref().map(|dialog| {
            let dialog = dialog.view(session, &self.conversation, self.dialog_id());
            dialog.map(Message::Dialog)
        });
        let window = modal(window, dialog);
        let covered = self.dialog.is_some();
        let open = self.panel != Panel::None;
        let searching = self.search.is_some();
        keys(window, move |press| {
            let unused = press.when == When::Unused;
            // A field in a dialog would take Escape to itself; here it closes the dialog.
            if *press.key == Key::Named(Named::Escape) && press.modifiers.is_empty() {
                return (covered || searching || unused).then_some(Message::Escape);
            }
            let find = |message| (!covered && !unused).then_some(Message::Find(message));
            match press.key.as_ref() {
                Key::Character("f" | "F") if press.modifiers.command() => {
                    return find(search::Message::Open);
                }
                Key::Named(Named::F3) if searching && press.modifiers.shift() => {
                    return find(search::Message::Newer);
                }
                Key::Named(Named::F3) if searching => return find(search::Message::Older),
                _ => {}
            }
            let text = press.writes().filter(|_| unused && !covered && !open)?;
            Some(Message::Typed(text.to_owned()))
        })
        .into()
    }

    /// The yellow bar.
    fn info<'a>(&'a self, session: &'a Session) -> Option<Element<'a, Message>> {
        let info = info::find(session, &self.conversation, &self.dismissed)?;
        let (words, deed) = info.words(session, &self.conversation);
        let link = |words: String, message: Message| {
            button(text(words).size(11))
                .padding(0)
                .style(theme::button::link)
                .on_press(message)
        };
        let bar = row![
            container(icon("icons/warning", 14.0)).padding([1, 0]),
            container(text(words).size(11)).width(Fill)
        ]
        .push(deed.map(|(words, message)| link(words, message)))
        .push(info.can_be_dismissed().then(|| {
            button(icon("icons/close", 9.0))
                .padding([3, 2])
                .style(theme::button::link)
                .on_press(Message::DismissInfo(info))
        }))
        .spacing(7)
        .align_y(Top);
        Some(
            container(bar)
                .padding([3, 8])
                .width(Fill)
                .style(theme::container::info)
                .into(),
        )
    }

    fn transcript<'a>(&'a self, session: &'a Session, theme: &Theme) -> Element<'a, Message> {
        let lines = SessionLines::new(session, self.known(session));
        let look = Look {
            plain: session.ignore_fonts,
            ..look(theme, session.habits)
        };
        let mark = self.search.as_ref().and_then(|search| search.mark.clone());
        transcript(lines, look, Message::Transcript)
            .id(self.transcript_id())
            .mark(mark)
            .into()
    }
}

/// How the transcript looks in a theme.
pub fn look(theme: &Theme, habits: Habits) -> Look {
    let colors = theme.colors();
    Look {
        palette: Palette {
            background: colors.pane,
            least_contrast: theme.least_contrast(),
            text: colors.text,
            dim: colors.dim,
            link: colors.accent,
            selection: colors.selected,
            danger: colors.danger,
            line: colors.scrollbar,
            button: colors.button_top,
        },
        font: fonts::interface(),
        size: SIZE,
        times: habits.show_times,
        emoticons: habits.emoticons,
        name_looks: habits.name_looks,
        plain: false,
        language: i18n::language(),
        nudge: Some(assets::drawing("icons/nudge")),
    }
}
