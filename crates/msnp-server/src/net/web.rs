//! The HTTP services over loopback.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use msnp::io::{HttpReply, Method};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio::task::JoinSet;

use super::host::Mail;
use super::tls::{self, Tls};
use crate::{WebId, WebRequest};

/// The longest a request may take to arrive.
const HEAD_TIME: Duration = Duration::from_secs(20);
/// The longest a connection may last. The gateway is asked over one for as long as somebody is signed in.
const LIFE: Duration = Duration::from_secs(24 * 3600);
/// The most bytes of a request's head.
const MAX_HEAD: usize = 16 * 1024;
/// The largest body.
const MAX_BODY: usize = 512 * 1024;
/// The longest a body may take to arrive.
const BODY_TIME: Duration = Duration::from_secs(30);
/// How long to rest when the system has no socket to give.
const NO_SOCKET: Duration = Duration::from_millis(100);

/// The number of the next request.
static NEXT: AtomicU64 = AtomicU64::new(1);

/// Accepts connections for ever.
pub(super) async fn accept(
    listener: TcpListener,
    mail: mpsc::Sender<Mail>,
    places: Arc<Semaphore>,
    tls: Option<Tls>,
) {
    let mut links = JoinSet::new();
    loop {
        let Ok(place) = places.clone().acquire_owned().await else {
            return; // the semaphore is never closed
        };
        let stream = match listener.accept().await {
            Ok((stream, _)) => stream,
            Err(error) => {
                tracing::warn!(%error, "cannot accept");
                tokio::time::sleep(NO_SOCKET).await;
                continue;
            }
        };
        while links.try_join_next().is_some() {}
        let (mail, tls) = (mail.clone(), tls.clone());
        links.spawn(async move {
            let Ok(stream) = tls::begin(stream, tls.as_ref()).await else {
                return; // who cannot agree on TLS is nobody
            };
            let service = service_fn(|request| {
                let id = WebId(NEXT.fetch_add(1, Ordering::Relaxed));
                answer(request, &mail, id)
            });
            let serving = hyper::server::conn::http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD_TIME)
                .max_buf_size(MAX_HEAD)
                .serve_connection(TokioIo::new(stream), service);
            // What is no HTTP ends its own connection only.
            let _ = tokio::time::timeout(LIFE, serving).await;
            drop(place);
        });
    }
}

/// Tells the world when nobody waits for an answer any more.
struct Asked<'a> {
    id: WebId,
    mail: &'a mpsc::Sender<Mail>,
}

impl Drop for Asked<'_> {
    fn drop(&mut self) {
        // When the inbox is full the answer goes to nobody, as on any line that breaks.
        let _ = self.mail.try_send(Mail::HungUp(self.id));
    }
}

/// Hands one request to the world.
async fn answer(
    request: Request<Incoming>,
    mail: &mpsc::Sender<Mail>,
    id: WebId,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (tell, told) = oneshot::channel();
    let _asked = Asked { id, mail };
    let reply = match read(request).await {
        Ok(request) => match mail.send(Mail::Web(id, request, tell)).await {
            Ok(()) => told.await.ok(),
            Err(_) => None,
        },
        Err(status) => Some(HttpReply {
            status,
            headers: Vec::new(),
            body: Bytes::new(),
        }),
    };
    let mut response = Response::new(Full::new(Bytes::new()));
    match reply {
        Some(reply) => {
            *response.status_mut() =
                StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            for (name, value) in &reply.headers {
                if let (Ok(name), Ok(value)) = (
                    hyper::header::HeaderName::try_from(name),
                    hyper::header::HeaderValue::from_str(value),
                ) {
                    response.headers_mut().append(name, value);
                }
            }
            *response.body_mut() = Full::new(reply.body);
        }
        None => *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE,
    }
    Ok(response)
}

/// The request with its body; or the status it is refused with.
async fn read(request: Request<Incoming>) -> Result<WebRequest, u16> {
    let (head, body) = request.into_parts();
    let method = match head.method {
        hyper::Method::GET => Method::Get,
        hyper::Method::POST => Method::Post,
        _ => return Err(405),
    };
    let headers = head
        .headers
        .iter()
        .filter_map(|(name, value)| Some((name.to_string(), value.to_str().ok()?.to_owned())))
        .collect();
    let body = Limited::new(body, MAX_BODY).collect();
    let body = tokio::time::timeout(BODY_TIME, body)
        .await
        .map_err(|_| 408u16)?;
    Ok(WebRequest {
        method,
        path: head.uri.path().to_owned(),
        query: head.uri.query().map(str::to_owned),
        headers,
        body: body.map_err(|_| 413u16)?.to_bytes(),
    })
}
