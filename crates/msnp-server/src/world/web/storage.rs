//! The roaming profile and its picture, and the configuration of clients (14 section 6, 15).

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use msnp::api::Address;
use msnp::io::{HttpReply, Now};
use msnp::soap::storage::image_type;
use msnp::soap::xml::{Node, Writer};

use super::super::account::Account;
use super::super::people::cid;
use super::super::text::utc;
use super::super::types::WebRequest;
use super::super::{World, text};
use super::reply;
use super::soap::{Asked, fault, result, xml_reply};
use super::tickets::STORAGE;

/// The namespaces of the older and the newer clients.
const OLDER: &str = "http://www.msn.com/webservices/storage/w10";
const NEWER: &str = "http://www.msn.com/webservices/storage/2008";
/// The largest picture, in bytes.
const MAX_PICTURE: usize = 128 * 1024;
/// The longest name or status, in bytes.
const MAX_TEXT: usize = 1024;

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Refusal {
    NoProfile,
    Invalid,
    NotHere,
}

impl World {
    pub(super) fn storage(&mut self, request: &WebRequest, now: Now) -> HttpReply {
        let action = request.header("soapaction").unwrap_or_default();
        let space = match action.trim_matches('"').starts_with(OLDER) {
            true => OLDER,
            false => NEWER,
        };
        let asked = Asked::read(request);
        let Some((asked, what)) = asked.as_ref().and_then(|a| Some((a, a.operation()?))) else {
            return reply(500, Vec::new(), "");
        };
        let ticket = asked.envelope().at("Header/StorageUserHeader/TicketToken");
        let ticket = ticket.map(Node::word).unwrap_or_default();
        let Ok(me) = self
            .web_ticket(ticket, &STORAGE, now)
            .map(|t| t.account.clone())
        else {
            let code = (
                "BadContextToken",
                Some("http://schemas.xmlsoap.org/ws/2003/06/secext"),
            );
            return fault(500, code, "Passport authentication failed.", space, |_| {});
        };
        let name = what.name();
        let key = text::hex_digits(&mut self.rng, 24);
        match self.storage_operation(&me, what, now) {
            Ok(inner) => result(
                |out| {
                    out.open("AffinityCacheHeader", &[("xmlns", space)]);
                    out.text("CacheKey", &key);
                    out.close();
                    out.open("StorageUserHeader", &[("xmlns", space)]);
                    out.text("Puid", "0");
                    out.text("Cid", &format!("{:016x}", cid(&me)));
                    out.close();
                },
                |out| {
                    out.open(&format!("{name}Response"), &[("xmlns", space)]);
                    out.raw(&inner);
                },
            ),
            Err(refusal) => {
                let text = match refusal {
                    Refusal::NoProfile => "Item does not exist",
                    Refusal::Invalid => "Invalid argument",
                    Refusal::NotHere => "API no longer supported",
                };
                fault(
                    500,
                    ("Client", None),
                    text,
                    &format!("{space}/{name}"),
                    |_| {},
                )
            }
        }
    }

    fn storage_operation(
        &mut self,
        me: &Address,
        what: Node<'_>,
        now: Now,
    ) -> Result<String, Refusal> {
        let always = self.config.behaviour.made_profiles;
        let base = self.config.http.clone();
        let account = self.accounts.get_mut(me).ok_or(Refusal::NoProfile)?;
        let has_profile = account.profile.made || always;
        let result = |name: &str, item: &str| format!("<{name}>{}!{item}</{name}>", hex(me));
        match what.name() {
            "CreateProfile" => {
                account.profile.made = true;
                Ok(result("CreateProfileResult", "106"))
            }
            _ if !has_profile => Err(Refusal::NoProfile),
            "GetProfile" => Ok(profile(&base, me, account, now)),
            "UpdateProfile" => {
                update_profile(account, what, now)?;
                Ok(String::new())
            }
            "CreateDocument" => {
                store_picture(account, what)?;
                Ok(result("CreateDocumentResult", "205"))
            }
            "UpdateDocument" => {
                store_picture(account, what)?;
                Ok(String::new())
            }
            "FindDocuments" => {
                let mut out = Writer::new();
                out.open("FindDocumentsResult", &[]);
                if account.profile.picture.is_some() {
                    out.open("Document", &[("xsi:type", "Photo")]);
                    out.text("ResourceID", &format!("{}!205", hex(me)));
                    out.text("Name", "roaming-tile");
                }
                Ok(out.finish())
            }
            "ShareItem" if always => Err(Refusal::NotHere),
            "ShareItem" => Ok(result("ShareItemResult", "106")),
            "DeleteRelationships" | "CreateRelationships" => Ok(String::new()),
            _ => Err(Refusal::NotHere),
        }
    }

    /// The picture of somebody, for everybody: `/storage/usertile/<guid>/static`.
    pub(super) fn picture(&self, path: &str) -> HttpReply {
        let guid = path.split('/').nth(3).unwrap_or_default();
        let mut accounts = self.accounts.values();
        let account = accounts.find(|account| account.guid.eq_ignore_ascii_case(guid));
        match account.and_then(|account| account.profile.picture.clone()) {
            Some(picture) => {
                let kind = (
                    "Content-Type",
                    image_type(&picture).unwrap_or("image/png").to_owned(),
                );
                reply(200, vec![kind], picture)
            }
            None => reply(404, Vec::new(), "Not Found"),
        }
    }

    /// The configuration of clients: where the address book is, and little else.
    pub(super) fn msgr_config(&self, request: &WebRequest) -> HttpReply {
        let base = &self.config.http;
        let config = format!(
            "<MsgrConfig><Simple><Config><ExpiresInDays>1</ExpiresInDays></Config><Relay><Enabled>0</Enabled></Relay>\
             </Simple><AbchCfg><abchconfig><url>{base}/abservice/abservice.asmx</url></abchconfig></AbchCfg></MsgrConfig>"
        );
        if request.method == msnp::io::Method::Get {
            let xml = format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>{config}");
            return xml_reply(200, xml);
        }
        result(
            |_| {},
            |out| {
                let space = "http://www.msn.com/webservices/Messenger/Client";
                out.open("GetClientConfigResponse", &[("xmlns", space)]);
                out.text("GetClientConfigResult", &config);
            },
        )
    }
}

fn hex(who: &Address) -> String {
    format!("{:016x}", cid(who))
}

/// What the profile holds, with what was asked for or not.
fn profile(base: &str, me: &Address, account: &Account, now: Now) -> String {
    let url = format!("{base}/storage/usertile/{}/static", account.guid);
    let id = |item: &str| format!("{}!{item}", hex(me));
    let profile = &account.profile;
    let mut out = Writer::new();
    out.open("GetProfileResult", &[]);
    out.text("ResourceID", &id("106"));
    out.text("DateModified", &utc(now.wall, false));
    out.open("ExpressionProfile", &[]);
    out.text("ResourceID", &id("118"));
    out.text("Version", &profile.pictures.to_string());
    out.text("Flags", "0");
    if let Some(picture) = &profile.picture {
        out.open("Photo", &[]);
        out.text("ItemType", "Photo");
        out.text("ResourceID", &id("205"));
        out.text("Name", "roaming-tile");
        out.open("DocumentStreams", &[]);
        out.open("DocumentStream", &[]);
        out.text("DocumentStreamName", "UserTileStatic");
        out.text("MimeType", image_type(picture).unwrap_or("image/png"));
        out.text("DataSize", &picture.len().to_string());
        out.text("PreAuthURL", &url);
        out.text("WriteMode", "Overwrite");
        out.text("StreamVersion", &profile.pictures.to_string());
        out.text("DocumentStreamType", "UserTileStatic");
        out.close();
        out.close();
        out.close();
    }
    let times = [
        ("PersonalStatus", &profile.status),
        ("DisplayName", &profile.name),
    ];
    for ((name, value), changed) in times.into_iter().zip(profile.changed.iter().rev()) {
        if let Some(value) = value {
            out.text(name, value);
        }
        if let Some(at) = changed {
            out.text(&format!("{name}LastModified"), &utc(*at, false));
        }
    }
    if profile.picture.is_some() {
        out.text("StaticUserTilePublicURL", &url);
    }
    out.finish()
}

fn update_profile(account: &mut Account, what: Node<'_>, now: Now) -> Result<(), Refusal> {
    let told = what
        .at("profile/ExpressionProfile")
        .ok_or(Refusal::Invalid)?;
    let cleared = what.at("profileAttributesToDelete/ExpressionProfileAttributes");
    let profile = &mut account.profile;
    let values = [
        ("DisplayName", &mut profile.name),
        ("PersonalStatus", &mut profile.status),
    ];
    for ((name, kept), changed) in values.into_iter().zip(&mut profile.changed) {
        let value = told.text_at(name);
        if value.is_some_and(|value| value.len() > MAX_TEXT) {
            return Err(Refusal::Invalid);
        }
        let clears = cleared
            .and_then(|cleared| cleared.flag_at(name))
            .unwrap_or(false);
        if value.is_some() || clears {
            *kept = value.filter(|value| !value.is_empty()).map(str::to_owned);
            *changed = Some(now.wall);
        }
    }
    Ok(())
}

/// Keeps the picture of a document.
fn store_picture(account: &mut Account, what: Node<'_>) -> Result<(), Refusal> {
    let streams = what
        .at("document/DocumentStreams")
        .ok_or(Refusal::Invalid)?;
    let stream = streams
        .all("DocumentStream")
        .find(|stream| stream.word_at("DocumentStreamType") == Some("UserTileStatic"));
    let data = stream
        .and_then(|stream| stream.word_at("Data"))
        .ok_or(Refusal::Invalid)?;
    let data: String = data.split_whitespace().collect();
    let picture = STANDARD.decode(data).map_err(|_| Refusal::Invalid)?;
    if picture.len() > MAX_PICTURE || image_type(&picture).is_none() {
        return Err(Refusal::Invalid);
    }
    account.profile.picture = Some(Bytes::from(picture));
    account.profile.pictures = account.profile.pictures.wrapping_add(1);
    Ok(())
}
