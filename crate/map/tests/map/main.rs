//! The algorithm and the journal, without a JDK.

mod algorithm;
mod bed;
mod journal;
