//! The own picture: one of those that come with the program, or one of the user's own.

use std::sync::Arc;

use msn_media::picture::{self, Bounds, PictureError};
use msn_media::prepare::{self, Cut, Prepared};

use crate::moving::Moving;

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

/// A picture to be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Portrait {
    /// The drawing with this path.
    Drawn(&'static str),
    Own(Moving),
}

/// What was chosen, to be kept.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// The drawing with this path.
    Drawn(&'static str),
    Own(OwnPicture),
}

/// A picture of the user's own: the file others are to get, and how it looks.
#[derive(Clone, Debug)]
pub struct OwnPicture {
    pub file: Prepared,
    pub shown: Moving,
}

/// The same file is the same picture.
impl PartialEq for OwnPicture {
    fn eq(&self, other: &Self) -> bool {
        self.file == other.file
    }
}

impl Eq for OwnPicture {}

impl OwnPicture {
    /// The picture made of a file. Takes up to a second.
    pub fn of(bytes: &[u8]) -> Result<Self, PictureError> {
        let file = prepare::display(bytes)?;
        let shown = Moving::decode(&file.bytes)?;
        Ok(Self { file, shown })
    }
}

/// A picture file of which no part was chosen yet.
#[derive(Clone, Debug)]
pub struct Uncut {
    file: Arc<[u8]>,
    /// How it looks, made small enough to be drawn often.
    pub shown: Moving,
    /// Width and height, in its own pixels.
    pub size: (u32, u32),
}

/// The same picture, not one that looks the same.
impl PartialEq for Uncut {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.file, &other.file)
    }
}

impl Eq for Uncut {}

impl Uncut {
    /// The larger side of what is shown of it, in pixels.
    const SHOWN: u32 = 760;

    /// The picture in a file. Takes up to a second.
    pub fn of(file: Vec<u8>) -> Result<Self, PictureError> {
        let picture = picture::decode(&file, Bounds::FILE)?;
        Ok(Self {
            file: file.into(),
            size: (picture.width(), picture.height()),
            shown: Moving::still(picture.fit(Self::SHOWN)),
        })
    }

    /// What others are to see of it. Takes up to a second.
    pub fn cut(&self, cut: Cut) -> Result<OwnPicture, PictureError> {
        let file = prepare::display_of(&self.file, Some(cut))?;
        let shown = Moving::decode(&file.bytes)?;
        Ok(OwnPicture { file, shown })
    }
}

impl Portrait {
    /// The drawn picture with this name, as the settings know it.
    pub fn named(name: &str) -> Option<Self> {
        DRAWN
            .into_iter()
            .find(|path| plain(path) == name)
            .map(Self::Drawn)
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
            Choice::Own(picture) => Self::Own(picture.shown),
        }
    }
}

/// The name of a drawn picture in the settings.
pub fn plain(path: &str) -> &str {
    path.strip_prefix("pictures/").unwrap_or(path)
}
