import { before, describe, it, test } from 'node:test';

describe('a group', () => {
  it('holds a test that passes', () => {});
  it('holds a test that fails', () => {
    throw new Error('on purpose');
  });
});

describe('a group whose preparation fails', () => {
  before(() => {
    throw new Error('not prepared');
  });
  it('holds a test that never runs', () => {});
});

test('a test around another', async (context) => {
  await context.test('inner', () => {});
});

test('a test that is left out', { skip: true }, () => {});
