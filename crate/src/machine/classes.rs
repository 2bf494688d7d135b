//! The classes of the scenario while it runs: instances and their fields, the
//! methods that a class has, and classes that are deployed anew in a loader of
//! their own.
//!
//! A class of the program is there for ever. A deployed one has a Class object
//! that holds its static fields; its instances, lambdas and frames refer to it,
//! and it to its loader, which refers to all its classes.

use threadlocal_map::layout::FIELDS;
use threadlocal_map::memory::{Address, word_of};

use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Value, Word, is_reference};
use crate::jvm::world::STATICS;
use crate::words::Key;

use super::code::{ClassId, MethodId, NameId};
use super::frames::FRAME_CLASS;
use super::library;
use super::steps::Kind;
use super::{Interrupt, Machine, Outcome};

impl Machine<'_> {
    /// The deployed class whose code runs, or null.
    pub(super) fn frame_class(&self) -> Word {
        match self.frame {
            NULL => NULL,
            frame => self.world.get(frame + FRAME_CLASS),
        }
    }

    /// What a class is for the code of a deployed class: the one of the same
    /// loader, or null if the loader has none of that number.
    pub(super) fn class_beside(&self, class: ClassId, deployed: Word) -> Word {
        if deployed == NULL {
            return NULL;
        }
        let loader = self.world.get(deployed + field::CLASS_LOADER);
        let classes = self.world.get(loader + field::LOADER_CLASSES);
        let count = self.world.get(classes + field::ARRAY_LENGTH);
        let classes = self
            .world
            .memory
            .slice(classes + field::ARRAY_ELEMENTS, count);
        let is_it = |&&other: &&Word| self.world.get(other + field::CLASS_NUMBER) == class;
        classes.iter().find(is_it).copied().unwrap_or(NULL)
    }

    /// The deployed class that a method belongs to when it is called here.
    pub(super) fn class_for(&self, method: MethodId, arguments: &[Word]) -> Word {
        let called = &self.program.methods[method as usize];
        let deployed = match arguments.first() {
            Some(&receiver) if called.has_this && receiver != NULL => self.world.mirror(receiver),
            _ => self.frame_class(),
        };
        self.class_beside(called.class, deployed)
    }

    pub(super) fn static_address(&self, index: u16) -> Address {
        let deployed = self.frame_class();
        if deployed != NULL {
            let owner = self
                .program
                .classes
                .iter()
                .position(|class| class.statics.contains(&index));
            let owner = owner.unwrap_or(0);
            let class = self.class_beside(word_of(owner), deployed);
            if class != NULL {
                let first = self.program.classes[owner].statics.start;
                return class + field::CLASS_STATICS + u32::from(index - first);
            }
        }
        self.world.get(STATICS) + FIELDS + u32::from(index)
    }

    /// Where it says whether a class is initialised.
    pub(super) fn state_address(&self, class: ClassId, deployed: Word) -> Address {
        match deployed {
            NULL => {
                let statics = word_of(self.program.statics.len());
                self.world.get(STATICS) + FIELDS + statics + class
            }
            deployed => deployed + field::CLASS_STATE,
        }
    }

    /// Where a deployed class keeps the lambda of a method.
    pub(super) fn call_site(&self, deployed: Word, method: MethodId) -> Address {
        let number = self.world.get(deployed + field::CLASS_NUMBER);
        let class = &self.program.classes[number as usize];
        let index = class.lambdas.iter().position(|&lambda| lambda == method);
        let statics = class.statics.len() + index.unwrap_or(0);
        deployed + field::CLASS_STATICS + word_of(statics)
    }

    /// The field of an instance; null throws.
    pub(super) fn field_address(&mut self, instance: Word, index: u16) -> Outcome<Address> {
        if instance == NULL {
            return Err(self.null_pointer());
        }
        let address = match is_reference(instance) {
            true => self.world.user_field(instance, index),
            false => None,
        };
        address.ok_or_else(|| Interrupt::stop(Key::StopTypes))
    }

    fn named_field_address(&mut self, instance: Word, name: NameId) -> Outcome<Address> {
        if instance == NULL {
            return Err(self.null_pointer());
        }
        let class = match is_reference(instance) {
            true => self.world.user_class(instance),
            false => None,
        };
        let name = &self.program.names[name as usize];
        let index = class.and_then(|class| {
            let fields = &self.program.classes[class as usize].fields;
            fields.iter().rposition(|field| field.name == *name)
        });
        match index {
            Some(index) => {
                let index = u16::try_from(index).map_err(|_| Interrupt::stop(Key::StopTypes))?;
                self.field_address(instance, index)
            }
            None => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    pub(super) fn named_field(&mut self, instance: Word, name: NameId) -> Outcome<Word> {
        let is_array = is_reference(instance)
            && matches!(
                self.world.class_of(instance),
                class::REFERENCE_ARRAY | class::PRIMITIVE_ARRAY
            );
        if is_array && &*self.program.names[name as usize] == "length" {
            let length = self.world.get(instance + field::ARRAY_LENGTH);
            return Ok(self.world.word(Value::Int(length as i32)));
        }
        let address = self.named_field_address(instance, name)?;
        Ok(self.world.get(address))
    }

    pub(super) fn put_named_field(&mut self, instance: Word, name: NameId, word: Word) -> Outcome {
        let address = self.named_field_address(instance, name)?;
        let old = self.world.get(address);
        let word = match self.world.value(old).primitive() {
            Some(primitive) => self.primitive(word, primitive)?,
            None => self.world.boxed(word),
        };
        self.world.put(address, word);
        Ok(())
    }

    /// A new instance, for the code of a deployed class or of none.
    pub(super) fn new_object(&mut self, class: ClassId, deployed: Word) -> Outcome<Address> {
        let info = &self.program.classes[class as usize];
        self.reserve(info.bytes.into())?;
        self.check_memory(word_of(info.fields.len()))?;
        let mirror = self.class_beside(class, deployed);
        let zeros: Vec<Value> = info.fields.iter().map(|field| field.zero).collect();
        Ok(self.world.new_instance(info.base, class, mirror, &zeros))
    }

    /// The constructor of what a class extends in the library.
    pub(super) fn construct_base(&mut self, instance: Address, arguments: &[Word]) -> Outcome {
        let held = [&[instance], arguments].concat();
        self.holding(&held, |machine| machine.register(instance))?;
        match (self.world.class_of(instance), arguments) {
            (class::THREAD, arguments) => self.construct_thread(instance, arguments),
            (class::THROWABLE, arguments) => self.construct_throwable(instance, arguments),
            (class::ENUM, &[name, ordinal]) => {
                self.world.put(instance + field::ENUM_NAME, name);
                self.world.put(instance + field::ENUM_ORDINAL, ordinal);
                Ok(())
            }
            (class::THREAD_LOCAL | class::INHERITABLE_THREAD_LOCAL, []) => {
                self.world.init_thread_local(instance);
                Ok(())
            }
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    /// `Lab.deploy`: a loader, the class and those nested in it, an instance.
    pub(super) fn deploy(&mut self, class: ClassId) -> Outcome<Address> {
        let program = self.program;
        let is_inside = |inner: ClassId| {
            let mut at = Some(inner);
            while let Some(inner) = at.filter(|&inner| inner != class) {
                at = program.classes[inner as usize].enclosing;
            }
            at.is_some()
        };
        let group: Vec<ClassId> = (0..word_of(program.classes.len()))
            .filter(|&inner| is_inside(inner))
            .collect();
        self.reserve(256 + group.len() as u64 * 256)?;
        let loader = self
            .world
            .allocate(class::CLASS_LOADER, field::LOADER_WORDS);
        let array = self
            .world
            .new_reference_array("Class", word_of(group.len()));
        self.world.put(loader + field::LOADER_CLASSES, array);
        for (element, number) in (array + field::ARRAY_ELEMENTS..).zip(group) {
            let mirror = self.new_mirror(number, loader);
            self.world.put(element, mirror);
        }
        self.push(loader);
        let first = self.world.get(array + field::ARRAY_ELEMENTS);
        let mirror = self.class_beside(class, first);
        self.initialise(class, mirror)?;
        let instance = self.new_object(class, mirror)?;
        self.pop();
        self.push(instance);
        match program.classes[class as usize].constructor {
            Some(constructor) => {
                self.run_to_end(constructor, vec![instance], mirror)?;
            }
            None if self.world.class_of(instance) == class::USER => self.register(instance)?,
            None => self.construct_base(instance, &[])?,
        }
        Ok(self.pop())
    }

    fn new_mirror(&mut self, number: ClassId, loader: Address) -> Address {
        let class = &self.program.classes[number as usize];
        let first = usize::from(class.statics.start);
        let statics = &self.program.statics[first..usize::from(class.statics.end)];
        let words = field::CLASS_STATICS + word_of(statics.len() + class.lambdas.len());
        self.world
            .allocate_with(class::CLASS, words, |world, mirror| {
                world.put(mirror + field::CLASS_LOADER, loader);
                world.put(mirror + field::CLASS_NUMBER, number);
                for (address, info) in (mirror + field::CLASS_STATICS..).zip(statics) {
                    let zero = world.word(info.zero);
                    world.put(address, zero);
                }
            })
    }

    /// The method that an object's own class has for a selector.
    pub(super) fn own_method(&self, object: Word, selector: NameId) -> Option<MethodId> {
        if !is_reference(object) {
            return None;
        }
        let class = self.world.user_class(object)?;
        let methods = &self.program.classes[class as usize].methods;
        methods.get(selector).copied()
    }

    /// The same by the selector's name.
    pub(super) fn method_named(&self, object: Word, selector: &str) -> Option<MethodId> {
        if !is_reference(object) || self.world.user_class(object).is_none() {
            return None;
        }
        self.own_method(object, self.program.name(selector)?)
    }

    /// Calls an instance method of the scenario; its frame brings the result.
    pub(super) fn call_method(
        &mut self,
        method: MethodId,
        receiver: Word,
        arguments: &[Word],
    ) -> Outcome {
        let mut words = vec![receiver];
        words.extend_from_slice(arguments);
        let words = self.passed(method, words)?;
        let class = self.class_for(method, &words);
        self.push_frame(method, words, class)?;
        let name = self.method_name(method);
        self.step(Kind::Entered, [name, NULL])
    }

    /// Arguments as the parameters of a method want them.
    pub(super) fn passed(&mut self, method: MethodId, mut words: Vec<Word>) -> Outcome<Vec<Word>> {
        let types = &self.program.methods[method as usize].parameter_types;
        if types.len() != words.len() {
            return Err(Interrupt::stop(Key::StopTypes));
        }
        for (word, ty) in words.iter_mut().zip(types) {
            *word = match ty {
                Some(primitive) => self.primitive(*word, *primitive)?,
                None => self.world.boxed(*word),
            };
        }
        Ok(words)
    }

    /// Calls the method that the receiver has for a selector, or the one
    /// method of a lambda.
    pub(super) fn call_virtual(
        &mut self,
        receiver: Word,
        selector: NameId,
        arguments: &[Word],
    ) -> Outcome {
        if receiver == NULL {
            return Err(self.null_pointer());
        }
        if let Some(method) = self.own_method(receiver, selector) {
            return self.call_method(method, receiver, arguments);
        }
        if is_reference(receiver) && self.world.class_of(receiver) == class::LAMBDA {
            if let Some(method) = self.default_method(receiver, selector)? {
                return self.call_method(method, receiver, arguments);
            }
            return self.call_lambda(receiver, arguments);
        }
        Err(Interrupt::stop(Key::StopTypes))
    }

    /// The method with a body that a lambda's interface has for a selector.
    fn default_method(&self, lambda: Address, selector: NameId) -> Outcome<Option<MethodId>> {
        let method = self.world.get(lambda + field::LAMBDA_METHOD);
        let interface = self.program.methods[method as usize].interface.as_ref();
        let mut classes = self.program.classes.iter();
        match interface {
            Some(name) => {
                let class = classes.find(|class| class.binary == *name);
                Ok(class.and_then(|class| class.methods.get(selector).copied()))
            }
            None if classes.any(|it| it.is_interface && it.methods.contains(selector)) => {
                Err(Interrupt::stop(Key::StopTypes))
            }
            None => Ok(None),
        }
    }

    /// The method by which the library calls an object of the scenario where a
    /// lambda with so many parameters could stand.
    pub(super) fn functional_method(&self, object: Word, arguments: usize) -> Option<MethodId> {
        let class = self.world.user_class(object)?;
        let info = &self.program.classes[class as usize];
        let thread = (info.base == class::THREAD).then_some("Runnable");
        let interfaces = info.interfaces.iter().map(|name| &**name);
        interfaces
            .chain(thread)
            .filter_map(library::functional_method)
            .find_map(|name| self.method_named(object, &format!("{name}/{arguments}")))
    }
}
