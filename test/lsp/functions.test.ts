/** Functions over the wire: hover, completion with its explanation, signatures and definitions, in a project with a module of Python. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type LanguageClient, type Position, type Range, withClient } from './languageClient';
import { withProject } from './temporaryProject';

interface Item {
  readonly label: string;
  readonly additionalTextEdits?: readonly { readonly range: Range; readonly newText: string }[];
  readonly documentation?: { readonly value: string };
}

const capabilities = {
  textDocument: {
    hover: { contentFormat: ['markdown'] },
    completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown'] } },
  },
};

const recipe = 'meta-virtualization/recipes-containers/images/example_1.0.bb';

describe('A function', () => {
  test('of BitBake is explained under the cursor', () =>
    inProject(async (ask) => {
      const answer = (await ask('textDocument/hover', 'do_x() {\n    oe_run<|>make\n}\n')) as {
        contents: { value: string };
      };
      assert.match(answer.contents.value, /^\*\*`oe_runmake`\*\* · shell function/);
    }));

  test('of BitBake is proposed behind a dot, and explained when it is looked at', () =>
    inProject(async (ask, client) => {
      const typed = { triggerKind: 2, triggerCharacter: '.' };
      const text = 'python () {\n    bb.utils.<|>\n}\n';
      const list = (await ask('textDocument/completion', text, typed)) as { items: Item[] };
      const item = list.items.find(({ label }) => label === 'bb.utils.filter');
      const resolved = (await client.request('completionItem/resolve', item ?? {})) as Item;
      assert.match(resolved.documentation?.value ?? '', /bb\.utils\.filter\(variable, checkvalues, d\)/);
    }));

  test('is not proposed where a dot is typed in a value', () =>
    inProject(async (ask) => {
      const typed = { triggerKind: 2, triggerCharacter: '.' };
      assert.equal(await ask('textDocument/completion', 'PV = "1.<|>"\n', typed), null);
    }));

  test('of a module in a layer has its signature and its definition', () =>
    inProject(async (ask) => {
      const call = 'A = "${@oe.example.first_word(<|>)}"\n';
      const help = (await ask('textDocument/signatureHelp', call)) as { signatures: { label: string }[] };
      assert.equal(help.signatures[0]?.label, 'oe.example.first_word(text, default="", strict=False)');
      const name = 'A = "${@oe.example.first<|>_word()}"\n';
      const [target] = (await ask('textDocument/definition', name)) as { uri: string; range: Range }[];
      assert.match(target?.uri ?? '', /\/meta\/lib\/oe\/example\.py$/);
      assert.deepEqual(target?.range.start, { line: 4, character: 4 });
    }));

  test('in Python that is added to gets its word at the start of the line', () =>
    inProject(async (ask) => {
      const text = 'python do_x() {\n    pass\n}\ndo_x:app<|>\n';
      const list = (await ask('textDocument/completion', text)) as { items: Item[] };
      const append = list.items.find(({ label }) => label === 'append');
      const start: Position = { line: 3, character: 0 };
      assert.deepEqual(append?.additionalTextEdits, [{ range: { start, end: start }, newText: 'python ' }]);
    }));
});

describe('metavirt/embeddedDocument', () => {
  const uri = 'file:///w/recipe_1.0.bb';

  test('gives the code of a language with all else blanked out', () =>
    withClient(async (client) => {
      client.open(uri, 'A = "1"\ndo_x() {\n    a ${A}\n}\n');
      const parameters = { uri, position: { line: 2, character: 5 } };
      assert.deepEqual(await client.request('metavirt/embeddedDocument', parameters), {
        language: 'shellscript',
        text: '       \ndo_x() {\n    a ____\n}\n',
      });
    }));

  test('gives nothing outside of functions and for a document that is not open', () =>
    withClient(async (client) => {
      const parameters = { uri, position: { line: 0, character: 0 } };
      assert.equal(await client.request('metavirt/embeddedDocument', parameters), null);
      client.open(uri, 'A = "1"\n');
      assert.equal(await client.request('metavirt/embeddedDocument', parameters), null);
    }));
});

describe('A shell function', () => {
  test('whose block is never closed is marked where the block begins', () =>
    withClient(async (client) => {
      const uri = 'file:///w/recipe_1.0.bb';
      client.open(uri, 'do_x() {\n    if a; then\n        b\n}\n');
      const found = await client.diagnosticsOf(uri, 1);
      const marked = found.find(({ code }) => code === 'shell-syntax');
      assert.deepEqual(marked?.range.start, { line: 1, character: 4 });
    }));
});

type Ask = (method: string, marked: string, context?: object) => Promise<unknown>;

/** Asks at the mark in a recipe of the project. */
function inProject(check: (ask: Ask, client: LanguageClient) => Promise<void>): Promise<void> {
  return withProject((project) =>
    withClient(
      async (client) => {
        await client.request('metavirt/status', null);
        await check(asking(client, project.uri(recipe)), client);
      },
      capabilities,
      project.workspace,
    ),
  );
}

function asking(client: LanguageClient, uri: string): Ask {
  let version = 0;
  return (method, marked, context) => {
    const before = marked.slice(0, marked.indexOf('<|>')).split('\n');
    const text = marked.replace('<|>', '');
    if (version++ === 0) client.open(uri, text);
    else client.change(uri, version, { text });
    const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
    return client.request(method, { textDocument: { uri }, position, context });
  };
}
