/** Hover and completion answer for each key that the tables have, at the place where the key belongs. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { configCompletion, writtenCompletion } from '../../../server/src/features/configCompletion';
import { configKeyHover, writtenKeyHover } from '../../../server/src/features/configKeyHover';
import type { ConfigFile, ConfigFormat } from '../../../server/src/formats/configFile';
import type { KeyFact } from '../../../server/src/formats/keys/keyFact';
import { formatsWithKeys, keysOf } from '../../../server/src/formats/keys/tables';
import { parse } from '../../../server/src/syntax/bitbake/parse';
import { installedPaths, isOfTypeItself, type KeyExample, keyExample } from './keyExample';
import { textAsConfigFile } from './textAsConfigFile';

function fileOf(
  format: ConfigFormat,
  { path, text }: KeyExample,
): { readonly file: ConfigFile; readonly offset: number } {
  const file = textAsConfigFile(format, text.replace('<|>', ''), path);
  return { file, offset: text.indexOf('<|>') };
}

/** What has no name to ask at: the file as a whole, the items of a list, and what a table of one type is. */
function isNamed(fact: KeyFact): boolean {
  return fact.path !== '' && !fact.path.endsWith('[]') && !isOfTypeItself(fact);
}

/** Names that the author chooses are not proposed but for a header, and those that are no longer read nowhere. */
function isListed(fact: KeyFact): boolean {
  return isNamed(fact) && !fact.path.endsWith('*') && fact.until === undefined;
}

function isProposed(format: ConfigFormat, fact: KeyFact): boolean {
  const example = keyExample(format, fact, 'wanted');
  if (!example) return false;
  const { file, offset } = fileOf(format, example);
  const items = configCompletion(file, offset)?.items ?? [];
  // Headers and dotted names have the way to it before.
  const isOfName = (label: string): boolean => label.replace(/"?\]{1,2}$/, '').endsWith(example.name);
  return items.some(({ label, documentation }) => isOfName(label) && documentation.includes(fact.meaning));
}

/** A brace in the first column would end the function. */
function inFunction(text: string): string {
  return text.startsWith('{') ? ` ${text}` : text;
}

describe('Each key of the tables', () => {
  for (const format of formatsWithKeys) {
    it(`of ${format} has a hover`, () => {
      const silent = keysOf(format).filter((fact) => {
        const example = keyExample(format, fact, 'written');
        const asked = example && fileOf(format, example);
        return isNamed(fact) && !(asked && configKeyHover(asked.file, asked.offset)?.markdown.includes(fact.meaning));
      });
      assert.deepEqual(
        silent.map(({ path }) => path),
        [],
      );
    });

    it(`of ${format} is proposed where it belongs`, () => {
      const missing = keysOf(format).filter((fact) => isListed(fact) && !isProposed(format, fact));
      assert.deepEqual(
        missing.map(({ path }) => path),
        [],
      );
    });

    // Recipes write the others nowhere that tells what they are.
    if (!(format in installedPaths)) continue;

    it(`of ${format} is known in a here-document too`, () => {
      const fact = keysOf(format).find((each) => isListed(each) && !each.of && each.type !== 'object') ?? assert.fail();
      for (const shown of ['written', 'wanted'] as const) {
        const example = keyExample(format, fact, shown) ?? assert.fail();
        const text = `do_install() {\n    cat > \${D}${example.path} << EOF\n${inFunction(example.text)}EOF\n}\n`;
        const tree = parse(text.replace('<|>', ''), 'recipe');
        const offset = text.indexOf('<|>');
        if (shown === 'written') assert.ok(writtenKeyHover(tree, offset)?.markdown.includes(fact.meaning), text);
        else {
          const items = writtenCompletion(tree, offset)?.items ?? [];
          assert.ok(
            items.some(({ documentation }) => documentation.includes(fact.meaning)),
            text,
          );
        }
      }
    });
  }
});
