/** Makes progress of the lines that skopeo and the engines print while they copy. */
import type { StepProgress } from '../stepProgress';

/** `stepCount` is how many lines of progress the whole has; undefined where that is unknown. The returned function takes output as it comes. */
export function copyProgress(
  stepCount: number | undefined,
  onProgress: (progress: StepProgress) => void,
): (text: string) => void {
  const incrementPercent = stepCount === undefined ? 0 : 100 / stepCount;
  let pending = '';
  return (text) => {
    const lines = (pending + text).split('\n');
    pending = (lines.pop() ?? '').slice(-longestLine);
    for (const line of lines) {
      if (line.trim() === '') continue;
      const isStep = /^(Getting image source|Copying (blob|config)|Writing manifest)/.test(line);
      onProgress({ message: withShortDigests(line.trim()), incrementPercent: isStep ? incrementPercent : 0 });
    }
  };
}

const longestLine = 16 * 1024;

/** Twelve digits tell digests apart, and leave room for the rest. */
function withShortDigests(line: string): string {
  return line.replace(/\bsha256:([0-9a-f]{12})[0-9a-f]+/g, '$1');
}
