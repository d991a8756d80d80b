import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type LanguageClient, type Position, type PublishedDiagnostic, type Range, withClient } from './languageClient';

const uri = 'file:///layer/recipes-core/app/files/daemon.json';
const textDocument = { uri };
const text = '{\n  "insecure-registries": ["registry.example:5000"],\n}\n';
const pulls = {
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    hover: { dynamicRegistration: true, contentFormat: ['markdown'] },
    completion: {
      dynamicRegistration: true,
      completionItem: { snippetSupport: true, documentationFormat: ['markdown'], tagSupport: { valueSet: [1] } },
      completionList: { itemDefaults: ['editRange'] },
    },
    documentSymbol: { dynamicRegistration: true, hierarchicalDocumentSymbolSupport: true },
    foldingRange: { dynamicRegistration: true },
    synchronization: { dynamicRegistration: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
  workspace: { diagnostics: { refreshSupport: true } },
};

interface Registration {
  readonly method: string;
  readonly registerOptions?: { readonly documentSelector?: readonly { readonly language?: string }[] };
}

interface Proposed {
  readonly isIncomplete: boolean;
  readonly itemDefaults?: { readonly editRange: Range };
  readonly items: readonly {
    readonly label: string;
    readonly filterText?: string;
    readonly textEditText?: string;
    readonly documentation?: string;
    readonly tags?: readonly number[];
    readonly additionalTextEdits?: readonly { readonly range: Range; readonly newText: string }[];
  }[];
}

/** What is proposed at a place; null where nothing is. */
async function proposedAt(
  client: LanguageClient,
  uri: string,
  position: Position,
  triggerCharacter?: string,
): Promise<Proposed | null> {
  const context = triggerCharacter === undefined ? { triggerKind: 1 } : { triggerKind: 2, triggerCharacter };
  const found = await client.request('textDocument/completion', { textDocument: { uri }, position, context });
  return found as Proposed | null;
}

interface Outlined {
  readonly name: string;
  readonly detail: string;
  readonly kind: number;
  readonly selectionRange: Range;
  readonly children: readonly Outlined[];
}

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
  it('are asked for once, for their diagnostics, fixes, keys and outline only', () =>
    withClient(async (client) => {
      const { params } = await client.next('client/registerCapability');
      const { registrations } = params as { readonly registrations: readonly Registration[] };
      assert.deepEqual(registrations.map(({ method }) => method).sort(), [
        'textDocument/codeAction',
        'textDocument/completion',
        'textDocument/diagnostic',
        'textDocument/didChange',
        'textDocument/didClose',
        'textDocument/didOpen',
        'textDocument/documentSymbol',
        'textDocument/foldingRange',
        'textDocument/hover',
      ]);
      // The outline of JSON and the like is that of the editor.
      const outline = registrations.find(({ method }) => method === 'textDocument/documentSymbol');
      const languages = outline?.registerOptions?.documentSelector?.map(({ language }) => language) ?? [];
      assert.ok(languages.includes('plaintext') && !languages.includes('json') && !languages.includes(undefined));
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

  it('have their keys explained in YAML too', () =>
    withClient(async (client) => {
      const recipe = 'file:///layer/recipes/k.bb';
      const lines = [
        'do_install() {',
        '    cat > ${D}${sysconfdir}/rancher/k3s/config.yaml << EOF',
        'node-label+:',
        '  - site=${SITE}',
        'EOF',
        '}',
      ];
      client.open(recipe, lines.join('\n'));
      assert.match(await hoverAt(client, recipe, 2, 3), /^`node-label` · a list of texts in k3s/);
      assert.equal(await hoverAt(client, recipe, 3, 6), '');
      const kas = 'file:///layer/kas/one.yml';
      client.open(kas, 'header:\n  version: 14\nrepos:\n  poky: {layers: {meta: disabled}}\n', 'yaml');
      assert.match(await hoverAt(client, kas, 1, 4), /^`header.version`.*\n\nVersion of the format/);
      assert.match(await hoverAt(client, kas, 3, 9), /^`repos.\*.layers`/);
      assert.match(await hoverAt(client, kas, 3, 18), /^`repos.\*.layers.\*`/);
    }, pulls));

  it('are no BitBake files', () =>
    withClient(async (client) => {
      client.open(uri, text, 'json');
      assert.equal(await hoverAt(client, uri, 0, 0), '');
      const symbols = await client.request('textDocument/semanticTokens/full', { textDocument });
      assert.deepEqual((symbols as { readonly data: readonly number[] } | null)?.data ?? [], []);
    }, pulls));

  it('have an outline and folds', () =>
    withClient(async (client) => {
      client.open(uri, text, 'json');
      const symbols = await client.request('textDocument/documentSymbol', { textDocument });
      assert.deepEqual(
        (symbols as readonly { readonly name: string }[]).map(({ name }) => name),
        ['insecure-registries'],
      );
      assert.deepEqual(await client.request('textDocument/foldingRange', { textDocument }), [
        { startLine: 0, endLine: 1 },
      ]);
    }, pulls));

  it('have their outline, folds and links where a recipe writes them', () =>
    withClient(async (client) => {
      const recipe = 'file:///layer/recipes/app.bb';
      const lines = [
        'do_install() {',
        '    cat > ${D}${sysconfdir}/containers/systemd/data.volume << EOF',
        '[Volume]',
        'EOF',
        '    cat > ${D}${sysconfdir}/containers/systemd/app.container << EOF',
        '[Container]',
        'Image=${IMAGE}',
        'Volume=data.volume:/data',
        'EOF',
        '}',
      ];
      client.open(recipe, lines.join('\n'));
      const textDocument = { uri: recipe };
      const [task] = (await client.request('textDocument/documentSymbol', { textDocument })) as readonly Outlined[];
      assert.deepEqual(
        task?.children.map(({ name, kind }) => [name, kind]),
        [
          ['/etc/containers/systemd/data.volume', 1],
          ['/etc/containers/systemd/app.container', 1],
        ],
      );
      const [container] = task?.children[1]?.children ?? [];
      assert.deepEqual(
        container?.children.map(({ name, detail, selectionRange }) => [name, detail, selectionRange.start.line]),
        [
          ['Image', '${IMAGE}', 6],
          ['Volume', 'data.volume:/data', 7],
        ],
      );
      assert.deepEqual(await client.request('textDocument/foldingRange', { textDocument }), [
        { startLine: 0, endLine: 8 },
        { startLine: 1, endLine: 2 },
        { startLine: 4, endLine: 7 },
        { startLine: 5, endLine: 7 },
      ]);
      assert.deepEqual(await client.request('textDocument/documentLink', { textDocument }), [
        {
          range: { start: { line: 7, character: 7 }, end: { line: 7, character: 18 } },
          target: `${recipe}#L2`,
        },
      ]);
    }, pulls));

  it('are judged and explained where a shell script of a recipe writes them', () =>
    withClient(async (client) => {
      await client.next('workspace/diagnostic/refresh');
      const script = 'file:///layer/recipes-core/app/files/setup.sh';
      const lines = ['#!/bin/sh', 'cat > /etc/docker/daemon.json << EOF', '{ "log-levl": "$level" }', 'EOF', ''];
      client.open(script, lines.join('\n'), 'shellscript');
      const report = await client.request('textDocument/diagnostic', { textDocument: { uri: script } });
      assert.deepEqual(
        (report as { readonly items: readonly PublishedDiagnostic[] }).items.map(({ code, range }) => [
          code,
          range.start,
        ]),
        [['unknown-config-key', { line: 2, character: 2 }]],
      );
      client.change(script, 2, {
        range: { start: { line: 2, character: 9 }, end: { line: 2, character: 11 } },
        text: 'vel',
      });
      assert.match(await hoverAt(client, script, 2, 5), /^`log-level`/);
      assert.equal(await hoverAt(client, script, 1, 3), '');
      client.change(script, 3, {
        range: { start: { line: 1, character: 0 }, end: { line: 4, character: 0 } },
        text: 'sed -i \'s/^driver = .*/driver = "overly"/\' /etc/containers/storage.conf\n',
      });
      assert.match(await hoverAt(client, script, 1, 26), /^`storage.driver`/);
      assert.equal(await hoverAt(client, script, 1, 11), '');
      const edited = await client.request('textDocument/diagnostic', { textDocument: { uri: script } });
      assert.deepEqual(
        (edited as { readonly items: readonly PublishedDiagnostic[] }).items.map(({ code }) => code),
        ['wrong-config-value'],
      );
    }, pulls));

  it('have their keys and values proposed in a program of a recipe that writes them', () =>
    withClient(async (client) => {
      const { params } = await client.next('client/registerCapability');
      const { registrations } = params as { readonly registrations: readonly Registration[] };
      const completion = registrations.find(({ method }) => method === 'textDocument/completion');
      assert.ok(completion?.registerOptions?.documentSelector?.some(({ language }) => language === 'shellscript'));
      const program = 'file:///layer/recipes-core/app/files/app-setup';
      const lines = ['#!/bin/sh', 'cat > /etc/docker/daemon.json << EOF', '{ "log-l" }', 'EOF', ''];
      client.open(program, lines.join('\n'), 'shellscript');
      const keys = await proposedAt(client, program, { line: 2, character: 8 });
      assert.ok(keys?.items.some(({ label }) => label === 'log-level'));
      assert.deepEqual(keys?.itemDefaults?.editRange, {
        start: { line: 2, character: 2 },
        end: { line: 2, character: 9 },
      });
      client.change(program, 2, {
        range: { start: { line: 2, character: 8 }, end: { line: 2, character: 9 } },
        text: 'evel": "',
      });
      const values = await proposedAt(client, program, { line: 2, character: 16 });
      assert.ok(values?.items.some(({ label }) => label === 'debug'));
      assert.equal(await proposedAt(client, program, { line: 1, character: 2 }), null);
    }, pulls));

  it('have their keys and values proposed while they are typed', () =>
    withClient(async (client) => {
      client.open(uri, text, 'json');
      const behind = { line: 2, character: 0 };
      client.change(uri, 2, { range: { start: { line: 1, character: 50 }, end: behind }, text: '\n  "log-l"\n' });
      const keys = await proposedAt(client, uri, { line: 2, character: 8 }, '"');
      const key = keys?.items.find(({ label }) => label === 'log-level');
      assert.deepEqual(keys?.itemDefaults?.editRange, {
        start: { line: 2, character: 2 },
        end: { line: 2, character: 9 },
      });
      assert.equal(key?.filterText, '"log-level"');
      assert.equal(key?.textEditText, '"log-level": "$1"');
      assert.match(key?.documentation ?? '', /^[A-Z].*\.\n\n- Default: info/);
      assert.equal(key?.additionalTextEdits?.[0]?.newText, ',');
      assert.ok(!keys?.items.some(({ label }) => label === 'insecure-registries'));
      assert.deepEqual(keys?.items.find(({ label }) => label === 'allow-nondistributable-artifacts')?.tags, [1]);
      assert.ok(JSON.stringify(keys).length < 40_000);
      assert.equal(keys?.isIncomplete, false);
      assert.equal(await proposedAt(client, uri, { line: 2, character: 1 }, ' '), null);
    }, pulls));

  it('have their keys proposed where a recipe writes them, and nothing but there', () =>
    withClient(async (client) => {
      const recipe = 'file:///layer/recipes/app.bb';
      const lines = [
        'do_install() {',
        '    oe_run',
        '    cat > ${D}${sysconfdir}/containers/storage.conf << EOF',
        '[storage]',
        'dri',
        'runroot = "${STAGING_D}"',
        'EOF',
        '}',
      ];
      client.open(recipe, lines.join('\n'));
      const labels = async (line: number, character: number): Promise<readonly string[]> =>
        (await proposedAt(client, recipe, { line, character }))?.items.map(({ label }) => label) ?? [];
      const keys = await labels(4, 3);
      assert.ok(keys.includes('driver') && !keys.includes('runroot') && !keys.includes('oe_runmake'));
      assert.ok((await labels(1, 10)).includes('oe_runmake'));
      assert.ok((await labels(5, 22)).includes('STAGING_DIR'));
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
