/** Shell scripts that recipes install: which files are some, and which configuration files they write. */
import { span } from '../../base/span';
import type { Snapshot } from '../../project/snapshot';
import { writtenTexts } from '../../syntax/shell/writtenTexts';
import { canBeConfigFile } from '../formatOf';
import { recipeUses } from '../recipeUses';
import { localPaths } from '../recipeUses/localPaths';
import { mayWrite } from '../writtenFiles';
import { type EditedFile, editedIn, mayEdit } from './editedFiles';
import { filesOf, type WrittenFile, withoutValues } from './writtenFile';

/** Programs of recipes have no ending; what lies beside a recipe is none. */
const scriptName = /\.sh$|\/recipes-[^/]+\/[^/]+\/(?:[^/]+\/)+[^/.]+$/;

const interpreter = /^#![ \t]*(?:\/usr)?\/bin\/(?:env[ \t]+)?(?:ba|da|a)?sh\b/;

/** Nobody writes a longer one. */
const lengthLimit = 500_000;

/** Whether a file can be a configuration file or a script that writes some, told by its name alone. */
export function canHoldConfiguration(path: string): boolean {
  return canBeConfigFile(path) || scriptName.test(path);
}

/** What a script does to configuration files, each in the order of its text. */
export interface FilesOfScript {
  readonly written: readonly WrittenFile[];
  readonly edited: readonly EditedFile[];
}

export const nothingWritten: FilesOfScript = { written: [], edited: [] };

/** None for a file of another kind. */
export function filesOfScript(path: string, text: string, snapshot: Snapshot): FilesOfScript {
  if (!scriptName.test(path) || text.length > lengthLimit || !interpreter.test(text)) return nothingWritten;
  if (!mayWrite(text) && !mayEdit(text)) return nothingWritten;
  const uses = recipeUses(path, snapshot);
  const texts = mayWrite(text) ? writtenTexts(text, 0, text.length).map(withoutValues) : [];
  return {
    written: filesOf(texts, { text, uses, paths: localPaths(text) }),
    edited: editedIn(text, span(0, text.length), uses),
  };
}
