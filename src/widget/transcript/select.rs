//! What is selected: from a place to a place, each a line and a byte of its text.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::lines::{Line, Lines, context};

/// A place in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line.
    pub line: Line,
    /// The byte of its text, always a border of characters.
    pub byte: usize,
}

/// How much a click takes: the places themselves, words, or lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// What the mouse covers.
    Place,
    /// Whole words.
    Word,
    /// Whole lines.
    Line,
}

/// A selection that is being made or was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Where it began; with words and lines, both ends of the first one.
    anchor: (Place, Place),
    /// Where it goes to.
    focus: (Place, Place),
    unit: Unit,
}

impl Selection {
    /// Begins at a place.
    pub fn begin(lines: &dyn Lines, place: Place, unit: Unit, whole: Option<Range<usize>>) -> Self {
        let ends = around(lines, place, unit, whole);
        Self {
            anchor: ends,
            focus: ends,
            unit,
        }
    }

    /// From one place to another.
    pub fn between(from: Place, to: Place) -> Self {
        Self {
            anchor: (from, from),
            focus: (to, to),
            unit: Unit::Place,
        }
    }

    /// Everything that is loaded.
    pub fn all(lines: &dyn Lines) -> Option<Self> {
        let last = lines.end().checked_sub(1)?;
        let end = lines.line(last)?.text().len();
        let first = Place {
            line: lines.first(),
            byte: 0,
        };
        let last = Place {
            line: last,
            byte: end,
        };
        Some(Self::between(first, last))
    }

    /// Goes on to another place.
    pub fn extend(&mut self, lines: &dyn Lines, place: Place, whole: Option<Range<usize>>) {
        self.focus = around(lines, place, self.unit, whole);
    }

    /// The two ends, in order.
    pub fn ends(&self) -> (Place, Place) {
        (
            self.anchor.0.min(self.focus.0),
            self.anchor.1.max(self.focus.1),
        )
    }

    /// Whether nothing is selected.
    pub fn is_empty(&self) -> bool {
        let (start, end) = self.ends();
        start == end
    }

    /// The part of a line's text that is selected; `len` is the length of the text.
    pub fn part(&self, line: Line, len: usize) -> Option<Range<usize>> {
        let (start, end) = self.ends();
        if line < start.line || line > end.line {
            return None;
        }
        let from = if line == start.line { start.byte } else { 0 };
        let to = if line == end.line { end.byte } else { len };
        (from < to.min(len)).then(|| from..to.min(len))
    }

    /// The selected text as it was written: emoticons are their shortcuts. Over several lines the names are with it.
    pub fn copy(&self, lines: &dyn Lines) -> String {
        let (start, end) = self.ends();
        let first = start.line.max(lines.first());
        let several = start.line != end.line;
        let mut copied = String::new();
        let mut before = first.checked_sub(1).and_then(|number| lines.line(number));
        for number in first..=end.line.min(lines.end().saturating_sub(1)) {
            let Some(entry) = lines.line(number) else {
                continue;
            };
            let text = entry.text();
            let part = self.part(number, text.len()).unwrap_or(0..0);
            // A part cut by a line that changed meanwhile may not be a border any more: then all of the line is meant.
            let part = text.get(part).unwrap_or(text);
            if several {
                if !copied.is_empty() {
                    copied.push('\n');
                }
                let whole = number != start.line || start.byte == 0;
                let (says, _) = context(before.as_ref(), &entry);
                if let Some((_, name)) = entry.author()
                    && whole
                    && (says || number == first)
                {
                    copied.push_str(&lines.says(name));
                    copied.push('\n');
                }
            }
            copied.push_str(part);
            before = Some(entry);
        }
        copied
    }
}

/// Both ends of the word or line around a place. A picture in the text is a word of its own.
fn around(
    lines: &dyn Lines,
    place: Place,
    unit: Unit,
    whole: Option<Range<usize>>,
) -> (Place, Place) {
    let Some(entry) = lines.line(place.line) else {
        return (place, place);
    };
    let text = entry.text();
    let range = match unit {
        Unit::Place => place.byte..place.byte,
        Unit::Word => whole.unwrap_or_else(|| word(text, place.byte)),
        Unit::Line => line(text, place.byte),
    };
    let at = |byte| Place {
        line: place.line,
        byte,
    };
    (at(range.start), at(range.end))
}

fn word(text: &str, byte: usize) -> Range<usize> {
    text.split_word_bound_indices()
        .map(|(start, word)| start..start + word.len())
        .find(|range| byte < range.end)
        .unwrap_or_else(|| {
            let start = text
                .split_word_bound_indices()
                .next_back()
                .map_or(0, |(start, _)| start);
            start..text.len()
        })
}

fn line(text: &str, byte: usize) -> Range<usize> {
    let (before, after) = text.split_at_checked(byte).unwrap_or((text, ""));
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(text.len(), |at| before.len() + at);
    start..end
}

#[cfg(test)]
mod tests {
    use super::super::lines::tests::{Made, MadeLine};
    use super::*;

    const FIRST: Line = 1 << 32;

    fn made() -> Made {
        Made::new(vec![
            MadeLine::new("Bob", "good morning :)"),
            MadeLine::new("Bob", "two\nlines"),
            MadeLine::new("Eve", "日本 done"),
        ])
    }

    fn at(line: Line, byte: usize) -> Place {
        Place {
            line: FIRST + line,
            byte,
        }
    }

    fn from_to(made: &Made, from: Place, to: Place) -> Selection {
        let mut selection = Selection::begin(made, from, Unit::Place, None);
        selection.extend(made, to, None);
        selection
    }

    #[test]
    fn part_of_one_line_is_copied_as_it_was_written() {
        let made = made();
        assert_eq!(
            from_to(&made, at(0, 5), at(0, 15)).copy(&made),
            "morning :)"
        );
        // Backwards is the same.
        assert_eq!(
            from_to(&made, at(0, 15), at(0, 5)).copy(&made),
            "morning :)"
        );
        assert!(from_to(&made, at(0, 5), at(0, 5)).is_empty());
    }

    #[test]
    fn over_several_lines_the_names_come_with_it_once_a_run() {
        let made = made();
        assert_eq!(
            from_to(&made, at(0, 5), at(2, 6)).copy(&made),
            "morning :)\ntwo\nlines\nEve says:\n日本"
        );
        assert_eq!(
            Selection::all(&made).map(|all| all.copy(&made)).as_deref(),
            Some("Bob says:\ngood morning :)\ntwo\nlines\nEve says:\n日本 done")
        );
    }

    #[test]
    fn words_and_lines_are_taken_whole_in_both_directions() {
        let made = made();
        let mut words = Selection::begin(&made, at(0, 7), Unit::Word, None);
        assert_eq!(words.copy(&made), "morning");
        words.extend(&made, at(0, 1), None);
        assert_eq!(words.copy(&made), "good morning");
        let emoticon = Selection::begin(&made, at(0, 14), Unit::Word, Some(13..15));
        assert_eq!(emoticon.copy(&made), ":)");
        let line = Selection::begin(&made, at(1, 5), Unit::Line, None);
        assert_eq!(line.copy(&made), "lines");
        let line = Selection::begin(&made, at(1, 1), Unit::Line, None);
        assert_eq!(line.copy(&made), "two");
        let end = Selection::begin(&made, at(2, 11), Unit::Word, None);
        assert_eq!(end.copy(&made), "done");
    }

    #[test]
    fn older_lines_do_not_move_the_selection_and_gone_ones_do_not_break_it() {
        let mut made = made();
        let selection = from_to(&made, at(0, 5), at(1, 3));
        made.first -= 1;
        made.lines.insert(0, MadeLine::new("Eve", "earlier"));
        assert_eq!(selection.copy(&made), "morning :)\ntwo");
        made.first += 2;
        made.lines.drain(..2);
        assert_eq!(selection.copy(&made), "Bob says:\ntwo");
        made.first += 5;
        assert_eq!(selection.copy(&made), "");
    }

    #[test]
    fn a_line_that_shrank_is_copied_without_panic() {
        let mut made = made();
        let selection = from_to(&made, at(2, 1), at(2, 11));
        made.lines[2].text = "é".to_owned();
        assert_eq!(selection.copy(&made), "é");
        made.lines[2].text.clear();
        assert_eq!(selection.copy(&made), "");
        let nothing = Made::new(Vec::new());
        assert_eq!(Selection::all(&nothing), None);
        assert_eq!(selection.copy(&nothing), "");
    }
}
