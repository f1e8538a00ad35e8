//! A router on this computer, as far as one is asked for a port.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream, UdpSocket};
use tokio::task::JoinSet;

const DEVICE: &str = r#"<root xmlns="urn:schemas-upnp-org:device-1-0"><device><serviceList><service>
<serviceType>urn:schemas-upnp-org:service:WANIPConnection:1</serviceType>
<controlURL>/control</controlURL><SCPDURL>/actions</SCPDURL></service></serviceList></device></root>"#;

const ACTIONS: [(&str, &[&str]); 3] = [
    ("GetExternalIPAddress", &[]),
    (
        "AddPortMapping",
        &[
            "NewRemoteHost",
            "NewExternalPort",
            "NewProtocol",
            "NewInternalPort",
            "NewInternalClient",
            "NewEnabled",
            "NewPortMappingDescription",
            "NewLeaseDuration",
        ],
    ),
    (
        "DeletePortMapping",
        &["NewRemoteHost", "NewExternalPort", "NewProtocol"],
    ),
];

type Ports = Arc<Mutex<Vec<(u16, SocketAddr)>>>;

/// A router: what it leads where.
pub(in crate::direct) struct FakeRouter {
    /// Where it is looked for.
    pub(in crate::direct) address: SocketAddr,
    ports: Ports,
    _tasks: JoinSet<()>,
}

impl FakeRouter {
    /// One that answers with this error when it is asked for a port; with 725 only when it is to forget it by itself.
    pub(in crate::direct) async fn start(error: &'static str) -> Self {
        let search = UdpSocket::bind("127.0.0.1:0").await.unwrap();
        let address = search.local_addr().unwrap();
        let http = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let place = http.local_addr().unwrap();
        let ports = Ports::default();
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            let mut packet = [0; 2048];
            while let Ok((_, from)) = search.recv_from(&mut packet).await {
                let found = format!("HTTP/1.1 200 OK\r\nLOCATION: http://{place}/device\r\n\r\n");
                search.send_to(found.as_bytes(), from).await.unwrap();
            }
        });
        let known = Arc::clone(&ports);
        tasks.spawn(async move {
            let mut open = JoinSet::new();
            while let Ok((stream, _)) = http.accept().await {
                open.spawn(serve(stream, Arc::clone(&known), error));
            }
        });
        Self {
            address,
            ports,
            _tasks: tasks,
        }
    }

    /// What it leads where.
    pub(in crate::direct) fn open(&self) -> Vec<(u16, SocketAddr)> {
        self.ports.lock().unwrap().clone()
    }
}

/// Answers one request, and closes.
async fn serve(mut stream: TcpStream, ports: Ports, error: &str) {
    let mut request = String::new();
    let mut piece = [0; 4096];
    while !is_whole(&request) {
        match stream.read(&mut piece).await {
            Ok(0) | Err(_) => return,
            Ok(count) => request.push_str(std::str::from_utf8(&piece[..count]).unwrap()),
        }
    }
    let path = request.split(' ').nth(1).unwrap_or_default();
    let (status, body) = match path {
        "/device" => ("200 OK", DEVICE.to_owned()),
        "/actions" => ("200 OK", actions()),
        _ => control(&request, &ports, error),
    };
    let reply = format!(
        "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Type: text/xml\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(reply.as_bytes()).await.unwrap();
    let _ = stream.shutdown().await;
}

fn is_whole(request: &str) -> bool {
    let Some((head, body)) = request.split_once("\r\n\r\n") else {
        return false;
    };
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        let named = name.eq_ignore_ascii_case("content-length");
        named.then(|| value.trim().parse().ok()).flatten()
    });
    body.len() >= length.unwrap_or(0)
}

fn actions() -> String {
    let action = |(name, arguments): &(&str, &[&str])| {
        let arguments: String = arguments
            .iter()
            .map(|name| {
                format!("<argument><name>{name}</name><direction>in</direction></argument>")
            })
            .collect();
        format!("<action><name>{name}</name><argumentList>{arguments}</argumentList></action>")
    };
    let actions: String = ACTIONS.iter().map(action).collect();
    format!(
        r#"<scpd xmlns="urn:schemas-upnp-org:service-1-0"><actionList>{actions}</actionList></scpd>"#
    )
}

fn control(request: &str, ports: &Ports, error: &str) -> (&'static str, String) {
    let argument = |name: &str| {
        let (_, rest) = request.split_once(&format!("<{name}>"))?;
        Some(rest.split_once('<')?.0.to_owned())
    };
    let outer = argument("NewExternalPort").and_then(|port| port.parse().ok());
    let mut ports = ports.lock().unwrap();
    let name = if request.contains("#GetExternalIPAddress") {
        let ip = "<NewExternalIPAddress>203.0.113.7</NewExternalIPAddress>";
        return answer("GetExternalIPAddress", ip);
    } else if request.contains("#AddPortMapping") {
        let lasting = argument("NewLeaseDuration").as_deref() == Some("0");
        let excused = error == "725" && lasting;
        if !error.is_empty() && !excused {
            return refuse(error);
        }
        let ip = argument("NewInternalClient").unwrap();
        let port = argument("NewInternalPort").unwrap();
        ports.push((outer.unwrap(), format!("{ip}:{port}").parse().unwrap()));
        "AddPortMapping"
    } else {
        ports.retain(|(port, _)| Some(*port) != outer);
        "DeletePortMapping"
    };
    answer(name, "")
}

fn answer(name: &str, inside: &str) -> (&'static str, String) {
    let body = format!(
        r#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><u:{name}Response xmlns:u="urn:schemas-upnp-org:service:WANIPConnection:1">{inside}</u:{name}Response></s:Body></s:Envelope>"#
    );
    ("200 OK", body)
}

fn refuse(code: &str) -> (&'static str, String) {
    let body = format!(
        r#"<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Client</faultcode><faultstring>UPnPError</faultstring><detail><UPnPError xmlns="urn:schemas-upnp-org:control-1-0"><errorCode>{code}</errorCode><errorDescription>no</errorDescription></UPnPError></detail></s:Fault></s:Body></s:Envelope>"#
    );
    ("500 Internal Server Error", body)
}
