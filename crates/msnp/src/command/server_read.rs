//! Reading what servers send.

use super::args::{Args, is_number};
use super::capabilities::Capabilities;
use super::errors::ErrorReply;
use super::lists_read::{self, GroupForm};
use super::server::{Presence, ServerCommand};
use super::values::{Handle, OutReason, Private, StatusWord};
use crate::dialect::Dialect;
use crate::wire::{Frame, LinkKind, percent_decode};

/// The command, unless it is unknown or too short to be understood.
pub(super) fn read(frame: &Frame, dialect: Dialect, link: LinkKind) -> Option<ServerCommand<'_>> {
    let (command, mut args) = Args::of(frame);
    // The most frequent first.
    match command {
        "MSG" => msg(frame, &mut args),
        "ACK" => Some(ServerCommand::Ack {
            trid: args.number()?,
        }),
        "NLN" => Some(ServerCommand::Nln(presence(&mut args, dialect)?)),
        "ILN" => Some(ServerCommand::Iln {
            trid: args.number()?,
            presence: presence(&mut args, dialect)?,
        }),
        "FLN" => fln(&mut args, dialect),
        "UBX" => Some(ServerCommand::Ubx {
            handle: ubx_handle(&mut args)?,
            payload: frame.payload()?,
        }),
        "ADL" | "RML" | "FQY" | "UUN" | "UBN" | "UBM" => addressed(command, frame, &mut args),
        "LST" => lists_read::lst(&mut args, dialect),
        "VER" | "CVR" | "INF" | "USR" | "XFR" | "RNG" | "SBS" | "CHL" | "QRY" | "QNG" | "OUT"
        | "GCF" | "NOT" | "IPG" | "URL" => session(command, frame, &mut args, (dialect, link)),
        "CAL" | "ANS" | "IRO" | "JOI" | "BYE" | "NAK" => switchboard(command, &mut args),
        _ if command.len() == 3 && is_number(command) => {
            Some(ServerCommand::Error(ErrorReply::read(frame)?))
        }
        _ => list(command, &mut args, dialect),
    }
}

/// Commands of MSNP13 on about people.
fn addressed<'a>(
    command: &str,
    frame: &'a Frame,
    args: &mut Args<'a>,
) -> Option<ServerCommand<'a>> {
    let payload = frame.payload();
    // What is asked for is answered `OK`, and nothing follows.
    let answered = |args: &mut Args<'a>| (payload.is_some() || args.is("OK")).then_some(payload);
    Some(match command {
        "ADL" => ServerCommand::Adl {
            trid: args.number()?,
            payload: answered(args)?,
        },
        "RML" => ServerCommand::Rml {
            trid: args.number()?,
            payload: answered(args)?,
        },
        "FQY" => ServerCommand::Fqy {
            trid: args.number()?,
            payload: payload?,
        },
        "UUN" => ServerCommand::Uun {
            trid: args.number()?,
        },
        "UBN" => ServerCommand::Ubn {
            handle: handle(args)?,
            kind: args.number()?,
            payload: payload?,
        },
        // `UBM handle network kind length`; from MSNP16 on some servers put whom it is for before the kind.
        _ => {
            let mut handle = handle(args)?;
            handle.network = args.number_if().or(handle.network);
            if args.left() > 2 {
                let (_to, _network) = (args.word(), args.word());
            }
            ServerCommand::Ubm {
                handle,
                kind: args.number()?,
                payload: payload?,
            }
        }
    })
}

fn session<'a>(
    command: &str,
    frame: &'a Frame,
    args: &mut Args<'a>,
    (dialect, link): (Dialect, LinkKind),
) -> Option<ServerCommand<'a>> {
    Some(match command {
        "VER" => ServerCommand::Ver {
            // `VER 0` alone is also seen.
            trid: args.number()?,
            dialects: args.rest().filter_map(|word| word.parse().ok()).collect(),
        },
        "CVR" => cvr(args)?,
        "INF" => ServerCommand::Inf {
            trid: args.number()?,
            package: args.word().unwrap_or("MD5"),
        },
        "USR" => usr(args, dialect, link)?,
        "XFR" => xfr(args)?,
        "RNG" => rng(args)?,
        "SBS" => ServerCommand::Sbs {
            trid: args.number().unwrap_or(0),
        },
        "CHL" => {
            // Some papers print no transaction id.
            let first = args.word()?;
            ServerCommand::Chl {
                challenge: args.word().unwrap_or(first),
            }
        }
        "QRY" => ServerCommand::Qry {
            trid: args.number()?,
        },
        "QNG" => ServerCommand::Qng {
            seconds: args.number(),
        },
        "OUT" => ServerCommand::Out(out_reason(args)),
        "GCF" => {
            let trid = args.number()?;
            ServerCommand::Gcf {
                trid,
                // The last word is the length.
                name: (args.left() > 1).then(|| args.word()).flatten(),
                payload: frame.payload()?,
            }
        }
        "NOT" => ServerCommand::Not {
            payload: frame.payload()?,
        },
        "IPG" => ServerCommand::Ipg {
            payload: frame.payload()?,
        },
        "URL" => ServerCommand::Url {
            trid: args.number()?,
            target: args.word()?,
            form: args.word()?,
            site: args.word(),
        },
        _ => return None,
    })
}

fn switchboard<'a>(command: &str, args: &mut Args<'a>) -> Option<ServerCommand<'a>> {
    Some(match command {
        "CAL" => {
            let trid = args.number()?;
            if !args.is("RINGING") {
                return None;
            }
            ServerCommand::Cal {
                trid,
                session: args.word().unwrap_or_default(),
            }
        }
        "ANS" => {
            let trid = args.number()?;
            if !args.is("OK") {
                return None;
            }
            ServerCommand::Ans { trid }
        }
        "IRO" => ServerCommand::Iro {
            trid: args.number()?,
            index: args.number()?,
            total: args.number()?,
            handle: handle(args)?,
            name: args.text().unwrap_or_default(),
            capabilities: args.word().map(Capabilities::parse),
        },
        "JOI" => ServerCommand::Joi {
            handle: handle(args)?,
            name: args.text().unwrap_or_default(),
            capabilities: args.word().map(Capabilities::parse),
        },
        "BYE" => ServerCommand::Bye {
            handle: handle(args)?,
            idle: args.is("1"),
        },
        "NAK" => ServerCommand::Nak {
            trid: args.number()?,
        },
        _ => return None,
    })
}

fn list<'a>(command: &str, args: &mut Args<'a>, dialect: Dialect) -> Option<ServerCommand<'a>> {
    Some(match command {
        "SYN" => lists_read::syn(args)?,
        "GTC" => {
            let (trid, version) = lists_read::numbers(args);
            ServerCommand::Gtc {
                trid,
                version,
                ask: one_of(args, "A", "N")?,
            }
        }
        "BLP" => {
            let (trid, version) = lists_read::numbers(args);
            ServerCommand::Blp {
                trid,
                version,
                allow: one_of(args, "AL", "BL")?,
            }
        }
        "PRP" => prp(args, dialect)?,
        "BPR" => {
            // Where none is written, a number is somebody's address, however strange.
            let version = match dialect.changes_carry_version() {
                true => args.number_if(),
                false => None,
            };
            let handle = if is_property(args.peek()?) {
                None
            } else {
                args.word()
            };
            ServerCommand::Bpr {
                version,
                handle,
                kind: args.word()?,
                value: args.text(),
            }
        }
        "LSG" => lists_read::lsg(args, dialect)?,
        "ADC" => ServerCommand::Add(lists_read::adc(args, dialect)?),
        "ADD" => ServerCommand::Add(lists_read::add(args)?),
        "REM" => lists_read::rem(args, dialect)?,
        "REA" => ServerCommand::Rea {
            trid: args.number()?,
            version: args.number_if(),
            handle: args.word()?,
            name: args.text()?,
        },
        "SBP" => ServerCommand::Sbp {
            trid: args.number()?,
            guid: args.word()?,
            kind: args.word()?,
            value: args.text().unwrap_or_default(),
        },
        "ADG" => ServerCommand::Adg(lists_read::group(args, dialect, GroupForm::Added)?),
        "REG" => ServerCommand::Reg(lists_read::group(args, dialect, GroupForm::Renamed)?),
        "RMG" => ServerCommand::Rmg(lists_read::group(args, dialect, GroupForm::Removed)?),
        "CHG" => ServerCommand::Chg {
            trid: args.number()?,
            status: StatusWord(args.word()?),
            capabilities: args.word().map(Capabilities::parse),
            object: object(args, dialect),
        },
        "UUX" => ServerCommand::Uux {
            trid: args.number()?,
        },
        _ => return None,
    })
}

fn msg<'a>(frame: &'a Frame, args: &mut Args<'a>) -> Option<ServerCommand<'a>> {
    let handle = handle(args)?;
    let name = args.word()?;
    // The last word is the length; without a name it would have been taken for one.
    let name = if args.peek().is_some() { name } else { "" };
    Some(ServerCommand::Msg {
        handle,
        name: percent_decode(name),
        payload: frame.payload()?,
    })
}

/// What is common to `ILN` and `NLN` in all dialects (04 section 2).
/// A person. Without an address it is nobody.
fn handle<'a>(args: &mut Args<'a>) -> Option<Handle<'a>> {
    Some(Handle::parse(args.word()?)).filter(|handle| !handle.address.is_empty())
}

fn presence<'a>(args: &mut Args<'a>, dialect: Dialect) -> Option<Presence<'a>> {
    let status = StatusWord(args.word()?);
    let mut handle = handle(args)?;
    // Elsewhere the next word is the name, even of somebody who is called `1`.
    if handle.network.is_none() && dialect.network_id_in_presence() {
        handle.network = args.number_if();
    }
    Some(Presence {
        status,
        handle,
        name: args.text().unwrap_or_default(),
        capabilities: args.word().map(Capabilities::parse),
        object: object(args, dialect),
        icon: args.word().filter(|_| dialect.has_objects()),
    })
}

/// The object of a display picture; `0` and an empty element are none.
fn object<'a>(args: &mut Args<'a>, dialect: Dialect) -> Option<std::borrow::Cow<'a, str>> {
    args.text()
        .filter(|object| object != "0" && object != "<msnobj/>" && !object.is_empty())
        .filter(|_| dialect.has_objects())
}

fn fln<'a>(args: &mut Args<'a>, dialect: Dialect) -> Option<ServerCommand<'a>> {
    let mut handle = handle(args)?;
    // `FLN handle network capabilities`, or `FLN 1:handle capabilities`.
    if handle.network.is_none() && dialect.network_id_in_presence() {
        handle.network = args.number_if();
    }
    Some(ServerCommand::Fln {
        handle,
        capabilities: args.word().map(Capabilities::parse),
    })
}

/// `UBX handle [network] length`.
fn ubx_handle<'a>(args: &mut Args<'a>) -> Option<Handle<'a>> {
    let mut handle = handle(args)?;
    if handle.network.is_none() && args.left() > 1 {
        handle.network = args.number_if();
    }
    Some(handle)
}

fn cvr<'a>(args: &mut Args<'a>) -> Option<ServerCommand<'a>> {
    let trid = args.number()?;
    let recommended = args.word().unwrap_or_default();
    let _again = args.word();
    Some(ServerCommand::Cvr {
        trid,
        recommended,
        minimum: args.word().unwrap_or_default(),
        download: args.word().unwrap_or_default(),
        info: args.word().unwrap_or_default(),
    })
}

fn usr<'a>(args: &mut Args<'a>, dialect: Dialect, link: LinkKind) -> Option<ServerCommand<'a>> {
    let trid = args.number()?;
    let package = args.word()?;
    if package != "OK" {
        return args.is("S").then(|| ServerCommand::UsrChallenge {
            trid,
            package,
            parameters: args.word().unwrap_or_default(),
            nonce: args.word(),
        });
    }
    let handle = handle(args)?;
    // Where no name is due, a word that is no flag is one all the same.
    let due = link == LinkKind::Switchboard || dialect.has_name_in_usr_ok();
    let has_name = args
        .peek()
        .is_some_and(|word| due || !matches!(word, "0" | "1"));
    let name = if has_name { args.text() } else { None };
    let mut flag = || args.word().map(|word| word == "1");
    Some(ServerCommand::UsrOk {
        trid,
        handle,
        name,
        verified: flag(),
        restricted: flag(),
    })
}

fn xfr<'a>(args: &mut Args<'a>) -> Option<ServerCommand<'a>> {
    let trid = args.number()?;
    let kind = args.word()?;
    let address = args.word()?;
    match kind {
        "NS" => {
            let _zero = args.is("0");
            Some(ServerCommand::XfrNs {
                trid,
                address,
                current: args.word().filter(|word| word.contains(':')),
            })
        }
        "SB" => {
            let _security = args.is("CKI");
            Some(ServerCommand::XfrSb {
                trid,
                address,
                cookie: Private(args.word()?),
                gateway_only: is_gateway_only(args),
            })
        }
        _ => None,
    }
}

fn rng<'a>(args: &mut Args<'a>) -> Option<ServerCommand<'a>> {
    let session = args.word()?;
    let address = args.word()?;
    let _security = args.is("CKI");
    Some(ServerCommand::Rng {
        session,
        address,
        cookie: Private(args.word()?),
        handle: handle(args)?,
        name: args.text().unwrap_or_default(),
        gateway_only: is_gateway_only(args),
    })
}

/// What follows the cookie of a switchboard in MSNP14 and later: `U`, a domain, and `0` where only the gateway leads
/// there (05 section 1).
fn is_gateway_only(args: &mut Args<'_>) -> bool {
    let _kind = args.word();
    let _domain = args.word();
    args.is("0")
}

fn prp<'a>(args: &mut Args<'a>, dialect: Dialect) -> Option<ServerCommand<'a>> {
    let (first, second) = (args.number_if(), args.number_if());
    // Within `SYN` MSNP5-7 put the number of the list where answers have the transaction.
    let (trid, version) = match (first, second) {
        (Some(version), None) if !dialect.syn_has_counts() => (None, Some(version)),
        pair => pair,
    };
    Some(ServerCommand::Prp {
        trid,
        version,
        kind: args.word()?,
        value: args.text(),
    })
}

fn out_reason(args: &mut Args<'_>) -> OutReason {
    match args.word() {
        Some("OTH") => OutReason::Elsewhere,
        Some("SSD") => OutReason::ServerDown,
        Some("MIG") => OutReason::Migrated,
        Some("TOU") => OutReason::TermsOfUse,
        Some("RCT") => OutReason::ComeBack {
            minutes: args.number().unwrap_or(1),
        },
        _ => OutReason::None,
    }
}

/// Whether the next word is the first (`Some(true)`) or the second (`Some(false)`) of two.
fn one_of(args: &mut Args<'_>, yes: &str, no: &str) -> Option<bool> {
    let word = args.word()?;
    (word == yes || word == no).then(|| word == yes)
}

/// Properties are three capital letters.
fn is_property(word: &str) -> bool {
    word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase())
}
