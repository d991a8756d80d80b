import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type LanguageClient, type Range, withClient } from './languageClient';

const uri = 'file:///layer/recipes/example.bb';
const textDocument = { uri };
const options = { tabSize: 4, insertSpaces: true };
const text = 'FOO="a"\nBAR = "b"  \nBAZ:append="c"\n\n';

interface Edit {
  readonly range: Range;
  readonly newText: string;
}

describe('Formatting', () => {
  it('brings the blanks of a file in order with edits no larger than that takes', () =>
    withClient(async (client) => {
      client.open(uri, text);
      const edits = (await client.request('textDocument/formatting', { textDocument, options })) as Edit[];
      assert.deepEqual(edits.map(described), [
        '0:3-0:3 " "',
        '0:4-0:4 " "',
        '1:9-1:11 ""',
        '2:10-2:10 " "',
        '2:11-2:11 " "',
        '3:0-4:0 ""',
      ]);
    }));

  it('touches only the statements that a range meets', () =>
    withClient(async (client) => {
      client.open(uri, text);
      const range = { start: { line: 1, character: 0 }, end: { line: 2, character: 0 } };
      const edits = await client.request('textDocument/rangeFormatting', { textDocument, range, options });
      assert.deepEqual((edits as Edit[]).map(described), ['1:9-1:11 ""']);
    }));

  it('changes nothing of a file in order, nor of one that is not open', () =>
    withClient(async (client) => {
      client.open(uri, 'FOO = "a"\n');
      assert.deepEqual(await client.request('textDocument/formatting', { textDocument, options }), []);
      const other = { uri: 'file:///layer/recipes/other.bb' };
      assert.deepEqual(await client.request('textDocument/formatting', { textDocument: other, options }), []);
    }));

  it('indents the line that Enter begins', () =>
    withClient(async (client) => {
      client.open(uri, 'IMAGE_INSTALL = " \\\n"\n');
      assert.deepEqual(await typed(client, '\n', 1, 0), ['1:0-1:0 "    "']);
    }));

  it('puts the brace that closes a function into column 0', () =>
    withClient(async (client) => {
      client.open(uri, 'do_x() {\n    a\n');
      const end = { line: 2, character: 0 };
      client.change(uri, 2, { range: { start: end, end }, text: '    }' });
      assert.deepEqual(await typed(client, '}', 2, 5), ['2:0-2:4 ""']);
    }));

  it('stays beside the official extension, which has none', () =>
    withClient(
      async (client) => {
        client.open(uri, text);
        const edits = await client.request('textDocument/formatting', { textDocument, options });
        assert.equal((edits as Edit[]).length, 6);
      },
      {},
      { initializationOptions: { besideOfficialExtension: true } },
    ));
});

async function typed(client: LanguageClient, ch: string, line: number, character: number): Promise<string[]> {
  const params = { textDocument, position: { line, character }, ch, options };
  return ((await client.request('textDocument/onTypeFormatting', params)) as Edit[]).map(described);
}

function described({ range: { start, end }, newText }: Edit): string {
  return `${start.line}:${start.character}-${end.line}:${end.character} ${JSON.stringify(newText)}`;
}
