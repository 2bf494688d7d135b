//! Statements that change a variable, an element, a list or a table.

use super::scope::{Generator, Place};
use super::tree::{Part, Stmt};
use super::types::{Code, Primitive, Type, level};

impl Generator {
    pub fn assignment(&mut self) -> Option<Stmt> {
        let variable = self.variable(|variable| {
            variable.is_mutable && variable.place == Place::Local && !variable.is_supplied
        })?;
        let value = match self.chance(60) {
            true => self.fresh(&variable.ty, 0),
            false => self.value(&variable.ty, 0),
        };
        Some(Stmt::line(format!("{} = {value};", variable.name)))
    }

    pub fn update(&mut self) -> Option<Stmt> {
        let variable = self.variable(|variable| {
            variable.is_mutable
                && !variable.is_nullable
                && matches!(
                    variable.ty,
                    Type::Primitive(_) | Type::String | Type::Boxed(_)
                )
        })?;
        let text = match variable.ty {
            Type::String => {
                let part = self.printable(1).at(level::ASSIGNMENT);
                format!("{} += {part}", variable.name)
            }
            Type::Primitive(primitive) if primitive == Primitive::Boolean || self.chance(60) => {
                self.compound_assignment(&variable, primitive)
            }
            Type::Boxed(Primitive::Boolean) => return None,
            Type::Boxed(Primitive::Int) if self.chance(50) => {
                let value = self.simple_int();
                format!("{} += {value}", variable.name)
            }
            _ => {
                let shape = self.pick(&["@++", "++@", "@--", "--@"]);
                shape.replace('@', &variable.name)
            }
        };
        Some(Stmt::line(format!("{text};")))
    }

    fn simple_int(&mut self) -> Code {
        self.primitive(Primitive::Int, 3)
    }

    /// `name = null` where nothing names the variable without a question.
    pub fn drop_reference(&mut self) -> Option<Stmt> {
        let loops = self.frame.loops;
        let lambdas = self.frame.lambdas;
        let variable = self.variable(|variable| {
            variable.is_mutable
                && variable.ty.is_reference()
                && match variable.place {
                    Place::Local => {
                        variable.is_nullable
                            || variable.loops == loops && variable.lambdas == lambdas
                    }
                    _ => variable.is_nullable,
                }
        })?;
        for other in self.variables.iter_mut().rev() {
            if other.name == variable.name {
                other.is_nullable = true;
                break;
            }
        }
        Some(Stmt::line(format!("{} = null;", variable.name)))
    }

    pub fn field_assignment(&mut self) -> Option<Stmt> {
        let field =
            self.variable(|variable| variable.place != Place::Local && variable.is_mutable)?;
        let this =
            match field.place == Place::Instance && !self.frame.is_anonymous && self.chance(60) {
                true => "this.",
                false => "",
            };
        match field.ty {
            Type::Primitive(primitive) if primitive != Primitive::Boolean && self.chance(25) => {
                let shape = self.pick(&["@++", "++@", "@--", "--@"]);
                let text = shape.replace('@', &format!("{this}{}", field.name));
                return Some(Stmt::line(format!("{text};")));
            }
            Type::Primitive(primitive) if self.chance(50) => {
                let text = self.compound_assignment(&field, primitive);
                return Some(Stmt::line(format!("{this}{text};")));
            }
            _ => {}
        }
        let value = match field.ty {
            // A supplier of a field's key could come to ask the key itself.
            Type::ThreadLocal(_) => self.plain_key(),
            _ if self.chance(70) => self.fresh(&field.ty, 0),
            _ => self.value(&field.ty, 0),
        };
        Some(Stmt::line(format!("{this}{} = {value};", field.name)))
    }

    pub fn element_assignment(&mut self) -> Option<Stmt> {
        let array = self.variable(|variable| {
            matches!(variable.ty, Type::Array(_)) && variable.length > 0 && !variable.is_nullable
        })?;
        let Type::Array(element) = &array.ty else {
            return None;
        };
        let inner = match &**element {
            Type::Array(inner) if array.width > 0 => inner,
            _ => element,
        };
        let target = self.element(&array);
        let value = match inner.is_reference() && self.chance(15) {
            true => Code::primary("null"),
            false => self.value(inner, 1),
        };
        let text = match **inner {
            Type::Primitive(Primitive::Int | Primitive::Long) if self.chance(30) => {
                format!("{target}++;")
            }
            Type::Primitive(Primitive::Byte | Primitive::Char) if self.chance(30) => {
                format!("{target} += {};", value.at(level::ASSIGNMENT))
            }
            _ => format!("{target} = {value};"),
        };
        Some(Stmt::line(text))
    }

    pub fn list_statement(&mut self) -> Option<Stmt> {
        let list = self
            .variable(|variable| matches!(variable.ty, Type::List(_)) && !variable.is_nullable)?;
        let Type::List(element) = &list.ty else {
            return None;
        };
        let name = &list.name;
        let value = self.value(element, 1);
        Some(match self.random.below(10) {
            0..=3 => Stmt::line(format!("{name}.add({value});")),
            4 => Stmt::line(format!("{name}.add(0, {value});")),
            5 => Stmt::line(format!("{name}.clear();")),
            6 => {
                let inner = match element.is_printable() {
                    true => format!("System.out.println({name}.remove(0));"),
                    false => format!("{name}.remove({name}.size() - 1);"),
                };
                guarded(&format!("!{name}.isEmpty()"), inner)
            }
            7 => guarded(
                &format!("{name}.size() > 1"),
                format!("{name}.set(1, {value});"),
            ),
            8 if element.is_printable() => Stmt::line(format!(
                "System.out.println({name} + \" \" + {name}.size());"
            )),
            8 => Stmt::line(format!("System.out.println({name}.contains(null));")),
            _ if element.is_printable() => guarded(
                &format!("!{name}.isEmpty()"),
                format!("System.out.println({name}.get({name}.size() - 1));"),
            ),
            _ => guarded(
                &format!("!{name}.isEmpty()"),
                format!("watch({name}.get(0));"),
            ),
        })
    }

    /// `set`, `get` or `remove` of a key.
    pub fn use_of_key(&mut self) -> Option<Stmt> {
        let key = self.variable(|variable| matches!(variable.ty, Type::ThreadLocal(_)))?;
        let Type::ThreadLocal(value) = &key.ty else {
            return None;
        };
        let name = &key.name;
        let get_is_safe = !self.frame.is_initial || key.place == Place::Local && !key.is_supplied;
        let text = match self.random.below(10) {
            0..=3 => format!("{name}.set({});", self.fresh(value, 1)),
            4 if value.may_be_null() => format!("{name}.set(null);"),
            4 | 5 => format!("{name}.set({});", self.value(value, 1)),
            6 | 7 => format!("{name}.remove();"),
            _ if !get_is_safe => format!("{name}.remove();"),
            8 if value.is_printable() => format!("System.out.println({name}.get());"),
            8 => format!("System.out.println({name}.get() == null);"),
            _ => format!("{name}.get();"),
        };
        Some(match key.is_nullable {
            true => guarded(&format!("{name} != null"), text),
            false => Stmt::line(text),
        })
    }

    pub fn call_statement(&mut self) -> Option<Stmt> {
        let callable: Vec<_> = self
            .methods
            .iter()
            .filter(|method| self.can_call(method))
            .cloned()
            .collect();
        if callable.is_empty() {
            return None;
        }
        let method = self.pick(&callable);
        let call = self.call(&method, 0)?;
        let text = match &method.result {
            Some(result) if result.is_printable() && self.chance(50) => {
                format!("System.out.println({call});")
            }
            Some(result) if result.is_reference() && self.chance(30) => format!("watch({call});"),
            _ => format!("{call};"),
        };
        Some(Stmt::line(text))
    }
}

/// `if (condition) text`, with braces or without.
fn guarded(condition: &str, text: String) -> Stmt {
    Stmt::parts(vec![Part {
        head: format!("if ({condition})"),
        body: vec![Stmt::Line(text)],
        bare: condition.len().is_multiple_of(2),
    }])
}
