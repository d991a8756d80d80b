/** The part of desktop VS Code's command line that tests use. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { WorkbenchTarget } from './workbenchAddress';

export interface CodeArguments {
  readonly target: WorkbenchTarget;
  readonly extensionsFolder?: string | undefined;
  /** A flag of ours: a desktop would be told by its profile. */
  readonly asksForTrust: boolean;
}

/** Reads a command line of `code`. Flags that mean nothing without a desktop are left out. */
export function parseCodeArguments(commandLine: readonly string[]): CodeArguments {
  const { values, positionals } = parseArgs({
    args: [...commandLine],
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
      'extensions-dir': { type: 'string' },
      'ask-for-trust': { type: 'boolean' },
      'user-data-dir': { type: 'string' },
    },
  });
  const paths = positionals.map((path) => resolve(path)).filter((path) => existsSync(path));
  const tests = values.extensionTestsPath;
  const extensionsFolder = values['extensions-dir'];
  return {
    target: {
      folder: paths.find((path) => statSync(path).isDirectory()),
      openFile: paths.find((path) => statSync(path).isFile()),
      developmentExtensions: (values.extensionDevelopmentPath ?? []).map((path) => resolve(String(path))),
      tests: typeof tests === 'string' ? resolve(tests) : undefined,
    },
    asksForTrust: values['ask-for-trust'] === true,
    extensionsFolder: typeof extensionsFolder === 'string' ? resolve(extensionsFolder) : undefined,
  };
}
