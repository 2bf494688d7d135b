//! Methods, recursive ones among them.

use super::scope::{Cost, Frame, Generator, Method, Variable};
use super::tree::{Member, Part, Stmt};
use super::types::{Primitive, Type};

pub const METHOD: Cost = Cost {
    collections: 3,
    statements: 60,
    watches: 5,
};

impl Generator {
    pub fn method(&mut self, is_static: bool) -> Member {
        let is_static = is_static || self.chance(60);
        let is_checked = self.chance(60);
        let result = match self.chance(45) {
            true => None,
            false => Some(match self.random.below(4) {
                0 => Type::Primitive(self.random.weighted(Primitive::WEIGHTS)),
                _ => self.any_type(),
            }),
        };
        let name = format!("method{}", self.number());
        let count = self.random.below(4);
        let parameters: Vec<Type> = (0..count).map(|_| self.any_type()).collect();
        let may_throw = self.chance(20);
        let mut names = Vec::new();
        let outside = self.variables.len();
        self.frame = Frame::of(is_static, is_checked, result.clone());
        self.frame.may_throw = may_throw;
        for ty in &parameters {
            let name = self.name_for(ty);
            let variable = Variable {
                is_mutable: self.chance(40) && !matches!(ty, Type::Array(_)),
                ..Variable::new(&name, ty.clone())
            };
            self.declare(variable);
            names.push(format!("{ty} {name}"));
        }
        (self.cost, self.limit, self.room) = (Cost::default(), METHOD, 14);
        let size = self.random.between(2, 6);
        let body = self.method_body(size);
        self.variables.truncate(outside);
        let method = Method {
            name: name.clone(),
            parameters,
            result: result.clone(),
            is_static,
            is_checked,
            may_throw,
            cost: self.cost,
        };
        self.methods.push(method);
        Member::Method {
            head: format!(
                "{}{} {name}({}){}",
                if is_static { "static " } else { "" },
                result.map_or("void".to_string(), |result| result.to_string()),
                names.join(", "),
                if is_checked { " throws Exception" } else { "" },
            ),
            body,
        }
    }

    /// A body that collects before it returns, sometimes from inside a `try`.
    pub fn method_body(&mut self, size: u32) -> Vec<Stmt> {
        let (mut body, completes) = self.block(size);
        if !completes {
            return body;
        }
        if self.chance(40) {
            body.extend(self.collect());
        }
        let Some(result) = self.frame.result.clone() else {
            return body;
        };
        let value = self.value(&result, 1);
        let leave = Stmt::line(format!("return {value};"));
        if self.chance(25) {
            let finally = self.collect();
            body.push(Stmt::parts(vec![
                Part::new("try", vec![leave]),
                Part::new("finally", finally),
            ]));
        } else {
            body.push(leave);
        }
        body
    }

    /// A method that calls itself a few levels deep and collects at the bottom.
    pub fn recursive_method(&mut self) -> Member {
        let name = format!("descend{}", self.number());
        let outside = self.variables.len();
        self.frame = Frame::of(true, false, Some(Type::INT));
        let held = self.name_for(&Type::Object);
        self.declare(Variable::new(&held, Type::Object));
        (self.cost, self.limit, self.room) = (
            Cost::default(),
            Cost {
                collections: 1,
                statements: 15,
                watches: 2,
            },
            8,
        );
        let levels = self.random.between(2, 4);
        let number = self.number();
        let mut body = vec![Stmt::compound(
            format!("if (level{number} <= 0)"),
            vec![
                Stmt::line(format!("collect({number});")),
                Stmt::line("return 1;"),
            ],
            "",
        )];
        let size = self.random.between(1, 3);
        let (before, completes) = self.block(size);
        body.extend(before);
        if completes {
            let argument = self.fresh(&Type::Object, 1);
            body.push(Stmt::line(format!(
                "int below{number} = {name}(level{number} - 1, {argument});"
            )));
            let (after, completes) = self.block(size);
            body.extend(after);
            if completes {
                body.push(Stmt::line(format!(
                    "return below{number} * 3 + level{number};"
                )));
            }
        }
        self.variables.truncate(outside);
        let times = levels + 1;
        let entry = format!("start{name}");
        self.methods.push(Method {
            name: entry.clone(),
            parameters: vec![Type::Object],
            result: Some(Type::INT),
            is_static: true,
            is_checked: false,
            may_throw: false,
            cost: Cost {
                collections: self.cost.collections * times + 1,
                statements: self.cost.statements * times + 10,
                watches: self.cost.watches * times,
            },
        });
        Member::Method {
            head: format!(
                "static int {entry}(Object held) {{\n    return {name}({levels}, held);\n}}\nstatic int {name}(int level{number}, Object {held})"
            ),
            body,
        }
    }
}
