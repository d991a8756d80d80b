import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { defaultIn } from '../../../server/src/knowledge/entry';
import {
  classNamed,
  entriesNamed,
  flagsOf,
  operatorNamed,
  profileNamed,
  taskNamed,
  valuesFor,
  variableNamed,
  variables,
} from '../../../server/src/knowledge/knowledge';
import { namePattern } from '../../../server/src/knowledge/namePattern';
import { nearestOf } from '../../../server/src/knowledge/nearestName';
import type { ReleaseName } from '../../../server/src/knowledge/release';

describe('Knowledge lookups', () => {
  it('finds a variable behind its overrides', () => {
    assert.equal(variableNamed('OCI_LAYERS')?.name, 'OCI_LAYERS');
    assert.equal(variableNamed('OCI_LAYERS:append:qemuarm64')?.name, 'OCI_LAYERS');
    assert.equal(variableNamed('RDEPENDS:${PN}-extra')?.name, 'RDEPENDS');
  });

  it('takes the longest name that is known', () => {
    assert.equal(variableNamed('PACKAGECONFIG:append:pn-podman')?.name, 'PACKAGECONFIG:pn-podman');
    assert.equal(variableNamed('PACKAGECONFIG:pn-unheard-of')?.name, 'PACKAGECONFIG:pn-<recipe>');
    assert.equal(variableNamed('PACKAGECONFIG:qemuarm64')?.name, 'PACKAGECONFIG');
    assert.equal(variableNamed('IMAGE_TYPEDEP:oci')?.name, 'IMAGE_TYPEDEP:oci');
    assert.equal(variableNamed('IMAGE_TYPEDEP:ext4')?.name, 'IMAGE_TYPEDEP:<type>');
  });

  it('fills placeholders in', () => {
    assert.equal(variableNamed('PREFERRED_VERSION_podman')?.name, 'PREFERRED_VERSION_<recipe>');
    assert.equal(variableNamed('PREFERRED_VERSION_xen')?.name, 'PREFERRED_VERSION_xen');
    assert.equal(variableNamed('LAYERSERIES_COMPAT_sample')?.name, 'LAYERSERIES_COMPAT_<layer>');
    assert.equal(variableNamed('VIRTUAL-RUNTIME_graphics')?.name, 'VIRTUAL-RUNTIME_<name>');
    assert.equal(variableNamed('BBFILE_PATTERN_sample')?.name, 'BBFILE_PATTERN_<layer>');
    assert.equal(variableNamed('BBFILE_PATTERN_IGNORE_EMPTY_sample')?.name, 'BBFILE_PATTERN_IGNORE_EMPTY_<layer>');
  });

  it('knows nothing of other names', () => {
    for (const name of ['', ':', 'FOO', 'PREFERRED_VERSION_', 'OCI_LAYERS_', 'constructor', '__proto__']) {
      assert.equal(variableNamed(name), undefined, name);
      assert.deepEqual(valuesFor(name), [], name);
    }
  });

  it('leaves environment variables and kernel parameters out of the variables of recipes', () => {
    const names = new Set(variables().map((entry) => entry.name));
    for (const name of ['VDKR_ARCH', 'k3s.role', 'IMAGE_VERSION']) assert.ok(!names.has(name), name);
    assert.ok(names.has('OCI_IMAGE_TAG'));
  });

  it('tells the kinds of one name apart', () => {
    assert.deepEqual(
      entriesNamed('podman').map((entry) => entry.kind),
      ['profile'],
    );
    assert.equal(profileNamed('podman')?.kind, 'profile');
    assert.equal(classNamed('image-oci')?.kind, 'class');
    assert.equal(classNamed('podman'), undefined);
    assert.equal(taskNamed('do_image_oci')?.kind, 'task');
    assert.equal(operatorNamed('??=')?.kind, 'operator');
  });

  it('gives the default of the release', () => {
    assert.equal(defaultOf('OCI_IMAGE_ENTRYPOINT', 'kirkstone'), 'sh');
    assert.equal(defaultOf('OCI_IMAGE_ENTRYPOINT', 'langdale'), 'sh');
    assert.equal(defaultOf('OCI_IMAGE_ENTRYPOINT', 'wrynose'), '');
    assert.equal(defaultOf('OCI_IMAGE_ENTRYPOINT', undefined), '');
    assert.equal(defaultOf('PREFERRED_PROVIDER_virtual/docker', 'kirkstone'), 'docker-ce');
    assert.equal(defaultOf('PREFERRED_PROVIDER_virtual/docker', 'master'), 'docker-moby');
    assert.equal(defaultOf('BUNDLED_CONTAINERS', 'master'), undefined);
  });

  it('gives the values of the release', () => {
    assert.deepEqual(values('OCI_LAYER_MODE'), ['single', 'multi']);
    assert.ok(!values('CONTAINER_PROFILE', 'whinlatter').includes('incus'));
    assert.ok(values('CONTAINER_PROFILE', 'wrynose').includes('incus'));
    assert.ok(!values('CONTAINER_PROFILE', 'wrynose').includes('lxc'));
    assert.deepEqual(values('CONTAINER_PROFILE', 'scarthgap'), []);
  });

  it('gives features and image types as values', () => {
    assert.ok(values('DISTRO_FEATURES:append').includes('virtualization'));
    assert.ok(values('IMAGE_FEATURES').includes('container-registry'));
    assert.ok(values('MACHINE_FEATURES').includes('pci'));
    assert.deepEqual(
      values('IMAGE_FSTYPES').filter((value) => value === 'oci' || value === 'container'),
      ['oci', 'container'],
    );
  });

  it('gives flags of tasks to tasks and flags of variables to variables', () => {
    const ofTask = flagsOf('do_compile').map((flag) => flag.value);
    const ofVariable = flagsOf('OCI_MULTIARCH_MC').map((flag) => flag.value);
    assert.ok(ofTask.includes('noexec') && ofTask.includes('vardeps') && !ofTask.includes('unexport'));
    assert.ok(ofVariable.includes('aarch64') && ofVariable.includes('doc') && !ofVariable.includes('noexec'));
  });

  it('answers in microseconds', () => {
    variableNamed('OCI_LAYERS');
    const lookups = 2000;
    const start = performance.now();
    for (let index = 0; index < lookups; index++) variableNamed(`UNKNOWN_${index}:append:pn-x`);
    const eachMs = (performance.now() - start) / lookups;
    assert.ok(eachMs < 0.2, `${eachMs} ms for a name that is not known`);
  });
});

describe('Name patterns', () => {
  it('asks for at least one character in a placeholder', () => {
    const matches = namePattern('IMAGE_CMD:<type>');
    assert.ok(matches('IMAGE_CMD:oci'));
    assert.ok(!matches('IMAGE_CMD:'));
    assert.ok(!matches('IMAGE_CMD'));
  });

  it('fills several placeholders in', () => {
    const matches = namePattern('A_<x>_B_<y>');
    assert.ok(matches('A_1_B_2'));
    assert.ok(!matches('A__B_2'));
    assert.ok(!matches('A_1_C_2'));
  });
});

describe('Nearest name', () => {
  it('finds a name with a slip', () => {
    assert.equal(nearestOf('OCI_LAYER_MOD', ['OCI_LAYERS', 'OCI_LAYER_MODE']), 'OCI_LAYER_MODE');
    assert.equal(nearestOf('oci_layers', ['OCI_LAYERS']), 'OCI_LAYERS');
  });

  it('gives nothing for a name unlike all others', () => {
    assert.equal(nearestOf('SOMETHING_ELSE', ['OCI_LAYERS']), undefined);
    assert.equal(nearestOf('', ['OCI_LAYERS']), undefined);
  });
});

function values(variable: string, release?: ReleaseName): readonly string[] {
  return valuesFor(variable, release).map((value) => value.value);
}

function defaultOf(name: string, release: ReleaseName | undefined): string | undefined {
  const entry = variableNamed(name);
  assert.ok(entry);
  return defaultIn(entry, release)?.value;
}
