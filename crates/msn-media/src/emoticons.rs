//! The classic emoticons and where they stand in a text.
//!
//! The table is `resources/emoticons/emoticons.toml`; the drawings lie beside it.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::links::{self, Link};

pub mod custom;

use custom::Shortcuts;

/// One of the classic emoticons.
#[derive(Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Emoticon {
    /// What stands for it in settings: `smile`.
    pub id: String,
    /// The file of the drawing in `resources/emoticons`: `smile.svg`.
    pub file: String,
    /// The Fluent key of its name: `emoticon-smile`.
    pub name: String,
    /// What people type, the usual one first. ASCII, never empty.
    pub shortcuts: Vec<String>,
    /// Whether letters of the shortcuts have to be in the case they are written in.
    #[serde(default)]
    exact: bool,
}

impl Emoticon {
    /// The usual shortcut: what the picker puts into a text.
    #[must_use]
    pub fn shortcut(&self) -> &str {
        self.shortcuts.first().map_or("", String::as_str)
    }
}

/// A stretch of a text, as it is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    /// Plain text, never empty.
    Text(&'a str),
    /// An emoticon, and the shortcut it was typed with.
    Emoticon(&'static Emoticon, &'a str),
    /// An emoticon someone made, by its shortcut.
    Custom(&'a str),
    /// A link.
    Link(Link<'a>),
}

impl<'a> Segment<'a> {
    /// The text it was made of. All segments of a text joined are that text.
    #[must_use]
    pub fn source(&self) -> &'a str {
        match self {
            Segment::Text(text) | Segment::Emoticon(_, text) | Segment::Custom(text) => text,
            Segment::Link(link) => link.text,
        }
    }
}

/// All emoticons in the order of the picker.
#[must_use]
pub fn all() -> &'static [Emoticon] {
    &table().emoticons
}

/// The emoticon with this id.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Emoticon> {
    all().iter().find(|emoticon| emoticon.id == id)
}

/// Cuts a text into plain text, emoticons and links, in order and without a gap.
///
/// Where several shortcuts fit, the longest wins, and one of `custom` before a classic one; inside a link there are no
/// emoticons. Takes time in proportion to the length of the text, whatever is in it.
pub fn split<'a>(text: &'a str, custom: &'a Shortcuts) -> impl Iterator<Item = Segment<'a>> {
    Split {
        rest: text,
        next: None,
        after_word: false,
        table: table(),
        custom,
    }
}

/// The emoticon whose shortcut `text` begins with, and the length of that shortcut in bytes.
#[must_use]
pub fn at_start(text: &str) -> Option<(&'static Emoticon, usize)> {
    table().at_start(text.as_bytes())
}

struct Split<'a> {
    rest: &'a str,
    /// What comes after the text that was handed out last.
    next: Option<Segment<'a>>,
    /// Whether the character before `rest` belongs to a word: no link begins there.
    after_word: bool,
    table: &'static Table,
    custom: &'a Shortcuts,
}

impl<'a> Split<'a> {
    /// The emoticon, link or unbroken run that begins at `rest[at..]`.
    fn special_at(&self, at: usize, after_word: bool) -> Option<Segment<'a>> {
        let here = self.rest.get(at..)?;
        if !after_word && let Some(found) = links::at_start(here) {
            return Some(match found {
                links::Found::Link(link) => Segment::Link(link),
                links::Found::TooLong(run) => Segment::Text(run),
            });
        }
        if let Some(len) = self.custom.at_start(here) {
            return Some(Segment::Custom(here.get(..len)?));
        }
        let (emoticon, len) = self.table.at_start(here.as_bytes())?;
        Some(Segment::Emoticon(emoticon, here.get(..len)?))
    }

    fn leave(&mut self, len: usize) -> &'a str {
        let (head, tail) = self.rest.split_at(len);
        self.rest = tail;
        self.after_word = head.chars().next_back().is_some_and(links::is_word);
        head
    }
}

impl<'a> Iterator for Split<'a> {
    type Item = Segment<'a>;

    fn next(&mut self) -> Option<Segment<'a>> {
        if let Some(segment) = self.next.take() {
            self.leave(segment.source().len());
            return Some(segment);
        }
        if self.rest.is_empty() {
            return None;
        }
        let mut after_word = self.after_word;
        for (at, c) in self.rest.char_indices() {
            if (self.table.may_start(c) || !self.custom.is_empty())
                && let Some(found) = self.special_at(at, after_word)
            {
                if at == 0 {
                    self.leave(found.source().len());
                    return Some(found);
                }
                self.next = Some(found);
                return Some(Segment::Text(self.leave(at)));
            }
            after_word = links::is_word(c);
        }
        Some(Segment::Text(self.leave(self.rest.len())))
    }
}

#[derive(Debug)]
struct Table {
    emoticons: Vec<Emoticon>,
    /// By first byte of the shortcut: which emoticon, which of its shortcuts; the longest first.
    first: Vec<Vec<(usize, usize)>>,
}

impl Table {
    fn new(emoticons: Vec<Emoticon>) -> Self {
        let mut first = vec![Vec::new(); 128];
        for (which, emoticon) in emoticons.iter().enumerate() {
            for (number, shortcut) in emoticon.shortcuts.iter().enumerate() {
                let Some(&byte) = shortcut.as_bytes().first() else {
                    continue;
                };
                let mut bytes = vec![byte];
                if !emoticon.exact && byte.is_ascii_alphabetic() {
                    bytes = vec![byte.to_ascii_lowercase(), byte.to_ascii_uppercase()];
                }
                for byte in bytes {
                    if let Some(list) = first.get_mut(usize::from(byte)) {
                        list.push((which, number));
                    }
                }
            }
        }
        let length = |&(which, number): &(usize, usize)| {
            let emoticon: Option<&Emoticon> = emoticons.get(which);
            emoticon
                .and_then(|e| e.shortcuts.get(number))
                .map_or(0, String::len)
        };
        for list in &mut first {
            list.sort_by_key(|entry| std::cmp::Reverse(length(entry)));
        }
        Self { emoticons, first }
    }

    /// Whether an emoticon or a link may begin with this character.
    fn may_start(&self, c: char) -> bool {
        links::may_start(c) || !self.candidates(c as u32).is_empty()
    }

    fn candidates(&self, first: u32) -> &[(usize, usize)] {
        usize::try_from(first)
            .ok()
            .and_then(|first| self.first.get(first))
            .map_or(&[], Vec::as_slice)
    }

    fn at_start(&self, text: &[u8]) -> Option<(&Emoticon, usize)> {
        let &byte = text.first()?;
        self.candidates(u32::from(byte))
            .iter()
            .find_map(|&(which, number)| {
                let emoticon = self.emoticons.get(which)?;
                let shortcut = emoticon.shortcuts.get(number)?.as_bytes();
                let head = text.get(..shortcut.len())?;
                let same = if emoticon.exact {
                    head == shortcut
                } else {
                    head.eq_ignore_ascii_case(shortcut)
                };
                same.then_some((emoticon, shortcut.len()))
            })
    }
}

fn table() -> &'static Table {
    #[derive(Deserialize)]
    struct File {
        emoticon: Vec<Emoticon>,
    }
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| {
        let text = include_str!("../../../resources/emoticons/emoticons.toml");
        // The table is part of the program, and the tests below read it.
        let file: File = toml::from_str(text).expect("the emoticon table is valid");
        Table::new(file.emoticon)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Shows a split text: emoticons as `<id>`, links as `[link]`.
    fn shown(text: &str) -> String {
        shown_with(text, &[])
    }

    /// The same, with emoticons of one's own as `{shortcut}`.
    fn shown_with(text: &str, custom: &[&str]) -> String {
        let custom = Shortcuts::new(custom.iter().map(|&s| s.to_owned()));
        split(text, &custom)
            .map(|segment| match segment {
                Segment::Text(text) => text.to_owned(),
                Segment::Emoticon(emoticon, _) => format!("<{}>", emoticon.id),
                Segment::Custom(shortcut) => format!("{{{shortcut}}}"),
                Segment::Link(link) => format!("[{}]", link.text),
            })
            .collect()
    }

    #[test]
    fn every_emoticon_has_a_drawing_a_name_and_shortcuts_of_its_own() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../resources/emoticons");
        let mut seen = std::collections::HashSet::new();
        assert!(all().len() >= 75);
        for emoticon in all() {
            let drawing = std::fs::read_to_string(format!("{folder}/{}", emoticon.file)).unwrap();
            assert!(drawing.starts_with("<svg"), "{}", emoticon.file);
            assert_eq!(emoticon.name, format!("emoticon-{}", emoticon.id));
            assert!(!emoticon.shortcuts.is_empty(), "{}", emoticon.id);
            for shortcut in &emoticon.shortcuts {
                assert!(shortcut.is_ascii() && shortcut.len() >= 2, "{shortcut}");
                assert!(seen.insert(shortcut.to_ascii_lowercase()), "{shortcut}");
                assert_eq!(shown(shortcut), format!("<{}>", emoticon.id));
            }
        }
    }

    #[test]
    fn shortcuts_are_found_inside_a_text() {
        assert_eq!(shown("hello :-) (k)"), "hello <smile> <lips>");
        assert_eq!(shown(":):)"), "<smile><smile>");
        assert_eq!(shown("żółw:D山"), "żółw<open-mouthed>山");
        assert_eq!(shown("nothing here (or there)"), "nothing here (or there)");
        assert_eq!(shown(""), "");
    }

    #[test]
    fn letters_match_in_either_case_but_the_moon_is_written_large() {
        assert_eq!(
            shown(":d :D (PI) 8O|"),
            "<open-mouthed> <open-mouthed> <pizza> <baring-teeth>"
        );
        assert_eq!(shown("(S) (s)"), "<moon> (s)");
    }

    #[test]
    fn shortcuts_of_signs_alone_are_told_apart() {
        assert_eq!(
            shown("<:o) :o) +o( ^o) 8-) 8-| |-) *-) :-* :-# :[ ({)(})"),
            "<party> <surprised>) <sick> <sarcastic> <rolling-eyes> <nerd> <sleepy> <thinking> \
             <whispering> <zipped> <bat> <hug-left><hug-right>"
        );
    }

    #[test]
    fn the_longest_shortcut_wins() {
        let table = Table::new(vec![
            emoticon("short", &["8-"]),
            emoticon("long", &["8-|x"]),
            emoticon("middle", &["8-|"]),
        ]);
        let id = |text: &str| table.at_start(text.as_bytes()).map(|(e, _)| e.id.clone());
        assert_eq!(id("8-|X").as_deref(), Some("long"));
        assert_eq!(id("8-|y").as_deref(), Some("middle"));
        assert_eq!(id("8-").as_deref(), Some("short"));
        assert_eq!(id("8").as_deref(), None);
    }

    fn emoticon(id: &str, shortcuts: &[&str]) -> Emoticon {
        Emoticon {
            id: id.into(),
            file: String::new(),
            name: String::new(),
            shortcuts: shortcuts.iter().map(|&s| s.into()).collect(),
            exact: false,
        }
    }

    #[test]
    fn there_are_no_emoticons_inside_links() {
        assert_eq!(
            shown("see http://example.com/:-D/(Y)/ :)"),
            "see [http://example.com/:-D/(Y)/] <smile>"
        );
        assert_eq!(shown("(http://a.example/x)"), "([http://a.example/x])");
        assert_eq!(shown(":Dwww.example.com"), "<open-mouthed>www.example.com");
    }

    #[test]
    fn emoticons_people_made_are_found_before_the_classic_ones() {
        let custom = [":)", "cat", "猫"];
        assert_eq!(
            shown_with(":) concatenate 猫 :-) Cat", &custom),
            "{:)} con{cat}enate {猫} <smile> Cat"
        );
        assert_eq!(
            shown_with("http://example.com/cat cat", &custom),
            "[http://example.com/cat] {cat}"
        );
    }

    #[test]
    fn a_segment_remembers_what_was_typed() {
        let none = Shortcuts::default();
        let typed: Vec<_> = split("a:-) (l)", &none)
            .map(|segment| segment.source())
            .collect();
        assert_eq!(typed, ["a", ":-)", " ", "(l)"]);
    }

    #[test]
    fn a_run_too_long_for_a_link_stays_text() {
        let text = format!("http://{}:)", "a".repeat(100_000));
        let none = Shortcuts::default();
        assert_eq!(
            split(&text, &none).collect::<Vec<_>>(),
            [Segment::Text(&text)]
        );
    }

    proptest! {
        #[test]
        fn segments_joined_are_the_text(text in r"(:\)|:-?|\(|[lLsS]\)|https?://|www\.|mailto:|[a-z@.]{1,4}| |\PC){0,40}") {
            let custom = Shortcuts::new([":-", "l", "ab"].map(str::to_owned));
            let joined: String = split(&text, &custom).map(|segment| segment.source()).collect();
            prop_assert_eq!(&joined, &text);
            prop_assert!(split(&text, &custom).all(|segment| !segment.source().is_empty()));
        }
    }
}
