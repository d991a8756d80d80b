/** What can be folded of a configuration file that a function writes. */
import type { Span } from '../../base/span';
import type { WrittenFile } from '../../formats/writtenFiles';
import { type ConfigFold, configFolds } from './configFolds';

/** Those of which all lines stand in a row in `text`, that of the BitBake file. */
export function foldsOfWrittenFile({ file, spanOf }: WrittenFile, text: string): readonly ConfigFold[] {
  return configFolds(file).flatMap((fold) => {
    const place = spanOf(fold.span);
    return lineCount(text, place) === lineCount(file.text, fold.span) ? [{ ...fold, span: place }] : [];
  });
}

function lineCount(text: string, { start, end }: Span): number {
  let count = 1;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
