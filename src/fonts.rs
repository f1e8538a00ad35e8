//! Which of the installed fonts the interface is set in, and the font of its spaces.

mod space;

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::{Mutex, OnceLock};

use iced::advanced::graphics::text::{Paragraph, font_system};
use iced::advanced::text::{self, LineHeight, Paragraph as _, Shaping, Wrapping};
use iced::{Font, Pixels, Size, alignment};

/// The size of text, logical pixels.
pub const SIZE: u32 = 12;

/// The first of these that is installed; they are made for small sizes on a screen.
const WANTED: [&str; 7] = [
    "Segoe UI",
    "Lucida Grande",
    "Open Sans",
    "Noto Sans",
    "Cantarell",
    "Ubuntu",
    "DejaVu Sans",
];

/// The font of the interface.
pub fn interface() -> Font {
    static CHOSEN: OnceLock<Font> = OnceLock::new();
    *CHOSEN.get_or_init(|| {
        let Ok(mut system) = font_system().write() else {
            return Font::DEFAULT;
        };
        let database = system.raw().db();
        WANTED
            .into_iter()
            .find(|wanted| {
                database
                    .faces()
                    .any(|face| face.families.iter().any(|(name, _)| name == wanted))
            })
            .map_or(Font::DEFAULT, Font::with_name)
    })
}

/// The font whose space stands for those of `font`, and the size that makes it as wide. `None` where `font` has no space.
pub fn space(font: Font, size: f32) -> Option<(Font, f32)> {
    static WIDTHS: Mutex<Option<HashMap<(Font, u32), f32>>> = Mutex::new(None);
    let mut widths = WIDTHS.lock().ok()?;
    // The font is loaded when it is wanted first.
    let widths = match &mut *widths {
        Some(widths) => widths,
        none => {
            let file = Cow::Owned(space::file());
            font_system().write().ok()?.load_font(file);
            none.insert(HashMap::new())
        }
    };
    let width = *widths
        .entry((font, size.to_bits()))
        .or_insert_with(|| width_of_space(font, size));
    (width > 0.0).then_some((Font::with_name(space::FAMILY), width))
}

fn width_of_space(font: Font, size: f32) -> f32 {
    let paragraph = Paragraph::with_text(text::Text {
        content: " ",
        bounds: Size::INFINITE,
        size: Pixels(size),
        line_height: LineHeight::default(),
        font,
        align_x: text::Alignment::Default,
        align_y: alignment::Vertical::Top,
        shaping: Shaping::Advanced,
        wrapping: Wrapping::None,
    });
    let runs = paragraph.buffer().layout_runs();
    runs.flat_map(|run| run.glyphs).map(|glyph| glyph.w).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use iced::advanced::graphics::text::cosmic_text::SwashCache;

    #[test]
    fn a_space_of_the_own_font_is_as_wide_and_has_an_image() {
        let font = Font::with_name("Fira Sans");
        let (own, size) = space(font, 12.0).expect("Fira Sans has a space");
        assert!((width_of_space(own, size) - width_of_space(font, 12.0)).abs() < 0.01);
        is_drawn(" ", own, size);
        is_drawn("\u{200e}", own, size);
    }

    /// What is drawn of this is an image, of next to no ink.
    fn is_drawn(content: &str, own: Font, size: f32) {
        let paragraph = Paragraph::with_text(text::Text {
            content,
            bounds: Size::INFINITE,
            size: Pixels(size),
            line_height: LineHeight::default(),
            font: own,
            align_x: text::Alignment::Default,
            align_y: alignment::Vertical::Top,
            shaping: Shaping::Advanced,
            wrapping: Wrapping::None,
        });
        let run = paragraph.buffer().layout_runs().next().expect("a line");
        assert!(content == " " || run.line_w == 0.0, "{}", run.line_w);
        let glyph = run.glyphs[0].physical((0.0, 0.0), 1.0);
        let mut fonts = font_system().write().expect("no test panics with it");
        let image = SwashCache::new()
            .get_image_uncached(fonts.raw(), glyph.cache_key)
            .expect("an image");
        let placed = image.placement;
        assert!(placed.width * placed.height > 0, "{placed:?}");
        assert!(image.data.iter().all(|ink| *ink < 3), "{:?}", image.data);
    }
}
