import { nearestOf } from '../../knowledge/nearestName';
import { baseName } from '../../project/paths';
import { sourceAddress } from '../../syntax/bitbake/sourceAddress';
import { splitWords } from '../../syntax/bitbake/text';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const kernelFeatureNotFound: RecipeRule = {
  id: 'kernel-feature-not-found',
  category: 'host',
  subject: 'recipe',
  severity: 'error',
  what: 'A `.scc` in KERNEL_FEATURES by its name alone that SRC_URI does not bring.',
  why: 'The class kernel-yocto looks for a feature at the top of the kernel metadata, whose features all stand in folders such as `features/docker/`, and beside the fragments of SRC_URI. Where a name is in none, do_kernel_metadata stops; with KERNEL_DANGLING_FEATURES_WARN_ONLY the kernel is built without it.',
  bad: {
    'recipes/linux-my_6.6.bb': [
      'inherit kernel-yocto',
      'SRC_URI = "git://example.com/linux.git;branch=main file://containers.scc"',
      'KERNEL_FEATURES:append = " container.scc"',
    ],
  },
  good: {
    'recipes/linux-my_6.6.bb': [
      'inherit kernel-yocto',
      'SRC_URI = "git://example.com/linux.git;branch=main file://containers.scc"',
      'KERNEL_FEATURES:append = " containers.scc features/docker/docker.scc"',
    ],
  },
  check(recipe) {
    const sources = recipe.inherits('kernel-yocto') && !recipe.isSkipped ? broughtFiles(recipe) : undefined;
    if (!sources) return [];
    const warnsOnly = recipe.text('KERNEL_DANGLING_FEATURES_WARN_ONLY');
    if (warnsOnly === undefined) return [];
    return recipe.writtenWords('KERNEL_FEATURES').flatMap(({ text, place }): PlacedFinding[] => {
      // What stands behind a colon chooses a part of the feature.
      const name = text.split(':')[0] ?? '';
      if (!/^[\w.+-]+\.scc$/.test(name) || sources.includes(name)) return [];
      const meant = nearestOf(
        name,
        sources.filter((each) => each.endsWith('.scc')),
      );
      const consequence = warnsOnly === '' ? 'do_kernel_metadata stops' : 'the kernel is built without it';
      const remedy =
        meant === undefined
          ? 'Add it to SRC_URI, or write the path that it has in the kernel metadata.'
          : `Did you mean \`${meant}\`?`;
      return [
        {
          place,
          ...(warnsOnly !== '' && { severity: 'warning' }),
          message: `SRC_URI brings no \`${name}\`, and the kernel metadata has its features in folders: ${consequence}. ${remedy}`,
        },
      ];
    });
  },
};

/** The names of the files that SRC_URI brings by themselves; undefined where a folder, an archive or a repository of features may bring others. */
function broughtFiles(recipe: EvaluatedRecipe): readonly string[] | undefined {
  const text = recipe.text('SRC_URI');
  if (text === undefined || text.includes('${')) return undefined;
  const found: string[] = [];
  for (const word of splitWords(text)) {
    const address = sourceAddress(word);
    if (!address) return undefined;
    if (/;type=kmeta\b/.test(word) && !address.location.endsWith('/yocto-kernel-cache')) return undefined;
    if (!word.startsWith('file://')) continue;
    const name = baseName(address.location);
    if (!name.includes('.') && name !== 'defconfig') return undefined;
    if (/\.(?:tar|tgz|zip|cpio)\b|\*/.test(name)) return undefined;
    found.push(name);
  }
  return found;
}
