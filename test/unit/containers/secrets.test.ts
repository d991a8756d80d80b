import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isSecretName, isSecretValue, secretsIn } from '../../../server/src/containers/secrets';

describe('Secrets', () => {
  it('are told by the ends of names', () => {
    for (const name of ['CONTAINER_REGISTRY_PASSWORD', 'API_KEY', 'GITHUB_TOKEN', 'secret', 'deploy.token']) {
      assert.ok(isSecretName(name), name);
    }
    for (const name of ['PASSWORD_FILE', 'UBOOT_SIGN_KEYNAME', 'TOKENS', 'PSEUDO_PASSWD_PATH', 'MONKEY', 'TOKENIZER']) {
      assert.ok(!isSecretName(name), name);
    }
  });

  it('are no switches, paths, files, gaps and what is put in', () => {
    for (const value of ['x', 'hunter2', 'a b', 'Zm9vYmFy=']) assert.ok(isSecretValue(value), value);
    for (const value of [
      '',
      '1',
      'none',
      '/run/secret',
      './key',
      'app.pem',
      '${TOKEN}',
      'certs/app',
      '<password>',
      'xxx',
    ]) {
      assert.ok(!isSecretValue(value), value);
    }
  });

  it('are found by their form, and only they are marked', () => {
    const found = (text: string): readonly string[] =>
      secretsIn(text).map(({ span }) => text.slice(span.start, span.end));
    assert.deepEqual(found('git://me:s3cret@example.com/a.git'), ['s3cret']);
    assert.deepEqual(found('skopeo copy --src-creds=me:pw oci:a docker://b'), ['pw']);
    assert.deepEqual(found('docker login -u me -p pw registry'), ['pw']);
    assert.deepEqual(found('-----BEGIN OPENSSH PRIVATE KEY-----'), ['-----BEGIN OPENSSH PRIVATE KEY-----']);
    assert.deepEqual(found('usermod -P secret root;'), ['secret']);
  });

  it('are not seen in addresses and commands without one', () => {
    const texts = [
      'git://git@github.com/a.git;protocol=ssh',
      'http://example.com:8080/a@b',
      'git://${USER}:${PASSWORD}@example.com/a',
      'skopeo copy --dest-creds "$USER:$PASS" a b',
      'docker login -u me --password-stdin',
      'usermod -p ${HASH} root',
      'echo "  --creds <user:pass>  Direct credentials"',
      'echo "Error: --token value missing"',
      'https://user:password@example.com',
    ];
    for (const text of texts) assert.deepEqual(secretsIn(text), [], text);
  });
});
