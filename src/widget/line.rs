//! One line of text with emoticons in it: names, personal messages. What does not fit is cut off.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::rc::Rc;

use iced::advanced::layout::{self, Layout};
use iced::advanced::widget::{Operation, Tree, Widget, tree};
use iced::advanced::{mouse, renderer, text};
use iced::{Color, Element, Font, Length, Point, Rectangle, Renderer, Size};
use msn_media::plus::Spans;

use crate::theme::Theme;
use crate::widget::rich::{Face, Flow, Shaped, WIDEST};
use crate::{fonts, i18n};

/// As many laid out parts are remembered, so that a row that moves or comes back into view is not laid out again.
const KEPT: usize = 512;

thread_local! {
    static LAID_OUT: RefCell<HashMap<Key, Rc<Shaped>>> = RefCell::default();
}

/// What a part is laid out from.
#[derive(PartialEq, Eq, Hash)]
struct Key {
    text: String,
    font: Font,
    /// In bits.
    size: u32,
    plain: bool,
    /// The stretches that look different, where they begin, and the paper.
    looks: Option<(Spans, usize, [u8; 4])>,
}

/// Words of one look in a [`Line`].
#[derive(Clone, Debug)]
pub struct Part {
    text: String,
    font: Font,
    size: f32,
    color: fn(&Theme) -> Color,
    plain: bool,
    looks: Option<Looks>,
}

/// Stretches of words that look different.
#[derive(Clone, Debug)]
struct Looks {
    spans: Spans,
    /// Where the words begin that they are of.
    from: usize,
    paper: fn(&Theme) -> Color,
}

impl Part {
    /// Words of other people: emoticons are shown.
    pub fn new(text: &str, font: Font, size: f32, color: fn(&Theme) -> Color) -> Self {
        let mut text = one_line(text);
        if i18n::is_right_to_left() && !text.is_empty() {
            // Signs and spaces at the ends stand where the line has them, whatever the words are.
            text.insert(0, '\u{200f}');
        }
        Self {
            text,
            font,
            size,
            color,
            plain: false,
            looks: None,
        }
    }

    /// The stretches of some of the words that look different. Their colours are made readable on a paper.
    pub fn looking(
        mut self,
        looks: Option<&Spans>,
        words: &str,
        paper: fn(&Theme) -> Color,
    ) -> Self {
        self.looks = looks.and_then(|spans| {
            let from = self.text.find(&one_line(words))?;
            let spans = Spans::clone(spans);
            Some(Looks { spans, from, paper })
        });
        self
    }

    /// No words at all. iced_tiny_skia compares what it draws with what it drew before by place in a list: where every
    /// row has the same number of parts, one that gets another word does not make all below it be drawn anew.
    pub fn nothing() -> Self {
        Self::new("", fonts::interface(), fonts::SIZE as f32, |theme| {
            theme.colors().text
        })
    }

    /// Words of the interface, addresses: no emoticons.
    pub fn plain(self) -> Self {
        Self {
            plain: true,
            ..self
        }
    }

    fn is_shaped_like(&self, other: &Self) -> bool {
        self.text == other.text
            && self.font == other.font
            && self.size == other.size
            && self.plain == other.plain
            && match (&self.looks, &other.looks) {
                (None, None) => true,
                (Some(one), Some(other)) => one.from == other.from && one.spans == other.spans,
                _ => false,
            }
    }

    /// The part laid out, its own colours for a paper; the same part twice is laid out once.
    fn shaped(&self, paper: Color) -> Rc<Shaped> {
        let looks = self.looks.as_ref();
        let key = Key {
            text: self.text.clone(),
            font: self.font,
            size: self.size.to_bits(),
            plain: self.plain,
            looks: looks.map(|looks| (Spans::clone(&looks.spans), looks.from, paper.into_rgba8())),
        };
        LAID_OUT.with_borrow_mut(|laid_out| {
            if let Some(shaped) = laid_out.get(&key) {
                return Rc::clone(shaped);
            }
            if laid_out.len() >= KEPT {
                laid_out.retain(|_, shaped| Rc::strong_count(shaped) > 1);
            }
            let shaped = Rc::new(self.lay_out(paper));
            // All of them are in view: rather than hold ever more, this one is not remembered.
            if laid_out.len() < KEPT {
                laid_out.insert(key, Rc::clone(&shaped));
            }
            shaped
        })
    }

    fn lay_out(&self, paper: Color) -> Shaped {
        let flow = if self.plain {
            Flow::plain(&self.text)
        } else {
            Flow::new(&self.text)
        };
        let flow = match &self.looks {
            Some(looks) => flow.styled(&looks.spans, looks.from),
            None => flow,
        };
        // A link in a name is only text here.
        let face = Face::plain(self.font, self.size, Color::BLACK).without_links();
        let face = face.on(paper);
        Shaped::new(flow, face, WIDEST, text::Alignment::Default)
    }
}

/// A line of [`Part`]s.
pub struct Line {
    parts: Vec<Part>,
    width: Length,
}

#[derive(Default)]
struct State {
    shaped: Vec<(Part, Rc<Shaped>)>,
    /// Those of them that have colours of their own, for the theme they were drawn in last. What is drawn must live until
    /// the frame is done.
    painted: RefCell<BTreeMap<usize, (Color, Rc<Shaped>)>>,
}

impl State {
    /// The part with this number as a theme shows it.
    fn painted(
        &self,
        number: usize,
        shaped: &Rc<Shaped>,
        part: &Part,
        theme: &Theme,
    ) -> Rc<Shaped> {
        let Some(looks) = &part.looks else {
            return Rc::clone(shaped);
        };
        let paper = (looks.paper)(theme);
        let mut painted = self.painted.borrow_mut();
        if let Some((on, shaped)) = painted.get(&number)
            && *on == paper
        {
            return Rc::clone(shaped);
        }
        let shaped = part.shaped(paper);
        painted.insert(number, (paper, Rc::clone(&shaped)));
        shaped
    }
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r'], " ")
}

/// A line of these parts, in the direction of reading.
pub fn line(parts: impl Into<Vec<Part>>) -> Line {
    Line {
        parts: parts.into(),
        width: Length::Shrink,
    }
}

impl Line {
    /// The width; that of the words unless said.
    pub fn width(mut self, width: impl Into<Length>) -> Self {
        self.width = width.into();
        self
    }
}

impl<Message> Widget<Message, Theme, Renderer> for Line {
    fn tag(&self) -> tree::Tag {
        tree::Tag::of::<State>()
    }

    fn state(&self) -> tree::State {
        tree::State::new(State::default())
    }

    fn size(&self) -> Size<Length> {
        Size::new(self.width, Length::Shrink)
    }

    fn operate(
        &mut self,
        _tree: &mut Tree,
        layout: Layout<'_>,
        _renderer: &Renderer,
        operation: &mut dyn Operation,
    ) {
        for part in self.parts.iter().filter(|part| !part.text.is_empty()) {
            // What is found is the words alone.
            let words = part
                .text
                .trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200e}' | '\u{200f}'));
            operation.text(None, layout.bounds(), words);
        }
    }

    fn layout(
        &mut self,
        tree: &mut Tree,
        _renderer: &Renderer,
        limits: &layout::Limits,
    ) -> layout::Node {
        let state = tree.state.downcast_mut::<State>();
        let same = state.shaped.len() == self.parts.len()
            && state
                .shaped
                .iter()
                .zip(&self.parts)
                .all(|((old, _), new)| old.is_shaped_like(new));
        if !same {
            state.shaped = self
                .parts
                .iter()
                .map(|part| (part.clone(), part.shaped(Color::WHITE)))
                .collect();
            state.painted.borrow_mut().clear();
        }
        let width = state.shaped.iter().map(|(_, shaped)| shaped.width()).sum();
        let height = state
            .shaped
            .iter()
            .map(|(_, shaped)| shaped.height())
            .fold(0.0, f32::max);
        let limits = limits.width(self.width);
        layout::Node::new(limits.resolve(self.width, Length::Shrink, Size::new(width, height)))
    }

    fn draw(
        &self,
        tree: &Tree,
        renderer: &mut Renderer,
        theme: &Theme,
        _style: &renderer::Style,
        layout: Layout<'_>,
        _cursor: mouse::Cursor,
        viewport: &Rectangle,
    ) {
        let state = tree.state.downcast_ref::<State>();
        let bounds = layout.bounds();
        let Some(clip) = bounds.intersection(viewport) else {
            return;
        };
        let from_right = i18n::is_right_to_left();
        let mut begin = 0.0;
        for (number, ((_, shaped), part)) in state.shaped.iter().zip(&self.parts).enumerate() {
            let shaped = state.painted(number, shaped, part, theme);
            // What lies outside is told to the renderer, too: see `Part::nothing`.
            let y = bounds.y + ((bounds.height - shaped.height()) / 2.0).round();
            let x = match from_right {
                true => bounds.x + bounds.width - begin - shaped.width(),
                false => bounds.x + begin,
            };
            shaped.draw(renderer, Point::new(x, y), (part.color)(theme), clip);
            begin += shaped.width();
        }
    }
}

impl<'a, Message: 'a> From<Line> for Element<'a, Message, Theme, Renderer> {
    fn from(line: Line) -> Self {
        Self::new(line)
    }
}
