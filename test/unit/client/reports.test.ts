/** The reports that explain a variable and compare values: cases are answers of the server, expectations the pages as text. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { ExplainVariableResult } from '../../../client/src/protocol';
import { comparisonReport, comparisonSummary } from '../../../client/src/reports/comparisonReport';
import { explanationReport } from '../../../client/src/reports/explanationReport';
import { pathFromLayer } from '../../../client/src/reports/pathFromLayer';
import { previewText } from '../../../client/src/reports/previewText';
import { type Report, ReportWriter } from '../../../client/src/reports/report';
import { writeValue } from '../../../client/src/reports/valueText';
import { compareValues } from '../../../client/src/values/compareValues';

const cases = join(dirname(fileURLToPath(import.meta.url)), 'reports');
const pathName = (path: string) => path.replace(/^\/layers\//, '');

/** Compares with NAME.txt, or writes it with UPDATE_EXPECTED=1. */
function assertReport(name: string, { text }: Report): void {
  const file = join(cases, `${name}.txt`);
  if (process.env.UPDATE_EXPECTED) writeFileSync(file, text);
  assert.equal(text, readFileSync(file, 'utf8'));
}

function explanation(name: string): Report {
  const answer = JSON.parse(readFileSync(join(cases, `${name}.json`), 'utf8')) as ExplainVariableResult;
  return explanationReport(answer, pathName);
}

describe('The explanation of a variable', () => {
  for (const file of readdirSync(cases).filter((each) => each.endsWith('.json'))) {
    const name = file.replace('.json', '');
    test(`Reads well: ${name}`, () => assertReport(name, explanation(name)));
  }

  test('Leads from each place to its line, and from each name in the value to its explanation', () => {
    const { text, parts } = explanation('overridden');
    const links = parts.flatMap(({ start, end, target }) => {
      if (!target) return [];
      const to =
        target.kind === 'file' ? `${pathName(target.path)} line ${target.line}` : `explanation of ${target.name}`;
      return [`${text.slice(start, end)} -> ${to}`];
    });
    const recipe = 'meta-sample/images/hello-container.bb';
    assert.deepEqual(links, [
      `${recipe} -> ${recipe} line 1`,
      'PV -> explanation of PV',
      'meta-virtualization/classes/image-oci.bbclass:92 -> meta-virtualization/classes/image-oci.bbclass line 92',
      `${recipe}:7 -> ${recipe} line 7`,
      `${recipe}:8 -> ${recipe} line 8`,
      'meta-sample/classes/tag.bbclass -> meta-sample/classes/tag.bbclass line 1',
    ]);
  });

  test('Has parts that lie in order and apart from each other', () => {
    for (const name of ['overridden', 'hostile', 'unknown']) {
      const { text, parts } = explanation(name);
      let end = 0;
      for (const part of parts) {
        assert.ok(part.start >= end && part.end >= part.start && part.end <= text.length);
        end = part.end;
      }
    }
  });

  test('Shows control characters by their code, so that a value cannot look like anything else', () => {
    const { text } = explanation('hostile');
    assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
    assert.match(text, /second\\u000d\[link\]\(command:x\)\\u202e\\u001b\[31m/);
  });

  test('Cuts a value that is longer than anybody reads, and says so', () => {
    const writer = new ReportWriter();
    writeValue(writer, { kind: 'known', text: 'word '.repeat(100_000) }, '');
    const { text } = writer.finish();
    assert.ok(text.length < 21_000);
    assert.match(text, /… and 480,000 more characters\n$/);
  });
});

test('A file of a layer is shown from the folder of the layer on', () => {
  const shown = {
    '/home/me/yocto/meta-virtualization/classes/image-oci.bbclass': 'meta-virtualization/classes/image-oci.bbclass',
    '/w/openembedded-core/meta/classes-recipe/image.bbclass': 'meta/classes-recipe/image.bbclass',
    '/w/meta-x/recipes-core/app/files/conf/app.inc': 'meta-x/recipes-core/app/files/conf/app.inc',
    '/w/build/conf/local.conf': 'build/conf/local.conf',
    '/conf/local.conf': '/conf/local.conf',
    '/somewhere/else.bb': '/somewhere/else.bb',
  };
  for (const [path, name] of Object.entries(shown)) assert.equal(pathFromLayer(path), name);
});

describe('The comparison with BitBake', () => {
  const ours = {
    PN: { kind: 'known', text: 'hello' },
    LICENSE: { kind: 'known', text: 'MIT' },
    SUMMARY: { kind: 'known', text: '' },
    SRCREV: { kind: 'unknown', why: 'asks the network' },
    HOST_A: { kind: 'unknown', why: 'depends on the machine that builds' },
    HOST_B: { kind: 'unknown', why: 'depends on the machine that builds' },
    LONG: { kind: 'known', text: `${'same '.repeat(100)}mine ${'same '.repeat(200)}` },
    DATETIME: { kind: 'unknown', why: 'reads the time of the build' },
    BROKEN: { kind: 'failed', message: 'no such function' },
  } as const;
  const bitbake = {
    version: '2.19.0',
    skipped: 'incompatible with machine qemuarm64',
    others: [],
    values: {
      PN: { value: 'hello' },
      LICENSE: { value: 'GPL-2.0-only' },
      SUMMARY: { value: null },
      SRCREV: { value: 'AUTOINC' },
      HOST_A: { value: 'a' },
      HOST_B: { value: null },
      LONG: { value: `${'same '.repeat(100)}theirs ${'same '.repeat(200)}` },
      DATETIME: { value: '20260102030405' },
      BROKEN: { value: 'a\nb' },
    },
  };
  const comparison = compareValues(ours, bitbake);

  test('Reads well', () => {
    const recipe = { name: 'hello', path: '/layers/meta-sample/hello_1.0.bb' };
    const subject = {
      ours: { recipe, skipped: null, messages: [], values: ours },
      bitbake,
      comparison,
      configuration: 'qemux86-64 · nodistro',
    };
    assertReport('comparison', comparisonReport(subject, pathName));
  });

  test('Is summed up in a sentence', () => {
    const none = { same: [], different: [], unknown: [], volatile: [] };
    const all = comparisonSummary({ ...none, same: Array.from({ length: 2349 }, () => 'A') });
    assert.equal(all, '2,349 of 2,349 values are as BitBake has them.');
    const some = comparisonSummary(comparison);
    assert.equal(
      some,
      '1 of 8 values are as BitBake has them, 4 differ and 3 only a build can tell. 1 more changes with every run.',
    );
  });
});

test('The text of an image tells where each value comes from, and what only a build can tell', () => {
  const text = previewText({
    recipe: 'app',
    skipped: null,
    fields: [
      { name: 'entrypoint', variable: 'OCI_IMAGE_ENTRYPOINT', value: { kind: 'known', text: '/app', from: 'recipe' } },
      { name: 'command', variable: 'OCI_IMAGE_CMD', value: { kind: 'known', text: '', from: 'default' } },
      { name: 'tag', variable: 'OCI_IMAGE_TAG', value: { kind: 'unknown', why: 'reads the time of the build' } },
    ],
    layers: ['the whole root file system'],
    packages: { kind: 'known', names: ['busybox', 'app'] },
  });
  assert.equal(
    text,
    [
      'The OCI image of app',
      'entrypoint: /app (OCI_IMAGE_ENTRYPOINT, set by the recipe)',
      'tag: not known, because OCI_IMAGE_TAG reads the time of the build',
      'layer 1: the whole root file system',
      'packages: busybox app',
    ].join('\n'),
  );
});
