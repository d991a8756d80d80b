/** `OCI_IMAGE_PORTS = "8080/tcp 53/udp"` */
import { usualPorts } from '../../knowledge/valueWords';
import { joined } from '../describe/markdown';
import { type ValueKind, wordProposals } from './valueKind';

/** Ports below can be bound by root alone unless the system says otherwise. */
const firstFreePort = 1024;

export const port: ValueKind = ({ text }, { span }) => ({
  span,
  describe: () => describePort(text.slice(span.start, span.end)),
  proposals: () => wordProposals(usualPorts),
});

/** `8080`, `8080/tcp` or `8080:80`; undefined for what is no port. */
function describePort(word: string): string | undefined {
  const [, published, number = '', protocol] = /^(?:(\d+):)?(\d{1,5})(?:\/(\w+))?$/.exec(word) ?? [];
  if (number === '' || Number(number) > 0xffff) return undefined;
  const known = usualPorts.find(({ value }) => value === `${number}/${protocol ?? 'tcp'}`);
  return joined([
    `**\`${word}\`** · port of the container`,
    known?.meaning ?? '',
    published === undefined ? '' : `A pair is wrong here: write the container's port alone, \`${number}\`.`,
    `The image says that its program listens on port ${number} over ${(protocol ?? 'tcp').toUpperCase()}${
      protocol === undefined ? ', the default where none is written' : ''
    }, as \`EXPOSE\` of a Dockerfile does. Nothing is published by that: whoever starts the container does so, with \`-p ${number}:${number}${protocol === undefined || protocol === 'tcp' ? '' : `/${protocol}`}\` for instance, or with \`-P\` for all such ports.`,
    Number(number) < firstFreePort
      ? 'A user other than root cannot listen on a port below 1024 unless the runtime allows it.'
      : '',
  ]);
}
