//! Writing the lines of the contact list, in the form of each dialect (03).

use bytes::BytesMut;

use super::lists::{Addition, GroupChange, ListEntry, Stamps};
use super::server::ServerCommand;
use super::values::List;
use crate::dialect::Dialect;
use crate::wire::LineWriter;

/// The transaction and, where the dialect has it, the new number of the list.
fn answer<'b>(
    out: &'b mut BytesMut,
    command: &str,
    dialect: Dialect,
    (trid, version): (Option<u32>, Option<u32>),
) -> LineWriter<'b> {
    let line = LineWriter::new(out, command).maybe_number(trid);
    // Within `SYN` of MSNP5-7 properties have a number and no transaction.
    match (trid, version) {
        (None, version) => line.maybe_number(version.filter(|_| !dialect.syn_has_counts())),
        (Some(_), version) if dialect.changes_carry_version() => {
            line.number(version.unwrap_or(0).into())
        }
        _ => line,
    }
}

pub(super) fn list(command: &ServerCommand<'_>, dialect: Dialect, out: &mut BytesMut) {
    use ServerCommand as S;
    match command {
        S::Syn {
            trid,
            stamps,
            counts,
        } => {
            let line = stamp_words(
                LineWriter::new(out, "SYN").number((*trid).into()),
                *stamps,
                dialect,
            );
            match counts.filter(|_| dialect.syn_has_counts()) {
                Some((contacts, groups)) => line.number(contacts.into()).number(groups.into()),
                None => line,
            }
            .end();
        }
        S::Gtc { trid, version, ask } => answer(out, "GTC", dialect, (*trid, *version))
            .word(if *ask { "A" } else { "N" })
            .end(),
        S::Blp {
            trid,
            version,
            allow,
        } => answer(out, "BLP", dialect, (*trid, *version))
            .word(if *allow { "AL" } else { "BL" })
            .end(),
        S::Prp {
            trid,
            version,
            kind,
            value,
        } => answer(out, "PRP", dialect, (*trid, *version))
            .word(kind)
            .maybe_text(value.as_deref())
            .end(),
        S::Bpr {
            version,
            handle,
            kind,
            value,
        } => LineWriter::new(out, "BPR")
            // With a handle it is a later change, which carries a number until MSNP9; in `SYN` until MSNP7.
            .maybe_number(version.filter(|_| match handle {
                Some(_) => dialect.changes_carry_version(),
                None => !dialect.syn_has_counts(),
            }))
            .maybe(*handle)
            .word(kind)
            .maybe_text(value.as_deref())
            .end(),
        S::Lsg { place, id, name } => {
            let mut line = LineWriter::new(out, "LSG");
            if dialect.lists_by_guid() {
                line.text(name).word(id).end();
                return;
            }
            for number in place.iter().flatten() {
                line = line.number((*number).into());
            }
            line.word(id).text(name).word("0").end();
        }
        S::Lst(entry) => lst(entry, dialect, out),
        S::Add(addition) => add(addition, dialect, out),
        S::Rem {
            trid,
            list,
            version,
            who,
            group,
        } => {
            let line = LineWriter::new(out, "REM")
                .number((*trid).into())
                .word(list.code());
            let line = if dialect.changes_carry_version() {
                line.number(version.unwrap_or(0).into())
            } else {
                line
            };
            line.word(who).maybe(*group).end();
        }
        S::Rea {
            trid,
            version,
            handle,
            name,
        } => answer(out, "REA", dialect, (Some(*trid), *version))
            .word(handle)
            .text(name)
            .end(),
        S::Sbp {
            trid,
            guid,
            kind,
            value,
        } => LineWriter::new(out, "SBP")
            .number((*trid).into())
            .word(guid)
            .word(kind)
            .text(value)
            .end(),
        S::Adg(change) => {
            group_head(change, "ADG", dialect, out)
                .maybe_text(change.name.as_deref())
                .maybe(change.id)
                .maybe(group_end(change))
                .end();
        }
        S::Reg(change) => {
            let line = group_head(change, "REG", dialect, out);
            if dialect.lists_by_guid() {
                line.maybe_text(change.name.as_deref()).maybe(change.id)
            } else {
                line.maybe(change.id).maybe_text(change.name.as_deref())
            }
            .maybe(group_end(change))
            .end();
        }
        S::Rmg(change) => group_head(change, "RMG", dialect, out)
            .maybe(change.id)
            .end(),
        _ => {}
    }
}

fn group_head<'b>(
    change: &GroupChange<'_>,
    command: &str,
    dialect: Dialect,
    out: &'b mut BytesMut,
) -> LineWriter<'b> {
    let line = LineWriter::new(out, command).number(change.trid.into());
    if dialect.changes_carry_version() {
        line.number(change.version.unwrap_or(0).into())
    } else {
        line
    }
}

/// The word behind id and name. Where one of them is missing there is none: it would be taken for the other.
fn group_end(change: &GroupChange<'_>) -> Option<&'static str> {
    (change.id.is_some() && change.name.is_some()).then_some("0")
}

pub(super) fn stamp_words<'b>(
    line: LineWriter<'b>,
    stamps: Stamps<'_>,
    dialect: Dialect,
) -> LineWriter<'b> {
    let line = line.word(stamps.contacts);
    if dialect.syn_has_stamps() {
        line.word(stamps.settings.unwrap_or("0"))
    } else {
        line
    }
}

fn lst(entry: &ListEntry<'_>, dialect: Dialect, out: &mut BytesMut) {
    let line = LineWriter::new(out, "LST");
    let groups = Some(entry.group_ids).filter(|ids| !ids.is_empty());
    if dialect.lists_by_guid() {
        let mut line = match entry.handle {
            Some(handle) => line.keyed("N=", handle),
            None => line,
        };
        if let Some(name) = &entry.name {
            line = line.keyed_text("F=", name);
        }
        if let Some(guid) = entry.guid {
            line = line.keyed("C=", guid);
        }
        line = line.number(entry.lists.into());
        if dialect.network_id_in_list() {
            line = line.number(entry.network.unwrap_or(1).into());
        }
        line.maybe(groups).end();
        return;
    }
    let line = match entry.part {
        Some(part) if !dialect.syn_has_counts() => line
            .number(part.trid.into())
            .word(part.list.code())
            .number(part.version.into())
            .number(part.index.into())
            .number(part.total.into()),
        _ => line,
    };
    let line = line
        .maybe(entry.handle)
        .maybe_text(entry.name.as_deref())
        // Without a name the handle stands in, as it is.
        .maybe(entry.handle.filter(|_| entry.name.is_none()));
    if dialect.syn_has_counts() {
        let on_forward = entry.lists & List::Forward.bit() != 0;
        line.number(entry.lists.into())
            .maybe(on_forward.then_some(groups.unwrap_or("0")))
    } else {
        line.maybe(groups)
    }
    .end();
}

/// `ADD` or `ADC`, as a server (with the number of the list) or a client (without) writes it.
pub(super) fn add(addition: &Addition<'_>, dialect: Dialect, out: &mut BytesMut) {
    if dialect.lists_by_guid() {
        let mut line = LineWriter::new(out, "ADC")
            .number(addition.trid.into())
            .word(addition.list.code());
        if let Some(handle) = addition.handle {
            line = line.keyed("N=", handle);
        }
        if let Some(name) = &addition.name {
            line = line.keyed_text("F=", name);
        }
        if let Some(guid) = addition.guid {
            line = line.keyed("C=", guid);
        }
        line.maybe(addition.group).end();
        return;
    }
    LineWriter::new(out, "ADD")
        .number(addition.trid.into())
        .word(addition.list.code())
        .maybe_number(addition.version)
        .maybe(addition.handle)
        .maybe_text(addition.name.as_deref())
        // Without a name the handle stands in, as it is.
        .maybe(addition.handle.filter(|_| addition.name.is_none()))
        .maybe(addition.group.filter(|_| dialect.has_groups()))
        .end();
}
