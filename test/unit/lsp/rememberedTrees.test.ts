import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { setImmediate as turn } from 'node:timers/promises';
import type { ImageWork } from '../../../server/src/images/imageHost';
import type { ImageTrees } from '../../../server/src/images/layers/imageContents';
import { RememberedTrees } from '../../../server/src/lsp/builtImages/rememberedTrees';

/** Readings that end when they are told to. */
class Readings {
  readonly begun: { readonly work: ImageWork; readonly end: (nodeCount?: number) => void }[] = [];

  readonly read = (work: ImageWork): Promise<ImageTrees> =>
    new Promise((resolve, reject) => {
      work.signal?.addEventListener('abort', () => reject(work.signal?.reason));
      const end = (nodeCount = 1) => resolve({ nodeCount } as ImageTrees);
      this.begun.push({ work, end });
    });
}

describe('The trees that are remembered', () => {
  it('are read once for all who ask, before and after they are there', async () => {
    const [trees, readings] = [new RememberedTrees(), new Readings()];
    let told = 0;
    const advance = (bytes: number) => {
      told += bytes;
    };
    const work = { advance };
    const answers = [trees.get('a', work, readings.read), trees.get('a', work, readings.read)];
    readings.begun[0]?.work.advance?.(5);
    readings.begun[0]?.end();
    const [first, second] = await Promise.all(answers);
    assert.equal(first, second);
    assert.equal(await trees.get('a', {}, readings.read), first);
    assert.equal(readings.begun.length, 1);
    assert.equal(told, 5);
  });

  it('are read on while somebody waits, and given up when nobody does', async () => {
    const [trees, readings] = [new RememberedTrees(), new Readings()];
    const [one, other] = [new AbortController(), new AbortController()];
    const answers = [one, other].map(({ signal }) => trees.get('a', { signal }, readings.read));
    one.abort();
    await assert.rejects(answers[0] ?? Promise.resolve(), { name: 'AbortError' });
    assert.equal(readings.begun[0]?.work.signal?.aborted, false);
    other.abort();
    await assert.rejects(answers[1] ?? Promise.resolve(), { name: 'AbortError' });
    assert.equal(readings.begun[0]?.work.signal?.aborted, true);
    await turn();
    void trees.get('a', {}, readings.read);
    assert.equal(readings.begun.length, 2);
  });

  it('are no more than a few, and not too large together; the last one always is', async () => {
    const [trees, readings] = [new RememberedTrees(), new Readings()];
    const read = async (key: string, nodeCount: number) => {
      const before = readings.begun.length;
      const answer = trees.get(key, {}, readings.read);
      readings.begun[before]?.end(nodeCount);
      await answer;
      return readings.begun.length > before;
    };
    for (const key of ['a', 'b', 'c', 'd', 'e']) await read(key, 1);
    assert.equal(await read('b', 1), false);
    assert.equal(await read('a', 1), true);
    await read('large', 400_000);
    assert.equal(await read('large', 400_000), false);
    assert.equal(await read('b', 1), true);
  });

  it('are read again after a failure', async () => {
    const trees = new RememberedTrees();
    await assert.rejects(
      trees.get('a', {}, () => Promise.reject(new Error('broken'))),
      /broken/,
    );
    const readings = new Readings();
    const answer = trees.get('a', {}, readings.read);
    readings.begun[0]?.end();
    await answer;
  });
});
