//! The connection a file goes over.

use bytes::Bytes;

use super::{End, close_all};
use crate::api::TransferState;
use crate::io::{DirectAsk, DiskAsk, LinkId, Output, TransferId};
use crate::message::{CancelCode, cancel_payload};
use crate::msnftp::{Failure, FtpReceiver, FtpSender, Step, Stop};
use crate::p2p::peers::files::File;
use crate::p2p::peers::{Peers, Work};

impl Peers {
    fn ftp_of_socket(&self, link: LinkId) -> Option<TransferId> {
        let mut files = self.files.values();
        let found = files.find(|file| file.ftp.as_ref().is_some_and(|ftp| ftp.owns(link)));
        found.map(|file| file.info.transfer)
    }

    pub(in crate::p2p::peers) fn ftp_connected(
        &mut self,
        link: LinkId,
        work: &mut Work<'_>,
    ) -> bool {
        let Some(transfer) = self.ftp_of_socket(link) else {
            return false;
        };
        self.ftp_begin(transfer, link, work);
        true
    }

    pub(super) fn ftp_begin(&mut self, transfer: TransferId, link: LinkId, work: &mut Work<'_>) {
        let me = self.me.account.clone();
        let now = work.now.mono;
        let Some(file) = self.files.get_mut(&transfer) else {
            return;
        };
        file.until = None;
        let (incoming, size, with) = (file.is_incoming(), file.info.size, file.info.with.clone());
        let Some(ftp) = &mut file.ftp else {
            return;
        };
        for other in std::mem::take(&mut ftp.dialing) {
            if other != link {
                work.fx.close(other);
            }
        }
        // They have met: nobody else is to come, and the router need not lead a port here for hours.
        if let Some(listener) = ftp.listener.take() {
            let ask = DirectAsk::Unlisten { listener };
            work.fx.ask(Output::Direct(ask));
        }
        let end = if incoming {
            End::Receives(FtpReceiver::new(me, ftp.auth, size, now))
        } else {
            End::Sends(FtpSender::new(with, ftp.auth, size, now))
        };
        ftp.end = Some((link, end));
        self.ftp_run(transfer, work);
    }

    pub(in crate::p2p::peers) fn ftp_received(
        &mut self,
        link: LinkId,
        bytes: Bytes,
        work: &mut Work<'_>,
    ) -> bool {
        let Some(transfer) = self.ftp_of_socket(link) else {
            return false;
        };
        if let Some((_, end)) = self.ftp(transfer).and_then(|ftp| ftp.end.as_mut()) {
            end.received(bytes, work.now.mono);
        }
        self.ftp_run(transfer, work);
        true
    }

    pub(in crate::p2p::peers) fn ftp_closed(&mut self, link: LinkId, work: &mut Work<'_>) -> bool {
        let Some(transfer) = self.ftp_of_socket(link) else {
            return false;
        };
        let Some(ftp) = self.ftp(transfer) else {
            return false;
        };
        if let Some((_, end)) = &mut ftp.end {
            end.closed();
            self.ftp_run(transfer, work);
        } else {
            ftp.dialing.retain(|other| *other != link);
            if ftp.dialing.is_empty() && ftp.listener.is_none() {
                self.file_failed(transfer, "connection", work);
            }
        }
        true
    }

    pub(in crate::p2p::peers) fn ftp_writable(
        &mut self,
        link: LinkId,
        room: usize,
        work: &mut Work<'_>,
    ) {
        if let Some(transfer) = self.ftp_of_socket(link)
            && let Some(ftp) = self.ftp(transfer)
        {
            ftp.room = room;
            self.ftp_run(transfer, work);
        }
    }

    /// Does what the connection of a file wants done.
    fn ftp_run(&mut self, transfer: TransferId, work: &mut Work<'_>) {
        while let Some((link, step)) = self.ftp(transfer).and_then(|ftp| {
            let (link, end) = ftp.end.as_mut()?;
            Some((*link, end.next_step()?))
        }) {
            match step {
                Step::Send(bytes) => {
                    if let Some(ftp) = self.ftp(transfer) {
                        ftp.room = ftp.room.saturating_sub(bytes.len());
                    }
                    work.fx.send(link, bytes);
                }
                Step::Started => {
                    if let Some(file) = self.files.get_mut(&transfer) {
                        file.progress(0, work);
                    }
                }
                Step::Piece(bytes) => {
                    let at = self.files.get(&transfer).map_or(0, |file| file.arrived);
                    self.file_data(transfer, at, bytes, work);
                }
                Step::Done => {
                    let incoming = self.files.get(&transfer).is_some_and(File::is_incoming);
                    self.ftp_let_go(transfer, work);
                    if incoming {
                        self.file_whole(transfer, work);
                    } else {
                        self.file_done(transfer, work);
                    }
                }
                Step::Failed(why) => {
                    self.ftp_let_go(transfer, work);
                    let reason = match why {
                        Failure::Timeout => "timed_out",
                        Failure::Closed => "connection",
                        Failure::WrongSize => "wrong_size",
                        Failure::CancelledByPeer | Failure::Cancelled => "cancelled",
                        Failure::WrongPeer | Failure::Garbled | Failure::Ended(_) => "protocol",
                    };
                    self.file_failed(transfer, reason, work);
                }
            }
        }
        self.ftp_read(transfer, work);
    }

    /// Asks for the next piece, when there is room for it.
    fn ftp_read(&mut self, transfer: TransferId, work: &mut Work<'_>) {
        let Some(file) = self.files.get_mut(&transfer) else {
            return;
        };
        let Some(ftp) = &mut file.ftp else {
            return;
        };
        let Some((_, End::Sends(end))) = &ftp.end else {
            return;
        };
        if let Some((at, len)) = end.wanted()
            && !ftp.reads
            && ftp.room >= len
            && len > 0
        {
            ftp.reads = true;
            file.progress(at, work);
            work.fx
                .ask(Output::Disk(DiskAsk::Read { transfer, at, len }));
        }
    }

    /// The disk read a piece; `false` when the file goes another way.
    pub(in crate::p2p::peers) fn ftp_piece(
        &mut self,
        transfer: TransferId,
        bytes: &Bytes,
        work: &mut Work<'_>,
    ) -> bool {
        let Some(ftp) = self.ftp(transfer) else {
            return false;
        };
        ftp.reads = false;
        if let Some((_, End::Sends(end))) = &mut ftp.end {
            end.supply(bytes, work.now.mono);
        }
        self.ftp_run(transfer, work);
        true
    }

    pub(in crate::p2p::peers) fn tick_ftp(&mut self, work: &mut Work<'_>) {
        let now = work.now.mono;
        let due = self.files.values().filter(|file| {
            let ftp = file.ftp.as_ref().and_then(|ftp| ftp.deadline());
            ftp.is_some_and(|at| at <= now)
        });
        let due: Vec<TransferId> = due.map(|file| file.info.transfer).collect();
        for transfer in due {
            let router = self.ftp(transfer).and_then(|ftp| ftp.router);
            if router.is_some_and(|at| at <= now) {
                self.ftp_tell_where(transfer);
            }
            if let Some((_, end)) = self.ftp(transfer).and_then(|ftp| ftp.end.as_mut()) {
                end.tick(now);
            }
            self.ftp_run(transfer, work);
        }
    }

    /// The connection and the port are needed no more.
    pub(super) fn ftp_let_go(&mut self, transfer: TransferId, work: &mut Work<'_>) {
        if let Some(ftp) = self.files.get_mut(&transfer).and_then(|f| f.ftp.take()) {
            close_all(*ftp, work);
        }
    }

    /// A file is over before its time: the other side is told.
    pub(in crate::p2p::peers) fn ftp_over(
        &mut self,
        file: &mut File,
        state: TransferState,
        work: &mut Work<'_>,
    ) {
        let Some(mut ftp) = file.ftp.take() else {
            return;
        };
        if let Some((link, end)) = &mut ftp.end {
            match end {
                End::Sends(end) => end.cancel(),
                End::Receives(end) => end.stop(Stop::Cancelled),
            }
            while let Some(step) = end.next_step() {
                if let Step::Send(bytes) = step {
                    work.fx.send(*link, bytes);
                }
            }
        } else {
            let code = match state {
                TransferState::Declined => CancelCode::Reject,
                TransferState::Cancelled => CancelCode::UserCancel,
                _ => CancelCode::Timeout,
            };
            self.post(&file.info.with, cancel_payload(ftp.cookie, code));
        }
        close_all(*ftp, work);
    }
}
