//! `ArrayList` as a holder of references, the lists of `List.of`, and the queue
//! of an executor, which is kept the same way.

use threadlocal_map::memory::{Address, word_of};

use crate::jvm::class::{self, field};
use crate::jvm::value::{NULL, Value, Word, is_reference};
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
        let source = arguments.first().copied();
        match source {
            None => {}
            Some(NULL) => return Err(self.null_pointer()),
            // A capacity may come in a box.
            Some(word) => match self
                .world
                .unboxed(word)
                .map_or(word, |it| self.world.word(it))
            {
                other if is_reference(other) => {
                    let elements = self.elements_of(other)?;
                    self.holding(&[list, other], |machine| {
                        machine.set_capacity(list, word_of(elements.len()))
                    })?;
                    self.fill(list, 0, &elements);
                    self.world
                        .put(list + field::LIST_SIZE, word_of(elements.len()));
                }
                word => {
                    let capacity = self.int(word)?;
                    if capacity < 0 {
                        let message = format!("Illegal Capacity: {capacity}");
                        return Err(self.throw("java.lang.IllegalArgumentException", &message));
                    }
                    self.holding(&[list], |machine| {
                        machine.set_capacity(list, capacity as u32)
                    })?;
                }
            },
        }
        self.done(list)
    }

    /// `List.of(…)`: one or two elements lie in the list itself. A single
    /// array stands for its elements.
    pub(super) fn list_of(&mut self, arguments: &[Word]) -> Outcome<Call> {
        let mut elements = Vec::new();
        for &argument in arguments {
            elements.push(self.world.boxed(argument));
        }
        if let [array] = elements[..]
            && array != NULL
            && self.world.class_of(array) == class::REFERENCE_ARRAY
        {
            let length = self.world.get(array + field::ARRAY_LENGTH);
            let first = array + field::ARRAY_ELEMENTS;
            elements = self.world.memory.slice(first, length).to_vec();
        }
        if elements.contains(&NULL) {
            return Err(self.null_pointer());
        }
        let length = word_of(elements.len());
        self.holding(&elements, |machine| {
            machine.reserve(40 + u64::from(length) * 4)
        })?;
        if let 1..=2 = length {
            let list = self.world.allocate(class::LIST_12, field::LIST_12_WORDS);
            for (address, element) in (list + field::LIST_12_FIRST..).zip(elements) {
                self.world.put(address, element);
            }
            return self.done(list);
        }
        let array = self.world.new_reference_array("Object", length);
        for (address, element) in (array + field::ARRAY_ELEMENTS..).zip(elements) {
            self.world.put(address, element);
        }
        let list = self.world.allocate(class::LIST_N, field::LIST_N_WORDS);
        self.world.put(list + field::LIST_N_ELEMENTS, array);
        self.done(list)
    }

    /// The elements of a list or a queue, in order, for who changes it meanwhile.
    pub(super) fn listed(&mut self, list: Address) -> Outcome<Vec<Word>> {
        self.visit(self.list_words(list).len())?;
        Ok(self.list_words(list).to_vec())
    }

    /// The elements of a list, in order.
    pub(in super::super) fn list_words(&self, list: Address) -> &[Word] {
        let (first, size) = match self.world.class_of(list) {
            class::LIST_12 => {
                let first = list + field::LIST_12_FIRST;
                let has_second = self.world.get(first + 1) != NULL;
                (first, 1 + u32::from(has_second))
            }
            class::LIST_N => {
                let array = self.world.get(list + field::LIST_N_ELEMENTS);
                let length = self.world.get(array + field::ARRAY_LENGTH);
                (array + field::ARRAY_ELEMENTS, length)
            }
            _ => {
                let array = self.world.get(list + field::LIST_ELEMENTS);
                let size = self.world.get(list + field::LIST_SIZE);
                (array + field::ARRAY_ELEMENTS, size)
            }
        };
        match size {
            // An empty list may have no array.
            0 => &[],
            size => self.world.memory.slice(first, size),
        }
    }

    /// Writes elements into the array of a list that has room for them.
    fn fill(&mut self, list: Address, from: u32, elements: &[Word]) {
        let first = self.world.get(list + field::LIST_ELEMENTS) + field::ARRAY_ELEMENTS;
        for (address, &element) in (first + from..).zip(elements) {
            self.world.put(address, element);
        }
    }

    pub(super) fn set_capacity(&mut self, list: Address, capacity: u32) -> Outcome {
        self.reserve(16 + u64::from(capacity) * 4)?;
        self.check_memory(capacity)?;
        let elements = self.listed(list)?;
        let array = self.world.new_reference_array("Object", capacity);
        for (address, element) in (array + field::ARRAY_ELEMENTS..).zip(elements) {
            self.world.put(address, element);
        }
        self.world.put(list + field::LIST_ELEMENTS, array);
        Ok(())
    }

    /// Grows by half, or to `needed` if that is more; the first array of a
    /// list has room for ten.
    fn grow(&mut self, list: Address, needed: u32) -> Outcome {
        let capacity = match self.world.get(list + field::LIST_ELEMENTS) {
            NULL => needed.max(FIRST_CAPACITY),
            array => {
                let capacity = self.world.get(array + field::ARRAY_LENGTH);
                needed.max(capacity + capacity / 2)
            }
        };
        self.set_capacity(list, capacity)
    }

    /// `addAll`: whether there was anything to add.
    fn add_all(&mut self, list: Address, other: Word) -> Outcome<Call> {
        let elements = self.elements_of(other)?;
        let size = self.world.get(list + field::LIST_SIZE);
        let needed = size + word_of(elements.len());
        let capacity = match self.world.get(list + field::LIST_ELEMENTS) {
            NULL => 0,
            array => self.world.get(array + field::ARRAY_LENGTH),
        };
        if needed > capacity {
            self.holding(&[list, other], |machine| machine.grow(list, needed))?;
        }
        if !elements.is_empty() {
            self.fill(list, size, &elements);
            self.world.put(list + field::LIST_SIZE, needed);
        }
        self.modified(list);
        self.done_value(Value::Boolean(!elements.is_empty()))
    }

    /// Appends to a list or queue, which grows when it is full.
    pub(in super::super) fn append(&mut self, list: Address, element: Word) -> Outcome {
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
            self.holding(&[list, element], |machine| machine.grow(list, size + 1))?;
        }
        self.visit((size - index) as usize)?;
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
    pub(super) fn take(&mut self, list: Address, index: u32) -> Outcome<Word> {
        let size = self.world.get(list + field::LIST_SIZE);
        self.visit((size - index) as usize)?;
        let first = self.world.get(list + field::LIST_ELEMENTS) + field::ARRAY_ELEMENTS;
        let taken = self.world.get(first + index);
        for at in index..size - 1 {
            let moved = self.world.get(first + at + 1);
            self.world.put(first + at, moved);
        }
        self.world.put(first + size - 1, NULL);
        self.world.put(list + field::LIST_SIZE, size - 1);
        self.modified(list);
        Ok(taken)
    }

    /// Takes the first element of a queue.
    pub(super) fn take_first(&mut self, list: Address) -> Outcome<Option<Word>> {
        match self.world.get(list + field::LIST_SIZE) {
            0 => Ok(None),
            _ => self.take(list, 0).map(Some),
        }
    }

    fn modified(&mut self, list: Address) {
        let count = self.world.get(list + field::LIST_MODIFICATIONS);
        self.world.put(list + field::LIST_MODIFICATIONS, count + 1);
    }

    /// An index of a list, checked as `Objects.checkIndex` does.
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
        let size = word_of(self.list_words(list).len());
        if self.world.class_of(list) != class::ARRAY_LIST {
            match (name, arguments) {
                (MethodName::Add | MethodName::AddAll | MethodName::Set, _)
                | (MethodName::Remove | MethodName::Clear, _) => {
                    let class = "java.lang.UnsupportedOperationException";
                    return Err(Interrupt::thrown(self.throwable(class, NULL, NULL)));
                }
                (MethodName::Get, &[index]) => return self.get_immutable(list, index),
                (MethodName::Contains | MethodName::IndexOf, &[NULL]) => {
                    return Err(self.null_pointer());
                }
                _ => {}
            }
        }
        match (name, arguments) {
            (MethodName::AddAll, &[NULL]) => Err(self.null_pointer()),
            (MethodName::AddAll, &[other]) => self.add_all(list, other),
            (MethodName::Iterator, _) => {
                self.new_iterator(list)?;
                Ok(Call::Done)
            }
            (MethodName::IndexOf, &[element]) => {
                let element = self.world.boxed(element);
                let index = self.index_of(list, element)?;
                self.done_value(Value::Int(index.map_or(-1, |index| index as i32)))
            }
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
                let element = self.list_words(list)[index as usize];
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
            // An `int` is an index, an Integer an element.
            (MethodName::Remove, &[index]) if self.world.value(index).primitive().is_some() => {
                let index = self.list_index(list, index)?;
                let taken = self.take(list, index)?;
                self.done(taken)
            }
            (MethodName::Remove, &[element]) => {
                let index = self.index_of(list, element)?;
                if let Some(index) = index {
                    self.take(list, index)?;
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
                self.visit(size as usize)?;
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

    /// `get` of a list that cannot change, which words its exceptions otherwise.
    fn get_immutable(&mut self, list: Address, index: Word) -> Outcome<Call> {
        let index = self.int(index)?;
        let elements = self.list_words(list);
        let size = elements.len();
        if let Some(&element) = elements.get(index as usize) {
            return self.done(element);
        }
        Err(if self.world.class_of(list) == class::LIST_12 {
            let message = format!("Index: {index} Size: {size}");
            self.throw("java.lang.IndexOutOfBoundsException", &message)
        } else {
            let message = format!("Index {index} out of bounds for length {size}");
            self.throw("java.lang.ArrayIndexOutOfBoundsException", &message)
        })
    }

    fn index_of(&mut self, list: Address, element: Word) -> Outcome<Option<u32>> {
        for (index, held) in self.elements_of(list)?.into_iter().enumerate() {
            if self.is_equal(element, held)? {
                return Ok(Some(word_of(index)));
            }
        }
        Ok(None)
    }
}
