//! The code of classes: methods, constructors and initialisers, in javac's
//! order. A constructor has its enclosing instance first and what the class
//! captures last among its parameters.

use crate::java::ast::{self, Expr, Field, Initialiser, Span};
use crate::order::by_number;
use crate::words::Key;

use super::super::code::{ClassId, Op};
use super::super::types::Ty;
use super::Compiler;
use super::classes::Source;

/// What gives a field its first value, in the order of the source.
#[derive(Clone, Copy)]
enum Initial<'s> {
    Field(&'s Field, &'s Expr),
    Block(&'s Initialiser),
}

impl Compiler {
    /// Compiles all that the classes declare.
    pub fn compile_classes(&mut self, sources: &[Source<'_>], main: Option<&ast::Method>) {
        let outer = self.class;
        for source in sources {
            self.class = source.class;
            self.static_initialiser(source);
            self.compile_constructors(source);
            self.compile_methods(source, main);
        }
        self.class = outer;
    }

    /// The name of a method for a reader: with that of its class, unless that
    /// is the one whose `main` runs.
    pub fn shown(&self, word: &str) -> String {
        let declaration = &self.classes[self.class as usize];
        match &*declaration.name {
            _ if self.main_class == Some(self.class) => word.to_owned(),
            "" => format!(
                "{word} {}",
                declaration.super_type.class_name().unwrap_or("")
            ),
            name => format!("{word} {name}"),
        }
    }

    fn method_name(&self, name: &str) -> String {
        let declaration = &self.classes[self.class as usize];
        match &*declaration.name {
            "" => name.to_owned(),
            _ if self.main_class == Some(self.class) => name.to_owned(),
            class => format!("{class}.{name}"),
        }
    }

    fn compile_methods(&mut self, source: &Source<'_>, main: Option<&ast::Method>) {
        let numbers = self.classes[source.class as usize].methods.clone();
        let declared = source.members.methods.len();
        for (method, &number) in source.members.methods.iter().zip(&numbers) {
            let is_main = main.is_some_and(|main| std::ptr::eq(main, method));
            self.compile_method(method, number, is_main);
        }
        for &number in &numbers[declared..] {
            self.accessor(number);
        }
    }

    fn compile_method(&mut self, method: &ast::Method, number: usize, is_main: bool) {
        let signature = self.signatures[number].clone();
        if signature.is_abstract {
            let declaration = &self.classes[self.class as usize];
            if !declaration.is_abstract {
                self.error_about(&method.name, Key::DiagnosticAbstractMethod);
            }
            return;
        }
        let place = self.place(method.name.span, Vec::new());
        let name = self.method_name(&method.name.text);
        self.begin(&name, !method.is_static, false, signature.result, place);
        for (parameter, ty) in method.parameters.iter().zip(&signature.parameters) {
            self.parameter(&parameter.name, ty.clone());
        }
        if is_main {
            self.launch(!method.is_static, method.name.span);
        }
        self.synchronized_body(method);
        if is_main {
            let end = method.body.span.end;
            let brace = Span {
                start: end.saturating_sub(1),
                end,
            };
            self.at(brace, Vec::new());
            self.emit(Op::Pause);
            self.program.captured = self.body.captured();
        } else if self.body.alive {
            self.emit(Op::ReturnVoid);
        }
        let compiled = self.finish();
        self.program.methods[signature.method as usize] = compiled;
    }

    /// What happens before `main`: the class is initialised, the instance made.
    fn launch(&mut self, has_instance: bool, span: Span) {
        if self.has_initialiser(self.class) {
            self.emit(Op::Initialise(self.class));
        }
        if has_instance {
            let constructors = self.constructors(self.class);
            let fitting = constructors.iter().find(|it| it.parameters.is_empty());
            match fitting {
                Some(constructor) => {
                    let method = constructor.method;
                    self.emit(Op::Load(0));
                    self.emit(Op::Call(method, 1));
                    self.emit(Op::Pop);
                }
                None if constructors.is_empty() => {
                    self.emit(Op::Load(0));
                    self.construct_inline(self.class, span, &[]);
                }
                None => self.error(span, Key::DiagnosticMainConstructor, Vec::new()),
            }
        }
    }

    /// The method of a record that returns a component.
    fn accessor(&mut self, number: usize) {
        let span = self.classes[self.class as usize].span;
        let signature = self.signatures[number].clone();
        let Some(found) = self.find_field(signature.class, &signature.name) else {
            return;
        };
        let place = self.place(span, Vec::new());
        let name = self.method_name(&signature.name);
        self.begin(&name, true, false, signature.result, place);
        self.emit(Op::Load(0));
        self.emit(Op::GetField(found.field.index));
        self.emit(Op::Return);
        let compiled = self.finish();
        self.program.methods[signature.method as usize] = compiled;
    }

    fn initials<'s>(source: &Source<'s>, is_static: bool) -> Vec<Initial<'s>> {
        let fields = source.members.fields.iter();
        let fields = fields
            .filter(|field| field.is_static == is_static)
            .filter_map(|field| Some(Initial::Field(field, field.init.as_ref()?)));
        let blocks = source.members.initialisers.iter();
        let blocks = blocks
            .filter(|block| block.is_static == is_static)
            .map(Initial::Block);
        let initials: Vec<Initial<'s>> = fields.chain(blocks).collect();
        by_number(&initials, |initial| initial.place().start.into())
    }

    pub fn initialise_fields(&mut self, source: &Source<'_>, is_static: bool) {
        for initial in Self::initials(source, is_static) {
            match initial {
                Initial::Field(field, init) => {
                    self.at(field.span, Vec::new());
                    self.assign_field(&field.name, init);
                }
                Initial::Block(block) => self.block(&block.body),
            }
        }
    }

    fn static_initialiser(&mut self, source: &Source<'_>) {
        let Some(method) = self.classes[source.class as usize].initialiser else {
            return;
        };
        let first = source.members.constants.first();
        let first = first.map(|constant| constant.name.span);
        let span = first
            .or_else(|| Some(Self::initials(source, true).first()?.place()))
            .unwrap_or_default();
        let place = self.place(span, Vec::new());
        let name = self.shown("static");
        self.begin(&name, false, false, Ty::Void, place);
        self.enum_constants(source);
        self.initialise_fields(source, true);
        if self.body.alive {
            self.emit(Op::ReturnVoid);
        }
        let compiled = self.finish();
        self.program.methods[method as usize] = compiled;
    }

    /// The class in a message.
    pub fn about(&self, class: ClassId) -> Vec<(&'static str, String)> {
        let declaration = &self.classes[class as usize];
        let name = match &*declaration.name {
            "" => declaration.super_type.class_name().unwrap_or(""),
            name => name,
        };
        vec![("name", name.to_owned())]
    }

    /// An initialiser of a field.
    fn assign_field(&mut self, name: &ast::Name, init: &Expr) {
        use super::super::code::Shown;
        let Some(found) = self.find_field(self.class, &name.text) else {
            return;
        };
        let (ty, index) = (found.field.ty, found.field.index);
        let shown = if found.field.is_static {
            self.value(init, &ty);
            self.emit(Op::PutStatic(index));
            Shown::Static(index)
        } else {
            self.emit(Op::Load(0));
            self.value(init, &ty);
            self.emit(Op::PutField(index));
            Shown::Field(index)
        };
        self.assigned(&name.text, shown, &ty);
    }
}

impl Initial<'_> {
    fn place(&self) -> Span {
        match self {
            Initial::Field(field, _) => field.name.span,
            Initial::Block(block) => block.body.span,
        }
    }
}
