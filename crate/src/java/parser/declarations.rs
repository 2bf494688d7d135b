//! The file as a whole: imports, then fields and methods.

use super::Parser;
use super::recovery::begins_statement;
use super::types::{named, plain};
use super::unsupported::Modifiers;
use crate::java::ast::{
    Block, Constructor, Field, Initialiser, Method, Name, Parameter, Span, Type,
};
use crate::java::lexer::{Comment, Kind};
use crate::words::Key;

/// Whose members are read.
pub(super) enum Body {
    /// Those of the file.
    File,
    /// Those of a class of that name.
    Class(String),
    /// Those of a record of that name.
    Record(String),
    /// Those of an enum of that name, behind its constants.
    Enum(String),
    Interface,
    Anonymous,
}

impl Parser<'_> {
    pub(super) fn unit(&mut self, comments: &[Comment<'_>]) {
        if self.eat(Kind::Package) {
            let first = self.position;
            self.package = Some(self.qualified_name());
            self.semicolon();
            self.recover(first);
        }
        while self.at(Kind::Import) {
            let first = self.position;
            self.import();
            self.recover(first);
        }
        self.read_header(comments);
        while !self.at(Kind::End) {
            self.member();
        }
        let members = &self.members;
        let is_compact = !members.methods.is_empty() || !members.fields.is_empty();
        if let Some(package) = self.package.as_ref().filter(|_| is_compact) {
            self.error(package.span, Key::DiagnosticParsePackage);
        }
        // Those behind the last statement.
        self.position += 1;
        self.take_notes();
    }

    /// `a.b.c`
    fn qualified_name(&mut self) -> Name {
        let mut name = self.name();
        while self.eat(Kind::Dot) {
            name.text.push('.');
            name.text.push_str(&self.name().text);
        }
        name.span = self.span_from(name.span);
        name
    }

    /// `import static java.util.List.*;`
    fn import(&mut self) {
        self.advance(1);
        if self.at(Kind::Module) && self.next_kind().is_name() {
            self.fail(Key::DiagnosticParseModuleImport);
        }
        self.eat(Kind::Static);
        self.name();
        while self.eat(Kind::Dot) {
            if self.eat(Kind::Star) {
                break;
            }
            self.name();
        }
        self.semicolon();
    }

    /// Reads a member, or skips what is none.
    pub(super) fn member(&mut self) {
        let first = self.position;
        let type_parameters = self.type_parameters.len();
        self.begin_member();
        self.recover(first);
        // Whatever it is, the parser does not stop here.
        if self.position == first {
            self.advance(1);
        }
        self.type_parameters.truncate(type_parameters);
    }

    fn begin_member(&mut self) {
        let start = self.span();
        if self.eat(Kind::Semicolon) {
            return;
        }
        if self.at(Kind::CloseBrace) {
            self.report_lost(Key::DiagnosticParseStrayBrace);
            return self.advance(1);
        }
        let first = self.position;
        let mut modifiers = self.modifiers(false);
        if self.skip_annotation_type() {
            return;
        }
        if let Some(kind) = self.class_ahead() {
            // What an interface has is static.
            let is_static = modifiers.is_static || matches!(self.body, Body::Interface);
            let class = self.class(start, kind, (is_static, modifiers.is_abstract));
            return self.members.classes.push(class);
        }
        self.report_modifiers(&modifiers);
        if self.at(Kind::OpenBrace) {
            return self.initialiser(start, modifiers.is_static);
        }
        let type_parameters = self.type_parameters_here();
        if self.is_constructor_ahead() {
            return self.constructor(start);
        }
        let result = if self.kind().is_name() && self.has_body_behind(self.position + 1) {
            let span = self.span();
            self.error(span, Key::DiagnosticParseMissingResultType);
            plain(named("void", span))
        } else if self.position == first
            && self.next_kind() != Kind::Less
            && !self.is_declaration_ahead()
        {
            return self.misplaced_statement();
        } else {
            self.result_type()
        };
        if self.next_kind() == Kind::OpenParenthesis {
            let mut method = self.method(start, &modifiers, result);
            method.type_parameters = type_parameters;
            self.members.methods.push(method);
        } else {
            if let Body::Interface = self.body {
                (modifiers.is_static, modifiers.is_final) = (true, true);
            }
            self.fields(start, &modifiers, &result);
        }
    }

    /// `{ … }` or `static { … }`, which only a class can have.
    fn initialiser(&mut self, start: Span, is_static: bool) {
        if let Body::File | Body::Interface = self.body {
            let key = match is_static {
                true => Key::DiagnosticParseStaticBlock,
                false => Key::DiagnosticParseInitializerBlock,
            };
            self.error(start, key);
        }
        let body = self.block();
        self.members
            .initialisers
            .push(Initialiser { is_static, body });
    }

    /// Whether a constructor of the class at hand is declared here.
    fn is_constructor_ahead(&self) -> bool {
        let (name, is_compact) = match &self.body {
            Body::Class(name) | Body::Enum(name) => (name, false),
            Body::Record(name) => (name, self.next_kind() == Kind::OpenBrace),
            _ => return false,
        };
        self.text(self.span()) == name && (is_compact || self.next_kind() == Kind::OpenParenthesis)
    }

    /// From the name on.
    fn constructor(&mut self, start: Span) {
        let name = self.name();
        let mut parameters = None;
        if self.eat(Kind::OpenParenthesis) {
            parameters = Some(self.list(Kind::CloseParenthesis, Self::parameter));
        }
        self.throws();
        let body = self.block();
        let span = self.span_from(start);
        self.members.constructors.push(Constructor {
            name,
            parameters,
            body,
            span,
        });
    }

    /// `throws A, B`, which means nothing here.
    fn throws(&mut self) {
        if self.eat(Kind::Throws) {
            self.type_();
            while self.eat(Kind::Comma) {
                self.type_();
            }
        }
    }

    /// Something else than a member, where a member should begin.
    fn misplaced_statement(&mut self) {
        let kind = self.kind();
        if !kind.is_operand() && !begins_statement(kind) {
            return self.fail(Key::DiagnosticParseUnexpected);
        }
        self.report_lost(Key::DiagnosticParseStatementOutside);
        self.statement();
    }

    /// Once braces are astray, one word about it is enough.
    fn report_lost(&mut self, key: Key) {
        if !self.is_lost {
            self.is_lost = true;
            self.error(self.span(), key);
        }
    }

    /// `name = init, name, …;`
    fn fields(&mut self, start: Span, modifiers: &Modifiers, ty: &Type) {
        if ty.name == "void" {
            self.error(ty.span, Key::DiagnosticParseVoid);
        }
        let name = self.name();
        let declarators = self.declarators(name);
        self.semicolon();
        let span = self.span_from(start);
        for declarator in declarators {
            let mut ty = ty.clone();
            self.check_parts(&mut ty);
            self.add_dimensions(&mut ty, declarator.dimensions);
            self.members.fields.push(Field {
                is_static: modifiers.is_static,
                is_final: modifiers.is_final,
                ty,
                name: declarator.name,
                init: declarator.init,
                span,
            });
        }
    }

    /// From the name on.
    fn method(&mut self, start: Span, modifiers: &Modifiers, mut result: Type) -> Method {
        let name = self.name();
        self.expect(Kind::OpenParenthesis);
        let parameters = self.list(Kind::CloseParenthesis, Self::parameter);
        // Java lets the `[]` of a type stand behind what has the type.
        let dimensions = self.count_dimensions();
        self.add_dimensions(&mut result, dimensions);
        self.throws();
        let can_lack_body = modifiers.is_abstract
            || matches!(self.body, Body::Interface)
                && !modifiers.is_static
                && !modifiers.is_default;
        let is_abstract = self.at(Kind::Semicolon) && can_lack_body;
        let body = match is_abstract {
            true => Block::default(),
            false => self.method_body(),
        };
        if is_abstract {
            self.advance(1);
        }
        Method {
            is_static: modifiers.is_static,
            is_abstract,
            is_private: modifiers.is_private,
            is_synchronized: modifiers.is_synchronized,
            type_parameters: Vec::new(),
            result,
            name,
            parameters,
            body,
            span: self.span_from(start),
        }
    }

    fn method_body(&mut self) -> Block {
        if self.at(Kind::Semicolon) {
            self.fail(Key::DiagnosticParseMethodBody);
        }
        self.block()
    }

    fn parameter(&mut self) -> Parameter {
        self.typed_parameter(Self::type_)
    }

    /// A parameter whose type `read` reads.
    pub(super) fn typed_parameter(&mut self, read: fn(&mut Self) -> Type) -> Parameter {
        self.local_modifiers();
        let mut ty = read(self);
        let is_varargs = self.eat(Kind::Ellipsis);
        let name = self.name();
        let dimensions = u32::from(is_varargs) + self.count_dimensions();
        self.add_dimensions(&mut ty, dimensions);
        if is_varargs && self.at(Kind::Comma) {
            self.error(name.span, Key::DiagnosticParseVarargs);
        }
        Parameter {
            ty: Some(ty),
            is_varargs,
            name,
        }
    }
}
