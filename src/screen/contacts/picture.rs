//! Choosing the own picture.

use std::path::PathBuf;

use iced::widget::{button, column, container, row, text};
use iced::window;
use msn_media::picture::Picture;

use super::dialog::{self, Dialog, act, card, stops_name};
use super::{Action, State, widget_id};
use crate::portrait::{Choice, DRAWN, Portrait};
use crate::session::Session;
use crate::widget::pressable::pressable;
use crate::widget::stops::{self, Stops};
use crate::widget::{self, Element};
use crate::{t, theme};

/// Pictures in a line.
pub const COLUMNS: isize = 3;

/// What happens meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choosing {
    /// The desktop was asked to show its dialog.
    picking: bool,
    /// The file that is being read: of another one nobody wants to know any more.
    reading: Option<PathBuf>,
    problem: Option<String>,
}

#[derive(Clone, Debug)]
pub enum Message {
    /// The drawn picture with this path.
    Drawn(&'static str),
    PickFile,
    /// The desktop's dialog is closed. It does not say whether it could be opened at all.
    Picked(Option<PathBuf>),
    /// A file fell onto the window.
    Dropped(PathBuf),
    /// The file was read.
    Read(PathBuf, Result<Picture, String>),
}

impl State {
    /// Opens the dialog, the keyboard on the picture that is shown now.
    pub(super) fn change_picture(&mut self, session: &Session) -> Action {
        let done = self.finish_edit();
        self.trouble = None;
        let show = self.show(Dialog::Picture(Choosing::default()), session);
        let on = match &session.picture {
            Portrait::Drawn(path) => self.id(path),
            Portrait::Own(_) => self.id("picture-file"),
        };
        let focus = Action::Run(iced::widget::operation::focus(on));
        Action::Several(vec![done, show, focus])
    }

    pub(super) fn picture_message(&mut self, message: Message, session: &mut Session) -> Action {
        let Some(Dialog::Picture(choosing)) = &mut self.dialog else {
            return Action::None;
        };
        match message {
            Message::Drawn(path) => self.chosen_picture(Choice::Drawn(path), session),
            Message::PickFile => {
                choosing.problem = None;
                if std::mem::replace(&mut choosing.picking, true) {
                    return Action::None;
                }
                Action::PickPicture
            }
            Message::Picked(path) => {
                if !std::mem::take(&mut choosing.picking) {
                    return Action::None;
                }
                path.map_or(Action::None, |path| choosing.read(path))
            }
            Message::Dropped(path) => choosing.read(path),
            Message::Read(path, picture) => {
                if choosing.reading.take_if(|known| *known == path).is_none() {
                    return Action::None;
                }
                match picture {
                    Ok(picture) => self.chosen_picture(Choice::Own(picture), session),
                    Err(words) => {
                        choosing.problem = Some(words);
                        Action::None
                    }
                }
            }
        }
    }

    fn chosen_picture(&mut self, choice: Choice, session: &mut Session) -> Action {
        self.dialog = None;
        session.picture = choice.clone().into();
        Action::KeepPicture(choice)
    }

    /// What the keyboard walks through.
    pub(super) fn picture_ids(&self) -> Vec<iced::widget::Id> {
        DRAWN
            .into_iter()
            .chain(["picture-file"])
            .map(|part| self.id(part))
            .chain([stops::id(&stops_name(self.window), 0)])
            .collect()
    }
}

impl Choosing {
    /// Reads this file, unless one is being read.
    fn read(&mut self, path: PathBuf) -> Action {
        if self.reading.is_some() {
            return Action::None;
        }
        self.problem = None;
        self.reading = Some(path.clone());
        Action::ReadPicture(path)
    }

    pub fn card<'a>(
        &'a self,
        session: &'a Session,
        window: window::Id,
    ) -> Element<'a, dialog::Message> {
        let cell = |path: &'static str| {
            let shown = Portrait::Drawn(path);
            let style = if shown == session.picture {
                theme::container::chosen
            } else {
                container::transparent
            };
            let picture = container(widget::portrait(&shown, 56.0))
                .padding(4)
                .style(style);
            pressable(
                widget_id(window, path),
                picture,
                dialog::Message::Picture(Message::Drawn(path)),
            )
            .into()
        };
        let lines = DRAWN
            .chunks(COLUMNS.unsigned_abs())
            .map(|line| row(line.iter().copied().map(cell)).spacing(7).into());
        let pick = dialog::Message::Picture(Message::PickFile);
        let file = pressable(
            widget_id(window, "picture-file"),
            button(text(t!("picture-file")))
                .padding([4, 10])
                .on_press(pick.clone()),
            pick,
        );
        let small = |words: String| text(words).size(11);
        let said = match (&self.problem, &self.reading) {
            (Some(words), _) => small(words.clone()).style(theme::text::danger),
            (None, Some(_)) => small(t!("picture-reading")).style(theme::text::dim),
            (None, None) => small(t!("picture-drop")).style(theme::text::dim),
        };
        card(
            t!("picture-title"),
            column![
                column(lines).spacing(7),
                file,
                said,
                small(t!("picture-only-you")).style(theme::text::dim),
            ]
            .spacing(8)
            .into(),
            vec![act(
                &Stops::new(stops_name(window)),
                t!("cancel"),
                dialog::Message::Close,
            )],
        )
    }
}
