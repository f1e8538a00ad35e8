//! The codes that Messenger Plus! put into names and texts for colours and styles. Who does not have it sees them as they
//! stand; here they are read, or taken out.
//!
//! Newer codes are words in square brackets (`[b]bold[/b]`, `[c=4]red[/c]`, `[a=#ff0000]…[/a=#0000ff]`), older ones
//! begin with a middle dot (`·#` bold, `·$4` red, `·0` plain).

mod code;
mod palette;

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use code::{Code, Layer, Piece, cut};

pub use palette::Rgb;

/// The most stretches a text has; what comes after them is plain.
pub const MAX_SPANS: usize = 512;
/// The most steps of one gradient.
const MAX_STEPS: usize = 64;
/// The most colours within each other.
const MAX_DEPTH: usize = 32;

/// How a stretch of a text looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Style {
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Underlined.
    pub underline: bool,
    /// Struck through.
    pub strike: bool,
    /// The colour of the letters; the usual one where there is none.
    pub ink: Option<Rgb>,
    /// The colour behind them.
    pub ground: Option<Rgb>,
}

/// A stretch of a text that looks different.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    /// Its bytes of the text without codes; borders of characters.
    pub range: Range<usize>,
    /// How it looks.
    pub style: Style,
}

/// Stretches in order, without overlaps; at most [`MAX_SPANS`].
pub type Spans = Arc<[Span]>;

/// The text without codes, and what they say about it; `None` where nothing looks different.
#[must_use]
pub fn read(text: &str) -> (Cow<'_, str>, Option<Spans>) {
    if !text.contains(['[', '\u{b7}']) {
        return (Cow::Borrowed(text), None);
    }
    let mut reader = Reader::default();
    cut(text, |piece| match piece {
        Piece::Text(words) => reader.text(words),
        Piece::Code(code) => reader.code(code),
    });
    let spans = reader.spans();
    let spans = (!spans.is_empty()).then(|| spans.into());
    (kept(text, reader.text), spans)
}

/// The text without such codes.
#[must_use]
pub fn stripped(text: &str) -> Cow<'_, str> {
    if !text.contains(['[', '\u{b7}']) {
        return Cow::Borrowed(text);
    }
    let mut left = String::with_capacity(text.len());
    cut(text, |piece| {
        if let Piece::Text(words) = piece {
            left.push_str(words);
        }
    });
    kept(text, left)
}

/// What is left of a text; the text itself where that is all of it.
fn kept(text: &str, left: String) -> Cow<'_, str> {
    if left.len() == text.len() {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(left)
    }
}

/// What is read so far.
#[derive(Debug, Default)]
struct Reader {
    text: String,
    runs: Vec<Run>,
    look: Look,
    ink: Colors,
    ground: Colors,
}

/// How what comes next looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Look {
    /// See [`code::STYLES`].
    styles: [bool; 4],
    /// The numbers of the colours.
    ink: Option<usize>,
    ground: Option<usize>,
}

#[derive(Debug)]
struct Run {
    range: Range<usize>,
    look: Look,
}

/// The colours of the letters, or of what is behind them.
#[derive(Debug, Default)]
struct Colors {
    all: Vec<Color>,
    /// The numbers of those that hold now, the last one on top.
    open: Vec<usize>,
    /// How many more were opened than there is room for.
    beyond: usize,
}

/// A colour, and what it turns into over its range.
#[derive(Debug)]
struct Color {
    from: Option<Rgb>,
    to: Option<Rgb>,
    range: Range<usize>,
}

impl Reader {
    fn text(&mut self, words: &str) {
        let start = self.text.len();
        self.text.push_str(words);
        let end = self.text.len();
        let look = Look {
            ink: self.ink.open.last().copied(),
            ground: self.ground.open.last().copied(),
            ..self.look
        };
        let full = self.runs.len() >= MAX_SPANS;
        match self.runs.last_mut() {
            Some(last) if last.look == look && last.range.end == start => last.range.end = end,
            _ if look == Look::default() || full => {}
            _ => self.runs.push(Run {
                range: start..end,
                look,
            }),
        }
    }

    fn code(&mut self, code: Code) {
        let at = self.text.len();
        match code {
            Code::Style(style, on) => {
                let holds = &mut self.look.styles[style];
                *holds = on.unwrap_or(!*holds);
            }
            Code::Open(layer, color) => self.layer(layer).open(color, at),
            Code::Close(layer, to) => self.layer(layer).close(to, at),
            Code::Colors(ink, ground) => {
                for (layer, color) in [(Layer::Ink, ink), (Layer::Ground, ground)] {
                    if color.is_some() {
                        self.layer(layer).end();
                        self.layer(layer).open(color, at);
                    }
                }
            }
            Code::Plain => {
                self.look = Look::default();
                self.ink.end();
                self.ground.end();
            }
        }
    }

    fn layer(&mut self, layer: Layer) -> &mut Colors {
        match layer {
            Layer::Ink => &mut self.ink,
            Layer::Ground => &mut self.ground,
        }
    }

    fn spans(&self) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::with_capacity(self.runs.len());
        let mut push = |range: Range<usize>, style: Style| {
            let full = spans.len() >= MAX_SPANS;
            match spans.last_mut() {
                Some(last) if last.style == style && last.range.end == range.start => {
                    last.range.end = range.end;
                }
                _ if style == Style::default() || full => {}
                _ => spans.push(Span { range, style }),
            }
        };
        for run in &self.runs {
            let (ink, ground) = (self.ink.get(run.look.ink), self.ground.get(run.look.ground));
            let [bold, italic, underline, strike] = run.look.styles;
            let at = |place: usize| Style {
                bold,
                italic,
                underline,
                strike,
                ink: ink.and_then(|color| color.at(&self.text, place)),
                ground: ground.and_then(|color| color.at(&self.text, place)),
            };
            let changes = |color: Option<&Color>| color.is_some_and(Color::changes);
            if !changes(ink) && !changes(ground) {
                push(run.range.clone(), at(run.range.start));
                continue;
            }
            // Ranges of runs are borders of characters.
            for (from, letter) in self.text[run.range.clone()].char_indices() {
                let start = run.range.start + from;
                push(start..start + letter.len_utf8(), at(start));
            }
        }
        spans
    }
}

impl Colors {
    fn open(&mut self, color: Option<Rgb>, at: usize) {
        if self.open.len() >= MAX_DEPTH || self.all.len() >= MAX_SPANS {
            self.beyond += 1;
            return;
        }
        self.open.push(self.all.len());
        self.all.push(Color {
            from: color,
            to: None,
            range: at..usize::MAX,
        });
    }

    fn close(&mut self, to: Option<Rgb>, at: usize) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let last = self.open.pop().and_then(|number| self.all.get_mut(number));
        if let Some(color) = last {
            color.to = to;
            color.range.end = at;
        }
    }

    fn end(&mut self) {
        self.open.clear();
        self.beyond = 0;
    }

    fn get(&self, number: Option<usize>) -> Option<&Color> {
        self.all.get(number?)
    }
}

impl Color {
    fn changes(&self) -> bool {
        self.from.is_some() && self.to.is_some_and(|to| self.from != Some(to))
    }

    /// The colour at a byte of the text.
    fn at(&self, text: &str, place: usize) -> Option<Rgb> {
        let (from, Some(to)) = (self.from?, self.to) else {
            return self.from;
        };
        let all = text.get(self.range.clone()).unwrap_or_default();
        let last = all.chars().next_back().map_or(0, char::len_utf8);
        let way = all.len().saturating_sub(last).max(1);
        let steps = way.min(MAX_STEPS - 1);
        // The last letter begins where the way ends, so that it has the last colour.
        let step = place.saturating_sub(self.range.start).min(way) * steps / way;
        Some(from.towards(to, (step * 255 / steps) as u8))
    }
}

#[cfg(test)]
mod tests;
