/** The image that a recipe will give, asked for by the recipe's name. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { withClient } from './languageClient';
import { evaluatedTemplate, withProject } from './temporaryProject';

interface RecipeImage {
  readonly path: string;
  readonly fields: readonly {
    readonly name: string;
    readonly value: { readonly kind: string; readonly text?: string };
  }[];
}

describe('The image of a recipe', () => {
  test('is known before it is built, also where the recipe is not open', () =>
    withProject(async (project) => {
      const path = 'meta-virtualization/recipes-containers/images/shell.bb';
      project.write(path, 'inherit image-oci\nOCI_IMAGE_ENTRYPOINT = "/bin/sh"\n');
      await withClient(
        async (client) => {
          const shell = (await client.request('metavirt/recipeImage', { recipe: 'shell' })) as RecipeImage;
          assert.ok(shell.path.endsWith(path), shell.path);
          const entrypoint = shell.fields.find(({ name }) => name === 'entrypoint')?.value;
          assert.deepEqual(entrypoint, { kind: 'known', text: '/bin/sh', from: 'recipe' });
          for (const recipe of ['podman', 'no-such-recipe']) {
            assert.equal(await client.request('metavirt/recipeImage', { recipe }), null);
          }
        },
        {},
        project.workspace,
      );
    }, evaluatedTemplate));

  test('follows a text that is not saved', () =>
    withProject(async (project) => {
      const path = 'meta-virtualization/recipes-containers/images/shell.bb';
      project.write(path, 'inherit image-oci\n');
      await withClient(
        async (client) => {
          client.open(project.uri(path), 'inherit image-oci\nOCI_IMAGE_ENTRYPOINT = "/usr/bin/app"\n');
          const shell = (await client.request('metavirt/recipeImage', { recipe: 'shell' })) as RecipeImage;
          const entrypoint = shell.fields.find(({ name }) => name === 'entrypoint')?.value;
          assert.deepEqual(entrypoint, { kind: 'known', text: '/usr/bin/app', from: 'recipe' });
        },
        {},
        project.workspace,
      );
    }, evaluatedTemplate));
});
