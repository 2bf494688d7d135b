//! What every program can call: it watches objects without holding them, and
//! shows which are still there.

use super::tree::{Member, Stmt};

/// The methods that [`prelude`] writes; what they do is the same in each program.
pub const NAMES: &[&str] = &["watch", "filled", "show", "collect"];

/// Methods without branches, as source.
const PRELUDE: &[(&str, &[&str])] = &[
    (
        "static void watch(Object object)",
        &["watched.add(new WeakReference<>(object));"],
    ),
    (
        "static ThreadLocal<String> filled(int home, String value)",
        &[
            "ThreadLocal<String> key = Lab.atSlot(home);",
            "key.set(new String(value));",
            "return key;",
        ],
    ),
];

/// Watches objects without holding them, and shows which are still there.
pub fn prelude() -> Vec<Member> {
    let mut members: Vec<Member> = PRELUDE
        .iter()
        .map(|(head, lines)| Member::Method {
            head: (*head).to_string(),
            body: lines.iter().map(|line| Stmt::line(*line)).collect(),
        })
        .collect();
    members.push(Member::Method {
        head: "static void show(int number)".to_string(),
        body: vec![
            Stmt::line("String line = number + \":\";"),
            Stmt::compound(
                "for (WeakReference<Object> reference : watched)",
                vec![Stmt::line(
                    "line += reference.get() == null ? \".\" : \"#\";",
                )],
                "",
            ),
            Stmt::line("System.out.println(line);"),
        ],
    });
    members.push(Member::Method {
        head: "static void collect(int number)".to_string(),
        body: vec![Stmt::line("System.gc();"), Stmt::line("show(number);")],
    });
    members
}
