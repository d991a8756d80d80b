/** Makes everything throw that would change a file, start a program or use the network. */
import childProcess from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

type Functions = Record<string, unknown>;

const effects: readonly (readonly [module: Functions, pattern: RegExp])[] = [
  [
    fs as unknown as Functions,
    /^(?:write|append|unlink|rm|mkdir|rename|copyFile|symlink|link|chmod|chown|truncate|utimes|createWrite|open|ftruncate|mkdtemp|cp)/,
  ],
  [childProcess as unknown as Functions, /^(?:spawn|exec|fork)/],
  [net as unknown as Functions, /^(?:connect|createConnection|createServer)/],
];

/** Until the returned function is called. Reading files whole and listing folders stay possible. */
export function forbidEffects(): () => void {
  const originals: (() => void)[] = [];
  for (const [module, pattern] of effects) {
    for (const [name, original] of Object.entries(module)) {
      if (typeof original !== 'function' || !pattern.test(name)) continue;
      module[name] = () => {
        throw new Error(`${name} was called`);
      };
      originals.push(() => {
        module[name] = original;
      });
    }
  }
  syncBuiltinESMExports();
  return () => {
    for (const restore of originals) restore();
    syncBuiltinESMExports();
  };
}
