//! How long things take where only the way takes time: on the clock of the test, so that the machine does not matter.

use std::time::Duration;

use msnp::api::{Address, Command, ConversationId, Event};
use msnp::dialect::Dialect;

use crate::files::noise;
use crate::town::{ALICE, BOB, Town};
use crate::weather::Weather;

fn has_picture(town: &Town) -> bool {
    let mut events = town.people[1].events.iter();
    events.any(|event| matches!(event, Event::Picture { .. }))
}

#[test]
fn a_picture_of_100_kb_comes_in_time_where_the_server_answers_after_40_ms() {
    for dialect in [Dialect::Msnp12, Dialect::Msnp18] {
        let mut town = Town::pair(dialect, dialect);
        let picture = [&b"\x89PNG\r\n\x1a\n"[..], &noise(100_000)].concat();
        town.people[0].disk.files.insert("me".into(), picture);
        let path = Some("me".to_owned());
        town.command(0, Command::SetDisplayPicture { path });
        town.until("it is there", has_picture);
        // They talk, and it is asked for again.
        let to = ConversationId::new(BOB);
        let text = "hello".to_owned();
        let format = Default::default();
        let id = None;
        town.command(
            0,
            Command::SendText {
                to,
                text,
                format,
                id,
            },
        );
        town.pass(Duration::from_secs(5));
        town.people[1].disk.objects.clear();
        town.people[1].events.clear();
        let slow = Duration::from_millis(20);
        town.let_it_blow(Weather::new(1, (slow, slow), Duration::ZERO));
        let start = town.now.mono;
        let email = Address::new(ALICE);
        town.command(1, Command::FetchPicture { email, path: None });
        town.until("it is there again", has_picture);
        let took = town.now.mono - start;
        println!("{dialect}: {took:?}");
        assert!(took <= Duration::from_millis(600), "{dialect}: {took:?}");
    }
}
