//! Objects of the classes that a scenario declares.
//!
//! Such an object has the class number of what its class extends in the
//! library, and that class's fields. Behind them come the number of its own
//! class, the Class object if the class was deployed, and the fields. Whatever
//! handles a Thread or a ThreadLocal handles a subclass of it as well.

use threadlocal_map::memory::{Address, Observer, word_of};

use super::class;
use super::value::{NULL, Value, Word};
use super::world::{World, spec_words};

/// A class of a scenario, as far as its objects need it.
#[derive(Clone, Debug)]
pub struct UserClass {
    /// The simple name, `""` if there is none.
    pub name: String,
    /// What HotSpot charges for an instance.
    pub bytes: u32,
    /// What the static fields take in the Class.
    pub static_bytes: u32,
}

/// Words of the own part of an object before its fields.
const HEAD: u32 = 2;

impl<O: Observer> World<O> {
    /// Where the part of an object starts that its own class adds; `None` for
    /// an object of a class of the library.
    pub fn user_part(&self, object: Address) -> Option<Address> {
        let class = self.class_of(object);
        let words = spec_words(class);
        let can_be = matches!(
            class,
            class::USER
                | class::THREAD
                | class::THREAD_LOCAL
                | class::INHERITABLE_THREAD_LOCAL
                | class::THROWABLE
                | class::ENUM
        );
        (can_be && self.words_of(object) > words).then_some(object + words)
    }

    /// The number of an object's own class.
    pub fn user_class(&self, object: Address) -> Option<u32> {
        let part = self.user_part(object)?;
        let number = self.value(self.get(part)).number()?;
        u32::try_from(number).ok()
    }

    /// What is known of an object's own class.
    pub fn user_class_of(&self, object: Address) -> Option<&UserClass> {
        self.user_classes.get(self.user_class(object)? as usize)
    }

    /// The Class of an object whose class was deployed, otherwise null.
    pub fn mirror(&self, object: Address) -> Word {
        match (self.user_part(object), self.class_of(object)) {
            (Some(part), _) => self.get(part + 1),
            (None, class::LAMBDA) => self.get(object + class::field::LAMBDA_CLASS),
            _ => NULL,
        }
    }

    /// Where a field of an object's own class is.
    pub fn user_field(&self, object: Address, index: u16) -> Option<Address> {
        let part = self.user_part(object)?;
        let address = part + HEAD + u32::from(index);
        (address < object + self.words_of(object)).then_some(address)
    }

    /// A new instance of a class of the scenario, which extends the class
    /// `base` of the library.
    pub fn new_instance(
        &mut self,
        base: class::Class,
        number: u32,
        mirror: Word,
        fields: &[Value],
    ) -> Address {
        let first = spec_words(base);
        let words = first + HEAD + word_of(fields.len());
        self.allocate_with(base, words, |world, object| {
            let part = object + first;
            let number = world.word(Value::Int(number as i32));
            world.put(part, number);
            world.put(part + 1, mirror);
            for (address, &zero) in (part + HEAD..).zip(fields) {
                let zero = world.word(zero);
                world.put(address, zero);
            }
        })
    }
}
