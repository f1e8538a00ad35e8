//! What the screens look like, compared with the pictures that are kept under `tests/data/screens`.
//!
//! Letters come from the fonts under `tests/data/fonts` alone, since every machine has others. The fonts of a process
//! are one thing for all its tests, so what is drawn here is drawn in a process of its own.

mod album;
mod sparse;

use std::path::Path;
use std::process::Command;

use iced::advanced::graphics::text::cosmic_text::FontSystem;
use iced::advanced::graphics::text::font_system;

use crate::i18n::tests::speaking;
use crate::screen::{archive, connection, contacts, conversation, options, sign_in};
use crate::theme::Theme;
use crate::{clock, moving, samples};

pub use album::Album;

const FONTS: [&[u8]; 3] = [
    include_bytes!("../tests/data/fonts/DejaVuSans.ttf"),
    include_bytes!("../tests/data/fonts/DejaVuSans-Bold.ttf"),
    include_bytes!("../tests/data/fonts/WenQuanYiMicroHei.ttf"),
];

/// The family that stands for every other.
const FAMILY: &str = "DejaVu Sans";

/// The font iced draws the marks of its widgets with, and brings along.
const MARKS: &str = "Iced-Icons";

/// In these languages every screen is drawn, in the usual theme.
const LANGUAGES: [&str; 2] = ["en", "ar"];

/// In these themes some screens are drawn, in English.
const THEMES: [&str; 3] = ["live", "night", "contrast"];

/// Those screens: together they have a list, texts of others, and every widget.
const SOME: [&str; 3] = ["contacts", "conversation", "options-appearance"];

/// Set in the process that draws.
const ALONE: &str = "PAPILIO_SCREENS";

#[test]
fn every_screen_looks_in_english_as_it_is_kept() {
    alone("every_screen_looks_in_english_as_it_is_kept", || {
        compare("en", "classic", &[]);
    });
}

#[test]
fn every_screen_looks_in_arabic_as_it_is_kept() {
    alone("every_screen_looks_in_arabic_as_it_is_kept", || {
        compare("ar", "classic", &[]);
    });
}

#[test]
fn some_screens_look_in_the_other_themes_as_they_are_kept() {
    alone(
        "some_screens_look_in_the_other_themes_as_they_are_kept",
        || {
            THEMES
                .into_iter()
                .for_each(|theme| compare("en", theme, &SOME))
        },
    );
}

#[test]
fn pictures_are_kept_for_each_theme_and_for_no_other_language() {
    let usual = LANGUAGES.map(|language| folder(language, "classic"));
    let others = THEMES.map(|theme| folder("en", theme));
    let mut expected: Vec<String> = usual.into_iter().chain(others).collect();
    expected.sort();
    let kept = std::fs::read_dir(root().join("tests/data/screens")).expect("a folder");
    let name = |entry: std::io::Result<std::fs::DirEntry>| {
        let name = entry.expect("an entry").file_name();
        name.into_string().expect("a name of ours")
    };
    let mut kept: Vec<String> = kept.map(name).collect();
    kept.sort();
    assert_eq!(kept, expected);
    let mut themes: Vec<&str> = Theme::names().filter(|name| *name != "classic").collect();
    themes.sort_unstable();
    let mut drawn = THEMES;
    drawn.sort_unstable();
    assert_eq!(themes, drawn, "no theme is left out");
}

/// Does this as the only test of a process where all letters come from [`FONTS`], it is a certain moment in Greenwich,
/// and nothing moves.
fn alone(test: &str, draw: impl FnOnce()) {
    if std::env::var_os(ALONE).is_some() {
        use_own_fonts();
        moving::stand_still(true);
        clock::tests::stop(samples::now() + samples::DAY);
        draw();
        return;
    }
    let name = format!("screens::{test}");
    let ended = Command::new(std::env::current_exe().expect("it has a way"))
        .args([&name, "--exact", "--test-threads=1"])
        .env(ALONE, "1")
        .env("TZ", "UTC")
        .env_remove("PAPILIO_LANG")
        .output()
        .expect("it starts once more");
    let said = String::from_utf8_lossy(&ended.stdout);
    let done = ended.status.success() && said.contains("1 passed");
    assert!(done, "{said}{}", String::from_utf8_lossy(&ended.stderr));
}

fn use_own_fonts() {
    let mut system = font_system().write().expect("nothing else runs");
    let mut fonts = system.raw().db().clone();
    let installed: Vec<_> = fonts
        .faces()
        .filter(|face| face.families.iter().all(|(name, _)| name != MARKS))
        .map(|face| face.id)
        .collect();
    for face in installed {
        fonts.remove_face(face);
    }
    for file in FONTS {
        fonts.load_font_data(file.to_vec());
    }
    fonts.set_sans_serif_family(FAMILY);
    fonts.set_serif_family(FAMILY);
    fonts.set_monospace_family(FAMILY);
    fonts.set_cursive_family(FAMILY);
    fonts.set_fantasy_family(FAMILY);
    *system.raw() = FontSystem::new_with_locale_and_db("en".to_owned(), fonts);
}

/// Draws these screens, or all if none is named, and compares them with those that are kept.
fn compare(language: &str, theme: &str, only: &'static [&'static str]) {
    let theme_of = Theme::named(theme).expect("a theme of ours");
    let mut album = Album::new(&folder(language, theme), theme_of, only);
    speaking(language, || {
        sign_in::tests::show(&mut album);
        connection::tests::show(&mut album);
        contacts::tests::shown::show(&mut album);
        conversation::tests::shown::show(&mut album);
        archive::tests::show(&mut album);
        options::tests::show(&mut album);
    });
    album.close();
}

fn folder(language: &str, theme: &str) -> String {
    format!("{language}-{theme}")
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
