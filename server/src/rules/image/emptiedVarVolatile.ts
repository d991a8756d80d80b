import type { EvaluatedRecipe } from '../evaluatedRecipe';
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
  const fixup = commandsOf(recipe).find(isFixup);
  if (fixup === undefined || recipe.authorOf('ROOTFS_POSTPROCESS_COMMAND') !== 'recipe') return undefined;
  return recipe.placeOfWord('ROOTFS_POSTPROCESS_COMMAND', fixup);
}

/** With the class at hand the order of the commands tells; without, that `:append` comes after what the class adds. */
function isKept(recipe: EvaluatedRecipe): boolean {
  const commands = commandsOf(recipe);
  if (recipe.metadata.missingClasses.size === 0) return commands.findLastIndex(isFixup) > commands.indexOf(emptying);
  return recipe
    .operations('ROOTFS_POSTPROCESS_COMMAND')
    .filter(({ counts, text }) => counts && typeof text === 'string')
    .some(({ operation, text }) => {
      const words = commandsIn(String(text));
      return operation === ':remove' ? words.includes(emptying) : operation === ':append' && words.some(isFixup);
    });
}

const emptying = 'empty_var_volatile';

function isFixup(command: string): boolean {
  return /var_?volatile/.test(command) && command !== emptying;
}

function commandsOf(recipe: EvaluatedRecipe): readonly string[] {
  return commandsIn(recipe.text('ROOTFS_POSTPROCESS_COMMAND') ?? '');
}

function commandsIn(text: string): readonly string[] {
  return text.split(/[\s;]+/).filter((command) => command !== '');
}
