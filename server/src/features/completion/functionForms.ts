/** Functions as they are written: their names behind `python` and `fakeroot`, `:append` and `:prepend` with a body. */
import { operatorNamed, taskNamed } from '../../knowledge/knowledge';
import { packageScripts } from '../../knowledge/namedOverrides';
import { shellFunctionNamed } from '../../knowledge/shellFunctions';
import type { FunctionPlace } from '../../project/snapshot';
import { nameParts } from '../../syntax/bitbake/text';
import type { DefinedName, OverridePlace } from '../context/context';
import { fileFunctions } from '../context/fileFunctions';
import { functionsMeant } from '../context/functionsMeant';
import { placesByNearness } from '../context/nearest';
import { nearFunctionCandidates, taskFunctionCandidates } from './functions';
import type { Candidate } from './item';
import type { CompletionRequest } from './request';

/** Whether the name in front of a colon is most likely that of a function. */
export function isFunctionName({ snapshot, file }: CompletionRequest, base: string): boolean {
  if (packageScripts.has(base) || taskNamed(base) || shellFunctionNamed(base)) return true;
  const isOwn = fileFunctions(file.tree).some(({ name }) => nameParts(name).base === base);
  return isOwn || snapshot.functionsNamed(base).length > 0 || snapshot.taskNames().includes(base);
}

/** `append` and `prepend`, with the parentheses and the body where they are still missing. A function has no `:remove`. */
export function* functionOperationCandidates(request: CompletionRequest, place: OverridePlace): Iterable<Candidate> {
  const opening = place.hasMore ? undefined : functionOpening(request, place);
  for (const operation of ['append', 'prepend']) {
    const topic = operatorNamed(`:${operation}`)?.name;
    yield {
      label: operation,
      kind: 'operator',
      fit: 0,
      ...(topic !== undefined && { topic: `operator ${topic}` }),
      ...(opening && { ...withBody(operation), ...opening }),
    };
  }
}

/** What stands behind the name of a function whose lines are still to be written. */
export function withBody(label: string): Pick<Candidate, 'insert' | 'isSnippet'> {
  return { insert: `${label.replaceAll('$', '\\$')}() {\n    $0\n}`, isSnippet: true };
}

/** Whether the line can become a function, and what has to stand in front of its name; undefined where tab stops are not understood. */
function functionOpening(request: CompletionRequest, place: OverridePlace): Pick<Candidate, 'lineStart'> | undefined {
  if (!request.options.snippets) return undefined;
  const { base } = nameParts(place.before);
  // BitBake adds the lines without the word too, but whoever reads them takes them for shell code.
  const isPython = languageOf(request, base) === 'python' && !/\bpython\s/.test(lineBefore(request, place));
  return isPython ? { lineStart: 'python ' } : {};
}

function languageOf(
  { snapshot, file, setting }: CompletionRequest,
  base: string,
): FunctionPlace['language'] | undefined {
  const own = fileFunctions(file.tree).find(({ name }) => name === base);
  if (own) return own.language;
  const places = functionsMeant(snapshot, base, undefined);
  return placesByNearness(snapshot, places, { ...file, related: setting.related }).own[0]?.language;
}

/** Behind `python` and `fakeroot`: functions that the recipe can define or extend, an anonymous one, and `python` itself. */
export function* functionNameCandidates(request: CompletionRequest, place: DefinedName): Iterable<Candidate> {
  const { hasMore } = place;
  const keywords = lineBefore(request, place);
  const isPython = /\bpython\s/.test(keywords);
  const hasBody = !hasMore && request.options.snippets;
  if (hasBody && isPython && !/\bfakeroot\s/.test(keywords)) {
    yield { label: '()', kind: 'snippet', fit: 0, note: 'runs after the recipe is parsed', ...withBody('') };
  }
  if (!hasMore && !isPython && keywords !== '') {
    yield { label: 'python', kind: 'keyword', fit: 0, insert: 'python ', goesOn: true, topic: 'directive python' };
  }
  for (const each of nearFunctionCandidates(request, [isPython ? 'python' : 'shell'])) {
    yield { ...each, ...(hasBody && withBody(each.label)) };
  }
  for (const each of taskFunctionCandidates(request)) yield { ...each, ...(hasBody && withBody(each.label)) };
}

/** What stands on the line in front of the word at the cursor. */
function lineBefore({ file }: CompletionRequest, { span }: DefinedName | OverridePlace): string {
  const { text } = file.tree;
  return text.slice(text.lastIndexOf('\n', span.start - 1) + 1, span.start);
}
