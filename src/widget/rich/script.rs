//! Which characters need a face of their own.
//!
//! cosmic-text takes only faces of the wanted style as a fallback, so a script that has no italic face turns into boxes when it
//! is italic; and it takes the first font that has a character, so emoji come out without colour.

use unicode_segmentation::UnicodeSegmentation;

/// The face a piece of text wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Script {
    /// The face of the text, italic too.
    Common,
    /// Never italic.
    Upright,
    /// The font of colour emoji.
    Emoji,
    /// The font of spaces, and of the mark that a text goes from left to right: see [`crate::fonts::space`].
    Space,
}

/// Cuts a text into the longest runs of one [`Script`].
pub fn runs(text: &str) -> Vec<(usize, Script)> {
    let mut runs: Vec<(usize, Script)> = Vec::new();
    let mut push = |length: usize, script: Script| match runs.last_mut() {
        Some((all, last)) if *last == script => *all += length,
        _ => runs.push((length, script)),
    };
    if text.is_ascii() {
        for word in text.split_inclusive(' ') {
            let letters = word.trim_end_matches(' ').len();
            if letters > 0 {
                push(letters, Script::Common);
            }
            if letters < word.len() {
                push(word.len() - letters, Script::Space);
            }
        }
    } else {
        for cluster in text.graphemes(true) {
            push(cluster.len(), script(cluster));
        }
    }
    runs
}

fn script(cluster: &str) -> Script {
    if matches!(cluster, " " | "\u{200e}") {
        return Script::Space;
    }
    let mut chars = cluster.chars();
    let first = chars.next().unwrap_or(' ');
    let text_wanted = cluster.contains('\u{fe0e}');
    if !text_wanted && (is_emoji(first) || (cluster.contains('\u{fe0f}') && !first.is_ascii())) {
        return Script::Emoji;
    }
    // A keycap: a digit, the emoji sign, the cap.
    if cluster.contains('\u{20e3}') && cluster.contains('\u{fe0f}') {
        return Script::Emoji;
    }
    if cluster.chars().all(has_italics) {
        Script::Common
    } else {
        Script::Upright
    }
}

/// Latin, Greek, Cyrillic and the signs they share.
fn has_italics(c: char) -> bool {
    matches!(u32::from(c),
        0..=0x052f | 0x1c80..=0x1c8f | 0x1d00..=0x1fff | 0x2000..=0x206f | 0x20a0..=0x20cf | 0x2100..=0x214f
        | 0x2c60..=0x2c7f | 0x2de0..=0x2dff | 0xa640..=0xa69f | 0xa720..=0xa7ff | 0xfe00..=0xfe0f)
}

/// Characters that are pictures unless something says otherwise (Unicode's `Emoji_Presentation`, and the pictographs around).
fn is_emoji(c: char) -> bool {
    matches!(u32::from(c),
        0x1f300..=0x1faff | 0x1f1e6..=0x1f1ff | 0x1f004 | 0x1f0cf | 0x1f18e | 0x1f191..=0x1f19a | 0x1f201 | 0x1f21a
        | 0x1f22f | 0x1f232..=0x1f236 | 0x1f238..=0x1f23a | 0x1f250 | 0x1f251
        | 0x231a | 0x231b | 0x23e9..=0x23ec | 0x23f0 | 0x23f3 | 0x25fd | 0x25fe | 0x2614 | 0x2615 | 0x2648..=0x2653
        | 0x267f | 0x2693 | 0x26a1 | 0x26aa | 0x26ab | 0x26bd | 0x26be | 0x26c4 | 0x26c5 | 0x26ce | 0x26d4 | 0x26ea
        | 0x26f2 | 0x26f3 | 0x26f5 | 0x26fa | 0x26fd | 0x2705 | 0x270a | 0x270b | 0x2728 | 0x274c | 0x274e
        | 0x2753..=0x2755 | 0x2757 | 0x2795..=0x2797 | 0x27b0 | 0x27bf | 0x2b1b | 0x2b1c | 0x2b50 | 0x2b55)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(&str, Script)> {
        let mut start = 0;
        runs(text)
            .into_iter()
            .map(|(length, script)| {
                start += length;
                (&text[start - length..start], script)
            })
            .collect()
    }

    #[test]
    fn scripts_without_italics_stand_upright() {
        assert_eq!(
            cut("café– 日本語  ok"),
            [
                ("café–", Script::Common),
                (" ", Script::Space),
                ("日本語", Script::Upright),
                ("  ", Script::Space),
                ("ok", Script::Common)
            ]
        );
        assert_eq!(
            cut(" a  b"),
            [
                (" ", Script::Space),
                ("a", Script::Common),
                ("  ", Script::Space),
                ("b", Script::Common)
            ]
        );
        assert_eq!(
            cut("\u{200e} (a)"),
            [("\u{200e} ", Script::Space), ("(a)", Script::Common)]
        );
        assert_eq!(cut("عربى"), [("عربى", Script::Upright)]);
    }

    #[test]
    fn whole_emoji_go_to_their_font() {
        for emoji in ["😀", "👩🏽‍🚀", "🇵🇹", "❤\u{fe0f}", "1\u{fe0f}\u{20e3}", "⭐"]
        {
            assert_eq!(cut(emoji), [(emoji, Script::Emoji)], "{emoji}");
        }
        assert_eq!(cut("©"), [("©", Script::Common)]);
        assert_eq!(cut("❤\u{fe0e}"), [("❤\u{fe0e}", Script::Upright)]);
        assert!(cut("").is_empty());
    }
}
