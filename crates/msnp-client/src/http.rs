//! HTTP as the machine asks for it: one request, one answer, no redirects followed, no cookies, within its deadline and
//! size. The client is built at the first request, since reading the platform's certificates takes a while.

use std::collections::HashMap;
use std::error::Error;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use msnp::Input;
use msnp::io::{CloseReason, HttpError, HttpReply, HttpRequest, Method, RequestId};
use msnp::wire::percent_encode;
use reqwest::dns::{Name, Resolve, Resolving};
use reqwest::header::{CONTENT_LENGTH, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Client, Url, redirect};
use tokio::net::lookup_host;
use tokio::sync::OnceCell;
use tokio::task::{AbortHandle, JoinSet};
use tokio::time::{Instant, timeout_at};

use crate::connect;
use crate::profile::{ServerProfile, is_plain};
use crate::proxy::{Proxy, is_this_computer};
use crate::tls::Trust;

/// An idle connection is kept open for so long: requests come in bursts, and what is older may have died unseen.
const KEPT_OPEN: Duration = Duration::from_secs(15);

type Answer = Result<HttpReply, HttpError>;

/// The requests of one account.
pub(crate) struct Http {
    web: Arc<Web>,
    running: HashMap<RequestId, AbortHandle>,
    tasks: JoinSet<(RequestId, Answer)>,
}

impl Http {
    pub(crate) fn new(profile: &ServerProfile, proxy: Proxy, trust: Arc<Trust>) -> Self {
        Self {
            web: Arc::new(Web::new(trust, proxy, profile.allow_plain)),
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

    /// The network is another one: a connection that was kept open may be dead, and nobody would say so. Requests from
    /// now on make new ones.
    pub(crate) fn forget_connections(&mut self) {
        let Web {
            trust,
            proxy,
            allow_plain,
            ..
        } = &*self.web;
        self.web = Arc::new(Web::new(Arc::clone(trust), proxy.clone(), *allow_plain));
    }

    /// Whether answers are awaited.
    pub(crate) fn is_busy(&self) -> bool {
        !self.running.is_empty()
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
    trust: Arc<Trust>,
    proxy: Proxy,
    allow_plain: bool,
    clients: OnceCell<Clients>,
}

#[derive(Clone)]
struct Clients {
    /// With the proxy that is set, or those that the system names.
    usual: Client,
    /// For this computer, which no proxy of the system can reach.
    direct: Client,
}

impl Web {
    fn new(trust: Arc<Trust>, proxy: Proxy, allow_plain: bool) -> Self {
        Self {
            trust,
            proxy,
            allow_plain,
            clients: OnceCell::new(),
        }
    }

    async fn answer(&self, request: HttpRequest) -> Answer {
        if is_plain(&request.url) && !self.allow_plain {
            tracing::warn!("a plain http address was refused");
            return Err(HttpError::Invalid);
        }
        let url = Url::parse(&request.url).map_err(|_| HttpError::Invalid)?;
        let clients = self.clients.get_or_try_init(|| self.build()).await?;
        let here = is_this_computer(url.host_str().unwrap_or_default());
        let client = match here && self.proxy == Proxy::System {
            true => &clients.direct,
            false => &clients.usual,
        };
        // The proxy's own connections are not told apart from those to a server without TLS.
        let by_proxy = is_plain(&request.url) && matches!(self.proxy, Proxy::Http(_));
        let told = |error: &reqwest::Error| match failure(error) {
            HttpError::Link(CloseReason::Refused | CloseReason::UnknownHost) if by_proxy => {
                HttpError::Link(CloseReason::ProxyUnreachable)
            }
            error => error,
        };
        let mut reply = match request.method {
            Method::Get => client.get(url),
            // An empty body has no length of its own, which some servers wait for.
            Method::Post if request.body.is_empty() => client.post(url).header(CONTENT_LENGTH, 0),
            Method::Post => client.post(url).body(request.body),
        }
        .headers(headers(&request.headers)?)
        .send()
        .await
        .map_err(|error| told(&error))?;

        let status = reply.status().as_u16();
        if status == 407 {
            return Err(HttpError::Link(CloseReason::ProxyAuth));
        }
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
        let config = self.trust.config().await.map_err(HttpError::Link)?;
        build(&config, &self.proxy).map_err(|error| {
            tracing::error!(%error, "HTTP");
            HttpError::Link(CloseReason::ProxyUnreachable)
        })
    }
}

fn build(config: &rustls::ClientConfig, proxy: &Proxy) -> reqwest::Result<Clients> {
    let builder = || {
        Client::builder()
            .tls_backend_preconfigured(config.clone())
            .redirect(redirect::Policy::none())
            .pool_idle_timeout(KEPT_OPEN)
            .dns_resolver(Arc::new(SystemResolver))
    };
    let usual = match (proxy, by_hand(proxy)?) {
        (_, Some(proxy)) => builder().no_proxy().proxy(proxy),
        (Proxy::System, None) => builder(),
        (_, None) => builder().no_proxy(),
    };
    Ok(Clients {
        usual: usual.build()?,
        direct: builder().no_proxy().build()?,
    })
}

/// The proxy that is set, as the HTTP client knows it. It has no user names for SOCKS4.
fn by_hand(proxy: &Proxy) -> reqwest::Result<Option<reqwest::Proxy>> {
    let (Some(url), Some(server)) = (proxy.url(), proxy.server()) else {
        return Ok(None);
    };
    let password = server.password.expose();
    Ok(Some(match (proxy, &server.user) {
        (Proxy::Http(_), Some(user)) => reqwest::Proxy::all(url)?.basic_auth(user, password),
        (Proxy::Socks5(_), Some(user)) => {
            // Those of SOCKS5 it takes from the address only.
            let login = format!("//{}:{}@", percent_encode(user), percent_encode(password));
            reqwest::Proxy::all(url.replacen("//", &login, 1))?
        }
        _ => reqwest::Proxy::all(url)?,
    }))
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
    while let Some(chunk) = reply.chunk().await.map_err(|error| cut(&error))? {
        if body.len() + chunk.len() > limit {
            return Err(HttpError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body.freeze())
}

/// The answer had begun.
fn cut(error: &reqwest::Error) -> HttpError {
    match failure(error) {
        HttpError::Link(CloseReason::Broken | CloseReason::Peer) => HttpError::Cut,
        error => error,
    }
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
    if let Some(reason) = proxy_refusal(&error.to_string()) {
        return Some(reason);
    }
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

/// What a proxy had against a request. The HTTP client has its errors of this kind in words only; the tests hold them
/// to it.
fn proxy_refusal(words: &str) -> Option<CloseReason> {
    if let Some(words) = words.strip_prefix("tunnel error: ") {
        return Some(match words {
            "proxy authorization required" => CloseReason::ProxyAuth,
            "unsuccessful" => CloseReason::ProxyRefused,
            "failed to create underlying connection" => CloseReason::ProxyUnreachable,
            _ => CloseReason::ProxyProtocol,
        });
    }
    Some(match words.strip_prefix("SOCKS error: ")? {
        "credentials not accepted"
        | "server does not support user/pass authentication"
        | "server implements authentication incorrectly"
        | "server ident service failed"
        | "server ident service did not recognise client identifier" => CloseReason::ProxyAuth,
        "connection not allowed"
        | "general server failure"
        | "command not supported"
        | "address type not supported"
        | "IPV6 is not supported"
        | "server failed to execute command" => CloseReason::ProxyRefused,
        "failed to create underlying connection" => CloseReason::ProxyUnreachable,
        "host unreachable" => CloseReason::ProxyUnknownHost,
        "network unreachable" | "ttl expired" => CloseReason::TimedOut,
        "connection refused" => CloseReason::Refused,
        _ => CloseReason::ProxyProtocol,
    })
}

#[cfg(test)]
mod tests;
