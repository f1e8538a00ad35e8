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

/// The stretches of a text: their words, and how they look.
fn styled(text: &str) -> (String, Vec<(String, Style)>) {
    let (plain, spans) = read(text);
    let spans = spans.iter().flat_map(|spans| spans.iter());
    let spans = spans.map(|span| (plain[span.range.clone()].to_owned(), span.style));
    (plain.to_string(), spans.collect())
}

fn bold() -> Style {
    Style {
        bold: true,
        ..Style::default()
    }
}

fn ink(r: u8, g: u8, b: u8) -> Style {
    Style {
        ink: Some(Rgb([r, g, b])),
        ..Style::default()
    }
}

#[test]
fn styles_hold_from_code_to_code() {
    let (plain, spans) = styled("a [b]bold [i]both[/b] slanted[/i] plain");
    assert_eq!(plain, "a bold both slanted plain");
    let italic = Style {
        italic: true,
        ..Style::default()
    };
    let both = Style {
        italic: true,
        ..bold()
    };
    let told = |words: &str, style| (words.to_owned(), style);
    assert_eq!(
        spans,
        [
            told("bold ", bold()),
            told("both", both),
            told(" slanted", italic)
        ]
    );
}

#[test]
fn a_colour_within_a_colour_ends_first() {
    let (_, spans) = styled("[c=4]red [c=#00f000]green[/c] red[/c] plain");
    assert_eq!(
        spans,
        [
            ("red ".to_owned(), ink(255, 0, 0)),
            ("green".to_owned(), ink(0, 240, 0)),
            (" red".to_owned(), ink(255, 0, 0)),
        ]
    );
}

#[test]
fn the_old_codes_switch_and_replace() {
    let (plain, spans) = styled("·#bold·# ·$4red·$12,8blue on yellow·0plain");
    assert_eq!(plain, "bold redblue on yellowplain");
    let on_yellow = Style {
        ground: Some(Rgb([255, 255, 0])),
        ..ink(0x20, 0x20, 0xfc)
    };
    assert_eq!(
        spans,
        [
            ("bold".to_owned(), bold()),
            ("red".to_owned(), ink(255, 0, 0)),
            ("blue on yellow".to_owned(), on_yellow),
        ]
    );
}

#[test]
fn a_gradient_goes_from_its_first_letter_to_its_last() {
    let (plain, spans) = styled("[c=#ff0000]abc[/c=#0000ff]d");
    assert_eq!(plain, "abcd");
    assert_eq!(
        spans,
        [
            ("a".to_owned(), ink(255, 0, 0)),
            ("b".to_owned(), ink(128, 0, 127)),
            ("c".to_owned(), ink(0, 0, 255)),
        ]
    );
    let (_, one) = styled("[a=0]日[/a=1]");
    assert_eq!(one[0].1.ground, Some(Rgb([255; 3])));
}

#[test]
fn what_is_never_closed_holds_to_the_end() {
    let (plain, spans) = styled("x[c=4]red[a=8");
    assert_eq!(plain, "xred[a=8");
    assert_eq!(spans, [("red[a=8".to_owned(), ink(255, 0, 0))]);
}

#[test]
fn ten_thousand_codes_are_read_calmly() {
    let nested = "[c=4]x".repeat(10_000) + &"[/c=2]".repeat(10_000);
    let (plain, spans) = styled(&nested);
    assert_eq!(plain.len(), 10_000);
    assert!(spans.len() <= MAX_SPANS);
    let open = "[b]y".repeat(10_000);
    assert_eq!(stripped(&open), open, "nothing closes it");
    let switched = styled(&"·#z".repeat(10_000));
    assert_eq!(switched.0.len(), 10_000);
    assert_eq!(switched.1.len(), MAX_SPANS);
    let long = format!("[c=4]{}[/c=2]", "é".repeat(100_000));
    assert!(styled(&long).1.len() <= MAX_STEPS);
}

proptest! {
    #[test]
    fn any_text_can_be_read(text in r"(\[|\]|/|b|i|c|a|=|#|·|\$|[0-9a-f]|,|日|é|\[c=4\]|\[/c=#00ff00\]|\[a=1\]|\[/a\]){0,60}") {
        let (plain, spans) = read(&text);
        prop_assert_eq!(&plain, &stripped(&text));
        prop_assert!(plain.len() <= text.len());
        let mut end = 0;
        for span in spans.iter().flat_map(|spans| spans.iter()) {
            prop_assert!(span.range.start >= end && span.range.start < span.range.end);
            prop_assert!(plain.get(span.range.clone()).is_some());
            prop_assert!(span.style != Style::default());
            end = span.range.end;
        }
    }
}
