/** Values of variables that may have any: usual ones, the default, and the one of the example. */
import { type AllowedValue, defaultIn, type Entry } from '../../knowledge/entry';
import { valuesFor, variableNamed } from '../../knowledge/knowledge';
import type { ReleaseName } from '../../knowledge/release';
import { sampleValues } from '../../knowledge/valueWords';
import { isWordList } from '../../knowledge/wordLists';
import { parse } from '../../syntax/bitbake/parse';
import { assignedText, nameParts, partText, splitWords } from '../../syntax/bitbake/text';
import type { Candidate } from '../completion/item';
import type { ValueOwner } from '../context/context';
import { codeSpan, joined } from '../describe/markdown';
import type { ValueKind } from './valueKind';

/** A list is explained and proposed word by word, any other value as a whole. */
export const sample: ValueKind = ({ snapshot, text }, { span: word, value, owner }) => {
  const entry = variableNamed(owner.name);
  const release = snapshot.release?.name;
  if (!entry || owner.flag !== undefined || valuesFor(owner.name).length > 0) return undefined;
  const span = isWordList(owner.name) || entry.type === 'path-list' ? word : value;
  const written = text.slice(span.start, span.end);
  const known = samplesOf(entry, owner, release);
  return {
    span,
    describe: () => describeSample(entry, written, sampleValues(entry.name, release)),
    proposals: () =>
      known.map(({ value, meaning }): Candidate => {
        return { label: value, kind: 'value', fit: 0, ...(meaning && { note: meaning }) };
      }),
  };
};

/** Where an example would only be repeated: it says what the author has to say in words of their own. */
const ownTexts: ReadonlySet<string> = new Set(['SUMMARY', 'LIC_FILES_CHKSUM', 'SRC_URI', 'RECIPE_MAINTAINER']);

function samplesOf(entry: Entry, owner: ValueOwner, release: ReleaseName | undefined): readonly AllowedValue[] {
  const usual = sampleValues(entry.name, release);
  const standard = defaultIn(entry, release)?.value;
  const byDefault = standard === undefined || standard === '' ? [] : [{ value: standard, meaning: 'The default.' }];
  if (usual.length > 0)
    return [...usual, ...byDefault.filter(({ value }) => usual.every((each) => each.value !== value))];
  const examples = ownTexts.has(entry.name) ? [] : exampleOf(entry, owner);
  return [...byDefault, ...examples];
}

/** What the example of the knowledge assigns to the variable; of a list, its words. */
function exampleOf({ example = '' }: Entry, { base }: ValueOwner): readonly AllowedValue[] {
  const tree = parse(example, 'recipe');
  return tree.statements.flatMap((statement, index) => {
    const start = tree.starts[index] ?? 0;
    if (statement.kind !== 'assign' || statement.flag) return [];
    if (nameParts(partText(tree, start, statement.name, statement)).base !== base) return [];
    const value = assignedText(tree, start, statement).trim();
    const values = isWordList(base) ? splitWords(value) : [value];
    return values.flatMap((each) =>
      each === '' || each.includes('\n') ? [] : [{ value: each, meaning: 'An example.' }],
    );
  });
}

/** Of values that the layer's own variables have, the form is said even if the value is a new one. */
function describeSample(entry: Entry, written: string, known: readonly AllowedValue[]): string | undefined {
  const title = `**${codeSpan(written)}** · value of \`${entry.name}\``;
  const sampled = known.find(({ value }) => value === written);
  if (entry.isGeneral || entry.form === undefined) return sampled?.meaning && joined([title, sampled.meaning]);
  return joined([title, sampled?.meaning ?? '', entry.meaning, `Form: ${entry.form}`]);
}
