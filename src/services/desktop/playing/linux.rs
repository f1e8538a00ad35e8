//! The players of a Linux desktop: each has a name below `org.mpris.MediaPlayer2` on the message bus.

use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

use iced::futures::{SinkExt as _, StreamExt as _};
use zbus::fdo::DBusProxy;
use zbus::zvariant::{OwnedValue, Value};
use zbus::{Connection, MatchRule, MessageStream};

use super::{Out, Piece, Told};
use crate::services::desktop::Trouble;

const NAMES: &str = "org.mpris.MediaPlayer2";
const PATH: &str = "/org/mpris/MediaPlayer2";
const PLAYER: &str = "org.mpris.MediaPlayer2.Player";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

/// A player that does not answer is not waited for longer.
const PATIENCE: Duration = Duration::from_secs(5);

/// More players than these are not looked at.
const MOST: usize = 32;

/// The longest title or name of an artist, in characters.
const LONGEST: usize = 200;

pub(super) async fn serve(out: &mut Out) -> Result<(), Trouble> {
    let connecting = tokio::time::timeout(PATIENCE, Connection::session());
    let bus = connecting.await.map_err(|_| Trouble::NoBus)??;
    Ok(serve_on(&bus, out).await?)
}

pub(super) async fn serve_on(bus: &Connection, out: &mut Out) -> zbus::Result<()> {
    let signal = || MatchRule::builder().msg_type(zbus::message::Type::Signal);
    let changed = signal()
        .path(PATH)?
        .interface(PROPERTIES)?
        .member("PropertiesChanged")?
        .arg(0, PLAYER)?
        .build();
    let owned = signal()
        .sender("org.freedesktop.DBus")?
        .interface("org.freedesktop.DBus")?
        .member("NameOwnerChanged")?
        .arg0ns(NAMES)?
        .build();
    let mut changed = MessageStream::for_match_rule(changed, bus, None).await?;
    let mut owned = MessageStream::for_match_rule(owned, bus, None).await?;
    let mut players = Players::default();
    let desk = DBusProxy::new(bus).await?;
    for name in desk.list_names().await? {
        if name.as_str().starts_with(NAMES)
            && let Ok(owner) = desk.get_name_owner(name.as_ref()).await
        {
            players.look(bus, owner.as_str()).await;
        }
    }
    let _ = out.send(Told::Works(Ok(()))).await;
    let mut told = None;
    loop {
        let playing = players.playing();
        if told != playing {
            told.clone_from(&playing);
            if out.send(Told::Playing(playing)).await.is_err() {
                return Ok(());
            }
        }
        tokio::select! {
            news = changed.next() => match news {
                Some(news) => {
                    let news = news?;
                    let header = news.header();
                    let read = news.body().deserialize::<(String, Properties, Vec<String>)>();
                    if let (Some(sender), Ok((_, properties, _))) = (header.sender(), read) {
                        players.changed(sender.as_str(), &properties);
                    }
                }
                None => return Ok(()),
            },
            news = owned.next() => match news {
                Some(news) => {
                    let read = news?.body().deserialize::<(String, String, String)>();
                    if let Ok((_, old, new)) = read {
                        let _ = players.0.remove(&old);
                        if !new.is_empty() {
                            players.look(bus, &new).await;
                        }
                    }
                }
                None => return Ok(()),
            },
        }
    }
}

type Properties = HashMap<String, OwnedValue>;

/// The players, by their unique names on the bus.
#[derive(Debug, Default)]
struct Players(BTreeMap<String, Player>);

#[derive(Debug, Default)]
struct Player {
    plays: bool,
    piece: Option<Piece>,
}

impl Players {
    /// What plays; of several, one that goes on being the one.
    fn playing(&self) -> Option<Piece> {
        let playing = self.0.values().filter(|player| player.plays);
        playing.filter_map(|player| player.piece.clone()).next()
    }

    /// Asks a player that was not known how it is.
    async fn look(&mut self, bus: &Connection, player: &str) {
        let asking = bus.call_method(Some(player), PATH, Some(PROPERTIES), "GetAll", &PLAYER);
        if let Ok(Ok(answer)) = tokio::time::timeout(PATIENCE, asking).await
            && let Ok(properties) = answer.body().deserialize::<Properties>()
        {
            self.changed(player, &properties);
        }
    }

    fn changed(&mut self, player: &str, properties: &Properties) {
        if self.0.len() >= MOST && !self.0.contains_key(player) {
            return;
        }
        let player = self.0.entry(player.to_owned()).or_default();
        if let Some(status) = properties.get("PlaybackStatus") {
            player.plays = <&str>::try_from(status).is_ok_and(|status| status == "Playing");
        }
        if let Some(metadata) = properties.get("Metadata") {
            player.piece = piece(metadata);
        }
    }
}

/// The piece that is described; `None` where it has no title.
fn piece(metadata: &Value<'_>) -> Option<Piece> {
    let Value::Dict(metadata) = metadata else {
        return None;
    };
    let value = |key: &str| {
        let mut all = metadata.iter();
        all.find_map(|(name, value)| (*name == Value::from(key)).then_some(value))
    };
    let title = words(value("xesam:title")?)?;
    let artist = match value("xesam:artist") {
        Some(artist) => artists(artist),
        None => String::new(),
    };
    Some(Piece { title, artist })
}

/// Who plays: a list of names, or one.
fn artists(value: &Value<'_>) -> String {
    match value {
        Value::Value(inner) => artists(inner),
        Value::Array(names) => {
            let names: Vec<_> = names.iter().take(4).filter_map(words).collect();
            names.join(", ")
        }
        name => words(name).unwrap_or_default(),
    }
}

/// A text, short and in one line; `None` where there is none.
fn words(value: &Value<'_>) -> Option<String> {
    match value {
        Value::Value(inner) => words(inner),
        Value::Str(text) => {
            let text: String = text
                .trim()
                .chars()
                .map(|c| if c.is_control() { ' ' } else { c })
                .take(LONGEST)
                .collect();
            (!text.is_empty()).then_some(text)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use iced::futures::channel::mpsc::channel;

    use super::*;
    use crate::services::desktop::bus::{Bus, within};

    struct Radio(&'static str, &'static str);

    #[zbus::interface(name = "org.mpris.MediaPlayer2.Player")]
    impl Radio {
        #[zbus(property)]
        fn playback_status(&self) -> &str {
            self.0
        }

        #[zbus(property)]
        fn metadata(&self) -> HashMap<&str, Value<'_>> {
            HashMap::from([
                ("xesam:title", Value::from(self.1)),
                ("xesam:artist", Value::from(vec!["Carol", "Dave"])),
            ])
        }
    }

    fn piece(title: &str) -> Told {
        Told::Playing(Some(Piece {
            title: title.to_owned(),
            artist: "Carol, Dave".to_owned(),
        }))
    }

    async fn a_radio_plays() {
        let Some(bus) = Bus::start() else {
            return;
        };
        let radio = bus.join().await;
        let server = radio.object_server();
        let added = server.at(PATH, Radio("Playing", "One")).await;
        assert!(added.expect("a radio"));
        let name = "org.mpris.MediaPlayer2.radio";
        radio.request_name(name).await.expect("its name");
        let ours = bus.join().await;
        let (mut out, mut told) = channel(9);
        drop(tokio::spawn(async move { serve_on(&ours, &mut out).await }));
        assert_eq!(told.next().await, Some(Told::Works(Ok(()))));
        assert_eq!(told.next().await, Some(piece("One")), "it played already");
        let played = server.interface::<_, Radio>(PATH).await.expect("a radio");
        let emitter = played.signal_emitter();
        played.get_mut().await.1 = "Two";
        let radio_now = played.get().await;
        let changed = radio_now.metadata_changed(emitter);
        changed.await.expect("it is told");
        drop(radio_now);
        assert_eq!(told.next().await, Some(piece("Two")));
        played.get_mut().await.0 = "Paused";
        let radio_now = played.get().await;
        let changed = radio_now.playback_status_changed(emitter);
        changed.await.expect("it is told");
        drop(radio_now);
        assert_eq!(told.next().await, Some(Told::Playing(None)));
        played.get_mut().await.0 = "Playing";
        let radio_now = played.get().await;
        let changed = radio_now.playback_status_changed(emitter);
        changed.await.expect("it is told");
        drop(radio_now);
        assert_eq!(told.next().await, Some(piece("Two")));
        let _ = radio.release_name(name).await.expect("it ends");
        assert_eq!(told.next().await, Some(Told::Playing(None)), "it is gone");
    }

    #[tokio::test]
    async fn what_a_player_plays_is_told_until_it_stops_or_goes() {
        within(a_radio_plays()).await;
    }

    #[test]
    fn a_piece_without_a_title_is_none_and_a_long_one_is_cut() {
        let described = |title: &str| {
            let metadata = HashMap::from([("xesam:title", Value::from(title))]);
            super::piece(&Value::from(metadata))
        };
        assert_eq!(described(" \n"), None);
        let long = described(&"x".repeat(1000)).expect("a piece");
        assert_eq!(long.title.len(), LONGEST);
        assert_eq!(super::piece(&Value::from(7)), None);
        let odd = described("a\nb").expect("a piece");
        assert_eq!(odd.title, "a b");
    }
}
