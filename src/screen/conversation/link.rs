//! Whether to open a link: where it leads, and what about it may deceive.

use iced::widget::{column, container, text};

use super::dialog::{Message, buttons};
use crate::widget::{self, Element, bold};
use crate::{t, theme};

/// What about an address may deceive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doubt {
    /// There are letters in the name of the computer that look like others.
    LookAlike,
    /// The name is written in code, which hides letters of other scripts.
    Coded,
    /// There is something before the name that looks like one.
    Before,
}

pub fn view(target: &str) -> Element<'_, Message> {
    let host = host(target);
    let doubt = doubt(target).map(|doubt| {
        let words = match doubt {
            Doubt::LookAlike => t!("link-look-alike"),
            Doubt::Coded => t!("link-coded"),
            Doubt::Before => t!("link-before"),
        };
        container(text(words).size(11))
            .padding([4, 8])
            .width(iced::Fill)
            .style(theme::container::info)
    });
    column![
        text(t!("link-title")).font(bold()).size(13),
        container(widget::scrollable(
            text(target)
                .wrapping(text::Wrapping::Glyph)
                .style(theme::text::accent)
        ))
        .max_height(90),
        host.map(|host| text(t!("link-host", host = host)).wrapping(text::Wrapping::Glyph)),
        doubt,
        text(t!("link-warning")).size(11).style(theme::text::dim),
        buttons(Some((t!("link-open"), Message::OpenLink))),
    ]
    .spacing(9)
    .into()
}

/// The part of a web address before the path.
fn authority(target: &str) -> Option<&str> {
    let (scheme, rest) = target.split_once("://")?;
    let web = ["http", "https"]
        .iter()
        .any(|web| scheme.eq_ignore_ascii_case(web));
    // Browsers take a backslash for a slash.
    let end = rest.find(['/', '\\', '?', '#']).unwrap_or(rest.len());
    web.then(|| rest.get(..end)).flatten()
}

/// The computer a web address leads to.
fn host(target: &str) -> Option<&str> {
    let authority = authority(target)?;
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|b| b.is_ascii_digit()) => Some(name),
        _ => Some(host),
    }
}

fn doubt(target: &str) -> Option<Doubt> {
    let host = host(target)?;
    if authority(target).is_some_and(|authority| authority.contains('@')) {
        return Some(Doubt::Before);
    }
    let mut doubt = None;
    for label in host.split(['.', '。', '．', '｡']) {
        if looks_alike(label) {
            return Some(Doubt::LookAlike);
        }
        let coded = label
            .get(..4)
            .is_some_and(|head| head.eq_ignore_ascii_case("xn--"));
        if coded {
            doubt = Some(Doubt::Coded);
        }
    }
    doubt
}

/// Scripts whose letters are taken for one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    /// Other alphabets with such letters, and letters of mathematics and of full width.
    Odd,
}

fn script(letter: char) -> Option<Script> {
    match letter {
        'a'..='z' | 'A'..='Z' | '\u{c0}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}' => {
            Some(Script::Latin)
        }
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Script::Greek),
        '\u{400}'..='\u{52f}' | '\u{1c80}'..='\u{1c8f}' => Some(Script::Cyrillic),
        '\u{250}'..='\u{2af}'
        | '\u{530}'..='\u{58f}'
        | '\u{13a0}'..='\u{13ff}'
        | '\u{2100}'..='\u{214f}'
        | '\u{ff01}'..='\u{ff5e}'
        | '\u{1d400}'..='\u{1d7ff}' => Some(Script::Odd),
        _ => None,
    }
}

/// Letters of other alphabets that look just like Latin ones.
const TWINS: &str = "асԁеһіјӏоорԛѕԝхуүѵаοορνικυɑɡ";

/// Whether a part of a name could be taken for another: its letters are of several scripts, or every one that is not
/// Latin has a Latin twin.
fn looks_alike(label: &str) -> bool {
    let mut scripts = label.chars().filter_map(script);
    let Some(first) = scripts.next() else {
        return false;
    };
    if first == Script::Odd || scripts.any(|other| other != first) {
        return true;
    }
    first != Script::Latin
        && label
            .chars()
            .filter(|letter| script(*letter).is_some())
            .all(|letter| letter.to_lowercase().all(|small| TWINS.contains(small)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_computer_is_what_stands_before_the_path_and_behind_the_name() {
        for (target, expected) in [
            ("http://example.com", "example.com"),
            ("https://example.com:8080/a@b:c", "example.com"),
            (
                "https://bank.example@evil.example/bank.example",
                "evil.example",
            ),
            ("https://evil.example\\@bank.example/", "evil.example"),
            ("http://example.com?x=http://other.example", "example.com"),
        ] {
            assert_eq!(host(target), Some(expected), "{target}");
        }
        assert_eq!(host("mailto:bob@example.net"), None);
    }

    #[test]
    fn what_may_deceive_is_marked_and_nothing_else() {
        for (target, expected) in [
            ("https://example.com/аррӏе", None),
            ("https://пример.example/", None),
            ("https://bücher.example/", None),
            ("https://例え.example/", None),
            ("https://παράδειγμα.example/", None),
            ("https://аррӏе.example/", Some(Doubt::LookAlike)),
            ("https://pаypal.example/", Some(Doubt::LookAlike)),
            ("https://ｂank.example/", Some(Doubt::LookAlike)),
            ("https://www.xn--80ak6aa92e.example/", Some(Doubt::Coded)),
            ("https://bank.example@evil.example/", Some(Doubt::Before)),
            ("mailto:bob@example.net", None),
        ] {
            assert_eq!(doubt(target), expected, "{target}");
        }
    }
}
