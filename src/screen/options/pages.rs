//! What stands on each page.

use iced::widget::{column, container, row, rule, space, text};
use iced::{Center, Fill};

use super::desktop::desktop;
use super::look::one_of;
use super::view::{act, check, note, section, toggle};
use super::{Around, Message, Page, Setting, State};
use crate::widget::{self, Element};
use crate::{i18n, t, theme};

/// For so many days what was said may be kept; 0 for ever.
const KEEP_DAYS: [u16; 5] = [0, 30, 90, YEAR, 3 * YEAR];
/// The days of a year, near enough.
const YEAR: u16 = 365;
/// How many MiB of pictures may be kept.
const CACHE_MIB: [u16; 3] = [64, 256, 1024];

impl State {
    pub(super) fn page<'a>(&'a self, around: &Around<'a>) -> Element<'a, Message> {
        match self.page {
            Page::Appearance => self.appearance(around),
            Page::Language => language(around),
            Page::Messages => messages(around),
            Page::Sounds => self.sounds(around),
            Page::Desktop => desktop(around),
            Page::Privacy => privacy(around),
            Page::Connection => connection(around),
            Page::Keyboard => keyboard(),
            Page::About => about(),
        }
    }
}

fn messages<'a>(around: &Around<'a>) -> Element<'a, Message> {
    let messages = &around.settings.messages;
    let writing = column![
        check(
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
            messages.show_times,
            t!("options-show-times"),
            Setting::ShowTimes
        ),
        check(
            messages.emoticons,
            t!("options-emoticons"),
            Setting::Emoticons
        ),
        check(
            messages.ignore_fonts,
            t!("ignore-fonts"),
            Setting::IgnoreFonts
        ),
        check(
            messages.name_looks,
            t!("options-name-looks"),
            Setting::NameLooks
        ),
    ];
    let windows = column![
        check(messages.tabs, t!("options-tabs"), Setting::Tabs),
        check(
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

fn privacy<'a>(around: &Around<'a>) -> Element<'a, Message> {
    let typing = check(
        around.settings.messages.tell_typing,
        t!("options-tell-typing"),
        Setting::TellTyping,
    );
    let accounts = around.accounts.iter().map(|account| {
        let id = account.id.clone();
        let words = t!("options-strangers");
        let allow = toggle(account.strangers, words, move |on| {
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
            choice if choice % YEAR == 0 => t!("options-keep-years", years = choice / YEAR),
            choice => t!("options-keep-days", days = choice),
        };
        one_of(words, Setting::KeepDays(choice), choice == days)
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
        one_of(words, Setting::CacheMib(choice), choice == room)
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

fn connection<'a>(around: &Around<'a>) -> Element<'a, Message> {
    let accounts = around.accounts.iter().map(|account| {
        let label = text(account.label.to_owned());
        let deed: Element<'a, Message> = match account.connectable {
            true => act(
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
    // Wherever there are such things.
    let lists = [
        (t!("key-home"), t!("key-home-what")),
        (t!("key-choice"), t!("key-choice-what")),
        (t!("key-sides"), t!("key-sides-what")),
        (t!("key-arrows"), t!("key-read-what")),
    ];
    let options = [(t!("key-ctrl-page"), t!("key-ctrl-page-what"))];
    column![
        section(t!("options-keys-list"), keys(list)),
        section(t!("options-keys-conversation"), keys(conversation)),
        section(t!("options-keys-tabs"), keys(tabs)),
        section(t!("options-keys-lists"), keys(lists)),
        section(t!("options-keys-options"), keys(options)),
    ]
    .spacing(16)
    .into()
}

/// The language of the desktop, then each by its own name.
fn language<'a>(around: &Around<'a>) -> Element<'a, Message> {
    let chosen = around.settings.appearance.locale.as_deref();
    let one = |tag: Option<&str>, name: String| {
        let setting = Setting::Locale(tag.map(str::to_owned));
        one_of(name, setting, tag == chosen)
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
    let mark = widget::icon("icons/papilio", 72.0);
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
