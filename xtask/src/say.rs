//! Tells whoever reads along.
//!
//! The reader may have gone away, as `head` does after ten lines. That is no reason to leave work half done, so what
//! cannot be told is not told. `println!` would panic.

use std::fmt::Display;
use std::io::{Write, stderr, stdout};

/// Prints a line to standard output.
pub fn say(line: impl Display) {
    let _ = writeln!(stdout(), "{line}");
}

/// Prints a line to standard error.
pub fn complain(line: impl Display) {
    let _ = writeln!(stderr(), "{line}");
}
