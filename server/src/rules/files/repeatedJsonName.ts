import { isJson, jsonFormats } from '../../formats/configFile';
import type { ConfigFileRule } from '../rule';

export const repeatedJsonName: ConfigFileRule = {
  id: 'repeated-json-name',
  category: 'files',
  subject: 'configFile',
  formats: [...jsonFormats, 'kas'],
  severity: 'warning',
  what: 'A name that stands twice in one object of a JSON file.',
  why: 'Most readers, Docker, CNI and runc among them, take the last one and say nothing of the first, whose settings are lost; podman and skopeo refuse a policy with it.',
  bad: { 'files/daemon.json': ['{', '  "dns": ["192.0.2.1"],', '  "dns": ["192.0.2.2"]', '}'] },
  good: { 'files/daemon.json': ['{', '  "dns": ["192.0.2.1", "192.0.2.2"]', '}'] },
  check({ file }) {
    const { tree, text, format } = file;
    if (tree.kind !== 'data' || !isJson(file)) return [];
    const repeated = tree.problems.filter(({ kind }) => kind === 'duplicateName');
    return repeated.map(({ span }) => {
      const isRefused = format === 'policy.json';
      const what = isRefused ? 'the policy is refused' : 'only this one counts';
      return {
        span,
        severity: isRefused ? 'error' : 'warning',
        message: `${text.slice(span.start, span.end)} stands in this object already: ${what}. Put both together.`,
      };
    });
  },
};
