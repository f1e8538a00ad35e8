//! What a transcript shows, as its owner tells it: the lines of one conversation that are loaded, and the words for them.

use std::borrow::Cow;

use msn_media::plus::Spans;
use msnp::api::{DeliveryState, MessageId, TextFormat};

use crate::moving::Moving;
use crate::widget::rich::Custom;

/// The number of a line: grows by one from line to line, stays the same when older lines are loaded before it.
pub type Line = u64;

/// The loaded lines of a conversation, oldest first.
pub trait Lines {
    /// The number of the first loaded line.
    fn first(&self) -> Line;

    /// How many lines are loaded.
    fn count(&self) -> usize;

    /// Whether nothing older than the first loaded line exists.
    fn is_complete(&self) -> bool;

    /// A line by its number.
    fn line(&self, number: Line) -> Option<Entry<'_>>;

    /// "Name says:".
    fn says(&self, name: &str) -> String;

    /// The day above its first line.
    fn day(&self, entry: &Entry<'_>) -> String;

    /// The time beside a line.
    fn time(&self, entry: &Entry<'_>) -> String;

    /// What to say below a text that has not simply arrived, and the offer to send it again.
    fn delivery(&self, entry: &Entry<'_>) -> Option<Note>;

    /// The emoticons of the one who wrote a line.
    fn custom(&self, _entry: &Entry<'_>) -> Custom {
        Custom::default()
    }

    /// Which stretches look different: of the name of who wrote a line, and of its text.
    fn looks(&self, _entry: &Entry<'_>) -> (Option<Spans>, Option<Spans>) {
        (None, None)
    }

    /// "3 new messages".
    fn unseen(&self, count: usize) -> String;

    /// The number after the last line.
    fn end(&self) -> Line {
        // A count of things in memory always fits.
        self.first() + self.count() as Line
    }
}

/// A line of a conversation.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// Its number.
    pub number: Line,
    /// The local day, counted from any fixed day.
    pub day: i64,
    /// The local minute of the day.
    pub minute: u32,
    /// Whether it is from before: dimmed.
    pub old: bool,
    /// Grows when the line changes.
    pub revision: u64,
    /// Whether it is our own.
    pub own: bool,
    /// What it is.
    pub kind: Kind<'a>,
}

/// What a line is.
#[derive(Clone, Debug)]
pub enum Kind<'a> {
    /// A text someone wrote.
    Text {
        /// Its id.
        id: &'a MessageId,
        /// Who, in a form that does not change.
        from: &'a str,
        /// The name they had.
        name: Cow<'a, str>,
        /// What.
        text: &'a str,
        /// How it looks.
        format: &'a TextFormat,
        /// How far an own text has come.
        delivery: Option<DeliveryState>,
    },
    /// Something drawn.
    Picture {
        /// Who drew it, in a form that does not change.
        from: &'a str,
        /// The name they had.
        name: Cow<'a, str>,
        /// What it looks like, once it is here.
        picture: Option<Moving>,
        /// What to say as long as it is not.
        words: String,
    },
    /// Something that happened, in words.
    Notice {
        /// Whether it is a nudge.
        nudge: bool,
        /// The words.
        words: String,
    },
}

/// A remark below a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// What to say.
    pub words: String,
    /// The words of the offer to send it again.
    pub again: Option<String>,
}

impl Entry<'_> {
    /// What can be selected and copied of it.
    pub fn text(&self) -> &str {
        match &self.kind {
            Kind::Text { text, .. } => text,
            Kind::Notice { words, .. } => words,
            Kind::Picture { picture, words, .. } => match picture {
                Some(_) => "",
                None => words,
            },
        }
    }

    /// Who wrote or drew it, and under what name.
    pub fn author(&self) -> Option<(&str, &str)> {
        match &self.kind {
            Kind::Text { from, name, .. } | Kind::Picture { from, name, .. } => Some((from, name)),
            Kind::Notice { .. } => None,
        }
    }
}

/// What the line before makes of a line: whether "Name says:" and the day stand above it.
pub fn context(before: Option<&Entry<'_>>, entry: &Entry<'_>) -> (bool, bool) {
    let new_day = before.is_none_or(|before| before.day != entry.day);
    let author = entry.author();
    let says = author.is_some() && (new_day || before.and_then(Entry::author) != author);
    (says, new_day)
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A conversation made up for a test.
    #[derive(Clone, Debug, Default)]
    pub struct Made {
        pub first: Line,
        pub complete: bool,
        pub lines: Vec<MadeLine>,
        pub custom: Custom,
    }

    #[derive(Clone, Debug)]
    pub struct MadeLine {
        pub id: MessageId,
        pub from: &'static str,
        pub text: String,
        pub day: i64,
        pub format: TextFormat,
        pub delivery: Option<DeliveryState>,
        pub notice: bool,
        pub revision: u64,
    }

    impl MadeLine {
        pub fn new(from: &'static str, text: &str) -> Self {
            Self {
                id: MessageId::new(text),
                from,
                text: text.to_owned(),
                day: 1,
                format: TextFormat::default(),
                delivery: None,
                notice: false,
                revision: 0,
            }
        }
    }

    impl Made {
        pub fn new(lines: Vec<MadeLine>) -> Self {
            Self {
                first: 1 << 32,
                complete: true,
                lines,
                custom: Custom::default(),
            }
        }
    }

    impl Lines for Made {
        fn first(&self) -> Line {
            self.first
        }

        fn count(&self) -> usize {
            self.lines.len()
        }

        fn is_complete(&self) -> bool {
            self.complete
        }

        fn line(&self, number: Line) -> Option<Entry<'_>> {
            let line = self
                .lines
                .get(usize::try_from(number.checked_sub(self.first)?).ok()?)?;
            Some(Entry {
                number,
                day: line.day,
                minute: 904,
                old: false,
                revision: line.revision,
                own: line.from == "Me",
                kind: if line.notice {
                    Kind::Notice {
                        nudge: true,
                        words: line.text.clone(),
                    }
                } else {
                    Kind::Text {
                        id: &line.id,
                        from: line.from,
                        name: line.from.into(),
                        text: &line.text,
                        format: &line.format,
                        delivery: line.delivery,
                    }
                },
            })
        }

        fn custom(&self, _entry: &Entry<'_>) -> Custom {
            self.custom.clone()
        }

        fn says(&self, name: &str) -> String {
            format!("{name} says:")
        }

        fn day(&self, entry: &Entry<'_>) -> String {
            format!("Day {}", entry.day)
        }

        fn time(&self, entry: &Entry<'_>) -> String {
            format!("{}:{:02}", entry.minute / 60, entry.minute % 60)
        }

        fn delivery(&self, entry: &Entry<'_>) -> Option<Note> {
            match &entry.kind {
                Kind::Text {
                    delivery: Some(DeliveryState::Failed),
                    ..
                } => Some(Note {
                    words: "Not sent.".to_owned(),
                    again: Some("Send again".to_owned()),
                }),
                _ => None,
            }
        }

        fn unseen(&self, count: usize) -> String {
            format!("{count} new")
        }
    }

    fn shape(made: &Made) -> Vec<(bool, bool)> {
        (made.first()..made.end())
            .filter_map(|number| {
                let before = number.checked_sub(1).and_then(|before| made.line(before));
                Some(context(before.as_ref(), &made.line(number)?))
            })
            .collect()
    }

    #[test]
    fn a_name_stands_once_above_a_run_and_again_on_the_next_day() {
        let mut made = Made::new(vec![
            MadeLine::new("Bob", "a"),
            MadeLine::new("Bob", "b"),
            MadeLine::new("Eve", "c"),
            MadeLine::new("Eve", "d"),
            MadeLine::new("Eve", "nudge"),
            MadeLine::new("Eve", "e"),
        ]);
        made.lines[3].day = 2;
        made.lines[4].day = 2;
        made.lines[4].notice = true;
        made.lines[5].day = 2;
        assert_eq!(
            shape(&made),
            [
                (true, true),
                (false, false),
                (true, false),
                (true, true),
                (false, false),
                (true, false)
            ]
        );
    }
}
