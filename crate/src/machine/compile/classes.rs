//! The classes of a scenario as the compiler sees them: their names, what they
//! extend, their fields and the heads of their methods.
//!
//! All of that is declared before any code is compiled, so that classes can
//! refer to each other; an anonymous class is declared where it stands.

use std::rc::Rc;

use crate::java::ast::{self, ClassKind, Members, Span, Unit};
use crate::jvm::class;
use crate::limits;
use crate::tables::Named;
use crate::words::Key;

use super::super::code::{ClassId, FieldInfo, MethodId, NameId};
use super::super::library;
use super::super::types::{Ty, unqualified};
use super::Compiler;
use super::bounds::index;
use super::constants::Constant;

/// A class as the compiler sees it.
pub struct ClassDeclaration {
    /// The simple name; `""` of an anonymous class.
    pub name: Rc<str>,
    /// What a type calls it.
    pub binary: Rc<str>,
    pub kind: ClassKind,
    pub is_abstract: bool,
    /// Whether it has no name of its own, or is declared in a method, or inside
    /// of such a class.
    pub is_local: bool,
    pub enclosing: Option<ClassId>,
    /// Whether an instance has an enclosing instance.
    pub is_inner: bool,
    pub superclass: Option<ClassId>,
    /// Its type variables.
    pub type_parameters: Vec<Ty>,
    /// What it extends, with its type arguments.
    pub super_type: Ty,
    /// The class number of what it extends in the library.
    pub base: class::Class,
    pub interfaces: Vec<Ty>,
    /// Its own fields, static or not.
    pub fields: Fields,
    /// The fields of an instance, the inherited ones first.
    pub layout: Vec<(FieldInfo, Ty)>,
    /// Where an instance keeps the enclosing one, and whether any code needs it.
    pub outer_field: u16,
    pub keeps_outer: bool,
    /// The local variables that an anonymous class captures.
    pub captures: Vec<Capture>,
    /// The constants among these variables, which take no field.
    pub constants: Vec<(String, Constant)>,
    /// Of a record.
    pub components: Vec<(String, Ty)>,
    /// The static fields that are the constants of an enum.
    pub constants_of_enum: Vec<u16>,
    /// Its own methods: indices of [`Compiler::signatures`].
    pub methods: Vec<usize>,
    pub constructors: Vec<ConstructorDeclaration>,
    /// The constructor that javac adds, if it has something to do.
    pub default_constructor: Option<MethodId>,
    /// Runs the initialisers of the static fields.
    pub initialiser: Option<MethodId>,
    /// Whether an instance's fields have initialisers.
    pub has_field_initialisers: bool,
    /// Where its static fields are.
    pub statics: std::ops::Range<u16>,
    /// Where it is declared.
    pub span: Span,
    /// Whether its members are declared.
    pub is_laid_out: bool,
}

/// A field as the compiler sees it.
#[derive(Clone)]
pub struct FieldDeclaration {
    pub name: Rc<str>,
    pub ty: Ty,
    pub is_static: bool,
    /// Its place among the static fields, or among those of the instance.
    pub index: u16,
    /// What javac puts in its place.
    pub constant: Option<Constant>,
}

/// The fields that a class declares, found by their names however many there are.
#[derive(Default)]
pub struct Fields {
    all: Vec<FieldDeclaration>,
    /// The first of each name: a second one is an error.
    places: Named,
}

impl Fields {
    pub fn push(&mut self, field: FieldDeclaration) {
        if self.find(&field.name).is_none() {
            let place = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
            self.places.insert(field.name.clone(), place);
        }
        self.all.push(field);
    }

    pub fn find(&self, name: &str) -> Option<&FieldDeclaration> {
        self.all.get(self.places.get(name)? as usize)
    }

    pub fn iter(&self) -> std::slice::Iter<'_, FieldDeclaration> {
        self.all.iter()
    }
}

/// A local variable that an anonymous class keeps in a field.
#[derive(Clone)]
pub struct Capture {
    pub name: String,
    pub ty: Ty,
    pub field: u16,
}

/// A method as a call sees it.
#[derive(Clone)]
pub struct Signature {
    pub class: ClassId,
    pub name: String,
    pub selector: NameId,
    /// The type variables of its own.
    pub type_parameters: Vec<Ty>,
    pub parameters: Vec<Ty>,
    /// Whether the last parameter takes any number of arguments.
    pub is_varargs: bool,
    pub result: Ty,
    pub is_static: bool,
    pub is_abstract: bool,
    pub is_private: bool,
    pub method: MethodId,
}

#[derive(Clone)]
pub struct ConstructorDeclaration {
    pub parameters: Vec<Ty>,
    pub is_varargs: bool,
    pub method: MethodId,
}

/// A class with its place in the tree.
#[derive(Clone, Copy)]
pub struct Source<'s> {
    pub class: ClassId,
    pub head: Head<'s>,
    pub members: &'s Members,
}

/// How a class is introduced.
#[derive(Clone, Copy)]
pub enum Head<'s> {
    /// The class of a compact source file.
    Implicit,
    Declared(&'s ast::Class),
    /// `new Type(…) { … }`
    Anonymous(&'s ast::Type),
}

impl Compiler {
    /// Declares the classes of the file, each before those nested in it.
    pub fn declare_unit<'s>(&mut self, unit: &'s Unit) -> Vec<Source<'s>> {
        let members = &unit.members;
        let mut sources = Vec::new();
        let is_compact = !members.methods.is_empty() || !members.fields.is_empty();
        if is_compact {
            self.enter(Head::Implicit, members, None, &mut sources);
        } else {
            for class in &members.classes {
                self.enter(Head::Declared(class), &class.members, None, &mut sources);
            }
        }
        self.declare(&sources);
        sources
    }

    /// Gives a class and those nested in it their numbers.
    pub fn enter<'s>(
        &mut self,
        head: Head<'s>,
        members: &'s Members,
        enclosing: Option<ClassId>,
        sources: &mut Vec<Source<'s>>,
    ) {
        let class = index(self.classes.len());
        let declared = match head {
            Head::Declared(declared) => Some(declared),
            _ => None,
        };
        let kind = declared.map_or(ClassKind::Class, |declared| declared.kind);
        let name = declared.map_or("", |declared| &declared.name.text);
        // Types are told apart by their binary names: that of a nested class is none
        // of the library's.
        if let (Some(declared), None, true) = (declared, enclosing, library::is_class(name)) {
            self.error_about(&declared.name, Key::DiagnosticLibraryName);
        }
        let is_local = declared.is_some_and(|declared| declared.is_local);
        let is_twice = |other: &ClassDeclaration| {
            let is_near = other.enclosing == enclosing || is_local || other.is_local;
            is_near && *other.name == *name && !name.is_empty()
        };
        if let (Some(declared), true) = (declared, self.classes.iter().any(is_twice)) {
            self.error_about(&declared.name, Key::DiagnosticNameTwice);
        }
        let around = enclosing.map(|enclosing| &self.classes[enclosing as usize]);
        let is_in_class = around.is_some_and(|around| around.kind != ClassKind::Interface);
        let is_inner = match head {
            Head::Implicit => false,
            Head::Declared(declared) => {
                kind == ClassKind::Class && !declared.is_static && is_in_class
            }
            Head::Anonymous(_) => self.body.method.has_this,
        };
        let binary = match (around, name) {
            (Some(around), "") => format!("{}${class}", around.binary),
            (Some(around), name) => format!("{}${name}", around.binary),
            (None, name) => name.to_owned(),
        };
        let binary: Rc<str> = binary.into();
        self.binary_names.insert(binary.clone(), class);
        let name: Rc<str> = name.into();
        if !name.is_empty() {
            let namesakes = self.simple_names.get(&name).unwrap_or_else(|| {
                self.namesakes.push(Vec::new());
                let place = index(self.namesakes.len() - 1);
                self.simple_names.insert(name.clone(), place);
                place
            });
            let namesakes = &mut self.namesakes[namesakes as usize];
            if let Err(place) = namesakes.binary_search(&class) {
                namesakes.insert(place, class);
            }
        }
        self.classes.push(ClassDeclaration {
            name,
            binary,
            kind,
            is_abstract: kind == ClassKind::Interface
                || declared.is_some_and(|declared| declared.is_abstract),
            is_local: is_local
                || matches!(head, Head::Anonymous(_))
                || around.is_some_and(|around| around.is_local),
            enclosing,
            is_inner,
            superclass: None,
            type_parameters: Vec::new(),
            super_type: Ty::class("Object"),
            base: class::USER,
            interfaces: Vec::new(),
            fields: Fields::default(),
            layout: Vec::new(),
            outer_field: 0,
            keeps_outer: false,
            captures: Vec::new(),
            constants: Vec::new(),
            components: Vec::new(),
            constants_of_enum: Vec::new(),
            methods: Vec::new(),
            constructors: Vec::new(),
            default_constructor: None,
            initialiser: None,
            has_field_initialisers: false,
            statics: 0..0,
            span: match head {
                Head::Implicit => Span::default(),
                Head::Declared(declared) => declared.name.span,
                Head::Anonymous(ty) => ty.span,
            },
            is_laid_out: false,
        });
        sources.push(Source {
            class,
            head,
            members,
        });
        for inner in &members.classes {
            self.enter(Head::Declared(inner), &inner.members, Some(class), sources);
        }
    }

    /// Declares what the entered classes extend and contain.
    pub fn declare(&mut self, sources: &[Source<'_>]) {
        let outer = self.class;
        for source in sources {
            self.class = source.class;
            self.declare_head(source);
        }
        self.cut_rings(sources);
        for source in sources {
            if self.has_given_up() {
                break;
            }
            self.check_supertypes(source.class);
            self.declare_members(source.class, sources);
        }
        self.class = outer;
    }

    fn declare_head(&mut self, source: &Source<'_>) {
        match source.head {
            Head::Implicit => {}
            Head::Declared(declared) => {
                let variables = declared.type_parameters.iter().map(|ty| self.ty(ty));
                self.classes[source.class as usize].type_parameters = variables.collect();
                if declared.kind == ClassKind::Enum {
                    let this = self.type_of_class(source.class);
                    let declaration = &mut self.classes[source.class as usize];
                    declaration.super_type = Ty::generic("Enum".into(), vec![this]);
                    declaration.base = class::ENUM;
                }
                if let Some(superclass) = &declared.superclass {
                    self.extend(source.class, superclass);
                }
                for interface in &declared.interfaces {
                    self.implement(source.class, interface);
                }
            }
            Head::Anonymous(ty) => {
                let is_interface = match self.resolve_class(&ty.name) {
                    Some(class) => self.classes[class as usize].kind == ClassKind::Interface,
                    None => library::is_interface(unqualified(&ty.name)),
                };
                match is_interface {
                    true => self.implement(source.class, ty),
                    false => self.extend(source.class, ty),
                }
            }
        }
    }

    fn extend(&mut self, class: ClassId, ty: &ast::Type) {
        let super_type = self.ty(ty);
        if let Some(superclass) = self.user_class(&super_type) {
            if self.classes[superclass as usize].kind != ClassKind::Class {
                self.error(ty.span, Key::DiagnosticSuperclass, named(&ty.name));
                return;
            }
            self.classes[class as usize].superclass = Some(superclass);
        } else if let Some(base) = library::superclass(unqualified(&ty.name)) {
            self.classes[class as usize].base = base;
        } else {
            let key = match library::is_class(unqualified(&ty.name)) {
                true => Key::DiagnosticSuperclass,
                false => Key::DiagnosticUnknownClass,
            };
            self.error(ty.span, key, named(&ty.name));
        }
        self.classes[class as usize].super_type = super_type;
    }

    fn implement(&mut self, class: ClassId, ty: &ast::Type) {
        let interface = self.ty(ty);
        let is_fine = match self.user_class(&interface) {
            Some(user) => self.classes[user as usize].kind == ClassKind::Interface,
            None => library::is_interface(unqualified(&ty.name)),
        };
        if !is_fine {
            self.error(ty.span, Key::DiagnosticInterface, named(&ty.name));
        }
        self.classes[class as usize].interfaces.push(interface);
    }

    /// A class or interface that extends itself extends nothing; and no class
    /// has more above it than who walks up there can bear.
    fn cut_rings(&mut self, sources: &[Source<'_>]) {
        let mut heights = self.heights();
        for source in sources {
            let class = source.class as usize;
            if heights[class].is_none() && self.extends_itself(source.class) {
                self.classes[class].superclass = None;
                self.classes[class].interfaces.clear();
                heights = self.heights();
                if let Head::Declared(declared) = source.head {
                    self.error_about(&declared.name, Key::DiagnosticCyclicClass);
                }
            }
            if heights[class].is_some_and(|height| height > limits::INHERITANCE) {
                let span = self.classes[class].span;
                let limit = vec![("limit", limits::INHERITANCE.to_string())];
                return self.give_up(span, Key::DiagnosticLimitInheritance, limit);
            }
        }
    }

    /// What each class extends and implements, of the scenario.
    fn above(&self, class: ClassId) -> Vec<ClassId> {
        let superclass = self.classes[class as usize].superclass;
        let interfaces = &self.classes[class as usize].interfaces;
        let interfaces = interfaces.iter().filter_map(|it| self.user_class(it));
        superclass.into_iter().chain(interfaces).collect()
    }

    /// How many are above each class, one above the other; `None` in and below a
    /// ring.
    fn heights(&self) -> Vec<Option<u32>> {
        let count = self.classes.len();
        let mut heights = vec![Some(0); count];
        let mut below = vec![Vec::new(); count];
        let mut open = vec![0_usize; count];
        for (class, open) in open.iter_mut().enumerate() {
            let above = self.above(index(class));
            *open = above.len();
            for above in above {
                below[above as usize].push(class);
            }
        }
        let mut known: Vec<usize> = (0..count).filter(|&class| open[class] == 0).collect();
        while let Some(class) = known.pop() {
            let height = heights[class].map_or(0, |height| height + 1);
            for &other in &below[class] {
                heights[other] = heights[other].max(Some(height));
                open[other] -= 1;
                if open[other] == 0 {
                    known.push(other);
                }
            }
        }
        for class in (0..count).filter(|&class| open[class] > 0) {
            heights[class] = None;
        }
        heights
    }

    fn extends_itself(&self, class: ClassId) -> bool {
        let mut seen = vec![false; self.classes.len()];
        let mut work = self.above(class);
        while let Some(at) = work.pop() {
            if at == class {
                return true;
            }
            if !std::mem::replace(&mut seen[at as usize], true) {
                work.extend(self.above(at));
            }
        }
        false
    }

    /// The interfaces of the scenario that a class names.
    pub fn interfaces_of(&self, class: ClassId) -> Vec<ClassId> {
        let interfaces = &self.classes[class as usize].interfaces;
        interfaces
            .iter()
            .filter_map(|interface| self.user_class(interface))
            .filter(|interface| *interface != class)
            .collect()
    }
}

fn named(name: &str) -> Vec<(&'static str, String)> {
    vec![("name", name.to_owned())]
}
