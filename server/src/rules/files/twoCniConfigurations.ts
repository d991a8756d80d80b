import { baseName } from '../../project/paths';
import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { PlacedFinding } from '../finding';
import { imagePackages } from '../imagePackages';
import { configFilesOf, hasOnePackage } from '../recipeConfigFiles';
import type { RecipeRule } from '../rule';

/** The packages that `cni_networking.bbclass` makes of the recipes of meta-virtualization. */
const cniPackages: ReadonlySet<string> = new Set([
  'containerd-cni',
  'containerd-opencontainers-cni',
  'k3s-cni',
  'kubernetes-cni',
]);

export const twoCniConfigurations: RecipeRule = {
  id: 'two-cni-configurations',
  category: 'files',
  subject: 'recipe',
  severity: 'warning',
  what: 'Two CNI configurations for one machine: in `CNI_NETWORKING_FILES`, or by two packages of an image.',
  why: 'All of them are put into `/etc/cni/net.d`. Containerd and CRI-O take the first file there in the order of their names as the network of all pods; those after it are not looked at.',
  bad: [
    'inherit cni_networking',
    'CNI_NETWORKING_FILES = "${UNPACKDIR}/10-bridge.conflist ${UNPACKDIR}/20-flannel.conflist"',
  ],
  good: ['inherit cni_networking', 'CNI_NETWORKING_FILES = "${UNPACKDIR}/20-flannel.conflist"'],
  check(recipe) {
    const files = recipe.inherits('cni_networking') ? (recipe.words('CNI_NETWORKING_FILES') ?? []) : [];
    const byName = files
      .filter((file) => /\.(?:conf|conflist|json)$/.test(file))
      .toSorted((first, second) => (baseName(first) < baseName(second) ? -1 : 1));
    const packages = (recipe.words('IMAGE_INSTALL') ?? []).filter((name) => cniPackages.has(name));
    const ofPackages = found('IMAGE_INSTALL', [...new Set(packages)], 'brings a configuration as well');
    return [
      ...found('CNI_NETWORKING_FILES', [...new Set(byName)], 'comes first in the order of names'),
      ...(ofPackages.length > 0 ? ofPackages : ofRecipes(recipe)),
    ];

    function found(
      variable: string,
      [first, second]: readonly string[],
      what: string,
    ): ReturnType<RecipeRule['check']> {
      const place = second === undefined ? undefined : recipe.placeOfWord(variable, second);
      if (!place || first === undefined || second === undefined) return [];
      return [
        {
          place,
          message: `\`${baseName(first)}\` ${what}, and of two files in \`/etc/cni/net.d\` containerd and CRI-O look at the first only. Leave one of them out.`,
        },
      ];
    }
  },
};

/** Two recipes that install into the directory all that they make. */
function ofRecipes(image: EvaluatedRecipe): readonly PlacedFinding[] {
  const { snapshot } = image;
  const networks = (imagePackages(image)?.recipes ?? []).flatMap((recipe) => {
    if (!hasOnePackage(recipe.paths, snapshot)) return [];
    const targets = recipe.paths
      .flatMap((path) => configFilesOf(path, snapshot))
      .flatMap(({ uses }) => uses.targets.filter((target) => /^\/etc\/cni\/net\.d\/[^/$]+$/.test(target)));
    return targets.map((target) => ({ recipe, name: baseName(target) }));
  });
  const [first, ...others] = networks.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  const second = others.find(({ recipe }) => recipe.file.path !== first?.recipe.file.path);
  const place = second && image.placeOfWord(second.recipe.variable, second.recipe.word);
  if (!place || !first) return [];
  return [
    {
      place,
      message: `\`${second.recipe.file.name}\` installs \`${second.name}\` and \`${first.recipe.file.name}\` \`${first.name}\`: of two files in \`/etc/cni/net.d\` containerd and CRI-O look at the first only. Leave one of them out.`,
    },
  ];
}
