//! What is said of a run whose objects do not fit into the lab's heap.

use super::Session;
use crate::java::diagnostic::Severity;
use crate::words::Key;

/// Keeps five arrays of 300 MB, in the heap that its first line asks for.
fn kept(header: &str) -> String {
    format!(
        "{header}\nvoid main() {{\n    byte[][] all = new byte[5][];\n    for (int i = 0; i < 5; i++) {{\n        all[i] = new byte[300 * 1024 * 1024];\n    }}\n}}\n"
    )
}

#[test]
fn what_does_not_fit_names_the_heap_and_how_to_have_a_larger_one() {
    for (header, heap) in [
        ("", Some("1024 MB")),
        // A JVM that is given so much ends as the lab does: nothing to be said.
        ("// @heap 600MB", None),
        ("// @heap 4GB", None),
    ] {
        let source = kept(header);
        let session = Session::new(&source);
        let told: Vec<_> = session
            .diagnostics()
            .iter()
            .map(|it| {
                let place = &source[it.span.start as usize..it.span.end as usize];
                (it.severity, it.key, it.arguments.clone(), place)
            })
            .collect();
        let expected: Vec<_> = heap
            .map(|heap| {
                (
                    Severity::Warning,
                    Key::WarningOutOfMemory,
                    vec![("heap", heap.to_owned())],
                    "all[i] = new byte[300 * 1024 * 1024];",
                )
            })
            .into_iter()
            .collect();
        assert_eq!(told, expected, "{header}");
    }
}
