//! `sb_lines.json`: what switchboards send, in every dialect.

use msnp::command::{Capabilities, Handle, ServerCommand};
use msnp::dialect::Dialect;
use msnp::wire::LinkKind;
use serde_json::{Value, json};

use super::{dialect, entries, frame, load, text};

const LINES: &str = include_str!("../data/sb_lines.json");

/// The fields of a command as the vectors name them.
fn fields(command: &ServerCommand<'_>) -> Value {
    fn person(out: &mut Value, handle: Handle<'_>, name: Option<&str>) {
        out["handle"] = json!(handle.address);
        out["endpoint"] = json!(handle.endpoint);
        if let Some(name) = name {
            out["friendly_name"] = json!(name);
        }
    }
    let caps = |caps: &Option<Capabilities>| json!(caps.map(|caps| caps.to_string()));
    let mut out = json!({});
    match command {
        ServerCommand::UsrOk {
            trid, handle, name, ..
        } => {
            out = json!({"command": "USR", "trid": trid, "ok": true});
            person(&mut out, *handle, name.as_deref());
        }
        ServerCommand::Iro {
            trid,
            index,
            total,
            handle,
            name,
            capabilities,
        } => {
            out = json!({"command": "IRO", "trid": trid, "index": index, "total": total,
                "capabilities": caps(capabilities)});
            person(&mut out, *handle, Some(name));
        }
        ServerCommand::Joi {
            handle,
            name,
            capabilities,
        } => {
            out = json!({"command": "JOI", "capabilities": caps(capabilities)});
            person(&mut out, *handle, Some(name));
        }
        ServerCommand::Bye { handle, idle } => {
            out = json!({"command": "BYE", "idle": idle});
            person(&mut out, *handle, None);
        }
        ServerCommand::Ans { trid } => out = json!({"command": "ANS", "trid": trid, "ok": true}),
        ServerCommand::Cal { trid, session } => {
            out =
                json!({"command": "CAL", "trid": trid, "status": "RINGING", "session_id": session});
        }
        ServerCommand::Ack { trid } => out = json!({"command": "ACK", "trid": trid}),
        ServerCommand::Nak { trid } => out = json!({"command": "NAK", "trid": trid}),
        ServerCommand::Error(error) => out = json!({"error": error.code, "trid": error.trid}),
        ServerCommand::Out(_) => out = json!({"command": "OUT"}),
        ServerCommand::Msg {
            handle,
            name,
            payload,
        } => {
            out = json!({"command": "MSG", "handle": handle.address, "friendly_name": name,
                "length": payload.len()});
        }
        other => panic!("not expected on a switchboard: {other:?}"),
    }
    out
}

fn check(case: &Value, dialect: Dialect) {
    let line = text(case, "line");
    let payload = case["payload"].as_str();
    let frame = frame(line, payload, dialect, LinkKind::Switchboard);
    let command = ServerCommand::read(&frame, dialect, LinkKind::Switchboard);
    assert_eq!(fields(&command), case["fields"], "{line}");
    let written = command.to_bytes(dialect, LinkKind::Switchboard);
    let wire = format!("{line}{}", payload.unwrap_or_default());
    assert_eq!(String::from_utf8_lossy(&written), wire);
}

#[test]
fn lines_of_every_dialect_are_read_and_written() {
    let file = load(LINES);
    for case in entries(&file, "cases") {
        check(case, dialect(case));
    }
}

#[test]
fn lines_of_no_dialect_in_particular_are_read_and_written() {
    let file = load(LINES);
    for case in entries(&file, "by_hand") {
        check(case, Dialect::Msnp12);
    }
}
