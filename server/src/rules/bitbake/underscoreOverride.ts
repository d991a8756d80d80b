import { shifted } from '../../base/span';
import { variableNamed } from '../../knowledge/knowledge';
import { buildOverrides, imageTypeVariables, packageScripts, packageVariables } from '../../knowledge/namedOverrides';
import { configurationNames } from '../../project/configurationNames';
import type { Snapshot } from '../../project/snapshot';
import { definedName, nameParts } from '../../syntax/bitbake/text';
import type { SyntaxTree } from '../../syntax/bitbake/tree';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const underscoreOverride: FileRule = {
  id: 'underscore-override',
  category: 'bitbake',
  subject: 'file',
  severity: 'warning',
  releases: { since: 'honister' },
  what: 'An underscore where BitBake takes a colon since Yocto 3.4.',
  why: 'BitBake stops at `_append` and its kin only. Any other override behind an underscore is a part of the name of a variable that nothing reads.',
  bad: ['RDEPENDS_${PN} = "bash"', 'IMAGE_CMD_oci() {', '    true', '}'],
  good: ['RDEPENDS:${PN} = "bash"', 'IMAGE_CMD:oci() {', '    true', '}'],
  check({ file: { tree }, snapshot }) {
    let known: ReadonlySet<string> | undefined;
    const isOverride = (word: string): boolean => {
      if (/^pn-[a-z0-9]/.test(word)) return true;
      if (!isLongOverride(word)) return false;
      known ??= new Set([...buildOverrides(), ...configurationNames(snapshot, 'machine')]);
      return known.has(word);
    };
    const found: Finding[] = [];
    tree.statements.forEach((statement, index) => {
      if (statement.kind !== 'assign' && statement.kind !== 'func') return;
      const start = tree.starts[index] ?? 0;
      const { base } = nameParts(definedName(tree, start, statement) ?? '');
      const underscore = base.includes('_') ? separatorIn(base, isOverride) : -1;
      if (underscore === -1 || isReadIn(tree, base)) return;
      const variable = base.slice(0, underscore);
      if (!isAsked(snapshot, variable)) return;
      const span = shifted(statement.name, start);
      const meant = `${variable}:${base.slice(underscore + 1)}`;
      const at = span.start + underscore;
      const isWritten = tree.text.startsWith(base, span.start);
      found.push({
        span: isWritten ? { start: span.start, end: span.start + base.length } : span,
        message: `Since Yocto 3.4 \`${base}\` is a name like any other, which nothing reads: the line has no effect. Write \`${meant}\`.`,
        fix: isWritten
          ? { title: `Write ${meant}`, safe: true, edits: [{ span: { start: at, end: at + 1 }, text: ':' }] }
          : undefined,
      });
    });
    return found;
  },
};

/** Where the override begins that the name ends in, or -1. */
function separatorIn(name: string, isOverride: (word: string) => boolean): number {
  for (let at = name.indexOf('_'); at !== -1; at = name.indexOf('_', at + 1)) {
    const variable = name.slice(0, at);
    const word = name.slice(at + 1);
    if (packageVariables.has(variable) && isPackageName(word)) return at;
    if (imageTypeVariables.has(variable) && /^[a-z]/.test(word)) return at;
    if (isOverride(word)) return at;
  }
  return -1;
}

/** `pkg_postinst_ontarget` goes on with a name of its own. */
function isPackageName(word: string): boolean {
  return /^(?:\$\{B?PN\}|[a-z0-9])/.test(word) && !/^ontarget(?:_|$)/.test(word);
}

/** Short names of architectures may be anything: `SRCREV_arm` is the revision of a source called so. */
function isLongOverride(word: string): boolean {
  return (word.includes('-') && !word.includes('$')) || word.startsWith('qemu');
}

/** Whether there is a variable or task that could be overridden. */
function isAsked(snapshot: Snapshot, variable: string): boolean {
  if (packageScripts.has(variable) || packageVariables.has(variable) || imageTypeVariables.has(variable)) return true;
  if (/^do_[a-z_]+$/.test(variable)) return true;
  return /^[A-Z]/.test(variable) && (variableNamed(variable) !== undefined || snapshot.assignmentCount(variable) > 0);
}

/** Whether the file uses a variable of this name. */
function isReadIn({ text }: SyntaxTree, name: string): boolean {
  return text.includes(`\${${name}}`) || text.includes(`'${name}'`) || text.includes(`"${name}"`);
}
