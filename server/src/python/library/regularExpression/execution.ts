/**
 * Runs the instructions of a pattern over a text, with a stack of its own for what is still to be tried: a long text never deepens
 * JavaScript's stack, and every step is accounted for, so that a pattern that tries without end runs out of budget.
 */
import { type CharacterSet, hasUnit } from './characterSet';
import { isAt } from './place';
import { lastGroupRegister, Op, type RegexProgram } from './program';
import { isSameText, isSameTextIgnoringCase } from './sameText';
import { UNLIMITED } from './tree';

/** Accounts for work; throws where there is none left. */
export type Spend = (steps: number) => void;

export interface MatchMode {
  /** The match has to reach the end of the text. */
  readonly isFull?: boolean;
  /** A match at the first place must not be empty. */
  readonly mustAdvance?: boolean;
}

/** The spans of all groups, with -1 for those that did not take part, and the group that was closed last (0 for none). */
export interface RawMatch {
  readonly spans: Int32Array;
  readonly lastGroup: number;
}

const STEPS_AT_ONCE = 256;

/** The entries of the stack that fit before the search is given up; one has three numbers. */
const MOST_ENTRIES = 2_000_000;

/** One search over one text: the registers and the stack are used again for each place where it is tried. */
export class Execution {
  private readonly registers: Int32Array;
  /**
   * Three numbers an entry: an instruction, a position and one more number for it; or, with a negative first number, the
   * complement of a register and the value it had.
   */
  private stack = new Int32Array(96);
  private height = 0;

  constructor(
    private readonly program: RegexProgram,
    private readonly text: string,
    private readonly spend: Spend,
  ) {
    this.registers = new Int32Array(program.registerCount);
  }

  run(start: number, mode: MatchMode): RawMatch | undefined {
    this.registers.fill(-1);
    this.spend(1 + (this.registers.length >>> 6));
    const last = lastGroupRegister(this.program);
    this.registers[last] = 0;
    this.height = 0;
    const end = this.match(start, mode);
    if (end < 0) return undefined;
    const spans = this.registers.slice(0, 2 * (this.program.groupCount + 1));
    spans[0] = start;
    spans[1] = end;
    for (let index = 2; index < spans.length; index += 2) {
      // A group that was begun again and not ended has not taken part.
      if (spans[index + 1]! < 0) spans[index] = -1;
    }
    return { spans, lastGroup: this.registers[last] ?? 0 };
  }

  /** The end of the match that begins at `start`, or -1. */
  private match(start: number, mode: MatchMode): number {
    const { text, registers, spend } = this;
    const { code, sets, texts } = this.program;
    const lastGroup = lastGroupRegister(this.program);
    const length = text.length;
    let position = start;
    let pc = 0;
    let extra = 0;
    let steps = 0;
    for (;;) {
      if (++steps >= STEPS_AT_ONCE) {
        spend(steps);
        steps = 0;
      }
      let isFailed = false;
      switch (code[pc]) {
        case Op.Match:
          if ((mode.isFull && position !== length) || (mode.mustAdvance && position === start)) {
            isFailed = true;
            break;
          }
          spend(steps);
          return position;
        case Op.Unit:
          if (position < length && text.charCodeAt(position) === code[pc + 1]) {
            position++;
            pc += 2;
          } else isFailed = true;
          break;
        case Op.Set:
          if (position < length && hasUnit(sets[code[pc + 1]!]!, text.charCodeAt(position))) {
            position++;
            pc += 2;
          } else isFailed = true;
          break;
        case Op.Text: {
          const expected = texts[code[pc + 1]!]!;
          if (text.startsWith(expected, position)) {
            position += expected.length;
            pc += 2;
          } else isFailed = true;
          steps += expected.length >>> 4;
          break;
        }
        case Op.At:
          if (isAt(code[pc + 1]!, text, position)) pc += 2;
          else isFailed = true;
          break;
        case Op.Split:
          this.push(code[pc + 1]!, position, 0);
          pc += 2;
          break;
        case Op.Jump:
          pc = code[pc + 1]!;
          break;
        case Op.Open:
          this.set(2 * code[pc + 1]!, position);
          pc += 2;
          break;
        case Op.Close:
          this.set(2 * code[pc + 1]! + 1, position);
          this.set(lastGroup, code[pc + 1]!);
          pc += 2;
          break;
        case Op.RepeatGreedy:
        case Op.RepeatPossessive: {
          const min = code[pc + 2]!;
          const end = repeatEnd(sets[code[pc + 1]!]!, text, position, code[pc + 3]!);
          steps += (end - position) >>> 2;
          if (end - position < min) isFailed = true;
          else if (code[pc] === Op.RepeatPossessive) {
            position = end;
            pc += 4;
          } else {
            extra = position + min;
            position = end;
            pc += 4;
          }
          break;
        }
        case Op.Shrink: {
          // What follows is often a literal: then only the ends before such a unit are worth a try.
          const next = nextLiteral(code, texts, pc + 1);
          const tried = position;
          if (next >= 0) while (position >= extra && text.charCodeAt(position) !== next) position--;
          steps += (tried - position) >>> 2;
          if (position < extra) isFailed = true;
          else {
            if (position > extra) this.push(pc, position - 1, extra);
            pc++;
          }
          break;
        }
        case Op.RepeatLazy: {
          const min = code[pc + 2]!;
          const max = code[pc + 3]!;
          const end = repeatEnd(sets[code[pc + 1]!]!, text, position, min);
          steps += min >>> 2;
          if (end - position < min) isFailed = true;
          else {
            if (max > min) this.push(pc + 4, end, max === UNLIMITED ? length : Math.min(length, position + max));
            position = end;
            pc += 6;
          }
          break;
        }
        case Op.Grow:
          if (position < extra && hasUnit(sets[code[pc + 1]!]!, text.charCodeAt(position))) {
            position++;
            this.push(pc, position, extra);
            pc += 2;
          } else isFailed = true;
          break;
        case Op.LoopStart: {
          const loop = code[pc + 1]!;
          this.set(loop, -1);
          this.set(loop + 1, -1);
          pc += 2;
          break;
        }
        case Op.LoopGreedy: {
          const loop = code[pc + 1]!;
          const count = registers[loop]! + 1;
          if (count < code[pc + 2]!) {
            this.set(loop, count);
            pc += 5;
          } else if (count < code[pc + 3]! && position !== registers[loop + 1]) {
            this.push(code[pc + 4]!, position, 0);
            this.set(loop, count);
            this.set(loop + 1, position);
            pc += 5;
          } else pc = code[pc + 4]!;
          break;
        }
        case Op.LoopLazy: {
          const loop = code[pc + 1]!;
          const count = registers[loop]! + 1;
          if (count < code[pc + 2]!) {
            this.set(loop, count);
            pc += 7;
          } else {
            if (count < code[pc + 3]! && position !== registers[loop + 1]) this.push(pc + 5, position, 0);
            pc = code[pc + 4]!;
          }
          break;
        }
        case Op.LoopAgain: {
          const loop = code[pc + 1]!;
          this.set(loop, registers[loop]! + 1);
          this.set(loop + 1, position);
          pc += 2;
          break;
        }
        case Op.LookStart: {
          const look = code[pc + 1]!;
          const width = code[pc + 2]!;
          this.set(look, this.height);
          this.set(look + 1, position);
          if (width > position) isFailed = true;
          else {
            position -= width;
            pc += 3;
          }
          break;
        }
        case Op.LookEnd: {
          const look = code[pc + 1]!;
          position = registers[look + 1]!;
          this.dropChoices(registers[look]!);
          pc += 2;
          break;
        }
        case Op.NotStart: {
          const look = code[pc + 1]!;
          const width = code[pc + 2]!;
          const tail = code[pc + 3]!;
          if (width > position) {
            pc = tail;
            break;
          }
          this.set(look, this.height);
          this.push(tail, position, 0);
          position -= width;
          pc += 4;
          break;
        }
        case Op.NotEnd:
          this.unwind(registers[code[pc + 1]!]!);
          isFailed = true;
          break;
        case Op.AtomicStart:
          this.set(code[pc + 1]!, this.height);
          pc += 2;
          break;
        case Op.AtomicEnd:
          this.dropChoices(registers[code[pc + 1]!]!);
          pc += 2;
          break;
        case Op.BackReference:
        case Op.BackReferenceIgnoringCase: {
          const from = registers[2 * code[pc + 1]!]!;
          const to = registers[2 * code[pc + 1]! + 1]!;
          const isSame = code[pc] === Op.BackReference ? isSameText : isSameTextIgnoringCase;
          if (to < 0 || !isSame(text, from, to, position)) isFailed = true;
          else {
            position += to - from;
            pc += 2;
          }
          steps += Math.max(0, to - from) >>> 2;
          break;
        }
        case Op.Conditional:
          pc = registers[2 * code[pc + 1]! + 1]! >= 0 ? pc + 3 : code[pc + 2]!;
          break;
      }
      if (!isFailed) continue;
      // Back to the last choice; what was captured since then is forgotten.
      for (;;) {
        if (this.height === 0) {
          spend(steps);
          return -1;
        }
        this.height -= 3;
        const target = this.stack[this.height]!;
        if (target >= 0) {
          pc = target;
          position = this.stack[this.height + 1]!;
          extra = this.stack[this.height + 2]!;
          break;
        }
        registers[~target] = this.stack[this.height + 1]!;
        steps++;
      }
    }
  }

  /** Sets a register in a way that going back takes back. */
  private set(register: number, value: number): void {
    this.push(~register, this.registers[register]!, 0);
    this.registers[register] = value;
  }

  private push(target: number, position: number, extra: number): void {
    if (this.height + 3 > this.stack.length) this.grow();
    this.stack[this.height++] = target;
    this.stack[this.height++] = position;
    this.stack[this.height++] = extra;
  }

  private grow(): void {
    if (this.height >= 3 * MOST_ENTRIES) this.spend(Number.POSITIVE_INFINITY);
    const larger = new Int32Array(this.stack.length * 2);
    larger.set(this.stack);
    this.stack = larger;
  }

  /** Forgets the choices made since the stack had this height, and keeps what has to be taken back when going back further. */
  private dropChoices(height: number): void {
    let kept = height;
    for (let index = height; index < this.height; index += 3) {
      if (this.stack[index]! >= 0) continue;
      this.stack[kept] = this.stack[index]!;
      this.stack[kept + 1] = this.stack[index + 1]!;
      kept += 3;
    }
    this.spend((this.height - height) >>> 4);
    this.height = kept;
  }

  /** Takes everything back to where the stack had this height. */
  private unwind(height: number): void {
    while (this.height > height) {
      this.height -= 3;
      const target = this.stack[this.height]!;
      if (target < 0) this.registers[~target] = this.stack[this.height + 1]!;
    }
  }
}

function repeatEnd(set: CharacterSet, text: string, start: number, max: number): number {
  const limit = max === UNLIMITED ? text.length : Math.min(text.length, start + max);
  const { ascii } = set;
  let position = start;
  while (position < limit) {
    const unit = text.charCodeAt(position);
    if (unit < 128 ? ascii[unit] !== 1 : !set.beyond(unit)) break;
    position++;
  }
  return position;
}

/** The unit that the instruction at `pc` wants next, or -1 if it is not a literal one. */
function nextLiteral(code: Int32Array, texts: readonly string[], pc: number): number {
  if (code[pc] === Op.Unit) return code[pc + 1]!;
  return code[pc] === Op.Text ? texts[code[pc + 1]!]!.charCodeAt(0) : -1;
}
