//! `ArrayList` as a holder of references, its iterator, and the queue of an
//! executor, which is kept the same way.

use threadlocal_map::memory::Address;

use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Value, Word};
use crate::words::Key;

use super::super::library::MethodName;
use super::super::{Interrupt, Machine, Outcome};
use super::Call;

/// `ArrayList`'s capacity after the first `add`.
const FIRST_CAPACITY: u32 = 10;

impl Machine<'_> {
    /// `new ArrayList<>()`, `(capacity)`, `(collection)`
    pub(super) fn new_list(&mut self, arguments: &[Word]) -> Outcome<Call> {
        let list = self.world.allocate(class::ARRAY_LIST, field::LIST_WORDS);
        self.push(list);
        let source = arguments.first().copied();
        match source {
            None => {}
            Some(NULL) => return Err(self.null_pointer()),
            Some(word) => match self.world.value(word) {
                Value::Reference(other) if self.world.class_of(other) == class::ARRAY_LIST => {
                    for element in self.list_elements(other) {
                        self.append(list, element)?;
                    }
                }
                Value::Reference(_) => return Err(Interrupt::stop(Key::StopTypes)),
                _ => {
                    let capacity = self.int(word)?;
                    if capacity < 0 {
                        let message = format!("Illegal Capacity: {capacity}");
                        return Err(self.throw("java.lang.IllegalArgumentException", &message));
                    }
                    self.set_capacity(list, capacity as u32)?;
                }
            },
        }
        Ok(Call::Done)
    }

    /// The elements of a list, in order.
    pub(in super::super) fn list_elements(&self, list: Address) -> Vec<Word> {
        let size = self.world.get(list + field::LIST_SIZE);
        let elements = self.world.get(list + field::LIST_ELEMENTS);
        if size == 0 {
            return Vec::new();
        }
        self.world
            .memory
            .slice(elements + field::ARRAY_ELEMENTS, size)
            .to_vec()
    }

    fn set_capacity(&mut self, list: Address, capacity: u32) -> Outcome {
        self.reserve(16 + u64::from(capacity) * 4)?;
        self.check_memory(capacity)?;
        let elements = self.list_elements(list);
        let array = self.world.new_reference_array("Object", capacity);
        for (address, element) in (array + field::ARRAY_ELEMENTS..).zip(elements) {
            self.world.put(address, element);
        }
        self.world.put(list + field::LIST_ELEMENTS, array);
        Ok(())
    }

    /// Appends to a list or queue, which grows by half when it is full.
    pub(super) fn append(&mut self, list: Address, element: Word) -> Outcome {
        let size = self.world.get(list + field::LIST_SIZE);
        self.insert(list, size, element)
    }

    fn insert(&mut self, list: Address, index: u32, element: Word) -> Outcome {
        let size = self.world.get(list + field::LIST_SIZE);
        let elements = self.world.get(list + field::LIST_ELEMENTS);
        let capacity = match elements {
            NULL => 0,
            elements => self.world.get(elements + field::ARRAY_LENGTH),
        };
        if size == capacity {
            // The element is an argument of a call: keep it and the list reachable.
            self.push(list);
            self.push(element);
            let grown = self.set_capacity(list, (capacity + capacity / 2).max(FIRST_CAPACITY));
            self.pop();
            self.pop();
            grown?;
        }
        let first = self.world.get(list + field::LIST_ELEMENTS) + field::ARRAY_ELEMENTS;
        for at in (index..size).rev() {
            let moved = self.world.get(first + at);
            self.world.put(first + at + 1, moved);
        }
        self.world.put(first + index, element);
        self.world.put(list + field::LIST_SIZE, size + 1);
        self.modified(list);
        Ok(())
    }

    /// Takes the element at `index` out.
    fn take(&mut self, list: Address, index: u32) -> Word {
        let size = self.world.get(list + field::LIST_SIZE);
        let first = self.world.get(list + field::LIST_ELEMENTS) + field::ARRAY_ELEMENTS;
        let taken = self.world.get(first + index);
        for at in index..size - 1 {
            let moved = self.world.get(first + at + 1);
            self.world.put(first + at, moved);
        }
        self.world.put(first + size - 1, NULL);
        self.world.put(list + field::LIST_SIZE, size - 1);
        self.modified(list);
        taken
    }

    /// Takes the first element of a queue.
    pub(super) fn take_first(&mut self, list: Address) -> Option<Word> {
        let size = self.world.get(list + field::LIST_SIZE);
        (size > 0).then(|| self.take(list, 0))
    }

    fn modified(&mut self, list: Address) {
        let count = self.world.get(list + field::LIST_MODIFICATIONS);
        self.world.put(list + field::LIST_MODIFICATIONS, count + 1);
    }

    /// An index of a list, checked against `limit` as `Objects.checkIndex` does.
    fn list_index(&mut self, list: Address, word: Word) -> Outcome<u32> {
        let size = self.world.get(list + field::LIST_SIZE);
        let index = self.int(word)?;
        if index < 0 || index as u32 >= size {
            let message = format!("Index {index} out of bounds for length {size}");
            return Err(self.throw("java.lang.IndexOutOfBoundsException", &message));
        }
        Ok(index as u32)
    }

    pub(super) fn invoke_list(
        &mut self,
        name: MethodName,
        list: Address,
        arguments: &[Word],
    ) -> Outcome<Call> {
        let size = self.world.get(list + field::LIST_SIZE);
        match (name, arguments) {
            (MethodName::Add, &[element]) => {
                let element = self.world.boxed(element);
                self.append(list, element)?;
                self.done_value(Value::Boolean(true))
            }
            (MethodName::Add, &[index, element]) => {
                let index = self.int(index)?;
                if index < 0 || index as u32 > size {
                    let message = format!("Index: {index}, Size: {size}");
                    return Err(self.throw("java.lang.IndexOutOfBoundsException", &message));
                }
                let element = self.world.boxed(element);
                self.insert(list, index as u32, element)?;
                self.done(NULL)
            }
            (MethodName::Get, &[index]) => {
                let index = self.list_index(list, index)?;
                let element = self.list_elements(list)[index as usize];
                self.done(element)
            }
            (MethodName::Set, &[index, element]) => {
                let index = self.list_index(list, index)?;
                let element = self.world.boxed(element);
                let first = self.world.get(list + field::LIST_ELEMENTS) + field::ARRAY_ELEMENTS;
                let old = self.world.get(first + index);
                self.world.put(first + index, element);
                self.done(old)
            }
            (MethodName::Remove, &[index]) if self.world.value(index).primitive().is_some() => {
                let index = self.list_index(list, index)?;
                let taken = self.take(list, index);
                self.done(taken)
            }
            (MethodName::Remove, &[element]) => {
                let index = self.index_of(list, element)?;
                if let Some(index) = index {
                    self.take(list, index);
                }
                self.done_value(Value::Boolean(index.is_some()))
            }
            (MethodName::Contains, &[element]) => {
                let element = self.world.boxed(element);
                let found = self.index_of(list, element)?.is_some();
                self.done_value(Value::Boolean(found))
            }
            (MethodName::Size, _) => self.done_value(Value::Int(size as i32)),
            (MethodName::IsEmpty, _) => self.done_value(Value::Boolean(size == 0)),
            (MethodName::Clear, _) => {
                let elements = self.world.get(list + field::LIST_ELEMENTS);
                for index in 0..size {
                    self.world
                        .put(elements + field::ARRAY_ELEMENTS + index, NULL);
                }
                self.world.put(list + field::LIST_SIZE, 0);
                self.modified(list);
                self.done(NULL)
            }
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    fn index_of(&mut self, list: Address, element: Word) -> Outcome<Option<u32>> {
        for (index, held) in self.list_elements(list).into_iter().enumerate() {
            let same = match element {
                NULL => held == NULL,
                element => self.is_equal(element, held)?,
            };
            if same {
                return Ok(Some(index as u32));
            }
        }
        Ok(None)
    }

    /// The iterator of a for-each loop.
    pub(in super::super) fn new_iterator(&mut self, list: Word) -> Outcome {
        if list == NULL {
            return Err(self.null_pointer());
        }
        if self.world.class_of(list) != class::ARRAY_LIST {
            return Err(Interrupt::stop(Key::StopTypes));
        }
        let expected = self.world.get(list + field::LIST_MODIFICATIONS);
        let iterator = self.world.allocate(class::ITERATOR, field::ITERATOR_WORDS);
        self.world.put(iterator + field::ITERATOR_LIST, list);
        self.world
            .put(iterator + field::ITERATOR_EXPECTED, expected);
        self.push(iterator);
        Ok(())
    }

    /// `Itr.hasNext`: whether the cursor is not at the list's size.
    pub(in super::super) fn has_next(&self, iterator: Address) -> bool {
        let list = self.world.get(iterator + field::ITERATOR_LIST);
        self.world.get(iterator + field::ITERATOR_CURSOR) != self.world.get(list + field::LIST_SIZE)
    }

    pub(in super::super) fn next_element(&mut self, iterator: Address) -> Outcome<Word> {
        let list = self.world.get(iterator + field::ITERATOR_LIST);
        let expected = self.world.get(iterator + field::ITERATOR_EXPECTED);
        let cursor = self.world.get(iterator + field::ITERATOR_CURSOR);
        let changed = self.world.get(list + field::LIST_MODIFICATIONS) != expected;
        let element = self.list_elements(list).get(cursor as usize).copied();
        match element {
            Some(element) if !changed => {
                self.world
                    .put(iterator + field::ITERATOR_CURSOR, cursor + 1);
                Ok(element)
            }
            _ => {
                let class = "java.util.ConcurrentModificationException";
                Err(Interrupt::Throw(self.throwable(class, NULL, NULL)))
            }
        }
    }
}
