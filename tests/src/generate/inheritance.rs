//! Inheritable keys that crowd a table, and threads and pools that inherit it.
//!
//! It does not know what the algorithm makes of them.

use super::scope::{Cost, Generator};
use super::tree::Stmt;

/// What the statements of one table cost.
const TABLE: Cost = Cost {
    collections: 2,
    statements: 60,
    watches: 0,
};

/// Keys that are created this far apart have the same home in a table of 16.
const SAME_HOME: u32 = 16;

/// What the keys are.
const KEYS: &[&str] = &[
    "new InheritableThreadLocal<>()",
    "new InheritableThreadLocal<>()",
    "new InheritableThreadLocal<>() { @Override protected String childValue(String parent) { return parent + \"'\"; } }",
    "new InheritableThreadLocal<>() { @Override protected String initialValue() { return new String(\"first\"); } }",
];

impl Generator {
    /// Keys some of which share a home, die or are removed, before a thread or
    /// the worker of a pool inherits what is left.
    pub fn inheritance_statement(&mut self) -> Option<Stmt> {
        if !self.can_start() || !self.spend(TABLE) {
            return None;
        }
        let number = self.number();
        let keys = format!("heirs{number}");
        let count = SAME_HOME + self.random.between(2, 6);
        let made = self.pick(KEYS);
        let mut statements = vec![
            Stmt::line(format!(
                "InheritableThreadLocal<String>[] {keys} = new InheritableThreadLocal[{count}];"
            )),
            Stmt::compound(
                format!("for (int n{number} = 0; n{number} < {count}; n{number}++)"),
                vec![Stmt::line(format!("{keys}[n{number}] = {made};"))],
                "",
            ),
        ];
        let low = self.random.below(count - SAME_HOME);
        let mut used = vec![low, low + SAME_HOME];
        for _ in 0..self.random.between(1, 4) {
            used.push(self.random.below(count));
        }
        for index in &used {
            let word = self.text_literal();
            statements.push(Stmt::line(format!(
                "{keys}[{index}].set(new String({word}));"
            )));
        }
        for _ in 0..self.random.below(3) {
            let index = self.pick(&used);
            statements.push(match self.chance(50) {
                true => Stmt::line(format!(
                    "if ({keys}[{index}] != null) {{ {keys}[{index}].remove(); }}"
                )),
                false => Stmt::line(format!("{keys}[{index}] = null;")),
            });
        }
        if self.chance(70) {
            statements.push(Stmt::line("System.gc();"));
        }
        let asked = self.pick(&used);
        let task = vec![
            Stmt::compound(
                format!("for (InheritableThreadLocal<String> each{number} : {keys})"),
                vec![Stmt::line(format!(
                    "if (each{number} != null) {{ System.out.print(each{number}.get() + \";\"); }}"
                ))],
                "",
            ),
            Stmt::line(format!(
                "if ({keys}[{asked}] != null) {{ {keys}[{asked}].set(\"child\"); }}"
            )),
            Stmt::line("System.out.println();"),
        ];
        statements.extend(match self.chance(50) {
            true => self.inheriting_thread(number, task),
            false => inheriting_pool(number, task),
        });
        statements.push(Stmt::line(format!(
            "System.out.println({keys}[{asked}] == null ? \"none\" : {keys}[{asked}].get());"
        )));
        Some(Stmt::compound("", statements, ""))
    }

    /// A thread inherits when it is made, not when it starts.
    fn inheriting_thread(&mut self, number: u32, task: Vec<Stmt>) -> Vec<Stmt> {
        let thread = format!("heir{number}");
        let head = format!("Thread {thread} = new Thread(() ->");
        let mut group = vec![Stmt::compound(head, task, ");")];
        if self.chance(50) {
            group.push(Stmt::line("System.gc();"));
        }
        group.push(Stmt::line(format!("{thread}.start();")));
        group.push(Stmt::line(format!("{thread}.join();")));
        // A JDK may keep the task of a thread that has ended.
        group.push(Stmt::line(format!("{thread} = null;")));
        vec![Stmt::Group(group)]
    }
}

/// The worker of a pool inherits with its first task and never again.
fn inheriting_pool(number: u32, task: Vec<Stmt>) -> Vec<Stmt> {
    let pool = format!("heirs{number}pool");
    let task_name = format!("task{number}");
    vec![Stmt::Group(vec![
        Stmt::line(format!(
            "ExecutorService {pool} = Executors.newSingleThreadExecutor();"
        )),
        Stmt::compound(format!("Runnable {task_name} = () ->"), task, ";"),
        Stmt::line(format!("{pool}.submit({task_name}).get();")),
        Stmt::line(format!(
            "heirs{number}[{SAME_HOME}] = new InheritableThreadLocal<>();"
        )),
        Stmt::line(format!("heirs{number}[{SAME_HOME}].set(\"late\");")),
        Stmt::line(format!("{pool}.submit({task_name}).get();")),
        Stmt::line(format!("{pool}.shutdown();")),
    ])]
}
