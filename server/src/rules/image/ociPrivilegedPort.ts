import { exposedPort } from '../../containers/exposedPort';
import type { PlacedFinding } from '../finding';
import { makesOciImage } from '../ociImage';
import type { RecipeRule } from '../rule';

export const ociPrivilegedPort: RecipeRule = {
  id: 'oci-privileged-port',
  category: 'image',
  subject: 'recipe',
  severity: 'info',
  what: 'A port below 1024 of an image whose process is not root.',
  why: 'Binding such a port is for root unless the runtime says otherwise. Docker and podman do, with `net.ipv4.ip_unprivileged_port_start`; elsewhere the program stops with "permission denied", unless it is given the capability NET_BIND_SERVICE.',
  bad: ['inherit image image-oci', 'OCI_IMAGE_RUNTIME_UID = "65532"', 'OCI_IMAGE_PORTS = "80/tcp"'],
  good: ['inherit image image-oci', 'OCI_IMAGE_RUNTIME_UID = "65532"', 'OCI_IMAGE_PORTS = "8080/tcp"'],
  check(recipe) {
    const words = makesOciImage(recipe) ? (recipe.words('OCI_IMAGE_PORTS') ?? []) : [];
    if (words.length === 0) return [];
    const user = recipe.text('OCI_IMAGE_RUNTIME_UID');
    const isOther = user === '' ? recipe.inherits('container-nonroot-user') : user && !/^(?:0|root)(?::|$)/.test(user);
    if (!isOther) return [];
    return words.flatMap((word): PlacedFinding[] => {
      const port = exposedPort(word);
      const place =
        port.kind === 'port' && port.number < 1024 ? recipe.placeOfWord('OCI_IMAGE_PORTS', word) : undefined;
      if (!place) return [];
      return [
        {
          place,
          message: `The process is not root, and may not be let to listen on \`${word}\`. Take a port from 1024 on, such as \`8080/tcp\`, or have the runtime allow it.`,
        },
      ];
    });
  },
};
