//! Proving who we are: secrets, challenges and Tweener tickets.
//!
//! Everything here is built and read, nothing is sent. Protocol reference 02 and 12.

mod challenge;
mod secret;
mod tweener;

pub use challenge::{answer_challenge, hash_answer, inbox_proof, md5_answer, md5_proof};
pub use secret::Secret;
pub use tweener::{
    LoginAnswer, authorization, nexus_login_url, read_authorization, read_login_answer,
};
