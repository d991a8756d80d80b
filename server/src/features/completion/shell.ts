/** Words of shell code: functions, and variables of BitBake and of the code itself. */
import { shifted } from '../../base/span';
import { entriesOfKind, firstSentence } from '../../knowledge/knowledge';
import { isInRange } from '../../knowledge/release';
import { shellFunctions } from '../../knowledge/shellFunctions';
import { nameParts, partText } from '../../syntax/bitbake/text';
import type { ShellWord } from '../context/context';
import { statementAt } from '../context/statementAt';
import { nearFunctionCandidates } from './functions';
import type { Candidate } from './item';
import type { CompletionRequest } from './request';

/** Behind a `$` variables of the code and of BitBake; elsewhere functions that the code can call, and variables of BitBake as `${NAME}`. */
export function* shellCandidates(request: CompletionRequest, { span: word }: ShellWord): Iterable<Candidate> {
  const dollar = request.file.tree.text.charAt(word.start - 1) === '$' ? '' : '$';
  if (dollar === '') {
    for (const label of localNames(request)) yield { label, kind: 'local', fit: 0 };
  } else yield* callableFunctions(request);
  for (const name of variablesToWrite(request)) {
    yield { label: `${dollar}{${name}}`, kind: 'value', fit: 2, topic: `variable ${name}` };
  }
}

function* callableFunctions(request: CompletionRequest): Iterable<Candidate> {
  yield* givenFunctions(request);
  for (const each of nearFunctionCandidates(request, ['shell'])) {
    // Tasks are run by BitBake.
    yield each.label.startsWith('do_') ? { ...each, fit: 3 } : each;
  }
  for (const label of localFunctions(request)) yield { label, kind: 'function', fit: 0 };
}

/** What every recipe has and what the classes of this one bring, before what another class would. */
function* givenFunctions({ setting }: CompletionRequest): Iterable<Candidate> {
  for (const { name, meaning, class: ofClass } of shellFunctions()) {
    const isThere = ofClass === undefined || setting.classes.has(ofClass);
    yield {
      label: name,
      kind: 'function',
      fit: ofClass === undefined && !name.startsWith('base_do_') ? 0 : isThere ? 1 : 3,
      note: isThere ? firstSentence(meaning) : `inherit ${ofClass}`,
      topic: `function ${name}`,
    };
  }
}

/** Names that the function around the cursor assigns, loops over or reads. */
function localNames(request: CompletionRequest): ReadonlySet<string> {
  const body = bodyText(request);
  const assigned = [...body.matchAll(/(?:^|[\s;&|(])([A-Za-z_]\w*)=/g)];
  const declared = [...body.matchAll(/\b(?:for|read(?:[ \t]+-\w+)*|local|export)[ \t]+([A-Za-z_]\w*)/g)];
  return new Set([...assigned, ...declared].flatMap(([, name]) => name ?? []));
}

/** Functions that the code around the cursor defines for itself. */
function localFunctions(request: CompletionRequest): ReadonlySet<string> {
  const defined = bodyText(request).matchAll(/^[ \t]*([A-Za-z_][\w-]*)[ \t]*\([ \t]*\)/gm);
  return new Set([...defined].flatMap(([, name]) => name ?? []));
}

function bodyText({ file, offset }: CompletionRequest): string {
  const { statement, start } = statementAt(file.tree, offset);
  if (statement?.kind !== 'func') return '';
  const body = shifted(statement.body, start);
  return file.tree.text.slice(body.start, body.end);
}

/** Folders that every recipe knows, such as `bindir` of bitbake.conf, and what this file sets. */
function variablesToWrite({ snapshot, file, release }: CompletionRequest): ReadonlySet<string> {
  const names = new Set<string>();
  for (const entry of entriesOfKind('variable')) {
    const isFolder = entry.isGeneral && entry.type === 'path' && entry.place !== 'configuration';
    if (isFolder && !entry.name.includes('<') && (!release || isInRange(entry, release))) names.add(entry.name);
  }
  for (const name of snapshot.variableNames()) if (/^[a-z_]*dir$/.test(name)) names.add(name);
  const { tree } = file;
  for (const [index, statement] of tree.statements.entries()) {
    if (statement.kind !== 'assign' || statement.flag) continue;
    const { base } = nameParts(partText(tree, tree.starts[index] ?? 0, statement.name, statement));
    if (base !== '' && !base.includes('$')) names.add(base);
  }
  return names;
}
