//! Walking lists and maps: iterators, `forEach`, and the views of a map.

use threadlocal_map::memory::Address;

use crate::jvm::class::{self, Class, field};
use crate::jvm::value::{NULL, Value, Word, is_reference};
use crate::words::Key;

use super::super::frames::{Native, SLOTS};
use super::super::library::MethodName;
use super::super::{Interrupt, Machine, Outcome};
use super::Call;

/// What the frame of a `forEach` holds.
mod held {
    pub const ACTION: u32 = super::SLOTS;
    pub const COLLECTION: u32 = super::SLOTS + 1;
    /// The table at the start, or null for a list.
    pub const TABLE: u32 = super::SLOTS + 2;
    /// The Node whose turn it is, or null for a list.
    pub const NODE: u32 = super::SLOTS + 3;
    /// The index in a list.
    pub const INDEX: u32 = super::SLOTS + 4;
    pub const EXPECTED: u32 = super::SLOTS + 5;
    pub const WORDS: usize = 6;
}

impl Machine<'_> {
    /// The elements of a list or of a view of a map, in order.
    pub(in super::super) fn elements_of(&mut self, collection: Word) -> Outcome<Vec<Word>> {
        if collection == NULL {
            return Err(self.null_pointer());
        }
        let class = self.world.class_of(collection);
        if class::is_list(class) {
            return self.listed(collection);
        }
        if !class::is_map_view(class) {
            return Err(Interrupt::stop(Key::StopTypes));
        }
        let map = self.world.get(collection + field::VIEW_MAP);
        let nodes = self.ordered_nodes(map)?;
        Ok(nodes
            .into_iter()
            .map(|node| self.shown_by(class, node))
            .collect())
    }

    /// What a view of a map shows of a Node.
    fn shown_by(&self, view: Class, node: Address) -> Word {
        match view {
            class::KEY_SET => self.world.get(node + field::NODE_KEY),
            class::VALUES => self.world.get(node + field::NODE_VALUE),
            _ => node,
        }
    }

    /// A method of a list, a map, an entry of a map or a view of a map. What it
    /// works on is held on the operand stack meanwhile: `equals` and `hashCode`
    /// may be the scenario's, and collect garbage.
    pub(super) fn invoke_collection(
        &mut self,
        name: MethodName,
        receiver: Address,
        mut arguments: Vec<Word>,
    ) -> Outcome<Call> {
        let class = self.world.class_of(receiver);
        // `remove` of a list tells an index from an element.
        if !class::is_list(class) {
            for argument in &mut arguments {
                *argument = self.world.boxed(*argument);
            }
        }
        let depth = self.stack.len();
        self.push(receiver);
        self.stack.extend_from_slice(&arguments);
        let first = arguments.first().copied().unwrap_or(NULL);
        let call = match name {
            MethodName::ForEach if class != class::NODE => self.for_each(receiver, first, depth),
            _ if class::is_list(class) => self.invoke_list(name, receiver, &arguments),
            MethodName::ComputeIfAbsent if class == class::HASH_MAP => {
                self.compute_if_absent(receiver, &arguments, depth)
            }
            _ if class == class::HASH_MAP => self.invoke_map(name, receiver, &arguments),
            _ if class == class::NODE => self.invoke_node(name, receiver, first),
            _ => self.invoke_view(name, receiver, first),
        }?;
        if call == Call::Done {
            let result = self.pop();
            self.stack.truncate(depth);
            self.push(result);
        }
        Ok(call)
    }

    pub(super) fn invoke_view(
        &mut self,
        name: MethodName,
        view: Address,
        argument: Word,
    ) -> Outcome<Call> {
        let map = self.world.get(view + field::VIEW_MAP);
        let class = self.world.class_of(view);
        match (name, class) {
            (MethodName::Contains, class::KEY_SET) => {
                let found = self.find_node(map, argument)? != NULL;
                self.done_value(Value::Boolean(found))
            }
            (MethodName::Contains, class::VALUES) => {
                let found = self.has_value(map, argument)?;
                self.done_value(Value::Boolean(found))
            }
            (MethodName::Remove, class::KEY_SET) => {
                let found = self.remove_node(map, argument)? != NULL;
                self.done_value(Value::Boolean(found))
            }
            (MethodName::Size | MethodName::IsEmpty | MethodName::Clear, _) => {
                self.invoke_map(name, map, &[])
            }
            (MethodName::Iterator, _) => {
                self.new_iterator(view)?;
                Ok(Call::Done)
            }
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    /// `iterator()`, and what a for-each loop starts with.
    pub(in super::super) fn new_iterator(&mut self, collection: Word) -> Outcome {
        if collection == NULL {
            return Err(self.null_pointer());
        }
        let class = self.world.class_of(collection);
        if class::is_map_view(class) {
            return self.new_hash_iterator(collection);
        }
        if !class::is_list(class) {
            return Err(Interrupt::stop(Key::StopTypes));
        }
        let expected = self.modifications(collection);
        let iterator = self.world.allocate(class::ITERATOR, field::ITERATOR_WORDS);
        self.world.put(iterator + field::ITERATOR_LIST, collection);
        self.world
            .put(iterator + field::ITERATOR_EXPECTED, expected);
        self.push(iterator);
        Ok(())
    }

    fn new_hash_iterator(&mut self, view: Address) -> Outcome {
        let map = self.world.get(view + field::VIEW_MAP);
        let first = self.ordered_nodes(map)?.first().copied().unwrap_or(NULL);
        let expected = self.modifications(map);
        let iterator = self
            .world
            .allocate(class::HASH_ITERATOR, field::HASH_ITERATOR_WORDS);
        self.world.put(iterator + field::HASH_ITERATOR_VIEW, view);
        self.world.put(iterator + field::HASH_ITERATOR_NEXT, first);
        self.world
            .put(iterator + field::HASH_ITERATOR_EXPECTED, expected);
        self.push(iterator);
        Ok(())
    }

    /// `modCount` of a list or map, 0 of a list that cannot change.
    fn modifications(&self, collection: Address) -> u32 {
        match self.world.class_of(collection) {
            class::ARRAY_LIST => self.world.get(collection + field::LIST_MODIFICATIONS),
            class::HASH_MAP => self.world.get(collection + field::HASH_MODIFICATIONS),
            _ => 0,
        }
    }

    /// Whether the word is an iterator of this module.
    pub(in super::super) fn is_iterator(&self, word: Word) -> bool {
        is_reference(word)
            && matches!(
                self.world.class_of(word),
                class::ITERATOR | class::HASH_ITERATOR
            )
    }

    /// `hasNext`: of a list, whether the cursor is not at its size.
    pub(in super::super) fn has_next(&self, iterator: Address) -> bool {
        if self.world.class_of(iterator) == class::HASH_ITERATOR {
            return self.world.get(iterator + field::HASH_ITERATOR_NEXT) != NULL;
        }
        let list = self.world.get(iterator + field::ITERATOR_LIST);
        let cursor = self.world.get(iterator + field::ITERATOR_CURSOR);
        cursor as usize != self.list_words(list).len()
    }

    pub(in super::super) fn next_element(&mut self, iterator: Address) -> Outcome<Word> {
        if self.world.class_of(iterator) == class::HASH_ITERATOR {
            return self.next_node(iterator);
        }
        let list = self.world.get(iterator + field::ITERATOR_LIST);
        let expected = self.world.get(iterator + field::ITERATOR_EXPECTED);
        let cursor = self.world.get(iterator + field::ITERATOR_CURSOR);
        if self.modifications(list) != expected {
            return self.concurrent_modification();
        }
        let Some(&element) = self.list_words(list).get(cursor as usize) else {
            return self.no_such_element();
        };
        self.world
            .put(iterator + field::ITERATOR_CURSOR, cursor + 1);
        self.world.put(iterator + field::ITERATOR_LAST, cursor + 1);
        Ok(element)
    }

    fn next_node(&mut self, iterator: Address) -> Outcome<Word> {
        let view = self.world.get(iterator + field::HASH_ITERATOR_VIEW);
        let map = self.world.get(view + field::VIEW_MAP);
        let expected = self.world.get(iterator + field::HASH_ITERATOR_EXPECTED);
        if self.modifications(map) != expected {
            return self.concurrent_modification();
        }
        let node = self.world.get(iterator + field::HASH_ITERATOR_NEXT);
        if node == NULL {
            return self.no_such_element();
        }
        let table = self.world.get(map + field::HASH_TABLE);
        let next = self.node_behind(table, node)?;
        self.world
            .put(iterator + field::HASH_ITERATOR_CURRENT, node);
        self.world.put(iterator + field::HASH_ITERATOR_NEXT, next);
        Ok(self.shown_by(self.world.class_of(view), node))
    }

    /// The methods of an iterator.
    pub(super) fn invoke_iterator(&mut self, name: MethodName, iterator: Address) -> Outcome<Call> {
        match name {
            MethodName::HasNext => {
                let more = self.has_next(iterator);
                self.done_value(Value::Boolean(more))
            }
            MethodName::Next => {
                let element = self.next_element(iterator)?;
                self.done(element)
            }
            MethodName::Remove if self.world.class_of(iterator) == class::HASH_ITERATOR => {
                self.remove_current(iterator)
            }
            MethodName::Remove => self.remove_last(iterator),
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    fn remove_last(&mut self, iterator: Address) -> Outcome<Call> {
        let list = self.world.get(iterator + field::ITERATOR_LIST);
        let last = self.world.get(iterator + field::ITERATOR_LAST);
        if self.world.class_of(list) != class::ARRAY_LIST {
            let class = "java.lang.UnsupportedOperationException";
            return Err(Interrupt::thrown(self.throwable(class, NULL, NULL)));
        }
        if last == 0 {
            return self.nothing_to_remove();
        }
        if self.modifications(list) != self.world.get(iterator + field::ITERATOR_EXPECTED) {
            return self.concurrent_modification();
        }
        self.take(list, last - 1)?;
        let expected = self.modifications(list);
        self.world.put(iterator + field::ITERATOR_CURSOR, last - 1);
        self.world.put(iterator + field::ITERATOR_LAST, 0);
        self.world
            .put(iterator + field::ITERATOR_EXPECTED, expected);
        self.done(NULL)
    }

    fn remove_current(&mut self, iterator: Address) -> Outcome<Call> {
        let view = self.world.get(iterator + field::HASH_ITERATOR_VIEW);
        let map = self.world.get(view + field::VIEW_MAP);
        let current = self.world.get(iterator + field::HASH_ITERATOR_CURRENT);
        if current == NULL {
            return self.nothing_to_remove();
        }
        if self.modifications(map) != self.world.get(iterator + field::HASH_ITERATOR_EXPECTED) {
            return self.concurrent_modification();
        }
        let key = self.world.get(current + field::NODE_KEY);
        self.remove_node(map, key)?;
        let expected = self.modifications(map);
        self.world
            .put(iterator + field::HASH_ITERATOR_CURRENT, NULL);
        self.world
            .put(iterator + field::HASH_ITERATOR_EXPECTED, expected);
        self.done(NULL)
    }

    /// The Node behind another one in a table, or 0.
    fn node_behind(&mut self, table: Address, node: Address) -> Outcome<Address> {
        let next = self.world.get(node + field::NODE_NEXT);
        if next != NULL {
            return Ok(next);
        }
        let length = self.world.get(table + field::ARRAY_LENGTH);
        let bin = self.world.get(node + field::NODE_HASH) & (length - 1);
        let bins = table + field::ARRAY_ELEMENTS;
        let behind = self.world.memory.slice(bins + bin + 1, length - bin - 1);
        let passed = behind.iter().position(|&first| first != NULL);
        let next = passed.map_or(NULL, |passed| behind[passed]);
        let count = passed.unwrap_or(behind.len());
        self.visit(count)?;
        Ok(next)
    }

    /// `forEach` of a list, a map or a view of a map. The caller's operands end
    /// at `depth`.
    fn for_each(&mut self, collection: Address, action: Word, depth: usize) -> Outcome<Call> {
        if action == NULL {
            return Err(self.null_pointer());
        }
        let (map, _) = self.walked(collection);
        let [table, first] = match map {
            NULL => [NULL; 2],
            map => {
                let first = self.ordered_nodes(map)?.first().copied();
                let table = self.world.get(map + field::HASH_TABLE);
                [table, first.unwrap_or(NULL)]
            }
        };
        let walked = if map == NULL { collection } else { map };
        let expected = Value::Int(self.modifications(walked) as i32);
        let expected = self.world.word(expected);
        let index = self.world.word(Value::Int(0));
        let words: [Word; held::WORDS] = [action, collection, table, first, index, expected];
        self.stack.truncate(depth);
        self.spill();
        self.push_native(Native::ForEach, &words)?;
        self.accept_next()?;
        Ok(Call::Frame)
    }

    /// The map behind a map or a view, or 0, and the view.
    fn walked(&self, collection: Address) -> (Address, Class) {
        match self.world.class_of(collection) {
            class::HASH_MAP => (collection, class::HASH_MAP),
            view if class::is_map_view(view) => {
                (self.world.get(collection + field::VIEW_MAP), view)
            }
            class => (NULL, class),
        }
    }

    /// Hands the next element to the action of a `forEach`, or returns from it.
    fn accept_next(&mut self) -> Outcome<bool> {
        let frame = self.frame;
        let [action, collection, node] = [held::ACTION, held::COLLECTION, held::NODE]
            .map(|offset| self.world.get(frame + offset));
        let (map, view) = self.walked(collection);
        let walked = if map == NULL { collection } else { map };
        let expected = self.world.get(frame + held::EXPECTED);
        let is_changed = self.int(expected)? as u32 != self.modifications(walked);
        let mut arguments = Vec::new();
        if map == NULL {
            let index = self.world.get(frame + held::INDEX);
            let index = self.int(index)?;
            // A list stops where it was changed, a map goes on to its end.
            if !is_changed {
                let elements = self.list_words(collection);
                arguments.extend(elements.get(index as usize));
            }
            let next = self.world.word(Value::Int(index + 1));
            self.world.put(frame + held::INDEX, next);
        } else if node != NULL && view == class::HASH_MAP {
            arguments.extend(
                [field::NODE_KEY, field::NODE_VALUE].map(|offset| self.world.get(node + offset)),
            );
        } else if node != NULL {
            arguments.push(self.shown_by(view, node));
        }
        if !arguments.is_empty() {
            self.call_lambda(action, &arguments)?;
            return Ok(true);
        }
        if is_changed {
            return self.concurrent_modification();
        }
        self.pop_frame();
        self.go_on(NULL);
        Ok(true)
    }

    /// The action of a `forEach` has returned.
    pub(super) fn element_accepted(&mut self, result: Result<Word, Address>) -> Outcome<bool> {
        if result.is_err() {
            return self.abandon_native();
        }
        let frame = self.frame;
        let node = self.world.get(frame + held::NODE);
        if node != NULL {
            let table = self.world.get(frame + held::TABLE);
            let next = self.node_behind(table, node)?;
            self.world.put(frame + held::NODE, next);
        }
        self.accept_next()
    }

    fn nothing_to_remove<T>(&mut self) -> Outcome<T> {
        let class = "java.lang.IllegalStateException";
        Err(Interrupt::thrown(self.throwable(class, NULL, NULL)))
    }

    fn no_such_element<T>(&mut self) -> Outcome<T> {
        let class = "java.util.NoSuchElementException";
        Err(Interrupt::thrown(self.throwable(class, NULL, NULL)))
    }

    pub(super) fn concurrent_modification<T>(&mut self) -> Outcome<T> {
        let class = "java.util.ConcurrentModificationException";
        Err(Interrupt::thrown(self.throwable(class, NULL, NULL)))
    }
}
