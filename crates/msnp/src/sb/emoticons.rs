//! Which emoticons of their own people have told of, and which of them are in a text (09 section 3).

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::api::{Address, TextEmoticon};

/// Shortcuts of one person that are remembered; of one more the first in order goes.
const MAX_SHORTCUTS: usize = 200;
/// People whose shortcuts are remembered.
const MAX_PEOPLE: usize = 64;

/// The shortcuts of those who are here. They hold from the message that defines them on.
#[derive(Debug, Default)]
pub(super) struct Shortcuts {
    by_person: BTreeMap<Address, BTreeMap<String, Arc<str>>>,
}

impl Shortcuts {
    /// This stands for that picture in the texts of this person.
    pub(super) fn define(&mut self, who: &Address, shortcut: &str, sha1d: Arc<str>) {
        if !self.by_person.contains_key(who) && self.by_person.len() >= MAX_PEOPLE {
            return;
        }
        let own = self.by_person.entry(who.clone()).or_default();
        let _before = own.insert(shortcut.to_owned(), sha1d);
        if own.len() > MAX_SHORTCUTS {
            let _first = own.pop_first();
        }
    }

    /// The emoticons of this person that are in a text.
    pub(super) fn used(&self, who: &Address, text: &str) -> Vec<TextEmoticon> {
        let Some(own) = self.by_person.get(who) else {
            return Vec::new();
        };
        own.iter()
            .filter(|(shortcut, _)| text.contains(shortcut.as_str()))
            .map(|(shortcut, sha1d)| TextEmoticon {
                shortcut: shortcut.clone(),
                sha1d: Arc::clone(sha1d),
            })
            .collect()
    }

    /// Whoever left and comes again tells anew.
    pub(super) fn forget(&mut self, who: &Address) {
        let _own = self.by_person.remove(who);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_emoticons_of_its_writer_alone() {
        let [bob, eve] = ["bob@example.net", "eve@example.net"].map(Address::new);
        let mut shortcuts = Shortcuts::default();
        shortcuts.define(&bob, "(a)", "1".into());
        shortcuts.define(&bob, "(a)", "2".into());
        shortcuts.define(&bob, "(b)", "3".into());
        let used = |shortcuts: &Shortcuts, who| -> Vec<String> {
            let used = shortcuts.used(who, "x (a)(A)");
            used.iter().map(|e| e.sha1d.to_string()).collect()
        };
        assert_eq!(used(&shortcuts, &bob), ["2"]);
        assert!(used(&shortcuts, &eve).is_empty());
        shortcuts.forget(&bob);
        assert!(used(&shortcuts, &bob).is_empty());
    }

    #[test]
    fn nobody_makes_us_remember_without_end() {
        let mut shortcuts = Shortcuts::default();
        for n in 0..1_000 {
            let who = Address::new(&format!("{}@example.net", n % 100));
            for m in 0..300 {
                shortcuts.define(&who, &format!("({m})"), "1".into());
            }
        }
        let held: usize = shortcuts.by_person.values().map(BTreeMap::len).sum();
        assert_eq!(held, MAX_PEOPLE * MAX_SHORTCUTS);
    }
}
