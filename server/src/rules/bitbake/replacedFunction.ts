import { LineIndex } from '../../base/lineIndex';
import { shifted } from '../../base/span';
import { hasOldOperation, nameParts, partText } from '../../syntax/bitbake/text';
import type { FunctionDefinition, PythonDefinition, SyntaxTree } from '../../syntax/bitbake/tree';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const replacedFunction: FileRule = {
  id: 'replaced-function',
  category: 'bitbake',
  subject: 'file',
  severity: 'warning',
  what: 'A function that is defined again further down in the same file.',
  why: 'The later definition takes the place of the earlier one, without a word: what the first one does is never done.',
  bad: [
    'do_install() {',
    '    install -d ${D}${bindir}',
    '}',
    'do_install() {',
    '    install -d ${D}${sysconfdir}',
    '}',
  ],
  good: [
    'do_install() {',
    '    install -d ${D}${bindir}',
    '}',
    'do_install:append() {',
    '    install -d ${D}${sysconfdir}',
    '}',
  ],
  check({ file: { tree } }) {
    const replaced = replacedFunctions(tree);
    if (replaced.length === 0) return [];
    const lines = new LineIndex(tree.text);
    return replaced.map(({ name, definition, by }): Finding => {
      const line = lines.lineOf(by.start) + 1;
      const canAppend = definition.statement.kind === 'func' && by.statement.kind === 'func';
      const mending = canAppend
        ? `Write \`${name}:append()\` there, or remove one of the two`
        : 'Remove one of the two';
      const nameEnd = by.start + by.statement.name.end;
      return {
        span: shifted(definition.statement.name, definition.start),
        message: `Line ${line} defines \`${name}\` again: nothing is left of this function. ${mending}.`,
        fix: canAppend
          ? {
              title: `Append to ${name} in line ${line}`,
              safe: false,
              edits: [{ span: { start: nameEnd, end: nameEnd }, text: ':append' }],
            }
          : undefined,
      };
    });
  },
};

interface Definition {
  readonly statement: FunctionDefinition | PythonDefinition;
  readonly start: number;
}

interface Replaced {
  readonly name: string;
  readonly definition: Definition;
  /** What takes its place. */
  readonly by: Definition;
}

function replacedFunctions(tree: SyntaxTree): readonly Replaced[] {
  const last = new Map<string, Definition>();
  const replaced: Replaced[] = [];
  tree.statements.forEach((statement, index) => {
    if (statement.kind !== 'func' && statement.kind !== 'def') return;
    const by = { statement, start: tree.starts[index] ?? 0 };
    const name = partText(tree, by.start, statement.name, statement);
    // Anonymous functions all run, and what is appended adds up.
    if (name === '' || name === '__anonymous' || nameParts(name).operation || hasOldOperation(name)) return;
    // Python finds a `def` by its name, and tasks a function: there may be one of each.
    const key = `${statement.kind} ${name}`;
    const definition = last.get(key);
    if (definition) replaced.push({ name, definition, by });
    last.set(key, by);
  });
  return replaced;
}
