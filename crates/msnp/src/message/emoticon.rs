//! Emoticons of the sender's own (09 section 3).

use std::borrow::Cow;

use bytes::Bytes;

use super::fields::lossy;
use super::kinds::payload;
use crate::object::MsnObject;

/// The most emoticons read from one definition.
const MAX_READ: usize = 64;
/// The most emoticons written into one: others read no more.
const MAX_WRITTEN: usize = 5;
/// How an object begins. Seven characters, but no shortcut.
const OBJECT: &str = "<msnobj";
/// The longest shortcut, in characters.
const MAX_SHORTCUT: usize = 7;

/// One emoticon of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmoticonDefinition<'a> {
    /// What stands for it in a text.
    pub shortcut: Cow<'a, str>,
    /// Its MSN object, XML.
    pub object: Cow<'a, str>,
}

/// One emoticon of our own.
#[derive(Clone, Copy, Debug)]
pub struct OwnEmoticon<'a> {
    /// What stands for it in a text.
    pub shortcut: &'a str,
    /// What it is.
    pub object: &'a MsnObject,
    /// Whether it moves.
    pub animated: bool,
}

/// Whether this may stand for an emoticon: one to seven characters, not all blank, no tabs, line ends or other controls.
#[must_use]
pub fn is_shortcut(text: &str) -> bool {
    !text.trim().is_empty()
        && text.chars().take(MAX_SHORTCUT + 1).count() <= MAX_SHORTCUT
        && !text.contains(char::is_control)
        && !text.starts_with(OBJECT)
}

/// The payloads that define these emoticons, to be sent before the text that uses them: five in each, those that move
/// apart from those that do not. No payload is larger than `limit` bytes; what is no shortcut, or has an object too long
/// for a payload, is left out.
#[must_use]
pub fn emoticon_payloads(emoticons: &[OwnEmoticon<'_>], limit: usize) -> Vec<Bytes> {
    let mut payloads = Vec::new();
    for (animated, content_type) in [(false, STATIC), (true, ANIMATED)] {
        let room = limit.saturating_sub(payload(content_type, &[], "").len());
        let mut body = String::new();
        let mut count = 0;
        for emoticon in emoticons.iter().filter(|own| own.animated == animated) {
            let pair = format!("{}\t{}\t", emoticon.shortcut, emoticon.object.to_xml());
            if !is_shortcut(emoticon.shortcut) || pair.len() > room {
                continue;
            }
            if count == MAX_WRITTEN || body.len() + pair.len() > room {
                payloads.push(payload(content_type, &[], &body));
                body.clear();
                count = 0;
            }
            body.push_str(&pair);
            count += 1;
        }
        if count > 0 {
            payloads.push(payload(content_type, &[], &body));
        }
    }
    payloads
}

pub(super) const STATIC: &str = "text/x-mms-emoticon";
pub(super) const ANIMATED: &str = "text/x-mms-animemoticon";

/// `shortcut TAB object TAB shortcut TAB object TAB`; some leave out the last tab, leave fields empty, or end with a line
/// end.
pub(super) fn read(body: &[u8]) -> Vec<EmoticonDefinition<'_>> {
    let mut definitions = Vec::new();
    let mut shortcut = None;
    for word in body.split(|&b| b == b'\t') {
        let word = word.strip_suffix(b"\n").unwrap_or(word);
        let word = word.strip_suffix(b"\r").unwrap_or(word);
        if word.starts_with(OBJECT.as_bytes()) {
            if let Some(shortcut) = shortcut.take() {
                let object = lossy(word);
                definitions.push(EmoticonDefinition { shortcut, object });
            }
            if definitions.len() == MAX_READ {
                break;
            }
        } else if !word.is_empty() {
            shortcut = Some(lossy(word));
        }
    }
    definitions
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Address;
    use crate::message::{MAX_PAYLOAD, Message};
    use crate::object::ObjectKind;

    fn object() -> MsnObject {
        let creator = Address::new("alice@example.com");
        MsnObject::describe(&creator, ObjectKind::Emoticon, ("0", ""), b"x").expect("a byte")
    }

    fn own<'a>(shortcut: &'a str, object: &'a MsnObject, animated: bool) -> OwnEmoticon<'a> {
        OwnEmoticon {
            shortcut,
            object,
            animated,
        }
    }

    fn shortcuts(payload: &Bytes) -> (bool, Vec<String>) {
        let Message::Emoticons {
            animated,
            definitions,
        } = Message::read(payload)
        else {
            panic!("no definition")
        };
        let shortcuts = definitions.into_iter().map(|d| d.shortcut.into_owned());
        (animated, shortcuts.collect())
    }

    #[test]
    fn five_go_into_a_message_and_those_that_move_apart() {
        let object = object();
        let names: Vec<String> = (0..12).map(|n| format!("({n})")).collect();
        let all: Vec<_> = (0..12)
            .map(|n| own(&names[n], &object, n % 2 == 1))
            .collect();
        let written = emoticon_payloads(&all, MAX_PAYLOAD);
        let read: Vec<_> = written.iter().map(shortcuts).collect();
        let wanted = |animated, range: &[usize]| {
            (animated, range.iter().map(|n| names[*n].clone()).collect())
        };
        assert_eq!(
            read,
            [
                wanted(false, &[0, 2, 4, 6, 8]),
                wanted(false, &[10]),
                wanted(true, &[1, 3, 5, 7, 9]),
                wanted(true, &[11]),
            ]
        );
    }

    #[test]
    fn no_message_is_too_large() {
        let creator = Address::new("alice@example.com");
        let long = "x".repeat(400);
        let object = MsnObject::describe(&creator, ObjectKind::Emoticon, (&long, ""), b"x");
        let object = object.expect("a byte");
        let all = ["(a)", "(b)", "(c)"].map(|shortcut| own(shortcut, &object, false));
        let written = emoticon_payloads(&all, 1000);
        assert!(written.iter().all(|payload| payload.len() <= 1000));
        assert_eq!(written.len(), 3);
        assert!(emoticon_payloads(&all, 100).is_empty());
    }

    #[test]
    fn only_what_may_be_a_shortcut_is_defined() {
        let object = object();
        let all = [
            "",
            " ",
            "12345678",
            "<msnobj",
            "a\tb",
            "a\r\n",
            "ok",
            "日本語",
            "a b",
        ]
        .map(|shortcut| own(shortcut, &object, false));
        let written = emoticon_payloads(&all, MAX_PAYLOAD);
        assert_eq!(written.len(), 1);
        assert_eq!(shortcuts(&written[0]).1, ["ok", "日本語", "a b"]);
    }

    #[test]
    fn odd_definitions_are_read() {
        for body in [
            "(a)\t<msnobj/>\t(b)\t<msnobj />",
            "(a)\t<msnobj/>\t(b)\t<msnobj />\r\n",
            "\t(a)\t<msnobj/>\t\t(b)\t\t<msnobj />\t",
            "(x)\t(a)\t<msnobj/>\t<msnobj/>\t(b)\t<msnobj />\t(c)\t",
        ] {
            let read: Vec<_> = read(body.as_bytes())
                .into_iter()
                .map(|d| (d.shortcut.into_owned(), d.object.into_owned()))
                .collect();
            let pair = |a: &str, b: &str| (a.to_owned(), b.to_owned());
            assert_eq!(
                read,
                [pair("(a)", "<msnobj/>"), pair("(b)", "<msnobj />")],
                "{body:?}"
            );
        }
        let many = "(a)\t<msnobj/>\t".repeat(1000);
        assert_eq!(read(many.as_bytes()).len(), MAX_READ);
    }
}
