//! Looking for words in a conversation: in what is loaded, then further and further back.

use std::ops::Range;

use iced::Center;
use iced::widget::{container, operation, row, text};

use super::lines::SessionLines;
use super::{Action, Message as ScreenMessage, State};
use crate::session::Session;
use crate::widget::transcript::{Line, Lines, Mark};
use crate::widget::{self, Element, button, icon};
use crate::{t, theme};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    Open,
    Words(String),
    /// Goes on to what was said before.
    Older,
    /// Goes back to what was said later.
    Newer,
    Close,
}

/// What is looked for.
#[derive(Clone, Debug, Default)]
pub struct Search {
    words: String,
    /// Where it was found.
    pub mark: Option<Mark>,
    /// Older lines are being loaded to look for it there.
    seeking: bool,
    /// While older lines come: from this line on there is nothing, it need not be looked at again.
    barren: Option<Line>,
    /// The number of the marked place, the newest being the first, and how many there are in what is loaded.
    count: (usize, usize),
}

impl State {
    pub(super) fn find(&mut self, message: Message, session: &mut Session) -> Action {
        let action = self.find_by(message, session);
        self.recount(session);
        action
    }

    fn find_by(&mut self, message: Message, session: &mut Session) -> Action {
        match message {
            Message::Open => {
                self.search.get_or_insert_default();
                let id = self.search_id();
                Action::Run(iced::Task::batch([
                    operation::focus(id.clone()),
                    operation::select_all(id),
                ]))
            }
            Message::Close => {
                self.search = None;
                self.focus_input()
            }
            Message::Words(words) => {
                if let Some(search) = &mut self.search {
                    search.words = words;
                    search.mark = None;
                    search.seeking = false;
                }
                self.look(Way::Older, session);
                Action::None
            }
            Message::Older if self.look(Way::Older, session) => Action::None,
            Message::Older => self.seek(session),
            Message::Newer => {
                self.look(Way::Newer, session);
                Action::None
            }
        }
    }

    /// Lines came: looks on in older ones, while that is wanted.
    pub(super) fn seek_on(&mut self, session: &Session) -> Action {
        let action = self.seek_further(session);
        self.recount(session);
        action
    }

    fn seek_further(&mut self, session: &Session) -> Action {
        let seeking = self.search.as_ref().is_some_and(|search| search.seeking);
        if !seeking || self.look(Way::Older, session) {
            return Action::None;
        }
        if self.all_is_loaded(session) {
            if let Some(search) = &mut self.search {
                search.seeking = false;
            }
            return Action::None;
        }
        Action::LoadOlder
    }

    /// Loads older lines to look there, unless there are none.
    fn seek(&mut self, session: &mut Session) -> Action {
        let whole = self.all_is_loaded(session);
        match &mut self.search {
            Some(search) if !whole && !search.words.trim().is_empty() => {
                search.seeking = true;
                search.barren = None;
                session.open(&self.conversation).reading = true;
                Action::LoadOlder
            }
            _ => Action::None,
        }
    }

    fn recount(&mut self, session: &Session) {
        let known = session.conversation(&self.conversation);
        let lines = SessionLines::new(session, known);
        // While older lines come one after the other, nothing more was found.
        if let Some(search) = self.search.as_mut().filter(|search| !search.seeking) {
            search.count = search.count_in(&lines);
        }
    }

    fn all_is_loaded(&self, session: &Session) -> bool {
        self.conversation.is_group() || self.known(session).is_none_or(|known| known.complete)
    }

    /// Marks the next place; whether there is one.
    fn look(&mut self, way: Way, session: &Session) -> bool {
        let known = session.conversation(&self.conversation);
        let lines = SessionLines::new(session, known);
        let Some(search) = &mut self.search else {
            return false;
        };
        let wanted = folded(search.words.trim());
        let from = search
            .mark
            .as_ref()
            .map(|mark| (mark.line, mark.part.start));
        let barren = search.barren.filter(|_| search.seeking);
        let end = barren.map_or(lines.end(), |barren| barren.min(lines.end()));
        let Some((line, part)) = next(&lines, &wanted, from, (way, end)) else {
            search.barren = search.seeking.then(|| lines.first());
            return false;
        };
        let turn = search.mark.as_ref().map_or(0, |mark| mark.turn + 1);
        search.mark = Some(Mark { line, part, turn });
        search.seeking = false;
        true
    }

    pub(super) fn search_bar<'a>(
        &'a self,
        session: &'a Session,
    ) -> Option<Element<'a, ScreenMessage>> {
        let search = self.search.as_ref()?;
        let field = widget::field(&t!("search-words"), &search.words)
            .id(self.search_id())
            .on_input(|words| ScreenMessage::Find(Message::Words(words)))
            .on_submit(ScreenMessage::Find(Message::Older))
            .padding([3, 9])
            .style(theme::text_input::search);
        let said = if search.words.trim().is_empty() {
            String::new()
        } else if search.seeking {
            t!("search-seeking")
        } else {
            let (number, count) = search.count;
            match search.mark {
                Some(_) => t!("search-count", number = number, count = count),
                None if self.all_is_loaded(session) => t!("search-none"),
                None => t!("search-none-loaded"),
            }
        };
        let tool = |content: Element<'a, ScreenMessage>, message: Message| {
            button(content)
                .padding([3, 6])
                .style(theme::button::flat)
                .on_press(ScreenMessage::Find(message))
        };
        let arrow = |arrow: &'static str| text(arrow).size(12).into();
        let bar = row![
            field,
            text(said).size(11).style(theme::text::dim),
            tool(arrow("↑"), Message::Older),
            tool(arrow("↓"), Message::Newer),
            tool(icon("icons/close", 10.0), Message::Close),
        ]
        .spacing(4)
        .align_y(Center);
        Some(container(bar).into())
    }

    pub(super) fn search_id(&self) -> iced::widget::Id {
        iced::widget::Id::from(format!("search-{}", self.id.number()))
    }
}

impl Search {
    fn count_in(&self, lines: &dyn Lines) -> (usize, usize) {
        let wanted = folded(self.words.trim());
        if wanted.is_empty() {
            return (0, 0);
        }
        let at = self.mark.as_ref().map(|mark| (mark.line, mark.part.start));
        let all = (lines.first()..lines.end()).flat_map(|number| {
            let places = lines
                .line(number)
                .map(|entry| places(entry.text(), &wanted));
            let places = places.unwrap_or_default().into_iter();
            places.map(move |place| (number, place.start))
        });
        let (mut number, mut count) = (0, 0);
        for place in all {
            count += 1;
            number += usize::from(at.is_some_and(|at| place >= at));
        }
        (number, count)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Older,
    Newer,
}

/// The next place before or after this one, and before the line `end`; the newest where none is given.
fn next(
    lines: &dyn Lines,
    wanted: &[char],
    from: Option<(Line, usize)>,
    (way, end): (Way, Line),
) -> Option<(Line, Range<usize>)> {
    if wanted.is_empty() {
        return None;
    }
    let within = |number: Line| {
        let entry = lines.line(number)?;
        let mut places = places(entry.text(), wanted);
        places.retain(|place| match (from, way) {
            (None, _) => true,
            (Some(from), Way::Older) => (number, place.start) < from,
            (Some(from), Way::Newer) => (number, place.start) > from,
        });
        let place = match way {
            Way::Older => places.pop(),
            Way::Newer => places.into_iter().next(),
        };
        place.map(|place| (number, place))
    };
    let last = from.map_or(end, |(line, _)| line.saturating_add(1).min(end));
    match way {
        Way::Older => (lines.first()..last).rev().find_map(within),
        Way::Newer => (from?.0.max(lines.first())..lines.end()).find_map(within),
    }
}

/// Where these words stand first in a text, large or small; nowhere is the empty place before it.
pub fn first_place(text: &str, words: &str) -> Range<usize> {
    let mut places = places(text, &folded(words)).into_iter();
    places.next().unwrap_or(0..0)
}

fn folded(words: &str) -> Vec<char> {
    words.chars().flat_map(char::to_lowercase).collect()
}

/// Where these letters stand in a text, large or small.
fn places(text: &str, wanted: &[char]) -> Vec<Range<usize>> {
    let mut letters: Vec<(char, Range<usize>)> = Vec::with_capacity(text.len());
    for (start, letter) in text.char_indices() {
        let bytes = start..start + letter.len_utf8();
        letters.extend(letter.to_lowercase().map(|c| (c, bytes.clone())));
    }
    let mut found: Vec<Range<usize>> = Vec::new();
    for window in letters.windows(wanted.len().max(1)) {
        let same = window.iter().map(|(letter, _)| letter).eq(wanted);
        if let ([(_, first), ..], [.., (_, last)]) = (window, window)
            && same
            && found.last().is_none_or(|before| before.end <= first.start)
        {
            found.push(first.start..last.end);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_large_or_small_and_by_whole_letters() {
        let find = |text: &str, words: &str| -> Vec<(usize, usize)> {
            let places = places(text, &folded(words)).into_iter();
            places.map(|place| (place.start, place.end)).collect()
        };
        assert_eq!(find("Lisbon and LISBON", "lisbon"), [(0, 6), (11, 17)]);
        assert_eq!(find("Straße, ÄRGER", "ärger"), [(9, 15)]);
        assert_eq!(find("aaaa", "aa"), [(0, 2), (2, 4)]);
        // A letter that becomes two when it is made small is found whole.
        assert_eq!(find("İstanbul", "i\u{307}s"), [(0, 3)]);
        assert_eq!(find("日本語", "本"), [(3, 6)]);
        assert!(find("short", "much longer than that").is_empty());
        assert_eq!(first_place("我们去北京", "北京"), 9..15);
        assert_eq!(first_place("nowhere", "x"), 0..0);
    }
}
