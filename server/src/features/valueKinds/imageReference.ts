/** References of images in registries: `docker.io/library/alpine:3.24`. */
import { type Span, span } from '../../base/span';
import { valuesFor } from '../../knowledge/knowledge';
import type { Snapshot } from '../../project/snapshot';
import { splitWords } from '../../syntax/bitbake/text';
import type { Candidate } from '../completion/item';
import { assignedAt } from '../context/assignedAt';
import type { ValuePlace } from '../context/context';
import { imageReference as parsed } from '../context/imageReference';
import type { Question } from '../context/question';
import { splitOutsideExpansions } from '../context/splitOutsideExpansions';
import { joined } from '../describe/markdown';
import type { ValueKind, ValuePart, ValueTarget } from './valueKind';

/** A value that is one reference, or a list of them. */
export const imageReference: ValueKind = ({ snapshot, text }, { span: word }) => ({
  span: word,
  describe: () => describeReference(text.slice(word.start, word.end)),
  proposals: () => referenceProposals(snapshot),
});

/** An entry of CONTAINER_BUNDLES, which is pinned by CONTAINER_DIGESTS; entries that name a recipe are left to the knowledge's words. */
export const bundledReference: ValueKind = (question, place) => {
  const { text, offset } = question;
  const reference = referenceIn(text, place.span);
  if (offset > reference.end || !isRemote(text.slice(reference.start, reference.end))) return undefined;
  return bundledPart(question, reference);
};

/** OCI_BASE_IMAGE takes a recipe and no registry's image: such a reference is explained, and that it does not work. */
export const baseImageReference: ValueKind = ({ text }, { span: word }: ValuePlace): ValuePart | undefined => {
  const written = text.slice(word.start, word.end);
  if (!isRemote(written) || written.startsWith('/') || written.includes('$')) return undefined;
  return {
    span: word,
    describe: () => {
      const described = describeReference(written);
      return described && joined([described, noRegistryHere]);
    },
  };
};

const noRegistryHere =
  'The class stops here: `OCI_BASE_IMAGE` takes an image recipe. Fetch the image with a recipe that inherits `container-bundle` and sets `CONTAINER_BUNDLE_DEPLOY`, and name that recipe.';

function bundledPart({ snapshot, text, from }: Question, reference: Span): ValuePart {
  const written = text.slice(reference.start, reference.end);
  const flag = written.replaceAll(/[/:]/g, '_');
  const pins = (): readonly ValueTarget[] =>
    snapshot.assignmentsOf('CONTAINER_DIGESTS').filter((place) => place.flag === flag && place.path === from.path);
  return {
    span: reference,
    describe: () => {
      const described = describeReference(written);
      if (described === undefined) return undefined;
      const pin = pins().length > 0 ? 'pins it here to' : 'must pin it to';
      return joined([
        described,
        `\`CONTAINER_DIGESTS[${flag}]\` ${pin} one build: that digest is fetched, and not the tag.`,
      ]);
    },
    targets: pins,
    proposals: () => referenceProposals(snapshot),
  };
}

/** The class takes an entry for a registry's image if what stands before the first colon has a slash or a dot. */
function isRemote(entry: string): boolean {
  return /^[^:]*[/.]/.test(entry);
}

/** The entry without its policy. */
function referenceIn(text: string, entry: Span): Span {
  const fields = splitOutsideExpansions(text, entry, ':');
  const last = fields.at(-1);
  const isPolicy = fields.length > 1 && last && policies().has(text.slice(last.start, last.end));
  return isPolicy ? span(entry.start, last.start - 1) : entry;
}

function policies(): ReadonlySet<string> {
  return new Set(valuesFor('CONTAINER_BUNDLES').map(({ value }) => value));
}

/** The parts of a reference and what is meant where one is missing; undefined for what is none. */
export function describeReference(text: string): string | undefined {
  const reference = parsed(text);
  if (!reference) return undefined;
  const { registry, repository, tag, digest } = reference;
  const isOfficial = registry === undefined && !repository.includes('/');
  return joined([
    `**\`${text}\`** · reference of an image`,
    [
      registry === undefined ? 'Registry: `docker.io`, as none is written' : `Registry: \`${registry}\``,
      isOfficial ? `Repository: \`library/${repository}\`, as no folder is written` : `Repository: \`${repository}\``,
      tagWords(tag, digest),
      digest === undefined
        ? 'Digest: none; the tag may stand for another image tomorrow'
        : `Digest: \`${digest}\`: always this very image`,
    ]
      .map((line) => `- ${line}`)
      .join('\n'),
  ]);
}

function tagWords(tag: string | undefined, digest: string | undefined): string {
  if (tag === undefined)
    return digest === undefined ? 'Tag: `latest`, as none is written' : 'Tag: none; the digest decides';
  return digest === undefined ? `Tag: \`${tag}\`` : `Tag: \`${tag}\`; the digest decides`;
}

const variablesWithReferences = ['CONTAINER_BUNDLES', 'CONTAINER_FLAGS_ACCEPTED', 'CONTAINERIMAGE'];

/** The references that the workspace has elsewhere. */
export function* referenceProposals(snapshot: Snapshot): Iterable<Candidate> {
  for (const place of snapshot.assignmentsOfAny(variablesWithReferences)) {
    if (place.flag !== undefined) continue;
    for (const entry of splitWords(assignedAt(snapshot, place) ?? '')) {
      const reference = referenceIn(entry, { start: 0, end: entry.length });
      const label = entry.slice(reference.start, reference.end);
      if (isRemote(label) && parsed(label)) yield { label, kind: 'value', fit: 1, topic: `word reference ${label}` };
    }
  }
}
