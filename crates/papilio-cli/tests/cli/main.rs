//! The real program, from its command line to its exit code, against the network in a box.

mod dialogue;
mod ends;
mod files;
mod killed;
mod program;
mod stall;
