//! The task that owns the town.

use std::collections::HashMap;
use std::time::{Instant, SystemTime};

use bytes::Bytes;
use msnp::io::{HttpReply, LinkId, Now};
use tokio::sync::{mpsc, oneshot};

use super::link::Line;
use crate::town::Town;
use crate::{Control, Input, Output, WebId, WebRequest};

/// What the sockets tell the town.
pub(super) enum Mail {
    /// Somebody connected.
    Accepted(LinkId, Line),
    /// Bytes arrived.
    Received(LinkId, Bytes),
    /// The link is gone.
    Closed(LinkId),
    /// An HTTP request, and where its answer goes.
    Web(WebId, WebRequest, oneshot::Sender<HttpReply>),
    /// Whoever made this request has hung up.
    HungUp(WebId),
    /// A wish of the operator.
    Control(Control),
    /// Sign everybody out and end.
    Stop(oneshot::Sender<()>),
}

/// The present moment.
pub(super) fn now() -> Now {
    Now {
        mono: Instant::now(),
        wall: SystemTime::now(),
    }
}

/// Runs the world until it is told to stop or nobody can tell it anything any more.
pub(super) async fn run(mut town: Town, mut inbox: mpsc::Receiver<Mail>) {
    let mut lines: HashMap<LinkId, Line> = HashMap::new();
    let mut asked: HashMap<WebId, oneshot::Sender<HttpReply>> = HashMap::new();
    loop {
        let wait = drain(&mut town, &mut lines, &mut asked);
        let mail = match wait {
            Some(at) => tokio::select! {
                mail = inbox.recv() => mail,
                () = tokio::time::sleep_until(at.into()) => {
                    town.handle(Input::Tick, now());
                    continue;
                }
            },
            None => inbox.recv().await,
        };
        match mail {
            None => return,
            Some(Mail::Accepted(link, line)) => {
                lines.insert(link, line);
                town.handle(Input::Accepted { link }, now());
            }
            // What arrives from a link that was closed meanwhile is for nobody.
            Some(Mail::Received(link, bytes)) if lines.contains_key(&link) => {
                town.handle(Input::Received { link, bytes }, now());
            }
            Some(Mail::Received(..)) => {}
            Some(Mail::Closed(link)) => {
                if lines.remove(&link).is_some() {
                    town.handle(Input::Closed { link }, now());
                }
            }
            Some(Mail::Web(id, request, answer)) => {
                asked.insert(id, answer);
                town.handle(Input::Web { id, request }, now());
            }
            Some(Mail::HungUp(id)) => {
                if asked.remove(&id).is_some() {
                    town.handle(Input::HungUp { id }, now());
                }
            }
            Some(Mail::Control(control)) => town.handle(Input::Control(control), now()),
            Some(Mail::Stop(told)) => {
                town.handle(Input::Control(Control::ShutDown), now());
                drain(&mut town, &mut lines, &mut asked);
                for (_, line) in lines {
                    line.flushed().await;
                }
                let _ = told.send(());
                return;
            }
        }
    }
}

/// Does what the world wants; the answer is when it wants to be asked again.
fn drain(
    town: &mut Town,
    lines: &mut HashMap<LinkId, Line>,
    asked: &mut HashMap<WebId, oneshot::Sender<HttpReply>>,
) -> Option<Instant> {
    loop {
        match town.poll(now()) {
            Output::Send { link, bytes } => {
                let kept_up = lines.get(&link).is_none_or(|line| line.send(bytes));
                if !kept_up {
                    // Too slow a reader: it is cut off, as a peer that vanished.
                    lines.remove(&link);
                    town.handle(Input::Closed { link }, now());
                }
            }
            Output::Close { link } => {
                if let Some(line) = lines.remove(&link) {
                    line.finish();
                }
            }
            Output::Reply { id, reply } => {
                if let Some(answer) = asked.remove(&id) {
                    // Whoever asked may have hung up.
                    let _ = answer.send(reply);
                }
            }
            Output::Wait(at) => return at,
        }
    }
}
