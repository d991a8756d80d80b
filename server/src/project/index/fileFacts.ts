/**
 * What the index keeps of a file, packed into one array of numbers: a hundred thousand assignments as objects would take more memory
 * than everything else in the server. Places are made into objects when somebody asks for them.
 */
import type { Operator } from '../../syntax/bitbake/tree';
import type { FunctionPlace, MentionKind } from '../snapshot';
import type { NameTable } from './nameTable';

/** Assignments and functions: name, what kind, start and end of the name, line. */
const RECORD = 5;

/** Names that files mention, each with its line. */
const mentionSections: readonly MentionKind[] = [
  'inherits',
  'includes',
  'provides',
  'packages',
  'packagePatterns',
  'installs',
  'containers',
];
/** What a file defines. */
const definedSections: readonly Section[] = ['assignments', 'functions', 'tasks'];
const nameSections: readonly Section[] = [...definedSections, ...mentionSections];
/** What decides which recipes make a package. */
const packageSections: readonly Section[] = ['inherits', 'includes', 'provides', 'packages', 'packagePatterns'];
const imagePartSections: readonly Section[] = ['installs', 'containers'];
/** The last one holds no names but the packed numbers of `WordCollector`. */
const sections: readonly AnySection[] = [...nameSections, 'words'];
export type Section = 'assignments' | 'functions' | 'tasks' | MentionKind;
type AnySection = Section | 'words';

const SECTION_INDEX: Readonly<Record<AnySection, number>> = {
  assignments: 0,
  functions: 1,
  tasks: 2,
  inherits: 3,
  includes: 4,
  provides: 5,
  packages: 6,
  packagePatterns: 7,
  installs: 8,
  containers: 9,
  words: 10,
};

/** A mention: name and line. */
const MENTION = 2;

/** How many numbers one entry of a section takes. */
const WIDTHS: Readonly<Record<AnySection, number>> = {
  assignments: RECORD,
  functions: RECORD,
  tasks: RECORD,
  inherits: MENTION,
  includes: MENTION,
  provides: MENTION,
  packages: MENTION,
  packagePatterns: MENTION,
  installs: MENTION,
  containers: MENTION,
  words: 1,
};

const OPERATORS: readonly Operator[] = ['=', '?=', '??=', ':=', '+=', '=+', '.=', '=.'];
const LANGUAGES: readonly FunctionPlace['language'][] = ['shell', 'python', 'def'];

/** The flag's number and the operator share one number; 0 is no flag. */
const OPERATOR_BITS = 3;

export interface PackedMention {
  readonly nameId: number;
  readonly line: number;
}

export interface PackedPlace {
  readonly nameId: number;
  readonly start: number;
  readonly end: number;
  readonly line: number;
}

export interface PackedAssignment extends PackedPlace {
  readonly operator: Operator;
  readonly flagId: number | undefined;
}

export interface PackedFunction extends PackedPlace {
  readonly language: FunctionPlace['language'];
}

/** The facts of one file; names are numbers of the table that they were collected with. */
export class FileFacts {
  /** The offset at which each section starts, then the sections. */
  readonly #numbers: Int32Array;

  constructor(numbers: Int32Array) {
    this.#numbers = numbers;
  }

  /** What the constructor makes the same facts of. */
  get numbers(): Int32Array {
    return this.#numbers;
  }

  assignments(): readonly PackedAssignment[] {
    return this.#collect('assignments', (at) => this.#assignment(at));
  }

  /** The assignments to a variable, whatever the overrides. */
  assignmentsTo(baseId: number, names: NameTable): readonly PackedAssignment[] {
    const found: PackedAssignment[] = [];
    const numbers = this.#numbers;
    const end = this.#end('assignments');
    for (let at = this.#start('assignments'); at < end; at += RECORD) {
      if (names.base(numbers[at] ?? 0) === baseId) found.push(this.#assignment(at));
    }
    return found;
  }

  /** Gives the number of each assignment's name, and whether it is made to a flag. */
  eachAssignment(take: (nameId: number, hasFlag: boolean) => void): void {
    const numbers = this.#numbers;
    const end = this.#end('assignments');
    for (let at = this.#start('assignments'); at < end; at += RECORD) {
      take(numbers[at] ?? 0, (numbers[at + 1] ?? 0) >> OPERATOR_BITS !== 0);
    }
  }

  functions(): readonly PackedFunction[] {
    return this.#collect('functions', (at) => this.#function(at));
  }

  functionsNamed(nameId: number): readonly PackedFunction[] {
    const found: PackedFunction[] = [];
    const end = this.#end('functions');
    for (let at = this.#start('functions'); at < end; at += RECORD) {
      if (this.#at(at) === nameId) found.push(this.#function(at));
    }
    return found;
  }

  tasks(): readonly PackedPlace[] {
    return this.#collect('tasks', (at) => this.#place(at));
  }

  /** The numbers of the names in a section, in order and as often as they stand there. */
  *nameIds(section: Section): Iterable<number> {
    const end = this.#end(section);
    for (let at = this.#start(section); at < end; at += WIDTHS[section]) yield this.#at(at);
  }

  /** The same without making an iterator, for those who ask every file. */
  eachNameId(section: Section, take: (nameId: number) => void): void {
    const numbers = this.#numbers;
    const end = this.#end(section);
    const width = WIDTHS[section];
    for (let at = this.#start(section); at < end; at += width) take(numbers[at] ?? 0);
  }

  mentionsIn(section: MentionKind): readonly PackedMention[] {
    return this.#collect(section, (at) => ({ nameId: this.#at(at), line: this.#at(at + 1) }));
  }

  isEmpty(section: Section): boolean {
    return this.#start(section) === this.#end(section);
  }

  holds(section: Section, nameId: number): boolean {
    const end = this.#end(section);
    for (let at = this.#start(section); at < end; at += WIDTHS[section]) {
      if (this.#at(at) === nameId) return true;
    }
    return false;
  }

  /** Whether the file's text holds the word with this number, or one that shares it. */
  mentions(wordNumber: number): boolean {
    const numbers = this.#numbers;
    const end = this.#end('words');
    for (let at = this.#start('words'); at < end; at++) {
      const pair = numbers[at] ?? 0;
      if ((pair & 0xffff) === wordNumber || pair >>> 16 === wordNumber) return true;
    }
    return false;
  }

  /** Whether the file defines the same names in the same order and sets the same flags, wherever in it they stand. */
  hasNamesOf(other: FileFacts): boolean {
    return this.#hasSame(definedSections, other) && this.#hasSameFlags(other);
  }

  /** Whether the file makes and provides the same, for itself and for what it takes in. */
  hasPackagesOf(other: FileFacts): boolean {
    return this.#hasSame(packageSections, other);
  }

  /** Whether the file names the same parts of images, on the same lines. */
  hasImagePartsOf(other: FileFacts): boolean {
    return imagePartSections.every((section) => {
      const [mine, theirs] = [this.#start(section), other.#start(section)];
      const length = this.#end(section) - mine;
      if (other.#end(section) - theirs !== length) return false;
      for (let at = 0; at < length; at++) if (this.#at(mine + at) !== other.#at(theirs + at)) return false;
      return true;
    });
  }

  #hasSame(compared: readonly Section[], other: FileFacts): boolean {
    return compared.every((section) => {
      const width = WIDTHS[section];
      const [mine, theirs] = [this.#start(section), other.#start(section)];
      const length = this.#end(section) - mine;
      if (other.#end(section) - theirs !== length) return false;
      for (let at = 0; at < length; at += width) {
        if (this.#at(mine + at) !== other.#at(theirs + at)) return false;
      }
      return true;
    });
  }

  /** For files with as many assignments. */
  #hasSameFlags(other: FileFacts): boolean {
    const [start, theirs] = [this.#start('assignments'), other.#start('assignments')];
    for (let at = 1; start + at < this.#end('assignments'); at += RECORD) {
      if (this.#at(start + at) >> OPERATOR_BITS !== other.#at(theirs + at) >> OPERATOR_BITS) return false;
    }
    return true;
  }

  equals(other: FileFacts): boolean {
    const mine = this.#numbers;
    const theirs = other.#numbers;
    return mine.length === theirs.length && mine.every((number, index) => number === theirs[index]);
  }

  #collect<Entry>(section: Section, entryAt: (at: number) => Entry): Entry[] {
    const entries: Entry[] = [];
    const end = this.#end(section);
    for (let at = this.#start(section); at < end; at += WIDTHS[section]) entries.push(entryAt(at));
    return entries;
  }

  #assignment(at: number): PackedAssignment {
    const kind = this.#at(at + 1);
    const flag = kind >> OPERATOR_BITS;
    const operator = OPERATORS[kind & ((1 << OPERATOR_BITS) - 1)] ?? '=';
    const { nameId, start, end, line } = this.#place(at);
    return { nameId, start, end, line, operator, flagId: flag === 0 ? undefined : flag - 1 };
  }

  #function(at: number): PackedFunction {
    const { nameId, start, end, line } = this.#place(at);
    return { nameId, start, end, line, language: LANGUAGES[this.#at(at + 1)] ?? 'shell' };
  }

  #place(at: number): PackedPlace {
    return { nameId: this.#at(at), start: this.#at(at + 2), end: this.#at(at + 3), line: this.#at(at + 4) };
  }

  #start(section: AnySection): number {
    return this.#at(SECTION_INDEX[section]);
  }

  #end(section: AnySection): number {
    return this.#at(SECTION_INDEX[section] + 1);
  }

  #at(index: number): number {
    return this.#numbers[index] ?? 0;
  }
}

/** Takes the facts of one file in and packs them. It is called for every statement of every layer, so it makes no objects. */
export class FactCollector {
  readonly #numbers: Record<AnySection, number[]> = {
    assignments: [],
    functions: [],
    tasks: [],
    inherits: [],
    includes: [],
    provides: [],
    packages: [],
    packagePatterns: [],
    installs: [],
    containers: [],
    words: [],
  };

  assignment(
    nameId: number,
    flagId: number | undefined,
    operator: Operator,
    start: number,
    end: number,
    line: number,
  ): void {
    const flag = flagId === undefined ? 0 : flagId + 1;
    this.#numbers.assignments.push(nameId, (flag << OPERATOR_BITS) | OPERATORS.indexOf(operator), start, end, line);
  }

  function(nameId: number, language: FunctionPlace['language'], start: number, end: number, line: number): void {
    this.#numbers.functions.push(nameId, LANGUAGES.indexOf(language), start, end, line);
  }

  task(nameId: number, start: number, end: number, line: number): void {
    this.#numbers.tasks.push(nameId, 0, start, end, line);
  }

  mention(section: MentionKind, nameId: number, line: number): void {
    this.#numbers[section].push(nameId, line);
  }

  /** Takes the list over. */
  words(packed: number[]): void {
    this.#numbers.words = packed;
  }

  facts(): FileFacts {
    let at = sections.length + 1;
    for (const section of sections) at += this.#numbers[section].length;
    if (at === sections.length + 1) return noFacts;
    const packed = new Int32Array(at);
    at = sections.length + 1;
    for (let index = 0; index < sections.length; index++) {
      const section = sections[index];
      packed[index] = at;
      if (!section) continue;
      packed.set(this.#numbers[section], at);
      at += this.#numbers[section].length;
    }
    packed[sections.length] = at;
    return new FileFacts(packed);
  }
}

/** The facts of a file that holds nothing, or that cannot be read. */
export const noFacts = new FileFacts(emptyNumbers());

function emptyNumbers(): Int32Array {
  return new Int32Array(sections.length + 1).fill(sections.length + 1);
}
