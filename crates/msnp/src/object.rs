//! MSN objects: what names a picture, an emoticon, a wink or a sound (protocol reference 06).
//!
//! An object is one XML element. It travels in presence, in definitions of emoticons and as the key with which the bytes
//! themselves are asked for; those only ever come from peer to peer.

mod kind;
mod sha1d;

use base64::Engine;
use base64::alphabet::STANDARD as ALPHABET;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};

use crate::api::Address;
use crate::wire::{percent_decode, percent_encode, xml_escape};

pub use kind::ObjectKind;
pub(crate) use kind::is_picture;
pub use sha1d::Sha1d;

/// The longest object that is read, in bytes of XML.
pub const MAX_XML: usize = 4 * 1024;
/// The longest object with a stamp that is read.
pub const MAX_STAMPED: usize = 16 * 1024;
/// More attributes are not read.
const MAX_ATTRIBUTES: usize = 32;

/// Base64 as others write it: some leave out the padding (06 section 4), some end in bits that are not zero.
pub(crate) const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &ALPHABET,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// What names some bytes of somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MsnObject {
    /// Whose it is. (Who sent the object is to be asked for the bytes.)
    pub creator: Address,
    /// How many bytes there are; never 0.
    pub size: u64,
    /// What it is.
    pub kind: ObjectKind,
    /// A name its owner gave it; never to be used as a path.
    pub location: String,
    /// What it is to be called, mostly empty.
    pub friendly: String,
    /// The hash of the bytes: what makes an object itself.
    pub sha1d: Sha1d,
    /// A hash of the other attributes as it was told. Programs reckon it in different ways, so it proves nothing.
    pub sha1c: Option<String>,
    /// A signature of the maker of a wink, to be kept as it is.
    pub stamp: Option<String>,
    /// The XML as it came or was written.
    source: String,
}

impl MsnObject {
    /// Reads an object. `None` when it is none, or lacks what it must have: a creator, a size, a type and a hash.
    /// Attributes may come in any order, and unknown ones are passed over.
    #[must_use]
    pub fn parse(xml: &str) -> Option<Self> {
        let around = |c: char| matches!(c, '\0' | '\u{feff}') || c.is_ascii_whitespace();
        let xml = xml.trim_matches(around);
        if xml.len() > MAX_STAMPED {
            return None;
        }
        let mut reader = Reader::from_str(xml);
        let (Event::Start(tag) | Event::Empty(tag)) = reader.read_event().ok()? else {
            return None;
        };
        if tag.name().as_ref() != "msnobj" {
            return None;
        }
        // What stands behind the element is no part of it.
        let end = usize::try_from(reader.buffer_position()).ok()?;
        let source = xml.get(..end)?;
        let object = Self::of_attributes(&tag, source)?;
        (object.stamp.is_some() || source.len() <= MAX_XML).then_some(object)
    }

    fn of_attributes(tag: &BytesStart<'_>, source: &str) -> Option<Self> {
        let [mut creator, mut size, mut kind, mut location, mut friendly] = [const { None }; 5];
        let [mut sha1d, mut sha1c, mut stamp] = [const { None }; 3];
        for attribute in tag.attributes().take(MAX_ATTRIBUTES) {
            let attribute = attribute.ok()?;
            let slot = match attribute.key.as_ref() {
                "Creator" => &mut creator,
                "Size" => &mut size,
                "Type" => &mut kind,
                "Location" => &mut location,
                "Friendly" => &mut friendly,
                "SHA1D" => &mut sha1d,
                "SHA1C" => &mut sha1c,
                "stamp" => &mut stamp,
                _ => continue,
            };
            let value = attribute.normalized_value(XmlVersion::Explicit1_0).ok()?;
            *slot = Some(value.into_owned());
        }
        let size: u64 = size?.trim().parse().ok().filter(|size| *size > 0)?;
        let kind: u32 = kind?.trim().parse().ok().filter(|kind| *kind > 0)?;
        Some(Self {
            creator: creator
                .filter(|creator| !creator.is_empty())
                .map(|creator| Address::new(&creator))?,
            size,
            kind: ObjectKind::of(kind),
            location: location.unwrap_or_default(),
            friendly: friendly.as_deref().map(friendly_text).unwrap_or_default(),
            sha1d: Sha1d::parse(&sha1d?)?,
            sha1c,
            stamp,
            source: source.to_owned(),
        })
    }

    /// The object for some bytes of ours, as the official client wrote it. Location and name should need no escaping:
    /// programs disagree about the hash of those that do. `None` for no bytes at all.
    #[must_use]
    pub fn describe(
        creator: &Address,
        kind: ObjectKind,
        (location, friendly): (&str, &str),
        bytes: &[u8],
    ) -> Option<Self> {
        let size = u64::try_from(bytes.len()).ok().filter(|size| *size > 0)?;
        let sha1d = Sha1d::of(bytes);
        let number = kind.number();
        let name = friendly_base64(friendly);
        let sha1c = Sha1d::of(
            format!(
                "Creator{}Size{size}Type{number}Location{location}Friendly{name}SHA1D{sha1d}",
                creator.spelled()
            )
            .as_bytes(),
        )
        .to_string();
        let source = format!(
            "<msnobj Creator=\"{}\" Size=\"{size}\" Type=\"{number}\" Location=\"{}\" Friendly=\"{name}\" \
             SHA1D=\"{sha1d}\" SHA1C=\"{sha1c}\"/>",
            xml_escape(creator.spelled()),
            xml_escape(location),
        );
        Some(Self {
            creator: creator.clone(),
            size,
            kind,
            location: location.to_owned(),
            friendly: friendly.to_owned(),
            sha1d,
            sha1c: Some(sha1c),
            stamp: None,
            source,
        })
    }

    /// The XML, as it came.
    #[must_use]
    pub fn to_xml(&self) -> &str {
        &self.source
    }

    /// Reads the object of a presence line: percent-encoded, or as it is. `None` for `0`, nothing, and what is none.
    #[must_use]
    pub fn from_presence(word: &str) -> Option<Self> {
        if word
            .get(..3)
            .is_some_and(|start| start.eq_ignore_ascii_case("%3c"))
        {
            // Encoding makes a byte three at most.
            if word.len() > 3 * MAX_STAMPED {
                return None;
            }
            Self::parse(&percent_decode(word))
        } else {
            Self::parse(word)
        }
    }

    /// The object as it stands in a presence line.
    #[must_use]
    pub fn to_presence(&self) -> String {
        percent_encode(&self.source)
    }

    /// Reads the context of an invitation to send an object: base64 of the XML, with or without a NUL, in UTF-8 or
    /// UTF-16.
    #[must_use]
    pub fn from_context(context: &str) -> Option<Self> {
        // UTF-16 doubles, base64 adds a third.
        if context.len() > 3 * MAX_STAMPED {
            return None;
        }
        let bytes = LENIENT.decode(context.trim()).ok()?;
        if bytes.get(1) == Some(&0) {
            return Self::parse(&utf16(&bytes)?);
        }
        Self::parse(std::str::from_utf8(&bytes).ok()?)
    }

    /// The context that asks its owner for the bytes: the owner's own text without the stamp, which the official client
    /// refuses there, and a NUL (06 section 5).
    #[must_use]
    pub fn to_context(&self) -> String {
        let mut text = self.request_xml();
        text.push('\0');
        base64::engine::general_purpose::STANDARD.encode(text)
    }

    /// The XML without its stamp.
    fn request_xml(&self) -> String {
        if self.stamp.is_none() {
            return self.source.clone();
        }
        let mut quote = None;
        let mut stamp = None;
        // Some leave no blank behind a value.
        let mut behind = false;
        for (at, c) in self.source.char_indices() {
            match quote {
                Some(open) if c == open => {
                    quote = None;
                    behind = true;
                    if let Some(start) = stamp {
                        let (before, _) = self.source.split_at(start);
                        let (_, after) = self.source.split_at(at + c.len_utf8());
                        return format!("{before}{after}");
                    }
                }
                None if matches!(c, '"' | '\'') => quote = Some(c),
                None => {
                    if (behind || is_blank(c)) && is_stamp(&self.source[at..]) {
                        stamp = Some(at);
                    }
                    behind = false;
                }
                Some(_) => {}
            }
        }
        self.source.clone()
    }

    /// Whether these are the bytes it names.
    #[must_use]
    pub fn names(&self, bytes: &[u8]) -> bool {
        u64::try_from(bytes.len()) == Ok(self.size) && Sha1d::of(bytes) == self.sha1d
    }

    /// Whether so much will be taken for an object of its kind (06 section 5).
    #[must_use]
    pub fn fits(&self) -> bool {
        self.size <= self.kind.max_size()
    }
}

/// Whether the attribute that begins here, behind a blank or not, is the stamp.
fn is_stamp(rest: &str) -> bool {
    let name = rest.trim_start_matches(is_blank).strip_prefix("stamp");
    name.is_some_and(|rest| rest.trim_start_matches(is_blank).starts_with('='))
}

/// What XML takes for a blank.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\r' | '\n')
}

/// The name in base64 of UTF-16 with a NUL behind it; broken ones are empty (06 section 7).
fn friendly_text(base64: &str) -> String {
    let bytes = LENIENT.decode(base64.trim()).unwrap_or_default();
    utf16(&bytes).unwrap_or_default()
}

fn friendly_base64(name: &str) -> String {
    let bytes: Vec<u8> = name
        .encode_utf16()
        .chain([0])
        .flat_map(u16::to_le_bytes)
        .collect();
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// Little-endian UTF-16 without the NULs behind it; `None` for half a unit.
pub(crate) fn utf16(bytes: &[u8]) -> Option<String> {
    let (pairs, []) = bytes.as_chunks::<2>() else {
        return None;
    };
    let units = pairs.iter().map(|pair| u16::from_le_bytes(*pair));
    let text: String = char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect();
    Some(text.trim_end_matches('\0').to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = r#"<msnobj Creator="bob@example.com" Size="5" Type="3" Location="0" Friendly="AAA=" SHA1D="qvTGHdzF6KLavt4PO0gs2a6pQ00="/>"#;

    #[test]
    fn a_byte_order_mark_is_no_part_of_it() {
        let object = MsnObject::parse(&format!("\u{feff}{PLAIN}")).expect("an object");
        assert_eq!(object.to_xml(), PLAIN);
    }

    #[test]
    fn what_must_be_there_is_asked_for() {
        assert!(MsnObject::parse(PLAIN).is_some());
        for (from, to) in [
            ("Creator=\"bob@example.com\"", ""),
            ("bob@example.com", ""),
            ("Size=\"5\"", ""),
            ("\"5\"", "\"-5\""),
            ("\"5\"", "\"0\""),
            ("Type=\"3\"", ""),
            ("\"3\"", "\"0\""),
            (
                "qvTGHdzF6KLavt4PO0gs2a6pQ00=",
                "qvTGHdzF6KLavt4PO0gs2a6pQ00",
            ),
            ("qvTGHdzF6KLavt4PO0gs2a6pQ00=", "qvTGHdzF6KLavt4PO0gs2a6p"),
            ("msnobj", "msnobject"),
            ("\"0\"", "\"&e;\""),
            ("/>", ""),
        ] {
            let other = PLAIN.replacen(from, to, 1);
            // Padding alone may be missing.
            let fine = to == "qvTGHdzF6KLavt4PO0gs2a6pQ00";
            assert_eq!(MsnObject::parse(&other).is_some(), fine, "{other}");
        }
        for text in ["", "0", "<!DOCTYPE a>", "words", "<a/>"] {
            assert_eq!(MsnObject::parse(text), None, "{text}");
        }
    }

    #[test]
    fn what_may_be_missing_is_empty() {
        let bare = PLAIN.replace("Location=\"0\" Friendly=\"AAA=\" ", "");
        let object = MsnObject::parse(&bare).expect("an object");
        assert_eq!((&*object.location, &*object.friendly), ("", ""));
        let odd = PLAIN.replace("AAA=", "AA==");
        assert_eq!(MsnObject::parse(&odd).expect("an object").friendly, "");
        let start = PLAIN.replace("/>", "></msnobj>");
        assert!(MsnObject::parse(&start).is_some());
    }

    #[test]
    fn what_is_escaped_comes_back() {
        let creator = Address::new("O'Hara&Co@Example.com");
        let written =
            MsnObject::describe(&creator, ObjectKind::Emoticon, ("a<b>\".tmp", "x"), b"y");
        let written = written.expect("bytes");
        let read = MsnObject::parse(written.to_xml()).expect("an object");
        assert_eq!(read, written);
        assert_eq!(read.creator.spelled(), "O'Hara&Co@Example.com");
        assert_eq!(MsnObject::from_presence(&written.to_presence()), Some(read));
        let none = MsnObject::describe(&creator, ObjectKind::Emoticon, ("", ""), b"");
        assert_eq!(none, None);
    }

    #[test]
    fn a_stamp_makes_it_longer_and_is_not_asked_for() {
        let with = |len: usize, name: &str| {
            PLAIN.replace("/>", &format!(" {name}=\"{}\" x='1'/>", "A".repeat(len)))
        };
        let object = MsnObject::parse(&with(8000, "stamp")).expect("a wink");
        assert_eq!(object.stamp.map(|stamp| stamp.len()), Some(8000));
        assert_eq!(MsnObject::parse(&with(8000, "contentid")), None);
        assert_eq!(MsnObject::parse(&with(17_000, "stamp")), None);
        let object = MsnObject::parse(&with(20, "stamp")).expect("a wink");
        let asked = MsnObject::from_context(&object.to_context()).expect("an object");
        assert_eq!(asked.to_xml(), PLAIN.replace("/>", " x='1'/>"));
        let close = PLAIN.replace("/>", "stamp=\"AAAA\"/>");
        let object = MsnObject::parse(&close).expect("an object");
        let asked = MsnObject::from_context(&object.to_context()).expect("an object");
        assert_eq!(asked.to_xml(), PLAIN);
        let other = PLAIN.replace("/>", " x\u{c}stamp=\"AAAA\"/>");
        let object = MsnObject::parse(&other).expect("an object");
        let asked = MsnObject::from_context(&object.to_context()).expect("an object");
        assert_eq!(asked.to_xml(), other);
        // A value that looks like one is none.
        let odd = PLAIN.replace("\"0\"", "\" stamp='x\"");
        let object = MsnObject::parse(&odd).expect("an object");
        let asked = MsnObject::from_context(&object.to_context()).expect("an object");
        assert_eq!(asked.to_xml(), odd);
    }

    #[test]
    fn contexts_are_read_in_every_form_seen() {
        let object = MsnObject::parse(PLAIN);
        let context = |bytes: &[u8]| MsnObject::from_context(&LENIENT.encode(bytes));
        assert_eq!(context(PLAIN.as_bytes()), object);
        assert_eq!(context(format!("{PLAIN}\0\0").as_bytes()), object);
        let wide: Vec<u8> = PLAIN.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(context(&wide), object);
        assert_eq!(MsnObject::from_context("PG1zbm9iag"), None);
        assert_eq!(MsnObject::from_context("%%%"), None);
        assert_eq!(MsnObject::from_presence("0"), None);
        assert_eq!(MsnObject::from_presence(PLAIN), object);
    }

    #[test]
    fn what_stands_behind_is_no_part_of_it() {
        let object = MsnObject::parse(&format!("{PLAIN}\tmore<")).expect("an object");
        assert_eq!(object.to_xml(), PLAIN);
    }

    #[test]
    fn only_the_right_bytes_are_those_it_names() {
        let object = MsnObject::parse(PLAIN).expect("an object");
        assert!(object.names(b"hello"));
        assert!(!object.names(b"hellO"));
        assert!(!object.names(b"hello!"));
    }

    #[test]
    fn what_is_too_large_for_its_kind_does_not_fit() {
        let of = |size: u64| MsnObject {
            size,
            ..MsnObject::parse(PLAIN).expect("an object")
        };
        assert!(of(512 * 1024).fits());
        assert!(!of(512 * 1024 + 1).fits());
    }
}
