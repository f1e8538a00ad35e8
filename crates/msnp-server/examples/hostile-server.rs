//! A server that means harm, for a client to be pointed at:
//!
//! ```text
//! cargo run --example hostile-server -- endless-line
//! papilio-cli --server 127.0.0.1:1863 --protocol msnp7 --account alice@example.com
//! ```
//!
//! Without a trick it names them all. It runs until it is ended, and tells every second what it sees.

use std::process::ExitCode;
use std::time::Duration;

use msnp_server::{HostileServer, Trick};

#[tokio::main]
async fn main() -> ExitCode {
    let name = std::env::args().nth(1).unwrap_or_default();
    let Some(trick) = Trick::named(&name) else {
        let names: Vec<&str> = Trick::ALL.into_iter().map(Trick::name).collect();
        println!("one of: {}", names.join(" "));
        return ExitCode::from(2);
    };
    let server = match HostileServer::start(trick, 1863).await {
        Ok(server) => server,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let way = match trick.is_of_the_web() {
        true => format!("--service-base http://{} --protocol msnp15", server.http()),
        false => "--protocol msnp7".to_owned(),
    };
    println!(
        "papilio-cli --server {} {way} --account alice@example.com",
        server.ns()
    );
    let mut seen = [0; 4];
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        let now = [
            server.links(),
            server.most_open(),
            server.requests(),
            server.sent(),
        ];
        if now != seen {
            seen = now;
            let [links, most, requests, sent] = now;
            println!(
                "{links} connections, {most} at once, {requests} requests, {sent} bytes taken"
            );
        }
    }
}
