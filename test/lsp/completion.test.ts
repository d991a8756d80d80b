import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { type LanguageClient, type Range, withClient } from './languageClient';

const uri = 'file:///w/recipe_1.0.bb';

interface Item {
  readonly label: string;
  readonly insertTextFormat?: number;
  readonly textEdit?: { readonly range: Range; readonly newText: string };
  readonly textEditText?: string;
  readonly labelDetails?: object;
  readonly command?: { readonly command: string };
  readonly data?: string;
  readonly documentation?: { readonly kind: string; readonly value: string };
}

interface List {
  readonly isIncomplete: boolean;
  readonly itemDefaults?: { readonly editRange?: Range };
  readonly items: readonly Item[];
}

async function completeAt(client: LanguageClient, marked: string, context?: object): Promise<List | null> {
  const before = marked.slice(0, marked.indexOf('<|>')).split('\n');
  client.open(uri, marked.replace('<|>', ''));
  const position = { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
  return (await client.request('textDocument/completion', { textDocument: { uri }, position, context })) as List | null;
}

const modernEditor = {
  textDocument: {
    completion: {
      completionItem: { snippetSupport: true, labelDetailsSupport: true },
      completionList: { itemDefaults: ['editRange'] },
    },
  },
  experimental: { commands: { commands: ['editor.action.triggerSuggest'] } },
};

describe('textDocument/completion', () => {
  test('Replaces the whole word, item by item for a simple client', async () => {
    await withClient(async (client) => {
      const list = await completeAt(client, 'IMAGE_FSTYPES = "contai<|>ners"\n');
      const container = list?.items.find(({ label }) => label === 'container');
      const range = { start: { line: 0, character: 17 }, end: { line: 0, character: 27 } };
      assert.deepEqual(container?.textEdit, { range, newText: 'container' });
      assert.equal(list?.itemDefaults, undefined);
    });
  });

  test('Says the range once where the client takes that', async () => {
    await withClient(async (client) => {
      const list = await completeAt(client, 'IMAGE_FSTYPES = "contai<|>ners"\n');
      assert.deepEqual(list?.itemDefaults?.editRange?.end, { line: 0, character: 27 });
      assert.ok(list?.items.every(({ textEdit }) => textEdit === undefined));
    }, modernEditor);
  });

  test('Fills in an assignment, and goes on with its values where the client can', async () => {
    await withClient(async (client) => {
      const list = await completeAt(client, 'OCI_LAYER_M<|>');
      const mode = list?.items.find(({ label }) => label === 'OCI_LAYER_MODE');
      assert.equal(mode?.textEditText, 'OCI_LAYER_MODE = "$1"');
      assert.equal(mode?.insertTextFormat, 2);
      assert.equal(mode?.command?.command, 'editor.action.triggerSuggest');
    }, modernEditor);
  });

  test('Sends no tab stops to a client without snippets', async () => {
    await withClient(async (client) => {
      const list = await completeAt(client, '<|>');
      assert.ok(list && list.items.length > 0);
      assert.ok(list.items.every((item) => item.insertTextFormat !== 2 && !item.textEdit?.newText.includes('$1')));
    });
  });

  test('Keeps the longest answer below 40 KB', async () => {
    await withClient(async (client) => {
      const list = await completeAt(client, '<|>');
      assert.ok(JSON.stringify(list).length < 40_000);
      assert.equal(list?.isIncomplete, true);
    });
  });

  test('Explains an item when it is looked at', async () => {
    await withClient(async (client) => {
      const list = await completeAt(client, 'OCI_LAYER_M<|>');
      const mode = list?.items.find(({ label }) => label === 'OCI_LAYER_MODE');
      const resolved = (await client.request('completionItem/resolve', mode)) as Item;
      assert.match(resolved.documentation?.value ?? '', /one layer with the whole root file system/);
    });
  });

  test('Leaves an item of unknown origin as it is', async () => {
    await withClient(async (client) => {
      const item = { label: 'x', data: { some: 'thing' } };
      assert.deepEqual(await client.request('completionItem/resolve', item), item);
      const other = { label: 'x', data: 'constructor toString' };
      assert.deepEqual(await client.request('completionItem/resolve', other), other);
    });
  });

  test('Opens no list of all names for a blank', async () => {
    await withClient(async (client) => {
      const list = await completeAt(client, 'do_install() {\n    install <|>\n}\n', {
        triggerKind: 2,
        triggerCharacter: ' ',
      });
      assert.equal(list, null);
    });
  });
});
