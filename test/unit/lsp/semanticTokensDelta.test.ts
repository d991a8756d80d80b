import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { LineIndex } from '../../../server/src/base/lineIndex';
import { semanticTokens } from '../../../server/src/features/semanticTokens';
import { encodedTokens, tokenEdits } from '../../../server/src/lsp/semanticTokensEncoding';
import { parse } from '../../../server/src/syntax/bitbake/parse';
import { caseDocuments, composedDocument } from '../../fuzz/documents';
import { applyEdit, randomEdit } from '../../fuzz/edits';
import { seededRandom } from '../../fuzz/random';

describe('The delta of semantic tokens', () => {
  it('gives the whole answer when it is applied, whatever was edited', () => {
    const random = seededRandom(11);
    const cases = caseDocuments();
    for (let count = 0; count < 300; count++) {
      let { text } = composedDocument(random, cases);
      let data = encoded(text);
      for (let edits = 0; edits < 4; edits++) {
        text = applyEdit(text, randomEdit(random, text));
        const next = encoded(text);
        const applied = [...data];
        for (const edit of tokenEdits(data, next)) applied.splice(edit.start, edit.deleteCount, ...(edit.data ?? []));
        assert.deepEqual(applied, next);
        data = next;
      }
    }
  });
});

function encoded(text: string): readonly number[] {
  const file = { path: '/layer/recipes/x.bb', tree: parse(text, 'recipe') };
  return encodedTokens({ text, lines: new LineIndex(text) }, semanticTokens(file));
}
