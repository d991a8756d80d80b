/** A file of the index. */
import type { Dialect } from '../../syntax/bitbake/tree';
import { baseName, isBelow } from '../paths';
import type { AssignmentPlace, FunctionPlace, IndexedFile, Layer, MentionKind, NamedLine, Place } from '../snapshot';
import type { FileFacts, PackedAssignment, PackedFunction, Section } from './fileFacts';
import { type FileIdentity, isTakenIn } from './fileIdentity';
import { nameMeant } from './mentions';
import type { NameTable } from './nameTable';

/** All files of an index by their paths. */
export type Records = Pick<ReadonlyMap<string, FileRecord>, 'get' | 'has'> & {
  keys(): Iterable<string>;
  values(): Iterable<FileRecord>;
};

export class FileRecord implements IndexedFile {
  readonly #identity: FileIdentity;
  readonly #names: NameTable;
  #isCollected: boolean | undefined;
  #facts: FileFacts | (() => FileFacts);

  /** `facts` may be read from the file when they are first asked for. */
  constructor(identity: FileIdentity, facts: FileFacts | (() => FileFacts), names: NameTable) {
    this.#identity = identity;
    this.#facts = facts;
    this.#names = names;
  }

  get path(): string {
    return this.#identity.path;
  }

  get dialect(): Dialect {
    return this.#identity.dialect;
  }

  get layer(): Layer | undefined {
    return this.#identity.layer;
  }

  /** As `isTakenIn` tells: comparing thousands of paths with the patterns of BBFILES takes time, and few are asked for. */
  get isCollected(): boolean {
    this.#isCollected ??= isTakenIn(this.#identity);
    return this.#isCollected;
  }

  get facts(): FileFacts {
    if (typeof this.#facts === 'function') this.#facts = this.#facts();
    return this.#facts;
  }

  /** Reads the file now, if it has not been yet. */
  read(): void {
    void this.facts;
  }

  /** Whether the file names parts of certain images: those looking for them pass over thousands of others. */
  get hasImageParts(): boolean {
    if (!this.isCollected || this.dialect === 'conf' || this.dialect === 'class') return false;
    return !(this.facts.isEmpty('installs') && this.facts.isEmpty('containers'));
  }

  get name(): string {
    if (this.dialect === 'class') return className(this.path, this.layer);
    const stem = this.#stem();
    if (!this.#hasVersion()) return stem;
    return (stem.split('_')[0] ?? '').replaceAll('%', '');
  }

  get version(): string | undefined {
    return this.#hasVersion() ? this.#stem().split('_')[1] : undefined;
  }

  get assignments(): readonly AssignmentPlace[] {
    return this.facts.assignments().map((packed) => this.assignmentPlace(packed));
  }

  /** As they are written, with their overrides, of the assignments to a variable. */
  namesAssigned(variable: string): readonly string[] {
    const id = this.#names.idOf(variable);
    if (id === undefined) return [];
    return this.facts.assignmentsTo(id, this.#names).map(({ nameId }) => this.#names.name(nameId));
  }

  get functions(): readonly FunctionPlace[] {
    return this.facts.functions().map((packed) => this.functionPlace(packed));
  }

  get tasks(): readonly Place[] {
    return this.facts.tasks().map(({ start, end, line }) => ({ path: this.path, span: { start, end }, line }));
  }

  get inherits(): readonly string[] {
    return this.#namesIn('inherits');
  }

  get includes(): readonly string[] {
    return this.#namesIn('includes').flatMap((written) => this.meaningOf(written) ?? []);
  }

  /** A name of this file with that of its recipe put in; undefined in a file of several recipes, where it names itself after each. */
  meaningOf(written: string): string | undefined {
    if (!written.includes('$')) return written;
    return nameMeant(written, this.#hasVersion() ? this.name : undefined);
  }

  mentioned(section: MentionKind): readonly NamedLine[] {
    if (this.facts.isEmpty(section)) return [];
    return this.facts.mentionsIn(section).map(({ nameId, line }) => {
      const written = this.#names.name(nameId);
      return { name: this.meaningOf(written) ?? written, line };
    });
  }

  assignmentPlace({ nameId, flagId, operator, start, end, line }: PackedAssignment): AssignmentPlace {
    const flag = flagId === undefined ? undefined : this.#names.name(flagId);
    return { path: this.path, span: { start, end }, line, name: this.#names.name(nameId), flag, operator };
  }

  functionPlace({ nameId, language, start, end, line }: PackedFunction): FunctionPlace {
    return { path: this.path, span: { start, end }, line, name: this.#names.name(nameId), language };
  }

  #namesIn(section: Section): readonly string[] {
    return Array.from(this.facts.nameIds(section), (id) => this.#names.name(id));
  }

  #stem(): string {
    const name = baseName(this.path);
    return name.slice(0, name.lastIndexOf('.'));
  }

  #hasVersion(): boolean {
    return this.dialect === 'recipe' || this.dialect === 'append';
  }
}

/** A class is named by its path below a folder of classes: `tools/nested`. */
function className(path: string, layer: Layer | undefined): string {
  const below = layer && isBelow(path, layer.root) ? path.slice(layer.root.length) : path;
  const name = /\/classes(?:-recipe|-global)?\/(.+)\.bbclass$/.exec(below)?.[1];
  return name ?? baseName(path).slice(0, -'.bbclass'.length);
}
