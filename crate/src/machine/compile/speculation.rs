//! The type of an expression before its code is needed: it is compiled, and
//! everything that this left behind is taken back.

use crate::java::ast::{Expr, ExprKind, Span};

use super::super::types::Ty;
use super::Compiler;

/// What is known of an expression: its place, its type, and whether it is the
/// result of a generic method.
pub type Known = (Span, Ty, bool);

fn key(span: Span) -> (u32, u32) {
    (span.start, span.end)
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
            _ => {}
        }
        let place = |known: &[Known]| known.binary_search_by_key(&key(expr.span), |it| key(it.0));
        if let Ok(found) = place(&self.static_types) {
            let (_, ty, is_inferred) = &self.static_types[found];
            return (ty.clone(), *is_inferred);
        }
        let errors = self.diagnostics.len();
        let (ty, is_inferred) = self.speculate(expr);
        if self.diagnostics.len() > errors {
            self.diagnostics.truncate(errors);
            return (Ty::Unknown, false);
        }
        // Meanwhile its operands may have been asked for.
        if let Err(place) = place(&self.static_types) {
            let known = (expr.span, ty.clone(), is_inferred);
            self.static_types.insert(place, known);
        }
        (ty, is_inferred)
    }

    fn speculate(&mut self, expr: &Expr) -> (Ty, bool) {
        let before = self.body.mark();
        let program = &self.program;
        let counts = [
            self.classes.len(),
            self.signatures.len(),
            program.methods.len(),
            program.statics.len(),
            program.places.len(),
        ];
        let returned = std::mem::take(&mut self.returned);
        let ty = self.expression(expr);
        let is_inferred = self.body.inferred == Some(self.body.pc());
        self.returned = returned;
        self.classes.truncate(counts[0]);
        self.signatures.truncate(counts[1]);
        self.program.methods.truncate(counts[2]);
        self.program.statics.truncate(counts[3]);
        self.program.places.truncate(counts[4]);
        self.body.take_back(before);
        (ty, is_inferred)
    }
}
