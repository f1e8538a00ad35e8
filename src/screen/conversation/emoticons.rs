//! The manager of the emoticons the user made.

use iced::widget::{column, container, row, space, text};
use iced::{Center, Fill};

use super::Action;
use super::dialog::{self, Outcome};
use crate::services::EmoticonChange;
use crate::session::OwnEmoticon;
use crate::widget::animated::animated;
use crate::widget::{self, Element, bold, button, icon};
use crate::{t, theme};

/// The edge of an emoticon in the list, in logical pixels.
const SIDE: f32 = 30.0;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    Add,
    Import,
    /// What is typed as the shortcut of one.
    Typed(usize, String),
    /// What was typed is to be kept.
    Keep(usize),
    Remove(usize),
    /// A change is done; what went wrong with it, in words.
    Changed(Option<String>),
}

/// What is being edited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manager {
    /// The one whose shortcut is being typed, and what is typed.
    typed: Option<(usize, String)>,
    working: bool,
    problem: Option<String>,
}

impl Manager {
    pub fn update(&mut self, message: Message, own: &[OwnEmoticon]) -> Outcome {
        if !matches!(message, Message::Changed(_) | Message::Typed(..)) {
            self.problem = None;
        }
        let shortcut = |at: usize| own.get(at).map(|one| one.shortcut.clone());
        match message {
            Message::Add => Outcome::Ask(Action::PickEmoticons),
            Message::Import => Outcome::Ask(Action::PickEmoticonFolder),
            Message::Typed(at, text) => {
                self.typed = Some((at, text));
                Outcome::Stay
            }
            Message::Keep(at) => match (self.typed.take(), shortcut(at)) {
                (Some((typed, to)), Some(from)) if typed == at && to != from => {
                    self.change(EmoticonChange::Rename { from, to })
                }
                _ => Outcome::Stay,
            },
            Message::Remove(at) => match shortcut(at) {
                Some(shortcut) => {
                    self.typed = None;
                    self.change(EmoticonChange::Remove(shortcut))
                }
                None => Outcome::Stay,
            },
            Message::Changed(problem) => {
                self.working = false;
                self.problem = problem;
                Outcome::Stay
            }
        }
    }

    /// The files were chosen: emoticons are made of them.
    pub fn change(&mut self, change: EmoticonChange) -> Outcome {
        self.working = true;
        Outcome::Ask(Action::ChangeEmoticons(change))
    }

    pub fn view<'a>(&'a self, own: &'a [OwnEmoticon]) -> Element<'a, dialog::Message> {
        let rows = own.iter().enumerate().map(|(at, one)| self.row(at, one));
        let list: Element<'a, Message> = if own.is_empty() {
            container(text(t!("own-emoticons-none")).style(theme::text::dim))
                .padding(8)
                .width(Fill)
                .into()
        } else {
            widget::scrollable(column(rows).spacing(2))
                .width(Fill)
                .into()
        };
        let deed = |words: String, message: Message| {
            button(text(words)).padding([4, 10]).on_press(message)
        };
        let (said, style): (_, fn(&theme::Theme) -> iced::widget::text::Style) =
            match (&self.problem, self.working) {
                (Some(words), _) => (words.clone(), theme::text::danger),
                (None, true) => (t!("own-emoticons-working"), theme::text::dim),
                (None, false) => (t!("own-emoticons-hint"), theme::text::dim),
            };
        let content: Element<'a, Message> = column![
            text(t!("own-emoticons-title")).font(bold()).size(13),
            container(list)
                .height(210)
                .padding(3)
                .style(theme::container::pane),
            text(said).size(11).style(style),
            row![
                deed(t!("own-emoticons-add"), Message::Add),
                deed(t!("own-emoticons-import"), Message::Import),
            ]
            .spacing(8),
        ]
        .spacing(9)
        .into();
        column![
            content.map(dialog::Message::Emoticons),
            row![
                space().width(Fill),
                button(text(t!("close")))
                    .padding([4, 14])
                    .on_press(dialog::Message::Cancel)
            ]
        ]
        .spacing(9)
        .into()
    }

    fn row<'a>(&'a self, at: usize, one: &'a OwnEmoticon) -> Element<'a, Message> {
        let shown = match &self.typed {
            Some((typed, text)) if *typed == at => text.as_str(),
            _ => one.shortcut.as_str(),
        };
        let shortcut = widget::field("", shown)
            .on_input(move |text| Message::Typed(at, text))
            .on_submit(Message::Keep(at))
            .padding([3, 6])
            .width(110);
        let remove = button(icon("icons/remove", 14.0))
            .padding([4, 5])
            .style(theme::button::flat)
            .on_press(Message::Remove(at));
        row![
            animated(&one.picture, SIDE),
            shortcut,
            space().width(Fill),
            remove
        ]
        .spacing(9)
        .padding([1, 4])
        .align_y(Center)
        .into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::moving::Moving;
    use crate::moving::tests::blinking;
    use crate::samples;

    const SIZE: (f32, f32) = (300.0, 350.0);

    fn own() -> Vec<OwnEmoticon> {
        let one = |shortcut: &str, file: Vec<u8>| OwnEmoticon {
            shortcut: shortcut.to_owned(),
            path: format!("/emoticons/{shortcut}").into(),
            picture: Moving::decode(&file).expect("a picture"),
        };
        vec![
            one("(cat)", samples::photo([250, 170, 60, 255])),
            one(":wave:", blinking(40)),
        ]
    }

    fn click(manager: &Manager, own: &[OwnEmoticon], words: &str) -> Vec<dialog::Message> {
        let mut ui = samples::simulate(SIZE, manager.view(own));
        ui.click(words).unwrap_or_else(|e| panic!("{words}: {e}"));
        ui.into_messages().collect()
    }

    #[test]
    fn the_manager_shows_each_with_its_shortcut() {
        let (manager, own) = (Manager::default(), own());
        samples::picture("emoticon-manager", SIZE, manager.view(&own));
        let messages = click(&manager, &own, "Import a folder…");
        assert!(matches!(
            messages[..],
            [dialog::Message::Emoticons(Message::Import)]
        ));
        let none = Manager::default();
        let mut ui = samples::simulate(SIZE, none.view(&[]));
        assert!(
            ui.find("You have none yet. Make some of pictures you like.")
                .is_ok()
        );
    }

    #[test]
    fn a_shortcut_is_kept_with_enter_and_only_when_it_changed() {
        let (mut manager, own) = (Manager::default(), own());
        let keep = |manager: &mut Manager| manager.update(Message::Keep(0), &own);
        assert!(matches!(keep(&mut manager), Outcome::Stay));
        let _ = manager.update(Message::Typed(0, "(cat)".into()), &own);
        assert!(matches!(keep(&mut manager), Outcome::Stay));
        let _ = manager.update(Message::Typed(0, ":cat:".into()), &own);
        let Outcome::Ask(Action::ChangeEmoticons(change)) = keep(&mut manager) else {
            panic!("it is kept")
        };
        let (from, to) = ("(cat)".to_owned(), ":cat:".to_owned());
        assert_eq!(change, EmoticonChange::Rename { from, to });
    }

    #[test]
    fn what_went_wrong_is_said_until_the_next_deed() {
        let (mut manager, own) = (Manager::default(), own());
        let words = "Another emoticon has :a: already.";
        let _ = manager.update(Message::Changed(Some(words.to_owned())), &own);
        let says = |manager: &Manager| {
            let mut ui = samples::simulate(SIZE, manager.view(&own));
            ui.find(words).is_ok()
        };
        assert!(says(&manager));
        let removed = manager.update(Message::Remove(1), &own);
        assert!(matches!(
            removed,
            Outcome::Ask(Action::ChangeEmoticons(EmoticonChange::Remove(shortcut))) if shortcut == ":wave:"
        ));
        assert!(!says(&manager));
    }
}
