/** From a parsed pattern to its instructions. */
import type { CharacterSet } from './characterSet';
import { firstUnits, isAnchored, prefixOf } from './leading';
import type { ParsedRegex } from './parse';
import { Op, type RegexProgram } from './program';
import type { Place, RegexNode } from './tree';

/** The order is that of the numbers in `At` instructions. */
export const PLACES: readonly Place[] = [
  'textStart',
  'lineStart',
  'textEnd',
  'lastLineEnd',
  'lineEnd',
  'wordBoundary',
  'noWordBoundary',
  'asciiWordBoundary',
  'noAsciiWordBoundary',
];

interface Emitter {
  readonly code: number[];
  readonly sets: CharacterSet[];
  readonly texts: string[];
  nextRegister: number;
}

export function compileProgram(parsed: ParsedRegex): RegexProgram {
  const emitter: Emitter = { code: [], sets: [], texts: [], nextRegister: 2 * (parsed.groupCount + 1) + 1 };
  emit(emitter, parsed.node);
  emitter.code.push(Op.Match);
  return {
    code: Int32Array.from(emitter.code),
    sets: emitter.sets,
    texts: emitter.texts,
    groupCount: parsed.groupCount,
    registerCount: emitter.nextRegister,
    prefix: prefixOf(parsed.node),
    firstUnits: firstUnits(parsed.node),
    isAnchored: isAnchored(parsed.node),
  };
}

function emit(emitter: Emitter, node: RegexNode): void {
  const { code } = emitter;
  switch (node.kind) {
    case 'literal':
      code.push(Op.Unit, node.unit);
      return;
    case 'set':
      code.push(Op.Set, emitter.sets.push(node.set) - 1);
      return;
    case 'at':
      code.push(Op.At, PLACES.indexOf(node.place));
      return;
    case 'sequence':
      emitSequence(emitter, node.items);
      return;
    case 'branch':
      emitBranch(emitter, node.choices);
      return;
    case 'group':
      code.push(Op.Open, node.index);
      emit(emitter, node.body);
      code.push(Op.Close, node.index);
      return;
    case 'repeat':
      emitRepeat(emitter, node);
      return;
    case 'backReference':
      code.push(node.ignoreCase ? Op.BackReferenceIgnoringCase : Op.BackReference, node.index);
      return;
    case 'conditional':
      emitConditional(emitter, node);
      return;
    case 'look':
      emitLook(emitter, node);
      return;
    case 'atomic':
      emitAtomic(emitter, () => emit(emitter, node.body));
      return;
  }
}

/** Neighbouring literals are compared as one text. */
function emitSequence(emitter: Emitter, items: readonly RegexNode[]): void {
  let text = '';
  const flush = (): void => {
    if (text.length === 1) emitter.code.push(Op.Unit, text.charCodeAt(0));
    else if (text !== '') emitter.code.push(Op.Text, emitter.texts.push(text) - 1);
    text = '';
  };
  for (const item of items) {
    if (item.kind === 'literal') {
      text += String.fromCharCode(item.unit);
      continue;
    }
    flush();
    emit(emitter, item);
  }
  flush();
}

function emitBranch(emitter: Emitter, choices: readonly RegexNode[]): void {
  const { code } = emitter;
  const jumps: number[] = [];
  choices.forEach((choice, index) => {
    if (index === choices.length - 1) {
      emit(emitter, choice);
      return;
    }
    const split = code.push(Op.Split, 0) - 1;
    emit(emitter, choice);
    jumps.push(code.push(Op.Jump, 0) - 1);
    code[split] = code.length;
  });
  for (const jump of jumps) code[jump] = code.length;
}

function emitRepeat(emitter: Emitter, node: Extract<RegexNode, { kind: 'repeat' }>): void {
  const { code, sets } = emitter;
  const set = singleUnit(node.body);
  if (set) {
    const index = sets.push(set) - 1;
    if (node.mode === 'possessive') code.push(Op.RepeatPossessive, index, node.min, node.max);
    else if (node.mode === 'greedy') code.push(Op.RepeatGreedy, index, node.min, node.max, Op.Shrink);
    else code.push(Op.RepeatLazy, index, node.min, node.max, Op.Grow, index);
    return;
  }
  if (node.mode === 'possessive') {
    emitAtomic(emitter, () => emitLoop(emitter, node, Op.LoopGreedy));
    return;
  }
  if (node.min === 0 && node.max === 1 && node.mode === 'greedy') {
    const split = code.push(Op.Split, 0) - 1;
    emit(emitter, node.body);
    code[split] = code.length;
    return;
  }
  emitLoop(emitter, node, node.mode === 'lazy' ? Op.LoopLazy : Op.LoopGreedy);
}

/** The set of a node that matches exactly one unit and captures nothing. */
function singleUnit(node: RegexNode): CharacterSet | undefined {
  if (node.kind === 'set') return node.set;
  if (node.kind === 'sequence' && node.items.length === 1 && node.items[0]) return singleUnit(node.items[0]);
  if (node.kind !== 'literal') return undefined;
  const ascii = new Uint8Array(128);
  if (node.unit < 128) ascii[node.unit] = 1;
  return { ascii, beyond: (unit) => unit === node.unit };
}

function emitLoop(emitter: Emitter, node: Extract<RegexNode, { kind: 'repeat' }>, op: number): void {
  const { code } = emitter;
  const registers = takeRegisters(emitter);
  code.push(Op.LoopStart, registers);
  const loop = code.length;
  code.push(op, registers, node.min, node.max, 0);
  const tail = code.length - 1;
  if (op === Op.LoopLazy) code.push(Op.LoopAgain, registers);
  emit(emitter, node.body);
  code.push(Op.Jump, loop);
  code[tail] = code.length;
}

function emitConditional(emitter: Emitter, node: Extract<RegexNode, { kind: 'conditional' }>): void {
  const { code } = emitter;
  const otherwise = code.push(Op.Conditional, node.index, 0) - 1;
  emit(emitter, node.yes);
  const end = code.push(Op.Jump, 0) - 1;
  code[otherwise] = code.length;
  emit(emitter, node.no);
  code[end] = code.length;
}

function emitLook(emitter: Emitter, node: Extract<RegexNode, { kind: 'look' }>): void {
  const { code } = emitter;
  const registers = takeRegisters(emitter);
  if (!node.negative) {
    code.push(Op.LookStart, registers, node.width);
    emit(emitter, node.body);
    code.push(Op.LookEnd, registers);
    return;
  }
  const tail = code.push(Op.NotStart, registers, node.width, 0) - 1;
  emit(emitter, node.body);
  code.push(Op.NotEnd, registers);
  code[tail] = code.length;
}

function emitAtomic(emitter: Emitter, emitBody: () => void): void {
  const registers = takeRegisters(emitter);
  emitter.code.push(Op.AtomicStart, registers);
  emitBody();
  emitter.code.push(Op.AtomicEnd, registers);
}

function takeRegisters(emitter: Emitter): number {
  const first = emitter.nextRegister;
  emitter.nextRegister += 2;
  return first;
}
