//! Expressions except calls, `new` and lambdas. Each leaves one value on the
//! stack; of a void call that is `null`.

use crate::java::ast::{BinaryOp, Expr, ExprKind, Literal, Name, Type, UnaryOp};
use crate::jvm::value::{Primitive, Value};
use crate::words::Key;

use super::super::code::{Conversion, Op};
use super::super::library;
use super::super::types::{Ty, promoted, wrapped};
use super::Compiler;
use super::body::primitive_of;
use super::constants::{Constant, conditional_type};
use super::variables::Target;

impl Compiler {
    /// An expression on its way into something of type `target`.
    pub fn value(&mut self, expr: &Expr, target: &Ty) {
        if let (ExprKind::ArrayLiteral { ty: None, elements }, Ty::Array(element)) =
            (&expr.kind, target)
        {
            self.array_literal(element, elements);
            return;
        }
        let from = self.expression(expr);
        if from == Ty::Void && *target != Ty::Void {
            self.error(expr.span, Key::DiagnosticVoidValue, Vec::new());
        }
        self.convert(&from, target);
    }

    /// Boxes, unboxes, widens and narrows on assignment.
    pub fn convert(&mut self, from: &Ty, to: &Ty) {
        let conversion = match (primitive_of(from), primitive_of(to)) {
            (Some(from), Some(to)) if from == to => return,
            (Some(_), Some(to)) => Conversion::To(to),
            (None, Some(to)) => Conversion::Unbox(to),
            (Some(from), None) => match to.class_name().and_then(wrapped) {
                Some(to) if to != from => Conversion::BoxAs(to),
                _ => Conversion::Box,
            },
            (None, None) => return,
        };
        self.emit(Op::Convert(conversion));
    }

    /// Leaves the value of an expression on the stack; returns its type.
    pub fn expression(&mut self, expr: &Expr) -> Ty {
        match &expr.kind {
            ExprKind::Literal(literal) => self.literal(literal),
            ExprKind::This => self.this(expr),
            ExprKind::Name(name) => self.named(expr, name),
            ExprKind::Field { target, name } => self.field(expr, target, name),
            ExprKind::Index { array, index } => {
                let element = self.element(array, index);
                self.emit(Op::ArrayLoad);
                element
            }
            ExprKind::Call {
                target,
                name,
                arguments,
            } => self.call(expr.span, target.as_deref(), name, arguments),
            ExprKind::OuterThis(name) => self.outer_this(name),
            ExprKind::Super => self.this(expr),
            ExprKind::ClassLiteral(_) => {
                self.error(expr.span, Key::DiagnosticParseClassLiteral, Vec::new());
                self.null()
            }
            ExprKind::New {
                ty,
                arguments,
                body,
            } => self.new_object(expr.span, ty, arguments, body.as_deref()),
            ExprKind::NewArray { ty, lengths, open } => self.new_array(ty, lengths, *open),
            ExprKind::ArrayLiteral { ty, elements } => match ty.as_ref().map(|ty| self.ty(ty)) {
                Some(Ty::Array(element)) => self.array_literal(&element, elements),
                _ => {
                    self.error(expr.span, Key::DiagnosticArrayLiteral, Vec::new());
                    self.null()
                }
            },
            ExprKind::Lambda { parameters, body } => self.lambda(expr.span, parameters, body),
            ExprKind::MethodRef { target, name } => self.method_reference(expr.span, target, name),
            ExprKind::Unary { op, operand } => self.unary(*op, operand),
            ExprKind::Update { prefix, by, target } => self.update(*prefix, *by, target),
            ExprKind::Binary { op, left, right } => self.binary(*op, expr, left, right),
            ExprKind::Assign { op, target, value } => self.assign(*op, target, value),
            ExprKind::Conditional {
                condition,
                then,
                otherwise,
            } => self.conditional(condition, then, otherwise),
            ExprKind::Cast { ty, operand } => self.cast(ty, operand),
            ExprKind::Missing => self.null(),
        }
    }

    pub fn null(&mut self) -> Ty {
        self.emit(Op::Push(Value::Null));
        Ty::Null
    }

    fn literal(&mut self, literal: &Literal) -> Ty {
        let value = match literal {
            Literal::String(text) => {
                let name = self.name(text);
                self.emit(Op::Literal(name));
                return Ty::string();
            }
            Literal::Null => return self.null(),
            Literal::Int(number) => Value::Int(*number),
            Literal::Long(number) => Value::Long(*number),
            Literal::Boolean(truth) => Value::Boolean(*truth),
            Literal::Char(unit) => Value::Char(*unit),
        };
        self.emit(Op::Push(value));
        value.primitive().map_or(Ty::Null, Ty::Primitive)
    }

    pub fn this(&mut self, expr: &Expr) -> Ty {
        if self.body.method.has_this {
            self.emit(Op::Load(0));
        } else {
            self.error(expr.span, Key::DiagnosticNoThis, Vec::new());
            self.null();
        }
        self.type_of_class(self.class)
    }

    /// `Outer.this`
    fn outer_this(&mut self, name: &Name) -> Ty {
        let Some(class) = self.resolve_class(&name.text) else {
            self.error_about(name, Key::DiagnosticUnknownClass);
            return self.null();
        };
        if !self.load_instance(class) {
            self.no_instance(name.span, class);
            self.null();
        }
        self.type_of_class(class)
    }

    fn named(&mut self, expr: &Expr, name: &str) -> Ty {
        if let Some(constant) = self.constant(expr) {
            return self.constant_value(constant);
        }
        match self.target(expr) {
            Some(target) => {
                let ty = target.ty().clone();
                self.load(&target);
                ty
            }
            None => {
                let key = if library::is_class(name) || self.resolve_class(name).is_some() {
                    Key::DiagnosticClassAsValue
                } else {
                    Key::DiagnosticUnknownName
                };
                self.error(expr.span, key, vec![("name", name.to_owned())]);
                self.null()
            }
        }
    }

    fn constant_value(&mut self, constant: Constant) -> Ty {
        match constant {
            Constant::Text(text) => self.literal(&Literal::String(text)),
            Constant::Primitive(value) => {
                self.emit(Op::Push(value));
                value.primitive().map_or(Ty::Null, Ty::Primitive)
            }
        }
    }

    fn field(&mut self, expr: &Expr, target: &Expr, name: &Name) -> Ty {
        if let Some(constant) = self.constant(expr) {
            return self.constant_value(constant);
        }
        let class = self.class_name(target);
        if let Some((constant, ty)) = class.and_then(|class| library::constant(&class, &name.text))
        {
            self.emit(match constant {
                library::Constant::Number(value) => Op::Push(value),
                library::Constant::Made(function) => Op::CallLibrary(function, 0),
            });
            return ty;
        }
        match self.field_target(target, name) {
            Some(Target::Length) => {
                self.emit(Op::ArrayLength);
                Ty::INT
            }
            Some(target) => {
                let ty = target.ty().clone();
                self.load(&target);
                ty
            }
            None => {
                self.error_about(name, Key::DiagnosticUnknownField);
                self.null()
            }
        }
    }

    fn unary(&mut self, op: UnaryOp, operand: &Expr) -> Ty {
        let ty = self.expression(operand);
        let result = match op {
            UnaryOp::Not => Ty::BOOLEAN,
            _ => Ty::Primitive(promoted(ty.unboxed(), None)),
        };
        self.convert(&ty, &result);
        self.emit(Op::Unary(op));
        result
    }

    fn binary(&mut self, op: BinaryOp, expr: &Expr, left: &Expr, right: &Expr) -> Ty {
        match op {
            BinaryOp::And => self.short_circuit(left, right, false),
            BinaryOp::Or => self.short_circuit(left, right, true),
            BinaryOp::Add => {
                if let Some(Constant::Text(text)) = self.constant(expr) {
                    return self.literal(&Literal::String(text));
                }
                self.sum(left, right)
            }
            _ => {
                let left = self.expression(left);
                let right = self.expression(right);
                self.operate(op, &left, &right)
            }
        }
    }

    /// `a + b + …`: one concatenation if it is a String, as javac makes it.
    fn sum(&mut self, left: &Expr, right: &Expr) -> Ty {
        let start = self.body.pc();
        let left_ty = self.expression(left);
        // In a valid program, nothing but a String is added to such an object.
        if left_ty != Ty::Unknown {
            self.text_of_object(&left_ty);
        }
        // A concatenation on the left takes the further part itself.
        let parts = match self.body.method.code.last() {
            Some(Op::Concat(parts)) if is_string(&left_ty) && self.body.pc() > start => {
                let parts = *parts;
                (parts < u8::MAX).then_some(parts)
            }
            _ => None,
        };
        if let (Some(parts), ExprKind::Binary { .. }) = (parts, &left.kind) {
            self.body.method.code.pop();
            let right_ty = self.expression(right);
            self.text_of_object(&right_ty);
            self.emit(Op::Concat(parts + 1));
            return Ty::string();
        }
        let right_ty = self.expression(right);
        if is_string(&left_ty) {
            self.text_of_object(&right_ty);
        }
        self.operate(BinaryOp::Add, &left_ty, &right_ty)
    }

    /// An operand of a concatenation that might change until the last operand
    /// is evaluated: its text is made at once, as javac does it.
    fn text_of_object(&mut self, ty: &Ty) {
        if ty.unboxed().is_none() && !is_string(ty) && *ty != Ty::Null {
            self.emit(Op::CallLibrary(library::Function::StringValueOf, 1));
        }
    }

    /// The instruction for two operands on the stack; returns its type.
    pub fn operate(&mut self, op: BinaryOp, left: &Ty, right: &Ty) -> Ty {
        use BinaryOp::*;
        if op == Add && (is_string(left) || is_string(right)) {
            self.emit(Op::Concat(2));
            return Ty::string();
        }
        self.emit(Op::Binary(op));
        match op {
            Equal | NotEqual | Less | LessOrEqual | Greater | GreaterOrEqual | And | Or => {
                Ty::BOOLEAN
            }
            ShiftLeft | ShiftRight | UnsignedShiftRight => {
                Ty::Primitive(promoted(left.unboxed(), None))
            }
            BitAnd | BitOr | BitXor if left.unboxed() == Some(Primitive::Boolean) => Ty::BOOLEAN,
            // It may be a concatenation.
            Add if left.unboxed().is_none() || right.unboxed().is_none() => Ty::Unknown,
            _ => Ty::Primitive(promoted(left.unboxed(), right.unboxed())),
        }
    }

    fn short_circuit(&mut self, left: &Expr, right: &Expr, decides: bool) -> Ty {
        self.value(left, &Ty::BOOLEAN);
        let early = self.emit(Op::JumpIf(decides, 0));
        self.value(right, &Ty::BOOLEAN);
        let end = self.emit(Op::Jump(0));
        self.body.land(early);
        self.emit(Op::Push(Value::Boolean(decides)));
        self.body.land(end);
        Ty::BOOLEAN
    }

    fn conditional(&mut self, condition: &Expr, then: &Expr, otherwise: &Expr) -> Ty {
        self.value(condition, &Ty::BOOLEAN);
        let to_otherwise = self.emit(Op::JumpIf(false, 0));
        let then_ty = self.expression(then);
        let end = self.emit(Op::Jump(0));
        self.body.land(to_otherwise);
        let otherwise_ty = self.expression(otherwise);
        let ty = common((then, &then_ty), (otherwise, &otherwise_ty));
        self.convert(&otherwise_ty, &ty);
        self.body.land(end);
        self.convert_before(end, &then_ty, &ty);
        ty
    }

    /// Converts the value of the first branch of a conditional, whose jump is
    /// already there: the jump goes to a conversion of its own.
    fn convert_before(&mut self, jump: u32, from: &Ty, to: &Ty) {
        let end = self.body.pc();
        self.convert(from, to);
        if self.body.pc() == end {
            return;
        }
        // Control from the second branch must pass the conversion by.
        let conversion = self.body.method.code.split_off(end as usize);
        let over = self.emit(Op::Jump(0));
        let here = self.body.pc();
        if let Op::Jump(target) = &mut self.body.method.code[jump as usize] {
            *target = here;
        }
        for op in conversion {
            self.emit(op);
        }
        self.body.land(over);
    }

    fn cast(&mut self, ty: &Type, operand: &Expr) -> Ty {
        let target = self.ty(ty);
        let from = self.expression(operand);
        match (primitive_of(&from), primitive_of(&target)) {
            (Some(_), Some(_)) | (None, Some(_)) => self.convert(&from, &target),
            (Some(_), None) => self.convert(&from, &target),
            (None, None) => {
                let is_known =
                    |class: &&str| library::is_class(class) || self.user_class(&target).is_some();
                if let Some(class) = target.class_name().filter(is_known) {
                    let class = class.into();
                    self.emit(Op::Convert(Conversion::Check(class)));
                }
            }
        }
        target
    }

    fn new_array(&mut self, ty: &Type, lengths: &[Expr], open: u32) -> Ty {
        for length in lengths {
            self.value(length, &Ty::INT);
        }
        let dimensions = lengths.len() as u32 + open;
        let mut array = self.ty(ty);
        let (name, _) = base(&array);
        let element = self.name(&name);
        self.emit(Op::NewArray {
            element,
            lengths: lengths.len() as u8,
            dimensions: dimensions as u8,
        });
        for _ in 0..dimensions {
            array = Ty::Array(Box::new(array));
        }
        array
    }

    fn array_literal(&mut self, element: &Ty, elements: &[Expr]) -> Ty {
        let (name, dimensions) = base(element);
        let name = self.name(&name);
        self.emit(Op::Push(Value::Int(elements.len() as i32)));
        self.emit(Op::NewArray {
            element: name,
            lengths: 1,
            dimensions: dimensions + 1,
        });
        for (index, value) in elements.iter().enumerate() {
            self.emit(Op::Dup);
            self.emit(Op::Push(Value::Int(index as i32)));
            self.value(value, element);
            self.emit(Op::ArrayStore);
        }
        Ty::Array(Box::new(element.clone()))
    }
}

fn is_string(ty: &Ty) -> bool {
    ty.class_name() == Some("String")
}

/// The innermost element type's name and how many dimensions are around it.
fn base(ty: &Ty) -> (String, u8) {
    match ty {
        Ty::Array(element) => {
            let (name, dimensions) = base(element);
            (name, dimensions + 1)
        }
        Ty::Primitive(primitive) => (primitive.name().to_owned(), 0),
        other => (other.class_name().unwrap_or("Object").to_owned(), 0),
    }
}

/// The type of `c ? then : otherwise` (JLS 15.25, as far as boxing goes).
fn common((then_expr, then): (&Expr, &Ty), (otherwise_expr, otherwise): (&Expr, &Ty)) -> Ty {
    if then == otherwise {
        return then.clone();
    }
    let any_primitive = primitive_of(then).is_some() || primitive_of(otherwise).is_some();
    // Of two wrappers of numbers, both are unboxed and the narrower is widened.
    let are_numbers = ![then, otherwise]
        .iter()
        .any(|ty| ty.unboxed() == Some(Primitive::Boolean));
    match (then.unboxed(), otherwise.unboxed()) {
        (Some(left), Some(right)) if any_primitive || are_numbers && left != right => {
            Ty::Primitive(conditional_type((then_expr, left), (otherwise_expr, right)))
        }
        _ if *then == Ty::Null && !any_primitive => otherwise.clone(),
        _ if *otherwise == Ty::Null && !any_primitive => then.clone(),
        _ => Ty::Unknown,
    }
}
