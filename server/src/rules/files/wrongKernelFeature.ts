import { type ConfigFile, isMasked } from '../../formats/configFile';
import { refusal } from '../../formats/keys/readers';
import { keysOf } from '../../formats/keys/tables';
import { slipOf } from '../../formats/keys/valueProblem';
import { isNamedIn } from '../../formats/recipeUses';
import { nearestOf } from '../../knowledge/nearestName';
import { folderOf } from '../../project/paths';
import type { Snapshot } from '../../project/snapshot';
import type { ConfigEntry } from '../../syntax/config/parseEntries';
import type { Finding } from '../finding';
import type { ConfigFileRule } from '../rule';

export const wrongKernelFeature: ConfigFileRule = {
  id: 'wrong-kernel-feature',
  category: 'files',
  subject: 'configFile',
  formats: ['scc'],
  severity: 'error',
  what: 'A `.scc` of the kernel with a directive that kern-tools does not know, without a word that it needs, or with a file that is not there.',
  why: 'The tool reads `include`, `patch` and `kconf` itself and stops where their file is missing; the rest it gives to a shell that knows its directives only. Where it stops, do_kernel_metadata fails.',
  bad: { 'recipes-kernel/linux/linux-yocto/app.scc': ['kconf app.cfg', 'inherit docker.scc'] },
  good: { 'recipes-kernel/linux/linux-yocto/app.scc': ['kconf hardware app.cfg', 'include docker.scc'] },
  check({ file, snapshot }) {
    if (file.tree.kind !== 'entries') return [];
    const { entries } = file.tree;
    // In functions and loops any word can have a meaning.
    const isPlain = !entries.some(
      ({ name, value }) => /^(?:for|while|until|case|function|\S+\(\)?)$/.test(name) || value.includes('<<'),
    );
    const known = entries.filter(({ nameSpan, valueSpan }) => !isMasked(file, nameSpan) && !isMasked(file, valueSpan));
    return [
      ...known.flatMap((entry) => findings(entry, { file, snapshot, isPlain })),
      ...(isPlain && file.isWhole && known.length === entries.length ? conditionProblems(entries) : []),
    ];
  },
};

interface Surroundings {
  readonly file: ConfigFile;
  readonly snapshot: Snapshot;
  readonly isPlain: boolean;
}

/** The tool looks for these at the beginning of a line only, and does not mind what follows in the word. */
const beginnings = ['include', 'patch', 'kconf'];

function findings(entry: ConfigEntry, around: Surroundings): readonly Finding[] {
  const { name, value } = entry;
  const words = value.split(/\s+/).filter(Boolean);
  const directive = beginnings.find((each) => name.startsWith(each)) ?? name;
  return [
    ...(directive === name ? [] : [longerWord(entry, directive)]),
    ...(around.isPlain || directive !== name ? directiveProblems(directive, entry, words, around) : []),
  ];
}

function longerWord({ name, nameSpan }: ConfigEntry, directive: string): Finding {
  return {
    span: nameSpan,
    severity: 'info',
    message: `The directive is \`${directive}\`: kern-tools takes \`${name}\` for it by its beginning.`,
    fix: { title: `Write ${directive}`, safe: true, edits: [{ span: nameSpan, text: directive }] },
  };
}

function directiveProblems(
  directive: string,
  entry: ConfigEntry,
  words: readonly string[],
  around: Surroundings,
): readonly Finding[] {
  switch (directive) {
    case 'kconf':
      return fragmentProblems(entry, words, around);
    case 'force':
      return words[0] === 'kconf'
        ? fragmentProblems(entry, words.slice(1), around)
        : [{ span: entry.nameSpan, message: `\`force\` stands before \`kconf\` only: ${refusal('scc')}.` }];
    case 'include':
    case 'patch': {
      const [path] = words;
      return path === undefined ? [lacking(entry, 'a file')] : missingFile(entry, path, around);
    }
    case 'define':
      return definitionProblems(entry, words);
    default:
      return optionProblem(entry) ?? unknownWord(entry);
  }
}

/** Each `if` ends with a `fi` of its own. */
function conditionProblems(entries: readonly ConfigEntry[]): readonly Finding[] {
  const open: ConfigEntry[] = [];
  for (const entry of entries) {
    const isWholeLine = /(?:^|[;\s])fi;?$/.test(entry.value);
    if (entry.name === 'if' && !isWholeLine) open.push(entry);
    else if (/^fi;?$/.test(entry.name) && !open.pop()) {
      return [{ span: entry.nameSpan, message: `No \`if\` stands before this \`fi\`: ${refusal('scc')}.` }];
    }
  }
  return open.map(({ nameSpan }) => ({ span: nameSpan, message: `This \`if\` has no \`fi\`: ${refusal('scc')}.` }));
}

/** The shell takes it for a variable of its own. */
function optionProblem({ name, nameSpan }: ConfigEntry): readonly Finding[] | undefined {
  if (!/^CONFIG_\w+=/.test(name)) return undefined;
  const message =
    'An option stands in a `.cfg` that `kconf` names: here it is a variable, and the kernel is built without it.';
  return [{ span: nameSpan, severity: 'warning', message }];
}

function fragmentProblems(entry: ConfigEntry, words: readonly string[], around: Surroundings): readonly Finding[] {
  const [type, path] = words;
  if (type === undefined) return [lacking(entry, 'a type and a file')];
  const types = keysOf('scc').find(({ path: key }) => key === 'kconf')?.values ?? [];
  if (path === undefined) {
    const isFile = type.includes('.');
    return [lacking(entry, isFile ? '`hardware` or `non-hardware` before the file' : 'a file')];
  }
  if (types.includes(type)) return missingFile(entry, path, around);
  const span = wordSpan(entry, type);
  const meant = nearestOf(type, types);
  const message = `The type of a fragment is \`hardware\` or \`non-hardware\`: the audit of the kernel configuration leaves out one of another type.`;
  const fix =
    meant === undefined ? undefined : { title: `Write ${meant}`, safe: false, edits: [{ span, text: meant }] };
  return [{ span, severity: 'warning', message, fix }, ...missingFile(entry, path, around)];
}

/** What only a variable tells is not looked for, and neither is what may lie in a repository of kernel metadata. */
function missingFile(entry: ConfigEntry, path: string, { file, snapshot }: Surroundings): readonly Finding[] {
  const { uses } = file;
  if (/^["'].*["']$/.test(path)) {
    const span = wordSpan(entry, path);
    const fix = { title: 'Remove the quotes', safe: true, edits: [{ span, text: path.slice(1, -1) }] };
    return [{ span, message: `The quotes count as part of the name: ${refusal('scc')}.`, fix }];
  }
  if (file.isWritten || uses.texts.length === 0 || /[/$"'*]/.test(path)) return [];
  // What is included may be named without the end of its name.
  if (entry.name.startsWith('include') && !path.includes('.')) return [];
  const isThere = snapshot.folder(folderOf(file.path)).some(({ name }) => name === path);
  if (isThere || uses.texts.some((text) => isNamedIn(text, path))) return [];
  const message = `\`${path}\` is neither beside this file nor in \`SRC_URI\` of the recipe: ${refusal('scc')}.`;
  return [{ span: wordSpan(entry, path), message }];
}

function definitionProblems(entry: ConfigEntry, words: readonly string[]): readonly Finding[] {
  const [name] = words;
  if (name === undefined) return [lacking(entry, 'a name and a value')];
  if (/^[A-Za-z_]\w*$/.test(name)) {
    if (/^(?:[^"'\\]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*')*$/.test(entry.value)) return slipOfName(entry, name);
    return [{ span: entry.valueSpan, message: `This text has no second quote: ${refusal('scc')}.` }];
  }
  const [, plain] = /^([A-Za-z_]\w*)[=:]/.exec(name) ?? [];
  if (plain === undefined)
    return [{ span: wordSpan(entry, name), message: `This is no name of a variable: ${refusal('scc')}.` }];
  const message = `\`define\` takes a name and a value with a blank between: \`define ${plain} value\`.`;
  return [{ span: wordSpan(entry, name), severity: 'warning', message }];
}

/** The variables that kern-tools and the kernel classes read. */
const readNames: readonly string[] = ['KARCH', 'KFEATURE_COMPATIBILITY', 'KFEATURE_DESCRIPTION', 'KMACHINE', 'KTYPE'];

function slipOfName(entry: ConfigEntry, name: string): readonly Finding[] {
  const meant = readNames.includes(name) || !name.startsWith('K') ? undefined : slipOf(name, readNames);
  if (meant === undefined) return [];
  const span = wordSpan(entry, name);
  return [
    {
      span,
      severity: 'warning',
      message: `Nobody reads \`${name}\`. Did you mean \`${meant}\`?`,
      fix: { title: `Write ${meant}`, safe: false, edits: [{ span, text: meant }] },
    },
  ];
}

const shellWords: ReadonlySet<string> = new Set(
  '. : [ [[ ] { } ! if then else elif fi do done esac break continue echo printf export local set unset shift read return exit true false test eval declare let source basename dirname cp mkdir sed grep cut prefix reloc_dir track_branch'.split(
    ' ',
  ),
);

function unknownWord({ name, nameSpan }: ConfigEntry): readonly Finding[] {
  const word = name.replace(/;$/, '');
  if (shellWords.has(word) || keysOf('scc').some(({ path }) => path === word) || !/^[A-Za-z][\w-]*$/.test(word))
    return [];
  const meant = nearestOf(word, directives);
  const hint = meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
  return [
    {
      span: nameSpan,
      message: `kern-tools does not know \`${word}\`: ${refusal('scc')}.${hint}`,
      fix:
        meant === undefined
          ? undefined
          : { title: `Write ${meant}`, safe: false, edits: [{ span: nameSpan, text: meant }] },
    },
  ];
}

const directives: readonly string[] = ['define', 'kconf', 'include', 'patch', 'branch', 'merge', 'mark', 'force'];

function lacking({ name, nameSpan }: ConfigEntry, what: string): Finding {
  return { span: nameSpan, message: `\`${name}\` needs ${what}: ${refusal('scc')}.` };
}

function wordSpan({ value, valueSpan }: ConfigEntry, word: string): Finding['span'] {
  const start = valueSpan.start + Math.max(value.indexOf(word), 0);
  return { start, end: start + word.length };
}
