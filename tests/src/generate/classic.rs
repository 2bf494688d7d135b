//! The classic form: imports, and a public class around the members.

use super::scope::{Generator, Method};
use super::tree::{Member, Program, Stmt};
use super::types::Type;

/// The packages of what a program uses.
const IMPORTS: &[&str] = &[
    "java.lang.ref.*",
    "java.util.*",
    "java.util.concurrent.*",
    "java.util.concurrent.atomic.AtomicInteger",
    "java.util.function.*",
];

/// What may stand in front of a member.
const MODIFIERS: &[&str] = &[
    "",
    "public ",
    "private ",
    "protected ",
    "@SuppressWarnings(\"unchecked\") ",
];

impl Generator {
    /// The members in a public class.
    pub fn classic(&mut self, members: Vec<Member>) -> Program {
        let mut around = String::new();
        for import in IMPORTS {
            around += &format!("import {import};\n");
        }
        around += "\n@SuppressWarnings({\"unchecked\", \"rawtypes\"})\npublic class Main";
        Program {
            around: Some(around),
            members: members
                .into_iter()
                .map(|member| self.modified(member))
                .collect(),
        }
    }

    fn modified(&mut self, member: Member) -> Member {
        let modifier = self.pick(MODIFIERS);
        match member {
            Member::Field(text) => Member::Field(format!("{modifier}{text}")),
            Member::Method { head, body } if head.starts_with("public ") => {
                Member::Method { head, body }
            }
            Member::Method { head, body } => Member::Method {
                head: format!("{modifier}{head}"),
                body,
            },
            Member::Class { head, members } => Member::Class {
                head: format!("{modifier}{head}"),
                members,
            },
        }
    }

    /// `static <T> T same(T value)`, which collects before it returns.
    pub fn generic_method(&mut self) -> Member {
        let number = self.number();
        let name = format!("same{number}");
        self.methods.push(Method {
            name: name.clone(),
            parameters: vec![Type::Object],
            result: Some(Type::Object),
            is_static: true,
            is_checked: false,
            may_throw: false,
            cost: super::classes::MEMBER,
        });
        Member::Method {
            head: format!("static <T> T {name}(T value)"),
            body: vec![
                Stmt::line("T copy = value;"),
                Stmt::line("value = null;"),
                Stmt::line(format!("collect({number});")),
                Stmt::line("return copy;"),
            ],
        }
    }
}
