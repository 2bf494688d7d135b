//! Enums: their constants, which are static fields, and the methods that javac
//! adds to them.

use crate::java::ast::{ClassKind, Expr, Name};

use super::super::code::{ClassId, Op, Shown};
use super::super::library::Function;
use super::super::types::{Bindings, Ty};
use super::Compiler;
use super::bounds::number;
use super::classes::Source;

impl Compiler {
    /// Makes the constants of an enum, if it is one.
    pub fn enum_constants(&mut self, source: &Source<'_>) {
        let class = source.class;
        for (ordinal, constant) in source.members.constants.iter().enumerate() {
            let name = &constant.name;
            let Some(found) = self.find_field(class, &name.text) else {
                continue;
            };
            self.at(name.span, Vec::new());
            self.emit(Op::NewObject(class));
            self.emit(Op::Dup);
            let text = self.name(&name.text);
            self.emit(Op::Literal(text));
            let number = number(ordinal);
            self.emit(Op::Push(number));
            self.emit(Op::SuperConstructor(2));
            let constructors = self.constructors(class);
            if !constructors.is_empty() {
                self.emit(Op::Dup);
                let arguments = &constant.arguments;
                let none = Bindings::new();
                self.call_constructor(class, name.span, &constructors, 1, arguments, &none);
            }
            self.emit(Op::PutStatic(found.field.index));
            let ty = found.field.ty;
            self.assigned(&name.text, Shown::Static(found.field.index), &ty);
        }
    }

    /// `values()` or `valueOf(text)` in an enum, if that is called.
    pub fn own_enum_call(&mut self, name: &Name, arguments: &[Expr]) -> Option<Ty> {
        let mut scope = Some(self.class);
        while let Some(class) = scope {
            if let Some(ty) = self.enum_call(class, name, arguments) {
                return Some(ty);
            }
            if self.has_method(class, &name.text) {
                return None;
            }
            scope = self.classes[class as usize].enclosing;
        }
        None
    }

    /// The same of the class that is named.
    pub fn enum_call(&mut self, class: ClassId, name: &Name, arguments: &[Expr]) -> Option<Ty> {
        if self.classes[class as usize].kind != ClassKind::Enum {
            return None;
        }
        let ty = self.type_of_class(class);
        match (&*name.text, arguments) {
            ("values", []) => {
                self.array_of_constants(class, &ty);
                Some(Ty::array(ty))
            }
            // An enum may have a `valueOf` of its own for anything but a String.
            ("valueOf", [text])
                if !self.has_method(class, "valueOf") || self.static_type(text) == Ty::string() =>
            {
                self.value(text, &Ty::string());
                self.array_of_constants(class, &ty);
                self.emit(Op::CallLibrary(Function::EnumValueOf, 2));
                Some(ty)
            }
            _ => None,
        }
    }

    /// What `values()` returns, a new array each time.
    fn array_of_constants(&mut self, class: ClassId, ty: &Ty) {
        self.use_class(class);
        let constants = self.classes[class as usize].constants_of_enum.clone();
        self.begin_array(ty, constants.len());
        for (ordinal, field) in constants.into_iter().enumerate() {
            self.emit(Op::Dup);
            let number = number(ordinal);
            self.emit(Op::Push(number));
            self.emit(Op::GetStatic(field));
            self.emit(Op::ArrayStore);
        }
    }
}
