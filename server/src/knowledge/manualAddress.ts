/** Where the manuals of the Yocto Project speak of an entry. */
import type { Entry } from './entry';

/** The address of the passage in the manual of the newest release; undefined if neither manual has one. */
export function manualAddress({ manual, kind, name }: Entry): string | undefined {
  if (manual === undefined) return undefined;
  const page =
    manual === 'bitbake' ? `${bitbakeManual}-ref-variables.html` : `ref-manual/${pageOfKind[kind] ?? variables}`;
  return `https://docs.yoctoproject.org/${page}#${anchor(kind, name)}`;
}

const bitbakeManual = 'bitbake/bitbake-user-manual/bitbake-user-manual';
const variables = 'variables.html';

const pageOfKind: Readonly<Partial<Record<Entry['kind'], string>>> = { class: 'classes.html', task: 'tasks.html' };

/** Sphinx gives each term of a glossary an anchor, and each label one with dashes for all other marks. */
function anchor(kind: Entry['kind'], name: string): string {
  if (kind === 'class') return `ref-classes-${name.replaceAll('_', '-')}`;
  if (kind === 'task') return `ref-tasks-${name.slice('do_'.length).replaceAll('_', '-')}`;
  return `term-${withoutPlaceholder(name)}`;
}

/** The manuals have one term for all names of a pattern, and for a variable with whatever override. */
function withoutPlaceholder(name: string): string {
  return name.split(/_?<|:/)[0] ?? name;
}
