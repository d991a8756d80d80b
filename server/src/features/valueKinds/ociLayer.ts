/** The start of an entry of OCI_LAYERS, `name:type:`, and the paths of its layers of directories; the rest are words of the knowledge. */
import { valuesFor } from '../../knowledge/knowledge';
import { sampleValues } from '../../knowledge/valueWords';
import type { Candidate } from '../completion/item';
import { fieldAt } from '../context/field';
import { describeLayer } from '../describe/assignments';
import type { ValueKind } from './valueKind';

export const ociLayer: ValueKind = ({ snapshot, text, offset }, { span: entry }) => {
  const { field, index, fields } = fieldAt(text, entry, ':', offset);
  if (index === 0 && fields.length === 1) {
    const name = text.slice(field.start, field.end);
    return { span: field, proposals: () => starts(name) };
  }
  const type = fields[1] && text.slice(fields[1].start, fields[1].end);
  if (index !== 2 || type !== 'directories') return undefined;
  const path = fieldAt(text, field, '+', offset).field;
  const release = snapshot.release?.name;
  return {
    span: path,
    describe: () => describeLayer(text.slice(path.start, path.end), type),
    proposals: () =>
      sampleValues('OCI_LAYERS', release).map(({ value, meaning }): Candidate => {
        return { label: value, kind: 'folder', fit: 0, ...(meaning && { note: meaning }) };
      }),
  };
};

/** Behind the name that has been typed, else with a tab stop in its place. */
function* starts(name: string): Iterable<Candidate> {
  for (const { value: type, meaning } of valuesFor('OCI_LAYERS')) {
    const rest = type === 'host' ? `:${type}:\${2:/source}:\${3:/destination}` : `:${type}:\${2}`;
    yield {
      label: `${name === '' ? 'NAME' : name}:${type}:`,
      kind: 'snippet',
      fit: 0,
      insert: `\${1:${name === '' ? (usualNames[type] ?? 'name') : name}}${rest}`,
      isSnippet: true,
      goesOn: true,
      ...(meaning && { note: meaning }),
    };
  }
}

const usualNames: Readonly<Record<string, string | undefined>> = {
  packages: 'base',
  directories: 'app',
  files: 'conf',
  host: 'certs',
};
