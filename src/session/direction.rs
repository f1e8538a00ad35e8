//! In which direction a text is read.

/// Whether a text begins, but for signs and digits, with a letter of a script that is read from right to left.
pub fn is_right_to_left(text: &str) -> bool {
    text.chars()
        .find(|c| c.is_alphabetic())
        .is_some_and(|letter| {
            matches!(
                letter,
                '\u{590}'..='\u{8ff}'
                    | '\u{fb1d}'..='\u{fdff}'
                    | '\u{fe70}'..='\u{feff}'
                    | '\u{10800}'..='\u{10fff}'
                    | '\u{1e800}'..='\u{1efff}'
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_letter_tells() {
        for text in ["שלום", "  12: مرحبا Bob", "🎸 ܫܠܡܐ", "ﻣﺮﺣﺒﺎ"] {
            assert!(is_right_to_left(text), "{text}");
        }
        for text in ["", "123 :)", "hello שלום", "日本語", "Ελλάδα", "नमस्ते"]
        {
            assert!(!is_right_to_left(text), "{text}");
        }
    }
}
