/** Makes everything fail that would change a file, start a program or use the network, and notes that it was tried. */
import childProcess from 'node:child_process';
import dgram from 'node:dgram';
import dns from 'node:dns';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import workerThreads from 'node:worker_threads';

type Functions = Record<string, unknown>;

const changesFiles =
  /^(?:write|append|unlink|rm|mkdir|mkdtemp|rename|copyFile|cp|symlink|link|chmod|lchmod|fchmod|chown|lchown|fchown|truncate|ftruncate|utimes|lutimes|futimes|createWrite)/;

const effects: readonly (readonly [module: object, pattern: RegExp])[] = [
  [fs, changesFiles],
  [fs.promises, /./],
  [childProcess, /^(?:spawn|exec|fork)/],
  [workerThreads, /^Worker$/],
  [net, /^(?:connect|createConnection|createServer)/],
  [dgram, /^createSocket/],
  [dns, /^(?:lookup|resolve)/],
];

/** What was tried while `work` ran, each once. Reading files and listing folders stay possible. */
export function effectsOf(work: () => void): readonly string[] {
  const tried = new Set<string>();
  const originals: (() => void)[] = [];
  const replace = (module: Functions, name: string, replacement: unknown): void => {
    const original = module[name];
    module[name] = replacement;
    originals.push(() => {
      module[name] = original;
    });
  };
  const refuse = (name: string) => (): never => {
    tried.add(name);
    throw new Error(`${name} was called`);
  };
  for (const [module, pattern] of effects) {
    const functions = module as Functions;
    for (const [name, original] of Object.entries(functions)) {
      if (typeof original === 'function' && pattern.test(name)) replace(functions, name, refuse(name));
    }
  }
  const { openSync } = fs;
  replace(fs as unknown as Functions, 'openSync', (path: fs.PathLike, flags: fs.OpenMode = 'r', mode?: fs.Mode) =>
    flags === 'r' || flags === fs.constants.O_RDONLY ? openSync(path, flags, mode) : refuse('openSync for writing')(),
  );
  syncBuiltinESMExports();
  try {
    work();
  } finally {
    for (const restore of originals) restore();
    syncBuiltinESMExports();
  }
  return [...tried];
}
