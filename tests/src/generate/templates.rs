//! Statements as templates: what they are is in `samples`.

use super::samples::{ANYWHERE, WITH_THREADS};
use super::scope::{Cost, Generator};
use super::tree::Stmt;
use super::types::Type;

impl Generator {
    /// The statements of a template.
    pub fn template_statement(&mut self) -> Option<Stmt> {
        if !self.spend(Cost {
            collections: 1,
            statements: 4,
            watches: 1,
        }) {
            return None;
        }
        let number = self.number();
        let template = match self.random.below(10) {
            0..=2 if self.can_start() => self.pick(WITH_THREADS).to_string(),
            3..=6 if !self.uses.is_empty() => self.pick(&self.uses.clone()),
            _ => self.pick(ANYWHERE).to_string(),
        };
        let template = template.replace('@', &number.to_string());
        let mut text = String::new();
        let mut rest = &template[..];
        let is_lambda = |before: &str| before.rsplit(';').next().unwrap_or(before).contains("->");
        while let Some(at) = rest
            .find("{t}")
            .into_iter()
            .chain(rest.find("{i}"))
            .chain(rest.find("{l}"))
            .chain(rest.find("{b}"))
            .min()
        {
            text.push_str(&rest[..at]);
            let in_lambda = is_lambda(&text);
            let kind = rest.as_bytes()[at + 1];
            text.push_str(&self.hole(kind, in_lambda));
            rest = &rest[at + 3..];
        }
        text.push_str(rest);
        Some(Stmt::line(text))
    }

    /// An expression for a hole of a template.
    fn hole(&mut self, kind: u8, in_lambda: bool) -> String {
        self.scoped(|generator| {
            if in_lambda {
                generator.frame.lambdas += 1;
                generator.frame.catching.clear();
                generator.frame.may_throw = false;
                generator.frame.is_checked = false;
            }
            let ty = match kind {
                b't' => Type::String,
                b'i' => Type::INT,
                b'l' => Type::LONG,
                _ => Type::BOOLEAN,
            };
            generator.value(&ty, 2).target()
        })
    }
}
