/** What stands above the first line, a lens a line: its words with the files it leads to, or `image summary`, `build RECIPE`, `deploy`. */
import assert from 'node:assert/strict';
import { type CodeLens, codeLenses } from '../../server/src/features/codeLenses';
import { baseName } from '../../server/src/project/paths';
import { checkCursorCases } from './cursorCase';

checkCursorCases('codeLenses', ({ snapshot, file, expected }) => {
  const shown = codeLenses(snapshot, file).map(shownLens);
  assert.deepEqual(shown.length > 0 ? shown : ['nothing'], expected);
});

function shownLens(lens: CodeLens): string {
  switch (lens.kind) {
    case 'files':
      return `${lens.title}: ${lens.paths.map(baseName).join(', ')}`;
    case 'imageSummary':
      return 'image summary';
    case 'build':
      return `build ${lens.recipe}`;
    case 'deploy':
      return 'deploy';
  }
}
