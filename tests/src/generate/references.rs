//! Expressions of reference types: new objects, names, calls.

use super::scope::{Generator, Place, Variable};
use super::types::{Code, Primitive, Type, level};

/// Deeper than this, expressions are names and new objects.
const DEPTH: u32 = 3;

const WORDS: &[&str] = &[
    "one",
    "two",
    "three",
    "a b",
    "",
    "\\\"q\\\"",
    "back\\\\slash",
    "\\ttab",
    "caf\\u00e9",
    "\u{5730}",
    "x|y",
    "\u{1f600}",
];

impl Generator {
    /// A text literal with its quotes.
    pub fn text_literal(&mut self) -> String {
        let word = self.pick(WORDS);
        format!("\"{word}\"")
    }

    /// A type for a variable, mostly a reference.
    pub fn any_type(&mut self) -> Type {
        let simple: &[(u32, u32)] = &[
            (0, 8),
            (1, 5),
            (2, 5),
            (3, 3),
            (4, 4),
            (5, 3),
            (6, 8),
            (7, 3),
        ];
        match self.random.weighted(simple) {
            0 => Type::Primitive(self.random.weighted(Primitive::WEIGHTS)),
            1 => Type::Object,
            2 => Type::String,
            3 => Type::Boxed(self.random.weighted(Primitive::WEIGHTS)),
            4 => self.array_type(),
            5 => Type::List(Box::new(self.value_type())),
            6 => Type::ThreadLocal(Box::new(self.value_type())),
            _ => Type::WeakReference(Box::new(self.value_type())),
        }
    }

    /// The type of an array, of one or two dimensions.
    fn array_type(&mut self) -> Type {
        let element = match self.random.below(6) {
            0..=2 => Type::Primitive(self.random.weighted(Primitive::WEIGHTS)),
            3 => Type::String,
            4 => Type::Object,
            _ => Type::ThreadLocal(Box::new(Type::String)),
        };
        match self.random.chance(25) {
            true => element.array().array(),
            false => element.array(),
        }
    }

    /// What a ThreadLocal, list or reference holds.
    pub fn value_type(&mut self) -> Type {
        match self.random.below(13) {
            0..=3 => Type::String,
            4..=6 => Type::Object,
            7 => Type::Boxed(self.random.weighted(Primitive::WEIGHTS)),
            8 => Type::Boxed(Primitive::Int),
            9 => Type::Primitive(Primitive::Byte).array(),
            10 => Type::Object.array(),
            11 => Type::List(Box::new(Type::String)),
            _ => Type::ThreadLocal(Box::new(Type::String)),
        }
    }

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

    /// A concatenation, or another text.
    fn text(&mut self, depth: u32) -> Option<Code> {
        match self.random.below(5) {
            0 => {
                let primitive = self.random.weighted(Primitive::WEIGHTS);
                let value = self.primitive(primitive, depth + 1);
                Some(Code::primary(format!("String.valueOf({value})")))
            }
            1 => Some(Code::primary("Thread.currentThread().getName()")),
            2 => {
                let boxed = self.variable(|variable| {
                    matches!(variable.ty, Type::Boxed(_) | Type::String) && !variable.is_nullable
                })?;
                Some(Code::primary(format!("{}.toString()", boxed.name)))
            }
            _ => Some(self.concatenation(depth)),
        }
    }

    /// `"a" + b + …`
    fn concatenation(&mut self, depth: u32) -> Code {
        let mut code = Code::primary(self.text_literal());
        if self.random.chance(30) {
            let left = self.printable(depth + 1);
            code = Code::binary(left, "+", code, level::SUM);
        }
        for _ in 0..self.random.below(3) + 1 {
            let part = self.printable(depth + 1);
            code = Code::binary(code, "+", part, level::SUM);
        }
        code
    }

    /// Something that prints the same on every run; it can be null.
    pub fn printable(&mut self, depth: u32) -> Code {
        let nullable = self.variable(|variable| variable.ty.is_printable());
        if let Some(variable) = nullable.filter(|_| self.random.chance(30)) {
            return Code::primary(variable.name);
        }
        if let Some(code) = self.stored_text().filter(|_| self.random.chance(40)) {
            return code;
        }
        if self.random.chance(5) {
            let condition = self.boolean(depth + 1).at(level::OR);
            // The literal takes the type of the other branch.
            let character = self
                .primitive(Primitive::Char, depth + 1)
                .at(level::CONDITIONAL);
            return Code::new(
                format!("{condition} ? {character} : 65"),
                level::CONDITIONAL,
            );
        }
        let ty = match self.random.chance(40) {
            true => Type::String,
            false => Type::Primitive(self.random.weighted(Primitive::WEIGHTS)),
        };
        self.value(&ty, depth)
    }

    /// What a key, a weak reference or a list gives; null if there is nothing.
    fn stored_text(&mut self) -> Option<Code> {
        let is_initial = self.frame.is_initial;
        let holder = self.variable(|variable| match &variable.ty {
            Type::ThreadLocal(value) => {
                !is_initial && !variable.is_nullable && value.is_printable()
            }
            Type::WeakReference(value) => !variable.is_nullable && value.is_printable(),
            _ => false,
        })?;
        Some(Code::primary(format!("{}.get()", holder.name)))
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

    /// A new object of a type.
    pub fn fresh(&mut self, ty: &Type, depth: u32) -> Code {
        match ty {
            Type::Primitive(primitive) | Type::Boxed(primitive) => {
                self.boxed(*primitive, depth, ty)
            }
            Type::String => {
                let word = self.text_literal();
                match self.random.below(8) {
                    0 => Code::primary(word),
                    1 if depth < DEPTH => self.concatenation(depth),
                    2 => Code::primary("new String()"),
                    _ => Code::primary(format!("new String({word})")),
                }
            }
            Type::Object => {
                let other = match self.random.chance(60) {
                    true => return Code::primary("new Object()"),
                    false => self.value_type(),
                };
                match other {
                    Type::List(_) => Code::primary("new ArrayList<String>()"),
                    Type::ThreadLocal(_) => Code::primary("new ThreadLocal<String>()"),
                    other => self.fresh(&other, depth + 1),
                }
            }
            Type::Array(element) => self.array_of(element, [2, 2], depth),
            Type::List(_) => {
                let list = self.variable_of(ty).filter(|_| self.random.chance(20));
                match list {
                    Some(list) => Code::primary(format!("new ArrayList<>({})", list.name)),
                    None => Code::primary(self.pick(&["new ArrayList<>()", "new ArrayList<>(4)"])),
                }
            }
            Type::ThreadLocal(_) => self.plain_key(),
            Type::WeakReference(referent) => {
                let referent = self.value(referent, depth + 1);
                Code::primary(format!("new WeakReference<>({referent})"))
            }
            Type::Throwable(class) => {
                let word = self.text_literal();
                Code::primary(format!("new {class}({word})"))
            }
            Type::Supplier(_)
            | Type::Callable(_)
            | Type::Runnable
            | Type::Future(_)
            | Type::ExecutorService => {
                unreachable!("{ty} is made by statements of its own")
            }
        }
    }

    fn boxed(&mut self, primitive: Primitive, depth: u32, ty: &Type) -> Code {
        let value = self.primitive(primitive, depth);
        let is_boxed = matches!(ty, Type::Boxed(_));
        if is_boxed && self.random.chance(30) {
            let class = Type::Boxed(primitive);
            return Code::primary(format!("{class}.valueOf({value})"));
        }
        value
    }

    /// A ThreadLocal without a supplier.
    pub fn plain_key(&mut self) -> Code {
        match self.random.below(10) {
            0 | 1 => Code::primary("new ThreadLocal<>()"),
            2 => {
                let home = self.home();
                let high = self.random.below(1 << 12) << 8;
                Code::primary(format!("Lab.withHash({})", high + home))
            }
            _ => {
                let home = self.home();
                Code::primary(format!("Lab.atSlot({home})"))
            }
        }
    }

    /// A slot of a table of 16, mostly one of a few.
    fn home(&mut self) -> u32 {
        let homes = self.homes;
        match self.random.chance(75) {
            true => self.pick(&homes),
            false => self.random.below(16),
        }
    }

    /// `new T[n]`, `new T[n][m]` or `new T[] { … }`
    pub fn array_of(&mut self, element: &Type, [length, width]: [u32; 2], depth: u32) -> Code {
        let (base, inner) = match element {
            Type::Array(inner) => (inner.erased(), Some(&**inner)),
            other => (other.erased(), None),
        };
        let is_generic = matches!(inner.unwrap_or(element), Type::ThreadLocal(_));
        if is_generic || depth >= DEPTH || self.random.chance(50) {
            return Code::primary(match inner {
                Some(_) => format!("new {base}[{length}][{width}]"),
                None => format!("new {base}[{length}]"),
            });
        }
        let elements: Vec<String> = (0..length)
            .map(|_| match inner {
                Some(inner) if self.random.chance(50) => {
                    let elements = self.elements(inner, width, depth + 1);
                    format!("{{ {elements} }}")
                }
                Some(inner) => self.array_of(inner, [width, 0], depth + 1).to_string(),
                None => self.value(element, depth + 1).to_string(),
            })
            .collect();
        Code::primary(format!("new {element}[] {{ {} }}", elements.join(", ")))
    }

    fn elements(&mut self, ty: &Type, count: u32, depth: u32) -> String {
        let elements: Vec<String> = (0..count)
            .map(|_| self.value(ty, depth + 1).to_string())
            .collect();
        elements.join(", ")
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
        let this = match !method.is_static && self.random.chance(20) {
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
