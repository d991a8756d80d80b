/** Finds all names that a statement uses, told by its syntax: comments and words of plain text are none. */
import { type Span, shifted, span } from '../../base/span';
import { type Expansion, expansionsIn, wordsIn } from '../../syntax/bitbake/expansions';
import { nameParts, taskName } from '../../syntax/bitbake/text';
import type { Assignment, FunctionDefinition, Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import { commandWordsIn } from '../../syntax/shell/commandWords';
import type { ValueOwner } from '../context/context';
import { ownerOf } from '../context/contextAt';
import { splitOutsideExpansions } from '../context/splitOutsideExpansions';
import type { PlacedStatement } from '../context/statementAt';
import type { Mentions } from './mentions';
import { codeUses } from './pythonUses';
import type { Access, Use } from './use';
import { namesInWords, type WordMeaning, wordUse } from './wordUses';

/**
 * Spans count from the start of the text; in no particular order. A name that a backslash continues is left out. With `mentions`, parts
 * that mention none of those names are passed over, and others may stay in.
 */
export function statementUses(
  tree: SyntaxTree,
  { statement, start }: PlacedStatement,
  mentions?: Mentions,
): readonly Use[] {
  const uses: Use[] = [];
  if (statement) addUses(new UseCollector(tree.text, uses, mentions), tree, statement, start);
  return uses;
}

function addUses(collector: UseCollector, tree: SyntaxTree, statement: Statement, start: number): void {
  switch (statement.kind) {
    case 'assign': {
      const owner = ownerOf(tree, start, statement);
      collector.definedName(shifted(statement.name, start), assignmentAccess(owner, statement));
      collector.assignedValue(shifted(statement.value, start), owner);
      return;
    }
    case 'func':
      collector.definedName(shifted(statement.name, start), functionAccess(tree.text, start, statement));
      if (statement.python) collector.python(shifted(statement.body, start));
      else collector.shell(shifted(statement.body, start));
      return;
    case 'def':
      collector.add({ space: 'datastore', span: shifted(statement.name, start), access: 'defines' });
      collector.python(span(start + statement.name.end, start + statement.body.end));
      return;
    case 'inherit':
    case 'inherit_defer':
      collector.value(shifted(statement.argument, start), 'class');
      return;
    case 'include':
    case 'require':
    case 'include_all':
      collector.value(shifted(statement.argument, start), undefined);
      return;
    case 'addtask':
    case 'deltask':
      collector.tasks(shifted(statement.argument, start), statement.kind);
      return;
    case 'addhandler':
      collector.value(shifted(statement.argument, start), 'function');
      return;
    case 'EXPORT_FUNCTIONS':
      collector.exportedFunctions(shifted(statement.argument, start));
      return;
    case 'export':
    case 'unset':
      collector.definedName(shifted(statement.name, start), 'changes');
      return;
    case 'addpylib':
      collector.value(shifted(statement.directory, start), undefined);
      return;
    case 'addfragments':
      collector.fragmentVariables(shifted(statement.argument, start));
      return;
    case 'blank':
    case 'comment':
    case 'unparsed':
      return;
  }
}

/** What `+=`, `:append` and a flag do builds on a value that is set elsewhere. */
function assignmentAccess({ operation, flag }: ValueOwner, { operator }: Assignment): Access {
  const isWhole = operation === undefined && flag === undefined && wholeOperators.has(operator);
  return isWhole ? 'defines' : 'changes';
}

const wholeOperators: ReadonlySet<string> = new Set(['=', '?=', '??=', ':=']);

function functionAccess(text: string, start: number, { name }: FunctionDefinition): Access {
  return nameParts(text.slice(start + name.start, start + name.end)).operation ? 'changes' : 'defines';
}

class UseCollector {
  readonly #text: string;
  readonly #uses: Use[];
  readonly #mentions: Mentions | undefined;

  constructor(text: string, uses: Use[], mentions: Mentions | undefined) {
    this.#text = text;
    this.#uses = uses;
    this.#mentions = mentions;
  }

  /** An empty name is none: `:append = "x"` has one. */
  add({ space, span: place, access }: Pick<Use, 'space' | 'span' | 'access'>): void {
    if (this.#isPassedOver(place)) return;
    const text = this.#slice(place);
    if (text !== '') this.#uses.push({ space, text, span: place, access, seen: 'name' });
  }

  /** `NAME:override:${OTHER}`: the first part is the name unless it is put together, the rest can hold expansions. */
  definedName(name: Span, access: Access): void {
    if (name.end <= name.start || this.#isPassedOver(name)) return;
    const [base = name] = this.#slice(name).includes(':') ? splitOutsideExpansions(this.#text, name, ':') : [name];
    const written = this.#slice(base);
    if (!written.includes('$') && written !== '__anonymous') this.add({ space: 'datastore', span: base, access });
    this.value(name, undefined);
  }

  assignedValue(value: Span, owner: ValueOwner): void {
    if (!this.#isPassedOver(value)) this.value(value, namesInWords(owner));
  }

  /** Expansions, and the words where they name something. */
  value(within: Span, meaning: WordMeaning | undefined): void {
    if (this.#isPassedOver(within)) return;
    for (const expansion of expansionsIn(this.#text, within.start, within.end)) this.#expansion(expansion, meaning);
    if (meaning === undefined) return;
    for (const word of wordsIn(this.#text, within.start, within.end)) {
      const use = wordUse(this.#text, word, meaning, 'name');
      if (use) this.#uses.push(use);
    }
  }

  /** The names of tasks, `do_` left out or not; in `addtask` the words between the lists are no names. */
  tasks(argument: Span, directive: 'addtask' | 'deltask'): void {
    this.value(argument, undefined);
    let isFirst = true;
    let access: Access = 'changes';
    for (const word of wordsIn(this.#text, argument.start, argument.end)) {
      const written = this.#slice(word);
      const isKeyword = directive === 'addtask' && !isFirst && (written === 'after' || written === 'before');
      isFirst = false;
      if (isKeyword) access = 'reads';
      else if (!written.includes('$')) {
        this.#uses.push({ space: 'datastore', text: taskName(written), span: word, access, seen: 'name' });
      }
    }
  }

  exportedFunctions(argument: Span): void {
    this.value(argument, undefined);
    for (const word of wordsIn(this.#text, argument.start, argument.end)) {
      if (!this.#slice(word).includes('$')) this.add({ space: 'datastore', span: word, access: 'exports' });
    }
  }

  /** The folder comes first; what follows are names of variables. */
  fragmentVariables(argument: Span): void {
    this.value(argument, undefined);
    for (const word of wordsIn(this.#text, argument.start, argument.end).slice(1)) {
      if (!this.#slice(word).includes('$')) this.add({ space: 'datastore', span: word, access: 'reads' });
    }
  }

  python(code: Span): void {
    if (this.#isPassedOver(code)) return;
    codeUses({ text: this.#text, uses: this.#uses, expands: (content) => this.value(content, undefined) }, code);
  }

  /** BitBake expands the whole body, comments and quotes included, before the shell sees it. */
  shell(body: Span): void {
    if (this.#isPassedOver(body)) return;
    this.value(body, undefined);
    for (const word of commandWordsIn(this.#text, body.start, body.end)) {
      this.#uses.push({ space: 'datastore', text: this.#slice(word), span: word, access: 'reads', seen: 'command' });
    }
  }

  #isPassedOver(part: Span): boolean {
    return this.#mentions !== undefined && !this.#mentions.isIn(part);
  }

  #expansion(expansion: Expansion, meaning: WordMeaning | undefined): void {
    if (this.#isPassedOver(expansion.span)) return;
    if (expansion.kind === 'variable') this.#reference(expansion.name);
    if (expansion.kind !== 'python') return;
    for (const inner of expansion.inner) this.#expansion(inner, undefined);
    // What stands in the strings of the code was expanded before Python sees it.
    codeUses({ text: this.#text, uses: this.#uses, words: meaning }, expansion.code);
  }

  /** `${NAME:override}` reads what is set for the override alone. */
  #reference(name: Span): void {
    const colon = this.#slice(name).indexOf(':');
    const base = colon === -1 ? name : span(name.start, name.start + colon);
    this.add({ space: 'datastore', span: base, access: 'reads' });
  }

  #slice(place: Span): string {
    return this.#text.slice(place.start, place.end);
  }
}
