import { isMasked, rootOf } from '../../formats/configFile';
import { isFalse, propertyOf } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

export const iccWithoutIptables: ConfigFileRule = {
  id: 'icc-without-iptables',
  category: 'files',
  subject: 'configFile',
  formats: ['daemon.json'],
  severity: 'error',
  what: 'A `daemon.json` that keeps containers from each other with `icc`, and turns off the rules that it takes.',
  why: '`dockerd` parts the containers of the default bridge by rules of iptables. With both `icc` and `iptables` at `false` it does not start.',
  bad: { 'files/docker/daemon.json': ['{ "iptables": false, "icc": false }'] },
  good: { 'files/docker/daemon.json': ['{ "icc": false }'] },
  check({ file }) {
    const root = rootOf(file);
    const icc = propertyOf(root, 'icc');
    const rules = propertyOf(root, 'iptables');
    if (!icc || !rules || !isFalse(icc.value) || !isFalse(rules.value)) return [];
    if (isMasked(file, icc.value.span) || isMasked(file, rules.value.span)) return [];
    return [
      {
        span: icc.value.span,
        message:
          '`icc` at `false` takes `iptables`, which is `false` too: dockerd does not start. Leave one of them at `true`.',
      },
    ];
  },
};
