use iced::futures::channel::mpsc::{Receiver as Heard, channel};
use msnp::api::{AccountId, ConversationId};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use zbus::object_server::SignalEmitter;
use zbus::zvariant::OwnedValue;

use super::super::Toasts;
use super::*;
use crate::services::desktop::bus::{Bus, within};

fn target(who: &str) -> Target {
    Target::Conversation(AccountId::new("alice"), ConversationId::new(who))
}

fn toast(who: &str, text: &str) -> Toast {
    Toast {
        target: target(who),
        kind: Kind::Message,
        title: who.to_owned(),
        text: text.to_owned(),
        picture: None,
    }
}

#[test]
fn a_text_means_what_it_says() {
    let text = "<b>a & b</b>";
    assert_eq!(body(text, true), "&lt;b&gt;a &amp; b&lt;/b&gt;");
    assert_eq!(body(text, false), text);
    let long = "é".repeat(LONGEST + 1);
    let short = body(&long, true);
    assert_eq!(short.chars().count(), LONGEST + 1);
    assert!(short.ends_with("é…"), "{short}");
}

#[test]
fn a_picture_whose_numbers_lie_is_left_out() {
    let pixels = |width, height, bytes: usize| Pixels {
        width,
        height,
        rgba: vec![0; bytes].into(),
    };
    assert!(image(&pixels(2, 3, 24)).is_some());
    for wrong in [
        pixels(2, 3, 23),
        pixels(u32::MAX, 1, 4),
        pixels(1 << 30, 4, 0),
    ] {
        assert!(image(&wrong).is_none());
    }
}

#[tokio::test]
async fn of_a_burst_the_last_is_shown() {
    let (send, mut orders) = tokio::sync::mpsc::channel(9);
    for order in [
        Order::Show(toast("carol", "1")),
        Order::Show(toast("bob", "2")),
        Order::Close(target("carol")),
        Order::Show(toast("bob", "3")),
    ] {
        send.send(order).await.expect("there is room");
    }
    let all = gathered(Order::Show(toast("bob", "1")), &mut orders);
    assert_eq!(
        all,
        [
            Order::Show(toast("carol", "1")),
            Order::Close(target("carol")),
            Order::Show(toast("bob", "3")),
        ]
    );
}

/// What the made-up desktop was asked to do.
#[derive(Debug, PartialEq)]
enum Asked {
    Notify {
        replaced: u32,
        title: String,
        text: String,
        actions: Vec<String>,
        picture: bool,
    },
    Close(u32),
}

struct Desktop {
    asked: UnboundedSender<Asked>,
    last: u32,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Desktop {
    fn get_capabilities(&self) -> Vec<&str> {
        vec!["actions", "body", "body-markup"]
    }

    #[expect(clippy::too_many_arguments, reason = "it has them")]
    fn notify(
        &mut self,
        _app: &str,
        replaced: u32,
        _icon: &str,
        title: String,
        text: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        _timeout: i32,
    ) -> u32 {
        let picture = hints.contains_key("image-data");
        let _ = self.asked.send(Asked::Notify {
            replaced,
            title,
            text,
            actions,
            picture,
        });
        self.last += 1;
        match replaced {
            0 => self.last,
            old => old,
        }
    }

    fn close_notification(&self, id: u32) {
        let _ = self.asked.send(Asked::Close(id));
    }

    #[zbus(signal)]
    async fn action_invoked(emitter: &SignalEmitter<'_>, id: u32, key: &str) -> zbus::Result<()>;

    #[zbus(signal)]
    async fn notification_closed(
        emitter: &SignalEmitter<'_>,
        id: u32,
        why: u32,
    ) -> zbus::Result<()>;
}

/// A desktop, and toasts that go to it.
struct Scene {
    toasts: Toasts,
    asked: UnboundedReceiver<Asked>,
    told: Heard<Told>,
    desktop: Connection,
    _bus: Bus,
}

impl Scene {
    async fn set() -> Option<Self> {
        let bus = Bus::start()?;
        let (asked_send, asked) = unbounded_channel();
        let desktop = bus.join().await;
        let served = Desktop {
            asked: asked_send,
            last: 0,
        };
        let server = desktop.object_server();
        assert!(server.at(PATH, served).await.expect("a desktop"));
        desktop.request_name(NAME).await.expect("its name");
        let ours = bus.join().await;
        let (send, mut orders) = tokio::sync::mpsc::channel(9);
        let (mut out, told) = channel(9);
        drop(tokio::spawn(async move {
            serve_on(&ours, Order::Look, &mut orders, &mut out).await
        }));
        Some(Self {
            toasts: Toasts::new(send),
            asked,
            told,
            desktop,
            _bus: bus,
        })
    }

    async fn asked(&mut self) -> Asked {
        self.asked.recv().await.expect("it is asked")
    }

    async fn shown(&mut self, who: &str, text: &str) -> (u32, String) {
        self.toasts.tell(Order::Show(toast(who, text)));
        match self.asked().await {
            Asked::Notify { replaced, text, .. } => (replaced, text),
            other => panic!("{other:?}"),
        }
    }

    async fn told(&mut self) -> Told {
        self.told.next().await.expect("it is told")
    }
}

async fn toasts_come_and_go() {
    let Some(mut scene) = Scene::set().await else {
        return;
    };
    assert!(matches!(scene.told().await, Told::Works(Ok(()))));
    let mut first = toast("bob", "<hello>");
    first.picture = Some(Pixels {
        width: 1,
        height: 1,
        rgba: vec![1, 2, 3, 255].into(),
    });
    scene.toasts.tell(Order::Show(first));
    assert_eq!(
        scene.asked().await,
        Asked::Notify {
            replaced: 0,
            title: "bob".to_owned(),
            text: "&lt;hello&gt;".to_owned(),
            actions: vec!["default".to_owned(), t!("toast-open")],
            picture: true,
        }
    );
    // The same person again: in the place of the first.
    assert_eq!(scene.shown("bob", "you").await, (1, "you".to_owned()));
    assert_eq!(scene.shown("carol", "hi").await.0, 0);
    let emitter = SignalEmitter::new(&scene.desktop, PATH).expect("a path");
    Desktop::action_invoked(&emitter, 1, "default")
        .await
        .expect("it is clicked");
    assert!(matches!(scene.told().await, Told::Clicked(to) if to == target("bob")));
    scene.toasts.tell(Order::Close(target("bob")));
    assert_eq!(scene.asked().await, Asked::Close(1));
    assert_eq!(scene.shown("bob", "new").await.0, 0, "the old one is gone");
}

#[tokio::test]
async fn a_toast_is_shown_replaced_clicked_and_closed() {
    within(toasts_come_and_go()).await;
}

async fn a_crowd_writes() {
    let Some(mut scene) = Scene::set().await else {
        return;
    };
    let _ = scene.told().await;
    for n in 0..AT_ONCE {
        assert_eq!(scene.shown(&format!("bob{n}"), "hi").await.0, 0);
    }
    assert_eq!(scene.shown("carol", "hi").await.0, 1, "the oldest one's");
    assert_eq!(scene.shown("dave", "hi").await.0, 2);
}

#[tokio::test]
async fn no_more_than_a_few_are_on_the_screen() {
    within(a_crowd_writes()).await;
}

#[tokio::test]
async fn a_desktop_without_toasts_is_said_to_have_none() {
    let Some(bus) = Bus::start() else {
        return;
    };
    let ours = bus.join().await;
    let (_send, mut orders) = tokio::sync::mpsc::channel(1);
    let (mut out, _told) = channel(1);
    let served = serve_on(&ours, Order::Look, &mut orders, &mut out);
    let error = within(served).await.expect_err("nobody is there");
    assert_eq!(Trouble::from(error), Trouble::NoService);
}
