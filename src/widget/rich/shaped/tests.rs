use super::*;
use crate::widget::contrast::contrast;
fn shaped(text: &str, width: f32) -> Shaped {
    let face = Face::plain(Font::with_name("Fira Sans"), 12.0, Color::BLACK);
    Shaped::new(Flow::new(text), face, width, text::Alignment::Default)
}

#[test]
fn emoticons_wrap_like_words_and_stay_within_the_width() {
    let row = shaped(&":)".repeat(40), 200.0);
    assert_eq!(row.pictures.len(), 40);
    let right = row
        .pictures
        .iter()
        .map(|placed| placed.place.x + placed.place.width)
        .fold(0.0, f32::max);
    assert!(right <= 200.0, "{right}");
    assert!(row.height() >= 4.0 * row.face.picture());
}

#[test]
fn words_of_two_directions_stay_within_the_width() {
    let face = Face::plain(Font::with_name("Fira Sans"), 12.0, Color::BLACK);
    for text in [
        "مرحبا يا كارول judy@example.com مرحبا",
        "see you ليلى في البيت then",
        "مرحبا يا كارول http://www.example.org/a مرحبا",
    ] {
        let shaped = |width| {
            let flow = Flow::new(text).breakable();
            Shaped::new(flow, face, width, text::Alignment::Default)
        };
        let whole = shaped(WIDEST).width();
        for percent in 60..100_u8 {
            let room = whole * f32::from(percent) / 100.0;
            let taken = shaped(room).width();
            assert!(taken <= room + 0.1, "{text:?} in {room} takes {taken}");
        }
    }
}

#[test]
fn a_text_of_any_width_is_where_it_can_be_drawn() {
    for text in ["مرحبا", "שלום :)", "مرحبا abc\nשלום", "", "abc"] {
        for width in [WIDEST, f32::INFINITY, 300.0, 0.0, -5.0] {
            let row = shaped(text, width);
            let glyphs: Vec<(f32, f32)> = row
                .paragraph
                .buffer()
                .layout_runs()
                .flat_map(|run| run.glyphs.iter().map(|g| (g.x, g.x + g.w)))
                .collect();
            let room = if width > 300.0 {
                row.width() + 2.0
            } else {
                300.0
            };
            // A letter may be wider than the room.
            assert!(
                glyphs
                    .iter()
                    .all(|(left, right)| *left >= -20.0 && *right <= room),
                "{text:?} at {width}: {glyphs:?}"
            );
        }
    }
}

#[test]
fn a_line_from_right_to_left_is_in_its_place_however_it_is_aligned() {
    let face = Face::plain(Font::with_name("Fira Sans"), 12.0, Color::BLACK);
    for align in [
        text::Alignment::Default,
        text::Alignment::Left,
        text::Alignment::Center,
        text::Alignment::Right,
    ] {
        let row = Shaped::new(Flow::plain("שלום"), face, 300.0, align);
        let runs = row.paragraph.buffer().layout_runs();
        let glyphs = runs.flat_map(|run| run.glyphs.iter());
        let right = glyphs.map(|g| g.x + g.w).fold(0.0, f32::max);
        assert!(right <= row.width() + 2.0, "{align:?}: {right}");
    }
}

#[test]
fn an_emoticon_stands_in_the_room_it_has_in_either_direction() {
    for text in ["Bob :)", "\u{200f}Bob :)", "שלום :) x", "\u{200f}:)"] {
        let row = shaped(text, 200.0);
        let picture = &row.pictures[0];
        let room = row.highlights(picture.source.clone())[0];
        let (left, right) = (room.x - 1.5, room.x + room.width + 1.5);
        assert!(
            picture.place.x >= left && picture.place.x + picture.place.width <= right,
            "{text:?}: {:?} in {room:?}",
            picture.place
        );
    }
}

#[test]
fn a_line_grows_only_where_a_picture_is() {
    let plain = shaped("hello", 200.0).height();
    let with = shaped("hello :)", 200.0).height();
    assert_eq!(plain, 16.0);
    assert!((18.0..=22.0).contains(&with), "{with}");
    assert_eq!(shaped("a\n\nb", 200.0).height(), 48.0);
}

#[test]
fn a_hit_and_a_highlight_meet_across_lines() {
    let row = shaped("first\nsecond :) x", 400.0);
    assert_eq!(row.hit(Point::new(-5.0, -5.0)), 0);
    assert_eq!(row.hit(Point::new(390.0, 5.0)), 5);
    assert_eq!(row.hit(Point::new(0.0, 20.0)), 6);
    assert_eq!(row.hit(Point::new(390.0, 90.0)), 17);
    for range in [0..5, 6..12, 13..15, 3..17] {
        let parts = row.highlights(range.clone());
        let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
            panic!("{range:?} is not shown")
        };
        let start = row.hit(Point::new(first.x + 0.5, first.center_y()));
        let end = row.hit(Point::new(last.x + last.width - 0.5, last.center_y()));
        assert_eq!(start..end, range);
    }
    assert!(row.highlights(4..4).is_empty());
}

#[test]
fn a_link_is_under_the_mouse_where_it_is_drawn() {
    let row = shaped("go www.example.org now", 400.0);
    let place = row.highlights(3..18)[0];
    let link = row
        .link_at(place.center())
        .and_then(|link| row.flow().link(link));
    assert_eq!(link, Some("http://www.example.org"));
    assert_eq!(row.link_at(Point::new(2.0, 5.0)), None);
}

/// A text with codes of Messenger Plus!, on this paper.
fn coded(text: &str, paper: Color) -> Shaped {
    let (plain, spans) = msn_media::plus::read(text);
    let face = Face::plain(Font::with_name("Fira Sans"), 12.0, Color::BLACK).on(paper);
    let flow = Flow::plain(&plain).styled(&spans.unwrap_or_default(), 0);
    Shaped::new(flow, face, 400.0, text::Alignment::Default)
}

/// The colours of the letters, where they have one of their own.
fn inks(shaped: &Shaped) -> Vec<Option<Color>> {
    let runs = shaped.paragraph.buffer().layout_runs();
    let glyphs = runs.flat_map(|run| run.glyphs.iter());
    let color = |c: cosmic_text::Color| Color::from_rgb8(c.r(), c.g(), c.b());
    glyphs.map(|glyph| glyph.color_opt.map(color)).collect()
}

#[test]
fn every_colour_of_the_palette_can_be_read_on_every_paper_and_ground() {
    for paper in [Color::WHITE, Color::BLACK, Color::from_rgb8(22, 28, 37)] {
        for number in 0..68 {
            let on_paper = coded(&format!("[c={number}]x[/c]"), paper);
            let ink = inks(&on_paper)[0].expect("a colour");
            assert!(contrast(ink, paper) > 4.4, "{number} on {paper:?}");
            for ground in [0, 1, 8, 14, 40] {
                let on_ground = coded(&format!("[c={number}][a={ground}]x"), paper);
                let ink = inks(&on_ground)[0].expect("a colour");
                let (_, behind) = on_ground.grounds()[0];
                assert!(contrast(ink, behind) > 4.4, "{number} on {ground}");
            }
        }
    }
}

#[test]
fn a_ground_without_a_colour_of_letters_takes_one_that_can_be_read() {
    let shaped = coded("[a=8]yellow[/a][a=1]black[/a] plain", Color::WHITE);
    let inks = inks(&shaped);
    assert_eq!(inks.first(), Some(&Some(Color::BLACK)));
    assert_eq!(inks.get(7), Some(&Some(Color::WHITE)));
    assert_eq!(inks.last(), Some(&None));
    let grounds = shaped.grounds();
    assert_eq!(grounds.len(), 2, "one for each stretch");
    assert!(grounds[0].0.x + grounds[0].0.width <= grounds[1].0.x + 0.5);
}

#[test]
fn a_text_without_codes_is_laid_out_as_ever() {
    let plain = coded("hello there", Color::WHITE);
    assert!(!plain.styled && plain.grounds().is_empty());
    assert!(inks(&plain).iter().all(Option::is_none));
    let colored = coded("[c=4]hello[/c] there", Color::WHITE);
    assert_eq!(colored.width(), plain.width());
    assert_ne!(colored.tint, plain.tint, "another look is drawn anew");
}
