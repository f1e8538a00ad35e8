//! msn-media
