import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { pages, writtenPage } from '../../scripts/docsPages';

describe('The pages made from the code', () => {
  for (const page of pages()) {
    test(`${page.path} is what \`npm run docs\` writes today`, () => assert.equal(writtenPage(page), page.text));
  }
});
