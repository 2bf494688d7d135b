//! Where in the source each variable of a method is in scope. It does not know
//! what the program names there.

use crate::java::ast::Span;
use crate::machine::code::{Method, Op, Pc, Place, Variable};

/// Finds the scope of each variable from the places that its code is at.
pub fn note_scopes(method: &mut Method, places: &[Place]) {
    let at: Vec<(Pc, Span)> = (0..)
        .zip(&method.code)
        .filter_map(|(pc, op)| match op {
            Op::At(place) => Some((pc, places[*place as usize].span)),
            _ => None,
        })
        .collect();
    for variable in &mut method.variables {
        variable.scope = scope(variable, &at);
    }
}

fn scope(variable: &Variable, at: &[(Pc, Span)]) -> Span {
    // What declares a variable comes before its scope.
    let first = at.partition_point(|&(pc, _)| pc <= variable.start);
    let first = first.saturating_sub(1);
    let behind = at.partition_point(|&(pc, _)| pc < variable.end);
    // The head of a loop is at its place again behind the body.
    at[first.min(behind)..behind]
        .iter()
        .map(|&(_, span)| span)
        .reduce(|all, span| Span {
            start: all.start.min(span.start),
            end: all.end.max(span.end),
        })
        .unwrap_or_default()
}
