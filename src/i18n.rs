//! The words of the interface, from the Fluent files under `i18n/`.

mod language;
pub mod turn;

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use language::LANGUAGES;

pub use language::{
    Language, choose, has_half_days, is_right_to_left, language, languages, spoken,
};

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/i18n");

/// The mark that a text goes from right to left.
const FROM_RIGHT: char = '\u{200f}';
/// The mark that it goes from left to right.
const FROM_LEFT: char = '\u{200e}';

type Bundle = FluentBundle<FluentResource>;

/// The words for `key`, in the user's language: `t!("sign-in")`, `t!("says", name = name)`.
///
/// The key is a literal, so that a test can compare every use with the files.
#[macro_export]
macro_rules! t {
    ($key:literal) => {
        $crate::i18n::words($key, &[])
    };
    ($key:literal, $($name:ident = $value:expr),+ $(,)?) => {
        $crate::i18n::words($key, &[$((stringify!($name), ::fluent_bundle::FluentValue::from($value))),+])
    };
}

/// The words for `key`; the key itself if a file lacks it (a test sees to that).
pub fn words(key: &str, args: &[(&str, FluentValue<'_>)]) -> String {
    find(key, args).unwrap_or_else(|| key.to_owned())
}

/// The words for an error of the engine or the server; `None` where none are known.
pub fn error(code: &str) -> Option<String> {
    find(&format!("error-{code}"), &[])
}

/// Why a file broke off, by the reason the engine gives; `None` where no words are known.
pub fn broke_off(reason: &str) -> Option<String> {
    find(&format!("transfer-why-{reason}"), &[]).or_else(|| error(reason))
}

fn find(key: &str, args: &[(&str, FluentValue<'_>)]) -> Option<String> {
    let args: FluentArgs<'_> = args
        .iter()
        .map(|(name, value)| (Cow::Owned((*name).to_owned()), value.clone()))
        .collect();
    [language::place(), language::ENGLISH]
        .into_iter()
        .find_map(|place| {
            let bundle = bundle(place)?;
            let pattern = bundle.get_message(key)?.value()?;
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
            let filled = args.iter().next().is_some();
            let from_right = LANGUAGES[place].right_to_left;
            let mut words = turn::breakable(&text, from_right).into_owned();
            // The direction is that of the language, not of what was filled in.
            if filled && from_right {
                words.insert(0, FROM_RIGHT);
            } else if filled
                && words
                    .chars()
                    .find(|c| c.is_alphabetic())
                    .is_some_and(turn::is_from_right)
            {
                words.insert(0, FROM_LEFT);
            }
            Some(words)
        })
}

/// The words of a language, read when they are wanted first.
fn bundle(place: usize) -> Option<&'static Bundle> {
    static READ: [OnceLock<Bundle>; LANGUAGES.len()] = [const { OnceLock::new() }; LANGUAGES.len()];
    let language = LANGUAGES.get(place)?;
    Some(READ.get(place)?.get_or_init(|| read(language)))
}

fn read(language: &Language) -> Bundle {
    let id: LanguageIdentifier = language.tag.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    // The marks round what is filled in would be drawn, and break lines.
    bundle.set_use_isolating(false);
    if language.comma {
        bundle.set_formatter(Some(with_comma));
    }
    for file in FILES.get_dir(language.tag).into_iter().flat_map(Dir::files) {
        let source = file.contents_utf8().unwrap_or_default().to_owned();
        // A file with mistakes still gives its good messages; a test fails on the mistakes.
        let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Numbers with a comma before their fraction.
fn with_comma<M>(value: &FluentValue<'_>, _: &M) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(number.as_string().replace('.', ",")),
        _ => None,
    }
}

#[cfg(test)]
pub mod tests;
