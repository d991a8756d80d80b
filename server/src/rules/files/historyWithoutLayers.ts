import { rootOf } from '../../formats/configFile';
import { isTrue, itemsOf, propertyOf, valueAt } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

export const historyWithoutLayers: ConfigFileRule = {
  id: 'history-without-layers',
  category: 'files',
  subject: 'configFile',
  formats: ['oci-image'],
  severity: 'warning',
  what: 'The configuration of an OCI image whose history tells of more layers than `rootfs.diff_ids` has.',
  why: 'Each entry of the history stands for a layer, unless `empty_layer` says that the step made none. `umoci stat` breaks off where there are more of them than layers, and other programs show steps beside the wrong layers.',
  bad: {
    'files/image-config.json': [
      '{',
      '  "architecture": "arm64",',
      '  "os": "linux",',
      '  "rootfs": { "type": "layers", "diff_ids": [] },',
      '  "history": [{ "created_by": "ENV A=b" }]',
      '}',
    ],
  },
  good: {
    'files/image-config.json': [
      '{',
      '  "architecture": "arm64",',
      '  "os": "linux",',
      '  "rootfs": { "type": "layers", "diff_ids": [] },',
      '  "history": [{ "created_by": "ENV A=b", "empty_layer": true }]',
      '}',
    ],
  },
  check({ file }) {
    const root = rootOf(file);
    const history = propertyOf(root, 'history');
    const layers = valueAt(root, 'rootfs', 'diff_ids');
    const steps = itemsOf(history?.value);
    if (!file.isWhole || !history || layers?.kind !== 'array' || steps.length === 0) return [];
    const stepCount = steps.filter((step) => !isTrue(propertyOf(step, 'empty_layer')?.value)).length;
    if (stepCount <= layers.items.length) return [];
    return [
      {
        span: history.nameSpan,
        message: `The history has ${inWords(stepCount)} that made a layer, and \`diff_ids\` only ${layers.items.length}: \`umoci stat\` breaks off. Mark the others with \`"empty_layer": true\`.`,
      },
    ];
  },
};

function inWords(count: number): string {
  return count === 1 ? 'one step' : `${count} steps`;
}
