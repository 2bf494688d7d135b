//! HashMaps with keys whose hash codes are the same on every JDK.

use super::scope::{Generator, Variable};
use super::tree::Stmt;
use super::types::{Primitive, Type};

/// What can be done to a map whatever its values are; `«m»` is the map, `«k»`
/// and `«v»` are a key and a value, `«K»` and `«V»` their types, `@` is a number.
const ANY: &[&str] = &[
    "«m».put(«k», «v»);",
    "«m».put(«k», «v»);",
    "«m».put(«k», «v»);",
    "«m».putIfAbsent(«k», «v»); System.out.println(«m».size());",
    "«m».remove(«k»);",
    "watch(«m».put(«k», «v»));",
    "watch(«m».get(«k»));",
    "watch(«m».getOrDefault(«k», «v»));",
    "watch(«m».computeIfAbsent(«k», k@ -> «v»));",
    "System.out.println(«m».containsKey(«k») + \" \" + «m».size());",
    "System.out.println(«m».keySet());",
    "System.out.println(«m».isEmpty() + \" \" + «m».containsKey(«k»));",
    "«m».clear();",
    "Map<«K», «V»> other@ = new HashMap<>(); other@.put(«k», «v»); «m».putAll(other@);",
    "for («K» each@ : «m».keySet()) { System.out.print(each@ + \",\"); }",
    "for («V» each@ : «m».values()) { watch(each@); show(@); }",
    "for (Map.Entry<«K», «V»> each@ : «m».entrySet()) { each@.setValue(«v»); }",
    "Iterator<«K»> each@ = «m».keySet().iterator(); if (each@.hasNext()) { each@.next(); each@.remove(); }",
];

/// What can be done to a map whose values can be printed.
const PRINTED: &[&str] = &[
    "System.out.println(«m»);",
    "System.out.println(«m».get(«k»));",
    "System.out.println(«m».containsValue(«v»));",
    "for (Map.Entry<«K», «V»> each@ : «m».entrySet()) { System.out.println(each@.getKey() + \"=\" + each@.getValue()); }",
    "«m».forEach((k@, v@) -> System.out.println(k@ + \":\" + v@));",
];

impl Generator {
    /// A new map with something in it, or something done to one.
    pub fn map_statements(&mut self) -> Vec<Stmt> {
        let known = self.variable(|variable| matches!(variable.ty, Type::Map(..)));
        if let Some(map) = known.filter(|_| self.random.chance(70)) {
            return vec![self.use_of_map(&map)];
        }
        let key = match self.chance(60) {
            true => Type::String,
            false => Type::Boxed(Primitive::Int),
        };
        let ty = Type::Map(Box::new(key), Box::new(self.value_type()));
        let name = self.name_for(&ty);
        let made = self.pick(&["new HashMap<>()", "new HashMap<>(4)"]);
        let map = Variable::new(&name, ty.clone());
        let mut statements = vec![Stmt::line(format!("{ty} {name} = {made};"))];
        self.declare(map.clone());
        for _ in 0..self.random.between(1, 4) {
            statements.push(self.use_of_map(&map));
        }
        statements
    }

    fn use_of_map(&mut self, map: &Variable) -> Stmt {
        let Type::Map(key, value) = &map.ty else {
            unreachable!("only maps are asked for")
        };
        let word = match **key {
            Type::String => self.text_literal(),
            _ => self.random.between(0, 40).to_string(),
        };
        let word = match **key == Type::String && self.chance(40) {
            true => format!("new String({word})"),
            false => word,
        };
        // It stands in lambdas too.
        let stored = self.scoped(|generator| {
            generator.frame.lambdas += 1;
            generator.frame.catching.clear();
            generator.frame.may_throw = false;
            generator.frame.is_checked = false;
            generator.fresh(value, 2).target()
        });
        let choices = match value.is_printable() && self.chance(40) {
            true => PRINTED,
            false => ANY,
        };
        let template = self.pick(choices);
        let number = self.number().to_string();
        let replaced = [
            ("«m»", map.name.clone()),
            ("«k»", word),
            ("«v»", stored),
            ("«K»", key.to_string()),
            ("«V»", value.to_string()),
            ("@", number),
        ];
        let mut text = template.to_string();
        for (hole, by) in replaced {
            text = text.replace(hole, &by);
        }
        Stmt::line(text)
    }
}
