//! Anonymous classes where a lambda would do, and those of ThreadLocal.
//!
//! None stands in a member of an object of the program's classes: whether it
//! holds that object although it does not use it depends on the JDK.

use super::scope::{Cost, Generator};
use super::tasks::Body;
use super::tree::Stmt;
use super::types::Type;

impl Generator {
    /// Whether an anonymous class may stand here.
    pub fn can_be_anonymous(&self) -> bool {
        self.frame.is_static || !self.frame.is_member
    }

    /// `head new T() { public R method() { … } } tail` for a functional type.
    pub fn anonymous(&mut self, head: &str, ty: &Type, tail: &str, kind: Body) -> (Stmt, Cost) {
        let (method, result, is_checked) = match ty {
            Type::Callable(result) => ("call()", Some((**result).clone()), true),
            Type::Supplier(result) if kind == Body::Initial => {
                ("initialValue()", Some((**result).clone()), false)
            }
            Type::Supplier(result) => ("get()", Some((**result).clone()), false),
            _ => ("run()", None, false),
        };
        let (body, cost) = self.in_lambda(kind, is_checked, result.clone(), |generator| {
            generator.frame.is_anonymous = true;
            let size = generator.random.between(1, 4);
            generator.body(size)
        });
        let access = match kind {
            Body::Initial => "protected",
            _ => "public",
        };
        let result = result.map_or("void".to_string(), |result| result.to_string());
        let throws = if is_checked { " throws Exception" } else { "" };
        let method = Stmt::compound(
            format!("@Override {access} {result} {method}{throws}"),
            body,
            "",
        );
        let statement = Stmt::compound(format!("{head} new {ty}()"), vec![method], tail);
        (statement, cost)
    }

    /// A ThreadLocal with an initial value, by a supplier or a class.
    pub fn any_supplied_key(&mut self, head: &str, value: &Type) -> Stmt {
        match self.can_be_anonymous() && self.chance(40) {
            true => self.anonymous_key(head, value),
            false => self.supplied_key(head, value),
        }
    }

    /// `head new ThreadLocal<V>() { protected V initialValue() { … } };`
    pub fn anonymous_key(&mut self, head: &str, value: &Type) -> Stmt {
        let supplier = Type::Supplier(Box::new(value.clone()));
        let (statement, _) = self.anonymous(head, &supplier, ";", Body::Initial);
        let class = self.pick(&["ThreadLocal", "ThreadLocal", "InheritableThreadLocal"]);
        match statement {
            Stmt::Compound { mut parts, tail } => {
                parts[0].head = format!("{head} new {class}<>()");
                Stmt::Compound { parts, tail }
            }
            other => other,
        }
    }
}
