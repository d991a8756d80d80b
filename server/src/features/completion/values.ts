/** Words of a value, by the type of its variable. */
import { type Span, span } from '../../base/span';
import { firstSentence, variableNamed } from '../../knowledge/knowledge';
import { pythonFunctions } from '../../knowledge/pythonFunctions';
import { wordsIn } from '../../syntax/bitbake/expansions';
import type { ValuePlace } from '../context/context';
import type { Named, ValueField } from '../context/field';
import type { Question } from '../context/question';
import { valueField } from '../context/valueField';
import { referenceProposals } from '../valueKinds/imageReference';
import { valuePart } from '../valueKinds/valueKinds';
import { classCandidates } from './classes';
import { functionCandidates, taskFunctionCandidates } from './functions';
import type { Candidate, CompletionItem, Proposals } from './item';
import { imageCandidates, packageCandidates, recipeCandidates } from './packages';
import type { CompletionRequest } from './request';

export interface ValueProposals extends Proposals {
  /** The part of the word that is replaced. */
  readonly replace: Span;
}

/** What can be written in the part of the word that the cursor stands in. */
export function valueProposals(request: CompletionRequest, place: ValuePlace): ValueProposals {
  const { text } = request.file.tree;
  const part = valuePart(questionOf(request), place);
  const field = part ?? valueField(text, place, request.offset, request.setting.recipe, request.release);
  const replace = literalStart(text, field.span, request.offset);
  if (!replace) return { replace: span(request.offset, request.offset), candidates: [] };
  const candidates = 'words' in field ? wordsOf(request, place, field) : insertable(request, field.proposals?.() ?? []);
  if (!place.quoted) return { replace, candidates, finish: inQuotes };
  const isAppend = place.owner.operation === 'append' && isListOf(place) && replace.start === place.value.start;
  return { replace, candidates, ...(isAppend && { finish: afterBlank }) };
}

function questionOf({ snapshot, file, offset, setting }: CompletionRequest): Question {
  return { snapshot, text: file.tree.text, offset, setting, from: { ...file, related: setting.related } };
}

/** An editor without tab stops gets no forms to fill in. */
function* insertable({ options }: CompletionRequest, proposals: Iterable<Candidate>): Iterable<Candidate> {
  for (const proposal of proposals) if (options.snippets || !proposal.isSnippet) yield proposal;
}

/** The text of a word up to its first expansion, which stays; undefined if the offset stands in or behind an expansion. */
function literalStart(text: string, word: Span, offset: number): Span | undefined {
  const expansion = text.indexOf('${', word.start);
  const end = expansion === -1 || expansion >= word.end ? word.end : expansion;
  return offset <= end ? span(word.start, end) : undefined;
}

function* wordsOf(request: CompletionRequest, place: ValuePlace, field: ValueField): Iterable<Candidate> {
  const present = presentWords(request, place);
  for (const { value, meaning } of field.words) {
    if (value === '' || value.includes('<')) continue;
    yield {
      label: value,
      kind: 'value',
      fit: present.has(value) ? 1 : 0,
      topic: `value ${field.owner ?? place.owner.base} ${value}`,
      ...(meaning !== undefined && { note: meaning }),
    };
  }
  if (field.names) yield* namedCandidates(request, field.names);
  if (field.names === 'container' && place.owner.base === 'CONTAINER_BUNDLES')
    yield* referenceProposals(request.snapshot);
}

/** Words that the value holds already: in a list, writing one again changes nothing. */
function presentWords({ file, offset }: CompletionRequest, { value }: ValuePlace): ReadonlySet<string> {
  const { text } = file.tree;
  const others = wordsIn(text, value.start, value.end).filter((word) => offset < word.start || offset > word.end);
  return new Set(others.map((word) => text.slice(word.start, word.end)));
}

function namedCandidates(request: CompletionRequest, names: Named): Iterable<Candidate> {
  switch (names) {
    case 'package':
      return packageCandidates(request);
    case 'recipe':
      return recipeCandidates(request);
    case 'container':
      return imageCandidates(request, ['image-oci', 'oci-multiarch', 'container-bundle', ...imageClasses]);
    case 'image':
      return imageCandidates(request, imageClasses);
    case 'class':
      return classCandidates(request);
    case 'task':
      return taskFunctionCandidates(request);
    case 'function':
      return functionCandidates(request);
    case 'event':
      return eventCandidates();
  }
}

/** What an event mask can name. */
function* eventCandidates(): Iterable<Candidate> {
  for (const { name, kind, meaning } of pythonFunctions()) {
    if (kind === 'event')
      yield { label: name, kind: 'type', fit: 0, note: firstSentence(meaning), topic: `function ${name}` };
  }
}

/** Classes that make a recipe one that builds an image. */
const imageClasses = ['core-image', 'image'] as const;

function inQuotes(item: CompletionItem): CompletionItem {
  return { ...item, insert: `"${item.insert ?? item.label}"` };
}

/** BitBake joins the appended text to the old value as it is: without a blank the first word melts into the last one before. */
function afterBlank(item: CompletionItem): CompletionItem {
  return { ...item, insert: ` ${item.insert ?? item.label}` };
}

function isListOf({ owner }: ValuePlace): boolean {
  return variableNamed(owner.name)?.type?.endsWith('list') === true;
}
