//! Links in a text: `http://…`, `https://…`, `www.…`, `mailto:…`.

use std::borrow::Cow;

/// The longest link, in bytes: what browsers of the time took in their address field.
pub const MAX_LINK: usize = 2083;

/// A link as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// What is written. Nothing in it is escaped or checked beyond its beginning and its end.
    pub text: &'a str,
}

impl<'a> Link<'a> {
    /// The address to open: what is written, or `http://` before it where only `www.` is written.
    #[must_use]
    pub fn target(&self) -> Cow<'a, str> {
        if starts_with(self.text, "www.") {
            Cow::Owned(format!("http://{}", self.text))
        } else {
            Cow::Borrowed(self.text)
        }
    }
}

/// What begins where a link could begin.
pub(crate) enum Found<'a> {
    /// A link.
    Link(Link<'a>),
    /// An unbroken run longer than any link.
    TooLong(&'a str),
}

const STARTS: [&str; 4] = ["http://", "https://", "www.", "mailto:"];

/// Whether a link may begin with this character.
pub(crate) fn may_start(c: char) -> bool {
    matches!(c, 'h' | 'H' | 'w' | 'W' | 'm' | 'M')
}

/// Whether the character belongs to a word: no link begins right behind it.
pub(crate) fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// The link that `text` begins with.
pub(crate) fn at_start(text: &str) -> Option<Found<'_>> {
    let scheme = STARTS.iter().find(|start| starts_with(text, start))?;
    let end = text.find(ends).unwrap_or(text.len());
    if end > MAX_LINK {
        return Some(Found::TooLong(text.get(..end)?));
    }
    let link = trim(text.get(..end)?);
    let rest = link.get(scheme.len()..)?;
    let good = match *scheme {
        "mailto:" => rest
            .split_once('@')
            .is_some_and(|(user, host)| !user.is_empty() && !host.is_empty()),
        // "www." alone or "www.x" is no host.
        "www." => rest.find('.').is_some_and(|dot| dot > 0) && rest.starts_with(is_word),
        _ => rest.starts_with(|c: char| is_word(c) || c == '['),
    };
    good.then_some(Found::Link(Link { text: link }))
}

fn starts_with(text: &str, start: &str) -> bool {
    text.as_bytes()
        .get(..start.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(start.as_bytes()))
}

fn ends(c: char) -> bool {
    // Direction marks would let a link be read as another one.
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '<' | '>' | '"' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Without the punctuation that ends the sentence or closes the bracket around the link.
fn trim(link: &str) -> &str {
    let count = |bracket: char| link.chars().filter(|&c| c == bracket).count();
    let mut spare_round = count(')').saturating_sub(count('('));
    let mut spare_square = count(']').saturating_sub(count('['));
    let mut end = link.len();
    for (at, c) in link.char_indices().rev() {
        let goes = match c {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '*' | '}' | '’' | '”' | '»' | '…' => {
                true
            }
            ')' if spare_round > 0 => {
                spare_round -= 1;
                true
            }
            ']' if spare_square > 0 => {
                spare_square -= 1;
                true
            }
            _ => false,
        };
        if !goes {
            break;
        }
        end = at;
    }
    link.get(..end).unwrap_or(link)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(text: &str) -> Option<&str> {
        match at_start(text)? {
            Found::Link(link) => Some(link.text),
            Found::TooLong(_) => None,
        }
    }

    #[test]
    fn the_usual_beginnings_make_links() {
        for text in [
            "http://example.com",
            "HTTPS://Example.com/a?b=c#d",
            "www.example.com",
            "mailto:bob@example.net",
            "http://[::1]:8080/",
            "https://例え.jp/道",
        ] {
            assert_eq!(link(text), Some(text));
        }
    }

    #[test]
    fn a_beginning_alone_is_no_link() {
        for text in [
            "http://",
            "https:// x",
            "www.",
            "www.x",
            "www...",
            "mailto:",
            "mailto:@x",
            "mailto:x@",
            "httpx://a",
        ] {
            assert_eq!(link(text), None, "{text}");
        }
    }

    #[test]
    fn the_punctuation_of_the_sentence_is_outside() {
        assert_eq!(link("http://a.example/b. And"), Some("http://a.example/b"));
        assert_eq!(link("http://a.example/b), and"), Some("http://a.example/b"));
        assert_eq!(
            link("http://a.example/b_(c)"),
            Some("http://a.example/b_(c)")
        );
        assert_eq!(link("http://a.example/<b>"), Some("http://a.example/"));
        assert_eq!(
            link("http://a.example/\u{202e}b"),
            Some("http://a.example/")
        );
    }

    #[test]
    fn a_link_without_a_scheme_opens_by_http() {
        assert_eq!(
            Link {
                text: "www.example.com"
            }
            .target(),
            "http://www.example.com"
        );
        assert_eq!(
            Link {
                text: "https://example.com"
            }
            .target(),
            "https://example.com"
        );
    }
}
