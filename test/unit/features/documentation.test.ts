import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runAtOnce } from '../../../server/src/base/pacer';
import { diagnostics } from '../../../server/src/features/diagnostics';
import { explain } from '../../../server/src/features/explain';
import { documentedName, withLinkedNames } from '../../../server/src/features/explain/linkedNames';
import { page } from '../../../server/src/features/explain/page';
import { problemExamples } from '../../../server/src/features/explain/problemExamples';
import { ProjectIndex } from '../../../server/src/project/index/projectIndex';
import { CodeChecker } from '../../../server/src/syntax/bitbake/codeProblems';
import { parse } from '../../../server/src/syntax/bitbake/parse';
import { MemoryFiles } from '../project/memoryFiles';

const snapshot = runAtOnce(
  new ProjectIndex(new MemoryFiles()).build({ workspaceFolders: [], buildFolder: undefined, openFiles: [] }),
);

const link = (name: string) => `page:${name}`;

describe('The examples of what BitBake says', () => {
  for (const [code, { why, bad, good }] of Object.entries(problemExamples)) {
    it(`are right about ${code}`, () => {
      assert.ok(codesIn(bad).includes(code), `${codesIn(bad).join(', ')} in the bad one`);
      assert.deepEqual(codesIn(good), []);
      assert.match(why, /^[A-Z`].*\.$/s);
      assert.ok(explain(code, undefined)?.includes(bad.join('\n')));
    });
  }
});

describe('Links in explanations', () => {
  it('lead from names in the text to their pages', () => {
    assert.equal(
      linked('The layers that `OCI_LAYERS` lists.'),
      'The layers that [`OCI_LAYERS`](page:OCI_LAYERS "OCI_LAYERS") lists.',
    );
    assert.match(linked('See `do_image_oci` and `image-oci`.'), /\(page:do_image_oci .*\(page:image-oci /);
  });

  it('lead from a needed class or setting to its page', () => {
    assert.match(linked('- Needs: `inherit image-oci`'), /\[`inherit image-oci`\]\(page:image-oci /);
    assert.match(linked('- Needs: `OCI_LAYER_MODE = "multi"`'), /\(page:OCI_LAYER_MODE /);
    assert.match(linked('`IMAGE_INSTALL:append`'), /\(page:IMAGE_INSTALL /);
  });

  it('lead from short words only where nothing but names is listed', () => {
    assert.equal(linked('- `oci`: An image.'), '- `oci`: An image.');
    assert.match(linked('See also: `oci`'), /\(page:oci /);
  });

  it('are neither on the subject, nor on what has no page, nor in code', () => {
    for (const text of [
      '`OCI_IMAGE_TAG`',
      '`NOTHING_KNOWN_OF`',
      '```bitbake\nOCI_LAYERS = "`OCI_LAYERS`"\n```',
      '`` a `OCI_LAYERS` b ``',
    ]) {
      assert.equal(linked(text), text);
    }
  });

  it('are found on the title of what is documented, and not on what only the layers have', () => {
    assert.equal(documentedName(`\`A\` = \`b\`\n\n${explain('OCI_LAYERS', undefined)}`), 'OCI_LAYERS');
    assert.equal(documentedName('**`podman`** · recipe\n\n- [podman.bb](file:///podman.bb)'), undefined);
    assert.equal(documentedName('plain text'), undefined);
  });
});

describe('A page of documentation', () => {
  it('begins with a heading and ends with the names that mention its own', () => {
    const markdown = page('OCI_LAYER_MODE', undefined, link) ?? '';
    assert.match(markdown, /^# \*\*`OCI_LAYER_MODE`\*\*/);
    assert.match(markdown, /Mentioned by: .*\[`OCI_LAYER_CACHE`\]\(page:OCI_LAYER_CACHE /);
  });

  it('names the rules that speak of a variable', () => {
    assert.match(page('IMAGE_INSTALL', undefined) ?? '', /Mentioned by: .*`append-without-space`/);
  });

  it('is not there for what is not known', () => assert.equal(page('xyzzy-plugh', undefined, link), undefined));
});

function linked(markdown: string): string {
  return withLinkedNames(markdown, 'OCI_IMAGE_TAG', link);
}

function codesIn(lines: readonly string[]): readonly string[] {
  const file = { path: '/layer/recipes/example_1.0.bb', tree: parse(`${lines.join('\n')}\n`, 'recipe') };
  return diagnostics(snapshot, file, { code: new CodeChecker() }).map(({ rule }) => rule);
}
