//! The bytes that the engine gives to an object are those of a real JVM, for
//! every shape that the scenarios use.

use std::collections::BTreeMap;
use std::path::Path;

use threadlocal_lab::session::Session;
use threadlocal_lab::view::View;
use threadlocal_lab_tests::jvm::{self, Jdk};

/// Shapes whose size the JDKs do not agree on. The engine has that of the
/// newest.
const CHANGED: &[&str] = &["pool"];

/// Bytes by the name of a shape, as a JVM has them.
fn on_jdk(jdk: &Jdk) -> Result<BTreeMap<String, u32>, String> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("jvm/Sizes.java");
    let output = jdk
        .java([program])
        .output()
        .map_err(|error| format!("{}: {error}", jdk.name()))?;
    jvm::succeeded(&output)?;
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines()
        .map(|line| {
            let (name, bytes) = line.rsplit_once(' ').ok_or(line)?;
            let bytes = bytes.parse().map_err(|_| line)?;
            Ok((name.to_owned(), bytes))
        })
        .collect::<Result<_, &str>>()
        .map_err(|line| format!("no name and number: {line}"))
}

/// The bytes of the object in a variable of `main`, or of those of a class.
fn in_view(view: &View, name: &str) -> Vec<u32> {
    let variables = view.stack.first().map_or(&[][..], |frame| &frame.variables);
    let variable = variables.iter().find(|variable| variable.name == name);
    let objects = view.objects.iter();
    objects
        .filter(|object| match variable {
            Some(variable) => object.id == variable.value.object,
            None => object.class == name,
        })
        .map(|object| object.bytes)
        .collect()
}

#[test]
fn objects_have_the_sizes_of_a_real_jvm() {
    let jdks = jvm::all().unwrap_or_else(|error| panic!("{error}"));
    println!("{}", jvm::proof_line(&jdks));
    let mut session = Session::new(include_str!("../jvm/shapes.java"));
    session.seek(u32::MAX);
    let view = session.view();
    let newest = jdks.last().map_or(0, |jdk| jdk.feature);
    for jdk in &jdks {
        let sizes = on_jdk(jdk).unwrap_or_else(|error| panic!("{error}"));
        for (name, bytes) in &sizes {
            if jdk.feature < newest && CHANGED.contains(&&**name) {
                continue;
            }
            let found = in_view(&view, name);
            assert!(!found.is_empty(), "the scenario has no {name}");
            assert!(
                found.iter().all(|size| size == bytes),
                "{name} has {bytes} bytes on {}, {found:?} in the engine",
                jdk.name()
            );
        }
        println!("{} shapes compared on {}", sizes.len(), jdk.name());
    }
}
