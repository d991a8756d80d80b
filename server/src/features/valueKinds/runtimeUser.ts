/** `OCI_IMAGE_RUNTIME_UID = "1000:1000"` */
import { sampleValues } from '../../knowledge/valueWords';
import { joined } from '../describe/markdown';
import type { ValueKind } from './valueKind';

export const runtimeUser: ValueKind = ({ snapshot, text }, { span }) => ({
  span,
  describe: () => describeUser(text.slice(span.start, span.end)),
  proposals: () =>
    sampleValues('OCI_IMAGE_RUNTIME_UID', snapshot.release?.name).map(({ value, meaning = '' }) => ({
      label: value,
      kind: 'value',
      fit: 0,
      note: meaning,
    })),
});

function describeUser(value: string): string | undefined {
  const [, user = '', group] = /^([\w.-]+)(?::([\w.-]+))?$/.exec(value) ?? [];
  if (user === '') return undefined;
  const names = [user, group].filter((each) => each !== undefined && !/^\d+$/.test(each));
  return joined([
    `**\`${value}\`** · user that the container's process runs as`,
    user === '0' || user === 'root'
      ? 'This is root, as without a setting.'
      : `The process has the user ${user}${group === undefined ? '' : ` and the group ${group}`}.`,
    names.length > 0
      ? 'A name has to stand in the `/etc/passwd` or `/etc/group` of the image.'
      : 'A number needs no entry in `/etc/passwd`; files that the process writes must belong to it.',
  ]);
}
