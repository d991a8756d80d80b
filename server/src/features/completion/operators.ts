/** Assignment operators behind a name. */
import { entriesOfKind } from '../../knowledge/knowledge';
import type { Candidate } from './item';
import type { CompletionRequest } from './request';

export function* operatorCandidates({ options }: CompletionRequest, hasOperator: boolean): Iterable<Candidate> {
  for (const { name } of entriesOfKind('operator')) {
    if (name.startsWith(':') && name !== ':=') continue;
    const value = options.snippets && !hasOperator && { insert: `${name} "$1"`, isSnippet: true, goesOn: true };
    yield { label: name, kind: 'operator', fit: 0, topic: `operator ${name}`, ...value };
  }
}
