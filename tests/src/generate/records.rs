//! Records, and classes of ThreadLocals.

use super::classes::{Constructor, UserClass, declared, own_method};
use super::scope::{Cost, Generator, Method};
use super::tree::{Member, Stmt};
use super::types::{Primitive, Type};

impl Generator {
    /// A record of printable components.
    pub fn record(&mut self) -> Member {
        let name = format!("Record{}", self.number());
        let mut components = Vec::new();
        for _ in 0..self.random.between(1, 3) {
            let ty = match self.random.below(3) {
                0 => Type::String,
                1 => Type::Primitive(self.random.weighted(Primitive::WEIGHTS)),
                _ => Type::Boxed(self.random.weighted(Primitive::WEIGHTS)),
            };
            components.push((ty, format!("part{}", self.number())));
        }
        let mut members = Vec::new();
        if self.chance(40) {
            let number = self.number();
            let mut body = vec![Stmt::line(format!("show({number});"))];
            if let Some((_, text)) = components.iter().find(|(ty, _)| *ty == Type::String) {
                body.push(Stmt::line(format!("{text} = {text} + \"!\";")));
            }
            members.push(Member::Method {
                head: format!("public {name}"),
                body,
            });
        }
        let parameters: Vec<Type> = components.iter().map(|(ty, _)| ty.clone()).collect();
        let accessors = components
            .iter()
            .map(|(ty, part)| own_method(part, Vec::new(), Some(ty.clone())));
        let accessors: Vec<Method> = accessors
            .map(|method| Method {
                cost: Cost::default(),
                ..method
            })
            .collect();
        self.classes.push(UserClass {
            constructors: vec![Constructor {
                parameters,
                cost: Cost::default(),
            }],
            methods: accessors,
            is_record: true,
            ..UserClass::new(&name)
        });
        Member::Class {
            head: format!("record {name}({})", declared(&components)),
            members,
        }
    }

    /// A class of ThreadLocals.
    pub fn key_class(&mut self) -> Member {
        let name = format!("Key{}", self.number());
        let value = self.value_type();
        let is_inheritable = self.chance(40);
        let initial = self.in_class(|generator| {
            let limit = Cost {
                collections: 1,
                statements: 10,
                watches: 1,
            };
            generator.enter_member(true, Some(value.clone()), limit);
            generator.frame.is_initial = true;
            let size = generator.random.between(1, 3);
            generator.method_body(size)
        });
        let mut members = vec![Member::Method {
            head: format!("@Override protected {value} initialValue()"),
            body: initial,
        }];
        if is_inheritable {
            let number = self.number();
            members.push(Member::Method {
                head: format!("@Override protected {value} childValue({value} parent)"),
                body: vec![
                    Stmt::line(format!("show({number});")),
                    Stmt::line("return parent;"),
                ],
            });
        }
        let class = match is_inheritable {
            true => "InheritableThreadLocal",
            false => "ThreadLocal",
        };
        self.keys.push((name.clone(), value.clone()));
        Member::Class {
            head: format!("static class {name} extends {class}<{value}>"),
            members,
        }
    }
}
