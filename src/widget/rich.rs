//! Text as people write it: emoticons, links, emoji, scripts without an italic face.
//!
//! A [`Flow`] holds what is shaped (the *display* text, where an emoticon is one wide space) and the way back to what was
//! written (the *source* text), so that selection and copying speak of the source alone.

mod flow;
mod script;
mod shaped;

use flow::What;

pub use flow::Flow;
pub use shaped::{Face, Shaped, WIDEST, families, family};

use iced::advanced::svg;

/// A picture that stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// A drawing.
    Svg(svg::Handle),
}
