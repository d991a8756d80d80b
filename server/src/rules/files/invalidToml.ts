import { isMasked } from '../../formats/configFile';
import { refusal } from '../../formats/keys/readers';
import type { ConfigFileRule } from '../rule';

export const invalidToml: ConfigFileRule = {
  id: 'invalid-toml',
  category: 'files',
  subject: 'configFile',
  formats: ['containerd', 'containers.conf', 'crio.conf', 'hosts.toml', 'registries.conf', 'storage.conf'],
  severity: 'error',
  what: 'A configuration file that is no TOML: it lacks a quote or a bracket, has a value without quotes, or gives a key twice.',
  why: 'The runtimes read TOML strictly, and leave none of such a file.',
  bad: { 'files/registries.conf': ['unqualified-search-registries = [docker.io]'] },
  good: { 'files/registries.conf': ['unqualified-search-registries = ["docker.io"]'] },
  check({ file }) {
    const { tree, isWhole } = file;
    if (tree.kind !== 'data' || !isWhole) return [];
    const [first] = tree.problems.filter(({ span }) => !isMasked(file, span));
    if (!first) return [];
    const what =
      first.kind === 'duplicateName'
        ? 'This key is given twice'
        : first.mistake === 'escape'
          ? `\`${file.text.slice(first.span.start, first.span.end)}\` stands for no character. Write the text in single quotes`
          : 'This is no TOML. Look for a missing quote, bracket or `=` here';
    // The library that podman and skopeo read TOML with passes over a second list.
    const isRefused = first.isOfList !== true || file.format === 'containerd';
    return [
      {
        span: first.span,
        severity: isRefused ? 'error' : 'warning',
        message: `${what}: ${isRefused ? refusal(file.format) : 'this one is passed over'}.`,
      },
    ];
  },
};
