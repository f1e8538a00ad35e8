//! `im_format.json`, `capabilities.json` and `mime-bodies.json`.

use std::time::Instant;

use bytes::Bytes;
use msnp::api::{Color, InkKind, TextFormat};
use msnp::command::Capabilities;
use msnp::message::{
    ImFormat, Joined, Joiner, MAX_PAYLOAD, Message, OwnEmoticon, action_payload, emoticon_payloads,
    ink_payloads,
};
use msnp::object::{MsnObject, ObjectKind};
use serde_json::Value;

use super::{entries, load, text, unhex};

const FORMATS: &str = include_str!("../data/im_format.json");
const CAPABILITIES: &str = include_str!("../data/capabilities.json");
const BODIES: &str = include_str!("../data/mime-bodies.json");

fn color(case: &Value) -> Color {
    Color::try_from(format!("#{}", text(case, "rgb"))).expect("a colour")
}

fn byte(case: &Value, key: &str) -> Option<u8> {
    case[key].as_u64().map(|n| u8::try_from(n).expect("a byte"))
}

#[test]
fn formats_are_read() {
    let file = load(FORMATS);
    for case in entries(&file, "decode") {
        let header = text(case, "header");
        let format = ImFormat::parse(header);
        assert_eq!(format.font.as_deref(), case["font"].as_str(), "{header}");
        let effects = [format.bold, format.italic, format.underline, format.strike];
        let expected =
            ["bold", "italic", "underline", "strike"].map(|key| case[key].as_bool() == Some(true));
        assert_eq!(effects, expected, "{header}");
        assert_eq!(format.color.unwrap_or_default(), color(case), "{header}");
        assert_eq!(format.charset, byte(case, "charset"), "{header}");
        assert_eq!(format.family, byte(case, "family"), "{header}");
        assert_eq!(format.pitch, byte(case, "pitch"), "{header}");
        assert_eq!(Some(format.rtl), case["rtl"].as_bool(), "{header}");
    }
}

#[test]
fn formats_are_written() {
    let file = load(FORMATS);
    for case in entries(&file, "encode") {
        let effects = text(case, "effects");
        let wanted = TextFormat {
            font: Some(text(case, "font").into()),
            bold: effects.contains('B'),
            italic: effects.contains('I'),
            underline: effects.contains('U'),
            strike: effects.contains('S'),
            color: Some(color(case)),
            rtl: case["rtl"].as_bool() == Some(true),
        };
        let format = ImFormat {
            charset: byte(case, "charset"),
            family: byte(case, "family"),
            pitch: byte(case, "pitch"),
            ..ImFormat::of(&wanted)
        };
        assert_eq!(format.to_string(), text(case, "header"));
        let header = format.to_string();
        assert_eq!(TextFormat::from(ImFormat::parse(&header)), wanted);
    }
}

#[test]
fn capabilities_are_read() {
    let file = load(CAPABILITIES);
    let mask = |table: &str, names: &[Value]| {
        names.iter().fold(0_u32, |mask, name| {
            let bit = entries(&file, table)
                .iter()
                .find(|bit| bit["name"] == *name)
                .and_then(|bit| bit["bit"].as_u64())
                .expect("a named bit");
            mask | 1 << bit
        })
    };
    for case in entries(&file, "cases") {
        let raw = text(case, "raw");
        let read = Capabilities::parse(raw);
        assert_eq!(Some(read.msnc().into()), case["msnc"].as_u64(), "{raw}");
        let flags = mask("bits", case["caps"].as_array().expect("names"));
        assert_eq!(read.flags & 0x0fff_ffff, flags, "{raw}");
        assert!(read.has(flags), "{raw}");
        let extended = mask("ex_bits", case["ex"].as_array().expect("names"));
        assert_eq!(read.extended.unwrap_or(0), extended, "{raw}");
        if !raw.ends_with(":00") {
            assert_eq!(read.to_string(), raw);
        }
    }
    // 04 section 3: negative decimals, numbers above 2^32, a missing second number.
    assert_eq!(Capabilities::parse("-1").flags, u32::MAX);
    assert_eq!(Capabilities::parse("4294967297").flags, 1);
    assert_eq!(Capabilities::parse("5:").extended, Some(0));
    assert_eq!(Capabilities::parse("nonsense"), Capabilities::default());
}

fn body(file: &Value, name: &str) -> Bytes {
    let body = &file[name];
    let payload = Bytes::from(text(body, "payload").to_owned());
    assert_eq!(Some(payload.len() as u64), body["length"].as_u64());
    payload
}

#[test]
fn emoticon_definitions_are_read() {
    let file = load(BODIES);
    for (name, moves) in [
        ("custom_emoticon", false),
        ("custom_emoticons_two", false),
        ("animated_emoticon", true),
    ] {
        let payload = body(&file, name);
        let Message::Emoticons {
            animated,
            definitions,
        } = Message::read(&payload)
        else {
            panic!("{name} is no definition")
        };
        assert_eq!(animated, moves, "{name}");
        let read: Vec<_> = definitions
            .iter()
            .map(|d| (d.shortcut.as_ref(), d.object.as_ref()))
            .collect();
        if moves {
            assert_eq!((read.len(), read[0].0), (1, "(x)"));
            continue;
        }
        let expected: Vec<_> = entries(&file[name], "expect")
            .iter()
            .map(|d| (text(d, "shortcut"), text(d, "object")))
            .collect();
        assert_eq!(read, expected, "{name}");
    }
}

#[test]
fn datacasts_are_read() {
    let file = load(BODIES);
    assert_eq!(Message::read(&body(&file, "nudge")), Message::Nudge);
    assert_eq!(
        Message::read(&body(&file, "action_text")),
        Message::Datacast {
            id: 4,
            data: Some("Alice sends a wave".into())
        }
    );
    let payload = body(&file, "voice_clip");
    let Message::Datacast {
        id: 3,
        data: Some(data),
    } = Message::read(&payload)
    else {
        panic!("no voice clip")
    };
    assert!(data.starts_with("<msnobj ") && data.ends_with("/>"));
}

#[test]
fn a_wink_in_chunks_is_joined() {
    let file = load(BODIES);
    let mut joiner = Joiner::default();
    let mut joined = Joined::Dropped;
    for chunk in entries(&file["wink_with_stamp_in_chunks"], "chunks") {
        let payload = Bytes::from(text(chunk, "payload").to_owned());
        assert_eq!(Some(payload.len() as u64), chunk["length"].as_u64());
        joined = joiner.push("alice@example.com", &payload, Instant::now());
    }
    let Joined::Whole(payload) = joined else {
        panic!("not joined: {joined:?}")
    };
    let Message::Datacast {
        id: 2,
        data: Some(data),
    } = Message::read(&payload)
    else {
        panic!("no wink")
    };
    assert!(
        data.starts_with("<msnobj ") && data.ends_with("/>"),
        "{data}"
    );
}

#[test]
fn a_wink_is_asked_for_without_its_stamp() {
    let file = load(BODIES);
    let wink = &file["wink_with_stamp_in_chunks"];
    let payload = format!(
        "Content-Type: text/x-msnmsgr-datacast\r\n\r\n{}",
        text(wink, "reassembled_body")
    );
    let Message::Datacast {
        data: Some(data), ..
    } = Message::read(payload.as_bytes())
    else {
        panic!("no wink")
    };
    let object = MsnObject::parse(&data).expect("an object");
    assert_eq!(object.kind, ObjectKind::Wink);
    assert_eq!(object.friendly, "Heart");
    assert!(object.stamp.is_some());
    let asked = MsnObject::from_context(&object.to_context()).expect("an object");
    assert_eq!(asked.to_xml(), text(wink, "request_object"));
}

#[test]
fn emoticons_and_actions_are_written() {
    let file = load(BODIES);
    for (name, animated) in [
        ("custom_emoticon", false),
        ("custom_emoticons_two", false),
        ("animated_emoticon", true),
    ] {
        let wire = body(&file, name);
        let Message::Emoticons { definitions, .. } = Message::read(&wire) else {
            panic!("{name} is no definition")
        };
        let objects: Vec<_> = definitions
            .iter()
            .map(|d| MsnObject::parse(&d.object).expect("an object"))
            .collect();
        let own: Vec<_> = definitions
            .iter()
            .zip(&objects)
            .map(|(d, object)| OwnEmoticon {
                shortcut: &d.shortcut,
                object,
                animated,
            })
            .collect();
        assert_eq!(emoticon_payloads(&own, MAX_PAYLOAD), [wire], "{name}");
    }
    let action = action_payload("Alice sends a wave");
    assert_eq!(action, body(&file, "action_text"));
}

#[test]
fn drawings_are_read_and_written() {
    let file = load(BODIES);
    let isf = unhex(text(&file["ink_isf"], "isf_hex"));
    for (name, form) in [("ink_isf", InkKind::Isf), ("ink_gif", InkKind::Gif)] {
        let wire = body(&file, name);
        let Message::Ink(ink) = Message::read(&wire) else {
            panic!("{name} is no drawing")
        };
        assert_eq!(ink.kind, form);
        let drawing = ink.bytes().expect("a drawing");
        match form {
            InkKind::Isf => assert_eq!(drawing, isf),
            InkKind::Gif => assert!(drawing.starts_with(b"GIF89a")),
        }
        assert_eq!(ink_payloads(form, &drawing, "{id}", MAX_PAYLOAD), [wire]);
    }
}

#[test]
fn the_text_example_is_read() {
    let file = load(FORMATS);
    let Message::Text(message) = Message::read(text(&file, "message_example").as_bytes()) else {
        panic!("not a text")
    };
    assert_eq!(message.text, "Hello\nworld");
    let red = Color { r: 255, g: 0, b: 0 };
    assert_eq!(
        (message.format().italic, message.format().color),
        (true, Some(red))
    );
}
