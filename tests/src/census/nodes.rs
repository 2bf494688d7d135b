//! Which constructs a node of the tree is, without the nodes in it.
//!
//! A node that no function here knows does not compile.

use threadlocal_lab::java::ast::{
    BinaryOp, Class, ClassKind, Constructor, Expr, ExprKind, Field, Initialiser, LambdaBody,
    Literal, Method, Name, Resource, StmtKind, Type, UnaryOp,
};

use super::constructs::Construct;
use Construct::{
    Add, AddAssign, And, ArrayInitialiser, ArrayLiteral, ArrayOfArraysType, ArrayReference,
    ArrayType, Assign, AssignElement, AssignField, BareField, BitAnd, BitAndAssign, BitOr,
    BitOrAssign, BitXor, BitXorAssign, BooleanLiteral, Call, CallOnTarget, CatchOfSeveral,
    CharLiteral, Complement, Conditional, ConstructorReference, Divide, DivideAssign, Element,
    Equal, FieldOf, ForEndless, ForSeveral, GenericType, Greater, GreaterOrEqual, InstanceField,
    InstanceMethod, IntLiteral, Lambda, LambdaParameter, LambdaTypedParameter, LambdaWithBlock,
    Length, Less, LessOrEqual, LongLiteral, MethodReference, Minus, Multiply, MultiplyAssign,
    NameExpression, NewArray, NewArrayOfArrays, NewArrayOpen, Not, NotEqual, NullLiteral, Or,
    Parameters, Plus, PostfixDecrement, PostfixIncrement, PrefixDecrement, PrefixIncrement,
    PrimitiveCast, ReferenceCast, Remainder, RemainderAssign, ResultMethod, ReturnValue,
    SeveralCatches, ShiftLeft, ShiftLeftAssign, ShiftRight, ShiftRightAssign, StaticField,
    StaticMethod, StringLiteral, Subtract, SubtractAssign, SuperReference, This, ThisReference,
    UnsignedShiftRight, UnsignedShiftRightAssign, UpdateElement, UpdateField, VarType, VoidMethod,
};

const PRIMITIVES: [&str; 6] = ["int", "long", "boolean", "char", "byte", "short"];

/// What a field is.
pub fn of_field(field: &Field) -> Vec<Construct> {
    let mut all = vec![if field.is_static {
        StaticField
    } else {
        InstanceField
    }];
    all.extend(field.init.is_none().then_some(BareField));
    all
}

/// What a method is.
pub fn of_method(method: &Method) -> Vec<Construct> {
    let is_void = method.result.name == "void";
    let mut all = vec![
        if method.is_static {
            StaticMethod
        } else {
            InstanceMethod
        },
        if is_void { VoidMethod } else { ResultMethod },
    ];
    all.extend((!method.parameters.is_empty()).then_some(Parameters));
    all.extend(method.is_abstract.then_some(Construct::AbstractMethod));
    all.extend(
        method
            .is_synchronized
            .then_some(Construct::SynchronizedMethod),
    );
    let last = method.parameters.last();
    let is_varargs = last.is_some_and(|parameter| parameter.is_varargs);
    all.extend(is_varargs.then_some(Construct::Varargs));
    let is_generic = !method.type_parameters.is_empty();
    all.extend(is_generic.then_some(Construct::GenericMethod));
    all
}

/// What a class is, without its members.
pub fn of_class(class: &Class) -> Vec<Construct> {
    let mut all = vec![match class.kind {
        ClassKind::Class => Construct::PlainClass,
        ClassKind::Record => Construct::Record,
        ClassKind::Enum => Construct::Enum,
        ClassKind::Interface => Construct::Interface,
    }];
    let is_generic = !class.type_parameters.is_empty();
    all.extend(is_generic.then_some(Construct::GenericClass));
    let methods = &class.members.methods;
    let is_interface = class.kind == ClassKind::Interface;
    let has_default = methods.iter().any(|it| !it.is_static && !it.is_abstract);
    all.extend((is_interface && has_default).then_some(Construct::DefaultMethod));
    all.extend(class.superclass.is_some().then_some(Construct::Superclass));
    all.extend((!class.interfaces.is_empty()).then_some(Construct::Interfaces));
    all
}

/// What a constructor is.
pub fn of_constructor(constructor: &Constructor) -> Vec<Construct> {
    vec![match constructor.parameters {
        Some(_) => Construct::ConstructorOf,
        None => Construct::CompactConstructor,
    }]
}

/// What an initialiser is.
pub fn of_initialiser(initialiser: &Initialiser) -> Vec<Construct> {
    vec![match initialiser.is_static {
        true => Construct::StaticInitialiser,
        false => Construct::InstanceInitialiser,
    }]
}

/// What a resource of a `try` is.
pub fn of_resource(resource: &Resource) -> Vec<Construct> {
    vec![match resource {
        Resource::Local { .. } => Construct::TryResource,
        Resource::Variable(_) => Construct::TryVariable,
    }]
}

/// What a type is, without its arguments.
pub fn of_type(ty: &Type) -> Vec<Construct> {
    let mut all = Vec::new();
    all.extend((!ty.arguments.is_empty()).then_some(GenericType));
    all.extend((ty.dimensions == 1).then_some(ArrayType));
    all.extend((ty.dimensions > 1).then_some(ArrayOfArraysType));
    all.extend((ty.name == "var").then_some(VarType));
    all.extend(ty.variable.is_some().then_some(Construct::TypeVariable));
    all
}

/// What a statement is, without those in it.
pub fn of_statement(kind: &StmtKind) -> Vec<Construct> {
    match kind {
        StmtKind::Empty => vec![Construct::Empty],
        StmtKind::Assert(_) => vec![Construct::Assert],
        StmtKind::Local { declarators, .. } => {
            let mut all = vec![Construct::Local];
            all.extend((declarators.len() > 1).then_some(Construct::SeveralLocals));
            for declarator in declarators {
                all.extend((declarator.init.is_none()).then_some(Construct::BareLocal));
                let is_behind = declarator.dimensions > 0;
                all.extend(is_behind.then_some(Construct::DimensionsBehindName));
            }
            all
        }
        StmtKind::Expr(_) => vec![Construct::ExpressionStatement],
        StmtKind::Block(_) => vec![Construct::Block],
        StmtKind::If {
            otherwise: None, ..
        } => vec![Construct::If],
        StmtKind::If { .. } => vec![Construct::IfElse],
        StmtKind::While { .. } => vec![Construct::While],
        StmtKind::DoWhile { .. } => vec![Construct::DoWhile],
        StmtKind::For {
            init, condition, ..
        } => {
            let mut all = vec![Construct::For];
            all.extend(condition.is_none().then_some(ForEndless));
            let declares_several = init.iter().any(|statement| {
                matches!(&statement.kind, StmtKind::Local { declarators, .. } if declarators.len() > 1)
            });
            all.extend(declares_several.then_some(ForSeveral));
            all
        }
        StmtKind::ForEach { .. } => vec![Construct::ForEach],
        StmtKind::Break(None) => vec![Construct::Break],
        StmtKind::Break(Some(_)) => vec![Construct::BreakLabel],
        StmtKind::Continue(None) => vec![Construct::Continue],
        StmtKind::Continue(Some(_)) => vec![Construct::ContinueLabel],
        StmtKind::Labelled { .. } => vec![Construct::Label],
        StmtKind::Switch(switch) => vec![match switch.cases.iter().any(|case| case.is_arrow) {
            true => Construct::SwitchArrow,
            false => Construct::Switch,
        }],
        StmtKind::Yield(_) => vec![Construct::Yield],
        StmtKind::Synchronized { .. } => vec![Construct::Synchronized],
        StmtKind::Return(None) => vec![Construct::Return],
        StmtKind::Return(Some(_)) => vec![ReturnValue],
        StmtKind::Throw(_) => vec![Construct::Throw],
        StmtKind::ConstructorCall { is_super: true, .. } => vec![Construct::SuperCall],
        StmtKind::ConstructorCall { .. } => vec![Construct::ThisCall],
        StmtKind::Try {
            catches, finally, ..
        } => {
            let mut all = match (catches.is_empty(), finally) {
                // It has a resource.
                (true, None) => Vec::new(),
                (false, None) => vec![Construct::TryCatch],
                (true, Some(_)) => vec![Construct::TryFinally],
                (false, Some(_)) => vec![Construct::TryCatchFinally],
            };
            all.extend((catches.len() > 1).then_some(SeveralCatches));
            let has_several = catches.iter().any(|catch| catch.types.len() > 1);
            all.extend(has_several.then_some(CatchOfSeveral));
            all
        }
    }
}

/// What an expression is, without those in it.
pub fn of_expression(kind: &ExprKind) -> Vec<Construct> {
    match kind {
        ExprKind::Literal(literal) => vec![of_literal(literal)],
        ExprKind::This => vec![This],
        ExprKind::OuterThis(_) => vec![Construct::OuterThis],
        ExprKind::Super => vec![Construct::Super],
        ExprKind::SuperOf(_) => vec![Construct::SuperOf],
        ExprKind::Switch(_) => vec![Construct::SwitchValue],
        ExprKind::InstanceOf { binding: None, .. } => vec![Construct::InstanceOf],
        ExprKind::InstanceOf { .. } => vec![Construct::Pattern],
        ExprKind::ClassLiteral(_) => vec![Construct::ClassLiteral],
        ExprKind::Name(_) => vec![NameExpression],
        ExprKind::Field { name, .. } => vec![of_field_access(name)],
        ExprKind::Index { .. } => vec![Element],
        ExprKind::Call { target: None, .. } => vec![Call],
        ExprKind::Call { .. } => vec![CallOnTarget],
        ExprKind::New { outer, body, .. } => {
            let mut all = vec![Construct::New];
            all.extend(outer.is_some().then_some(Construct::InnerNew));
            all.extend(body.is_some().then_some(Construct::AnonymousClass));
            all
        }
        ExprKind::NewArray { lengths, open, .. } => {
            let mut all = vec![NewArray];
            all.extend((lengths.len() > 1).then_some(NewArrayOfArrays));
            all.extend((*open > 0).then_some(NewArrayOpen));
            all
        }
        ExprKind::ArrayLiteral { ty: Some(_), .. } => vec![ArrayLiteral],
        ExprKind::ArrayLiteral { ty: None, .. } => vec![ArrayInitialiser],
        ExprKind::Lambda { parameters, body } => {
            let mut all = vec![match body {
                LambdaBody::Expr(_) => Lambda,
                LambdaBody::Block(_) => LambdaWithBlock,
            }];
            all.extend(parameters.first().map(|parameter| match parameter.ty {
                None => LambdaParameter,
                Some(_) => LambdaTypedParameter,
            }));
            all
        }
        ExprKind::MethodRef { target, name } if name.text == "new" => match &target.kind {
            ExprKind::Name(class) if class.ends_with("[]") => vec![ArrayReference],
            _ => vec![ConstructorReference],
        },
        ExprKind::MethodRef { target, .. } if target.kind == ExprKind::This => vec![ThisReference],
        ExprKind::MethodRef { target, .. } if target.kind == ExprKind::Super => {
            vec![SuperReference]
        }
        ExprKind::MethodRef { .. } => vec![MethodReference],
        ExprKind::Unary { op, .. } => vec![of_unary(*op)],
        ExprKind::Update { prefix, by, target } => {
            let mut all = vec![match (prefix, by) {
                (true, 1) => PrefixIncrement,
                (true, _) => PrefixDecrement,
                (false, 1) => PostfixIncrement,
                (false, _) => PostfixDecrement,
            }];
            all.extend(of_target(target, UpdateElement, UpdateField));
            all
        }
        ExprKind::Binary { op, .. } => vec![of_binary(*op)],
        ExprKind::Assign { op, target, .. } => {
            let mut all = vec![op.map_or(Assign, of_compound_assignment)];
            all.extend(of_target(target, AssignElement, AssignField));
            all
        }
        ExprKind::Conditional { .. } => vec![Conditional],
        ExprKind::Cast { ty, .. } => {
            let is_primitive = ty.dimensions == 0 && PRIMITIVES.contains(&&*ty.name);
            vec![if is_primitive {
                PrimitiveCast
            } else {
                ReferenceCast
            }]
        }
        ExprKind::Missing => Vec::new(),
    }
}

fn of_literal(literal: &Literal) -> Construct {
    match literal {
        Literal::Int(_) => IntLiteral,
        Literal::Long(_) => LongLiteral,
        Literal::Boolean(_) => BooleanLiteral,
        Literal::Char(_) => CharLiteral,
        Literal::String(_) => StringLiteral,
        Literal::Null => NullLiteral,
    }
}

fn of_field_access(name: &Name) -> Construct {
    match &*name.text {
        "length" => Length,
        _ => FieldOf,
    }
}

/// What is assigned to, if it is more than a name.
fn of_target(target: &Expr, element: Construct, field: Construct) -> Option<Construct> {
    match target.kind {
        ExprKind::Index { .. } => Some(element),
        ExprKind::Field { .. } => Some(field),
        _ => None,
    }
}

fn of_unary(op: UnaryOp) -> Construct {
    match op {
        UnaryOp::Plus => Plus,
        UnaryOp::Minus => Minus,
        UnaryOp::Not => Not,
        UnaryOp::Complement => Complement,
    }
}

fn of_binary(op: BinaryOp) -> Construct {
    match op {
        BinaryOp::Add => Add,
        BinaryOp::Subtract => Subtract,
        BinaryOp::Multiply => Multiply,
        BinaryOp::Divide => Divide,
        BinaryOp::Remainder => Remainder,
        BinaryOp::ShiftLeft => ShiftLeft,
        BinaryOp::ShiftRight => ShiftRight,
        BinaryOp::UnsignedShiftRight => UnsignedShiftRight,
        BinaryOp::BitAnd => BitAnd,
        BinaryOp::BitOr => BitOr,
        BinaryOp::BitXor => BitXor,
        BinaryOp::And => And,
        BinaryOp::Or => Or,
        BinaryOp::Equal => Equal,
        BinaryOp::NotEqual => NotEqual,
        BinaryOp::Less => Less,
        BinaryOp::LessOrEqual => LessOrEqual,
        BinaryOp::Greater => Greater,
        BinaryOp::GreaterOrEqual => GreaterOrEqual,
    }
}

/// The other operators have no assignment of their own.
fn of_compound_assignment(op: BinaryOp) -> Construct {
    match op {
        BinaryOp::Add => AddAssign,
        BinaryOp::Subtract => SubtractAssign,
        BinaryOp::Multiply => MultiplyAssign,
        BinaryOp::Divide => DivideAssign,
        BinaryOp::Remainder => RemainderAssign,
        BinaryOp::ShiftLeft => ShiftLeftAssign,
        BinaryOp::ShiftRight => ShiftRightAssign,
        BinaryOp::UnsignedShiftRight => UnsignedShiftRightAssign,
        BinaryOp::BitAnd => BitAndAssign,
        BinaryOp::BitOr => BitOrAssign,
        BinaryOp::BitXor => BitXorAssign,
        other => of_binary(other),
    }
}
