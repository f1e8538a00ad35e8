//! Our own display picture, emoticons, drawings and actions: read from the disk, then shown to others.

use std::collections::BTreeMap;
use std::sync::Arc;

use bytes::Bytes;

use super::Client;
use super::chat::Remark;
use crate::api::{Command, ConversationId, DeliveryState, TextEmoticon};
use crate::command::Capabilities;
use crate::io::{DiskAsk, FileError, LoadId, Output};
use crate::keep::OutgoingText;
use crate::message::is_shortcut;
use crate::object::{MsnObject, ObjectKind, is_picture};
use crate::outbox::{MAX_TEXT_BYTES, Refused};
use crate::sb::Person;

/// The largest display picture, in bytes.
const MAX_PICTURE: usize = 512 * 1024;
/// The largest emoticon, in bytes: others refuse larger ones when they read them from a file.
const MAX_EMOTICON: usize = 64 * 1024;
/// The largest drawing, in bytes: it goes through the switchboard in pieces.
const MAX_DRAWING: usize = 32 * 1024;
/// Emoticons of each sort, still and moving, that go with one text (09 section 3).
const MAX_OF_A_SORT: usize = 5;
/// Files that may be being read at a time.
const MAX_LOADS: usize = 64;
/// The name the official client gave its pictures.
const LOCATION: &str = "TFR2C.tmp";

/// What a small file is read for.
#[derive(Debug)]
pub(super) enum Loading {
    /// The display picture.
    Picture,
    /// An emoticon of the text with this number.
    Emoticon(u64, String),
    /// A drawing for this conversation.
    Ink(ConversationId),
}

/// A text whose emoticons are being read.
#[derive(Debug)]
struct Draft {
    text: OutgoingText,
    missing: usize,
    read: Vec<(String, Bytes)>,
}

/// Small files that are being read.
#[derive(Debug, Default)]
pub(super) struct Loads {
    last: u64,
    open: BTreeMap<LoadId, Loading>,
    drafts: BTreeMap<u64, Draft>,
}

impl Client {
    fn load(&mut self, loading: Loading, path: &str, limit: usize) {
        self.loads.last += 1;
        let load = LoadId(self.loads.last);
        let _ = self.loads.open.insert(load, loading);
        let path = path.to_owned();
        self.fx
            .ask(Output::Disk(DiskAsk::Load { load, path, limit }));
    }

    fn can_load(&mut self, more: usize, command: &Command) -> bool {
        let can = self.loads.open.len() + more <= MAX_LOADS;
        if !can {
            self.refuse("800", "too many files are being read", command);
        }
        can
    }

    /// The disk has read a small file.
    pub(super) fn loaded(&mut self, load: LoadId, result: Result<Bytes, FileError>) {
        match (self.loads.open.remove(&load), result) {
            (Some(Loading::Picture), Ok(bytes)) => self.show_picture(bytes),
            (Some(Loading::Ink(id)), Ok(bytes)) => self.show_drawing(&id, bytes),
            (Some(Loading::Emoticon(draft, shortcut)), Ok(bytes)) => {
                self.emoticon_read(draft, shortcut, bytes);
            }
            (Some(loading), Err(error)) => {
                let command = match loading {
                    Loading::Picture => "set_display_picture",
                    Loading::Ink(_) => "send_ink",
                    Loading::Emoticon(..) => "send_emoticon_text",
                };
                let words = "the file could not be read";
                self.fx.error(error.slug(), words, Some(command));
                if let Loading::Emoticon(draft, _) = loading {
                    self.emoticon_came(draft, None);
                }
            }
            (None, _) => {}
        }
    }

    // --- the display picture ----------------------------------------------------------------------------------------

    pub(super) fn set_display_picture(&mut self, path: Option<&str>, command: &Command) {
        if !self.exchanges_objects() {
            let words = "there are no display pictures before MSNP9";
            return self.refuse("not_in_dialect", words, command);
        }
        match path {
            None => self.take_picture(None),
            Some(path) => {
                if self.can_load(1, command) {
                    self.load(Loading::Picture, path, MAX_PICTURE);
                }
            }
        }
    }

    pub(super) fn exchanges_objects(&self) -> bool {
        self.signin.dialect.is_some_and(|d| d.has_objects())
    }

    fn show_picture(&mut self, bytes: Bytes) {
        if !is_picture(&bytes) {
            let words = "that is no PNG, JPEG or GIF";
            return self
                .fx
                .error("not_a_picture", words, Some("set_display_picture"));
        }
        if let Some(object) = self.describe_picture(&bytes) {
            self.with_peers(|peers, work| peers.keep_object(bytes.clone(), Vec::new(), work));
            self.take_picture(Some((object, bytes)));
        }
    }

    /// The object for a display picture of ours.
    pub(super) fn describe_picture(&self, bytes: &[u8]) -> Option<MsnObject> {
        let me = &self.model.me.email;
        MsnObject::describe(me, ObjectKind::Picture, (LOCATION, ""), bytes)
    }

    /// This is our display picture from now on.
    pub(super) fn take_picture(&mut self, picture: Option<(MsnObject, Bytes)>) {
        let object = picture.as_ref().map(|(object, _)| object.clone());
        let picture = picture.map(|(object, bytes)| (object, Some(bytes)));
        self.with_peers(|peers, work| peers.set_picture(picture, work));
        self.model.me.picture = object.map(Arc::new);
        self.with_session(|session, desk| session.picture_changed(desk));
        self.own_changed();
    }

    /// The picture of an earlier run is shown again, if the cache still has it.
    pub(super) fn picture_restored(&mut self, xml: Option<&str>) {
        let Some(object) = xml.and_then(MsnObject::parse) else {
            return;
        };
        self.model.me.picture = Some(Arc::new(object.clone()));
        self.with_peers(|peers, work| peers.set_picture(Some((object, None)), work));
    }

    // --- emoticons --------------------------------------------------------------------------------------------------

    pub(super) fn send_emoticon_text(&mut self, command: &Command) {
        let Command::SendEmoticonText {
            to,
            text,
            emoticons,
            format,
            id,
        } = command
        else {
            return;
        };
        if text.is_empty() || text.len() > MAX_TEXT_BYTES {
            return self.refuse("bad_command", "no text, or too long a one", command);
        }
        if let Some(bad) = emoticons.keys().find(|shortcut| !is_shortcut(shortcut)) {
            let words = format!("'{bad}' cannot stand for an emoticon: it has 1 to 7 characters");
            return self.refuse("bad_command", words, command);
        }
        let used: Vec<(&String, &String)> = emoticons
            .iter()
            .filter(|(shortcut, _)| text.contains(shortcut.as_str()))
            .take(2 * MAX_OF_A_SORT + 1)
            .collect();
        if used.len() > 2 * MAX_OF_A_SORT {
            let words = "a text has at most five still and five moving emoticons";
            return self.refuse("too_long", words, command);
        }
        let Some(members) = self.members(to, command) else {
            return;
        };
        if !self.can_load(used.len(), command) {
            return;
        }
        let text = OutgoingText {
            id: id.clone().unwrap_or_else(|| self.fx.message_id()),
            conversation: to.clone(),
            to: members,
            text: Arc::from(text.as_str()),
            format: format.clone(),
            emoticons: Vec::new(),
            at: self.now.wall,
            state: DeliveryState::Queued,
        };
        // Who can have no objects reads the text as it is.
        let missing = if self.exchanges_objects() {
            used.len()
        } else {
            0
        };
        let draft = Draft {
            text,
            missing,
            read: Vec::new(),
        };
        if missing == 0 {
            return self.finish_draft(draft);
        }
        self.loads.last += 1;
        let number = self.loads.last;
        let _ = self.loads.drafts.insert(number, draft);
        for (shortcut, path) in used {
            let loading = Loading::Emoticon(number, shortcut.clone());
            self.load(loading, path, MAX_EMOTICON);
        }
    }

    fn emoticon_read(&mut self, number: u64, shortcut: String, bytes: Bytes) {
        if is_picture(&bytes) {
            return self.emoticon_came(number, Some((shortcut, bytes)));
        }
        let words = format!("what '{shortcut}' stands for is no PNG, JPEG or GIF");
        self.fx
            .error("not_a_picture", words, Some("send_emoticon_text"));
        self.emoticon_came(number, None);
    }

    /// One more emoticon of a text is read, or cannot be: then its shortcut stands in the text as it is.
    fn emoticon_came(&mut self, number: u64, read: Option<(String, Bytes)>) {
        let Some(draft) = self.loads.drafts.get_mut(&number) else {
            return;
        };
        draft.read.extend(read);
        draft.missing -= 1;
        if draft.missing == 0
            && let Some(draft) = self.loads.drafts.remove(&number)
        {
            self.finish_draft(draft);
        }
    }

    fn finish_draft(&mut self, draft: Draft) {
        let Draft { mut text, read, .. } = draft;
        let moving = read.iter().filter(|(_, bytes)| moves(bytes)).count();
        if moving > MAX_OF_A_SORT || read.len() - moving > MAX_OF_A_SORT {
            let words = "a text has at most five still and five moving emoticons";
            return self.fx.error("too_long", words, Some("send_emoticon_text"));
        }
        let me = self.model.me.email.clone();
        for (shortcut, bytes) in read {
            let kind = ObjectKind::Emoticon;
            let Some(object) = MsnObject::describe(&me, kind, ("0", ""), &bytes) else {
                continue;
            };
            text.emoticons.push(TextEmoticon {
                shortcut,
                sha1d: Arc::from(object.sha1d.to_string()),
            });
            let to = text.to.clone();
            self.with_peers(|peers, work| {
                peers.keep_object(bytes.clone(), Vec::new(), work);
                peers.offer_emoticon((object, bytes), to, work);
            });
        }
        let to = text.conversation.clone();
        match self.outbox.add(text, &mut self.fx) {
            Ok(()) => self.try_anew(&to),
            Err(Refused::Duplicate | Refused::Full) => {
                let words = "too many texts wait to be sent";
                self.fx.error("800", words, Some("send_emoticon_text"));
            }
        }
    }

    // --- drawings and actions ---------------------------------------------------------------------------------------

    pub(super) fn send_ink(&mut self, to: &ConversationId, path: &str, command: &Command) {
        if self.members(to, command).is_none() {
            return;
        }
        if !self.exchanges_objects() {
            let words = "nobody can be shown a drawing before MSNP9";
            return self.refuse("not_in_dialect", words, command);
        }
        if self.can_load(1, command) {
            self.load(Loading::Ink(to.clone()), path, MAX_DRAWING);
        }
    }

    fn show_drawing(&mut self, to: &ConversationId, gif: Bytes) {
        if !gif.starts_with(b"GIF8") {
            let words = "a drawing is sent as a GIF";
            return self.fx.error("not_a_picture", words, Some("send_ink"));
        }
        self.remark(to, Remark::Ink(gif), "send_ink");
    }

    pub(super) fn send_action(&mut self, to: &ConversationId, text: &str, command: &Command) {
        if self.members(to, command).is_none() {
            return;
        }
        if !self.signin.dialect.is_some_and(|d| d.has_nudge()) {
            let words = "there are no such lines before MSNP11";
            return self.refuse("not_in_dialect", words, command);
        }
        if text.trim().is_empty() {
            return self.refuse("bad_command", "there is no text", command);
        }
        self.remark(to, Remark::Action(text.to_owned()), command.name());
    }

    fn remark(&mut self, to: &ConversationId, remark: Remark, command: &'static str) {
        if self.queue_remark(to, remark) {
            self.try_anew(to);
            self.pump(to);
        } else {
            let words = "too many of those wait";
            self.fx.error("800", words, Some(command));
        }
    }

    /// The emoticons of a text that those who read it are told of, in a switchboard with these people: what stands for
    /// each, and whether it moves.
    pub(super) fn told_emoticons(
        &self,
        told: &[TextEmoticon],
        people: &[Person],
    ) -> Vec<(String, MsnObject, bool)> {
        let fetches = |person: &Person| {
            let caps = self.capabilities(Some(person), &person.address);
            caps.flags == 0 || caps.msnc() > 0
        };
        if !people.iter().any(fetches) {
            return Vec::new();
        }
        let own = told.iter().filter_map(|told| {
            let (object, bytes) = self.peers.own_emoticon(&told.sha1d)?;
            Some((told.shortcut.clone(), object.clone(), moves(bytes)))
        });
        own.collect()
    }

    /// Whether somebody here can be shown drawings, as far as is known.
    pub(super) fn shows_drawings(&self, link: crate::io::LinkId) -> bool {
        let people = self.sbs.get(&link).map_or(&[][..], |sb| sb.people());
        people.iter().any(|person| {
            let caps = self.capabilities(Some(person), &person.address);
            caps.flags == 0 || caps.has(Capabilities::GIF_INK)
        })
    }
}

/// Whether this is a GIF of several pictures: each has a block of its own about how it is shown.
pub(super) fn moves(bytes: &[u8]) -> bool {
    const CONTROL: &[u8] = b"\x21\xf9\x04";
    bytes.starts_with(b"GIF8") && memchr::memmem::find_iter(bytes, CONTROL).nth(1).is_some()
}

#[cfg(test)]
mod tests {
    use super::moves;

    #[test]
    fn a_gif_of_two_pictures_moves() {
        let frame = b"\x21\xf9\x04\0\0\0\0\0,";
        let gif = |frames: usize| [&b"GIF89a"[..], &frame.repeat(frames)].concat();
        assert!(!moves(&gif(0)));
        assert!(!moves(&gif(1)));
        assert!(moves(&gif(2)));
        assert!(!moves(&frame.repeat(3)));
    }
}
