//! A generated program as a tree of statements: enough structure to take parts
//! away, and no more. Expressions are text.

use std::fmt;

/// A program: fields, methods and classes, `main` among them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Program {
    /// What stands before the brace of the class around the members; a compact
    /// source file has no such class.
    pub around: Option<String>,
    /// In the order in which they are written.
    pub members: Vec<Member>,
}

/// What a class declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Member {
    /// A class or record.
    Class {
        /// `static class Box extends Object`
        head: String,
        /// In the order in which they are written.
        members: Vec<Member>,
    },
    /// The whole declaration.
    Field(String),
    /// Everything up to the parenthesis, and the body.
    Method {
        /// `static int five()`; `static` or nothing of an initialiser.
        head: String,
        /// Its statements.
        body: Vec<Stmt>,
    },
}

/// A statement, or several that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stmt {
    /// One line of Java.
    Line(String),
    /// A line that the statement around it cannot do without.
    Pinned(String),
    /// Statements that only make sense together: `start` and `join`.
    Group(Vec<Stmt>),
    /// `head { … } head { … } tail`
    Compound {
        /// Each head with its statements.
        parts: Vec<Part>,
        /// What follows the last brace.
        tail: String,
    },
}

/// A part of a compound statement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// `if (x)`, `else`, `catch (Exception e)`; empty for a bare block.
    pub head: String,
    /// The statements in its braces.
    pub body: Vec<Stmt>,
    /// Whether a body of one line goes without braces.
    pub bare: bool,
}

impl Part {
    /// A part with braces.
    pub fn new(head: impl Into<String>, body: Vec<Stmt>) -> Part {
        Part {
            head: head.into(),
            body,
            bare: false,
        }
    }
}

impl Stmt {
    /// A line of Java.
    pub fn line(text: impl Into<String>) -> Stmt {
        Stmt::Line(text.into())
    }

    /// A statement of one part.
    pub fn compound(head: impl Into<String>, body: Vec<Stmt>, tail: impl Into<String>) -> Stmt {
        Stmt::Compound {
            parts: vec![Part::new(head, body)],
            tail: tail.into(),
        }
    }

    /// A statement of several parts.
    pub fn parts(parts: Vec<Part>) -> Stmt {
        Stmt::Compound {
            parts,
            tail: String::new(),
        }
    }

    /// Whether a text stands in a line or head of it.
    pub fn mentions(&self, text: &str) -> bool {
        match self {
            Stmt::Line(line) | Stmt::Pinned(line) => line.contains(text),
            Stmt::Group(statements) => statements.iter().any(|it| it.mentions(text)),
            Stmt::Compound { parts, .. } => parts.iter().any(|part| {
                let mut heads = part.head.split_inclusive(' ').chain([&*part.head]);
                let is_head = heads.any(|it| it == text || it == text.trim_end());
                is_head || part.body.iter().any(|it| it.mentions(text))
            }),
        }
    }

    fn write(&self, formatter: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        let indent = "    ".repeat(depth);
        match self {
            Stmt::Line(text) | Stmt::Pinned(text) => writeln!(formatter, "{indent}{text}"),
            Stmt::Group(statements) => write_all(statements, formatter, depth),
            Stmt::Compound { parts, tail } => {
                write!(formatter, "{indent}")?;
                for (index, part) in parts.iter().enumerate() {
                    part.write(formatter, depth, index + 1 == parts.len(), tail)?;
                }
                Ok(())
            }
        }
    }
}

impl Part {
    fn write(
        &self,
        formatter: &mut fmt::Formatter<'_>,
        depth: usize,
        is_last: bool,
        tail: &str,
    ) -> fmt::Result {
        let indent = "    ".repeat(depth);
        if !self.head.is_empty() {
            write!(formatter, "{} ", self.head)?;
        }
        if let (true, [Stmt::Line(text)]) = (self.bare, &self.body[..]) {
            writeln!(formatter, "{text}")?;
            return match is_last {
                true => Ok(()),
                false => write!(formatter, "{indent}"),
            };
        }
        writeln!(formatter, "{{")?;
        write_all(&self.body, formatter, depth + 1)?;
        match is_last {
            true => writeln!(formatter, "{indent}}}{tail}"),
            false => write!(formatter, "{indent}}} "),
        }
    }
}

fn write_all(statements: &[Stmt], formatter: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
    statements
        .iter()
        .try_for_each(|statement| statement.write(formatter, depth))
}

impl Member {
    fn write(&self, formatter: &mut fmt::Formatter<'_>, depth: usize) -> fmt::Result {
        let indent = "    ".repeat(depth);
        match self {
            Member::Field(text) => writeln!(formatter, "{indent}{text}"),
            Member::Method { head, body } => {
                let space = if head.is_empty() { "" } else { " " };
                writeln!(formatter, "{indent}{head}{space}{{")?;
                write_all(body, formatter, depth + 1)?;
                writeln!(formatter, "{indent}}}")
            }
            Member::Class { head, members } => {
                writeln!(formatter, "{indent}{head} {{")?;
                write_members(members, formatter, depth + 1)?;
                writeln!(formatter, "{indent}}}")
            }
        }
    }
}

fn write_members(
    members: &[Member],
    formatter: &mut fmt::Formatter<'_>,
    depth: usize,
) -> fmt::Result {
    members
        .iter()
        .try_for_each(|member| member.write(formatter, depth))
}

impl fmt::Display for Program {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(head) = &self.around else {
            return write_members(&self.members, formatter, 0);
        };
        writeln!(formatter, "{head} {{")?;
        write_members(&self.members, formatter, 1)?;
        writeln!(formatter, "}}")
    }
}
