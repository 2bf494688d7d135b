//! The classes as the machine gets them: the fields of an instance with the
//! bytes that HotSpot gives them, and the methods that calls find.

use crate::budget::Work;
use crate::java::ast::ClassKind;
use crate::java::diagnostic::Diagnostic;
use crate::jvm::class;
use crate::jvm::value::Primitive;
use crate::order::{by_number, pair};
use crate::words::Key;

use super::super::code::{ClassId, ClassInfo, FieldInfo, MethodId, Op};
use super::super::types::Ty;
use super::Compiler;
use super::bounds::index;

impl Compiler {
    /// Puts what is known of each class into the program.
    pub fn finish_classes(&mut self) {
        for class in 0..index(self.classes.len()) {
            if self.has_given_up() {
                return;
            }
            let info = self.class_info(class);
            self.program.classes.push(info);
        }
    }

    fn class_info(&mut self, class: ClassId) -> ClassInfo {
        let declaration = &self.classes[class as usize];
        let mut info = ClassInfo {
            name: declaration.name.clone(),
            binary: declaration.binary.clone(),
            enclosing: declaration.enclosing,
            superclass: declaration.superclass,
            initialised_first: self.initialised_first(class),
            is_local: declaration.is_local,
            base: declaration.base,
            base_name: self.library_superclass(class).into(),
            fields: declaration
                .layout
                .iter()
                .map(|(field, _)| FieldInfo::clone(field))
                .collect(),
            bytes: self.bytes_of_instance(class),
            statics: declaration.statics.clone(),
            initialiser: declaration.initialiser,
            constructor: self
                .constructors(class)
                .iter()
                .find(|it| it.parameters.is_empty())
                .map(|it| it.method),
            outer_field: declaration.keeps_outer.then_some(declaration.outer_field),
            is_record: declaration.kind == ClassKind::Record,
            is_interface: declaration.kind == ClassKind::Interface,
            lambdas: self.lambdas_of(class),
            static_bytes: declaration
                .fields
                .iter()
                .filter(|field| field.is_static)
                .map(|field| bytes_of(&field.ty))
                .sum(),
            ..ClassInfo::default()
        };
        let ancestors = self.ancestors(class);
        for &ancestor in &ancestors {
            let interfaces = &self.classes[ancestor as usize].interfaces;
            let names = interfaces
                .iter()
                .filter_map(|interface| interface.class_name());
            info.interfaces.extend(names.map(Into::into));
        }
        let mut inherited = info.fields.len();
        // Of two methods with the same selector the one nearer to the class
        // counts, and one of an interface only if no class has one.
        let (interfaces, classes): (Vec<ClassId>, Vec<ClassId>) = ancestors
            .into_iter()
            .rev()
            .partition(|&it| self.classes[it as usize].kind == ClassKind::Interface);
        for ancestor in interfaces.into_iter().chain(classes) {
            for &index in &self.classes[ancestor as usize].methods {
                let signature = &self.signatures[index];
                inherited += 1;
                if !signature.is_static && !signature.is_abstract {
                    info.methods.insert(signature.selector, signature.method);
                }
            }
        }
        self.spend(Work::Emission, inherited);
        info.finalizer = self.finalizer(&info);
        info
    }

    /// The `finalize` method of a class. HotSpot leaves out one that does
    /// nothing but return (`ClassFileParser`, `Method::is_empty_method`).
    fn finalizer(&self, info: &ClassInfo) -> Option<MethodId> {
        let method = *info.methods.get(self.numbers.get("finalize/0")?)?;
        let code = &self.program.methods[method as usize].code;
        let returns = |op: &Op| matches!(op, Op::At(_) | Op::Step(..) | Op::ReturnVoid);
        (!code.iter().all(returns)).then_some(method)
    }

    fn lambdas_of(&self, class: ClassId) -> Vec<MethodId> {
        let methods = self.program.methods.iter();
        (0..)
            .zip(methods)
            .filter(|(_, method)| method.is_lambda && method.class == class)
            .map(|(number, _)| number)
            .collect()
    }

    /// The size of an instance as HotSpot lays it out: the fields of each class
    /// behind those of its superclass, the widest primitives first, references
    /// last, each in the smallest gap that takes it.
    fn bytes_of_instance(&self, class: ClassId) -> u32 {
        let mut chain = vec![class];
        while let Some(superclass) = self.classes[chain[chain.len() - 1] as usize].superclass {
            chain.push(superclass);
        }
        let base = self.classes[class as usize].base;
        let mut layout = Layout {
            gaps: Vec::new(),
            end: class::end_of(base),
        };
        let mut placed = 0;
        for &class in chain.iter().rev() {
            let declaration = &self.classes[class as usize];
            let own = &declaration.layout[placed..];
            let outer = usize::from(declaration.outer_field);
            let sizes: Vec<(bool, u32)> = own
                .iter()
                .enumerate()
                .filter(|&(index, _)| {
                    let is_outer = declaration.is_inner && placed + index == outer;
                    !is_outer || declaration.keeps_outer
                })
                .map(|(_, (_, ty))| (ty.is_reference(), bytes_of(ty)))
                .collect();
            let sizes = by_number(&sizes, |&(is_reference, bytes)| {
                pair(is_reference.into(), u32::MAX - bytes)
            });
            for (_, bytes) in sizes {
                layout.place(bytes);
            }
            placed = declaration.layout.len();
        }
        layout.end.next_multiple_of(8)
    }

    /// Says where JDK 17 keeps the enclosing object alive and later JDKs do not.
    pub fn warn_of_outer(&mut self) {
        for class in &self.classes {
            let is_in_main = class.enclosing == self.main_class;
            if class.is_inner && !class.keeps_outer && !is_in_main {
                let key = Key::WarningOuterThis;
                self.diagnostics
                    .push(Diagnostic::warning(class.span, key, Vec::new()));
            }
        }
    }
}

/// The bytes of a field.
fn bytes_of(ty: &Ty) -> u32 {
    match ty {
        Ty::Primitive(primitive) => Primitive::bytes(*primitive),
        _ => 4,
    }
}

/// The bytes of an object that are taken.
struct Layout {
    /// Free ranges before the end.
    gaps: Vec<(u32, u32)>,
    end: u32,
}

impl Layout {
    /// Places a field of that many bytes, which are also its alignment.
    fn place(&mut self, bytes: u32) {
        let fits = |&(start, end): &(u32, u32)| start.next_multiple_of(bytes) + bytes <= end;
        let best = (0..self.gaps.len())
            .filter(|&index| fits(&self.gaps[index]))
            .min_by_key(|&index| self.gaps[index].1 - self.gaps[index].0);
        let (start, end) = match best {
            Some(index) => self.gaps.remove(index),
            None => (self.end, self.end),
        };
        let at = start.next_multiple_of(bytes);
        let behind = at + bytes;
        if best.is_none() {
            self.end = behind;
        }
        let left = [(start, at), (behind, end)];
        self.gaps
            .extend(left.into_iter().filter(|gap| gap.0 < gap.1));
    }
}

#[cfg(test)]
mod tests {
    use super::Layout;

    #[test]
    fn fields_go_where_hotspot_puts_them() {
        let cases: [(&[u32], u32); 5] = [
            (&[], 12),
            (&[4], 16),
            (&[8], 24),
            // The int goes into the gap before the long.
            (&[8, 4], 24),
            (&[8, 2, 1, 4], 28),
        ];
        for (fields, end) in cases {
            let mut layout = Layout {
                gaps: Vec::new(),
                end: 12,
            };
            for &bytes in fields {
                layout.place(bytes);
            }
            assert_eq!(layout.end, end, "of {fields:?}");
        }
    }
}
