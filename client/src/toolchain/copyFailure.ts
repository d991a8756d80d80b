/** Says in plain words why skopeo could not copy an image, from what it printed. */

export type CopyFailureCause = 'credentials' | 'unreachable' | 'tls' | 'refused' | 'image' | 'other';

export interface CopyFailure {
  readonly cause: CopyFailureCause;
  readonly message: string;
  /** What skopeo printed, for the output channel. */
  readonly output: string;
}

/** The texts are those of containers/image and Go's net packages, which skopeo passes on; the first that occurs decides. */
const causes: readonly (readonly [text: string, cause: CopyFailureCause])[] = [
  ['http: server gave HTTP response to HTTPS client', 'tls'],
  ['x509:', 'tls'],
  ['tls:', 'tls'],
  ['authentication required', 'credentials'],
  ['unauthorized', 'credentials'],
  ['invalid username/password', 'credentials'],
  ['access to the resource is denied', 'refused'],
  ['denied:', 'refused'],
  ['403 (Forbidden)', 'refused'],
  ['connection refused', 'unreachable'],
  ['no such host', 'unreachable'],
  ['i/o timeout', 'unreachable'],
  ['no route to host', 'unreachable'],
  ['network is unreachable', 'unreachable'],
];

/** The failure behind skopeo's output; the last line it printed is kept in the message where no cause is known. */
export function explainCopyFailure(output: string, registry: string): CopyFailure {
  const cause = causes.find(([text]) => output.includes(text))?.[1] ?? 'other';
  return { cause, message: failureMessage(cause, registry, output), output };
}

function failureMessage(cause: CopyFailureCause, registry: string, output: string): string {
  switch (cause) {
    case 'credentials':
      return `${registry} asks for a user name and a password, or did not accept the ones it got.`;
    case 'refused':
      return `${registry} knows the user but does not allow this repository to be written.`;
    case 'unreachable':
      return `${registry} does not answer. Is the registry running, and its address right?`;
    case 'tls':
      return `${registry} has no certificate that this machine trusts. Add it to "metavirt.deploy.insecureRegistries" if it is yours.`;
    default:
      return `skopeo could not copy the image: ${lastMessage(output)}`;
  }
}

/** skopeo logs as `time="..." level=fatal msg="..."`; the message is what a person wants. */
function lastMessage(output: string): string {
  const line = output.trimEnd().split('\n').at(-1)?.trim() ?? '';
  const marker = line.indexOf('msg="');
  return marker < 0
    ? line
    : line
        .slice(marker + 'msg="'.length)
        .replace(/"$/, '')
        .replaceAll('\\"', '"');
}
