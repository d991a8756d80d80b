import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { Place } from '../finding';
import { linesBelow } from '../fixes';
import type { RecipeRule } from '../rule';

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
  const fixup = commandsOf(recipe).find((command) => isFixup(recipe, command));
  if (fixup === undefined || recipe.authorOf('ROOTFS_POSTPROCESS_COMMAND') !== 'recipe') return undefined;
  return recipe.placeOfWord('ROOTFS_POSTPROCESS_COMMAND', fixup);
}

/** With the class at hand the order of the commands tells; without, that `:append` comes after what the class adds. */
function isKept(recipe: EvaluatedRecipe): boolean {
  const commands = commandsOf(recipe);
  if (recipe.metadata.missingClasses.size === 0)
    return commands.findLastIndex((command) => isFixup(recipe, command)) > commands.indexOf(emptying);
  const counting = recipe.operations('ROOTFS_POSTPROCESS_COMMAND').filter(({ counts }) => counts);
  return counting.some((each) => {
    const words = recipe.wordsBrought(each).flatMap(({ text }) => commandsIn(text));
    if (each.operation === ':remove') return words.includes(emptying);
    return each.operation === ':append' && words.some((word) => isFixup(recipe, word));
  });
}

const emptying = 'empty_var_volatile';

/** Whether a command makes the folders, as its name or its text says. */
function isFixup(recipe: EvaluatedRecipe, command: string): boolean {
  if (command === emptying) return false;
  return /var_?volatile/.test(command) || makesVolatileFolder(recipe, command);
}

/** Only what the project's own recipes and classes define is looked into: those of the core layer know of what comes behind them. */
function makesVolatileFolder({ metadata, snapshot }: EvaluatedRecipe, command: string): boolean {
  const origin = metadata.ownHistory(command).findLast(({ operation }) => operation === 'function')?.origin;
  if (!origin || snapshot.layerOf(origin.path)?.name === 'core') return false;
  const lines = (metadata.unexpanded(command) ?? '').split('\n');
  return lines.some((line) => /\/volatile\b/.test(line) && /\bmkdir\s|\binstall\s.*-\w*d\b|\btouch\s/.test(line));
}

function commandsOf(recipe: EvaluatedRecipe): readonly string[] {
  return commandsIn(recipe.text('ROOTFS_POSTPROCESS_COMMAND') ?? '');
}

function commandsIn(text: string): readonly string[] {
  return text.split(/[\s;]+/).filter((command) => command !== '');
}
