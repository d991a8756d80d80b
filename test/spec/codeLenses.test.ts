/** What stands above the first line, a lens a line: its words with the places it leads to (`FILE`, `FILE:LINE` below the first), or `image summary`, `preview RECIPE`, `build RECIPE`, `deploy RECIPE`, `run RECIPE`. */
import assert from 'node:assert/strict';
import { type CodeLens, codeLenses, type LensPlace } from '../../server/src/features/codeLenses';
import { baseName } from '../../server/src/project/paths';
import { checkCursorCases } from './cursorCase';

checkCursorCases('codeLenses', ({ snapshot, file, expected }) => {
  const shown = codeLenses(snapshot, file).map(shownLens);
  assert.deepEqual(shown.length > 0 ? shown : ['nothing'], expected);
});

function shownLens(lens: CodeLens): string {
  switch (lens.kind) {
    case 'places':
      return `${lens.title}: ${lens.places.map(shownPlace).join(', ')}`;
    case 'imageSummary':
      return 'image summary';
    case 'preview':
      return `preview ${lens.recipe}`;
    case 'build':
      return `build ${lens.recipe}`;
    case 'deploy':
      return `deploy ${lens.recipe}`;
    case 'run':
      return `run ${lens.recipe}`;
  }
}

function shownPlace({ path, line }: LensPlace): string {
  return line === 0 ? baseName(path) : `${baseName(path)}:${line + 1}`;
}
