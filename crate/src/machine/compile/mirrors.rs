//! What a scenario may ask of a `Class`: its names, and whether it is that of
//! another object. A Class as a value is not modelled.

use crate::java::ast::{BinaryOp, Expr, ExprKind, Name, UnaryOp};

use super::super::code::Op;
use super::super::library::Function;
use super::super::types::Ty;
use super::Compiler;

impl Compiler {
    /// `object.getClass().getSimpleName()` and its like; `None` if it is
    /// something else.
    pub fn class_question(&mut self, target: &Expr, name: &Name) -> Option<Ty> {
        let function = match &*name.text {
            "getSimpleName" => Function::SimpleName,
            "getName" => Function::ClassName,
            _ => return None,
        };
        match &target.kind {
            ExprKind::ClassLiteral(literal) => {
                let class = self.resolve_class(&literal.text)?;
                let declaration = &self.classes[class as usize];
                let text = match function {
                    Function::SimpleName => declaration.name.to_string(),
                    _ => self.program.qualified(&declaration.binary),
                };
                let text = self.name(&text);
                self.emit(Op::Literal(text));
            }
            _ if is_get_class(target) => {
                self.object_asked(target);
                self.emit(Op::CallLibrary(function, 1));
            }
            _ => return None,
        }
        Some(Ty::string())
    }

    /// `one.getClass() == other.getClass()`
    pub fn same_class(&mut self, op: BinaryOp, one: &Expr, other: &Expr) -> Ty {
        self.object_asked(one);
        self.object_asked(other);
        self.emit(Op::CallLibrary(Function::SameClass, 2));
        if op == BinaryOp::NotEqual {
            self.emit(Op::Unary(UnaryOp::Not));
        }
        Ty::BOOLEAN
    }

    /// The object whose `getClass()` is called.
    fn object_asked(&mut self, call: &Expr) {
        match &call.kind {
            ExprKind::Call {
                target: Some(target),
                ..
            } => {
                let ty = self.expression(target);
                self.check_hidden(&ty);
                self.emit(Op::RequireNonNull);
            }
            _ => {
                self.this(call);
            }
        }
    }
}

/// Whether it is a call of `getClass()`.
pub fn is_get_class(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Call {
            name, arguments, ..
        } => name.text == "getClass" && arguments.is_empty(),
        _ => false,
    }
}
