//! Pictures stay within their limits, what is made ready to be sent fits, and no letter of a text is lost between
//! emoticons.
//!
//! Input: `t` and a text, its first line the shortcuts of emoticons people made, with tabs between; or a picture.
#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use msn_media::emoticons::custom::{self, Shortcuts};
use msn_media::picture::{self, Bounds};
use msn_media::{emoticons, prepare};

fuzz_target!(|data: &[u8]| {
    if let Some(text) = data.strip_prefix(b"t") {
        texts(&String::from_utf8_lossy(text));
        return;
    }
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
        assert!(shown.width() <= prepare::EMOTICON_SIDE && shown.height() <= prepare::EMOTICON_SIDE);
    }
    if let Some(preview) = prepare::preview(data) {
        assert!(preview.len() <= prepare::PREVIEW_SIZE);
    }
});

fn texts(text: &str) {
    let (first, text) = text.split_once('\n').unwrap_or(("", text));
    let known = Shortcuts::new(first.split('\t').map(str::to_owned));
    let whole: String = emoticons::split(text, &known)
        .map(|segment| segment.source())
        .collect();
    assert_eq!(whole, text);
    let made = custom::suggest(text.lines(), &BTreeSet::new());
    for shortcut in &made {
        assert_eq!(custom::check(shortcut), Ok(()));
    }
    assert_eq!(made.iter().collect::<BTreeSet<_>>().len(), made.len());
}

fn check(picture: &picture::Picture, bounds: Bounds) {
    let (width, height) = (picture.width(), picture.height());
    assert!(width > 0 && height > 0 && width <= bounds.side && height <= bounds.side);
    assert_eq!(picture.rgba().len(), width as usize * height as usize * 4);
}
