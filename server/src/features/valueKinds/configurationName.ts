/** `MACHINE` and `DISTRO`: names of configuration files of the layers. */
import { valuesFor } from '../../knowledge/knowledge';
import { type ConfigurationKind, configurationNames } from '../../project/configurationNames';
import type { Snapshot } from '../../project/snapshot';
import type { Candidate } from '../completion/item';
import { configurationFile } from '../context/configurationFile';
import { joined, plainWords } from '../describe/markdown';
import { fileLink } from '../describe/placeLinks';
import { oneLine } from '../describe/shortValue';
import { startOf, type ValueKind, type ValueTarget } from './valueKind';

export const machine: ValueKind = (question, place) => configurationPart('machine', question, place);
export const distro: ValueKind = (question, place) => configurationPart('distro', question, place);

function configurationPart(
  kind: ConfigurationKind,
  { snapshot, text }: Parameters<ValueKind>[0],
  { span }: Parameters<ValueKind>[1],
): ReturnType<ValueKind> {
  const name = text.slice(span.start, span.end);
  return {
    span,
    describe: () => describeConfiguration(snapshot, kind, name),
    targets: () => configurationTargets(snapshot, kind, name),
    proposals: () => configurationProposals(snapshot, kind),
  };
}

/** Those that the knowledge tells something of come first; a machine only if a layer has it, unless none has any. */
export function* configurationProposals(snapshot: Snapshot, kind: ConfigurationKind): Iterable<Candidate> {
  const names = new Set(configurationNames(snapshot, kind));
  for (const { value: label, meaning } of valuesFor(kind.toUpperCase())) {
    if (kind === 'machine' && names.size > 0 && !names.has(label)) continue;
    yield { label, kind: 'value', fit: 0, topic: `word ${kind} ${label}`, ...(meaning && { note: meaning }) };
  }
  for (const label of names) yield { label, kind: 'value', fit: 1, topic: `word ${kind} ${label}` };
}

export function configurationTargets(
  snapshot: Snapshot,
  kind: ConfigurationKind,
  name: string,
): readonly ValueTarget[] {
  const path = configurationFile(snapshot, kind, name);
  return path === undefined ? [] : [startOf(path)];
}

/** What the knowledge and the file's own comments say of a machine or distro, with a link to the file. */
export function describeConfiguration(snapshot: Snapshot, kind: ConfigurationKind, name: string): string | undefined {
  const known = valuesFor(kind.toUpperCase()).find(({ value }) => value === name);
  const path = configurationFile(snapshot, kind, name);
  if (!known && path === undefined) return undefined;
  return joined([
    `**\`${name}\`** · ${kind}`,
    known?.meaning ?? '',
    path === undefined ? '' : ownWords(snapshot.textOf(path) ?? ''),
    path === undefined ? '' : fileLink(snapshot, path),
  ]);
}

const maxCommentLength = 300;

/** What the file says in its comments `#@NAME: ...` and `#@DESCRIPTION: ...`. */
function ownWords(text: string): string {
  const said = ['NAME', 'DESCRIPTION'].flatMap((label) => {
    const comment = new RegExp(`^#@${label}:(.*)$`, 'm').exec(text)?.[1]?.trim();
    return comment ? [plainWords(oneLine(comment, maxCommentLength))] : [];
  });
  return said.join(': ');
}
