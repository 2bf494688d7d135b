//! Expressions except calls, `new` and lambdas. Each leaves one value on the
//! stack; of a void call that is `null`.

use crate::java::ast::{BinaryOp, Expr, ExprKind, Literal, Name, Type, UnaryOp};
use crate::jvm::value::{Primitive, Value};
use crate::words::Key;

use super::super::code::{Conversion, Op, Shown, Slot};
use super::super::library;
use super::super::types::{Ty, promoted, wrapped};
use super::Compiler;
use super::body::primitive_of;
use super::constants::{Constant, conditional_type, constant};

/// Where an assignment goes.
enum Target {
    Local(Slot, Ty, String),
    Static(u16, Ty),
    /// A field of `this`; the instance is on the stack.
    Field(u16, Ty),
    /// An array and an index are on the stack.
    Element(Ty),
}

impl Target {
    fn ty(&self) -> &Ty {
        match self {
            Target::Local(_, ty, _)
            | Target::Static(_, ty)
            | Target::Field(_, ty)
            | Target::Element(ty) => ty,
        }
    }
}

impl Compiler<'_> {
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
            ExprKind::Field { target, name } => self.field(target, name),
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
            ExprKind::New { ty, arguments } => self.new_object(ty, arguments),
            ExprKind::NewArray { ty, lengths, open } => self.new_array(ty, lengths, *open),
            ExprKind::ArrayLiteral { ty, elements } => match ty.as_ref().map(Ty::of) {
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

    fn null(&mut self) -> Ty {
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
        Ty::Unknown
    }

    fn named(&mut self, expr: &Expr, name: &str) -> Ty {
        match self.target(expr) {
            Some(target) => {
                let ty = target.ty().clone();
                self.load(&target);
                ty
            }
            None => {
                let key = if library::is_class(name) {
                    Key::DiagnosticClassAsValue
                } else {
                    Key::DiagnosticUnknownName
                };
                self.error(expr.span, key, vec![("name", name.to_owned())]);
                self.null()
            }
        }
    }

    fn field(&mut self, target: &Expr, name: &Name) -> Ty {
        if let ExprKind::This = target.kind {
            return match self.field_target(target, &name.text) {
                Some(target) => {
                    let ty = target.ty().clone();
                    self.load(&target);
                    ty
                }
                None => {
                    self.error_about(name, Key::DiagnosticUnknownName);
                    self.null()
                }
            };
        }
        let ty = self.expression(target);
        if name.text == "length" && matches!(ty, Ty::Array(_) | Ty::Unknown) {
            self.emit(Op::ArrayLength);
            return Ty::INT;
        }
        self.error_about(name, Key::DiagnosticUnknownField);
        ty
    }

    /// Pushes what an assignment to `expr` needs; `None` if nothing of that
    /// name can be assigned.
    fn target(&mut self, expr: &Expr) -> Option<Target> {
        match &expr.kind {
            ExprKind::Name(name) => {
                if let Some(local) = self.body.find(name) {
                    return Some(Target::Local(local.slot, local.ty.clone(), name.clone()));
                }
                self.field_target(expr, name)
            }
            ExprKind::Field { target, name } if matches!(target.kind, ExprKind::This) => {
                self.field_target(target, &name.text)
            }
            ExprKind::Index { array, index } => Some(Target::Element(self.element(array, index))),
            _ => None,
        }
    }

    fn field_target(&mut self, expr: &Expr, name: &str) -> Option<Target> {
        let field = self.fields.iter().find(|field| *field.name == *name)?;
        let (index, ty) = (field.index, field.ty.clone());
        if field.is_static {
            return Some(Target::Static(index, ty));
        }
        self.this(expr);
        Some(Target::Field(index, ty))
    }

    /// Pushes an array and an index; returns the element type.
    fn element(&mut self, array: &Expr, index: &Expr) -> Ty {
        let array = self.expression(array);
        self.value(index, &Ty::INT);
        match array {
            Ty::Array(element) => *element,
            _ => Ty::Unknown,
        }
    }

    /// The name, place and type of a variable, for the step that tells of it.
    pub fn variable(&self, expr: &Expr) -> Option<(String, Shown, Ty)> {
        let name = match &expr.kind {
            ExprKind::Name(name) => name,
            ExprKind::Field { target, name } if matches!(target.kind, ExprKind::This) => &name.text,
            _ => return None,
        };
        if let (ExprKind::Name(_), Some(local)) = (&expr.kind, self.body.find(name)) {
            return Some((name.clone(), Shown::Local(local.slot), local.ty.clone()));
        }
        let field = self.fields.iter().find(|field| *field.name == **name)?;
        let shown = if field.is_static {
            Shown::Static(field.index)
        } else {
            Shown::Field(field.index)
        };
        Some((name.clone(), shown, field.ty.clone()))
    }

    fn load(&mut self, target: &Target) {
        let op = match target {
            Target::Local(slot, ..) => Op::Load(*slot),
            Target::Static(index, _) => Op::GetStatic(*index),
            Target::Field(index, _) => Op::GetField(*index),
            Target::Element(_) => Op::ArrayLoad,
        };
        self.emit(op);
    }

    /// Copies what the target has on the stack, so that it can be loaded first.
    fn keep_target(&mut self, target: &Target) {
        match target {
            Target::Local(..) | Target::Static(..) => {}
            Target::Field(..) => {
                self.emit(Op::Dup);
            }
            Target::Element(_) => {
                self.emit(Op::Dup2);
            }
        }
    }

    /// Copies the top of the stack below what the target has there.
    fn keep_value(&mut self, target: &Target) {
        let op = match target {
            Target::Local(..) | Target::Static(..) => Op::Dup,
            Target::Field(..) => Op::DupUnder1,
            Target::Element(_) => Op::DupUnder2,
        };
        self.emit(op);
    }

    fn store(&mut self, target: &Target) {
        match target {
            Target::Local(slot, ty, name) => {
                self.body.store(*slot, ty);
                self.body.note_assignment(name);
            }
            Target::Static(index, _) => {
                self.emit(Op::PutStatic(*index));
            }
            Target::Field(index, _) => {
                self.emit(Op::PutField(*index));
            }
            Target::Element(_) => {
                self.emit(Op::ArrayStore);
            }
        }
    }

    fn assignable(&mut self, expr: &Expr) -> Option<Target> {
        let target = self.target(expr);
        if target.is_none() && expr.kind != ExprKind::Missing {
            match &expr.kind {
                ExprKind::Name(name) => {
                    let arguments = vec![("name", name.clone())];
                    self.error(expr.span, Key::DiagnosticUnknownName, arguments);
                }
                _ => self.error(expr.span, Key::DiagnosticNotAssignable, Vec::new()),
            }
        }
        target
    }

    fn assign(&mut self, op: Option<BinaryOp>, target: &Expr, value: &Expr) -> Ty {
        let Some(target) = self.assignable(target) else {
            self.expression(value);
            return Ty::Unknown;
        };
        let ty = target.ty().clone();
        match op {
            None => self.value(value, &ty),
            Some(op) => {
                self.keep_target(&target);
                self.load(&target);
                let right = self.expression(value);
                let result = self.operate(op, &ty, &right);
                self.convert(&result, &ty);
            }
        }
        self.keep_value(&target);
        self.store(&target);
        ty
    }

    fn update(&mut self, prefix: bool, by: i32, target: &Expr) -> Ty {
        let Some(target) = self.assignable(target) else {
            return self.null();
        };
        let ty = target.ty().clone();
        let slots = self.body.next_slot;
        self.keep_target(&target);
        self.load(&target);
        if !prefix {
            if ty.is_reference() {
                // javac keeps the old box in a variable of its own, whose slot
                // holds it until another variable takes the slot.
                let old = self.body.take_slots(1);
                self.emit(Op::Dup);
                self.body.store(old, &ty);
            }
            self.keep_value(&target);
        }
        let primitive = ty.unboxed().map(Ty::Primitive).unwrap_or(Ty::INT);
        self.convert(&ty, &primitive);
        self.emit(Op::Increment(by));
        self.convert(&primitive, &ty);
        if prefix {
            self.keep_value(&target);
        }
        self.store(&target);
        self.body.next_slot = slots;
        ty
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
                if let Some(Constant::Text(text)) = constant(expr) {
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
            self.expression(right);
            self.emit(Op::Concat(parts + 1));
            return Ty::string();
        }
        let right_ty = self.expression(right);
        self.operate(BinaryOp::Add, &left_ty, &right_ty)
    }

    /// The instruction for two operands on the stack; returns its type.
    fn operate(&mut self, op: BinaryOp, left: &Ty, right: &Ty) -> Ty {
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
            Add if left.unboxed().is_none() && right.unboxed().is_none() => Ty::Unknown,
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
        let target = Ty::of(ty);
        let from = self.expression(operand);
        match (primitive_of(&from), primitive_of(&target)) {
            (Some(_), Some(_)) | (None, Some(_)) => self.convert(&from, &target),
            (Some(_), None) => self.convert(&from, &target),
            (None, None) => {
                if let Some(class) = target.class_name().filter(|class| library::is_class(class)) {
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
        let element = self.name(&ty.name);
        self.emit(Op::NewArray {
            element,
            lengths: lengths.len() as u8,
            dimensions: dimensions as u8,
        });
        let mut array = Ty::of(ty);
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
    match (then.unboxed(), otherwise.unboxed()) {
        (Some(left), Some(right)) if any_primitive => {
            Ty::Primitive(conditional_type((then_expr, left), (otherwise_expr, right)))
        }
        _ if *then == Ty::Null && !any_primitive => otherwise.clone(),
        _ if *otherwise == Ty::Null && !any_primitive => then.clone(),
        _ => Ty::Unknown,
    }
}
