/** The recorded conformance cases: small BitBake files and what BitBake answered to each. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { RecordedError, RecordedLog, RecordedParse } from './recordedAnswer';
import type { RecordedDatastoreVariable } from './recordedVariable';

export interface ConformanceCase {
  /** `edges/join-inside-name.conf` */
  readonly name: string;
  readonly path: string;
  /** What BitBake answered in the end, evaluation included. */
  readonly answer: {
    readonly outcome: 'ok' | 'error' | 'skipped';
    readonly error?: RecordedError;
    readonly log?: readonly RecordedLog[];
    readonly vars?: Readonly<Record<string, RecordedDatastoreVariable>>;
    readonly tasks?: Readonly<Record<string, unknown>>;
    /** The files of the classes, in order. */
    readonly inherits?: readonly string[];
  };
  /** What BitBake's line parser alone made of the file. */
  readonly parsed: RecordedParse;
}

const folder = join(dirname(fileURLToPath(import.meta.url)), 'parser');

export function conformanceCases(): ConformanceCase[] {
  return ['basic', 'edges'].flatMap((suite) => {
    const expected = readJson(join(folder, suite, 'expected.json')) as {
      cases: Record<string, ConformanceCase['answer']>;
    };
    const statements = readJson(join(folder, suite, 'statements.json')) as Record<string, RecordedParse>;
    const files = readdirSync(join(folder, suite)).filter((file) => /\.(bb|conf)$/.test(file));
    return files.sort().map((file) => {
      const [answer, parsed] = [expected.cases[file], statements[file]];
      if (!answer || !parsed) throw new Error(`${suite}/${file} has no recorded answer`);
      return { name: `${suite}/${file}`, path: join(folder, suite, file), answer, parsed };
    });
  });
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, 'utf8'));
}
