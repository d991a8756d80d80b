import { isMasked } from '../../formats/configFile';
import { refusal } from '../../formats/keys/readers';
import type { ConfigFileRule } from '../rule';

export const invalidConfigLine: ConfigFileRule = {
  id: 'invalid-config-line',
  category: 'files',
  subject: 'configFile',
  formats: ['quadlet', 'lxc'],
  severity: 'error',
  what: 'A line in a file for Quadlet or LXC that is neither a key with its value, nor a section, nor a comment.',
  why: 'Quadlet makes no unit of a file with such a line, and LXC starts no container with one that begins with `lxc.`.',
  bad: { 'files/app.container': ['[Container]', 'Image: registry.example/app:1.0'] },
  good: { 'files/app.container': ['[Container]', 'Image=registry.example/app:1.0'] },
  check({ file }) {
    const { tree, text, format } = file;
    if (tree.kind === 'data') return [];
    // LXC leaves the lines of others alone.
    const lines = tree.strayLines.filter(
      ({ start, end }) => format !== 'lxc' || text.slice(start, end).trimStart().startsWith('lxc.'),
    );
    const [first] = lines.filter((span) => !isMasked(file, span));
    const wanted = format === 'lxc' ? '`lxc.key = value`' : '`Key=value` below a `[Section]`';
    return first ? [{ span: first, message: `This is no ${wanted}: ${refusal(format)}.` }] : [];
  },
};
