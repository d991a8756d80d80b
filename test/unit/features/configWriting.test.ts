import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ConfigRequest } from '../../../server/src/features/configCompletion/request';
import { withoutTabStops, writtenName, writtenValue } from '../../../server/src/features/configCompletion/writing';
import type { KeyType } from '../../../server/src/formats/keys/keyFact';
import { shapeOf } from '../../../server/src/formats/keys/keyShape';
import { textAsConfigFile } from '../formats/textAsConfigFile';

const root = shapeOf([]);

function request(syntax: ConfigRequest['syntax'], isOneLine = false): ConfigRequest {
  const file = textAsConfigFile('lxc', '');
  const wanted = { kind: 'value', comma: {} } as const;
  const place = { steps: [], wanted, replace: { start: 0, end: 0 } };
  return { file, syntax, offset: 0, place, root, isOneLine };
}

function written(syntax: ConfigRequest['syntax'], type: KeyType, isOneLine = false): string {
  const shape = shapeOf([{ path: 'a', type, meaning: 'A.' }]).keys.get('a') ?? assert.fail();
  return writtenName(request(syntax, isOneLine), 'a', shape, false);
}

describe('What is inserted for a key', () => {
  it('has a value of its kind', () => {
    const types = ['string', 'boolean', 'integer', 'map', 'string[]', 'object[]', 'any'] as const;
    assert.deepEqual(
      types.map((type) => written('json', type)),
      ['"a": "$1"', '"a": ${1:true}', '"a": $1', '"a": {$1}', '"a": ["$1"]', '"a": [{$1}]', '"a": $1'],
    );
    assert.deepEqual(
      types.map((type) => written('toml', type)),
      ['a = "$1"', 'a = ${1:true}', 'a = $1', 'a = { $1 }', 'a = ["$1"]', 'a = [{ $1 }]', 'a = $1'],
    );
    assert.deepEqual(
      types.map((type) => written('yaml', type)),
      ['a: ', 'a: ${1:true}', 'a: ', 'a:\n  $1', 'a:\n  - $1', 'a:\n  - $1', 'a: '],
    );
  });

  it('stays on its line in a text of echo', () => {
    assert.equal(written('yaml', 'map', true), 'a:');
    assert.equal(written('yaml', 'string[]', true), 'a: [$1]');
  });

  it('is whole without tab stops too', () => {
    assert.equal(withoutTabStops('"\\$a\\}": ${1:true}, [$1]'), '"$a}": true, []');
  });
});

describe('What is inserted for a value', () => {
  it('has quotes where its kind has them', () => {
    assert.equal(writtenValue(request('json'), 'a', 'string', ''), '"a"');
    assert.equal(writtenValue(request('toml'), '2', 'integer', ''), '2');
    assert.equal(writtenValue(request('toml'), '2', 'string', "'"), "'2'");
    assert.equal(writtenValue(request('json'), 'true', undefined, ''), 'true');
    assert.equal(writtenValue(request('unit'), 'a', 'string', ''), 'a');
  });

  it('has them in YAML where it were no text without', () => {
    assert.equal(writtenValue(request('yaml'), 'a', 'string', ''), 'a');
    assert.equal(writtenValue(request('yaml'), 'true', 'string', ''), '"true"');
    assert.equal(writtenValue(request('yaml'), 'true', 'boolean', ''), 'true');
    assert.equal(writtenValue(request('yaml'), 'a', 'string', "'"), "'a'");
  });
});
