//! papilio-store
