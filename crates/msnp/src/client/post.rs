//! Requests to the services around the protocol: followed where a service sends us on to, and given up when nobody tells
//! what came of them.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use bytes::Bytes;

use super::Client;
use crate::auth::Secret;
use crate::effects::MAX_ANSWER;
use crate::io::{HttpError, HttpReply, RequestId};
use crate::redirect::{MAX_HOPS, is_redirect, target};
use crate::soap::SoapVersion;

/// A request may take so long, with all its redirects.
const PATIENCE: Duration = Duration::from_secs(60);
/// Whoever makes the requests may tell so much later that one was not answered.
const GRACE: Duration = Duration::from_secs(5);

/// Requests on their way, by the number they have at the moment.
#[derive(Default)]
pub(super) struct Posts {
    waiting: BTreeMap<RequestId, Post>,
    /// Where services sent us on to, by the address of the profile.
    moved: BTreeMap<String, String>,
}

struct Post {
    /// The number that the asker knows it by.
    asked: RequestId,
    home: String,
    url: String,
    /// `None` for a page that is fetched.
    action: Option<String>,
    body: Bytes,
    hops: u8,
    until: Instant,
}

impl Posts {
    /// When a request that nobody answered is given up.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.waiting.values().map(|post| post.until + GRACE).min()
    }
}

impl Client {
    /// Asks a service. [`Config::allows`](super::Config::allows) was asked about the address.
    pub(super) fn ask_service(&mut self, home: String, action: &str, body: &Secret) -> RequestId {
        let url = self.posts.moved.get(&home).unwrap_or(&home).clone();
        self.begin_post(Post {
            asked: RequestId(0),
            home,
            url,
            action: Some(action.to_owned()),
            body: Bytes::from(body.expose().to_owned()),
            hops: 0,
            until: self.now.mono + PATIENCE,
        })
    }

    /// Fetches a page of a service. [`Config::allows`](super::Config::allows) was asked about the address.
    pub(super) fn fetch_page(&mut self, url: String) -> RequestId {
        self.begin_post(Post {
            asked: RequestId(0),
            home: url.clone(),
            url,
            action: None,
            body: Bytes::new(),
            hops: 0,
            until: self.now.mono + PATIENCE,
        })
    }

    fn begin_post(&mut self, mut post: Post) -> RequestId {
        let id = self.send_post(&post);
        post.asked = id;
        let _ = self.posts.waiting.insert(id, post);
        id
    }

    fn send_post(&mut self, post: &Post) -> RequestId {
        let Some(action) = &post.action else {
            return self.fx.get(post.url.clone(), Vec::new(), post.until);
        };
        let header = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let headers = vec![
            header("Content-Type", SoapVersion::V11.content_type()),
            header("SOAPAction", action),
        ];
        let patience = (post.until, MAX_ANSWER);
        self.fx
            .post(post.url.clone(), headers, post.body.clone(), patience)
    }

    /// An answer arrived: the number its asker knows it by, unless the request goes on elsewhere.
    pub(super) fn posted(
        &mut self,
        id: RequestId,
        result: &Result<HttpReply, HttpError>,
    ) -> Option<RequestId> {
        let Some(mut post) = self.posts.waiting.remove(&id) else {
            return Some(id);
        };
        let asked = post.asked;
        let to = match result {
            Ok(reply) if is_redirect(reply) => target(&post.url, reply),
            Ok(_) => return Some(asked),
            Err(_) => None,
        };
        let to = to.filter(|to| self.config.allows(to));
        let Some(to) = to.filter(|_| post.hops < MAX_HOPS) else {
            // What we were sent on to may be what is wrong.
            let _ = self.posts.moved.remove(&post.home);
            return Some(asked);
        };
        post.hops += 1;
        post.url.clone_from(&to);
        if post.action.is_some() {
            let _ = self.posts.moved.insert(post.home.clone(), to);
        }
        let id = self.send_post(&post);
        let _ = self.posts.waiting.insert(id, post);
        None
    }

    /// The answer is not wanted any more.
    pub(super) fn cancel_post(&mut self, asked: RequestId) {
        let found = self
            .posts
            .waiting
            .iter()
            .find(|(_, post)| post.asked == asked);
        if let Some(id) = found.map(|(id, _)| *id) {
            let _ = self.posts.waiting.remove(&id);
            self.fx.cancel(id);
        }
    }

    /// Nobody told what came of a request.
    pub(super) fn tick_posts(&mut self) {
        let now = self.now.mono;
        let late: Vec<RequestId> = self
            .posts
            .waiting
            .iter()
            .filter(|(_, post)| post.until + GRACE <= now)
            .map(|(id, _)| *id)
            .collect();
        for id in late {
            self.fx.cancel(id);
            self.service_reply(id, &Err(HttpError::TimedOut));
        }
    }
}
