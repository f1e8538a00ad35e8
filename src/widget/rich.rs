//! Text as people write it: emoticons, links, emoji, scripts without an italic face.
//!
//! A [`Flow`] holds what is shaped (the *display* text, where an emoticon is one wide space) and the way back to what was
//! written (the *source* text), so that selection and copying speak of the source alone.

mod flow;
mod links;
mod script;
mod shaped;

pub use flow::{Flow, Piece, What};
pub use shaped::{Face, Shaped, family};

use std::ops::Range;

use iced::advanced::{image, svg};

/// A picture that stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// A drawing.
    Svg(svg::Handle),
    /// Pixels.
    Raster(image::Handle),
}

/// Finds the emoticons of a text.
pub trait Emoticons {
    /// Calls `found` with the place and the picture of each emoticon, from left to right, without overlap.
    fn find(&self, text: &str, found: &mut dyn FnMut(Range<usize>, Picture));
}

/// No emoticons at all.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plain;

impl Emoticons for Plain {
    fn find(&self, _text: &str, _found: &mut dyn FnMut(Range<usize>, Picture)) {}
}
