//! The emoticon picker: those of the user's own, then the ones used last and all others, search by name or shortcut, all of it by keyboard too.

use iced::keyboard::{Key, key::Named};
use std::ops::Range;

use iced::widget::operation::RelativeOffset;
use iced::widget::{column, container, row, text};
use iced::{Center, Fill};
use msn_media::emoticons::{self, Emoticon};

use crate::session::OwnEmoticon;
use crate::widget::animated::animated;
use crate::widget::keys::{Press, When, keys, leads_back};
use crate::widget::pressable::focusable;
use crate::widget::{self, Element, button, icon};
use crate::{i18n, t, theme};

/// Emoticons in a row.
const COLUMNS: usize = 8;
/// The edge of one's place, and of its drawing.
const PLACE: f32 = 34.0;
const DRAWING: f32 = 24.0;

#[derive(Clone, Debug)]
pub enum Message {
    Search(String),
    /// Goes this many places on.
    Move(isize),
    /// Goes this many lines down.
    Line(isize),
    /// Takes the one that is chosen.
    Choose,
    /// Takes this one, by its place among those found.
    Take(usize),
    Close,
    /// Opens the manager of the emoticons of the user's own.
    Manage,
}

/// The picker.
#[derive(Debug, Default)]
pub struct Picker {
    search: String,
    chosen: usize,
}

/// What the search finds.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Found<'a> {
    Drawn(&'static Emoticon),
    /// One of the user's own.
    Own(&'a OwnEmoticon),
}

/// What was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// What is to be written.
    pub shortcut: String,
    /// Its id, of those that come with the program.
    pub id: Option<String>,
}

impl Picker {
    /// Does what is asked; the emoticon that was taken.
    pub fn update(
        &mut self,
        message: Message,
        recent: &[String],
        own: &[OwnEmoticon],
    ) -> Option<Taken> {
        let found = self.found(recent, own);
        let last = found.len().saturating_sub(1);
        match message {
            Message::Search(search) => {
                self.search = search;
                self.chosen = 0;
                None
            }
            Message::Move(by) => {
                self.chosen = self.chosen.saturating_add_signed(by).min(last);
                None
            }
            Message::Line(by) => {
                let lines = lines(&found);
                let at = line_of(&lines, self.chosen);
                let to = at
                    .saturating_add_signed(by)
                    .min(lines.len().saturating_sub(1));
                if let (Some(from), Some(to)) = (lines.get(at), lines.get(to)) {
                    let column = self.chosen.saturating_sub(from.start);
                    self.chosen = (to.start + column).min(to.end.saturating_sub(1));
                }
                None
            }
            Message::Choose => found.get(self.chosen).map(Found::taken),
            Message::Take(at) => found.get(at).map(Found::taken),
            Message::Close | Message::Manage => None,
        }
    }

    /// How far the list is to be scrolled so that the chosen one is seen.
    pub fn share(&self, recent: &[String], own: &[OwnEmoticon]) -> RelativeOffset {
        let lines = lines(&self.found(recent, own));
        let last = lines.len().saturating_sub(1).max(1);
        RelativeOffset {
            x: 0.0,
            y: line_of(&lines, self.chosen) as f32 / last as f32,
        }
    }

    /// What the search finds: those of the user's own, the ones used last, then all others in their order.
    fn found<'a>(&self, recent: &[String], own: &'a [OwnEmoticon]) -> Vec<Found<'a>> {
        let wanted = self.search.trim().to_lowercase();
        let first = recent.iter().filter_map(|id| emoticons::by_id(id));
        let others = emoticons::all()
            .iter()
            .filter(|emoticon| !recent.contains(&emoticon.id));
        let drawn = first.chain(others).map(Found::Drawn);
        own.iter()
            .map(Found::Own)
            .chain(drawn)
            .filter(|found| wanted.is_empty() || found.matches(&wanted))
            .collect()
    }

    /// `own` are those of the user's own; `None` where they cannot be sent. The ids are those of the search field and of
    /// the list.
    pub fn view<'a>(
        &'a self,
        recent: &[String],
        own: Option<&'a [OwnEmoticon]>,
        (id, list): (iced::widget::Id, iced::widget::Id),
    ) -> Element<'a, Message> {
        let found = self.found(recent, own.unwrap_or_default());
        let heading = |words: String| {
            container(text(words).size(11).style(theme::text::dim))
                .padding([2, 4])
                .into()
        };
        let mine = own_count(&found);
        let mut rows: Vec<Element<'a, Message>> = Vec::new();
        for line in lines(&found) {
            if mine > 0 && line.start == 0 {
                rows.push(heading(t!("own-emoticons-section")));
            }
            if mine > 0 && line.start == mine {
                rows.push(heading(t!("own-emoticons-others")));
            }
            let places = line.filter_map(|at| Some(self.place(at, found.get(at)?)));
            rows.push(row(places).into());
        }
        let grid = if found.is_empty() {
            container(text(t!("emoticon-none")).style(theme::text::dim)).padding(8)
        } else {
            container(
                widget::scrollable(column(rows))
                    .id(list)
                    .width(PLACE * COLUMNS as f32 + 10.0)
                    .height(iced::Shrink),
            )
        };
        // One place for the keyboard: arrows walk through it.
        let grid = focusable(grid.max_height(PLACE * 6.0)).on_key(|key, _| match key {
            Key::Named(Named::Enter | Named::Space) => Some(Message::Choose),
            _ => None,
        });
        let about = found
            .get(self.chosen)
            .map_or_else(String::new, Found::about);
        let search = widget::field(&t!("emoticon-search"), &self.search)
            .id(id)
            .on_input(Message::Search)
            .on_submit(Message::Choose)
            .padding([3, 8])
            .style(theme::text_input::search);
        let content = column![
            search,
            grid,
            container(text(about).size(11).style(theme::text::dim))
                .padding([0, 4])
                .width(Fill),
            own.is_some().then(|| {
                button(text(t!("own-emoticons")).size(11))
                    .padding([0, 4])
                    .style(theme::button::link)
                    .on_press(Message::Manage)
            }),
        ]
        .spacing(6)
        .width(PLACE * COLUMNS as f32 + 10.0);
        keys(
            container(content)
                .padding(8)
                .style(theme::container::floating),
            bind,
        )
        .into()
    }

    fn place<'a>(&self, at: usize, found: &Found<'a>) -> Element<'a, Message> {
        let shown = match found {
            Found::Drawn(emoticon) => icon(&drawing(emoticon), DRAWING),
            Found::Own(own) => animated(&own.picture, DRAWING).into(),
        };
        let style = if at == self.chosen {
            theme::button::row_selected
        } else {
            theme::button::row
        };
        iced::widget::button(container(shown).center_x(Fill).center_y(Fill))
            .width(PLACE)
            .height(PLACE)
            .padding(0)
            .style(style)
            .on_press(Message::Take(at))
            .into()
    }
}

/// The way of the drawing of an emoticon among the assets.
pub fn drawing(emoticon: &Emoticon) -> String {
    format!("emoticons/{}", emoticon.file.trim_end_matches(".svg"))
}

fn name(emoticon: &Emoticon) -> String {
    i18n::words(&emoticon.name, &[])
}

impl Found<'_> {
    fn taken(&self) -> Taken {
        match self {
            Self::Drawn(emoticon) => Taken {
                shortcut: emoticon.shortcut().to_owned(),
                id: Some(emoticon.id.clone()),
            },
            Self::Own(own) => Taken {
                shortcut: own.shortcut.clone(),
                id: None,
            },
        }
    }

    /// Its name and what is typed for it.
    fn about(&self) -> String {
        match self {
            Self::Drawn(emoticon) => {
                format!("{}   {}", name(emoticon), emoticon.shortcuts.join("  "))
            }
            Self::Own(own) => own.shortcut.clone(),
        }
    }

    fn matches(&self, wanted: &str) -> bool {
        match self {
            Self::Drawn(emoticon) => {
                name(emoticon).to_lowercase().contains(wanted)
                    || emoticon
                        .shortcuts
                        .iter()
                        .any(|shortcut| shortcut.to_lowercase().starts_with(wanted))
            }
            Self::Own(own) => own.shortcut.to_lowercase().contains(wanted),
        }
    }
}

/// How many of those found are of the user's own; they come first.
fn own_count(found: &[Found<'_>]) -> usize {
    found.partition_point(|found| matches!(found, Found::Own(_)))
}

/// The places of each line: those of the user's own have lines of their own.
fn lines(found: &[Found<'_>]) -> Vec<Range<usize>> {
    let own = own_count(found);
    let cut = |from: usize, to: usize| {
        let starts = (from..to).step_by(COLUMNS);
        starts.map(move |start| start..(start + COLUMNS).min(to))
    };
    cut(0, own).chain(cut(own, found.len())).collect()
}

/// Which line a place is in.
fn line_of(lines: &[Range<usize>], place: usize) -> usize {
    lines
        .iter()
        .position(|line| line.contains(&place))
        .unwrap_or(0)
}

/// Arrows walk, while the search field has the focus; left and right only where it has nothing to walk through.
/// Escape closes the picker, whatever has the focus in it.
fn bind(press: Press<'_>) -> Option<Message> {
    if press.when != When::First || !press.modifiers.is_empty() {
        return None;
    }
    match press.key {
        Key::Named(Named::Escape) => Some(Message::Close),
        Key::Named(Named::ArrowDown) => Some(Message::Line(1)),
        Key::Named(Named::ArrowUp) => Some(Message::Line(-1)),
        Key::Named(named @ (Named::ArrowRight | Named::ArrowLeft)) => {
            Some(Message::Move(if leads_back(*named) { -1 } else { 1 }))
        }
        _ => None,
    }
}

/// The button that opens the picker.
pub fn opener<'a, M: Clone + 'a>(message: M, open: bool) -> Element<'a, M> {
    let style = if open {
        theme::button::pressed
    } else {
        theme::button::flat
    };
    button(
        row![
            icon("emoticons/smile", 16.0),
            icon("icons/chevron-down", 9.0)
        ]
        .spacing(3)
        .align_y(Center),
    )
    .padding([3, 6])
    .style(style)
    .on_press(message)
    .into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(picker: &Picker, recent: &[&str], own: &[OwnEmoticon]) -> Vec<String> {
        let recent: Vec<String> = recent.iter().map(|id| (*id).to_owned()).collect();
        let found = picker.found(&recent, own);
        let id = |found: &Found<'_>| found.taken().id.unwrap_or(found.taken().shortcut);
        found.iter().map(id).collect()
    }

    fn own(shortcuts: &[&str]) -> Vec<OwnEmoticon> {
        let file = crate::samples::photo([9, 9, 9, 255]);
        let picture = crate::moving::Moving::decode(&file).expect("a picture");
        let one = |shortcut: &&str| OwnEmoticon {
            shortcut: (*shortcut).to_owned(),
            path: "/emoticons/one.png".into(),
            picture: picture.clone(),
        };
        shortcuts.iter().map(one).collect()
    }

    #[test]
    fn the_ones_used_last_come_first_and_none_comes_twice() {
        let picker = Picker::default();
        let all = ids(&picker, &[], &[]);
        assert!(all.len() >= 75);
        let with = ids(&picker, &["heart", "cat", "no-such"], &[]);
        assert_eq!(with[..2], ["heart", "cat"]);
        assert_eq!(with.len(), all.len());
    }

    #[test]
    fn search_finds_by_name_and_by_shortcut() {
        let mut picker = Picker::default();
        let search = |picker: &mut Picker, words: &str| {
            picker.update(Message::Search(words.to_owned()), &[], &[])
        };
        search(&mut picker, "HEART");
        let found = ids(&picker, &[], &own(&["(heart)", "(cow)"]));
        assert_eq!(found[0], "(heart)", "of the user's own too");
        assert!(found.contains(&"heart".to_owned()) && !found.contains(&"smile".to_owned()));
        search(&mut picker, ":)");
        assert_eq!(ids(&picker, &[], &[]), ["smile"]);
        search(&mut picker, "nothing at all");
        assert!(picker.update(Message::Choose, &[], &[]).is_none());
    }

    #[test]
    fn arrows_walk_within_what_is_found_and_enter_takes() {
        let mut picker = Picker::default();
        let own = own(&["(cow)", "(pig)", "(hen)"]);
        let all = ids(&picker, &[], &own);
        assert_eq!(all[..3], ["(cow)", "(pig)", "(hen)"]);
        let mut go = |message: Message| {
            picker.update(message, &[], &own);
            let taken = picker.update(Message::Choose, &[], &own)?;
            let at = all
                .iter()
                .position(|id| *id == taken.shortcut || Some(id) == taken.id.as_ref())?;
            Some(at)
        };
        assert_eq!(go(Message::Line(-1)), Some(0));
        assert_eq!(go(Message::Move(1)), Some(1));
        // The second of the user's own, then the second of the first line of the others, then below it.
        assert_eq!(go(Message::Line(1)), Some(3 + 1));
        assert_eq!(go(Message::Line(1)), Some(3 + COLUMNS + 1));
        assert_eq!(go(Message::Move(6)), Some(3 + COLUMNS + 7));
        assert_eq!(go(Message::Line(-1)), Some(3 + 7));
        assert_eq!(go(Message::Line(-1)), Some(2), "that line is short");
        assert_eq!(go(Message::Move(1000)), Some(all.len() - 1));
    }

    #[test]
    fn every_emoticon_has_a_drawing_and_a_name() {
        for emoticon in emoticons::all() {
            assert_ne!(
                name(emoticon),
                emoticon.name,
                "no words for {}",
                emoticon.name
            );
        }
    }
}
