//! `papilio-server`: an MSN network on this machine, until it is told to end.

use std::io::{IsTerminal, Write};
use std::net::SocketAddr;
use std::process::ExitCode;

use msnp_server::{Behaviour, Network, NetworkConfig};
use serde_json::json;

const USAGE: &str = "\
usage: papilio-server [--listen ADDR:PORT] [--http ADDR:PORT] [--account EMAIL:PASSWORD]...
                      [--demo-bots] [--behaviour original|escargot] [--tls]

  --listen ADDR:PORT        notification server and switchboards (default 127.0.0.1:1863)
  --http ADDR:PORT          the web services and the HTTP gateway (default 127.0.0.1:8080)
  --account EMAIL:PASSWORD  an account; may be given many times
  --demo-bots               the accounts and bots of the demo
  --behaviour NAME          the habits of the original service (default), or of Escargot
  --tls                     speaks TLS, too, on both ports, with a certificate made at the start

Port 0 lets the system choose. When the server is ready it writes one line of JSON to stdout:
{\"ready\":true,\"ns\":\"127.0.0.1:1863\",\"http\":\"http://127.0.0.1:8080\"}
With --tls it also names the web services by https, and the file with the certificate of the authority behind its own:
\"https\":\"https://127.0.0.1:8080\",\"ca\":\"/tmp/…/ca.pem\". That file goes when the server ends.
Nothing is kept when it ends.";

/// The file with the certificate of the authority.
const CA_FILE: &str = "ca.pem";

/// Reads the command line; `Err` holds what is wrong with it, empty when help was asked for.
fn read_args(mut args: impl Iterator<Item = String>) -> Result<NetworkConfig, String> {
    let mut config = NetworkConfig {
        listen: SocketAddr::from(([127, 0, 0, 1], 1863)),
        http: SocketAddr::from(([127, 0, 0, 1], 8080)),
        ..NetworkConfig::default()
    };
    while let Some(name) = args.next() {
        let mut value = || args.next().ok_or(format!("{name} needs a value"));
        match name.as_str() {
            "--listen" => config.listen = address(&name, &value()?)?,
            "--http" => config.http = address(&name, &value()?)?,
            "--account" => {
                let value = value()?;
                // The value holds a password: it is not repeated in the message.
                let (email, password) = value
                    .split_once(':')
                    .filter(|(email, password)| !email.is_empty() && !password.is_empty())
                    .ok_or("--account needs EMAIL:PASSWORD")?;
                config
                    .accounts
                    .push((email.to_owned(), password.to_owned()));
            }
            "--demo-bots" => config.bots = true,
            "--tls" => config.tls = true,
            "--behaviour" => {
                config.behaviour = match value()?.as_str() {
                    "original" => Behaviour::original(),
                    "escargot" => Behaviour::escargot(),
                    other => return Err(format!("no behaviour is called {other}")),
                }
            }
            "--help" | "-h" => return Err(String::new()),
            other => return Err(format!("unknown option {other}")),
        }
    }
    Ok(config)
}

/// An address with a port.
fn address(name: &str, value: &str) -> Result<SocketAddr, String> {
    value
        .parse()
        .map_err(|_| format!("{name} needs ADDR:PORT, not {value}"))
}

/// Errors, or what `PAPILIO_LOG` wants.
fn log_to_stderr() {
    use tracing::level_filters::LevelFilter;
    use tracing_subscriber::filter::Targets;
    use tracing_subscriber::{fmt, prelude::*, registry};
    let wanted = std::env::var("PAPILIO_LOG").ok();
    let filter = wanted.and_then(|words| words.parse().ok());
    let filter = filter.unwrap_or_else(|| Targets::new().with_default(LevelFilter::ERROR));
    let lines = fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    registry().with(lines.with_filter(filter)).init();
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    log_to_stderr();
    let config = match read_args(std::env::args().skip(1)) {
        Ok(config) => config,
        Err(problem) if problem.is_empty() => {
            println!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(problem) => {
            eprintln!("papilio-server: {problem}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    for address in [config.listen, config.http] {
        if !address.ip().is_loopback() {
            eprintln!(
                "papilio-server: warning: {address} can be reached from other machines. Passwords cross the network \
                 in the clear and nothing guards this server: use it only among friends."
            );
        }
    }
    let network = match Network::start(config).await {
        Ok(network) => network,
        Err(error) => {
            eprintln!("papilio-server: {error}");
            return ExitCode::FAILURE;
        }
    };
    let mut ready = json!({
        "ready": true,
        "ns": network.ns().to_string(),
        "http": format!("http://{}", network.http()),
    });
    let folder = match network.authority().map(keep_authority).transpose() {
        Ok(folder) => folder,
        Err(error) => {
            eprintln!("papilio-server: cannot write the certificate: {error}");
            return ExitCode::FAILURE;
        }
    };
    if let Some(folder) = &folder {
        ready["https"] = network.http_url().into();
        let file = folder.path().join(CA_FILE);
        ready["ca"] = file.to_string_lossy().into_owned().into();
    }
    // Whoever reads that it is ready may tell it to end at once.
    let end = told_to_end();
    let mut out = std::io::stdout();
    if writeln!(out, "{ready}").and_then(|()| out.flush()).is_err() {
        return ExitCode::FAILURE; // whoever started it is gone
    }
    end.await;
    network.stop().await;
    ExitCode::SUCCESS
}

/// Writes the certificate into a folder that goes with this program.
fn keep_authority(pem: &str) -> std::io::Result<tempfile::TempDir> {
    let folder = tempfile::Builder::new()
        .prefix("papilio-server-")
        .tempdir()?;
    std::fs::write(folder.path().join(CA_FILE), pem)?;
    Ok(folder)
}

/// Listens for SIGTERM from now on; what is returned waits for it, or for ctrl-c.
fn told_to_end() -> impl Future<Output = ()> {
    #[cfg(unix)]
    let terminate = {
        use tokio::signal::unix::{SignalKind, signal};
        signal(SignalKind::terminate())
    };
    async move {
        #[cfg(unix)]
        if let Ok(mut terminate) = terminate {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
        let _ = tokio::signal::ctrl_c().await;
    }
}
