import { usualUsers } from '../../containers/usualUsers';
import { isMasked } from '../../formats/configFile';
import type { Snapshot } from '../../project/snapshot';
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
    if (name === undefined || second || !snapshot.recipesInheriting('image-oci').has(name)) return [];
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

/** Whether a file of the layers has the name, wherever: it may create the user. */
function mayExist(user: string, snapshot: Snapshot): boolean {
  return usualUsers.has(user) || snapshot.filesMentioning(user).length > 0;
}
