//! Files to and from clients that are older than P2P (10 section 6): agreed on by invitations in a switchboard, sent over
//! a connection of their own.

mod connection;

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use bytes::Bytes;

use super::files::{File, Stage};
use super::send::OFFER;
use super::{Peers, Work};
use crate::api::{
    Address, ConversationId, Direction, Event, TransferInfo, TransferState, TransferWay,
};
use crate::io::{DirectAsk, DirectNews, DirectUse, LinkId, ListenerId, Output, TransferId};
use crate::message::{
    CancelCode, FileAccept, FileAddress, FileInvite, Invite, InviteCommand, Message,
    cancel_payload, file_accept_payload, file_invite_payload,
};
use crate::msnftp::{FtpReceiver, FtpSender, Step};
use crate::p2p::context::safe_name;

/// How long the two may take to find each other once a file is accepted.
const MEETING: Duration = Duration::from_secs(60);
/// The router is given so long to open a port before the other side is told where we are.
const ROUTER: Duration = Duration::from_millis(1500);
/// Invitations that wait for a switchboard.
const MAX_LETTERS: usize = 64;
/// A connection takes so many bytes at first.
const ROOM: usize = 64 * 1024;

/// One end of a connection.
#[derive(Debug)]
enum End {
    Sends(FtpSender),
    Receives(FtpReceiver),
}

impl End {
    fn next_step(&mut self) -> Option<Step> {
        match self {
            Self::Sends(end) => end.next_step(),
            Self::Receives(end) => end.next_step(),
        }
    }

    fn received(&mut self, bytes: Bytes, now: Instant) {
        match self {
            Self::Sends(end) => end.received(bytes, now),
            Self::Receives(end) => end.received(bytes, now),
        }
    }

    fn closed(&mut self) {
        match self {
            Self::Sends(end) => end.closed(),
            Self::Receives(end) => end.closed(),
        }
    }

    fn tick(&mut self, now: Instant) {
        match self {
            Self::Sends(end) => end.tick(now),
            Self::Receives(end) => end.tick(now),
        }
    }

    fn deadline(&self) -> Option<Instant> {
        match self {
            Self::Sends(end) => end.deadline(),
            Self::Receives(end) => end.deadline(),
        }
    }
}

/// What a file needs that goes this way.
#[derive(Debug)]
pub(super) struct Ftp {
    /// The number of the invitation.
    cookie: u32,
    /// What the receiver shows on the connection.
    auth: u64,
    /// Who offers cannot be reached: the receiver listens.
    unreachable: bool,
    listener: Option<ListenerId>,
    inner: Vec<SocketAddr>,
    outer: Option<SocketAddr>,
    router: Option<Instant>,
    dialing: Vec<LinkId>,
    end: Option<(LinkId, End)>,
    room: usize,
    /// A piece is being read.
    reads: bool,
}

impl Ftp {
    fn new(cookie: u32, unreachable: bool) -> Box<Self> {
        Box::new(Self {
            cookie,
            auth: 0,
            unreachable,
            listener: None,
            inner: Vec::new(),
            outer: None,
            router: None,
            dialing: Vec::new(),
            end: None,
            room: ROOM,
            reads: false,
        })
    }

    pub(super) fn deadline(&self) -> Option<Instant> {
        let end = self.end.as_ref().and_then(|(_, end)| end.deadline());
        [end, self.router].into_iter().flatten().min()
    }

    fn owns(&self, link: LinkId) -> bool {
        self.dialing.contains(&link) || self.end.as_ref().is_some_and(|(own, _)| *own == link)
    }

    /// Where we listen.
    fn address(&self) -> Option<FileAddress> {
        let inner = self.inner.iter().find(|address| address.is_ipv4());
        let inner = inner.or_else(|| self.inner.first())?;
        let outer = self.outer.unwrap_or(*inner);
        Some(FileAddress {
            outer: outer.ip(),
            inner: (outer.ip() != inner.ip()).then(|| inner.ip()),
            port: outer.port(),
            hidden_port: Some(outer.port()),
            cookie: self.auth,
        })
    }
}

impl Peers {
    /// Something is to be written to this person as an invitation.
    fn post(&mut self, who: &Address, payload: Bytes) {
        if self.letters.len() < MAX_LETTERS {
            self.letters.push_back((who.clone(), payload));
        }
    }

    /// The next invitation, or answer to one, for this person.
    pub(crate) fn next_letter(&mut self, who: &Address) -> Option<Bytes> {
        let at = self.letters.iter().position(|(to, _)| to == who)?;
        self.letters.remove(at).map(|(_, payload)| payload)
    }

    /// Offers a file in the old way.
    pub(super) fn offer_by_ftp(&mut self, transfer: TransferId, work: &mut Work<'_>) {
        let cookie = u32::from_le_bytes(work.fx.bytes()) >> 8 | 1;
        let auth = u64::from(u32::from_le_bytes(work.fx.bytes()));
        let Some(file) = self.files.get_mut(&transfer) else {
            return;
        };
        let mut ftp = Ftp::new(cookie, false);
        ftp.auth = auth;
        file.ftp = Some(ftp);
        file.info.via = TransferWay::Direct;
        file.stage = Stage::Offered;
        file.until = Some(work.now.mono + OFFER);
        let invite = FileInvite {
            name: file.info.name.as_str().into(),
            size: file.info.size,
            unreachable: false,
        };
        let (who, payload) = (file.info.with.clone(), file_invite_payload(cookie, &invite));
        self.post(&who, payload);
    }

    /// Somebody invites us to a file, or answers an invitation.
    pub(crate) fn invite(
        &mut self,
        (from, conversation): (&Address, ConversationId),
        payload: &Bytes,
        work: &mut Work<'_>,
    ) {
        let Message::Invite(invite) = Message::read(payload) else {
            return;
        };
        let (Some(command), Some(cookie)) = (invite.command(), invite.cookie()) else {
            return;
        };
        let known = self.files.values().find(|file| {
            file.info.with == *from && file.ftp.as_ref().is_some_and(|ftp| ftp.cookie == cookie)
        });
        let known = known.map(|file| file.info.transfer);
        match (command, known) {
            (InviteCommand::Invite, None) => {
                if let Some(file) = invite.file() {
                    self.offered_by_ftp((from, conversation), (cookie, &file), work);
                }
            }
            (InviteCommand::Accept, Some(transfer)) => self.ftp_accepted(transfer, &invite, work),
            (InviteCommand::Cancel, Some(transfer)) => {
                // They need no answer.
                if let Some(file) = self.files.get_mut(&transfer) {
                    file.ftp = None;
                }
                let refused = matches!(
                    invite.cancel_code(),
                    Some(CancelCode::Reject | CancelCode::NotInstalled)
                );
                let over = match refused {
                    true => (TransferState::Declined, None),
                    false => (TransferState::Cancelled, Some("peer")),
                };
                self.file_over(transfer, over, work);
            }
            _ => {}
        }
    }

    fn offered_by_ftp(
        &mut self,
        (from, conversation): (&Address, ConversationId),
        (cookie, offer): (u32, &FileInvite<'_>),
        work: &mut Work<'_>,
    ) {
        let name = safe_name(&offer.name).filter(|_| self.has_room_for_file_of(from));
        let Some(name) = name.filter(|_| self.direct_use != DirectUse::Never) else {
            return self.post(from, cancel_payload(cookie, CancelCode::Reject));
        };
        let transfer = self.next_transfer();
        let info = TransferInfo {
            transfer,
            state: TransferState::Connecting,
            conversation: conversation.clone(),
            with: from.clone(),
            direction: Direction::Incoming,
            name: name.clone(),
            bytes: 0,
            size: offer.size,
            via: TransferWay::Direct,
            path: None,
            sha256: None,
            reason: None,
        };
        let mut file = File::new(info, Stage::Offered);
        file.until = Some(work.now.mono + OFFER);
        file.ftp = Some(Ftp::new(cookie, offer.unreachable));
        let _ = self.files.insert(transfer, file);
        work.fx.event(Event::TransferOffer {
            transfer,
            conversation,
            from: from.clone(),
            name,
            size: offer.size,
            preview: None,
        });
    }

    /// There is a file for what is received: says yes.
    pub(super) fn ftp_created(&mut self, transfer: TransferId, work: &mut Work<'_>) {
        let Some(file) = self.files.get_mut(&transfer) else {
            return;
        };
        let Some(ftp) = &mut file.ftp else {
            return;
        };
        file.until = Some(work.now.mono + MEETING);
        if ftp.unreachable {
            ftp.auth = u64::from(u32::from_le_bytes(work.fx.bytes()));
            return self.ftp_listen(transfer, work);
        }
        let yes = file_accept_payload(ftp.cookie, &FileAccept::default());
        let who = file.info.with.clone();
        self.post(&who, yes);
    }

    fn ftp_listen(&mut self, transfer: TransferId, work: &mut Work<'_>) {
        self.last_listener += 1;
        let listener = ListenerId(self.last_listener);
        let ports = self.direct_use.ports();
        if let Some(ftp) = self.ftp(transfer) {
            ftp.listener = Some(listener);
            work.fx
                .ask(Output::Direct(DirectAsk::Listen { listener, ports }));
        }
    }

    fn ftp(&mut self, transfer: TransferId) -> Option<&mut Ftp> {
        self.files.get_mut(&transfer)?.ftp.as_deref_mut()
    }

    /// They say yes, or where they listen.
    fn ftp_accepted(&mut self, transfer: TransferId, invite: &Invite<'_>, work: &mut Work<'_>) {
        let accept = invite.file_accept();
        let never = self.direct_use == DirectUse::Never;
        let Some(file) = self.files.get_mut(&transfer) else {
            return;
        };
        let (incoming, stage) = (file.is_incoming(), file.stage);
        let Some(ftp) = &mut file.ftp else {
            return;
        };
        if ftp.end.is_some() || ftp.listener.is_some() || !ftp.dialing.is_empty() {
            return;
        }
        match accept.address {
            _ if never => self.file_failed(transfer, "refused", work),
            // The receiver listens, or the sender tells where it does.
            Some(address) if incoming == (stage == Stage::Moving) => {
                ftp.auth = address.cookie;
                for to in address.candidates() {
                    ftp.dialing.push(work.fx.dial(to));
                }
                file.stage = Stage::Moving;
                file.until = Some(work.now.mono + MEETING);
            }
            None if !incoming && stage == Stage::Offered => {
                file.stage = Stage::Moving;
                file.until = Some(work.now.mono + MEETING);
                self.ftp_listen(transfer, work);
            }
            _ => {}
        }
    }

    /// The network tells something; `false` when it is not about a file that goes this way.
    pub(super) fn ftp_direct(&mut self, news: &DirectNews, work: &mut Work<'_>) -> bool {
        let (DirectNews::Listening { listener, .. }
        | DirectNews::Mapped { listener, .. }
        | DirectNews::Accepted { listener, .. }) = news;
        let found = self.files.values().find(|file| {
            let ftp = file.ftp.as_ref();
            ftp.is_some_and(|ftp| ftp.listener == Some(*listener))
        });
        let Some(transfer) = found.map(|file| file.info.transfer) else {
            return false;
        };
        let Some(ftp) = self.ftp(transfer) else {
            return false;
        };
        match news {
            DirectNews::Listening { addresses, .. } if addresses.is_empty() => {
                ftp.listener = None;
                self.file_failed(transfer, "connection", work);
            }
            DirectNews::Listening { addresses, .. } => {
                ftp.inner.clone_from(addresses);
                ftp.router = Some(work.now.mono + ROUTER);
                let listener = *listener;
                work.fx.ask(Output::Direct(DirectAsk::MapPort { listener }));
            }
            DirectNews::Mapped { outer, .. } => {
                ftp.outer = *outer;
                self.ftp_tell_where(transfer);
            }
            DirectNews::Accepted { link, .. } => {
                if ftp.end.is_some() {
                    work.fx.close(*link);
                } else {
                    self.ftp_begin(transfer, *link, work);
                }
            }
        }
        true
    }

    fn ftp_tell_where(&mut self, transfer: TransferId) {
        let Some(file) = self.files.get_mut(&transfer) else {
            return;
        };
        let (who, sender_connects) = (file.info.with.clone(), file.is_incoming());
        let Some(ftp) = &mut file.ftp else {
            return;
        };
        if ftp.router.take().is_some() {
            let accept = FileAccept {
                address: ftp.address(),
                sender_connects,
            };
            let payload = file_accept_payload(ftp.cookie, &accept);
            self.post(&who, payload);
        }
    }
}

fn close_all(ftp: Ftp, work: &mut Work<'_>) {
    for link in ftp.dialing.into_iter().chain(ftp.end.map(|(link, _)| link)) {
        work.fx.close(link);
    }
    if let Some(listener) = ftp.listener {
        work.fx
            .ask(Output::Direct(DirectAsk::Unlisten { listener }));
    }
}
