//! The file as a whole: imports, then fields and methods.

use super::Parser;
use super::recovery::begins_statement;
use super::types::{named, plain};
use crate::java::ast::{Field, Method, Parameter, Span, Type};
use crate::java::lexer::{Comment, Kind};
use crate::words::Key;

impl Parser<'_> {
    pub(super) fn unit(&mut self, comments: &[Comment<'_>]) {
        if self.at(Kind::Package) {
            self.fail(Key::DiagnosticParsePackage);
            self.recover(self.position);
        }
        while self.at(Kind::Import) {
            let first = self.position;
            self.import();
            self.recover(first);
        }
        self.header(comments);
        while !self.at(Kind::End) {
            self.member();
        }
        // Those behind the last statement.
        self.position += 1;
        self.take_notes();
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
        self.begin_member();
        self.recover(first);
        // Whatever it is, the parser does not stop here.
        if self.position == first {
            self.advance(1);
        }
        self.type_parameters.clear();
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
        let modifiers = self.modifiers(false);
        if self.skip_type_declaration(false, &modifiers) {
            return;
        }
        self.report_modifiers(&modifiers);
        let is_static = modifiers.is_static;
        if self.at(Kind::OpenBrace) {
            let key = match is_static {
                true => Key::DiagnosticParseStaticBlock,
                false => Key::DiagnosticParseInitializerBlock,
            };
            self.error(start, key);
            self.block();
            return;
        }
        if self.at(Kind::Less) {
            self.read_type_parameters();
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
            let method = self.method(start, is_static, result);
            self.unit.methods.push(method);
        } else {
            self.fields(start, is_static, &result);
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
    fn fields(&mut self, start: Span, is_static: bool, ty: &Type) {
        if ty.name == "void" {
            self.error(ty.span, Key::DiagnosticParseVoid);
        }
        let name = self.name();
        let declarators = self.declarators(name);
        self.semicolon();
        let span = self.span_from(start);
        for declarator in declarators {
            let mut ty = ty.clone();
            ty.dimensions += declarator.dimensions;
            self.unit.fields.push(Field {
                is_static,
                ty,
                name: declarator.name,
                init: declarator.init,
                span,
            });
        }
    }

    /// From the name on.
    fn method(&mut self, start: Span, is_static: bool, mut result: Type) -> Method {
        let name = self.name();
        self.expect(Kind::OpenParenthesis);
        let parameters = self.list(Kind::CloseParenthesis, Self::parameter);
        // Java lets the `[]` of a type stand behind what has the type.
        result.dimensions += self.count_dimensions();
        if self.eat(Kind::Throws) {
            self.type_();
            while self.eat(Kind::Comma) {
                self.type_();
            }
        }
        if self.at(Kind::Semicolon) {
            self.fail(Key::DiagnosticParseMethodBody);
        }
        let body = self.block();
        Method {
            is_static,
            result,
            name,
            parameters,
            body,
            span: self.span_from(start),
        }
    }

    fn parameter(&mut self) -> Parameter {
        self.typed_parameter(Self::type_)
    }

    /// A parameter whose type `read` reads.
    pub(super) fn typed_parameter(&mut self, read: fn(&mut Self) -> Type) -> Parameter {
        self.local_modifiers();
        let mut ty = read(self);
        if self.at(Kind::Ellipsis) {
            self.error(self.span(), Key::DiagnosticParseVarargs);
            self.advance(1);
        }
        let name = self.name();
        ty.dimensions += self.count_dimensions();
        Parameter { ty: Some(ty), name }
    }
}
