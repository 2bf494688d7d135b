//! Declares what a class contains, behind what its superclass does: fields with
//! their places, the heads of methods with what calls find them by, constructors.

use std::rc::Rc;

use crate::budget::Work;
use crate::java::ast::{self, ClassKind, Parameter, Span};
use crate::jvm::value::Value;
use crate::words::Key;

use super::super::code::{ClassId, FieldInfo, Method, MethodId, NameId};
use super::super::types::Ty;
use super::Compiler;
use super::body::primitive_of;
use super::bounds::index;
use super::classes::{ConstructorDeclaration, FieldDeclaration, Head, Signature, Source};

/// What of a method's modifiers decides how it is called.
#[derive(Default)]
struct Modifiers {
    is_static: bool,
    is_abstract: bool,
    is_private: bool,
}

impl From<&ast::Method> for Modifiers {
    fn from(method: &ast::Method) -> Self {
        Self {
            is_static: method.is_static,
            is_abstract: method.is_abstract,
            is_private: method.is_private,
        }
    }
}

impl Compiler {
    /// The members of a class, behind those of its superclass.
    pub fn declare_members(&mut self, class: ClassId, sources: &[Source<'_>]) {
        if self.has_given_up() {
            return;
        }
        if std::mem::replace(&mut self.classes[class as usize].is_laid_out, true) {
            return;
        }
        let superclass = self.classes[class as usize].superclass;
        if let Some(superclass) = superclass {
            self.declare_members(superclass, sources);
            let above = &self.classes[superclass as usize];
            let (base, layout) = (above.base, above.layout.clone());
            self.spend(Work::Emission, layout.len());
            self.classes[class as usize].base = base;
            self.classes[class as usize].layout = layout;
        }
        for interface in self.interfaces_of(class) {
            self.declare_members(interface, sources);
        }
        let Some(source) = sources.iter().find(|source| source.class == class) else {
            return;
        };
        self.class = class;
        if self.classes[class as usize].is_inner {
            let field = self.add_field(class, "this$0", Ty::Unknown);
            self.classes[class as usize].outer_field = field;
        }
        if let Head::Declared(declared) = source.head {
            self.declare_components(class, &declared.components);
        }
        self.declare_fields(source);
        self.declare_methods(source);
        self.declare_constructors(source);
    }

    /// Adds a field to the instances of a class.
    pub fn add_field(&mut self, class: ClassId, name: &str, ty: Ty) -> u16 {
        let zero = primitive_of(&ty).map_or(Value::Null, |primitive| primitive.zero());
        let name = name.into();
        let declaration = &mut self.classes[class as usize];
        declaration.layout.push((FieldInfo { name, zero }, ty));
        let (span, number) = (declaration.span, declaration.layout.len() - 1);
        self.field_number(span, number)
    }

    fn add_static(&mut self, span: Span, field: FieldInfo) -> u16 {
        self.program.statics.push(field);
        self.field_number(span, self.program.statics.len() - 1)
    }

    fn declare_components(&mut self, class: ClassId, components: &[Parameter]) {
        for component in components {
            let ty = component.ty.as_ref().map_or(Ty::Unknown, |ty| self.ty(ty));
            let index = self.add_field(class, &component.name.text, ty.clone());
            let name = &component.name.text;
            let declaration = &mut self.classes[class as usize];
            declaration.components.push((name.clone(), ty.clone()));
            declaration.fields.push(FieldDeclaration {
                name: name.as_str().into(),
                ty,
                is_static: false,
                index,
                constant: None,
            });
        }
    }

    fn declare_fields(&mut self, source: &Source<'_>) {
        let class = source.class;
        let span = self.classes[class as usize].span;
        let first = self.field_number(span, self.program.statics.len());
        for constant in &source.members.constants {
            let ty = self.type_of_class(class);
            let owner = &self.classes[class as usize].name;
            let name = format!("{owner}.{}", constant.name.text).into();
            let zero = Value::Null;
            let index = self.add_static(constant.name.span, FieldInfo { name, zero });
            let declaration = &mut self.classes[class as usize];
            declaration.constants_of_enum.push(index);
            declaration.fields.push(FieldDeclaration {
                name: constant.name.text.as_str().into(),
                ty,
                is_static: true,
                index,
                constant: None,
            });
        }
        for field in &source.members.fields {
            let ty = self.ty(&field.ty);
            let name: Rc<str> = field.name.text.as_str().into();
            let declared = &self.classes[class as usize].fields;
            if declared.find(&name).is_some() {
                self.error_about(&field.name, Key::DiagnosticNameTwice);
            }
            let mut constant = None;
            if field.is_final {
                constant = field
                    .init
                    .as_ref()
                    .and_then(|init| self.constant(init)?.assigned_to(&ty));
            }
            let index = if field.is_static {
                let zero = primitive_of(&ty).map_or(Value::Null, |primitive| primitive.zero());
                let owner = &self.classes[class as usize].name;
                let shown = match &**owner {
                    "" => name.clone(),
                    owner => format!("{owner}.{name}").into(),
                };
                self.add_static(field.name.span, FieldInfo { name: shown, zero })
            } else {
                self.classes[class as usize].has_field_initialisers |= field.init.is_some();
                self.add_field(class, &name, ty.clone())
            };
            self.classes[class as usize].fields.push(FieldDeclaration {
                name,
                ty,
                is_static: field.is_static,
                index,
                constant,
            });
        }
        let end = self.field_number(span, self.program.statics.len());
        self.classes[class as usize].statics = first..end;
        let blocks = &source.members.initialisers;
        self.classes[class as usize].has_field_initialisers |=
            blocks.iter().any(|block| !block.is_static);
        let has_static_code = !source.members.constants.is_empty()
            || blocks.iter().any(|block| block.is_static)
            || source
                .members
                .fields
                .iter()
                .any(|field| field.is_static && field.init.is_some());
        if has_static_code {
            let initialiser = self.reserve_method();
            self.classes[class as usize].initialiser = Some(initialiser);
        }
    }

    /// A number for a method whose code comes later.
    pub fn reserve_method(&mut self) -> MethodId {
        self.program.methods.push(Method::default());
        index(self.program.methods.len() - 1)
    }

    fn declare_methods(&mut self, source: &Source<'_>) {
        for method in &source.members.methods {
            let parameters: Vec<Ty> = method
                .parameters
                .iter()
                .map(|parameter| parameter.ty.as_ref().map_or(Ty::Unknown, |ty| self.ty(ty)))
                .collect();
            let name = &method.name;
            if name.text == "finalize" && parameters.is_empty() && !method.is_static {
                self.warn(name.span, Key::WarningFinalize);
            }
            let own = &self.classes[source.class as usize].methods;
            let same = own.iter().any(|&other| {
                let other = &self.signatures[other];
                other.name == name.text && other.parameters == parameters
            });
            if same {
                self.error_about(name, Key::DiagnosticNameTwice);
            }
            self.check_slots(name, usize::from(!method.is_static), &parameters);
            let result = self.ty(&method.result);
            self.add_signature(source.class, &name.text, parameters, result, method.into());
            let variables = method.type_parameters.iter().map(|ty| self.ty(ty));
            let variables = variables.collect();
            if let Some(added) = self.signatures.last_mut() {
                added.type_parameters = variables;
                added.is_varargs = is_varargs(Some(&method.parameters));
            }
        }
        // The accessors of a record, unless it has its own.
        for (name, ty) in self.classes[source.class as usize].components.clone() {
            let own = &self.classes[source.class as usize].methods;
            let is_there = own.iter().any(|&other| {
                let other = &self.signatures[other];
                other.name == name && other.parameters.is_empty()
            });
            if !is_there {
                self.add_signature(source.class, &name, Vec::new(), ty, Modifiers::default());
            }
        }
    }

    fn add_signature(
        &mut self,
        class: ClassId,
        name: &str,
        parameters: Vec<Ty>,
        result: Ty,
        modifiers: Modifiers,
    ) {
        let selector = self.selector(class, name, &parameters);
        let method = self.reserve_method();
        self.classes[class as usize]
            .methods
            .push(self.signatures.len());
        self.signatures.push(Signature {
            class,
            name: name.to_owned(),
            selector,
            type_parameters: Vec::new(),
            parameters,
            is_varargs: false,
            result,
            is_static: modifiers.is_static,
            is_abstract: modifiers.is_abstract,
            is_private: modifiers.is_private,
            method,
        });
    }

    /// What calls find a method by: name and number of parameters, and their
    /// types where a class has several of these. What it overrides has the same.
    fn selector(&mut self, class: ClassId, name: &str, parameters: &[Ty]) -> NameId {
        let own = &self.classes[class as usize].methods;
        let rivals: Vec<usize> = own
            .iter()
            .copied()
            .filter(|&other| self.is_like(other, name, parameters.len()))
            .collect();
        let inherited: Vec<usize> = self
            .methods_named(class, name, parameters.len())
            .into_iter()
            .filter(|index| !rivals.contains(index))
            .collect();
        let this = self.type_of_class(class);
        let is_same = |&&index: &&usize| {
            let above = &self.signatures[index];
            let bindings = self.bindings(&this, above.class);
            let mut pairs = above.parameters.iter().zip(parameters);
            pairs.all(|(above, here)| {
                let above = above.with(&bindings);
                // Variables of the two methods have names of their own.
                above == Ty::Unknown || above.erased() == here.erased()
            })
        };
        if let Some(&overridden) = inherited.iter().find(is_same) {
            return self.signatures[overridden].selector;
        }
        let selector = if rivals.is_empty() && inherited.is_empty() {
            format!("{name}/{}", parameters.len())
        } else {
            let types: Vec<String> = parameters.iter().map(Ty::text).collect();
            format!("{name}/{} {}", types.len(), types.join(","))
        };
        self.name(&selector)
    }

    fn is_like(&self, signature: usize, name: &str, parameters: usize) -> bool {
        let signature = &self.signatures[signature];
        signature.name == name && signature.parameters.len() == parameters
    }

    fn declare_constructors(&mut self, source: &Source<'_>) {
        let class = source.class;
        for constructor in &source.members.constructors {
            let parameters: Vec<Ty> = match &constructor.parameters {
                Some(parameters) => parameters
                    .iter()
                    .map(|parameter| parameter.ty.as_ref().map_or(Ty::Unknown, |ty| self.ty(ty)))
                    .collect(),
                None => self.component_types(class),
            };
            let declared = &self.classes[class as usize].constructors;
            if declared.iter().any(|other| other.parameters == parameters) {
                self.error_about(&constructor.name, Key::DiagnosticNameTwice);
            }
            self.check_slots(&constructor.name, self.added_slots(class), &parameters);
            let method = self.reserve_method();
            self.classes[class as usize]
                .constructors
                .push(ConstructorDeclaration {
                    parameters,
                    is_varargs: is_varargs(constructor.parameters.as_deref()),
                    method,
                });
        }
        let declaration = &self.classes[class as usize];
        if declaration.kind == ClassKind::Record {
            let canonical = self.component_types(class);
            let is_there = declaration
                .constructors
                .iter()
                .any(|other| other.parameters == canonical);
            if !is_there {
                let name = ast::Name {
                    text: declaration.name.to_string(),
                    span: declaration.span,
                };
                self.check_slots(&name, self.added_slots(class), &canonical);
                let method = self.reserve_method();
                self.classes[class as usize]
                    .constructors
                    .push(ConstructorDeclaration {
                        parameters: canonical,
                        is_varargs: match source.head {
                            Head::Declared(declared) => is_varargs(Some(&declared.components)),
                            _ => false,
                        },
                        method,
                    });
            }
        } else if declaration.constructors.is_empty()
            && matches!(declaration.kind, ClassKind::Class | ClassKind::Enum)
            && !matches!(source.head, Head::Anonymous(_))
            && (declaration.has_field_initialisers || !self.is_trivial_above(class))
        {
            let method = self.reserve_method();
            self.classes[class as usize].default_constructor = Some(method);
        }
    }

    /// The slots that a constructor has besides its parameters: the instance, the
    /// one around it, the name and number of a constant.
    fn added_slots(&self, class: ClassId) -> usize {
        let declaration = &self.classes[class as usize];
        let is_enum = declaration.kind == ClassKind::Enum;
        1 + usize::from(declaration.is_inner) + 2 * usize::from(is_enum)
    }

    fn component_types(&self, class: ClassId) -> Vec<Ty> {
        let components = &self.classes[class as usize].components;
        components.iter().map(|(_, ty)| ty.clone()).collect()
    }

    /// Whether the constructor of the superclass has no code of the scenario.
    pub fn is_trivial_above(&self, class: ClassId) -> bool {
        match self.classes[class as usize].superclass {
            None => true,
            Some(superclass) => {
                let above = &self.classes[superclass as usize];
                above.constructors.is_empty()
                    && above.default_constructor.is_none()
                    && self.is_trivial_above(superclass)
            }
        }
    }
}

/// Whether the last of some parameters takes any number of arguments.
fn is_varargs(parameters: Option<&[Parameter]>) -> bool {
    let last = parameters.and_then(|parameters| parameters.last());
    last.is_some_and(|parameter| parameter.is_varargs)
}
