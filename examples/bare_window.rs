//! A window with one word in it: what the toolkit alone costs, to measure the program beside (`tests/window/run.sh`).

use iced::widget::text;

fn main() -> iced::Result {
    iced::application(|| (), update, view).title("bare").run()
}

fn update((): &mut (), (): ()) {}

fn view((): &()) -> iced::Element<'_, ()> {
    text("bare").into()
}
