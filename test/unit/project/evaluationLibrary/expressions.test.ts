import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { bitbakeLibrary } from '../../../../server/src/project/evaluation/library/bitbakeLibrary';
import { DatastoreObject } from '../../../../server/src/project/evaluation/library/datastoreObject';
import { unknownFiles, unknownHost } from '../../../../server/src/python/library/host';
import type { PyModule, PyValue } from '../../../../server/src/python/value';
import { evaluate, parseExpressions } from '../../python/library/evaluate';
import { simpleDatastore } from './simpleDatastore';

const cases = parseExpressions(readFileSync(join(__dirname, 'expressions.txt'), 'utf8'));

for (const headline of new Set(cases.map((each) => each.headline))) {
  test(`${headline}: each expression is what BitBake makes of it`, () => {
    const library = bitbakeLibrary({ version: '2.19.0', files: unknownFiles, facts: unknownHost, report: () => {} });
    const names = new Map<string, PyValue>([
      ['d', new DatastoreObject(simpleDatastore())],
      ['bb', library.find('bb') as PyModule],
    ]);
    const own = cases.filter((each) => each.headline === headline);
    let before = '';
    for (const { statements, expression, answer } of own) {
      // What an expression does to the datastore is seen by those after it, so its statements run once.
      const fresh = statements.startsWith(before) ? statements.slice(before.length) : statements;
      before = statements;
      const given = evaluate(fresh, expression, { names, find: (name) => library.find(name) });
      assert.equal(given.replaceAll('\n', '\\n'), answer, expression);
    }
  });
}
