//! `HashMap` as a holder of references: a table of bins, each a chain of
//! Nodes, made with the first entry and doubled beyond three quarters.
//!
//! A bin that the JDK would turn into a tree stops the run. So does walking a
//! map in an order that identity hash codes decide: it differs from run to run.

use threadlocal_map::memory::{Address, word_of};

use crate::jvm::class::{self, Class, field};
use crate::jvm::value::{NULL, Value, Word, is_reference};
use crate::words::Key;

use super::super::frames::{Native, SLOTS};
use super::super::library::MethodName;
use super::super::{Interrupt, Machine, Outcome};
use super::Call;

/// The first length of a table, unless the constructor was given one.
const FIRST_LENGTH: u32 = 16;
/// A table of this length has a tree instead of a chain of more than
/// [`LONGEST_CHAIN`] Nodes.
const LENGTH_WITH_TREES: u32 = 64;
const LONGEST_CHAIN: u32 = 8;
const LONGEST_TABLE: u32 = 1 << 30;

/// The order's hash: the upper half counts too.
fn spread(hash: i32) -> u32 {
    let hash = hash as u32;
    hash ^ hash >> 16
}

/// How many entries a table takes before it is doubled.
fn threshold(length: u32) -> u32 {
    length / 4 * 3 + length % 4 * 3 / 4
}

/// The length of a table for a capacity that a constructor was given.
fn length_for(capacity: u32) -> u32 {
    capacity.max(1).next_power_of_two()
}

impl Machine<'_> {
    /// `new HashMap<>()`, `(capacity)`, `(map)`
    pub(super) fn new_map(&mut self, arguments: &[Word]) -> Outcome<Call> {
        let map = self.world.allocate(class::HASH_MAP, field::HASH_WORDS);
        match arguments.first().copied() {
            None => {}
            Some(NULL) => return Err(self.null_pointer()),
            // A capacity may come in a box.
            Some(other) if is_reference(other) && self.world.unboxed(other).is_none() => {
                self.put_all(map, other)?;
            }
            Some(word) => {
                let capacity = self.int(word)?;
                if capacity < 0 {
                    let message = format!("Illegal initial capacity: {capacity}");
                    return Err(self.throw("java.lang.IllegalArgumentException", &message));
                }
                let length = length_for((capacity as u32).min(LONGEST_TABLE));
                self.world.put(map + field::HASH_THRESHOLD, length);
            }
        }
        self.done(map)
    }

    /// How many bins a map has; none before its first entry.
    fn table_length(&self, map: Address) -> u32 {
        match self.world.get(map + field::HASH_TABLE) {
            NULL => 0,
            table => self.world.get(table + field::ARRAY_LENGTH),
        }
    }

    /// The bins of a map; none before its first entry.
    fn bins(&self, map: Address) -> Vec<Address> {
        let table = self.world.get(map + field::HASH_TABLE);
        if table == NULL {
            return Vec::new();
        }
        let length = self.world.get(table + field::ARRAY_LENGTH);
        let first = table + field::ARRAY_ELEMENTS;
        self.world.memory.slice(first, length).to_vec()
    }

    /// The Nodes of a bin, in order.
    fn chain(&self, first: Address) -> Vec<Address> {
        let next = |&node: &Address| Some(self.world.get(node + field::NODE_NEXT));
        let is_node = |&node: &Address| node != NULL;
        std::iter::successors(Some(first), next)
            .take_while(is_node)
            .collect()
    }

    /// The Nodes of a map in the order of its table.
    pub(in super::super) fn nodes(&mut self, map: Address) -> Outcome<Vec<Address>> {
        let size = self.world.get(map + field::HASH_SIZE);
        self.visit((self.table_length(map) + size) as usize)?;
        let bins = self.bins(map).into_iter();
        Ok(bins.flat_map(|bin| self.chain(bin)).collect())
    }

    /// The same, if the order does not depend on identity hash codes.
    pub(in super::super) fn ordered_nodes(&mut self, map: Address) -> Outcome<Vec<Address>> {
        let nodes = self.nodes(map)?;
        if nodes.len() > 1 {
            for &node in &nodes {
                let key = self.world.get(node + field::NODE_KEY);
                if !self.hash_of(key)?.is_defined {
                    return Err(Interrupt::stop(Key::StopOrder));
                }
            }
        }
        Ok(nodes)
    }

    fn bin_address(&self, table: Address, hash: u32) -> Address {
        let length = self.world.get(table + field::ARRAY_LENGTH);
        table + field::ARRAY_ELEMENTS + (hash & (length - 1))
    }

    /// The Node of a key, or 0.
    pub(super) fn find_node(&mut self, map: Address, key: Word) -> Outcome<Address> {
        let hash = spread(self.hash_of(key)?.code);
        let table = self.world.get(map + field::HASH_TABLE);
        if table == NULL {
            return Ok(NULL);
        }
        let bin = self.world.get(self.bin_address(table, hash));
        for node in self.chain(bin) {
            let held = self.world.get(node + field::NODE_KEY);
            if self.world.get(node + field::NODE_HASH) == hash && self.is_equal(key, held)? {
                return Ok(node);
            }
        }
        Ok(NULL)
    }

    /// Makes the table, or doubles it. `kept` stays reachable meanwhile.
    fn grow_table(&mut self, map: Address, kept: &[Word]) -> Outcome {
        self.visit(self.table_length(map) as usize)?;
        let old = self.bins(map);
        let old_table = self.world.get(map + field::HASH_TABLE);
        let first = self.world.get(map + field::HASH_THRESHOLD);
        let length = match (word_of(old.len()), first) {
            (0, 0) => FIRST_LENGTH,
            (0, first) => first,
            (length, _) => length * 2,
        };
        self.check_memory(length.min(LONGEST_TABLE))?;
        let held = [&[map], kept].concat();
        self.holding(&held, |machine| machine.reserve(16 + u64::from(length) * 4))?;
        let table = self.world.new_reference_array("Node", length);
        self.world.put(map + field::HASH_TABLE, table);
        self.world
            .put(map + field::HASH_THRESHOLD, threshold(length));
        // Each bin is split in two, in which the order stays.
        for (index, bin) in (0..).zip(old) {
            self.world
                .put(old_table + field::ARRAY_ELEMENTS + index, NULL);
            for node in self.chain(bin) {
                self.world.put(node + field::NODE_NEXT, NULL);
                self.append_node(table, node);
            }
        }
        Ok(())
    }

    /// Puts a Node at the end of its bin; how many were there before.
    fn append_node(&mut self, table: Address, node: Address) -> u32 {
        let hash = self.world.get(node + field::NODE_HASH);
        let bin = self.bin_address(table, hash);
        let chain = self.chain(self.world.get(bin));
        match chain.last() {
            None => self.world.put(bin, node),
            Some(last) => self.world.put(last + field::NODE_NEXT, node),
        }
        word_of(chain.len())
    }

    fn new_node(&mut self, hash: u32, key: Word, value: Word) -> Address {
        let node = self.world.allocate(class::NODE, field::NODE_WORDS);
        self.world.put(node + field::NODE_HASH, hash);
        self.world.put(node + field::NODE_KEY, key);
        self.world.put(node + field::NODE_VALUE, value);
        node
    }

    /// What the JDK does about a bin of so many Nodes: a short table is
    /// doubled, a long one would get a tree.
    fn check_chain(&mut self, map: Address, nodes: u32, kept: &[Word]) -> Outcome {
        if nodes <= LONGEST_CHAIN {
            return Ok(());
        }
        if self.table_length(map) >= LENGTH_WITH_TREES {
            return Err(Interrupt::stop(Key::StopTree));
        }
        self.grow_table(map, kept)
    }

    fn count_entry(&mut self, map: Address, change: i32) -> u32 {
        let size = self.world.get(map + field::HASH_SIZE);
        let size = size.wrapping_add_signed(change);
        self.world.put(map + field::HASH_SIZE, size);
        let count = self.world.get(map + field::HASH_MODIFICATIONS);
        self.world.put(map + field::HASH_MODIFICATIONS, count + 1);
        size
    }

    /// `put`, or `putIfAbsent`: the value before, or null.
    fn put_entry(
        &mut self,
        map: Address,
        key: Word,
        value: Word,
        if_absent: bool,
    ) -> Outcome<Word> {
        let kept = [key, value];
        if self.world.get(map + field::HASH_TABLE) == NULL {
            self.grow_table(map, &kept)?;
        }
        let found = self.find_node(map, key)?;
        if found != NULL {
            let old = self.world.get(found + field::NODE_VALUE);
            if !if_absent || old == NULL {
                self.world.put(found + field::NODE_VALUE, value);
            }
            return Ok(old);
        }
        let hash = spread(self.hash_of(key)?.code);
        let node = self.new_node(hash, key, value);
        let table = self.world.get(map + field::HASH_TABLE);
        let before = self.append_node(table, node);
        self.check_chain(map, before + 1, &kept)?;
        if self.count_entry(map, 1) > self.world.get(map + field::HASH_THRESHOLD) {
            self.grow_table(map, &kept)?;
        }
        Ok(NULL)
    }

    /// `putAll`, and the constructor that copies.
    fn put_all(&mut self, map: Address, other: Word) -> Outcome {
        if !is_reference(other) || self.world.class_of(other) != class::HASH_MAP {
            return Err(Interrupt::stop(Key::StopTypes));
        }
        let nodes = self.nodes(other)?;
        if nodes.is_empty() {
            return Ok(());
        }
        let size = word_of(nodes.len());
        if self.world.get(map + field::HASH_TABLE) == NULL {
            let capacity = (size * 4).div_ceil(3);
            // JDK 17 adds 1 to a capacity that needs no rounding.
            if size.is_multiple_of(3) && capacity.is_power_of_two() {
                return Err(Interrupt::stop(Key::StopCopy));
            }
            if capacity > self.world.get(map + field::HASH_THRESHOLD) {
                let length = length_for(capacity);
                self.world.put(map + field::HASH_THRESHOLD, length);
            }
        } else {
            while size > self.world.get(map + field::HASH_THRESHOLD) {
                self.grow_table(map, &[other])?;
            }
        }
        self.holding(&[map, other], |machine| {
            for node in nodes {
                let [key, value] = [field::NODE_KEY, field::NODE_VALUE]
                    .map(|offset| machine.world.get(node + offset));
                machine.put_entry(map, key, value, false)?;
            }
            Ok(())
        })
    }

    /// Takes the Node of a key out; 0 if there is none.
    pub(super) fn remove_node(&mut self, map: Address, key: Word) -> Outcome<Address> {
        let found = self.find_node(map, key)?;
        if found == NULL {
            return Ok(NULL);
        }
        let hash = self.world.get(found + field::NODE_HASH);
        let table = self.world.get(map + field::HASH_TABLE);
        let bin = self.bin_address(table, hash);
        let chain = self.chain(self.world.get(bin));
        let before = chain.iter().take_while(|&&node| node != found).last();
        let next = self.world.get(found + field::NODE_NEXT);
        match before {
            None => self.world.put(bin, next),
            Some(before) => self.world.put(before + field::NODE_NEXT, next),
        }
        self.count_entry(map, -1);
        Ok(found)
    }

    pub(super) fn clear_map(&mut self, map: Address) -> Outcome {
        let length = self.table_length(map);
        self.visit(length as usize)?;
        let count = self.world.get(map + field::HASH_MODIFICATIONS);
        self.world.put(map + field::HASH_MODIFICATIONS, count + 1);
        let table = self.world.get(map + field::HASH_TABLE);
        for index in 0..length {
            self.world.put(table + field::ARRAY_ELEMENTS + index, NULL);
        }
        self.world.put(map + field::HASH_SIZE, 0);
        Ok(())
    }

    /// `keySet`, `values`, `entrySet`: made once, then the same again.
    pub(in super::super) fn map_view(&mut self, map: Address, view: Class) -> Address {
        let held = map
            + match view {
                class::KEY_SET => field::HASH_KEY_SET,
                class::VALUES => field::HASH_VALUES,
                _ => field::HASH_ENTRY_SET,
            };
        let made = self.world.get(held);
        if made != NULL {
            return made;
        }
        let made = self.world.allocate(view, field::VIEW_WORDS);
        self.world.put(made + field::VIEW_MAP, map);
        self.world.put(held, made);
        made
    }

    pub(super) fn has_value(&mut self, map: Address, value: Word) -> Outcome<bool> {
        for node in self.nodes(map)? {
            let held = self.world.get(node + field::NODE_VALUE);
            if self.is_equal(value, held)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    pub(super) fn invoke_map(
        &mut self,
        name: MethodName,
        map: Address,
        arguments: &[Word],
    ) -> Outcome<Call> {
        let size = self.world.get(map + field::HASH_SIZE);
        match (name, arguments) {
            (MethodName::Put, &[key, value]) => {
                let old = self.put_entry(map, key, value, false)?;
                self.done(old)
            }
            (MethodName::PutIfAbsent, &[key, value]) => {
                let old = self.put_entry(map, key, value, true)?;
                self.done(old)
            }
            (MethodName::PutAll, &[NULL]) => Err(self.null_pointer()),
            (MethodName::PutAll, &[other]) => {
                self.put_all(map, other)?;
                self.done(NULL)
            }
            (MethodName::Get, &[key]) => self.get_or(map, key, NULL),
            (MethodName::GetOrDefault, &[key, default]) => self.get_or(map, key, default),
            (MethodName::Remove, &[key]) => {
                let node = self.remove_node(map, key)?;
                let value = match node {
                    NULL => NULL,
                    node => self.world.get(node + field::NODE_VALUE),
                };
                self.done(value)
            }
            (MethodName::ContainsKey, &[key]) => {
                let found = self.find_node(map, key)? != NULL;
                self.done_value(Value::Boolean(found))
            }
            (MethodName::ContainsValue, &[value]) => {
                let found = self.has_value(map, value)?;
                self.done_value(Value::Boolean(found))
            }
            (MethodName::Size, _) => self.done_value(Value::Int(size as i32)),
            (MethodName::IsEmpty, _) => self.done_value(Value::Boolean(size == 0)),
            (MethodName::Clear, _) => {
                self.clear_map(map)?;
                self.done(NULL)
            }
            (MethodName::KeySet, _) => {
                let view = self.map_view(map, class::KEY_SET);
                self.done(view)
            }
            (MethodName::Values, _) => {
                let view = self.map_view(map, class::VALUES);
                self.done(view)
            }
            (MethodName::EntrySet, _) => {
                let view = self.map_view(map, class::ENTRY_SET);
                self.done(view)
            }
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    fn get_or(&mut self, map: Address, key: Word, default: Word) -> Outcome<Call> {
        let value = match self.find_node(map, key)? {
            NULL => default,
            node => self.world.get(node + field::NODE_VALUE),
        };
        self.done(value)
    }

    /// The methods of a Node, which is a `Map.Entry`.
    pub(super) fn invoke_node(
        &mut self,
        name: MethodName,
        node: Address,
        argument: Word,
    ) -> Outcome<Call> {
        let value = self.world.get(node + field::NODE_VALUE);
        match name {
            MethodName::GetKey => {
                let key = self.world.get(node + field::NODE_KEY);
                self.done(key)
            }
            MethodName::GetValue => self.done(value),
            MethodName::SetValue => {
                self.world.put(node + field::NODE_VALUE, argument);
                self.done(value)
            }
            _ => Err(Interrupt::stop(Key::StopTypes)),
        }
    }

    /// `computeIfAbsent`: a full table is doubled before the function is called.
    /// The caller's operands end at `depth`.
    pub(super) fn compute_if_absent(
        &mut self,
        map: Address,
        arguments: &[Word],
        depth: usize,
    ) -> Outcome<Call> {
        let &[key, function] = arguments else {
            return Err(Interrupt::stop(Key::StopTypes));
        };
        if function == NULL {
            return Err(self.null_pointer());
        }
        let table = self.world.get(map + field::HASH_TABLE);
        let size = self.world.get(map + field::HASH_SIZE);
        if table == NULL || size > self.world.get(map + field::HASH_THRESHOLD) {
            self.grow_table(map, arguments)?;
        }
        let found = self.find_node(map, key)?;
        if found != NULL {
            let value = self.world.get(found + field::NODE_VALUE);
            if value != NULL {
                return self.done(value);
            }
        }
        let expected = self.world.get(map + field::HASH_MODIFICATIONS);
        let expected = self.world.word(Value::Int(expected as i32));
        self.stack.truncate(depth);
        self.spill();
        self.push_native(Native::ComputeIfAbsent, &[map, key, expected])?;
        self.call_lambda(function, &[key])?;
        Ok(Call::Frame)
    }

    /// The function has returned: a new Node goes to the head of its bin.
    pub(super) fn value_computed(&mut self, result: Result<Word, Address>) -> Outcome<bool> {
        let [map, key, expected] =
            [0, 1, 2].map(|index| self.world.get(self.frame + SLOTS + index));
        let Ok(value) = result else {
            return self.abandon_native();
        };
        let expected = self.int(expected)? as u32;
        if self.world.get(map + field::HASH_MODIFICATIONS) != expected {
            return self.concurrent_modification();
        }
        let value = self.world.boxed(value);
        // Held by the frame: the table may have to grow.
        self.world.put(self.frame + SLOTS + 2, value);
        if value != NULL {
            let found = self.find_node(map, key)?;
            if found == NULL {
                let hash = spread(self.hash_of(key)?.code);
                let node = self.new_node(hash, key, value);
                let bin = self.bin_address(self.world.get(map + field::HASH_TABLE), hash);
                let first = self.world.get(bin);
                self.world.put(node + field::NODE_NEXT, first);
                self.world.put(bin, node);
                // One Node earlier than `put` does.
                let nodes = word_of(self.chain(node).len()) + 1;
                self.check_chain(map, nodes, &[key, value])?;
                self.count_entry(map, 1);
            } else {
                self.world.put(found + field::NODE_VALUE, value);
            }
        }
        self.pop_frame();
        self.go_on(value);
        Ok(true)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_takes_three_quarters_of_its_length() {
        let lengths = [1, 2, 4, 16, 64];
        assert_eq!(lengths.map(threshold), [0, 1, 3, 12, 48]);
    }

    #[test]
    fn a_capacity_is_rounded_up_to_a_power_of_two() {
        assert_eq!([0, 1, 3, 16, 17].map(length_for), [1, 1, 4, 16, 32]);
    }
}
