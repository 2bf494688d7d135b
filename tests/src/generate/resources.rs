//! `try` with resources, and the class of the resources.

use super::classes::{Constructor, MEMBER, UserClass};
use super::scope::{Cost, Generator, Place, Variable};
use super::statements::Completes;
use super::tree::{Member, Part, Stmt};
use super::types::Type;

impl Generator {
    /// A class of resources. `close` tells its name, and fails if it is told to.
    pub fn resource_class(&mut self) -> Member {
        let name = format!("Resource{}", self.number());
        let label = Variable {
            place: Place::Instance,
            ..Variable::new("label", Type::String)
        };
        let (close, cost) = self.in_class(|generator| {
            generator.declare(label.clone());
            generator.enter_member(false, None, MEMBER);
            let size = generator.random.between(1, 3);
            let (mut close, completes) = generator.block(size);
            close.insert(
                0,
                Stmt::line("System.out.println(\"close \" + this.label);"),
            );
            if completes && generator.chance(60) {
                close.extend(generator.collect());
            }
            if completes {
                close.push(Stmt::line(
                    "if (this.fails) throw new IllegalStateException(this.label);",
                ));
            }
            (close, generator.cost)
        });
        let constructor = vec![
            Stmt::line("this.label = label;"),
            Stmt::line("this.fails = fails;"),
        ];
        self.resources.push((name.clone(), cost));
        self.classes.push(UserClass {
            constructors: vec![Constructor {
                parameters: vec![Type::String, Type::BOOLEAN],
                cost: Cost::default(),
            }],
            ..UserClass::new(&name)
        });
        Member::Class {
            head: format!("static class {name} implements AutoCloseable"),
            members: vec![
                Member::Field("final String label;".to_string()),
                Member::Field("final boolean fails;".to_string()),
                Member::Field("Object held = new Object();".to_string()),
                Member::Method {
                    head: format!("{name}(String label, boolean fails)"),
                    body: constructor,
                },
                Member::Method {
                    head: "@Override public void close()".to_string(),
                    body: close,
                },
            ],
        }
    }

    /// `try (…) { … }`, perhaps with what any `try` may have.
    pub fn resources_statement(&mut self) -> Option<(Vec<Stmt>, Completes)> {
        if self.resources.is_empty() || self.frame.is_initial || self.frame.is_member {
            return None;
        }
        let count = self.random.between(1, 3);
        let mut chosen = Vec::new();
        for _ in 0..count {
            let resources = self.resources.clone();
            let (class, cost) = self.pick(&resources);
            if !self.spend(cost) {
                return None;
            }
            chosen.push(class);
        }
        let is_caught = self.chance(60);
        let mut statements = Vec::new();
        let mut heads = Vec::new();
        let mut inner = Vec::new();
        for class in chosen {
            let ty = Type::User(class.clone());
            let name = format!("resource{}", self.number());
            let word = self.text_literal();
            let fails = is_caught && self.chance(30);
            let made = format!("new {class}({word}, {fails})");
            let variable = Variable::new(&name, ty);
            match self.random.below(5) {
                0 => {
                    statements.push(Stmt::line(format!("{class} {name} = {made};")));
                    heads.push(name);
                    self.declare(variable);
                }
                1 => {
                    heads.push(format!(
                        "{class} {name} = {} ? null : {made}",
                        self.boolean(1).at(super::types::level::OR)
                    ));
                }
                _ => {
                    heads.push(format!("{class} {name} = {made}"));
                    inner.push(variable);
                }
            }
        }
        let (mut body, mut completes) = self.nested(|generator| {
            for variable in inner {
                generator.declare(variable);
            }
            if is_caught {
                generator.frame.catching.push("RuntimeException");
            }
            let size = generator.random.between(1, 3);
            generator.block(size)
        });
        if completes && self.chance(40) {
            body.extend(self.nested(|generator| generator.collect()));
        }
        let mut parts = vec![Part::new(format!("try ({})", heads.join("; ")), body)];
        if is_caught {
            let (part, part_completes) = self.catch_part("RuntimeException");
            parts.push(part);
            completes |= part_completes;
        }
        if self.chance(25) {
            let body = self.nested(|generator| generator.collect());
            parts.push(Part::new("finally", body));
        }
        statements.push(Stmt::parts(parts));
        Some((statements, completes))
    }
}
