/**
 * Reads values that Python has pickled, without Python: nothing is imported or called, an object is its class's name and its fields. BitBake's event
 * log holds such values. The opcodes and what they do are those of `pickletools` in Python's library, protocols 2 to 5.
 */

export type PickledValue = null | boolean | number | string | readonly PickledValue[] | PickledRecord;

/** A dictionary, or an object: the name of its class with the module's in front, and its attributes. Keys that are no text are left out. */
export interface PickledRecord {
  readonly className: string | undefined;
  readonly fields: ReadonlyMap<string, PickledValue>;
}

interface MutableRecord extends PickledRecord {
  readonly fields: Map<string, PickledValue>;
}

const mostOperations = 100_000;

/** The value, or undefined if the bytes are no pickle, use what events do not, or take too many steps. */
export function pickledValue(bytes: Buffer): PickledValue | undefined {
  try {
    return createMachine(bytes).run();
  } catch (error) {
    // Reading beyond the end, or a stack that does not hold what an opcode takes: the pickle is damaged.
    if (error instanceof RangeError || error instanceof TypeError) return undefined;
    throw error;
  }
}

export function isRecord(value: PickledValue | undefined): value is PickledRecord {
  return typeof value === 'object' && value !== null && 'fields' in value;
}

type Operation = (machine: Machine) => void;

interface Machine {
  readonly bytes: Buffer;
  at: number;
  stack: PickledValue[];
  readonly marked: PickledValue[][];
  readonly memo: Map<number, PickledValue>;
}

function createMachine(bytes: Buffer): { readonly run: () => PickledValue | undefined } {
  const machine: Machine = { bytes, at: 0, stack: [], marked: [], memo: new Map() };
  return {
    run() {
      for (let step = 0; step < mostOperations; step++) {
        const opcode = byte(machine);
        if (opcode === stop) return machine.stack.at(-1);
        const operation = operations.get(opcode);
        if (!operation) return undefined;
        operation(machine);
      }
      return undefined;
    },
  };
}

const stop = '.'.charCodeAt(0);

const operations = new Map<number, Operation>(
  (
    [
      [0x80, (machine) => skip(machine, 1)], // PROTO
      [0x95, (machine) => skip(machine, 8)], // FRAME
      ['N', (machine) => machine.stack.push(null)],
      [0x88, (machine) => machine.stack.push(true)],
      [0x89, (machine) => machine.stack.push(false)],
      ['K', (machine) => machine.stack.push(byte(machine))],
      ['M', (machine) => machine.stack.push(littleEndian(machine, 2))],
      ['J', (machine) => machine.stack.push(littleEndian(machine, 4) | 0)],
      [0x8a, (machine) => machine.stack.push(longInteger(machine, byte(machine)))],
      ['G', (machine) => machine.stack.push(taken(machine, 8).readDoubleBE())],
      [0x8c, (machine) => machine.stack.push(text(machine, byte(machine)))],
      ['X', (machine) => machine.stack.push(text(machine, littleEndian(machine, 4)))],
      [0x8d, (machine) => machine.stack.push(text(machine, littleEndian(machine, 8)))],
      ['C', (machine) => machine.stack.push(bytesAsText(machine, byte(machine)))],
      ['B', (machine) => machine.stack.push(bytesAsText(machine, littleEndian(machine, 4)))],
      [']', (machine) => machine.stack.push([])],
      [')', (machine) => machine.stack.push([])],
      [0x8f, (machine) => machine.stack.push([])], // EMPTY_SET
      ['}', (machine) => machine.stack.push(record(undefined))],
      ['(', (machine) => openMark(machine)],
      ['t', (machine) => pushMarked(machine)],
      [0x91, (machine) => pushMarked(machine)], // FROZENSET
      [0x85, (machine) => pushTuple(machine, 1)],
      [0x86, (machine) => pushTuple(machine, 2)],
      [0x87, (machine) => pushTuple(machine, 3)],
      ['a', (machine) => append(machine, [popped(machine)])],
      ['e', (machine) => append(machine, closedMark(machine))],
      [0x90, (machine) => append(machine, closedMark(machine))], // ADDITEMS
      ['s', (machine) => setItems(machine, machine.stack.splice(-2))],
      ['u', (machine) => setItems(machine, closedMark(machine))],
      ['0', (machine) => machine.stack.pop()],
      ['2', (machine) => machine.stack.push(top(machine))],
      [0x94, (machine) => machine.memo.set(machine.memo.size, top(machine))],
      ['q', (machine) => machine.memo.set(byte(machine), top(machine))],
      ['r', (machine) => machine.memo.set(littleEndian(machine, 4), top(machine))],
      ['h', (machine) => recall(machine, byte(machine))],
      ['j', (machine) => recall(machine, littleEndian(machine, 4))],
      ['c', (machine) => machine.stack.push(`${textLine(machine)}.${textLine(machine)}`)],
      [0x93, (machine) => machine.stack.push(machine.stack.splice(-2).join('.'))], // STACK_GLOBAL
      [0x81, (machine) => construct(machine)], // NEWOBJ
      ['R', (machine) => construct(machine)],
      ['b', (machine) => setState(machine)],
    ] satisfies [number | string, Operation][]
  ).map(([opcode, operation]) => [typeof opcode === 'number' ? opcode : opcode.charCodeAt(0), operation]),
);

function byte(machine: Machine): number {
  const value = machine.bytes[machine.at];
  if (value === undefined) throw new RangeError('the pickle ends early');
  machine.at += 1;
  return value;
}

function taken(machine: Machine, length: number): Buffer {
  const start = machine.at;
  skip(machine, length);
  return machine.bytes.subarray(start, machine.at);
}

function skip(machine: Machine, length: number): void {
  if (length > machine.bytes.length - machine.at) throw new RangeError('the pickle ends early');
  machine.at += length;
}

/** Of eight bytes the lower six: a length beyond them is out of range anyway. */
function littleEndian(machine: Machine, length: 2 | 4 | 8): number {
  const start = machine.at;
  skip(machine, length);
  return machine.bytes.readUIntLE(start, Math.min(length, 6));
}

/** Two's complement; beyond 48 bits only a hash or an address is as long, which nobody asks for. */
function longInteger(machine: Machine, length: number): number {
  const digits = taken(machine, length);
  if (length === 0) return 0;
  return length <= 6 ? digits.readIntLE(0, length) : Number.NaN;
}

function text(machine: Machine, length: number): string {
  const start = machine.at;
  skip(machine, length);
  return machine.bytes.toString('utf8', start, machine.at);
}

function bytesAsText(machine: Machine, length: number): string {
  return taken(machine, length).toString('latin1');
}

function textLine(machine: Machine): string {
  const end = machine.bytes.indexOf('\n', machine.at);
  const line = taken(machine, end - machine.at).toString();
  skip(machine, 1);
  return line;
}

function record(className: string | undefined): MutableRecord {
  return { className, fields: new Map() };
}

function top(machine: Machine): PickledValue {
  const value = machine.stack.at(-1);
  if (value === undefined) throw new RangeError('the stack is empty');
  return value;
}

function popped(machine: Machine): PickledValue {
  const value = top(machine);
  machine.stack.pop();
  return value;
}

function openMark(machine: Machine): void {
  machine.marked.push(machine.stack);
  machine.stack = [];
}

function closedMark(machine: Machine): PickledValue[] {
  const items = machine.stack;
  const below = machine.marked.pop();
  if (!below) throw new RangeError('no mark is open');
  machine.stack = below;
  return items;
}

function pushMarked(machine: Machine): void {
  const items = closedMark(machine);
  machine.stack.push(items);
}

function pushTuple(machine: Machine, length: number): void {
  machine.stack.push(machine.stack.splice(-length));
}

function append(machine: Machine, items: readonly PickledValue[]): void {
  const list = top(machine);
  if (!Array.isArray(list)) throw new TypeError('not a list');
  for (const item of items) list.push(item);
}

function setItems(machine: Machine, keysAndValues: readonly PickledValue[]): void {
  const target = top(machine);
  // A dictionary's subclass is an object that was made without arguments.
  if (!isRecord(target)) throw new TypeError('not a dictionary');
  for (let index = 0; index + 1 < keysAndValues.length; index += 2) {
    const key = keysAndValues[index];
    if (typeof key === 'string') setField(target, key, keysAndValues[index + 1]);
  }
}

function setField(target: PickledRecord, key: string, value: PickledValue | undefined): void {
  (target as MutableRecord).fields.set(key, value ?? null);
}

function recall(machine: Machine, index: number): void {
  const value = machine.memo.get(index);
  if (value === undefined) throw new RangeError('nothing is remembered there');
  machine.stack.push(value);
}

/** What Python would call a class for: here an object without fields. Of a set, which is made from one list, the list is kept. */
function construct(machine: Machine): void {
  const callArguments = popped(machine);
  const className = popped(machine);
  if (typeof className !== 'string') throw new TypeError('not a class');
  const isSet = className === 'builtins.set' || className === 'builtins.frozenset';
  const items = isSet && Array.isArray(callArguments) ? callArguments[0] : undefined;
  machine.stack.push(items ?? record(className));
}

/** An object's attributes, or a pair of them and those of its slots. */
function setState(machine: Machine): void {
  const state = popped(machine);
  const target = top(machine);
  if (!isRecord(target)) return;
  const parts = Array.isArray(state) ? state : [state];
  for (const part of parts) {
    if (isRecord(part)) for (const [key, value] of part.fields) setField(target, key, value);
  }
}
