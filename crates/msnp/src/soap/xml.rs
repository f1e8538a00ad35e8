//! XML documents as small trees, and the writer of documents.
//!
//! Names are local names: prefixes and namespaces differ between services and years, so nothing is told apart by them.
//! A document comes from the network: its size, depth and number of elements are limited, it may have no document type,
//! and no entities but the five of XML itself.

mod read;
mod write;

pub use read::{Document, Limits, Node, XmlError};
pub use write::Writer;
