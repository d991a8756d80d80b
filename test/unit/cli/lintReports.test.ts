/** The reports for programs, and what a terminal is told. */
import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { LintFinding } from '../../../server/src/cli/lint/finding';
import { jsonReport } from '../../../server/src/cli/lint/jsonReport';
import { progressLine } from '../../../server/src/cli/lint/progress';
import { sarifReport } from '../../../server/src/cli/lint/sarifReport';
import { textReport } from '../../../server/src/cli/lint/textReport';
import { lint, lintFolder } from './lintFolder';

const { write, remove } = lintFolder();
after(remove);

const region = { line: 2, column: 1, endLine: 2, endColumn: 4 };
const finding: LintFinding = {
  file: 'recipes/a b.bb',
  ...region,
  rule: 'unknown-value',
  severity: 'info',
  message: 'No value.',
  lineText: 'FOO = "x"',
  fix: { title: 'Write y', safe: false, edits: [{ ...region, text: 'y' }] },
  related: [{ file: 'conf/local.conf', ...region, message: 'The layers are listed here.' }],
};

describe('SARIF', () => {
  it('has what SARIF 2.1.0 asks for, and nothing that it does not know', async () => {
    const recipe = write('a.bb', 'FOO="a"\nBAR:append += "é"\nOCI_LAYER_MODE = "x"\n B = "b"\n# metavirt: ignore a\n');
    const log = JSON.parse((await lint(recipe, '--format', 'sarif')).out);
    assert.equal(log.runs[0].results.length, 6);
    checkLog(log);
  });

  it('tells of other places, of fixes and of what a finding is known again by', async () => {
    const log = JSON.parse(sarifReport([finding], '1.2.3'));
    checkLog(log);
    const [run] = log.runs;
    const [result] = run.results;
    assert.equal(result.level, 'note');
    const sarifRegion = { startLine: 2, startColumn: 1, endLine: 2, endColumn: 4 };
    assert.deepEqual(result.relatedLocations, [
      {
        id: 1,
        physicalLocation: { artifactLocation: { uri: 'conf/local.conf' }, region: sarifRegion },
        message: { text: 'The layers are listed here.' },
      },
    ]);
    assert.deepEqual(result.fixes, [
      {
        description: { text: 'Write y' },
        artifactChanges: [
          {
            artifactLocation: { uri: 'recipes/a%20b.bb' },
            replacements: [{ deletedRegion: sarifRegion, insertedContent: { text: 'y' } }],
          },
        ],
      },
    ]);
    const moved = JSON.parse(sarifReport([{ ...finding, line: 7, endLine: 7 }], '1.2.3'));
    assert.deepEqual(moved.runs[0].results[0].partialFingerprints, result.partialFingerprints);
    const [rule] = run.tool.driver.rules;
    assert.match(rule.helpUri, /^https:.*findings\.md#unknown-value$/);
    assert.match(rule.help.markdown, /\*\*Write instead\*\*/);
  });
});

/** Objects by the property that holds them: the properties that they must have, and those that they can have. */
const sarifObjects: Readonly<Record<string, readonly [needed: readonly string[], allowed: readonly string[]]>> = {
  runs: [['tool'], ['columnKind', 'results']],
  tool: [['driver'], []],
  driver: [['name'], ['semanticVersion', 'informationUri', 'rules']],
  rules: [['id'], ['shortDescription', 'fullDescription', 'helpUri', 'help', 'defaultConfiguration']],
  help: [['text'], ['markdown']],
  defaultConfiguration: [[], ['level']],
  results: [
    ['message'],
    ['ruleId', 'ruleIndex', 'level', 'locations', 'relatedLocations', 'partialFingerprints', 'fixes'],
  ],
  locations: [[], ['physicalLocation']],
  relatedLocations: [[], ['id', 'physicalLocation', 'message']],
  physicalLocation: [['artifactLocation'], ['region']],
  artifactLocation: [[], ['uri']],
  region: [[], ['startLine', 'startColumn', 'endLine', 'endColumn']],
  deletedRegion: [[], ['startLine', 'startColumn', 'endLine', 'endColumn']],
  fixes: [['artifactChanges'], ['description']],
  artifactChanges: [['artifactLocation', 'replacements'], []],
  replacements: [['deletedRegion'], ['insertedContent']],
  insertedContent: [[], ['text']],
  message: [['text'], []],
  description: [['text'], []],
  shortDescription: [['text'], []],
  fullDescription: [['text'], []],
  partialFingerprints: [[], ['metavirtFinding/v1']],
};

function checkLog(log: {
  version: string;
  runs: { tool: { driver: { rules: unknown[] } }; results: unknown[] }[];
}): void {
  assert.deepEqual(Object.keys(log), ['$schema', 'version', 'runs']);
  assert.equal(log.version, '2.1.0');
  for (const run of log.runs) checkObject('runs', run);
}

function checkObject(name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) {
    assert.ok(typeof value === 'string' ? value !== '' || name === 'text' : Number.isInteger(value), name);
    if (name === 'level') assert.ok(['error', 'warning', 'note', 'none'].includes(String(value)));
    if (/Line$|Column$/.test(name)) assert.ok(Number(value) >= 1);
    if (/[uU]ri$/.test(name)) assert.doesNotMatch(String(value), /[\s\\]/);
    return;
  }
  const [needed, allowed] = sarifObjects[name] ?? assert.fail(`SARIF has no object for ${name}`);
  const names = Object.keys(value);
  for (const each of needed) assert.ok(names.includes(each), `${name} needs ${each}`);
  for (const [key, inner] of Object.entries(value)) {
    assert.ok([...needed, ...allowed].includes(key), `${name} has no ${key}`);
    for (const each of Array.isArray(inner) ? inner : [inner]) checkObject(key, each);
  }
}

describe('Other reports', () => {
  it('tell of other places too', async () => {
    const [reported] = JSON.parse(jsonReport([finding]));
    assert.deepEqual(reported.related, finding.related);
    assert.deepEqual(reported.fix, { title: 'Write y', safe: false });
    assert.equal(reported.lineText, undefined);
    const file = { path: '/recipes/a b.bb', name: finding.file, text: '\nFOO = "x"\n', findings: [finding] };
    assert.match(textReport(file, { colours: false }), /\n {4}= conf\/local\.conf:2:1: The layers are listed here\.\n/);
  });
});

describe('A long run', () => {
  it('tells a terminal how far it is, and takes that away again', async () => {
    const written: string[] = [];
    let time = 0;
    const terminal = { isTTY: true, write: (text: string) => written.push(text) };
    const progress = progressLine(9, terminal, () => time);
    for (const [count, at] of [0, 400, 501, 550, 700].entries()) {
      time = at;
      progress.done(count);
    }
    progress.end();
    assert.deepEqual(written, ['\r2 of 9 files', '\r4 of 9 files', '\r\u001b[K']);
  });

  it('tells nothing to what is no terminal, or where it is short', async () => {
    const written: string[] = [];
    const write = (text: string) => written.push(text);
    for (const terminal of [{ write }, { isTTY: true, write }]) {
      const progress = progressLine(9, terminal, () => 0);
      progress.done(1);
      progress.end();
    }
    assert.deepEqual(written, []);
  });
});
