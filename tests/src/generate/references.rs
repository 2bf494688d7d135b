//! Expressions of reference types: names, elements, calls.

use super::scope::{Generator, Place, Variable};
use super::types::{Code, Primitive, Type, level};

/// Deeper than this, expressions are names and new objects.
pub const DEPTH: u32 = 3;

impl Generator {
    /// An expression that can be assigned to a type and is never null.
    pub fn value(&mut self, ty: &Type, depth: u32) -> Code {
        if let Type::Primitive(primitive) = ty {
            return self.primitive(*primitive, depth);
        }
        if depth < DEPTH
            && let Some(code) = self.found(ty, depth).filter(|_| self.random.chance(60))
        {
            return code;
        }
        self.fresh(ty, depth)
    }

    /// An expression that does not make the object itself.
    fn found(&mut self, ty: &Type, depth: u32) -> Option<Code> {
        match self.random.below(14) {
            0..=5 => {
                let variable = match ty {
                    Type::Object => self.variable(|variable| {
                        variable.ty.is_reference()
                            && !variable.is_nullable
                            && variable.ty != Type::ExecutorService
                    }),
                    _ => self.variable_of(ty),
                };
                Some(Code::primary(variable?.name))
            }
            6 => self.call_of(ty, depth),
            7 => {
                let condition = self.boolean(depth + 1).at(level::OR);
                let then = self.value(ty, depth + 1).at(level::CONDITIONAL);
                let otherwise = self.value(ty, depth + 1).at(level::CONDITIONAL);
                // Two branches without a type of their own get theirs from the
                // context, which a method call's receiver is not.
                let text = format!("{condition} ? {then} : {otherwise}");
                (!matches!(ty, Type::Boxed(_))).then(|| Code::new(text, level::CONDITIONAL))
            }
            8 => self.element_of(ty),
            9 => self.cast(ty),
            10 => self.functional_call(ty, depth),
            11 => {
                let key = self.never_null_key(ty)?;
                Some(Code::primary(format!("{}.get()", key.name)))
            }
            12 => {
                let wanted = |variable: &Variable| {
                    variable.ty == *ty
                        && variable.is_mutable
                        && !variable.is_nullable
                        && variable.length == 0
                        && !variable.is_supplied
                };
                let variable = self
                    .variable(wanted)
                    .filter(|_| !matches!(ty, Type::ThreadLocal(_)))?;
                let value = self.fresh(ty, depth + 1);
                Some(Code::new(
                    format!("{} = {value}", variable.name),
                    level::ASSIGNMENT,
                ))
            }
            _ if *ty == Type::String => self.text(depth),
            _ => None,
        }
    }

    /// A ThreadLocal whose `get` gives a value of this type, never null.
    fn never_null_key(&mut self, ty: &Type) -> Option<Variable> {
        if ty.may_be_null() {
            return None;
        }
        let wanted = Type::ThreadLocal(Box::new(ty.clone()));
        let only_locals = self.frame.is_initial;
        self.variable(|variable| {
            variable.ty == wanted
                && variable.is_supplied
                && !variable.is_nullable
                && (!only_locals || variable.place == Place::Local)
        })
    }

    /// An `Object` that certainly is something else.
    fn cast(&mut self, ty: &Type) -> Option<Code> {
        let object = self.variable(|variable| {
            !variable.is_nullable && !variable.is_mutable && variable.holds.as_ref() == Some(ty)
        })?;
        Some(Code::new(format!("({ty}) {}", object.name), level::UNARY))
    }

    /// An element of an array or list, with an index that fits.
    pub fn element_of(&mut self, ty: &Type) -> Option<Code> {
        let in_row = ty.clone().array();
        let holder = self.variable(|variable| match &variable.ty {
            // Elements of references can be null.
            Type::Array(element) if !variable.is_nullable && !ty.is_reference() => {
                **element == *ty && variable.length > 0
                    || **element == in_row && variable.length * variable.width > 0
            }
            _ => false,
        })?;
        Some(Code::primary(self.element(&holder)))
    }

    /// `array[i]`, or `array[i][j]` where it has rows of a known length.
    pub fn element(&mut self, array: &Variable) -> String {
        let index = self.index(array.length);
        let mut text = format!("{}[{index}]", array.name);
        if array.width > 0 {
            let index = self.index(array.width);
            text.push_str(&format!("[{index}]"));
        }
        text
    }

    /// An index below `length`.
    pub fn index(&mut self, length: u32) -> Code {
        if self.can_throw("ArrayIndexOutOfBoundsException") && self.random.chance(30) {
            return self.primitive(Primitive::Int, 2);
        }
        if self.random.chance(30) {
            let any = self.primitive(Primitive::Int, 2).at(level::BIT_AND);
            let code = Code::primary(format!("({any} & 0xff)"));
            return Code::binary(code, "%", Code::primary(length.to_string()), level::PRODUCT);
        }
        Code::primary(self.random.below(length).to_string())
    }

    /// A call of one of the program's methods with this result.
    pub fn call_of(&mut self, ty: &Type, depth: u32) -> Option<Code> {
        if self.frame.is_initial || depth > 1 {
            return None;
        }
        let callable: Vec<_> = self
            .methods
            .iter()
            .filter(|method| method.result.as_ref() == Some(ty) && self.can_call(method))
            .cloned()
            .collect();
        if callable.is_empty() {
            return None;
        }
        let method = self.pick(&callable);
        self.call(&method, depth)
    }

    /// Whether a method can be called here.
    pub fn can_call(&self, method: &super::scope::Method) -> bool {
        (method.is_static || !self.frame.is_static)
            && (!method.is_checked || self.frame.is_checked)
            && (!method.may_throw || self.can_throw("RuntimeException"))
            && !self.frame.is_initial
    }

    /// A call of a method, if the program can afford it.
    pub fn call(&mut self, method: &super::scope::Method, depth: u32) -> Option<Code> {
        if !self.spend(method.cost) {
            return None;
        }
        let arguments: Vec<String> = method
            .parameters
            .iter()
            .map(|ty| self.value(ty, depth + 1).to_string())
            .collect();
        let this = match !method.is_static && !self.frame.is_anonymous && self.random.chance(20) {
            true => "this.",
            false => "",
        };
        Some(Code::primary(format!(
            "{this}{}({})",
            method.name,
            arguments.join(", ")
        )))
    }
}
