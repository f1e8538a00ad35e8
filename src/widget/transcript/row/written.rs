//! How texts and drawings of people are shown: fonts, colours, sizes.

use iced::advanced::renderer::{self, Renderer as _};
use iced::advanced::text;
use iced::font::{Style, Weight};
use iced::{Color, Font, Rectangle, Renderer, Size, border};
use msn_media::plus::Spans;
use msnp::api::TextFormat;

use super::{Look, OLD, Palette};
use crate::widget::contrast::{mix, readable, written};
use crate::widget::rich::{Face, Flow, family};

/// "Name says:", with the name as it is to look.
pub(super) fn says(words: &str, name: &str, looks: Option<Spans>) -> Flow {
    let flow = Flow::new(words);
    match looks {
        Some(spans) => match words.find(name) {
            Some(from) => flow.styled(&spans, from),
            None => flow,
        },
        None => flow,
    }
}

/// The size of a picture scaled down into a room.
pub(super) fn within((width, height): (u32, u32), room: Size) -> Size {
    let (width, height) = (width.max(1) as f32, height.max(1) as f32);
    let scale = (room.width / width).min(room.height / height).min(1.0);
    Size::new((width * scale).max(1.0), (height * scale).max(1.0))
}

/// What is drawn by hand is black mostly: on a dark ground it gets a sheet of paper.
pub(super) fn draw_paper(renderer: &mut Renderer, place: Rectangle, look: &Look) {
    let ground = look.palette.background;
    if ground.r + ground.g + ground.b > 1.5 {
        return;
    }
    let quad = renderer::Quad {
        bounds: place.expand(3.0),
        border: border::rounded(3),
        ..Default::default()
    };
    renderer.fill_quad(quad, Color::WHITE);
}

/// The face of a text in its sender's format.
pub(super) fn face(base: Face, format: &TextFormat) -> Face {
    let family = match format.font.as_deref() {
        Some(name) if !name.is_empty() => family(name),
        _ => base.font.family,
    };
    Face {
        font: Font {
            family,
            weight: if format.bold {
                Weight::Bold
            } else {
                base.font.weight
            },
            style: if format.italic {
                Style::Italic
            } else {
                Style::Normal
            },
            ..base.font
        },
        underline: format.underline,
        strike: format.strike,
        ..base
    }
}

pub(super) fn alignment(format: &TextFormat) -> text::Alignment {
    if format.rtl {
        text::Alignment::Right
    } else {
        text::Alignment::Default
    }
}

/// The colour of a text: the sender's, made readable.
pub(super) fn ink(format: &TextFormat, colors: &Palette) -> Color {
    written(
        format.color,
        colors.text,
        (colors.background, colors.least_contrast),
    )
}

/// The colour, paler for what is from before; still readable.
pub(super) fn shade(color: Color, old: bool, colors: &Palette) -> Color {
    if old {
        let pale = readable(mix(color, colors.background, 0.45), colors.background);
        // Pictures are pale by this.
        Color { a: OLD, ..pale }
    } else {
        color
    }
}

pub(super) fn one_line(text: &str) -> String {
    text.replace('\n', " ")
}
