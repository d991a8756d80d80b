import type { EvaluatedRecipe } from '../evaluated';
import { linesBelow } from '../fixes';
import type { Place, RecipeRule } from '../rule';

export const emptiedVarVolatile: RecipeRule = {
  id: 'emptied-var-volatile',
  category: 'image',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'scarthgap' },
  what: 'A container image whose folders in `/var/volatile` are made and then deleted.',
  why: 'In a container nothing makes the folders that `/var/log` and `/var/tmp` lead to, so that images make them themselves. After that the class of images runs empty_var_volatile, which deletes all that is in `/var/volatile`.',
  bad: ['inherit image image-oci', 'ROOTFS_POSTPROCESS_COMMAND += "rootfs_fixup_var_volatile"'],
  good: [
    'inherit image image-oci',
    'ROOTFS_POSTPROCESS_COMMAND += "rootfs_fixup_var_volatile"',
    'ROOTFS_POSTPROCESS_COMMAND:remove = "empty_var_volatile"',
  ],
  check(recipe) {
    if (!recipe.inherits('image-oci') || recipe.text('OCI_LAYER_MODE') === 'multi') return [];
    const place = placeOfFixup(recipe);
    if (!place || isKept(recipe)) return [];
    const line = 'ROOTFS_POSTPROCESS_COMMAND:remove = "empty_var_volatile"';
    return [
      {
        place,
        message: `What this makes in \`/var/volatile\` is deleted again by empty_var_volatile, which runs later: \`/var/log\` and \`/var/tmp\` lead nowhere in the container. Write \`${line}\`.`,
        fix: linesBelow(place, [line], { title: 'Leave out empty_var_volatile' }),
      },
    ];
  },
};

function placeOfFixup(recipe: EvaluatedRecipe): Place | undefined {
  if (recipe.inherits('container-volatile-fixup')) return recipe.placeOfInherit('container-volatile-fixup');
  const commands = recipe.text('ROOTFS_POSTPROCESS_COMMAND')?.split(/[\s;]+/) ?? [];
  const fixup = commands.find((command) => /var_?volatile/.test(command) && command !== 'empty_var_volatile');
  if (fixup === undefined || recipe.authorOf('ROOTFS_POSTPROCESS_COMMAND') !== 'recipe') return undefined;
  return recipe.placeOfWord('ROOTFS_POSTPROCESS_COMMAND', fixup);
}

/** With the class at hand its command is among the others, unless somebody took it out; without, only that can be seen. */
function isKept(recipe: EvaluatedRecipe): boolean {
  const commands = recipe.text('ROOTFS_POSTPROCESS_COMMAND');
  if (commands === undefined) return true;
  if (recipe.metadata.missingClasses.size === 0) return !/\bempty_var_volatile\b/.test(commands);
  return recipe
    .operations('ROOTFS_POSTPROCESS_COMMAND')
    .some(
      ({ operation, text, counts }) => counts && operation === ':remove' && String(text).includes('empty_var_volatile'),
    );
}
