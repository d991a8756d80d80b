/** `LICENSE = "MIT & (GPL-2.0-only | BSD-3-Clause)"`: the licences whose texts the layers hold. */
import { touches } from '../../base/span';
import { valuesFor } from '../../knowledge/knowledge';
import type { Snapshot } from '../../project/snapshot';
import type { Candidate } from '../completion/item';
import { assignedAt } from '../context/assignedAt';
import { licenseFolders } from '../context/licenseFolders';
import { pieceAt } from '../context/splitOutsideExpansions';
import { codeSpan, joined, plainWords } from '../describe/markdown';
import { fileLink } from '../describe/placeLinks';
import { oneLine } from '../describe/shortValue';
import { startOf, type ValueKind } from './valueKind';

export const license: ValueKind = ({ snapshot, text, offset }, { span: word }) => {
  const operator = text.charAt(offset);
  const part = pieceAt(text, word, '&|()', offset);
  const isBetween = part.start === part.end && touches(word, offset + 1);
  const meaning = isBetween ? operators[operator] : undefined;
  if (meaning !== undefined) {
    return { span: { start: offset, end: offset + 1 }, describe: () => `**\`${operator}\`** · ${meaning}` };
  }
  const name = text.slice(part.start, part.end);
  return {
    span: part,
    describe: () => describeLicense(snapshot, name),
    targets: () => licenseNamed(snapshot, name).texts.map(startOf),
    proposals: () => licenseProposals(snapshot),
  };
};

const operators: Readonly<Record<string, string | undefined>> = {
  '&': 'both licences hold: different parts of the software have them.',
  '|': 'either licence may be chosen.',
};

function* licenseProposals(snapshot: Snapshot): Iterable<Candidate> {
  for (const { value, meaning } of valuesFor('LICENSE')) {
    yield { label: value, kind: 'value', fit: 0, topic: `word license ${value}`, ...(meaning && { note: meaning }) };
  }
  for (const folder of licenseFolders(snapshot)) {
    for (const { name, kind } of snapshot.folder(folder)) {
      if (kind !== 'folder') yield { label: name, kind: 'value', fit: 1, topic: `word license ${name}` };
    }
  }
}

/** What the licence is, how its text begins, and a link to it; undefined where neither the layers nor the knowledge have it. */
export function describeLicense(snapshot: Snapshot, word: string): string | undefined {
  const { name, texts } = licenseNamed(snapshot, word);
  const meaning = valuesFor('LICENSE').find(({ value }) => value === name)?.meaning ?? '';
  const [path] = texts;
  if (meaning === '' && path === undefined) return undefined;
  return joined([
    `**\`${word}\`** · licence`,
    name === word ? '' : `An older name of ${codeSpan(name)}.`,
    meaning,
    path === undefined ? '' : `${fileLink(snapshot, path)}${beginning(snapshot, path)}`,
  ]);
}

const maxBeginningLength = 120;

/** The first line of a licence's text, which most often is its title. */
function beginning(snapshot: Snapshot, path: string): string {
  const line = /\S.*/.exec(snapshot.textOf(path)?.slice(0, 2000) ?? '')?.[0] ?? '';
  return line === '' ? '' : `: “${plainWords(oneLine(line, maxBeginningLength))}”`;
}

/** The licence that a word means, with its texts in the order of the layers' folders. */
function licenseNamed(snapshot: Snapshot, word: string): { readonly name: string; readonly texts: readonly string[] } {
  const folders = licenseFolders(snapshot);
  const textsOf = (name: string): readonly string[] =>
    folders.map((folder) => `${folder}/${name}`).filter((path) => /^[\w.+-]+$/.test(name) && snapshot.isFile(path));
  const texts = textsOf(word);
  if (texts.length > 0) return { name: word, texts };
  // `SPDXLICENSEMAP[GPLv2]` says what an older name stands for.
  const place = snapshot.assignmentsOf('SPDXLICENSEMAP').find(({ flag }) => flag === word);
  const name = (place && assignedAt(snapshot, place)) ?? word;
  return { name, texts: textsOf(name) };
}
