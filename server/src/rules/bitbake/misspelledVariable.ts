import { editDistance } from '../../base/editDistance';
import { shifted } from '../../base/span';
import { variableNamed, variables } from '../../knowledge/knowledge';
import type { Snapshot, SourceFile } from '../../project/snapshot';
import { isAsciiWord } from '../../syntax/pythonCharacters';
import type { Finding } from '../finding';
import type { FileRule } from '../rule';

export const misspelledVariable: FileRule = {
  id: 'misspelled-variable',
  category: 'bitbake',
  subject: 'file',
  severity: 'warning',
  what: 'The name of a variable that is a letter or two away from one of meta-virtualization.',
  why: 'BitBake takes any name. What is assigned to a misspelt one, nobody reads.',
  bad: ['OCI_IMAGE_ENTRYPONT = "/usr/sbin/nginx"'],
  good: ['OCI_IMAGE_ENTRYPOINT = "/usr/sbin/nginx"'],
  check({ file, snapshot, assignments }) {
    const meantInstead = namesMeant(file, snapshot);
    return assignments.flatMap(({ statement, start, name, parts }): Finding[] => {
      const { base } = parts;
      const meant = isCandidate(base) && !variableNamed(name) ? meantInstead(base) : undefined;
      if (!meant) return [];
      const nameStart = start + statement.name.start;
      const written = file.tree.text.slice(nameStart, nameStart + base.length);
      return [
        {
          span: written === base ? { start: nameStart, end: nameStart + base.length } : shifted(statement.name, start),
          message: `Nothing reads \`${base}\`. Did you mean \`${meant}\`?`,
          fix:
            written === base
              ? {
                  title: `Write ${meant}`,
                  safe: false,
                  edits: [{ span: { start: nameStart, end: nameStart + base.length }, text: meant }],
                }
              : undefined,
        },
      ];
    });
  },
};

/** Short names are near each other by chance, and others than upper-case ones follow rules of their own. */
function isCandidate(base: string): boolean {
  return base.length >= shortestName && /^[A-Z][A-Z0-9_]*$/.test(base);
}

const shortestName = 9;

/** Two letters may differ where enough others are the same. */
function allowedDistance(base: string): number {
  return base.length < 14 ? 1 : 2;
}

/** More of them in one file are a way of naming things. */
const mostMisspelledNames = 100;

/** Tells which name was meant by one that nobody knows, and remembers it: a variable is often assigned to more than once. */
function namesMeant({ path, tree }: SourceFile, snapshot: Snapshot): (base: string) => string | undefined {
  const names = ownNames();
  const known = new Map<string, string | undefined>();
  let lookCount = 0;
  return (base) => {
    if (known.has(base)) return known.get(base);
    const likely = lookCount < mostMisspelledNames ? likelyName(base, names) : undefined;
    if (likely) lookCount++;
    const meant = likely && !isReadIn(tree.text, base) && !isKnownElsewhere(snapshot, path, base) ? likely : undefined;
    known.set(base, meant);
    return meant;
  };
}

/** The first letters must be right: who writes another prefix means a variable of another program. */
function likelyName(base: string, names: readonly string[]): string | undefined {
  const distance = allowedDistance(base);
  const near = names.filter(
    (name) =>
      name.slice(0, prefixLength) === base.slice(0, prefixLength) &&
      Math.abs(name.length - base.length) <= distance &&
      editDistance(base, name) <= distance,
  );
  return near.length === 1 ? near[0] : undefined;
}

const prefixLength = 3;

function ownNames(): readonly string[] {
  return variables()
    .filter((entry) => entry.source === 'meta-virtualization')
    .map((entry) => entry.name);
}

/** Other files of the project may have a variable of this name; while some are still unread, nobody can say that none has. */
function isKnownElsewhere(snapshot: Snapshot, path: string, base: string): boolean {
  return !snapshot.complete || snapshot.assignmentsOf(base).some((place) => place.path !== path);
}

/** Whether the name stands anywhere in the file but at the start of an assignment. */
function isReadIn(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const before = at === 0 ? 10 : text.charCodeAt(at - 1);
    if (before !== 10 && !isAsciiWord(before) && !isAsciiWord(text.charCodeAt(at + name.length))) return true;
  }
  return false;
}
