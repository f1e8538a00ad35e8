//! A whole bot on one page: it accepts everybody and says back what it is told.
//!
//! `cargo run -p msnp-client --example echo -- resources/servers/escargot.toml bot@example.com`, with the password in
//! `PAPILIO_PASSWORD`. The first word is a file with a server profile (`docs/servers.md`).

use std::error::Error;
use std::path::Path;

use msnp::api::{AccountId, Address, Event, Status, TextFormat};
use msnp::keep::MemoryKeep;
use msnp::{Command, auth::Secret};
use msnp_client::{Connection, Engine, EngineConfig, FileUse, ServerProfile, Signal};

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [server, email] = &arguments[..] else {
        return Err("usage: echo PROFILE.toml EMAIL".into());
    };
    let config = EngineConfig {
        account: AccountId::new(email),
        email: Address::new(email),
        password: Secret::new(std::env::var("PAPILIO_PASSWORD")?),
        profile: ServerProfile::load(Path::new(server))?,
        dialect: None,
        connection: Connection::default(),
        files: FileUse::default(),
    };
    let mut events = Engine::start(config, Box::new(MemoryKeep::default()));
    let Some(Signal::Ready(engine)) = events.next().await else {
        return Err("the engine does not run".into());
    };
    engine.send(Command::SignIn {
        status: Status::Online,
    })?;
    while let Some(signal) = events.next().await {
        let Signal::Events(news) = signal else {
            continue;
        };
        for event in news.into_iter().map(|told| told.event) {
            match event {
                Event::ContactRequest { email, .. } => {
                    engine.send(Command::AcceptContact { email, add: true })?;
                }
                Event::Text {
                    conversation, text, ..
                } => {
                    engine.send(Command::SendText {
                        to: conversation,
                        text,
                        format: TextFormat::default(),
                        id: None,
                    })?;
                }
                Event::SignedOut { reason } => return Err(format!("signed out: {reason:?}").into()),
                _ => {}
            }
        }
    }
    Ok(())
}
