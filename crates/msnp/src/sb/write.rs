//! What we write.

use std::time::Duration;

use bytes::Bytes;

use super::Switchboard;
use super::calls::Call;
use crate::api::{InkKind, TextFormat};
use crate::command::{Ack, ClientCommand, TrId};
use crate::effects::Effects;
use crate::io::Now;
use crate::message::{
    OwnEmoticon, action_payload, client_caps_payload, data_payload, emoticon_payloads,
    ink_payloads, nudge_payload, text_payloads, typing_payload,
};
use crate::p2p::Peer;

/// How we introduce ourselves.
const CLIENT_NAME: &str = concat!("Papilio ", env!("CARGO_PKG_VERSION"));
/// Typing is told again after so long.
const TYPING_PACE: Duration = Duration::from_secs(4);

/// A text to be written.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Outgoing<'a> {
    /// The text.
    pub(crate) text: &'a str,
    /// How it looks.
    pub(crate) format: &'a TextFormat,
    /// Whether everybody here joins chunks.
    pub(crate) chunks: bool,
    /// Emoticons of our own that are told of before the text.
    pub(crate) emoticons: &'a [OwnEmoticon<'a>],
}

impl Switchboard {
    /// Writes a text; tells the transactions of its messages.
    pub(crate) fn write_text(
        &mut self,
        outgoing: Outgoing<'_>,
        (fx, now): (&mut Effects, Now),
    ) -> Vec<TrId> {
        self.introduce(fx);
        self.speak(now);
        self.typed = None;
        for payload in emoticon_payloads(outgoing.emoticons, self.max_message) {
            let _trid = self.write(Ack::OnFailure, &payload, fx);
        }
        let chunk_id = outgoing.chunks.then(|| fx.guid());
        let (id, limit) = (chunk_id.as_deref(), self.max_message);
        text_payloads(outgoing.text, outgoing.format, id, limit)
            .iter()
            .map(|payload| self.write(Ack::Always, payload, fx))
            .collect()
    }

    /// Tells that we are typing, not too often.
    pub(crate) fn write_typing(&mut self, (fx, now): (&mut Effects, Now)) {
        if Self::may_repeat(self.typed, TYPING_PACE, now) {
            self.typed = Some(now.mono);
            let payload = typing_payload(self.me.spelled());
            let _trid = self.write(Ack::Never, &payload, fx);
        }
    }

    /// Nudges everybody here.
    pub(crate) fn write_nudge(&mut self, (fx, now): (&mut Effects, Now)) {
        self.introduce(fx);
        self.speak(now);
        let _trid = self.write(Ack::OnFailure, &nudge_payload(), fx);
    }

    /// Shows everybody here a line about what we do.
    pub(crate) fn write_action(&mut self, text: &str, (fx, now): (&mut Effects, Now)) {
        self.introduce(fx);
        self.speak(now);
        let _trid = self.write(Ack::OnFailure, &action_payload(text), fx);
    }

    /// Shows everybody here something drawn by hand.
    pub(crate) fn write_ink(&mut self, gif: &[u8], (fx, now): (&mut Effects, Now)) {
        self.introduce(fx);
        self.speak(now);
        let id = fx.guid();
        for payload in ink_payloads(InkKind::Gif, gif, &id, self.max_message) {
            let _trid = self.write(Ack::OnFailure, &payload, fx);
        }
    }

    /// Writes a packet for somebody here; tells the transaction that will be answered.
    pub(crate) fn write_data(
        &mut self,
        to: &Peer,
        packet: &Bytes,
        (fx, now): (&mut Effects, Now),
    ) -> TrId {
        self.used = now.mono;
        self.carried = true;
        let payload = data_payload(to, &self.as_peer(), packet);
        self.write(Ack::Data, &payload, fx)
    }

    /// Writes an invitation, or an answer to one.
    pub(crate) fn write_invite(&mut self, payload: &Bytes, (fx, now): (&mut Effects, Now)) {
        self.used = now.mono;
        let _trid = self.write(Ack::Always, payload, fx);
    }

    /// Says once what program we are.
    fn introduce(&mut self, fx: &mut Effects) {
        if !self.caps_told {
            self.caps_told = true;
            let payload = client_caps_payload(CLIENT_NAME, true);
            let _trid = self.write(Ack::Never, &payload, fx);
        }
    }

    fn write(&mut self, ack: Ack, payload: &Bytes, fx: &mut Effects) -> TrId {
        let trid = self.next_trid();
        let command = ClientCommand::Msg { trid, ack, payload };
        fx.send(self.link, command.to_bytes(self.dialect));
        trid
    }

    /// The people who are being called.
    pub(crate) fn called(&self) -> impl Iterator<Item = &crate::api::Address> {
        self.calls.iter().map(Call::who)
    }
}
