//! Where a GC shows what the slots of a frame still hold.

use threadlocal_lab::java::ast::{Expr, ExprKind, Literal, Stmt, StmtKind};

use super::constructs::Construct;

/// `System.gc()`, or `collect(…)` of the generated programs.
pub fn is_gc(expression: &Expr) -> bool {
    let ExprKind::Call { target, name, .. } = &expression.kind else {
        return false;
    };
    match target {
        Some(_) => name.text == "gc",
        None => name.text == "collect",
    }
}

/// Whether a statement collects.
pub fn is_collection(statement: &Stmt) -> bool {
    matches!(&statement.kind, StmtKind::Expr(expression) if is_gc(expression))
}

/// What a GC comes after, given the statements before it.
pub fn place_after(before: &[Stmt]) -> Option<Construct> {
    let (last, earlier) = before.split_last()?;
    match &last.kind {
        StmtKind::Local { .. } => {
            let frees_slots =
                place_after(earlier).is_some_and(|place| place != Construct::CollectAfterNull);
            frees_slots.then_some(Construct::CollectAfterReuse)
        }
        StmtKind::For { .. } => Some(Construct::CollectAfterFor),
        StmtKind::ForEach { .. } => Some(Construct::CollectAfterForEach),
        StmtKind::While { .. } => Some(Construct::CollectAfterWhile),
        StmtKind::DoWhile { .. } => Some(Construct::CollectAfterDoWhile),
        StmtKind::If { .. } => Some(Construct::CollectAfterBranch),
        StmtKind::Block(_) => Some(Construct::CollectAfterBlock),
        StmtKind::Try { resources, .. } if !resources.is_empty() => {
            Some(Construct::CollectAfterResources)
        }
        StmtKind::Try { finally: None, .. } => Some(Construct::CollectAfterTry),
        StmtKind::Try { .. } => Some(Construct::CollectAfterFinally),
        StmtKind::Expr(expression) => match &expression.kind {
            ExprKind::Assign {
                op: None, value, ..
            } => (value.kind == ExprKind::Literal(Literal::Null))
                .then_some(Construct::CollectAfterNull),
            _ => None,
        },
        _ => None,
    }
}
