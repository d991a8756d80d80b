import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { pathInLayers } from '../../../server/src/lsp/layerPaths';

describe('The path of a file in the layers', () => {
  it('goes up where BBLAYERS does', () => {
    assert.equal(pathInLayers('/x/meta/a.bb', ['/x/build/../meta']), '/x/build/../meta/a.bb');
    assert.equal(pathInLayers('/x/meta/a.bb', ['/x/meta/']), '/x/meta/a.bb');
  });

  it('is in the innermost layer', () => {
    assert.equal(
      pathInLayers('/x/meta/inner/a.bb', ['/x/meta', '/x/build/../meta/inner']),
      '/x/build/../meta/inner/a.bb',
    );
  });

  it('is nowhere for a file of no layer', () => {
    assert.equal(pathInLayers('/x/meta-other/a.bb', ['/x/meta']), undefined);
    assert.equal(pathInLayers('untitled:Untitled-1', ['/x/meta']), undefined);
  });
});
