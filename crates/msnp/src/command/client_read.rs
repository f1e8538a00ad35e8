//! Reading what clients send.

use super::args::Args;
use super::capabilities::Capabilities;
use super::client::{ClientCommand, ClientInfo};
use super::lists_read;
use super::values::{Ack, Handle, List, Private, StatusWord};
use crate::dialect::Dialect;
use crate::wire::{Frame, LinkKind};

/// The command, unless it is unknown or too short to be understood.
pub(super) fn read(frame: &Frame, dialect: Dialect, link: LinkKind) -> Option<ClientCommand<'_>> {
    let (command, mut args) = Args::of(frame);
    // These alone have no transaction.
    match command {
        "PNG" => return Some(ClientCommand::Png),
        "OUT" => return Some(ClientCommand::Out),
        _ => {}
    }
    if link == LinkKind::Switchboard {
        return switchboard(command, frame, &mut args);
    }
    match command {
        "ADC" => return lists_read::adc(&mut args, dialect).map(ClientCommand::Add),
        "ADD" => return add(&mut args).map(ClientCommand::Add),
        _ => {}
    }
    let trid = args.number()?;
    Some(match command {
        "VER" => ClientCommand::Ver {
            trid,
            dialects: args.rest().filter_map(|word| word.parse().ok()).collect(),
        },
        "CVR" => ClientCommand::Cvr {
            trid,
            info: cvr(&mut args)?,
        },
        "INF" => ClientCommand::Inf { trid },
        "USR" => {
            let package = args.word()?;
            match args.word()? {
                "I" => ClientCommand::UsrBegin {
                    trid,
                    package,
                    handle: args.word()?,
                },
                "S" => {
                    let proof = Private(args.word()?);
                    // Some clients prove nothing but the ticket, yet name their place.
                    let is_machine = |word: &&str| word.starts_with('{');
                    let blob = args.peek().filter(|word| !is_machine(word));
                    if blob.is_some() {
                        let _taken = args.word();
                    }
                    ClientCommand::UsrProve {
                        trid,
                        package,
                        proof,
                        blob: blob.map(Private),
                        machine: args.word().filter(is_machine),
                    }
                }
                _ => return None,
            }
        }
        "XFR" => args.is("SB").then_some(ClientCommand::XfrSb { trid })?,
        "CHG" => ClientCommand::Chg {
            trid,
            status: StatusWord(args.word()?),
            capabilities: args.word().map(Capabilities::parse),
            object: args
                .text()
                .filter(|object| dialect.has_objects() && object != "0"),
        },
        "UUX" => ClientCommand::Uux {
            trid,
            payload: frame.payload()?,
        },
        "ADL" | "RML" | "FQY" | "UUN" | "UUM" => addressed(command, trid, frame, &mut args)?,
        "QRY" => ClientCommand::Qry {
            trid,
            product: args.word()?,
            answer: frame.payload()?,
        },
        "URL" => {
            let service = args.word()?;
            ClientCommand::Url { trid, service }
        }
        "GCF" => ClientCommand::Gcf {
            trid,
            name: args.word()?,
        },
        "PAG" | "PGD" => ClientCommand::Page {
            trid,
            handle: args.word()?,
            payload: frame.payload()?,
        },
        _ => return list(command, trid, &mut args, dialect),
    })
}

/// Commands of MSNP13 on about people, with a payload.
fn addressed<'a>(
    command: &str,
    trid: u32,
    frame: &'a Frame,
    args: &mut Args<'a>,
) -> Option<ClientCommand<'a>> {
    let payload = frame.payload()?;
    Some(match command {
        "ADL" => ClientCommand::Adl { trid, payload },
        "RML" => ClientCommand::Rml { trid, payload },
        "FQY" => ClientCommand::Fqy { trid, payload },
        "UUN" => ClientCommand::Uun {
            trid,
            handle: Handle::parse(args.word()?),
            kind: args.number()?,
            payload,
        },
        _ => ClientCommand::Uum {
            trid,
            handle: args.word()?,
            network: args.number()?,
            kind: args.number()?,
            payload,
        },
    })
}

fn list<'a>(
    command: &str,
    trid: u32,
    args: &mut Args<'a>,
    dialect: Dialect,
) -> Option<ClientCommand<'a>> {
    Some(match command {
        "SYN" => ClientCommand::Syn {
            trid,
            stamps: lists_read::stamps(args)?,
        },
        "LST" => ClientCommand::Lst {
            trid,
            list: List::from_code(args.word()?)?,
        },
        "GTC" => match args.word()? {
            "A" => ClientCommand::Gtc { trid, ask: true },
            "N" => ClientCommand::Gtc { trid, ask: false },
            _ => return None,
        },
        "BLP" => match args.word()? {
            "AL" => ClientCommand::Blp { trid, allow: true },
            "BL" => ClientCommand::Blp { trid, allow: false },
            _ => return None,
        },
        "PRP" => ClientCommand::Prp {
            trid,
            kind: args.word()?,
            value: args.text(),
        },
        "REM" => ClientCommand::Rem {
            trid,
            list: List::from_code(args.word()?)?,
            who: args.word()?,
            group: args.word(),
        },
        "REA" => ClientCommand::Rea {
            trid,
            handle: args.word()?,
            name: args.text()?,
        },
        "SBP" => ClientCommand::Sbp {
            trid,
            guid: args.word()?,
            kind: args.word()?,
            value: args.text().unwrap_or_default(),
        },
        "ADG" => ClientCommand::Adg {
            trid,
            name: args.text()?,
        },
        "REG" => ClientCommand::Reg {
            trid,
            id: args.word()?,
            name: args.text()?,
        },
        "RMG" if dialect.has_groups() => ClientCommand::Rmg {
            trid,
            id: args.word()?,
        },
        _ => return None,
    })
}

fn switchboard<'a>(
    command: &str,
    frame: &'a Frame,
    args: &mut Args<'a>,
) -> Option<ClientCommand<'a>> {
    let trid = args.number()?;
    Some(match command {
        "MSG" => ClientCommand::Msg {
            trid,
            ack: Ack::from_letter(args.word()?)?,
            payload: frame.payload()?,
        },
        "USR" => ClientCommand::UsrSb {
            trid,
            handle: Handle::parse(args.word()?),
            cookie: Private(args.word()?),
        },
        "ANS" => ClientCommand::Ans {
            trid,
            handle: Handle::parse(args.word()?),
            cookie: Private(args.word()?),
            session: args.word()?,
        },
        "CAL" => ClientCommand::Cal {
            trid,
            handle: args.word()?,
        },
        _ => return None,
    })
}

/// `ADD tr FL handle name [group]`: a handle is never a number, so the form of servers fits.
fn add<'a>(args: &mut Args<'a>) -> Option<super::lists::Addition<'a>> {
    lists_read::add(args)
}

fn cvr<'a>(args: &mut Args<'a>) -> Option<ClientInfo<'a>> {
    Some(ClientInfo {
        locale: args.word()?,
        os: args.word()?,
        os_version: args.word()?,
        arch: args.word()?,
        library: args.word()?,
        version: args.word()?,
        code: args.word(),
        handle: args.word(),
    })
}
