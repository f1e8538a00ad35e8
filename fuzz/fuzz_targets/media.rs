//! Pictures stay within their limits, and what is made ready to be sent fits.
//!
//! Input: a picture.
#![no_main]

use libfuzzer_sys::fuzz_target;
use msn_media::picture::{self, Bounds};
use msn_media::prepare;

fuzz_target!(|data: &[u8]| {
    for bounds in [Bounds::NETWORK, Bounds::FILE] {
        if let Ok(picture) = picture::decode(data, bounds) {
            check(&picture, bounds);
        }
        if let Ok(animation) = picture::decode_animation(data, bounds) {
            assert!((1..=bounds.frames).contains(&animation.frames.len()));
            let frames = animation.frames.iter();
            frames.for_each(|frame| check(&frame.picture, bounds));
        }
    }
    if let Ok(ready) = prepare::display(data) {
        assert!(ready.bytes.len() <= prepare::DISPLAY_SIZE);
        let shown = picture::decode(&ready.bytes, Bounds::NETWORK).expect("a picture of ours");
        assert!(shown.width() <= picture::DISPLAY_SIDE && shown.height() <= picture::DISPLAY_SIDE);
    }
    if let Ok(ready) = prepare::emoticon(data) {
        assert!(ready.bytes.len() <= prepare::EMOTICON_SIZE);
        let shown = picture::decode(&ready.bytes, Bounds::NETWORK).expect("a picture of ours");
        assert!(
            shown.width() <= prepare::EMOTICON_SIDE && shown.height() <= prepare::EMOTICON_SIDE
        );
    }
    if let Some(preview) = prepare::preview(data) {
        assert!(preview.len() <= prepare::PREVIEW_SIZE);
    }
});

fn check(picture: &picture::Picture, bounds: Bounds) {
    let (width, height) = (picture.width(), picture.height());
    assert!(width > 0 && height > 0 && width <= bounds.side && height <= bounds.side);
    assert_eq!(picture.rgba().len(), width as usize * height as usize * 4);
}
