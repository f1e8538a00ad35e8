//! The fonts people name.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use iced::advanced::graphics::text::font_system;
use iced::font;

/// The font family a sender names, where it is installed, else the most alike of the families every system has.
///
/// Names of fonts live as long as the program, so that only the installed ones are ever remembered.
pub fn family(name: &str) -> font::Family {
    let lower = name.to_lowercase();
    if let Some(installed) = families().get(&lower) {
        return font::Family::Name(installed);
    }
    let any = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if any(&[
        "courier",
        "mono",
        "consol",
        "fixed",
        "terminal",
        "lucida console",
    ]) {
        font::Family::Monospace
    } else if any(&[
        "times", "serif", "georgia", "garamond", "roman", "book", "palatino", "cambria",
    ]) && !any(&["sans"])
    {
        font::Family::Serif
    } else {
        font::Family::SansSerif
    }
}

/// The installed families, by their names in lower case.
pub fn families() -> &'static BTreeMap<String, &'static str> {
    static FAMILIES: OnceLock<BTreeMap<String, &'static str>> = OnceLock::new();
    FAMILIES.get_or_init(|| {
        let Ok(mut fonts) = font_system().write() else {
            return BTreeMap::new();
        };
        let mut families = BTreeMap::new();
        for (name, _) in fonts.raw().db().faces().flat_map(|face| &face.families) {
            families
                .entry(name.to_lowercase())
                .or_insert_with(|| -> &'static str { name.clone().leak() });
        }
        families
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_fonts_do_not_pile_up() {
        let before = families().len();
        assert_eq!(family("No Such Font"), font::Family::SansSerif);
        assert_eq!(family("Times Nowhere"), font::Family::Serif);
        assert_eq!(family("Courier Nowhere"), font::Family::Monospace);
        assert_eq!(families().len(), before);
    }
}
