//! Pictures from files and from the network, decoded within limits.
//!
//! PNG, JPEG, GIF and BMP, known by what they begin with, never by a name. Decoding takes milliseconds to a second:
//! do it on a thread that may block.

use std::io::Cursor;
use std::time::Duration;

use image::codecs::gif::GifDecoder;
use image::imageops::{self, FilterType};
use image::{
    AnimationDecoder, DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, RgbaImage,
};

/// The largest width and height that is decoded, in pixels.
pub const MAX_SIDE: u32 = 4096;
/// The most memory that decoding one file may take, in bytes; all kept frames of an animation together stay below it.
pub const MAX_ALLOC: u64 = 64 * 1024 * 1024;
/// The largest file that is looked at, in bytes.
pub const MAX_FILE: usize = 32 * 1024 * 1024;
/// The most frames of an animation that are kept.
pub const MAX_FRAMES: usize = 256;
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
    /// It is larger than the limits of this module.
    #[error("the picture is larger than {MAX_SIDE}×{MAX_SIDE} or needs too much memory")]
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
    /// Whether frames were left out because there were more than the limits of this module allow.
    pub cut: bool,
}

/// Decodes a picture; of an animated one, the first frame.
///
/// # Errors
/// See [`PictureError`].
pub fn decode(bytes: &[u8]) -> Result<Picture, PictureError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format(bytes)?);
    reader.limits(limits());
    Picture::new(reader.decode().map_err(why)?.into_rgba8())
}

/// Decodes a picture with all its frames, as far as the limits go.
///
/// # Errors
/// See [`PictureError`]. An animation that breaks off keeps the frames before.
pub fn decode_animation(bytes: &[u8]) -> Result<Animation, PictureError> {
    if format(bytes)? != ImageFormat::Gif {
        let frame = Frame {
            picture: decode(bytes)?,
            delay: USUAL_DELAY,
        };
        return Ok(Animation {
            frames: vec![frame],
            cut: false,
        });
    }
    let mut decoder = GifDecoder::new(Cursor::new(bytes)).map_err(why)?;
    let (width, height) = decoder.dimensions();
    limits().check_dimensions(width, height).map_err(why)?;
    decoder.set_limits(limits()).map_err(why)?;
    let frame_size = u64::from(width) * u64::from(height) * 4;
    let mut animation = Animation {
        frames: Vec::new(),
        cut: false,
    };
    let mut room = MAX_ALLOC;
    for frame in decoder.into_frames() {
        let Ok(frame) = frame else {
            break;
        };
        if animation.frames.len() == MAX_FRAMES || room < frame_size {
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

impl std::fmt::Debug for Picture {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Picture({}×{})", self.width(), self.height())
    }
}

fn format(bytes: &[u8]) -> Result<ImageFormat, PictureError> {
    if bytes.len() > MAX_FILE {
        return Err(PictureError::TooLarge);
    }
    match image::guess_format(bytes) {
        Ok(
            format @ (ImageFormat::Png | ImageFormat::Jpeg | ImageFormat::Gif | ImageFormat::Bmp),
        ) => Ok(format),
        _ => Err(PictureError::Unknown),
    }
}

fn limits() -> Limits {
    let mut limits = Limits::default();
    limits.max_image_width = Some(MAX_SIDE);
    limits.max_image_height = Some(MAX_SIDE);
    limits.max_alloc = Some(MAX_ALLOC);
    limits
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
mod tests {
    use image::codecs::gif::GifEncoder;
    use image::{Delay, Rgba};
    use proptest::prelude::*;

    use super::*;

    fn plain(width: u32, height: u32, color: [u8; 4]) -> RgbaImage {
        RgbaImage::from_pixel(width, height, Rgba(color))
    }

    fn file(image: &RgbaImage, format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        let image = match format {
            ImageFormat::Jpeg => DynamicImage::from(DynamicImage::from(image.clone()).into_rgb8()),
            _ => DynamicImage::from(image.clone()),
        };
        image.write_to(&mut out, format).unwrap();
        out.into_inner()
    }

    fn gif(frames: usize, side: u32, delay_ms: u32) -> Vec<u8> {
        let mut out = Vec::new();
        let mut encoder = GifEncoder::new(&mut out);
        for number in 0..frames {
            let image = plain(side, side, [(number * 40 % 256) as u8, 90, 10, 255]);
            let frame =
                image::Frame::from_parts(image, 0, 0, Delay::from_numer_denom_ms(delay_ms, 1));
            encoder.encode_frame(frame).unwrap();
        }
        drop(encoder);
        out
    }

    /// A PNG that says it is this large and ends there.
    fn claimed(width: u32, height: u32) -> Vec<u8> {
        let mut png = file(&plain(1, 1, [0; 4]), ImageFormat::Png);
        png[16..20].copy_from_slice(&width.to_be_bytes());
        png[20..24].copy_from_slice(&height.to_be_bytes());
        let sum = crc(&png[12..29]);
        png[29..33].copy_from_slice(&sum.to_be_bytes());
        png
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0_u32, |sum, &byte| {
            (0..8).fold(sum ^ u32::from(byte), |sum, _| {
                (sum >> 1) ^ (0xedb8_8320 * (sum & 1))
            })
        })
    }

    #[test]
    fn the_four_formats_are_read() {
        for format in [
            ImageFormat::Png,
            ImageFormat::Jpeg,
            ImageFormat::Gif,
            ImageFormat::Bmp,
        ] {
            let picture = decode(&file(&plain(7, 5, [200, 30, 40, 255]), format)).unwrap();
            assert_eq!((picture.width(), picture.height()), (7, 5), "{format:?}");
            let pixel = &picture.rgba()[..3];
            assert!(
                pixel[0] > 190 && pixel[1] < 50 && pixel[2] < 60,
                "{format:?} {pixel:?}"
            );
        }
    }

    #[test]
    fn what_a_file_claims_about_its_size_is_not_believed() {
        assert_eq!(decode(&claimed(4097, 1)), Err(PictureError::TooLarge));
        assert_eq!(decode(&claimed(1, 70_000)), Err(PictureError::TooLarge));
        assert_eq!(decode(&claimed(4096, 4096)), Err(PictureError::Broken));
        assert_eq!(decode(&vec![0; MAX_FILE + 1]), Err(PictureError::TooLarge));
    }

    #[test]
    fn other_files_are_refused() {
        assert_eq!(decode(b""), Err(PictureError::Unknown));
        assert_eq!(decode(b"<svg></svg>"), Err(PictureError::Unknown));
        assert_eq!(decode(b"RIFF\0\0\0\0WEBPVP8 "), Err(PictureError::Unknown));
        assert_eq!(decode(b"\x89PNG\r\n\x1a\n"), Err(PictureError::Broken));
    }

    #[test]
    fn an_animation_has_its_frames_and_their_delays() {
        let animation = decode_animation(&gif(3, 4, 250)).unwrap();
        assert_eq!(animation.frames.len(), 3);
        assert!(!animation.cut);
        assert_eq!(animation.frames[0].delay, Duration::from_millis(250));
        assert_ne!(animation.frames[0].picture, animation.frames[1].picture);
        let hasty = decode_animation(&gif(2, 4, 0)).unwrap();
        assert_eq!(hasty.frames[0].delay, USUAL_DELAY);
    }

    #[test]
    fn a_still_picture_is_an_animation_of_one_frame() {
        let animation =
            decode_animation(&file(&plain(3, 3, [1, 2, 3, 255]), ImageFormat::Png)).unwrap();
        assert_eq!(animation.frames.len(), 1);
    }

    #[test]
    fn an_animation_ends_at_the_limits() {
        let many = decode_animation(&gif(MAX_FRAMES + 3, 1, 50)).unwrap();
        assert_eq!((many.frames.len(), many.cut), (MAX_FRAMES, true));
        // 2048 × 2048 × 4 bytes are 16 MiB: four frames fill the room.
        let large = decode_animation(&gif(6, 2048, 50)).unwrap();
        assert_eq!((large.frames.len(), large.cut), (4, true));
    }

    #[test]
    fn an_animation_that_breaks_off_keeps_what_came_before() {
        let whole = gif(3, 16, 50);
        let animation = decode_animation(&whole[..whole.len() - 20]).unwrap();
        assert!((1..3).contains(&animation.frames.len()));
    }

    #[test]
    fn a_display_picture_is_the_centre_scaled() {
        let mut wide = plain(300, 100, [255, 0, 0, 255]);
        for (x, _, pixel) in wide.enumerate_pixels_mut() {
            if (100..200).contains(&x) {
                *pixel = Rgba([0, 0, 255, 255]);
            }
        }
        let picture = Picture::new(wide).unwrap().display();
        assert_eq!((picture.width(), picture.height()), (96, 96));
        assert!(picture.rgba().chunks(4).all(|p| p[2] > 200 && p[0] < 60));
    }

    #[test]
    fn fitting_keeps_the_proportions_and_enlarges_nothing() {
        let picture = Picture::new(plain(300, 100, [9, 9, 9, 255])).unwrap();
        let fitted = picture.fit(96);
        assert_eq!((fitted.width(), fitted.height()), (96, 32));
        assert_eq!(picture.fit(400), picture);
        let thin = Picture::new(plain(4000, 1, [9, 9, 9, 255]))
            .unwrap()
            .fit(10);
        assert_eq!((thin.width(), thin.height()), (10, 1));
    }

    #[test]
    fn a_crop_stays_inside_the_picture() {
        let picture = Picture::new(plain(10, 10, [9, 9, 9, 255])).unwrap();
        let part = picture.crop(6, 7, 100, u32::MAX).unwrap();
        assert_eq!((part.width(), part.height()), (4, 3));
        assert_eq!(picture.crop(10, 0, 1, 1), None);
        assert_eq!(picture.crop(0, 0, 0, 1), None);
    }

    #[test]
    fn a_picture_survives_being_written_as_png() {
        let picture = Picture::from_rgba(2, 1, vec![1, 2, 3, 4, 5, 6, 7, 8]).unwrap();
        assert_eq!(decode(&picture.to_png().unwrap()).unwrap(), picture);
        assert_eq!(Picture::from_rgba(2, 2, vec![0; 15]), None);
        assert_eq!(Picture::from_rgba(0, 0, vec![]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(128))]

        #[test]
        fn no_bytes_make_it_panic(
            seed in 0..4_usize, at in prop::collection::vec((0..400_usize, any::<u8>()), 1..12), cut in 0..400_usize
        ) {
            let mut bytes = match seed {
                0 => file(&plain(9, 9, [1, 200, 3, 255]), ImageFormat::Png),
                1 => file(&plain(9, 9, [1, 200, 3, 255]), ImageFormat::Bmp),
                2 => file(&plain(9, 9, [1, 200, 3, 255]), ImageFormat::Jpeg),
                _ => gif(2, 9, 30),
            };
            for (at, value) in at {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = value;
                }
            }
            bytes.truncate(bytes.len().saturating_sub(cut % 200));
            if let Ok(picture) = decode(&bytes) {
                let shown = picture.display();
                prop_assert_eq!(shown.rgba().len(), 96 * 96 * 4);
            }
            if let Ok(animation) = decode_animation(&bytes) {
                prop_assert!(!animation.frames.is_empty() && animation.frames.len() <= MAX_FRAMES);
            }
        }
    }
}
