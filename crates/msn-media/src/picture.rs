//! Pictures from files and from the network, decoded within limits.
//!
//! PNG, JPEG, GIF and BMP, known by what they begin with, never by a name. Decoding takes milliseconds to a second:
//! do it on a thread that may block.

use std::io::Cursor;
use std::time::Duration;

use image::codecs::gif::{GifDecoder, GifEncoder, Repeat};
use image::imageops::{self, FilterType};
use image::{
    AnimationDecoder, Delay, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits,
    RgbaImage,
};

/// How much of a file is decoded. Nothing a file claims is believed beyond these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// The largest width and height, in pixels.
    pub side: u32,
    /// The largest file, in bytes.
    pub file: usize,
    /// The most memory that decoding may take, in bytes; all kept frames of an animation together stay below it.
    pub memory: u64,
    /// The most frames of an animation that are kept.
    pub frames: usize,
}

impl Bounds {
    /// For what the user chose from the own computer: photos are large.
    pub const FILE: Self = Self {
        side: 4096,
        file: 32 * 1024 * 1024,
        memory: 64 * 1024 * 1024,
        frames: 256,
    };
    /// For what came over the network: pictures of contacts, emoticons, ink, previews.
    pub const NETWORK: Self = Self {
        side: 1024,
        file: 2 * 1024 * 1024,
        memory: 16 * 1024 * 1024,
        frames: 128,
    };

    fn limits(&self) -> Limits {
        let mut limits = Limits::default();
        limits.max_image_width = Some(self.side);
        limits.max_image_height = Some(self.side);
        limits.max_alloc = Some(self.memory);
        limits
    }

    fn format(&self, bytes: &[u8]) -> Result<ImageFormat, PictureError> {
        if bytes.len() > self.file {
            return Err(PictureError::TooLarge);
        }
        match image::guess_format(bytes) {
            Ok(
                format @ (ImageFormat::Png
                | ImageFormat::Jpeg
                | ImageFormat::Gif
                | ImageFormat::Bmp),
            ) => Ok(format),
            _ => Err(PictureError::Unknown),
        }
    }
}

/// The largest width and height of any picture in memory, in pixels.
pub const MAX_SIDE: u32 = Bounds::FILE.side;
/// Width and height of a display picture, in pixels.
pub const DISPLAY_SIDE: u32 = 96;

/// Frames that want to be shown shorter than this are shown for [`USUAL_DELAY`], as browsers do.
const MIN_DELAY: Duration = Duration::from_millis(20);
const USUAL_DELAY: Duration = Duration::from_millis(100);
const MAX_DELAY: Duration = Duration::from_secs(60);

/// Why a file is no picture for us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// It is none of the known formats.
    #[error("not a PNG, JPEG, GIF or BMP picture")]
    Unknown,
    /// It is larger than the [`Bounds`].
    #[error("the picture is too large")]
    TooLarge,
    /// It begins well but cannot be decoded.
    #[error("the picture is damaged")]
    Broken,
}

/// A decoded picture: RGBA, 8 bits each, rows from the top, alpha not premultiplied. Never empty.
#[derive(Clone, PartialEq, Eq)]
pub struct Picture {
    image: RgbaImage,
}

/// One frame of an [`Animation`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frame {
    /// What is shown.
    pub picture: Picture,
    /// For how long; 20 ms to a minute.
    pub delay: Duration,
}

/// An animated picture; a still one has a single frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Animation {
    /// At least one frame, all of the same size.
    pub frames: Vec<Frame>,
    /// Whether frames were left out because there were more than the [`Bounds`] allow.
    pub cut: bool,
}

/// Decodes a picture; of an animated one, the first frame.
///
/// # Errors
/// See [`PictureError`].
pub fn decode(bytes: &[u8], bounds: Bounds) -> Result<Picture, PictureError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), bounds.format(bytes)?);
    reader.limits(bounds.limits());
    Picture::new(reader.decode().map_err(why)?.into_rgba8())
}

/// Decodes a picture with all its frames, as far as the limits go.
///
/// # Errors
/// See [`PictureError`]. An animation that breaks off keeps the frames before.
pub fn decode_animation(bytes: &[u8], bounds: Bounds) -> Result<Animation, PictureError> {
    if bounds.format(bytes)? != ImageFormat::Gif {
        let frame = Frame {
            picture: decode(bytes, bounds)?,
            delay: USUAL_DELAY,
        };
        return Ok(Animation {
            frames: vec![frame],
            cut: false,
        });
    }
    let mut decoder = GifDecoder::new(Cursor::new(bytes)).map_err(why)?;
    let (width, height) = decoder.dimensions();
    bounds
        .limits()
        .check_dimensions(width, height)
        .map_err(why)?;
    decoder.set_limits(bounds.limits()).map_err(why)?;
    let frame_size = u64::from(width) * u64::from(height) * 4;
    let mut animation = Animation {
        frames: Vec::new(),
        cut: false,
    };
    let mut room = bounds.memory;
    for frame in decoder.into_frames() {
        let Ok(frame) = frame else {
            break;
        };
        if animation.frames.len() == bounds.frames || room < frame_size {
            animation.cut = true;
            break;
        }
        room -= frame_size;
        let delay = delay(Duration::from(frame.delay()));
        let picture = Picture::new(frame.into_buffer())?;
        animation.frames.push(Frame { picture, delay });
    }
    if animation.frames.is_empty() {
        return Err(PictureError::Broken);
    }
    Ok(animation)
}

impl Picture {
    fn new(image: RgbaImage) -> Result<Self, PictureError> {
        if image.width() == 0 || image.height() == 0 {
            return Err(PictureError::Broken);
        }
        Ok(Self { image })
    }

    /// A picture of these pixels. `None` when there are not `width × height × 4` bytes, or a side is zero or beyond
    /// [`MAX_SIDE`].
    #[must_use]
    pub fn from_rgba(width: u32, height: u32, rgba: Vec<u8>) -> Option<Self> {
        if width > MAX_SIDE || height > MAX_SIDE {
            return None;
        }
        let size = usize::try_from(u64::from(width) * u64::from(height) * 4).ok()?;
        if rgba.len() != size {
            return None;
        }
        Self::new(RgbaImage::from_raw(width, height, rgba)?).ok()
    }

    /// Width in pixels.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.image.width()
    }

    /// Height in pixels.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.image.height()
    }

    /// The pixels.
    #[must_use]
    pub fn rgba(&self) -> &[u8] {
        self.image.as_raw()
    }

    /// The pixels, given away.
    #[must_use]
    pub fn into_rgba(self) -> Vec<u8> {
        self.image.into_raw()
    }

    /// The part of the picture inside this rectangle; what lies outside of the picture is left out. `None` when
    /// nothing is left.
    #[must_use]
    pub fn crop(&self, x: u32, y: u32, width: u32, height: u32) -> Option<Self> {
        let width = width.min(self.width().saturating_sub(x));
        let height = height.min(self.height().saturating_sub(y));
        if width == 0 || height == 0 {
            return None;
        }
        let image = imageops::crop_imm(&self.image, x, y, width, height).to_image();
        Some(Self { image })
    }

    /// The picture cut to a square around its centre and scaled to `side` pixels, at least 1 and at most
    /// [`MAX_SIDE`].
    #[must_use]
    pub fn square(&self, side: u32) -> Self {
        let side = side.clamp(1, MAX_SIDE);
        let short = self.width().min(self.height());
        let x = (self.width() - short) / 2;
        let y = (self.height() - short) / 2;
        let view = imageops::crop_imm(&self.image, x, y, short, short);
        if short == side {
            return Self {
                image: view.to_image(),
            };
        }
        Self {
            image: imageops::resize(&*view, side, side, filter(short, side)),
        }
    }

    /// The picture as others are to see it: [`DISPLAY_SIDE`] pixels square.
    #[must_use]
    pub fn display(&self) -> Self {
        self.square(DISPLAY_SIDE)
    }

    /// The picture scaled down to fit into `side` × `side`, its proportions kept. One that fits stays as it is.
    #[must_use]
    pub fn fit(&self, side: u32) -> Self {
        let long = self.width().max(self.height());
        let side = side.clamp(1, MAX_SIDE);
        if long <= side {
            return self.clone();
        }
        // Neither product overflows: both sides are at most a few thousand pixels.
        let width = (self.width() * side / long).max(1);
        let height = (self.height() * side / long).max(1);
        Self {
            image: imageops::resize(&self.image, width, height, filter(long, side)),
        }
    }

    /// The picture as a PNG file.
    ///
    /// # Errors
    /// [`PictureError::TooLarge`] when there is no memory for it.
    pub fn to_png(&self) -> Result<Vec<u8>, PictureError> {
        let mut file = Cursor::new(Vec::new());
        DynamicImage::from(self.image.clone())
            .write_to(&mut file, ImageFormat::Png)
            .map_err(|_| PictureError::TooLarge)?;
        Ok(file.into_inner())
    }
}

impl Animation {
    /// The animation as a GIF file that goes round for ever. Colours are reduced to what a GIF can hold.
    ///
    /// # Errors
    /// [`PictureError::TooLarge`] when there is no memory for it.
    pub fn to_gif(&self) -> Result<Vec<u8>, PictureError> {
        let mut file = Vec::new();
        let mut encoder = GifEncoder::new_with_speed(&mut file, 10);
        let mut write = || {
            if self.frames.len() > 1 {
                encoder.set_repeat(Repeat::Infinite)?;
            }
            for frame in &self.frames {
                let image = frame.picture.image.clone();
                let delay = Delay::from_saturating_duration(frame.delay);
                encoder.encode_frame(image::Frame::from_parts(image, 0, 0, delay))?;
            }
            Ok(())
        };
        write().map_err(|_: image::ImageError| PictureError::TooLarge)?;
        drop(encoder);
        Ok(file)
    }

    /// Leaves out every second frame; the others are shown longer.
    pub fn halve(&mut self) {
        let mut kept: Vec<Frame> = Vec::with_capacity(self.frames.len().div_ceil(2));
        for (number, frame) in self.frames.drain(..).enumerate() {
            match kept.last_mut() {
                Some(last) if number % 2 == 1 => {
                    last.delay = (last.delay + frame.delay).min(MAX_DELAY);
                }
                _ => kept.push(frame),
            }
        }
        self.frames = kept;
    }
}

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({}×{})", self.width(), self.height())
    }
}

fn why(error: image::ImageError) -> PictureError {
    match error {
        image::ImageError::Limits(_) => PictureError::TooLarge,
        image::ImageError::Unsupported(_) => PictureError::Unknown,
        _ => PictureError::Broken,
    }
}

fn delay(wanted: Duration) -> Duration {
    if wanted < MIN_DELAY {
        USUAL_DELAY
    } else {
        wanted.min(MAX_DELAY)
    }
}

/// Smooth when scaling down; from very small pictures, pixels stay readable without rings around them.
fn filter(from: u32, to: u32) -> FilterType {
    if to < from {
        FilterType::Lanczos3
    } else {
        FilterType::CatmullRom
    }
}

#[cfg(test)]
mod tests;
