/** What the names of functions, tasks and directives mean, as Markdown; undefined for names that nobody knows. */
import { describe } from '../../knowledge/describe';
import { directiveNamed, taskNamed } from '../../knowledge/knowledge';
import type { Snapshot } from '../../project/snapshot';
import { functionsMeant } from '../context/functionsMeant';
import type { Viewpoint } from '../context/nearest';
import { joined, placeList } from './markdown';

/** A task by its function's name, with the functions that make it up. */
export function describeTask(snapshot: Snapshot, name: string, from?: Viewpoint): string | undefined {
  const functionName = name.startsWith('do_') ? name : `do_${name}`;
  const entry = taskNamed(functionName);
  const places = functionsMeant(snapshot, functionName, from);
  const isKnown = snapshot.taskNames().includes(functionName);
  if (!entry && places.length === 0 && !isKnown) return undefined;
  return joined([
    entry ? describe(entry, snapshot.release?.name) : `**\`${functionName}\`** · task`,
    placeList(snapshot, 'Defined in', places, from),
  ]);
}

export function describeFunction(snapshot: Snapshot, name: string, from?: Viewpoint): string | undefined {
  if (name.startsWith('do_')) return describeTask(snapshot, name, from);
  const places = functionsMeant(snapshot, name, from);
  const first = places[0];
  if (!first) return undefined;
  return joined([
    `**\`${name}\`** · ${languageWords[first.language]}`,
    placeList(snapshot, 'Defined in', places, from),
  ]);
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
