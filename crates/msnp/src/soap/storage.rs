//! The storage service: the roaming profile, which holds name, message and picture of an account (protocol reference, 14
//! section 6).
//!
//! Everything here is written and read, nothing is sent.

mod answer;
mod picture;

use super::xml::Writer;
use super::{SoapVersion, envelope};
use crate::auth::Secret;
use crate::dialect::Dialect;

pub use answer::{
    Profile, StorageAnswer, Tile, is_done, read_cache_key, read_created, read_documents,
    read_profile,
};
pub(crate) use picture::MAX_PICTURE;
pub use picture::{Picture, image_type, picture_address, read_picture};

/// What every call says of whoever makes it.
#[derive(Clone, Copy, Debug)]
pub struct Caller<'a> {
    /// The dialect that is spoken: the service speaks with programs of that time.
    pub dialect: Dialect,
    /// The key of the last answer, see [`read_cache_key`].
    pub cache_key: Option<&'a str>,
    /// The ticket of `storage.msn.com`.
    pub ticket: &'a Secret,
}

/// One call. A `cid` is the number of the account as the address book tells it; all other ids are those of answers.
#[derive(Clone, Copy, Debug)]
pub enum Request<'a> {
    /// The profile; see [`read_profile`].
    GetProfile {
        /// Whose.
        cid: &'a str,
    },
    /// Makes the profile; see [`read_created`].
    CreateProfile,
    /// Lets others see the profile.
    ShareItem {
        /// The profile.
        profile: &'a str,
    },
    /// Changes name and message; an empty one is cleared.
    UpdateProfile {
        /// The profile.
        profile: &'a str,
        /// The display name.
        name: &'a str,
        /// The personal message.
        message: &'a str,
    },
    /// The pictures that are kept; see [`read_documents`].
    FindDocuments {
        /// Whose.
        cid: &'a str,
    },
    /// Keeps a picture; see [`read_created`].
    CreateDocument {
        /// Whose.
        cid: &'a str,
        /// The picture.
        picture: Picture<'a>,
    },
    /// Replaces a picture.
    UpdateDocument {
        /// The id of the old one.
        document: &'a str,
        /// The new one.
        picture: Picture<'a>,
    },
    /// Takes a picture out of those that are kept.
    TakeFromTiles {
        /// Whose.
        cid: &'a str,
        /// The picture.
        document: &'a str,
    },
    /// Takes a picture off the profile.
    TakeFromProfile {
        /// [`Profile::expression`].
        expression: &'a str,
        /// The picture.
        document: &'a str,
    },
    /// Makes a picture the one of the profile.
    CreateRelationships {
        /// [`Profile::expression`].
        expression: &'a str,
        /// The picture.
        document: &'a str,
    },
}

impl Request<'_> {
    /// The name of the operation.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        match self {
            Self::GetProfile { .. } => "GetProfile",
            Self::CreateProfile => "CreateProfile",
            Self::ShareItem { .. } => "ShareItem",
            Self::UpdateProfile { .. } => "UpdateProfile",
            Self::FindDocuments { .. } => "FindDocuments",
            Self::CreateDocument { .. } => "CreateDocument",
            Self::UpdateDocument { .. } => "UpdateDocument",
            Self::TakeFromTiles { .. } | Self::TakeFromProfile { .. } => "DeleteRelationships",
            Self::CreateRelationships { .. } => "CreateRelationships",
        }
    }

    /// Why the call is made.
    fn scenario(&self) -> &'static str {
        match self {
            Self::GetProfile { .. } => "Initial",
            Self::CreateProfile | Self::ShareItem { .. } | Self::FindDocuments { .. } => {
                "RoamingSeed"
            }
            _ => "RoamingIdentityChanged",
        }
    }

    /// The value of the `SOAPAction` header, with its quotes.
    #[must_use]
    pub fn action(&self, dialect: Dialect) -> String {
        let (space, _) = dialect.storage_client();
        format!("\"{space}/{}\"", self.operation())
    }

    /// Writes the request. It holds a ticket: it goes to the service and nowhere else.
    #[must_use]
    pub fn write(&self, caller: &Caller<'_>) -> Secret {
        let (space, application) = caller.dialect.storage_client();
        let space = [("xmlns", space)];
        let request = envelope(
            SoapVersion::V11,
            |header| {
                if let Some(key) = caller.cache_key {
                    header.open("AffinityCacheHeader", &space);
                    header.text("CacheKey", key);
                    header.close();
                }
                header.open("StorageApplicationHeader", &space);
                header.text("ApplicationID", application);
                header.text("Scenario", self.scenario());
                header.close();
                header.open("StorageUserHeader", &space);
                header.text("Puid", "0");
                header.text("TicketToken", caller.ticket.expose());
                header.close();
            },
            |body| {
                body.open(self.operation(), &space);
                self.body(body);
                body.close();
            },
        );
        Secret::new(request)
    }

    fn body(&self, out: &mut Writer) {
        match *self {
            Self::GetProfile { cid } => get_profile(cid, out),
            Self::CreateProfile => {
                out.open("profile", &[]);
                out.open("ExpressionProfile", &[]);
                out.text("PersonalStatus", "");
                out.text("RoleDefinitionName", "ExpressionProfileDefault");
                out.close();
                out.close();
            }
            Self::ShareItem { profile } => {
                out.text("resourceID", profile);
                out.text("displayName", "Messenger Roaming Identity");
            }
            Self::UpdateProfile {
                profile,
                name,
                message,
            } => update_profile(profile, (name, message), out),
            Self::FindDocuments { cid } => find_documents(cid, out),
            Self::CreateDocument { cid, picture } => {
                out.open("parentHandle", &[]);
                tiles(cid, out);
                out.close();
                picture.write(None, out);
                out.text("relationshipName", "Messenger User Tile");
            }
            Self::UpdateDocument { document, picture } => picture.write(Some(document), out),
            Self::TakeFromTiles { cid, document } => {
                out.open("sourceHandle", &[]);
                tiles(cid, out);
                out.close();
                target(document, out);
            }
            Self::TakeFromProfile {
                expression,
                document,
            } => {
                out.open("sourceHandle", &[]);
                out.text("ResourceID", expression);
                out.close();
                target(document, out);
            }
            Self::CreateRelationships {
                expression,
                document,
            } => {
                out.open("relationships", &[]);
                out.open("Relationship", &[]);
                out.text("SourceID", expression);
                out.text("SourceType", "SubProfile");
                out.text("TargetID", document);
                out.text("TargetType", "Photo");
                out.text("RelationshipName", "ProfilePhoto");
                out.close();
                out.close();
            }
        }
    }
}

fn get_profile(cid: &str, out: &mut Writer) {
    out.open("profileHandle", &[]);
    alias(cid, out);
    out.text("RelationshipName", "MyProfile");
    out.close();
    out.open("profileAttributes", &[]);
    out.text("ResourceID", "true");
    out.text("DateModified", "true");
    out.open("ExpressionProfileAttributes", &[]);
    for wanted in [
        "ResourceID",
        "DateModified",
        "DisplayName",
        "DisplayNameLastModified",
        "PersonalStatus",
        "PersonalStatusLastModified",
        "StaticUserTilePublicURL",
        "Photo",
        "Flags",
    ] {
        out.text(wanted, "true");
    }
    out.close();
    out.close();
}

fn update_profile(profile: &str, (name, message): (&str, &str), out: &mut Writer) {
    let values = [("DisplayName", name), ("PersonalStatus", message)];
    out.open("profile", &[]);
    out.text("ResourceID", profile);
    out.open("ExpressionProfile", &[]);
    out.text("FreeText", "Update");
    for (name, value) in values.iter().filter(|(_, value)| !value.is_empty()) {
        out.text(name, value);
    }
    out.text("Flags", "0");
    out.close();
    out.close();
    out.part("profileAttributesToDelete", |out| {
        out.part("ExpressionProfileAttributes", |out| {
            for (name, _) in values.iter().filter(|(_, value)| value.is_empty()) {
                out.text(name, "true");
            }
        });
    });
}

fn find_documents(cid: &str, out: &mut Writer) {
    out.open("objectHandle", &[]);
    tiles(cid, out);
    out.close();
    out.open("documentAttributes", &[]);
    out.text("ResourceID", "true");
    out.text("Name", "true");
    out.close();
    out.open("documentFilter", &[]);
    out.text("FilterAttributes", "None");
    out.close();
    out.open("documentSort", &[]);
    out.text("SortBy", "DateModified");
    out.close();
    out.open("findContext", &[]);
    out.text("FindMethod", "Default");
    out.text("ChunkSize", "25");
    out.close();
}

/// The folder of pictures.
fn tiles(cid: &str, out: &mut Writer) {
    out.text("RelationshipName", "/UserTiles");
    alias(cid, out);
}

fn alias(cid: &str, out: &mut Writer) {
    out.open("Alias", &[]);
    out.text("Name", cid);
    out.text("NameSpace", "MyCidStuff");
    out.close();
}

fn target(document: &str, out: &mut Writer) {
    out.open("targetHandles", &[]);
    out.open("ObjectHandle", &[]);
    out.text("ResourceID", document);
    out.close();
    out.close();
}
