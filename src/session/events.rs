//! What the events of the engine change in a session.

use std::time::SystemTime;

use msn_media::plus::stripped;
use msnp::api::{Address, ConversationId, Event, LinkState, Status, TimedEvent};

use super::roster::Presence;
use super::transfers::Transfer;
use super::{Effect, EntryKind, Mail, Request, Session, TextEntry};

impl Session {
    /// Takes in one event.
    pub fn apply(&mut self, timed: TimedEvent) -> Option<Effect> {
        let at = timed.wall;
        match timed.event {
            Event::State { state, detail } => {
                self.link.state = state;
                self.link.retry_in = match state {
                    LinkState::Reconnecting => detail.as_deref().and_then(|d| d.parse().ok()),
                    _ => None,
                };
                if state != LinkState::Online {
                    self.not_there();
                }
                None
            }
            Event::Connection { way, encrypted } => {
                self.link.reached(way, encrypted);
                None
            }
            Event::SignedIn {
                email,
                display_name,
                dialect,
            } => {
                self.me.address = email;
                self.me.rename(display_name);
                self.link.state = LinkState::Online;
                self.link.dialect = Some(dialect);
                self.link.signed_out = None;
                Some(Effect::SignedIn)
            }
            Event::SignedOut { reason } => {
                self.link.state = LinkState::Disconnected;
                self.link.signed_out = Some(reason);
                self.not_there();
                Some(Effect::SignedOut(reason))
            }
            Event::Me {
                display_name,
                status,
                personal_message,
                media,
                allow_strangers,
                phones,
                mobile_paging,
                ..
            } => {
                self.me.rename(display_name);
                self.me.status = status;
                self.me.personal_message = personal_message;
                self.me.media = media;
                self.me.allow_strangers = allow_strangers;
                self.me.phones = phones;
                self.me.mobile_paging = mobile_paging;
                None
            }
            Event::Endpoints { endpoints } => {
                self.places = endpoints;
                None
            }
            Event::Mail {
                unread,
                unread_elsewhere,
                from,
                subject,
            } => {
                self.mail = Some(Mail {
                    inbox: unread,
                    elsewhere: unread_elsewhere,
                });
                from.map(|from| Effect::Mail {
                    from,
                    subject: subject.unwrap_or_default(),
                })
            }
            Event::Page { path } => Some(Effect::Page(path.into())),
            event => self.apply_to_people(at, event),
        }
    }

    /// We are not signed in any more: what only those who are can see is not seen.
    fn not_there(&mut self) {
        self.roster.everybody_offline();
        self.places.clear();
    }

    /// Events about contacts.
    fn apply_to_people(&mut self, at: SystemTime, event: Event) -> Option<Effect> {
        match event {
            Event::Roster { .. } => {
                self.roster.touch();
                None
            }
            Event::Group {
                group,
                name,
                removed,
            } => {
                self.roster.group(group, name, removed);
                None
            }
            Event::Contact {
                email,
                display_name,
                groups,
                lists,
                details,
                removed,
            } => {
                if removed {
                    self.roster.remove(&email);
                } else {
                    self.roster
                        .contact_changed(email, display_name, groups, lists, details);
                }
                None
            }
            Event::ContactRequest {
                email,
                display_name,
                message,
            } => self
                .roster
                .requested(Request {
                    address: email,
                    display_name: stripped(&display_name).into_owned(),
                    message,
                })
                .then_some(Effect::Request),
            Event::Presence {
                email,
                status,
                display_name,
                capabilities,
                picture_sha1d,
            } => {
                let news = Presence {
                    status,
                    display_name,
                    capabilities,
                    picture: picture_sha1d,
                };
                let came = self.roster.presence(&email, news);
                if status == Status::Offline {
                    for conversation in self.conversations.values_mut() {
                        conversation.stop_typing(&email);
                    }
                }
                came.then_some(Effect::CameOnline(email))
            }
            Event::PersonalMessage { email, text, media } => {
                self.roster.personal_message(&email, text, media);
                None
            }
            event => self.apply_to_conversations(at, event),
        }
    }

    /// Events about what is said.
    fn apply_to_conversations(&mut self, at: SystemTime, event: Event) -> Option<Effect> {
        match event {
            Event::Conversation {
                conversation: id,
                participants,
                was,
                closed,
            } => self.people_changed(at, id, participants, was, closed),
            Event::Text {
                conversation: id,
                id: message,
                from,
                name,
                text,
                format,
                offline,
                sent_at,
                ..
            } => {
                let own = from == self.me.address;
                let at = sent_at
                    .map(|ms| SystemTime::UNIX_EPOCH + std::time::Duration::from_millis(ms))
                    .unwrap_or(at);
                let conversation = self.open(&id);
                conversation.stop_typing(&from);
                let mut entry = TextEntry {
                    format,
                    offline,
                    ..TextEntry::received(message, from, name.as_deref(), &text)
                };
                if own {
                    // What was written here is shown as it was written.
                    entry.own = true;
                    entry.text = text.into();
                    entry.looks.text = None;
                }
                let new = conversation.push_text(at, entry);
                (new && !own).then_some(Effect::Incoming(id))
            }
            Event::Typing {
                conversation: id,
                from,
            } => {
                let stamp = self.open(&id).typing(from.clone());
                Some(Effect::Typing {
                    conversation: id,
                    from,
                    stamp,
                })
            }
            Event::Nudge {
                conversation: id,
                from,
            } => {
                let conversation = self.open(&id);
                conversation.stop_typing(&from);
                conversation.nudged(at, from).then_some(Effect::Nudged(id))
            }
            Event::Delivery {
                id,
                conversation,
                state,
                reason,
            } => {
                if let Some(conversation) = self.conversations.get_mut(&conversation) {
                    conversation.delivered(&id, state, reason);
                }
                None
            }
            Event::TransferOffer {
                transfer,
                conversation: id,
                from,
                name,
                size,
                preview,
            } => {
                self.open(&id).unread += 1;
                if let Some(sha1d) = &preview {
                    self.pictures.want(sha1d);
                }
                let mut offer = Transfer::offer(transfer, id.clone(), from);
                offer.name = name;
                offer.size = size;
                offer.preview = preview;
                let effect = Effect::Offered {
                    conversation: id,
                    from: offer.with.clone(),
                    name: offer.name.clone(),
                };
                self.transfers.offered(offer);
                Some(effect)
            }
            Event::Transfer(info) => self.transfers.told(info, at).then_some(Effect::FileDone),
            Event::Picture { email, sha1d, .. } if email == self.me.address => {
                Some(Effect::OwnPicture(sha1d))
            }
            Event::Picture { sha1d, .. } => {
                self.pictures.want(&sha1d);
                None
            }
            Event::Emoticon {
                conversation: id,
                from,
                shortcut,
                sha1d,
                ready,
                ..
            } => {
                if ready {
                    self.pictures.want(&sha1d);
                }
                self.open(&id).emoticon(from, shortcut, sha1d);
                None
            }
            Event::Ink {
                conversation: id,
                id: message,
                from,
                sha1d,
                ..
            } => {
                self.pictures.want(&sha1d);
                let own = from == self.me.address;
                let conversation = self.open(&id);
                conversation.stop_typing(&from);
                let ink = EntryKind::Ink {
                    id: message,
                    from,
                    sha1d,
                    own,
                };
                conversation.came(at, ink);
                (!own).then_some(Effect::Incoming(id))
            }
            Event::Action {
                conversation: id,
                text,
                ..
            } => {
                self.open(&id).came(at, EntryKind::Action(text));
                Some(Effect::Incoming(id))
            }
            Event::Invitation {
                conversation: id,
                from,
                kind,
            } => {
                let invitation = EntryKind::Invitation { from, kind };
                self.open(&id).came(at, invitation);
                Some(Effect::Incoming(id))
            }
            Event::Notification { kind, text } => Some(Effect::Announced { kind, text }),
            Event::Error {
                code,
                command,
                message,
            } => Some(Effect::Failed {
                code,
                command,
                message,
            }),
            _ => None,
        }
    }

    fn people_changed(
        &mut self,
        at: SystemTime,
        id: ConversationId,
        participants: Vec<Address>,
        was: Option<ConversationId>,
        closed: bool,
    ) -> Option<Effect> {
        let earlier = was
            .as_ref()
            .and_then(|was| self.conversations.get(was))
            .map(|c| c.entries().cloned().collect::<Vec<_>>());
        let group = id.is_group();
        let conversation = self.open(&id);
        if let Some(earlier) = earlier.filter(|_| conversation.is_empty()) {
            conversation.begin_with(earlier);
        }
        conversation.set_participants(at, participants, closed, group);
        if let Some(was) = &was {
            self.transfers.became(was, &id);
        }
        was.map(|was| Effect::Became { was, now: id })
    }
}
