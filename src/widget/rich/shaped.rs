//! A flow laid out at a width: what is drawn, hit and highlighted.

mod paint;

use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::time::Duration;

use iced::advanced::graphics::text::{Paragraph, cosmic_text};
use iced::advanced::image::{Image, Renderer as _};
use iced::advanced::text::{
    self, LineHeight, Paragraph as _, Renderer as _, Shaping, Span, Wrapping,
};
use iced::{Color, Font, Pixels, Point, Rectangle, Renderer, Size, Vector, alignment, font};

use msn_media::plus::Style;

use super::flow::PLACE;
use super::script::Script;
use super::{Flow, Picture, What};
use crate::fonts;
use crate::widget::animated::fitted;
use crate::widget::drawing::{Look, draw};

/// The font of colour emoji.
const EMOJI: Font = Font::with_name(if cfg!(target_os = "windows") {
    "Segoe UI Emoji"
} else if cfg!(target_os = "macos") {
    "Apple Color Emoji"
} else {
    "Noto Color Emoji"
});

/// A width nothing reaches: the text stays in one line, and is as wide as it is.
pub const WIDEST: f32 = 100_000.0;

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Face {
    /// The font, with weight and style.
    pub font: Font,
    /// The size, in logical pixels.
    pub size: f32,
    /// The colour of links.
    pub link: Color,
    /// Whether all of it is underlined.
    pub underline: bool,
    /// Whether all of it is struck through.
    pub strike: bool,
    /// Whether links are shown as such.
    pub links: bool,
    /// What it is written on: colours that people choose are made readable there.
    pub paper: Color,
    /// Whether such colours are pale.
    pub pale: bool,
}

impl Face {
    /// A plain face.
    pub fn plain(font: Font, size: f32, link: Color) -> Self {
        Self {
            font,
            size,
            link,
            underline: false,
            strike: false,
            links: true,
            paper: Color::WHITE,
            pale: false,
        }
    }

    /// The same face, in which a link is only text.
    pub fn without_links(self) -> Self {
        Self {
            links: false,
            ..self
        }
    }

    /// The same face on this paper.
    pub fn on(self, paper: Color) -> Self {
        Self { paper, ..self }
    }

    /// The height of a line without pictures.
    pub fn line(&self) -> f32 {
        (self.size * 1.35).round()
    }

    /// The edge of a picture in the text: half as much again as the text is high, in whole pixels, even.
    pub fn picture(&self) -> f32 {
        (self.size * 0.75).round() * 2.0
    }

    /// The font of a piece in a style of its own.
    fn styled(&self, style: Option<Style>) -> Font {
        let style = style.unwrap_or_default();
        Font {
            weight: if style.bold {
                font::Weight::Bold
            } else {
                self.font.weight
            },
            style: if style.italic {
                font::Style::Italic
            } else {
                self.font.style
            },
            ..self.font
        }
    }

    fn upright(&self) -> Font {
        Font {
            style: font::Style::Normal,
            ..self.font
        }
    }
}

/// A picture in a text, where it stands, and the bytes of the source it stands for.
#[derive(Debug)]
struct Placed {
    place: Rectangle,
    picture: Picture,
    source: Range<usize>,
}

/// A text that is laid out.
#[derive(Debug)]
pub struct Shaped {
    flow: Flow,
    face: Face,
    paragraph: Paragraph,
    /// Where each line of the source begins in the display text.
    starts: Vec<usize>,
    pictures: Vec<Placed>,
    /// Whether a part of it looks different from the rest.
    styled: bool,
    /// See [`tint`].
    tint: [f32; 3],
}

impl Shaped {
    /// Lays a text out.
    pub fn new(flow: Flow, face: Face, width: f32, align: text::Alignment) -> Self {
        let edge = face.picture();
        let spans: Vec<Span<'_, (), Font>> = flow
            .pieces()
            .iter()
            .map(|piece| {
                // Ranges of pieces are borders of the display text.
                let span = Span::new(&flow.display()[piece.display.clone()]);
                let span = match &piece.what {
                    What::Text(Script::Common) if piece.style.is_none() => span,
                    What::Text(Script::Common) => span.font(face.styled(piece.style)),
                    What::Text(Script::Upright) | What::Rest | What::Turn => span.font(Font {
                        style: font::Style::Normal,
                        ..face.styled(piece.style)
                    }),
                    What::Text(Script::Emoji) => span.font(EMOJI),
                    What::Text(Script::Space) => {
                        match fonts::space(face.styled(piece.style), face.size) {
                            Some((font, size)) => span.font(font).size(size),
                            None => span,
                        }
                    }
                    What::Picture(_) => span
                        .font(face.upright())
                        .size(edge / 2.0 + 1.0)
                        .line_height(LineHeight::Absolute(Pixels((edge + 2.0).max(face.line())))),
                };
                if piece.link.is_some() {
                    return span.color(face.link);
                }
                let ink = piece.style.and_then(|style| paint::ink(style, &face));
                span.color_maybe(ink)
            })
            .collect();
        // An endless width would put what is written from right to left at its end.
        let width = width.clamp(1.0, WIDEST);
        let mut paragraph = Paragraph::with_spans(text::Text {
            content: spans.as_slice(),
            bounds: Size::new(width, f32::INFINITY),
            size: Pixels(face.size),
            line_height: LineHeight::Absolute(Pixels(face.line())),
            font: face.font,
            align_x: align,
            align_y: alignment::Vertical::Top,
            shaping: Shaping::Advanced,
            wrapping: Wrapping::WordOrGlyph,
        });
        drop(spans);
        // iced leaves a single line from right to left where it was before it was aligned.
        let is_aligned = !matches!(align, text::Alignment::Default);
        let from_right = is_aligned && paragraph.buffer().layout_runs().any(|run| run.rtl);
        if width == WIDEST || from_right {
            let tight = paragraph.min_bounds().width.ceil() + 1.0;
            paragraph.resize(Size::new(tight.max(1.0), f32::INFINITY));
        }
        let mut starts = Vec::with_capacity(paragraph.buffer().lines.len());
        let mut start = 0;
        for line in &paragraph.buffer().lines {
            starts.push(start);
            start += line.text().len() + 1;
        }
        let mut shaped = Self {
            tint: tint(&flow, &face),
            styled: flow.pieces().iter().any(|piece| piece.style.is_some()),
            flow,
            face,
            paragraph,
            starts,
            pictures: Vec::new(),
        };
        shaped.pictures = shaped.find_pictures();
        shaped
    }

    /// The flow.
    pub fn flow(&self) -> &Flow {
        &self.flow
    }

    /// The height.
    pub fn height(&self) -> f32 {
        self.paragraph.min_bounds().height
    }

    /// The width of the longest line.
    pub fn width(&self) -> f32 {
        self.paragraph.min_bounds().width
    }

    /// The place in the source nearest to a point.
    pub fn hit(&self, point: Point) -> usize {
        let Some(cursor) = self.paragraph.buffer().hit(point.x, point.y) else {
            return 0;
        };
        let start = self.starts.get(cursor.line).copied().unwrap_or(0);
        self.flow.to_source(start + cursor.index)
    }

    /// The link under a point.
    pub fn link_at(&self, point: Point) -> Option<usize> {
        let under = |rectangle: &Rectangle| rectangle.contains(point);
        self.flow
            .pieces()
            .iter()
            .enumerate()
            .filter(|(_, piece)| piece.link.is_some())
            .find(|(index, _)| self.paragraph.span_bounds(*index).iter().any(under))
            .and_then(|(_, piece)| piece.link)
    }

    /// The picture that somebody made under a point, as the bytes of the source it stands for.
    pub fn made_at(&self, point: Point) -> Option<Range<usize>> {
        let made = |placed: &&Placed| matches!(placed.picture, Picture::Made(_));
        self.pictures
            .iter()
            .filter(made)
            .find(|placed| placed.place.contains(point))
            .map(|placed| placed.source.clone())
    }

    /// The rectangles that cover a part of the source.
    pub fn highlights(&self, source: Range<usize>) -> Vec<Rectangle> {
        let start = self.cursor(self.flow.to_display(source.start));
        let end = self.cursor(self.flow.to_display(source.end));
        self.paragraph
            .buffer()
            .layout_runs()
            .filter(|run| run.line_i >= start.line && run.line_i <= end.line)
            .filter_map(|run| {
                let (x, width) = if run.glyphs.is_empty() {
                    // A blank line has nothing to cover; a narrow mark shows that it is within.
                    (run.line_i < end.line).then_some((0.0, 4.0))?
                } else {
                    run.highlight(start, end)
                        .filter(|(_, width)| *width > 0.0)?
                };
                Some(Rectangle {
                    x,
                    y: run.line_top,
                    width,
                    height: run.line_height,
                })
            })
            .collect()
    }

    /// How long what is shown this long after the start stays as it is; for ever when nothing moves.
    pub fn rests(&self, since: Duration) -> Option<Duration> {
        let moving = self
            .pictures
            .iter()
            .filter_map(|placed| match &placed.picture {
                Picture::Made(moving) => moving.at(since).1,
                Picture::Svg(_) => None,
            });
        moving.min()
    }

    /// Draws it with its upper left corner at a point; what moves stands still.
    pub fn draw(&self, renderer: &mut Renderer, at: Point, color: Color, clip: Rectangle) {
        self.draw_grounds(renderer, at);
        self.draw_at(renderer, at, color, clip, Duration::ZERO);
    }

    /// The same without the colours behind it, and with what moves as it is this long after the start.
    pub fn draw_at(
        &self,
        renderer: &mut Renderer,
        at: Point,
        color: Color,
        clip: Rectangle,
        since: Duration,
    ) {
        self.draw_lines(renderer, at, color);
        for placed in &self.pictures {
            let bounds = placed.place + Vector::new(at.x, at.y);
            match &placed.picture {
                Picture::Svg(handle) => {
                    let look = Look {
                        opacity: color.a,
                        ..Look::default()
                    };
                    draw(renderer, handle, bounds, clip, look);
                }
                Picture::Made(moving) => {
                    let image = Image::new(moving.at(since).0.clone()).opacity(color.a);
                    renderer.draw_image(image, fitted(moving.size(), bounds), clip);
                }
            }
        }
        let [r, g, b] = self.tint;
        // Towards the middle: a channel must stay within 0 and 1.
        let tinted = |channel: f32, by: f32| channel + if channel > 0.5 { -by } else { by };
        let color = Color::from_rgb(tinted(color.r, r), tinted(color.g, g), tinted(color.b, b));
        renderer.fill_paragraph(&self.paragraph, at, color, clip);
    }

    fn find_pictures(&self) -> Vec<Placed> {
        let edge = self.face.picture();
        let mut pictures = Vec::new();
        for run in self.paragraph.buffer().layout_runs() {
            for glyph in run.glyphs {
                let Some(piece) = self.flow.pieces().get(glyph.metadata) else {
                    continue;
                };
                let What::Picture(picture) = &piece.what else {
                    continue;
                };
                let is_place = run
                    .text
                    .get(glyph.start..)
                    .is_some_and(|rest| rest.starts_with(PLACE));
                if is_place {
                    // The middle of the small letters is the middle of the picture; the first of the two spaces ends there,
                    // in the direction of reading.
                    let end = match glyph.level.is_rtl() {
                        true => glyph.x,
                        false => glyph.x + glyph.w,
                    };
                    let middle = Point::new(end, run.line_y - self.face.size * 0.36);
                    let corner = Point::new(
                        (middle.x - edge / 2.0).round(),
                        (middle.y - edge / 2.0).round(),
                    );
                    pictures.push(Placed {
                        place: Rectangle::new(corner, Size::new(edge, edge)),
                        picture: picture.clone(),
                        source: piece.source.clone(),
                    });
                }
            }
        }
        pictures
    }

    fn cursor(&self, display: usize) -> cosmic_text::Cursor {
        let line = self
            .starts
            .partition_point(|start| *start <= display)
            .saturating_sub(1);
        let start = self.starts.get(line).copied().unwrap_or(0);
        cosmic_text::Cursor::new(line, display.saturating_sub(start))
    }
}

/// What is added to the colour of a text, far too little to be seen. iced_tiny_skia draws a place anew only when another
/// text stands there, and takes two texts for the same that have one size and one colour: `12` and `21`.
fn tint(flow: &Flow, face: &Face) -> [f32; 3] {
    let mut hasher = DefaultHasher::new();
    flow.display().hash(&mut hasher);
    for piece in flow.pieces().iter().filter(|piece| piece.style.is_some()) {
        (&piece.display, piece.style).hash(&mut hasher);
    }
    face.font.hash(&mut hasher);
    face.size.to_bits().hash(&mut hasher);
    let hash = hasher.finish();
    // Steps that a colour near 1 can still hold; all of them are less than a tenth of one of 255 levels.
    [0, 16, 32].map(|shift| f32::from((hash >> shift) as u8) * 1e-6)
}

#[cfg(test)]
mod tests;
