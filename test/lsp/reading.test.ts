/** What helps to read and write a file: selecting step by step, signatures, hierarchies and what stands above the first line. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type LanguageClient, type Position, type Range, withClient } from './languageClient';
import { evaluatedTemplate, type TemporaryProject, withProject } from './temporaryProject';

const container = 'meta-virtualization/recipes-containers/images/container-base.bb';
const imageClass = 'meta-virtualization/classes/image-oci.bbclass';

interface SelectionRange {
  readonly range: Range;
  readonly parent?: SelectionRange;
}

interface SignatureHelp {
  readonly signatures: readonly {
    readonly label: string;
    readonly documentation: unknown;
    readonly parameters: readonly { readonly label: unknown }[];
  }[];
  readonly activeSignature: number;
  readonly activeParameter: number;
}

interface Item {
  readonly name: string;
  readonly uri: string;
}

interface Lens {
  readonly range: Range;
  readonly data?: unknown;
  readonly command?: { readonly title: string; readonly command: string; readonly arguments?: readonly unknown[] };
}

function withReadProject(
  test: (client: LanguageClient, project: TemporaryProject) => Promise<void>,
  capabilities: object = {},
  initializationOptions: object = {},
): Promise<void> {
  return withProject((project) =>
    withClient((client) => test(client, project), capabilities, { ...project.workspace, initializationOptions }),
  );
}

function openFile(client: LanguageClient, project: TemporaryProject, path: string): { readonly uri: string } {
  const uri = project.uri(path);
  client.open(uri, project.read(path));
  return { uri };
}

describe('textDocument/selectionRange', () => {
  const textDocument = { uri: 'file:///layer/recipes/example.bb' };

  it('answers each position with ranges inside of each other, up to the whole file', () =>
    withClient(async (client) => {
      client.open(textDocument.uri, 'A = "b c"\n\ndo_x() {\n    d e\n}\n');
      const positions = [
        { line: 0, character: 5 },
        { line: 3, character: 6 },
        { line: 99, character: 99 },
      ];
      const params = { textDocument, positions };
      const found = (await client.request('textDocument/selectionRange', params)) as readonly SelectionRange[];
      assert.deepEqual(found.map(steps), [
        ['0:5-0:6', '0:5-0:8', '0:4-0:9', '0:0-0:9', '0:0-5:0'],
        ['3:6-3:7', '3:4-3:7', '3:0-3:7', '2:0-4:1', '0:0-5:0'],
        ['0:0-5:0'],
      ]);
    }));
});

function steps({ range: { start, end }, parent }: SelectionRange): readonly string[] {
  const step = `${start.line}:${start.character}-${end.line}:${end.character}`;
  return [step, ...(parent ? steps(parent) : [])];
}

describe('textDocument/linkedEditingRange', () => {
  const textDocument = { uri: 'file:///layer/recipes/example.bb' };

  it('joins the two words of a here-document, and nothing else', () =>
    withClient(async (client) => {
      client.open(textDocument.uri, 'do_x() {\n    cat <<END\ntext\nEND\n}\n');
      const at = async (line: number, character: number) => {
        const params = { textDocument, position: { line, character } };
        const answer = await client.request('textDocument/linkedEditingRange', params);
        return (answer as { readonly ranges: readonly Range[] } | null)?.ranges.map(({ start }) => start) ?? null;
      };
      const words = [
        { line: 1, character: 10 },
        { line: 3, character: 0 },
      ];
      assert.deepEqual([await at(1, 12), await at(3, 3), await at(2, 1)], [words, words, null]);
    }));
});

describe('textDocument/signatureHelp', () => {
  const textDocument = { uri: 'file:///layer/recipes/example.bb' };
  const call = 'A = "${@bb.utils.contains(\'B\', )}"\n';
  const position: Position = { line: 0, character: call.indexOf(')') };

  it('gives the parts of the label and Markdown to clients that take them', () =>
    withClient(
      async (client) => {
        client.open(textDocument.uri, call);
        const help = (await client.request('textDocument/signatureHelp', { textDocument, position })) as SignatureHelp;
        assert.equal(help.activeParameter, 1);
        assert.deepEqual(help.signatures[0]?.parameters[0]?.label, ['bb.utils.contains('.length, 26]);
        assert.match(JSON.stringify(help.signatures[0]?.documentation), /markdown/);
      },
      {
        textDocument: {
          signatureHelp: {
            signatureInformation: {
              documentationFormat: ['markdown'],
              parameterInformation: { labelOffsetSupport: true },
            },
          },
        },
      },
    ));

  it('gives plain words to other clients', () =>
    withClient(async (client) => {
      client.open(textDocument.uri, call);
      const help = (await client.request('textDocument/signatureHelp', { textDocument, position })) as SignatureHelp;
      assert.equal(help.signatures[0]?.label, 'bb.utils.contains(variable, checkvalues, truevalue, falsevalue, d)');
      assert.equal(help.signatures[0].parameters[0]?.label, 'variable');
      assert.equal(typeof help.signatures[0].documentation, 'string');
    }));
});

describe('Hierarchies', () => {
  it('lead from a recipe to its class, and from the class to all that inherit it', () =>
    withReadProject(async (client, project) => {
      const textDocument = openFile(client, project, container);
      const position = { line: 1, character: 'inherit image image-o'.length };
      await client.request('metavirt/images', {});
      const [item] = (await client.request('textDocument/prepareTypeHierarchy', { textDocument, position })) as Item[];
      assert.equal(item?.uri, project.uri(imageClass));
      const users = (await client.request('typeHierarchy/subtypes', { item })) as Item[];
      assert.deepEqual(
        users.map(({ name }) => name),
        ['container-base.bb'],
      );
      const inherited = (await client.request('typeHierarchy/supertypes', { item: users[0] })) as Item[];
      assert.deepEqual(
        inherited.map(({ name }) => name),
        ['image', 'image-oci'],
      );
    }));

  it('tell where a file names another', () =>
    withReadProject(async (client, project) => {
      const textDocument = openFile(client, project, container);
      const position = { line: 0, character: 0 };
      await client.request('metavirt/images', {});
      const [item] = (await client.request('textDocument/prepareCallHierarchy', { textDocument, position })) as Item[];
      const calls = (await client.request('callHierarchy/outgoingCalls', { item })) as {
        to: Item;
        fromRanges: Range[];
      }[];
      assert.deepEqual(
        calls.map(({ to }) => to.name),
        ['image', 'image-oci'],
      );
      assert.deepEqual(calls[1]?.fromRanges, [{ start: { line: 1, character: 14 }, end: { line: 1, character: 23 } }]);
      const callers = (await client.request('callHierarchy/incomingCalls', { item: calls[1]?.to })) as {
        from: Item;
        fromRanges: Range[];
      }[];
      assert.deepEqual(
        callers.map(({ from, fromRanges }) => [from.name, fromRanges]),
        [['container-base.bb', calls[1]?.fromRanges]],
      );
    }));
});

const commands = [
  'metavirt.showReferences',
  'metavirt.previewImage',
  'metavirt.buildImage',
  'metavirt.deployImage',
  'metavirt.runImage',
];
const ourClient = { experimental: { commands: { commands } } };

describe('textDocument/codeLens', () => {
  const append = 'meta-virtualization/recipes-containers/images/container-base.bbappend';

  it('says what appends a recipe, and builds, deploys and runs its image', () =>
    withReadProject(async (client, project) => {
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: project.write(append, ''), type: 1 }] });
      const textDocument = openFile(client, project, container);
      const lenses = (await client.request('textDocument/codeLens', { textDocument })) as Lens[];
      assert.deepEqual(
        lenses.map(({ command }) => command?.title),
        ['1 append', undefined, 'Preview', 'Build', 'Deploy…', 'Run…'],
      );
      assert.deepEqual(lenses[0]?.command?.arguments?.slice(0, 2), [textDocument.uri, { line: 0, character: 0 }]);
      assert.match(JSON.stringify(lenses[0]?.command?.arguments?.[2]), /container-base\.bbappend/);
      for (const { command } of lenses.slice(2)) assert.deepEqual(command?.arguments, [{ recipe: 'container-base' }]);
      const resolved = (await client.request('codeLens/resolve', lenses[1])) as Lens;
      assert.equal(resolved.command?.title, 'OCI image');
    }, ourClient));

  it('has no links for clients that cannot follow them', () =>
    withReadProject(async (client, project) => {
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: project.write(append, ''), type: 1 }] });
      const textDocument = openFile(client, project, container);
      const lenses = (await client.request('textDocument/codeLens', { textDocument })) as Lens[];
      assert.deepEqual(
        lenses.map(({ command }) => command),
        [{ title: '1 append', command: '' }, undefined],
      );
    }));

  it('sums the image up once its values are asked for', () =>
    withProject(
      (project) =>
        withClient(
          async (client) => {
            const textDocument = openFile(client, project, container);
            const lenses = (await client.request('textDocument/codeLens', { textDocument })) as Lens[];
            const summary = lenses.find(({ data }) => data !== undefined);
            const resolved = (await client.request('codeLens/resolve', summary)) as Lens;
            assert.match(resolved.command?.title ?? '', /^OCI image: .*1 layer$/);
          },
          {},
          project.workspace,
        ),
      evaluatedTemplate,
    ));

  it('is asked for again when the setting changes, and is empty then', () =>
    withReadProject(
      async (client, project) => {
        const textDocument = openFile(client, project, imageClass);
        const lenses = (await client.request('textDocument/codeLens', { textDocument })) as Lens[];
        assert.equal(lenses[0]?.command?.title, 'inherited by 1 recipe');
        client.notify('workspace/didChangeConfiguration', { settings: { metavirt: { codeLens: false } } });
        await client.next('workspace/codeLens/refresh');
        assert.deepEqual(await client.request('textDocument/codeLens', { textDocument }), []);
      },
      { workspace: { codeLens: { refreshSupport: true } } },
    ));
});
