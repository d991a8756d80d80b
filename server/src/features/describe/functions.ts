/** What the names of functions, tasks and directives mean, as Markdown; undefined for names that nobody knows. */

import { describe } from '../../knowledge/describe';
import { describeKnownFunction } from '../../knowledge/describeFunction';
import { directiveNamed, taskNamed } from '../../knowledge/knowledge';
import type { FunctionPlace, Snapshot } from '../../project/snapshot';
import { taskName } from '../../syntax/bitbake/text';
import { functionsMeant } from '../context/functionsMeant';
import { placesByNearness, type Viewpoint } from '../context/nearest';
import { moduleMember, moduleNamed } from '../context/pythonModule';
import { noSources, type Sources } from '../context/sources';
import { callersInWords } from './callers';
import { joined, placeList } from './markdown';
import { describeMember, ownFunctionWords } from './ownFunction';
import { fileLink, placeLink } from './placeLinks';

/** A task by its function's name, with the functions that make it up. */
export function describeTask(
  snapshot: Snapshot,
  name: string,
  from?: Viewpoint,
  sources: Sources = noSources,
): string | undefined {
  const functionName = taskName(name);
  const entry = taskNamed(functionName);
  const places = functionsMeant(snapshot, functionName, from);
  const isKnown = snapshot.taskNames().includes(functionName);
  const known = entry ? describe(entry, snapshot.release?.name) : describeKnownFunction(functionName);
  if (known === undefined && places.length === 0 && !isKnown) return undefined;
  return joined([
    known ?? `**\`${functionName}\`** · task`,
    known === undefined ? ownWordsOf(snapshot, places, from, sources) : '',
    placeList(snapshot, 'Defined in', places, from),
  ]);
}

/** A function of the layers, of BitBake or of a module, by its name as code writes it. */
export function describeFunction(
  snapshot: Snapshot,
  name: string,
  from?: Viewpoint,
  sources: Sources = noSources,
): string | undefined {
  if (name.startsWith('do_')) return describeTask(snapshot, name, from, sources);
  const known = describeKnownFunction(name);
  const places = functionsMeant(snapshot, name, from);
  const first = nearestOf(snapshot, places, from);
  if (!first) return describeElsewhere(snapshot, name, known, sources);
  return joined([
    known ?? `**\`${name}\`** · ${languageWords[first.language]}`,
    known === undefined ? ownWordsOf(snapshot, places, from, sources) : '',
    placeList(snapshot, 'Defined in', places, from),
    // What everybody calls is counted by nobody.
    known === undefined && from ? callersInWords(snapshot, name, places, from, sources) : '',
  ]);
}

/** What no file of BitBake's defines: a module of Python may. */
function describeElsewhere(
  snapshot: Snapshot,
  name: string,
  known: string | undefined,
  sources: Sources,
): string | undefined {
  const member = moduleMember(snapshot, name, sources);
  if (!member) return known ?? describeModule(snapshot, name, sources);
  return known === undefined ? describeMember(snapshot, name, member) : joined([known, placeLink(snapshot, member)]);
}

function describeModule(snapshot: Snapshot, name: string, sources: Sources): string | undefined {
  const module = name.includes('.') ? moduleNamed(snapshot, name, sources) : undefined;
  return module && joined([`**\`${name}\`** · Python module`, fileLink(snapshot, module.path)]);
}

function ownWordsOf(
  snapshot: Snapshot,
  places: readonly FunctionPlace[],
  from: Viewpoint | undefined,
  sources: Sources,
): string {
  const first = nearestOf(snapshot, places, from);
  return first ? ownFunctionWords(first, sources) : '';
}

function nearestOf(
  snapshot: Snapshot,
  places: readonly FunctionPlace[],
  from: Viewpoint | undefined,
): FunctionPlace | undefined {
  if (!from) return places[0];
  const { own, foreign } = placesByNearness(snapshot, places, from);
  return own[0] ?? foreign[0];
}

const languageWords = {
  shell: 'shell function',
  python: 'function in Python',
  def: 'Python function',
} as const;

export function describeDirective(snapshot: Snapshot, name: string): string | undefined {
  const entry = directiveNamed(name);
  return entry && describe(entry, snapshot.release?.name);
}
