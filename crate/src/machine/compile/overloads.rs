//! Which of several methods or constructors a call means, as far as the static
//! types of the arguments tell (JLS 15.12.2).

use crate::java::ast::{Expr, ExprKind, Literal, Name};
use crate::jvm::value::Primitive;
use crate::words::Key;

use super::super::library;
use super::super::types::Ty;
use super::Compiler;
use super::body::primitive_of;

impl Compiler {
    /// Which of several methods or constructors takes these arguments: an
    /// index of `choices`. Says so if the static types do not decide.
    pub fn choose(&mut self, name: &Name, arguments: &[Expr], choices: &[Vec<Ty>]) -> usize {
        if choices.len() < 2 {
            return 0;
        }
        let types: Vec<Ty> = arguments.iter().map(|arg| self.static_type(arg)).collect();
        let mut best: Vec<usize> = Vec::new();
        for loose in [false, true] {
            let takes = |parameters: &Vec<Ty>| {
                let mut pairs = types.iter().zip(parameters);
                pairs.all(|(from, to)| self.takes(from, to, loose))
            };
            best = (0..choices.len())
                .filter(|&index| takes(&choices[index]))
                .collect();
            if !best.is_empty() {
                break;
            }
        }
        let is_most_specific = |&&index: &&usize| {
            best.iter().all(|&other| {
                let mut pairs = choices[index].iter().zip(&choices[other]);
                pairs.all(|(from, to)| self.takes(from, to, false))
            })
        };
        match best.iter().find(is_most_specific) {
            Some(&index) if types.iter().all(|ty| *ty != Ty::Unknown) || best.len() == 1 => index,
            _ => {
                self.error_about(name, Key::DiagnosticOverload);
                0
            }
        }
    }

    /// Whether a value of one type can be passed as another; `loose`, also
    /// with boxing and unboxing.
    fn takes(&self, from: &Ty, to: &Ty, loose: bool) -> bool {
        if from == to || *from == Ty::Unknown {
            return true;
        }
        match (primitive_of(from), primitive_of(to)) {
            (Some(from), Some(to)) => widens(from, to),
            (Some(from), None) => {
                loose
                    && to
                        .unboxed()
                        .map_or(!matches!(to, Ty::Array(_)), |to| to == from)
            }
            (None, Some(to)) => loose && from.unboxed().is_some_and(|from| widens(from, to)),
            (None, None) => self.is_subtype(from, to),
        }
    }

    fn is_subtype(&self, from: &Ty, to: &Ty) -> bool {
        if *from == Ty::Null || *to == Ty::Unknown || to.class_name() == Some("Object") {
            return true;
        }
        let (Some(from_name), Some(to_name)) = (from.class_name(), to.class_name()) else {
            return false;
        };
        match (self.user_class(from), self.user_class(to)) {
            (Some(from), Some(to)) => self.extends(from, to),
            (Some(from), None) => {
                self.library_superclass(from) == to_name
                    || self.ancestors(from).into_iter().any(|class| {
                        let interfaces = &self.classes[class as usize].interfaces;
                        interfaces.iter().any(|it| it.class_name() == Some(to_name))
                    })
            }
            (None, Some(_)) => false,
            (None, None) => library::is_subtype(from_name, to_name),
        }
    }

    /// The type of an expression, as far as it can be told without code.
    fn static_type(&self, expr: &Expr) -> Ty {
        match &expr.kind {
            ExprKind::Literal(literal) => match literal {
                Literal::Int(_) => Ty::INT,
                Literal::Long(_) => Ty::Primitive(Primitive::Long),
                Literal::Boolean(_) => Ty::BOOLEAN,
                Literal::Char(_) => Ty::Primitive(Primitive::Char),
                Literal::String(_) => Ty::string(),
                Literal::Null => Ty::Null,
            },
            ExprKind::Name(name) => match self.body.find(name) {
                Some(local) => local.ty.clone(),
                None => self
                    .visible_field(name)
                    .map_or(Ty::Unknown, |found| found.field.ty),
            },
            ExprKind::This => self.type_of_class(self.class),
            ExprKind::New { ty, .. } | ExprKind::Cast { ty, .. } => self.ty(ty),
            ExprKind::Binary { .. } => match self.constant(expr) {
                Some(constant) => constant.ty(),
                None => Ty::Unknown,
            },
            _ => Ty::Unknown,
        }
    }
}

/// Whether a primitive widens to another without a cast.
fn widens(from: Primitive, to: Primitive) -> bool {
    use Primitive::{Boolean, Byte, Char, Int, Long, Short};
    match (from, to) {
        _ if from == to => true,
        (Boolean, _) | (_, Boolean | Byte | Char) => false,
        (Byte, Short | Int | Long) | (Short | Char, Int | Long) | (Int, Long) => true,
        _ => false,
    }
}
