//! What comes back from the storage service.

use std::time::SystemTime;

use crate::io::HttpReply;
use crate::soap::xml::{Document, Limits, Node};
use crate::soap::{Fault, read_time};

/// The longest id or key that is taken, in bytes: they go back in every request.
const MAX_ID: usize = 256;
/// The longest address of a picture, in bytes.
const MAX_ADDRESS: usize = 2_048;
/// More pictures are not listed.
const MAX_DOCUMENTS: usize = 100;

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageAnswer<T> {
    /// This.
    Given(T),
    /// The ticket is too old or unknown.
    TicketEnded,
    /// There is no profile yet.
    NoProfile,
    /// Something else.
    Failed,
}

/// The roaming profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// Its id.
    pub id: String,
    /// The id of the part that holds name, message and picture.
    pub expression: Option<String>,
    /// The display name; `None` where there is none.
    pub name: Option<String>,
    /// When the name last changed, by the clock of the service.
    pub name_changed: Option<SystemTime>,
    /// The personal message; `None` where there is none.
    pub message: Option<String>,
    /// When the message last changed, by the clock of the service.
    pub message_changed: Option<SystemTime>,
    /// The picture.
    pub picture: Option<Tile>,
}

/// A picture that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// The id of its document.
    pub document: String,
    /// Where its bytes are; see [`picture_address`](super::picture_address).
    pub address: Option<String>,
}

fn read<T>(reply: &HttpReply, take: impl FnOnce(Node<'_>) -> Option<T>) -> StorageAnswer<T> {
    let tree = Document::read(&reply.body, Limits::default());
    if let Ok(tree) = &tree
        && let Some(fault) = Fault::find(tree.root())
    {
        return of_fault(&fault);
    }
    match (reply.status, tree) {
        (401 | 403, _) => StorageAnswer::TicketEnded,
        (200, Ok(tree)) => take(tree.root()).map_or(StorageAnswer::Failed, StorageAnswer::Given),
        _ => StorageAnswer::Failed,
    }
}

fn of_fault<T>(fault: &Fault<'_>) -> StorageAnswer<T> {
    let tickets = [
        "BadContextToken",
        "FailedAuthentication",
        "AuthenticationFailed",
    ];
    let code = fault.detail("errorcode").unwrap_or(fault.code);
    if tickets.iter().any(|word| code.eq_ignore_ascii_case(word)) {
        StorageAnswer::TicketEnded
    } else if fault.words.to_ascii_lowercase().contains("does not exist") {
        StorageAnswer::NoProfile
    } else {
        StorageAnswer::Failed
    }
}

/// Reads the answer to `GetProfile`.
#[must_use]
pub fn read_profile(reply: &HttpReply) -> StorageAnswer<Profile> {
    read(reply, |tree| {
        let result = tree.at("Body/GetProfileResponse/GetProfileResult")?;
        let mut profile = Profile {
            id: id_at(result, "ResourceID")?,
            ..Profile::default()
        };
        let Some(told) = result.child("ExpressionProfile") else {
            return Some(profile);
        };
        let text = |name: &str| {
            let text = told.text_at(name).filter(|text| !text.is_empty());
            text.map(str::to_owned)
        };
        let time = |name: &str| told.word_at(name).and_then(read_time);
        profile.expression = id_at(told, "ResourceID");
        profile.name = text("DisplayName");
        profile.name_changed = time("DisplayNameLastModified");
        profile.message = text("PersonalStatus");
        profile.message_changed = time("PersonalStatusLastModified");
        profile.picture = told.child("Photo").and_then(|photo| tile(told, photo));
        Some(profile)
    })
}

fn tile(told: Node<'_>, photo: Node<'_>) -> Option<Tile> {
    let streams = photo.child("DocumentStreams");
    // A stream of the small picture is told even where there is none (14 section 6).
    let stream = streams.and_then(|streams| {
        streams
            .all("DocumentStream")
            .find(|stream| stream.word_at("DocumentStreamType") == Some("UserTileStatic"))
    });
    let own = stream.and_then(|stream| stream.word_at("PreAuthURL"));
    let public = || told.word_at("StaticUserTilePublicURL");
    let address = own.filter(|own| !own.is_empty()).or_else(public);
    let address = address.filter(|address| !address.is_empty() && address.len() <= MAX_ADDRESS);
    Some(Tile {
        document: id_at(photo, "ResourceID")?,
        address: address.map(str::to_owned),
    })
}

/// Reads the answer to `CreateProfile` and `CreateDocument`: the id of what was made.
#[must_use]
pub fn read_created(reply: &HttpReply) -> StorageAnswer<String> {
    read(reply, |tree| {
        let answer = tree.child("Body")?.children().next()?;
        let operation = answer.name().strip_suffix("Response")?;
        id_at(answer, &format!("{operation}Result"))
    })
}

/// Reads the answer to an operation that gives nothing, by its name.
#[must_use]
pub fn is_done(operation: &str, reply: &HttpReply) -> StorageAnswer<()> {
    read(reply, |tree| {
        let answer = tree.at(&format!("Body/{operation}Response"));
        answer.map(|_| ())
    })
}

/// Reads the answer to `FindDocuments`: id and name of each picture.
#[must_use]
pub fn read_documents(reply: &HttpReply) -> StorageAnswer<Vec<(String, String)>> {
    read(reply, |tree| {
        let result = tree.at("Body/FindDocumentsResponse/FindDocumentsResult")?;
        let documents = result.all("Document").filter_map(|document| {
            let name = document.text_at("Name").unwrap_or_default();
            Some((id_at(document, "ResourceID")?, name.to_owned()))
        });
        Some(documents.take(MAX_DOCUMENTS).collect())
    })
}

/// The key to send with the next request, as an answer tells it.
#[must_use]
pub fn read_cache_key(reply: &HttpReply) -> Option<String> {
    let tree = Document::read(&reply.body, Limits::default()).ok()?;
    id_at(tree.root().at("Header/AffinityCacheHeader")?, "CacheKey")
}

fn id_at(node: Node<'_>, name: &str) -> Option<String> {
    let id = node.word_at(name)?;
    (!id.is_empty() && id.len() <= MAX_ID).then(|| id.to_owned())
}
