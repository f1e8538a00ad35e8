//! Reading the lines of the contact list, in the form of each dialect (03).

use std::borrow::Cow;

use super::args::{Args, is_guid, is_number};
use super::lists::{Addition, GroupChange, ListEntry, ListPart, Stamps};
use super::server::ServerCommand;
use super::values::List;
use crate::dialect::Dialect;
use crate::wire::percent_decode;

/// `SYN tr n`, `SYN tr n contacts groups`, `SYN tr t1 t2`, `SYN tr t1 t2 contacts groups`. MSNP10 with an old list sends
/// the forms of MSNP8.
pub(super) fn syn<'a>(args: &mut Args<'a>) -> Option<ServerCommand<'a>> {
    let trid = args.number()?;
    let stamps = stamps(args)?;
    let counts = match (args.number(), args.number()) {
        (Some(contacts), Some(groups)) => Some((contacts, groups)),
        _ => None,
    };
    Some(ServerCommand::Syn {
        trid,
        stamps,
        counts,
    })
}

/// One stamp or two: an even number of words left means two.
pub(super) fn stamps<'a>(args: &mut Args<'a>) -> Option<Stamps<'a>> {
    let two = args.left().is_multiple_of(2);
    Some(Stamps {
        contacts: args.word()?,
        settings: if two { args.word() } else { None },
    })
}

/// The numbers before a setting: none in `SYN` of MSNP8+, transaction and list number in answers.
pub(super) fn numbers(args: &mut Args<'_>) -> (Option<u32>, Option<u32>) {
    // The value itself may be a number, so one word is always left.
    let mut next = || (args.left() > 1).then(|| args.number_if::<u32>()).flatten();
    let first = next();
    (first, first.and_then(|_| next()))
}

pub(super) fn lsg<'a>(args: &mut Args<'a>, dialect: Dialect) -> Option<ServerCommand<'a>> {
    // MSNP10 with an old list has the groups of MSNP9.
    let is_old = args.peek().is_some_and(is_number) && args.left() > 2;
    let (place, id, name) = if dialect.lists_by_guid() && !is_old {
        let name = args.text()?;
        (None, args.word()?, name)
    } else if dialect.syn_has_counts() {
        let id = args.word()?;
        (None, id, args.text()?)
    } else {
        let place = [
            args.number()?,
            args.number()?,
            args.number()?,
            args.number()?,
        ];
        let id = args.word()?;
        (Some(place), id, args.text()?)
    };
    Some(ServerCommand::Lsg { place, id, name })
}

pub(super) fn lst<'a>(args: &mut Args<'a>, dialect: Dialect) -> Option<ServerCommand<'a>> {
    let entry = if dialect.lists_by_guid() {
        lst_keyed(args, dialect)?
    } else if dialect.syn_has_counts() {
        let handle = Some(args.word()?);
        let name = Some(args.text()?);
        ListEntry {
            part: None,
            handle,
            name,
            guid: None,
            lists: args.number()?,
            network: None,
            group_ids: args.word().unwrap_or_default(),
        }
    } else {
        lst_by_list(args)?
    };
    Some(ServerCommand::Lst(entry))
}

/// `LST N= [F=] [C=] bits [network] [groups]`, the keyed words in any order.
fn lst_keyed<'a>(args: &mut Args<'a>, dialect: Dialect) -> Option<ListEntry<'a>> {
    let keyed = Keyed::take(args);
    if keyed.handle.is_none() && keyed.guid.is_none() {
        return None;
    }
    let lists = args.number()?;
    // Ids of groups are GUIDs, or numbers where MSNP10 has an old list: a number is the network in MSNP12, and wherever
    // groups follow it.
    let network = if dialect.network_id_in_list() || args.left() > 1 {
        args.number_if()
    } else {
        None
    };
    Some(ListEntry {
        part: None,
        handle: keyed.handle,
        name: keyed.name,
        guid: keyed.guid,
        lists,
        network,
        group_ids: args.word().unwrap_or_default(),
    })
}

/// `LST tr FL version index total handle name [groups]`.
fn lst_by_list<'a>(args: &mut Args<'a>) -> Option<ListEntry<'a>> {
    let part = ListPart {
        trid: args.number()?,
        list: List::from_code(args.word()?)?,
        version: args.number()?,
        index: args.number()?,
        total: args.number()?,
    };
    Some(ListEntry {
        part: Some(part),
        handle: args.word(),
        name: args.text(),
        guid: None,
        lists: part.list.bit(),
        network: None,
        group_ids: args.word().unwrap_or_default(),
    })
}

/// The words `N=`, `F=` and `C=` of MSNP10-12.
#[derive(Default)]
pub(super) struct Keyed<'a> {
    pub(super) handle: Option<&'a str>,
    pub(super) name: Option<Cow<'a, str>>,
    pub(super) guid: Option<&'a str>,
}

impl<'a> Keyed<'a> {
    /// Takes words with a key, in any order, until the first without one. Unknown keys are skipped.
    pub(super) fn take(args: &mut Args<'a>) -> Self {
        let mut keyed = Self::default();
        while let Some((key, value)) = args.peek().and_then(|word| word.split_once('=')) {
            if key.len() != 1 {
                break;
            }
            let _taken = args.word();
            match key {
                // Behind `ADD` it would be taken for the number of the list.
                "N" => keyed.handle = Some(value).filter(|value| !is_number(value)),
                "F" => keyed.name = Some(percent_decode(value)),
                "C" => keyed.guid = Some(value),
                _ => {}
            }
        }
        keyed
    }
}

/// `ADC tr FL N= F= C= [group]`.
pub(super) fn adc<'a>(args: &mut Args<'a>, dialect: Dialect) -> Option<Addition<'a>> {
    let trid = args.number()?;
    let list = List::from_code(args.word()?)?;
    let keyed = Keyed::take(args);
    // Where there are no GUIDs only a handle says who is meant.
    let named = keyed.handle.is_some() || (keyed.guid.is_some() && dialect.lists_by_guid());
    named.then(|| Addition {
        trid,
        list,
        version: None,
        handle: keyed.handle,
        name: keyed.name,
        guid: keyed.guid,
        group: group_word(args),
    })
}

/// A group by its number or GUID. What has a key is something else, wherever it stands.
fn group_word<'a>(args: &mut Args<'a>) -> Option<&'a str> {
    args.word().filter(|word| !word.contains('='))
}

/// `ADD tr FL version handle name [group]`; a client leaves the version out.
pub(super) fn add<'a>(args: &mut Args<'a>) -> Option<Addition<'a>> {
    let trid = args.number()?;
    let list = List::from_code(args.word()?)?;
    // The address behind it is no number; where that stands first, nothing is before it.
    let version = match args.rest().nth(1).is_some_and(is_number) {
        true => None,
        false => args.number_if(),
    };
    Some(Addition {
        trid,
        list,
        version,
        handle: Some(args.word()?),
        name: args.text(),
        guid: None,
        group: group_word(args),
    })
}

/// `REM tr AL [version] who [group]`.
pub(super) fn rem<'a>(args: &mut Args<'a>, dialect: Dialect) -> Option<ServerCommand<'a>> {
    let trid = args.number()?;
    let list = List::from_code(args.word()?)?;
    let version = if dialect.changes_carry_version() {
        args.number_if()
    } else {
        None
    };
    Some(ServerCommand::Rem {
        trid,
        list,
        version,
        who: args.word()?,
        group: args.word(),
    })
}

/// Which words an answer about a group has, in which order, before MSNP10.
#[derive(Clone, Copy)]
pub(super) enum GroupForm {
    /// `ADG tr version name id 0`.
    Added,
    /// `REG tr version id name 0`.
    Renamed,
    /// `RMG tr version id`.
    Removed,
}

pub(super) fn group<'a>(
    args: &mut Args<'a>,
    dialect: Dialect,
    form: GroupForm,
) -> Option<GroupChange<'a>> {
    let trid = args.number()?;
    if dialect.lists_by_guid() {
        return Some(group_by_guid(args, trid));
    }
    let version = match dialect.changes_carry_version() {
        true => args.number(),
        false => None,
    };
    let (id, name) = match form {
        GroupForm::Added => {
            let name = args.text();
            (args.word(), name)
        }
        GroupForm::Renamed => {
            let id = args.word();
            (id, args.text())
        }
        GroupForm::Removed => (args.word(), None),
    };
    Some(GroupChange {
        trid,
        version,
        id,
        name,
    })
}

/// Servers differ in the order: the id is the word that looks like a GUID, the name the other one that is no number; when
/// all others are numbers, the one before the GUID if that is not alone (a group may be called `2005`).
fn group_by_guid<'a>(args: &mut Args<'a>, trid: u32) -> GroupChange<'a> {
    let id = args.rest().find(|word| is_guid(word));
    let other = args
        .rest()
        .find(|word| Some(*word) != id && !is_number(word))
        .or_else(|| {
            let mut before = args.rest().take_while(|word| Some(*word) != id);
            let (first, second) = (before.next(), before.next());
            // `REG tr 1 2005 guid 0` or `ADG tr 2005 guid 0`; a lone `1` is the number of old, not a name.
            second.or(first.filter(|word| *word != "1"))
        })
        .filter(|_| id.is_some());
    GroupChange {
        trid,
        version: None,
        id,
        name: other.map(percent_decode),
    }
}
