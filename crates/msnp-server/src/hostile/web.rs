//! The web services of the server: every request is answered by the trick, or not found.

use std::sync::atomic::Ordering;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::{Place, Shared, Trick};

/// The longest head of a request that is looked at.
const MAX_HEAD: usize = 16 * 1024;

/// More than any client takes in.
const MUCH: usize = 64 * 1024 * 1024;

pub(super) async fn serve(mut stream: TcpStream, (place, counts): Shared) -> Option<()> {
    read_request(&mut stream).await?;
    counts.requests.fetch_add(1, Ordering::Relaxed);
    let (head, pieces) = answer(&place);
    stream.write_all(head.as_bytes()).await.ok()?;
    for piece in pieces {
        stream.write_all(&piece).await.ok()?;
        counts.sent.fetch_add(piece.len(), Ordering::Relaxed);
    }
    stream.shutdown().await.ok()
}

/// Head and body, which are dropped.
async fn read_request(stream: &mut TcpStream) -> Option<()> {
    let mut came = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let read = stream
            .read(&mut buffer)
            .await
            .ok()
            .filter(|read| *read > 0)?;
        came.extend_from_slice(buffer.get(..read)?);
        let head = String::from_utf8_lossy(&came).to_ascii_lowercase();
        if let Some((head, body)) = head.split_once("\r\n\r\n") {
            let length = head
                .lines()
                .find_map(|line| line.strip_prefix("content-length:"));
            let length = length.map_or(Some(0), |length| length.trim().parse().ok())?;
            if body.len() >= length {
                return Some(());
            }
        }
        if came.len() > 4 * MAX_HEAD {
            return None;
        }
    }
}

type Pieces = Box<dyn Iterator<Item = Vec<u8>> + Send>;

/// The head of an answer, and its body in pieces.
fn answer(place: &Place) -> (String, Pieces) {
    let length = |length: usize| format!("Content-Length: {length}\r\n");
    let (status, headers, body): (_, _, Pieces) = match place.trick {
        Trick::DeepAnswer => (200, length(MUCH), many(b"<a>")),
        Trick::WideAnswer => (
            200,
            length(MUCH),
            Box::new([b"<a>".to_vec()].into_iter().chain(many(b"<b/>"))),
        ),
        Trick::EndlessAnswer => (200, String::new(), many(b"<!-- and so on -->")),
        Trick::PackedAnswer => {
            let packed = format!("Content-Encoding: gzip\r\n{}", length(MUCH));
            (
                200,
                packed,
                many(b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xed\xc1\x01\x0d"),
            )
        }
        Trick::CutAnswer => (
            200,
            length(MUCH),
            Box::new([b"<Envelope>".to_vec()].into_iter()),
        ),
        Trick::AnswerSendsOn => {
            let to = format!("Location: http://{}/RST.srf\r\n{}", place.http, length(0));
            (302, to, Box::new(std::iter::empty()))
        }
        _ => (404, length(0), Box::new(std::iter::empty())),
    };
    let head = format!(
        "HTTP/1.1 {status} So\r\n{headers}Content-Type: text/xml\r\nConnection: close\r\n\r\n"
    );
    (head, body)
}

/// The same again, until it is much.
fn many(what: &[u8]) -> Pieces {
    let piece = what.repeat(16 * 1024 / what.len());
    Box::new(std::iter::repeat_n(piece, MUCH / (16 * 1024)))
}
