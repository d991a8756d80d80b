/** References of images in registries: `docker.io/library/alpine:3.24`. */
import { type Span, span } from '../../base/span';
import { imageReference as parsed } from '../../containers/imageReference';
import { valuesFor } from '../../knowledge/knowledge';
import type { Snapshot } from '../../project/snapshot';
import { splitWords } from '../../syntax/bitbake/text';
import type { Candidate } from '../completion/item';
import { assignedAt } from '../context/assignedAt';
import type { ValuePlace } from '../context/context';
import type { Question } from '../context/question';
import { splitOutsideExpansions } from '../context/splitOutsideExpansions';
import { joined } from '../describe/markdown';
import type { ValueKind, ValuePart, ValueTarget } from './valueKind';

/** A value that is one reference, or a list of them. */
export const imageReference: ValueKind = ({ snapshot, text }, { span: word }) => ({
  span: word,
  describe: () => describeReference(text.slice(word.start, word.end)),
  proposals: () => referenceProposals(snapshot, text.slice(word.start, word.end)),
});

/** An entry of CONTAINER_BUNDLES, which is pinned by CONTAINER_DIGESTS; entries that name a recipe are left to the knowledge's words. */
export const bundledReference: ValueKind = (question, place) => {
  const { text, offset } = question;
  const reference = referenceIn(text, place.span);
  if (offset > reference.end || !isRemote(text.slice(reference.start, reference.end))) return undefined;
  return bundledPart(question, reference);
};

/** Variables whose classes take recipes of this build alone: a registry's image is explained there, and that it does not work. */
export const baseImageReference: ValueKind = (question, place) => refusedReference(question, place, noBaseImage);
export const installedReference: ValueKind = (question, place) => refusedReference(question, place, noInstalledImage);

const noBaseImage =
  'The class stops here: `OCI_BASE_IMAGE` takes an image recipe. Fetch the image with a recipe that inherits `container-bundle` and sets `CONTAINER_BUNDLE_DEPLOY`, and name that recipe.';
const noInstalledImage =
  '`BUNDLED_CONTAINERS` takes image recipes of this build alone: fetch the image with a recipe that inherits `container-bundle`, and install that.';

function refusedReference({ text, offset }: Question, { span: word }: ValuePlace, why: string): ValuePart | undefined {
  const reference = referenceIn(text, word);
  const written = text.slice(reference.start, reference.end);
  if (!isRemote(written) || offset > reference.end) return undefined;
  return {
    span: reference,
    describe: () => {
      const described = describeReference(written);
      return described && joined([described, why]);
    },
  };
}

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
    proposals: () => referenceProposals(snapshot, written),
  };
}

/** The class takes an entry for a registry's image if what stands before the first colon has a slash or a dot. */
function isRemote(entry: string): boolean {
  return /^[^:]*[/.]/.test(entry);
}

/** The entry without its policy: its name, and the tag or digest if what follows the name is none of the policies. */
function referenceIn(text: string, entry: Span): Span {
  const fields = splitOutsideExpansions(text, entry, ':');
  const holding = (mark: string): number =>
    fields.findLastIndex(({ start, end }) => text.slice(start, end).includes(mark));
  const digest = holding('@');
  const name = Math.max(0, digest, holding('/'));
  const next = fields[name + 1];
  const isPolicy = next && fields.length === name + 2 && policies().has(text.slice(next.start, next.end));
  const last = isPolicy ? fields[name] : (next ?? fields[name]);
  return span(entry.start, last?.end ?? entry.end);
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

/** The references that the workspace has elsewhere; the one that is `written` here is left out. */
export function* referenceProposals(snapshot: Snapshot, written = ''): Iterable<Candidate> {
  for (const place of variablesWithReferences.flatMap((variable) => snapshot.assignmentsOf(variable))) {
    if (place.flag !== undefined) continue;
    for (const entry of splitWords(assignedAt(snapshot, place) ?? '')) {
      const reference = referenceIn(entry, { start: 0, end: entry.length });
      const label = entry.slice(reference.start, reference.end);
      if (label !== written && isRemote(label) && parsed(label))
        yield { label, kind: 'value', fit: 1, topic: `word reference ${label}` };
    }
  }
}
