//! Where the words of a line turn round to the other direction.
//!
//! cosmic-text never breaks a line before the first word of a stretch that runs against its line: the word stands out of its
//! room. It breaks it once a space leads that stretch, which stays there by a mark of its direction, and is a hair's breadth.
//! There has to be room for it, so that the space before it may not hang over the end of the line: it is tied to the word
//! before.

use std::borrow::Cow;
use std::ops::Range;

/// A place in a line where words that run against it begin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// What stands between it and the words before: a space, or nothing.
    pub space: Range<usize>,
    /// What is to stand there.
    pub lead: &'static str,
}

/// Whether a letter is one of those that are written from right to left.
pub fn is_from_right(c: char) -> bool {
    matches!(u32::from(c), 0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff | 0x1e800..=0x1efff)
        && c.is_alphabetic()
}

/// The places in a line where words that run against it begin, behind a space.
pub fn turns(line: &str, from_right: bool) -> Vec<Turn> {
    let mut turns = Vec::new();
    let (mut begun, mut against, mut room) = (false, false, false);
    for (at, c) in line.char_indices() {
        if c.is_whitespace() {
            room = true;
        } else if matches!(c, '\u{2066}'..='\u{2069}') {
            // What stands alone turns anew.
            against = false;
        } else if c.is_alphabetic() {
            let turned = is_from_right(c) != from_right;
            if turned && !against && begun && room {
                turns.push(turn(line, at, from_right));
            }
            (begun, against, room) = (true, turned, false);
        } else if c.is_numeric() {
            room = false;
        }
    }
    turns
}

fn turn(line: &str, at: usize, from_right: bool) -> Turn {
    let behind_space = line[..at].ends_with(' ');
    Turn {
        space: at - usize::from(behind_space)..at,
        lead: match (from_right, behind_space) {
            (true, true) => "\u{a0}\u{2060}\u{200e}\u{200a}",
            (true, false) => "\u{200e}\u{200a}",
            (false, true) => "\u{a0}\u{2060}\u{200f}\u{200a}",
            (false, false) => "\u{200f}\u{200a}",
        },
    }
}

/// A line of the interface that can be broken wherever there is a space.
pub fn breakable(line: &str, from_right: bool) -> Cow<'_, str> {
    if line.is_ascii() || (!from_right && !line.contains(is_from_right)) {
        return Cow::Borrowed(line);
    }
    let mut broken = String::with_capacity(line.len() + 12);
    let mut done = 0;
    for turn in turns(line, from_right) {
        broken.push_str(&line[done..turn.space.start]);
        broken.push_str(turn.lead);
        done = turn.space.end;
    }
    broken.push_str(&line[done..]);
    Cow::Owned(broken)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::tests::speaking;
    use crate::t;
    use iced::advanced::graphics::text::Paragraph;
    use iced::advanced::text::{self, LineHeight, Paragraph as _, Shaping, Wrapping};
    use iced::{Font, Pixels, Size, alignment};

    /// How wide a text gets in so much room.
    fn width(content: &str, room: f32) -> f32 {
        let paragraph = Paragraph::with_text(text::Text {
            content,
            bounds: Size::new(room, f32::INFINITY),
            size: Pixels(12.0),
            line_height: LineHeight::default(),
            font: Font::with_name("Fira Sans"),
            align_x: text::Alignment::Default,
            align_y: alignment::Vertical::Top,
            shaping: Shaping::Advanced,
            wrapping: Wrapping::Word,
        });
        paragraph.min_bounds().width
    }

    #[test]
    fn words_of_two_directions_stay_in_their_room() {
        let arabic = speaking("ar", || t!("add-group", address = "judy@example.com"));
        let hebrew = speaking("he", || {
            t!("request-words", name = "Zoë", address = "zoe@example.net")
        });
        let english = t!(
            "request-words",
            name = "ليلى في البيت",
            address = "l@example.net"
        );
        for words in [arabic, hebrew, english] {
            let whole = width(&words, f32::INFINITY);
            for percent in 50..100_u8 {
                let room = whole * f32::from(percent) / 100.0;
                let taken = width(&words, room);
                // A sign that ends a stretch hangs over.
                let sign = 6.0;
                assert!(taken <= room + sign, "{words:?} in {room} takes {taken}");
            }
        }
    }

    #[test]
    fn a_turn_is_where_words_begin_that_run_against_their_line() {
        for (line, from_right, at) in [
            ("אב cd ef גד gh", true, vec![(4, 5), (15, 16)]),
            ("ab אב גד cd", false, vec![(2, 3)]),
            ("אב (\u{2068}cd\u{2069})", true, vec![(9, 9)]),
            ("ה-Enter", true, vec![]),
            ("ab אב", true, vec![]),
            ("", true, vec![]),
        ] {
            let turns = turns(line, from_right).into_iter();
            let spaces: Vec<_> = turns
                .map(|turn| (turn.space.start, turn.space.end))
                .collect();
            assert_eq!(spaces, at, "{line:?}");
        }
        assert_eq!(
            breakable("אב cd", true),
            "אב\u{a0}\u{2060}\u{200e}\u{200a}cd"
        );
        assert_eq!(breakable("é cd", false), "é cd");
    }
}
