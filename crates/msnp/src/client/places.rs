//! Commands about the places where the account is signed in (MSNP16+).

use super::Client;
use crate::api::{Command, EndpointId};

/// The longest name of a place, in characters.
const MAX_PLACE: usize = 100;

impl Client {
    /// What the user wants of this place and the others.
    pub(super) fn place_command(&mut self, command: &Command) {
        // What this place is like holds from the next sign-in on, too.
        match command {
            Command::SetEndpointName { name } if name.chars().count() > MAX_PLACE => {
                let words = format!("the name of a place has {MAX_PLACE} characters");
                return self.refuse("too_long", words, command);
            }
            Command::SetEndpointName { name } => self.config.place.clone_from(name),
            Command::SetSeveralPlaces { allowed } => self.config.several_places = *allowed,
            _ => {}
        }
        if !self.signin.ready {
            return self.refuse("not_signed_in", "not signed in at the moment", command);
        }
        let dialect = self.signin.dialect;
        if !dialect.is_some_and(|dialect| dialect.has_endpoints()) {
            let words = "before MSNP16 an account is at one place only";
            return self.refuse("not_in_dialect", words, command);
        }
        let mut result = Ok(());
        self.with_session(|session, desk| {
            let name = command.name();
            result = match command {
                Command::SetEndpointName { name: place } => {
                    session.name_place(place.clone(), name, desk)
                }
                Command::SignOutEndpoint { endpoint } => {
                    session.sign_out_places(Some(endpoint), name, desk)
                }
                Command::SignOutElsewhere => session.sign_out_places(None, name, desk),
                Command::SetSeveralPlaces { allowed } => {
                    session.allow_places(*allowed, desk);
                    Ok(())
                }
                // All others were dealt with before.
                _ => Ok(()),
            };
        });
        if let Err(error) = result {
            let (code, words) = match (error, command) {
                (crate::ns::ChangeError::NotFound, Command::SignOutEndpoint { endpoint }) => {
                    ("not_found", unknown_place(endpoint))
                }
                (error, _) => {
                    let (code, words) = error.told();
                    (code, words.to_owned())
                }
            };
            self.refuse(code, words, command);
        }
    }
}

fn unknown_place(endpoint: &EndpointId) -> String {
    format!("the account is at no other place '{endpoint}'")
}
