import type { EvaluatedRecipe } from '../evaluatedRecipe';
import type { FindingFix, Place, PlacedFinding } from '../finding';
import type { RecipeRule } from '../rule';

export const serviceFileInImageRecipe: RecipeRule = {
  id: 'service-file-in-image-recipe',
  category: 'bundle',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose' },
  what: 'A unit in CONTAINER_SERVICE_FILE of an image recipe that is to come from SRC_URI.',
  why: 'Image recipes neither fetch nor unpack: the image class switches both tasks off. container-cross-install does not find the file, and writes a unit of its own without a word.',
  bad: [
    'inherit core-image container-cross-install',
    'SRC_URI += "file://my-app.service"',
    'BUNDLED_CONTAINERS = "my-app:docker:always"',
    'CONTAINER_SERVICE_FILE[my-app] = "${UNPACKDIR}/my-app.service"',
  ],
  good: [
    'inherit core-image container-cross-install',
    'BUNDLED_CONTAINERS = "my-app:docker:always"',
    'CONTAINER_SERVICE_FILE[my-app] = "${THISDIR}/files/my-app.service"',
  ],
  check(recipe) {
    if (!recipe.inherits('container-cross-install') || recipe.inherits('container-bundle') || recipe.unpacksAgain)
      return [];
    return recipe.flagsGiven('CONTAINER_SERVICE_FILE').flatMap(({ flag }): readonly PlacedFinding[] => {
      const file = recipe.flag('CONTAINER_SERVICE_FILE', flag);
      const place = recipe.placeOfFlag('CONTAINER_SERVICE_FILE', flag);
      if (!place || !recipe.isUnpackedFile('CONTAINER_SERVICE_FILE', flag)) return [];
      const name = file?.slice(file.lastIndexOf('/') + 1) ?? '';
      return [
        {
          place,
          message: `Image recipes do not unpack SRC_URI: \`${name}\` is never there, and a unit is generated in its place. Name the file where it lies, such as \`\${THISDIR}/files/${name}\`.`,
          fix: nameInPlace(recipe, place, name),
        },
      ];
    });
  },
};

function nameInPlace(recipe: EvaluatedRecipe, { path, span }: Place, name: string): FindingFix | undefined {
  if (path !== recipe.path) return undefined;
  const folder = path.slice(0, path.lastIndexOf('/'));
  const found = ['files', recipe.name].find((each) => recipe.snapshot.isFile(`${folder}/${each}/${name}`));
  if (found === undefined) return undefined;
  const text = `\${THISDIR}/${found}/${name}`;
  return { title: `Write ${text}`, safe: false, edits: [{ span, text }] };
}
