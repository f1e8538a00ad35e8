//! The own display picture, as others are told of it.

use bytes::Bytes;
use msnp::Input;
use msnp::api::{Command, Event, Status};
use msnp::dialect::Dialect;
use msnp::io::{DiskNews, LinkId, LoadId};

use super::desk::{Desk, config};

/// Signed in, on a server that tells of pictures by themselves or only with another status.
fn online(picture_with_status: bool) -> (Desk, LinkId) {
    let mut config = config(&[Dialect::Msnp9]);
    config.quirks.picture_with_status = picture_with_status;
    let mut desk = Desk::with(config, Dialect::Msnp9);
    let ns = desk.sign_in_with(&[]);
    desk.seconds(11);
    let _ = (desk.events(), desk.lines(ns));
    (desk, ns)
}

/// Chooses a picture; the words of the lines that tell of it.
fn show(desk: &mut Desk, ns: LinkId, load: u64, words: &str) -> Vec<Vec<String>> {
    let path = Some("me.png".to_owned());
    desk.command(Command::SetDisplayPicture { path });
    let bytes = [b"\x89PNG\r\n\x1a\n", words.as_bytes()].concat();
    desk.feed(Input::Disk(DiskNews::Loaded {
        load: LoadId(load),
        result: Ok(Bytes::from(bytes)),
    }));
    let lines = desk.lines(ns).into_iter();
    lines
        .map(|line| line.split(' ').map(str::to_owned).collect())
        .collect()
}

#[test]
fn another_picture_is_told_with_the_status_as_it_is() {
    let (mut desk, ns) = online(false);
    let lines = show(&mut desk, ns, 1, "one");
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert_eq!((&*lines[0][0], &*lines[0][2]), ("CHG", "NLN"));
    assert!(lines[0][4].contains("SHA1D"), "{lines:?}");
}

#[test]
fn where_only_another_status_is_told_it_is_another_for_a_moment() {
    let (mut desk, ns) = online(true);
    let lines = show(&mut desk, ns, 1, "one");
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_eq!((&*lines[0][0], &*lines[0][2]), ("CHG", "BSY"));
    assert_eq!((&*lines[1][0], &*lines[1][2]), ("CHG", "NLN"));
    assert_eq!(lines[0][4], lines[1][4], "the same picture");
    let _ = desk.events();
    for line in &lines {
        desk.say(ns, &[&line.join(" ")]);
    }
    let told = desk.events();
    let is_busy = |event: &Event| {
        matches!(
            event,
            Event::Me {
                status: Status::Busy,
                ..
            }
        )
    };
    assert!(
        !told.iter().any(is_busy),
        "nobody chose to be busy: {told:?}"
    );
    // What is another status anyway needs no detour, and the same picture is no other one.
    let status = Status::Away;
    desk.seconds(5);
    desk.command(Command::SetStatus { status });
    let lines = desk.lines(ns);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(
        lines[0].starts_with("CHG ") && lines[0].contains(" AWY "),
        "{lines:?}"
    );
}
