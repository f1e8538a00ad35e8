//! A flow laid out at a width: what is drawn, hit and highlighted.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;
use std::sync::OnceLock;
use std::time::Duration;

use iced::advanced::graphics::text::{Paragraph, cosmic_text, font_system};
use iced::advanced::image::{Image, Renderer as _};
use iced::advanced::renderer::Renderer as _;
use iced::advanced::svg::Renderer as _;
use iced::advanced::text::{
    self, LineHeight, Paragraph as _, Renderer as _, Shaping, Span, Wrapping,
};
use iced::advanced::{renderer, svg};
use iced::{Color, Font, Pixels, Point, Rectangle, Renderer, Size, Vector, alignment, font};

use super::flow::PLACE;
use super::script::Script;
use super::{Flow, Picture, What};
use crate::fonts;
use crate::widget::animated::fitted;

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
        }
    }

    /// The same face, in which a link is only text.
    pub fn without_links(self) -> Self {
        Self {
            links: false,
            ..self
        }
    }

    /// The height of a line without pictures.
    pub fn line(&self) -> f32 {
        (self.size * 1.35).round()
    }

    /// The edge of a picture in the text: half as much again as the text is high, in whole pixels, even.
    pub fn picture(&self) -> f32 {
        (self.size * 0.75).round() * 2.0
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
                    What::Text(Script::Common) => span,
                    What::Text(Script::Upright) | What::Rest => span.font(face.upright()),
                    What::Text(Script::Emoji) => span.font(EMOJI),
                    What::Text(Script::Space) => match fonts::space(face.font, face.size) {
                        Some((font, size)) => span.font(font).size(size),
                        None => span,
                    },
                    What::Picture(_) => span
                        .font(face.upright())
                        .size(edge / 2.0 + 1.0)
                        .line_height(LineHeight::Absolute(Pixels((edge + 2.0).max(face.line())))),
                };
                if piece.link.is_some() {
                    span.color(face.link)
                } else {
                    span
                }
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
        self.draw_at(renderer, at, color, clip, Duration::ZERO);
    }

    /// The same, with what moves as it is this long after the start.
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
                    let svg = svg::Svg::new(handle.clone()).opacity(color.a);
                    renderer.draw_svg(svg, bounds, clip);
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

    /// Lines under and through the text, and under the links; from the baseline of each line.
    fn draw_lines(&self, renderer: &mut Renderer, at: Point, color: Color) {
        let links = self.face.links && self.flow.pieces().iter().any(|piece| piece.link.is_some());
        if !links && !self.face.underline && !self.face.strike {
            return;
        }
        let mut line = |x: f32, y: f32, width: f32, color: Color| {
            let bounds = Rectangle::new(at + Vector::new(x, y.round()), Size::new(width, 1.0));
            let quad = renderer::Quad {
                bounds,
                ..Default::default()
            };
            renderer.fill_quad(quad, Color { a: 1.0, ..color });
        };
        for run in self.paragraph.buffer().layout_runs() {
            let under = run.line_y + (self.face.size * 0.12).max(1.0);
            if self.face.underline || self.face.strike {
                for (left, right) in self.stretches(run.glyphs) {
                    if self.face.underline {
                        line(left, under, right - left, color);
                    }
                    if self.face.strike {
                        line(left, run.line_y - self.face.size * 0.3, right - left, color);
                    }
                }
            }
            if !links {
                continue;
            }
            for glyph in run.glyphs {
                let piece = self.flow.pieces().get(glyph.metadata);
                if piece.is_some_and(|piece| piece.link.is_some()) {
                    line(glyph.x, under, glyph.w, self.face.link);
                }
            }
        }
    }

    /// The parts of a line between pictures, from left to right.
    fn stretches(&self, glyphs: &[cosmic_text::LayoutGlyph]) -> Vec<(f32, f32)> {
        let mut stretches: Vec<(f32, f32)> = Vec::new();
        for glyph in glyphs {
            let piece = self.flow.pieces().get(glyph.metadata);
            if piece.is_some_and(|piece| matches!(piece.what, What::Picture(_))) {
                continue;
            }
            match stretches.last_mut() {
                Some((_, right)) if (*right - glyph.x).abs() < 0.5 => *right = glyph.x + glyph.w,
                _ => stretches.push((glyph.x, glyph.x + glyph.w)),
            }
        }
        stretches
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
    face.font.hash(&mut hasher);
    face.size.to_bits().hash(&mut hasher);
    let hash = hasher.finish();
    // Steps that a colour near 1 can still hold; all of them are less than a tenth of one of 255 levels.
    [0, 16, 32].map(|shift| f32::from((hash >> shift) as u8) * 1e-6)
}

/// The font family a sender names, where it is installed, else the most alike of the families every system has.
///
/// Names of fonts live as long as the program, so that only the installed ones are ever remembered.
pub fn family(name: &str) -> font::Family {
    let lower = name.to_lowercase();
    if let Some(installed) = families().get(&lower) {
        return font::Family::Name(installed);
    }
    let any = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if any(&[
        "courier",
        "mono",
        "consol",
        "fixed",
        "terminal",
        "lucida console",
    ]) {
        font::Family::Monospace
    } else if any(&[
        "times", "serif", "georgia", "garamond", "roman", "book", "palatino", "cambria",
    ]) && !any(&["sans"])
    {
        font::Family::Serif
    } else {
        font::Family::SansSerif
    }
}

/// The installed families, by their names in lower case.
pub fn families() -> &'static BTreeMap<String, &'static str> {
    static FAMILIES: OnceLock<BTreeMap<String, &'static str>> = OnceLock::new();
    FAMILIES.get_or_init(|| {
        let Ok(mut fonts) = font_system().write() else {
            return BTreeMap::new();
        };
        let mut families = BTreeMap::new();
        for (name, _) in fonts.raw().db().faces().flat_map(|face| &face.families) {
            families
                .entry(name.to_lowercase())
                .or_insert_with(|| -> &'static str { name.clone().leak() });
        }
        families
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    fn shaped(text: &str, width: f32) -> Shaped {
        let face = Face::plain(Font::with_name("Fira Sans"), 12.0, Color::BLACK);
        Shaped::new(Flow::new(text), face, width, text::Alignment::Default)
    }

    #[test]
    fn emoticons_wrap_like_words_and_stay_within_the_width() {
        let row = shaped(&":)".repeat(40), 200.0);
        assert_eq!(row.pictures.len(), 40);
        let right = row
            .pictures
            .iter()
            .map(|placed| placed.place.x + placed.place.width)
            .fold(0.0, f32::max);
        assert!(right <= 200.0, "{right}");
        assert!(row.height() >= 4.0 * row.face.picture());
    }

    #[test]
    fn a_text_of_any_width_is_where_it_can_be_drawn() {
        for text in ["مرحبا", "שלום :)", "مرحبا abc\nשלום", "", "abc"] {
            for width in [WIDEST, f32::INFINITY, 300.0, 0.0, -5.0] {
                let row = shaped(text, width);
                let glyphs: Vec<(f32, f32)> = row
                    .paragraph
                    .buffer()
                    .layout_runs()
                    .flat_map(|run| run.glyphs.iter().map(|g| (g.x, g.x + g.w)))
                    .collect();
                let room = if width > 300.0 {
                    row.width() + 2.0
                } else {
                    300.0
                };
                // A letter may be wider than the room.
                assert!(
                    glyphs
                        .iter()
                        .all(|(left, right)| *left >= -20.0 && *right <= room),
                    "{text:?} at {width}: {glyphs:?}"
                );
            }
        }
    }

    #[test]
    fn a_line_from_right_to_left_is_in_its_place_however_it_is_aligned() {
        let face = Face::plain(Font::with_name("Fira Sans"), 12.0, Color::BLACK);
        for align in [
            text::Alignment::Default,
            text::Alignment::Left,
            text::Alignment::Center,
            text::Alignment::Right,
        ] {
            let row = Shaped::new(Flow::plain("שלום"), face, 300.0, align);
            let runs = row.paragraph.buffer().layout_runs();
            let glyphs = runs.flat_map(|run| run.glyphs.iter());
            let right = glyphs.map(|g| g.x + g.w).fold(0.0, f32::max);
            assert!(right <= row.width() + 2.0, "{align:?}: {right}");
        }
    }

    #[test]
    fn an_emoticon_stands_in_the_room_it_has_in_either_direction() {
        for text in ["Bob :)", "\u{200f}Bob :)", "שלום :) x", "\u{200f}:)"] {
            let row = shaped(text, 200.0);
            let picture = &row.pictures[0];
            let room = row.highlights(picture.source.clone())[0];
            let (left, right) = (room.x - 1.5, room.x + room.width + 1.5);
            assert!(
                picture.place.x >= left && picture.place.x + picture.place.width <= right,
                "{text:?}: {:?} in {room:?}",
                picture.place
            );
        }
    }

    #[test]
    fn a_line_grows_only_where_a_picture_is() {
        let plain = shaped("hello", 200.0).height();
        let with = shaped("hello :)", 200.0).height();
        assert_eq!(plain, 16.0);
        assert!((18.0..=22.0).contains(&with), "{with}");
        assert_eq!(shaped("a\n\nb", 200.0).height(), 48.0);
    }

    #[test]
    fn a_hit_and_a_highlight_meet_across_lines() {
        let row = shaped("first\nsecond :) x", 400.0);
        assert_eq!(row.hit(Point::new(-5.0, -5.0)), 0);
        assert_eq!(row.hit(Point::new(390.0, 5.0)), 5);
        assert_eq!(row.hit(Point::new(0.0, 20.0)), 6);
        assert_eq!(row.hit(Point::new(390.0, 90.0)), 17);
        for range in [0..5, 6..12, 13..15, 3..17] {
            let parts = row.highlights(range.clone());
            let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
                panic!("{range:?} is not shown")
            };
            let start = row.hit(Point::new(first.x + 0.5, first.center_y()));
            let end = row.hit(Point::new(last.x + last.width - 0.5, last.center_y()));
            assert_eq!(start..end, range);
        }
        assert!(row.highlights(4..4).is_empty());
    }

    #[test]
    fn a_link_is_under_the_mouse_where_it_is_drawn() {
        let row = shaped("go www.example.org now", 400.0);
        let place = row.highlights(3..18)[0];
        let link = row
            .link_at(place.center())
            .and_then(|link| row.flow().link(link));
        assert_eq!(link, Some("http://www.example.org"));
        assert_eq!(row.link_at(Point::new(2.0, 5.0)), None);
    }

    #[test]
    fn unknown_fonts_do_not_pile_up() {
        let before = families().len();
        assert_eq!(family("No Such Font"), font::Family::SansSerif);
        assert_eq!(family("Times Nowhere"), font::Family::Serif);
        assert_eq!(family("Courier Nowhere"), font::Family::Monospace);
        assert_eq!(families().len(), before);
    }
}
