//! Emoticons people made themselves: the shortcuts that are known in a text, and shortcuts for new ones.

use std::collections::BTreeSet;

/// The longest shortcut, in characters (09 section 3).
pub const MAX_SHORTCUT: usize = 7;
/// The most shortcuts a set holds; more are not kept.
pub const MAX_SHORTCUTS: usize = 1_000;

/// Why a shortcut cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ShortcutError {
    /// There is nothing in it, or only spaces.
    #[error("the shortcut is empty")]
    Empty,
    /// It has more than [`MAX_SHORTCUT`] characters.
    #[error("the shortcut has more than {MAX_SHORTCUT} characters")]
    TooLong,
    /// There is a tab, a line end or another control character in it.
    #[error("the shortcut has a character that cannot be sent")]
    Control,
}

/// Whether a shortcut can be sent.
///
/// # Errors
/// See [`ShortcutError`].
pub fn check(shortcut: &str) -> Result<(), ShortcutError> {
    if shortcut.trim().is_empty() {
        return Err(ShortcutError::Empty);
    }
    if shortcut.chars().any(char::is_control) {
        return Err(ShortcutError::Control);
    }
    if shortcut.chars().nth(MAX_SHORTCUT).is_some() {
        return Err(ShortcutError::TooLong);
    }
    Ok(())
}

/// The shortcuts that stand for a picture in the texts of one person. Letters count in the case they are written in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shortcuts {
    /// Sorted by first byte, the longest of one first.
    sorted: Vec<String>,
}

impl Shortcuts {
    /// A set of these; those that cannot be sent are left out.
    pub fn new(shortcuts: impl IntoIterator<Item = String>) -> Self {
        let mut sorted: Vec<String> = shortcuts
            .into_iter()
            .filter(|shortcut| check(shortcut).is_ok())
            .take(MAX_SHORTCUTS)
            .collect();
        let key = |shortcut: &String| (shortcut.as_bytes().first().copied(), shortcut.len());
        sorted.sort_by(|a, b| {
            let ((first, len), (other, longer)) = (key(a), key(b));
            first.cmp(&other).then(longer.cmp(&len)).then(a.cmp(b))
        });
        sorted.dedup();
        Self { sorted }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sorted.is_empty()
    }

    /// The length of the longest shortcut this text begins with, in bytes.
    pub(super) fn at_start(&self, text: &str) -> Option<usize> {
        let first = text.as_bytes().first().copied();
        let from = self
            .sorted
            .partition_point(|known| known.as_bytes().first().copied() < first);
        let rest = self.sorted.get(from..)?;
        rest.iter()
            .take_while(|known| known.as_bytes().first().copied() == first)
            .find(|known| text.starts_with(known.as_str()))
            .map(String::len)
    }
}

/// A shortcut for each of these picture files, made of their names; none twice, none of those taken already.
///
/// A name that is a shortcut already (`(a).png`) is kept. Any other is put into brackets, else every `hi` in a word
/// would become a picture.
#[must_use]
pub fn suggest<'a>(
    names: impl IntoIterator<Item = &'a str>,
    taken: &BTreeSet<String>,
) -> Vec<String> {
    let mut taken = taken.clone();
    let mut made = Vec::new();
    for name in names {
        let shortcut = free(stem(name), &taken);
        taken.insert(shortcut.clone());
        made.push(shortcut);
    }
    made
}

/// The name without its ending.
fn stem(name: &str) -> &str {
    match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.chars().all(char::is_alphanumeric) => {
            stem
        }
        _ => name,
    }
}

fn free(stem: &str, taken: &BTreeSet<String>) -> String {
    let as_it_is = stem.trim();
    let is_word = as_it_is.chars().all(|c| c.is_alphanumeric() || c == '_');
    if !is_word && check(as_it_is).is_ok() && !taken.contains(as_it_is) {
        return as_it_is.to_owned();
    }
    let letters: Vec<char> = stem.chars().filter(|c| c.is_alphanumeric()).collect();
    let mut number = 1_u32;
    loop {
        let end = if number == 1 && !letters.is_empty() {
            String::new()
        } else {
            number.to_string()
        };
        // Two characters are the brackets. A number alone has at most as many digits as there are taken ones.
        let room = (MAX_SHORTCUT - 2).saturating_sub(end.len());
        let head: String = letters.iter().take(room).collect();
        let shortcut = format!("({head}{end})");
        if !taken.contains(&shortcut) {
            return shortcut;
        }
        number = number.saturating_add(1);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn suggested(names: &[&str], taken: &[&str]) -> Vec<String> {
        let taken = taken.iter().map(|&name| name.to_owned()).collect();
        suggest(names.iter().copied(), &taken)
    }

    #[test]
    fn a_name_becomes_a_shortcut_in_brackets() {
        assert_eq!(
            suggested(&["cat.png", "Dancing Banana.gif", "été.jpg"], &[]),
            ["(cat)", "(Danci)", "(été)"]
        );
    }

    #[test]
    fn a_name_that_is_a_shortcut_is_kept() {
        assert_eq!(
            suggested(&["(a).png", ":cat:.gif", ":-X.png", ":toolong:.png"], &[]),
            ["(a)", ":cat:", ":-X", "(toolo)"]
        );
    }

    #[test]
    fn no_shortcut_is_given_twice() {
        assert_eq!(
            suggested(
                &["smile1.png", "smile2.png", "smile.png", "(cat).gif"],
                &["(cat)"]
            ),
            ["(smile)", "(smil2)", "(smil3)", "(cat2)"]
        );
    }

    #[test]
    fn a_name_without_letters_gets_a_number() {
        assert_eq!(
            suggested(&["____.png", "\t\r\n!!!!!!!!!.gif"], &[]),
            ["(1)", "(2)"]
        );
        assert_eq!(suggested(&["", "   "], &[]), ["(1)", "(2)"]);
    }

    #[test]
    fn what_cannot_be_sent_is_refused() {
        assert_eq!(check(":cat:"), Ok(()));
        assert_eq!(check("żółwie!"), Ok(()));
        assert_eq!(check("a b"), Ok(()));
        assert_eq!(check("  "), Err(ShortcutError::Empty));
        assert_eq!(check("12345678"), Err(ShortcutError::TooLong));
        assert_eq!(check("a\tb"), Err(ShortcutError::Control));
        assert_eq!(check("a\nb"), Err(ShortcutError::Control));
    }

    #[test]
    fn the_longest_shortcut_at_the_start_wins() {
        let known = Shortcuts::new(["(a", "(a)", "b", ":D", "(a)b\n"].map(str::to_owned));
        assert_eq!(known.at_start("(a)b"), Some(3));
        assert_eq!(known.at_start("(ab"), Some(2));
        assert_eq!(known.at_start("(A)"), None);
        assert_eq!(known.at_start(":D"), Some(2));
        assert_eq!(known.at_start(""), None);
        assert_eq!(Shortcuts::default().at_start("x"), None);
    }

    proptest! {
        #[test]
        fn every_suggestion_can_be_sent_and_is_new(names in prop::collection::vec(r"\PC{0,12}(\.png)?", 0..20)) {
            let made = suggest(names.iter().map(String::as_str), &BTreeSet::new());
            prop_assert_eq!(made.len(), names.len());
            let mut seen = BTreeSet::new();
            for shortcut in made {
                prop_assert_eq!(check(&shortcut), Ok(()), "{}", shortcut);
                prop_assert!(seen.insert(shortcut));
            }
        }
    }
}
