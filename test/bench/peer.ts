/**
 * The same measurements of the official BitBake language server, npm's `language-server-bitbake`, where somebody has installed it: it is
 * measured only, never used or shipped.
 */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { isBitBakeByPlace, type LayerFile } from '../corpus/layerFiles';
import { rateOf } from '../corpus/parseTimes';

/** The part of `web-tree-sitter` that is used here. */
interface TreeSitter {
  new (): {
    setLanguage(language: unknown): void;
    parse(text: string): { readonly rootNode: { hasError: boolean }; delete(): void };
  };
  init(): Promise<void>;
  readonly Language: { load(path: string): Promise<unknown> };
}

const passCount = 3;

/** The command that starts the peer over its standard input and output. */
export function peerCommand(folder: string): string[] {
  return [process.execPath, join(folder, 'node_modules/language-server-bitbake/out/server.js'), '--stdio'];
}

/**
 * Parses the files with the peer's grammar. How many of BitBake's own files it finds errors in tells what its users see underlined;
 * what other programs' files look like to it says nothing.
 */
export async function peerParseRate(folder: string, files: readonly LayerFile[]) {
  const peerRequire = createRequire(join(folder, 'package.json'));
  const Parser = peerRequire('web-tree-sitter') as TreeSitter;
  await Parser.init();
  const parser = new Parser();
  const grammar = join(folder, 'node_modules/language-server-bitbake/tree-sitter-bitbake.wasm');
  parser.setLanguage(await Parser.Language.load(grammar));
  const passes: number[] = [];
  let filesWithErrors = 0;
  for (let pass = 0; pass <= passCount; pass++) {
    filesWithErrors = 0;
    const start = performance.now();
    for (const { path, text } of files) {
      const tree = parser.parse(text);
      if (tree.rootNode.hasError && isBitBakeByPlace(path)) filesWithErrors++;
      tree.delete();
    }
    if (pass > 0) passes.push(performance.now() - start);
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { files: files.length, bytes, ...rateOf(passes, bytes), filesWithErrors };
}
