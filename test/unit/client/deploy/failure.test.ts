import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type DeployFailureCause, explainFailure } from '../../../../client/src/toolchain/deploy/failure';

const here = (program: string) => ({ kind: 'program', program }) as const;
const there = (program: string) => ({ kind: 'host', host: 'root@board', program }) as const;

describe('What is said of a daemon that cannot be used', () => {
  const dial = (socket: string, why: string) => `dial unix ${socket}: connect: ${why}`;
  const cases: readonly (readonly [
    output: string,
    about: ReturnType<typeof here | typeof there>,
    cause: DeployFailureCause,
    message: RegExp,
  ])[] = [
    [
      'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?',
      here('docker'),
      'daemon',
      /^Docker does not run on this machine\. Start it: sudo systemctl start docker$/,
    ],
    [
      `failed to connect to the docker API at unix:///var/run/docker.sock; check if the path is correct and if the daemon is running: ${dial('/var/run/docker.sock', 'no such file or directory')}`,
      here('/opt/bin/docker'),
      'daemon',
      /^Docker does not run on this machine/,
    ],
    [
      `permission denied while trying to connect to the docker API at unix:///var/run/docker.sock: ${dial('/var/run/docker.sock', 'permission denied')}`,
      here('docker'),
      'notLetIn',
      /group docker \(sudo usermod --append --groups docker \$USER\), and log in again\.$/,
    ],
    [
      `ctr: failed to dial "/run/containerd/containerd.sock": ${dial('/run/containerd/containerd.sock', 'no such file or directory')}`,
      here('ctr'),
      'daemon',
      /sudo systemctl start containerd$/,
    ],
    [
      `ctr: failed to dial "/run/containerd/containerd.sock": ${dial('/run/containerd/containerd.sock', 'permission denied')}`,
      there('ctr'),
      'notLetIn',
      /^containerd on root@board does not let this user in: its images are for root only\.$/,
    ],
  ];
  for (const [output, about, cause, message] of cases) {
    it(`tells "${output.slice(0, 60)}…"`, () => {
      const failure = explainFailure(`${output}\n`, 1, about);
      assert.equal(failure.cause, cause);
      assert.match(failure.message, message);
    });
  }
});
