//! The parts of commands about the contact list (03).

use std::borrow::Cow;

use super::values::{List, TrId};

/// How new a list is. MSNP2-9 have one number, MSNP10-12 two time stamps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamps<'a> {
    /// The number of the list, or the time of the contacts.
    pub contacts: &'a str,
    /// The time of the settings.
    pub settings: Option<&'a str>,
}

impl Stamps<'_> {
    /// Asks for everything.
    pub const NONE: Stamps<'static> = Stamps {
        contacts: "0",
        settings: None,
    };
}

/// One contact in `LST`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListEntry<'a> {
    /// In MSNP2-7 each list comes by itself.
    pub part: Option<ListPart>,
    /// The address; `None` says that the list of [`ListEntry::part`] is empty.
    pub handle: Option<&'a str>,
    /// The name.
    pub name: Option<Cow<'a, str>>,
    /// The GUID (MSNP10-12, and only on the forward list).
    pub guid: Option<&'a str>,
    /// The lists, as bits (see [`List::bit`]).
    pub lists: u32,
    /// The network (MSNP12).
    pub network: Option<u32>,
    /// Ids of groups, parted by commas; may be empty.
    pub group_ids: &'a str,
}

impl<'a> ListEntry<'a> {
    /// The ids of its groups.
    pub fn groups(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.group_ids.split(',').filter(|id| !id.is_empty())
    }
}

/// Where an entry stands in a list that comes by itself (MSNP2-7).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListPart {
    /// The number of the `SYN` or `LST` that asked.
    pub trid: TrId,
    /// Which list.
    pub list: List,
    /// The number of the list.
    pub version: u32,
    /// Counted from 1; 0 when the list is empty.
    pub index: u32,
    /// How many there are.
    pub total: u32,
}

/// Somebody was put on a list, or into a group: `ADD` (MSNP2-9) or `ADC` (MSNP10-12).
///
/// The client asks with it, the server answers with it, and with `trid` 0 tells what others did. One of `handle` and
/// `guid` is always there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addition<'a> {
    /// The transaction.
    pub trid: TrId,
    /// Which list.
    pub list: List,
    /// The new number of the list, in answers of MSNP2-9.
    pub version: Option<u32>,
    /// The address.
    pub handle: Option<&'a str>,
    /// The name.
    pub name: Option<Cow<'a, str>>,
    /// The GUID of the contact (MSNP10-12).
    pub guid: Option<&'a str>,
    /// The group the contact was put into (MSNP7-12).
    pub group: Option<&'a str>,
}

/// An answer to `ADG`, `REG` or `RMG`. Servers differ in their order, so either may be missing: then what was asked for
/// was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupChange<'a> {
    /// The transaction.
    pub trid: TrId,
    /// The new number of the list (MSNP7-9).
    pub version: Option<u32>,
    /// The id of the group.
    pub id: Option<&'a str>,
    /// Its name.
    pub name: Option<Cow<'a, str>>,
}
