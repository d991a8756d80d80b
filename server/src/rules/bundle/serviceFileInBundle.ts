import type { RecipeRule } from '../rule';

export const serviceFileInBundle: RecipeRule = {
  id: 'service-file-in-bundle',
  category: 'bundle',
  subject: 'recipe',
  severity: 'warning',
  releases: { since: 'wrynose', until: 'wrynose' },
  what: 'A unit from SRC_URI in CONTAINER_SERVICE_FILE of a bundle, for the class of wrynose.',
  why: "`container-bundle` of wrynose switches do_unpack off. do_install does not find the file and warns of it, and the container gets a generated unit. master's class unpacks.",
  bad: [
    'inherit container-bundle',
    'SRC_URI = "file://my-app.service"',
    'CONTAINER_BUNDLES = "my-app:always"',
    'CONTAINER_SERVICE_FILE[my-app] = "${UNPACKDIR}/my-app.service"',
  ],
  good: [
    'inherit container-bundle',
    'CONTAINER_BUNDLES = "my-app:always"',
    'CONTAINER_SERVICE_FILE[my-app] = "${THISDIR}/files/my-app.service"',
  ],
  check(recipe) {
    if (!recipe.inherits('container-bundle')) return [];
    const history = recipe.metadata.flagHistory('do_unpack', 'noexec');
    const isClassHere = !recipe.metadata.missingClasses.has('container-bundle');
    if ((isClassHere || history.length > 0) && recipe.flag('do_unpack', 'noexec') === '') return [];
    return recipe.flagsGiven('CONTAINER_SERVICE_FILE').flatMap(({ flag }) => {
      const place = recipe.placeOfFlag('CONTAINER_SERVICE_FILE', flag);
      if (!place || !recipe.isUnpackedFile('CONTAINER_SERVICE_FILE', flag)) return [];
      return [
        {
          place,
          message:
            "wrynose's container-bundle does not unpack SRC_URI: the file is never there, and a unit is generated in its place. Name it where it lies, such as `${THISDIR}/files/...`.",
        },
      ];
    });
  },
};
