import { isMasked } from '../../formats/configFile';
import { refusal } from '../../formats/keys/readers';
import type { ConfigFileRule } from '../rule';

export const invalidConfigLine: ConfigFileRule = {
  id: 'invalid-config-line',
  category: 'files',
  subject: 'configFile',
  formats: ['quadlet', 'lxc', 'systemd'],
  severity: 'error',
  what: 'A line in a file for Quadlet or LXC, or in a unit of systemd, that is neither a key with its value, nor a section, nor a comment.',
  why: 'Quadlet makes no unit of a file with such a line, and LXC starts no container with one that begins with `lxc.`. systemd passes over the line.',
  bad: { 'files/app.container': ['[Container]', 'Image: registry.example/app:1.0'] },
  good: { 'files/app.container': ['[Container]', 'Image=registry.example/app:1.0'] },
  check({ file }) {
    const { tree, text, format } = file;
    if (tree.kind === 'data') return [];
    // LXC leaves the lines of others alone.
    const lines = tree.strayLines.filter(
      ({ start, end }) => format !== 'lxc' || text.slice(start, end).trimStart().startsWith('lxc.'),
    );
    const [first] = lines.filter((span) => !isMasked(file, span) && !isPlaceholder(text.slice(span.start, span.end)));
    const wanted = format === 'lxc' ? '`lxc.key = value`' : '`Key=value` below a `[Section]`';
    if (!first) return [];
    return format === 'systemd'
      ? [{ span: first, severity: 'warning', message: `This is no ${wanted}: systemd passes over the line.` }]
      : [{ span: first, message: `This is no ${wanted}: ${refusal(format)}.` }];
  },
};

/** `@SETTINGS@`, for which the recipe puts in lines. */
function isPlaceholder(line: string): boolean {
  return /^@\w+@/.test(line);
}
