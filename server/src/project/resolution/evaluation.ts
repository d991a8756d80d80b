/** Follows a file as BitBake evaluates it: statement by statement, into the classes and files it names, and to the end. */
import { LineIndex } from '../../base/lineIndex';
import type { Span } from '../../base/span';
import { nearestOf } from '../../knowledge/nearestName';
import { dialectOf } from '../../syntax/bitbake/dialect';
import { definedName, partText, splitWords } from '../../syntax/bitbake/text';
import type { NameDirective, PathDirective, Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import { baseName } from '../paths';
import { certainOutcome } from './anonymousPython';
import { firstStop } from './firstStop';
import type { ResolutionProblem, ResolutionProblemCode } from './problem';
import { renamedVariable } from './renamedVariables';
import type { ResolutionContext } from './resolutionProblems';
import { type NamedWord, namedWords } from './words';

/** How deep files may include each other: real layers stay below 20. */
const nestingLimit = 200;

/** A statement in its file. */
interface Place {
  readonly path: string;
  readonly tree: SyntaxTree;
  readonly start: number;
  readonly statement: Statement;
}

/** Something that BitBake does only after all statements. */
interface Deferred {
  readonly place: Place;
  readonly word: NamedWord;
  /** The part of the asked file that led here; undefined in that file itself. */
  readonly origin: Span | undefined;
}

interface FunctionFact {
  readonly python: boolean;
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
    this.#checkHandlers();
    this.#checkAnonymousFunctions();
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
        return this.#exportFunctions(place, statement, origin);
      case 'addhandler':
        for (const word of namedWords(place, statement.argument)) this.#handlers.push({ place, word, origin });
        return true;
      case 'addfragments':
        return this.#addFragments(place, statement.argument, origin);
      case 'addpylib':
        return this.#addPythonLibrary(place, statement.directory, statement.namespace, origin);
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
    return this.#variables.has(name) || this.#context.lookup.isVariableKnown(name);
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
    const nearest = nearestOf(word.text, lookup.classNames());
    const message = `No class \`${word.text}\` is found along BBPATH: BitBake stops here.${commentHint(word.text)}`;
    const problem = this.#problem('class-not-found', 'error', place, origin, word.span, message, true);
    if (nearest === undefined || origin !== undefined) return this.#stop(problem);
    return this.#stop({ ...problem, fix: { title: `Write ${nearest}`, edits: [{ span: word.span, text: nearest }] } });
  }

  #include(place: Place, word: NamedWord, origin: Span | undefined): boolean {
    const { lookup } = this.#context;
    // BitBake takes the very same text for the file itself and leaves it out.
    if (word.text === place.path) return true;
    const dialect = dialectOf(word.text);
    if (dialect === undefined || dialect === 'append') {
      const message = `BitBake includes only .inc, .conf, .bb and .bbclass files, and stops at \`${word.text}\`.${commentHint(word.text)}`;
      return this.#stop(this.#problem('not-a-bitbake-file', 'error', place, origin, word.span, message, false));
    }
    const file = lookup.resolveInclude(place.path, word.text);
    if (file === undefined) return this.#missingFile(place, word, origin);
    if (this.#stack.includes(file)) {
      const message = `\`${word.text}\` includes itself again without end: BitBake stops with a RecursionError.`;
      return this.#stop(this.#problem('include-cycle', 'error', place, origin, word.span, message, false));
    }
    if (this.#seenFiles.has(file)) {
      // BitBake evaluates it again; what it says about it, and what it defines, is the same.
      const message = `\`${word.text}\` was included before: BitBake warns and evaluates it again.`;
      this.problems.push(this.#problem('duplicate-inclusion', 'warning', place, origin, word.span, message, false));
      return true;
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
    const message = `No file \`${word.text}\` is found beside this one or along BBPATH: BitBake stops here.`;
    return this.#stop(this.#problem('file-not-found', 'error', place, origin, word.span, message, true));
  }

  /** Evaluates another file; its own errors are errors of the file that was asked about. */
  #enter(path: string, origin: Span): boolean {
    const read = this.#context.trees.read(path);
    if (read.kind === 'missing' || read.kind === 'unreadable' || this.#stack.length > nestingLimit) {
      this.#isIncomplete = true;
      return true;
    }
    if (read.kind === 'notUtf8') {
      const message = `${baseName(path)} is not UTF-8: BitBake stops with a UnicodeDecodeError.`;
      return this.#stop({ code: 'error-in-included-file', severity: 'error', span: origin, message, stop: undefined });
    }
    const { python, acceptsOldOverrides } = this.#context;
    const options = { acceptsOldOverrides, acceptsPythonLibraries: this.#mayAddPythonLibraries(path) };
    const broken = firstStop(read.tree, python, options);
    if (broken) {
      const line = new LineIndex(read.tree.text).lineOf(broken.start) + broken.problem.bitbakeLine;
      const message = `BitBake stops in ${baseName(path)}, line ${line + 1}: ${broken.problem.message}`;
      return this.#stop({
        code: 'error-in-included-file',
        severity: 'error',
        span: origin,
        message,
        stop: { path, line },
      });
    }
    return this.#evaluateFile(path, read.tree, origin);
  }

  /** Only the configuration that BitBake reads first may, and what that includes. */
  #mayAddPythonLibraries(path: string): boolean {
    return path.endsWith('.conf') && (this.#stack[0]?.endsWith('.conf') ?? false);
  }

  #assign(place: Place, origin: Span | undefined): boolean {
    const written = definedName(place.tree, place.start, place.statement) ?? '';
    const name = written.split(':')[0] ?? '';
    this.#variables.add(name);
    const renamed = renamedVariable(name);
    if (!renamed || place.statement.kind !== 'assign') return true;
    const { start, end } = place.statement.name;
    const span = { start: place.start + start, end: place.start + end };
    const message = renamed.newName
      ? `\`${name}\` is called \`${renamed.newName}\` now: BitBake stops at the old name.`
      : `\`${name}\` is no variable of BitBake any more, which stops at it. Remove the assignment.`;
    const problem = this.#problem('renamed-variable', 'error', place, origin, span, message, false);
    if (renamed.newName === undefined || origin) return this.#stop(problem);
    const edit = { span: { start: span.start, end: span.start + name.length }, text: renamed.newName };
    return this.#stop({ ...problem, fix: { title: `Write ${renamed.newName}`, edits: [edit] } });
  }

  #defineFunction(place: Place, origin: Span | undefined): boolean {
    const { statement } = place;
    if (statement.kind !== 'func') return true;
    const name = partText(place.tree, place.start, statement.name, statement);
    if (name === '' || name === '__anonymous') this.#anonymous.push({ place, origin });
    else this.#functions.set(name, { python: statement.python });
    return true;
  }

  /** A shell function cannot be called by a name with a dash, which is what the stub of an exported function would do. */
  #exportFunctions(place: Place, statement: NameDirective, origin: Span | undefined): boolean {
    const className = baseName(place.path).replace(/\.[^.]*$/, '');
    if (!place.path.endsWith('.bbclass') || !className.includes('-')) return true;
    for (const word of namedWords(place, statement.argument)) {
      if (this.#functions.has(word.text) || this.#functions.get(`${className}_${word.text}`)?.python) continue;
      const message = `The class \`${className}\` exports the shell function \`${word.text}\`, but its name has a dash, which no shell function may have: BitBake stops here.`;
      return this.#stop(this.#problem('dash-in-exporting-class', 'error', place, origin, word.span, message, false));
    }
    return true;
  }

  #addFragments(place: Place, argument: Span, origin: Span | undefined): boolean {
    const words = splitWords(partText(place.tree, place.start, argument, place.statement));
    const unset = words.slice(2).filter((name) => !this.#isVariableKnown(name));
    const isSkipped = this.#isVariableKnown('_BB_SKIP_FRAGMENTS');
    if (unset.length === 0 || words.length !== 4 || isSkipped || this.#isIncomplete) return true;
    const span = { start: place.start + argument.start, end: place.start + argument.end };
    const message = `BitBake reads \`${unset.join('` and `')}\` here, which nothing sets, and stops. \`addfragments\` belongs into bitbake.conf.`;
    return this.#stop(this.#problem('unset-fragment-variables', 'error', place, origin, span, message, false));
  }

  #addPythonLibrary(place: Place, directory: Span, namespace: Span, origin: Span | undefined): boolean {
    const folder = partText(place.tree, place.start, directory, place.statement);
    const name = partText(place.tree, place.start, namespace, place.statement);
    if (folder.includes('$') || this.#context.lookup.holdsPythonModule(folder, name) !== false) return true;
    const span = { start: place.start + directory.start, end: place.start + namespace.end };
    const message = `\`${folder}\` holds no Python module \`${name}\`: BitBake stops with a ModuleNotFoundError.`;
    return this.#stop(this.#problem('python-library-not-found', 'error', place, origin, span, message, false));
  }

  #checkHandlers(): void {
    for (const { place, word, origin } of this.#handlers) {
      if (this.#functions.has(word.text) || (this.#isIncomplete && /^\w+$/.test(word.text))) continue;
      const message = `The event handler \`${word.text}\` is no function: BitBake stops at the end of the file.${commentHint(word.text)}`;
      this.problems.push(this.#problem('undefined-event-handler', 'error', place, origin, word.span, message, false));
    }
  }

  #checkAnonymousFunctions(): void {
    const isDefined = (name: string) => this.#isIncomplete || this.#functions.has(name);
    for (const { place, origin } of this.#anonymous) {
      if (place.statement.kind !== 'func' || !place.statement.closed) continue;
      const { start, end } = place.statement.body;
      const outcome = certainOutcome(place.tree.text.slice(place.start + start, place.start + end), isDefined);
      if (!outcome || (outcome.kind === 'old override' && this.#context.acceptsOldOverrides)) continue;
      const from = place.start + start;
      const span = { start: from + outcome.span.start, end: from + outcome.span.end };
      const [code, message] = outcomeProblem(outcome.kind, outcome.name);
      this.problems.push(this.#problem(code, 'error', place, origin, span, message, false));
    }
  }

  #stop(problem: ResolutionProblem): false {
    this.problems.push(problem);
    return false;
  }

  #problem(
    code: ResolutionProblemCode,
    severity: 'error' | 'warning',
    place: Place,
    origin: Span | undefined,
    span: Span,
    message: string,
    namesLine: boolean,
  ): ResolutionProblem {
    const told = origin ? `In ${baseName(place.path)}: ${message}` : message;
    return { code, severity, span: origin ?? span, message: told, stop: namesLine ? stopAt(place) : undefined };
  }
}

/** BitBake names the last physical line of a statement. */
function stopAt({ path, tree, start, statement }: Place): { readonly path: string; readonly line: number } {
  return { path, line: new LineIndex(tree.text).lineOf(start + Math.max(0, statement.length - 1)) };
}

function commentHint(word: string): string {
  return word.startsWith('#') ? ' There are no comments after names here.' : '';
}

function outcomeProblem(
  kind: 'fatal' | 'undefined name' | 'old override',
  name: string,
): readonly [ResolutionProblemCode, string] {
  switch (kind) {
    case 'fatal':
      return ['python-always-fails', 'Nothing guards this `bb.fatal`: BitBake stops at this recipe, always.'];
    case 'undefined name':
      return ['python-always-fails', `Nothing defines \`${name}\`: BitBake stops here with a NameError, always.`];
    case 'old override':
      return [
        'old-override-syntax',
        `BitBake takes \`${name}\` for the old override syntax and stops with a fatal error. Write a colon.`,
      ];
  }
}
