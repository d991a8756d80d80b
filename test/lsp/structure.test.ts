import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type LanguageClient, type Range, withClient } from './languageClient';

const uri = 'file:///layer/recipes/example.bb';
const textDocument = { uri };

const recipe = [
  '# A recipe',
  '# of two lines',
  'SUMMARY = "x"',
  '',
  'inherit image',
  'inherit image-oci',
  '',
  'IMAGE_INSTALL = " \\',
  '    busybox \\',
  '"',
  'IMAGE_INSTALL:append:arm = " nginx"',
  '',
  'do_publish() {',
  '    echo ${IMAGE_NAME}',
  '}',
  'addtask publish after do_image_complete',
  '',
].join('\n');

const nesting = { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } };

describe('The structure of a file', () => {
  it('is an outline with what belongs together below each other', () =>
    withClient(async (client) => {
      client.open(uri, recipe);
      assert.deepEqual(outline((await client.request('textDocument/documentSymbol', { textDocument })) as Symbol[]), [
        'SUMMARY: x',
        'image: inherit',
        'image-oci: inherit',
        'IMAGE_INSTALL: busybox',
        '  IMAGE_INSTALL:append:arm: nginx',
        'do_publish: shell',
        'publish: addtask after do_image_complete',
      ]);
    }, nesting));

  it('is a flat list for clients that know no outline', () =>
    withClient(async (client) => {
      client.open(uri, recipe);
      const symbols = (await client.request('textDocument/documentSymbol', { textDocument })) as {
        name: string;
        containerName?: string;
        location: { uri: string };
      }[];
      const appended = symbols.find(({ name }) => name === 'IMAGE_INSTALL:append:arm');
      assert.equal(appended?.containerName, 'IMAGE_INSTALL');
      assert.ok(symbols.every(({ location }) => location.uri === uri));
    }));

  it('folds comments, directives, long values and functions, and leaves the closing brace in sight', () =>
    withClient(async (client) => {
      client.open(uri, recipe);
      const folds = (await client.request('textDocument/foldingRange', { textDocument })) as {
        startLine: number;
        endLine: number;
        kind?: string;
      }[];
      assert.deepEqual(
        folds.map(({ startLine, endLine, kind }) => `${startLine}-${endLine} ${kind ?? ''}`),
        ['0-1 comment', '4-5 imports', '7-9 ', '12-13 '],
      );
    }));

  it('has colours for the names in it', () =>
    withClient(async (client) => {
      client.open(uri, recipe);
      const tokens = await tokensOf(client, recipe);
      for (const expected of [
        'SUMMARY variable',
        'inherit keyword',
        'image-oci class',
        'IMAGE_INSTALL variable',
        'append keyword',
        'arm enumMember',
        'do_publish function',
        'IMAGE_NAME variable',
        'after keyword',
        'do_image_complete function',
      ]) {
        assert.ok(tokens.includes(expected), `${expected} is not among ${tokens.join(', ')}`);
      }
    }));

  it('has colours for a part of the file only where a client asks for them', () =>
    withClient(async (client) => {
      client.open(uri, recipe);
      const range: Range = { start: { line: 4, character: 0 }, end: { line: 5, character: 3 } };
      const { data } = (await client.request('textDocument/semanticTokens/range', { textDocument, range })) as Tokens;
      assert.deepEqual(decoded(data, recipe), ['inherit keyword', 'image class', 'inherit keyword', 'image-oci class']);
    }));

  it('tells what an edit has changed of the colours', () =>
    withClient(async (client) => {
      client.open(uri, recipe);
      const first = (await client.request('textDocument/semanticTokens/full', { textDocument })) as Tokens;
      const start = { line: 3, character: 0 };
      client.change(uri, 2, { range: { start, end: start }, text: 'FOO ?= "${BAR}"\n' });
      const delta = (await client.request('textDocument/semanticTokens/full/delta', {
        textDocument,
        previousResultId: first.resultId,
      })) as { resultId: string; edits: { start: number; deleteCount: number; data: number[] }[] };
      const fresh = (await client.request('textDocument/semanticTokens/full', { textDocument })) as Tokens;
      const data = [...first.data];
      for (const edit of delta.edits) data.splice(edit.start, edit.deleteCount, ...edit.data);
      assert.deepEqual(data, fresh.data);
      assert.ok(JSON.stringify(delta).length < JSON.stringify(fresh).length / 2);
    }));

  it('gives all colours again to a client that refers to an answer from long ago', () =>
    withClient(async (client) => {
      client.open(uri, recipe);
      const params = { textDocument, previousResultId: 'long ago' };
      const answer = (await client.request('textDocument/semanticTokens/full/delta', params)) as Tokens;
      assert.ok(answer.data.length > 0);
    }));
});

interface Symbol {
  readonly name: string;
  readonly detail: string;
  readonly children: readonly Symbol[];
}

function outline(symbols: readonly Symbol[], indent = ''): string[] {
  return symbols.flatMap(({ name, detail, children }) => [
    `${indent}${name}: ${detail}`,
    ...outline(children, `${indent}  `),
  ]);
}

interface Tokens {
  readonly resultId: string;
  readonly data: number[];
}

async function tokensOf(client: LanguageClient, text: string): Promise<readonly string[]> {
  const { data } = (await client.request('textDocument/semanticTokens/full', { textDocument })) as Tokens;
  return decoded(data, text);
}

const types = ['variable', 'property', 'function', 'class', 'keyword', 'operator', 'enumMember', 'string'];

function decoded(data: readonly number[], text: string): string[] {
  const lines = text.split('\n');
  const tokens: string[] = [];
  let line = 0;
  let column = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [lineDelta = 0, columns = 0, length = 0, type = 0] = data.slice(at, at + 5);
    column = lineDelta === 0 ? column + columns : columns;
    line += lineDelta;
    tokens.push(`${lines[line]?.slice(column, column + length)} ${types[type]}`);
  }
  return tokens;
}
