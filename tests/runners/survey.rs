//! The survey: what was measured on JDKs comes out for the JDK's design, the
//! same parameters give the same report however it is cut into slices, and the
//! README shows what it prints.

use threadlocal_lab::survey::{DESIGNS, Parameters, Report, Survey, table};

fn report(parameters: Parameters, slice: u32) -> Report {
    let mut survey = Survey::new(parameters).unwrap_or_else(|bad| panic!("{bad:?}"));
    let mut before = survey.progress();
    loop {
        if let Some(report) = survey.result() {
            assert_eq!(before.done, before.total, "all is done");
            return report;
        }
        let now = survey.advance(slice);
        assert!(now.done > before.done && now.done <= now.total);
        before = now;
    }
}

/// A set of the next key of the stride each time, and each key dies at once.
fn sets(stride: u32, collect_every: u32) -> Report {
    let parameters = Parameters {
        keys: 0,
        stride,
        deaths: 100,
        collect_every,
        operations: 100_000,
        seed: 1,
        value_bytes: 1,
    };
    report(parameters, 7_000)
}

/// How many entries there are after each set. The greatest numbers, and the
/// means without a longer way from GC to GC, were measured on JDK 11 to 25.
#[test]
fn the_jdks_figures() {
    for (stride, collect_every, mean, median, worst) in [
        (1, 1, 2.0, 2, 2),
        (2, 1, 1.0, 1, 1),
        (3, 1, 2.0, 2, 3),
        (5, 1, 3.0, 3, 5),
        (7, 1, 5.0, 5, 9),
        (10, 1, 3.0, 3, 5),
        (1, 10, 5.5, 5, 10),
        (5, 10, 5.5, 5, 10),
        (7, 10, 9.0, 9, 13),
        (1, 100, 50.5, 50, 100),
        (5, 100, 50.5, 50, 100),
        (7, 100, 77.473, 77, 127),
    ] {
        let jdk = &sets(stride, collect_every).rows[0];
        assert_eq!(jdk.switches, "", "the JDK's design comes first");
        let entries = jdk.retained;
        let case = format!("stride {stride}, a GC every {collect_every}: {entries:?}");
        println!("{case}");
        // The first sets find an empty table.
        assert!((entries.mean - mean).abs() < 0.01, "{case}");
        assert_eq!((entries.p50, entries.worst), (median, worst), "{case}");
        // Of these, all but those set since the last GC are stale.
        let stale = jdk.stale;
        assert!(stale.worst < worst.max(2), "{case}: {stale:?}");
    }
}

/// What the other designs do of which one can say it without running them.
#[test]
fn what_must_come_out() {
    let parameters = Parameters {
        operations: 100_000,
        ..Parameters::DEFAULT
    };
    let report = report(parameters, 1_000_000);
    assert_eq!(report.rows.len(), DESIGNS.len());
    let row = |switches: &str| {
        let found = report.rows.iter().find(|row| row.switches == switches);
        found.unwrap_or_else(|| panic!("no design {switches:?}"))
    };
    let [jdk, full, none] = ["", "cleaning=full", "cleaning=none"].map(row);
    let [strong, weak, queued] = ["keys=strong", "values=weak", "table=queued"].map(row);
    let hash_map = row("keys=strong table=chained");
    // Without cleaning as much stays as with keys that are never cleared.
    for keeps_all in [none, strong, hash_map] {
        assert_eq!(keeps_all.retained, strong.retained);
        assert!(keeps_all.retained.worst > 1000 * u64::from(parameters.value_bytes));
    }
    assert_eq!((strong.stale.worst, hash_map.stale.worst), (0, 0));
    // Where nothing stale is left, only the keys since the last GC retain.
    for clean in [full, queued] {
        assert_eq!(clean.stale.worst, 0);
        assert_eq!(clean.retained, full.retained);
    }
    assert!(jdk.retained.mean > full.retained.mean && jdk.retained.mean < none.retained.mean);
    assert!(full.cells.mean > 10.0 * jdk.cells.mean);
    // What a chained table keeps depends on whether it scans.
    let [chained, scans] = ["table=chained", "table=chained cleaning=scan"].map(row);
    assert!(chained.retained.mean > 100.0 * jdk.retained.mean);
    assert!((scans.retained.mean / jdk.retained.mean - 1.0).abs() < 0.1);
    assert!(scans.cells.mean < jdk.cells.mean && scans.length == jdk.length);
    assert_eq!((jdk.entry_bytes, scans.entry_bytes), (32, 40));
    // Weak values are lost, and no others.
    for row in &report.rows {
        assert_eq!(
            row.lost > 0,
            row.switches == "values=weak",
            "{}",
            row.switches
        );
        assert_eq!(row.gets, jdk.gets, "the same operations everywhere");
    }
    assert!(weak.lost < weak.gets);
    assert_eq!(weak.stale, jdk.stale);
    assert_eq!((weak.cells, weak.pointers), (jdk.cells, jdk.pointers));
}

/// With every fifth key the other increment does better, with consecutive ones
/// worse.
#[test]
fn which_increment_is_better_depends_on_the_keys_that_a_thread_sees() {
    for (stride, is_better) in [(5, true), (1, false)] {
        let parameters = Parameters {
            stride,
            operations: 100_000,
            ..Parameters::DEFAULT
        };
        let report = report(parameters, 1_000_000);
        let retained = |switches: &str| {
            let found = report.rows.iter().find(|row| row.switches == switches);
            found.map(|row| row.retained.mean)
        };
        let [jdk, other] = ["", "increment=0x9e3779b1"].map(retained);
        assert_eq!(
            other < jdk,
            is_better,
            "stride {stride}: {other:?}, {jdk:?}"
        );
    }
}

#[test]
fn slices_do_not_matter_and_the_seed_does() {
    let parameters = Parameters {
        operations: 3_000,
        ..Parameters::DEFAULT
    };
    let whole = report(parameters, u32::MAX);
    for slice in [1, 7, 2_999, 3_001] {
        assert_eq!(report(parameters, slice), whole, "slices of {slice}");
    }
    let other = Parameters {
        seed: 2,
        ..parameters
    };
    assert_ne!(report(other, u32::MAX).rows, whole.rows);
}

#[test]
fn the_readme_shows_what_it_prints() {
    let readme = include_str!("../../README.md");
    let expected = table(&report(Parameters::DEFAULT, 100_000));
    assert!(
        readme.contains(&format!("```text\n{expected}```\n")),
        "README.md does not show the table that `threadlocal-lab survey` prints:\n{expected}"
    );
}
