/** What a line can begin with: a variable, a directive, a function. */
import { directiveNamed, entriesOfKind } from '../../knowledge/knowledge';
import type { Candidate } from './item';
import type { CompletionRequest } from './request';
import { statementForms } from './statementForms';
import { variableCandidates } from './variables';

export function* lineStartCandidates(request: CompletionRequest): Iterable<Candidate> {
  const { snippets } = request.options;
  for (const candidate of variableCandidates(request)) {
    yield snippets ? { ...candidate, insert: `${candidate.label} = "$1"`, isSnippet: true } : candidate;
  }
  yield* directiveCandidates(request);
  if (!request.setting.isConfiguration) yield* functionCandidates(request);
}

/** `python` and `def` begin functions; they have snippets of their own. */
const functionKeywords: readonly string[] = ['python', 'fakeroot', 'def'];

function* directiveCandidates({ options, setting, file }: CompletionRequest): Iterable<Candidate> {
  const isConf = file.tree.dialect === 'conf';
  for (const { name } of entriesOfKind('directive')) {
    const isForConf = confDirectives.includes(name);
    if (isConf ? !isForConf : name === 'addpylib') continue;
    if (functionKeywords.includes(name) && options.snippets) continue;
    const topic = directiveNamed(name) && { topic: `directive ${name}` };
    yield { label: name, kind: 'keyword', fit: 0, insert: `${name} `, goesOn: true, ...topic };
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
function* functionCandidates({ options, snapshot }: CompletionRequest): Iterable<Candidate> {
  for (const name of new Set([...entriesOfKind('task').map((entry) => entry.name), ...snapshot.taskNames()])) {
    const snippet = options.snippets && { insert: `${name}() {\n    $0\n}`, isSnippet: true };
    yield { label: name, kind: 'task', fit: 3, topic: `task ${name}`, ...snippet };
  }
}
