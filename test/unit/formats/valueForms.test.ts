import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type FormName, valueForm } from '../../../server/src/formats/keys/valueForms';

/** What is meant by a text that is not of the form; the text itself where it is. */
function meant(form: FormName, text: string): string | undefined {
  const { accepts, meant: correct } = valueForm(form);
  return accepts(text) ? text : correct?.(text);
}

describe('The forms of texts in configuration files', () => {
  it('have what the author most likely meant', () => {
    const cases: readonly (readonly [FormName, string, string | undefined])[] = [
      ['architecture', 'x86_64', 'amd64'],
      ['architecture', 'ARM64', 'arm64'],
      ['architecture', 'armv7l', 'arm'],
      ['architecture', 'riscv64', 'riscv64'],
      ['variant', '7', 'v7'],
      ['capability', 'net_admin', 'CAP_NET_ADMIN'],
      ['capability', 'CAP_SYSADMIN', 'CAP_SYS_ADMIN'],
      ['digest', `SHA256:${'AB'.repeat(32)}`, `sha256:${'ab'.repeat(32)}`],
      ['digest', 'ab'.repeat(32), `sha256:${'ab'.repeat(32)}`],
      ['digest', `sha512:${'ab'.repeat(64)}`, `sha512:${'ab'.repeat(64)}`],
      ['digest', `sha256:${'ab'.repeat(31)}`, undefined],
      ['time', '2026-01-31 12:00:00', '2026-01-31T12:00:00Z'],
      ['time', '2026-01-31T12:00:00.5+01:00', '2026-01-31T12:00:00.5+01:00'],
      ['time', '2026-13-31', undefined],
      ['annotation', 'org.opencontainers.image.titel', 'org.opencontainers.image.title'],
      ['annotation', 'org.opencontainer.image.title', 'org.opencontainers.image.title'],
      ['annotation', 'org.example.image.title', 'org.example.image.title'],
      ['mountOption', 'readonly', 'ro'],
      ['mountOption', 'NoSuid', 'nosuid'],
      ['mountOption', 'no-exec', 'noexec'],
      ['mountOption', 'lowerdir=/a,b', 'lowerdir=/a,b'],
      ['mountOption', 'ro,nosuid', 'ro", "nosuid'],
      ['port', '80/TCP', '80/tcp'],
      ['port', '9000-9010/udp', '9000-9010/udp'],
      ['port', '70000', undefined],
      ['errno', 'EPREM', 'EPERM'],
      ['signalName', 'SIGTEM', 'SIGTERM'],
      ['signalName', 'term', 'term'],
      ['signalName', 'SIGRTMIN+3', 'SIGRTMIN+3'],
      ['referenceName', 'registry.example/app:1.0', 'registry.example/app:1.0'],
      ['referenceName', 'app 1.0', undefined],
      ['systemCall', 'wirte', 'write'],
      ['systemCall', 'sys_openat', 'openat'],
      ['systemCall', 'READ', 'read'],
      ['systemCall', 'read*', 'read'],
      ['systemCall', 'something_of_a_newer_kernel', 'something_of_a_newer_kernel'],
      ['layerMediaType', 'application/vnd.oci.image.layer.v1.tar.gzip', 'application/vnd.oci.image.layer.v1.tar+gzip'],
      [
        'layerMediaType',
        'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
        'application/vnd.cncf.helm.chart.content.v1.tar+gzip',
      ],
      ['pathFromRoot', 'srv/app', '/srv/app'],
    ];
    assert.deepEqual(
      cases.map(([form, text]) => meant(form, text)),
      cases.map(([, , expected]) => expected),
    );
  });
});
