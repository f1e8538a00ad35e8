//! A text cut into pieces, with the way between what is shown and what was written.

use std::ops::Range;

use msn_media::emoticons::{Segment, split};
use msn_media::plus::{Span, Style};
use unicode_segmentation::UnicodeSegmentation;

use super::script::{self, Script};
use super::{Custom, Picture};
use crate::assets;
use crate::i18n::turn::{self, Turn};

/// What stands for a picture: two spaces, each as wide as its font is high, so that it is wide without being high; then a
/// place where the line may break, which makes a word of them: spaces alone would hang over the end of a line.
pub const PLACE: &str = "\u{2003}\u{2003}\u{200b}";

/// Longer texts are shown up to here (bytes), so that no text can freeze the window. Copying gives all of it.
const LIMIT: usize = 64 * 1024;

/// What a piece is.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Text of one script.
    Text(Script),
    /// An emoticon.
    Picture(Picture),
    /// The sign that more was written than is shown.
    Rest,
    /// A space before words of the other direction, where a line may break; see [`turn`].
    Turn,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The bytes of the source it stands for.
    pub source: Range<usize>,
    /// Its bytes of the display text.
    pub display: Range<usize>,
    /// What it is.
    pub what: What,
    /// The index of the link it belongs to.
    pub link: Option<usize>,
    /// How it looks where that is not as the rest.
    pub style: Option<Style>,
}

/// A text ready to be shaped.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Flow {
    display: String,
    pieces: Vec<Piece>,
    links: Vec<String>,
    source_len: usize,
}

impl Flow {
    /// A text with links and emoticons.
    pub fn new(source: &str) -> Self {
        Self::with(source, &Custom::default())
    }

    /// The same, with the emoticons of the one who wrote it.
    pub fn with(source: &str, custom: &Custom) -> Self {
        let mut flow = Self {
            source_len: source.len(),
            ..Self::default()
        };
        let mut end = source.len().min(LIMIT);
        while !source.is_char_boundary(end) {
            end -= 1;
        }
        let (shown, rest) = source.split_at(end);
        let mut done = 0;
        for segment in split(shown, &custom.shortcuts) {
            let place = done..done + segment.source().len();
            done = place.end;
            match segment {
                Segment::Text(text) => flow.text(place.start, text, None),
                Segment::Custom(shortcut) => match custom.pictures.get(shortcut) {
                    Some(made) => {
                        let picture = Picture::Made(made.clone());
                        flow.piece(place, PLACE, What::Picture(picture), None);
                    }
                    None => flow.text(place.start, shortcut, None),
                },
                Segment::Emoticon(_, shortcut) if custom.bare => {
                    flow.text(place.start, shortcut, None);
                }
                Segment::Emoticon(emoticon, _) => {
                    let file = emoticon.file.trim_end_matches(".svg");
                    let drawing = assets::drawing(&format!("emoticons/{file}"));
                    flow.piece(place, PLACE, What::Picture(Picture::Svg(drawing)), None);
                }
                Segment::Link(link) => {
                    let index = flow.links.len();
                    flow.links.push(link.target().into_owned());
                    flow.text(place.start, link.text, Some(index));
                }
            }
        }
        if !rest.is_empty() {
            flow.piece(end..source.len(), " […]", What::Rest, None);
        }
        flow
    }

    /// The same, with room to break its lines where the direction turns.
    pub fn breakable(self) -> Self {
        if !self.display.contains(turn::is_from_right) {
            return self;
        }
        let mut turns = self.turns().into_iter().peekable();
        let mut flow = Self {
            links: self.links,
            source_len: self.source_len,
            ..Self::default()
        };
        for piece in self.pieces {
            let (mut source, mut display) = (piece.source.clone(), piece.display.clone());
            while let Some(Turn { space, lead }) =
                turns.next_if(|turn| turn.space.start < display.end)
            {
                // It is within a text, which has as many bytes in its source.
                let begins = source.start + (space.start - display.start);
                let ends = begins + space.len();
                if begins > source.start {
                    let words = &self.display[display.start..space.start];
                    flow.like(&piece, source.start..begins, words);
                }
                flow.piece(begins..ends, lead, What::Turn, None);
                (source.start, display.start) = (ends, space.end);
            }
            if !display.is_empty() {
                flow.like(&piece, source, &self.display[display]);
            }
        }
        flow
    }

    /// The places in the display text where the direction turns.
    fn turns(&self) -> Vec<Turn> {
        let mut turns = Vec::new();
        let mut start = 0;
        for line in self.display.split_inclusive('\n') {
            // As lines are laid out: by their first letter.
            let first = line.chars().find(|c| c.is_alphabetic());
            let found = turn::turns(line, first.is_some_and(turn::is_from_right));
            turns.extend(found.into_iter().map(|Turn { space, lead }| Turn {
                space: start + space.start..start + space.end,
                lead,
            }));
            start += line.len();
        }
        turns
    }

    /// A text in which nothing is found: names, words of the interface.
    pub fn plain(source: &str) -> Self {
        let mut flow = Self {
            source_len: source.len(),
            ..Self::default()
        };
        flow.text(0, source, None);
        flow
    }

    /// The same with stretches that look different; `from` is where in the source the text begins that they are of.
    pub fn styled(mut self, spans: &[Span], from: usize) -> Self {
        let mut spans = spans.iter().peekable();
        let mut style_at = |byte: usize| {
            let at = byte.checked_sub(from)?;
            while spans.next_if(|span| span.range.end <= at).is_some() {}
            let span = spans.peek().filter(|span| span.range.start <= at)?;
            Some(span.style)
        };
        let mut cut = Vec::with_capacity(self.pieces.len());
        for mut piece in std::mem::take(&mut self.pieces) {
            piece.style = style_at(piece.source.start);
            if piece.is_whole() {
                cut.push(piece);
                continue;
            }
            // Ranges of pieces are borders of the display text. A letter and its marks look the same.
            let words = &self.display[piece.display.clone()];
            let (source, display) = (piece.source.clone(), piece.display.clone());
            for (at, _) in words.grapheme_indices(true).skip(1) {
                let style = style_at(source.start + at);
                if style != piece.style {
                    let mut before = piece.clone();
                    before.source.end = source.start + at;
                    before.display.end = display.start + at;
                    piece.source.start = before.source.end;
                    piece.display.start = before.display.end;
                    piece.style = style;
                    cut.push(before);
                }
            }
            cut.push(piece);
        }
        self.pieces = cut;
        self
    }

    /// What is shaped.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// The pieces, from left to right; together they cover all of the display text.
    pub fn pieces(&self) -> &[Piece] {
        &self.pieces
    }

    /// What a link opens.
    pub fn link(&self, index: usize) -> Option<&str> {
        self.links.get(index).map(String::as_str)
    }

    /// The place in the display text of a byte of the source.
    pub fn to_display(&self, source: usize) -> usize {
        let at = self
            .pieces
            .partition_point(|piece| piece.source.end <= source);
        match self.pieces.get(at) {
            None => self.display.len(),
            Some(piece) if piece.is_whole() => {
                if source > piece.source.start {
                    piece.display.end
                } else {
                    piece.display.start
                }
            }
            Some(piece) => piece.display.start + source.saturating_sub(piece.source.start),
        }
    }

    /// The place in the source of a byte of the display text. A place within an emoticon is at its nearer end.
    pub fn to_source(&self, display: usize) -> usize {
        match self.piece_at(display) {
            None => self.source_len,
            Some(piece) if piece.is_whole() => {
                if display - piece.display.start > piece.display.len() / 2 {
                    piece.source.end
                } else {
                    piece.source.start
                }
            }
            Some(piece) => piece.source.start + display.saturating_sub(piece.display.start),
        }
    }

    /// The emoticon that covers a byte of the source.
    pub fn whole_at(&self, source: usize) -> Option<Range<usize>> {
        self.pieces
            .iter()
            .find(|piece| piece.is_whole() && piece.source.contains(&source))
            .map(|piece| piece.source.clone())
    }

    fn piece_at(&self, display: usize) -> Option<&Piece> {
        let at = self
            .pieces
            .partition_point(|piece| piece.display.end <= display);
        self.pieces.get(at)
    }

    /// Text without emoticons, from a byte of the source on.
    fn text(&mut self, from: usize, text: &str, link: Option<usize>) {
        let text = tame(text);
        let mut start = 0;
        for (length, script) in script::runs(&text) {
            let end = start + length;
            // Runs are cut at character borders of `text`.
            self.piece(
                from + start..from + end,
                &text[start..end],
                What::Text(script),
                link,
            );
            start = end;
        }
    }

    /// A part of a piece of another flow.
    fn like(&mut self, piece: &Piece, source: Range<usize>, display: &str) {
        self.piece(source, display, piece.what.clone(), piece.link);
        if let Some(last) = self.pieces.last_mut() {
            last.style = piece.style;
        }
    }

    fn piece(&mut self, source: Range<usize>, display: &str, what: What, link: Option<usize>) {
        let start = self.display.len();
        self.display.push_str(display);
        self.pieces.push(Piece {
            source,
            display: start..self.display.len(),
            what,
            link,
            style: None,
        });
    }
}

impl Piece {
    /// Whether it is selected as a whole or not at all.
    fn is_whole(&self) -> bool {
        !matches!(self.what, What::Text(_))
    }
}

/// The text with every character that would end a line or confuse the shaping, except `\n`, replaced by a space of the same
/// length in bytes.
fn tame(text: &str) -> std::borrow::Cow<'_, str> {
    let strange = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{2028}' | '\u{2029}');
    if !text.contains(strange) {
        return text.into();
    }
    text.chars()
        .map(|c| match c {
            c if !strange(c) => c,
            c if c.len_utf8() == 1 => ' ',
            c if c.len_utf8() == 2 => '\u{a0}',
            _ => '\u{2003}',
        })
        .collect::<String>()
        .into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_emoticon_is_one_place_and_comes_back_as_its_shortcut() {
        let flow = Flow::new("hi :) there");
        assert_eq!(flow.display(), format!("hi {PLACE} there"));
        assert_eq!(flow.to_display(3), 3);
        assert_eq!(flow.to_display(4), 3 + PLACE.len());
        assert_eq!(flow.to_display(5), 3 + PLACE.len());
        assert_eq!(flow.to_source(3), 3);
        assert_eq!(flow.to_source(3 + 3), 3);
        assert_eq!(flow.to_source(3 + 6), 5);
        assert_eq!(flow.to_source(3 + PLACE.len()), 5);
        assert_eq!(flow.whole_at(4), Some(3..5));
        assert_eq!(flow.whole_at(5), None);
    }

    #[test]
    fn no_emoticon_is_found_in_a_link() {
        let flow = Flow::new("see http://a.example/:)x (K)");
        let pictures = |flow: &Flow| {
            flow.pieces()
                .iter()
                .filter(|piece| matches!(piece.what, What::Picture(_)))
                .count()
        };
        assert_eq!(pictures(&flow), 1);
        let linked = flow
            .pieces()
            .iter()
            .find_map(|piece| Some((piece.source.clone(), piece.link?)));
        let (place, link) = linked.expect("a link");
        assert_eq!(place.start, 4);
        assert_eq!(flow.link(link), Some("http://a.example/:)x"));
    }

    #[test]
    fn an_emoticon_somebody_made_is_a_place_too() {
        let file = crate::samples::photo([9, 9, 9, 255]);
        let moving = crate::moving::Moving::decode(&file).expect("a picture");
        let custom = Custom::new([("cat".to_owned(), moving.clone())]);
        let flow = Flow::with("a cat :)", &custom);
        assert_eq!(flow.display(), format!("a {PLACE} {PLACE}"));
        assert_eq!(flow.whole_at(3), Some(2..5));
        let picture = What::Picture(Picture::Made(moving));
        assert!(flow.pieces().iter().any(|piece| piece.what == picture));
    }

    #[test]
    fn shortcuts_stay_text_if_the_user_wants_that_but_links_are_links() {
        let flow = Flow::with("a :) http://a.example/x", &Custom::bare());
        assert_eq!(flow.display(), "a :) http://a.example/x");
        assert_eq!(flow.link(0), Some("http://a.example/x"));
    }

    #[test]
    fn characters_that_end_lines_do_not() {
        let flow = Flow::plain("a\r\u{85}\u{2029}\0b\nc");
        assert_eq!(flow.display(), "a \u{a0}\u{2003} b\nc");
    }

    #[test]
    fn what_is_too_long_to_show_ends_with_a_sign_and_is_still_selected() {
        let long = "é".repeat(LIMIT);
        let flow = Flow::new(&long);
        assert!(flow.display().len() < LIMIT + 16);
        assert!(flow.display().ends_with("[…]"));
        assert_eq!(flow.to_source(flow.display().len()), long.len());
    }

    #[test]
    fn a_text_is_cut_where_its_look_changes_and_is_otherwise_the_same() {
        let (text, spans) =
            msn_media::plus::read("see [b]www.example.org[/b] [c=4]e\u{301}[i]x :) y[/i][/c]");
        let spans = spans.expect("it has codes");
        let (plain, flow) = (Flow::new(&text), Flow::new(&text).styled(&spans, 0));
        assert_eq!(flow.display(), plain.display());
        let looks = |piece: &Piece| {
            let style = piece.style.unwrap_or_default();
            let words = flow.display()[piece.display.clone()].to_owned();
            (words, style.bold, style.italic, style.ink.is_some())
        };
        let seen: Vec<_> = flow
            .pieces()
            .iter()
            .map(looks)
            .filter(|seen| seen.0 != " ")
            .collect();
        let told = |words: &str, bold, italic, ink| (words.to_owned(), bold, italic, ink);
        assert_eq!(
            seen,
            [
                told("see", false, false, false),
                told("www.example.org", true, false, false),
                told("e\u{301}", false, false, true),
                told("x", false, true, true),
                told(PLACE, false, true, true),
                told("y", false, true, true),
            ]
        );
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            assert_eq!(flow.to_display(at), plain.to_display(at));
        }
        let later = Flow::plain("Bob says").styled(&spans, 100);
        assert!(later.pieces().iter().all(|piece| piece.style.is_none()));
    }

    #[test]
    fn a_turn_stands_for_the_space_before_it() {
        let text = "see http://a.example/x אב :) (cd) אב\nגד ef";
        let (plain, flow) = (Flow::new(text), Flow::new(text).breakable());
        let turns = flow
            .pieces()
            .iter()
            .filter(|piece| piece.what == What::Turn);
        let turns: Vec<_> = turns.map(|piece| piece.source.clone()).collect();
        let at = |words: &str| text.find(words).expect("it is there");
        let expected = [at("אב"), at("אב\n"), at("ef")].map(|at| at - 1..at);
        assert_eq!(turns, expected);
        assert_eq!(flow.link(0), plain.link(0));
        for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            assert_eq!(
                flow.to_source(flow.to_display(at)),
                plain.to_source(plain.to_display(at))
            );
        }
    }

    proptest! {
        #[test]
        fn pieces_cover_source_and_display_and_places_are_borders(
            text in r"(:\)|\(K\)|http://x\.y |[a-z ]|日|👍🏽|\n|\r|\u{2028}|é| א|א){0,24}",
        ) {
            let flow = Flow::new(&text).breakable();
            let (mut source, mut display) = (0, 0);
            for piece in flow.pieces() {
                prop_assert_eq!(piece.source.start, source);
                prop_assert_eq!(piece.display.start, display);
                source = piece.source.end;
                display = piece.display.end;
            }
            prop_assert_eq!(source, text.len());
            prop_assert_eq!(display, flow.display().len());
            for at in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
                let shown = flow.to_display(at);
                prop_assert!(flow.display().is_char_boundary(shown));
                let back = flow.to_source(shown);
                prop_assert!(text.is_char_boundary(back));
                prop_assert!(back == at || flow.whole_at(at).is_some());
            }
        }
    }
}
