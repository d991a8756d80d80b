import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type LanguageClient, type PublishedDiagnostic, withClient } from './languageClient';

const uri = 'file:///layer/recipes-core/app/files/daemon.json';
const textDocument = { uri };
const text = '{\n  "insecure-registries": ["registry.example:5000"],\n}\n';
const pulls = {
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    hover: { dynamicRegistration: true, contentFormat: ['markdown'] },
    synchronization: { dynamicRegistration: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
  workspace: { diagnostics: { refreshSupport: true } },
};

async function codesIn(client: LanguageClient): Promise<readonly (string | undefined)[]> {
  const report = await client.request('textDocument/diagnostic', { textDocument });
  return (report as { readonly items: readonly PublishedDiagnostic[] }).items.map(({ code }) => code);
}

/** The text of the hover at a place; empty where there is none. */
async function hoverAt(client: LanguageClient, uri: string, line: number, character: number): Promise<string> {
  const position = { line, character };
  const found = await client.request('textDocument/hover', { textDocument: { uri }, position });
  return (found as { readonly contents: { readonly value: string } } | null)?.contents.value ?? '';
}

describe('Configuration files of runtimes', () => {
  it('are asked for, for their diagnostics, fixes and keys only', () =>
    withClient(async (client) => {
      const { params } = await client.next('client/registerCapability');
      const { registrations } = params as { readonly registrations: readonly { readonly method: string }[] };
      assert.deepEqual(registrations.map(({ method }) => method).sort(), [
        'textDocument/codeAction',
        'textDocument/diagnostic',
        'textDocument/didChange',
        'textDocument/didClose',
        'textDocument/didOpen',
        'textDocument/hover',
      ]);
    }, pulls));

  it('have diagnostics and fixes that follow the edits', () =>
    withClient(async (client) => {
      await client.next('workspace/diagnostic/refresh');
      client.open(uri, text, 'json');
      assert.deepEqual(await codesIn(client), ['insecure-registry', 'invalid-json']);
      const at = { line: 1, character: 51 };
      const context = { diagnostics: [], only: ['quickfix'] };
      const params = { textDocument, range: { start: at, end: at }, context };
      const [action] = (await client.request('textDocument/codeAction', params)) as readonly { title: string }[];
      assert.equal(action?.title, 'Remove the comma');
      client.change(uri, 2, {
        range: { start: { line: 1, character: 50 }, end: { line: 1, character: 51 } },
        text: '',
      });
      assert.deepEqual(await codesIn(client), ['insecure-registry']);
    }, pulls));

  it('are fragments of the kernel configuration and features of the kernel too', () =>
    withClient(async (client) => {
      const texts = [
        ['recipes-kernel/linux/linux-yocto/app.cfg', 'CONFIG_VETH = y\n', 'lost-kernel-option'],
        ['recipes-kernel/linux/linux-yocto/app.scc', 'kconf app.cfg\n', 'wrong-kernel-feature'],
        ['recipes-extended/guest/files/guest.cfg', 'name = guest\nmemory = 256\nvif = []\n', 'invalid-xl'],
      ] as const;
      for (const [path, text, code] of texts) {
        const uri = `file:///layer/${path}`;
        client.open(uri, text, 'plaintext');
        const report = await client.request('textDocument/diagnostic', { textDocument: { uri } });
        assert.deepEqual(
          (report as { readonly items: readonly PublishedDiagnostic[] }).items.map((item) => item.code),
          [code],
        );
      }
      assert.match(
        await hoverAt(client, 'file:///layer/recipes-kernel/linux/linux-yocto/app.scc', 0, 2),
        /fragment of the kernel/,
      );
    }, pulls));

  it('have their keys explained, here and where a recipe writes them', () =>
    withClient(async (client) => {
      client.open(uri, text, 'json');
      assert.match(await hoverAt(client, uri, 1, 5), /^`insecure-registries` · a list of texts in daemon.json\n\nHost/);
      const recipe = 'file:///layer/recipes/app.bb';
      const lines = [
        'do_install() {',
        '    cat > ${D}${sysconfdir}/containers/containers.conf << EOF',
        '[engine]',
        'cgroup_manager = "${MANAGER}"',
        'EOF',
        '}',
      ];
      client.open(recipe, lines.join('\n'));
      assert.match(
        await hoverAt(client, recipe, 3, 3),
        /`engine.cgroup_manager`.*\n\nWho makes cgroups.*\n\n- Values: `systemd`/,
      );
      assert.equal(await hoverAt(client, recipe, 2, 9), '');
    }, pulls));

  it('are no BitBake files', () =>
    withClient(async (client) => {
      client.open(uri, text, 'json');
      assert.equal(await hoverAt(client, uri, 0, 0), '');
      const symbols = await client.request('textDocument/documentSymbol', { textDocument });
      assert.deepEqual(symbols ?? [], []);
    }, pulls));

  it('are sent their diagnostics where the client does not ask, and those are taken back', () =>
    withClient(async (client) => {
      client.open('file:///layer/recipes/app.bb', ' FOO = "a"\n');
      await client.diagnosticsOf('file:///layer/recipes/app.bb', 1);
      client.open(uri, text, 'json');
      client.change(uri, 2, { text: text.replace(',\n}', '\n}') });
      const found = await client.diagnosticsOf(uri, 2);
      assert.deepEqual(
        found.map(({ code }) => code),
        ['insecure-registry'],
      );
      client.notify('textDocument/didClose', { textDocument });
      await client.request('textDocument/hover', { textDocument, position: { line: 0, character: 0 } });
      const sent = client.received.filter(({ method }) => method === 'textDocument/publishDiagnostics');
      assert.deepEqual(sent.at(-1)?.params, { uri, diagnostics: [] });
    }));
});
