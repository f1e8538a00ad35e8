//! Files on their way, below what was said: what is offered, how far it is, what became of it.

use std::borrow::Cow;
use std::path::PathBuf;
use std::time::Duration;

use iced::widget::{column, container, progress_bar, row, text, tooltip};
use iced::{Center, Fill};
use msnp::api::{Command, ConversationId, TransferWay};
use msnp::io::TransferId;

use super::{Action, State};
use crate::session::Session;
use crate::session::transfers::{Stage, Transfer};
use crate::widget::animated::animated;
use crate::widget::{self, Element, bold, button, icon};
use crate::{i18n, t, theme};

/// The edge of the preview.
const PREVIEW: f32 = 44.0;
/// All of them together are at most this high.
const HIGHEST: f32 = 176.0;

#[derive(Clone, Debug)]
pub enum Message {
    Accept(TransferId),
    SaveAs(TransferId),
    /// The desktop's dialog is closed, with this place or none.
    SaveTo(TransferId, Option<PathBuf>),
    Decline(TransferId),
    Cancel(TransferId),
    Retry(TransferId),
    OpenFolder(TransferId),
    Dismiss(TransferId),
}

impl State {
    pub(super) fn transfer_message(&mut self, message: Message, session: &mut Session) -> Action {
        match message {
            Message::Accept(transfer) => accept(transfer, None, session),
            Message::SaveTo(transfer, Some(path)) => accept(transfer, Some(path), session),
            Message::SaveTo(_, None) => Action::None,
            Message::SaveAs(transfer) => match session.transfers.get(transfer) {
                Some(known) => Action::SaveAs {
                    transfer,
                    name: known.name.clone(),
                },
                None => Action::None,
            },
            Message::Decline(transfer) => Action::Send(Command::DeclineFile { transfer }),
            Message::Cancel(transfer) => Action::Send(Command::CancelFile { transfer }),
            Message::Retry(transfer) => {
                let path = session
                    .transfers
                    .get(transfer)
                    .filter(|known| known.can_retry())
                    .and_then(|known| known.path.clone());
                match path {
                    Some(path) => {
                        session.transfers.dismiss(transfer);
                        self.send_file(path, session)
                    }
                    None => Action::None,
                }
            }
            Message::OpenFolder(transfer) => {
                let path = session
                    .transfers
                    .get(transfer)
                    .and_then(|known| known.path.as_deref());
                match path.and_then(|path| path.parent()) {
                    Some(folder) => Action::OpenFolder(folder.to_owned()),
                    None => Action::None,
                }
            }
            Message::Dismiss(transfer) => {
                session.transfers.dismiss(transfer);
                Action::None
            }
        }
    }

    /// Offers a file to who is here.
    pub(super) fn send_file(&mut self, path: PathBuf, session: &mut Session) -> Action {
        // The engine takes ways as text; one that is none cannot be told.
        let Some(text) = path.to_str().map(str::to_owned) else {
            return Action::None;
        };
        session.transfers.asked(&self.conversation, path);
        Action::Send(Command::SendFile {
            to: self.conversation.clone(),
            path: text,
        })
    }
}

fn accept(transfer: TransferId, path: Option<PathBuf>, session: &mut Session) -> Action {
    session.transfers.accepted(transfer);
    Action::Send(Command::AcceptFile {
        transfer,
        path: path.and_then(|path| Some(path.to_str()?.to_owned())),
    })
}

/// The files of a conversation; `None` when there are none.
pub fn shelf<'a>(
    session: &'a Session,
    conversation: &'a ConversationId,
) -> Option<Element<'a, Message>> {
    let cards: Vec<_> = session
        .transfers
        .of(conversation)
        .map(|transfer| card(transfer, session))
        .collect();
    if cards.is_empty() {
        return None;
    }
    let all = widget::scrollable(column(cards).spacing(4).width(Fill)).anchor_bottom();
    Some(container(all).max_height(HIGHEST).width(Fill).into())
}

/// One file.
pub fn card<'a>(transfer: &'a Transfer, session: &'a Session) -> Element<'a, Message> {
    let preview = transfer
        .preview
        .as_ref()
        .and_then(|sha1d| session.pictures.get(sha1d));
    let picture: Element<'a, Message> = match preview {
        Some(moving) => animated(moving, PREVIEW).into(),
        None => container(icon("icons/send-file", 32.0))
            .center_x(PREVIEW)
            .center_y(PREVIEW)
            .into(),
    };
    let small = |words: String| text(words).size(11).style(theme::text::dim);
    let name = row![
        text(visible(&transfer.name)).font(bold()),
        small(size(transfer.size)),
    ]
    .spacing(6)
    .wrap();
    let (words, failed) = said(transfer, session.name_of(&transfer.with));
    let words = text(words).size(11).style(if failed {
        theme::text::danger
    } else {
        theme::text::dim
    });
    let moving = matches!(transfer.stage, Stage::Active | Stage::Connecting);
    let bar = moving.then(|| progress_bar(0.0..=1.0, transfer.share()).girth(8));
    let sum = transfer
        .sha256
        .as_ref()
        .filter(|_| transfer.stage == Stage::Done)
        .map(|sum| {
            let short: String = sum.chars().take(16).collect();
            let words = small(t!("transfer-sum", sum = format!("{short}…")));
            let whole = container(text(sum.as_str()).size(11))
                .padding(6)
                .style(theme::container::floating);
            tooltip(words, whole, tooltip::Position::Top)
        });
    let said = column![name, words, bar, sum, deeds(transfer)]
        .spacing(2)
        .width(Fill);
    let dismiss = transfer.is_over().then(|| {
        button(icon("icons/close", 9.0))
            .padding([3, 2])
            .style(theme::button::link)
            .on_press(Message::Dismiss(transfer.id))
    });
    container(row![picture, said, dismiss].spacing(8))
        .padding([6, 8])
        .width(Fill)
        .style(theme::container::pane)
        .into()
}

/// What can be done with it now.
fn deeds<'a>(transfer: &Transfer) -> Option<Element<'a, Message>> {
    let id = transfer.id;
    let mut deeds = Vec::new();
    match transfer.stage {
        Stage::Offered => {
            deeds.push((t!("transfer-accept"), Message::Accept(id)));
            deeds.push((t!("transfer-save-as"), Message::SaveAs(id)));
            deeds.push((t!("transfer-decline"), Message::Decline(id)));
        }
        Stage::Connecting | Stage::Active => deeds.push((t!("cancel"), Message::Cancel(id))),
        Stage::Done if transfer.is_incoming() && transfer.path.is_some() => {
            deeds.push((t!("transfer-open-folder"), Message::OpenFolder(id)));
        }
        _ if transfer.can_retry() => deeds.push((t!("transfer-retry"), Message::Retry(id))),
        _ => return None,
    }
    let links = deeds.into_iter().map(|(words, message)| {
        button(text(words).size(11))
            .padding(0)
            .style(theme::button::link)
            .on_press(message)
            .into()
    });
    Some(row(links).spacing(12).align_y(Center).into())
}

/// How it stands, in words; whether something went wrong.
fn said(transfer: &Transfer, name: &str) -> (String, bool) {
    let incoming = transfer.is_incoming();
    let why = |reason: &Option<String>| reason.as_deref().and_then(i18n::broke_off);
    match &transfer.stage {
        Stage::Offered => (t!("transfer-offered", name = name), false),
        Stage::Connecting if incoming => (t!("transfer-connecting", name = name), false),
        Stage::Connecting => (t!("transfer-waiting", name = name), false),
        Stage::Active => (progress(transfer), false),
        Stage::Done if incoming => (t!("transfer-received", name = name), false),
        Stage::Done => (t!("transfer-sent", name = name), false),
        Stage::Declined if incoming => (t!("transfer-declined-here"), false),
        Stage::Declined => (t!("transfer-declined-there", name = name), false),
        Stage::Cancelled(Some(reason)) if reason == "peer" => {
            (t!("transfer-cancelled-there", name = name), false)
        }
        Stage::Cancelled(_) => (t!("transfer-cancelled"), false),
        Stage::Failed(reason) => match why(reason) {
            Some(why) => (t!("transfer-failed-why", why = why), true),
            None => (t!("transfer-failed"), true),
        },
    }
}

fn progress(transfer: &Transfer) -> String {
    let there = size(transfer.bytes);
    let whole = size(transfer.size);
    let words = match (transfer.rate(), transfer.left()) {
        (Some(rate), Some(left)) => t!(
            "transfer-progress",
            there = there,
            whole = whole,
            rate = size(rate),
            left = duration(left)
        ),
        _ => t!("transfer-begun", there = there, whole = whole),
    };
    match transfer.via {
        TransferWay::Direct => words,
        TransferWay::Switchboard => format!("{words} {}", t!("transfer-by-server")),
    }
}

/// A number of bytes in the unit people would use.
fn size(bytes: u64) -> String {
    // Small numbers have one digit after the point.
    let in_units = |unit: f64| {
        let exact = bytes as f64 / unit;
        if exact < 10.0 {
            (exact * 10.0).floor() / 10.0
        } else {
            exact.round()
        }
    };
    match bytes {
        0..1_000 => t!("size-bytes", n = bytes),
        1_000..1_000_000 => t!("size-kb", n = in_units(1e3)),
        1_000_000..1_000_000_000 => t!("size-mb", n = in_units(1e6)),
        _ => t!("size-gb", n = in_units(1e9)),
    }
}

/// How long something takes yet, roughly.
fn duration(left: Duration) -> String {
    match left.as_secs() {
        seconds @ 0..90 => t!("left-seconds", n = seconds.max(1)),
        seconds @ 90..5_400 => t!("left-minutes", n = (seconds + 30) / 60),
        seconds => t!("left-hours", n = (seconds + 1_800) / 3_600),
    }
}

/// A name in which nothing hides: marks that turn the direction of writing could make `exe` look like `jpg`.
fn visible(name: &str) -> Cow<'_, str> {
    let hidden = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}');
    if name.contains(hidden) {
        name.replace(hidden, "\u{fffd}").into()
    } else {
        name.into()
    }
}

#[cfg(test)]
mod tests;
