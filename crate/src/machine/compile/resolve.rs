//! What a name means where it stands: classes, fields and methods, looked for
//! from the current class outwards, and the way to the instance that has them.

use crate::java::ast::{self, Expr, ExprKind, Span};
use crate::tables::Numbers;
use crate::words::Key;

use super::super::code::{ClassId, Op};
use super::super::library;
use super::super::types::{Ty, unqualified};
use super::Compiler;
use super::classes::{ConstructorDeclaration, FieldDeclaration};
use super::constants::{self, Constant};

/// A field, and the class where it was found.
pub struct FoundField {
    pub class: ClassId,
    pub field: FieldDeclaration,
    /// Whether an anonymous class has it for a local variable around it.
    pub is_capture: bool,
}

impl Compiler {
    /// A type as written, with the classes of the scenario by their own names.
    pub fn ty(&self, ty: &ast::Type) -> Ty {
        self.resolved(&Ty::of(ty))
    }

    fn resolved(&self, ty: &Ty) -> Ty {
        match ty {
            Ty::Class(class) => {
                let arguments = class.arguments.iter();
                let arguments = arguments.map(|ty| self.resolved(ty)).collect();
                let name = match self.resolve_class(&class.name) {
                    Some(class) => &self.classes[class as usize].binary,
                    None => &class.name,
                };
                Ty::generic(name.clone(), arguments)
            }
            Ty::Array(element) => Ty::array(self.resolved(element)),
            Ty::Variable(variable) => {
                Ty::variable(variable.name.clone(), self.resolved(&variable.bound))
            }
            other => other.clone(),
        }
    }

    /// The type of an instance of a class, as the class itself sees it.
    pub fn type_of_class(&self, class: ClassId) -> Ty {
        let declaration = &self.classes[class as usize];
        Ty::generic(
            declaration.binary.clone(),
            declaration.type_parameters.clone(),
        )
    }

    /// The class of the scenario that a type names.
    pub fn user_class(&self, ty: &Ty) -> Option<ClassId> {
        let name = ty.class_name()?;
        let class = self.binary_names.get(name)?;
        // One that was taken back is not there.
        let declaration = self.classes.get(class as usize)?;
        (*declaration.binary == *name).then_some(class)
    }

    /// The class of the scenario that a name such as `Outer.Inner` means here.
    pub fn resolve_class(&self, name: &str) -> Option<ClassId> {
        let mut parts = unqualified(name).split('.');
        let first = parts.next()?;
        let mut scope = (!self.classes.is_empty()).then_some(self.class);
        let mut found = None;
        while let (None, Some(class)) = (found, scope) {
            let declaration = &self.classes[class as usize];
            if *declaration.name == *first && !first.is_empty() {
                found = Some(class);
            } else {
                found = self.member_class(class, first);
            }
            scope = declaration.enclosing;
        }
        let mut class = found.or_else(|| self.class_in(None, first))?;
        for part in parts {
            class = self.member_class(class, part)?;
        }
        Some(class)
    }

    /// A class nested in a class or in a superclass of it.
    pub fn member_class(&self, class: ClassId, name: &str) -> Option<ClassId> {
        self.ancestors(class)
            .into_iter()
            .find_map(|ancestor| self.class_in(Some(ancestor), name))
    }

    fn class_in(&self, enclosing: Option<ClassId>, name: &str) -> Option<ClassId> {
        let namesakes = &self.namesakes[self.simple_names.get(name)? as usize];
        let mut numbers = namesakes.iter().copied();
        // One that was taken back is not there.
        numbers.find(|&class| {
            let declaration = self.classes.get(class as usize);
            declaration.is_some_and(|it| it.enclosing == enclosing && *it.name == *name)
        })
    }

    /// A class, its superclasses, and the interfaces of all of them.
    pub fn ancestors(&self, class: ClassId) -> Vec<ClassId> {
        let mut ancestors = vec![class];
        let mut seen = Numbers::default();
        seen.insert(class);
        let mut next = 0;
        while let Some(&class) = ancestors.get(next) {
            next += 1;
            let superclass = self.classes[class as usize].superclass;
            for above in superclass.into_iter().chain(self.interfaces_of(class)) {
                if seen.insert(above) {
                    ancestors.push(above);
                }
            }
        }
        ancestors
    }

    /// A field that instances of a class, or the class itself, have.
    pub fn find_field(&self, class: ClassId, name: &str) -> Option<FoundField> {
        self.ancestors(class).into_iter().find_map(|class| {
            let fields = &self.classes[class as usize].fields;
            let field = fields.find(name)?.clone();
            let is_capture = false;
            Some(FoundField {
                class,
                field,
                is_capture,
            })
        })
    }

    /// The field that a simple name means here: also a local variable that an
    /// anonymous class has captured.
    pub fn visible_field(&self, name: &str) -> Option<FoundField> {
        let mut scope = (!self.classes.is_empty()).then_some(self.class);
        while let Some(class) = scope {
            if let Some(found) = self.find_field(class, name) {
                return Some(found);
            }
            let declaration = &self.classes[class as usize];
            let captured = declaration.captures.iter().find(|held| held.name == name);
            let mut constants = declaration.constants.iter();
            let constant = constants.find(|held| held.0 == name).map(|it| it.1.clone());
            if captured.is_some() || constant.is_some() {
                return Some(FoundField {
                    class,
                    is_capture: true,
                    field: FieldDeclaration {
                        name: name.into(),
                        ty: captured.map_or(Ty::Unknown, |held| held.ty.clone()),
                        is_static: false,
                        index: captured.map_or(0, |held| held.field),
                        constant,
                    },
                });
            }
            scope = declaration.enclosing;
        }
        None
    }

    /// The type of a field of something of type `receiver`.
    pub fn field_type(&self, receiver: &Ty, found: &FoundField) -> Ty {
        match found.field.is_static || found.is_capture {
            true => found.field.ty.clone(),
            false => found.field.ty.with(&self.bindings(receiver, found.class)),
        }
    }

    /// The methods of that name that a class has: indices of the signatures,
    /// without those overridden.
    pub fn all_methods_named(&self, class: ClassId, name: &str) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for class in self.ancestors(class) {
            for &index in &self.classes[class as usize].methods {
                let signature = &self.signatures[index];
                let is_overridden = found
                    .iter()
                    .any(|&other| self.signatures[other].selector == signature.selector);
                if signature.name == name && !is_overridden {
                    found.push(index);
                }
            }
        }
        found
    }

    /// Those with that number of parameters.
    pub fn methods_named(&self, class: ClassId, name: &str, parameters: usize) -> Vec<usize> {
        let mut found = self.all_methods_named(class, name);
        found.retain(|&index| self.signatures[index].parameters.len() == parameters);
        found
    }

    /// Whether a class has any method of that name, from the scenario.
    pub fn has_method(&self, class: ClassId, name: &str) -> bool {
        self.ancestors(class).into_iter().any(|class| {
            let methods = &self.classes[class as usize].methods;
            methods
                .iter()
                .any(|&index| self.signatures[index].name == name)
        })
    }

    /// The name of the class of the library that a class extends.
    pub fn library_superclass(&self, class: ClassId) -> String {
        let mut class = class;
        while let Some(superclass) = self.classes[class as usize].superclass {
            class = superclass;
        }
        let name = self.classes[class as usize].super_type.class_name();
        name.unwrap_or("Object").to_owned()
    }

    /// The class around here, from the innermost out, whose instances or
    /// superclasses have a method of that name.
    pub fn class_with_method(&self, name: &str, count: usize) -> Option<ClassId> {
        let mut scope = (!self.classes.is_empty()).then_some(self.class);
        while let Some(class) = scope {
            let base = self.library_superclass(class);
            if self.has_method(class, name)
                || base != "Object" && library::has_method(&base, name, count)
            {
                return Some(class);
            }
            scope = self.classes[class as usize].enclosing;
        }
        None
    }

    /// Whether a class is another one or extends it.
    pub fn extends(&self, class: ClassId, other: ClassId) -> bool {
        self.ancestors(class).contains(&other)
    }

    /// Pushes the instance of `class` that encloses this code; whether there is one.
    pub fn load_instance(&mut self, class: ClassId) -> bool {
        if !self.has_instance(class) {
            return false;
        }
        let mut at = self.class;
        let mut slot = Some(0);
        if !self.extends(at, class) && self.body.outer_slot.is_some() {
            // In a constructor the enclosing instance is a parameter.
            slot = self.body.outer_slot;
            at = self.classes[at as usize].enclosing.unwrap_or(at);
        }
        self.emit(Op::Load(slot.unwrap_or(0)));
        while !self.extends(at, class) {
            let declaration = &mut self.classes[at as usize];
            declaration.keeps_outer = true;
            let field = declaration.outer_field;
            let enclosing = declaration.enclosing;
            self.emit(Op::GetField(field));
            match enclosing {
                Some(enclosing) => at = enclosing,
                None => break,
            }
        }
        true
    }

    /// Whether code here has an instance of `class` around it.
    pub fn has_instance(&self, class: ClassId) -> bool {
        if !self.body.method.has_this {
            return false;
        }
        let mut at = self.class;
        while !self.extends(at, class) {
            let declaration = &self.classes[at as usize];
            match declaration.enclosing {
                Some(enclosing) if declaration.is_inner => at = enclosing,
                _ => return false,
            }
        }
        true
    }

    /// The class, as `Outer.Inner` in front of a dot names it.
    pub fn class_path(&self, expr: &Expr) -> Option<ClassId> {
        match &expr.kind {
            ExprKind::Name(name) => {
                let is_variable =
                    self.body.find(name).is_some() || self.visible_field(name).is_some();
                match is_variable {
                    true => None,
                    false => self.resolve_class(name),
                }
            }
            ExprKind::Field { target, name } => {
                let class = self.class_path(target)?;
                match self.find_field(class, &name.text) {
                    Some(_) => None,
                    None => self.member_class(class, &name.text),
                }
            }
            _ => None,
        }
    }

    /// Whether code has to run before the class can be used.
    pub fn has_initialiser(&self, class: ClassId) -> bool {
        let mut first = self.initialised_first(class).into_iter();
        self.classes[class as usize].initialiser.is_some()
            || first.any(|above| self.has_initialiser(above))
    }

    /// What is initialised before a class: its superclass, and those of its
    /// interfaces that have a method with a body (JLS 12.4.1; HotSpot's
    /// `InstanceKlass::declares_nonstatic_concrete_methods` counts a private
    /// one too). Before an interface, nothing is.
    pub fn initialised_first(&self, class: ClassId) -> Vec<ClassId> {
        let declaration = &self.classes[class as usize];
        if declaration.kind == ast::ClassKind::Interface {
            return Vec::new();
        }
        let mut first: Vec<ClassId> = declaration.superclass.into_iter().collect();
        let mut seen = Numbers::default();
        for interface in self.interfaces_of(class) {
            self.add_initialised(interface, &mut seen, &mut first);
        }
        first
    }

    fn add_initialised(&self, interface: ClassId, seen: &mut Numbers, first: &mut Vec<ClassId>) {
        if !seen.insert(interface) {
            return;
        }
        for above in self.interfaces_of(interface) {
            self.add_initialised(above, seen, first);
        }
        let methods = &self.classes[interface as usize].methods;
        let has_body = |&index: &usize| {
            let signature = &self.signatures[index];
            !signature.is_static && !signature.is_abstract
        };
        if methods.iter().any(has_body) {
            first.push(interface);
        }
    }

    /// The class is used here (JLS 12.4.1): an instance is made, or a static
    /// method or field that is no constant is accessed. Its own code asks too:
    /// an initialiser that fails may have handed out an instance before.
    pub fn use_class(&mut self, class: ClassId) {
        // The class that is launched has been initialised, and with it its
        // superclasses, but not each of its interfaces.
        let is_interface = self.classes[class as usize].kind == ast::ClassKind::Interface;
        let is_launched = self
            .main_class
            .is_some_and(|main| main == class || !is_interface && self.extends(main, class));
        if !is_launched && self.has_initialiser(class) {
            self.emit(Op::Initialise(class));
        }
    }

    /// A lambda or method reference for an interface is made here: the class
    /// that the JVM makes for it is initialised, and so are its interfaces that
    /// have a method with a body.
    pub fn use_interface(&mut self, interface: &str) {
        let Some(interface) = self.user_class(&Ty::class(interface)) else {
            return;
        };
        let mut first = Vec::new();
        self.add_initialised(interface, &mut Numbers::default(), &mut first);
        for interface in first {
            self.use_class(interface);
        }
    }

    /// The constructors of a class as calls see them.
    pub fn constructors(&self, class: ClassId) -> Vec<ConstructorDeclaration> {
        let declaration = &self.classes[class as usize];
        let added = declaration
            .default_constructor
            .map(|method| ConstructorDeclaration {
                parameters: Vec::new(),
                is_varargs: false,
                method,
            });
        declaration
            .constructors
            .iter()
            .cloned()
            .chain(added)
            .collect()
    }

    /// The value of a constant expression here.
    pub fn constant(&self, expr: &Expr) -> Option<Constant> {
        constants::constant(expr, &|expr| self.named_constant(expr))
    }

    /// The value of a condition that javac knows.
    pub fn known_truth(&self, condition: &Expr) -> Option<bool> {
        constants::known_truth(condition, &|expr| self.named_constant(expr))
    }

    /// The constant that a name means here, if it means one.
    pub fn named_constant(&self, expr: &Expr) -> Option<Constant> {
        let found = match &expr.kind {
            ExprKind::Name(name) => match self.body.find(name) {
                Some(local) => return local.constant.clone(),
                None => self.visible_field(name)?,
            },
            ExprKind::Field { target, name } => {
                self.find_field(self.class_path(target)?, &name.text)?
            }
            _ => return None,
        };
        found.field.constant
    }

    /// An error about an instance that code here does not have.
    pub fn no_instance(&mut self, span: Span, class: ClassId) {
        let name = self.classes[class as usize].name.to_string();
        self.error(span, Key::DiagnosticNoInstance, vec![("name", name)]);
    }
}
