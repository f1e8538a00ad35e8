//! A person who means harm, for a client to be haunted by:
//!
//! ```text
//! papilio-server --account alice@example.com:secret --account mallory@example.com:secret
//! cargo run --example hostile-peer -- 127.0.0.1:1863 mallory@example.com secret alice@example.com sessions 5000
//! ```
//!
//! Without arguments it names what it can do.

use std::process::ExitCode;

use msnp_server::{Prank, haunt};

#[tokio::main]
async fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let [server, email, password, victim, prank, times] = &words[..] else {
        return help();
    };
    let (Ok(server), Some(prank), Ok(times)) = (server.parse(), Prank::named(prank), times.parse())
    else {
        return help();
    };
    match haunt(server, (email, password), (victim, prank), times).await {
        Ok(sent) => {
            println!("{sent} bytes");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn help() -> ExitCode {
    let names: Vec<&str> = Prank::ALL.into_iter().map(Prank::name).collect();
    println!(
        "SERVER ADDRESS PASSWORD VICTIM PRANK TIMES; pranks: {}",
        names.join(" ")
    );
    ExitCode::from(2)
}
