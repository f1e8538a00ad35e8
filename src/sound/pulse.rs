//! Sounds through PulseAudio, or PipeWire that speaks as it does.

use std::io::{Cursor, Read as _};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pulseaudio::protocol::{self, ChannelMap, Prop, Props, SampleFormat, SampleSpec};
use pulseaudio::{AsPlaybackSource as _, Client, ClientError};

use super::{RATE, Trouble};

/// Whoever does not answer within this time plays nothing.
const PATIENCE: Duration = Duration::from_secs(2);

/// No sound takes longer than this.
const LONGEST: Duration = Duration::from_secs(10);

/// The sound server of the desktop, found when the first sound is to be heard. Clones share one connection: its thread
/// lives until the server is gone.
#[derive(Clone, Debug, Default)]
pub struct Output {
    client: Arc<Mutex<Option<Client>>>,
    /// Where the server listens, instead of where the environment says.
    socket: Option<PathBuf>,
}

impl Output {
    /// Plays samples to their end.
    pub async fn play(self, samples: Vec<u8>) -> Result<(), Trouble> {
        if let Some(client) = self.known() {
            match play_on(&client, samples.clone()).await {
                // The server was started anew since.
                Err(ClientError::Disconnected) => self.keep(None),
                done => return done.map_err(|error| refused(&error)),
            }
        }
        let socket = self.socket.clone();
        let connecting = tokio::task::spawn_blocking(move || connect(socket));
        let client = connecting
            .await
            .map_err(|error| Trouble::Refused(error.to_string()))??;
        self.keep(Some(client.clone()));
        let done = play_on(&client, samples).await;
        done.map_err(|error| refused(&error))
    }

    fn known(&self) -> Option<Client> {
        // A client is whole or not there, whatever happened to another thread.
        let kept = self.client.lock().unwrap_or_else(PoisonError::into_inner);
        kept.clone()
    }

    fn keep(&self, client: Option<Client>) {
        *self.client.lock().unwrap_or_else(PoisonError::into_inner) = client;
    }
}

/// May block.
fn connect(socket: Option<PathBuf>) -> Result<Client, Trouble> {
    let path = socket.or_else(pulseaudio::socket_path_from_env);
    let path = path.ok_or(Trouble::NoServer)?;
    let cookie = pulseaudio::cookie_path_from_env().and_then(|path| std::fs::read(path).ok());
    let socket = UnixStream::connect(path).map_err(|error| {
        tracing::info!(%error, "no sound server");
        Trouble::NoServer
    })?;
    let limited = socket
        .set_read_timeout(Some(PATIENCE))
        .and_then(|()| socket.set_write_timeout(Some(PATIENCE)));
    limited.map_err(|error| Trouble::Refused(error.to_string()))?;
    Client::new_unix(c"Papilio", socket, cookie).map_err(|error| refused(&error))
}

async fn play_on(client: &Client, samples: Vec<u8>) -> Result<(), ClientError> {
    let mut props = Props::new();
    props.set(Prop::MediaRole, c"event");
    let params = protocol::PlaybackStreamParams {
        sample_spec: SampleSpec {
            format: SampleFormat::S16Le,
            channels: 1,
            sample_rate: RATE,
        },
        channel_map: ChannelMap::mono(),
        sink_name: Some(protocol::DEFAULT_SINK.to_owned()),
        props,
        ..protocol::PlaybackStreamParams::default()
    };
    let playing = async {
        let mut left = Cursor::new(samples);
        // Reading from memory does not fail; what is not read is the end.
        let source = move |room: &mut [u8]| left.read(room).unwrap_or(0);
        let source = source.as_playback_source();
        let stream = client.create_playback_stream(params, source).await?;
        stream.play_all().await
    };
    let done = tokio::time::timeout(LONGEST, playing).await;
    done.unwrap_or_else(|_| Err(std::io::Error::from(std::io::ErrorKind::TimedOut).into()))
}

fn refused(error: &ClientError) -> Trouble {
    Trouble::Refused(error.to_string())
}

#[cfg(test)]
mod tests;
