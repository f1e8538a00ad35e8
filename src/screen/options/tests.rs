use msnp::api::AccountId;

use super::*;
use crate::screens::Album;
use crate::widget::focus::tests::walk_through;
use crate::{samples, t};

static NO_TROUBLES: Troubles = Troubles {
    toasts: None,
    idle: None,
    tray: None,
    playing: None,
};

fn state() -> State {
    State::new()
}

fn around<'a>(
    settings: &'a Settings,
    silence: Option<&'a Trouble>,
    id: &'a AccountId,
) -> Around<'a> {
    Around {
        settings,
        silence,
        troubles: &NO_TROUBLES,
        autostart: Some(&Ok(false)),
        accounts: vec![Account {
            id,
            label: "alice@example.com",
            scheme: None,
            strangers: true,
            connectable: true,
        }],
    }
}

/// What a click on these words asks for.
fn clicked(state: &mut State, around: &Around<'_>, words: &str) -> Vec<Action> {
    let mut ui = samples::simulate((570.0, 700.0), state.view(around));
    let _ = ui
        .click(words)
        .unwrap_or_else(|_| panic!("{words} is shown"));
    let messages: Vec<_> = ui.into_messages().collect();
    messages
        .into_iter()
        .map(|message| state.update(message))
        .collect()
}

#[test]
fn what_is_clicked_is_kept() {
    let (settings, id) = (Settings::default(), AccountId::new("alice"));
    let around = around(&settings, None, &id);
    for (page, words, setting) in [
        (Page::Appearance, "Night", Setting::Theme("night".into())),
        (Page::Appearance, "150 %", Setting::Scale(150)),
        (
            Page::Appearance,
            "Reduce motion",
            Setting::ReduceMotion(true),
        ),
        (
            Page::Messages,
            "Show conversations in tabs of one window",
            Setting::Tabs(true),
        ),
        (
            Page::Messages,
            "Let a window ask for attention when somebody writes there",
            Setting::Attention(false),
        ),
        (
            Page::Messages,
            "Show what others write in my usual font",
            Setting::IgnoreFonts(true),
        ),
        (
            Page::Language,
            "Svenska",
            Setting::Locale(Some("sv".into())),
        ),
        (
            Page::Messages,
            "Send with Enter",
            Setting::EnterSends(false),
        ),
        (
            Page::Messages,
            "Show the time beside every message",
            Setting::ShowTimes(true),
        ),
        (
            Page::Messages,
            "Show emoticons as pictures",
            Setting::Emoticons(false),
        ),
        (Page::Sounds, "Play sounds", Setting::Sounds(false)),
        (
            Page::Sounds,
            "somebody nudges me",
            Setting::Sound(Sound::Nudge, false),
        ),
        (
            Page::Privacy,
            "Let others see that I am typing",
            Setting::TellTyping(false),
        ),
        (Page::Privacy, "1 year", Setting::KeepDays(365)),
        (Page::Privacy, "1024 MiB", Setting::CacheMib(1024)),
    ] {
        let mut state = state();
        state.page = page;
        let actions = clicked(&mut state, &around, words);
        let [Action::Keep(kept)] = actions.as_slice() else {
            panic!("{words}: {actions:?}")
        };
        assert_eq!(*kept, setting);
        let mut changed = settings.clone();
        setting.put(&mut changed);
        assert_ne!(changed, settings, "{words} changes the settings");
    }
}

#[test]
fn a_press_on_the_name_of_a_page_shows_it() {
    let (settings, id) = (Settings::default(), AccountId::new("alice"));
    let around = around(&settings, None, &id);
    let mut state = state();
    let _ = clicked(&mut state, &around, "About");
    assert_eq!(state.page, Page::About);
    let version = format!("Version {}", env!("CARGO_PKG_VERSION"));
    let mut ui = samples::simulate((570.0, 470.0), state.view(&around));
    assert!(ui.find(version.as_str()).is_ok(), "{version}");
}

#[test]
fn the_pages_are_turned_by_keyboard_round_and_round() {
    let mut state = state();
    let down = keyboard::Key::Named(Named::PageDown);
    let up = keyboard::Key::Named(Named::PageUp);
    let mut shown = Vec::new();
    for _ in Page::ALL {
        let _ = state.key(&down, Modifiers::CTRL);
        shown.push(state.page);
    }
    assert_eq!(shown.last(), Some(&Page::Appearance));
    assert_eq!(shown.first(), Some(&Page::Language));
    let _ = state.key(&up, Modifiers::CTRL);
    assert_eq!(state.page, Page::About);
    let escape = keyboard::Key::Named(Named::Escape);
    assert!(matches!(
        state.key(&escape, Modifiers::empty()),
        Action::Close
    ));
}

#[test]
fn every_page_is_walked_through_by_keyboard() {
    let (settings, id) = (Settings::default(), AccountId::new("alice"));
    let around = around(&settings, None, &id);
    let mut state = state();
    for page in Page::ALL {
        state.page = page;
        let places = walk_through(&format!("{page:?}"), (570.0, 470.0), || state.view(&around));
        // The names of the pages, and the button that closes the window, at least.
        assert!(places > Page::ALL.len(), "{page:?} has {places} places");
    }
}

#[test]
fn the_volume_is_changed_by_arrows() {
    let (settings, id) = (Settings::default(), AccountId::new("alice"));
    let around = around(&settings, None, &id);
    let mut state = state();
    state.page = Page::Sounds;
    let mut ui = samples::simulate((570.0, 470.0), state.view(&around));
    // Behind the names of the pages, and whether there are sounds at all.
    for _ in 0..Page::ALL.len() + 2 {
        ui.tap_key(Named::Tab);
    }
    for key in [Named::ArrowLeft, Named::ArrowUp, Named::Home, Named::End] {
        ui.tap_key(key);
    }
    let loud = settings.sounds.volume;
    let messages: Vec<_> = ui.into_messages().collect();
    let set = messages.iter().filter_map(|message| match message {
        Message::Set(Setting::Volume(volume)) => Some(*volume),
        _ => None,
    });
    let set: Vec<u8> = set.collect();
    assert_eq!(set, [loud - 5, (loud + 5).min(100), 0, 100]);
}

#[test]
fn why_nothing_is_heard_is_said() {
    let (settings, id) = (Settings::default(), AccountId::new("alice"));
    let mut state = state();
    state.page = Page::Sounds;
    let words = Trouble::NoServer.words();
    let shown = |silence| {
        let around = around(&settings, silence, &id);
        let mut ui = samples::simulate((570.0, 560.0), state.view(&around));
        ui.find(words.as_str()).is_ok()
    };
    assert!(!shown(None));
    assert!(shown(Some(&Trouble::NoServer)));
}

#[test]
fn the_volume_is_kept_once_its_slider_is_let_go() {
    let mut state = state();
    for volume in [60, 55, 50] {
        assert!(matches!(
            state.update(Message::Volume(volume)),
            Action::None
        ));
    }
    let kept = state.update(Message::VolumeChosen);
    assert!(
        matches!(
            kept,
            Action::KeepAndPlay(Setting::Volume(50), Sound::Message)
        ),
        "{kept:?}"
    );
}

#[test]
fn strangers_are_for_the_server_to_know() {
    let (settings, id) = (Settings::default(), AccountId::new("alice"));
    let around = around(&settings, None, &id);
    let mut state = state();
    state.page = Page::Privacy;
    let words = "People who are not on my list can see me and write to me";
    let actions = clicked(&mut state, &around, words);
    let [Action::Tell(account, Command::SetPrivacy { allow_strangers })] = actions.as_slice()
    else {
        panic!("{actions:?}")
    };
    assert_eq!((account, *allow_strangers), (&id, false));
}

/// Every page, and what its picture is called.
const PAGES: [(Page, &str); Page::ALL.len()] = [
    (Page::Appearance, "options-appearance"),
    (Page::Language, "options-language"),
    (Page::Messages, "options-messages"),
    (Page::Sounds, "options-sounds"),
    (Page::Desktop, "options-desktop"),
    (Page::Privacy, "options-privacy"),
    (Page::Connection, "options-connection"),
    (Page::Keyboard, "options-keyboard"),
    (Page::About, "options-about"),
];

/// Every page, to be compared with what is kept.
pub fn show(album: &mut Album) {
    let (settings, id) = (Settings::default(), AccountId::new("alice"));
    let silence = Trouble::NoServer;
    let around = around(&settings, Some(&silence), &id);
    let mut state = state();
    for (page, name) in PAGES {
        state.page = page;
        album.show(name, (570.0, 470.0), state.view(&around));
    }
}

#[test]
fn screenshots_for_review() {
    let (settings, id) = (Settings::default(), AccountId::new("alice"));
    let silence = Trouble::NoServer;
    let around = around(&settings, Some(&silence), &id);
    let mut state = state();
    for (page, name) in PAGES {
        state.page = page;
        let _ = samples::picture(name, (570.0, 470.0), state.view(&around));
    }
}

#[test]
fn what_is_clicked_about_the_desktop_is_kept() {
    let (settings, id) = (Settings::default(), AccountId::new("alice"));
    let around = around(&settings, None, &id);
    for (words, setting) in [
        (
            "somebody writes to me or nudges me",
            Setting::Toast(Kind::Message, false),
        ),
        ("Show what was written", Setting::ToastText(false)),
        ("10 min", Setting::IdleMinutes(10)),
        (
            "Go on in the tray when the contact list is closed",
            Setting::StayInTray(false),
        ),
        (
            "Show my contacts the music that is being played",
            Setting::TellPlaying(true),
        ),
    ] {
        let mut state = state();
        state.page = Page::Desktop;
        let actions = clicked(&mut state, &around, words);
        let [Action::Keep(kept)] = actions.as_slice() else {
            panic!("{words}: {actions:?}")
        };
        assert_eq!(*kept, setting, "{words}");
        let mut changed = Settings::default();
        setting.put(&mut changed);
        assert_ne!(changed, settings, "{words} is kept in the settings");
    }
    let mut state = state();
    state.page = Page::Desktop;
    let actions = clicked(&mut state, &around, "Start Papilio with the system");
    assert!(matches!(actions.as_slice(), [Action::Autostart(true)]));
}

#[test]
fn what_of_the_desktop_cannot_be_used_is_said() {
    let (settings, id) = (Settings::default(), AccountId::new("alice"));
    let troubles = Troubles {
        toasts: Some(Missing::Failed("no toasts".to_owned())),
        idle: Some(Missing::Failed("no clock".to_owned())),
        tray: Some(Missing::Failed("no tray".to_owned())),
        playing: Some(Missing::Failed("no player".to_owned())),
    };
    let autostart = Err(Missing::Failed("no folder".to_owned()));
    let around = Around {
        troubles: &troubles,
        autostart: Some(&autostart),
        ..around(&settings, None, &id)
    };
    let mut state = state();
    state.page = Page::Desktop;
    let mut ui = samples::simulate((570.0, 700.0), state.view(&around));
    for words in [
        t!("options-toasts-not", reason = "no toasts"),
        t!("options-idle-not", reason = "no clock"),
        t!("options-tray-not", reason = "no tray"),
        t!("options-playing-not", reason = "no player"),
        t!("options-autostart-not", reason = "no folder"),
    ] {
        assert!(ui.find(words.as_str()).is_ok(), "{words}");
    }
}

#[test]
fn a_sound_of_ones_own_is_chosen_heard_and_given_up_again() {
    let (mut state, mut settings) = (state(), Settings::default());
    let id = AccountId::new("alice");
    let shows = |state: &State, settings: &Settings, words: &str| {
        let mut ui = samples::simulate((570.0, 700.0), state.view(&around(settings, None, &id)));
        ui.find(words).is_ok()
    };
    let pick = state.update(Message::PickSound(Sound::Nudge));
    assert!(matches!(pick, Action::PickSound(Sound::Nudge)));
    let words = "This is not a WAV file, or it is damaged.";
    let _ = state.update(Message::PickedSound(Sound::Nudge, Err(words.to_owned())));
    let _ = state.update(Message::Page(Page::Sounds));
    assert!(shows(&state, &settings, words));
    let path = std::path::PathBuf::from("/sounds/ping.wav");
    let picked = state.update(Message::PickedSound(Sound::Nudge, Ok(path.clone())));
    let Action::KeepAndPlay(setting, Sound::Nudge) = picked else {
        panic!("{picked:?}")
    };
    setting.put(&mut settings);
    assert_eq!(Sound::Nudge.own(&settings.sounds), Some(path.as_path()));
    assert!(shows(&state, &settings, "ping.wav") && !shows(&state, &settings, words));
    Setting::SoundFile(Sound::Nudge, None).put(&mut settings);
    assert_eq!(settings, Settings::default());
}
