//! A window with one word in it: what the toolkit alone costs, to measure the program beside (`tests/window/run.sh`).
//! With `--changing` the word becomes another four times a second, and a number behind it is how many windows there are, of
//! which only the first changes (`tests/marks/contacts.sh`).

use std::time::Duration;

use iced::widget::text;
use iced::{Subscription, Task, time, window};

struct Bare {
    first: window::Id,
    changed: bool,
}

fn main() -> iced::Result {
    iced::daemon(start, update, view)
        .title("bare")
        .subscription(ticks)
        .run()
}

fn start() -> (Bare, Task<()>) {
    let more = std::env::args().filter_map(|argument| argument.parse::<usize>().ok());
    let (first, open) = window::open(window::Settings::default());
    let others = (1..more.max().unwrap_or(1)).map(|_| window::open(window::Settings::default()).1);
    let all = Task::batch(others.chain([open]));
    let changed = false;
    (Bare { first, changed }, all.discard())
}

fn ticks(_: &Bare) -> Subscription<()> {
    match std::env::args().any(|argument| argument == "--changing") {
        true => time::every(Duration::from_millis(250)).map(|_| ()),
        false => Subscription::none(),
    }
}

fn update(bare: &mut Bare, (): ()) {
    bare.changed = !bare.changed;
}

fn view(bare: &Bare, id: window::Id) -> iced::Element<'_, ()> {
    let changed = bare.changed && id == bare.first;
    text(if changed { "changed" } else { "bare" }).into()
}
