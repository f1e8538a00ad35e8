//! What goes from peer to peer: objects, texts, offers of files, the frames of a connection, MSNFTP.

use std::time::Instant;

use bytes::Bytes;
use msnp::api::{Address, InkKind};
use msnp::message::{
    Joined, Joiner, MAX_PAYLOAD, Message, OwnEmoticon, emoticon_payloads, ink_payloads, is_shortcut,
};
use msnp::msnftp::{FtpReceiver, FtpSender, Step};
use msnp::object::{MsnObject, ObjectKind};
use msnp::p2p::body::{Application, SessionClose, SessionRequest};
use msnp::p2p::context::{ContextVersion, FileContext, FileUse, safe_name};
use msnp::p2p::nonce::{Frames, framed};
use msnp::p2p::slp::{Answer, Call, CallId, Content, Method, SlpMessage};
use msnp::p2p::{Guid, Peer};
use proptest::collection::vec;
use proptest::prelude::*;

fn any_guid() -> impl Strategy<Value = Guid> {
    any::<[u8; 16]>().prop_map(Guid)
}

fn any_peer() -> impl Strategy<Value = Peer> {
    (
        "[a-zA-Z0-9.]{1,12}@[a-z]{1,8}\\.(com|net)",
        prop::option::of(any_guid()),
    )
        .prop_map(|(account, place)| {
            let text = match place {
                Some(place) => format!("{account};{place}"),
                None => account,
            };
            Peer::parse(&text).expect("an account")
        })
}

fn any_kind() -> impl Strategy<Value = ObjectKind> {
    prop_oneof![1_u32..20, any::<u32>().prop_filter("not 0", |n| *n > 0)].prop_map(ObjectKind::of)
}

/// An object of ours, and the bytes it names.
fn any_object() -> impl Strategy<Value = (MsnObject, Vec<u8>)> {
    (
        "[!-~]{1,20}",
        any_kind(),
        "[^\u{0}-\u{1f}\u{fffe}\u{ffff}]{0,20}",
        "[^\u{0}]{0,20}",
        vec(any::<u8>(), 1..50),
    )
        .prop_map(|(creator, kind, location, friendly, bytes)| {
            let creator = Address::new(&creator);
            let object = MsnObject::describe(&creator, kind, (&location, &friendly), &bytes);
            (object.expect("some bytes"), bytes)
        })
}

/// Cuts at places that the numbers tell.
fn cut(stream: &Bytes, places: &[prop::sample::Index]) -> Vec<Bytes> {
    let mut at: Vec<usize> = places.iter().map(|at| at.index(stream.len() + 1)).collect();
    at.extend([0, stream.len()]);
    at.sort_unstable();
    at.windows(2)
        .map(|pair| stream.slice(pair[0]..pair[1]))
        .collect()
}

proptest! {
    #[test]
    fn guids_are_read_as_they_are_written(guid in any_guid()) {
        prop_assert_eq!(Guid::parse(&guid.to_string()), Some(guid));
        prop_assert_eq!(Guid::parse(&guid.to_string().to_lowercase()), Some(guid));
    }

    #[test]
    fn objects_survive_every_place_they_stand_in((object, bytes) in any_object()) {
        prop_assert!(object.names(&bytes));
        let xml = MsnObject::parse(object.to_xml());
        prop_assert_eq!(xml.as_ref(), Some(&object));
        let presence = MsnObject::from_presence(&object.to_presence());
        prop_assert_eq!(presence.as_ref(), Some(&object));
        let context = MsnObject::from_context(&object.to_context());
        prop_assert_eq!(context.as_ref(), Some(&object));
    }

    #[test]
    fn anything_may_be_called_an_object(
        text in prop_oneof![
            any::<String>(),
            "<msnobj( (Creator|Size|Type|SHA1D|stamp|Location|Friendly)=(\"[^\"]{0,30}\"|'[^']{0,30}')){0,8}/>",
        ],
    ) {
        if let Some(object) = MsnObject::parse(&text) {
            prop_assert!(object.size > 0 && text.contains(object.to_xml()));
            prop_assert_eq!(MsnObject::parse(object.to_xml()), Some(object));
        }
        let _ = (MsnObject::from_presence(&text), MsnObject::from_context(&text));
    }

    #[test]
    fn texts_are_read_as_they_are_written(
        (me, peer) in (any_peer(), any_peer()),
        (id, branch, application) in (any_guid(), any_guid(), any_guid()),
        (session_id, app_id, flags) in (1_u32.., any::<u32>(), any::<Option<u32>>()),
        (context, nul) in (prop::option::of("[A-Za-z0-9+/]{1,80}"), any::<bool>()),
    ) {
        let call = Call { me, peer, id: CallId::from(id) };
        let request = SessionRequest {
            application: Application::of(application),
            session_id,
            app_id,
            flags,
            context,
        };
        let invite = call.request(Method::Invite, branch, &request);
        let read = SlpMessage::parse(&invite.to_bytes(nul));
        prop_assert_eq!(read.as_ref(), Some(&invite));
        prop_assert_eq!(SessionRequest::read(&invite.content), Some(request));
        let answer = invite.answered(Answer::Decline, Content::none());
        prop_assert_eq!(SlpMessage::parse(&answer.to_bytes(nul)), Some(answer));
        let bye = call.request(Method::Bye, branch, &SessionClose::default());
        prop_assert_eq!(SlpMessage::parse(&bye.to_bytes(nul)), Some(bye));
    }

    #[test]
    fn anything_may_be_called_a_text(
        start in "(INVITE|BYE|ACK|PUT) .{0,20} MSNSLP/1.0|MSNSLP/1.0 [0-9]{1,6} .{0,10}|.{0,20}",
        lines in vec("(To|From): <msnmsgr:.{0,20}>|(Via|CSeq|Call-ID|Content-Length): .{0,20}|.{0,20}", 0..10),
        body in vec(any::<u8>(), 0..50),
    ) {
        let mut wire = format!("{start}\r\n{}\r\n\r\n", lines.join("\r\n")).into_bytes();
        wire.extend_from_slice(&body);
        if let Some(message) = SlpMessage::parse(&wire) {
            prop_assert_eq!(SlpMessage::parse(&message.to_bytes(true)), Some(message));
        }
    }

    #[test]
    fn offers_of_files_are_read_as_they_are_written(
        size in any::<u64>(),
        name in "[^\u{0}]{0,129}",
        background in any::<bool>(),
        preview in prop::option::of(vec(any::<u8>(), 0..50)),
        two in any::<bool>(),
    ) {
        let offer = FileContext {
            size,
            name,
            used_for: if background { FileUse::Background } else { FileUse::Keep },
            preview: preview.map(|rest| [&b"GIF89a"[..], &rest].concat().into()),
        };
        let version = if two { ContextVersion::Two } else { ContextVersion::Three };
        let read = FileContext::from_context(&offer.to_context(version));
        prop_assert_eq!(read, Some(offer));
    }

    #[test]
    fn anything_may_be_called_an_offer(blob in vec(any::<u8>(), 0..700)) {
        let blob = Bytes::from(blob);
        if let Some(offer) = FileContext::read(&blob) {
            prop_assert!(blob.len() >= 540);
            let again = FileContext::read(&offer.to_bytes(ContextVersion::Three));
            prop_assert_eq!(again.map(|again| again.size), Some(offer.size));
        }
    }

    #[test]
    fn a_safe_name_has_one_part_and_stays_as_it_is(told in any::<String>()) {
        if let Some(name) = safe_name(&told) {
            prop_assert!(!name.contains(['/', '\\', ':']) && !name.contains(char::is_control));
            prop_assert!(!name.is_empty() && name.len() <= 200 && name != "." && name != "..");
            prop_assert_eq!(safe_name(&name), Some(name));
        }
    }

    #[test]
    fn frames_are_the_same_wherever_the_stream_is_cut(
        packets in vec(vec(any::<u8>(), 0..40), 0..8),
        places in vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let stream = Bytes::from(packets.iter().map(|p| framed(p)).collect::<Vec<_>>().concat());
        let mut frames = Frames::default();
        let mut found = Vec::new();
        for piece in cut(&stream, &places) {
            frames.push(piece);
            while let Some(frame) = frames.next_frame().expect("short frames") {
                found.push(frame);
            }
        }
        // Empty ones only keep the connection alive.
        let wanted: Vec<_> = packets.into_iter().filter(|packet| !packet.is_empty()).collect();
        prop_assert_eq!(found, wanted);
        prop_assert_eq!(frames.held(), 0);
    }

    #[test]
    fn any_bytes_may_come_over_a_connection(
        bytes in vec(any::<u8>(), 0..200),
        places in vec(any::<prop::sample::Index>(), 0..6),
    ) {
        let (bytes, now) = (Bytes::from(bytes), Instant::now());
        let mut frames = Frames::default();
        let mut receiver = FtpReceiver::new(Address::new("bob@example.com"), 1, 5, now);
        let mut sender = FtpSender::new(Address::new("bob@example.com"), 1, 5, now);
        for piece in cut(&bytes, &places) {
            frames.push(piece.clone());
            while let Ok(Some(frame)) = frames.next_frame() {
                prop_assert!(frame.len() <= bytes.len());
            }
            receiver.received(piece.clone(), now);
            sender.received(piece, now);
        }
        let got: usize = std::iter::from_fn(|| receiver.next_step())
            .map(|step| if let Step::Piece(piece) = step { piece.len() } else { 0 })
            .sum();
        prop_assert!(got <= 5);
    }

    #[test]
    fn a_file_arrives_by_msnftp_however_its_bytes_are_cut(
        file in vec(any::<u8>(), 0..9000),
        places in vec(any::<prop::sample::Index>(), 0..8),
    ) {
        let (file, now) = (Bytes::from(file), Instant::now());
        let bob = Address::new("bob@example.com");
        let mut receiver = FtpReceiver::new(bob.clone(), 1, file.len() as u64, now);
        let mut sender = FtpSender::new(bob, 1, file.len() as u64, now);
        let (mut arrived, mut ends) = (Vec::new(), 0);
        loop {
            let mut moved = false;
            while let Some(step) = receiver.next_step() {
                moved = true;
                match step {
                    Step::Send(bytes) => {
                        cut(&bytes, &places).into_iter().for_each(|piece| sender.received(piece, now));
                    }
                    Step::Piece(piece) => arrived.extend_from_slice(&piece),
                    Step::Started => {}
                    Step::Done => ends += 1,
                    Step::Failed(failure) => panic!("receiver: {failure}"),
                }
            }
            if let Some((at, len)) = sender.wanted() {
                let at = usize::try_from(at).expect("a short file");
                sender.supply(&file.slice(at..at + len), now);
            }
            while let Some(step) = sender.next_step() {
                moved = true;
                match step {
                    Step::Send(bytes) => {
                        cut(&bytes, &places).into_iter().for_each(|piece| receiver.received(piece, now));
                    }
                    Step::Done => ends += 1,
                    Step::Started => {}
                    other => panic!("sender: {other:?}"),
                }
            }
            if !moved {
                break;
            }
        }
        prop_assert_eq!(ends, 2);
        prop_assert_eq!(arrived, file);
    }

    #[test]
    fn emoticons_arrive_in_messages_of_five(
        named in vec(("[^\t]{0,9}", any::<bool>(), any_object()), 0..12),
    ) {
        let own: Vec<_> = named
            .iter()
            .map(|(shortcut, animated, (object, _))| OwnEmoticon { shortcut, object, animated: *animated })
            .collect();
        let mut arrived = Vec::new();
        for payload in emoticon_payloads(&own, MAX_PAYLOAD) {
            prop_assert!(payload.len() <= MAX_PAYLOAD);
            let Message::Emoticons { animated, definitions } = Message::read(&payload) else {
                panic!("no definition")
            };
            prop_assert!((1..=5).contains(&definitions.len()));
            for definition in definitions {
                let object = MsnObject::parse(&definition.object).expect("an object");
                arrived.push((animated, definition.shortcut.into_owned(), object));
            }
        }
        let wanted = |moves: bool| {
            own.iter()
                .filter(move |own| own.animated == moves && is_shortcut(own.shortcut))
                .map(move |own| (moves, own.shortcut.to_owned(), own.object.clone()))
        };
        let wanted: Vec<_> = wanted(false).chain(wanted(true)).collect();
        prop_assert_eq!(arrived, wanted);
    }

    #[test]
    fn drawings_arrive_whole(drawing in vec(any::<u8>(), 1..5000), limit in 0_usize..2000) {
        let payloads = ink_payloads(InkKind::Gif, &drawing, "{id}", limit);
        let mut joiner = Joiner::default();
        let whole = payloads.iter().find_map(|payload| {
            match joiner.push("alice", payload, Instant::now()) {
                Joined::Whole(whole) => Some(whole),
                _ => None,
            }
        });
        let whole = whole.expect("a whole message");
        let Message::Ink(ink) = Message::read(&whole) else {
            panic!("no drawing")
        };
        prop_assert_eq!(ink.bytes(), Some(drawing));
    }
}
