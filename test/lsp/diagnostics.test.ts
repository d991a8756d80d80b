import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type PublishedDiagnostic, type PublishedDiagnostics, withClient } from './languageClient';
import { withProject } from './temporaryProject';

const coreClass = 'meta/classes-global/base.bbclass';
const uri = 'file:///layer/recipes/example.bb';
const textDocument = { uri };
const pulls = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };

describe('Diagnostics', () => {
  it('are sent after opening and after each edit', () =>
    withClient(async (client) => {
      client.open(uri, 'FOO="a"\n');
      const [finding] = await client.diagnosticsOf(uri, 1);
      assert.deepEqual(finding?.range, { start: { line: 0, character: 3 }, end: { line: 0, character: 4 } });
      assert.equal(finding?.code, 'operator-spacing');
      assert.equal(finding?.source, 'metavirt');
      assert.equal(finding?.severity, 2);
      client.change(uri, 2, { text: 'FOO = "a"\n' });
      assert.deepEqual(await client.diagnosticsOf(uri, 2), []);
    }));

  it('are taken back when the document is closed', () =>
    withClient(async (client) => {
      client.open(uri, ' FOO = "a"\n');
      assert.equal((await client.diagnosticsOf(uri, 1)).length, 1);
      client.notify('textDocument/didClose', { textDocument });
      const { params } = await client.next('textDocument/publishDiagnostics');
      assert.deepEqual((params as PublishedDiagnostics).diagnostics, []);
    }));

  it('are asked for by clients that can, and not sent to them', () =>
    withClient(async (client) => {
      client.open(uri, ' FOO = "a"\n');
      const report = (await client.request('textDocument/diagnostic', { textDocument })) as {
        kind: string;
        items: PublishedDiagnostic[];
      };
      assert.equal(report.kind, 'full');
      assert.deepEqual(
        report.items.map(({ code }) => code),
        ['indented-statement'],
      );
      assert.ok(!client.received.some(({ method }) => method === 'textDocument/publishDiagnostics'));
    }, pulls));

  it('are sent to clients that ask but cannot be told to ask again', () =>
    withClient(
      async (client) => {
        client.open(uri, ' FOO = "a"\n');
        assert.equal((await client.diagnosticsOf(uri, 1)).length, 1);
      },
      { textDocument: { diagnostic: {} } },
    ));

  it('follow the settings of the rules, but for what stops BitBake', () =>
    withClient(
      async (client) => {
        const text = 'FOO="a"\n BAR = "b"\nFOO:append += "c"\nOCI_LAYER_MODE = "x"\n';
        client.open(uri, text);
        const severities = (found: readonly PublishedDiagnostic[]) =>
          found.map((each) => `${each.code} ${each.severity}`);
        assert.deepEqual(severities(await client.diagnosticsOf(uri, 1)), [
          'operator-spacing 3',
          'indented-statement 1',
          'unknown-value 2',
        ]);
        const rules = { 'operator-spacing': 'off', 'unknown-value': 'error' };
        client.notify('workspace/didChangeConfiguration', { settings: { metavirt: { rules } } });
        client.change(uri, 2, { text });
        assert.deepEqual(severities(await client.diagnosticsOf(uri, 2)), [
          'indented-statement 1',
          'operator-after-append 2',
          'unknown-value 1',
        ]);
      },
      {},
      {
        initializationOptions: {
          rules: { 'operator-spacing': 'info', 'operator-after-append': 'off', 'indented-statement': 'off' },
        },
      },
    ));

  it('take the old override syntax for right in a layer of hardknott', () =>
    withClient(
      async (client) => {
        client.open(uri, 'FOO_append = " a"\n');
        assert.deepEqual(await client.diagnosticsOf(uri, 1), []);
      },
      {},
      { initializationOptions: { release: 'hardknott' } },
    ));

  it('know the classes of the project once it is read', () =>
    withProject((project) =>
      withClient(
        async (client) => {
          const recipe = project.uri('meta-virtualization/recipes-containers/images/new.bb');
          client.open(recipe, 'inherit image-ocy\n');
          // Layers that may lie elsewhere could have the class: the core layer has to be there.
          assert.deepEqual(await client.diagnosticsOf(recipe, 1), []);
          await client.request('metavirt/images', {});
          client.notify('workspace/didChangeWatchedFiles', {
            changes: [{ uri: project.write(coreClass, ''), type: 1 }],
          });
          await client.request('metavirt/images', {});
          client.change(recipe, 2, { text: 'inherit image-oci image-ocj\n' });
          const [finding, ...more] = await client.diagnosticsOf(recipe, 2);
          assert.equal(finding?.code, 'class-not-found');
          assert.match(finding?.message ?? '', /image-ocj/);
          assert.deepEqual(more, []);
        },
        {},
        project.workspace,
      ),
    ));

  it('ask a client that pulls to pull again when the project has changed', () =>
    withProject((project) =>
      withClient(
        async (client) => {
          const refresh = await client.next('workspace/diagnostic/refresh');
          client.respond(refresh.id ?? 0, null);
        },
        pulls,
        project.workspace,
      ),
    ));
});
