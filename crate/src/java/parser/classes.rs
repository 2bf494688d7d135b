//! Classes, records, enums and interfaces.

use super::Parser;
use super::declarations::Body;
use crate::java::ast::{Class, ClassKind, EnumConstant, Members, Parameter, Span, Type};
use crate::java::lexer::Kind;
use crate::words::Key;

impl Parser<'_> {
    /// What the declaration at hand declares, behind its modifiers.
    pub(super) fn class_ahead(&self) -> Option<ClassKind> {
        match self.kind() {
            Kind::Class => Some(ClassKind::Class),
            Kind::Interface => Some(ClassKind::Interface),
            Kind::Enum => Some(ClassKind::Enum),
            // `record` is a name like any other unless its header follows.
            Kind::Record
                if self.next_kind().is_name()
                    && matches!(
                        self.kind_at(self.position + 2),
                        Kind::OpenParenthesis | Kind::Less
                    ) =>
            {
                Some(ClassKind::Record)
            }
            _ => None,
        }
    }

    /// From the word `class`, `record`, `enum` or `interface` on.
    pub(super) fn class(
        &mut self,
        start: Span,
        kind: ClassKind,
        (is_static, is_abstract): (bool, bool),
    ) -> Class {
        self.advance(1);
        let name = self.name();
        // A static class does not see the type variables around it: there, their
        // names are those of other types.
        let hidden = match is_static || kind != ClassKind::Class {
            true => std::mem::take(&mut self.type_parameters),
            false => Vec::new(),
        };
        let outer_parameters = self.type_parameters.len();
        let type_parameters = self.type_parameters_here();
        let mut components = Vec::new();
        if kind == ClassKind::Record {
            self.expect(Kind::OpenParenthesis);
            components = self.list(Kind::CloseParenthesis, Self::component);
        }
        let mut superclass = None;
        let mut interfaces = Vec::new();
        if self.eat(Kind::Extends) {
            match kind {
                ClassKind::Interface => interfaces = self.types(),
                _ => superclass = Some(self.type_()),
            }
        }
        if self.eat(Kind::Implements) {
            interfaces.extend(self.types());
        }
        // Who may extend it is for javac to check.
        if self.at(Kind::Name) && self.text(self.span()) == "permits" {
            self.advance(1);
            self.types();
        }
        let members = self.class_body(match kind {
            ClassKind::Interface => Body::Interface,
            ClassKind::Class => Body::Class(name.text.clone()),
            ClassKind::Record => Body::Record(name.text.clone()),
            ClassKind::Enum => Body::Enum(name.text.clone()),
        });
        self.type_parameters.truncate(outer_parameters);
        if !hidden.is_empty() {
            self.type_parameters = hidden;
        }
        Class {
            kind,
            is_static,
            is_abstract,
            is_local: false,
            name,
            type_parameters,
            superclass,
            interfaces,
            components,
            members,
            span: self.span_from(start),
        }
    }

    fn types(&mut self) -> Vec<Type> {
        let mut types = vec![self.type_()];
        while self.eat(Kind::Comma) {
            types.push(self.type_());
        }
        types
    }

    fn component(&mut self) -> Parameter {
        self.typed_parameter(Self::type_)
    }

    /// `{ member… }`
    pub(super) fn class_body(&mut self, body: Body) -> Members {
        let open = self.span();
        self.expect(Kind::OpenBrace);
        self.enter();
        let outer_members = std::mem::take(&mut self.members);
        let outer_body = std::mem::replace(&mut self.body, body);
        if let Body::Enum(_) = self.body {
            self.constants();
        }
        while !self.eat(Kind::CloseBrace) {
            if self.at(Kind::End) {
                self.fail_unclosed(open);
                break;
            }
            self.member();
        }
        self.body = outer_body;
        self.leave();
        std::mem::replace(&mut self.members, outer_members)
    }

    /// The constants of an enum, and the `;` behind them.
    fn constants(&mut self) {
        while self.kind().is_name() || self.at(Kind::At) {
            self.modifiers(false);
            let name = self.name();
            let arguments = match self.eat(Kind::OpenParenthesis) {
                true => self.arguments(),
                false => Vec::new(),
            };
            if self.at(Kind::OpenBrace) {
                self.error(self.span(), Key::DiagnosticParseEnumBody);
                self.skip_group();
            }
            self.members
                .constants
                .push(EnumConstant { name, arguments });
            if !self.eat(Kind::Comma) {
                break;
            }
        }
        if !self.eat(Kind::Semicolon) && !self.at(Kind::CloseBrace) {
            let first = self.position;
            self.fail_expected(Kind::Comma, Some(Kind::CloseBrace));
            self.recover(first);
        }
    }
}
