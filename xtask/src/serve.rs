//! Serves the built page on loopback with Vite's own static server, which prints the address.

use std::process::Command;

use crate::build;
use crate::house::House;

/// Builds what is out of date and serves `www/dist` until it is interrupted. `--port N` insists on a port; without it
/// the first free one from Vite's usual 4173 on is taken.
pub fn page(house: &House, arguments: &[String]) -> Result<(), String> {
    let port = port(arguments)?;
    build::all(house)?;
    let mut vite = house.node("vite/bin/vite.js", &["preview", "--host", "127.0.0.1"]);
    vite.current_dir(house.at("www"));
    if let Some(port) = port {
        vite.args(["--strictPort", "--port", &port.to_string()]);
    }
    become_command(vite)
}

/// The port that the arguments ask for.
fn port(arguments: &[String]) -> Result<Option<u16>, String> {
    match arguments {
        [] => Ok(None),
        [option, port] if option == "--port" => port
            .parse()
            .map(Some)
            .map_err(|error| format!("--port {port}: {error}")),
        _ => Err(format!(
            "serve takes `--port N` and nothing else, not `{}`",
            arguments.join(" ")
        )),
    }
}

/// Ends this program and goes on as the command, so that whoever stops the one has stopped the other.
#[cfg(unix)]
fn become_command(mut command: Command) -> Result<(), String> {
    use std::os::unix::process::CommandExt;
    Err(command.exec().to_string())
}

#[cfg(not(unix))]
fn become_command(command: Command) -> Result<(), String> {
    crate::house::run(command)
}

#[cfg(test)]
mod tests {
    use super::port;

    #[test]
    fn a_port_is_a_number_after_its_option() {
        for (typed, expected) in [
            ("", Some(None)),
            ("--port 8080", Some(Some(8080))),
            ("--port 0", Some(Some(0))),
            ("--port", None),
            ("--port 70000", None),
            ("8080", None),
            ("--port 1 2", None),
        ] {
            let arguments: Vec<String> = typed.split_whitespace().map(String::from).collect();
            assert_eq!(port(&arguments).ok(), expected, "{typed:?}");
        }
    }
}
