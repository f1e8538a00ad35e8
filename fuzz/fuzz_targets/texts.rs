//! Texts: emoticons, links and the codes of Messenger Plus! in them, and the header that says how they look.
//!
//! Input: `f` and a header `X-MMS-IM-Format`; anything else is a text, its first line the shortcuts of emoticons people
//! made, with tabs between, behind a byte that means nothing.
#![no_main]

use std::collections::BTreeSet;

use libfuzzer_sys::fuzz_target;
use msn_media::emoticons::custom::{self, Shortcuts};
use msn_media::emoticons::{Segment, split};
use msn_media::links::MAX_LINK;
use msn_media::plus;
use msnp::api::TextFormat;
use msnp::message::ImFormat;
use papilio_fuzz::first;

fuzz_target!(|data: &[u8]| {
    let (kind, rest) = first(data);
    let text = String::from_utf8_lossy(rest);
    if kind == b'f' {
        format(&text);
        return;
    }
    let (first, text) = text.split_once('\n').unwrap_or(("", &text));
    let known = Shortcuts::new(first.split('\t').map(str::to_owned));
    let mut whole = String::new();
    for segment in split(text, &known) {
        whole.push_str(segment.source());
        if let Segment::Link(link) = segment {
            assert!(link.text.len() <= MAX_LINK);
            assert!(
                !link
                    .text
                    .contains(|c: char| c.is_whitespace() || c.is_control())
            );
            let target = link.target().to_ascii_lowercase();
            let schemes = ["http://", "https://", "mailto:"];
            assert!(schemes.iter().any(|scheme| target.starts_with(scheme)));
        }
    }
    assert_eq!(whole, text);
    suggested(text);
    codes(text);
});

fn suggested(text: &str) {
    let made = custom::suggest(text.lines(), &BTreeSet::new());
    for shortcut in &made {
        assert_eq!(custom::check(shortcut), Ok(()));
    }
    assert_eq!(made.iter().collect::<BTreeSet<_>>().len(), made.len());
}

/// Spans are in order and within the text, which is the same wherever it is read.
fn codes(text: &str) {
    let (read, spans) = plus::read(text);
    assert_eq!(read, plus::stripped(text));
    assert!(read.len() <= text.len());
    let spans = spans.as_deref().unwrap_or_default();
    assert!(spans.len() <= plus::MAX_SPANS);
    let mut end = 0;
    for span in spans {
        assert!(span.range.start >= end && span.range.start < span.range.end);
        assert!(
            read.get(span.range.clone()).is_some(),
            "{span:?} of {read:?}"
        );
        end = span.range.end;
    }
}

/// A format that was read is written as something that is read the same.
fn format(header: &str) {
    let format = TextFormat::from(ImFormat::parse(header));
    let written = ImFormat::of(&format).to_string();
    assert!(!written.contains(['\r', '\n']));
    let again = TextFormat::from(ImFormat::parse(&written));
    assert_eq!(ImFormat::of(&again).to_string(), written);
    assert_eq!(
        (again.bold, again.italic, again.underline, again.strike),
        (format.bold, format.italic, format.underline, format.strike)
    );
}
