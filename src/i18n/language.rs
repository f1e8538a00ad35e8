//! The languages of the interface, and which of them is spoken.

#[cfg(not(test))]
use std::sync::atomic::{AtomicUsize, Ordering};

/// A language that the program speaks.
#[derive(Debug, PartialEq, Eq)]
pub struct Language {
    /// Its tag, and the name of its folder under `i18n/`.
    pub tag: &'static str,
    /// What it calls itself.
    pub name: &'static str,
    /// Whether it is written from right to left, and windows are laid out so.
    pub right_to_left: bool,
    /// Whether a comma stands before the fraction of a number.
    pub comma: bool,
    /// Whether the hours are counted to twelve, twice a day.
    half_days: bool,
}

/// Every language, by its own name; English, which the others fall back to, first.
pub const LANGUAGES: [Language; 17] = [
    language_of("en", "English"),
    language_of("de", "Deutsch").with_comma(),
    language_of("es", "Español").with_comma(),
    language_of("fr", "Français").with_comma(),
    language_of("it", "Italiano").with_comma(),
    language_of("nl", "Nederlands").with_comma(),
    language_of("pl", "Polski").with_comma(),
    language_of("pt-BR", "Português (Brasil)").with_comma(),
    language_of("sv", "Svenska").with_comma(),
    language_of("tr", "Türkçe").with_comma(),
    language_of("el", "Ελληνικά").with_comma().with_half_days(),
    language_of("ru", "Русский").with_comma(),
    language_of("he", "עברית").with_right_to_left(),
    language_of("ar", "العربية")
        .with_right_to_left()
        .with_half_days(),
    language_of("zh-CN", "简体中文"),
    language_of("ja", "日本語"),
    language_of("ko", "한국어").with_half_days(),
];

/// The place of English.
pub const ENGLISH: usize = 0;

/// Where English is spoken and the hours are counted to twelve.
const HALF_DAYS: [&str; 6] = ["US", "CA", "AU", "NZ", "IN", "PH"];

/// The place of the language, twice; one more where the hours are counted to twelve.
#[cfg(not(test))]
static CHOSEN: AtomicUsize = AtomicUsize::new(ENGLISH * 2);

/// Speaks the language with this tag from now on, or that of the desktop. It holds for what is said after it.
pub fn choose(tag: Option<&str>) {
    let chosen = tag.and_then(|tag| Some((find(tag)?, tag.to_owned())));
    let (place, tag) = chosen.unwrap_or_else(|| {
        let desktop = desktop();
        (find(&desktop).unwrap_or(ENGLISH), desktop)
    });
    let half_days = LANGUAGES.get(place).is_some_and(|l| l.half_days)
        || (place == ENGLISH && is_of_half_days(&tag));
    keep(place * 2 + usize::from(half_days));
}

/// The language that is spoken.
pub fn language() -> &'static Language {
    // Places come from the table alone.
    LANGUAGES.get(place()).unwrap_or(&LANGUAGES[ENGLISH])
}

/// Whether what is spoken is written from right to left.
pub fn is_right_to_left() -> bool {
    language().right_to_left
}

/// Whether the hours are counted to twelve, twice a day.
pub fn has_half_days() -> bool {
    chosen() % 2 == 1
}

/// A number that is another one when the language is, or how hours are told.
pub fn spoken() -> usize {
    chosen()
}

/// The place of the language that is spoken.
pub(super) fn place() -> usize {
    chosen() / 2
}

#[cfg(not(test))]
fn chosen() -> usize {
    CHOSEN.load(Ordering::Relaxed)
}

#[cfg(not(test))]
fn keep(chosen: usize) {
    CHOSEN.store(chosen, Ordering::Relaxed);
}

/// The tag of the language of the desktop.
#[cfg(not(test))]
fn desktop() -> String {
    sys_locale::get_locale().unwrap_or_default()
}

/// In tests every thread speaks for itself, on a desktop in the language that `PAPILIO_LANG` names.
#[cfg(test)]
use tests::{chosen, desktop, keep};

/// The languages that there are words in.
pub fn languages() -> impl Iterator<Item = &'static Language> {
    LANGUAGES
        .iter()
        .filter(|language| super::FILES.get_dir(language.tag).is_some())
}

/// The language that fits a tag best: `pt`, `pt_PT.UTF-8` and `pt-BR` all find `pt-BR`.
fn find(tag: &str) -> Option<usize> {
    let tag = tag.split(['.', '@']).next().unwrap_or_default();
    let tag = tag.replace('_', "-");
    let first = |tag: &str| match tag.split('-').next().unwrap_or_default() {
        // As systems called Hebrew once.
        "iw" => "he".to_owned(),
        first => first.to_ascii_lowercase(),
    };
    let exact = LANGUAGES
        .iter()
        .position(|known| known.tag.eq_ignore_ascii_case(&tag));
    exact.or_else(|| {
        LANGUAGES
            .iter()
            .position(|known| first(known.tag) == first(&tag))
    })
}

/// Whether hours are counted to twelve where a tag comes from.
fn is_of_half_days(tag: &str) -> bool {
    let mut parts = tag.split(['-', '_', '.', '@']).skip(1);
    parts.any(|part| HALF_DAYS.contains(&part))
}

const fn language_of(tag: &'static str, name: &'static str) -> Language {
    Language {
        tag,
        name,
        right_to_left: false,
        comma: false,
        half_days: false,
    }
}

impl Language {
    const fn with_comma(self) -> Self {
        Self {
            comma: true,
            ..self
        }
    }

    const fn with_half_days(self) -> Self {
        Self {
            half_days: true,
            ..self
        }
    }

    const fn with_right_to_left(self) -> Self {
        Self {
            right_to_left: true,
            ..self
        }
    }
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use std::cell::Cell;

    thread_local! {
        static CHOSEN: Cell<Option<usize>> = const { Cell::new(None) };
    }

    pub fn chosen() -> usize {
        CHOSEN.get().unwrap_or_else(|| {
            choose(None);
            CHOSEN.get().unwrap_or_default()
        })
    }

    pub fn keep(chosen: usize) {
        CHOSEN.set(Some(chosen));
    }

    pub fn desktop() -> String {
        std::env::var("PAPILIO_LANG").unwrap_or_else(|_| "en".to_owned())
    }

    /// Does something in another language.
    pub fn speaking<T>(tag: &str, what: impl FnOnce() -> T) -> T {
        let before = chosen();
        choose(Some(tag));
        let done = what();
        keep(before);
        done
    }

    #[test]
    fn a_language_is_found_by_what_systems_call_it() {
        let found = |tag| find(tag).map(|place| LANGUAGES[place].tag);
        for (tag, language) in [
            ("pt_PT.UTF-8", "pt-BR"),
            ("pt", "pt-BR"),
            ("zh-TW", "zh-CN"),
            ("zh_Hant_HK", "zh-CN"),
            ("de_AT@euro", "de"),
            ("iw_IL", "he"),
            ("EN-us", "en"),
        ] {
            assert_eq!(found(tag), Some(language), "{tag}");
        }
        for tag in ["", "C", "xx-YY", "POSIX"] {
            assert_eq!(found(tag), None, "{tag}");
        }
    }

    #[test]
    fn hours_are_counted_as_the_region_counts_them() {
        assert!(is_of_half_days("en_US.UTF-8"));
        assert!(!is_of_half_days("en-GB"));
        assert!(!is_of_half_days("C"));
    }

    #[test]
    fn every_language_can_be_chosen_by_its_tag() {
        for known in languages() {
            speaking(known.tag, || assert_eq!(language(), known));
        }
    }
}
