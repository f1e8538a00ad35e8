//! What a client changes on a card: the words of `propertiesChanged` (13 section 5).

use std::collections::BTreeMap;

use msnp::soap::xml::Node;

use super::super::super::account::{Card, Contact, Way};
use super::{Complaint, SENSELESS, TOO_LONG};

/// The longest text on a card, in bytes.
const MAX_TEXT: usize = 1024;
/// The most entries of one kind on a card.
const MAX_ENTRIES: usize = 16;
/// Words that change one text, and its element.
const TEXTS: [(&str, &str); 9] = [
    ("Comment", "comment"),
    ("ContactFirstName", "firstName"),
    ("ContactLastName", "lastName"),
    ("MiddleName", "MiddleName"),
    ("ContactBirthDate", "birthdate"),
    ("Anniversary", "Anniversary"),
    ("ContactQuickName", "quickName"),
    ("ContactPrimaryEmailType", "primaryEmailType"),
    ("DisplayName", "displayName"),
];
/// The parts of a place.
const PARTS: [&str; 7] = [
    "name",
    "street",
    "city",
    "state",
    "country",
    "postalCode",
    "Department",
];
/// The annotation that is what the owner calls a contact.
pub(super) const NICKNAME: &str = "AB.NickName";

/// A text that fits.
fn fits(text: &str) -> Result<&str, Complaint> {
    match text.len() > MAX_TEXT {
        true => Err(TOO_LONG),
        false => Ok(text),
    }
}

/// The annotations in an element, by name.
pub(super) fn annotations(info: Node<'_>, name: &str) -> Result<Vec<(String, String)>, Complaint> {
    let list = info.child(name).into_iter();
    list.flat_map(|list| list.all("Annotation"))
        .map(|annotation| {
            let name = fits(annotation.word_at("Name").unwrap_or_default())?;
            let value = fits(annotation.text_at("Value").unwrap_or_default())?;
            Ok((name.to_owned(), value.to_owned()))
        })
        .collect()
}

/// Takes one changed annotation in; an empty value clears it.
pub(super) fn annotate(
    kept: &mut BTreeMap<String, String>,
    (name, value): (String, String),
) -> Result<(), Complaint> {
    if value.is_empty() {
        kept.remove(&name);
    } else if kept.len() < MAX_ENTRIES || kept.contains_key(&name) {
        kept.insert(name, value);
    } else {
        return Err(TOO_LONG);
    }
    Ok(())
}

/// Changes what these words name. `IsMessengerUser` is left to the caller, for it is about a list.
pub(super) fn change(contact: &mut Contact, info: Node<'_>, words: &str) -> Result<(), Complaint> {
    if words.trim().is_empty() {
        return Err(SENSELESS);
    }
    for word in words.split_whitespace() {
        if word == "Annotation" {
            for (name, value) in annotations(info, "annotations")? {
                if name == NICKNAME {
                    contact.name = (!value.is_empty()).then_some(value);
                } else {
                    let card = contact.card.get_or_insert_default();
                    annotate(&mut card.annotations, (name, value))?;
                }
            }
            continue;
        }
        let card = contact.card.get_or_insert_default();
        if let Some((_, element)) = TEXTS.iter().find(|(name, _)| *name == word) {
            match fits(info.text_at(element).unwrap_or_default())? {
                "" => card.texts.remove(element),
                text => card.texts.insert(element, text.to_owned()),
            };
            continue;
        }
        match word {
            "IsFavorite" => card.favourite = info.flag_at("isFavorite").unwrap_or(false),
            "ContactPhone" => ways(
                &mut card.phones,
                info.child("phones"),
                ["contactPhoneType", "number"],
            )?,
            "ContactEmail" => ways(
                &mut card.emails,
                info.child("emails"),
                ["contactEmailType", "email"],
            )?,
            "ContactLocation" => locations(card, info.child("locations"))?,
            "ContactWebSite" => sites(card, info.child("webSites"))?,
            // Taken note of, without effect: as the service did with what it had elsewhere.
            _ => {}
        }
    }
    Ok(())
}

/// Takes in telephones or mail addresses; one without a text is cleared.
fn ways(
    kept: &mut BTreeMap<String, Way>,
    list: Option<Node<'_>>,
    [kind, text]: [&str; 2],
) -> Result<(), Complaint> {
    let Some(list) = list else {
        kept.clear();
        return Ok(());
    };
    for node in list.children() {
        let kind = fits(node.word_at(kind).ok_or(SENSELESS)?)?;
        let words = node.word_at("propertiesChanged").unwrap_or_default();
        let mut way = kept.get(kind).cloned().unwrap_or_default();
        let all = words.is_empty();
        if all || words.contains("Number") || words.contains("Email") {
            fits(node.word_at(text).unwrap_or_default())?.clone_into(&mut way.text);
        }
        if all || words.contains("IsMessengerEnabled") {
            way.enabled = node.flag_at("isMessengerEnabled").unwrap_or(false);
        }
        if let Some(network) = node
            .word_at("Capability")
            .and_then(|word| word.parse().ok())
        {
            way.network = network;
        }
        if way.text.is_empty() {
            kept.remove(kind);
        } else if kept.len() < MAX_ENTRIES || kept.contains_key(kind) {
            kept.insert(kind.to_owned(), way);
        }
    }
    Ok(())
}

fn locations(card: &mut Card, list: Option<Node<'_>>) -> Result<(), Complaint> {
    for node in list.into_iter().flat_map(|list| list.children()) {
        let kind = fits(node.word_at("contactLocationType").ok_or(SENSELESS)?)?;
        let known = card.locations.contains_key(kind);
        if !known && card.locations.len() >= MAX_ENTRIES {
            return Err(TOO_LONG);
        }
        let place = card.locations.entry(kind.to_owned()).or_default();
        for part in PARTS {
            match node.word_at(part).map(fits).transpose()? {
                Some("") => place.remove(part),
                Some(text) => place.insert(part, text.to_owned()),
                None => None,
            };
        }
    }
    Ok(())
}

fn sites(card: &mut Card, list: Option<Node<'_>>) -> Result<(), Complaint> {
    for node in list.into_iter().flat_map(|list| list.children()) {
        let kind = fits(node.word_at("contactWebSiteType").ok_or(SENSELESS)?)?;
        let url = fits(node.word_at("webURL").unwrap_or_default())?;
        if url.is_empty() {
            card.sites.remove(kind);
        } else if card.sites.len() < MAX_ENTRIES || card.sites.contains_key(kind) {
            card.sites.insert(kind.to_owned(), url.to_owned());
        }
    }
    Ok(())
}
