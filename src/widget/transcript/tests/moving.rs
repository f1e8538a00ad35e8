//! Emoticons that move.

use std::time::{Duration, Instant};

use iced::window::RedrawRequest;

use super::*;
use crate::moving::{Moving, stand_still, tests::blinking};
use crate::widget::rich::Custom;

/// Many lines, of which the last one holds an emoticon that moves.
fn bench() -> Bench {
    let mut lines = texts(200);
    lines.push(MadeLine::new("Bob", "look (cat)"));
    let mut bench = Bench::new(Vec::new());
    let cat = Moving::decode(&blinking(40)).expect("a picture");
    bench.made = Made {
        custom: Custom::new([("(cat)".to_owned(), cat)]),
        ..Made::new(lines)
    };
    bench.layout();
    bench
}

fn frame(bench: &mut Bench, at: Instant) -> RedrawRequest {
    bench.send(Event::Window(window::Event::RedrawRequested(at)))
}

#[test]
fn an_emoticon_moves_while_it_is_in_view_and_only_then() {
    let mut bench = bench();
    let start = Instant::now();
    let due = |at, ms| RedrawRequest::At(at + Duration::from_millis(ms));
    assert_eq!(frame(&mut bench, start), due(start, 100));
    let later = start + Duration::from_millis(150);
    assert_eq!(frame(&mut bench, later), due(later, 250));
    bench.wheel(100.0);
    assert_eq!(frame(&mut bench, later), RedrawRequest::Wait);
    bench.wheel(-200.0);
    assert!(matches!(frame(&mut bench, later), RedrawRequest::At(_)));
}

#[test]
fn nothing_is_drawn_again_while_nothing_is_to_move() {
    let mut bench = bench();
    stand_still(true);
    assert_eq!(frame(&mut bench, Instant::now()), RedrawRequest::Wait);
    stand_still(false);
}

#[test]
fn emoticons_of_a_window_that_nobody_looks_at_come_to_rest() {
    let mut bench = bench();
    let start = Instant::now();
    let _asked = bench.send(Event::Window(window::Event::Unfocused));
    assert!(matches!(frame(&mut bench, start), RedrawRequest::At(_)));
    let minutes = start + Duration::from_secs(120);
    assert_eq!(frame(&mut bench, minutes), RedrawRequest::Wait);
    let back = bench.send(Event::Window(window::Event::Focused));
    assert_eq!(back, RedrawRequest::NextFrame);
    assert!(matches!(frame(&mut bench, minutes), RedrawRequest::At(_)));
}
