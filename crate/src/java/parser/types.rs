//! Types: `Map.Entry<String, ? extends List<T>>[]`.

use super::Parser;
use crate::budget::Work;
use crate::java::ast::{Name, Span, Type};
use crate::java::lexer::Kind;
use crate::limits;
use crate::words::Key;

/// The classes of the boxes of the primitive types, in the order of `Kind`.
const BOXES: [&str; 8] = [
    "Integer",
    "Long",
    "Boolean",
    "Byte",
    "Character",
    "Short",
    "Float",
    "Double",
];

impl Parser<'_> {
    /// A type with its dimensions; not `void`, not `var`.
    pub(super) fn type_(&mut self) -> Type {
        let mut ty = self.element_type();
        self.dimensions(&mut ty);
        ty
    }

    /// A type, or the `var` of a local variable or parameter of a lambda.
    pub(super) fn local_type(&mut self) -> Type {
        match self.at(Kind::Var) && self.next_kind().is_name() {
            true => self.word_as_type(),
            false => self.type_(),
        }
    }

    /// A type, or `void`.
    pub(super) fn result_type(&mut self) -> Type {
        match self.at(Kind::Void) {
            true => self.word_as_type(),
            false => self.type_(),
        }
    }

    fn word_as_type(&mut self) -> Type {
        plain(self.any_name())
    }

    /// A type without dimensions, primitive or not.
    pub(super) fn element_type(&mut self) -> Type {
        let token = self.token();
        let unsupported = match token.kind {
            Kind::Float | Kind::Double => Key::DiagnosticParseFloatingType,
            Kind::Void => Key::DiagnosticParseVoid,
            Kind::Var => Key::DiagnosticParseVar,
            kind if kind.is_primitive() => return self.word_as_type(),
            kind if kind.is_name() => return self.class_type(),
            _ => {
                self.fail(Key::DiagnosticParseExpectedType);
                return self.word_as_type();
            }
        };
        self.error(token.span, unsupported);
        self.word_as_type()
    }

    /// The `[]` here count as dimensions of `ty`.
    pub(super) fn dimensions(&mut self, ty: &mut Type) {
        let count = self.count_dimensions();
        ty.span = self.span_from(ty.span);
        self.add_dimensions(ty, count);
    }

    /// So many more dimensions, unless a class file allows fewer.
    pub(super) fn add_dimensions(&mut self, ty: &mut Type, count: u32) {
        ty.dimensions = self.allowed_dimensions(ty.span, ty.dimensions + count);
    }

    /// `count`, or with an error what a class file allows.
    pub(super) fn allowed_dimensions(&mut self, span: Span, count: u32) -> u32 {
        if count > limits::DIMENSIONS {
            let counts = vec![
                ("count", count.to_string()),
                ("limit", limits::DIMENSIONS.to_string()),
            ];
            self.error_with(span, Key::DiagnosticLimitDimensions, counts);
        }
        count.min(limits::DIMENSIONS)
    }

    pub(super) fn count_dimensions(&mut self) -> u32 {
        let mut count = 0;
        while self.is_dimension_at(self.position) {
            self.advance(2);
            count += 1;
        }
        count
    }

    /// The name stays as written, with its dots.
    fn class_type(&mut self) -> Type {
        self.enter();
        let mut ty = self.word_as_type();
        loop {
            // The diamond is for `new` to read.
            ty.arguments = match self.at(Kind::Less) && self.next_kind() != Kind::Greater {
                true => self.type_arguments(),
                false => Vec::new(),
            };
            if !self.at(Kind::Dot) || !self.next_kind().is_name() {
                break;
            }
            self.advance(1);
            ty.name.push('.');
            ty.name.push_str(&self.any_name().text);
        }
        self.leave();
        ty.span = self.span_from(ty.span);
        // Those of an inner class or method hide the others.
        let mut parameters = self.type_parameters.iter().rev();
        if let Some((_, meant)) = parameters.find(|(name, _)| name.text == ty.name) {
            let span = ty.span;
            ty = meant.clone();
            ty.span = span;
        }
        self.check_parts(&mut ty);
        ty
    }

    /// A bound stands in each place of its variable: what holds one twice doubles
    /// with each declaration.
    pub(super) fn check_parts(&mut self, ty: &mut Type) {
        let parts = ty.parts();
        self.spend(Work::Typing, parts.into());
        if parts > limits::TYPE_NODES {
            let limit = vec![("limit", limits::TYPE_NODES.to_string())];
            self.give_up(ty.span, Key::DiagnosticLimitType, limit);
            ty.arguments.clear();
        }
    }

    /// `<…>`
    pub(super) fn type_arguments(&mut self) -> Vec<Type> {
        self.begin_types();
        self.list(Kind::Greater, Self::type_argument)
    }

    /// A `<` that something has to follow.
    fn begin_types(&mut self) {
        self.advance(1);
        if self.at(Kind::Greater) {
            self.fail(Key::DiagnosticParseExpectedType);
        }
    }

    /// A wildcard gives its upper bound.
    fn type_argument(&mut self) -> Type {
        let start = self.token();
        if !self.eat(Kind::Question) {
            let ty = self.type_();
            let number = (start.kind as usize).wrapping_sub(Kind::Int as usize);
            if let (0, Some(boxed)) = (ty.dimensions, BOXES.get(number)) {
                let boxed = vec![("expected", (*boxed).into())];
                self.error_with(ty.span, Key::DiagnosticParsePrimitiveArgument, boxed);
            }
            return ty;
        }
        if self.eat(Kind::Extends) {
            return self.type_();
        }
        if self.eat(Kind::Super) {
            self.type_();
        }
        plain(named("Object", self.span_from(start.span)))
    }

    /// `<T, U extends A & B>` of a method or class; each erases to its first bound.
    pub(super) fn type_parameters_here(&mut self) -> Vec<Type> {
        if !self.at(Kind::Less) {
            return Vec::new();
        }
        self.begin_types();
        let read = self.list(Kind::Greater, Self::type_parameter);
        let types = read.iter().map(|(_, ty)| ty.clone()).collect();
        self.type_parameters.extend(read);
        types
    }

    fn type_parameter(&mut self) -> (Name, Type) {
        let name = self.name();
        let mut ty = plain(named("Object", name.span));
        if self.eat(Kind::Extends) {
            ty = self.type_();
            while self.eat(Kind::And) {
                self.type_();
            }
        }
        ty.variable = Some(name.text.clone());
        (name, ty)
    }
}

pub(super) fn named(text: &str, span: Span) -> Name {
    let text = text.into();
    Name { text, span }
}

/// A type of this name and nothing else.
pub(super) fn plain(name: Name) -> Type {
    Type {
        name: name.text,
        variable: None,
        arguments: Vec::new(),
        dimensions: 0,
        span: name.span,
    }
}
