//! `UUX` and `UBX`: what people say of themselves, and the places they are at (04 sections 4 and 6).

use msnp::api::Address;
use msnp::dialect::Dialect;
use msnp::io::LinkId;

use super::super::World;
use super::super::account::{Code, Message};
use super::presence::{Change, capabilities, capabilities_word, handle};
use super::{Call, Place};

/// The longest personal message payload.
const MAX_MESSAGE: usize = 4096;
/// What a place tells only to the other places of the same person, in the order it is written.
const PRIVATE: [&str; 4] = ["EpName", "Idle", "ClientType", "State"];
/// The elements about looks, in the order they are written, and whether MSNP16 and 17 have them.
const LOOKS: [(&str, bool); 4] = [
    ("DDP", false),
    ("SignatureSound", true),
    ("Scene", false),
    ("ColorScheme", false),
];

impl World {
    pub(super) fn uux(&mut self, call: &Call<'_>) -> Result<(), Code> {
        if call.payload.len() > MAX_MESSAGE {
            return Err(715);
        }
        if call.payload.is_empty() && self.config.behaviour.silent {
            return Ok(());
        }
        let text = String::from_utf8_lossy(call.payload);
        self.send(call.link, &format!("UUX {} 0", call.id));
        let places = call.dialect.has_endpoints();
        let mut own = false;
        if places
            && let Some(session) = self.session(call.link)
            && (text.contains("<EndpointData") || text.contains("<PrivateEndpointData"))
        {
            tell_of_place(&mut session.place, &text);
            own = !text.contains("<Data>");
        }
        if !own && let Some(account) = self.accounts.get_mut(call.me) {
            // Where there are places, what is not said stays as it is.
            let kept = account.message.take().filter(|_| places);
            account.message = Some(message(&text, kept.unwrap_or_default()));
        }
        self.show(call.me, Change::Message);
        self.tell_self(call.me, Some(call.link), false);
        Ok(())
    }

    /// The personal message of somebody, for those whose dialect has one.
    pub(super) fn send_message(&mut self, link: LinkId, dialect: Dialect, who: &Address) {
        if !dialect.has_personal_message() {
            return;
        }
        let message = self.accounts.get(who).and_then(|a| a.message.clone());
        let places = self.public_places(who, dialect);
        let message = match message {
            Some(message) => message,
            None if self.config.behaviour.empty_objects || !places.is_empty() => Message::default(),
            None => return,
        };
        let body = format!("<Data>{}{places}</Data>", data(&message, dialect));
        let line = format!("UBX {} {}", handle(who, dialect), body.len());
        self.send_with(link, &line, body.as_bytes());
    }

    /// Tells the places of a person about all of them, and, when `by` changed the presence, the others about that.
    pub(in super::super) fn tell_self(&mut self, me: &Address, by: Option<LinkId>, presence: bool) {
        let echo = self.config.behaviour.echo_own_presence;
        for (link, dialect) in self.places(me) {
            let is_there = self.session_of(link).is_some_and(|session| session.shown);
            if !dialect.has_endpoints() || !is_there {
                continue;
            }
            if presence
                && (echo || by != Some(link))
                && let Some(words) = self.presence_words(me, dialect)
            {
                self.send(link, &format!("NLN {words}"));
            }
            let message = self.accounts.get(me).and_then(|a| a.message.clone());
            let body = format!(
                "<Data>{}{}{}</Data>",
                data(&message.unwrap_or_default(), dialect),
                self.public_places(me, dialect),
                self.private_places(me),
            );
            let line = format!("UBX {} {}", handle(me, dialect), body.len());
            self.send_with(link, &line, body.as_bytes());
        }
    }

    /// The places of a person as others are told of them.
    fn public_places(&self, who: &Address, dialect: Dialect) -> String {
        let mut out = String::new();
        if !dialect.has_endpoints() {
            return out;
        }
        for place in self.named_places(who) {
            let capabilities = capabilities_word(place.capabilities, dialect);
            out.push_str(&format!(
                "<EndpointData id=\"{{{}}}\"><Capabilities>{capabilities}</Capabilities></EndpointData>",
                place.guid.as_deref().unwrap_or_default()
            ));
        }
        out
    }

    /// The places of a person as their own places are told of them.
    fn private_places(&self, me: &Address) -> String {
        let mut out = String::new();
        for place in self.named_places(me) {
            let guid = place.guid.as_deref().unwrap_or_default();
            out.push_str(&format!("<PrivateEndpointData id=\"{{{guid}}}\">"));
            for (name, value) in PRIVATE.iter().zip(&place.private) {
                out.push_str(&format!("<{name}>{value}</{name}>"));
            }
            out.push_str("</PrivateEndpointData>");
        }
        out
    }

    /// The places that have names.
    fn named_places(&self, who: &Address) -> impl Iterator<Item = &Place> {
        let places = self.places(who).into_iter();
        places
            .filter_map(|(link, _)| self.session_of(link))
            .map(|session| &session.place)
            .filter(|place| place.guid.is_some())
    }
}

/// What a `Data` says; what it does not say is taken from `before`.
fn message(xml: &str, before: Message) -> Message {
    let mut looks = before.looks;
    for ((name, _), look) in LOOKS.iter().zip(&mut looks) {
        if let Some(value) = element(xml, name) {
            *look = value;
        }
    }
    Message {
        text: element(xml, "PSM").unwrap_or(before.text),
        media: element(xml, "CurrentMedia").unwrap_or(before.media),
        machine: element(xml, "MachineGuid").or(before.machine),
        looks,
    }
}

/// Takes in what a place says of itself.
fn tell_of_place(place: &mut Place, xml: &str) {
    if let Some(pair) = element(xml, "Capabilities").and_then(|word| capabilities(&word)) {
        place.capabilities = pair;
    }
    for (name, value) in PRIVATE.iter().zip(&mut place.private) {
        if let Some(told) = element(xml, name) {
            *value = told;
        }
    }
}

/// What is inside the `Data` of this dialect, without places.
fn data(message: &Message, dialect: Dialect) -> String {
    let text = |text: &str| match dialect.escapes_numerically() {
        true => numeric(text),
        false => text.to_owned(),
    };
    let mut out = format!(
        "<PSM>{}</PSM><CurrentMedia>{}</CurrentMedia>",
        text(&message.text),
        text(&message.media)
    );
    if let Some(machine) = message
        .machine
        .as_ref()
        .filter(|_| dialect.has_machine_guid())
    {
        out.push_str(&format!("<MachineGuid>{machine}</MachineGuid>"));
    }
    if dialect.has_endpoints() {
        for ((name, early), look) in LOOKS.iter().zip(&message.looks) {
            if *early || dialect.network_id_before_handle() {
                out.push_str(&format!("<{name}>{}</{name}>", text(look)));
            }
        }
    }
    out
}

/// The same text with its named entities as numbers.
fn numeric(text: &str) -> String {
    let mut out = text.to_owned();
    for (name, number) in [
        ("&amp;", "&#x26;"),
        ("&lt;", "&#x3C;"),
        ("&gt;", "&#x3E;"),
        ("&quot;", "&#x22;"),
        ("&apos;", "&#x27;"),
    ] {
        if out.contains(name) {
            out = out.replace(name, number);
        }
    }
    out
}

/// The text of an element, still escaped; `None` when it is missing, empty when it is more than text.
fn element(xml: &str, name: &str) -> Option<String> {
    if xml.contains(&format!("<{name}/>")) {
        return Some(String::new());
    }
    let (_, after) = xml.split_once(&format!("<{name}>"))?;
    let (inner, _) = after.split_once(&format!("</{name}>"))?;
    match inner.contains(['<', '>']) {
        true => Some(String::new()),
        false => Some(inner.to_owned()),
    }
}
