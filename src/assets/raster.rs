//! Drawings made into pictures of the size they are shown in. iced can draw them itself, but reads the list of the system's
//! fonts for it in every window, and looks each drawing up twice at each frame; ours have no text.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use iced::advanced::image;
use iced::advanced::svg::{self, Data};
use iced::{Color, Size};

/// How many bytes of pictures are held for sure; up to twice as many are.
const ROOM: usize = 2 * 1024 * 1024;
/// The longest side of a picture, pixels.
const LONGEST: f32 = 4096.0;

thread_local! {
    // Only the thread of the windows draws.
    static SHARPNESS: Cell<f32> = const { Cell::new(1.0) };
    static PICTURES: RefCell<Pictures> = RefCell::default();
}

/// Says how many pixels of the screen a logical one has. Drawings that are shown later are made as sharp.
pub fn sharpen(scale: f32) {
    SHARPNESS.set(scale);
}

/// The drawing as a picture for this room (logical pixels), in one colour if one is given. The same one each time, as long
/// as it is asked for now and then. `None` where it cannot be drawn.
pub fn picture(drawing: &svg::Handle, room: Size, color: Option<Color>) -> Option<image::Handle> {
    let scale = SHARPNESS.get();
    // Within `u32`, and not negative.
    let side = |length: f32| (length * scale).round().clamp(0.0, LONGEST) as u32;
    let key = Key {
        drawing: drawing.id(),
        width: side(room.width),
        height: side(room.height),
        color: color.map(Color::into_rgba8),
    };
    let make = || {
        let Data::Bytes(source) = drawing.data() else {
            return None;
        };
        let pixels = pixels(source, (key.width, key.height), key.color)?;
        Some(image::Handle::from_rgba(key.width, key.height, pixels))
    };
    PICTURES.with_borrow_mut(|pictures| pictures.get(key, make))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Key {
    drawing: u64,
    width: u32,
    height: u32,
    color: Option<[u8; 4]>,
}

impl Key {
    const fn bytes(self) -> usize {
        self.width as usize * self.height as usize * 4
    }
}

/// The pictures that are held: when the new ones fill the room, those that were not asked for meanwhile go.
#[derive(Debug, Default)]
struct Pictures {
    new: HashMap<Key, image::Handle>,
    old: HashMap<Key, image::Handle>,
    /// The bytes of the new ones.
    bytes: usize,
}

impl Pictures {
    fn get(
        &mut self,
        key: Key,
        make: impl FnOnce() -> Option<image::Handle>,
    ) -> Option<image::Handle> {
        if let Some(held) = self.new.get(&key) {
            return Some(held.clone());
        }
        let picture = self.old.remove(&key).or_else(make)?;
        if self.bytes + key.bytes() > ROOM {
            self.old = std::mem::take(&mut self.new);
            self.bytes = 0;
        }
        self.bytes += key.bytes();
        self.new.insert(key, picture.clone());
        Some(picture)
    }
}

/// The drawing, as large as it fits into the middle, in one colour if one is given: red, green, blue, opacity of each pixel.
/// Takes milliseconds where it is large.
pub fn pixels(
    source: &[u8],
    (width, height): (u32, u32),
    color: Option<[u8; 4]>,
) -> Option<Vec<u8>> {
    let tree = resvg::usvg::Tree::from_data(source, &resvg::usvg::Options::default()).ok()?;
    let mut pixels = resvg::tiny_skia::Pixmap::new(width, height)?;
    let (width, height) = (width as f32, height as f32);
    let size = tree.size();
    let scale = (width / size.width()).min(height / size.height());
    let place = resvg::tiny_skia::Transform::from_scale(scale, scale).post_translate(
        (width - size.width() * scale) / 2.0,
        (height - size.height() * scale) / 2.0,
    );
    resvg::render(&tree, place, &mut pixels.as_mut());
    let rgba = pixels.pixels().iter().flat_map(|pixel| {
        let pixel = pixel.demultiply();
        match color {
            Some([red, green, blue, _]) => [red, green, blue, pixel.alpha()],
            None => [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()],
        }
    });
    Some(rgba.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    const BAR: &[u8] = br##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 2"><path d="M0 0H4V2H0Z" fill="#f00"/></svg>"##;

    fn key(width: u32, height: u32) -> Key {
        Key {
            drawing: 1,
            width,
            height,
            color: None,
        }
    }

    fn empty(key: Key) -> Option<image::Handle> {
        let pixels = vec![0; key.bytes()];
        Some(image::Handle::from_rgba(key.width, key.height, pixels))
    }

    #[test]
    fn a_drawing_keeps_its_proportions_and_takes_the_colour() {
        let drawn = pixels(BAR, (8, 8), None).expect("it can be drawn");
        let rows: Vec<bool> = drawn.chunks(8 * 4).map(|row| row[3] == 255).collect();
        assert_eq!(
            rows,
            [false, false, true, true, true, true, false, false],
            "as wide as the room, in its middle"
        );
        assert_eq!(drawn[8 * 4 * 4..][..4], [255, 0, 0, 255]);
        let blue = pixels(BAR, (8, 8), Some([0, 0, 255, 255])).expect("it can be drawn");
        assert_eq!(blue[8 * 4 * 4..][..4], [0, 0, 255, 255]);
    }

    #[test]
    fn the_same_is_made_once_and_what_nobody_asks_for_goes() {
        let mut pictures = Pictures::default();
        let often = key(16, 16);
        let id = pictures.get(often, || empty(often)).map(|p| p.id());
        for width in 1..400 {
            let other = key(width, 256);
            assert!(pictures.get(other, || empty(other)).is_some());
            let again = pictures.get(often, || panic!("it is held"));
            assert_eq!(again.map(|p| p.id()), id);
            let held = pictures.new.keys().chain(pictures.old.keys());
            let bytes: usize = held.map(|key| key.bytes()).sum();
            assert!(bytes <= 2 * ROOM, "{bytes} bytes at {width}");
        }
        let mut made = false;
        let first = key(1, 256);
        let _ = pictures.get(first, || {
            made = true;
            empty(first)
        });
        assert!(made, "it was not held for ever");
    }

    #[test]
    fn what_is_no_drawing_is_no_picture() {
        assert!(pixels(b"no drawing", (8, 8), None).is_none());
        assert!(pixels(BAR, (0, 8), None).is_none());
    }
}
