import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  imageDescription,
  imageDetails,
  imageLabel,
  imageNote,
  recipeDescription,
  recipeDetails,
  recipeNote,
} from '../../../../client/src/images/imageDescriptions';
import { ageText, shortAgeText, shortDigest, sizeText } from '../../../../client/src/images/quantities';
import { deployedImage, imageRecipe } from './inventory';

const nowMs = Date.UTC(2026, 0, 10, 12);
const hourMs = 3_600_000;

describe('What is said beside images', () => {
  it('has sizes as registries and runtimes print them', () => {
    const sizes = [0, 999, 1000, 9949, 9951, 123_456, 999_499, 999_500, 4_200_000_000];
    assert.deepEqual(sizes.map(sizeText), [
      '0 B',
      '999 B',
      '1.0 KB',
      '9.9 KB',
      '10 KB',
      '123 KB',
      '999 KB',
      '1.0 MB',
      '4.2 GB',
    ]);
  });

  it('has ages that a person would say, and a date for what is long ago', () => {
    const hoursAgo = [-1, 0.005, 0.02, 1, 5.9, 23.5, 30, 72];
    assert.deepEqual(
      hoursAgo.map((hours) => ageText(nowMs - hours * hourMs, nowMs)),
      ['just now', 'just now', '1 minute ago', '1 hour ago', '5 hours ago', '23 hours ago', 'yesterday', '3 days ago'],
    );
    assert.equal(ageText(Date.UTC(2025, 5, 1, 12), nowMs), '2025-06-01');
  });

  it('has short ages for the side bar, and leaves the rest to the tooltip', () => {
    const hoursAgo = [-1, 0.005, 0.02, 1, 5.9, 23.5, 30, 24 * 30];
    assert.deepEqual(
      hoursAgo.map((hours) => shortAgeText(nowMs - hours * hourMs, nowMs)),
      ['now', 'now', '1 min', '1 h', '5 h', '23 h', '1 d', '30 d'],
    );
    assert.equal(shortAgeText(Date.UTC(2025, 5, 1, 12), nowMs), '2025-06-01');
    const older = deployedImage('app-latest', { modifiedMs: nowMs - 50 * hourMs, isOlderBuild: true });
    assert.equal(imageNote({ ...older, isOlderBuild: false }, nowMs), '2 d');
    assert.equal(imageNote(older, nowMs), 'older · 2 d');
    assert.match(new Map(imageDetails(older, [])).get('Built') ?? '', /2026.*, an older build$/);
    const built = { recipe: imageRecipe('app'), images: [older, deployedImage('app-1.0')], otherFiles: [] };
    assert.equal(recipeNote({ ...built, builtMs: nowMs - hourMs }, nowMs), '1 h');
    assert.equal(new Map(recipeDetails({ ...built, builtMs: nowMs })).get('Images'), 'app-latest, app-1.0');
    assert.equal(recipeNote({ ...built, images: [], builtMs: undefined }, nowMs), 'not built');
  });

  it('has the age, the size and the platforms of an image', () => {
    const contained = ['linux/amd64', 'linux/arm64'].map((platform) => ({
      name: undefined,
      digest: `sha256:${'0'.repeat(64)}`,
      blobCount: 2,
      sizeBytes: 600_000,
      platforms: [platform],
    }));
    const image = deployedImage('app-latest', { modifiedMs: nowMs - 2 * hourMs });
    assert.equal(imageDescription(image, contained, nowMs), '2 hours ago · 1.2 MB · amd64, arm64');
    assert.equal(imageDescription({ ...image, isOlderBuild: true }, [], nowMs), 'older build · 2 hours ago');
  });

  it('calls an older build after its recipe, whose dated name nobody reads', () => {
    const dated = deployedImage('app-qemux86-64.rootfs-20260101120000.rootfs', { isOlderBuild: true });
    assert.deepEqual([imageLabel(dated, 'app'), imageLabel(dated, undefined)], ['app', dated.name]);
    assert.equal(imageLabel(deployedImage('app-latest'), 'app'), 'app-latest');
  });

  it('tells of a recipe whether, and when, something of it was built', () => {
    const recipe = imageRecipe('app');
    const images = [deployedImage('app-latest'), deployedImage('app-1.0')];
    assert.equal(recipeDescription({ recipe, images: [], otherFiles: [], builtMs: undefined }, nowMs), 'not built');
    assert.equal(
      recipeDescription({ recipe, images, otherFiles: [], builtMs: nowMs - hourMs }, nowMs),
      '1 hour ago · 2 images',
    );
  });

  it('cuts a digest where it can still be told from others', () => {
    assert.equal(shortDigest(`sha256:0123456789abcdef${'0'.repeat(48)}`), 'sha256:0123456789ab');
  });
});
