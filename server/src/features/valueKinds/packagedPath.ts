/** `FILES:${PN} += "${bindir}/app"`: usual paths, and those of the units that lie beside the recipe. */
import { sampleValues } from '../../knowledge/valueWords';
import type { Candidate } from '../completion/item';
import { sourceFilesEnding, sourceFolders } from '../context/sourceFolders';
import type { ValueKind } from './valueKind';

export const packagedPath: ValueKind = (question, { span }) => {
  const { snapshot } = question;
  return {
    span,
    proposals: function* (): Iterable<Candidate> {
      for (const { value, meaning } of sampleValues('FILES', snapshot.release?.name)) {
        yield { label: value, kind: 'folder', fit: 1, ...(meaning && { note: meaning }) };
      }
      for (const { name } of sourceFilesEnding(snapshot, sourceFolders(question), ['.service', '.socket', '.timer'])) {
        yield { label: `\${systemd_system_unitdir}/${name}`, kind: 'file', fit: 0 };
      }
    },
  };
};
