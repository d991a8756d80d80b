import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readsTimeOfDay } from '../../../server/src/containers/clockReading';

describe('Inline Python that reads the clock', () => {
  it('is told by its calls', () => {
    for (const code of [
      'time.time()',
      "time.strftime('%H%M')",
      "time.strftime('%Y-%m-%dT%TZ', time.gmtime())",
      'int(time.time_ns() / 1000)',
      'datetime.datetime.utcnow().isoformat()',
      "datetime.datetime.now().strftime('%s')",
    ]) {
      assert.ok(readsTimeOfDay(`1.0-\${@${code}}`), code);
    }
  });

  it('may do so by the day alone, or not at all', () => {
    for (const code of ["time.strftime('%Y%m%d')", 'datetime.date.today()', 'time_of(d)', "d.getVar('DATETIME')"]) {
      assert.ok(!readsTimeOfDay(`\${@${code}}`), code);
    }
    assert.ok(!readsTimeOfDay('time.time()'));
  });
});
