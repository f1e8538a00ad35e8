//! What goes from peer to peer, between the switchboards that carry it and the machine that knows what it is.

use std::sync::Arc;

use super::Client;
use crate::api::{Address, Command, ConversationId, EndpointId, Event, Status};
use crate::command::{Capabilities, TrId};
use crate::io::{LinkId, TransferId};
use crate::object::ObjectKind;
use crate::p2p::Peer;
use crate::p2p::peers::{NewFile, Peers, Reach, Tell, Work};
use crate::sb::{Heard, Person, What};

/// From this version of MSNC on clients speak the second version of P2P (07 section 4).
const MSNC_V2: u32 = 10;
/// Before this one they read offers of files in the older form best (10 section 1).
const MSNC_CONTEXT: u32 = 6;

impl Client {
    /// Lets what goes on with others work.
    pub(super) fn with_peers<T>(&mut self, act: impl FnOnce(&mut Peers, &mut Work<'_>) -> T) -> T {
        let mut work = Work {
            fx: &mut self.fx,
            now: self.now,
        };
        act(&mut self.peers, &mut work)
    }

    /// From now on packets come from here.
    pub(super) fn tell_peers_who_we_are(&mut self) {
        let endpoints = self.signin.dialect.is_some_and(|d| d.has_endpoints());
        let machine = self.model.machine.as_deref().filter(|_| endpoints);
        let me = Peer {
            account: self.model.me.email.clone(),
            place: machine.map(EndpointId::new),
        };
        let notices = self.signin.dialect.is_some_and(|d| d.has_user_notices());
        self.peers.set_me(me, notices);
    }

    // --- ways -------------------------------------------------------------------------------------------------------

    /// Time has passed, or something happened: ways are looked for, packets written.
    pub(super) fn tick_peers(&mut self) {
        if self.peers.is_idle() {
            return;
        }
        if self.peers.deadline().is_some_and(|at| at <= self.now.mono) {
            self.with_peers(Peers::tick);
        }
        self.write_notices();
        for who in self.peers.wants_way(self.now.mono) {
            self.find_way(&who);
        }
        self.with_peers(Peers::write_direct);
        while let Some(parcel) = self.peers.next_parcel(self.now.mono) {
            match self.sbs.get_mut(&parcel.over) {
                Some(sb) => {
                    let packet = &parcel.packet.bytes;
                    let trid = sb.write_data(&parcel.to, packet, (&mut self.fx, self.now));
                    self.peers.parcel_written(&parcel, trid);
                }
                None => self.peers.way_lost(parcel.over, None),
            }
        }
        self.with_peers(Peers::write_files);
        self.with_peers(Peers::tell_sent);
    }

    /// What is said past switchboards, to those whose clients hear it.
    fn write_notices(&mut self) {
        while let Some(notice) = self.peers.next_notice() {
            let mut told = false;
            if self.signin.ready {
                self.with_session(|session, desk| {
                    told = session.tell_client(&notice.to, notice.to_bytes(), desk);
                });
            }
            if !told {
                self.with_peers(|peers, work| peers.notice_returned(&notice, work));
            }
        }
    }

    fn find_way(&mut self, who: &Address) {
        let id = ConversationId::with(who);
        if let Some(link) = self.way_to(who) {
            let reach = self.reach(link, who);
            self.with_peers(|peers, work| peers.has_way(who, (link, &reach), work));
            while let Some(sb) = self.sbs.get_mut(&link)
                && let Some(letter) = self.peers.next_letter(who)
            {
                sb.write_invite(&letter, (&mut self.fx, self.now));
            }
            // Whoever waits for this way to be told of waits no more.
            return self.pump(&id);
        }
        if self.chat(&id).held {
            return self.with_peers(|peers, work| peers.no_way(who, "217", work));
        }
        self.look_for_way(&id);
    }

    /// A switchboard with this person in it, that of the two of us first.
    fn way_to(&self, who: &Address) -> Option<LinkId> {
        self.way(&ConversationId::with(who)).or_else(|| {
            let has = |sb: &&crate::sb::Switchboard| {
                sb.has_readers() && sb.people().iter().any(|person| person.address == *who)
            };
            self.sbs.values().find(has).map(|sb| sb.link())
        })
    }

    /// How this person, who is in that switchboard, can be spoken to (07 section 4).
    fn reach(&self, link: LinkId, who: &Address) -> Reach {
        let sb = self.sbs.get(&link);
        let person = sb.and_then(|sb| sb.people().iter().find(|p| p.address == *who));
        let ours = self.signin.dialect.is_some_and(|d| d.has_endpoints());
        let contact = self.model.roster.contact(who);
        let mut places = Vec::new();
        for place in person.into_iter().flat_map(|person| &person.places) {
            let id = EndpointId::new(place);
            let told = contact.and_then(|contact| {
                let mut all = contact.places.iter();
                all.find(|(known, _)| *known == id).map(|(_, caps)| *caps)
            });
            let capabilities = told.unwrap_or_else(|| self.capabilities(person, who));
            if ours && speaks_v2(capabilities) {
                places.push(id);
            }
        }
        // Who is there and names no version of MSNC has none; of who is not known it is hoped.
        let told = contact.is_some_and(|contact| contact.presence.status != Status::Offline);
        let caps = self.capabilities(person, who);
        let data = self.signin.dialect.is_some_and(|d| d.has_data_messages());
        Reach {
            is_ancient: !data || (told && caps.msnc() == 0 && places.is_empty()),
            places,
            is_old: caps.msnc() < MSNC_CONTEXT,
        }
    }

    /// What somebody can do, as far as it was told anywhere; nothing at all when it was not.
    pub(super) fn capabilities(&self, person: Option<&Person>, who: &Address) -> Capabilities {
        let here = person.and_then(|person| person.capabilities);
        here.filter(|caps| caps.flags != 0).unwrap_or_else(|| {
            let contact = self.model.roster.contact(who);
            let told = contact.map_or(0, |contact| contact.presence.capabilities);
            Capabilities::from_u64(told)
        })
    }

    /// There is no way to the people of a conversation.
    pub(super) fn no_way_for_peers(&mut self, id: &ConversationId, reason: &str) {
        if !id.is_group() {
            let who = Address::new(id.as_str());
            self.with_peers(|peers, work| peers.no_way(&who, reason, work));
        }
    }

    /// A switchboard answers for a message; `false` when it was no packet.
    pub(super) fn packet_answered(&mut self, of: (LinkId, TrId), carried: bool) -> bool {
        self.with_peers(|peers, work| peers.answered_for(of, carried, work))
    }

    // --- what comes -------------------------------------------------------------------------------------------------

    pub(super) fn heard(&mut self, link: LinkId, heard: Heard) {
        let Heard {
            from,
            conversation,
            what,
        } = heard;
        match what {
            What::Data { place, packet } => self.with_peers(|peers, work| {
                peers.heard((&from, place), &packet, link, work);
            }),
            What::Emoticons(told) => {
                for (shortcut, object) in told {
                    self.fx.event(Event::Emoticon {
                        conversation: conversation.clone(),
                        from: from.clone(),
                        shortcut: shortcut.clone(),
                        sha1d: Arc::from(object.sha1d.to_string()),
                        ready: false,
                        path: None,
                    });
                    let tell = Tell::Emoticon {
                        conversation: conversation.clone(),
                        from: from.clone(),
                        shortcut,
                    };
                    self.with_peers(|peers, work| {
                        peers.want((object, &from), (tell, true, None), work);
                    });
                }
            }
            What::Ink(kind, bytes) => self.with_peers(|peers, work| {
                peers.drawn((conversation, from), (kind, bytes), work);
            }),
            What::Invite(payload) => self.with_peers(|peers, work| {
                peers.invite((&from, conversation), &payload, work);
            }),
        }
    }

    /// A contact has another display picture.
    pub(super) fn picture_changed(&mut self, who: &Address) {
        self.want_picture(who, None);
    }

    fn want_picture(&mut self, who: &Address, command: Option<&'static str>) -> bool {
        let contact = self.model.roster.contact(who);
        let picture = contact.and_then(|contact| contact.presence.picture.clone());
        let exchanges = self.signin.dialect.is_some_and(|d| d.has_data_messages());
        let Some(picture) = picture.filter(|_| exchanges) else {
            return false;
        };
        if picture.kind != ObjectKind::Picture {
            return false;
        }
        let object = Arc::unwrap_or_clone(picture);
        let tell = Tell::Picture(who.clone());
        self.with_peers(|peers, work| {
            peers.want((object, who), (tell, command.is_some(), command), work);
        });
        true
    }

    // --- commands ---------------------------------------------------------------------------------------------------

    pub(super) fn fetch_picture(&mut self, email: &Address, command: &Command) {
        if !self.check_address(email, command) {
            return;
        }
        if self.want_picture(email, Some(command.name())) {
            self.try_anew(&ConversationId::with(email));
        } else {
            let words = format!("{email} has no picture that could be fetched");
            self.refuse("not_found", words, command);
        }
    }

    pub(super) fn send_file(&mut self, to: &ConversationId, path: &str, command: &Command) {
        if to.is_group() {
            let words = "a file goes to one person";
            return self.refuse("bad_command", words, command);
        }
        let who = Address::new(to.as_str());
        if !self.check_address(&who, command) {
            return;
        }
        self.try_anew(to);
        let new = NewFile {
            conversation: to.clone(),
            with: who,
            path: path.to_owned(),
        };
        if self
            .with_peers(|peers, work| peers.send_file(new, work))
            .is_none()
        {
            self.refuse("800", "too many files are on their way", command);
        }
    }

    pub(super) fn answer_file(
        &mut self,
        transfer: TransferId,
        command: &Command,
        act: impl FnOnce(&mut Peers, &mut Work<'_>) -> bool,
    ) {
        if !self.with_peers(act) {
            let words = format!("there is no such file: {}", transfer.0);
            self.refuse("not_found", words, command);
        }
    }
}

fn speaks_v2(capabilities: Capabilities) -> bool {
    match capabilities.extended {
        Some(extended) if extended != 0 => extended & Capabilities::P2P_V2 != 0,
        _ => capabilities.msnc() >= MSNC_V2,
    }
}
