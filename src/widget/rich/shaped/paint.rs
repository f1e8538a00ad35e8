//! What is drawn around letters: grounds of a colour, lines under and through them.

use iced::advanced::graphics::text::cosmic_text;
use iced::advanced::renderer::{self, Renderer as _};
use iced::{Color, Point, Rectangle, Renderer, Size, Vector};
use msn_media::plus::{Rgb, Style};

use super::{Face, Shaped, What};
use crate::widget::contrast::{contrast, mix, readable};

/// How much of the paper is in a colour that is pale.
const PALE: f32 = 0.45;

/// The colour of letters in a style, so that it can be read; `None` for the usual one.
pub(super) fn ink(style: Style, face: &Face) -> Option<Color> {
    let behind = ground(style, face);
    let on = behind.unwrap_or(face.paper);
    match style.ink {
        Some(ink) => Some(readable(shade(ink, face), on)),
        None => behind.map(|behind| {
            let light = contrast(Color::WHITE, behind) > contrast(Color::BLACK, behind);
            if light { Color::WHITE } else { Color::BLACK }
        }),
    }
}

/// The colour behind them.
fn ground(style: Style, face: &Face) -> Option<Color> {
    style.ground.map(|ground| shade(ground, face))
}

fn shade(Rgb([r, g, b]): Rgb, face: &Face) -> Color {
    let color = Color::from_rgb8(r, g, b);
    if face.pale {
        mix(color, face.paper, PALE)
    } else {
        color
    }
}

impl Shaped {
    /// Draws the colours behind the text; under everything else of it, and under what is selected.
    pub fn draw_grounds(&self, renderer: &mut Renderer, at: Point) {
        for (place, color) in self.grounds() {
            let quad = renderer::Quad {
                bounds: place + Vector::new(at.x, at.y),
                ..Default::default()
            };
            renderer.fill_quad(quad, color);
        }
    }

    /// The colours behind the text, and where they are.
    pub(super) fn grounds(&self) -> Vec<(Rectangle, Color)> {
        let mut grounds: Vec<(Rectangle, Color)> = Vec::new();
        if !self.styled {
            return grounds;
        }
        for run in self.paragraph.buffer().layout_runs() {
            for glyph in run.glyphs {
                let style = self.style_of(glyph);
                let Some(color) = style.and_then(|style| ground(style, &self.face)) else {
                    continue;
                };
                match grounds.last_mut() {
                    Some((place, last))
                        if *last == color
                            && place.y == run.line_top
                            && (place.x + place.width - glyph.x).abs() < 0.5 =>
                    {
                        place.width += glyph.w;
                    }
                    _ => grounds.push((
                        Rectangle {
                            x: glyph.x,
                            y: run.line_top,
                            width: glyph.w,
                            height: run.line_height,
                        },
                        color,
                    )),
                }
            }
        }
        grounds
    }

    fn style_of(&self, glyph: &cosmic_text::LayoutGlyph) -> Option<Style> {
        self.flow.pieces().get(glyph.metadata)?.style
    }

    /// Lines under and through the text, and under the links; from the baseline of each line.
    pub(super) fn draw_lines(&self, renderer: &mut Renderer, at: Point, color: Color) {
        let links = self.face.links && self.flow.pieces().iter().any(|piece| piece.link.is_some());
        if !links && !self.styled && !self.face.underline && !self.face.strike {
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
            let through = run.line_y - self.face.size * 0.3;
            if self.face.underline || self.face.strike {
                for (left, right) in self.stretches(run.glyphs) {
                    if self.face.underline {
                        line(left, under, right - left, color);
                    }
                    if self.face.strike {
                        line(left, through, right - left, color);
                    }
                }
            }
            if !links && !self.styled {
                continue;
            }
            for glyph in run.glyphs {
                let Some(piece) = self.flow.pieces().get(glyph.metadata) else {
                    continue;
                };
                if links && piece.link.is_some() {
                    line(glyph.x, under, glyph.w, self.face.link);
                }
                let Some(style) = piece.style else { continue };
                let color = ink(style, &self.face).unwrap_or(color);
                if style.underline {
                    line(glyph.x, under, glyph.w, color);
                }
                if style.strike {
                    line(glyph.x, through, glyph.w, color);
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
}
