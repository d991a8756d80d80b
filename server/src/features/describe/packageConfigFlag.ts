/** What a word of PACKAGECONFIG switches on and off, as Markdown. */
import type { AssignmentPlace, Snapshot } from '../../project/snapshot';
import { packageConfigFields } from '../context/packageConfigFlags';
import { codeSpan } from './markdown';

/** The fields in their order. */
const fieldNames = [
  'With it',
  'Without it',
  'Needed for the build',
  'Needed on the target',
  'Recommended on the target',
  'Conflicts with',
] as const;

/** The fields that hold anything, each with its name. */
export function describePackageConfigFlag(snapshot: Snapshot, place: AssignmentPlace): string {
  const fields = packageConfigFields(snapshot, place);
  return fieldNames
    .flatMap((name, index) => {
      const field = fields[index] ?? '';
      return field === '' ? [] : [`- ${name}: ${codeSpan(field)}`];
    })
    .join('\n');
}
