//! A message as the server keeps it: a letter with headers (14 section 5).

use std::time::{Duration, SystemTime};

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::api::Address;
use crate::message::{Mime, decode_text, decode_words};

/// A longer text is cut, in bytes.
const MAX_TEXT: usize = 64 * 1024;
/// Parts of a letter that are looked through.
const MAX_PARTS: usize = 32;

/// An offline message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfflineMail {
    /// Who wrote it; `None` where the letter does not say.
    pub from: Option<Address>,
    /// The name they had then.
    pub name: Option<String>,
    /// The sign-in it was written in.
    pub run: Option<String>,
    /// Its number in there.
    pub number: Option<u32>,
    /// When the server took it in.
    pub sent_at: Option<SystemTime>,
    /// The text, lines separated by `\n`.
    pub text: String,
}

impl OfflineMail {
    /// Reads a letter. Whatever is missing or broken in its headers is `None`; a body that cannot be decoded is taken as
    /// it is.
    #[must_use]
    pub fn read(letter: &str) -> Self {
        let letter = unfolded(letter);
        let mime = Mime::read(letter.as_bytes());
        let header = |name: &str| mime.headers.get(name).filter(|value| !value.is_empty());
        let (from, name) = header("From").map_or((None, None), |from| writer(&from));
        let arrival = header("X-OriginalArrivalTime").and_then(|value| file_time(&value));
        Self {
            from,
            name,
            run: header("X-OIM-Run-Id").map(|run| run.to_ascii_lowercase()),
            number: mime.headers.number("X-OIM-Sequence-Num"),
            sent_at: arrival.or_else(|| header("Date").and_then(|value| letter_date(&value))),
            text: cut(text_of(&mime, 0)),
        }
    }
}

/// The letter with each folded header on one line.
fn unfolded(letter: &str) -> String {
    let letter = letter.replace("\r\n", "\n");
    let (head, body) = letter.split_once("\n\n").unwrap_or((&letter, ""));
    let head = head.replace("\n ", " ").replace("\n\t", " ");
    let end = if head.is_empty() { "\n" } else { "\n\n" };
    format!("{head}{end}{body}")
}

/// Address and name in `=?utf-8?B?Qm9i?= <bob@example.net>`.
fn writer(from: &str) -> (Option<Address>, Option<String>) {
    let (name, address) = match from.rsplit_once('<') {
        Some((name, rest)) => (name, rest.split('>').next().unwrap_or(rest)),
        None => ("", from),
    };
    let name = decode_words(name.trim().trim_matches('"'))
        .trim()
        .to_owned();
    let address = address.trim();
    (
        address.contains('@').then(|| Address::new(address)),
        (!name.is_empty()).then_some(name),
    )
}

/// `… FILETIME=[0701EE00:01DA9BAF]`: low and high half of the units of 100 ns since 1601.
fn file_time(value: &str) -> Option<SystemTime> {
    const TO_1970: Duration = Duration::from_secs(11_644_473_600);
    let (_, rest) = value.split_once("FILETIME=[")?;
    let (halves, _) = rest.split_once(']')?;
    let (low, high) = halves.split_once(':')?;
    let low = u32::from_str_radix(low.trim(), 16).ok()?;
    let high = u32::from_str_radix(high.trim(), 16).ok()?;
    let units = u64::from(high) << 32 | u64::from(low);
    let since_1601 = Duration::from_micros(units / 10);
    SystemTime::UNIX_EPOCH.checked_add(since_1601.checked_sub(TO_1970)?)
}

/// `Wed, 1 May 2024 03:05:00 -0700`.
fn letter_date(value: &str) -> Option<SystemTime> {
    let parser = jiff::fmt::rfc2822::DateTimeParser::new();
    parser.parse_timestamp(value).ok().map(Into::into)
}

/// The text of a letter, or of the part of it that is plain text.
fn text_of(mime: &Mime<'_>, depth: u8) -> String {
    let content_type = mime.content_type();
    let is_parted = content_type
        .essence()
        .to_ascii_lowercase()
        .starts_with("multipart/");
    if let (true, Some(border), true) = (is_parted, content_type.parameter("boundary"), depth < 2) {
        return plain_part(mime.body, border, depth).unwrap_or_default();
    }
    let encoding = mime.headers.get("Content-Transfer-Encoding");
    let is_base64 = encoding.is_some_and(|name| name.eq_ignore_ascii_case("base64"));
    let decoded = is_base64.then(|| from_base64(mime.body)).flatten();
    let body = decoded.as_deref().unwrap_or(mime.body);
    decode_text(body, content_type.parameter("charset")).into_owned()
}

fn plain_part(body: &[u8], border: &str, depth: u8) -> Option<String> {
    if border.is_empty() {
        return None;
    }
    let body = String::from_utf8_lossy(body);
    let border = format!("--{border}");
    let mut parts = body.split(border.as_str()).skip(1).take(MAX_PARTS);
    parts.find_map(|part| {
        let mime = Mime::read(part.trim_start_matches(['\r', '\n']).as_bytes());
        let kind = mime.content_type();
        let has_text = kind.is("text/plain") || kind.essence().starts_with("multipart/");
        has_text.then(|| text_of(&mime, depth + 1).trim_end_matches('\n').to_owned())
    })
}

fn from_base64(body: &[u8]) -> Option<Vec<u8>> {
    let engine = GeneralPurpose::new(
        &alphabet::STANDARD,
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
    );
    let letters: Vec<u8> = body
        .iter()
        .copied()
        .filter(|byte| !byte.is_ascii_whitespace())
        .collect();
    engine.decode(letters).ok()
}

fn cut(mut text: String) -> String {
    if text.len() > MAX_TEXT {
        let end = (0..=MAX_TEXT).rev().find(|&at| text.is_char_boundary(at));
        text.truncate(end.unwrap_or(0));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folded_headers_missing_headers_and_bad_bodies_are_borne() {
        let mail = OfflineMail::read(
            "from:\r\n =?utf-8?B?Qm9i?=\r\n\t<Bob@Example.NET>\r\nContent-Transfer-Encoding: base64\r\n\r\nno base64!\r\n",
        );
        assert_eq!(mail.from, Some(Address::new("bob@example.net")));
        assert_eq!(mail.name.as_deref(), Some("Bob"));
        assert_eq!((mail.run, mail.number, mail.sent_at), (None, None, None));
        assert_eq!(mail.text, "no base64!\n");
        assert_eq!(OfflineMail::read("").text, "");
        let bare = OfflineMail::read("From: carol@example.net\n\nhi");
        assert_eq!(
            (bare.from, bare.name),
            (Some(Address::new("carol@example.net")), None)
        );
    }

    #[test]
    fn the_plain_part_of_a_letter_in_parts_is_its_text() {
        let mail = OfflineMail::read(
            "Content-Type: multipart/mixed; boundary=\"x y\"\n\npreamble\n--x y\nContent-Type: audio/wav\n\nAAAA\n\
             --x y\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\nSMOp\nbGw=\n--x y--\n",
        );
        assert_eq!(mail.text, "Héll");
    }

    #[test]
    fn dates_are_a_stand_in_for_the_arrival() {
        let at = |head: &str| {
            let sent = OfflineMail::read(&format!("{head}\n\nx")).sent_at?;
            sent.duration_since(SystemTime::UNIX_EPOCH)
                .ok()
                .map(|since| since.as_secs())
        };
        assert_eq!(at("Date: 1 May 2024 03:05:00 -0700"), Some(1_714_557_900));
        assert_eq!(
            at("Date: Wed, 1 May 2024 03:05:00 -0700"),
            Some(1_714_557_900)
        );
        assert_eq!(
            at(
                "Date: nonsense\nX-OriginalArrivalTime: 01 May 2024 10:05:00.0000 (UTC) FILETIME=[0701EE00:01DA9BAF]"
            ),
            Some(1_714_557_900)
        );
        assert!(at("X-OriginalArrivalTime: FILETIME=[FFFFFFFF:FFFFFFFF]").is_some());
        for wrong in [
            "Date: x",
            "X-OriginalArrivalTime: FILETIME=[0:0]",
            "X-OriginalArrivalTime: FILETIME=[x:y]",
        ] {
            assert_eq!(at(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_text_without_end_is_cut_between_characters() {
        let mail = OfflineMail::read(&format!("A: b\n\n{}", "ä".repeat(MAX_TEXT)));
        assert!(mail.text.len() <= MAX_TEXT && mail.text.ends_with('ä'));
    }
}
