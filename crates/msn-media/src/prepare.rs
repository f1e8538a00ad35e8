//! Pictures made ready to be sent: display pictures, emoticons, previews of files.
//!
//! Takes milliseconds to a second: for a thread that may block.

use crate::picture::{Animation, Bounds, DISPLAY_SIDE, Picture, PictureError, decode_animation};

/// The largest display picture that is sent, in bytes.
pub const DISPLAY_SIZE: usize = 50_000;
/// The largest width and height of an emoticon, in pixels (09 section 3).
pub const EMOTICON_SIDE: u32 = 50;
/// The largest emoticon that is sent, in bytes (09 section 3).
pub const EMOTICON_SIZE: usize = 20_000;
/// The largest width and height of the preview of a file, in pixels.
pub const PREVIEW_SIDE: u32 = 96;
/// The largest preview, in bytes.
pub const PREVIEW_SIZE: usize = 20_000;

/// A file that may be sent as it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The file: a PNG, or a GIF.
    pub bytes: Vec<u8>,
    /// Whether it moves: what the network announces differs.
    pub animated: bool,
}

/// A square part of a picture, in its pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cut {
    /// The left edge.
    pub x: u32,
    /// The upper edge.
    pub y: u32,
    /// Width and height. What lies outside of the picture is left out.
    pub side: u32,
}

/// The display picture made of a file: [`DISPLAY_SIDE`] pixels square, cut around the centre, a PNG of at most
/// [`DISPLAY_SIZE`] bytes. An animated GIF stays animated, and is not touched when it is small enough already.
///
/// # Errors
/// See [`PictureError`].
pub fn display(bytes: &[u8]) -> Result<Prepared, PictureError> {
    display_of(bytes, None)
}

/// The same, of a part that was chosen.
///
/// # Errors
/// See [`PictureError`].
pub fn display_of(bytes: &[u8], cut: Option<Cut>) -> Result<Prepared, PictureError> {
    let animation = decode_animation(bytes, Bounds::FILE)?;
    let first = first(&animation)?;
    // Of a square, all is no part.
    let cut = cut.filter(|cut| (first.width(), first.height()) != (cut.side, cut.side));
    let scale = |picture: &Picture, side: u32| {
        let part = cut.and_then(|cut| picture.crop(cut.x, cut.y, cut.side, cut.side));
        part.as_ref().unwrap_or(picture).square(side)
    };
    let room = (DISPLAY_SIDE, DISPLAY_SIZE);
    let as_it_is = cut.is_none().then_some(bytes);
    match moving(as_it_is, &animation, room, &scale) {
        Some(moving) => Ok(moving),
        None => still(first, room, &|picture, _| scale(picture, DISPLAY_SIDE)),
    }
}

/// The emoticon made of a file: at most [`EMOTICON_SIDE`] pixels wide and high and [`EMOTICON_SIZE`] bytes. A PNG or
/// GIF that is small enough already is not touched.
///
/// # Errors
/// See [`PictureError`].
pub fn emoticon(bytes: &[u8]) -> Result<Prepared, PictureError> {
    let animation = decode_animation(bytes, Bounds::FILE)?;
    let (side, size) = (EMOTICON_SIDE, EMOTICON_SIZE);
    if let Some(moving) = moving(Some(bytes), &animation, (side, size), &Picture::fit) {
        return Ok(moving);
    }
    let first = first(&animation)?;
    if bytes.starts_with(b"\x89PNG") && fits(first, bytes, (side, size)) {
        return Ok(Prepared {
            bytes: bytes.to_vec(),
            animated: false,
        });
    }
    still(first, (side, size), &Picture::fit)
}

/// The preview of a picture file that is offered: a PNG of at most [`PREVIEW_SIDE`] pixels and [`PREVIEW_SIZE`] bytes.
/// `None` when the file is no picture.
#[must_use]
pub fn preview(bytes: &[u8]) -> Option<Vec<u8>> {
    let picture = crate::picture::decode(bytes, Bounds::FILE).ok()?;
    let preview = still(&picture, (PREVIEW_SIDE, PREVIEW_SIZE), &Picture::fit).ok()?;
    Some(preview.bytes)
}

fn first(animation: &Animation) -> Result<&Picture, PictureError> {
    let first = animation.frames.first().ok_or(PictureError::Broken)?;
    Ok(&first.picture)
}

fn fits(picture: &Picture, bytes: &[u8], (side, size): (u32, usize)) -> bool {
    picture.width() <= side && picture.height() <= side && bytes.len() <= size
}

/// How a picture is brought to a side.
type Scale<'a> = &'a dyn Fn(&Picture, u32) -> Picture;

/// As a GIF that moves: as it is, where it may be sent so, or scaled and with fewer frames. `None` when it does not move
/// or would not fit.
fn moving(
    as_it_is: Option<&[u8]>,
    animation: &Animation,
    room: (u32, usize),
    scale: Scale<'_>,
) -> Option<Prepared> {
    if animation.frames.len() < 2 {
        return None;
    }
    let (side, size) = room;
    let first = first(animation).ok()?;
    if let Some(bytes) = as_it_is.filter(|bytes| fits(first, bytes, room)) {
        return Some(Prepared {
            bytes: bytes.to_vec(),
            animated: true,
        });
    }
    let mut scaled = Animation {
        frames: Vec::with_capacity(animation.frames.len()),
        cut: animation.cut,
    };
    for frame in &animation.frames {
        let picture = scale(&frame.picture, side);
        scaled.frames.push(crate::picture::Frame {
            picture,
            delay: frame.delay,
        });
    }
    while scaled.frames.len() > 1 {
        let bytes = scaled.to_gif().ok()?;
        if bytes.len() <= size {
            return Some(Prepared {
                bytes,
                animated: true,
            });
        }
        scaled.halve();
    }
    None
}

/// As a PNG, smaller and smaller until it fits.
fn still(
    picture: &Picture,
    (side, size): (u32, usize),
    scale: Scale<'_>,
) -> Result<Prepared, PictureError> {
    let mut side = side;
    loop {
        let bytes = scale(picture, side).to_png()?;
        if bytes.len() <= size {
            return Ok(Prepared {
                bytes,
                animated: false,
            });
        }
        if side <= 8 {
            return Err(PictureError::TooLarge);
        }
        side = side * 3 / 4;
    }
}

impl std::fmt::Debug for Prepared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let what = if self.animated { "animated" } else { "still" };
        write!(f, "Prepared({what}, {} bytes)", self.bytes.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::{Frame, decode};
    use std::time::Duration;

    /// Noise, which no format makes small.
    fn noise(width: u32, height: u32, seed: u32) -> Picture {
        let mut state = seed.wrapping_mul(2_654_435_761) | 1;
        let mut rgba = Vec::new();
        for _ in 0..width * height {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            let [r, g, b, _] = state.to_le_bytes();
            rgba.extend([r, g, b, 255]);
        }
        Picture::from_rgba(width, height, rgba).unwrap()
    }

    fn gif(frames: u32, side: u32) -> Vec<u8> {
        let frames = (0..frames)
            .map(|number| Frame {
                picture: noise(side, side, number + 1),
                delay: Duration::from_millis(100),
            })
            .collect();
        Animation { frames, cut: false }.to_gif().unwrap()
    }

    #[test]
    fn a_photo_becomes_a_display_picture_within_its_size() {
        let ready = display(&noise(300, 200, 1).to_png().unwrap()).unwrap();
        assert!(ready.bytes.len() <= DISPLAY_SIZE && !ready.animated);
        let picture = decode(&ready.bytes, Bounds::NETWORK).unwrap();
        assert_eq!((picture.width(), picture.height()), (96, 96));
    }

    #[test]
    fn a_small_animated_display_picture_is_not_touched() {
        let file = gif(3, 40);
        let ready = display(&file).unwrap();
        assert_eq!((ready.bytes, ready.animated), (file, true));
    }

    #[test]
    fn a_part_that_was_chosen_is_shown_alone_moving_or_not() {
        let two = |left: [u8; 4], right: [u8; 4]| {
            let row = [left.repeat(10), right.repeat(10)].concat();
            Picture::from_rgba(20, 10, row.repeat(10)).unwrap()
        };
        let (red, blue) = ([255, 0, 0, 255], [0, 0, 255, 255]);
        let cut = Some(Cut {
            x: 10,
            y: 0,
            side: 10,
        });
        let ready = display_of(&two(red, blue).to_png().unwrap(), cut).unwrap();
        let picture = decode(&ready.bytes, Bounds::NETWORK).unwrap();
        assert_eq!(picture.rgba(), blue.repeat(96 * 96));
        let frame = |picture| Frame {
            picture,
            delay: Duration::from_millis(100),
        };
        let frames = vec![frame(two(red, blue)), frame(two(blue, red))];
        let file = Animation { frames, cut: false }.to_gif().unwrap();
        let ready = display_of(&file, cut).unwrap();
        let animation = decode_animation(&ready.bytes, Bounds::NETWORK).unwrap();
        assert!(ready.animated);
        let shown = animation.frames.iter().map(|frame| frame.picture.rgba());
        let shown: Vec<Vec<u8>> = shown.map(|rgba| rgba[..4].to_vec()).collect();
        assert_eq!(shown, [blue.to_vec(), red.to_vec()]);
    }

    #[test]
    fn a_large_animation_keeps_moving_with_fewer_frames() {
        let ready = display(&gif(12, 200)).unwrap();
        assert!(ready.animated && ready.bytes.len() <= DISPLAY_SIZE);
        let animation = decode_animation(&ready.bytes, Bounds::NETWORK).unwrap();
        assert!((2..12).contains(&animation.frames.len()));
        assert_eq!(animation.frames[0].picture.width(), 96);
        let long: Duration = animation.frames.iter().map(|frame| frame.delay).sum();
        assert_eq!(
            long,
            Duration::from_millis(1200),
            "it takes as long as before"
        );
    }

    #[test]
    fn a_large_picture_becomes_an_emoticon_with_its_proportions() {
        let ready = emoticon(&noise(400, 100, 3).to_png().unwrap()).unwrap();
        assert!(ready.bytes.len() <= EMOTICON_SIZE && !ready.animated);
        let picture = decode(&ready.bytes, Bounds::NETWORK).unwrap();
        assert_eq!((picture.width(), picture.height()), (50, 12));
    }

    #[test]
    fn a_small_png_or_gif_is_an_emoticon_as_it_is() {
        let png = noise(19, 19, 4).to_png().unwrap();
        assert_eq!(emoticon(&png).unwrap().bytes, png);
        let moving = gif(4, 19);
        let ready = emoticon(&moving).unwrap();
        assert_eq!((ready.bytes, ready.animated), (moving, true));
    }

    #[test]
    fn a_moving_emoticon_fits_too() {
        let ready = emoticon(&gif(30, 64)).unwrap();
        assert!(ready.animated && ready.bytes.len() <= EMOTICON_SIZE);
        let picture = decode(&ready.bytes, Bounds::NETWORK).unwrap();
        assert_eq!((picture.width(), picture.height()), (50, 50));
    }

    #[test]
    fn a_preview_is_small_whatever_the_picture() {
        let preview = preview(&noise(1000, 900, 5).to_png().unwrap()).unwrap();
        assert!(preview.len() <= PREVIEW_SIZE);
        let picture = decode(&preview, Bounds::NETWORK).unwrap();
        assert!(picture.width() <= PREVIEW_SIDE && picture.width() > picture.height());
        assert_eq!(super::preview(b"a letter"), None);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        assert_eq!(display(b"a letter"), Err(PictureError::Unknown));
        assert_eq!(emoticon(b"GIF89a"), Err(PictureError::Broken));
    }
}
