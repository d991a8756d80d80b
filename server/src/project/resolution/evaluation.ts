/** Follows a file as BitBake evaluates it: statement by statement, into the classes and files it names, and to the end. */
import { LineIndex } from '../../base/lineIndex';
import type { Span } from '../../base/span';
import { dialectOf } from '../../syntax/bitbake/dialect';
import { definedName, partText } from '../../syntax/bitbake/text';
import type { PathDirective, SyntaxTree } from '../../syntax/bitbake/tree';
import { baseName } from '../paths';
import {
  type Complaint,
  cycleComplaint,
  duplicateComplaint,
  missingClassComplaint,
  missingFileComplaint,
  notBitBakeComplaint,
  type Place,
} from './complaints';
import {
  anonymousFunctionComplaint,
  dashedClassComplaint,
  type Facts,
  type FunctionFact,
  missingLibraryComplaint,
  renamedVariableComplaint,
  undefinedHandlerComplaint,
  unsetFragmentsComplaint,
} from './definitionComplaints';
import { firstStop } from './firstStop';
import type { ResolutionProblem } from './problem';
import type { ResolutionContext } from './resolutionContext';
import { type NamedWord, namedWords } from './words';

/** How deep files may include each other: real layers stay below 20. */
const nestingLimit = 200;

/** Variables that no file has to assign. */
const setByBitBake: ReadonlySet<string> = new Set([
  'BBPATH',
  'BB_CURRENT_MC',
  'BB_VERSION',
  'FILE',
  'LAYERDIR',
  'TOPDIR',
]);

/** Something that BitBake does only after all statements. */
interface Deferred {
  readonly place: Place;
  readonly word: NamedWord;
  /** The part of the asked file that led here; undefined in that file itself. */
  readonly origin: Span | undefined;
}

/** One evaluation of one file; `problems` holds what was found, in BitBake's order. */
export class Evaluation {
  readonly problems: ResolutionProblem[] = [];
  readonly #context: ResolutionContext;
  readonly #functions = new Map<string, FunctionFact>();
  readonly #variables = new Set<string>();
  readonly #seenClasses = new Set<string>();
  readonly #seenFiles = new Set<string>();
  readonly #stack: string[] = [];
  readonly #deferredClasses: Deferred[] = [];
  readonly #handlers: Deferred[] = [];
  readonly #anonymous: { readonly place: Place; readonly origin: Span | undefined }[] = [];
  /** Whether something was named that only BitBake can work out: functions and variables may come from there. */
  #isIncomplete = false;

  constructor(context: ResolutionContext) {
    this.#context = context;
  }

  run(path: string, tree: SyntaxTree): void {
    this.#seenFiles.add(path);
    this.#evaluateFile(path, tree, undefined);
    for (const { place, word, origin } of this.#deferredClasses) {
      if (this.#isLiteral(word)) this.#inherit(place, word, origin);
    }
    this.#checkWhatComesLast();
  }

  #evaluateFile(path: string, tree: SyntaxTree, origin: Span | undefined): boolean {
    this.#stack.push(path);
    let goesOn = true;
    for (let index = 0; goesOn && index < tree.statements.length; index++) {
      const statement = tree.statements[index];
      if (!statement) continue;
      const place = { path, tree, start: tree.starts[index] ?? 0, statement };
      // In the asked file an error is followed by what comes next; in another one BitBake's stop ends it.
      goesOn = this.#evaluate(place, origin) || origin === undefined;
    }
    this.#stack.pop();
    return goesOn;
  }

  /** False if BitBake stops here. */
  #evaluate(place: Place, origin: Span | undefined): boolean {
    const { statement } = place;
    switch (statement.kind) {
      case 'inherit':
        return this.#eachWord(place, statement, (word) => this.#inherit(place, word, origin));
      case 'inherit_defer':
        for (const word of namedWords(place, statement.argument)) this.#deferredClasses.push({ place, word, origin });
        return true;
      case 'include':
      case 'require':
        return this.#eachWord(place, statement, (word) => this.#include(place, word, origin));
      case 'include_all':
        this.#isIncomplete = true;
        return true;
      case 'assign':
        return this.#assign(place, origin);
      case 'func':
        return this.#defineFunction(place, origin);
      case 'def':
        this.#functions.set(definedName(place.tree, place.start, statement) ?? '', { python: true });
        return true;
      case 'EXPORT_FUNCTIONS':
        return this.#unless(dashedClassComplaint(place, statement, this.#facts), place, origin);
      case 'addhandler':
        for (const word of namedWords(place, statement.argument)) this.#handlers.push({ place, word, origin });
        return true;
      case 'addfragments':
        return this.#unless(unsetFragmentsComplaint(place, statement, this.#facts), place, origin);
      case 'addpylib':
        return this.#unless(missingLibraryComplaint(place, statement, this.#facts), place, origin);
      default:
        return true;
    }
  }

  #eachWord(place: Place, { argument }: PathDirective, act: (word: NamedWord) => boolean): boolean {
    for (const word of namedWords(place, argument)) {
      if (this.#isLiteral(word) && !act(word)) return false;
    }
    return true;
  }

  /** Whether BitBake takes the word as it is written: of a variable that nothing sets it leaves the text. */
  #isLiteral(word: NamedWord): boolean {
    const isLiteral = !word.isComputed && word.variables.every((name) => !this.#isVariableKnown(name));
    if (!isLiteral) this.#isIncomplete = true;
    return isLiteral;
  }

  #isVariableKnown(name: string): boolean {
    return setByBitBake.has(name) || this.#variables.has(name) || this.#context.lookup.isVariableKnown(name);
  }

  #inherit(place: Place, word: NamedWord, origin: Span | undefined): boolean {
    const { lookup } = this.#context;
    const isPath = word.text.endsWith('.bbclass') || word.text.startsWith('/');
    const file = isPath ? lookup.resolveInclude(place.path, word.text) : lookup.classFiles(word.text)[0];
    if (file !== undefined) {
      if (this.#seenClasses.has(file)) return true;
      this.#seenClasses.add(file);
      return this.#enter(file, origin ?? word.span);
    }
    if (!lookup.findsAllFor(place.path) && /^[\w.+/-]+$/.test(word.text)) {
      this.#isIncomplete = true;
      return true;
    }
    return this.#unless(missingClassComplaint(word, lookup.classNames()), place, origin);
  }

  #include(place: Place, word: NamedWord, origin: Span | undefined): boolean {
    const { lookup } = this.#context;
    // BitBake takes the very same text for the file itself and leaves it out.
    if (word.text === place.path) return true;
    const dialect = dialectOf(word.text);
    if (dialect === undefined || dialect === 'append') {
      return this.#unless(notBitBakeComplaint(word), place, origin);
    }
    const file = lookup.resolveInclude(place.path, word.text);
    if (file === undefined) return this.#missingFile(place, word, origin);
    if (this.#stack.includes(file)) {
      return this.#unless(cycleComplaint(word), place, origin);
    }
    if (this.#seenFiles.has(file)) {
      // BitBake evaluates it again; what it says about it, and what it defines, is the same.
      return this.#unless(duplicateComplaint(word), place, origin);
    }
    this.#seenFiles.add(file);
    return this.#enter(file, origin ?? word.span);
  }

  #missingFile(place: Place, word: NamedWord, origin: Span | undefined): boolean {
    if (place.statement.kind !== 'require') return true;
    if (!this.#context.lookup.findsAllFor(place.path)) {
      this.#isIncomplete = true;
      return true;
    }
    return this.#unless(missingFileComplaint(word), place, origin);
  }

  /** Evaluates another file; its own errors are errors of the file that was asked about. */
  #enter(path: string, origin: Span): boolean {
    const read = this.#context.trees.read(path);
    if (read.kind === 'notUtf8') {
      const message = `${baseName(path)} is not UTF-8: BitBake stops with a UnicodeDecodeError.`;
      this.problems.push({ code: 'error-in-included-file', severity: 'error', span: origin, message, stop: undefined });
      return false;
    }
    if (read.kind !== 'tree' || this.#stack.length > nestingLimit) {
      this.#isIncomplete = true;
      return true;
    }
    const { code, looksAtCodeOf, acceptsOldOverrides } = this.#context;
    const options = { acceptsOldOverrides, acceptsPythonLibraries: this.#mayAddPythonLibraries(path) };
    const inCode = looksAtCodeOf?.(path) === false ? undefined : code.check(read.tree);
    const broken = firstStop(read.tree, inCode, options);
    if (broken) {
      const line = new LineIndex(read.tree.text).lineOf(broken.start) + broken.problem.bitbakeLine;
      const message = `BitBake stops in ${baseName(path)}, line ${line + 1}: ${broken.problem.message}`;
      const stop = { path, line };
      this.problems.push({ code: 'error-in-included-file', severity: 'error', span: origin, message, stop });
      return false;
    }
    return this.#evaluateFile(path, read.tree, origin);
  }

  /** Only the configuration that BitBake reads first may, and what that includes. */
  #mayAddPythonLibraries(path: string): boolean {
    return path.endsWith('.conf') && (this.#stack[0]?.endsWith('.conf') ?? false);
  }

  #assign(place: Place, origin: Span | undefined): boolean {
    const written = definedName(place.tree, place.start, place.statement) ?? '';
    this.#variables.add(written.split(':')[0] ?? '');
    return this.#unless(renamedVariableComplaint(place), place, origin);
  }

  #defineFunction(place: Place, origin: Span | undefined): boolean {
    const { statement } = place;
    if (statement.kind !== 'func') return true;
    const name = partText(place.tree, place.start, statement.name, statement);
    if (name === '' || name === '__anonymous') this.#anonymous.push({ place, origin });
    else this.#functions.set(name, { python: statement.python });
    return true;
  }

  #checkWhatComesLast(): void {
    for (const { place, word, origin } of this.#handlers) {
      this.#unless(undefinedHandlerComplaint(word, this.#facts), place, origin);
    }
    for (const { place, origin } of this.#anonymous) {
      const complaint = anonymousFunctionComplaint(place, this.#facts);
      const isAccepted = complaint?.code === 'old-override-syntax' && this.#context.acceptsOldOverrides;
      if (!isAccepted) this.#unless(complaint, place, origin);
    }
  }

  get #facts(): Facts {
    return {
      functions: this.#functions,
      isComplete: !this.#isIncomplete,
      isVariableKnown: (name) => this.#isVariableKnown(name),
      holdsPythonModule: (folder, name) => this.#context.lookup.holdsPythonModule(folder, name),
    };
  }

  /** True if there is nothing to complain of; else keeps the complaint, and BitBake stops unless it is a warning. */
  #unless(complaint: Complaint | undefined, place: Place, origin: Span | undefined): boolean {
    if (!complaint) return true;
    const { code, span, message, severity = 'error', namesLine = false, fix } = complaint;
    const problem: ResolutionProblem = {
      code,
      severity,
      span: origin ?? span,
      message: origin ? `In ${baseName(place.path)}: ${message}` : message,
      stop: namesLine ? stopAt(place) : undefined,
    };
    this.problems.push(fix && !origin ? { ...problem, fix } : problem);
    return severity === 'warning';
  }
}

/** BitBake names the last physical line of a statement. */
function stopAt({ path, tree, start, statement }: Place): { readonly path: string; readonly line: number } {
  return { path, line: new LineIndex(tree.text).lineOf(start + Math.max(0, statement.length - 1)) };
}
