//! Which of the installed fonts the interface is set in.

use std::sync::OnceLock;

use iced::Font;
use iced::advanced::graphics::text::font_system;

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
