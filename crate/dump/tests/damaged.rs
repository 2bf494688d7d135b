//! Dumps of every form are read alike, and damaged ones end in a message that says where.

mod built;

use std::io::Write;

use built::{Kind, USUAL, dump};
use flate2::Compression;
use flate2::write::{DeflateEncoder, GzEncoder};
use threadlocal_dump::{Depth, Problem, Report, What, read};

fn told(bytes: &[u8]) -> Result<Report, Problem> {
    read(bytes, Depth::Graph)
}

/// What a report says, in a line for each map and each slot.
fn lines(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    for thread in &report.threads {
        for map in &thread.maps {
            let name = thread.name.as_deref().unwrap_or("?");
            lines.push(format!(
                "{name} {} {} {} {} {}",
                thread.is_running, map.field, map.length, map.size, map.threshold
            ));
            lines.extend(map.entries.iter().map(|entry| {
                let key = entry.key.as_ref().map(|key| &key.declared_by);
                let value = entry
                    .value
                    .as_ref()
                    .map(|value| (&value.class, value.bytes));
                format!(
                    "{} {:?} {key:?} {value:?} {:?}",
                    entry.slot, entry.home, entry.fate
                )
            }));
        }
    }
    lines
}

const WHOLE: [&str; 3] = [
    "main true threadLocals 16 2 10",
    r#"5 Some(4) Some(["Owner.CONTEXT"]) Some((Some("byte[]"), Some(24))) Some(InUse)"#,
    "9 None None None Some(Stale)",
];

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).expect("a vector takes everything");
    encoder.finish().expect("a vector takes everything")
}

/// The first file of a zip, by a method, with as much of its header as is read.
fn zip(method: u16, packed: &[u8]) -> Vec<u8> {
    let mut bytes = b"PK\x03\x04\x14\0\0\0".to_vec();
    bytes.extend(method.to_le_bytes());
    bytes.extend([0; 16]);
    bytes.extend([4, 0, 3, 0]);
    bytes.extend(b"name");
    bytes.extend(b"xyz");
    bytes.extend(packed);
    bytes
}

#[test]
fn dumps_of_every_form_say_the_same() {
    let usual = dump(USUAL);
    let mut deflated = DeflateEncoder::new(Vec::new(), Compression::fast());
    deflated
        .write_all(&usual)
        .expect("a vector takes everything");
    let deflated = deflated.finish().expect("a vector takes everything");
    let members: Vec<u8> = usual.chunks(100).flat_map(gzip).collect();
    let forms = [
        ("plain", usual.clone()),
        (
            "1.0.1",
            dump(Kind {
                version: "1.0.1",
                ..USUAL
            }),
        ),
        (
            "ids of 4 bytes",
            dump(Kind {
                id_size: 4,
                ..USUAL
            }),
        ),
        (
            "objects before classes",
            dump(Kind {
                is_in_order: false,
                ..USUAL
            }),
        ),
        (
            "no segments",
            dump(Kind {
                is_whole: true,
                ..USUAL
            }),
        ),
        ("gzip", gzip(&usual)),
        ("gzip in many members", members),
        ("zip, stored", zip(0, &usual)),
        ("zip, deflated", zip(8, &deflated)),
    ];
    for (form, bytes) in forms {
        let report = told(&bytes).unwrap_or_else(|error| panic!("{form}: {error}"));
        assert_eq!(lines(&report), WHOLE, "{form}");
        assert!(report.partial.is_none(), "{form}: {:?}", report.partial);
    }
}

#[test]
fn of_a_dump_that_ends_anywhere_what_came_before_is_told() {
    let whole = dump(USUAL);
    let packed = gzip(&whole);
    // Its last record says that it is whole, and says nothing else.
    let last = whole.len() - 9;
    for end in 0..last {
        let cut = packed[..end.min(packed.len() - 1)].to_vec();
        for bytes in [whole[..end].to_vec(), gzip(&whole[..end]), cut] {
            match told(&bytes) {
                Ok(report) => {
                    let found = lines(&report);
                    assert!(found.len() <= WHOLE.len(), "at {end}: {found:?}");
                    // Between two records nobody can tell that something is missing.
                    if let Some(problem) = report.partial {
                        assert!(matches!(problem.what, What::Ends), "at {end}: {problem}");
                        assert!(problem.offset <= whole.len() as u64, "at {end}: {problem}");
                    }
                }
                Err(problem) => assert!(
                    matches!(problem.what, What::NotADump),
                    "at {end}: {problem}"
                ),
            }
        }
    }
    let report = told(&whole[..last]).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(lines(&report), WHOLE);
}

/// Every byte of a dump is changed, one at a time: nothing panics, nothing asks for more memory than there is.
#[test]
fn a_dump_that_is_damaged_anywhere_ends_in_a_report_or_a_message() {
    let whole = dump(USUAL);
    for at in 0..whole.len() {
        for damage in [0x00, 0x7f, 0xff] {
            let mut bytes = whole.clone();
            bytes[at] = damage;
            if let Err(problem) = told(&bytes) {
                assert!(!problem.to_string().is_empty());
            }
        }
    }
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let usual = dump(USUAL);
    let changed = |at: usize, to: &[u8]| {
        let mut bytes = usual.clone();
        bytes[at..at + to.len()].copy_from_slice(to);
        bytes
    };
    let circular = dump(Kind {
        is_circular: true,
        ..USUAL
    });
    let cases = [
        (
            b"hello".to_vec(),
            "this is no heap dump: it does not begin with JAVA PROFILE 1.0.1 or 1.0.2",
        ),
        (
            Vec::new(),
            "this is no heap dump: it does not begin with JAVA PROFILE 1.0.1 or 1.0.2",
        ),
        (
            changed(19, &[0, 0, 0, 5]),
            "ids of 5 bytes: a JVM has 4 or 8 (at byte 23)",
        ),
        (
            zip(12, &usual),
            "the zip packs its first file by method 12: only plain and deflated ones are read",
        ),
    ];
    for (bytes, message) in cases {
        match told(&bytes) {
            Ok(_) => panic!("no message: {message}"),
            Err(problem) => assert_eq!(problem.to_string(), message),
        }
    }
    // A class that extends itself is one class.
    let report = told(&circular).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(report.threads.len(), 1);
}
