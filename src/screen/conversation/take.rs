//! Making an emoticon that somebody else uses one of the user's own.

use std::sync::Arc;

use iced::widget::{column, row, space, text};
use iced::{Center, Fill};

use super::Action;
use super::dialog::{self, Outcome};
use crate::moving::Moving;
use crate::services::EmoticonChange;
use crate::session::{Conversation, EntryKind, Session};
use crate::widget::animated::animated;
use crate::widget::transcript::Line;
use crate::widget::{self, Element, bold, button};
use crate::{t, theme};

/// The edge of the emoticon, in logical pixels.
const SIDE: f32 = 50.0;

/// The emoticon, and the shortcut it is to have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Take {
    sha1d: Arc<str>,
    picture: Moving,
    shortcut: String,
    working: bool,
    problem: Option<String>,
}

#[derive(Clone, Debug)]
pub enum Message {
    Shortcut(String),
    Add,
    /// That was tried; what went wrong with it, in words.
    Changed(Option<String>),
}

impl Take {
    /// The emoticon that is written so in a line of a conversation.
    pub fn of(
        session: &Session,
        conversation: &Conversation,
        (line, written): (Line, &str),
    ) -> Option<Self> {
        let EntryKind::Text(entry) = &conversation.entry(line)?.kind else {
            return None;
        };
        let sha1d = conversation.emoticons_of(&entry.from)?.get(written)?;
        Some(Self {
            picture: session.pictures.get(sha1d)?.clone(),
            sha1d: Arc::clone(sha1d),
            shortcut: written.to_owned(),
            working: false,
            problem: None,
        })
    }

    pub fn update(&mut self, message: Message) -> Outcome {
        match message {
            Message::Shortcut(text) => {
                self.shortcut = text;
                self.problem = None;
                Outcome::Stay
            }
            Message::Add if self.working => Outcome::Stay,
            Message::Add => {
                self.working = true;
                Outcome::Ask(Action::ChangeEmoticons(EmoticonChange::Take {
                    sha1d: Arc::clone(&self.sha1d),
                    shortcut: self.shortcut.trim().to_owned(),
                }))
            }
            Message::Changed(None) => Outcome::Close,
            Message::Changed(problem) => {
                self.working = false;
                self.problem = problem;
                Outcome::Stay
            }
        }
    }

    /// `id` is that of the field.
    pub fn view(&self, id: iced::widget::Id) -> Element<'_, dialog::Message> {
        let field = widget::field("", &self.shortcut)
            .id(id)
            .on_input(|text| dialog::Message::Take(Message::Shortcut(text)))
            .on_submit(dialog::Message::Take(Message::Add))
            .padding([5, 7]);
        let problem = self
            .problem
            .as_ref()
            .map(|words| text(words.as_str()).size(11).style(theme::text::danger));
        column![
            text(t!("own-emoticons-take")).font(bold()).size(13),
            row![
                animated(&self.picture, SIDE),
                column![
                    text(t!("own-emoticons-shortcut"))
                        .size(11)
                        .style(theme::text::dim),
                    field
                ]
                .spacing(2)
                .width(Fill)
            ]
            .spacing(12)
            .align_y(Center),
            problem,
            row![
                space().width(Fill),
                button(text(t!("add-button")).font(bold()))
                    .padding([4, 14])
                    .on_press(dialog::Message::Take(Message::Add)),
                button(text(t!("cancel")).font(bold()))
                    .padding([4, 14])
                    .on_press(dialog::Message::Cancel)
            ]
            .spacing(8),
        ]
        .spacing(9)
        .into()
    }
}
