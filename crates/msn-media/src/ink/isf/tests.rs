use proptest::prelude::*;

use super::*;

/// What an official client sent (`ink_isf` of the vectors).
const RECORDED: &str = "00621c038080041d03d0040e0304481145641914320800801e0200007042330800e012020000484215abaad341abaad3410000003e\
     0080eabe1e0301067c0a241a86c8d91e01050315035d43015137512182e0e123e0e16060480082fc51f8a40cd12800";

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<u8> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    digits
        .chunks(2)
        .map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap())
        .collect()
}

/// A file with these blocks.
fn file(blocks: &[&[u8]]) -> Vec<u8> {
    let blocks = blocks.concat();
    let mut file = vec![0, u8::try_from(blocks.len()).unwrap()];
    file.extend(blocks);
    file
}

/// A stroke of two points: (0, 0) and (10, 20) in 8 bits each.
const STROKE: &[u8] = &[10, 7, 2, 8, 0, 10, 8, 0, 20];

#[test]
fn the_recorded_handwriting_is_read_to_its_last_byte() {
    let ink = decode(&hex(RECORDED)).unwrap();
    let [stroke] = &ink.strokes[..] else {
        panic!("{ink:?}")
    };
    assert_eq!(stroke.points.len(), 26);
    // The transform turns pixels into 1/100 mm: back in pixels, nearly whole numbers come out.
    let places: Vec<_> = stroke
        .points
        .iter()
        .map(|point| (point.x.round() as i32, point.y.round() as i32))
        .collect();
    assert_eq!(
        places[..5],
        [(68, 34), (68, 34), (69, 34), (70, 34), (73, 34)]
    );
    assert_eq!(places[23..], [(359, 37), (359, 37), (360, 37)]);
    assert!((stroke.width - 3.78).abs() < 0.01, "{}", stroke.width);
    assert_eq!(stroke.color, [0, 0, 0, 255]);
}

#[test]
fn the_recorded_handwriting_can_be_seen() {
    let picture = decode(&hex(RECORDED)).unwrap().draw(600).unwrap();
    assert_eq!((picture.width(), picture.height()), (298, 9));
    let dark = picture.rgba().chunks(4).filter(|p| p[3] > 128).count();
    assert!((900..1_300).contains(&dark), "{dark}");
}

#[test]
fn strokes_take_the_pen_and_the_transform_that_were_chosen() {
    let red = [6, 68, 0xff, 0x01, 69, 0x80, 0x01];
    let blue = [8, 68, 0x80, 0x80, 0xfc, 0x07, 80, 0xff, 0x00];
    let pens = [&[2, 16][..], &red, &blue].concat();
    let double = [&[17][..], &2.0_f32.to_le_bytes()].concat();
    let moved = [&[20][..], &2540.0_f32.to_le_bytes(), &0.0_f32.to_le_bytes()].concat();
    let transforms = [&[15, 14][..], &double, &moved].concat();
    let file = file(&[&pens, &transforms, STROKE, &[9, 1, 23, 1], STROKE]);
    let ink = decode(&file).unwrap();
    let [first, second] = &ink.strokes[..] else {
        panic!("{ink:?}")
    };
    assert_eq!(first.color, [255, 0, 0, 255]);
    assert!((first.width - 128.0 * PIXELS).abs() < 0.001);
    assert!((first.points[1].y - 40.0 * PIXELS).abs() < 0.001);
    assert_eq!(second.color, [0, 0, 255, 128]);
    assert!((second.points[0].x - 96.0).abs() < 0.001);
}

#[test]
fn what_is_not_needed_is_passed_over() {
    let file = file(&[
        &[0, 2, 2, 2, 2],
        &[1, 2, 7, 7],
        &[28, 1, 0],
        &[100, 2, 0, 9, 9],
        STROKE,
    ]);
    assert_eq!(decode(&file).unwrap().strokes.len(), 1);
}

#[test]
fn strokes_before_the_damage_are_kept() {
    let good = file(&[STROKE, &[10, 50, 1]]);
    assert_eq!(decode(&good).unwrap().strokes.len(), 1);
    let short = file(&[STROKE]);
    assert_eq!(decode(&short[..short.len() - 1]), Err(IsfError::Broken));
}

#[test]
fn a_stroke_without_one_coordinate_is_left_out() {
    let file = file(&[&[5, 1, 8], STROKE]);
    assert_eq!(decode(&file), Err(IsfError::Broken));
}

#[test]
fn what_a_count_claims_is_not_believed() {
    let file = file(&[&[10, 9, 0xff, 0xff, 0xff, 0xff, 0x0f, 0x80, 0, 0x80, 0]]);
    assert_eq!(decode(&file), Err(IsfError::Broken));
}

#[test]
fn other_files_are_refused() {
    assert_eq!(decode(b""), Err(IsfError::Unknown));
    assert_eq!(decode(b"GIF89a"), Err(IsfError::Unknown));
    assert_eq!(decode(&[0, 0]), Err(IsfError::Broken));
    assert_eq!(decode(&vec![0; MAX_FILE + 1]), Err(IsfError::TooLarge));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(at in prop::collection::vec((0..100_usize, any::<u8>()), 0..10)) {
        let mut bytes = hex(RECORDED);
        for (at, value) in at {
            bytes[at] = value;
        }
        if let Ok(ink) = decode(&bytes) {
            let points: usize = ink.strokes.iter().map(|stroke| stroke.points.len()).sum();
            prop_assert!(points <= MAX_POINTS);
            if let Some(picture) = ink.draw(64) {
                prop_assert!(picture.width() <= 64 && picture.height() <= 64);
            }
        }
    }
}
