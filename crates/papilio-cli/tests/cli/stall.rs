//! A way into the network that stops carrying when a connection brought so much.

use std::io::{Read, Write, copy};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

/// A SOCKS5 proxy without passwords. Of each connection it carries so many bytes to the one who asked for it, and
/// no more; the other direction stays open.
pub struct Stall {
    address: SocketAddr,
    stalled: Receiver<()>,
}

impl Stall {
    pub fn after(bytes: u64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (sender, stalled) = channel();
        thread::spawn(move || {
            for client in listener.incoming() {
                let sender = sender.clone();
                thread::spawn(move || carry(client?, bytes, &sender));
            }
        });
        Self { address, stalled }
    }

    pub fn url(&self) -> String {
        format!("socks5://{}", self.address)
    }

    /// Returns when a connection has brought all that it may.
    pub fn waits(&self) {
        self.stalled.recv_timeout(crate::program::PATIENCE).unwrap();
    }
}

fn carry(mut client: TcpStream, bytes: u64, stalled: &Sender<()>) -> std::io::Result<()> {
    let mut server = TcpStream::connect(target(&mut client)?)?;
    client.write_all(&[5, 0, 0, 1, 0, 0, 0, 0, 0, 0])?;
    let (mut from_client, mut to_server) = (client.try_clone()?, server.try_clone()?);
    thread::spawn(move || {
        let _ = copy(&mut from_client, &mut to_server);
        // The server may have gone first.
        let _ = to_server.shutdown(Shutdown::Both);
    });
    let carried = copy(&mut (&mut server).take(bytes), &mut client)?;
    if carried < bytes {
        return client.shutdown(Shutdown::Both);
    }
    // A test that has failed no longer listens.
    let _ = stalled.send(());
    copy(&mut server, &mut std::io::sink()).map(drop)
}

/// Whom the client wants: RFC 1928, an IPv4 address or a name.
fn target(client: &mut TcpStream) -> std::io::Result<String> {
    let mut two = [0; 2];
    client.read_exact(&mut two)?;
    client.read_exact(&mut vec![0; two[1].into()])?;
    client.write_all(&[5, 0])?;
    let mut head = [0; 4];
    client.read_exact(&mut head)?;
    let host = if head[3] == 1 {
        let mut address = [0; 4];
        client.read_exact(&mut address)?;
        std::net::Ipv4Addr::from(address).to_string()
    } else {
        let mut len = [0; 1];
        client.read_exact(&mut len)?;
        let mut name = vec![0; len[0].into()];
        client.read_exact(&mut name)?;
        String::from_utf8_lossy(&name).into_owned()
    };
    client.read_exact(&mut two)?;
    Ok(format!("{host}:{}", u16::from_be_bytes(two)))
}
