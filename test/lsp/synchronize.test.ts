import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type LanguageClient, type Range, withClient } from './languageClient';

const uri = 'file:///layer/recipes/edited.bb';

describe('Open documents', () => {
  it('follow edits that come in one notification, each in the text after the one before', () =>
    withClient(async (client) => {
      client.open(uri, 'FOO = "a"\nBAR = "b"\n');
      client.change(uri, 2, { range: range(0, 0, 0, 3), text: 'LONGER' }, { range: range(0, 6, 0, 7), text: ' ?' });
      client.change(uri, 3, { range: range(1, 0, 2, 0), text: '' });
      assert.deepEqual(await names(client), ['LONGER']);
      assert.deepEqual(await client.diagnosticsOf(uri, 3), []);
    }));

  it('are replaced by an edit without a range', () =>
    withClient(async (client) => {
      client.open(uri, 'FOO = "a"\n');
      client.change(uri, 2, { text: 'BAR = "b"\nBAZ = "c"\n' });
      assert.deepEqual(await names(client), ['BAR', 'BAZ']);
    }));

  it('count a character outside of the first plane as two, and lines by any line end', () =>
    withClient(
      async (client) => {
        client.open(uri, 'FOO = "\u{1f4e6}"\r\nBAR = "b"\rBAZ = "c"\n');
        client.change(uri, 2, { range: range(0, 9, 0, 9), text: 'x' }, { range: range(2, 0, 2, 3), text: 'QUX' });
        const symbols = await symbolsOf(client);
        assert.deepEqual(
          symbols.map(({ name, detail }) => `${name} ${detail}`),
          ['FOO \u{1f4e6}x', 'BAR b', 'QUX c'],
        );
      },
      { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } },
    ));

  it('take a position behind the end of a line for that end', () =>
    withClient(async (client) => {
      client.open(uri, 'FOO = "a"\r\nBAR = "b"\r\n');
      client.change(
        uri,
        2,
        { range: range(0, 99, 0, 99), text: ' # x "y"' },
        { range: range(99, 0, 99, 9), text: 'Z = "1"\n' },
      );
      assert.deepEqual(await names(client), ['FOO', 'BAR', 'Z']);
    }));

  it('are the same after any edits as when opened with the resulting text', () =>
    withClient(async (client) => {
      const random = randomNumbers(20261124);
      const pieces = [
        'A = "1"\n',
        '\n',
        '}\n',
        'do_x() {\n',
        '  }\n',
        '"',
        '\\\n',
        '# c\n',
        '${',
        '}',
        'python f() {\n',
        '\t',
        'é',
        '\r\n',
        'x',
      ];
      let text = 'FOO = "a"\ndo_a() {\n    echo\n}\ninherit image\n';
      client.open(uri, text);
      for (let version = 2; version < 400; version++) {
        const start = outsideOfLineEnd(text, random(text.length + 1));
        const end = outsideOfLineEnd(text, Math.min(text.length, start + random(6)));
        const inserted = pieces[random(pieces.length)] ?? '';
        client.change(uri, version, { range: rangeIn(text, start, end), text: inserted });
        text = text.slice(0, start) + inserted + text.slice(end);
        if (version % 20 === 0) await compareWithFresh(client, text, version);
      }
    }));

  it('need not be BitBake: other files are left alone', () =>
    withClient(async (client) => {
      const answersFor = async (path: string, languageId: string): Promise<number> => {
        client.open(`file://${path}`, 'FOO = "a"\n', languageId);
        const textDocument = { uri: `file://${path}` };
        return ((await client.request('textDocument/documentSymbol', { textDocument })) as unknown[]).length;
      };
      assert.equal(await answersFor('/etc/app.conf', 'properties'), 0);
      assert.equal(await answersFor('/src/defs.inc', 'php'), 0);
      assert.equal(await answersFor('/layer/conf/layer.conf', 'properties'), 1);
      assert.equal(await answersFor('/layer/conf/machine/include/x.conf', 'plaintext'), 1);
      assert.equal(await answersFor('/layer/classes/x.bbclass', 'plaintext'), 1);
      assert.equal(await answersFor('/anything/at-all', 'bitbake'), 1);
    }));

  it('need not be saved', () =>
    withClient(async (client) => {
      client.open('untitled:Untitled-1', 'FOO="a"\n');
      assert.deepEqual(
        (await client.diagnosticsOf('untitled:Untitled-1', 1)).map(({ code }) => code),
        ['operator-spacing'],
      );
    }));
});

interface OutlineSymbol {
  readonly name: string;
  readonly detail: string;
}

async function symbolsOf(client: LanguageClient, of = uri): Promise<readonly OutlineSymbol[]> {
  return (await client.request('textDocument/documentSymbol', { textDocument: { uri: of } })) as OutlineSymbol[];
}

async function names(client: LanguageClient): Promise<readonly string[]> {
  return (await symbolsOf(client)).map(({ name }) => name);
}

async function compareWithFresh(client: LanguageClient, text: string, version: number): Promise<void> {
  const fresh = `file:///layer/recipes/fresh${version}.bb`;
  client.open(fresh, text);
  for (const method of ['documentSymbol', 'foldingRange', 'semanticTokens/full']) {
    const [edited, opened] = await Promise.all(
      [uri, fresh].map((each) => client.request(`textDocument/${method}`, { textDocument: { uri: each } })),
    );
    const unnamed = (answer: unknown): string =>
      JSON.stringify(answer)
        .replaceAll(fresh, uri)
        .replace(/"resultId":"\d+"/, '');
    assert.equal(unnamed(edited), unnamed(opened), `${method} of ${JSON.stringify(text)}`);
  }
  assert.deepEqual(await client.diagnosticsOf(uri, version), await client.diagnosticsOf(fresh, 1));
  client.notify('textDocument/didClose', { textDocument: { uri: fresh } });
}

function range(line: number, character: number, endLine: number, endCharacter: number): Range {
  return { start: { line, character }, end: { line: endLine, character: endCharacter } };
}

/** LSP knows no position between `\r` and `\n`. */
function outsideOfLineEnd(text: string, offset: number): number {
  return text.charAt(offset - 1) === '\r' && text.charAt(offset) === '\n' ? offset + 1 : offset;
}

function rangeIn(text: string, start: number, end: number): Range {
  const position = (offset: number) => {
    const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
    return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
  };
  return { start: position(start), end: position(end) };
}

/** A linear congruential generator: the same edits in each run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
