//! What the proofs share: the JDKs of this machine, seeded randomness, and the
//! two sides of each comparison.

pub mod answers;
pub mod bounds;
pub mod card;
pub mod census;
pub mod corpus;
pub mod exercise;
pub mod generate;
pub mod hostile;
pub mod jvm;
pub mod listing;
pub mod mill;
pub mod plain;
pub mod proof;
pub mod random;
pub mod reach;
pub mod spoil;
