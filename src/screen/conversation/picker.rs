//! The emoticon picker: the ones used last first, search by name or shortcut, all of it by keyboard too.

use iced::keyboard::{Key, key::Named};
use iced::widget::{button, column, container, row, scrollable, text, text_input};
use iced::{Center, Fill};
use msn_media::emoticons::{self, Emoticon};

use crate::widget::keys::{Press, When, keys};
use crate::widget::{Element, icon};
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

impl Picker {
    /// Does what is asked; the emoticon that was taken.
    pub fn update(&mut self, message: Message, recent: &[String]) -> Option<&'static Emoticon> {
        match message {
            Message::Search(search) => {
                self.search = search;
                self.chosen = 0;
                None
            }
            Message::Move(by) => {
                let last = self.found(recent).len().saturating_sub(1);
                self.chosen = self.chosen.saturating_add_signed(by).min(last);
                None
            }
            Message::Choose => self.found(recent).get(self.chosen).copied(),
            Message::Take(at) => self.found(recent).get(at).copied(),
            Message::Close | Message::Manage => None,
        }
    }

    /// What the search finds: the ones used last, then all others in their order.
    fn found(&self, recent: &[String]) -> Vec<&'static Emoticon> {
        let wanted = self.search.trim().to_lowercase();
        let first = recent.iter().filter_map(|id| emoticons::by_id(id));
        let others = emoticons::all()
            .iter()
            .filter(|emoticon| !recent.contains(&emoticon.id));
        first
            .chain(others)
            .filter(|emoticon| wanted.is_empty() || matches(emoticon, &wanted))
            .collect()
    }

    /// `own` offers the manager of the emoticons of the user's own.
    pub fn view<'a>(
        &'a self,
        recent: &[String],
        own: bool,
        id: iced::widget::Id,
    ) -> Element<'a, Message> {
        let found = self.found(recent);
        let rows = found.chunks(COLUMNS).enumerate().map(|(line, chunk)| {
            row(chunk
                .iter()
                .enumerate()
                .map(|(column, emoticon)| self.place(line * COLUMNS + column, emoticon)))
            .into()
        });
        let grid: Element<'a, Message> = if found.is_empty() {
            container(text(t!("emoticon-none")).style(theme::text::dim))
                .padding(8)
                .into()
        } else {
            scrollable(column(rows))
                .width(PLACE * COLUMNS as f32 + 10.0)
                .height(iced::Shrink)
                .into()
        };
        let about = found.get(self.chosen).map_or_else(String::new, |emoticon| {
            format!("{}   {}", name(emoticon), emoticon.shortcuts.join("  "))
        });
        let search = text_input(&t!("emoticon-search"), &self.search)
            .id(id)
            .on_input(Message::Search)
            .on_submit(Message::Choose)
            .padding([3, 8])
            .style(theme::text_input::search);
        let content = column![
            search,
            container(grid).max_height(PLACE * 6.0),
            container(text(about).size(11).style(theme::text::dim))
                .padding([0, 4])
                .width(Fill),
            own.then(|| {
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

    fn place<'a>(&self, at: usize, emoticon: &'static Emoticon) -> Element<'a, Message> {
        let style = if at == self.chosen {
            theme::button::row_selected
        } else {
            theme::button::row
        };
        button(
            container(icon(&drawing(emoticon), DRAWING))
                .center_x(Fill)
                .center_y(Fill),
        )
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

fn matches(emoticon: &Emoticon, wanted: &str) -> bool {
    name(emoticon).to_lowercase().contains(wanted)
        || emoticon
            .shortcuts
            .iter()
            .any(|shortcut| shortcut.to_lowercase().starts_with(wanted))
}

/// Arrows walk, while the search field has the focus; left and right only where it has nothing to walk through.
/// Escape closes the picker, whatever has the focus in it.
fn bind(press: Press<'_>) -> Option<Message> {
    if press.when != When::First || !press.modifiers.is_empty() {
        return None;
    }
    let columns = COLUMNS.cast_signed();
    match press.key {
        Key::Named(Named::Escape) => Some(Message::Close),
        Key::Named(Named::ArrowDown) => Some(Message::Move(columns)),
        Key::Named(Named::ArrowUp) => Some(Message::Move(-columns)),
        Key::Named(Named::ArrowRight) => Some(Message::Move(1)),
        Key::Named(Named::ArrowLeft) => Some(Message::Move(-1)),
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

    fn ids(picker: &Picker, recent: &[&str]) -> Vec<&'static str> {
        let recent: Vec<String> = recent.iter().map(|id| (*id).to_owned()).collect();
        picker
            .found(&recent)
            .iter()
            .map(|emoticon| emoticon.id.as_str())
            .collect()
    }

    #[test]
    fn the_ones_used_last_come_first_and_none_comes_twice() {
        let picker = Picker::default();
        let all = ids(&picker, &[]);
        assert!(all.len() >= 75);
        let with = ids(&picker, &["heart", "cat", "no-such"]);
        assert_eq!(with.get(..2), Some(["heart", "cat"].as_slice()));
        assert_eq!(with.len(), all.len());
    }

    #[test]
    fn search_finds_by_name_and_by_shortcut() {
        let mut picker = Picker::default();
        picker.update(Message::Search("HEART".into()), &[]);
        assert!(ids(&picker, &[]).contains(&"heart"));
        assert!(!ids(&picker, &[]).contains(&"smile"));
        picker.update(Message::Search(":)".into()), &[]);
        assert_eq!(ids(&picker, &[]), ["smile"]);
        picker.update(Message::Search("nothing at all".into()), &[]);
        assert!(picker.update(Message::Choose, &[]).is_none());
    }

    #[test]
    fn arrows_walk_within_what_is_found_and_enter_takes() {
        let mut picker = Picker::default();
        picker.update(Message::Move(-8), &[]);
        let taken = |picker: &mut Picker| {
            picker
                .update(Message::Choose, &[])
                .map(|emoticon| emoticon.id.as_str())
        };
        let all = ids(&picker, &[]);
        assert_eq!(taken(&mut picker), all.first().copied());
        picker.update(Message::Move(1), &[]);
        picker.update(Message::Move(8), &[]);
        assert_eq!(taken(&mut picker), all.get(9).copied());
        picker.update(Message::Move(1000), &[]);
        assert_eq!(taken(&mut picker), all.last().copied());
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
