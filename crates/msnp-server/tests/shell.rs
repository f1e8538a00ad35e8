//! The shell over real loopback sockets, and the program itself.

use std::time::Duration;

use msnp_server::{Behaviour, Network, NetworkConfig};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::net::tcp::{OwnedReadHalf, OwnedWriteHalf};

/// A test that hangs ends here instead of never.
const PATIENCE: Duration = Duration::from_secs(30);

async fn network() -> Network {
    let config = NetworkConfig {
        accounts: ["alice", "bob"]
            .map(|name| (format!("{name}@example.com"), "p:w".to_owned()))
            .to_vec(),
        behaviour: Behaviour {
            challenges: None,
            ..Behaviour::original()
        },
        seed: 1,
        ..NetworkConfig::default()
    };
    Network::start(config).await.expect("a free port")
}

/// A raw client.
struct Raw {
    read: BufReader<OwnedReadHalf>,
    write: OwnedWriteHalf,
}

impl Raw {
    async fn connect(network: &Network) -> Self {
        let stream = TcpStream::connect(network.ns()).await.expect("it listens");
        let (read, write) = stream.into_split();
        Self {
            read: BufReader::new(read),
            write,
        }
    }

    async fn say(&mut self, line: &str) {
        let line = format!("{line}\r\n");
        self.write
            .write_all(line.as_bytes())
            .await
            .expect("written");
    }

    /// The next line that begins like this; others are passed over, payloads too.
    async fn until(&mut self, beginning: &str) -> String {
        let search = async {
            loop {
                let mut line = String::new();
                let read = self.read.read_line(&mut line).await.expect("readable");
                assert!(read > 0, "closed before {beginning}");
                let line = line.trim_end().to_owned();
                let payload = ["MSG ", "UBX ", "GCF "]
                    .iter()
                    .any(|name| line.starts_with(name))
                    .then(|| line.rsplit(' ').next().and_then(|word| word.parse().ok()))
                    .flatten();
                let mut body = vec![0; payload.unwrap_or(0)];
                self.read.read_exact(&mut body).await.expect("a payload");
                if line.starts_with(beginning) {
                    return match payload {
                        Some(_) => format!("{line}\n{}", String::from_utf8_lossy(&body)),
                        None => line,
                    };
                }
            }
        };
        tokio::time::timeout(PATIENCE, search)
            .await
            .unwrap_or_else(|_| panic!("no {beginning}"))
    }

    /// Waits for the server to close the link.
    async fn closed(mut self) {
        let mut rest = Vec::new();
        let end = tokio::time::timeout(PATIENCE, self.read.read_to_end(&mut rest)).await;
        // A reset is an end, too.
        let _ = end.expect("the server closes the link");
    }

    async fn sign_in(network: &Network, name: &str) -> Self {
        Self::sign_in_with(network, name, "p%3Aw").await
    }

    async fn sign_in_with(network: &Network, name: &str, password: &str) -> Self {
        let mut raw = Self::connect(network).await;
        raw.say("VER 1 MSNP12 CVR0").await;
        raw.say(&format!("USR 2 TWN I {name}@example.com")).await;
        let asked = raw.until("USR 2 TWN S ").await;
        let policy = asked.rsplit(' ').next().unwrap().to_owned();
        let reply = get(
            network,
            "/login2.srf",
            &format!(
                "Authorization: Passport1.4 OrgVerb=GET,OrgURL=x,sign-in={name}%40example.com,pwd={password},{policy}\r\n"
            ),
        )
        .await;
        assert!(reply.starts_with("HTTP/1.1 200 "), "{reply}");
        let (_, after) = reply.split_once("from-PP='").expect("a ticket");
        let ticket = after.split('\'').next().unwrap();
        raw.say(&format!("USR 3 TWN S {ticket}")).await;
        raw.until("USR 3 OK").await;
        raw.say("SYN 4 0 0").await;
        raw.say("CHG 5 NLN 0 0").await;
        raw.until("CHG 5").await;
        raw
    }
}

/// One HTTP request by hand; the whole reply.
async fn get(network: &Network, path: &str, headers: &str) -> String {
    let mut stream = TcpStream::connect(network.http())
        .await
        .expect("it listens");
    let request = format!("GET {path} HTTP/1.1\r\nHost: x\r\n{headers}Connection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("written");
    let mut reply = String::new();
    let read = tokio::time::timeout(PATIENCE, stream.read_to_string(&mut reply)).await;
    read.expect("in time").expect("readable");
    reply
}

#[tokio::test]
async fn two_people_chat_over_sockets() {
    let network = network().await;
    let nexus = get(&network, "/rdr/pprdr.asp", "").await;
    assert!(
        nexus.contains(&format!("DALogin={}", network.login_url())),
        "{nexus}"
    );
    let mut alice = Raw::sign_in(&network, "alice").await;
    let mut bob = Raw::sign_in(&network, "bob").await;
    alice.say("XFR 6 SB").await;
    let key = alice.until("XFR 6 SB").await;
    assert!(key.contains(&network.ns().to_string()), "{key}");
    let mut sa = Raw::connect(&network).await;
    let key = key.rsplit(' ').next().unwrap();
    sa.say(&format!("USR 1 alice@example.com {key}")).await;
    sa.say("CAL 2 bob@example.com").await;
    let ring = bob.until("RNG").await;
    let words: Vec<&str> = ring.split(' ').collect();
    let mut sb = Raw::connect(&network).await;
    sb.say(&format!("ANS 1 bob@example.com {} {}", words[4], words[1]))
        .await;
    sb.until("ANS 1 OK").await;
    sa.until("JOI bob@example.com").await;
    // One message in three segments.
    for part in ["MSG 3 A 23\r\nMIME-", "Version: 1.0\r\n\r", "\nhi"] {
        sa.write.write_all(part.as_bytes()).await.unwrap();
        sa.write.flush().await.unwrap();
    }
    let text = sb.until("MSG alice@example.com").await;
    assert!(text.ends_with("\nMIME-Version: 1.0\r\n\r\nhi"), "{text:?}");
    sa.until("ACK 3").await;
    network.stop().await;
    alice.until("OUT SSD").await;
    alice.closed().await;
    sb.closed().await;
}

#[tokio::test]
async fn hostile_links_are_closed_and_nobody_else_is_touched() {
    let network = network().await;
    let mut alice = Raw::sign_in(&network, "alice").await;
    let giant = vec![b'x'; 100_000];
    let hostile: [&[u8]; 5] = [
        &giant,
        b"VER 1 MSNP12\r\nMSG 2 N 4294967295\r\n",
        b"VER 1 MSNP12\r\nUUX 2 99999999999999999999\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\n",
        b"USR 1 alice@example.com 1.2.3\r\n",
    ];
    for bytes in hostile {
        let mut raw = Raw::connect(&network).await;
        // The server may close before everything is written.
        let _ = raw.write.write_all(bytes).await;
        raw.closed().await;
    }
    // Half a command, and nothing more, holds nothing up.
    let mut half = Raw::connect(&network).await;
    half.write.write_all(b"VER 1 MS").await.unwrap();
    alice.say("PNG").await;
    alice.until("QNG").await;
    // What is no HTTP, and a head without end.
    for bytes in [&b"\x00\x01\x02\r\n\r\n"[..], &giant] {
        let mut stream = TcpStream::connect(network.http()).await.unwrap();
        let _ = stream.write_all(bytes).await;
        let mut reply = Vec::new();
        let end = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut reply)).await;
        let _ = end.expect("the server closes the link");
    }
    let reply = get(&network, "/nothing/here", "").await;
    assert!(reply.starts_with("HTTP/1.1 404 "), "{reply}");
    alice.say("PNG").await;
    alice.until("QNG").await;
}

#[tokio::test]
async fn who_floods_and_does_not_read_is_cut_off() {
    let network = network().await;
    let mut alice = Raw::sign_in(&network, "alice").await;
    let mut bob = Raw::sign_in(&network, "bob").await;
    // A thousand commands at once, each with an answer that is read by nobody; then more, until the link is cut.
    let flood = "URL 9 INBOX\r\n".repeat(1000);
    let flooding = async { while bob.write.write_all(flood.as_bytes()).await.is_ok() {} };
    tokio::time::timeout(PATIENCE, flooding)
        .await
        .expect("a reader that takes nothing in is cut off");
    alice.say("PNG").await;
    alice.until("QNG").await;
}

#[tokio::test]
async fn the_demo_lives() {
    let network = Network::start(NetworkConfig {
        seed: 1,
        ..NetworkConfig::demo()
    })
    .await
    .expect("a free port");
    assert_eq!(msnp_server::demo::USER, "alice@example.com");
    let mut alice = Raw::sign_in_with(&network, "alice", msnp_server::demo::PASSWORD).await;
    alice.say("XFR 6 SB").await;
    let key = alice.until("XFR 6 SB").await;
    let key = key.rsplit(' ').next().unwrap();
    let mut sa = Raw::connect(&network).await;
    sa.say(&format!("USR 1 alice@example.com {key}")).await;
    // The bot signs in at the start of the network; until then it is not online.
    let mut id = 2;
    loop {
        sa.say(&format!("CAL {id} {}", msnp_server::demo::ECHO))
            .await;
        if !sa.until("").await.starts_with("217") {
            break;
        }
        id += 1;
    }
    sa.until("JOI echo@bots.example.net").await;
    let body = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\nanybody there?";
    sa.say(&format!("MSG 90 A {}\r\n{body}", body.len())).await;
    loop {
        let heard = sa.until("MSG echo@bots.example.net").await;
        if heard.contains("text/plain") {
            assert!(heard.ends_with("\r\n\r\nanybody there?"), "{heard:?}");
            break;
        }
    }
    network.stop().await;
}

mod program {
    //! `papilio-server` as it is started by others.

    use std::io::{BufRead, BufReader, Read};
    use std::process::{Child, Command, Stdio};

    fn start(args: &[&str]) -> Child {
        Command::new(env!("CARGO_BIN_EXE_papilio-server"))
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts")
    }

    #[test]
    fn it_tells_when_it_is_ready_and_ends_when_told() {
        let mut child = start(&[
            "--listen",
            "127.0.0.1:0",
            "--http",
            "127.0.0.1:0",
            "--account",
            "alice@example.com:a:b",
        ]);
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let ready: serde_json::Value = serde_json::from_str(&line).expect("one line of JSON");
        assert_eq!(ready["ready"], true);
        let ns = ready["ns"].as_str().unwrap();
        assert!(
            ready["http"]
                .as_str()
                .unwrap()
                .starts_with("http://127.0.0.1:")
        );
        let mut stream = std::net::TcpStream::connect(ns).expect("it listens");
        std::io::Write::write_all(&mut stream, b"VER 1 MSNP8\r\nOUT\r\n").unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        assert_eq!(answer, "VER 1 MSNP8\r\n");
        #[cfg(unix)]
        {
            let told = Command::new("kill").arg(child.id().to_string()).status();
            assert!(told.unwrap().success());
            assert_eq!(child.wait().unwrap().code(), Some(0));
        }
        #[cfg(not(unix))]
        child.kill().unwrap();
    }

    #[cfg(unix)]
    #[test]
    fn with_tls_it_names_the_authority_and_takes_it_away_in_the_end() {
        let mut child = start(&["--listen", "127.0.0.1:0", "--http", "127.0.0.1:0", "--tls"]);
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        let ready: serde_json::Value = serde_json::from_str(&line).expect("one line of JSON");
        let (http, https) = (
            ready["http"].as_str().unwrap(),
            ready["https"].as_str().unwrap(),
        );
        assert_eq!(http.replacen("http://", "https://", 1), https);
        let file = std::path::PathBuf::from(ready["ca"].as_str().unwrap());
        let pem = std::fs::read_to_string(&file).expect("a file");
        assert!(pem.starts_with("-----BEGIN CERTIFICATE-----"), "{pem}");
        let told = Command::new("kill").arg(child.id().to_string()).status();
        assert!(told.unwrap().success());
        assert_eq!(child.wait().unwrap().code(), Some(0));
        assert!(!file.exists());
    }

    #[test]
    fn wrong_usage_ends_with_2_and_shows_no_password() {
        for args in [
            &["--listen"][..],
            &["--listen", "nowhere"],
            &["--account", "alice@example.com"],
            &["--behaviour", "msn"],
            &["--what"],
        ] {
            let output = start(args).wait_with_output().unwrap();
            assert_eq!(output.status.code(), Some(2), "{args:?}");
            assert!(output.stdout.is_empty());
            assert!(String::from_utf8_lossy(&output.stderr).contains("usage:"));
        }
        let output = start(&[
            "--http",
            "127.0.0.1:0",
            "--listen",
            "127.0.0.1:0",
            "--account",
            "alice:hunter2",
        ])
        .wait_with_output()
        .unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(!String::from_utf8_lossy(&output.stderr).contains("hunter2"));
    }

    #[test]
    fn a_wider_address_is_warned_of() {
        let mut child = start(&["--listen", "0.0.0.0:0", "--http", "127.0.0.1:0"]);
        let mut line = String::new();
        BufReader::new(child.stderr.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        assert!(line.contains("warning: 0.0.0.0:0"), "{line}");
        child.kill().unwrap();
        child.wait().unwrap();
    }
}
