//! The tray of a Linux desktop: a `StatusNotifierItem`.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use iced::futures::SinkExt as _;
use ksni::menu::{MenuItem, RadioGroup, RadioItem, StandardItem, SubMenu};
use ksni::{Icon, OfflineReason, ToolTip, TrayMethods as _};
use msn_media::picture::Picture;
use msnp::api::Status;
use tokio::sync::watch::Receiver;

use super::{Face, Out, Told};
use crate::services::desktop::Trouble;
use crate::{assets, t, words};

/// A desktop that does not answer is not waited for longer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The sizes the figure is drawn in: those of trays, and twice that for fine screens.
const SIDES: [u32; 3] = [22, 32, 44];

/// Shows the tray until nobody wants it.
pub(super) async fn serve(mut face: Receiver<Face>, mut out: Out) -> Result<(), Trouble> {
    let first = face.borrow_and_update().clone();
    let missing = Arc::new(AtomicBool::new(false));
    let item = Item {
        icons: drawn(first.clone()).await,
        face: first,
        out: out.clone(),
        missing: missing.clone(),
    };
    // The tray of a desktop that is still starting may come later.
    let starting = item.assume_sni_available(true).spawn();
    let started = tokio::time::timeout(PATIENCE, starting).await;
    let tray = started
        .map_err(|_| Trouble::NoBus)?
        .map_err(Trouble::from)?;
    if !missing.load(Ordering::Acquire) {
        let _ = out.send(Told::Works(Ok(()))).await;
    }
    while face.changed().await.is_ok() {
        let new = face.borrow_and_update().clone();
        let icons = drawn(new.clone()).await;
        let told = tray.update(|item| {
            item.face = new;
            item.icons = icons;
        });
        if told.await.is_none() {
            return Err(Trouble::NoService);
        }
    }
    tray.shutdown().await;
    Ok(())
}

impl From<ksni::Error> for Trouble {
    fn from(error: ksni::Error) -> Self {
        match error {
            ksni::Error::Dbus(error) => error.into(),
            ksni::Error::Watcher(_) | ksni::Error::WontShow => Self::NoService,
            other => Self::Failed(other.to_string()),
        }
    }
}

struct Item {
    face: Face,
    icons: Vec<Icon>,
    out: Out,
    /// Nothing shows it now.
    missing: Arc<AtomicBool>,
}

impl Item {
    /// More clicks than are heard are not heard.
    fn tell(&mut self, told: Told) {
        let _ = self.out.try_send(told);
    }

    fn entry(label: String, told: Told, enabled: bool) -> MenuItem<Self> {
        StandardItem {
            label: plain(&label),
            enabled,
            activate: Box::new(move |item: &mut Self| item.tell(told.clone())),
            ..StandardItem::default()
        }
        .into()
    }
}

impl ksni::Tray for Item {
    fn id(&self) -> String {
        "papilio".to_owned()
    }

    fn category(&self) -> ksni::Category {
        ksni::Category::Communications
    }

    fn title(&self) -> String {
        t!("program")
    }

    fn status(&self) -> ksni::Status {
        match self.face.unread {
            0 => ksni::Status::Active,
            _ => ksni::Status::NeedsAttention,
        }
    }

    fn icon_pixmap(&self) -> Vec<Icon> {
        self.icons.clone()
    }

    fn attention_icon_pixmap(&self) -> Vec<Icon> {
        self.icons.clone()
    }

    fn tool_tip(&self) -> ToolTip {
        ToolTip {
            title: t!("program"),
            description: described(&self.face),
            ..ToolTip::default()
        }
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        self.tell(Told::Open);
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        let signed_in = self.face.status.is_some();
        let chosen = self.face.status.unwrap_or_default();
        let at = words::STATUSES.iter().position(|status| *status == chosen);
        let statuses = RadioGroup {
            selected: at.unwrap_or_default(),
            select: Box::new(|item: &mut Self, at| {
                if let Some(status) = words::STATUSES.get(at) {
                    item.tell(Told::Status(*status));
                }
            }),
            options: words::STATUSES
                .iter()
                .map(|status| RadioItem {
                    label: plain(&words::status(*status)),
                    ..RadioItem::default()
                })
                .collect(),
        };
        vec![
            Self::entry(t!("tray-open"), Told::Open, true),
            SubMenu {
                label: plain(&t!("tray-status")),
                enabled: signed_in,
                submenu: vec![statuses.into()],
                ..SubMenu::default()
            }
            .into(),
            MenuItem::Separator,
            Self::entry(t!("tray-sign-out"), Told::SignOut, signed_in),
            Self::entry(t!("tray-quit"), Told::Quit, true),
        ]
    }

    fn watcher_online(&self) {
        self.missing.store(false, Ordering::Release);
        let _ = self.out.clone().try_send(Told::Works(Ok(())));
    }

    fn watcher_offline(&self, reason: OfflineReason) -> bool {
        self.missing.store(true, Ordering::Release);
        tracing::info!(?reason, "there is no tray");
        let _ = self
            .out
            .clone()
            .try_send(Told::Works(Err(Trouble::NoService)));
        // It may come back.
        true
    }
}

/// In menus an underscore marks a letter to press; two are one.
fn plain(label: &str) -> String {
    label.replace('_', "__")
}

fn described(face: &Face) -> String {
    let status = match face.status {
        Some(status) => words::status(status),
        None => t!("tray-signed-out"),
    };
    match face.unread {
        0 => status,
        unread => format!("{status}, {}", t!("tray-unread", count = unread)),
    }
}

/// Draws the figure; that takes some milliseconds.
async fn drawn(face: Face) -> Vec<Icon> {
    let drawing = tokio::task::spawn_blocking(move || {
        let path = assets::figure_path(face.status.unwrap_or(Status::Offline), false);
        let sides = SIDES.into_iter();
        sides
            .filter_map(|side| Some(icon(&assets::rendered(path, side)?, face.unread > 0)))
            .collect()
    });
    drawing.await.unwrap_or_default()
}

/// A picture as trays want it: opacity, red, green, blue; with a dot in a corner where there is something to read.
fn icon(picture: &Picture, dot: bool) -> Icon {
    const DOT: [u8; 4] = [255, 0xe8, 0x5d, 0x10];
    let side = picture.width();
    let radius = side as f32 * 0.22;
    let centre = side as f32 - radius - 0.5;
    let mut data = Vec::with_capacity(picture.rgba().len());
    for (at, pixel) in (0_u32..).zip(picture.rgba().chunks_exact(4)) {
        let (x, y) = ((at % side) as f32, (at / side) as f32);
        match dot && (x - centre).hypot(y - centre) <= radius {
            true => data.extend(DOT),
            false => data.extend([pixel[3], pixel[0], pixel[1], pixel[2]]),
        }
    }
    // At most as large as `SIDES`.
    let side = side as i32;
    Icon {
        width: side,
        height: side,
        data,
    }
}

#[cfg(test)]
mod tests {
    use iced::futures::StreamExt as _;
    use iced::futures::channel::mpsc::channel;
    use ksni::Tray as _;

    use super::*;

    #[tokio::test]
    async fn the_figure_is_drawn_and_dotted() {
        let face = |unread| Face {
            status: Some(Status::Busy),
            unread,
        };
        let (quiet, dotted) = (drawn(face(0)).await, drawn(face(2)).await);
        assert_eq!(quiet.len(), SIDES.len());
        for (quiet, dotted) in quiet.iter().zip(&dotted) {
            assert_eq!(quiet.data.len(), (quiet.width * quiet.height * 4) as usize);
            let seen = quiet.data.chunks(4).filter(|p| p[0] > 200).count();
            assert!(seen * 4 > quiet.data.len() / 4, "there is a figure: {seen}");
            assert_ne!(quiet.data, dotted.data);
        }
    }

    #[tokio::test]
    async fn the_menu_asks_for_what_it_says() {
        let (out, mut told) = channel(9);
        let mut item = Item {
            face: Face {
                status: Some(Status::Away),
                unread: 3,
            },
            icons: Vec::new(),
            out,
            missing: Arc::default(),
        };
        assert!(item.tool_tip().description.contains('3'));
        let menu = item.menu();
        let press = |item: &mut Item, at: usize| match &menu[at] {
            MenuItem::Standard(entry) => (entry.activate)(item),
            _ => panic!("no entry"),
        };
        press(&mut item, 0);
        assert!(matches!(told.next().await, Some(Told::Open)));
        press(&mut item, 3);
        assert!(matches!(told.next().await, Some(Told::SignOut)));
        press(&mut item, 4);
        assert!(matches!(told.next().await, Some(Told::Quit)));
        let MenuItem::SubMenu(statuses) = &menu[1] else {
            panic!("no statuses")
        };
        let MenuItem::RadioGroup(group) = &statuses.submenu[0] else {
            panic!("no group")
        };
        assert_eq!(words::STATUSES[group.selected], Status::Away);
        (group.select)(&mut item, 1);
        let Some(Told::Status(status)) = told.next().await else {
            panic!("no status")
        };
        assert_eq!(status, words::STATUSES[1]);
    }
}
