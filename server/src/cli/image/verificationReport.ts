/** Which blobs of an image file are what their digests say, for people. */
import { shortDigest } from '../../images/digest';
import type { ImageProblem } from '../../images/imageProblems';
import type { ImageVerification } from '../../images/verifyImage';
import { bold, coloured, counted, printable, sizeText, type TextStyle, table } from '../textStyle';
import { problemsBlock } from './overviewReport';

export function verificationReport(
  { isIntact, blobs }: ImageVerification,
  problems: readonly ImageProblem[],
  style: TextStyle,
): string {
  const rows = blobs.map(({ digest, role, sizeBytes, problems: wrong }) => [
    wrong.length === 0 ? 'right' : 'wrong',
    role,
    sizeText(sizeBytes),
    printable(wrong.length === 0 ? shortDigest(digest) : `${digest}: ${wrong.join('; ')}`),
  ]);
  const paint = (text: string, column: number) => {
    return column === 0 ? coloured(text, text.startsWith('right') ? 'green' : 'red', style) : text;
  };
  const wrongCount = blobs.filter((blob) => blob.problems.length > 0).length;
  const all = `${counted(blobs.length, 'blob')}, ${sizeText(blobs.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0))}`;
  const outcome = wrongCount > 0 ? `${wrongCount} of ${all} are wrong.` : `${all}: all are what their digests say.`;
  return [
    table(rows, ['left', 'left', 'right', 'left'], paint).join('\n'),
    ...problemsBlock(problems, style),
    bold(coloured(outcome, isIntact ? 'green' : 'red', style), style),
  ].join('\n\n');
}
