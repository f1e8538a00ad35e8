//! The roaming profile: the own name, message and picture, the same at every place of the account (protocol reference, 14
//! section 6).
//!
//! After each sign-in the profile is fetched and compared with ours; what the user sets here is given to it a little later,
//! the last wish alone. All of this is quiet: what fails is tried again some time, or at the next sign-in, and costs nobody
//! anything.

mod picture;

use std::time::{Duration, Instant};

use super::Client;
use super::commands::MAX_PERSONAL;
use crate::api::Command;
use crate::auth::Domain;
use crate::io::{HttpError, HttpReply, RequestId};
use crate::keep::Roamed;
use crate::ns::Session;
use crate::soap::storage::{
    Caller, Profile, Request, StorageAnswer, is_done, read_cache_key, read_created, read_profile,
};

/// What the user sets is given away when they have left it alone for so long.
const SETTLES: Duration = Duration::from_secs(3);
/// The profile is changed no more often than this.
const PACE: Duration = Duration::from_secs(10);
/// After a failure the service is left alone for so long.
const PAUSE: Duration = Duration::from_secs(60);
/// How often one change may fail before it waits for the next sign-in.
const MAX_FAILURES: u8 = 3;

/// What goes from place to place, and how far it is.
#[derive(Debug, Default)]
pub(super) struct Roaming {
    asked: Option<(RequestId, Asked)>,
    /// The id of the profile, once this sign-in knows it.
    profile: Option<String>,
    /// What this sign-in knows of the picture there.
    picture: picture::Known,
    cache_key: Option<String>,
    /// The user set the name, and the profile may not have it.
    name_wished: bool,
    /// The user set the message, and the profile may not have it.
    message_wished: bool,
    /// When ours is to be given to the profile.
    due: Option<Instant>,
    not_before: Option<Instant>,
    failures: u8,
    /// Tickets were renewed for this, and nothing has come of it yet.
    renewed: bool,
}

#[derive(Clone, Debug)]
enum Asked {
    Profile,
    Create,
    Share(String),
    Update(String, Roamed),
    Picture(picture::Step),
}

impl Roaming {
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.due.filter(|_| self.asked.is_none())
    }
}

/// What is to be done about a name or a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// Both say the same.
    Agreed,
    /// Ours becomes what the profile says.
    Adopt,
    /// The profile becomes what we say.
    Give,
}

/// Ours is given to the profile when it was changed here since both last agreed, even if the profile changed as well: the
/// user set it here and has seen it here since. Clocks are not asked, as those of two machines need not agree. Otherwise
/// the profile is right: another place changed it. Where both never agreed, the profile is right if it says anything.
fn settle(ours: &str, theirs: &str, agreed: Option<&str>, wished: bool) -> Verdict {
    if ours == theirs {
        Verdict::Agreed
    } else if wished {
        Verdict::Give
    } else {
        match agreed {
            Some(agreed) if agreed == ours => Verdict::Adopt,
            None if !theirs.is_empty() => Verdict::Adopt,
            _ => Verdict::Give,
        }
    }
}

impl Client {
    /// Others see us: what does the profile say?
    pub(super) fn begin_roaming(&mut self) {
        if self.roams() != Some(false) {
            self.ask_storage(Asked::Profile);
        }
    }

    /// The session is over.
    pub(super) fn stop_roaming(&mut self) {
        if let Some((id, _)) = self.roaming.asked.take() {
            self.cancel_post(id);
        }
        self.roaming.profile = None;
        self.roaming.picture = picture::Known::default();
        self.roaming.due = None;
    }

    /// What the user sets is given to the profile soon.
    pub(super) fn roaming_wished(&mut self, command: &Command) {
        let roaming = &mut self.roaming;
        match command {
            Command::SetDisplayName { .. } => roaming.name_wished = true,
            Command::SetPersonalMessage { .. } => roaming.message_wished = true,
            _ => return,
        }
        self.own_changed();
    }

    /// What roams was changed here, or may have been.
    pub(super) fn own_changed(&mut self) {
        let roaming = &mut self.roaming;
        roaming.failures = 0;
        if roaming.profile.is_some() || roaming.asked.is_some() {
            roaming.due = Some(self.now.mono + SETTLES);
        }
    }

    /// Whether the account says that it roams.
    fn roams(&self) -> Option<bool> {
        self.model.roster.book.as_ref()?.settings.roams
    }

    /// What is to go from place to place.
    fn own_profile(&self) -> Roamed {
        let me = &self.model.me;
        Roamed {
            display_name: Some(me.display_name.clone()),
            personal_message: Some(me.personal_message.clone()),
            picture: Some(self.own_picture()),
        }
    }

    fn ask_storage(&mut self, asked: Asked) {
        let Some(dialect) = self.signin.dialect.filter(|d| d.has_roaming_profile()) else {
            return;
        };
        let url = self.config.services.storage.clone();
        let url = url.filter(|url| self.is_online() && self.config.allows(url));
        let book = self.model.roster.book.as_ref();
        let cid = book.and_then(|book| book.cid.as_deref());
        let ticket = self.service_ticket(Domain::Storage);
        let (Some(url), Some(cid), Some(ticket)) = (url, cid, ticket) else {
            return;
        };
        let bytes = self.peers.own_picture();
        let expression = self.roaming.picture.expression();
        let request = match &asked {
            Asked::Picture(step) => match step.request((cid, expression), bytes) {
                Some(request) => request,
                None => return,
            },
            Asked::Profile => Request::GetProfile { cid },
            Asked::Create => Request::CreateProfile,
            Asked::Share(profile) => Request::ShareItem { profile },
            Asked::Update(profile, values) => Request::UpdateProfile {
                profile,
                name: values.display_name.as_deref().unwrap_or_default(),
                message: values.personal_message.as_deref().unwrap_or_default(),
            },
        };
        let body = request.write(&Caller {
            dialect,
            cache_key: self.roaming.cache_key.as_deref(),
            ticket: &ticket,
        });
        let action = request.action(dialect);
        let id = self.ask_service(url, &action, &body);
        self.roaming.asked = Some((id, asked));
    }

    pub(super) fn roaming_reply(
        &mut self,
        id: RequestId,
        result: &Result<HttpReply, HttpError>,
    ) -> bool {
        let Some((_, asked)) = self.roaming.asked.take_if(|(own, _)| *own == id) else {
            return false;
        };
        if let Ok(reply) = result
            && let Some(key) = read_cache_key(reply)
        {
            self.roaming.cache_key = Some(key);
        }
        match (asked, result) {
            (Asked::Profile, Ok(reply)) => match read_profile(reply) {
                StorageAnswer::Given(profile) => self.profile_told(profile),
                StorageAnswer::NoProfile if self.roams() == Some(true) => {
                    self.ask_storage(Asked::Create);
                }
                StorageAnswer::TicketEnded => self.storage_refused(),
                StorageAnswer::NoProfile | StorageAnswer::Failed => {}
            },
            (Asked::Create, Ok(reply)) => match read_created(reply) {
                StorageAnswer::Given(id) => self.ask_storage(Asked::Share(id)),
                StorageAnswer::TicketEnded => self.storage_refused(),
                StorageAnswer::NoProfile | StorageAnswer::Failed => {}
            },
            (Asked::Share(profile), _) => {
                // A profile that nobody else sees still roams.
                self.roaming.profile = Some(profile);
                self.give_profile();
            }
            (Asked::Update(_, sent), Ok(reply)) => match is_done("UpdateProfile", reply) {
                StorageAnswer::Given(()) => self.profile_given(sent),
                StorageAnswer::TicketEnded => self.storage_refused(),
                StorageAnswer::NoProfile | StorageAnswer::Failed => self.give_again(),
            },
            (Asked::Update(..), Err(_)) => self.give_again(),
            (Asked::Picture(step), result) => self.picture_answered(step, result),
            // The next sign-in asks again.
            (Asked::Profile | Asked::Create, Err(_)) => {}
        }
        true
    }

    /// The profile is here.
    fn profile_told(&mut self, profile: Profile) {
        let ours = self.own_profile();
        let before = self.model.roamed.clone().unwrap_or_default();
        let mut agreed = before.clone();
        let (mut gives, mut message) = (false, profile.message.unwrap_or_default());
        if let Some((end, _)) = message.char_indices().nth(MAX_PERSONAL) {
            message.truncate(end);
        }
        self.roaming.profile = Some(profile.id);
        self.roaming.picture = picture::Known::of(profile.expression, profile.picture);
        // A profile without a name says nothing of it: nobody is nameless.
        let own = ours.display_name.unwrap_or_default();
        let name = profile.name.unwrap_or_else(|| own.clone());
        let known = before.display_name.as_deref();
        match settle(&own, &name, known, self.roaming.name_wished) {
            Verdict::Give => gives = true,
            Verdict::Agreed => agreed.display_name = Some(name),
            Verdict::Adopt if self.adopt_name(&name) => agreed.display_name = Some(name),
            Verdict::Adopt => {}
        }
        let own = ours.personal_message.unwrap_or_default();
        let known = before.personal_message.as_deref();
        match settle(&own, &message, known, self.roaming.message_wished) {
            Verdict::Give => gives = true,
            Verdict::Agreed => agreed.personal_message = Some(message),
            Verdict::Adopt if self.adopt_message(&message) => {
                agreed.personal_message = Some(message);
            }
            Verdict::Adopt => {}
        }
        self.profile_agreed(agreed);
        self.roaming.renewed &= gives;
        match gives {
            true if self.roaming.due.is_none() => self.give_profile(),
            true => {}
            // Whoever signs in gives us their picture about now: it is compared when it is here.
            false => self.give_soon(SETTLES),
        }
    }

    fn adopt_name(&mut self, name: &str) -> bool {
        let mut adopted = false;
        self.with_session(|session, desk| {
            adopted = session.change_name(name, None, desk).is_ok();
        });
        adopted
    }

    fn adopt_message(&mut self, message: &str) -> bool {
        let room = self.ns.as_ref().is_some_and(Session::has_room);
        let media = self.model.media.clone();
        let text = message.to_owned();
        self.with_session(|session, desk| {
            if room {
                session.set_personal_message(text, media.as_ref(), None, desk);
            }
        });
        room
    }

    /// Both say the same now: remembered, so that it is known later who changed.
    fn profile_agreed(&mut self, agreed: Roamed) {
        if self.model.roamed.as_ref() != Some(&agreed) {
            self.model.roamed = Some(agreed);
            self.with_session(|session, desk| session.keep_memory(desk));
        }
    }

    // --- giving -----------------------------------------------------------------------------------------------------

    pub(super) fn tick_roaming(&mut self) {
        let due = self.roaming.deadline();
        if due.is_some_and(|at| at <= self.now.mono) {
            self.give_profile();
        }
    }

    /// Gives ours to the profile, where it differs from what was last agreed on.
    fn give_profile(&mut self) {
        let now = self.now.mono;
        self.roaming.due = None;
        let Some(profile) = self.roaming.profile.clone() else {
            return;
        };
        // What the server has not taken in yet may be refused.
        let unsettled = self.ns.as_ref().is_some_and(Session::tells_of_me);
        let rests = self.roaming.not_before.filter(|at| now < *at);
        if unsettled || rests.is_some() {
            self.roaming.due = Some(rests.unwrap_or(now + SETTLES));
            return;
        }
        let ours = self.own_profile();
        let known = self.model.roamed.as_ref();
        if known.is_some_and(|known| known.says_the_same(&ours)) {
            self.roaming.name_wished = false;
            self.roaming.message_wished = false;
            self.roam_picture();
        } else {
            self.ask_storage(Asked::Update(profile, ours));
        }
    }

    fn profile_given(&mut self, mut sent: Roamed) {
        let known = self.model.roamed.as_mut();
        sent.picture = known.and_then(|known| known.picture.take());
        self.roaming.failures = 0;
        self.roaming.renewed = false;
        self.roaming.not_before = Some(self.now.mono + PACE);
        if self.roaming.due.is_none() {
            self.roaming.name_wished = false;
            self.roaming.message_wished = false;
        }
        self.profile_agreed(sent);
        self.give_soon(PACE);
    }

    fn give_soon(&mut self, after: Duration) {
        let at = self.now.mono + after;
        let _ = self.roaming.due.get_or_insert(at);
    }

    fn give_again(&mut self) {
        self.roaming.failures = self.roaming.failures.saturating_add(1);
        self.roaming.not_before = Some(self.now.mono + PAUSE);
        if self.roaming.failures < MAX_FAILURES {
            self.roaming.due = self.roaming.not_before;
        }
    }

    /// The service does not take our ticket: a new one is tried once, then the profile is let be until something changes.
    fn storage_refused(&mut self) {
        if self.roaming.renewed || self.model.tickets.is_single() {
            self.roaming.due = None;
            self.roaming.profile = None;
        } else {
            self.roaming.renewed = self.renew_refused();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_changed_here_wins_and_what_was_not_gives_way() {
        let settle = |ours, theirs, agreed, wished| settle(ours, theirs, agreed, wished);
        assert_eq!(settle("a", "a", None, true), Verdict::Agreed);
        assert_eq!(settle("a", "b", Some("a"), false), Verdict::Adopt);
        assert_eq!(settle("a", "", Some("a"), false), Verdict::Adopt);
        assert_eq!(settle("a", "b", Some("a"), true), Verdict::Give);
        assert_eq!(settle("c", "a", Some("a"), false), Verdict::Give);
        assert_eq!(settle("c", "b", Some("a"), false), Verdict::Give);
        assert_eq!(settle("a", "b", None, false), Verdict::Adopt);
        assert_eq!(settle("a", "", None, false), Verdict::Give);
        assert_eq!(settle("a", "b", None, true), Verdict::Give);
    }
}
