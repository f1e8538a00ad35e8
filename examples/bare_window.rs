//! A window with one word in it: what the toolkit alone costs, to measure the program beside (`tests/window/run.sh`).
//! With `--changing` the word becomes another four times a second (`tests/marks/bare.sh`).

use std::time::Duration;

use iced::widget::text;
use iced::{Subscription, time};

fn main() -> iced::Result {
    iced::application(|| false, update, view)
        .title("bare")
        .subscription(ticks)
        .run()
}

fn ticks(_: &bool) -> Subscription<()> {
    match std::env::args().any(|argument| argument == "--changing") {
        true => time::every(Duration::from_millis(250)).map(|_| ()),
        false => Subscription::none(),
    }
}

fn update(changed: &mut bool, (): ()) {
    *changed = !*changed;
}

fn view(changed: &bool) -> iced::Element<'_, ()> {
    text(if *changed { "changed" } else { "bare" }).into()
}
