//! What is known of the program's own classes, and what is done with their
//! objects.

use super::scope::{Cost, Frame, Generator, Method, Place, Variable};
use super::tree::{Member, Stmt};
use super::types::{Code, Type};

/// What a member may cost, and what a call of one that can be overridden is
/// thought to cost.
pub const MEMBER: Cost = Cost {
    collections: 2,
    statements: 15,
    watches: 2,
};

/// A constructor that can be called.
#[derive(Clone, Debug)]
pub struct Constructor {
    /// The types of its parameters.
    pub parameters: Vec<Type>,
    /// What one call costs at most.
    pub cost: Cost,
}

/// A class, record or interface of the program.
#[derive(Clone, Debug)]
pub struct UserClass {
    /// Its name.
    pub name: String,
    /// What is constructed where one is wanted: itself, or what implements it.
    pub made: String,
    /// The first costs nothing.
    pub constructors: Vec<Constructor>,
    /// The fields of its objects, inherited ones among them.
    pub fields: Vec<Variable>,
    /// The methods of its objects, inherited ones among them.
    pub methods: Vec<Method>,
    /// Whether another class may extend it.
    pub can_extend: bool,
    /// Whether its objects print the same in every run.
    pub is_record: bool,
}

impl UserClass {
    /// A class of which nothing is known but its name.
    pub fn new(name: &str) -> UserClass {
        UserClass {
            name: name.to_string(),
            made: name.to_string(),
            constructors: Vec::new(),
            fields: Vec::new(),
            methods: Vec::new(),
            can_extend: false,
            is_record: false,
        }
    }
}

impl Generator {
    /// One of the program's classes.
    pub fn user_type(&mut self) -> Option<Type> {
        if self.classes.is_empty() {
            return None;
        }
        let index = self.below(self.classes.len());
        Some(Type::User(self.classes[index].name.clone()))
    }

    /// A class by its name.
    pub fn class_of(&self, name: &str) -> Option<&UserClass> {
        self.classes.iter().find(|class| class.name == name)
    }

    /// A new object of a class, or of one that implements it.
    pub fn new_object(&mut self, name: &str, depth: u32) -> Code {
        // The class at hand: the constructor without parameters calls nothing.
        let Some(class) = self.class_of(name).cloned() else {
            return Code::primary(format!("new {name}()"));
        };
        let mut constructor = class.constructors[0].clone();
        if !self.frame.is_initial && self.chance(70) {
            let other = self.pick(&class.constructors);
            if self.spend(other.cost) {
                constructor = other;
            }
        }
        let arguments: Vec<String> = constructor
            .parameters
            .iter()
            .map(|ty| self.value(ty, depth + 1).to_string())
            .collect();
        Code::primary(format!("new {}({})", class.made, arguments.join(", ")))
    }

    /// What `of` writes as the members of a class: of the program's members
    /// only the static fields can be named there.
    pub fn in_class<T>(&mut self, of: impl FnOnce(&mut Self) -> T) -> T {
        let methods = std::mem::take(&mut self.methods);
        let variables = self.variables.clone();
        self.variables
            .retain(|variable| variable.place == Place::Static);
        let written = of(self);
        self.methods = methods;
        self.variables = variables;
        written
    }

    /// Begins a member: what it may do and cost.
    pub fn enter_member(&mut self, is_static: bool, result: Option<Type>, limit: Cost) {
        self.frame = Frame {
            is_member: true,
            ..Frame::of(is_static, false, result)
        };
        (self.cost, self.limit, self.room) = (Cost::default(), limit, 8);
    }

    /// A class, or several that belong together.
    pub fn class_members(&mut self) -> Vec<Member> {
        match self.random.below(10) {
            0..=4 => self.plain_class(),
            5 | 6 => vec![self.record()],
            7 => vec![self.key_class()],
            _ => vec![self.resource_class()],
        }
    }

    /// Something done to an object of one of the program's classes.
    pub fn use_of_object(&mut self) -> Option<Stmt> {
        let object = self.variable(|variable| {
            matches!(variable.ty, Type::User(_)) && !variable.is_nullable && variable.name != "this"
        })?;
        let Type::User(class) = &object.ty else {
            return None;
        };
        let class = self.class_of(class)?.clone();
        let name = &object.name;
        if class.is_record && self.chance(50) {
            let other = self.variable_of(&object.ty).unwrap_or(object.clone());
            let text = match self.random.below(3) {
                0 => format!("System.out.println({name}.equals({}));", other.name),
                1 => format!(
                    "System.out.println({name} + \" \" + ({name} == {}));",
                    other.name
                ),
                _ => format!("System.out.println({name});"),
            };
            return Some(Stmt::line(text));
        }
        if !class.fields.is_empty() && (self.frame.is_member || self.chance(50)) {
            let field = self.pick(&class.fields);
            let access = format!("{name}.{}", field.name);
            return Some(Stmt::line(match self.random.below(3) {
                0 if field.ty.is_printable() => format!("System.out.println({access});"),
                1 if field.ty.is_reference() => format!("watch({access});"),
                _ => format!("{access} = {};", self.fresh(&field.ty, 1)),
            }));
        }
        if class.methods.is_empty() || self.frame.is_member || self.frame.is_initial {
            return None;
        }
        let method = self.pick(&class.methods);
        if !self.spend(method.cost) {
            return None;
        }
        let arguments: Vec<String> = method
            .parameters
            .iter()
            .map(|ty| self.value(ty, 1).to_string())
            .collect();
        let call = format!("{name}.{}({})", method.name, arguments.join(", "));
        Some(Stmt::line(match &method.result {
            Some(result) if result.is_printable() => format!("System.out.println({call});"),
            Some(result) if result.is_reference() => format!("watch({call});"),
            _ => format!("{call};"),
        }))
    }
}

/// A method of objects that can be overridden.
pub fn own_method(name: &str, parameters: Vec<Type>, result: Option<Type>) -> Method {
    Method {
        name: name.to_string(),
        parameters,
        result,
        is_static: false,
        is_checked: false,
        may_throw: false,
        cost: MEMBER,
    }
}

/// `int a, String b`
pub fn declared(parameters: &[(Type, String)]) -> String {
    let texts: Vec<String> = parameters
        .iter()
        .map(|(ty, name)| format!("{ty} {name}"))
        .collect();
    texts.join(", ")
}
