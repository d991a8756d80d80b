import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type LanguageClient, type Range, withClient } from './languageClient';
import { evaluatedTemplate, withProject } from './temporaryProject';

const uri = 'file:///layer/recipes/example.bb';
const text = 'FOO="a"\nBAR="b"\nOCI_LAYER_MODE = "multi" # was "x"\n';
const literals = { textDocument: { codeAction: { codeActionLiteralSupport: {} } } };

interface Action {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred?: boolean;
  readonly diagnostics?: readonly { readonly code: string }[];
  readonly command?: { readonly title: string; readonly command: string; readonly arguments: readonly object[] };
  readonly edit: {
    readonly changes?: Readonly<Record<string, readonly Edit[]>>;
    readonly documentChanges?: readonly { readonly textDocument: object; readonly edits: readonly Edit[] }[];
  };
}

interface Edit {
  readonly range: Range;
  readonly newText: string;
}

describe('Code actions', () => {
  it('are the fixes of the findings at the cursor, and all safe ones', () =>
    withClient(async (client) => {
      client.open(uri, text);
      const actions = await actionsAt(client, 0, 3);
      assert.deepEqual(
        actions.map(({ title, kind }) => `${kind}: ${title}`),
        [
          'quickfix: Put blanks around =',
          'quickfix: Ignore this finding here (operator-spacing)',
          'source.fixAll.metavirt: Apply all safe fixes',
        ],
      );
      assert.equal(actions[0]?.isPreferred, true);
      assert.equal(actions[0]?.diagnostics?.[0]?.code, 'operator-spacing');
      assert.equal(applied(actions[0]), text.replace('FOO="a"', 'FOO = "a"'));
      assert.equal(applied(actions[1]), `# metavirt: ignore operator-spacing\n${text}`);
      assert.equal(actions[1]?.isPreferred, false);
      assert.equal(applied(actions[2]), text.replace('FOO="a"', 'FOO = "a"').replace('BAR="b"', 'BAR = "b"'));
    }, literals));

  it('do not prefer a fix that guesses, nor apply it with all others', () =>
    withClient(async (client) => {
      client.open(uri, text);
      const [action] = await actionsAt(client, 2, 30);
      assert.equal(action?.title, 'Move the comment above the assignment');
      assert.equal(action?.isPreferred, false);
      assert.equal(
        applied(action),
        text.replace('OCI_LAYER_MODE = "multi" # was "x"', '# was "x"\nOCI_LAYER_MODE = "multi"'),
      );
    }, literals));

  it('apply the safe fixes of what a recipe comes to, in one go with those of its text', () =>
    withProject(async (project) => {
      const ports = ['inherit image-oci', 'OCI_IMAGE_TAG="1.0"', 'OCI_IMAGE_PORTS = "8080:80"', ''].join('\n');
      const recipe = project.write('meta-virtualization/recipes-containers/check/app.bb', ports);
      await withClient(
        async (client) => {
          client.open(recipe, ports);
          await shown(client, recipe, 'oci-port-form');
          const [action] = await actionsAt(client, 0, 0, ['source.fixAll'], recipe);
          assert.equal(applied(action, ports, recipe), ports.replace('TAG="', 'TAG = "').replace('8080:80', '80'));
        },
        literals,
        project.workspace,
      );
    }, evaluatedTemplate));

  it('are of the kinds that the client asks for', () =>
    withClient(async (client) => {
      client.open(uri, text);
      const kinds = async (...only: string[]) => (await actionsAt(client, 0, 3, only)).map(({ kind }) => kind);
      assert.deepEqual(await kinds('source'), ['source.fixAll.metavirt']);
      assert.deepEqual(await kinds('source.fixAll'), ['source.fixAll.metavirt']);
      assert.deepEqual(await kinds('quickfix'), ['quickfix', 'quickfix']);
      assert.deepEqual(await kinds('refactor'), []);
    }, literals));

  it('explain a finding and turn its rule off for a client that has the commands', () =>
    withClient(
      async (client) => {
        client.open(uri, text);
        const titles = (await actionsAt(client, 2, 30, ['quickfix'])).map(({ title }) => title);
        assert.deepEqual(titles, [
          'Move the comment above the assignment',
          'Ignore this finding here (comment-in-value)',
          'Explain comment-in-value',
          'Turn off comment-in-value in the settings…',
        ]);
        const [, , explain, turnOff] = await actionsAt(client, 0, 3);
        assert.equal(explain?.command?.command, 'metavirt.searchDocumentation');
        assert.deepEqual(turnOff?.command, {
          title: 'Turn off operator-spacing in the settings…',
          command: 'metavirt.turnOffRule',
          arguments: [{ rule: 'operator-spacing', uri }],
        });
        assert.equal(turnOff?.diagnostics?.[0]?.code, 'operator-spacing');
        client.change(uri, 2, { text: ' FOO = "a"\n' });
        const ofError = (await actionsAt(client, 0, 1, ['quickfix'])).map(({ title }) => title);
        assert.deepEqual(ofError.slice(-1), ['Explain indented-statement'], 'no setting turns off what stops BitBake');
      },
      {
        ...literals,
        experimental: { commands: { commands: ['metavirt.searchDocumentation', 'metavirt.turnOffRule'] } },
      },
    ));

  it('name the version of the document where the client can hold to it', () =>
    withClient(
      async (client) => {
        client.open(uri, text);
        const [action] = await actionsAt(client, 0, 3);
        assert.deepEqual(action?.edit.documentChanges?.[0]?.textDocument, { uri, version: 1 });
      },
      { ...literals, workspace: { workspaceEdit: { documentChanges: true } } },
    ));
});

async function actionsAt(
  client: LanguageClient,
  line: number,
  character: number,
  only?: readonly string[],
  file = uri,
): Promise<Action[]> {
  const position = { line, character };
  return (await client.request('textDocument/codeAction', {
    textDocument: { uri: file },
    range: { start: position, end: position },
    context: { diagnostics: [], ...(only && { only }) },
  })) as Action[];
}

/** Waits until a finding is shown: those in values come after the others. */
async function shown(client: LanguageClient, file: string, rule: string): Promise<void> {
  let found = await client.diagnosticsOf(file, 1);
  while (!found.some(({ code }) => code === rule)) found = await client.diagnosticsOf(file, 1);
}

/** The text after an action's edits. */
function applied(action: Action | undefined, before = text, file = uri): string {
  const lines = before.split('\n');
  const offset = ({ line, character }: Range['start']) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  const edits = [...(action?.edit.changes?.[file] ?? [])].sort(
    (first, second) => offset(second.range.start) - offset(first.range.start),
  );
  return edits.reduce(
    (result, { range, newText }) => result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)),
    before,
  );
}
