//! Choosing the own picture.

use std::path::PathBuf;

use iced::widget::{column, container, row, text};
use iced::{Vector, window};

use super::cropper::{self, Cropper};
use super::dialog::{self, Dialog, act, card};
use super::{Action, Key, State, widget_id};
use crate::portrait::{Choice, DRAWN, OwnPicture, Portrait, Uncut};
use crate::session::{Session, Sessions};
use crate::widget::pressable::pressable;
use crate::widget::{self, Element, button};
use crate::{t, theme};

/// Pictures in a line.
pub const COLUMNS: isize = 5;
/// The edge of one of them, in logical pixels.
const SIDE: f32 = 34.0;
/// How far an arrow key moves a picture of which a square is chosen, in logical pixels.
const KEY: f32 = 8.0;

/// What happens meanwhile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choosing {
    /// The desktop was asked to show its dialog.
    picking: bool,
    /// The file that is being read: of another one nobody wants to know any more.
    reading: Option<PathBuf>,
    /// The clipboard is being looked at.
    pasting: bool,
    /// The user's own pictures that were chosen before.
    earlier: Vec<OwnPicture>,
    /// The picture of which a square is being chosen.
    cropper: Option<Cropper>,
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
    Read(PathBuf, Result<Uncut, String>),
    Paste,
    /// What was on the clipboard, if there was a picture.
    Pasted(Option<Result<Uncut, String>>),
    Crop(cropper::Message),
    /// Takes the square that is seen.
    Use,
    /// The own picture was made of it; or why not, in words.
    Cut(Result<OwnPicture, String>),
    /// Another picture is to be chosen.
    Back,
    /// The pictures that were chosen before.
    Earlier(Vec<OwnPicture>),
    /// Takes one of them.
    Again(usize),
}

impl State {
    /// Opens the dialog, the keyboard on the picture that is shown now.
    pub(super) fn change_picture(&mut self, session: &Session) -> Action {
        self.trouble = None;
        let show = self.show(Dialog::Picture(Choosing::default()), session);
        let on = match &session.picture {
            Portrait::Drawn(path) => self.id(path),
            Portrait::Own(_) => self.id("picture-file"),
        };
        let focus = Action::Run(iced::widget::operation::focus(on));
        let earlier = Action::EarlierPictures.of(&session.account);
        Action::Several(vec![show, earlier, focus])
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
                choosing.came(picture)
            }
            Message::Paste => {
                choosing.problem = None;
                if std::mem::replace(&mut choosing.pasting, true) {
                    return Action::None;
                }
                Action::PastePicture
            }
            Message::Pasted(picture) => {
                if !std::mem::take(&mut choosing.pasting) {
                    return Action::None;
                }
                let picture = picture.unwrap_or_else(|| Err(t!("picture-nothing-to-paste")));
                choosing.came(picture)
            }
            Message::Crop(message) => {
                if let Some(cropper) = &mut choosing.cropper {
                    cropper.update(&message);
                }
                Action::None
            }
            Message::Use => match &choosing.cropper {
                Some(cropper) => {
                    let (picture, cut) = cropper.cut();
                    Action::CutPicture(picture, cut)
                }
                None => Action::None,
            },
            // Meanwhile another one may be looked for.
            Message::Cut(_) if choosing.cropper.is_none() => Action::None,
            Message::Cut(Ok(picture)) => self.chosen_picture(Choice::Own(picture), session),
            Message::Cut(Err(words)) => {
                choosing.cropper = None;
                choosing.problem = Some(words);
                Action::None
            }
            Message::Back => {
                choosing.cropper = None;
                Action::None
            }
            Message::Earlier(earlier) => {
                choosing.earlier = earlier;
                Action::None
            }
            Message::Again(at) => match choosing.earlier.get(at).cloned() {
                Some(picture) => self.chosen_picture(Choice::Own(picture), session),
                None => Action::None,
            },
        }
    }

    fn chosen_picture(&mut self, choice: Choice, session: &mut Session) -> Action {
        self.dialog = None;
        session.picture = choice.clone().into();
        Action::KeepPicture(choice)
    }

    /// A key while a square is being chosen; `None` when none is.
    pub(super) fn crop_key(&mut self, key: &Key, sessions: &mut dyn Sessions) -> Option<Action> {
        let Some(Dialog::Picture(choosing)) = &self.dialog else {
            return None;
        };
        choosing.cropper.as_ref()?;
        let moved = |x: f32, y: f32| cropper::Message::Moved(Vector::new(x, y) * KEY);
        let message = match key {
            Key::Enter => Message::Use,
            Key::Escape => Message::Back,
            Key::Left => Message::Crop(moved(1.0, 0.0)),
            Key::Right => Message::Crop(moved(-1.0, 0.0)),
            Key::Up => Message::Crop(moved(0.0, 1.0)),
            Key::Down => Message::Crop(moved(0.0, -1.0)),
            Key::Typed(sign) if sign == "+" => Message::Crop(cropper::Message::Larger(1.0)),
            Key::Typed(sign) if sign == "-" => Message::Crop(cropper::Message::Larger(-1.0)),
            _ => return Some(Action::None),
        };
        Some(self.in_dialog(dialog::Message::Picture(message), sessions))
    }

    /// The pictures, through which arrows walk.
    pub(super) fn picture_ids(&self) -> Vec<iced::widget::Id> {
        let earlier = match &self.dialog {
            Some(Dialog::Picture(choosing)) => choosing.earlier.len(),
            _ => 0,
        };
        let earlier = (0..earlier).map(|at| self.id(&again(at)));
        let drawn = DRAWN.into_iter().map(|part| self.id(part));
        drawn.chain(earlier).collect()
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

    /// A picture was read: its square is chosen now; or it is said why not.
    fn came(&mut self, picture: Result<Uncut, String>) -> Action {
        match picture {
            Ok(picture) => self.cropper = Some(Cropper::new(picture)),
            Err(words) => self.problem = Some(words),
        }
        Action::None
    }

    pub fn card<'a>(
        &'a self,
        session: &'a Session,
        window: window::Id,
    ) -> Element<'a, dialog::Message> {
        let message = dialog::Message::Picture;
        if let Some(cropper) = &self.cropper {
            return card(
                t!("picture-cut-title"),
                cropper.view().map(move |m| message(Message::Crop(m))),
                vec![
                    act(t!("back"), message(Message::Back)),
                    act(t!("picture-use"), message(Message::Use)),
                ],
            );
        }
        let cell = |part: &str, shown: Portrait, pressed: Message| {
            let style = if shown == session.picture {
                theme::container::chosen
            } else {
                container::transparent
            };
            let picture = container(widget::portrait(&shown, SIDE))
                .padding(2)
                .style(style);
            pressable(widget_id(window, part), picture, message(pressed)).into()
        };
        let drawn = |path: &'static str| cell(path, Portrait::Drawn(path), Message::Drawn(path));
        let lines = DRAWN
            .chunks(COLUMNS.unsigned_abs())
            .map(|line| row(line.iter().copied().map(drawn)).spacing(1).into());
        let earlier = (!self.earlier.is_empty()).then(|| {
            let before = self.earlier.iter().enumerate().map(|(at, picture)| {
                let shown = Portrait::Own(picture.shown.clone());
                cell(&again(at), shown, Message::Again(at))
            });
            column![
                text(t!("picture-earlier")).size(11).style(theme::text::dim),
                row(before).spacing(1)
            ]
            .spacing(2)
        });
        let deed = |words: String, pressed: Message| {
            button(text(words))
                .padding([4, 10])
                .on_press(message(pressed))
        };
        let acts = row![
            deed(t!("picture-file"), Message::PickFile),
            deed(t!("picture-paste"), Message::Paste),
        ]
        .spacing(6);
        let small = |words: String| text(words).size(11);
        let said = match (&self.problem, &self.reading) {
            (Some(words), _) => small(words.clone()).style(theme::text::danger),
            (None, Some(_)) => small(t!("picture-reading")).style(theme::text::dim),
            (None, None) => small(t!("picture-drop")).style(theme::text::dim),
        };
        card(
            t!("picture-title"),
            column![column(lines).spacing(1), earlier, acts.wrap(), said,]
                .spacing(8)
                .into(),
            vec![act(t!("cancel"), dialog::Message::Close)],
        )
    }
}

/// The part of the window that an earlier picture is.
fn again(at: usize) -> String {
    format!("picture-earlier-{at}")
}
