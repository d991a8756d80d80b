/** `PV = "1.2+git"`: what the parts of a version stand for. */
import type { ValueKind } from './valueKind';

/** Packages get the revision since nanbield without more; before, `${SRCPV}` behind it gives it. */
const gitWords =
  '**`+git`** · part of a version\n\nThe sources are a commit after that release, and not the release itself. Packages carry the revision behind it, so that each commit gives a version of its own.';

export const recipeVersion: ValueKind = ({ text, offset }, { span: word }) => {
  const at = text.slice(word.start, word.end).indexOf(mark);
  const start = word.start + at;
  if (at === -1 || offset < start || offset > start + mark.length) return undefined;
  return { span: { start, end: start + mark.length }, describe: () => gitWords };
};

const mark = '+git';
