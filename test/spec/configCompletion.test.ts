/**
 * What is proposed at a cursor in a configuration file, ` ```config PATH `, in the text that a function writes, ` ```bitbake `, or a script,
 * ` ```script PATH `. A line of the expectations is a label; the labels have to come in that order, with others between. `LABEL -> TEXT` also says what is inserted, `no LABEL`
 * what must not be there, `only` that there are no others, `last` that no other comes behind, `over TEXT` what is replaced, `comma behind TEXT` what a
 * missing comma is put behind, `detail TEXT` and `says TEXT` what is told of the label before, `typed TEXT` what its filter begins with, `nothing` that
 * nothing is proposed.
 */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { runAtOnce } from '../../server/src/base/pacer';
import { configCompletion, scriptCompletion, writtenCompletion } from '../../server/src/features/configCompletion';
import type { ConfigItems } from '../../server/src/features/configCompletion/request';
import { formatOf } from '../../server/src/formats/formatOf';
import { filesOfScript } from '../../server/src/formats/writtenFiles/ofScript';
import { ProjectIndex } from '../../server/src/project/index/projectIndex';
import { parse } from '../../server/src/syntax/bitbake/parse';
import { textAsConfigFile } from '../unit/formats/textAsConfigFile';
import { MemoryFiles } from '../unit/project/memoryFiles';
import { blockOf, type MarkdownBlock, readMarkdownCases } from './markdownCases';

interface Answer {
  readonly text: string;
  readonly found: ConfigItems | undefined;
}

const folder = join(__dirname, 'configCompletion');

for (const file of readdirSync(folder)) {
  describe(`configCompletion/${file}`, () => {
    for (const each of readMarkdownCases(join(folder, file))) {
      it(each.title, () => {
        const inFile = blockOf(each, 'config');
        const inRecipe = blockOf(each, 'bitbake');
        const inScript = blockOf(each, 'script');
        const expected = blockOf(each, 'completion');
        assert.ok(expected);
        const answer = inFile
          ? answerInFile(inFile)
          : inScript
            ? answerInScript(inScript)
            : answerInRecipe(inRecipe ?? expected);
        check(answer, expected.text.split('\n').filter(Boolean));
      });
    }
  });
}

function answerInFile({ info, text: marked }: MarkdownBlock): Answer {
  const [, path = '', trigger] = info.split(' ');
  const { text, offset } = unmarked(marked);
  const format = formatOf(path, text);
  assert.ok(format, `${path} is no configuration file`);
  const file = textAsConfigFile(format, text, path);
  return { text, found: configCompletion(file, offset, trigger === 'blank' ? ' ' : trigger) };
}

function answerInRecipe({ info, text: marked }: MarkdownBlock): Answer {
  const [, , trigger] = info.split(' ');
  const { text, offset } = unmarked(marked);
  return { text, found: writtenCompletion(parse(text, 'recipe'), offset, trigger) };
}

function answerInScript({ info, text: marked }: MarkdownBlock): Answer {
  const [, path = '', trigger] = info.split(' ');
  const { text, offset } = unmarked(marked);
  const request = { workspaceFolders: [], buildFolder: undefined, openFiles: [] };
  const snapshot = runAtOnce(new ProjectIndex(new MemoryFiles()).build(request));
  const { written } = filesOfScript(`/layer/${path}`, text, snapshot);
  return { text, found: scriptCompletion(written, text, offset, trigger) };
}

function unmarked(marked: string): { readonly text: string; readonly offset: number } {
  const offset = marked.indexOf('<|>');
  assert.ok(offset !== -1, 'the source has no <|>');
  return { text: marked.replace('<|>', ''), offset };
}

function check({ text, found }: Answer, expected: readonly string[]): void {
  const items = found?.items ?? [];
  const labels = items.map(({ label }) => label);
  let after = -1;
  let count = 0;
  for (const line of expected) {
    const [word = ''] = line.split(' ', 1);
    const rest = line.slice(word.length + 1);
    const last = items[after];
    if (line === 'nothing') assert.deepEqual(labels, []);
    else if (line === 'only') assert.equal(labels.length, count, labels.join(', '));
    else if (line === 'last') assert.equal(after, labels.length - 1, labels.join(', '));
    else if (word === 'over') assert.equal(found && text.slice(found.replace.start, found.replace.end), rest);
    else if (word === 'no') assert.ok(!labels.includes(rest), `${line}: it is there`);
    else if (word === 'detail') assert.equal(last?.detail, rest);
    else if (word === 'typed') assert.equal(last?.filter.slice(0, rest.length), rest);
    else if (word === 'says') assert.ok(last?.documentation.includes(rest), last?.documentation);
    else if (line.startsWith('comma behind ')) assertCommaBehind(text, found, line.slice('comma behind '.length));
    else {
      const [label = '', insert] = line.split(' -> ');
      const index = labels.indexOf(label);
      assert.ok(index !== -1, `${label} is missing in: ${labels.join(', ')}`);
      assert.ok(index > after, `${label} comes too early in: ${labels.join(', ')}`);
      after = index;
      count++;
      if (insert !== undefined) assert.equal(items[index]?.insert, insert.replaceAll('\\n', '\n'));
    }
  }
}

function assertCommaBehind(text: string, found: ConfigItems | undefined, before: string): void {
  assert.ok(found?.before);
  assert.equal(text.slice(0, found.before.offset).slice(-before.length), before);
}
