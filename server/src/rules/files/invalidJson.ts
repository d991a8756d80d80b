import { type ConfigFile, isJson, jsonFormats } from '../../formats/configFile';
import { refusal } from '../../formats/keys/readers';
import type { DataProblem } from '../../syntax/config/dataTree';
import type { ConfigFileRule } from '../rule';

export const invalidJson: ConfigFileRule = {
  id: 'invalid-json',
  category: 'files',
  subject: 'configFile',
  formats: [...jsonFormats, 'kas'],
  severity: 'error',
  what: 'A configuration file that is no JSON: it has a comma behind the last entry, a comment, or lacks a quote or bracket.',
  why: 'The runtimes read JSON strictly. `dockerd` does not start with such a file, podman and skopeo refuse every image, the network of CNI is not there, and runc starts no container.',
  bad: { 'files/daemon.json': ['{', '  "insecure-registries": ["localhost:5000"],', '}'] },
  good: { 'files/daemon.json': ['{', '  "insecure-registries": ["localhost:5000"]', '}'] },
  check({ file }) {
    const { tree, isWhole, masked } = file;
    if (tree.kind !== 'data' || !isWhole || !isJson(file)) return [];
    // Outside of a text more may be put in than a word: a list, or nothing.
    if (masked.some(({ start }) => !isWithinText(file, start))) return [];
    const problems = tree.problems.filter(({ kind }) => kind !== 'duplicateName');
    const [first] = problems;
    if (!first) return [];
    const commas = problems.filter(({ kind }) => kind === 'trailingComma');
    return [
      {
        span: first.span,
        message: `${descriptions[first.kind]}: ${consequence(file)}. ${remedies[first.kind]}`,
        fix:
          first.kind === 'trailingComma'
            ? { title: 'Remove the comma', safe: true, edits: commas.map(({ span }) => ({ span, text: '' })) }
            : undefined,
      },
    ];
  },
};

/** Whether the quotes before an offset on its line leave one open. */
function isWithinText({ text }: ConfigFile, offset: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset).replace(/\\./g, '');
  return before.split('"').length % 2 === 0;
}

const descriptions: Readonly<Record<DataProblem['kind'], string>> = {
  trailingComma: 'JSON has no comma behind the last entry',
  comment: 'JSON has no comments',
  syntax: 'This is no JSON',
  duplicateName: 'A name stands here again',
};

const remedies: Readonly<Record<DataProblem['kind'], string>> = {
  trailingComma: 'Remove it.',
  comment: 'Remove it.',
  syntax: 'Look for a missing comma, quote or bracket here or just before.',
  duplicateName: 'Keep one of them.',
};

function consequence({ format }: ConfigFile): string {
  switch (format) {
    case 'daemon.json':
      return '`dockerd` does not start with this file';
    case 'policy.json':
      return 'podman and skopeo refuse every image with this file';
    case 'cni':
      return 'the runtime leaves this file out, and the network is missing';
    default:
      return refusal(format);
  }
}
