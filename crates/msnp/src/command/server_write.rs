//! Writing what servers send, as the original service did (01 section 7, 03, 04, 05).

use bytes::{Bytes, BytesMut};

use super::capabilities::Capabilities;
use super::lists_write;
use super::server::{Presence, ServerCommand};
use super::values::{Handle, OutReason};
use crate::dialect::Dialect;
use crate::wire::{LineWriter, LinkKind};

pub(super) fn write(
    command: &ServerCommand<'_>,
    dialect: Dialect,
    link: LinkKind,
    out: &mut BytesMut,
) {
    use ServerCommand as S;
    match command {
        S::Ver { .. }
        | S::Cvr { .. }
        | S::Inf { .. }
        | S::XfrNs { .. }
        | S::XfrSb { .. }
        | S::UsrChallenge { .. }
        | S::UsrOk { .. }
        | S::Chl { .. }
        | S::Qry { .. }
        | S::Qng { .. }
        | S::Out(_)
        | S::Sbs { .. }
        | S::Url { .. }
        | S::Rng { .. } => session(command, dialect, link, out),
        S::Syn { .. }
        | S::Gtc { .. }
        | S::Blp { .. }
        | S::Prp { .. }
        | S::Bpr { .. }
        | S::Lsg { .. }
        | S::Lst(_)
        | S::Add(_)
        | S::Rem { .. }
        | S::Rea { .. }
        | S::Sbp { .. }
        | S::Adg(_)
        | S::Reg(_)
        | S::Rmg(_) => lists_write::list(command, dialect, out),
        S::Cal { .. }
        | S::Ans { .. }
        | S::Iro { .. }
        | S::Joi { .. }
        | S::Bye { .. }
        | S::Ack { .. }
        | S::Nak { .. } => switchboard(command, dialect, out),
        _ => presence_and_payloads(command, dialect, out),
    }
}

fn session(command: &ServerCommand<'_>, dialect: Dialect, link: LinkKind, out: &mut BytesMut) {
    use ServerCommand as S;
    match command {
        S::Ver { trid, dialects } => {
            let mut line = LineWriter::new(out, "VER").number((*trid).into());
            if dialects.is_empty() {
                line = line.word("0");
            }
            for dialect in dialects {
                line = line.word(&dialect.to_string());
            }
            line.end();
        }
        S::Cvr {
            trid,
            recommended,
            minimum,
            download,
            info,
        } => LineWriter::new(out, "CVR")
            .number((*trid).into())
            .word(recommended)
            .word(recommended)
            .word(minimum)
            .word(download)
            .word(info)
            .end(),
        S::Inf { trid, package } => LineWriter::new(out, "INF")
            .number((*trid).into())
            .word(package)
            .end(),
        S::XfrNs {
            trid,
            address,
            current,
        } => LineWriter::new(out, "XFR")
            .number((*trid).into())
            .word("NS")
            .word(address)
            .maybe(dialect.xfr_has_zero().then_some("0"))
            .maybe(current.filter(|_| dialect.xfr_has_current()))
            .maybe(dialect.xfr_has_security().then_some("U"))
            .maybe(dialect.xfr_has_security().then_some("D"))
            .end(),
        S::XfrSb {
            trid,
            address,
            cookie,
            gateway_only,
        } => dialect
            .switchboard_suffix(*gateway_only)
            .iter()
            .fold(
                LineWriter::new(out, "XFR")
                    .number((*trid).into())
                    .word("SB")
                    .word(address)
                    .word("CKI")
                    .word(cookie.0),
                |line, word| line.word(word),
            )
            .end(),
        S::UsrChallenge {
            trid,
            package,
            parameters,
            nonce,
        } => LineWriter::new(out, "USR")
            .number((*trid).into())
            .word(package)
            .word("S")
            .word(parameters)
            .maybe(*nonce)
            .end(),
        S::UsrOk {
            trid,
            handle,
            name,
            verified,
            restricted,
        } => {
            let mut line = LineWriter::new(out, "USR")
                .number((*trid).into())
                .word("OK")
                .word(&with_endpoint(*handle));
            let switchboard = link == LinkKind::Switchboard;
            if switchboard || dialect.has_name_in_usr_ok() {
                line = line.text(name.as_deref().unwrap_or(handle.address));
            }
            let flags = [verified.unwrap_or(true), restricted.unwrap_or(false)];
            let count = if switchboard {
                0
            } else {
                dialect.usr_ok_flags()
            };
            for flag in flags.into_iter().take(count) {
                line = line.number(flag.into());
            }
            line.end();
        }
        S::Chl { challenge } => LineWriter::new(out, "CHL").number(0).word(challenge).end(),
        S::Qry { trid } => LineWriter::new(out, "QRY").number((*trid).into()).end(),
        S::Qng { seconds } => LineWriter::new(out, "QNG")
            .maybe_number(seconds.filter(|_| dialect.ping_has_seconds()))
            .end(),
        S::Out(reason) => out_reason(*reason, out),
        S::Sbs { trid } => LineWriter::new(out, "SBS")
            .number((*trid).into())
            .word("null")
            .end(),
        S::Url {
            trid,
            target,
            form,
            site,
        } => LineWriter::new(out, "URL")
            .number((*trid).into())
            .word(target)
            .word(form)
            .maybe(*site)
            .end(),
        S::Rng {
            session,
            address,
            cookie,
            handle,
            name,
            gateway_only,
        } => dialect
            .switchboard_suffix(*gateway_only)
            .iter()
            .fold(
                LineWriter::new(out, "RNG")
                    .word(session)
                    .word(address)
                    .word("CKI")
                    .word(cookie.0)
                    .word(handle.address)
                    .text(name),
                |line, word| line.word(word),
            )
            .end(),
        _ => {}
    }
}

fn out_reason(reason: OutReason, out: &mut BytesMut) {
    let line = LineWriter::new(out, "OUT");
    match reason {
        OutReason::None => line,
        OutReason::Elsewhere => line.word("OTH"),
        OutReason::ServerDown => line.word("SSD"),
        OutReason::Migrated => line.word("MIG"),
        OutReason::TermsOfUse => line.word("TOU"),
        OutReason::ComeBack { minutes } => line.word("RCT").number(minutes.into()),
    }
    .end();
}

fn switchboard(command: &ServerCommand<'_>, dialect: Dialect, out: &mut BytesMut) {
    use ServerCommand as S;
    match command {
        S::Cal { trid, session } => LineWriter::new(out, "CAL")
            .number((*trid).into())
            .word("RINGING")
            .word(session)
            .end(),
        S::Ans { trid } => LineWriter::new(out, "ANS")
            .number((*trid).into())
            .word("OK")
            .end(),
        S::Iro {
            trid,
            index,
            total,
            handle,
            name,
            capabilities,
        } => LineWriter::new(out, "IRO")
            .number((*trid).into())
            .number((*index).into())
            .number((*total).into())
            .word(&with_endpoint(*handle))
            .text(name)
            .maybe(in_switchboard(*capabilities, dialect).as_deref())
            .end(),
        S::Joi {
            handle,
            name,
            capabilities,
        } => LineWriter::new(out, "JOI")
            .word(&with_endpoint(*handle))
            .text(name)
            .maybe(in_switchboard(*capabilities, dialect).as_deref())
            .end(),
        S::Bye { handle, idle } => LineWriter::new(out, "BYE")
            .word(&with_endpoint(*handle))
            .maybe(idle.then_some("1"))
            .end(),
        S::Ack { trid } => LineWriter::new(out, "ACK").number((*trid).into()).end(),
        S::Nak { trid } => LineWriter::new(out, "NAK").number((*trid).into()).end(),
        _ => {}
    }
}

fn in_switchboard(capabilities: Option<Capabilities>, dialect: Dialect) -> Option<String> {
    dialect
        .caps_in_switchboard()
        .then(|| shaped(capabilities.unwrap_or_default(), dialect))
}

/// The capabilities in the form of the dialect: one number or two.
pub(super) fn shaped(capabilities: Capabilities, dialect: Dialect) -> String {
    Capabilities {
        flags: capabilities.flags,
        extended: dialect
            .caps_are_pairs()
            .then(|| capabilities.extended.unwrap_or(0)),
    }
    .to_string()
}

/// The address, and the place it is at where one is told.
pub(super) fn with_endpoint(handle: Handle<'_>) -> String {
    match handle.endpoint {
        Some(endpoint) => format!("{};{endpoint}", handle.address),
        None => handle.address.to_owned(),
    }
}

/// The handle of a presence line, with its network where the dialect puts it.
fn presence_handle<'b>(
    line: LineWriter<'b>,
    handle: Handle<'_>,
    dialect: Dialect,
) -> LineWriter<'b> {
    let network = handle.network.unwrap_or(1);
    if dialect.network_id_before_handle() {
        line.word(&format!("{network}:{}", handle.address))
    } else if dialect.network_id_in_presence() {
        line.word(handle.address).number(network.into())
    } else {
        line.word(handle.address)
    }
}

fn presence_words(line: LineWriter<'_>, presence: &Presence<'_>, dialect: Dialect) {
    let line = presence_handle(line.word(presence.status.0), presence.handle, dialect);
    let line = line.text(&presence.name);
    let line = if dialect.caps_in_presence() {
        line.word(&shaped(presence.capabilities.unwrap_or_default(), dialect))
    } else {
        line
    };
    let line = match &presence.object {
        Some(object) if dialect.has_objects() => line.text(object),
        None if dialect.has_objects() => line.word("0"),
        _ => line,
    };
    line.maybe(presence.icon).end();
}

/// Commands of MSNP13 on about people.
fn addressed(command: &ServerCommand<'_>, out: &mut BytesMut) {
    use ServerCommand as S;
    let answer = |line: LineWriter<'_>, payload: &Option<&Bytes>| match payload {
        Some(payload) => line.payload(payload),
        None => line.word("OK").end(),
    };
    match command {
        S::Adl { trid, payload } => {
            answer(LineWriter::new(out, "ADL").number((*trid).into()), payload);
        }
        S::Rml { trid, payload } => {
            answer(LineWriter::new(out, "RML").number((*trid).into()), payload);
        }
        S::Fqy { trid, payload } => LineWriter::new(out, "FQY")
            .number((*trid).into())
            .payload(payload),
        S::Uun { trid } => LineWriter::new(out, "UUN")
            .number((*trid).into())
            .word("OK")
            .end(),
        S::Ubn {
            handle,
            kind,
            payload,
        } => LineWriter::new(out, "UBN")
            .word(&with_endpoint(*handle))
            .number((*kind).into())
            .payload(payload),
        S::Ubm {
            handle,
            kind,
            payload,
        } => LineWriter::new(out, "UBM")
            .word(handle.address)
            .number(handle.network.unwrap_or(1).into())
            .number((*kind).into())
            .payload(payload),
        _ => {}
    }
}

fn presence_and_payloads(command: &ServerCommand<'_>, dialect: Dialect, out: &mut BytesMut) {
    use ServerCommand as S;
    match command {
        S::Chg {
            trid,
            status,
            capabilities,
            object,
        } => LineWriter::new(out, "CHG")
            .number((*trid).into())
            .word(status.0)
            .maybe(
                capabilities
                    .filter(|_| dialect.caps_in_presence())
                    .map(|caps| shaped(caps, dialect))
                    .as_deref(),
            )
            .maybe_text(object.as_deref().filter(|_| dialect.has_objects()))
            .end(),
        S::Iln { trid, presence } => presence_words(
            LineWriter::new(out, "ILN").number((*trid).into()),
            presence,
            dialect,
        ),
        S::Nln(presence) => presence_words(LineWriter::new(out, "NLN"), presence, dialect),
        S::Fln {
            handle,
            capabilities,
        } => presence_handle(LineWriter::new(out, "FLN"), *handle, dialect)
            .maybe(capabilities.map(|caps| shaped(caps, dialect)).as_deref())
            .end(),
        S::Uux { trid } => LineWriter::new(out, "UUX")
            .number((*trid).into())
            .number(0)
            .end(),
        S::Ubx { handle, payload } => {
            presence_handle(LineWriter::new(out, "UBX"), *handle, dialect).payload(payload);
        }
        S::Adl { .. }
        | S::Rml { .. }
        | S::Fqy { .. }
        | S::Uun { .. }
        | S::Ubn { .. }
        | S::Ubm { .. } => addressed(command, out),
        S::Msg {
            handle,
            name,
            payload,
        } => LineWriter::new(out, "MSG")
            .word(&with_endpoint(*handle))
            .text(name)
            .payload(payload),
        S::Not { payload } => LineWriter::new(out, "NOT").payload(payload),
        S::Ipg { payload } => LineWriter::new(out, "IPG").payload(payload),
        S::Gcf {
            trid,
            name,
            payload,
        } => LineWriter::new(out, "GCF")
            .number((*trid).into())
            .maybe(*name)
            .payload(payload),
        S::Error(error) => error.write(dialect, out),
        S::Unknown(frame) => frame.write(out),
        // The others are written by their own functions.
        _ => {}
    }
}
