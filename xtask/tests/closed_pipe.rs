//! Who reads along may go away: the task goes on, and ends as it would have.

use std::io::pipe;
use std::process::Command;

#[test]
fn a_reader_that_went_away_is_no_panic() {
    for (arguments, code) in [
        (&[][..], 2),
        (&["no-such-task"], 2),
        (&["build", "superfluous"], 1),
        (&["serve", "--port", "none"], 1),
    ] {
        let [output, errors] = [pipe(), pipe()].map(|ends| {
            let (reader, writer) = ends.expect("a process can have two more pipes");
            drop(reader);
            writer
        });
        let status = Command::new(env!("CARGO_BIN_EXE_xtask"))
            .args(arguments)
            .stdout(output)
            .stderr(errors)
            .status()
            .expect("Cargo has built the program");
        assert_eq!(status.code(), Some(code), "{arguments:?}");
    }
}
