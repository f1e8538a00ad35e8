//! Who is on the network, and what network it is.

use std::time::Duration;

use msnp::api::Lists;
use msnp::dialect::{Dialect, Quirks};
use msnp::gateway::GatewayUse;
use msnp::io::{Endpoint, Now};
use msnp_server::{AccountSpec, Behaviour, World, WorldConfig};
use rand::Rng;
use rand::rngs::StdRng;

use crate::person::{Habits, PASSWORD, Person};
use crate::web::BASE;

/// With so many people one account is at two places.
const SHARED: usize = 3;

/// How many others somebody has on the list, at most.
const KNOWN: f64 = 40.0;
/// With more people somebody would always be away for a new ticket, and all never be seen at rest.
const MANY: usize = 20;

fn behaviour(rng: &mut StdRng) -> Behaviour {
    let slow = rng.random_ratio(1, 3);
    let web = |behaviour| Behaviour {
        service_delay: slow.then_some((Duration::ZERO, Duration::from_secs(8))),
        ..behaviour
    };
    if rng.random_ratio(1, 4) {
        return web(Behaviour::escargot());
    }
    web(Behaviour {
        login_redirects: rng.random_range(0..3),
        dispatch: rng.random(),
        challenges: rng
            .random_ratio(2, 3)
            .then_some((Duration::from_secs(5), Duration::from_secs(120))),
        status_interval: rng.random_ratio(1, 3).then_some(Duration::from_secs(2)),
        join_before_roster: rng.random(),
        trailing_blank: rng.random(),
        plain_names: rng.random(),
        switchboard_idle: rng.random::<bool>().then_some(Duration::from_secs(60)),
        address_book_notes: rng.random(),
        sso_ticket_life: Duration::from_secs([180, 8 * 3600][rng.random_range(0..2)]),
        book_is_made: rng.random(),
        full_sync_only: rng.random_ratio(1, 3),
        text_membership_ids: rng.random(),
        echo_own_presence: rng.random(),
        escaped_metadata: rng.random(),
        no_empty_operations: rng.random(),
        offline_rate: [5, 30][rng.random_range(0..2)],
        made_profiles: rng.random(),
        steady_gateway_ids: rng.random_ratio(1, 3),
        no_long_poll: rng.random(),
        lost_polls: rng.random_range(0..2),
        cut_gateway: rng.random_ratio(1, 3).then(|| rng.random_range(300..3000)),
        strange_elements: rng.random_ratio(1, 4),
        other_letter_case: rng.random_ratio(1, 4),
        ..Behaviour::original()
    })
}

/// A network, and everybody on it.
pub fn network(rng: &mut StdRng, people: usize, now: Now) -> (World, Vec<Person>) {
    let mut config = WorldConfig {
        address: Endpoint {
            host: "127.0.0.1".into(),
            port: 1863,
        },
        http: BASE.into(),
        dialects: Dialect::FINISHED.to_vec(),
        behaviour: behaviour(rng),
    };
    if people > MANY {
        config.behaviour.sso_ticket_life = Duration::from_secs(8 * 3600);
    }
    let drops = config.behaviour.offline_text_only_to_offline;
    let mut world = World::new(config, rng.random());
    let shared = usize::from(people >= SHARED);
    let names: Vec<String> = (0..people - shared)
        .map(|n| format!("p{n}@example.com"))
        .collect();
    for name in &names {
        let spec = AccountSpec {
            address: name.clone(),
            password: PASSWORD.into(),
            ..AccountSpec::default()
        };
        world.add_account(spec, now).expect("a free address");
    }
    let both = Lists {
        forward: true,
        allow: true,
        ..Lists::default()
    };
    // Where many are on the network nobody knows all of them.
    let known = (4.0 / 5.0_f64).min(KNOWN / names.len() as f64);
    for one in &names {
        for other in names.iter().filter(|other| *other != one) {
            if rng.random_bool(known) {
                world.set_contact(one, other, both, &[]);
            }
        }
    }
    let people = (0..people)
        .map(|at| {
            let name = &names[at % names.len()];
            // The last one is the other place of the first.
            let is_shared = shared > 0 && at % names.len() == 0;
            let mut habits = habits(rng, at, is_shared);
            // The profile of such a server says so.
            habits.quirks.store_instead_of_uum |= drops;
            Person::new(name, habits, rng.random(), now)
        })
        .collect();
    (world, people)
}

/// How the client of somebody is set up: all dialects are there, old and new in turn, and all ways.
fn habits(rng: &mut StdRng, at: usize, is_shared: bool) -> Habits {
    let finished = Dialect::FINISHED.iter().copied();
    let dialects: Vec<Dialect> = finished
        .filter(|dialect| match is_shared {
            true => dialect.has_endpoints(),
            false => true,
        })
        .collect();
    let turn: Vec<Dialect> = dialects
        .iter()
        .copied()
        .filter(|dialect| is_shared || dialect.has_syn() == (at % 2 == 1))
        .collect();
    Habits {
        dialect: turn[rng.random_range(0..turn.len())],
        dialects,
        falls_back: !is_shared,
        gateway: [GatewayUse::Never, GatewayUse::Always, GatewayUse::Auto]
            [(at + rng.random_range(0..2)) % 3],
        quirks: Quirks {
            store_before_msnp13: rng.random(),
            store_instead_of_uum: rng.random_ratio(1, 4),
            ..Quirks::default()
        },
    }
}
