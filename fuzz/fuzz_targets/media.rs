//! Pictures stay within their limits, and no letter of a text is lost between emoticons.
//!
//! Input: `t` and a text, or a picture.
#![no_main]

use libfuzzer_sys::fuzz_target;
use msn_media::{emoticons, picture};

fuzz_target!(|data: &[u8]| {
    if let Some(text) = data.strip_prefix(b"t") {
        let text = String::from_utf8_lossy(text);
        let whole: String = emoticons::split(&text)
            .map(|segment| segment.source())
            .collect();
        assert_eq!(whole, text);
        return;
    }
    if let Ok(picture) = picture::decode(data) {
        check(&picture);
        let png = picture
            .display()
            .to_png()
            .expect("a picture can be written");
        assert_eq!(picture::decode(&png), Ok(picture.display()));
    }
    if let Ok(animation) = picture::decode_animation(data) {
        assert!((1..=picture::MAX_FRAMES).contains(&animation.frames.len()));
        animation
            .frames
            .iter()
            .for_each(|frame| check(&frame.picture));
    }
});

fn check(picture: &picture::Picture) {
    let (width, height) = (picture.width(), picture.height());
    assert!(width > 0 && height > 0 && width <= picture::MAX_SIDE && height <= picture::MAX_SIDE);
    assert_eq!(picture.rgba().len(), width as usize * height as usize * 4);
}
