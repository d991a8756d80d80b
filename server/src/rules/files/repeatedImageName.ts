import { isMasked, rootOf } from '../../formats/configFile';
import { itemsOf, propertyOf, stringOf } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

const name = 'org.opencontainers.image.ref.name';

export const repeatedImageName: ConfigFileRule = {
  id: 'repeated-image-name',
  category: 'files',
  subject: 'configFile',
  formats: ['oci-index'],
  severity: 'error',
  what: 'Two images of an OCI layout with one name.',
  why: '`org.opencontainers.image.ref.name` is what an image of the layout is asked for by. umoci refuses a name that is not clear, and skopeo takes one of the two.',
  bad: {
    'files/index.json': [
      '{',
      '  "schemaVersion": 2,',
      '  "manifests": [',
      '    {',
      '      "mediaType": "application/vnd.oci.image.manifest.v1+json",',
      '      "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",',
      '      "size": 2,',
      '      "annotations": { "org.opencontainers.image.ref.name": "latest" }',
      '    },',
      '    {',
      '      "mediaType": "application/vnd.oci.image.manifest.v1+json",',
      '      "digest": "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",',
      '      "size": 0,',
      '      "annotations": { "org.opencontainers.image.ref.name": "latest" }',
      '    }',
      '  ]',
      '}',
    ],
  },
  good: {
    'files/index.json': [
      '{',
      '  "schemaVersion": 2,',
      '  "manifests": [',
      '    {',
      '      "mediaType": "application/vnd.oci.image.manifest.v1+json",',
      '      "digest": "sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",',
      '      "size": 2,',
      '      "annotations": { "org.opencontainers.image.ref.name": "latest" }',
      '    }',
      '  ]',
      '}',
    ],
  },
  check({ file }) {
    const seen = new Set<string>();
    return itemsOf(propertyOf(rootOf(file), 'manifests')?.value).flatMap((descriptor) => {
      const written = propertyOf(propertyOf(descriptor, 'annotations')?.value, name)?.value;
      const said = stringOf(written);
      if (!written || said === undefined || isMasked(file, written.span)) return [];
      const isRepeated = seen.has(said);
      seen.add(said);
      const message = `Another image of the index is called \`${said}\` as well: umoci refuses the name. Give one of them another.`;
      return isRepeated ? [{ span: written.span, message }] : [];
    });
  },
};
