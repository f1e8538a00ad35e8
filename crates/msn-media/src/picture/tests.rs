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
        let frame = image::Frame::from_parts(image, 0, 0, Delay::from_numer_denom_ms(delay_ms, 1));
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
        let picture = decode(
            &file(&plain(7, 5, [200, 30, 40, 255]), format),
            Bounds::FILE,
        )
        .unwrap();
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
    assert_eq!(
        decode(&claimed(4097, 1), Bounds::FILE),
        Err(PictureError::TooLarge)
    );
    assert_eq!(
        decode(&claimed(1, 70_000), Bounds::FILE),
        Err(PictureError::TooLarge)
    );
    assert_eq!(
        decode(&claimed(4096, 4096), Bounds::FILE),
        Err(PictureError::Broken)
    );
    assert_eq!(
        decode(&vec![0; Bounds::FILE.file + 1], Bounds::FILE),
        Err(PictureError::TooLarge)
    );
}

#[test]
fn a_picture_of_twenty_thousand_pixels_a_side_is_refused_before_it_is_decoded() {
    const SIDE: u16 = 20_000;
    let image = plain(8, 8, [9; 4]);
    let mut gif = gif(2, 8, 50);
    gif[6..8].copy_from_slice(&SIDE.to_le_bytes());
    gif[8..10].copy_from_slice(&SIDE.to_le_bytes());
    let mut bmp = file(&image, ImageFormat::Bmp);
    bmp[18..22].copy_from_slice(&u32::from(SIDE).to_le_bytes());
    bmp[22..26].copy_from_slice(&u32::from(SIDE).to_le_bytes());
    let mut jpeg = file(&image, ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 7].copy_from_slice(&SIDE.to_be_bytes());
    jpeg[frame + 7..frame + 9].copy_from_slice(&SIDE.to_be_bytes());
    let png = claimed(SIDE.into(), SIDE.into());
    for (name, bytes) in [("png", png), ("gif", gif), ("bmp", bmp), ("jpeg", jpeg)] {
        for bounds in [Bounds::NETWORK, Bounds::FILE] {
            let still = decode(&bytes, bounds);
            assert_eq!(still, Err(PictureError::TooLarge), "{name}");
            let moving = decode_animation(&bytes, bounds);
            assert_eq!(moving, Err(PictureError::TooLarge), "{name}");
        }
    }
}

#[test]
fn a_bad_gif_is_told_as_broken_or_ends_where_it_is_whole() {
    let whole = gif(3, 8, 50);
    let frames = decode_animation(&whole, Bounds::NETWORK).unwrap().frames;
    for len in 6..whole.len() {
        match decode_animation(&whole[..len], Bounds::NETWORK) {
            Err(error) => assert_eq!(error, PictureError::Broken, "{len}"),
            Ok(part) => assert_eq!(part.frames[..], frames[..part.frames.len()], "{len}"),
        }
    }
    // A frame that reaches out of the picture.
    let mut wide = whole.clone();
    let frame = wide.iter().position(|byte| *byte == 0x2c).unwrap();
    wide[frame + 5..frame + 9].copy_from_slice(&[0xff; 4]);
    assert!(decode(&wide, Bounds::NETWORK).is_err());
}

#[test]
fn what_comes_from_the_network_has_to_be_smaller() {
    let wide = file(&plain(1025, 1, [9; 4]), ImageFormat::Png);
    assert_eq!(decode(&wide, Bounds::NETWORK), Err(PictureError::TooLarge));
    assert_eq!(decode(&wide, Bounds::FILE).map(|p| p.width()), Ok(1025));
    let wide = gif(1, 1025, 50);
    assert_eq!(
        decode_animation(&wide, Bounds::NETWORK),
        Err(PictureError::TooLarge)
    );
    let mut long = file(&plain(2, 2, [9; 4]), ImageFormat::Png);
    long.resize(Bounds::NETWORK.file + 1, 0);
    assert_eq!(decode(&long, Bounds::NETWORK), Err(PictureError::TooLarge));
    // 1024 × 1024 × 4 bytes are 4 MiB: four frames fill the room.
    let large = decode_animation(&gif(6, 1024, 50), Bounds::NETWORK).unwrap();
    assert_eq!((large.frames.len(), large.cut), (4, true));
}

#[test]
fn other_files_are_refused() {
    assert_eq!(decode(b"", Bounds::FILE), Err(PictureError::Unknown));
    assert_eq!(
        decode(b"<svg></svg>", Bounds::FILE),
        Err(PictureError::Unknown)
    );
    assert_eq!(
        decode(b"RIFF\0\0\0\0WEBPVP8 ", Bounds::FILE),
        Err(PictureError::Unknown)
    );
    assert_eq!(
        decode(b"\x89PNG\r\n\x1a\n", Bounds::FILE),
        Err(PictureError::Broken)
    );
}

#[test]
fn an_animation_has_its_frames_and_their_delays() {
    let animation = decode_animation(&gif(3, 4, 250), Bounds::FILE).unwrap();
    assert_eq!(animation.frames.len(), 3);
    assert!(!animation.cut);
    assert_eq!(animation.frames[0].delay, Duration::from_millis(250));
    assert_ne!(animation.frames[0].picture, animation.frames[1].picture);
    let hasty = decode_animation(&gif(2, 4, 0), Bounds::FILE).unwrap();
    assert_eq!(hasty.frames[0].delay, USUAL_DELAY);
}

#[test]
fn a_still_picture_is_an_animation_of_one_frame() {
    let animation = decode_animation(
        &file(&plain(3, 3, [1, 2, 3, 255]), ImageFormat::Png),
        Bounds::FILE,
    )
    .unwrap();
    assert_eq!(animation.frames.len(), 1);
}

#[test]
fn an_animation_ends_at_the_limits() {
    let many = decode_animation(&gif(Bounds::FILE.frames + 3, 1, 50), Bounds::FILE).unwrap();
    assert_eq!((many.frames.len(), many.cut), (Bounds::FILE.frames, true));
    // 2048 × 2048 × 4 bytes are 16 MiB: four frames fill the room.
    let large = decode_animation(&gif(6, 2048, 50), Bounds::FILE).unwrap();
    assert_eq!((large.frames.len(), large.cut), (4, true));
}

#[test]
fn an_animation_that_breaks_off_keeps_what_came_before() {
    let whole = gif(3, 16, 50);
    let animation = decode_animation(&whole[..whole.len() - 20], Bounds::FILE).unwrap();
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
    assert_eq!(
        decode(&picture.to_png().unwrap(), Bounds::FILE).unwrap(),
        picture
    );
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
        if let Ok(picture) = decode(&bytes, Bounds::FILE) {
            let shown = picture.display();
            prop_assert_eq!(shown.rgba().len(), 96 * 96 * 4);
        }
        if let Ok(animation) = decode_animation(&bytes, Bounds::FILE) {
            prop_assert!(!animation.frames.is_empty() && animation.frames.len() <= Bounds::FILE.frames);
        }
    }
}
