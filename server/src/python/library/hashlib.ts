/** The module `hashlib`: MD5 and SHA-256, which metadata makes names and checksums with. */
import { raise } from '../exception';
import { defineNative } from '../native';
import { typeName } from '../typeName';
import { PyBytes, PyModule, type PyValue, Unknown } from '../value';
import { textOf } from './arguments';
import { md5 } from './hashlib/md5';
import { sha256 } from './hashlib/sha256';
import { LibraryObject, methodTable } from './libraryObject';
import { libraryTable } from './libraryTable';
import { methodsOf } from './methodsOf';

type Digest = (message: Uint8Array) => Uint8Array;

const ALGORITHMS: ReadonlyMap<string, Digest> = new Map([
  ['md5', md5],
  ['sha256', sha256],
]);

const OTHERS = ['sha1', 'sha224', 'sha384', 'sha512', 'blake2b', 'blake2s', 'sha3_256', 'sha3_512'];

/** The steps that hashing a byte costs. */
const STEPS_A_BYTE = 2;

class HashObject extends LibraryObject {
  readonly typeName = '_hashlib.HASH';
  protected readonly methods = METHODS;

  constructor(
    readonly algorithm: string,
    readonly digest: Digest,
    public message: Uint8Array,
  ) {
    super();
  }

  protected override field(name: string): PyValue | undefined {
    if (name === 'name') return this.algorithm;
    return name === 'digest_size' ? this.digest(new Uint8Array()).length : undefined;
  }
}

const defineHashMethod = methodsOf(HashObject);

function bytesOf(value: PyValue | undefined): Uint8Array {
  if (value instanceof PyBytes) return value.bytes;
  if (typeof value === 'string') return raise('TypeError', 'Strings must be encoded before hashing');
  return raise('TypeError', `object supporting the buffer API required, not ${typeName(value ?? null)}`);
}

const METHODS = methodTable([
  defineHashMethod('update(self, data)', (run, hash, data) => {
    const added = bytesOf(data);
    run.spend(1 + hash.message.length / 64 + added.length);
    const message = new Uint8Array(hash.message.length + added.length);
    message.set(hash.message);
    message.set(added, hash.message.length);
    hash.message = message;
    return null;
  }),
  defineHashMethod('digest(self)', (run, hash) => {
    run.spend(64 + STEPS_A_BYTE * hash.message.length);
    return new PyBytes(hash.digest(hash.message));
  }),
  defineHashMethod('hexdigest(self)', (run, hash) => {
    run.spend(64 + STEPS_A_BYTE * hash.message.length);
    return [...hash.digest(hash.message)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }),
  defineHashMethod('copy(self)', (_run, self) => {
    const { algorithm, digest, message } = self;
    return new HashObject(algorithm, digest, message);
  }),
]);

function createHash(name: string, data: PyValue | undefined): PyValue {
  const digest = ALGORITHMS.get(name);
  if (!digest) return new Unknown(`needs the ${name} hash of something`);
  return new HashObject(name, digest, data === null || data === undefined ? new Uint8Array() : bytesOf(data));
}

export function createHashlibModule(): PyModule {
  const attributes = libraryTable([
    ...[...ALGORITHMS.keys(), ...OTHERS].map((name) =>
      defineNative(`${name}(string=None, **keywords)`, (_run, data) => createHash(name, data)),
    ),
    defineNative('new(name, string=None, **keywords)', (_run, name, data) =>
      createHash(textOf(name).toLowerCase(), data),
    ),
  ]);
  return new PyModule('hashlib', attributes, (name) =>
    name.startsWith('__') ? undefined : new Unknown(`uses hashlib.${name}`),
  );
}
