//! What is told in a corner of the screen, and when.

use std::time::Instant;

use iced::advanced::image::Handle;
use iced::{Task, window};
use msnp::api::{AccountId, Address, ConversationId, Status};
use papilio_store::Toasts as Wishes;

use super::{App, Message};
use crate::app::sounds::ARRIVAL;
use crate::app::view::of_account;
use crate::app::windows::Wanted;
use crate::app::{Chat, Window};
use crate::services::desktop::toasts::{Kind, Order, Pixels, Target, Toast, Told};
use crate::session::{EntryKind, Session};
use crate::t;

/// How things stand when something happens.
#[derive(Clone, Copy, Debug, Default)]
struct Moment {
    /// The own status is Busy.
    busy: bool,
    /// One has just signed in.
    arriving: bool,
    /// What it is about is being looked at.
    looked_at: bool,
    /// Nothing is to be told of whom it is about.
    unwanted: bool,
}

/// Whether something is to be told now.
fn is_told(kind: Kind, wishes: &Wishes, moment: Moment) -> bool {
    let wanted = match kind {
        Kind::Online => wishes.online && !moment.arriving,
        Kind::Message => wishes.message,
        Kind::Mail => wishes.mail,
        Kind::Request => wishes.request,
    };
    wanted && !moment.busy && !moment.looked_at && !moment.unwanted
}

impl App {
    /// Something happened in this conversation.
    pub(in crate::app) fn toast_text(&self, id: &AccountId, conversation: &ConversationId) {
        self.toast(id, Kind::Message, conversation.as_str(), |session| {
            let talk = session.conversation(conversation)?;
            let (from, words) = said(&talk.entries().last()?.kind);
            let from = from.or_else(|| talk.participants.first().cloned());
            Some((from?, words))
        });
    }

    /// Somebody wants to send a file.
    pub(in crate::app) fn toast_offer(
        &self,
        id: &AccountId,
        conversation: &ConversationId,
        from: &Address,
        name: &str,
    ) {
        self.toast(id, Kind::Message, conversation.as_str(), |_| {
            Some((from.clone(), t!("toast-file", name = name)))
        });
    }

    pub(in crate::app) fn toast_online(&self, id: &AccountId, who: &Address) {
        self.toast(id, Kind::Online, who.as_str(), |_| {
            Some((who.clone(), t!("toast-online")))
        });
    }

    pub(in crate::app) fn toast_mail(&self, id: &AccountId, from: &str, subject: &str) {
        let words = match subject.trim() {
            "" => t!("toast-mail"),
            subject => subject.to_owned(),
        };
        self.toast(id, Kind::Mail, from, |_| Some((Address::new(from), words)));
    }

    pub(in crate::app) fn toast_request(&self, id: &AccountId) {
        self.toast(id, Kind::Request, "", |session| {
            let request = session.roster.requests().last()?;
            Some((request.address.clone(), t!("toast-request")))
        });
    }

    /// Shows it, where the user wants that now. `about` gives who did it, and the words.
    fn toast(
        &self,
        id: &AccountId,
        kind: Kind,
        who: &str,
        about: impl FnOnce(&Session) -> Option<(Address, String)>,
    ) {
        let (Some(toasts), Some(account)) = (&self.outside.toasts, self.accounts.get(id)) else {
            return;
        };
        let wishes = &self.services.settings().desktop.toasts;
        let arriving = |since: Instant| since.elapsed() < ARRIVAL;
        let looked_at = match kind {
            Kind::Message | Kind::Online => self.is_seen(id, &ConversationId::new(who)),
            Kind::Mail | Kind::Request => {
                self.focused.is_some() && self.focused == self.main_window(id)
            }
        };
        let moment = Moment {
            busy: account.session.me.status == Status::Busy,
            arriving: account.since.is_none_or(arriving),
            looked_at,
            unwanted: !self.contact_settings(id, who).toast,
        };
        if !is_told(kind, wishes, moment) {
            return;
        }
        let session = &account.session;
        let Some((from, words)) = about(session) else {
            return;
        };
        let hidden = kind != Kind::Online && kind != Kind::Request && !wishes.show_text;
        let text = match kind {
            Kind::Mail if hidden => t!("toast-mail"),
            _ if hidden => t!("toast-hidden"),
            _ => words,
        };
        toasts.tell(Order::Show(Toast {
            target: match kind {
                Kind::Message | Kind::Online => {
                    Target::Conversation(id.clone(), ConversationId::new(who))
                }
                Kind::Mail | Kind::Request => Target::List(id.clone()),
            },
            kind,
            title: of_account(session.name_of(&from).to_owned(), session),
            text,
            picture: picture(session, &from),
        }));
    }

    /// What the toasts tell.
    pub(super) fn toast_told(&mut self, told: Told) -> Task<Message> {
        match told {
            Told::Ready(toasts) => {
                self.outside.toasts = Some(toasts);
                Task::none()
            }
            Told::Works(works) => {
                self.outside.troubles.toasts = works.err();
                Task::none()
            }
            Told::Clicked(Target::Conversation(account, conversation)) => {
                self.open_conversation(&account, &conversation, Wanted::ByUser)
            }
            Told::Clicked(Target::List(account)) => match self.main_window(&account) {
                Some(id) => self.raise(id),
                None => Task::none(),
            },
        }
    }

    /// What a toast told of is being looked at.
    pub(in crate::app) fn toast_seen(&self, id: window::Id) {
        let close = |target| {
            if let Some(toasts) = &self.outside.toasts {
                toasts.tell(Order::Close(target));
            }
        };
        let target = match self.windows.get(&id) {
            Some(Window::Chats(tabs)) => match self.chats.get(&tabs.shown()) {
                Some(Chat { account, state }) => {
                    Target::Conversation(account.clone(), state.conversation().clone())
                }
                None => return,
            },
            Some(Window::Contacts(_)) => {
                let lists = self.listed().into_iter().map(Target::List);
                return lists.for_each(close);
            }
            _ => return,
        };
        close(target);
    }
}

/// Who did this, where the line tells, and what it says.
fn said(kind: &EntryKind) -> (Option<Address>, String) {
    match kind {
        EntryKind::Text(text) => (Some(text.from.clone()), text.text.to_string()),
        EntryKind::Nudge { from, .. } => (Some(from.clone()), t!("toast-nudge")),
        EntryKind::Ink { from, .. } => (Some(from.clone()), t!("toast-ink")),
        EntryKind::Action(words) => (None, words.clone()),
        _ => (None, t!("toast-hidden")),
    }
}

/// The display picture of somebody, where it is here.
fn picture(session: &Session, who: &Address) -> Option<Pixels> {
    let sha1d = session.roster.contact(who)?.picture.as_deref()?;
    match session.pictures.get(sha1d)?.first() {
        Handle::Rgba {
            width,
            height,
            pixels,
            ..
        } => Some(Pixels {
            width: *width,
            height: *height,
            rgba: pixels.clone(),
        }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted_is_told_unless_the_moment_is_wrong() {
        let wishes = Wishes::default();
        let now = Moment::default();
        for kind in [Kind::Online, Kind::Message, Kind::Mail, Kind::Request] {
            assert!(is_told(kind, &wishes, now), "{kind:?}");
            for wrong in [
                Moment { busy: true, ..now },
                Moment {
                    looked_at: true,
                    ..now
                },
                Moment {
                    unwanted: true,
                    ..now
                },
            ] {
                assert!(!is_told(kind, &wishes, wrong), "{kind:?} {wrong:?}");
            }
            let arriving = Moment {
                arriving: true,
                ..now
            };
            let told = is_told(kind, &wishes, arriving);
            assert_eq!(told, kind != Kind::Online, "{kind:?} while arriving");
        }
    }

    #[test]
    fn each_kind_can_be_switched_off() {
        let off = Wishes {
            online: false,
            message: false,
            mail: false,
            request: false,
            ..Wishes::default()
        };
        let alone = |change: fn(&mut Wishes)| {
            let mut wishes = off.clone();
            change(&mut wishes);
            [Kind::Online, Kind::Message, Kind::Mail, Kind::Request]
                .map(|kind| is_told(kind, &wishes, Moment::default()))
        };
        assert_eq!(alone(|w| w.online = true), [true, false, false, false]);
        assert_eq!(alone(|w| w.message = true), [false, true, false, false]);
        assert_eq!(alone(|w| w.mail = true), [false, false, true, false]);
        assert_eq!(alone(|w| w.request = true), [false, false, false, true]);
    }
}
