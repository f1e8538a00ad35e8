//! The engine over real sockets on loopback: against the network in a box, and against servers that misbehave.

mod away;
mod failures;
mod hostile;
mod network;
mod relay;
mod support;
mod ways;
