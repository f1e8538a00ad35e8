//! Writing what clients send, as the official client of each dialect did.

use bytes::BytesMut;

use super::client::ClientCommand;
use super::lists_write::{add, stamp_words};
use super::server_write::{shaped, with_endpoint};
use super::values::TrId;
use crate::dialect::Dialect;
use crate::wire::LineWriter;

pub(super) fn write(command: &ClientCommand<'_>, dialect: Dialect, out: &mut BytesMut) {
    use ClientCommand as C;
    match command {
        C::Ver { trid, dialects } => {
            let mut dialects = dialects.clone();
            dialects.sort_unstable();
            dialects
                .iter()
                .rev()
                .fold(begin(out, "VER", *trid), |line, dialect| {
                    line.word(&dialect.to_string())
                })
                .word("CVR0")
                .end();
        }
        C::Cvr { trid, info } => begin(out, "CVR", *trid)
            .word(info.locale)
            .word(info.os)
            .word(info.os_version)
            .word(info.arch)
            .word(info.library)
            .word(info.version)
            .maybe(info.code)
            .maybe(info.handle)
            .end(),
        C::Inf { trid } => begin(out, "INF", *trid).end(),
        C::UsrBegin {
            trid,
            package,
            handle,
        } => begin(out, "USR", *trid)
            .word(package)
            .word("I")
            .word(handle)
            .end(),
        C::UsrProve {
            trid,
            package,
            proof,
            blob,
            machine,
        } => begin(out, "USR", *trid)
            .word(package)
            .word("S")
            .word(proof.0)
            .maybe(blob.map(|blob| blob.0))
            .maybe(machine.filter(|_| dialect.has_endpoints()))
            .end(),
        C::XfrSb { trid } => begin(out, "XFR", *trid).word("SB").end(),
        C::Chg {
            trid,
            status,
            capabilities,
            object,
        } => {
            let line = begin(out, "CHG", *trid).word(status.0);
            let line = if dialect.caps_in_presence() {
                line.word(&shaped(capabilities.unwrap_or_default(), dialect))
            } else {
                line
            };
            match object {
                Some(object) if dialect.has_objects() => line.text(object),
                None if dialect.has_objects() => line.word("0"),
                _ => line,
            }
            .end();
        }
        C::Uux { trid, payload } => begin(out, "UUX", *trid).payload(payload),
        C::Adl { trid, payload } => begin(out, "ADL", *trid).payload(payload),
        C::Rml { trid, payload } => begin(out, "RML", *trid).payload(payload),
        C::Fqy { trid, payload } => begin(out, "FQY", *trid).payload(payload),
        C::Uun {
            trid,
            handle,
            kind,
            payload,
        } => begin(out, "UUN", *trid)
            .word(&with_endpoint(*handle))
            .number((*kind).into())
            .payload(payload),
        C::Uum {
            trid,
            handle,
            network,
            kind,
            payload,
        } => begin(out, "UUM", *trid)
            .word(handle)
            .number((*network).into())
            .number((*kind).into())
            .payload(payload),
        C::Qry {
            trid,
            product,
            answer,
        } => begin(out, "QRY", *trid).word(product).payload(answer),
        C::Png => LineWriter::new(out, "PNG").end(),
        C::Out => LineWriter::new(out, "OUT").end(),
        C::Url { trid, service } => begin(out, "URL", *trid).word(service).end(),
        C::Gcf { trid, name } => begin(out, "GCF", *trid).word(name).end(),
        C::Page {
            trid,
            handle,
            payload,
        } => {
            // The paging command got a new name together with the seconds of `QNG`.
            if dialect.has_data_messages() {
                begin(out, "PGD", *trid).word(handle).word("1")
            } else {
                begin(out, "PAG", *trid).word(handle)
            }
            .payload(payload);
        }
        C::UsrSb {
            trid,
            handle,
            cookie,
        } => begin(out, "USR", *trid)
            .word(&with_endpoint(*handle))
            .word(cookie.0)
            .end(),
        C::Ans {
            trid,
            handle,
            cookie,
            session,
        } => begin(out, "ANS", *trid)
            .word(&with_endpoint(*handle))
            .word(cookie.0)
            .word(session)
            .end(),
        C::Cal { trid, handle } => begin(out, "CAL", *trid).word(handle).end(),
        C::Msg { trid, ack, payload } => {
            begin(out, "MSG", *trid).word(ack.letter()).payload(payload)
        }
        C::Unknown(frame) => frame.write(out),
        _ => list(command, dialect, out),
    }
}

fn list(command: &ClientCommand<'_>, dialect: Dialect, out: &mut BytesMut) {
    use ClientCommand as C;
    match command {
        C::Syn { trid, stamps } => stamp_words(begin(out, "SYN", *trid), *stamps, dialect).end(),
        C::Lst { trid, list } => begin(out, "LST", *trid).word(list.code()).end(),
        C::Gtc { trid, ask } => begin(out, "GTC", *trid)
            .word(if *ask { "A" } else { "N" })
            .end(),
        C::Blp { trid, allow } => begin(out, "BLP", *trid)
            .word(if *allow { "AL" } else { "BL" })
            .end(),
        C::Prp { trid, kind, value } => begin(out, "PRP", *trid)
            .word(kind)
            .maybe_text(value.as_deref())
            .end(),
        C::Add(addition) => add(addition, dialect, out),
        C::Rem {
            trid,
            list,
            who,
            group,
        } => begin(out, "REM", *trid)
            .word(list.code())
            .word(who)
            .maybe(*group)
            .end(),
        C::Rea { trid, handle, name } => begin(out, "REA", *trid).word(handle).text(name).end(),
        C::Sbp {
            trid,
            guid,
            kind,
            value,
        } => begin(out, "SBP", *trid)
            .word(guid)
            .word(kind)
            .text(value)
            .end(),
        C::Adg { trid, name } => begin(out, "ADG", *trid).text(name).word("0").end(),
        C::Reg { trid, id, name } => begin(out, "REG", *trid).word(id).text(name).word("0").end(),
        C::Rmg { trid, id } => begin(out, "RMG", *trid).word(id).end(),
        // The others are written above.
        _ => {}
    }
}

fn begin<'b>(out: &'b mut BytesMut, command: &str, trid: TrId) -> LineWriter<'b> {
    LineWriter::new(out, command).number(trid.into())
}
