/** `PACKAGECONFIG = "seccomp"`: the optional parts that the recipe declares with `PACKAGECONFIG[seccomp]`. */
import { valuesFor } from '../../knowledge/knowledge';
import type { Candidate } from '../completion/item';
import { packageConfigFields, packageConfigFlags } from '../context/packageConfigFlags';
import { joined } from '../describe/markdown';
import { describePackageConfigFlag } from '../describe/packageConfigFlag';
import { placeLink } from '../describe/placeLinks';
import type { ValueKind } from './valueKind';

export const packageConfig: ValueKind = (question, { span, owner }) => {
  const { snapshot, text, setting } = question;
  if (owner.flag !== undefined) return undefined;
  const word = text.slice(span.start, span.end);
  const recipe = setting.recipe;
  const isOwn = recipe !== undefined && !owner.name.includes(':pn-');
  const known = valuesFor(isOwn ? `PACKAGECONFIG:pn-${recipe}` : owner.name, snapshot.release?.name);
  return {
    span,
    describe: () => {
      const [place] = packageConfigFlags(question, owner).filter(({ flag }) => flag === word);
      const meaning = known.find(({ value }) => value === word)?.meaning;
      if (!place && meaning === undefined && !known.some(({ value }) => value === word)) return undefined;
      const title = `**\`${word}\`** · value of \`PACKAGECONFIG\``;
      return joined([
        title,
        meaning ?? '',
        place ? describePackageConfigFlag(snapshot, place) : '',
        place ? placeLink(snapshot, place) : '',
      ]);
    },
    targets: () => packageConfigFlags(question, owner).filter(({ flag }) => flag === word),
    proposals: function* (): Iterable<Candidate> {
      for (const { value, meaning } of known)
        yield { label: value, kind: 'value', fit: 0, ...(meaning && { note: meaning }) };
      for (const place of packageConfigFlags(question, owner)) {
        const [on = ''] = packageConfigFields(snapshot, place);
        yield { label: place.flag ?? '', kind: 'value', fit: 0, ...(on !== '' && { note: on }) };
      }
    },
  };
};
