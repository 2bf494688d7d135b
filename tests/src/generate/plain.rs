//! Classes with fields of every kind, constructors, methods, initialisers and
//! subclasses.
//!
//! A member of an object calls no method of an object but `this` and `super`:
//! what overrides one could come back to it and never end.

use super::classes::{Constructor, MEMBER, UserClass, declared, own_method};
use super::scope::{Cost, Generator, Method, Place, Variable};
use super::tree::{Member, Stmt};
use super::types::Type;

impl Generator {
    /// A class, perhaps with an interface that it implements.
    pub fn plain_class(&mut self) -> Vec<Member> {
        let number = self.number();
        let name = format!("Class{number}");
        let open: Vec<UserClass> = self
            .classes
            .iter()
            .filter(|class| class.can_extend)
            .cloned()
            .collect();
        let parent = match !open.is_empty() && self.chance(60) {
            true => Some(self.pick(&open)),
            false => None,
        };
        let face = self.chance(25).then(|| format!("Face{number}"));
        let mut class = UserClass {
            can_extend: true,
            ..UserClass::new(&name)
        };
        let mut statics = Vec::new();
        let mut members = self.in_class(|generator| {
            if let Some(parent) = &parent {
                class.fields = parent.fields.clone();
                class.methods = parent.methods.clone();
                generator.variables.extend(parent.fields.iter().cloned());
            }
            let mut members = Vec::new();
            for _ in 0..generator.random.between(1, 4) {
                let is_static = generator.chance(30);
                let (field, variable) = generator.class_field(&name, is_static);
                members.push(field);
                generator.variables.push(variable.clone());
                match is_static {
                    true => statics.push(variable),
                    false => class.fields.push(variable),
                }
            }
            generator.variables.push(Variable {
                place: Place::Instance,
                ..Variable::new("this", Type::User(name.clone()))
            });
            if generator.chance(40) {
                members.extend(generator.initialisers());
            }
            generator.class_methods(&mut class, parent.as_ref(), &mut members);
            if face.is_some() {
                let result = generator.text_literal();
                members.push(Member::Method {
                    head: format!("@Override public String face{number}(int level)"),
                    body: vec![
                        Stmt::line(format!("collect({number});")),
                        Stmt::line(format!("return {result} + level;")),
                    ],
                });
            }
            generator.constructors(&mut class, parent.as_ref(), &mut members);
            members
        });
        // A nested class that uses an object around it holds that on every JDK.
        if self.chance(30) {
            let body = vec![
                Stmt::line(format!("watch({name}.this);")),
                Stmt::line(format!("collect({number});")),
            ];
            let run = Stmt::compound("@Override public void run()", body, "");
            members.push(Member::Method {
                head: format!("void tell{number}()"),
                body: vec![
                    Stmt::compound(
                        format!("Runnable teller{number} = new Runnable()"),
                        vec![run],
                        ";",
                    ),
                    Stmt::line(format!("teller{number}.run();")),
                ],
            });
            class.methods.push(Method {
                cost: MEMBER,
                ..own_method(&format!("tell{number}"), Vec::new(), None)
            });
        }
        self.variables.extend(statics);
        let extends = parent.map_or(String::new(), |parent| format!(" extends {}", parent.name));
        let implements = face
            .as_ref()
            .map_or(String::new(), |face| format!(" implements {face}"));
        let mut all = vec![Member::Class {
            head: format!("static class {name}{extends}{implements}"),
            members,
        }];
        if let Some(face) = face {
            self.classes.push(UserClass {
                made: name,
                constructors: class.constructors.clone(),
                methods: vec![own_method(
                    &format!("face{number}"),
                    vec![Type::INT],
                    Some(Type::String),
                )],
                ..UserClass::new(&face)
            });
            all.push(Member::Class {
                head: format!("interface {face}"),
                members: vec![Member::Field(format!("String face{number}(int level);"))],
            });
        }
        self.classes.push(class);
        all
    }

    /// A field of a class, and the variable that it is.
    fn class_field(&mut self, class: &str, is_static: bool) -> (Member, Variable) {
        self.enter_member(true, None, Cost::default());
        let own_key = Type::ThreadLocal(Box::new(Type::User(class.to_string())));
        let ty = match is_static && self.chance(30) {
            true => own_key.clone(),
            false => self.any_type(),
        };
        let field = format!("field{}", self.number());
        let is_nullable = ty.is_reference() && ty != own_key;
        let value = match ty == own_key || self.chance(60) {
            true => format!(" = {}", self.fresh(&ty, 1)),
            false => String::new(),
        };
        let (modifier, place, name) = match is_static {
            true => ("static ", Place::Static, format!("{class}.{field}")),
            false => ("", Place::Instance, field.clone()),
        };
        let variable = Variable {
            place,
            is_mutable: ty != own_key,
            is_nullable,
            ..Variable::new(name, ty.clone())
        };
        let text = format!("{modifier}{ty} {field}{value};");
        (Member::Field(text), variable)
    }

    /// A static initialiser, one of each object, or both.
    fn initialisers(&mut self) -> Vec<Member> {
        let mut members = Vec::new();
        if self.chance(70) {
            let body = self.scoped(|generator| {
                generator.enter_member(true, None, MEMBER);
                generator.frame.is_initialiser = true;
                let (mut body, completes) = generator.block(2);
                if completes && generator.chance(60) {
                    body.extend(generator.collect());
                }
                body
            });
            let head = "static".to_string();
            members.push(Member::Method { head, body });
        }
        if self.chance(60) {
            let body = self.scoped(|generator| {
                // Every constructor pays for it: it must cost next to nothing.
                generator.enter_member(false, None, Cost::default());
                generator.frame.is_initialiser = true;
                let number = generator.number();
                let mut body = generator.declaration();
                body.push(Stmt::line(format!("show({number});")));
                body
            });
            let head = String::new();
            members.push(Member::Method { head, body });
        }
        members
    }

    fn class_methods(
        &mut self,
        class: &mut UserClass,
        parent: Option<&UserClass>,
        members: &mut Vec<Member>,
    ) {
        for inherited in parent.map_or(&[][..], |parent| &parent.methods) {
            if inherited.name.starts_with("act") && self.chance(60) {
                let member = self.class_method(inherited, true);
                members.push(member);
            }
        }
        for _ in 0..self.random.between(1, 2) {
            let count = self.random.below(3);
            let parameters = (0..count).map(|_| self.any_type()).collect();
            let result = match self.chance(40) {
                true => None,
                false => Some(self.any_type()),
            };
            let method = own_method(&format!("act{}", self.number()), parameters, result);
            let member = self.class_method(&method, false);
            members.push(member);
            class.methods.push(method.clone());
            self.methods.push(method);
        }
    }

    fn class_method(&mut self, method: &Method, is_overriding: bool) -> Member {
        let own = self.methods.clone();
        let outside = self.variables.len();
        self.enter_member(false, method.result.clone(), MEMBER);
        let names = self.parameters(&method.parameters);
        let mut body = Vec::new();
        if is_overriding {
            self.methods.clear();
            if self.chance(60) {
                let arguments: Vec<String> = names.iter().map(|(_, name)| name.clone()).collect();
                body.push(Stmt::line(format!(
                    "super.{}({});",
                    method.name,
                    arguments.join(", ")
                )));
            }
        }
        let size = self.random.between(1, 4);
        body.extend(self.method_body(size));
        self.variables.truncate(outside);
        self.methods = own;
        let result = method.result.as_ref();
        Member::Method {
            head: format!(
                "{}{} {}({})",
                if is_overriding { "@Override " } else { "" },
                result.map_or("void".to_string(), Type::to_string),
                method.name,
                declared(&names),
            ),
            body,
        }
    }

    /// Enters parameters: their types and names.
    fn parameters(&mut self, types: &[Type]) -> Vec<(Type, String)> {
        let mut names = Vec::new();
        for ty in types {
            let name = format!("given{}", self.number());
            self.declare(Variable::new(&name, ty.clone()));
            names.push((ty.clone(), name));
        }
        names
    }

    fn constructors(
        &mut self,
        class: &mut UserClass,
        parent: Option<&UserClass>,
        members: &mut Vec<Member>,
    ) {
        class.constructors.push(Constructor {
            parameters: Vec::new(),
            cost: Cost::default(),
        });
        self.enter_member(false, None, Cost::default());
        let mut body = Vec::new();
        body.extend(self.field_assignment());
        members.push(Member::Method {
            head: format!("{}()", class.name),
            body,
        });
        for count in 1..=self.random.between(1, 2) {
            let outside = self.variables.len();
            let parameters: Vec<Type> = (0..count).map(|_| self.any_type()).collect();
            self.enter_member(true, None, MEMBER);
            let names = self.parameters(&parameters);
            let first = match (parent, self.random.below(3)) {
                (_, 0) => Some("this();".to_string()),
                (Some(parent), _) => {
                    let of_parent = self.pick(&parent.constructors);
                    let may = self.spend(of_parent.cost);
                    let wanted = match may {
                        true => of_parent.parameters,
                        false => Vec::new(),
                    };
                    let arguments: Vec<String> = wanted
                        .iter()
                        .map(|ty| self.value(ty, 1).to_string())
                        .collect();
                    Some(format!("super({});", arguments.join(", ")))
                }
                _ => None,
            };
            self.frame.is_static = false;
            let mut body: Vec<Stmt> = first.into_iter().map(Stmt::Pinned).collect();
            for (ty, name) in &names {
                let field = self.variable(|variable| {
                    variable.place == Place::Instance && variable.is_mutable && variable.ty == *ty
                });
                if let Some(field) = field {
                    body.push(Stmt::line(format!("this.{} = {name};", field.name)));
                }
            }
            let size = self.random.between(1, 3);
            let (rest, completes) = self.block(size);
            body.extend(rest);
            if completes && self.chance(50) {
                body.extend(self.collect());
            }
            self.variables.truncate(outside);
            members.push(Member::Method {
                head: format!("{}({})", class.name, declared(&names)),
                body,
            });
            class.constructors.push(Constructor {
                parameters,
                cost: self.cost,
            });
        }
    }
}
