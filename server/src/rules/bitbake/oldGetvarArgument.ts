import { shifted } from '../../base/span';
import { flagName } from '../../syntax/bitbake/text';
import type { Statement, SyntaxTree } from '../../syntax/bitbake/tree';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const oldGetvarArgument: FileRule = {
  id: 'old-getvar-argument',
  category: 'bitbake',
  subject: 'file',
  severity: 'info',
  what: 'A `True` for `getVar` that has been its default since Yocto 2.2.',
  why: '`d.getVar("X", True)` gives the same as `d.getVar("X")`: the argument is left over from when a value was not expanded unless it was asked for.',
  bad: ['python do_show() {', "    bb.plain(d.getVar('PN', True))", '}', 'addtask show'],
  good: ['python do_show() {', "    bb.plain(d.getVar('PN'))", '}', 'addtask show'],
  check({ file: { tree } }) {
    const found: Finding[] = [];
    if (!tree.text.includes('getVar')) return found;
    tree.statements.forEach((statement, index) => {
      const start = tree.starts[index] ?? 0;
      if (!holdsPython(tree, statement, start)) return;
      const text = tree.text.slice(start, start + statement.length);
      for (const { index: at, 0: call, 1: kept = '' } of text.matchAll(calls)) {
        const span = shifted({ start: at + kept.length, end: at + call.length - 1 }, start);
        found.push({
          span,
          message: 'Values are expanded without this `True`. Remove it.',
          fix: { title: 'Remove the argument', safe: true, edits: [{ span, text: '' }] },
        });
      }
    });
    return found;
  },
};

/** Up to the name of the variable, and of the flag where there is one; then the `True`. */
const calls =
  /(\.(?:getVar\(\s{0,20}(?:"[^"\n]{1,200}"|'[^'\n]{1,200}')|getVarFlag\(\s{0,20}(?:"[^"\n]{1,200}"|'[^'\n]{1,200}'),\s{0,20}(?:"[^"\n]{1,200}"|'[^'\n]{1,200}')))\s{0,20},\s{0,20}(?:expand=)?True\s{0,20}\)/g;

function holdsPython(tree: SyntaxTree, statement: Statement, start: number): boolean {
  switch (statement.kind) {
    case 'def':
      return true;
    case 'func':
      return statement.python;
    case 'assign':
      return flagName(tree, start, statement) !== 'doc';
    case 'inherit':
    case 'inherit_defer':
    case 'include':
    case 'require':
      return true;
    default:
      return false;
  }
}
