//! Smaller programs out of one: with statements, parts or members taken away.
//!
//! Whether a candidate is still valid Java is not known here: javac says so.

use super::tree::{Member, Part, Program, Stmt};

/// Programs that are smaller than `program`, the much smaller ones first.
pub fn candidates(program: &Program) -> Vec<Program> {
    let around = &program.around;
    let smaller = smaller_members(&program.members).into_iter();
    let mut candidates: Vec<Program> = smaller
        .map(|members| Program {
            around: around.clone(),
            members,
        })
        .collect();
    candidates.sort_by_key(Program::size);
    candidates.dedup();
    candidates
}

/// The members with less in them.
fn smaller_members(members: &[Member]) -> Vec<Vec<Member>> {
    let mut smaller = without_runs(members, |member| !is_main(member));
    for (index, member) in members.iter().enumerate() {
        let others: Vec<Member> = match member {
            Member::Field(_) => Vec::new(),
            Member::Method { head, body } => smaller_bodies(body)
                .into_iter()
                .map(|body| Member::Method {
                    head: head.clone(),
                    body,
                })
                .collect(),
            Member::Class { head, members } => smaller_members(members)
                .into_iter()
                .map(|members| Member::Class {
                    head: head.clone(),
                    members,
                })
                .collect(),
        };
        for other in others {
            let mut members = members.to_vec();
            members[index] = other;
            smaller.push(members);
        }
    }
    smaller
}

impl Program {
    /// How large it is, for choosing the smallest.
    pub fn size(&self) -> usize {
        self.to_string().len()
    }
}

fn is_main(member: &Member) -> bool {
    matches!(member, Member::Method { head, .. } if head.contains(" main("))
}

/// The list without some of its items: halves, quarters and so on to single ones.
fn without_runs<T: Clone>(items: &[T], may_go: impl Fn(&T) -> bool) -> Vec<Vec<T>> {
    let mut lists = Vec::new();
    let mut length = items.len();
    while length > 0 {
        for start in (0..items.len()).step_by(length) {
            let run = start..start + length;
            let kept = items
                .iter()
                .enumerate()
                .filter(|(index, item)| !run.contains(index) || !may_go(item));
            let list: Vec<T> = kept.map(|(_, item)| item.clone()).collect();
            if list.len() < items.len() {
                lists.push(list);
            }
        }
        length /= 2;
    }
    lists
}

fn smaller_bodies(body: &[Stmt]) -> Vec<Vec<Stmt>> {
    let mut bodies = without_runs(body, |statement| !matches!(statement, Stmt::Pinned(_)));
    for (index, statement) in body.iter().enumerate() {
        let replaced = |by: Vec<Stmt>| {
            let mut body = body.to_vec();
            body.splice(index..=index, by);
            body
        };
        bodies.extend(inner_bodies(statement).into_iter().map(replaced));
        bodies.extend(
            smaller_statements(statement)
                .into_iter()
                .map(|one| replaced(vec![one])),
        );
    }
    bodies
}

/// What a compound statement holds, without it.
fn inner_bodies(statement: &Stmt) -> Vec<Vec<Stmt>> {
    match statement {
        Stmt::Compound { parts, .. } => parts.iter().map(|part| part.body.clone()).collect(),
        Stmt::Group(statements) => statements.iter().flat_map(inner_bodies).collect(),
        _ => Vec::new(),
    }
}

/// The statement with less in it.
fn smaller_statements(statement: &Stmt) -> Vec<Stmt> {
    match statement {
        Stmt::Line(_) | Stmt::Pinned(_) => Vec::new(),
        Stmt::Group(statements) => {
            let mut smaller = Vec::new();
            for (index, statement) in statements.iter().enumerate() {
                for other in smaller_statements(statement) {
                    let mut statements = statements.clone();
                    statements[index] = other;
                    smaller.push(Stmt::Group(statements));
                }
            }
            smaller
        }
        Stmt::Compound { parts, tail } => {
            let compound = |parts: Vec<Part>| Stmt::Compound {
                parts,
                tail: tail.clone(),
            };
            let mut smaller: Vec<Stmt> = (1..parts.len())
                .map(|index| {
                    let mut parts = parts.clone();
                    parts.remove(index);
                    compound(parts)
                })
                .collect();
            for (index, part) in parts.iter().enumerate() {
                for body in smaller_bodies(&part.body) {
                    let mut parts = parts.clone();
                    parts[index].body = body;
                    smaller.push(compound(parts));
                }
            }
            smaller
        }
    }
}
