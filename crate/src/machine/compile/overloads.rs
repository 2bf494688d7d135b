//! Which of several methods or constructors a call means, as far as the static
//! types of the arguments tell (JLS 15.12.2).

use crate::budget::Work;
use crate::java::ast::{Block, Expr, ExprKind, LambdaBody, Name, Stmt, StmtKind};
use crate::jvm::value::Primitive;
use crate::words::Key;

use super::super::library;
use super::super::types::{Bindings, Ty};
use super::Compiler;
use super::body::primitive_of;
use super::classes::ConstructorDeclaration;

/// What may be called.
pub struct Candidate {
    pub parameters: Vec<Ty>,
    /// Whether the last parameter, an array, takes any number of arguments.
    pub is_varargs: bool,
}

impl ConstructorDeclaration {
    /// The constructor as what is called, if type variables stand for these.
    pub fn candidate(&self, bindings: &Bindings) -> Candidate {
        Candidate {
            parameters: self.parameters.iter().map(|ty| ty.with(bindings)).collect(),
            is_varargs: self.is_varargs,
        }
    }
}

/// What is called.
pub struct Chosen {
    pub index: usize,
    /// Whether the last arguments become an array.
    pub is_spread: bool,
}

/// What is known of an argument.
struct Argument {
    ty: Ty,
    lambda: Option<Shape>,
}

/// What a lambda or method reference can be.
#[derive(Clone, Copy)]
struct Shape {
    /// How many parameters it has; a method reference does not say.
    parameters: Option<usize>,
    is_value: bool,
    is_void: bool,
}

/// The three phases of JLS 15.12.2.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    Strict,
    /// With boxing and unboxing.
    Loose,
    /// With the last arguments in an array.
    Spread,
}

impl Compiler {
    /// Which of several methods or constructors takes these arguments. Says so
    /// if none does, or if the static types do not decide.
    pub fn choose(
        &mut self,
        name: &Name,
        arguments: &[Expr],
        candidates: &[Candidate],
    ) -> Option<Chosen> {
        let count = arguments.len();
        let fits = |candidate: &Candidate| {
            let parameters = candidate.parameters.len();
            parameters == count || candidate.is_varargs && parameters <= count + 1
        };
        let fitting: Vec<usize> = (0..candidates.len())
            .filter(|&index| fits(&candidates[index]))
            .collect();
        if let [index] = fitting[..]
            && !candidates[index].is_varargs
        {
            let is_spread = false;
            return Some(Chosen { index, is_spread });
        }
        if fitting.is_empty() {
            self.no_candidate(name, candidates);
            return None;
        }
        self.spend(Work::Typing, fitting.len() * (1 + count));
        let known: Vec<Argument> = arguments.iter().map(|it| self.argument(it)).collect();
        for phase in [Phase::Strict, Phase::Loose, Phase::Spread] {
            let mut best = fitting.clone();
            best.retain(|&index| self.applies(&candidates[index], &known, phase));
            if best.is_empty() {
                continue;
            }
            let is_most_specific = |&&index: &&usize| {
                best.iter().all(|&other| {
                    let [one, two] = [&candidates[index], &candidates[other]];
                    self.is_more_specific(one, two, &known, phase)
                })
            };
            let is_open = |it: &Argument| it.ty == Ty::Unknown && it.lambda.is_none();
            let Some(&index) = best.iter().find(is_most_specific) else {
                break;
            };
            // What is not known may be an array, or what another one takes.
            let may_be_array = candidates[index].is_varargs && known.last().is_some_and(is_open);
            if may_be_array || best.len() > 1 && known.iter().any(is_open) {
                break;
            }
            let is_spread = phase == Phase::Spread;
            return Some(Chosen { index, is_spread });
        }
        self.error_about(name, Key::DiagnosticOverload);
        None
    }

    fn no_candidate(&mut self, name: &Name, candidates: &[Candidate]) {
        let counts = library::listed(candidates.iter().map(|it| it.parameters.len()));
        let arguments = vec![("name", name.text.clone()), ("expected", counts)];
        self.error(name.span, Key::DiagnosticArguments, arguments);
    }

    fn argument(&mut self, expr: &Expr) -> Argument {
        let lambda = match &expr.kind {
            ExprKind::Lambda { parameters, body } => Some(self.shape(parameters.len(), body)),
            ExprKind::MethodRef { .. } => Some(Shape {
                parameters: None,
                is_value: true,
                is_void: true,
            }),
            _ => None,
        };
        let ty = self.static_type(expr);
        Argument { ty, lambda }
    }

    /// What a lambda can be; without parameters, its types are all there.
    fn shape(&mut self, parameters: usize, body: &LambdaBody) -> Shape {
        let is_explicit = parameters == 0;
        let (is_value, is_void) = match body {
            LambdaBody::Expr(expr) => {
                let is_statement = matches!(
                    expr.kind,
                    ExprKind::Call { .. }
                        | ExprKind::New { .. }
                        | ExprKind::Assign { .. }
                        | ExprKind::Update { .. }
                );
                let is_value = !is_explicit || self.static_type(expr) != Ty::Void;
                (is_value, is_statement)
            }
            LambdaBody::Block(block) => match returns(block) {
                Some(is_value) => (is_value, !is_value),
                // If it only throws, it is both.
                None => (ends_with_throw(block), true),
            },
        };
        Shape {
            parameters: Some(parameters),
            is_value,
            is_void,
        }
    }

    fn applies(&self, candidate: &Candidate, arguments: &[Argument], phase: Phase) -> bool {
        let is_spread = phase == Phase::Spread;
        if is_spread && !candidate.is_varargs
            || !is_spread && candidate.parameters.len() != arguments.len()
        {
            return false;
        }
        let mut pairs = (0..).zip(arguments);
        pairs.all(|(index, argument)| {
            let parameter = parameter(candidate, index, is_spread);
            match argument.lambda {
                Some(shape) => self.is_possible(shape, parameter),
                None => self.takes(&argument.ty, parameter, phase != Phase::Strict),
            }
        })
    }

    /// Whether a lambda can be of that type.
    fn is_possible(&self, shape: Shape, ty: &Ty) -> bool {
        let Some(functional) = self.functional(ty) else {
            return !ty.is_known() || matches!(ty, Ty::Variable(..));
        };
        let count = functional.parameters.len();
        shape
            .parameters
            .is_none_or(|parameters| parameters == count)
            && match functional.result {
                Ty::Void => shape.is_void,
                _ => shape.is_value,
            }
    }

    fn is_more_specific(
        &self,
        one: &Candidate,
        other: &Candidate,
        arguments: &[Argument],
        phase: Phase,
    ) -> bool {
        let is_spread = phase == Phase::Spread;
        let mut pairs = (0..).zip(arguments);
        pairs.all(|(index, argument)| {
            let [one, other] = [one, other].map(|it| parameter(it, index, is_spread));
            if argument.lambda.is_none() {
                return self.takes(one, other, false);
            }
            match (self.functional(one), self.functional(other)) {
                (Some(one), Some(other)) => other.result == Ty::Void || one.result != Ty::Void,
                _ => true,
            }
        })
    }

    /// Whether a value of one type can be passed as another; `loose`, also
    /// with boxing and unboxing.
    pub fn takes(&self, from: &Ty, to: &Ty, loose: bool) -> bool {
        if from == to || *from == Ty::Unknown {
            return true;
        }
        match (primitive_of(from), primitive_of(to)) {
            (Some(from), Some(to)) => widens(from, to),
            (Some(_), None) => loose && self.is_subtype(&from.boxed(), to),
            (None, Some(to)) => loose && from.unboxed().is_some_and(|from| widens(from, to)),
            (None, None) => self.is_subtype(from, to),
        }
    }

    /// Whether one reference type is another one or extends it.
    pub fn is_subtype(&self, from: &Ty, to: &Ty) -> bool {
        if matches!(from, Ty::Null | Ty::Unknown)
            || *to == Ty::Unknown
            || to.class_name() == Some("Object")
        {
            return true;
        }
        if let (Ty::Array(from), Ty::Array(to)) = (from, to) {
            return from == to || from.is_reference() && self.is_subtype(from, to);
        }
        let Some(to) = to.class_name() else {
            return false;
        };
        let supertypes = self.supertypes(from);
        let mut names = supertypes.iter().filter_map(Ty::class_name);
        names.any(|name| library::is_subtype(name, to))
    }
}

/// The parameter that takes the argument of that number.
fn parameter(candidate: &Candidate, index: usize, is_spread: bool) -> &Ty {
    let last = candidate.parameters.len() - 1;
    match &candidate.parameters[index.min(last)] {
        Ty::Array(element) if is_spread && index >= last => element,
        ty => ty,
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

/// Whether the `return`s of a block have values; `None` if there are none.
fn returns(block: &Block) -> Option<bool> {
    block.statements.iter().find_map(returns_in)
}

fn returns_in(statement: &Stmt) -> Option<bool> {
    match &statement.kind {
        StmtKind::Return(value) => Some(value.is_some()),
        StmtKind::Block(block) => returns(block),
        StmtKind::If {
            then, otherwise, ..
        } => returns_in(then).or_else(|| returns_in(otherwise.as_ref()?)),
        StmtKind::While { body, .. }
        | StmtKind::DoWhile { body, .. }
        | StmtKind::For { body, .. }
        | StmtKind::ForEach { body, .. } => returns_in(body),
        StmtKind::Try {
            body,
            catches,
            finally,
            ..
        } => returns(body)
            .or_else(|| catches.iter().find_map(|catch| returns(&catch.body)))
            .or_else(|| returns(finally.as_deref()?)),
        _ => None,
    }
}

/// Whether a block cannot end normally, as far as its last statement tells.
fn ends_with_throw(block: &Block) -> bool {
    let last = block.statements.last().map(|statement| &statement.kind);
    matches!(last, Some(StmtKind::Throw(_)))
}
