//! One row of a transcript, laid out: the day, "Name says:", the text, a remark, the time.

mod turned;
mod written;

use std::ops::Range;
use std::time::Duration;

use iced::advanced::image::{Image, Renderer as _};
use iced::advanced::renderer::{self, Renderer as _};
use iced::advanced::svg;
use iced::advanced::text;
use iced::{Color, Font, Point, Rectangle, Renderer, Size, Vector, border};
use msnp::api::TextFormat;

use super::lines::{Entry, Kind, Lines, context};
use super::sign::{Sign, sign};
use crate::i18n::Language;
use crate::moving::Moving;
use crate::widget::contrast::{mix, readable};
use crate::widget::drawing;
use crate::widget::rich::{Custom, Face, Flow, Shaped};
use written::{alignment, draw_paper, face, ink, one_line, shade, within};

/// Space at both sides of the rows.
pub const SIDE: f32 = 10.0;
/// Texts stand this much to the right of the names.
const INDENT: f32 = 13.0;
/// The least room for the time at the right.
const TIME: f32 = 36.0;
/// What is drawn is at most this high.
const DRAWING: f32 = 220.0;
/// How opaque pictures are that are from before.
const OLD: f32 = 0.6;
/// The edge of a small sign.
const SIGN: f32 = 10.0;

/// The colours of a transcript.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Behind everything.
    pub background: Color,
    /// The contrast that every text has at least.
    pub least_contrast: f32,
    /// Text without a colour of its own.
    pub text: Color,
    /// Names, times, notices.
    pub dim: Color,
    /// Links.
    pub link: Color,
    /// Behind selected text.
    pub selection: Color,
    /// What went wrong.
    pub danger: Color,
    /// The bar of the scroll, the edge of the button.
    pub line: Color,
    /// The button "new messages".
    pub button: Color,
}

/// How a transcript looks. Another look lays every row out anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The colours.
    pub palette: Palette,
    /// The font of texts without one, and of everything else.
    pub font: Font,
    /// The size of the text.
    pub size: f32,
    /// Whether the time stands beside every text, not only under the mouse.
    pub times: bool,
    /// Whether others' texts are shown in the font and colour of everything else.
    pub plain: bool,
    /// Whether shortcuts are shown as emoticons.
    pub emoticons: bool,
    /// Whether names have colours and styles of their own.
    pub name_looks: bool,
    /// The language that words are in, and whose direction the rows have.
    pub language: &'static Language,
    /// The sign of a nudge.
    pub nudge: Option<svg::Handle>,
}

/// What of a row the mouse can meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Text that can be selected.
    Text,
    /// A link, and what it opens.
    Link(usize, String),
    /// A picture that somebody else made, as a part of the text.
    Made(Range<usize>),
    /// The offer to send the text again.
    Again,
}

/// What a laid out row was made from; when it differs, the row is made anew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Key {
    pub revision: u64,
    pub says: bool,
    pub new_day: bool,
    pub old: bool,
}

impl Key {
    /// The key of a line after another.
    pub fn new(before: Option<&Entry<'_>>, entry: &Entry<'_>) -> Self {
        let (says, new_day) = context(before, entry);
        Self {
            revision: entry.revision,
            says,
            new_day,
            old: entry.old,
        }
    }
}

/// A text at a place of its row.
#[derive(Debug)]
struct Part {
    shaped: Shaped,
    at: Point,
    color: Color,
}

impl Part {
    fn bounds(&self) -> Rectangle {
        Rectangle::new(
            self.at,
            Size::new(self.shaped.width(), self.shaped.height()),
        )
    }

    fn draw(&self, renderer: &mut Renderer, row: Point, clip: Rectangle) {
        self.draw_grounds(renderer, row);
        self.draw_at(renderer, row, clip, Duration::ZERO);
    }

    fn draw_grounds(&self, renderer: &mut Renderer, row: Point) {
        let at = row + Vector::new(self.at.x, self.at.y);
        self.shaped.draw_grounds(renderer, at);
    }

    fn draw_at(&self, renderer: &mut Renderer, row: Point, clip: Rectangle, since: Duration) {
        let at = row + Vector::new(self.at.x, self.at.y);
        self.shaped.draw_at(renderer, at, self.color, clip, since);
    }
}

/// A row that is laid out.
#[derive(Debug)]
pub struct Row {
    pub key: Key,
    height: u32,
    day: Option<Part>,
    says: Option<Part>,
    body: Part,
    icon: Option<(svg::Handle, Rectangle)>,
    drawing: Option<(Moving, Rectangle)>,
    note: Option<Part>,
    again: Option<Part>,
    time: Part,
    sign: Option<Sign>,
    own: bool,
    /// The width between the sides.
    inner: f32,
}

impl Row {
    /// Lays a line out at a width.
    pub fn new(lines: &dyn Lines, entry: &Entry<'_>, key: Key, look: &Look, width: f32) -> Self {
        let colors = &look.palette;
        let small = Face::plain(look.font, look.size - 1.0, colors.link);
        let base = Face {
            pale: key.old,
            ..Face::plain(look.font, look.size, colors.link).on(colors.background)
        };
        let (name_looks, text_looks) = lines.looks(entry);
        let inner = (width - 2.0 * SIDE).max(40.0);
        let dim = readable(colors.dim, colors.background);
        let time = Shaped::new(
            Flow::plain(&lines.time(entry)),
            Face::plain(look.font, look.size - 2.0, colors.link),
            TIME * 2.0,
            text::Alignment::Left,
        );
        let beside = TIME.max(time.width() + 6.0);
        let mut y = 0.0;

        let day = key.new_day.then(|| {
            let words = Flow::plain(&lines.day(entry));
            let shaped = Shaped::new(words, small, inner, text::Alignment::Left);
            let left = SIDE + ((inner - shaped.width()) / 2.0).max(0.0).round();
            let part = Part {
                at: Point::new(left, 5.0),
                color: dim,
                shaped,
            };
            y += part.shaped.height() + 8.0;
            part
        });
        let says = match &entry.kind {
            Kind::Text { name, .. } | Kind::Picture { name, .. } if key.says => {
                y += 4.0;
                let words = one_line(&lines.says(name));
                let words = written::says(&words, &one_line(name), name_looks);
                let part = Part {
                    shaped: Shaped::new(words, base, inner, text::Alignment::Default),
                    at: Point::new(SIDE, y),
                    color: shade(dim, key.old, colors),
                };
                y += part.shaped.height();
                Some(part)
            }
            _ => None,
        };

        let mut icon = None;
        let mut drawing = None;
        let body = match &entry.kind {
            Kind::Text { text, format, .. } => {
                let text = text.trim_end_matches('\n');
                let custom = match look.emoticons {
                    true => lines.custom(entry),
                    false => Custom::bare(),
                };
                let flow = Flow::with(text, &custom).breakable();
                let flow = match text_looks.filter(|_| !look.plain) {
                    Some(spans) => flow.styled(&spans, 0),
                    None => flow,
                };
                let room = inner - INDENT - beside;
                let usual = TextFormat {
                    rtl: format.rtl,
                    ..TextFormat::default()
                };
                let format = if look.plain && !entry.own {
                    &usual
                } else {
                    *format
                };
                let shaped = Shaped::new(flow, face(base, format), room, alignment(format));
                // What is written from right to left stands at the right; iced leaves that to us.
                let gap = if format.rtl && !look.language.right_to_left {
                    (room - shaped.width()).max(0.0).floor()
                } else {
                    0.0
                };
                Part {
                    shaped,
                    at: Point::new(SIDE + INDENT + gap, y + 1.0),
                    color: shade(ink(format, colors), key.old, colors),
                }
            }
            Kind::Picture { picture, .. } => {
                let at = Point::new(SIDE + INDENT, y + 2.0);
                drawing = picture.as_ref().map(|moving| {
                    let room = Size::new((inner - INDENT - beside).max(1.0), DRAWING);
                    (
                        moving.clone(),
                        Rectangle::new(at, within(moving.size(), room)),
                    )
                });
                Part {
                    shaped: Shaped::new(
                        Flow::plain(entry.text()),
                        base,
                        inner - INDENT - beside,
                        text::Alignment::Default,
                    ),
                    at,
                    color: shade(dim, key.old, colors),
                }
            }
            Kind::Notice { nudge, words } => {
                y += 5.0;
                let mut x = SIDE;
                if let Some(handle) = look.nudge.clone().filter(|_| *nudge) {
                    let edge = base.line();
                    icon = Some((
                        handle,
                        Rectangle::new(Point::new(x, y), Size::new(edge, edge)),
                    ));
                    x += edge + 4.0;
                }
                Part {
                    shaped: Shaped::new(
                        Flow::new(words),
                        base,
                        inner - beside - (x - SIDE),
                        text::Alignment::Default,
                    ),
                    at: Point::new(x, y),
                    color: shade(dim, key.old, colors),
                }
            }
        };
        let top = body.at.y;
        y = top + body.shaped.height();
        if let Some((_, place)) = &drawing {
            y = y.max(place.y + place.height + 2.0);
        }

        let remark = lines.delivery(entry);
        let (mut note, mut again) = (None, None);
        if let Some(remark) = remark {
            let ink = if remark.again.is_some() {
                colors.danger
            } else {
                colors.dim
            };
            let part = Part {
                shaped: Shaped::new(
                    Flow::plain(&remark.words),
                    small,
                    inner - INDENT,
                    text::Alignment::Default,
                ),
                at: Point::new(SIDE + INDENT, y),
                color: readable(ink, colors.background),
            };
            if let Some(words) = remark.again {
                let under = Face {
                    underline: true,
                    ..small
                };
                let shaped =
                    Shaped::new(Flow::plain(&words), under, inner, text::Alignment::Default);
                let behind = part.at.x + part.shaped.width() + 6.0;
                let fits = behind + shaped.width() <= SIDE + inner;
                let at = if fits {
                    Point::new(behind, y + part.shaped.height() - small.line())
                } else {
                    Point::new(part.at.x, y + part.shaped.height())
                };
                again = Some(Part {
                    shaped,
                    at,
                    color: readable(colors.link, colors.background),
                });
            }
            y += part.shaped.height();
            if let Some(again) = &again {
                y = y.max(again.at.y + again.shaped.height());
            }
            note = Some(part);
        }

        let time = Part {
            at: Point::new(SIDE + inner - time.width(), top + 2.0),
            color: dim,
            shaped: time,
        };
        if matches!(entry.kind, Kind::Notice { .. }) {
            y += 2.0;
        }
        let row = Self {
            key,
            height: (y + 1.0).ceil() as u32,
            day,
            says,
            body,
            icon,
            drawing,
            note,
            again,
            time,
            sign: sign(entry),
            own: entry.own,
            inner,
        };
        if look.language.right_to_left {
            row.turned(width)
        } else {
            row
        }
    }

    /// The height, in whole pixels.
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The text's byte nearest to a point of the row.
    pub fn hit(&self, point: Point) -> usize {
        self.body
            .shaped
            .hit(point - Vector::new(self.body.at.x, self.body.at.y))
    }

    /// The picture that covers a byte of the text.
    pub fn whole_at(&self, byte: usize) -> Option<Range<usize>> {
        self.body.shaped.flow().whole_at(byte)
    }

    /// Where a part of the text is, in the row.
    #[cfg(test)]
    pub fn place_of(&self, part: Range<usize>) -> Rectangle {
        let places = self.body.shaped.highlights(part);
        let place = places.first().copied().unwrap_or_default();
        place + Vector::new(self.body.at.x, self.body.at.y)
    }

    /// Where the offer to send it again is, in the row.
    #[cfg(test)]
    pub fn again_place(&self) -> Option<Rectangle> {
        self.again.as_ref().map(Part::bounds)
    }

    /// What is at a point of the row.
    pub fn target(&self, point: Point) -> Option<Target> {
        if self
            .again
            .as_ref()
            .is_some_and(|part| part.bounds().contains(point))
        {
            return Some(Target::Again);
        }
        let within = point - Vector::new(self.body.at.x, self.body.at.y);
        let shaped = &self.body.shaped;
        if let Some(index) = shaped.link_at(within) {
            let target = shaped.flow().link(index).unwrap_or_default();
            return Some(Target::Link(index, target.to_owned()));
        }
        if let Some(made) = shaped.made_at(within).filter(|_| !self.own) {
            return Some(Target::Made(made));
        }
        self.body.bounds().contains(point).then_some(Target::Text)
    }

    /// How long the row stays as it is this long after the start; for ever when nothing in it moves.
    pub fn rests(&self, since: Duration) -> Option<Duration> {
        let drawing = self.drawing.as_ref();
        let drawing = drawing.and_then(|(moving, _)| moving.at(since).1);
        self.body
            .shaped
            .rests(since)
            .into_iter()
            .chain(drawing)
            .min()
    }

    /// Draws the row with its upper left corner at a point.
    pub fn draw(
        &self,
        renderer: &mut Renderer,
        at: Point,
        look: &Look,
        state: Shown,
        clip: Rectangle,
    ) {
        self.body.draw_grounds(renderer, at);
        if let Some(part) = state.selected {
            for place in self.body.shaped.highlights(part) {
                let quad = renderer::Quad {
                    bounds: place + Vector::new(at.x + self.body.at.x, at.y + self.body.at.y),
                    ..Default::default()
                };
                renderer.fill_quad(quad, look.palette.selection);
            }
        }
        if let Some(day) = &self.day {
            self.draw_rule(renderer, at, day, look);
            day.draw(renderer, at, clip);
        }
        for part in [&self.says, &self.note, &self.again].into_iter().flatten() {
            part.draw(renderer, at, clip);
        }
        if let Some((handle, place)) = &self.icon {
            let color = readable(look.palette.dim, look.palette.background);
            let place = *place + Vector::new(at.x, at.y);
            draw_in(renderer, handle, place, clip, color);
        }
        if let Some((moving, place)) = &self.drawing {
            let place = *place + Vector::new(at.x, at.y);
            draw_paper(renderer, place, look);
            let image = Image::new(moving.at(state.since).0.clone());
            let image = image.opacity(if self.key.old { OLD } else { 1.0 });
            renderer.draw_image(image, place, clip);
        }
        self.body.draw_at(renderer, at, clip, state.since);
        if look.times || state.hovered {
            self.time.draw(renderer, at, clip);
        } else if let Some(sign) = self.sign {
            self.draw_sign(renderer, at, sign, look, clip);
        }
    }

    /// A fine line at both sides of the day.
    fn draw_rule(&self, renderer: &mut Renderer, row: Point, day: &Part, look: &Look) {
        let full = self.inner;
        let side = (full - day.shaped.width()) / 2.0 - 8.0;
        if side < 12.0 {
            return;
        }
        let y = (row.y + day.at.y + day.shaped.height() / 2.0).round();
        for x in [SIDE, SIDE + full - side] {
            let quad = renderer::Quad {
                bounds: Rectangle::new(Point::new(row.x + x, y), Size::new(side, 1.0)),
                border: border::rounded(0),
                ..Default::default()
            };
            renderer.fill_quad(quad, mix(look.palette.line, look.palette.background, 0.45));
        }
    }

    fn draw_sign(
        &self,
        renderer: &mut Renderer,
        row: Point,
        sign: Sign,
        look: &Look,
        clip: Rectangle,
    ) {
        let x = if look.language.right_to_left {
            SIDE
        } else {
            SIDE + self.inner - SIGN
        };
        let place = Rectangle::new(
            Point::new(row.x + x, row.y + self.body.at.y + 4.0),
            Size::new(SIGN, SIGN),
        );
        let faint = mix(look.palette.dim, look.palette.background, 0.35);
        let color = match sign {
            Sign::Waiting | Sign::Sent => faint,
            Sign::Arrived => look.palette.link,
        };
        draw_in(renderer, &sign.drawing(), place, clip, color);
    }
}

/// Draws a drawing in one colour.
fn draw_in(
    renderer: &mut Renderer,
    handle: &svg::Handle,
    place: Rectangle,
    clip: Rectangle,
    color: Color,
) {
    let look = drawing::Look {
        color: Some(color),
        ..drawing::Look::default()
    };
    drawing::draw(renderer, handle, place, clip, look);
}

/// How a row is shown this time.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// The part of its text that is selected.
    pub selected: Option<Range<usize>>,
    /// Whether the mouse is over it.
    pub hovered: bool,
    /// How long what moves has been moving.
    pub since: Duration,
}
