//! The words of the interface, from the Fluent files under `i18n/`.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

static FILES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/i18n");

/// The language every other one falls back to.
const BASE: &str = "en";

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
pub fn words(key: &str, args: &[(&str, fluent_bundle::FluentValue<'_>)]) -> String {
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

fn find(key: &str, args: &[(&str, fluent_bundle::FluentValue<'_>)]) -> Option<String> {
    let args: FluentArgs<'_> = args
        .iter()
        .map(|(name, value)| (Cow::Owned((*name).to_owned()), value.clone()))
        .collect();
    chain().iter().find_map(|bundle| {
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors);
        Some(text.into_owned())
    })
}

/// The user's language first, English last.
fn chain() -> &'static [Bundle] {
    static CHAIN: OnceLock<Vec<Bundle>> = OnceLock::new();
    CHAIN.get_or_init(|| {
        let wanted = sys_locale::get_locale().unwrap_or_default();
        let language = wanted.split(['-', '_', '.']).next().unwrap_or_default();
        let mut names = vec![BASE];
        if language != BASE && !language.is_empty() && FILES.get_dir(language).is_some() {
            names.insert(0, language);
        }
        names.into_iter().map(bundle).collect()
    })
}

fn bundle(name: &str) -> Bundle {
    let id: LanguageIdentifier = name.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    for file in FILES.get_dir(name).into_iter().flat_map(Dir::files) {
        let source = file.contents_utf8().unwrap_or_default().to_owned();
        // A file with mistakes still gives its good messages; a test fails on the mistakes.
        let resource = FluentResource::try_new(source).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
pub mod tests;
