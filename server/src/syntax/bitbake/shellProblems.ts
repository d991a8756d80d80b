/** Syntax errors in the shell functions of a BitBake file, as far as they can be told for certain. */
import { type ShellFault, scanShell } from '../shell/shellScan';
import { nameParts } from './text';
import type { FunctionDefinition, Problem } from './tree';

/** Functions that are written in the shell wherever they are. BitBake adds what stands in `do_x:append() {` to a function in Python too. */
const shellFunctions = new Set([
  'do_configure',
  'do_compile',
  'do_install',
  'pkg_postinst',
  'pkg_postinst_ontarget',
  'pkg_postrm',
  'pkg_preinst',
  'pkg_prerm',
]);

/** At most one: what follows the first is most likely a consequence of it. */
export function shellProblems({ name, body }: FunctionDefinition, text: string): readonly Problem[] {
  const { base, operation } = nameParts(text.slice(name.start, name.end));
  if (operation !== undefined && !shellFunctions.has(base)) return [];
  const { fault } = scanShell(text, body.start, body.end);
  if (!fault) return [];
  const message = `${faultWords(text, fault)} BitBake's own shell parser refuses the function, and the recipe with it, when a task uses it.`;
  const bitbakeLine = text.slice(0, fault.span.start).split('\n').length - 1;
  return [{ code: 'shell-syntax', severity: 'warning', span: fault.span, message, bitbakeLine }];
}

function faultWords(text: string, { kind, span, closing }: ShellFault): string {
  const written = text.slice(span.start, span.end);
  switch (kind) {
    case 'unclosed':
      return `No \`${closing}\` closes this \`${written}\`.`;
    case 'unopened':
      return `Nothing is open that this \`${written}\` could close.`;
    case 'unknown':
      return `BitBake knows no \`${written}\` in shell code.`;
  }
}
