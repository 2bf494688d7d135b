//! Declarations of local variables.

use super::scope::{Cost, Generator, Variable};
use super::statements::NESTING;
use super::tree::{Part, Stmt};
use super::types::{Code, Primitive, Type};

impl Generator {
    /// A local variable with its first value, perhaps watched at once.
    pub fn declaration(&mut self) -> Vec<Stmt> {
        let ty = self.any_type();
        let name = self.name_for(&ty);
        let mut variable = Variable {
            is_mutable: self.chance(50),
            ..Variable::new(name, ty.clone())
        };
        let value = match &ty {
            Type::Array(element) => {
                variable.length = self.random.between(1, 4);
                variable.width = match **element {
                    Type::Array(_) => self.random.between(1, 3),
                    _ => 0,
                };
                // An array of unknown length could take its place.
                variable.is_mutable = false;
                self.array_of(element, [variable.length, variable.width], 0)
            }
            Type::Object if !variable.is_mutable && self.chance(40) => {
                let held = self.pick(&[
                    Type::String,
                    Type::Boxed(Primitive::Int),
                    Type::Boxed(Primitive::Long),
                    Type::Object.array(),
                ]);
                variable.holds = Some(held.clone());
                self.fresh(&held, 0)
            }
            _ if ty.is_reference() && variable.is_mutable && self.chance(15) => {
                variable.is_nullable = true;
                Code::primary("null")
            }
            _ if self.chance(70) => self.fresh(&ty, 0),
            _ => self.value(&ty, 0),
        };
        if self.chance(4) {
            // The local hides a field, which its value must not name.
            let hidden = self.name_of_field();
            let is_free = |name: &String| !value.to_string().contains(&**name);
            variable.name = hidden.filter(is_free).unwrap_or(variable.name);
        }
        let declared = self.declared_type(&variable, &value);
        let shape = format!("{declared} {} = {value};", variable.name);
        let mut statements = vec![Stmt::line(shape)];
        let is_watched = ty.is_reference() && !variable.is_nullable && self.chance(50);
        if is_watched
            && self.spend(Cost {
                watches: 1,
                ..Cost::default()
            })
        {
            statements.push(Stmt::line(format!("watch({});", variable.name)));
        }
        self.declare(variable);
        statements
    }

    /// The type as written: sometimes `var` or `final`.
    fn declared_type(&mut self, variable: &Variable, value: &Code) -> String {
        let text = value.to_string();
        let tells_type = match &variable.ty {
            Type::Primitive(_) => true,
            Type::String => text.starts_with("new ") || text.starts_with('"'),
            Type::Array(_) => {
                text.starts_with("new ")
                    && !matches!(&variable.ty, Type::Array(element) if element.erased().starts_with("ThreadLocal"))
            }
            Type::Object => text == "new Object()",
            _ => false,
        };
        let may_be_final = !variable.is_mutable && !is_constant(&variable.ty, &text);
        let modifier = match may_be_final && self.chance(15) {
            true => "final ",
            false => "",
        };
        match tells_type && self.chance(15) {
            true => format!("{modifier}var"),
            false => format!("{modifier}{}", variable.ty),
        }
    }

    /// A local without a value, which it gets on one path or on both.
    pub fn later_declaration(&mut self) -> Option<Vec<Stmt>> {
        let ty = match self.random.below(4) {
            0 => Type::Object,
            1 => Type::INT,
            2 => Type::LONG,
            _ => Type::String,
        };
        let name = self.name_for(&ty);
        let declaration = Stmt::line(format!("{ty} {name};"));
        let condition = self.boolean(0);
        let value = self.fresh(&ty, 1);
        let watch = match ty.is_reference()
            && self.spend(Cost {
                watches: 2,
                ..Cost::default()
            }) {
            true => Some(Stmt::line(format!("watch({name});"))),
            false => None,
        };
        let mut then = vec![Stmt::line(format!("{name} = {value};"))];
        then.extend(watch.clone());
        let mut parts = vec![Part::new(format!("if ({condition})"), then)];
        if self.chance(50) {
            let value = self.value(&ty, 1);
            let mut otherwise = vec![Stmt::line(format!("{name} = {value};"))];
            otherwise.extend(watch);
            parts.push(Part::new("else", otherwise));
            self.declare(Variable::new(name, ty));
        }
        Some(vec![Stmt::Group(vec![declaration, Stmt::parts(parts)])])
    }

    /// A ThreadLocal, mostly with a value at once.
    pub fn key_declaration(&mut self) -> Vec<Stmt> {
        let mut value = self.value_type();
        let of_class = match !self.keys.is_empty() && self.chance(30) {
            true => Some(self.pick(&self.keys.clone())),
            false => None,
        };
        if let Some((_, held)) = &of_class {
            value = held.clone();
        }
        let ty = Type::ThreadLocal(Box::new(value.clone()));
        let name = self.name_for(&ty);
        let is_supplied = self.chance(25) && !self.frame.is_initial && self.frame.depth < NESTING;
        let variable = Variable {
            is_mutable: self.chance(60),
            is_supplied,
            ..Variable::new(name.clone(), ty.clone())
        };
        let is_supplied = is_supplied || of_class.is_some();
        let variable = Variable {
            is_supplied,
            ..variable
        };
        let mut statements = match is_supplied {
            _ if of_class.is_some() => {
                let class = of_class.map_or(String::new(), |(class, _)| class);
                vec![Stmt::line(format!("{ty} {name} = new {class}();"))]
            }
            true => vec![self.any_supplied_key(&format!("{ty} {name} ="), &value)],
            false => {
                let key = match value == Type::String && self.chance(20) {
                    true => {
                        let home = self.pick(&self.homes.clone());
                        let word = self.text_literal();
                        Code::primary(format!("filled({home}, {word})"))
                    }
                    false => self.plain_key(),
                };
                vec![Stmt::line(format!("{ty} {name} = {key};"))]
            }
        };
        self.declare(variable);
        if self.chance(60) {
            let value = self.fresh(&value, 0);
            statements.push(Stmt::line(format!("{name}.set({value});")));
        }
        if self.chance(40)
            && self.spend(Cost {
                watches: 1,
                ..Cost::default()
            })
        {
            statements.push(Stmt::line(format!("watch({name});")));
        }
        statements
    }
}

/// Whether a `final` variable with this value could be a constant, which the
/// engine does not tell from a variable.
pub fn is_constant(ty: &Type, value: &str) -> bool {
    match ty {
        Type::Primitive(_) => true,
        Type::String => !value.starts_with("new "),
        _ => false,
    }
}
