/** Reads indexes, manifests and configs: bounded, and compared with the digest that they are asked for by. */
import { chunksOf } from '../byteCursor';
import type { ImageFiles } from '../files/imageFiles';
import { ImageError, reasonOf } from '../imageError';
import type { ImageHost } from '../imageHost';
import type { ImageProblems } from '../imageProblems';
import { allJsonBytes, largestJsonBytes } from '../limits';
import { blobPath, type Descriptor } from './descriptor';

export interface JsonBlob {
  readonly value: unknown;
  readonly sizeBytes: number;
  /** Of what was read, with sha256. */
  readonly digest: string;
}

export class JsonBlobs {
  private bytesRead = 0;

  constructor(
    readonly files: ImageFiles,
    private readonly host: Pick<ImageHost, 'digester'>,
    private readonly problems: ImageProblems,
  ) {}

  /** Undefined where it cannot be read, which is a problem then; one that is not what its descriptor says is read, and a problem too. */
  async blob(descriptor: Descriptor, role: string): Promise<JsonBlob | undefined> {
    const { digest, parsed, sizeBytes } = descriptor;
    try {
      const bytes = await this.bytes(blobPath(parsed));
      const actual = this.digestOf(bytes, parsed.algorithm);
      if (bytes.length !== sizeBytes) {
        this.problems.error(`${role} ${digest} has ${bytes.length} bytes, not the ${sizeBytes} it should have`, digest);
      }
      if (actual !== digest)
        this.problems.error(`${role} ${digest} is not what its digest says: it has ${actual}`, digest);
      return { value: parsedJson(bytes), sizeBytes: bytes.length, digest: this.digestOf(bytes, 'sha256') };
    } catch (error) {
      this.problems.error(`${role} ${digest} ${reasonOf(error)}`, digest);
      return undefined;
    }
  }

  /** Rejects with an ImageError that names the file. */
  async file(path: string): Promise<JsonBlob> {
    try {
      const bytes = await this.bytes(path);
      return { value: parsedJson(bytes), sizeBytes: bytes.length, digest: this.digestOf(bytes, 'sha256') };
    } catch (error) {
      throw new ImageError(`${path} ${reasonOf(error)}`);
    }
  }

  private async bytes(path: string): Promise<Uint8Array> {
    const source = await this.files.open(path);
    try {
      const { sizeBytes } = source;
      if (sizeBytes > largestJsonBytes) throw new ImageError(`has ${sizeBytes} bytes: more than 4 MiB are not read`);
      this.bytesRead += sizeBytes;
      if (this.bytesRead > allJsonBytes) throw new ImageError('is not read: the image has more than 64 MiB of JSON');
      const chunks: Uint8Array[] = [];
      for await (const chunk of chunksOf(source)) chunks.push(chunk);
      return Buffer.concat(chunks);
    } finally {
      await source.close();
    }
  }

  private digestOf(bytes: Uint8Array, algorithm: 'sha256' | 'sha512'): string {
    const digester = this.host.digester(algorithm);
    digester.update(bytes);
    return `${algorithm}:${digester.hex()}`;
  }
}

function parsedJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (error) {
    throw new ImageError(`is no JSON: ${reasonOf(error)}`);
  }
}
