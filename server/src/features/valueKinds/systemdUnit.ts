/** `SYSTEMD_SERVICE:${PN} = "app.service"`: units among the files beside the recipe. */
import { unitKinds } from '../../knowledge/valueWords';
import type { Candidate } from '../completion/item';
import { type SourceEntry, sourceFilesEnding, sourceFolders } from '../context/sourceFolders';
import { joined } from '../describe/markdown';
import { fileLink } from '../describe/placeLinks';
import { startOf, type ValueKind } from './valueKind';

/** A recipe may keep a unit as a template of its own, which a task fills in. */
const endings = unitKinds.flatMap(({ value }) => [`.${value}`, `.${value}.in`]);

export const systemdUnit: ValueKind = (question, { span }) => {
  const { snapshot, text } = question;
  const name = text.slice(span.start, span.end);
  const units = (): readonly SourceEntry[] => [...sourceFilesEnding(snapshot, sourceFolders(question), endings)];
  const found = (): SourceEntry | undefined => units().find((unit) => unitName(unit) === name);
  return {
    span,
    describe: () => {
      const kind = unitKinds.find(({ value }) => name.endsWith(`.${value}`));
      if (!kind || name.includes('$')) return undefined;
      const path = found()?.path;
      const isTemplate = name.includes(`@.${kind.value}`);
      return joined([
        `**\`${name}\`** · unit of systemd`,
        kind.meaning,
        isTemplate ? 'A template: what is started has a name behind the `@`.' : '',
        path === undefined ? '' : fileLink(snapshot, path),
      ]);
    },
    targets: () => {
      const path = found()?.path;
      return path === undefined ? [] : [startOf(path)];
    },
    proposals: () => units().map((unit): Candidate => ({ label: unitName(unit), kind: 'file', fit: 0 })),
  };
};

function unitName({ name }: SourceEntry): string {
  return name.endsWith('.in') ? name.slice(0, -'.in'.length) : name;
}
