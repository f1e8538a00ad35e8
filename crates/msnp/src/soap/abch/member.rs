//! Members of the allow, block, reverse and pending lists (13 sections 3 and 7).

use super::{annotation, annotation_element};
use crate::soap::xml::Writer;

/// The lists that the sharing service keeps. Others have no meaning here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// May see us and write.
    Allow,
    /// May not.
    Block,
    /// Has us as a contact.
    Reverse,
    /// Added us, not decided yet.
    Pending,
}

impl Role {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Allow, Self::Block, Self::Reverse, Self::Pending];

    /// Its name.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Allow => "Allow",
            Self::Block => "Block",
            Self::Reverse => "Reverse",
            Self::Pending => "Pending",
        }
    }

    /// The list of this name, in any letter case.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|role| role.word().eq_ignore_ascii_case(word))
    }
}

/// Somebody on a list, or to be put there.
#[derive(Clone, Copy, Debug)]
pub enum MemberRef<'a> {
    /// Somebody of the Messenger network.
    Passport(&'a str),
    /// A membership of somebody of the Messenger network, by its id.
    Membership(&'a str),
    /// Somebody of another network with addresses.
    Email {
        /// The address.
        address: &'a str,
        /// The network: 2 Communicator, 32 Yahoo.
        network: u32,
    },
    /// A phone, `tel:+15550100`.
    Phone(&'a str),
    /// A circle, by its id.
    Circle(&'a str),
}

impl<'a> MemberRef<'a> {
    /// Somebody by address and network.
    #[must_use]
    pub fn of(address: &'a str, network: u32) -> Self {
        match network {
            1 => Self::Passport(address),
            4 => Self::Phone(address),
            9 => Self::Circle(address),
            network => Self::Email { address, network },
        }
    }
}

pub(super) fn write(role: Role, member: MemberRef<'_>, out: &mut Writer) {
    out.open("serviceHandle", &[]);
    out.text("Id", "0");
    out.text("Type", "Messenger");
    out.text("ForeignId", "");
    out.close();
    out.open("memberships", &[]);
    out.open("Membership", &[]);
    out.text("MemberRole", role.word());
    out.open("Members", &[]);
    let kind = match member {
        MemberRef::Passport(_) | MemberRef::Membership(_) => "Passport",
        MemberRef::Email { .. } => "Email",
        MemberRef::Phone(_) => "Phone",
        MemberRef::Circle(_) => "Circle",
    };
    out.open("Member", &[("xsi:type", &format!("{kind}Member"))]);
    out.text("Type", kind);
    if let MemberRef::Membership(id) = member {
        out.text("MembershipId", id);
    }
    out.text("State", "Accepted");
    match member {
        MemberRef::Passport(email) => out.text("PassportName", email),
        MemberRef::Membership(_) => {}
        MemberRef::Email { address, network } => {
            out.open("Annotations", &[]);
            annotation_element(annotation::BUDDY_TYPE, &format!("{network:02}:"), out);
            out.close();
            out.text("Email", address);
        }
        MemberRef::Phone(number) => out.text("PhoneNumber", number),
        MemberRef::Circle(id) => out.text("CircleId", id),
    }
    out.close();
    out.close();
    out.close();
    out.close();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_known_by_its_name_in_any_letter_case() {
        assert_eq!(Role::named("PENDING"), Some(Role::Pending));
        assert_eq!(Role::named("ProfileExpression"), None);
    }
}
