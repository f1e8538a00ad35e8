//! The X server counts the time since the last input by itself (`IDLETIME` of its SYNC extension), and says when it passes
//! a number.

use std::io;
use std::os::fd::AsFd as _;

use iced::futures::SinkExt as _;
use tokio::io::Interest;
use tokio::net::UnixStream;
use x11rb::connection::Connection as _;
use x11rb::errors::{ConnectError, ConnectionError, ReplyError, ReplyOrIdError};
use x11rb::protocol::Event;
use x11rb::protocol::sync::{self, ConnectionExt as _, CreateAlarmAux, Int64, TESTTYPE, VALUETYPE};
use x11rb::rust_connection::RustConnection;

use super::{Out, Told};
use crate::services::desktop::Trouble;

/// The counter's name.
const COUNTER: &[u8] = b"IDLETIME";

/// Whether windows are shown by an X server that sees all input. One behind Wayland sees only that of its own windows.
pub(super) fn is_here() -> bool {
    let has = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    has("DISPLAY") && !has("WAYLAND_DISPLAY") && !has("WAYLAND_SOCKET")
}

/// Tells until the server goes.
pub(super) async fn serve(minutes: u16, out: &mut Out) -> Result<(), Trouble> {
    let connecting = tokio::task::spawn_blocking(|| x11rb::connect(None));
    let connected = connecting.await.map_err(|_| Trouble::NoService)?;
    let (connection, _) = connected.map_err(|error: ConnectError| failed(&error))?;
    serve_by(connection, minutes, out).await
}

async fn serve_by(connection: RustConnection, minutes: u16, out: &mut Out) -> Result<(), Trouble> {
    let server = Server::new(connection).map_err(|error| failed(&error))?;
    let wait = i64::from(minutes) * 60_000;
    let [gone, back] = server.ask(wait)?;
    let _ = out.send(Told::Works(Ok(()))).await;
    let mut is_gone = false;
    loop {
        let event = server.next().await.map_err(|error| failed(&error))?;
        let Event::SyncAlarmNotify(fired) = event else {
            continue;
        };
        if fired.alarm == gone && !is_gone {
            is_gone = true;
            let _ = out.send(Told::Gone).await;
        } else if fired.alarm == back && is_gone {
            is_gone = false;
            let _ = out.send(Told::Back).await;
        }
    }
}

struct Server {
    connection: RustConnection,
    /// The same socket, only to wait for it. It may be one of the network as well, which is waited for alike.
    wire: UnixStream,
}

impl Server {
    fn new(connection: RustConnection) -> io::Result<Self> {
        let wire = connection.stream().as_fd().try_clone_to_owned()?;
        let wire = std::os::unix::net::UnixStream::from(wire);
        wire.set_nonblocking(true)?;
        let wire = UnixStream::from_std(wire)?;
        Ok(Self { connection, wire })
    }

    async fn next(&self) -> io::Result<Event> {
        let next = || -> io::Result<Event> {
            let event = self.connection.poll_for_event();
            event
                .map_err(io::Error::other)?
                .ok_or_else(|| io::ErrorKind::WouldBlock.into())
        };
        let mut event = next();
        loop {
            match event {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                event => return event,
            }
            self.wire.readable().await?;
            event = self.wire.try_io(Interest::READABLE, next);
        }
    }

    /// Asks to be told when nothing was touched for so many milliseconds, and when something is after that.
    fn ask(&self, wait: i64) -> Result<[sync::Alarm; 2], Trouble> {
        let server = &self.connection;
        let version = server.sync_initialize(3, 1).map_err(|e| failed(&e))?;
        let _ = version.reply().map_err(|error| refused(&error))?;
        let counters = server.sync_list_system_counters().map_err(|e| failed(&e))?;
        let counters = counters.reply().map_err(|error| refused(&error))?.counters;
        let counter = counters.into_iter().find(|counter| counter.name == COUNTER);
        let counter = counter.ok_or(Trouble::NoService)?.counter;
        let alarm = |value: i64, test| {
            let id = server.generate_id().map_err(|error| match error {
                ReplyOrIdError::IdsExhausted => Trouble::NoService,
                error => failed(&error),
            })?;
            let what = CreateAlarmAux::new()
                .counter(counter)
                .value_type(VALUETYPE::ABSOLUTE)
                .value(wide(value))
                .test_type(test)
                .delta(wide(0))
                .events(1);
            server
                .sync_create_alarm(id, &what)
                .map_err(|e| failed(&e))?;
            Ok::<_, Trouble>(id)
        };
        let gone = alarm(wait, TESTTYPE::POSITIVE_TRANSITION)?;
        let back = alarm(wait - 1, TESTTYPE::NEGATIVE_TRANSITION)?;
        server.flush().map_err(|e: ConnectionError| failed(&e))?;
        Ok([gone, back])
    }
}

fn wide(value: i64) -> Int64 {
    Int64 {
        hi: (value >> 32) as i32,
        // The lower half, bit by bit.
        lo: value as u32,
    }
}

fn failed(error: &dyn std::error::Error) -> Trouble {
    Trouble::Failed(error.to_string())
}

fn refused(error: &ReplyError) -> Trouble {
    match error {
        // It has no such extension.
        ReplyError::ConnectionError(ConnectionError::UnsupportedExtension) => Trouble::NoService,
        error => failed(error),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::os::unix::net::UnixStream;

    use iced::futures::StreamExt as _;
    use iced::futures::channel::mpsc::channel;
    use x11rb::rust_connection::DefaultStream;

    use super::*;
    use crate::services::desktop::bus::within;

    const IDLETIME: u32 = 0x25;
    const SYNC: u8 = 134;
    const FIRST_EVENT: u8 = 83;

    /// What an X server says to somebody who connects: no vendor, no formats, one screen that nothing is known of.
    fn welcome() -> Vec<u8> {
        let mut body = vec![0; 32];
        body[4..8].copy_from_slice(&0x0020_0000_u32.to_le_bytes());
        body[8..12].copy_from_slice(&0x001f_ffff_u32.to_le_bytes());
        body[18..20].copy_from_slice(&u16::MAX.to_le_bytes());
        body[20] = 1;
        body.extend([0; 40]);
        let mut all = vec![1, 0, 11, 0, 0, 0];
        all.extend(((body.len() / 4) as u16).to_le_bytes());
        all.extend(body);
        all
    }

    fn reply(sequence: u16, body: &[u8]) -> Vec<u8> {
        let mut all = vec![1, 0];
        all.extend(sequence.to_le_bytes());
        let more = (body.len().max(24) - 24).div_ceil(4);
        all.extend((more as u32).to_le_bytes());
        all.extend(body);
        all.resize(32 + more * 4, 0);
        all
    }

    /// Answers until the alarms are set, and returns them: number, value, test.
    fn answer(stream: &mut UnixStream) -> std::io::Result<Vec<(u32, u32, u32)>> {
        let mut hello = [0; 12];
        stream.read_exact(&mut hello)?;
        stream.write_all(&welcome())?;
        let mut alarms = Vec::new();
        for sequence in 1.. {
            let mut head = [0; 4];
            stream.read_exact(&mut head)?;
            let len = usize::from(u16::from_le_bytes([head[2], head[3]])) * 4 - 4;
            let mut body = vec![0; len];
            stream.read_exact(&mut body)?;
            let word = |at: usize| u32::from_le_bytes(body[at..at + 4].try_into().expect("four"));
            let said = match (head[0], head[1]) {
                (98, _) => reply(sequence, &[1, SYNC, FIRST_EVENT, 0]),
                (SYNC, 0) => reply(sequence, &[3, 1]),
                (SYNC, 1) => {
                    let mut list = vec![0; 24];
                    list[0] = 1;
                    list.extend(IDLETIME.to_le_bytes());
                    list.extend([0; 8]);
                    list.extend((COUNTER.len() as u16).to_le_bytes());
                    list.extend(COUNTER);
                    reply(sequence, &list)
                }
                (SYNC, 8) => {
                    assert_eq!(word(8), IDLETIME);
                    // After the number and the mask: counter, kind of value, high and low half of it, test.
                    alarms.push((word(0), word(20), word(24)));
                    Vec::new()
                }
                other => panic!("nobody asked for {other:?}"),
            };
            stream.write_all(&said)?;
            if alarms.len() == 2 {
                break;
            }
        }
        Ok(alarms)
    }

    fn fired(alarm: u32) -> [u8; 32] {
        let mut event = [0; 32];
        event[0] = FIRST_EVENT + 1;
        // After the fifth request.
        event[2] = 5;
        event[4..8].copy_from_slice(&alarm.to_le_bytes());
        event
    }

    async fn somebody_goes_and_comes() {
        let (ours, mut theirs) = UnixStream::pair().expect("a pair");
        let (end, ended) = std::sync::mpsc::channel::<()>();
        let server = std::thread::spawn(move || {
            let alarms = answer(&mut theirs).expect("somebody asks");
            let [(gone, wait, rises), (back, touched, falls)] = alarms[..] else {
                panic!("two alarms");
            };
            assert_eq!((wait, touched), (7 * 60_000, 7 * 60_000 - 1));
            assert_eq!((rises, falls), (0, 1));
            // What is told twice, or is not ours, means nothing.
            for alarm in [9, back, gone, gone, back, gone] {
                theirs.write_all(&fired(alarm)).expect("somebody listens");
            }
            let _ = ended.recv();
        });
        let (mut out, mut told) = channel(9);
        let (ours, _) = DefaultStream::from_unix_stream(ours).expect("a stream");
        let connecting = move || RustConnection::connect_to_stream(ours, 0);
        let connection = tokio::task::spawn_blocking(connecting).await;
        let connection = connection.expect("it ran").expect("it is welcome");
        let served = tokio::spawn(async move { serve_by(connection, 7, &mut out).await });
        for expected in [Told::Works(Ok(())), Told::Gone, Told::Back, Told::Gone] {
            assert_eq!(told.next().await, Some(expected));
        }
        drop(end);
        server.join().expect("all is as it should be");
        let ended = served.await.expect("it ran");
        assert!(matches!(ended, Err(Trouble::Failed(_))), "{ended:?}");
    }

    #[tokio::test]
    async fn the_x_server_counts_the_minutes() {
        within(somebody_goes_and_comes()).await;
    }
}
