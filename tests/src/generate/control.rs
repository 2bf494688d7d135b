//! Branches, and the ways out of a block.

use super::scope::Generator;
use super::statements::Completes;
use super::throwables::THROWN;
use super::tree::{Part, Stmt};
use super::types::Type;

impl Generator {
    /// `if`, perhaps with `else`.
    pub fn if_statement(&mut self) -> (Vec<Stmt>, Completes) {
        let condition = match self.chance(8) {
            // Known to the compiler: only one branch gets code.
            true => self
                .pick(&["true", "false", "1 < 2", "2 + 2 == 5", "!true"])
                .to_string(),
            false => self.boolean(0).to_string(),
        };
        let is_bare = self.chance(15);
        let (then, then_completes) = self.branch();
        let mut parts = vec![Part {
            head: format!("if ({condition})"),
            body: then,
            bare: false,
        }];
        let mut completes = true;
        if self.chance(45) {
            let (otherwise, otherwise_completes) = self.branch();
            parts.push(Part::new("else", otherwise));
            completes = then_completes || otherwise_completes;
        } else if let (true, [Stmt::Line(text)]) = (is_bare, &parts[0].body[..]) {
            parts[0].bare = !is_declaration(text);
        }
        (vec![Stmt::parts(parts)], completes)
    }

    fn branch(&mut self) -> (Vec<Stmt>, Completes) {
        self.nested(|generator| {
            let size = generator.random.between(1, 3);
            generator.block(size)
        })
    }

    /// `break` or `continue`.
    pub fn jump(&mut self) -> Option<(Vec<Stmt>, Completes)> {
        let mut labels = self.frame.labels.clone();
        if self.frame.can_break {
            labels.push(String::new());
        }
        if labels.is_empty() {
            return None;
        }
        let label = self.pick(&labels);
        let word = self.pick(&["break", "continue"]);
        let word = format!("{word} {label}").trim_end().to_string() + ";";
        if self.chance(30) {
            return Some((vec![Stmt::line(word)], false));
        }
        let condition = self.boolean(0);
        Some((vec![leaving(&condition.to_string(), &word)], true))
    }

    /// `return`, under a condition or as the last statement of its block.
    pub fn return_statement(&mut self) -> Option<(Vec<Stmt>, Completes)> {
        if self.frame.depth == 0 || self.frame.is_initialiser {
            return None;
        }
        let text = match self.frame.result.clone() {
            Some(result) => format!("return {};", self.value(&result, 1)),
            None => "return;".to_string(),
        };
        if self.chance(25) {
            return Some((vec![Stmt::line(text)], false));
        }
        let condition = self.boolean(0);
        Some((vec![leaving(&condition.to_string(), &text)], true))
    }

    /// `throw` of an exception that is caught around, or may leave.
    pub fn throw_statement(&mut self) -> Option<(Vec<Stmt>, Completes)> {
        let possible: Vec<&str> = THROWN
            .iter()
            .copied()
            .filter(|class| self.can_throw(class))
            .collect();
        if possible.is_empty() {
            return None;
        }
        let class = self.pick(&possible);
        let word = self.text_literal();
        let caught = self.variable(|variable| matches!(variable.ty, Type::Throwable(_)));
        let exception = match (caught, self.random.below(6)) {
            (Some(cause), 0) => format!("new {class}({word}, {})", cause.name),
            (_, 1) if class != "AssertionError" => format!("new {class}()"),
            _ => format!("new {class}({word})"),
        };
        let exception = match class {
            // It has no constructor with a cause on every JDK.
            "ArithmeticException" | "IndexOutOfBoundsException" => format!("new {class}({word})"),
            _ => exception,
        };
        let text = format!("throw {exception};");
        if self.chance(30) {
            return Some((vec![Stmt::line(text)], false));
        }
        let condition = self.boolean(0);
        Some((vec![leaving(&condition.to_string(), &text)], true))
    }
}

/// `if (condition) { text }`
fn leaving(condition: &str, text: &str) -> Stmt {
    Stmt::parts(vec![Part {
        head: format!("if ({condition})"),
        body: vec![Stmt::line(text)],
        bare: condition.len().is_multiple_of(3),
    }])
}

/// Whether a line declares a variable, which needs braces around it.
fn is_declaration(text: &str) -> bool {
    let is_call = |head: &str| head.contains('.') || head.contains('(');
    match text.split_once(' ') {
        Some((head, rest)) => {
            let second = rest.split([' ', ';']).next().unwrap_or_default();
            !is_call(head)
                && !matches!(
                    head,
                    "return" | "throw" | "break" | "continue" | "break;" | "continue;"
                )
                && second.chars().next().is_some_and(char::is_alphanumeric)
        }
        None => false,
    }
}
