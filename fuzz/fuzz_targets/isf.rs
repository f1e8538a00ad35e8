//! Handwriting stays within its limits, whatever is in the file, and can be drawn and sent.
//!
//! Input: a file in ISF.
#![no_main]

use libfuzzer_sys::fuzz_target;
use msn_media::ink::{self, isf};
use msn_media::picture::{Bounds, decode};

fuzz_target!(|data: &[u8]| {
    let Ok(ink) = isf::decode(data) else {
        return;
    };
    assert!((1..=ink::MAX_STROKES).contains(&ink.strokes.len()));
    let points: usize = ink.strokes.iter().map(|stroke| stroke.points.len()).sum();
    assert!(points <= ink::MAX_POINTS);
    // Drawing a hundred thousand points takes a while: the fuzzer is to look at other files meanwhile.
    if points > 2_000 {
        return;
    }
    if let Some(picture) = ink.draw(200) {
        assert!((1..=200).contains(&picture.width()) && (1..=200).contains(&picture.height()));
    }
    if let Ok(gif) = ink.to_gif() {
        assert!(gif.len() <= ink::GIF_SIZE);
        let picture = decode(&gif, Bounds::NETWORK).expect("a GIF of ours");
        assert!(picture.width() <= ink::GIF_SIDE && picture.height() <= ink::GIF_SIDE);
    }
});
