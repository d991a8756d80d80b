/** The snippets, expanded as VS Code does when their proposals are taken, are recipes without a mistake. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from '../../../server/src/syntax/bitbake/parse';
import type { SyntaxTree } from '../../../server/src/syntax/bitbake/tree';

interface Snippet {
  readonly prefix: readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const file = join(dirname(fileURLToPath(import.meta.url)), '../../../snippets/bitbake.json');
const snippets = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, Snippet>);

/** What stands in the editor when each proposal, or first choice, was taken. */
function expand(snippet: Snippet): string {
  const proposals = new Map<string, string>();
  let text = snippet.body.join('\n').replaceAll('\\$', '\u0000');
  text = text.replaceAll(/\$\{(\d+):([^{}]*)\}|\$\{(\d+)\|([^|]*)\|\}/g, (_, number, proposal, choice, choices) => {
    const taken = proposal ?? String(choices).split(',')[0] ?? '';
    proposals.set(number ?? choice, taken);
    return taken;
  });
  text = text.replaceAll(/\$\{(\d+)\/\[\\\/:\]\/_\/g\}/g, (_, number) =>
    (proposals.get(number) ?? '').replaceAll(/[/:]/g, '_'),
  );
  text = text.replaceAll(/\$\{?(\d+)\}?/g, (_, number) => proposals.get(number) ?? '');
  return text.replaceAll('\u0000', '$');
}

function assignedValue(tree: SyntaxTree, name: string): string | undefined {
  let value: string | undefined;
  tree.statements.forEach((statement, index) => {
    if (statement.kind !== 'assign') return;
    const start = tree.starts[index] ?? 0;
    const textAt = (span: { readonly start: number; readonly end: number }) =>
      tree.text.slice(start + span.start, start + span.end);
    const flag = statement.flag ? `[${textAt(statement.flag)}]` : '';
    if (textAt(statement.name) + flag === name) value = textAt(statement.value);
  });
  return value;
}

function tree(name: string): SyntaxTree {
  const snippet = snippets.find(([title]) => title === name)?.[1];
  assert.ok(snippet, name);
  return parse(expand(snippet), name.startsWith('Append') ? 'append' : 'recipe');
}

for (const [name, snippet] of snippets) {
  test(`The snippet "${name}" gives text that BitBake reads without a word`, () => {
    const { statements } = tree(name);
    assert.ok(statements.length > 0);
    assert.deepEqual(
      statements.flatMap(({ problems }) => problems.map(({ message }) => message)),
      [],
    );
    assert.ok(snippet.prefix.length > 0 && snippet.description !== '');
    assert.ok(!expand(snippet).includes('undefined'));
  });
}

test('The image recipe names its types before it inherits and leaves no shell as an argument of the entrypoint', () => {
  const recipe = tree('Container image recipe');
  assert.ok(recipe.text.indexOf('IMAGE_FSTYPES = "container oci"') < recipe.text.indexOf('inherit image\n'));
  assert.equal(assignedValue(recipe, 'OCI_IMAGE_CMD'), '');
  assert.equal(assignedValue(recipe, 'IMAGE_CONTAINER_NO_DUMMY'), '1');
});

test('The key of a digest is the reference of the image with underscores', () => {
  const recipe = tree('Container bundle recipe');
  assert.match(assignedValue(recipe, 'CONTAINER_DIGESTS[docker.io_library_redis_7]') ?? '', /^sha256:0{64}$/);
});

test('The layers have three fields each and no blanks inside', () => {
  const layers = (assignedValue(tree('Multi-layer container image recipe'), 'OCI_LAYERS') ?? '')
    .split(/[\s\\]+/)
    .filter((word) => word !== '');
  assert.equal(layers.length, 4);
  for (const layer of layers) assert.match(layer, /^[a-z]+:(packages|directories):\S+$/);
});
