/** What is wrong with the new name for something, in itself. */
import type { Snapshot } from '../../project/snapshot';
import type { Target } from '../uses/fileUses';

/** A reason in a sentence; undefined for a name that BitBake takes. `isExporting` tells whether a class exports functions. */
export function nameProblem(
  snapshot: Snapshot,
  { space, text, languages }: Target,
  newName: string,
  isExporting: boolean,
): string | undefined {
  if (newName === '') return 'A name needs at least one character.';
  if (newName === text) return undefined;
  if (directives.has(newName)) return `\`${newName}\` is a word of BitBake's language.`;
  if (space === 'class') return classProblem(newName, isExporting);
  const isTask = text.startsWith('do_') || snapshot.taskNames().includes(text);
  return isTask || languages.size > 0 ? functionProblem(languages, isTask, newName) : variableProblem(newName);
}

function classProblem(newName: string, isExporting: boolean): string | undefined {
  if (!/^[A-Za-z0-9_.+-]+$/.test(newName)) {
    return `\`${newName}\` is no name of a class: letters, digits, \`_\`, \`-\`, \`.\` and \`+\` make it up.`;
  }
  // The name of an exported function begins with that of its class.
  return isExporting && !isIdentifier(newName)
    ? `\`${newName}\` cannot begin the names of functions, and the class exports some.`
    : undefined;
}

function functionProblem(languages: Target['languages'], isTask: boolean, newName: string): string | undefined {
  if (isTask && !/^do_./.test(newName)) return `The name of a task begins with \`do_\`: \`${newName}\` does not.`;
  if (languages.has('python') || languages.has('def')) {
    return isIdentifier(newName) ? undefined : `\`${newName}\` is no name of a Python function.`;
  }
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(newName) ? undefined : `\`${newName}\` is no name of a shell function.`;
}

/** Signs of operators at the end would be read as a part of them. */
function variableProblem(newName: string): string | undefined {
  return /^[A-Za-z0-9_](?:[A-Za-z0-9_.+/-]*[A-Za-z0-9_-])?$/.test(newName)
    ? undefined
    : `\`${newName}\` is no name of a variable: letters, digits, \`_\` and \`-\` make it up.`;
}

function isIdentifier(name: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) && !pythonKeywords.has(name);
}

const directives = new Set(
  'inherit inherit_defer include include_all require addtask deltask addhandler EXPORT_FUNCTIONS export unset addpylib addfragments python fakeroot def'.split(
    ' ',
  ),
);

const pythonKeywords = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);
