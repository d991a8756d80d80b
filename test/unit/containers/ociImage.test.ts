import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { baseImage } from '../../../server/src/containers/baseImage';
import { exposedPort } from '../../../server/src/containers/exposedPort';
import { commandSplitting, isWrapper, processWords } from '../../../server/src/containers/imageProcess';
import { bitbakeArchitecture, goArchitecture } from '../../../server/src/containers/ociArchitecture';

describe('The process of an OCI image', () => {
  it('is split by each release in its own way', () => {
    assert.equal(commandSplitting('kirkstone', 'umoci'), 'raw');
    assert.equal(commandSplitting('whinlatter', 'umoci'), 'blanks');
    assert.equal(commandSplitting('wrynose', 'umoci'), 'quoted-words');
    assert.equal(commandSplitting('master', 'sloci-image'), 'raw');
  });

  it('takes the arguments of the entrypoint rather than the command', () => {
    const texts = { entrypoint: 'app', entrypointArguments: "-c 'a b'", command: '/bin/sh' };
    assert.deepEqual(processWords(texts, 'master'), ['app', '-c', 'a b']);
    assert.deepEqual(processWords(texts, 'scarthgap'), ['app', '-c', "'a", "b'"]);
    assert.deepEqual(processWords({ ...texts, entrypointArguments: '' }, 'master'), ['app', '/bin/sh']);
    assert.equal(processWords({ ...texts, entrypoint: "it's" }, 'master'), undefined);
  });

  it('may be a program that runs another', () => {
    for (const words of [['/sbin/tini', '--'], ['/docker-entrypoint.sh'], ['wrap', '--']]) assert.ok(isWrapper(words));
    for (const words of [['curl'], ['/usr/sbin/nginx', '-g'], ['sh'], []]) assert.ok(!isWrapper(words));
  });
});

describe('A port of an OCI image', () => {
  it('is a number with a protocol or without', () => {
    assert.deepEqual(exposedPort('8080'), { kind: 'port', number: 8080, protocol: 'tcp' });
    assert.deepEqual(exposedPort('53/udp'), { kind: 'port', number: 53, protocol: 'udp' });
  });

  it('is nothing else, and what was meant is told where it is certain', () => {
    const meant = (word: string) => {
      const port = exposedPort(word);
      return port.kind === 'wrong' ? [port.how, port.meant] : port;
    };
    assert.deepEqual(meant('8080:80'), ['pair', '80']);
    assert.deepEqual(meant('127.0.0.1:8080:80/tcp'), ['pair', '80/tcp']);
    assert.deepEqual(meant('80/tcp,443/tcp'), ['separator', '80/tcp 443/tcp']);
    assert.deepEqual(meant('tcp/80'), ['other', '80/tcp']);
    assert.deepEqual(meant('8000-8010'), ['range', undefined]);
    assert.deepEqual(meant('0'), ['number', undefined]);
    assert.deepEqual(meant('80/http'), ['protocol', undefined]);
    assert.deepEqual(meant('http'), ['other', undefined]);
  });
});

describe('The base of an OCI image', () => {
  it('is a recipe, a folder, or what the class takes for an image of a registry', () => {
    assert.equal(baseImage(''), undefined);
    assert.deepEqual(baseImage('/srv/base'), { kind: 'path' });
    assert.deepEqual(baseImage('container-base'), { kind: 'recipe', name: 'container-base' });
    assert.deepEqual(baseImage('alpine:3.24'), { kind: 'recipe', name: 'alpine:3.24' });
    assert.deepEqual(baseImage('alpine-3.24'), { kind: 'remote', isName: true });
    assert.deepEqual(baseImage('library/alpine'), { kind: 'remote', isName: false });
  });
});

describe('Names of architectures', () => {
  it("are Go's in images", () => {
    const names = ['x86_64', 'aarch64', 'i686', 'armv7', 'powerpc64le', 'loongarch64'].map(goArchitecture);
    assert.deepEqual(names, ['amd64', 'arm64', '386', 'arm', 'ppc64le', 'loong64']);
    for (const name of ['amd64', 'arm64', 'arm', '386', 'riscv64', 's390x'])
      assert.equal(goArchitecture(name), undefined);
  });

  it("are BitBake's in metadata", () => {
    assert.deepEqual(['amd64', 'arm64', 'riscv64'].map(bitbakeArchitecture), ['x86_64', 'aarch64', undefined]);
  });
});
