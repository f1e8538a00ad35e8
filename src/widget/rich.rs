//! Text as people write it: emoticons, links, emoji, scripts without an italic face.
//!
//! A [`Flow`] holds what is shaped (the *display* text, where an emoticon is one wide space) and the way back to what was
//! written (the *source* text), so that selection and copying speak of the source alone.

mod family;
mod flow;
mod script;
mod shaped;

use flow::What;

pub use family::{families, family};
pub use flow::Flow;
pub use shaped::{Face, Shaped, WIDEST};

use std::collections::BTreeMap;

use iced::advanced::svg;
use msn_media::emoticons::custom::Shortcuts;

use crate::moving::Moving;

/// A picture that stands in the text.
#[derive(Clone, Debug, PartialEq)]
pub enum Picture {
    /// A drawing.
    Svg(svg::Handle),
    /// A picture somebody made, which may move.
    Made(Moving),
}

/// The emoticons of the one who wrote a text: their shortcuts, and the pictures that are here.
#[derive(Clone, Debug, Default)]
pub struct Custom {
    shortcuts: Shortcuts,
    pictures: BTreeMap<String, Moving>,
    /// Whether the classic shortcuts stay text as well.
    bare: bool,
}

impl Custom {
    pub fn new(pictures: impl IntoIterator<Item = (String, Moving)>) -> Self {
        let pictures: BTreeMap<_, _> = pictures.into_iter().collect();
        Self {
            shortcuts: Shortcuts::new(pictures.keys().cloned()),
            pictures,
            bare: false,
        }
    }

    /// All shortcuts stay text.
    pub fn bare() -> Self {
        Self {
            bare: true,
            ..Self::default()
        }
    }
}
