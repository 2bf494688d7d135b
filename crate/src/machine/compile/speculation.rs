//! The type of an expression before its code is needed: it is compiled, and
//! everything that this left behind is taken back. Each expression is asked
//! once: what is found out is kept, and so is, meanwhile, that there is nothing
//! to find.

use crate::java::ast::{Expr, ExprKind, Span};
use crate::order::pair;

use super::super::types::Ty;
use super::Compiler;

/// What is known of an expression: its place, its type, and whether it is the
/// result of a generic method.
pub type Known = (Span, Ty, bool);

/// The place of an expression that was asked for its type, as a number.
pub fn asked(span: Span) -> u64 {
    pair(span.start, span.end)
}

impl Compiler {
    /// The type of an expression, without code. A lambda has none of its own.
    pub fn static_type(&mut self, expr: &Expr) -> Ty {
        self.known_type(expr).0
    }

    /// The type of an expression, and whether it is the result of a generic
    /// method.
    pub fn known_type(&mut self, expr: &Expr) -> (Ty, bool) {
        match &expr.kind {
            ExprKind::Lambda { .. }
            | ExprKind::MethodRef { .. }
            | ExprKind::ArrayLiteral { ty: None, .. } => return (Ty::Unknown, false),
            ExprKind::Cast { ty, .. } => return (self.ty(ty), false),
            // So that the parameters of a method reference need no place.
            ExprKind::Name(name) => {
                if let Some(local) = self.body.find(name).filter(|it| it.constant.is_none()) {
                    return (local.ty.clone(), false);
                }
            }
            _ => {}
        }
        let place =
            |known: &[Known]| known.binary_search_by_key(&asked(expr.span), |it| asked(it.0));
        if let Ok(found) = place(&self.static_types) {
            let (_, ty, is_inferred) = &self.static_types[found];
            return (ty.clone(), *is_inferred);
        }
        let found = self.speculate(expr.span, |compiler| {
            let ty = compiler.expression(expr);
            (ty, compiler.body.inferred == Some(compiler.body.pc()))
        });
        let Some((ty, is_inferred)) = found else {
            return (Ty::Unknown, false);
        };
        // Meanwhile its operands may have been asked for.
        if let Err(place) = place(&self.static_types) {
            let known = (expr.span, ty.clone(), is_inferred);
            self.static_types.insert(place, known);
        }
        (ty, is_inferred)
    }

    /// What `ask` finds by compiling the expression there, of which nothing stays
    /// behind; `None` if that is not correct.
    pub fn speculate<R>(&mut self, span: Span, ask: impl FnOnce(&mut Self) -> R) -> Option<R> {
        if self.untyped.contains(asked(span)) {
            return None;
        }
        let before = self.body.mark();
        let errors = self.diagnostics.len();
        let program = &self.program;
        let counts = [
            self.classes.len(),
            self.signatures.len(),
            program.methods.len(),
            program.statics.len(),
            program.places.len(),
        ];
        let returned = std::mem::take(&mut self.returned);
        self.speculations += 1;
        let found = ask(self);
        self.speculations -= 1;
        if self.speculations == 0 {
            self.untyped.clear();
        }
        self.returned = returned;
        self.classes.truncate(counts[0]);
        self.signatures.truncate(counts[1]);
        self.program.methods.truncate(counts[2]);
        self.program.statics.truncate(counts[3]);
        self.program.places.truncate(counts[4]);
        self.body.take_back(before);
        let is_correct = self.diagnostics.len() == errors;
        self.diagnostics.truncate(errors);
        if !is_correct && self.speculations > 0 {
            self.untyped.insert(asked(span));
        }
        is_correct.then_some(found)
    }
}
