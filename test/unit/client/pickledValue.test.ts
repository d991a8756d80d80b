import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isRecord, pickledValue } from '../../../client/src/toolchain/buildOutput/pickledValue';

/** What `pickle.dumps` of Python 3.11 gives, protocol 4, unless said. */
function fromHex(hex: string): ReturnType<typeof pickledValue> {
  return pickledValue(Buffer.from(hex, 'hex'));
}

test('Reads texts, numbers, lists and dictionaries', () => {
  // {'a': [1, -2, 300, 70000, 1.5, None, True], 'é': ('x', 'x')}
  const value = fromHex(
    '80049540000000000000007d94288c0161945d94284b014afeffffff4d2c014a7011010047' +
      '3ff80000000000004e88658c02c3a9948c01789468048694752e',
  );
  assert.ok(isRecord(value));
  assert.deepEqual(value.fields.get('a'), [1, -2, 300, 70000, 1.5, null, true]);
  assert.deepEqual(value.fields.get('é'), ['x', 'x']);
});

test('Makes of an object the name of its class and its attributes, and calls nothing', () => {
  // What would run a program in Python: an object whose class says so by `__reduce__`, (os.system, ('touch /tmp/x',)); protocol 2.
  const value = pickledValue(Buffer.from('\x80\x02cposix\nsystem\nX\x0c\x00\x00\x00touch /tmp/x\x85R.', 'latin1'));
  assert.ok(isRecord(value));
  assert.equal(value.className, 'posix.system');
  assert.equal(value.fields.size, 0);
});

test('Takes a key that JavaScript gives a meaning for any other', () => {
  // {'__proto__': {'polluted': 1}}; protocol 2.
  const value = pickledValue(
    Buffer.from('\x80\x02}X\x09\x00\x00\x00__proto__}X\x08\x00\x00\x00pollutedK\x01ss.', 'latin1'),
  );
  assert.ok(isRecord(value) && isRecord(value.fields.get('__proto__')));
  assert.equal(({} as { polluted?: unknown }).polluted, undefined);
});

test('Gives up on what is cut off, unknown or without an end', () => {
  const damaged = [
    '',
    '80',
    '8004',
    '80048c',
    '80048c05616263',
    '80042e',
    '8004742e',
    '8004612e',
    '800468052e',
    '8004ff2e',
  ];
  for (const hex of damaged) assert.equal(fromHex(hex), undefined, hex);
  // A length of 2^63, a mark within marks, and a million times None.
  assert.equal(fromHex('80048dffffffffffffff7f2e'), undefined);
  assert.equal(pickledValue(Buffer.concat([Buffer.from('('.repeat(1000)), Buffer.from('.')])), undefined);
  assert.equal(pickledValue(Buffer.from(`${'N'.repeat(1_000_000)}.`)), undefined);
});

test('Reads what holds itself', () => {
  // a = []; a.append(a)
  const value = fromHex('80045d94680061' + '2e');
  assert.ok(Array.isArray(value));
  assert.equal(value[0], value);
});
