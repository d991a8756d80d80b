/** Names in Python code: of BitBake, of Python's own modules, of the project and of the code itself. */
import { firstSentence } from '../../knowledge/knowledge';
import { type PythonFunction, pythonFunctions, pythonModules } from '../../knowledge/pythonFunctions';
import type { PythonName } from '../context/context';
import { pythonCodeAt } from '../context/pythonCodeAt';
import { datastoreNames, isGivenName, localNames } from '../context/pythonMeaning';
import { nearFunctionCandidates } from './functions';
import type { Candidate, Fit, ItemKind } from './item';
import { type CompletionRequest, typedText } from './request';

/** What can follow the part up to the last dot; without a dot, every name that code can begin with. */
export function* pythonCandidates(request: CompletionRequest, { span: word }: PythonName): Iterable<Candidate> {
  const typed = typedText(request, word);
  const receiver = typed.slice(0, Math.max(0, typed.lastIndexOf('.')));
  if (receiver !== '') yield* attributeCandidates(request, receiver);
  else yield* nameCandidates(request);
}

function* attributeCandidates(request: CompletionRequest, receiver: string): Iterable<Candidate> {
  const { tree } = request.file;
  for (const name of pythonModules()[receiver] ?? []) yield { label: `${receiver}.${name}`, kind: 'function', fit: 0 };
  if (!isGivenName(tree, request.offset, receiver)) return;
  if (datastoreNames(tree, request.offset).has(receiver)) {
    for (const known of pythonFunctions()) {
      if (known.name.startsWith('d.')) yield knownCandidate(request, known, receiver + known.name.slice(1));
    }
  }
  for (const known of pythonFunctions()) {
    const isOwnName = known.name.startsWith(`${receiver}.`) && !known.name.startsWith('d.');
    if (isOwnName) yield knownCandidate(request, known, known.name);
  }
}

function* nameCandidates(request: CompletionRequest): Iterable<Candidate> {
  const { tree } = request.file;
  const code = pythonCodeAt(tree, request.offset);
  const locals = code ? localNames(tree.text, code) : [];
  for (const label of locals) yield { label, kind: 'local', fit: 0 };
  yield* nearFunctionCandidates(request, ['def']);
  for (const known of pythonFunctions()) {
    if (isGivenName(tree, request.offset, known.name)) yield knownCandidate(request, known, known.name);
  }
  for (const label of Object.keys(pythonModules())) {
    yield { label, kind: 'module', fit: 2, insert: `${label}.`, goesOn: true };
  }
}

/** Code asks the datastore first of all; messages, and what comes with an example, are what recipes call most of the rest. */
function knownCandidate({ options }: CompletionRequest, known: PythonFunction, label: string): Candidate {
  const { kind, meaning, example } = known;
  const isMessage = kind === undefined && known.name.lastIndexOf('.') === 'bb'.length;
  const fit: Fit = known.name.startsWith('d.') ? 0 : isMessage || example !== undefined ? 1 : 2;
  const item = { label, kind: itemKind(known), fit, note: firstSentence(meaning), topic: `function ${label}` };
  if (kind === 'module') return { ...item, insert: `${label}.`, goesOn: true };
  return options.snippets && isCalled(known) ? { ...item, ...callOf(label, known) } : item;
}

function itemKind({ kind }: PythonFunction): ItemKind {
  switch (kind) {
    case 'module':
      return 'module';
    case 'class':
    case 'event':
    case 'exception':
      return 'type';
    case 'object':
    case 'attribute':
      return 'local';
    default:
      return 'function';
  }
}

/** An event is looked for by its name; only a few are made by metadata. */
function isCalled({ kind, parameters }: PythonFunction): boolean {
  return kind === undefined || ((kind === 'class' || kind === 'exception') && parameters.length > 0);
}

/** The first argument of a method of the datastore is the name of a variable, in quotes. */
function callOf(label: string, { name, parameters }: PythonFunction) {
  if (parameters.length === 0) return { insert: `${label}()` };
  const isOfVariable = name.startsWith('d.') && parameters[0]?.name === 'var';
  return { insert: `${label}(${isOfVariable ? "'$1'" : '$1'})`, isSnippet: true, goesOn: true };
}
