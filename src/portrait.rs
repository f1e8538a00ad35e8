//! The own picture: one of those that come with the program, or one of the user's own.

use iced::widget::image;
use msn_media::picture::Picture;

/// The pictures one can choose from; the first is the usual one.
pub const DRAWN: [&str; 24] = [
    "pictures/butterfly",
    "pictures/cat",
    "pictures/fox",
    "pictures/penguin",
    "pictures/owl",
    "pictures/turtle",
    "pictures/ladybird",
    "pictures/goldfish",
    "pictures/robot",
    "pictures/rocket",
    "pictures/balloon",
    "pictures/sailing-boat",
    "pictures/guitar",
    "pictures/headphones",
    "pictures/football",
    "pictures/cupcake",
    "pictures/cactus",
    "pictures/meadow",
    "pictures/mountains",
    "pictures/sunset",
    "pictures/night",
    "pictures/waves",
    "pictures/kaleidoscope",
    "pictures/lights",
];

/// A picture to be shown. Of one's own the handle is made once and cloned: a new one would be drawn anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Portrait {
    /// The drawing with this path.
    Drawn(&'static str),
    Own(image::Handle),
}

/// What was chosen, to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The drawing with this path.
    Drawn(&'static str),
    Own(Picture),
}

impl Portrait {
    /// The drawn picture with this name, as the settings know it.
    pub fn named(name: &str) -> Option<Self> {
        DRAWN
            .into_iter()
            .find(|path| plain(path) == name)
            .map(Self::Drawn)
    }

    pub fn own(picture: Picture) -> Self {
        let (width, height) = (picture.width(), picture.height());
        Self::Own(image::Handle::from_rgba(width, height, picture.into_rgba()))
    }
}

impl Default for Portrait {
    fn default() -> Self {
        let [usual, ..] = DRAWN;
        Self::Drawn(usual)
    }
}

impl From<Choice> for Portrait {
    fn from(choice: Choice) -> Self {
        match choice {
            Choice::Drawn(path) => Self::Drawn(path),
            Choice::Own(picture) => Self::own(picture),
        }
    }
}

/// The name of a drawn picture in the settings.
pub fn plain(path: &str) -> &str {
    path.strip_prefix("pictures/").unwrap_or(path)
}
