/** Flags behind `NAME[`. */
import type { AllowedValue } from '../../knowledge/entry';
import { flagsOf, valuesFor } from '../../knowledge/knowledge';
import { isInRange } from '../../knowledge/release';
import { nameParts } from '../../syntax/bitbake/text';
import type { FlagPlace } from '../context/context';
import { assignmentsNear } from './assignmentsNear';
import { flagsOfEntries } from './flagSources';
import type { Candidate } from './item';
import type { CompletionRequest } from './request';

/** The flags that this file asks for and those that it and its classes set, then those that the knowledge names. */
export function* flagCandidates(request: CompletionRequest, place: FlagPlace): Iterable<Candidate> {
  const { base } = nameParts(place.owner);
  const bracket = place.closed ? '' : ']';
  const own = ownFlags(request, base);
  for (const flag of flagsOfEntries(request.file.tree, base)) {
    if (!own.has(flag)) yield { label: flag, kind: 'flag', fit: 0, insert: flag + bracket };
  }
  for (const flag of own) {
    // Each part that can be built has its flag once: those that are there already are no news.
    yield { label: flag, kind: 'flag', fit: base === 'PACKAGECONFIG' ? 1 : 0, insert: flag + bracket };
  }
  for (const flag of knownFlags(request, base)) {
    yield {
      label: flag.value,
      kind: 'flag',
      fit: 1,
      insert: flag.value + bracket,
      topic: `flag ${base} ${flag.value}`,
      ...(flag.meaning !== undefined && { note: flag.meaning }),
    };
  }
}

/** `PACKAGECONFIG` has one flag for each word that its value may hold in the recipe. */
function knownFlags({ release, setting }: CompletionRequest, base: string): readonly AllowedValue[] {
  const known = [...flagsOf(base)];
  if (base === 'PACKAGECONFIG' && setting.recipe) known.push(...valuesFor(`PACKAGECONFIG:pn-${setting.recipe}`));
  return release ? known.filter((flag) => isInRange(flag, release)) : known;
}

/** Flags already set on the name in this file and the files it leads to. */
function ownFlags(request: CompletionRequest, base: string): ReadonlySet<string> {
  const flags = new Set<string>();
  for (const { flag } of assignmentsNear(request, base)) {
    if (flag !== undefined && !flag.includes('$')) flags.add(flag);
  }
  return flags;
}
