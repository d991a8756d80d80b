/** Flags behind `NAME[`. */
import type { AllowedValue } from '../../knowledge/entry';
import { flagsOf } from '../../knowledge/knowledge';
import { isInRange } from '../../knowledge/release';
import { nameParts } from '../../syntax/bitbake/text';
import type { FlagPlace } from '../context/context';
import { assignmentsNear } from './assignmentsNear';
import type { Candidate } from './item';
import type { CompletionRequest } from './request';

/** The flags that the project sets on this name, then those that the knowledge names. */
export function* flagCandidates(request: CompletionRequest, place: FlagPlace): Iterable<Candidate> {
  const { base } = nameParts(place.owner);
  const bracket = place.closed ? '' : ']';
  for (const flag of ownFlags(request, base)) {
    yield { label: flag, kind: 'flag', fit: 0, insert: flag + bracket };
  }
  for (const flag of knownFlags(request, base, place.owner)) {
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

function knownFlags({ release }: CompletionRequest, base: string, owner: string): readonly AllowedValue[] {
  const known = flagsOf(base === 'PACKAGECONFIG' ? owner : base);
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
