//! Payloads: MIME and every kind of message, formats, chunks, personal messages.
//!
//! Input: payloads parted by `FF`. The first byte of each: `a`, `b` … a sender whose payload goes through the joiner,
//! `x` a personal message, `w` a header with encoded words, `o` a text to be sent; anything else a message.
#![no_main]

use std::time::{Duration, Instant};

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use msnp::api::TextFormat;
use msnp::message::{
    ImFormat, Invite, Joined, Joiner, MAX_INK, MAX_PAYLOAD, Message, PersonalData, decode_words,
    media_info, personal_payload, text_payloads,
};
use papilio_fuzz::steps;

fuzz_target!(|data: &[u8]| {
    let mut joiner = Joiner::default();
    let mut now = Instant::now();
    for (kind, payload) in steps(data) {
        match kind {
            b'a'..=b'h' => {
                now += Duration::from_secs(5);
                let sender = char::from(kind).to_string();
                let payload = Bytes::copy_from_slice(payload);
                if let Joined::Whole(whole) = joiner.push(&sender, &payload, now) {
                    assert!(whole.len() <= 4 * data.len());
                    message(&whole);
                }
                // What is no UTF-8 in headers is replaced, by three bytes each.
                assert!(joiner.held() <= 4 * data.len());
            }
            b'x' => personal(payload),
            b'w' => {
                let header = String::from_utf8_lossy(payload);
                assert!(decode_words(&header).len() <= 3 * header.len());
            }
            b'o' => outgoing(&String::from_utf8_lossy(payload)),
            _ => message(payload),
        }
    }
    joiner.expire(now + Duration::from_secs(121));
    assert_eq!(joiner.held(), 0);
});

fn message(payload: &[u8]) {
    match Message::read(payload) {
        Message::Text(text) => {
            assert!(!text.text.contains('\r'));
            let format = text.format();
            let written = ImFormat::of(&TextFormat::from(format.clone())).to_string();
            // As far as it can be shown, a format survives being sent on.
            let read = TextFormat::from(ImFormat::parse(&written));
            let shown = TextFormat::from(format);
            assert_eq!(
                (
                    read.bold,
                    read.italic,
                    read.underline,
                    read.strike,
                    read.rtl
                ),
                (
                    shown.bold,
                    shown.italic,
                    shown.underline,
                    shown.strike,
                    shown.rtl
                ),
            );
            assert_eq!(read.color, Some(shown.color.unwrap_or_default()));
        }
        Message::Invite(invite) => look_at(&invite),
        Message::Ink(ink) => assert!(ink.bytes().is_none_or(|ink| ink.len() <= MAX_INK)),
        Message::Emoticons { definitions, .. } => assert!(definitions.len() <= 64),
        _ => {}
    }
}

fn look_at(invite: &Invite<'_>) {
    let _command = invite.command();
    let _cookie = invite.cookie();
    let _application = invite.application();
    let _code = invite.cancel_code();
    let _file = (invite.file(), invite.file_accept());
    assert!(invite.fields().iter().count() < 1_000_000);
}

fn personal(payload: &[u8]) {
    let Some(data) = PersonalData::read(payload) else {
        return;
    };
    let text = data.text.as_deref().unwrap_or_default();
    assert!(text.len() <= 3 * payload.len());
    let media = data.media.clone().flatten();
    if let Some(media) = &media {
        let info = media_info(media);
        let args: usize = media.args.iter().map(String::len).max().unwrap_or(0);
        assert!(info.text.len() <= media.format.len() * (1 + args));
    }
    // What was read is written as something that can be read.
    let payload = personal_payload(text, media.as_ref(), data.machine.as_deref());
    assert!(PersonalData::read(&payload).is_some());
}

fn outgoing(text: &str) {
    let id = "{6E1A4C20-8B7D-4F1E-9A55-0123456789AB}";
    for id in [None, Some(id)] {
        let payloads = text_payloads(text, &TextFormat::default(), id, MAX_PAYLOAD);
        assert!(payloads.iter().all(|payload| payload.len() <= MAX_PAYLOAD));
        let mut joiner = Joiner::default();
        let mut arrived = String::new();
        for payload in &payloads {
            if let Joined::Whole(whole) = joiner.push("a", payload, Instant::now()) {
                let Message::Text(message) = Message::read(&whole) else {
                    panic!("not a text: {whole:?}");
                };
                arrived.push_str(&message.text);
            }
        }
        let sent = text.replace("\r\n", "\n").replace('\r', "\n");
        assert_eq!(arrived, sent);
    }
}
