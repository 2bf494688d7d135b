//! The designs that a ThreadLocalMap could have had.

mod buckets;
mod looks;
mod promises;
mod trial;

use threadlocal_map::design::{BadSwitch, Cleaning, Design, Strength, Table};

/// Every combination of the switches that makes a difference.
fn designs() -> Vec<Design> {
    let mut designs = Vec::new();
    for keys in [Strength::Weak, Strength::Strong] {
        for values in [Strength::Strong, Strength::Weak] {
            for increment in [0x61c8_8647, 0x9E37_79B1, 16 * 7 + 1] {
                for table in [Table::Open, Table::Chained, Table::Queued] {
                    for cleaning in [
                        Cleaning::None,
                        Cleaning::Jdk,
                        Cleaning::Scan,
                        Cleaning::Full,
                    ] {
                        if table != Table::Queued || cleaning == Cleaning::Jdk {
                            designs.push(Design {
                                keys,
                                values,
                                table,
                                cleaning,
                                increment,
                            });
                        }
                    }
                }
            }
        }
    }
    designs
}

#[test]
fn switches() {
    for design in designs() {
        let mut parsed = Design::default();
        for switch in design.to_string().split_whitespace() {
            let (name, value) = switch.split_once('=').expect("it has a value");
            assert_eq!(parsed.parse_switch(name, value), Ok(()), "{switch}");
        }
        assert_eq!(parsed, design);
    }
    assert_eq!(Design::default().to_string(), "");
    for (name, value, error) in [
        ("", "", "there is no such switch"),
        ("Keys", "weak", "there is no such switch"),
        ("keys", "soft", "the value must be weak or strong"),
        ("values", "", "the value must be weak or strong"),
        ("table", "Open", "the value must be open, chained or queued"),
        (
            "cleaning",
            "all",
            "the value must be none, jdk, scan or full",
        ),
        ("increment", "0x10", "the value must be an odd number"),
        ("increment", "7", "the value must be an odd number"),
        ("increment", "0x", "the value must be an odd number"),
        ("increment", "0x+1", "the value must be an odd number"),
        (
            "increment",
            "0x100000001",
            "the value must be an odd number",
        ),
    ] {
        let mut design = Design::default();
        let result = design.parse_switch(name, value);
        let text = result.map_err(|error: BadSwitch| error.to_string());
        assert!(
            matches!(&text, Err(text) if text.starts_with(error)),
            "{name}={value}: {text:?}"
        );
        assert_eq!(design, Design::default(), "{name}={value}");
    }
}
