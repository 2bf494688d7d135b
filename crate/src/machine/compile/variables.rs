//! What can be assigned: local variables, fields, elements of arrays; and how
//! its value is loaded, kept and stored.

use crate::java::ast::{BinaryOp, Expr, ExprKind, Name};
use crate::words::Key;

use super::super::code::{ClassId, NameId, Op, Shown, Slot};
use super::super::types::Ty;
use super::Compiler;

/// Where an assignment goes.
pub enum Target {
    Local(Slot, Ty, String),
    /// A static field, its type, and its class, which the access initialises.
    Static(u16, Ty, ClassId),
    /// A field, its type here, and its type in the class that declares it; the
    /// instance is on the stack.
    Field(u16, Ty, Ty),
    /// A field that only the instance on the stack can tell.
    Named(NameId),
    /// An array and an index are on the stack.
    Element(Ty),
    /// The length of the array on the stack, which nothing can be assigned to.
    Length,
}

impl Target {
    pub fn ty(&self) -> &Ty {
        match self {
            Target::Local(_, ty, _)
            | Target::Static(_, ty, _)
            | Target::Field(_, ty, _)
            | Target::Element(ty) => ty,
            Target::Named(_) => &Ty::Unknown,
            Target::Length => &Ty::INT,
        }
    }

    /// What a value becomes on its way there: for the JVM, a field may be of
    /// another type than its class says here.
    fn stored(&self) -> Ty {
        match self {
            Target::Field(_, _, declared) => declared.erased(),
            other => other.ty().clone(),
        }
    }
}

impl Compiler {
    /// Pushes what an assignment to `expr` needs; `None` if nothing of that
    /// name can be assigned.
    pub fn target(&mut self, expr: &Expr) -> Option<Target> {
        match &expr.kind {
            ExprKind::Name(name) => {
                if let Some(local) = self.body.find(name) {
                    return Some(Target::Local(local.slot, local.ty.clone(), name.clone()));
                }
                let found = self.visible_field(name)?;
                let ty = self.field_type(&self.type_of_class(self.class), &found);
                if found.field.is_static {
                    return Some(Target::Static(
                        found.field.index,
                        found.field.ty,
                        found.class,
                    ));
                }
                if !self.load_instance(found.class) {
                    self.error(expr.span, Key::DiagnosticNoThis, Vec::new());
                    self.null();
                }
                Some(Target::Field(found.field.index, ty, found.field.ty))
            }
            ExprKind::Field { target, name } => self.field_target(target, name),
            ExprKind::Index { array, index } => Some(Target::Element(self.element(array, index))),
            _ => None,
        }
    }

    /// `target.name`
    pub fn field_target(&mut self, target: &Expr, name: &Name) -> Option<Target> {
        if let Some(class) = self.class_path(target) {
            let found = self.find_field(class, &name.text)?;
            if !found.field.is_static {
                self.no_instance(name.span, class);
                self.null();
                let ty = found.field.ty;
                return Some(Target::Field(found.field.index, ty.clone(), ty));
            }
            return Some(Target::Static(
                found.field.index,
                found.field.ty,
                found.class,
            ));
        }
        let ty = match target.kind {
            ExprKind::Super => self.this(target),
            _ => self.expression(target),
        };
        self.check_hidden(&ty);
        if let Some(class) = self.user_class(&ty) {
            let class = match target.kind {
                ExprKind::Super => self.classes[class as usize].superclass?,
                _ => class,
            };
            let found = self.find_field(class, &name.text)?;
            if found.field.is_static {
                self.emit(Op::Pop);
                return Some(Target::Static(
                    found.field.index,
                    found.field.ty,
                    found.class,
                ));
            }
            let ty = self.field_type(&ty, &found);
            return Some(Target::Field(found.field.index, ty, found.field.ty));
        }
        match ty {
            Ty::Array(_) if name.text == "length" => Some(Target::Length),
            Ty::Unknown => {
                let name = self.name(&name.text);
                Some(Target::Named(name))
            }
            _ => None,
        }
    }

    /// Pushes an array and an index; returns the element type.
    pub fn element(&mut self, array: &Expr, index: &Expr) -> Ty {
        let span = array.span;
        let array = self.expression(array);
        self.check_hidden(&array);
        self.value(index, &Ty::INT);
        match array {
            Ty::Array(element) => (*element).clone(),
            Ty::Unknown | Ty::Computed => Ty::Unknown,
            _ => {
                self.error(span, Key::DiagnosticNotAnArray, Vec::new());
                Ty::Unknown
            }
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
        let found = self.visible_field(name)?;
        let shown = match found.field.is_static {
            true => Shown::Static(found.field.index),
            false if self.extends(self.class, found.class) => Shown::Field(found.field.index),
            false => return None,
        };
        Some((name.clone(), shown, found.field.ty))
    }

    pub fn load(&mut self, target: &Target) {
        let op = match target {
            Target::Local(slot, ..) => Op::Load(*slot),
            Target::Static(index, _, class) => {
                self.use_class(*class);
                Op::GetStatic(*index)
            }
            Target::Field(index, ..) => Op::GetField(*index),
            Target::Named(name) => Op::GetFieldNamed(*name),
            Target::Element(_) => Op::ArrayLoad,
            Target::Length => Op::ArrayLength,
        };
        self.emit(op);
        if let Target::Field(_, ty, declared) = target
            && declared.is_variable()
            && ty != declared
        {
            self.body.unchecked = Some(self.body.pc());
        }
    }

    /// Copies what the target has on the stack, so that it can be loaded first.
    fn keep_target(&mut self, target: &Target) {
        match target {
            Target::Local(..) | Target::Static(..) => {}
            Target::Field(..) | Target::Named(_) | Target::Length => {
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
            Target::Field(..) | Target::Named(_) | Target::Length => Op::DupUnder1,
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
            Target::Static(index, _, class) => {
                self.use_class(*class);
                self.emit(Op::PutStatic(*index));
            }
            Target::Field(index, ..) => {
                self.emit(Op::PutField(*index));
            }
            Target::Named(name) => {
                self.emit(Op::PutFieldNamed(*name));
            }
            Target::Element(_) => {
                self.emit(Op::ArrayStore);
            }
            Target::Length => {}
        }
    }

    fn assignable(&mut self, expr: &Expr) -> Option<Target> {
        let target = self.target(expr);
        if let Some(Target::Length) = target {
            self.error(expr.span, Key::DiagnosticNotAssignable, Vec::new());
        }
        if target.is_none() && !matches!(expr.kind, ExprKind::Missing) {
            match &expr.kind {
                ExprKind::Name(name) => {
                    let arguments = vec![("name", name.clone())];
                    self.error(expr.span, Key::DiagnosticUnknownName, arguments);
                }
                ExprKind::Field { name, .. } => self.error_about(name, Key::DiagnosticUnknownField),
                _ => self.error(expr.span, Key::DiagnosticNotAssignable, Vec::new()),
            }
        }
        target
    }

    pub fn assign(&mut self, op: Option<BinaryOp>, target: &Expr, value: &Expr) -> Ty {
        let Some(target) = self.assignable(target) else {
            self.expression(value);
            return Ty::Unknown;
        };
        let ty = target.ty().clone();
        match op {
            None => {
                self.value_as(value, &ty, &target.stored());
            }
            Some(op) => {
                self.keep_target(&target);
                self.load(&target);
                self.check_hidden(&ty);
                let left = self.left_operand(op, ty.clone(), value);
                let right = self.expression(value);
                let right = self.right_operand(op, &left, right);
                let result = self.operate(op, &left, &right);
                self.convert(&result, &ty);
            }
        }
        self.keep_value(&target);
        self.store(&target);
        ty
    }

    pub fn update(&mut self, prefix: bool, by: i32, target: &Expr) -> Ty {
        let Some(target) = self.assignable(target) else {
            return self.null();
        };
        let ty = target.ty().clone();
        let slots = self.body.next_slot;
        self.keep_target(&target);
        self.load(&target);
        self.check_hidden(&ty);
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
        // What is not known is unboxed by what it is.
        let number = ty.unboxed().map_or(Ty::Computed, Ty::Primitive);
        self.convert(&ty, &number);
        self.emit(Op::Increment(by));
        self.convert(&number, &ty);
        if prefix {
            self.keep_value(&target);
        }
        self.store(&target);
        self.body.next_slot = slots;
        ty
    }
}
