//! Several pieces of a split program as one WebAssembly module.
//!
//! The splitter makes a piece of every set of parts that share code, hundreds of
//! them. A piece imports the memory, the table of functions and the stack pointer
//! of the main module, puts its functions into the table, and calls those of other
//! pieces through a function of its own that reads the table ("bridge"). So pieces
//! are joined by putting their functions one behind the other; a bridge to what is
//! in the same module now is left out, and of equal bridges one is enough.

use std::collections::BTreeMap;

use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, DataSection, ElementSection, FunctionSection, ImportSection, Module, NameMap, NameSection, TypeSection,
};
use wasmparser::{
    Data, DataKind, Element, ElementItems, ElementKind, FuncType, FunctionBody, Import, KnownCustom, Name, Operator,
    Parser, Payload, TypeRef,
};

use crate::run::Outcome;

/// A piece as read.
#[derive(Default)]
struct Piece<'a> {
    types: Vec<FuncType>,
    imports: Vec<Import<'a>>,
    /// Index of the type of each function.
    functions: Vec<u32>,
    bodies: Vec<FunctionBody<'a>>,
    elements: Vec<Element<'a>>,
    data: Vec<Data<'a>>,
    names: BTreeMap<u32, &'a str>,
}

/// Joins pieces into one module, with the names of functions when these are wanted;
/// the same pieces give the same bytes.
///
/// # Errors
/// A sentence, when a piece has something that pieces do not have.
pub fn merge(pieces: &[&[u8]], named: bool) -> Outcome<Vec<u8>> {
    let refused = |error: String| format!("a piece of the split program cannot be joined: {error}.");
    let pieces = pieces.iter().map(|bytes| read(bytes)).collect::<Result<Vec<_>, _>>().map_err(refused)?;
    joined(&pieces, named).map_err(refused)
}

fn read(bytes: &[u8]) -> Result<Piece<'_>, String> {
    let mut piece = Piece::default();
    for payload in Parser::new(0).parse_all(bytes) {
        take(&mut piece, payload.map_err(|error| error.to_string())?)?;
    }
    Ok(piece)
}

fn take<'a>(piece: &mut Piece<'a>, payload: Payload<'a>) -> Result<(), String> {
    fn all<T>(items: impl IntoIterator<Item = wasmparser::Result<T>>) -> Result<Vec<T>, String> {
        items.into_iter().collect::<wasmparser::Result<_>>().map_err(|error| error.to_string())
    }
    match payload {
        Payload::TypeSection(section) => piece.types = all(section.into_iter_err_on_gc_types())?,
        Payload::ImportSection(section) => piece.imports = all(section.into_imports())?,
        Payload::FunctionSection(section) => piece.functions = all(section)?,
        Payload::CodeSectionEntry(body) => piece.bodies.push(body),
        Payload::ElementSection(section) => piece.elements = all(section)?,
        Payload::DataSection(section) => piece.data = all(section)?,
        Payload::CustomSection(section) => {
            if let KnownCustom::Name(section) = section.as_known() {
                for name in section.into_iter().flatten() {
                    if let Name::Function(map) = name {
                        piece.names = map.into_iter().flatten().map(|naming| (naming.index, naming.name)).collect();
                    }
                }
            }
        }
        Payload::TableSection(section) if 0 < section.count() => return Err("it has a table".to_owned()),
        Payload::MemorySection(section) if 0 < section.count() => return Err("it has a memory".to_owned()),
        Payload::GlobalSection(section) if 0 < section.count() => return Err("it has a global".to_owned()),
        Payload::ExportSection(section) if 0 < section.count() => return Err("it has exports".to_owned()),
        Payload::StartSection { .. } => return Err("it has a start function".to_owned()),
        _ => {}
    }
    Ok(())
}

/// A function: of which piece, its index there.
type Place = (usize, u32);

/// Index in the module for each function of each piece.
struct Functions {
    indices: BTreeMap<Place, u32>,
    /// Those that are written, in the order of their indices.
    kept: Vec<Place>,
}

impl Functions {
    fn of(pieces: &[Piece<'_>]) -> Result<Self, String> {
        let slots = slots(pieces)?;
        let type_of = |(piece, function): Place| {
            let piece = pieces.get(piece)?;
            piece.types.get(usize::try_from(*piece.functions.get(usize::try_from(function).ok()?)?).ok()?)
        };
        let mut functions = Self { indices: BTreeMap::new(), kept: Vec::new() };
        let (mut bridges, mut instead) = (BTreeMap::new(), BTreeMap::new());
        for (at, piece) in pieces.iter().enumerate() {
            for (function, body) in (0_u32..).zip(&piece.bodies) {
                let place = (at, function);
                let slot = bridge(body).map_err(|error| error.to_string())?;
                let target =
                    slot.and_then(|slot| slots.get(&slot)).filter(|target| type_of(**target) == type_of(place));
                let target = target.or_else(|| bridges.get(&(slot?, type_of(place)?))).copied();
                match target {
                    Some(target) if target != place => {
                        instead.insert(place, target);
                    }
                    _ => {
                        if let (Some(slot), Some(kind)) = (slot, type_of(place)) {
                            bridges.insert((slot, kind), place);
                        }
                        functions.indices.insert(place, u32::try_from(functions.kept.len()).unwrap_or(u32::MAX));
                        functions.kept.push(place);
                    }
                }
            }
        }
        for (place, target) in instead {
            let index = functions.indices.get(&target).copied().ok_or("a bridge leads to a bridge")?;
            functions.indices.insert(place, index);
        }
        Ok(functions)
    }
}

/// The functions that pieces put into the table, by their place in it.
fn slots(pieces: &[Piece<'_>]) -> Result<BTreeMap<i32, Place>, String> {
    let mut slots = BTreeMap::new();
    for (at, piece) in pieces.iter().enumerate() {
        for element in &piece.elements {
            let ElementKind::Active { offset_expr, .. } = &element.kind else { continue };
            let mut operators = offset_expr.get_operators_reader();
            let Ok(Operator::I32Const { value }) = operators.read() else { continue };
            let ElementItems::Functions(functions) = &element.items else { continue };
            for (slot, function) in (value..).zip(functions.clone()) {
                slots.insert(slot, (at, function.map_err(|error| error.to_string())?));
            }
        }
    }
    // A bridge in the table is no place to lead to.
    let leads_on = |(at, function): &Place| {
        let body = pieces.get(*at).and_then(|piece| piece.bodies.get(usize::try_from(*function).ok()?));
        body.is_some_and(|body| matches!(bridge(body), Ok(Some(_))))
    };
    slots.retain(|_, place| !leads_on(place));
    Ok(slots)
}

/// The place in the table that a function calls with its own arguments, when that
/// is all it does.
fn bridge(body: &FunctionBody<'_>) -> wasmparser::Result<Option<i32>> {
    if body.get_locals_reader()?.get_count() != 0 {
        return Ok(None);
    }
    let mut operators = body.get_operators_reader()?;
    let mut argument = 0;
    let slot = loop {
        match operators.read()? {
            Operator::LocalGet { local_index } if local_index == argument => argument += 1,
            Operator::I32Const { value } => break value,
            _ => return Ok(None),
        }
    };
    let calls = matches!(operators.read()?, Operator::CallIndirect { .. });
    Ok((calls && matches!(operators.read()?, Operator::End) && operators.eof()).then_some(slot))
}

/// Translates the indices of one piece into those of the module.
struct Writer<'a, 'p> {
    at: usize,
    pieces: &'p [Piece<'a>],
    functions: &'p Functions,
    /// Types that are used, and imports that are there, each with its index.
    types: Vec<&'p FuncType>,
    imports: Vec<&'p Import<'a>>,
}

impl Writer<'_, '_> {
    /// The index in the module of an import of the piece: of a kind, by its number there.
    fn import(&self, is: fn(&TypeRef) -> bool, number: u32) -> Result<u32, Error<String>> {
        let own = self.pieces.get(self.at).into_iter().flat_map(|piece| &piece.imports);
        let own = own.filter(|import| is(&import.ty)).nth(usize::try_from(number).unwrap_or(usize::MAX));
        let own = own.ok_or_else(|| Error::UserError(format!("import {number} is not there")))?;
        let mut all = self.imports.iter().filter(|import| is(&import.ty));
        let index = all.position(|import| (import.module, import.name) == (own.module, own.name));
        Ok(index.and_then(|index| u32::try_from(index).ok()).unwrap_or(u32::MAX))
    }
}

impl Reencode for Writer<'_, '_> {
    type Error = String;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<String>> {
        let index = self.functions.indices.get(&(self.at, function)).copied();
        index.ok_or_else(|| Error::UserError(format!("function {function} is not there")))
    }

    fn type_index(&mut self, index: u32) -> Result<u32, Error<String>> {
        let of = self.pieces.get(self.at).and_then(|piece| piece.types.get(usize::try_from(index).ok()?));
        let of = of.ok_or_else(|| Error::UserError(format!("type {index} is not there")))?;
        let at = self.types.iter().position(|one| *one == of).unwrap_or(self.types.len());
        if at == self.types.len() {
            self.types.push(of);
        }
        Ok(u32::try_from(at).unwrap_or(u32::MAX))
    }

    fn memory_index(&mut self, memory: u32) -> Result<u32, Error<String>> {
        self.import(|of| matches!(of, TypeRef::Memory(_)), memory)
    }

    fn table_index(&mut self, table: u32) -> Result<u32, Error<String>> {
        self.import(|of| matches!(of, TypeRef::Table(_)), table)
    }

    fn global_index(&mut self, global: u32) -> Result<u32, Error<String>> {
        self.import(|of| matches!(of, TypeRef::Global(_)), global)
    }

    fn data_index(&mut self, _: u32) -> Result<u32, Error<String>> {
        Err(Error::UserError("it names a block of data".to_owned()))
    }

    fn element_index(&mut self, _: u32) -> Result<u32, Error<String>> {
        Err(Error::UserError("it names a block of the table".to_owned()))
    }
}

fn joined(pieces: &[Piece<'_>], named: bool) -> Result<Vec<u8>, String> {
    let functions = Functions::of(pieces)?;
    let mut writer = Writer { at: 0, pieces, functions: &functions, types: Vec::new(), imports: Vec::new() };
    for import in pieces.iter().flat_map(|piece| &piece.imports) {
        if matches!(import.ty, TypeRef::Func(_) | TypeRef::FuncExact(_) | TypeRef::Tag(_)) {
            return Err(format!("it imports the function {}", import.name));
        }
        if !writer.imports.iter().any(|known| (known.module, known.name) == (import.module, import.name)) {
            writer.imports.push(import);
        }
    }
    let sections = write(&mut writer);
    let (kinds, code, elements, data) = sections.map_err(|error| error.to_string())?;
    let (mut imports, mut types) = (ImportSection::new(), TypeSection::new());
    for import in writer.imports.clone() {
        writer.parse_import(&mut imports, *import).map_err(|error| error.to_string())?;
    }
    for of in writer.types.clone() {
        let of = writer.func_type(of.clone()).map_err(|error| error.to_string())?;
        types.ty().func_type(&of);
    }
    let mut module = Module::new();
    module.section(&types).section(&imports).section(&kinds).section(&elements).section(&code).section(&data);
    let mut names = NameMap::new();
    for (index, (at, function)) in (0_u32..).zip(&functions.kept).filter(|_| named) {
        if let Some(name) = pieces.get(*at).and_then(|piece| piece.names.get(function)) {
            names.append(index, name);
        }
    }
    if !names.is_empty() {
        let mut section = NameSection::new();
        section.functions(&names);
        module.section(&section);
    }
    Ok(module.finish())
}

type Sections = (FunctionSection, CodeSection, ElementSection, DataSection);

fn write(writer: &mut Writer<'_, '_>) -> Result<Sections, Error<String>> {
    let (pieces, functions) = (writer.pieces, writer.functions);
    let (mut kinds, mut code) = (FunctionSection::new(), CodeSection::new());
    for (at, function) in &functions.kept {
        writer.at = *at;
        let piece = pieces.get(*at);
        let found = piece.zip(usize::try_from(*function).ok());
        let found = found.and_then(|(piece, at)| piece.functions.get(at).zip(piece.bodies.get(at)));
        let (kind, body) = found.ok_or_else(|| Error::UserError("a function is not there".to_owned()))?;
        kinds.function(writer.type_index(*kind)?);
        writer.parse_function_body(&mut code, body.clone())?;
    }
    let (mut elements, mut data) = (ElementSection::new(), DataSection::new());
    for (at, piece) in pieces.iter().enumerate() {
        writer.at = at;
        for element in &piece.elements {
            writer.parse_element(&mut elements, element.clone())?;
        }
        for block in &piece.data {
            if block.data.is_empty() {
                continue;
            }
            if matches!(block.kind, DataKind::Passive) {
                return Err(Error::UserError("it has data that is placed later".to_owned()));
            }
            writer.parse_data(&mut data, block.clone())?;
        }
    }
    Ok((kinds, code, elements, data))
}

#[cfg(test)]
mod tests {
    use super::merge;
    use wasm_encoder::{
        CodeSection, ConstExpr, DataSection, ElementSection, Elements, EntityType, ExportKind, ExportSection, Function,
        FunctionSection, ImportSection, MemoryType, Module, RefType, TableType, TypeSection, ValType,
    };
    use wasmparser::{Operator, Parser, Payload, Validator};

    /// A piece: one type, `() -> i32`; functions, each of a few instructions; which of
    /// them goes where in the table; a block of data.
    fn piece(functions: &[&[Step]], slot: i32, in_table: u32, data: (i32, &str)) -> Vec<u8> {
        let (mut types, mut imports, mut kinds) = (TypeSection::new(), ImportSection::new(), FunctionSection::new());
        types.ty().function([ValType::I64], [ValType::I64]);
        types.ty().function([], [ValType::I32]);
        let memory = MemoryType { minimum: 1, maximum: None, memory64: false, shared: false, page_size_log2: None };
        imports.import("__wasm_split", "memory", EntityType::Memory(memory));
        let table =
            TableType { element_type: RefType::FUNCREF, table64: false, minimum: 9, maximum: None, shared: false };
        imports.import("__wasm_split", "__indirect_function_table", EntityType::Table(table));
        let mut code = CodeSection::new();
        for steps in functions {
            kinds.function(1);
            let mut function = Function::new([]);
            for step in *steps {
                match step {
                    Step::Number(n) => function.instructions().i32_const(*n),
                    Step::Call(n) => function.instructions().call(*n),
                    Step::CallSlot => function.instructions().call_indirect(0, 1),
                    Step::Drop => function.instructions().drop(),
                };
            }
            function.instructions().end();
            code.function(&function);
        }
        let (mut elements, mut block) = (ElementSection::new(), DataSection::new());
        elements.active(None, &ConstExpr::i32_const(slot), Elements::Functions((&[in_table][..]).into()));
        block.active(0, &ConstExpr::i32_const(data.0), data.1.bytes());
        block.active(0, &ConstExpr::i32_const(0), []);
        let mut module = Module::new();
        module.section(&types).section(&imports).section(&kinds).section(&elements).section(&code).section(&block);
        module.finish()
    }

    enum Step {
        Number(i32),
        Call(u32),
        CallSlot,
        Drop,
    }
    use Step::{Call, CallSlot, Drop, Number};

    /// The functions that each function of a module calls, or the numbers it names.
    fn functions(wasm: &[u8]) -> Vec<Vec<String>> {
        let bodies = Parser::new(0).parse_all(wasm).filter_map(|payload| match payload.expect("a section") {
            Payload::CodeSectionEntry(body) => Some(body),
            _ => None,
        });
        bodies
            .map(|body| {
                let operators = body.get_operators_reader().expect("code").into_iter().map(|one| one.expect("code"));
                operators
                    .filter_map(|operator| match operator {
                        Operator::Call { function_index } => Some(format!("call {function_index}")),
                        Operator::I32Const { value } => Some(value.to_string()),
                        _ => None,
                    })
                    .collect()
            })
            .collect()
    }

    #[test]
    fn functions_of_several_pieces_call_each_other_without_the_table() {
        let first = piece(&[&[Number(41)]], 3, 0, (8, "one"));
        // Two bridges: to what the other piece has, to what neither has.
        let second =
            piece(&[&[Call(1), Drop, Call(2)], &[Number(3), CallSlot], &[Number(7), CallSlot]], 4, 0, (16, "two"));
        let third = piece(&[&[Number(7), CallSlot], &[Call(0)]], 5, 1, (24, "three"));
        let joined = merge(&[&first, &second, &third], false).expect("a module");
        Validator::new().validate_all(&joined).expect("valid");
        assert_eq!(functions(&joined), [vec!["41"], vec!["call 0", "call 2"], vec!["7"], vec!["call 2"]]);
        let (mut slots, mut data) = (Vec::new(), Vec::new());
        for payload in Parser::new(0).parse_all(&joined) {
            match payload.expect("a section") {
                Payload::ElementSection(section) => slots.push(section.count()),
                Payload::DataSection(section) => {
                    data.extend(section.into_iter().map(|one| one.expect("data").data.to_vec()))
                }
                Payload::ImportSection(section) => assert_eq!(section.count(), 2),
                Payload::TypeSection(section) => assert_eq!(section.count(), 1),
                _ => {}
            }
        }
        assert_eq!(slots, [3]);
        assert_eq!(data, [b"one".to_vec(), b"two".to_vec(), b"three".to_vec()]);
        assert_eq!(merge(&[&first, &second, &third], false).expect("a module"), joined);
    }

    #[test]
    fn what_no_piece_has_is_refused() {
        let mut exports = ExportSection::new();
        exports.export("f", ExportKind::Func, 0);
        let mut types = TypeSection::new();
        types.ty().function([], []);
        let mut kinds = FunctionSection::new();
        kinds.function(0);
        let mut code = CodeSection::new();
        let mut function = Function::new([]);
        function.instructions().end();
        code.function(&function);
        let mut module = Module::new();
        module.section(&types).section(&kinds).section(&exports).section(&code);
        let refused = merge(&[&module.finish()], false).expect_err("exports");
        assert!(refused.contains("it has exports"), "{refused}");
        assert!(merge(&[b"no module"], false).is_err());
    }
}
