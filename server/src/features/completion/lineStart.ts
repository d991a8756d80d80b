/** What a line can begin with: a variable, a directive, a function. */
import { entriesOfKind } from '../../knowledge/knowledge';
import type { Candidate, CompletionItem, Proposals } from './item';
import type { CompletionRequest } from './request';
import { statementForms } from './statementForms';
import { variableCandidates } from './variables';

export function lineStartProposals(request: CompletionRequest): Proposals {
  const candidates = lineStartCandidates(request);
  return request.options.snippets ? { candidates, finish: asStatement } : { candidates };
}

function* lineStartCandidates(request: CompletionRequest): Iterable<Candidate> {
  yield* variableCandidates(request);
  yield* directiveCandidates(request);
  if (!request.setting.isConfiguration) yield* taskCandidates(request);
}

function asStatement(item: CompletionItem): CompletionItem {
  if (item.kind === 'variable') return { ...item, insert: `${item.label} = "$1"`, isSnippet: true };
  if (item.kind === 'task') return { ...item, insert: `${item.label}() {\n    $0\n}`, isSnippet: true };
  return item;
}

/** `python` and `def` begin functions; they have snippets of their own. */
const functionKeywords: readonly string[] = ['python', 'fakeroot', 'def'];

function* directiveCandidates({ options, setting, file }: CompletionRequest): Iterable<Candidate> {
  const isConf = file.tree.dialect === 'conf';
  for (const { name } of entriesOfKind('directive')) {
    const isForConf = confDirectives.includes(name);
    if (isConf ? !isForConf : name === 'addpylib') continue;
    if (functionKeywords.includes(name) && options.snippets) continue;
    const weight = usualDirectives.get(name) ?? 0;
    yield {
      label: name,
      kind: 'keyword',
      fit: 1,
      weight,
      insert: `${name} `,
      goesOn: true,
      topic: `directive ${name}`,
    };
  }
  if (!options.snippets) return;
  for (const form of statementForms) {
    if (setting.isConfiguration && !form.inConfiguration) continue;
    yield {
      label: form.label,
      kind: 'snippet',
      fit: 2,
      note: form.note,
      insert: form.lines.join('\n'),
      isSnippet: true,
    };
  }
}

/** How many files of a few layers use them, roughly: `inherit` as many as set SRC_URI. */
const usualDirectives: ReadonlyMap<string, number> = new Map([
  ['inherit', 3000],
  ['require', 800],
  ['addtask', 150],
  ['export', 150],
  ['include', 50],
]);

/** The directives that ConfHandler knows; all others are for recipes and classes. */
const confDirectives: readonly string[] = [
  'include',
  'require',
  'include_all',
  'export',
  'unset',
  'addpylib',
  'addfragments',
];

/** Tasks that recipes define or extend. */
function* taskCandidates({ snapshot }: CompletionRequest): Iterable<Candidate> {
  for (const { name } of entriesOfKind('task')) yield { label: name, kind: 'task', fit: 3 };
  for (const label of snapshot.taskNames()) yield { label, kind: 'task', fit: 3 };
}
