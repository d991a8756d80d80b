import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { groupImages } from '../../../../client/src/images/imageGroups';
import { childrenOf, type ImageNode, machineNodes } from '../../../../client/src/images/imageNodes';
import { deployedImage, imageRecipe } from './inventory';

const recipes = [
  imageRecipe('web'),
  imageRecipe('app-debug'),
  imageRecipe('app'),
  imageRecipe('host', { kind: 'host', isContainer: false }),
  imageRecipe('core-image-minimal', { isContainer: false }),
  imageRecipe('all', { kind: 'multiarch', isContainer: false }),
  imageRecipe('bundle', { kind: 'bundle', isContainer: false }),
];

describe('The images of a workspace', () => {
  it('stand with their recipes, in groups by what they are', () => {
    const groups = groupImages({ recipes, images: [], otherFiles: [] });
    assert.deepEqual(
      groups.map(({ title, recipes: inGroup }) => `${title}: ${inGroup.map(({ recipe }) => recipe.name).join(' ')}`),
      [
        'Container Images: app app-debug web',
        'Multi-Architecture Images: all',
        'Bundles: bundle',
        'Host Images: host',
        'Other Images: core-image-minimal',
      ],
    );
  });

  it('belong to the recipe with the longest fitting name, and tell when it was built last', () => {
    const images = [
      deployedImage('app-debug-latest', { modifiedMs: 30 }),
      deployedImage('app-latest', { modifiedMs: 20 }),
      deployedImage('app-1.0', { modifiedMs: 10 }),
    ];
    const [container] = groupImages({ recipes, images, otherFiles: [] });
    assert.deepEqual(
      container?.recipes.map(({ recipe, images: own, builtMs }) => [recipe.name, own.map(({ name }) => name), builtMs]),
      [
        ['app', ['app-latest', 'app-1.0'], 20],
        ['app-debug', ['app-debug-latest'], 30],
        ['web', [], undefined],
      ],
    );
  });

  it('stand by machine in the deploy folder, with those that no recipe is known for', () => {
    const images = [
      deployedImage('app-latest'),
      deployedImage('gone-latest', { machine: 'qemuarm64' }),
      deployedImage('web-latest'),
    ];
    const rows = machineNodes({ recipes, images }).flatMap((row) => [row, ...childrenOf(row)]);
    assert.deepEqual(rows.map(label), [
      'qemux86-64',
      'app-latest of app',
      'web-latest of web',
      'qemuarm64',
      'gone-latest',
    ]);
  });

  it('are found among thousands without going through all recipes for each name of a recipe', () => {
    const manyRecipes = Array.from({ length: 500 }, (_, index) => imageRecipe(`image-${index}`));
    const images = Array.from({ length: 2000 }, (_, index) => deployedImage(`image-${index % 500}-tag${index}`));
    const start = performance.now();
    const [container] = groupImages({ recipes: manyRecipes, images, otherFiles: [] });
    assert.equal(container?.recipes.find(({ recipe }) => recipe.name === 'image-7')?.images.length, 4);
    assert.ok(performance.now() - start < 1000);
  });
});

function label(node: ImageNode): string {
  if (node.kind === 'machine') return node.machine;
  if (node.kind !== 'image') return node.kind;
  return node.recipe === undefined ? node.deployed.name : `${node.deployed.name} of ${node.recipe}`;
}
