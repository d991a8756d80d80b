import { isPlainPackage } from '../../containers/plainPackages';
import { plainValue } from '../../containers/plainValue';
import { usualUsers } from '../../containers/usualUsers';
import { isMasked } from '../../formats/configFile';
import type { Snapshot } from '../../project/snapshot';
import { splitWords } from '../../syntax/bitbake/text';
import { unitEntries } from '../../syntax/config/parseUnit';
import type { ConfigFileRule } from '../rule';

export const quadletUserNotInImage: ConfigFileRule = {
  id: 'quadlet-user-not-in-image',
  category: 'files',
  subject: 'configFile',
  formats: ['quadlet'],
  severity: 'error',
  what: 'A `.container` with a user by a name that its image of the layers does not have.',
  why: 'Podman looks the name up in `/etc/passwd` of the image, and starts no container where it is not there. A number needs no entry.',
  bad: {
    'recipes/app-image.bb': ['LICENSE = "MIT"', 'inherit image image-oci'],
    'recipes/files/app.container': ['[Container]', 'Image=app-image:latest', 'User=appuser'],
    'recipes/app.bb': ['SRC_URI = "file://app.container"'],
  },
  good: {
    'recipes/app-image.bb': ['LICENSE = "MIT"', 'inherit image image-oci'],
    'recipes/files/app.container': ['[Container]', 'Image=app-image:latest', 'User=65532'],
    'recipes/app.bb': ['SRC_URI = "file://app.container"'],
  },
  check({ file, snapshot }) {
    if (file.tree.kind !== 'unit' || !snapshot.complete) return [];
    const [image, second] = unitEntries(file.tree, 'Container', 'Image');
    const name = /^(?:localhost\/)?([a-z0-9][\w.-]*)(?::[\w.-]+)?$/.exec(image?.value ?? '')?.[1];
    if (name === undefined || second || !isKnownImage(name, snapshot)) return [];
    return unitEntries(file.tree, 'Container', 'User').flatMap(({ value, valueSpan }) => {
      const user = value.split(':')[0] ?? '';
      if (isMasked(file, valueSpan) || !/^[a-z_][\w-]*$/.test(user) || mayExist(user, snapshot)) return [];
      return [
        {
          span: valueSpan,
          message: `Nothing creates \`${user}\` in the image \`${name}\`, and podman does not start the container. Create the user there with EXTRA_USERS_PARAMS, or write its number.`,
        },
      ];
    });
  },
};

/** Whether it is an image of the layers of which all packages are known, and that has no other image below it. */
function isKnownImage(name: string, snapshot: Snapshot): boolean {
  const [recipe, other] = snapshot.recipesNamed(name);
  if (!recipe || other || !snapshot.recipesInheriting('image-oci').has(name)) return false;
  const files = [recipe, ...snapshot.appendsOf(recipe.path)];
  const assignments = files.flatMap((file) => file.assignments);
  if (files.some(({ includes }) => includes.length > 0)) return false;
  if (assignments.some(({ name: written }) => /^(?:OCI_LAYERS|OCI_BASE_IMAGE)\b/.test(written))) return false;
  return assignments
    .filter(({ name: written, flag }) => /^(?:CORE_)?IMAGE(?:_EXTRA)?_INSTALL\b/.test(written) && flag === undefined)
    .every((given) => {
      const packages = plainValue(given, snapshot);
      return packages !== undefined && splitWords(packages).every((each) => isKnownPackage(each, snapshot));
    });
}

function isKnownPackage(name: string, snapshot: Snapshot): boolean {
  return isPlainPackage(name) || snapshot.recipesBehind(name) !== undefined;
}

/** Whether a file of the layers that is about users has the name: it may create the user. */
function mayExist(user: string, snapshot: Snapshot): boolean {
  if (usualUsers.has(user)) return true;
  return snapshot.filesMentioning(user).some(({ path }) => {
    const text = snapshot.textOf(path);
    return text === undefined || (text.includes(user) && /useradd|adduser|USER|passwd|sysusers/.test(text));
  });
}
