/** New recipes: their text as expected files, held to our own linter and evaluated; and what is taken for an answer. */
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import {
  containersProblem,
  nameProblem,
  packagesProblem,
  programArgumentsProblem,
  programProblem,
} from '../../../client/src/recipes/answerProblems';
import type { BuildSituation } from '../../../client/src/recipes/buildSituation';
import { layerChoices } from '../../../client/src/recipes/layerChoice';
import { nextSteps } from '../../../client/src/recipes/nextSteps';
import { buildTarget, type RecipePlan, recipePath } from '../../../client/src/recipes/recipePlan';
import { recipeText } from '../../../client/src/recipes/recipeText';
import { diagnostics } from '../../../server/src/features/diagnostics';
import { releases } from '../../../server/src/knowledge/release';
import { CodeChecker } from '../../../server/src/syntax/bitbake/codeProblems';
import { parse } from '../../../server/src/syntax/bitbake/parse';
import { type EvaluatedProject, evaluatedProject, evaluatedRoot } from '../../spec/evaluatedProject';
import { plansFor, testedReleases } from './recipes/plans';

const cases = join(dirname(fileURLToPath(import.meta.url)), 'recipes');

/** Compares with a file, or writes it with UPDATE_EXPECTED=1. */
function assertText(path: string, text: string): void {
  const file = join(cases, path);
  if (process.env.UPDATE_EXPECTED) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  assert.equal(text, readFileSync(file, 'utf8'));
}

function fileOf(plan: RecipePlan, release: string) {
  const path = `${evaluatedRoot}/meta-virtualization/${recipePath(plan.name)}`;
  return { path, tree: parse(recipeText(plan, release), 'recipe') };
}

describe('A new recipe', () => {
  let project: EvaluatedProject;
  before(async () => {
    project = await evaluatedProject();
  });

  for (const release of ['kirkstone', 'scarthgap', 'wrynose', 'master']) {
    for (const plan of plansFor(release)) {
      test(`Reads well on ${release}: ${plan.name}`, () => {
        assertText(`${release}/${plan.name}.bb`, recipeText(plan, release));
      });
    }
  }

  for (const release of testedReleases) {
    for (const plan of plansFor(release)) {
      test(`Has no finding of the linter on ${release}: ${plan.name}`, () => {
        const known = releases.find(({ name }) => name === release);
        assert.ok(known);
        const options = { release: known.name, code: new CodeChecker() };
        assert.deepEqual(diagnostics(project.snapshot, fileOf(plan, release), options), []);
      });
    }
  }

  for (const release of ['scarthgap', 'master']) {
    for (const plan of plansFor(release).filter(({ kind }) => ['image', 'layered', 'base'].includes(kind))) {
      test(`Evaluates on ${release}: ${plan.name}`, () => {
        const file = fileOf(plan, release);
        project.edit(file);
        const metadata = project.values.forFile(file)?.metadata;
        assert.ok(metadata);
        assert.equal(metadata.skipped, undefined);
        assert.deepEqual(metadata.messages, []);
        assert.deepEqual(metadata.variable('PN'), { kind: 'known', text: plan.name });
        assert.deepEqual(metadata.variable('IMAGE_FSTYPES'), { kind: 'known', text: 'container oci' });
      });
    }
  }

  test('Is written for the newest release where the layers do not tell theirs', () => {
    for (const plan of plansFor('master')) assert.equal(recipeText(plan, null), recipeText(plan, 'master'));
  });

  test('Is built by its name, or by that of the variant that mcextend makes', () => {
    const index: RecipePlan = { kind: 'multiarch', name: 'all', container: 'app' };
    assert.equal(buildTarget(index, 'wrynose'), 'all');
    assert.equal(buildTarget(index, 'master'), 'all-app');
    assert.equal(buildTarget({ kind: 'base', name: 'base', packages: [] }, 'master'), 'base');
  });
});

describe('An answer', () => {
  const taken = new Set(['curl']);

  test('Names the recipe', () => {
    for (const name of ['hello', 'hello-container', 'a2b']) assert.equal(nameProblem(name, taken), undefined, name);
  });

  test('Is refused as a name with the reason', () => {
    const reasons: readonly (readonly [string, RegExp])[] = [
      ['', /needs a name/],
      ['curl', /already/],
      ['my_app', /version/],
      ['MyApp', /Lower case/],
      ['my.app', /Lower case/],
      ['../app', /Lower case/],
      ['a/b', /Lower case/],
      ['app-2', /tag/],
      ['app-native', /-native/],
      ['app-oci', /-oci/],
      ['nativesdk-app', /SDK/],
      ['app-', /cannot end/],
      ['a'.repeat(65), /At most/],
    ];
    for (const [name, reason] of reasons) assert.match(nameProblem(name, taken) ?? '', reason, name);
  });

  test('Names packages and containers', () => {
    for (const text of ['', 'curl', '  curl   libstdc++ python3-core ']) assert.equal(packagesProblem(text), undefined);
    for (const text of ['curl,less', 'a;b', 'A', '${PN}', 'a"b', '$(x)']) assert.ok(packagesProblem(text), text);
    assert.equal(containersProblem('app container-base'), undefined);
    for (const text of ['', 'docker.io/library/redis', 'app:latest', 'a.b']) assert.ok(containersProblem(text), text);
  });

  test('Names the program', () => {
    for (const text of ['', 'curl', '/usr/bin/hello-2.0']) assert.equal(programProblem(text), undefined, text);
    for (const text of ['/usr/bin/hello --all', '"x"', 'a;b', '$HOME/x', "it's"]) assert.ok(programProblem(text), text);
  });

  test('Gives the arguments as far as the release hands them over', () => {
    const fine: readonly (readonly [string, string])[] = [
      ['', 'kirkstone'],
      ['--all', 'kirkstone'],
      ['--all --now', 'scarthgap'],
      ["-c 'a b'", 'wrynose'],
      ["'a b' 'c'", 'master'],
    ];
    for (const [text, release] of fine) assert.equal(programArgumentsProblem(text, release), undefined, text);
    const wrong: readonly (readonly [string, string])[] = [
      ['--all --now', 'kirkstone'],
      ["-c 'a b'", 'whinlatter'],
      ["it's", 'master'],
      ["a'b c'd", 'master'],
      ['"a"', 'master'],
      ['a;b', 'master'],
      ['$HOME', 'master'],
      ['a\\', 'master'],
      ["'".repeat(5001), 'master'],
    ];
    for (const [text, release] of wrong) assert.ok(programArgumentsProblem(text, release), text);
  });
});

describe('The layers for a new recipe', () => {
  test('Are those of the workspace first, and published ones apart', () => {
    const layers = [
      { name: 'core', path: '/src/openembedded-core/meta' },
      { name: 'other', path: '/src/meta-other' },
      { name: 'mine', path: '/yocto/meta-mine' },
      { name: 'virtualization-layer', path: '/yocto/meta-virtualization' },
    ];
    const { own, published } = layerChoices(layers, ['/yocto']);
    assert.deepEqual(
      own.map(({ name }) => name),
      ['mine', 'other'],
    );
    assert.deepEqual(
      published.map(({ name }) => name),
      ['core', 'virtualization-layer'],
    );
  });
});

describe('The next steps', () => {
  const layer = { name: 'mine', path: '/yocto/meta-mine' };
  const nothingKnown: BuildSituation = {
    buildFolder: undefined,
    hasMetaVirtualization: false,
    layerPaths: undefined,
    distroFeatures: undefined,
    multiconfigs: undefined,
    packageClasses: undefined,
    containerProfile: undefined,
  };
  const complete: BuildSituation = {
    buildFolder: '/yocto/build',
    hasMetaVirtualization: true,
    layerPaths: ['/yocto/build/../meta-mine/'],
    distroFeatures: ['virtualization', 'systemd', 'seccomp', 'vcontainer'],
    multiconfigs: ['vruntime-aarch64', 'vruntime-x86-64', 'container-aarch64', 'container-x86-64'],
    packageClasses: ['package_rpm'],
    containerProfile: 'podman',
  };

  for (const plan of plansFor('master')) {
    test(`Say all where nothing is known: ${plan.name}`, () => {
      assertText(`nextSteps/${plan.name}.md`, nextSteps({ plan, release: 'master', layer }, nothingKnown));
    });

    test(`Are to build and to use it where nothing is missing: ${plan.name}`, () => {
      const page = nextSteps({ plan, release: 'master', layer }, complete);
      assert.deepEqual(
        [...page.matchAll(/^## (\d)\. (\S+)/gm)].map(([, number]) => number),
        ['1', '2'],
      );
      assert.match(page, /^## 1\. Build it$/m);
    });
  }

  test('Name the features that an older release lacks', () => {
    const [plan] = plansFor('scarthgap');
    assert.ok(plan);
    const page = nextSteps({ plan, release: 'scarthgap', layer }, { ...complete, distroFeatures: ['systemd'] });
    assert.match(page, /DISTRO_FEATURES:append = " virtualization"/);
    assert.doesNotMatch(page, /meta-virt-host/);
  });

  test('Warn of packages that give empty layers, and of an engine that does not read the containers', () => {
    const plans = plansFor('wrynose');
    const steps = (kind: string, situation: BuildSituation) => {
      const plan = plans.find((each) => each.kind === kind);
      assert.ok(plan);
      return nextSteps({ plan, release: 'wrynose', layer }, situation);
    };
    assert.match(steps('layered', { ...complete, packageClasses: ['package_ipk'] }), /layers come out empty/);
    assert.doesNotMatch(steps('image', { ...complete, packageClasses: ['package_ipk'] }), /empty/);
    assert.match(steps('host', { ...complete, containerProfile: 'k3s-host' }), /`k3s-host`, whose engine/);
  });
});
