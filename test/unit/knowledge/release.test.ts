import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  compareReleases,
  isInRange,
  newestOfLayerSeries,
  releases,
  releasesIn,
} from '../../../server/src/knowledge/release';

describe('Releases', () => {
  it('stand in the order in which they came out', () => {
    const versions = releases.flatMap((release) => (release.version === undefined ? [] : Number(release.version)));
    assert.deepEqual(
      versions,
      versions.toSorted((first, second) => first - second),
    );
    assert.equal(releases.at(-1)?.name, 'master');
    assert.ok(compareReleases('kirkstone', 'scarthgap') < 0);
    assert.ok(compareReleases('master', 'wrynose') > 0);
    assert.equal(compareReleases('wrynose', 'wrynose'), 0);
  });

  it('lie in a range with its ends', () => {
    assert.deepEqual(releasesIn({ since: 'walnascar', until: 'wrynose' }), ['walnascar', 'whinlatter', 'wrynose']);
    assert.equal(releasesIn({}).length, releases.length);
    assert.ok(!isInRange({ since: 'wrynose' }, 'whinlatter'));
  });

  it('are told by the newest word of LAYERSERIES_COMPAT', () => {
    assert.equal(newestOfLayerSeries(['nanbield', 'scarthgap']), 'scarthgap');
    assert.equal(newestOfLayerSeries(['whinlatter', 'walnascar']), 'whinlatter');
    assert.equal(newestOfLayerSeries(['blacksail']), 'master');
    assert.equal(newestOfLayerSeries(['thud']), undefined);
    assert.equal(newestOfLayerSeries([]), undefined);
  });
});
