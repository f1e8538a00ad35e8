//! The HTTP services over loopback.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::header::AUTHORIZATION;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::sync::{Semaphore, mpsc, oneshot};
use tokio::task::JoinSet;

use super::host::Mail;
use crate::WebRequest;

/// The longest a request may take to arrive.
const HEAD_TIME: Duration = Duration::from_secs(20);
/// The longest a connection may last; clients ask once or twice.
const LIFE: Duration = Duration::from_secs(120);
/// The most bytes of a request's head.
const MAX_HEAD: usize = 16 * 1024;
/// How long to rest when the system has no socket to give.
const NO_SOCKET: Duration = Duration::from_millis(100);

/// Accepts connections for ever.
pub(super) async fn accept(
    listener: TcpListener,
    mail: mpsc::Sender<Mail>,
    places: Arc<Semaphore>,
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
        let mail = mail.clone();
        links.spawn(async move {
            let service = service_fn(|request| answer(request, &mail));
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

/// Hands one request to the world. A body is never read.
async fn answer(
    request: Request<Incoming>,
    mail: &mpsc::Sender<Mail>,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let (tell, told) = oneshot::channel();
    let request = WebRequest {
        path: request.uri().path().to_owned(),
        query: request.uri().query().map(str::to_owned),
        authorization: request
            .headers()
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok())
            .map(str::to_owned),
    };
    let reply = match mail.send(Mail::Web(request, tell)).await {
        Ok(()) => told.await.ok(),
        Err(_) => None,
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
