/** Names of classes behind `inherit` and in `INHERIT`. */
import { classNamed, entriesOfKind } from '../../knowledge/knowledge';
import { isInRange } from '../../knowledge/release';
import type { Candidate } from './item';
import type { CompletionRequest } from './request';

/** Classes of the project; where none is indexed, those that the knowledge names. Classes already inherited come last. */
export function* classCandidates(request: CompletionRequest): Iterable<Candidate> {
  const { snapshot, release, setting } = request;
  const names = snapshot.classNames();
  for (const label of names) {
    const fit = setting.classes.has(label) ? 3 : classNamed(label)?.source === 'meta-virtualization' ? 0 : 1;
    yield { label, kind: 'class', fit };
  }
  if (names.length > 0) return;
  for (const entry of entriesOfKind('class')) {
    if (release && !isInRange(entry, release)) continue;
    yield { label: entry.name, kind: 'class', fit: 1 };
  }
}
