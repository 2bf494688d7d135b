//! New objects, and the types of what holds them.

use super::references::DEPTH;
use super::scope::Generator;
use super::types::{Code, Primitive, Type};

impl Generator {
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
            (8, 6),
        ];
        match self.random.weighted(simple) {
            0 => Type::Primitive(self.random.weighted(Primitive::WEIGHTS)),
            1 => Type::Object,
            2 => Type::String,
            3 => Type::Boxed(self.random.weighted(Primitive::WEIGHTS)),
            4 => self.array_type(),
            5 => Type::List(Box::new(self.value_type())),
            6 => Type::ThreadLocal(Box::new(self.value_type())),
            7 => Type::WeakReference(Box::new(self.value_type())),
            _ => self.user_type().unwrap_or(Type::Object),
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
        match self.random.below(15) {
            13 | 14 => self.user_type().unwrap_or(Type::String),
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
            Type::Map(..) => Code::primary("new HashMap<>()"),
            Type::User(class) => self.new_object(class, depth),
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
            0 => Code::primary("new ThreadLocal<>()"),
            1 => Code::primary("new InheritableThreadLocal<>()"),
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
    pub fn home(&mut self) -> u32 {
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
}
