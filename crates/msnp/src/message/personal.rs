//! Personal messages and current media: the XML of `UUX` and `UBX` (04 sections 4 and 5).

use bytes::Bytes;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::endpoint::{self, EndpointData};
use crate::api::{CurrentMedia, MediaInfo, MediaKind};
use crate::dialect::Dialect;
use crate::wire::{xml_escape, xml_escape_numerically};

/// The largest document that is read, in bytes.
const MAX_DOCUMENT: usize = 64 * 1024;
/// The deepest element that is read.
const MAX_DEPTH: usize = 16;
/// The most text in one element, in bytes.
const MAX_TEXT: usize = 16 * 1024;
/// The longest `id` that is read, in bytes.
const MAX_ID: usize = 64;

/// What a `UBX` tells. `None` = not told, so it stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonalData {
    /// The personal message; empty = none.
    pub text: Option<String>,
    /// What is listened to or played; `Some(None)` = nothing.
    pub media: Option<Option<CurrentMedia>>,
    /// The machine the message was set at, `{guid}` (MSNP12+).
    pub machine: Option<String>,
    /// The places this person is signed in at, as far as they are told (MSNP16+); at most 32.
    pub endpoints: Vec<EndpointData>,
}

impl PersonalData {
    /// Reads the payload of a `UBX` or `UUX`; an empty one clears everything. `None` when it is broken: to be ignored.
    #[must_use]
    pub fn read(payload: &[u8]) -> Option<Self> {
        if payload.is_empty() {
            return Some(Self {
                text: Some(String::new()),
                media: Some(None),
                ..Self::default()
            });
        }
        let mut data = Self::default();
        let elements = xml_texts(payload).or_else(|| xml_texts(&mended(payload)?))?;
        for element in elements {
            match element.path.as_str() {
                "Data/PSM" => data.text = Some(element.text),
                "Data/CurrentMedia" => data.media = Some(read_media(&element.text)),
                "Data/MachineGuid" => data.machine = Some(element.text),
                path => endpoint::read_element(path, &element, &mut data.endpoints),
            }
        }
        Some(data)
    }

    /// The payload of the `UBX` in which a server of this dialect tells it (04 section 4).
    #[must_use]
    pub fn told_payload(&self, dialect: Dialect) -> Bytes {
        let escape = |text: &str| {
            if dialect.escapes_numerically() {
                xml_escape_numerically(text).into_owned()
            } else {
                xml_escape(text).into_owned()
            }
        };
        let media = self.media.as_ref().and_then(Option::as_ref);
        let mut out = format!(
            "<Data><PSM>{}</PSM><CurrentMedia>{}</CurrentMedia>",
            escape(self.text.as_deref().unwrap_or_default()),
            escape(&media.map(write_media).unwrap_or_default()),
        );
        if let Some(machine) = &self.machine {
            out.push_str(&format!(
                "<MachineGuid>{}</MachineGuid>",
                xml_escape(machine)
            ));
        }
        out.push_str(dialect.empty_personal_elements());
        endpoint::push_told(&self.endpoints, escape, &mut out);
        out.push_str("</Data>");
        Bytes::from(out)
    }
}

/// The payload of the `UUX` that sets our personal message and media, from this machine where it has a GUID.
#[must_use]
pub fn personal_payload(text: &str, media: Option<&CurrentMedia>, machine: Option<&str>) -> Bytes {
    let media = media.map(write_media).unwrap_or_default();
    let machine = machine.map_or_else(String::new, |machine| {
        format!("<MachineGuid>{}</MachineGuid>", xml_escape(machine))
    });
    Bytes::from(format!(
        "<Data><PSM>{}</PSM><CurrentMedia>{}</CurrentMedia>{machine}</Data>",
        xml_escape(text),
        xml_escape(&media)
    ))
}

/// Media ready to be shown: `{0}`, `{1}` … are filled in, with nothing where there is no argument.
#[must_use]
pub fn media_info(media: &CurrentMedia) -> MediaInfo {
    let mut text = String::with_capacity(media.format.len());
    let mut rest = media.format.as_str();
    while let Some((before, from)) = rest.split_once('{') {
        text.push_str(before);
        let place = from
            .split_once('}')
            .filter(|(digits, _)| (1..=3).contains(&digits.len()))
            .and_then(|(digits, tail)| Some((digits.parse::<usize>().ok()?, tail)));
        match place {
            Some((at, tail)) => {
                text.push_str(media.args.get(at).map_or("", String::as_str));
                rest = tail;
            }
            None => {
                text.push('{');
                rest = from;
            }
        }
    }
    text.push_str(rest);
    MediaInfo {
        kind: media.kind,
        text,
    }
}

/// Fields are parted by a backslash and a zero, two characters.
const SEPARATOR: &str = "\\0";

fn read_media(text: &str) -> Option<CurrentMedia> {
    let mut fields = text.split(SEPARATOR);
    let app = fields.next()?;
    let kind = match fields.next()? {
        kind if kind.eq_ignore_ascii_case("Music") => MediaKind::Music,
        kind if kind.eq_ignore_ascii_case("Games") => MediaKind::Games,
        kind if kind.eq_ignore_ascii_case("Office") => MediaKind::Office,
        _ => return None,
    };
    if fields.next()? != "1" {
        return None;
    }
    let format = fields.next()?.to_owned();
    let mut args: Vec<String> = fields.map(str::to_owned).collect();
    // The last separator ends the list, it does not begin another argument.
    if args.last().is_some_and(String::is_empty) {
        let _end = args.pop();
    }
    Some(CurrentMedia {
        app: app.to_owned(),
        kind,
        format,
        args,
    })
}

fn write_media(media: &CurrentMedia) -> String {
    let kind = match media.kind {
        MediaKind::Music => "Music",
        MediaKind::Games => "Games",
        MediaKind::Office => "Office",
    };
    let fields = [media.app.as_str(), kind, "1", media.format.as_str()];
    let mut text = String::new();
    for field in fields
        .into_iter()
        .chain(media.args.iter().map(String::as_str))
    {
        // Nothing can be escaped, so a separator within a field is taken apart.
        text.push_str(&field.replace(SEPARATOR, "\\ 0"));
        text.push_str(SEPARATOR);
    }
    text
}

/// The text of an element.
pub(super) struct XmlText {
    /// Its path: `Data/PSM`.
    pub(super) path: String,
    /// The `id` of the outermost element that has one: all below it are told of that.
    pub(super) id: Option<String>,
    /// The text, entities resolved.
    pub(super) text: String,
}

/// The payload with every `<` escaped that stands in a text: one server passes them on as they were meant, not as they
/// were written. `None` when there is no such text.
fn mended(payload: &[u8]) -> Option<Vec<u8>> {
    let payload = std::str::from_utf8(payload).ok()?;
    let mut out = String::with_capacity(payload.len() + 32);
    let mut rest = payload;
    for (start, end) in [("<PSM>", "</PSM>"), ("<CurrentMedia>", "</CurrentMedia>")] {
        let Some((before, from)) = rest.split_once(start) else {
            continue;
        };
        // What is written in the text itself may look like its end.
        let (text, after) = from.rsplit_once(end)?;
        out.push_str(before);
        out.push_str(start);
        out.push_str(&text.replace('<', "&lt;"));
        out.push_str(end);
        rest = after;
    }
    out.push_str(rest);
    (out.len() > payload.len()).then(|| out.into_bytes())
}

/// The text of every element, in the order of their ends. `None` when it is no XML, larger or deeper than anything real,
/// or has entities of its own.
pub(super) fn xml_texts(document: &[u8]) -> Option<Vec<XmlText>> {
    if document.len() > MAX_DOCUMENT {
        return None;
    }
    let document = String::from_utf8_lossy(document);
    let mut reader = Reader::from_str(&document);
    let mut texts = Vec::new();
    // The open elements: the length of the path before each, and its text so far.
    let mut path = String::new();
    let mut open: Vec<(usize, String)> = Vec::new();
    // The `id` that holds, and how many elements were open around the one that has it.
    let mut named: Option<(usize, String)> = None;
    loop {
        let piece = match reader.read_event().ok()? {
            Event::Start(tag) => {
                if open.len() == MAX_DEPTH {
                    return None;
                }
                if named.is_none() {
                    named = id_of(&tag).map(|id| (open.len(), id));
                }
                open.push((path.len(), String::new()));
                enter(&mut path, tag.local_name().as_ref());
                continue;
            }
            Event::Empty(tag) => {
                let len = path.len();
                enter(&mut path, tag.local_name().as_ref());
                let id = named.as_ref().map(|(_, id)| id.clone());
                texts.push(XmlText {
                    path: path.clone(),
                    id: id.or_else(|| id_of(&tag)),
                    text: String::new(),
                });
                path.truncate(len);
                continue;
            }
            Event::End(_) => {
                let (len, text) = open.pop()?;
                texts.push(XmlText {
                    path: path.clone(),
                    id: named.as_ref().map(|(_, id)| id.clone()),
                    text,
                });
                if named
                    .as_ref()
                    .is_some_and(|(depth, _)| *depth == open.len())
                {
                    named = None;
                }
                path.truncate(len);
                continue;
            }
            Event::Text(text) => text.into_inner().into_owned(),
            Event::CData(text) => text.into_inner().into_owned(),
            Event::GeneralRef(reference) => match reference.resolve_char_ref().ok()? {
                Some(character) => character.to_string(),
                None => resolve_predefined_entity(&reference)?.to_owned(),
            },
            Event::DocType(_) => return None,
            Event::Eof => return open.is_empty().then_some(texts),
            _ => continue,
        };
        if let Some((_, text)) = open.last_mut()
            && text.len() + piece.len() <= MAX_TEXT
        {
            text.push_str(&piece);
        }
    }
}

/// The value of the attribute `id`.
fn id_of(tag: &BytesStart<'_>) -> Option<String> {
    let id = tag
        .attributes()
        .flatten()
        .find(|attribute| attribute.key.as_ref() == "id")?;
    let id = quick_xml::escape::unescape(id.value.as_ref()).ok()?;
    (id.len() <= MAX_ID).then(|| id.into_owned())
}

fn enter(path: &mut String, name: &str) {
    if !path.is_empty() {
        path.push('/');
    }
    path.push_str(name);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn media(kind: MediaKind, app: &str, format: &str, args: &[&str]) -> CurrentMedia {
        CurrentMedia {
            app: app.into(),
            kind,
            format: format.into(),
            args: args.iter().map(|arg| (*arg).to_owned()).collect(),
        }
    }

    #[test]
    fn a_text_with_bare_brackets_is_read_as_it_was_meant() {
        let read = |xml: &str| PersonalData::read(xml.as_bytes()).and_then(|data| data.text);
        let told =
            |text: &str| format!("<Data><PSM>{text}</PSM><CurrentMedia></CurrentMedia></Data>");
        for (written, meant) in [
            ("two &#x26; <you>", "two & <you>"),
            ("3 < 4", "3 < 4"),
            ("I <3 you", "I <3 you"),
            ("</PSM>", "</PSM>"),
            ("<", "<"),
        ] {
            assert_eq!(read(&told(written)).as_deref(), Some(meant), "{written}");
        }
        for broken in ["<Data><PSM>open", "<Data><PSM><a></Data>", "<", ""] {
            assert!(read(broken).is_none_or(|text| text.is_empty()), "{broken}");
        }
    }

    #[test]
    fn what_is_missing_stays_and_what_is_empty_clears() {
        let read = |xml: &str| PersonalData::read(xml.as_bytes());
        assert_eq!(
            read(
                "<Data><PSM>At work &amp; &#x3C;happy&#62;</PSM><CurrentMedia></CurrentMedia></Data>"
            ),
            Some(PersonalData {
                text: Some("At work & <happy>".into()),
                media: Some(None),
                ..PersonalData::default()
            })
        );
        assert_eq!(
            read("<Data><New a='1'/><PSM/></Data>"),
            Some(PersonalData {
                text: Some(String::new()),
                ..PersonalData::default()
            })
        );
        assert_eq!(
            read(
                "<Data><EndpointData id=\"{}\"><Capabilities>0:0</Capabilities></EndpointData></Data>"
            )
            .map(|data| (data.text, data.media)),
            Some((None, None))
        );
        assert_eq!(read("").and_then(|data| data.text), Some(String::new()));
    }

    #[test]
    fn broken_or_hostile_documents_are_ignored() {
        for xml in [
            "<Data><PSM>x</Data>",
            "<Data>&unknown;</Data>",
            "<!DOCTYPE d [<!ENTITY a 'aaaa'>]><Data><PSM>&a;</PSM></Data>",
            "<!DOCTYPE d SYSTEM 'http://example.com/'><Data><PSM>x</PSM></Data>",
            "<Data>",
            "<Data>&",
            &"<a>".repeat(100),
            &format!("<Data>{}</Data>", "x".repeat(70_000)),
        ] {
            assert_eq!(
                PersonalData::read(xml.as_bytes()),
                None,
                "{}",
                &xml[..7.min(xml.len())]
            );
        }
    }

    #[test]
    fn media_examples_of_the_reference() {
        let song = r"WMP\0Music\01\0{0} - {1}\0Some Title\0Some Artist\0Some Album\0{wmid}\0";
        let song = read_media(song).expect("media");
        assert_eq!(media_info(&song).text, "Some Title - Some Artist");
        assert_eq!(song.args.len(), 4);
        let game = read_media(r"\0Games\01\0Playing {0}\0Game Name\0").expect("media");
        assert_eq!(
            game,
            media(MediaKind::Games, "", "Playing {0}", &["Game Name"])
        );
        let office = read_media(r"\0Office\01\0Office Message\0Out for lunch\0").expect("media");
        assert_eq!(media_info(&office).text, "Office Message");
        assert_eq!(read_media(r"WMP\0Music\00\0{0} - {1}\0\0\0\0\0"), None);
        assert_eq!(read_media(r"WMP\0Music"), None);
        assert_eq!(read_media(""), None);
    }

    #[test]
    fn what_is_set_is_read_again() {
        let song = media(MediaKind::Music, "X", "{0} & {1}", &["<a>", "b"]);
        let payload = personal_payload("At work & happy", Some(&song), None);
        assert_eq!(
            PersonalData::read(&payload),
            Some(PersonalData {
                text: Some("At work & happy".into()),
                media: Some(Some(song)),
                ..PersonalData::default()
            })
        );
        // The payload of the reference, to the byte.
        let plain = personal_payload("At work & happy", None, None);
        assert_eq!(plain.len(), 72);
    }

    #[test]
    fn places_without_argument_are_empty_and_braces_stay() {
        let odd = media(MediaKind::Music, "", "{0}{5}{x}{", &["a"]);
        assert_eq!(media_info(&odd).text, "a{x}{");
    }
}
