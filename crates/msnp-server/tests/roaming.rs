//! What one place sets, another finds: client and network together, on a clock of their own.

use std::time::{Duration, Instant, UNIX_EPOCH};

use msnp::api::{Command, LinkState, Status};
use msnp::auth::Secret;
use msnp::client::{Client, Config, Services};
use msnp::dialect::Dialect;
use msnp::io::{CloseReason, Endpoint, LinkId, Now};
use msnp_server::{AccountSpec, Behaviour, Input, Output, WebRequest, World, WorldConfig};

const ALICE: &str = "alice@example.com";
const HTTP: &str = "http://127.0.0.1:8080";

struct Net {
    world: World,
    now: Now,
    links: u64,
}

/// A program on one computer, which remembers nothing of other runs.
struct Place {
    client: Client,
    /// Its connection, by its number and that of the network.
    link: Option<(LinkId, LinkId)>,
}

impl Net {
    fn new(behaviour: Behaviour) -> Self {
        let now = Now {
            mono: Instant::now(),
            wall: UNIX_EPOCH + Duration::from_secs(1_114_307_864),
        };
        let config = WorldConfig {
            address: Endpoint {
                host: "127.0.0.1".to_owned(),
                port: 1863,
            },
            http: HTTP.to_owned(),
            dialects: Dialect::FINISHED.to_vec(),
            behaviour,
        };
        let mut world = World::new(config, 7);
        let spec = AccountSpec {
            address: ALICE.to_owned(),
            password: "secret".to_owned(),
            ..AccountSpec::default()
        };
        world.add_account(spec, now).expect("a free address");
        Self {
            world,
            now,
            links: 0,
        }
    }

    fn sign_in(&mut self, dialect: Dialect) -> Place {
        let services = [
            "RST.srf",
            "abservice/abservice.asmx",
            "abservice/SharingService.asmx",
            "storageservice/SchematizedStore.asmx",
        ];
        let [rst, address_book, sharing, storage] =
            services.map(|path| Some(format!("{HTTP}/{path}")));
        let config = Config {
            dialects: vec![dialect],
            allow_plain: true,
            services: Services {
                rst,
                address_book,
                sharing,
                storage,
                ..Services::default()
            },
            ..Config::new(ALICE, Secret::new("secret"), "127.0.0.1:1863")
        };
        let mut place = Place {
            client: Client::new(config, self.now),
            link: None,
        };
        let status = Status::Online;
        self.command(&mut place, Command::SignIn { status });
        self.pass(&mut place, 10);
        assert_eq!(
            place.client.snapshot().state,
            LinkState::Online,
            "{dialect}"
        );
        place
    }

    fn command(&mut self, place: &mut Place, command: Command) {
        self.tell(place, msnp::Input::Command(command));
        self.settle(place);
    }

    fn pass(&mut self, place: &mut Place, seconds: u64) {
        for _ in 0..seconds {
            self.now = self.now.after(Duration::from_secs(1));
            self.world.handle(Input::Tick, self.now);
            self.tell(place, msnp::Input::Tick);
            self.settle(place);
        }
    }

    fn tell(&mut self, place: &mut Place, input: msnp::Input) {
        place.client.handle(input, self.now);
    }

    /// Both do what there is to do.
    fn settle(&mut self, place: &mut Place) {
        for _ in 0..1_000 {
            let told = self.client_does(place) | self.world_does(place);
            if !told {
                return;
            }
        }
        panic!("somebody always has something to do");
    }

    fn client_does(&mut self, place: &mut Place) -> bool {
        let mut inputs = Vec::new();
        let mut busy = false;
        while let Some(output) = place.client.poll(self.now) {
            match output {
                msnp::Output::Connect { link, .. } => {
                    self.links += 1;
                    let outer = LinkId(self.links);
                    place.link = Some((link, outer));
                    self.world.handle(Input::Accepted { link: outer }, self.now);
                    inputs.push(msnp::Input::Connected { link });
                }
                msnp::Output::Send { bytes, .. } => {
                    if let Some((_, link)) = place.link {
                        self.world.handle(Input::Received { link, bytes }, self.now);
                        busy = true;
                    }
                }
                msnp::Output::Close { .. } => {
                    if let Some((_, link)) = place.link.take() {
                        self.world.handle(Input::Closed { link }, self.now);
                    }
                }
                msnp::Output::Request(request) => {
                    let asked = WebRequest::of(&request, HTTP).expect("it is for this network");
                    inputs.push(msnp::Input::Reply {
                        id: request.id,
                        result: Ok(self.world.web(&asked, self.now)),
                    });
                }
                msnp::Output::Keep { seq, .. } => inputs.push(msnp::Input::Kept { seq }),
                msnp::Output::Wait(_) => break,
                _ => {}
            }
        }
        busy |= !inputs.is_empty();
        for input in inputs {
            self.tell(place, input);
        }
        busy
    }

    fn world_does(&mut self, place: &mut Place) -> bool {
        let mut inputs = Vec::new();
        while let Some(output) = self.world.poll(self.now) {
            match (output, place.link) {
                (Output::Send { bytes, .. }, Some((link, _))) => {
                    inputs.push(msnp::Input::Received { link, bytes });
                }
                (Output::Close { .. }, Some((link, _))) => {
                    place.link = None;
                    let reason = CloseReason::Peer;
                    inputs.push(msnp::Input::Closed { link, reason });
                }
                (Output::Wait(_), _) => break,
                _ => {}
            }
        }
        let busy = !inputs.is_empty();
        for input in inputs {
            self.tell(place, input);
        }
        busy
    }
}

#[test]
fn the_name_and_message_set_at_one_place_are_found_at_the_next() {
    for dialect in [Dialect::Msnp15, Dialect::Msnp18] {
        let mut net = Net::new(Behaviour {
            made_profiles: true,
            ..Behaviour::default()
        });
        let mut first = net.sign_in(dialect);
        net.command(
            &mut first,
            Command::SetDisplayName {
                name: "Alice at home".to_owned(),
            },
        );
        net.command(
            &mut first,
            Command::SetPersonalMessage {
                text: "gone fishing".to_owned(),
            },
        );
        net.pass(&mut first, 30);
        net.command(&mut first, Command::SignOut);
        net.pass(&mut first, 5);
        assert_eq!(first.client.snapshot().state, LinkState::Disconnected);

        let mut second = net.sign_in(dialect);
        net.pass(&mut second, 10);
        let me = second.client.snapshot().me;
        assert_eq!(
            (me.display_name.as_str(), me.personal_message.as_str()),
            ("Alice at home", "gone fishing"),
            "{dialect}"
        );
    }
}
