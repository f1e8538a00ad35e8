//! The picture of the roaming profile: its bytes are fetched and compared with ours by their hash; then ours becomes
//! theirs, or theirs ours. A profile without a picture says nothing of it: nobody loses theirs by signing in.

use bytes::Bytes;

use super::{Asked, PACE, Verdict, settle};
use crate::client::Client;
use crate::io::{HttpError, HttpReply};
use crate::keep::Roamed;
use crate::p2p::peers::Tell;
use crate::soap::storage::{
    MAX_PICTURE, Picture, Request, StorageAnswer, Tile, is_done, picture_address, read_created,
    read_picture,
};

/// What the official client called the document.
const NAME: &str = "roaming-tile";

/// What this sign-in knows of the picture of the profile.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// The part of the profile that holds it.
    expression: Option<String>,
    tile: Option<Tile>,
    /// Whether it was compared with ours.
    is_compared: bool,
}

impl Known {
    pub(super) fn of(expression: Option<String>, tile: Option<Tile>) -> Self {
        Self {
            expression,
            tile,
            is_compared: false,
        }
    }

    pub(super) fn expression(&self) -> Option<&str> {
        self.expression.as_deref()
    }
}

/// What is being done, in the order of the official client (14 section 6). A hash is that of our picture.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// Their bytes are fetched.
    Fetch,
    /// The old one is taken out of those that are kept.
    FromTiles { document: String },
    /// The old one is taken off the profile.
    FromProfile { document: String },
    /// Ours is kept.
    Create { hash: String },
    /// Ours becomes that of the profile.
    Link { document: String, hash: String },
}

impl Step {
    /// The call for it; `None` where something for it is missing.
    pub(super) fn request<'a>(
        &'a self,
        (cid, expression): (&'a str, Option<&'a str>),
        ours: Option<&'a Bytes>,
    ) -> Option<Request<'a>> {
        Some(match self {
            Self::Fetch => return None,
            Self::FromTiles { document } => Request::TakeFromTiles { cid, document },
            Self::FromProfile { document } => Request::TakeFromProfile {
                expression: expression?,
                document,
            },
            Self::Create { .. } => Request::CreateDocument {
                cid,
                picture: Picture {
                    name: NAME,
                    bytes: ours?,
                },
            },
            Self::Link { document, .. } => Request::CreateRelationships {
                expression: expression?,
                document,
            },
        })
    }

    /// What came of it: the id of what was made, empty where nothing is.
    fn outcome(&self, reply: &HttpReply) -> StorageAnswer<String> {
        let done = |operation| match is_done(operation, reply) {
            StorageAnswer::Given(()) => StorageAnswer::Given(String::new()),
            StorageAnswer::TicketEnded => StorageAnswer::TicketEnded,
            StorageAnswer::NoProfile => StorageAnswer::NoProfile,
            StorageAnswer::Failed => StorageAnswer::Failed,
        };
        match self {
            Self::Fetch => StorageAnswer::Failed,
            Self::Create { .. } => read_created(reply),
            Self::Link { .. } => done("CreateRelationships"),
            Self::FromTiles { .. } | Self::FromProfile { .. } => {
                match done("DeleteRelationships") {
                    // What is to go is gone.
                    StorageAnswer::NoProfile => StorageAnswer::Given(String::new()),
                    other => other,
                }
            }
        }
    }
}

impl Client {
    /// The hash of our picture; empty without one.
    pub(super) fn own_picture(&self) -> String {
        let picture = self.model.me.picture.as_ref();
        picture.map_or_else(String::new, |picture| picture.sha1d.to_string())
    }

    /// Name and message are settled: now the picture.
    pub(super) fn roam_picture(&mut self) {
        if !self.exchanges_objects() {
        } else if self.roaming.picture.is_compared {
            self.give_picture();
        } else {
            self.look_at_picture();
        }
    }

    fn look_at_picture(&mut self) {
        let tile = self.roaming.picture.tile.as_ref();
        let Some(address) = tile.and_then(|tile| tile.address.as_deref()) else {
            return self.picture_told(None);
        };
        let service = self.config.services.storage.as_deref();
        let ticket = self.model.tickets.parts(crate::auth::Domain::Storage);
        let url = service.zip(ticket).and_then(|(service, (t, _))| {
            let url = picture_address(address, service, &t)?;
            Some(url.expose().to_owned())
        });
        if let Some(url) = url.filter(|url| self.config.allows(url)) {
            let id = self.fetch_page(url);
            self.roaming.asked = Some((id, Asked::Picture(Step::Fetch)));
        }
    }

    pub(super) fn picture_answered(&mut self, step: Step, result: &Result<HttpReply, HttpError>) {
        let Ok(reply) = result else {
            // Whether there is one is not known: the next sign-in looks again.
            if !matches!(step, Step::Fetch) {
                self.give_again();
            }
            return;
        };
        if matches!(step, Step::Fetch) {
            let bytes = read_picture(reply);
            if bytes.is_some() || matches!(reply.status, 404 | 410) {
                self.picture_told(bytes);
            }
            return;
        }
        match step.outcome(reply) {
            StorageAnswer::Given(made) => self.picture_step_done(step, made),
            StorageAnswer::TicketEnded => self.storage_refused(),
            StorageAnswer::NoProfile | StorageAnswer::Failed => self.give_again(),
        }
    }

    /// This is the picture of the profile, or there is none.
    fn picture_told(&mut self, bytes: Option<Bytes>) {
        self.roaming.picture.is_compared = true;
        let ours = self.own_picture();
        let told = bytes.and_then(|bytes| Some((self.describe_picture(&bytes)?, bytes)));
        let theirs = told.as_ref().map(|(object, _)| object.sha1d.to_string());
        let agreed = self.model.roamed.as_ref();
        let agreed = agreed.and_then(|agreed| agreed.picture.as_deref());
        let verdict = match &theirs {
            Some(theirs) => settle(&ours, theirs, agreed, false),
            None if ours.is_empty() => Verdict::Agreed,
            None => Verdict::Give,
        };
        match (verdict, told) {
            (Verdict::Adopt, Some((object, bytes))) => {
                let me = Tell::Picture(self.model.me.email.clone());
                self.with_peers(|peers, work| peers.keep_object(bytes.clone(), vec![me], work));
                self.take_picture(Some((object, bytes)));
                self.picture_agreed(theirs.unwrap_or_default());
            }
            (Verdict::Give, told) => {
                if told.is_none() {
                    self.picture_agreed(String::new());
                }
                self.give_picture();
            }
            _ => self.picture_agreed(theirs.unwrap_or_default()),
        }
    }

    fn picture_agreed(&mut self, hash: String) {
        let known = self.model.roamed.clone().unwrap_or_default();
        self.profile_agreed(Roamed {
            picture: Some(hash),
            ..known
        });
    }

    /// Gives ours to the profile, where it differs from what was last agreed on.
    fn give_picture(&mut self) {
        let ours = self.own_picture();
        let agreed = self.model.roamed.as_ref();
        let is_known = agreed.is_some_and(|agreed| agreed.picture.as_deref() == Some(&*ours));
        let can = ours.is_empty()
            || (self.peers.own_picture()).is_some_and(|bytes| bytes.len() <= MAX_PICTURE);
        let known = &self.roaming.picture;
        if is_known || !can || known.expression.is_none() {
            return;
        }
        let step = match &known.tile {
            Some(tile) => Step::FromTiles {
                document: tile.document.clone(),
            },
            None if ours.is_empty() => return,
            None => Step::Create { hash: ours },
        };
        self.ask_storage(Asked::Picture(step));
    }

    fn picture_step_done(&mut self, step: Step, made: String) {
        let next = match step {
            Step::FromTiles { document } => Step::FromProfile { document },
            Step::FromProfile { .. } => {
                // What was agreed on is left as it is until the profile says that there is none.
                self.roaming.picture.tile = None;
                return self.give_picture();
            }
            Step::Create { hash } => Step::Link {
                document: made,
                hash,
            },
            Step::Link { document, hash } => {
                let address = None;
                self.roaming.picture.tile = Some(Tile { document, address });
                self.roaming.failures = 0;
                self.roaming.renewed = false;
                self.roaming.not_before = Some(self.now.mono + PACE);
                return self.picture_agreed(hash);
            }
            Step::Fetch => return,
        };
        self.ask_storage(Asked::Picture(next));
    }
}
