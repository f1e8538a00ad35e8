//! What the user chose about messages.

use super::*;
use crate::session::Habits;

fn bench_with(change: impl FnOnce(&mut Habits)) -> Bench {
    let mut bench = Bench::new();
    change(&mut bench.session.habits);
    bench
}

#[test]
fn enter_breaks_the_line_where_it_does_not_send() {
    let mut bench = bench_with(|habits| habits.enter_sends = false);
    let _ = bench.write("one");
    let actions = bench.key(Named::Enter, NONE);
    assert!(sent(&actions).is_empty(), "{actions:?}");
    let _ = bench.write("two");
    assert_eq!(bench.draft(), "one\ntwo");
    let actions = bench.key(Named::Enter, CTRL);
    assert!(
        matches!(sent(&actions)[..], [Command::SendText { .. }]),
        "{actions:?}"
    );
}

#[test]
fn nobody_is_told_of_typing_if_the_user_does_not_want_it() {
    let mut bench = bench_with(|habits| habits.tell_typing = false);
    let actions = bench.write("hi there");
    assert!(sent(&actions).is_empty(), "{actions:?}");
    assert_eq!(bench.draft(), "hi there");
}
