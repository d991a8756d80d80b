/** The explanation of a completion item, made when the editor shows it. */
import { addressOptions, valuesFor } from '../../knowledge/knowledge';
import type { Snapshot } from '../../project/snapshot';
import { noSources, type Sources } from '../context/sources';
import type { ValuesHere } from '../context/valuesHere';
import {
  describeFlag,
  describeOperator,
  describeOverride,
  describeValue,
  describeVariable,
} from '../describe/assignments';
import { describeClass } from '../describe/files';
import { describeDirective, describeFunction, describeTask } from '../describe/functions';
import { joined } from '../describe/markdown';
import { describeRecipe } from '../describe/recipes';
import { describeValueHere } from '../describe/valueHere';
import { describeWord } from '../valueKinds/valueKinds';

/**
 * Markdown for the `topic` of an item; undefined if there is nothing to say, also for a topic that is no topic of ours. A variable comes
 * with its value `here`; `read` gives the files in which a recipe says what it is.
 */
export function describeItem(
  snapshot: Snapshot,
  topic: string,
  here?: ValuesHere,
  sources: Sources = noSources,
): string | undefined {
  const [kind, name = '', detail = ''] = topic.split(' ');
  switch (kind) {
    case 'variable': {
      const value = here ? describeValueHere(name, here, here.recipe?.path ?? '') : '';
      return joined([value, describeVariable(snapshot, name) ?? '']) || undefined;
    }
    case 'class':
      return describeClass(snapshot, name, sources.tree);
    case 'directive':
      return describeDirective(snapshot, name);
    case 'operator':
      return describeOperator(snapshot, name);
    case 'override':
      return describeOverride(snapshot, name);
    case 'task':
      return describeTask(snapshot, name, undefined, sources);
    case 'function':
      return describeFunction(snapshot, name, undefined, sources);
    case 'recipe':
      return describeRecipe(snapshot, name, sources.tree);
    case 'flag':
      return describeFlag(snapshot, name, detail);
    case 'value':
      return describeValue(snapshot, name, knownValue(snapshot, name, detail));
    case 'word':
      return describeWord(snapshot, name, detail);
    default:
      return undefined;
  }
}

function knownValue(snapshot: Snapshot, owner: string, value: string) {
  const known = [...valuesFor(owner, snapshot.release?.name), ...addressOptions(owner)];
  return known.find((each) => each.value === value) ?? { value };
}
