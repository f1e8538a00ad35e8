//! What stands on each page.

use iced::widget::{button, column, container, row, rule, slider, space, svg, text};
use iced::{Center, Fill};

use super::desktop::desktop;
use super::look::one_of;
use super::view::{act, check, note, section, toggle};
use super::{Around, Message, Page, Setting, State};
use crate::sound::Sound;
use crate::widget::stops::Stops;
use crate::widget::{self, Element};
use crate::{assets, i18n, t, theme};

/// How much louder or softer a press makes it.
const VOLUME_STEP: u8 = 10;
/// For so many days what was said may be kept; 0 for ever.
const KEEP_DAYS: [u16; 5] = [0, 30, 90, 365, 1095];
/// How many MiB of pictures may be kept.
const CACHE_MIB: [u16; 3] = [64, 256, 1024];

impl State {
    pub(super) fn page<'a>(&'a self, stops: &Stops, around: &Around<'a>) -> Element<'a, Message> {
        match self.page {
            Page::Appearance => self.appearance(stops, around),
            Page::Language => language(stops, around),
            Page::Messages => messages(stops, around),
            Page::Sounds => self.sounds(stops, around),
            Page::Desktop => desktop(stops, around),
            Page::Privacy => privacy(stops, around),
            Page::Connection => connection(stops, around),
            Page::Keyboard => keyboard(),
            Page::About => about(),
        }
    }

    fn sounds<'a>(&'a self, stops: &Stops, around: &Around<'a>) -> Element<'a, Message> {
        let sounds = &around.settings.sounds;
        let volume = self.volume.unwrap_or(sounds.volume).min(100);
        let silence = around.silence.map(|why| {
            container(text(why.words()).size(11))
                .padding([4, 8])
                .width(Fill)
                .style(theme::container::info)
        });
        let heard = Sound::ALL.into_iter().filter_map(|sound| {
            let on = sound.wish(&sounds.events)?;
            let listen = Message::Listen(sound);
            let play = button(widget::icon("icons/sound", 14.0))
                .padding([2, 5])
                .style(theme::button::flat)
                .on_press(listen.clone());
            let set = move |on| Message::Set(Setting::Sound(sound, on));
            let line = row![
                toggle(stops, on, when(sound), set),
                space().width(Fill),
                stops.at(play, listen)
            ];
            Some(line.align_y(Center).into())
        });
        column![
            silence,
            check(stops, sounds.on, t!("options-sounds-on"), Setting::Sounds),
            loudness(stops, volume),
            check(
                stops,
                sounds.quiet_when_busy,
                t!("options-quiet-when-busy"),
                Setting::QuietWhenBusy
            ),
            section(t!("options-sounds-when"), column(heard).spacing(4)),
        ]
        .spacing(14)
        .into()
    }
}

/// The slider of the volume, and two buttons that do the same by keyboard.
fn loudness<'a>(stops: &Stops, volume: u8) -> Element<'a, Message> {
    let step = |words: &'static str, volume: u8| {
        let message = Message::Set(Setting::Volume(volume));
        let press = button(text(words).width(10).center())
            .padding([1, 5])
            .on_press(message.clone());
        stops.at(press, message)
    };
    row![
        text(t!("options-volume")),
        step("−", volume.saturating_sub(VOLUME_STEP)),
        slider(0..=100, volume, Message::Volume)
            .step(5u8)
            .on_release(Message::VolumeChosen)
            .width(150),
        step("+", volume.saturating_add(VOLUME_STEP).min(100)),
        text(t!("options-percent", percent = volume)),
    ]
    .spacing(8)
    .align_y(Center)
    .into()
}

fn when(sound: Sound) -> String {
    match sound {
        Sound::SignIn => t!("options-sound-sign-in"),
        Sound::Online => t!("options-sound-online"),
        Sound::Message => t!("options-sound-message"),
        Sound::Nudge => t!("options-sound-nudge"),
        Sound::Mail => t!("options-sound-mail"),
        Sound::FileDone => t!("options-sound-file-done"),
        Sound::Sent => t!("options-sound-sent"),
        Sound::Ring => t!("options-sound-ring"),
    }
}

fn messages<'a>(stops: &Stops, around: &Around<'a>) -> Element<'a, Message> {
    let messages = &around.settings.messages;
    let writing = column![
        check(
            stops,
            messages.enter_sends,
            t!("options-enter-sends"),
            Setting::EnterSends
        ),
        note(if messages.enter_sends {
            t!("options-enter-sends-what")
        } else {
            t!("options-enter-breaks-what")
        }),
    ];
    let reading = column![
        check(
            stops,
            messages.show_times,
            t!("options-show-times"),
            Setting::ShowTimes
        ),
        check(
            stops,
            messages.emoticons,
            t!("options-emoticons"),
            Setting::Emoticons
        ),
        check(
            stops,
            messages.ignore_fonts,
            t!("ignore-fonts"),
            Setting::IgnoreFonts
        ),
        check(
            stops,
            messages.name_looks,
            t!("options-name-looks"),
            Setting::NameLooks
        ),
    ];
    let windows = column![
        check(stops, messages.tabs, t!("options-tabs"), Setting::Tabs),
        check(
            stops,
            messages.attention,
            t!("options-attention"),
            Setting::Attention
        ),
    ];
    column![
        section(t!("options-conversations"), windows.spacing(7)),
        section(t!("options-writing"), writing.spacing(4)),
        section(t!("options-reading"), reading.spacing(7)),
    ]
    .spacing(18)
    .into()
}

fn privacy<'a>(stops: &Stops, around: &Around<'a>) -> Element<'a, Message> {
    let typing = check(
        stops,
        around.settings.messages.tell_typing,
        t!("options-tell-typing"),
        Setting::TellTyping,
    );
    let accounts = around.accounts.iter().map(|account| {
        let id = account.id.clone();
        let words = t!("options-strangers");
        let allow = toggle(stops, account.strangers, words, move |on| {
            Message::Strangers(id.clone(), on)
        });
        column![note(account.label.to_owned()), allow]
            .spacing(4)
            .into()
    });
    let strangers: Element<'a, Message> = match around.accounts.is_empty() {
        true => note(t!("options-strangers-signed-out")),
        false => column(accounts).spacing(10).into(),
    };
    let days = around.settings.messages.keep_days;
    let keep = KEEP_DAYS.into_iter().map(|choice| {
        let words = match choice {
            0 => t!("options-keep-always"),
            choice => t!("options-keep-days", days = choice),
        };
        one_of(stops, words, Setting::KeepDays(choice), choice == days)
    });
    let keep = column![
        row(keep).spacing(4).wrap().vertical_spacing(4),
        note(match days {
            0 => t!("options-keep-always-what"),
            _ => t!("options-keep-what"),
        }),
    ];
    let room = around.settings.messages.cache_mib;
    let cache = CACHE_MIB.into_iter().map(|choice| {
        let words = t!("options-cache-mib", mib = choice);
        one_of(stops, words, Setting::CacheMib(choice), choice == room)
    });
    let cache = column![
        row(cache).spacing(4).wrap().vertical_spacing(4),
        note(t!("options-cache-what")),
    ];
    column![
        section(t!("options-typing"), typing),
        section(t!("options-keep"), keep.spacing(4)),
        section(t!("options-cache"), cache.spacing(4)),
        section(t!("options-who"), strangers),
        section(t!("options-passwords"), note(t!("options-passwords-what"))),
    ]
    .spacing(18)
    .into()
}

fn connection<'a>(stops: &Stops, around: &Around<'a>) -> Element<'a, Message> {
    let accounts = around.accounts.iter().map(|account| {
        let label = text(account.label.to_owned());
        let deed: Element<'a, Message> = match account.connectable {
            true => act(
                stops,
                t!("options-connection-open"),
                Message::Connection(account.id.clone()),
            ),
            false => note(t!("options-connection-inside")),
        };
        row![label, space().width(Fill), deed]
            .spacing(8)
            .align_y(Center)
            .into()
    });
    let accounts: Element<'a, Message> = match around.accounts.is_empty() {
        true => note(t!("options-connection-signed-out")),
        false => column(accounts).spacing(8).into(),
    };
    column![
        section(t!("options-connection-accounts"), accounts),
        note(t!("options-connection-what")),
    ]
    .spacing(14)
    .into()
}

fn keyboard<'a>() -> Element<'a, Message> {
    let list = [
        (t!("key-type"), t!("key-type-what")),
        (t!("key-arrows"), t!("key-arrows-what")),
        (t!("key-enter"), t!("key-enter-what")),
        (t!("key-f2"), t!("key-f2-what")),
        (t!("key-delete"), t!("key-delete-what")),
        (t!("key-menu"), t!("key-menu-what")),
        (t!("key-tab"), t!("key-tab-what")),
    ];
    let conversation = [
        (t!("key-shift-enter"), t!("key-shift-enter-what")),
        (t!("key-ctrl-up"), t!("key-ctrl-up-what")),
        (t!("key-ctrl-b"), t!("key-ctrl-b-what")),
        (t!("key-ctrl-l"), t!("key-ctrl-l-what")),
        (t!("key-ctrl-c"), t!("key-ctrl-c-what")),
        (t!("key-page"), t!("key-page-what")),
        (t!("key-ctrl-f"), t!("key-ctrl-f-what")),
        (t!("key-f3"), t!("key-f3-what")),
        (t!("key-ctrl-w"), t!("key-ctrl-w-what")),
        (t!("key-escape"), t!("key-escape-what")),
    ];
    let tabs = [
        (t!("key-ctrl-tab"), t!("key-ctrl-tab-what")),
        (t!("key-ctrl-number"), t!("key-ctrl-number-what")),
        (t!("key-ctrl-shift-page"), t!("key-ctrl-shift-page-what")),
        (t!("key-menu"), t!("key-tab-menu-what")),
    ];
    let options = [(t!("key-ctrl-page"), t!("key-ctrl-page-what"))];
    column![
        section(t!("options-keys-list"), keys(list)),
        section(t!("options-keys-conversation"), keys(conversation)),
        section(t!("options-keys-tabs"), keys(tabs)),
        section(t!("options-keys-options"), keys(options)),
    ]
    .spacing(16)
    .into()
}

/// The language of the desktop, then each by its own name.
fn language<'a>(stops: &Stops, around: &Around<'a>) -> Element<'a, Message> {
    let chosen = around.settings.appearance.locale.as_deref();
    let one = |tag: Option<&str>, name: String| {
        let setting = Setting::Locale(tag.map(str::to_owned));
        one_of(stops, name, setting, tag == chosen)
    };
    let automatic = one(None, t!("language-system"));
    let named = i18n::languages().map(|known| one(Some(known.tag), known.name.to_owned()));
    let named: Vec<_> = named.collect();
    column![
        column![automatic, note(t!("options-language-what"))].spacing(4),
        row(named).spacing(4).wrap().vertical_spacing(4),
    ]
    .spacing(14)
    .into()
}

fn keys<'a>(lines: impl IntoIterator<Item = (String, String)>) -> Element<'a, Message> {
    let lines = lines.into_iter().map(|(keys, what)| {
        let cap = container(text(keys).size(11))
            .padding([1, 6])
            .style(theme::container::chosen);
        row![container(cap).width(126), container(text(what)).width(Fill)]
            .spacing(8)
            .align_y(Center)
            .into()
    });
    column(lines).spacing(4).into()
}

fn about<'a>() -> Element<'a, Message> {
    let mark = svg(assets::drawing("icons/papilio")).width(72).height(72);
    let version = t!("about-version", version = env!("CARGO_PKG_VERSION"));
    let name = text(t!("program"))
        .size(20)
        .font(widget::bold())
        .style(theme::text::heading);
    column![
        row![mark, column![name, text(version)].spacing(2)]
            .spacing(14)
            .align_y(Center),
        text(t!("about-what")),
        rule::horizontal(1),
        text(t!("about-licence")),
        note(t!("about-drawings")),
        note(t!("about-names")),
    ]
    .spacing(12)
    .into()
}
