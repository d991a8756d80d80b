/** What the extension makes of BitBake's event log, on recordings of the real BitBake (test/toolchain/recordings). */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { readBitBakeOutput } from '../../../client/src/toolchain/buildOutput/bitbakeOutput';
import type { BuildFinding, BuildProgress } from '../../../client/src/toolchain/buildOutput/buildEvents';
import { progressText } from '../../../client/src/toolchain/buildOutput/buildProgressText';
import { createEventFindings, findingClasses } from '../../../client/src/toolchain/buildOutput/eventFindings';
import { type BuildEvent, readEventLog } from '../../../client/src/toolchain/buildOutput/eventLogReader';
import { createEventLogStream } from '../../../client/src/toolchain/buildOutput/eventLogStream';
import { createEventProgress, progressClasses } from '../../../client/src/toolchain/buildOutput/eventProgress';
import { relocatedEvents } from '../../toolchain/relocatedEvents';
import { asLine, expectedFindings, recordings, withPaths } from './recordings';

const wanted = new Set([...findingClasses, ...progressClasses]);
const ending = '.events.jsonl';
const names = readdirSync(recordings)
  .filter((name) => name.endsWith(ending))
  .map((name) => name.slice(0, -ending.length));

function recordedEvents(name: string): string {
  return relocatedEvents(readFileSync(join(recordings, `${name}${ending}`), 'utf8'), withPaths);
}

function eventsIn(log: string, pieceLength = 4096): readonly BuildEvent[] {
  const events: BuildEvent[] = [];
  const bytes = Buffer.from(log);
  const reader = readEventLog(wanted, (event) => events.push(event));
  for (let at = 0; at < bytes.length; at += pieceLength) reader.write(bytes.subarray(at, at + pieceLength));
  return events;
}

function findingsIn(name: string): readonly string[] {
  const findings = createEventFindings();
  return eventsIn(recordedEvents(name)).flatMap((event) => {
    const finding = findings.take(event);
    return finding ? [asLine(finding)] : [];
  });
}

function progressIn(log: string): readonly BuildProgress[] {
  const progress = createEventProgress();
  return eventsIn(log).flatMap((event) => (progress.take(event) ? [progress.current()] : []));
}

describe('The event log', () => {
  for (const name of names) {
    test(`Tells of ${name} the same as the console does`, () => {
      const ofConsole = expectedFindings.get(name) ?? [];
      // The console alone says how the command ended, and with what a message that is shown once has to do.
      const only = ofConsole.filter((line) => !line.includes('Command execution failed') && !line.includes(', once'));
      assert.deepEqual(
        findingsIn(name).filter((line) => !line.includes(', once')),
        only,
      );
    });
  }

  test('Gives the recipe of a message that the console gives without', () => {
    const once = findingsIn('task-messages').find((line) => line.includes(', once'));
    assert.match(once ?? '', /^error \$FAULTS\/recipes-task-messages\/talking_1\.0\.bb:\d+ an error, once$/);
  });

  test('Warns of a result of sstate that could not be used, in the words of the console', () => {
    const taskstring = 'mc:other:/l/app_1.0.bb:do_package_setscene';
    const fields = { taskstring, taskname: 'do_package_setscene', taskfile: 'mc:other:/l/app_1.0.bb', exitcode: 1 };
    const className = 'bb.runqueue.sceneQueueTaskFailed';
    const ofLog = createEventFindings().take({ className, fields: new Map(Object.entries(fields)) });
    const ofConsole: BuildFinding[] = [];
    const reader = readBitBakeOutput({ onFinding: (found) => ofConsole.push(found), onStep() {}, onTask() {} });
    reader.write(`WARNING: Setscene task (${taskstring}) failed with exit code '1' - real task will be run instead\n`);
    reader.end();
    assert.deepEqual(ofLog, ofConsole[0]);
    assert.deepEqual(ofLog?.place, { file: '/l/app_1.0.bb', line: undefined, names: ['do_package'] });
  });

  test('Gives the same however it is cut into pieces', () => {
    const log = recordedEvents('continue');
    const whole = eventsIn(log, log.length);
    for (const pieceLength of [1, 61, 1000]) assert.deepEqual(eventsIn(log, pieceLength), whole);
  });

  test('Keeps only what is asked for of a log that has much else', () => {
    const event = eventsIn(recordedEvents('no-such-recipe'))[0];
    const long = `{"allvariables": {"A": "${'x'.repeat(5_000_000)}"}}\n{"class": "bb.event.DepTreeGenerated", "vars": "${'A'.repeat(5_000_000)}"}\n`;
    const damaged = '{"class": "bb.event.NoProvider", "vars": "gASVAAAA"}\n{"class": "bb.event.NoProvider", "va\n';
    const tooLong = `{"class": "bb.event.NoProvider", "vars": "${'A'.repeat(2_000_000)}"}\n`;
    assert.deepEqual(eventsIn(long + damaged + tooLong + recordedEvents('no-such-recipe'))[0], event);
  });
});

describe('Events that come on standard error', () => {
  test('Are told from what ssh says in between, however both are cut into pieces', async () => {
    const stream = createEventLogStream();
    const events = recordedEvents('continue').trimEnd().split('\n');
    const text = `Warning: added to the known hosts.\r\n${events.join('\n')}\nclient_loop: send disconnect: Broken pipe`;
    let shown = '';
    for (let at = 0; at < text.length; at += 61) shown += stream.take(text.slice(at, at + 61));
    shown += stream.end();
    assert.equal(shown, 'Warning: added to the known hosts.\r\nclient_loop: send disconnect: Broken pipe');
    const taken: BuildEvent[] = [];
    const reader = readEventLog(wanted, (event) => taken.push(event));
    assert.equal(await stream.readNew(reader), true);
    assert.deepEqual(taken, eventsIn(recordedEvents('continue')));
    assert.equal(await stream.readNew(reader), false);
  });
});

describe('The progress in the event log', () => {
  test('Goes from parsing through the tasks to the last one', () => {
    const texts = progressIn(recordedEvents('progress')).map(progressText);
    assert.ok(texts.includes('Parsing recipes 50 %'));
    assert.ok(texts.includes('Initialising tasks 42 %'));
    assert.equal(texts.at(-1), '12 of 12 tasks');
  });

  test('Tells how far each task is that runs', () => {
    const steps = progressIn(recordedEvents('progress'));
    const compiling = steps.flatMap(({ running }) => running.filter(({ percent }) => percent !== undefined));
    assert.ok(new Set(compiling.map(({ percent }) => percent)).size > 3);
    assert.ok(compiling.every(({ logFile }) => logFile?.includes('/temp/log.do_compile.')));
    assert.ok(steps.some((step) => / of 12 tasks · do_compile of slow-[abc] \d+ % · 1 more$/.test(progressText(step))));
  });

  test('Counts what is looked for in sstate by itself', () => {
    const counts = progressIn(recordedEvents('oe-sstate')).flatMap(({ setscene }) => (setscene ? [setscene] : []));
    assert.deepEqual(counts.at(-1), { done: 3, total: 3 });
    assert.deepEqual(counts[0], { done: 0, total: 3 });
  });

  test('Leaves no task running when all have ended', () => {
    for (const name of names.filter((each) => each !== 'interrupt-once')) {
      assert.deepEqual(progressIn(recordedEvents(name)).at(-1)?.running ?? [], [], name);
    }
  });
});
