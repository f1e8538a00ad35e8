//! Proving who we are: secrets, challenges, tickets of Tweener and of single sign-on.
//!
//! Everything here is built and read, nothing is sent. Protocol reference 02 and 12.

mod challenge;
mod page;
mod secret;
mod sso;
mod tickets;
mod token;
mod tweener;

pub use challenge::{answer_challenge, hash_answer, md5_answer, md5_proof};
pub use page::{LoginForm, TokenForm, mail_creds};
pub use secret::Secret;
pub use sso::{derive_key, sso_answer};
pub use tickets::{Domain, Ticket, Tickets};
pub use token::{TokenAnswer, TokenFault, TokenRequest, TokenService, Wanted, read_token_answer};
pub use tweener::{
    LoginAnswer, authorization, nexus_login_url, read_authorization, read_login_answer,
};
