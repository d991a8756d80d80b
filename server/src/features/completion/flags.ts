/** Flags behind `NAME[`. */
import type { AllowedValue } from '../../knowledge/entry';
import { flagsOf } from '../../knowledge/knowledge';
import { isInRange } from '../../knowledge/release';
import { nameParts } from '../../syntax/bitbake/text';
import type { FlagPlace } from '../context/context';
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
function ownFlags({ snapshot, file, setting }: CompletionRequest, base: string): ReadonlySet<string> {
  const flags = new Set<string>();
  for (const place of snapshot.assignmentsOf(base)) {
    if (place.flag === undefined || place.flag.includes('$')) continue;
    if (place.path === file.path || setting.related.has(place.path)) flags.add(place.flag);
  }
  return flags;
}
