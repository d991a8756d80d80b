import { isMasked, rootOf } from '../../formats/configFile';
import { numberOf, propertyOf, valueAt } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

export const swapBelowMemory: ConfigFileRule = {
  id: 'swap-below-memory',
  category: 'files',
  subject: 'configFile',
  formats: ['oci-runtime'],
  severity: 'error',
  what: 'A container whose limit of memory and swap together is below that of memory alone.',
  why: '`swap` is the sum of both, not the swap on top: the runtimes refuse a sum that is less than one part of it. Without swap the two are the same.',
  bad: {
    'files/config.json': [
      '{',
      '  "ociVersion": "1.0.2",',
      '  "process": { "cwd": "/", "args": ["/bin/app"] },',
      '  "root": { "path": "rootfs" },',
      '  "mounts": [{ "destination": "/proc", "type": "proc" }],',
      '  "linux": { "resources": { "memory": { "limit": 67108864, "swap": 33554432 } } }',
      '}',
    ],
  },
  good: {
    'files/config.json': [
      '{',
      '  "ociVersion": "1.0.2",',
      '  "process": { "cwd": "/", "args": ["/bin/app"] },',
      '  "root": { "path": "rootfs" },',
      '  "mounts": [{ "destination": "/proc", "type": "proc" }],',
      '  "linux": { "resources": { "memory": { "limit": 67108864, "swap": 100663296 } } }',
      '}',
    ],
  },
  check({ file }) {
    const memory = valueAt(rootOf(file), 'linux', 'resources', 'memory');
    const swap = propertyOf(memory, 'swap')?.value;
    const [limit, sum] = [numberOf(propertyOf(memory, 'limit')?.value), numberOf(swap)];
    if (!memory || !swap || limit === undefined || sum === undefined || isMasked(file, memory.span)) return [];
    // Below zero there is no limit.
    if (sum <= 0 || limit <= sum) return [];
    const message = `This is the sum of memory and swap, and less than the memory, ${limit}: the container does not start.`;
    return [{ span: swap.span, message }];
  },
};
