/** Digests as the image specification writes them (descriptor.md): the algorithm, a colon, small hexadecimal digits. */
import type { DigestAlgorithm } from './imageHost';

export interface Digest {
  readonly algorithm: DigestAlgorithm;
  readonly hex: string;
}

const hexLengths: Readonly<Record<DigestAlgorithm, number>> = { sha256: 64, sha512: 128 };

/** Undefined for what is no digest, or one of an algorithm that the specification does not register: it would be a path otherwise. */
export function parseDigest(text: string): Digest | undefined {
  const colon = text.indexOf(':');
  const algorithm = text.slice(0, colon);
  const hex = text.slice(colon + 1);
  if (algorithm !== 'sha256' && algorithm !== 'sha512') return undefined;
  return hex.length === hexLengths[algorithm] && /^[0-9a-f]+$/.test(hex) ? { algorithm, hex } : undefined;
}

/** Twelve digits tell digests apart, and leave room for the rest of a line. */
export function shortDigest(digest: string): string {
  const colon = digest.indexOf(':');
  return `${digest.slice(0, colon + 1)}${digest.slice(colon + 1, colon + 13)}`;
}
