//! Conditions.

use super::arithmetic::{DEPTH, Operator};
use super::scope::Generator;
use super::types::{Code, Primitive, Type, level};

const COMPARISONS: &[(Operator, u32)] = &[
    (("==", level::EQUALITY), 2),
    (("!=", level::EQUALITY), 2),
    (("<", level::RELATION), 2),
    (("<=", level::RELATION), 1),
    ((">", level::RELATION), 2),
    ((">=", level::RELATION), 1),
];

impl Generator {
    /// A condition.
    pub fn boolean(&mut self, depth: u32) -> Code {
        if depth >= DEPTH {
            return self.simple(Primitive::Boolean);
        }
        match self.random.below(12) {
            0..=3 => {
                let (operator, operator_level) = self.random.weighted(COMPARISONS);
                let (left, right) = (self.numeric(), self.numeric());
                let left = self.primitive(left, depth + 1);
                let right = self.primitive(right, depth + 1);
                Code::binary(left, operator, right, operator_level)
            }
            4 => {
                let left = self.boolean(depth + 1);
                let right = self.boolean(depth + 1);
                let (operator, operator_level) = self.random.weighted(&[
                    (("&&", level::AND), 4),
                    (("||", level::OR), 4),
                    (("&", level::BIT_AND), 1),
                    (("|", level::BIT_OR), 1),
                    (("^", level::BIT_XOR), 1),
                    (("==", level::EQUALITY), 1),
                ]);
                Code::binary(left, operator, right, operator_level)
            }
            5 => {
                let operand = self.boolean(depth + 1).at(level::UNARY);
                Code::new(format!("!{operand}"), level::UNARY)
            }
            6 | 7 => self.test(depth),
            8 => match self.common(Primitive::Boolean, depth) {
                Some(code) => code,
                None => self.simple(Primitive::Boolean),
            },
            _ => self.simple(Primitive::Boolean),
        }
    }

    /// A question about an object.
    fn test(&mut self, depth: u32) -> Code {
        match self.random.below(6) {
            0 | 1 => {
                let reference = self.variable(|variable| {
                    matches!(variable.ty, Type::WeakReference(_)) && !variable.is_nullable
                });
                match reference {
                    Some(reference) => {
                        let operator = self.pick(&["==", "!="]);
                        Code::new(
                            format!("{}.get() {operator} null", reference.name),
                            level::EQUALITY,
                        )
                    }
                    None => self.simple(Primitive::Boolean),
                }
            }
            2 => {
                let nullable =
                    self.variable(|variable| variable.is_nullable && variable.ty.is_reference());
                match nullable {
                    Some(variable) => {
                        Code::new(format!("{} != null", variable.name), level::EQUALITY)
                    }
                    None => self.simple(Primitive::Boolean),
                }
            }
            3 => {
                let holder = self.variable(|variable| {
                    matches!(variable.ty, Type::String | Type::List(_)) && !variable.is_nullable
                });
                match holder {
                    Some(variable) => Code::primary(format!("{}.isEmpty()", variable.name)),
                    None => self.simple(Primitive::Boolean),
                }
            }
            4 => {
                let ty = self.pick(&[
                    Type::String,
                    Type::Boxed(Primitive::Int),
                    Type::Boxed(Primitive::Long),
                    Type::Boxed(Primitive::Char),
                ]);
                let Some(left) = self.variable_of(&ty) else {
                    return self.simple(Primitive::Boolean);
                };
                let right = self.value(&ty, depth + 1);
                Code::primary(format!("{}.equals({right})", left.name))
            }
            _ => {
                let Some(list) = self.variable(|variable| {
                    matches!(&variable.ty, Type::List(element) if element.is_printable())
                        && !variable.is_nullable
                }) else {
                    return self.simple(Primitive::Boolean);
                };
                let Type::List(element) = &list.ty else {
                    return self.simple(Primitive::Boolean);
                };
                let value = self.value(element, depth + 1);
                Code::primary(format!("{}.contains({value})", list.name))
            }
        }
    }
}
