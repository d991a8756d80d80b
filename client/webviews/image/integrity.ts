/** Whether all blobs are what their digests say, looked at when the user wants to know: it reads every byte. */
import type { ImageVerification, OpenedImage, VerifiedBlob } from '../../src/imageProtocol';
import { counted, shortDigest, sizeText } from '../../src/images/quantities';
import { awaited } from './awaited';
import { button, type Child, code, element } from './dom';
import type { Host } from './host';
import { table } from './parts';

/** The result is kept for as long as the page is there. */
export function createIntegrity(host: Host, opened: OpenedImage): () => HTMLElement {
  let shown: HTMLElement | undefined;
  return () => {
    shown ??= beforehand();
    return shown;
  };

  function beforehand(): HTMLElement {
    const size = `${counted(opened.blobCount, 'blob')}, ${sizeText(opened.blobBytes)}`;
    const place = element(
      'div',
      { class: 'integrity' },
      element('p', {}, `Compares every blob with its digest and size, and each layer with the config: ${size}.`),
      button('Verify Digests', () => place.replaceChildren(verifying())),
    );
    return place;
  }

  function verifying(): HTMLElement {
    return awaited('Verifying', (onProgress) => host.ask({ about: 'verification' }, onProgress), verified);
  }
}

function verified({ isIntact, blobs }: ImageVerification): HTMLElement {
  const damaged = blobs.filter(({ problems }) => problems.length > 0);
  const verdict = isIntact
    ? `All ${counted(blobs.length, 'blob')} are what their digests say.`
    : `${counted(damaged.length, 'blob')} of ${blobs.length} ${damaged.length === 1 ? 'is' : 'are'} not as the image says.`;
  return element(
    'div',
    {},
    element('p', { class: isIntact ? 'verdict good' : 'verdict bad', role: 'status' }, verdict),
    table(
      ['', 'Blob', 'Size', 'Digest'],
      [...damaged, ...blobs.filter((blob) => !damaged.includes(blob))].map(rowOf),
      '',
    ),
  );
}

function rowOf({ role, sizeBytes, digest, problems }: VerifiedBlob): readonly Child[] {
  const isGood = problems.length === 0;
  return [
    element('span', { class: isGood ? 'good' : 'bad' }, isGood ? '✓ intact' : `✗ ${problems.join('; ')}`),
    role,
    sizeText(sizeBytes),
    element('span', { class: 'short', title: digest }, code(shortDigest(digest))),
  ];
}
