//! msnp-server
