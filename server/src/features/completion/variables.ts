/** Names of variables: at the start of a line, in `${...}` and in `d.getVar("...")`. */
import type { Entry } from '../../knowledge/entry';
import { variables } from '../../knowledge/knowledge';
import { hasPlaceholder } from '../../knowledge/namePattern';
import { isInRange } from '../../knowledge/release';
import type { VariableReference } from '../context/context';
import { entryFit } from './entryFit';
import type { Candidate, Proposals } from './item';
import type { CompletionRequest } from './request';

/** All variables that can be assigned or read here: those of the knowledge first, then those that the project assigns. */
export function* variableCandidates(request: CompletionRequest): Iterable<Candidate> {
  const set = new Set(request.snapshot.file(request.file.path)?.assignments.map(({ name }) => name));
  for (const entry of variables()) {
    if (entry.name.includes(':') || hasPlaceholder(entry.name)) continue;
    if (request.release && !isInRange(entry, request.release)) continue;
    yield knownVariable(entry, request, set.has(entry.name));
  }
  for (const label of request.snapshot.variableNames()) {
    if (isReadable(label)) yield { label, kind: 'variable', fit: 3 };
  }
}

/** What many files set is what most look for, then what container recipes are written with; what this file sets already comes last. */
function knownVariable(entry: Entry, request: CompletionRequest, isSetHere: boolean): Candidate {
  return {
    label: entry.name,
    kind: 'variable',
    fit: entryFit(entry, request),
    weight: isSetHere ? -1 : request.snapshot.fileCountAssigning(entry.name) + (entry.isGeneral ? 0 : 0.5),
    ...(hasKnownWords(entry) && { goesOn: true }),
  };
}

function hasKnownWords(entry: Entry): boolean {
  return entry.values.length > 0 || (entry.type !== undefined && typesWithNames.has(entry.type));
}

const typesWithNames: ReadonlySet<Entry['type']> = new Set<Entry['type']>([
  'package',
  'package-list',
  'recipe',
  'recipe-list',
  'layer-list',
  'image-reference-list',
  'guest-list',
]);

/** Names that hold an expansion are not known before BitBake runs. */
function isReadable(name: string): boolean {
  return name !== '' && !name.includes('$');
}

/** The names for a reference, each with its value; an open `${` gets its brace. */
export function referenceProposals(request: CompletionRequest, reference: VariableReference): Proposals {
  const isOpen = reference.as === 'expansion' && !reference.closed;
  const { knownValue } = request.options;
  return {
    candidates: variableCandidates(request),
    finish: ({ goesOn: _, ...item }) => {
      const value = knownValue?.(item.label);
      return {
        ...item,
        ...(isOpen && { insert: `${item.label}}` }),
        ...(value !== undefined && { value }),
      };
    },
  };
}
