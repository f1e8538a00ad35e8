use std::io::{BufReader, Read, Write};
use std::os::unix::net::UnixListener;
use std::sync::mpsc::{Receiver, Sender, channel};

use pulseaudio::protocol::{Command, CommandReply};

use super::super::Sound;
use super::*;

/// A sound server that keeps what it is to play, whole streams at a time.
struct NullSink {
    folder: tempfile::TempDir,
    played: Receiver<Vec<u8>>,
}

impl NullSink {
    /// `connections` are served one after the other, each for so many streams.
    fn start(connections: usize, streams: usize) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let listener = UnixListener::bind(folder.path().join("native")).expect("a socket");
        let (send, played) = channel();
        let _serving = std::thread::spawn(move || {
            for _ in 0..connections {
                let (socket, _) = listener.accept().expect("a client");
                serve(socket, streams, &send);
            }
        });
        Self { folder, played }
    }

    fn output(&self) -> Output {
        Output {
            socket: Some(self.folder.path().join("native")),
            ..Output::default()
        }
    }

    fn heard(&self) -> Vec<u8> {
        let waited = self.played.recv_timeout(Duration::from_secs(20));
        waited.expect("something is played")
    }
}

fn serve(socket: UnixStream, streams: usize, send: &Sender<Vec<u8>>) {
    let mut out = socket.try_clone().expect("a socket");
    let mut input = BufReader::new(socket);
    let (mut version, mut played, mut ended) = (protocol::MAX_VERSION, Vec::new(), 0);
    while ended < streams {
        let message = protocol::read_descriptor(&mut input).expect("a message");
        let mut payload = vec![0; message.length as usize];
        input.read_exact(&mut payload).expect("all of it");
        if message.channel != u32::MAX {
            played.extend(payload);
            continue;
        }
        let mut payload = payload.as_slice();
        let (seq, command) = Command::read_tag_prefixed(&mut payload, version).expect("a command");
        match command {
            Command::Auth(client) => {
                version = version.min(client.version);
                let welcome = protocol::AuthReply {
                    version,
                    ..protocol::AuthReply::default()
                };
                reply(&mut out, seq, &welcome, version);
            }
            Command::SetClientName(_) => {
                let named = protocol::SetClientNameReply { client_id: 1 };
                reply(&mut out, seq, &named, version);
            }
            Command::CreatePlaybackStream(wanted) => {
                let made = protocol::CreatePlaybackStreamReply {
                    channel: 7,
                    requested_bytes: 1024 * 1024,
                    sample_spec: wanted.sample_spec,
                    channel_map: wanted.channel_map,
                    buffer_attr: wanted.buffer_attr,
                    sink_name: wanted.sink_name,
                    ..protocol::CreatePlaybackStreamReply::default()
                };
                assert_eq!(wanted.sample_spec.sample_rate, RATE);
                assert_eq!(wanted.sample_spec.channels, 1);
                reply(&mut out, seq, &made, version);
            }
            Command::DrainPlaybackStream(_) => {
                protocol::write_ack_message(&mut out, seq).expect("an answer");
                send.send(std::mem::take(&mut played)).expect("a listener");
                ended += 1;
            }
            Command::DeletePlaybackStream(_) => {
                protocol::write_ack_message(&mut out, seq).expect("an answer");
            }
            other => panic!("not expected: {:?}", other.tag()),
        }
    }
}

fn reply<R: CommandReply>(out: &mut impl Write, seq: u32, reply: &R, version: u16) {
    protocol::write_reply_message(out, seq, reply, version).expect("an answer");
}

#[tokio::test]
async fn each_sound_is_heard_in_a_null_sink() {
    let sink = NullSink::start(1, Sound::ALL.len());
    let output = sink.output();
    for sound in Sound::ALL {
        let playing = output.clone().play(sound.samples(100));
        playing
            .await
            .unwrap_or_else(|why| panic!("{sound:?}: {why:?}"));
        let heard = sink.heard();
        assert_eq!(
            heard.len(),
            sound.file().len() - super::super::HEAD,
            "{sound:?}"
        );
        let loud = heard
            .chunks_exact(2)
            .map(|pair| i16::from_le_bytes(pair.try_into().expect("two")))
            .filter(|sample| sample.unsigned_abs() > 1000)
            .count();
        // More than a tenth of it is well above silence.
        assert!(loud > heard.len() / 2 / 10, "{sound:?}: {loud}");
    }
}

#[tokio::test]
async fn a_server_that_was_started_anew_is_found_again() {
    let sink = NullSink::start(2, 1);
    let output = sink.output();
    for _ in 0..2 {
        let playing = output.clone().play(Sound::Sent.samples(50));
        playing.await.expect("it plays");
        assert!(!sink.heard().is_empty());
    }
}

#[tokio::test]
async fn without_a_server_it_is_said() {
    let folder = tempfile::tempdir().expect("a folder");
    let output = Output {
        socket: Some(folder.path().join("nobody")),
        ..Output::default()
    };
    let playing = output.play(Sound::Sent.samples(50));
    assert_eq!(playing.await, Err(Trouble::NoServer));
    assert!(Trouble::NoServer.words().contains("PulseAudio"));
}
