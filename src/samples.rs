//! People and screens for tests.

use std::path::PathBuf;
use std::time::{Duration, SystemTime};

use iced::advanced::renderer::Headless;
use iced::{Renderer, Settings, Size};
use iced_test::Simulator;
use msnp::api::{
    AccountId, Address, Event, GroupId, LinkState, Lists, MediaInfo, MediaKind, Status, TimedEvent,
};

use crate::i18n;
use crate::session::{Session, Sessions};
use crate::theme::Scheme;
use crate::theme::Theme;
use crate::widget::focus::walker;
use crate::widget::{Element, mirror};

/// Alice, signed in, with a few friends.
pub fn alice() -> Session {
    let mut session = signed_in("alice@example.com", "Alice in Lisbon");
    let people = [
        (
            "bob@example.net",
            "Bob",
            "Favourites",
            Status::Online,
            "learning Rust, ask me anything",
        ),
        (
            "carol@example.com",
            "Carol",
            "Favourites",
            Status::Away,
            "back at 5",
        ),
        ("dave@example.net", "Dave", "Friends", Status::Busy, ""),
        (
            "erin@example.com",
            "Erin",
            "Friends",
            Status::Online,
            "new photos!",
        ),
        (
            "francois@example.net",
            "François",
            "Friends",
            Status::Online,
            "",
        ),
        (
            "grace@example.com",
            "Grace",
            "Friends",
            Status::Offline,
            "gone fishing",
        ),
        ("heidi@example.net", "Heidi", "Family", Status::Offline, ""),
        ("ivan@example.com", "Иван", "Family", Status::Offline, ""),
        (
            "layla@example.net",
            "ليلى",
            "Friends",
            Status::Away,
            "مرحبا",
        ),
        (
            "yamada@example.net",
            "山田さん",
            "Friends",
            Status::Offline,
            "",
        ),
    ];
    for (number, name) in ["Favourites", "Friends", "Family"].into_iter().enumerate() {
        apply(
            &mut session,
            Event::Group {
                group: GroupId::new(&number.to_string()),
                name: name.to_owned(),
                removed: false,
            },
        );
    }
    for (email, name, group, status, said) in people {
        contact(&mut session, email, name, &[group]);
        presence(&mut session, email, status);
        apply(
            &mut session,
            Event::PersonalMessage {
                email: Address::new(email),
                text: said.to_owned(),
                media: (name == "François").then(|| MediaInfo {
                    kind: MediaKind::Music,
                    text: "Air – La femme d’argent".to_owned(),
                }),
            },
        );
    }
    session
}

/// Alice, and Bob at another server, who has friends of his own; Carol is on both lists.
pub fn two() -> Vec<Session> {
    let mut alice = alice();
    let mut bob = signed_in("bob@example.net", "Bob at work");
    for (number, name) in ["Friends", "Work"].into_iter().enumerate() {
        let group = Event::Group {
            group: GroupId::new(&number.to_string()),
            name: name.to_owned(),
            removed: false,
        };
        apply(&mut bob, group);
    }
    for (email, name, group, status) in [
        ("carol@example.com", "Carol", "Friends", Status::Busy),
        ("mallory@example.net", "Mallory", "Work", Status::Online),
        ("peggy@example.com", "Peggy", "Work", Status::Away),
        ("victor@example.com", "Victor", "Friends", Status::Offline),
    ] {
        contact(&mut bob, email, name, &[group]);
        presence(&mut bob, email, status);
    }
    bob.me.status = Status::Busy;
    bob.me.personal_message = "in a meeting".to_owned();
    bob.scheme = Scheme::Ember;
    for session in [&mut alice, &mut bob] {
        session.label = Some(session.me.address.to_string());
    }
    vec![alice, bob]
}

impl Sessions for Session {
    fn session(&self, account: &AccountId) -> Option<&Session> {
        (self.account == *account).then_some(self)
    }

    fn session_mut(&mut self, account: &AccountId) -> Option<&mut Session> {
        (self.account == *account).then_some(self)
    }

    fn all(&self) -> Vec<&Session> {
        vec![self]
    }
}

impl Sessions for Vec<Session> {
    fn session(&self, account: &AccountId) -> Option<&Session> {
        self.iter().find(|known| known.account == *account)
    }

    fn session_mut(&mut self, account: &AccountId) -> Option<&mut Session> {
        self.iter_mut().find(|known| known.account == *account)
    }

    fn all(&self) -> Vec<&Session> {
        self.iter().collect()
    }
}

/// An account that just signed in, with nobody on its list.
pub fn signed_in(email: &str, name: &str) -> Session {
    let address = Address::new(email);
    let mut session = Session::new(AccountId::new(&format!("{email}/test")), address.clone());
    apply(
        &mut session,
        Event::SignedIn {
            email: address,
            display_name: name.to_owned(),
            dialect: "MSNP12".to_owned(),
        },
    );
    apply(
        &mut session,
        Event::Me {
            display_name: name.to_owned(),
            status: Status::Online,
            personal_message: String::new(),
            media: None,
            allow_strangers: true,
            phones: Default::default(),
            mobile_paging: false,
            picture_sha1d: None,
        },
    );
    apply(
        &mut session,
        Event::State {
            state: LinkState::Online,
            detail: None,
        },
    );
    session
}

pub fn contact(session: &mut Session, email: &str, name: &str, groups: &[&str]) {
    apply(
        session,
        Event::Contact {
            email: Address::new(email),
            display_name: name.to_owned(),
            groups: groups.iter().map(|g| (*g).to_owned()).collect(),
            lists: Lists::from_bits(1 | 2),
            details: Default::default(),
            removed: false,
        },
    );
}

pub fn presence(session: &mut Session, email: &str, status: Status) {
    apply(
        session,
        Event::Presence {
            email: Address::new(email),
            status,
            display_name: String::new(),
            capabilities: 0,
            picture_sha1d: None,
        },
    );
}

pub fn apply(session: &mut Session, event: Event) {
    session.apply(TimedEvent { wall: now(), event });
}

/// A moment in November 2026.
pub fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_795_359_840)
}

/// So long after it is another day.
pub const DAY: Duration = Duration::from_secs(86_400);

/// A picture file of one colour, wider than high.
pub fn photo(color: [u8; 4]) -> Vec<u8> {
    let mut file = std::io::Cursor::new(Vec::new());
    image::RgbaImage::from_pixel(300, 120, image::Rgba(color))
        .write_to(&mut file, image::ImageFormat::Png)
        .expect("it is a picture");
    file.into_inner()
}

/// A screen, without a display.
pub fn simulate<'a, Message: 'a>(
    size: (f32, f32),
    view: Element<'a, Message>,
) -> Simulator<'a, Message, Theme> {
    let settings = Settings {
        default_font: crate::fonts::interface(),
        default_text_size: crate::fonts::SIZE.into(),
        ..Settings::default()
    };
    Simulator::with_size(settings, Size::new(size.0, size.1), walker(mirror(view)))
}

/// What draws without a display.
pub fn renderer() -> Renderer {
    let size = crate::fonts::SIZE.into();
    let headless = <Renderer as Headless>::new(crate::fonts::interface(), size, None);
    iced::futures::executor::block_on(headless).expect("it needs no display")
}

/// The theme of pictures for review: that of `PAPILIO_THEME`, else the usual one; and what their names end in, with the
/// language that `PAPILIO_LANG` names.
pub fn theme() -> (Theme, String) {
    let wanted = std::env::var("PAPILIO_THEME").ok();
    let (theme, mut end) = wanted
        .and_then(|name| Some((Theme::named(&name)?, format!("-{name}"))))
        .unwrap_or_default();
    let language = i18n::language();
    if language.tag != "en" {
        end = format!("{end}-{}", language.tag);
    }
    (theme, end)
}

/// Renders a screen to `target/screenshots/<name>.png`, two pixels for one.
pub fn picture<'a, Message: 'a>(
    name: &str,
    size: (f32, f32),
    view: Element<'a, Message>,
) -> image::RgbaImage {
    picture_in(name, size, view, &theme().0)
}

/// The same in these colours of the theme.
pub fn picture_in<'a, Message: 'a>(
    name: &str,
    size: (f32, f32),
    view: Element<'a, Message>,
    theme: &Theme,
) -> image::RgbaImage {
    let drawn = save(name, &mut simulate(size, view), theme);
    assert_eq!(drawn.width(), (size.0 * 2.0) as u32);
    drawn
}

/// The same of a screen that was used.
pub fn save<Message>(
    name: &str,
    ui: &mut Simulator<'_, Message, Theme>,
    theme: &Theme,
) -> image::RgbaImage {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    let (_, end) = self::theme();
    let name = &format!("{name}{end}");
    let shot = ui.snapshot(theme).expect("it renders");
    let path = folder.join(format!("{name}-tiny-skia.png"));
    let _ = std::fs::remove_file(&path);
    assert!(
        shot.matches_image(folder.join(name))
            .expect("it is written"),
        "a file that is not there is written"
    );
    let drawn = image::open(&path).expect("it is a picture").into_rgba8();
    let first = drawn.get_pixel(0, 0);
    assert!(
        drawn.pixels().any(|pixel| pixel != first),
        "something is drawn"
    );
    std::fs::rename(&path, folder.join(format!("{name}.png"))).expect("it has a plain name");
    drawn
}
