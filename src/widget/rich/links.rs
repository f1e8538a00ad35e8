//! Addresses of pages and mail in a text.

use std::ops::Range;

/// Where links stand in the text, and what each opens.
pub fn find(text: &str) -> Vec<(Range<usize>, String)> {
    let mut links = Vec::new();
    let mut start = 0;
    for word in text.split_inclusive(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"')) {
        let offset = start;
        start += word.len();
        let word =
            word.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'));
        let skipped = word.len() - word.trim_start_matches(['(', '[', '\'', '«', '“']).len();
        let Some(rest) = word.get(skipped..) else {
            continue;
        };
        let rest = without_tail(rest);
        if let Some(target) = target(rest) {
            let from = offset + skipped;
            links.push((from..from + rest.len(), target));
        }
    }
    links
}

/// What a word opens when it is a link: only pages and mail, whatever the sender says.
fn target(word: &str) -> Option<String> {
    let starts = |prefix: &str| {
        word.get(..prefix.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(prefix))
            && word.len() > prefix.len()
    };
    if starts("http://") || starts("https://") || starts("mailto:") {
        Some(word.to_owned())
    } else if starts("www.") && word.matches('.').count() >= 2 {
        Some(format!("http://{word}"))
    } else {
        None
    }
}

/// The word without the punctuation that ends a sentence, and without a bracket that was not opened in it.
fn without_tail(word: &str) -> &str {
    let mut word = word;
    loop {
        let Some(last) = word.chars().next_back() else {
            return word;
        };
        let cut = match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '»' | '”' | '…' => true,
            ')' => word.matches('(').count() < word.matches(')').count(),
            ']' => word.matches('[').count() < word.matches(']').count(),
            _ => false,
        };
        if !cut {
            return word;
        }
        word = word.strip_suffix(last).unwrap_or("");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, String)> {
        find(text)
            .into_iter()
            .map(|(range, target)| (&text[range], target))
            .collect()
    }

    #[test]
    fn pages_and_mail_are_links_without_the_punctuation_around_them() {
        assert_eq!(
            found("look (http://example.com/a_(b)), or www.example.org!"),
            [
                (
                    "http://example.com/a_(b)",
                    "http://example.com/a_(b)".into()
                ),
                ("www.example.org", "http://www.example.org".to_owned()),
            ]
        );
        assert_eq!(
            found("“https://例え.example/ü?q=1#x”…"),
            [(
                "https://例え.example/ü?q=1#x",
                "https://例え.example/ü?q=1#x".to_owned()
            )]
        );
    }

    #[test]
    fn other_schemes_and_bare_prefixes_are_text() {
        assert!(found("file:///etc/passwd javascript:x http:// www. www.x mailto:").is_empty());
        assert!(found("").is_empty());
    }
}
