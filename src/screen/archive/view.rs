//! The people at the side; what was found, and the conversation it stands in, beside them.

use iced::keyboard::{Key, key::Named};
use iced::widget::{column, container, row, rule, space, text};
use iced::{Center, Fill};

use super::{Age, Message, Reading, Side, State};
use crate::clock::{self, Local};
use crate::screen::conversation::{SessionLines, about_link, look};
use crate::services::{CopyFormat, Hit};
use crate::theme::Theme;
use crate::widget::focus::modal;
use crate::widget::pressable::focusable;
use crate::widget::transcript::{Look, transcript};
use crate::widget::{self, Element, button, choice};
use crate::{t, theme};

/// The width of the list of people, logical pixels.
const PEOPLE: f32 = 168.0;
/// The height of one of them.
pub(super) const ROW: f32 = 36.0;
/// How many of them a key turns over at once.
const PAGE: isize = 8;
/// The height of a text that was found.
pub(super) const HIT: f32 = 40.0;
/// Rows above and below those that are seen.
const SPARE: usize = 4;
/// The room for what was found, when a text of it is read below.
const FOUND: f32 = 190.0;
/// The room for the day to go to, logical pixels.
const DAY: f32 = 130.0;
/// More of a text is not shown in the list.
const EXCERPT: usize = 160;

impl std::fmt::Display for Side {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&match self {
            Self::All => t!("archive-all"),
            Self::Own => t!("archive-own"),
            Self::Others => t!("archive-others"),
        })
    }
}

impl std::fmt::Display for Age {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&match self {
            Self::Any => t!("archive-any-time"),
            Self::Week => t!("archive-week"),
            Self::Month => t!("archive-month"),
            Self::Year => t!("archive-year"),
        })
    }
}

impl std::fmt::Display for CopyFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&match self {
            Self::Html => t!("archive-files-html"),
            Self::Text => t!("archive-files-txt"),
            Self::Json => t!("archive-files-json"),
        })
    }
}

impl State {
    pub fn view(&self, theme: &Theme) -> Element<'_, Message> {
        let today = clock::today();
        let people = self.people(today);
        let field = widget::field(&t!("archive-search"), &self.words)
            .id(self.search_id())
            .on_input(Message::Words)
            .on_submit(Message::Read(0))
            .padding([4, 10])
            .style(theme::text_input::search);
        let side = choice(
            [Side::All, Side::Own, Side::Others],
            Some(&self.side),
            Message::Side,
        )
        .padding([3, 8]);
        let searching = !self.words.trim().is_empty();
        let age =
            searching.then(|| choice(Age::ALL, Some(&self.age), Message::Age).padding([3, 8]));
        let day = (!searching && self.talk().is_some()).then(|| {
            widget::field(&t!("archive-day"), &self.day)
                .id(self.day_id())
                .on_input(Message::Day)
                .on_submit(Message::ToDay)
                .padding([4, 10])
                .width(DAY)
                .style(theme::text_input::search)
        });
        let band = container(row![field, side, age, day].spacing(8).align_y(Center))
            .padding([7, 10])
            .width(Fill)
            .style(theme::container::band);
        let found = searching.then(|| self.found(today));
        let read: Element<'_, Message> = match (&self.reading, searching) {
            (Some(reading), _) => self.reading(reading, theme),
            (None, true) => space().into(),
            (None, false) => hint(t!("archive-hint")),
        };
        let found = found.map(|found| match self.reading {
            Some(_) => container(found).height(FOUND),
            None => container(found).height(Fill),
        });
        let below = self
            .reading
            .is_some()
            .then(|| rule::horizontal(1))
            .filter(|_| searching);
        let window = row![
            people,
            rule::vertical(1),
            column![
                band,
                rule::horizontal(1),
                found,
                below,
                read,
                rule::horizontal(1),
                self.foot(),
            ]
        ];
        let question = self.link.as_deref().map(about_link);
        modal(window, question.map(|question| question.map(Message::Link))).into()
    }

    /// Everybody, then each conversation, the latest first; only those are built that can be seen.
    fn people(&self, today: i64) -> Element<'_, Message> {
        let first = (self.scrolled / ROW) as usize;
        let first = first.saturating_sub(SPARE).min(self.talks.len());
        let seen = (self.height / ROW) as usize + 2 * SPARE + 2;
        let last = (first + seen).min(self.talks.len());
        let everybody = self.person(
            None,
            column![text(t!("archive-everybody")).font(widget::bold())],
        );
        let rows = self.talks[first..last]
            .iter()
            .zip(first..)
            .map(|(talk, at)| {
                let mut when = Local::new(talk.last).day_words(today);
                if let Some(account) = self.account(&talk.account) {
                    when = t!("contact-of-account", address = when, account = account);
                }
                let lines = column![
                    text(self.name(talk)).wrapping(text::Wrapping::None),
                    text(when)
                        .size(10)
                        .style(theme::text::dim)
                        .wrapping(text::Wrapping::None),
                ];
                self.person(Some(at), lines)
            });
        let gap = |rows: usize| space().height(ROW * rows as f32);
        let list = column![
            everybody,
            gap(first),
            column(rows),
            gap(self.talks.len() - last)
        ];
        let list = container(
            widget::scrollable(list)
                .id(self.people_id())
                .on_scroll(|viewport| {
                    Message::Scrolled(viewport.absolute_offset().y, viewport.bounds().height)
                })
                .width(PEOPLE)
                .height(Fill),
        )
        .style(theme::container::list);
        // One place for the keyboard: rows come and go while one scrolls.
        let list = focusable(list).on_key(|key, _| person_key(key));
        column![self.whose(), list].width(PEOPLE).into()
    }

    fn person<'a>(
        &self,
        at: Option<usize>,
        lines: iced::widget::Column<'a, Message, Theme>,
    ) -> Element<'a, Message> {
        iced::widget::button(container(lines).clip(true).center_y(Fill))
            .padding([2, 10])
            .width(Fill)
            .height(ROW)
            .style(if self.chosen == at {
                theme::button::row_selected
            } else {
                theme::button::row
            })
            .on_press(Message::Choose(at))
            .into()
    }

    /// The texts with these words in them.
    fn found(&self, today: i64) -> Element<'_, Message> {
        if self.hits.is_empty() {
            return hint(t!("archive-none"));
        }
        let rows = self.hits.iter().enumerate().map(|(at, hit)| {
            iced::widget::button(self.hit_row(hit, today))
                .padding([4, 10])
                .width(Fill)
                .height(HIT)
                .style(if self.hit == Some(at) {
                    theme::button::row_selected
                } else {
                    theme::button::row
                })
                .on_press(Message::Read(at))
                .into()
        });
        let more = self.more.then(|| {
            let press = button(text(t!("archive-more")).size(12))
                .style(theme::button::flat)
                .on_press(Message::More);
            container(press).center_x(Fill)
        });
        let found = container(
            widget::scrollable(column![column(rows), more])
                .id(self.found_id())
                .width(Fill)
                .height(Fill),
        );
        // Arrows walk through it, whatever has the focus.
        focusable(found.style(theme::container::list)).into()
    }

    fn hit_row<'a>(&'a self, hit: &'a Hit, today: i64) -> Element<'a, Message> {
        let local = Local::new(hit.at);
        let who = match (&hit.name, hit.own) {
            (_, true) => t!("archive-you"),
            (Some(name), _) if !name.trim().is_empty() => name.clone(),
            _ => hit.from.to_string(),
        };
        let mut talks = self.talks.iter();
        let talk =
            talks.find(|talk| talk.account == hit.account && talk.conversation == hit.conversation);
        let with = talk.map(|talk| self.name(talk)).filter(|_| hit.own);
        let head = match with {
            Some(with) => t!("archive-to", who = who, name = with),
            None => who,
        };
        let mut when = format!("{} {}", local.day_words(today), local.time());
        if let Some(account) = self.account(&hit.account) {
            when = t!("contact-of-account", address = account, account = when);
        }
        let line = hit.text.split('\n').find(|line| !line.trim().is_empty());
        let line = line.unwrap_or_default();
        let end = line
            .char_indices()
            .nth(EXCERPT)
            .map_or(line.len(), |(at, _)| at);
        column![
            row![
                container(
                    text(head)
                        .font(widget::bold())
                        .wrapping(text::Wrapping::None)
                )
                .clip(true)
                .width(Fill),
                text(when).size(10).style(theme::text::dim),
            ]
            .spacing(6)
            .align_y(Center),
            container(text(&line[..end]).wrapping(text::Wrapping::None)).clip(true),
        ]
        .spacing(1)
        .into()
    }

    fn reading<'a>(&'a self, reading: &'a Reading, theme: &Theme) -> Element<'a, Message> {
        let conversation = reading.session.conversation(&reading.conversation);
        let lines = SessionLines::new(&reading.session, conversation).undimmed();
        let look = Look {
            times: true,
            ..look(theme, reading.session.habits)
        };
        let pane = transcript(lines, look, Message::Transcript)
            .id(widget_id(self))
            .mark(reading.mark.clone());
        container(pane)
            .height(Fill)
            .style(theme::container::list)
            .into()
    }

    fn foot(&self) -> Element<'_, Message> {
        let press = |words: String, message: Message| {
            button(text(words)).padding([5, 14]).on_press(message)
        };
        let content = if self.forgetting {
            row![
                container(text(t!("archive-forget-ask")).size(12)).width(Fill),
                press(t!("archive-forget"), Message::ForgetNow),
                press(t!("cancel"), Message::Escape),
            ]
        } else {
            let of_one = self.talk().is_some();
            let formats =
                choice(CopyFormat::ALL, Some(&self.format), Message::Format).padding([3, 8]);
            let said = self.said.as_deref().unwrap_or_default();
            row![
                of_one.then(|| press(t!("archive-export"), Message::Export)),
                of_one.then_some(formats),
                of_one.then(|| press(t!("archive-forget-open"), Message::Forget)),
                container(text(said).size(11).style(theme::text::dim)).width(Fill),
                press(t!("close"), Message::Close),
            ]
        };
        container(content.spacing(8).align_y(Center))
            .padding([7, 12])
            .style(theme::container::band)
            .into()
    }
}

/// What a key does to the list of people.
fn person_key(key: &Key) -> Option<Message> {
    let Key::Named(named) = key else {
        return None;
    };
    let by = match named {
        Named::ArrowDown => 1,
        Named::ArrowUp => -1,
        Named::PageDown => PAGE,
        Named::PageUp => -PAGE,
        Named::Home => isize::MIN,
        Named::End => isize::MAX,
        _ => return None,
    };
    Some(Message::Person(by))
}

fn widget_id(state: &State) -> iced::widget::Id {
    iced::widget::Id::from(format!("archive-pane-{:?}", state.window))
}

fn hint<'a>(words: String) -> Element<'a, Message> {
    container(text(words).style(theme::text::dim))
        .center(Fill)
        .style(theme::container::list)
        .into()
}
