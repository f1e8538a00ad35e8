//! The codes that Messenger Plus! put into names and texts for colours and styles. Who does not have it sees them as they
//! stand; here they are taken out.
//!
//! Newer codes are words in square brackets (`[b]bold[/b]`, `[c=4]red[/c]`, `[a=#ff0000]…[/a=#0000ff]`), older ones
//! begin with a middle dot (`·#` bold, `·$4` red, `·0` plain).

use std::borrow::Cow;

/// The text without such codes.
///
/// A letter in brackets is a code only where it is closed again, since `a[i]` is something people write.
#[must_use]
pub fn stripped(text: &str) -> Cow<'_, str> {
    if !text.contains(['[', '\u{b7}']) {
        return Cow::Borrowed(text);
    }
    let mut left = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['[', '\u{b7}']) {
        let (before, from) = rest.split_at(at);
        left.push_str(before);
        let length = code(text, from);
        let sign = from.chars().next().map_or(1, char::len_utf8);
        if length == 0 {
            left.push_str(&from[..sign]);
        }
        rest = &from[length.max(sign)..];
    }
    left.push_str(rest);
    if left.len() == text.len() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(left)
}

/// The length of the code that `from`, a part of `text`, begins with, in bytes; 0 where it begins with none.
fn code(text: &str, from: &str) -> usize {
    if let Some(old) = from.strip_prefix('\u{b7}') {
        let length = old_code(old);
        return if length == 0 {
            0
        } else {
            '\u{b7}'.len_utf8() + length
        };
    }
    let Some(end) = from
        .get(..MOST.min(floor(from, MOST)))
        .and_then(|head| head.find(']'))
    else {
        return 0;
    };
    let inner = from.get(1..end).unwrap_or_default();
    let (closes, name) = match inner.strip_prefix('/') {
        Some(name) => (true, name),
        None => (false, inner),
    };
    let (name, value) = match name.split_once('=') {
        Some((name, value)) => (name, Some(value)),
        None => (name, None),
    };
    let name = name.to_ascii_lowercase();
    let is_code = match (name.as_str(), value) {
        ("b" | "i" | "u" | "s", None) => is_paired(text, &name),
        ("b" | "i" | "u" | "s", Some(value)) => value.is_empty() || value == "1",
        ("c" | "a", Some(value)) => is_color(value),
        ("c" | "a", None) => closes && has(text, &format!("[{name}=")),
        _ => false,
    };
    if is_code { end + 1 } else { 0 }
}

/// The longest code, in bytes.
const MOST: usize = 40;

/// The last border of characters up to here.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

/// The length of what follows the dot.
fn old_code(after: &str) -> usize {
    let bytes = after.as_bytes();
    match bytes.first() {
        Some(b'#' | b'&' | b'\'' | b'@' | b'0') => 1,
        Some(b'$') => {
            // A number of the palette, or #rrggbb; after a comma the same for the background.
            let one = |from: usize| match bytes.get(from) {
                Some(b'#') => {
                    let digits = bytes.iter().skip(from + 1);
                    let digits = digits.take_while(|b| b.is_ascii_hexdigit()).take(6).count();
                    if digits == 6 { 7 } else { 0 }
                }
                _ => {
                    let digits = bytes.iter().skip(from);
                    digits.take_while(|b| b.is_ascii_digit()).take(2).count()
                }
            };
            let first = one(1);
            let second = match bytes.get(1 + first) {
                Some(b',') => one(2 + first),
                _ => 0,
            };
            match (first, second) {
                (0, 0) => 0,
                (first, 0) => 1 + first,
                (first, second) => 2 + first + second,
            }
        }
        _ => 0,
    }
}

/// Whether the word is opened and closed somewhere in the text.
fn is_paired(text: &str, name: &str) -> bool {
    has(text, &format!("[{name}]")) && has(text, &format!("[/{name}]"))
}

fn has(text: &str, part: &str) -> bool {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    text.windows(part.len())
        .any(|window| window.eq_ignore_ascii_case(part))
}

/// Whether it is a colour: a number of the palette, `#rrggbb`, `r,g,b`, or a name.
fn is_color(value: &str) -> bool {
    let number = |part: &str| {
        !part.is_empty() && part.len() <= 3 && part.bytes().all(|b| b.is_ascii_digit())
    };
    if let Some(digits) = value.strip_prefix('#') {
        return digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    }
    number(value)
        || (value.split(',').count() == 3 && value.split(',').all(number))
        || (value.len() >= 3 && value.bytes().all(|b| b.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn codes_are_taken_out_of_names() {
        for (name, plain) in [
            ("[b]Bob[/b]", "Bob"),
            ("[c=4]Bob[/c] the [B]builder[/B]", "Bob the builder"),
            ("[a=#ff0000]rain[/a=#0000FF]bow[c=12,200,7]!", "rainbow!"),
            ("[c=DarkRed]Bob[/c=4]", "Bob"),
            (
                "·$4Bob·0 ·#bold·# ·$#ff00aapink·$12,4two",
                "Bob bold pinktwo",
            ),
            ("·&·'·@Bob", "Bob"),
        ] {
            assert_eq!(stripped(name), plain, "{name}");
        }
    }

    #[test]
    fn what_people_write_stays() {
        for text in [
            "a[i] = b[j];",
            "see [1] and [/2]",
            "[citation needed]",
            "coŀlegi · col·legi 3·5",
            "[c]",
            "[/c]",
            "[b]",
            "[]",
            "[",
            "·",
            "·$",
            "[c=",
            "[日本=1]",
        ] {
            assert_eq!(stripped(text), text);
            assert!(matches!(stripped(text), Cow::Borrowed(_)), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_stripped(text in r"(\[|\]|/|b|i|c|a|=|#|·|\$|[0-9a-f]|,|日|é){0,60}") {
            let left = stripped(&text);
            prop_assert!(left.len() <= text.len());
        }
    }
}
