//! Numbers, and what all primitive types have.

use super::scope::{Generator, Variable};
use super::types::{Code, Primitive, Type, level};

/// Deeper than this, expressions are names and literals.
pub const DEPTH: u32 = 3;

/// What `op` means: text, level.
pub type Operator = (&'static str, u8);

const ARITHMETIC: &[(Operator, u32)] = &[
    (("+", level::SUM), 6),
    (("-", level::SUM), 4),
    (("*", level::PRODUCT), 4),
    (("/", level::PRODUCT), 2),
    (("%", level::PRODUCT), 2),
    (("&", level::BIT_AND), 2),
    (("|", level::BIT_OR), 2),
    (("^", level::BIT_XOR), 2),
    (("<<", level::SHIFT), 2),
    ((">>", level::SHIFT), 2),
    ((">>>", level::SHIFT), 2),
];

/// The operators of compound assignment; what they do to a type must be known.
const COMPOUND: &[&str] = &[
    "+=", "-=", "*=", "&=", "|=", "^=", "<<=", ">>=", ">>>=", "/=", "%=",
];

const INTS: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "5",
    "7",
    "10",
    "31",
    "33",
    "100",
    "127",
    "128",
    "255",
    "1000",
    "32767",
    "32768",
    "100_000",
    "0x7fff_ffff",
    "0xff",
    "0b1010",
    "2147483647",
    "-1",
    "-2",
    "-128",
    "-2147483648",
    "0xffff_fff0",
];

const LONGS: &[&str] = &[
    "0L",
    "1L",
    "2L",
    "40L",
    "-3L",
    "4_000_000_000L",
    "9223372036854775807L",
    "-9223372036854775808L",
    "0xffff_ffffL",
    "255L",
];

const CHARS: &[&str] = &[
    "'a'",
    "'b'",
    "'z'",
    "'A'",
    "'0'",
    "' '",
    "'\\''",
    "'\\\\'",
    "'\\t'",
    "'\\u00e9'",
    "'\u{4e2d}'",
];

const SMALL: &[&str] = &["0", "1", "2", "9", "-1", "100", "-100", "127", "-128"];

impl Generator {
    /// An expression of exactly this primitive type.
    pub fn primitive(&mut self, ty: Primitive, depth: u32) -> Code {
        match ty {
            Primitive::Boolean => self.boolean(depth),
            Primitive::Int | Primitive::Long => self.number_of(ty, depth),
            Primitive::Char | Primitive::Byte | Primitive::Short => self.narrow(ty, depth),
        }
    }

    fn literal(&mut self, ty: Primitive) -> Code {
        let text = match ty {
            Primitive::Int => self.pick(INTS),
            Primitive::Long => self.pick(LONGS),
            Primitive::Boolean => self.pick(&["true", "false"]),
            Primitive::Char => self.pick(CHARS),
            Primitive::Byte | Primitive::Short => {
                let value = self.pick(SMALL);
                return Code::new(format!("({}) {value}", Type::Primitive(ty)), level::UNARY);
            }
        };
        match text.starts_with('-') {
            true => Code::new(text, level::UNARY),
            false => Code::primary(text),
        }
    }

    pub fn simple(&mut self, ty: Primitive) -> Code {
        let variable = self.variable_of(&Type::Primitive(ty));
        match variable.filter(|_| self.random.chance(70)) {
            Some(variable) => Code::primary(variable.name),
            None => self.literal(ty),
        }
    }

    /// What every primitive type has.
    pub fn common(&mut self, ty: Primitive, depth: u32) -> Option<Code> {
        let whole = Type::Primitive(ty);
        match self.random.below(8) {
            0 => {
                let condition = self.boolean(depth + 1).at(level::OR);
                let then = self.primitive(ty, depth + 1).at(level::CONDITIONAL);
                let otherwise = self.primitive(ty, depth + 1).at(level::CONDITIONAL);
                Some(Code::new(
                    format!("{condition} ? {then} : {otherwise}"),
                    level::CONDITIONAL,
                ))
            }
            1 => self.element_of(&whole),
            2 => self.call_of(&whole, depth),
            3 => {
                let boxed = self.variable_of(&Type::Boxed(ty))?;
                let method = match ty {
                    Primitive::Int => "intValue",
                    Primitive::Long => "longValue",
                    Primitive::Boolean => "booleanValue",
                    _ => return None,
                };
                Some(Code::primary(format!("{}.{method}()", boxed.name)))
            }
            4 => {
                let variable = self.updatable(ty)?;
                let value = self.primitive(ty, depth + 1).at(level::ASSIGNMENT);
                Some(Code::new(
                    format!("{} = {value}", variable.name),
                    level::ASSIGNMENT,
                ))
            }
            5 if ty != Primitive::Boolean => {
                let variable = self.updatable(ty)?;
                let text = self.pick(&["++@", "--@", "@++", "@--"]);
                Some(Code::new(text.replace('@', &variable.name), level::UNARY))
            }
            6 => self.functional_call(&whole, depth),
            _ => None,
        }
    }

    /// A variable of a primitive type that may be assigned within an expression.
    fn updatable(&mut self, ty: Primitive) -> Option<Variable> {
        self.variable(|variable| variable.ty == Type::Primitive(ty) && variable.is_mutable)
    }

    fn number_of(&mut self, ty: Primitive, depth: u32) -> Code {
        if depth >= DEPTH || self.random.chance(25) {
            return self.simple(ty);
        }
        match self.random.below(10) {
            0..=3 => self.operation(ty, depth),
            4 => {
                let operator = self.pick(&["-", "~", "+"]);
                let operand = self.primitive(ty, depth + 1).target();
                Code::new(format!("{operator}{operand}"), level::UNARY)
            }
            5 => {
                let from = self.numeric();
                let operand = self.primitive(from, depth + 1).at(level::UNARY);
                Code::new(format!("({}) {operand}", Type::Primitive(ty)), level::UNARY)
            }
            6 if ty == Primitive::Int => self.measure(),
            _ => match self.common(ty, depth) {
                Some(code) => code,
                None => self.simple(ty),
            },
        }
    }

    pub fn numeric(&mut self) -> Primitive {
        self.random.weighted(&[
            (Primitive::Int, 4),
            (Primitive::Long, 2),
            (Primitive::Char, 1),
            (Primitive::Byte, 1),
            (Primitive::Short, 1),
        ])
    }

    /// A type that `int` arithmetic takes.
    fn at_most_int(&mut self) -> Primitive {
        match self.numeric() {
            Primitive::Long => Primitive::Int,
            other => other,
        }
    }

    fn operation(&mut self, ty: Primitive, depth: u32) -> Code {
        let (operator, operator_level) = self.random.weighted(ARITHMETIC);
        let is_shift = operator_level == level::SHIFT;
        let (left, right) = match ty {
            Primitive::Long if is_shift => (Primitive::Long, self.numeric()),
            Primitive::Long if self.random.chance(50) => (Primitive::Long, self.numeric()),
            Primitive::Long => (self.numeric(), Primitive::Long),
            _ if is_shift => (self.at_most_int(), self.numeric()),
            _ => (self.at_most_int(), self.at_most_int()),
        };
        let left = match self.variable_of(&Type::Boxed(left)) {
            // Only one side, or `==` would compare references.
            Some(boxed) if self.random.chance(30) => Code::primary(boxed.name),
            _ => self.primitive(left, depth + 1),
        };
        let right = match operator {
            "/" | "%" => self.divisor(right, depth),
            _ => self.primitive(right, depth + 1),
        };
        Code::binary(left, operator, right, operator_level)
    }

    /// A number that is not 0, unless the exception is welcome.
    fn divisor(&mut self, ty: Primitive, depth: u32) -> Code {
        let code = self.primitive(ty, depth + 1);
        if self.can_throw("ArithmeticException") && self.random.chance(50) {
            return code;
        }
        Code::binary(code, "|", Code::primary("1"), level::BIT_OR)
    }

    /// The length of an array, the size of a list.
    fn measure(&mut self) -> Code {
        let holder = self.variable(|variable| {
            matches!(variable.ty, Type::Array(_) | Type::List(_) | Type::String)
                && !variable.is_nullable
        });
        match holder {
            Some(Variable {
                name,
                ty: Type::Array(_),
                ..
            }) => Code::primary(format!("{name}.length")),
            Some(Variable {
                name,
                ty: Type::List(_),
                ..
            }) => Code::primary(format!("{name}.size()")),
            Some(Variable { name, .. }) => Code::primary(format!("{name}.length()")),
            None => self.simple(Primitive::Int),
        }
    }

    fn narrow(&mut self, ty: Primitive, depth: u32) -> Code {
        if depth >= DEPTH || self.random.chance(40) {
            return self.simple(ty);
        }
        if self.random.chance(50) {
            let from = self.numeric();
            let operand = self.primitive(from, depth + 1).at(level::UNARY);
            return Code::new(format!("({}) {operand}", Type::Primitive(ty)), level::UNARY);
        }
        match self.common(ty, depth) {
            Some(code) => code,
            None => self.simple(ty),
        }
    }

    /// `variable op= value` for a variable of a primitive type.
    pub fn compound_assignment(&mut self, variable: &Variable, ty: Primitive) -> String {
        if ty == Primitive::Boolean {
            let operator = self.pick(&["&=", "|=", "^="]);
            let value = self.boolean(1).at(level::ASSIGNMENT);
            return format!("{} {operator} {value}", variable.name);
        }
        let operator = self.pick(COMPOUND);
        let from = self.numeric();
        let value = match operator {
            "/=" | "%=" => self.divisor(from, 1),
            _ => self.primitive(from, 1),
        };
        format!(
            "{} {operator} {}",
            variable.name,
            value.at(level::ASSIGNMENT)
        )
    }
}
