//! Where a program starts: the `main` that JEP 512 launches.

use super::ast::{Members, Method, Type, Unit};

/// The method that is launched. The one with a parameter goes first.
pub fn main_method(unit: &Unit) -> Option<&Method> {
    main_in(main_members(unit))
}

/// The members of the class that is launched: those of the compact source
/// file, or of the first class with a `main`.
pub fn main_members(unit: &Unit) -> &Members {
    let members = &unit.members;
    let is_compact = !members.methods.is_empty() || !members.fields.is_empty();
    if is_compact {
        return members;
    }
    let mut classes = members.classes.iter().map(|class| &class.members);
    classes
        .find(|members| main_in(members).is_some())
        .unwrap_or(members)
}

fn main_in(members: &Members) -> Option<&Method> {
    let mains = members
        .methods
        .iter()
        .filter(|method| method.name.text == "main" && !method.is_private && !method.is_abstract);
    let with_parameter = mains.clone().find(|main| match &main.parameters[..] {
        [only] => only.ty.as_ref().is_some_and(is_texts),
        _ => false,
    });
    with_parameter.or_else(|| mains.clone().find(|main| main.parameters.is_empty()))
}

/// `String[]`
fn is_texts(ty: &Type) -> bool {
    matches!(&*ty.name, "String" | "java.lang.String") && ty.dimensions == 1
}
