/** `SRC_URI = "file://app.service"`: the files that lie beside a recipe. */
import { span } from '../../base/span';
import type { Candidate } from '../completion/item';
import { fieldAt } from '../context/field';
import { sourceFile as fileNamed, type SourceEntry, sourceEntries, sourceFolders } from '../context/sourceFolders';
import { joined } from '../describe/markdown';
import { fileLink } from '../describe/placeLinks';
import { startOf, type ValueKind } from './valueKind';

const scheme = 'file://';

export const sourceFile: ValueKind = (question, { span: word }) => {
  const { snapshot, text, offset } = question;
  const address = fieldAt(text, word, ';', offset);
  const start = word.start + scheme.length;
  if (address.index > 0 || !text.startsWith(scheme, word.start) || offset < start) return undefined;
  const part = span(start, address.field.end);
  const name = text.slice(part.start, part.end);
  const found = (): SourceEntry | undefined => fileNamed(snapshot, sourceFolders(question), name);
  return {
    span: part,
    describe: () => {
      const entry = found();
      const what = entry?.isFolder ? 'folder beside the recipe' : 'file beside the recipe';
      return entry && joined([`**\`${name}\`** · ${what}`, fileLink(snapshot, entry.path)]);
    },
    targets: () => {
      const entry = found();
      return entry && !entry.isFolder ? [startOf(entry.path)] : [];
    },
    proposals: function* (): Iterable<Candidate> {
      for (const { name, isFolder } of sourceEntries(snapshot, sourceFolders(question))) {
        yield isFolder ? { label: `${name}/`, kind: 'folder', fit: 1 } : { label: name, kind: 'file', fit: 0 };
      }
    },
  };
};
