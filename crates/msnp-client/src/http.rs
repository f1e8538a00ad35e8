//! HTTP as the machine asks for it: one request, one answer, no redirects followed, no cookies, within its deadline and
//! size. The client is built at the first request, since reading the platform's certificates takes a while.

use std::collections::HashMap;
use std::error::Error;
use std::io;
use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use msnp::Input;
use msnp::io::{CloseReason, HttpError, HttpReply, HttpRequest, Method, RequestId};
use reqwest::dns::{Name, Resolve, Resolving};
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Url, redirect};
use tokio::net::lookup_host;
use tokio::sync::OnceCell;
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::{Instant, timeout_at};

use crate::connect;
use crate::profile::{ServerProfile, is_plain};
use crate::tls;

type Answer = Result<HttpReply, HttpError>;

/// The requests of one account.
pub(crate) struct Http {
    web: Arc<Web>,
    running: HashMap<RequestId, AbortHandle>,
    tasks: JoinSet<(RequestId, Answer)>,
}

impl Http {
    pub(crate) fn new(profile: &ServerProfile) -> Self {
        Self {
            web: Arc::new(Web {
                ca_pem: profile.ca_pem.clone(),
                allow_plain: profile.allow_plain,
                clients: OnceCell::new(),
            }),
            running: HashMap::new(),
            tasks: JoinSet::new(),
        }
    }

    /// Makes a request; the answer comes from [`Http::next`].
    pub(crate) fn request(&mut self, request: HttpRequest) {
        let id = request.id;
        let web = Arc::clone(&self.web);
        let task = self.tasks.spawn(async move {
            let deadline = Instant::from_std(request.deadline);
            let answer = timeout_at(deadline, web.answer(request))
                .await
                .unwrap_or(Err(HttpError::TimedOut));
            (id, answer)
        });
        self.running.insert(id, task);
    }

    /// Gives a request up. Nothing more is heard of it.
    pub(crate) fn cancel(&mut self, id: RequestId) {
        if let Some(task) = self.running.remove(&id) {
            task.abort();
        }
    }

    /// The next answer. May be cancelled without loss.
    pub(crate) async fn next(&mut self) -> Input {
        loop {
            match self.tasks.join_next().await {
                Some(Ok((id, result))) => {
                    if self.running.remove(&id).is_some() {
                        return Input::Reply { id, result };
                    }
                }
                Some(Err(error)) => {
                    // It panicked, unless it was cancelled and is not known any more.
                    let task = error.id();
                    let known = self.running.iter().find(|(_, handle)| handle.id() == task);
                    if let Some((&id, _)) = known {
                        tracing::error!(%error, "request");
                        self.running.remove(&id);
                        let result = Err(HttpError::Link(CloseReason::Broken));
                        return Input::Reply { id, result };
                    }
                }
                None => std::future::pending().await,
            }
        }
    }
}

/// What all requests of an account share.
struct Web {
    ca_pem: Option<String>,
    allow_plain: bool,
    clients: OnceCell<Clients>,
}

#[derive(Clone)]
struct Clients {
    /// With the proxy the system names.
    usual: Client,
    /// For this computer, which no proxy can reach.
    direct: Client,
}

impl Web {
    async fn answer(&self, request: HttpRequest) -> Answer {
        if is_plain(&request.url) && !self.allow_plain {
            tracing::warn!("a plain http address was refused");
            return Err(HttpError::Invalid);
        }
        let url = Url::parse(&request.url).map_err(|_| HttpError::Invalid)?;
        let clients = self.clients.get_or_try_init(|| self.build()).await?;
        let client = match is_this_computer(&url) {
            true => &clients.direct,
            false => &clients.usual,
        };
        let mut reply = match request.method {
            Method::Get => client.get(url),
            Method::Post => client.post(url).body(request.body),
        }
        .headers(headers(&request.headers)?)
        .send()
        .await
        .map_err(|error| failure(&error))?;

        let status = reply.status().as_u16();
        let headers = reply
            .headers()
            .iter()
            .map(|(name, value)| {
                let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
                (name.as_str().to_owned(), value)
            })
            .collect();
        let body = body(&mut reply, request.max_body).await?;
        Ok(HttpReply {
            status,
            headers,
            body,
        })
    }

    async fn build(&self) -> Result<Clients, HttpError> {
        let pem = self.ca_pem.clone();
        let built = tokio::task::spawn_blocking(move || build(pem.as_deref())).await;
        match built {
            Ok(Ok(clients)) => Ok(clients),
            Ok(Err(error)) => {
                tracing::error!(error, "TLS");
                Err(HttpError::Link(CloseReason::Certificate))
            }
            Err(_) => Err(HttpError::Link(CloseReason::Broken)),
        }
    }
}

fn build(pem: Option<&str>) -> Result<Clients, String> {
    let extra = match pem {
        Some(pem) => tls::certificates(pem).map_err(|error| error.to_string())?,
        None => Vec::new(),
    };
    let config = tls::config(&extra).map_err(|error| error.to_string())?;
    let builder = || {
        Client::builder()
            .tls_backend_preconfigured(config.clone())
            .redirect(redirect::Policy::none())
            .dns_resolver(Arc::new(SystemResolver))
    };
    let built = |client: Result<Client, reqwest::Error>| client.map_err(|error| error.to_string());
    Ok(Clients {
        usual: built(builder().build())?,
        direct: built(builder().no_proxy().build())?,
    })
}

fn is_this_computer(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    match bare.parse::<std::net::IpAddr>() {
        Ok(address) => address.is_loopback(),
        Err(_) => host.eq_ignore_ascii_case("localhost"),
    }
}

fn headers(pairs: &[(String, String)]) -> Result<HeaderMap, HttpError> {
    let mut headers = HeaderMap::new();
    for (name, value) in pairs {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| HttpError::Invalid)?;
        let mut value =
            HeaderValue::from_bytes(value.as_bytes()).map_err(|_| HttpError::Invalid)?;
        // Kept out of the logs of the libraries below.
        value.set_sensitive(true);
        headers.append(name, value);
    }
    Ok(headers)
}

async fn body(reply: &mut reqwest::Response, limit: usize) -> Result<Bytes, HttpError> {
    let mut body = BytesMut::new();
    while let Some(chunk) = reply.chunk().await.map_err(|error| failure(&error))? {
        if body.len() + chunk.len() > limit {
            return Err(HttpError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

/// Looks names up as the system does, and says so when that is what failed.
struct SystemResolver;

#[derive(Debug, thiserror::Error)]
#[error("unknown host")]
struct UnknownHost;

impl Resolve for SystemResolver {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let addresses: Vec<_> = lookup_host((name.as_str(), 0))
                .await
                .map_err(|_| UnknownHost)?
                .collect();
            Ok(Box::new(addresses.into_iter()) as reqwest::dns::Addrs)
        })
    }
}

/// What a failed request means, from the innermost cause that tells.
fn failure(error: &reqwest::Error) -> HttpError {
    if error.is_builder() {
        return HttpError::Invalid;
    }
    if error.is_timeout() {
        return HttpError::TimedOut;
    }
    HttpError::Link(cause(error).unwrap_or(CloseReason::Broken))
}

fn cause(error: &(dyn Error + 'static)) -> Option<CloseReason> {
    if error.is::<UnknownHost>() {
        return Some(CloseReason::UnknownHost);
    }
    if error.is::<rustls::Error>() {
        return Some(CloseReason::Certificate);
    }
    match error.downcast_ref::<io::Error>() {
        // An io::Error hides what it wraps from `source`.
        Some(io) => match io.get_ref() {
            Some(inner) => cause(inner),
            None => Some(connect::reason(io)),
        },
        None => error.source().and_then(cause),
    }
}

#[cfg(test)]
mod tests;
