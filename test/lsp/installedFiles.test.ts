import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type LanguageClient, type PublishedDiagnostic, withClient } from './languageClient';
import { type TemporaryProject, withProject } from './temporaryProject';

const capabilities = {
  textDocument: {
    diagnostic: { dynamicRegistration: true },
    hover: { dynamicRegistration: true, contentFormat: ['markdown'] },
    completion: { dynamicRegistration: true },
    documentSymbol: { dynamicRegistration: true, hierarchicalDocumentSymbolSupport: true },
    foldingRange: { dynamicRegistration: true },
    documentLink: { dynamicRegistration: true },
    synchronization: { dynamicRegistration: true },
    codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: [] } } },
  },
  workspace: { diagnostics: { refreshSupport: true } },
};

const folder = 'meta-virtualization/recipes-check/app';
const settings = '{\n  "log-levl": "debug",\n}\n';

function recipe(...lines: readonly string[]): string {
  const installed = lines.map((line) => `    install -D -m 0644 \${WORKDIR}/${line}\n`).join('');
  return `LICENSE = "MIT"\n\ndo_install() {\n${installed}}\n`;
}

interface Filter {
  readonly pattern: string;
  readonly language?: string;
}

interface Registration {
  readonly id: string;
  readonly method: string;
  readonly registerOptions?: { readonly documentSelector?: readonly Filter[] };
}

interface Asked {
  readonly registrations: readonly Registration[];
  readonly patterns: readonly string[];
}

/** What the server asks for of its own accord next, once the client has granted it. */
async function nextAsked(client: LanguageClient): Promise<Asked> {
  const { id, params } = await client.next('client/registerCapability');
  client.respond(id ?? 0, null);
  const { registrations } = params as { readonly registrations: readonly Registration[] };
  const selector = registrations[0]?.registerOptions?.documentSelector ?? [];
  return { registrations, patterns: selector.map(({ pattern }) => pattern) };
}

async function codesIn(client: LanguageClient, uri: string): Promise<readonly string[]> {
  const report = await client.request('textDocument/diagnostic', { textDocument: { uri } });
  return (report as { readonly items: readonly PublishedDiagnostic[] }).items.map(({ code }) => code);
}

async function withInstalled(
  test: (client: LanguageClient, project: TemporaryProject) => Promise<void>,
  lines: readonly string[] = ['settings ${D}${sysconfdir}/docker/daemon.json'],
): Promise<void> {
  await withProject((project) => {
    project.write(`${folder}/app_1.0.bb`, recipe(...lines));
    project.write(`${folder}/files/settings`, settings);
    return withClient((client) => test(client, project), capabilities, project.workspace);
  });
}

describe('Files that recipes install as a configuration of another name', () => {
  it('are asked for exactly, beside those that are told by their names', () =>
    withInstalled(
      async (client, project) => {
        project.write(`${folder}/files/notes.txt`, 'nothing\n');
        project.write(`${folder}/files/daemon.json`, '{}\n');
        project.write(`${folder}/app/[arm]/hosts.in`, 'server = "https://registry.example"\n');
        const wellKnown = await nextAsked(client);
        const { registrations, patterns } = await nextAsked(client);
        assert.deepEqual(patterns, [
          project.path(`${folder}/app/[arm]/hosts.in`).replace('[arm]', '[[]arm[]]'),
          project.path(`${folder}/files/settings`),
        ]);
        const methods = (all: readonly Registration[]): readonly string[] => all.map(({ method }) => method).sort();
        assert.deepEqual(methods(registrations), methods(wellKnown.registrations));
        const outline = registrations.find(({ method }) => method === 'textDocument/documentSymbol');
        const languages = outline?.registerOptions?.documentSelector?.map(({ language }) => language) ?? [];
        assert.ok(languages.includes('plaintext') && !languages.includes('json') && !languages.includes(undefined));
      },
      [
        'settings ${D}${sysconfdir}/docker/daemon.json',
        'hosts.in ${D}${sysconfdir}/containerd/certs.d/registry.example/hosts.toml',
        'daemon.json ${D}${sysconfdir}/docker/daemon.json',
        'notes.txt ${D}${docdir}/app/notes.txt',
      ],
    ));

  it('have findings, fixes, hovers and proposals as under the other name', () =>
    withInstalled(async (client, project) => {
      await nextAsked(client);
      await nextAsked(client);
      const uri = project.uri(`${folder}/files/settings`);
      const textDocument = { uri };
      client.open(uri, settings, 'plaintext');
      assert.deepEqual(await codesIn(client, uri), ['unknown-config-key', 'invalid-json']);
      client.change(uri, 2, {
        range: { start: { line: 1, character: 9 }, end: { line: 1, character: 11 } },
        text: 'vel',
      });
      const hover = await client.request('textDocument/hover', { textDocument, position: { line: 1, character: 5 } });
      assert.match(JSON.stringify(hover), /`log-level`/);
      const position = { line: 1, character: 18 };
      const proposed = await client.request('textDocument/completion', { textDocument, position });
      assert.match(JSON.stringify(proposed), /"label":"warn"/);
      const range = { start: { line: 1, character: 22 }, end: { line: 1, character: 22 } };
      const context = { diagnostics: [], only: ['quickfix'] };
      const actions = await client.request('textDocument/codeAction', { textDocument, range, context });
      assert.match(JSON.stringify(actions), /Remove the comma/);
    }));

  it('are asked for and given back as the recipe is edited', () =>
    withInstalled(async (client, project) => {
      await nextAsked(client);
      const first = await nextAsked(client);
      const uri = project.uri(`${folder}/app_1.0.bb`);
      project.write(`${folder}/files/mirrors`, 'unqualified-search-registries = ["a"\n');
      client.open(uri, project.read(`${folder}/app_1.0.bb`));
      client.change(uri, 2, { text: recipe('mirrors ${D}${sysconfdir}/containers/registries.conf') });
      const { id, params } = await client.next('client/unregisterCapability');
      client.respond(id ?? 0, null);
      const { unregisterations } = params as { readonly unregisterations: readonly { readonly id: string }[] };
      assert.deepEqual(
        unregisterations.map((each) => each.id),
        first.registrations.map((each) => each.id),
      );
      assert.deepEqual((await nextAsked(client)).patterns, [project.path(`${folder}/files/mirrors`)]);
    }));

  it('stay asked for while they are open, and are found to be nothing', () =>
    withInstalled(async (client, project) => {
      await nextAsked(client);
      await nextAsked(client);
      const file = project.uri(`${folder}/files/settings`);
      client.open(file, settings, 'plaintext');
      const uri = project.uri(`${folder}/app_1.0.bb`);
      project.write(`${folder}/files/mirrors`, '\n');
      client.open(uri, project.read(`${folder}/app_1.0.bb`));
      client.change(uri, 2, { text: recipe('mirrors ${D}${sysconfdir}/containers/registries.conf') });
      assert.deepEqual((await nextAsked(client)).patterns, [project.path(`${folder}/files/mirrors`)]);
      assert.deepEqual(await codesIn(client, file), []);
      assert.ok(!client.received.some(({ method }) => method === 'client/unregisterCapability'));
    }));
});
