import { rootOf } from '../../formats/configFile';
import { propertiesOf } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

/** The members of the other kinds of manifests, which skopeo looks for in this one. */
const ofOthers: ReadonlySet<string> = new Set(['manifests', 'fsLayers', 'history']);

export const ambiguousManifest: ConfigFileRule = {
  id: 'ambiguous-manifest',
  category: 'files',
  subject: 'configFile',
  formats: ['oci-manifest'],
  severity: 'error',
  what: 'A manifest of an OCI image that has members of an index or of an older manifest as well.',
  why: 'What a registry takes for an index another program may take for a manifest. podman and skopeo refuse both at once, since a signature would hold for two images.',
  bad: {
    'files/manifest.json': [
      '{',
      '  "schemaVersion": 2,',
      '  "mediaType": "application/vnd.oci.image.manifest.v1+json",',
      '  "config": {',
      '    "mediaType": "application/vnd.oci.image.config.v1+json",',
      '    "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",',
      '    "size": 2',
      '  },',
      '  "layers": [],',
      '  "manifests": []',
      '}',
    ],
  },
  good: {
    'files/manifest.json': [
      '{',
      '  "schemaVersion": 2,',
      '  "mediaType": "application/vnd.oci.image.manifest.v1+json",',
      '  "config": {',
      '    "mediaType": "application/vnd.oci.image.config.v1+json",',
      '    "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",',
      '    "size": 2',
      '  },',
      '  "layers": []',
      '}',
    ],
  },
  check({ file }) {
    return propertiesOf(rootOf(file))
      .filter(({ name }) => ofOthers.has(name))
      .map(({ name, nameSpan }) => ({
        span: nameSpan,
        message: `A manifest of one image has no \`${name}\`: podman and skopeo refuse it as ambiguous. Keep what is of one kind.`,
      }));
  },
};
