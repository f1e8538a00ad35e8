//! What contacts see of what is being played.

use super::super::outside::News;
use super::*;
use crate::screen::options::{Action, Setting};
use crate::services::desktop::playing::{Piece, Told};

fn play(app: &mut App, title: &str) {
    let piece = Piece {
        title: title.to_owned(),
        artist: "Carol".to_owned(),
    };
    let told = Told::Playing(Some(piece));
    let _ = app.update(Message::Outside(News::Playing(told)));
}

/// What contacts were to be shown, in order.
fn shown(engine: &Engine) -> Vec<Option<Vec<String>>> {
    let told = engine.told.try_iter();
    let media = |command| match command {
        Command::SetCurrentMedia { media } => Some(media.map(|media| media.args)),
        _ => None,
    };
    told.filter_map(media).collect()
}

fn piece(title: &str) -> Option<Vec<String>> {
    Some(vec![title.to_owned(), "Carol".to_owned()])
}

#[test]
fn contacts_see_what_is_played_until_the_user_wants_that_no_more() {
    let (mut app, window) = app();
    play(&mut app, "One");
    let engine = sign_in(&mut app, window, "alice@example.com");
    assert_eq!(shown(&engine), [piece("One")], "it played already");
    play(&mut app, "Two");
    assert_eq!(shown(&engine), [piece("Two")]);
    let _ = app.options_action(window, Action::Keep(Setting::TellPlaying(false)));
    assert_eq!(shown(&engine), [None]);
}
