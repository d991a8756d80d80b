/** The `metavirt` program. Each subcommand's code is loaded only when it is asked for: the language server starts at once. */
import { join } from 'node:path';
import type { Output } from './parse';

const usage = `Usage: metavirt COMMAND

  --stdio                 start the language server, for any editor
  parse FILE...           print what BitBake's parser makes of each file
  lint [PATH...]          report what BitBake or a container runtime takes otherwise than it was meant
  eval RECIPE...          print the values that BitBake would give to the variables of recipes
  image RECIPE            show the OCI image that a recipe will give
  image PATH              show what a built image holds, print a file of it, verify it, or compare it with another one or a recipe
  explain NAME            say what a rule, variable, class, feature, task or configuration key is
  deploy IMAGE TARGET...  bring an image to a registry, an engine, an archive or another machine
  stats [DIR...]          measure discovering, reading, parsing and indexing layers
  --help, --version

Exit status: 0 fine, 1 findings or a failed question, 2 wrong use.`;

async function main(args: readonly string[], output: Output): Promise<number | undefined> {
  const [command, ...rest] = args;
  switch (command) {
    case '--stdio':
    case '--node-ipc':
      (await import('../lsp/main')).startServer();
      return undefined;
    case 'parse':
      return (await import('./parse')).runParse(rest, output);
    case 'lint':
      return (await import('./lint')).runLint(rest, output, join(__dirname, 'metavirt.js'));
    // What the program starts itself in a second thread.
    case 'lint-helper':
      (await import('./lint/helperThread')).helpToLint();
      return undefined;
    case 'explain':
      return (await import('./explain')).runExplain(rest, output);
    case 'stats':
      return (await import('./stats')).runStats(rest, output);
    case 'eval':
      return (await import('./eval')).runEval(rest, output);
    case 'image':
      return (await import('./image')).runImage(rest, output);
    case '--help':
    case '-h':
      output.out(usage);
      return 0;
    case '--version':
      output.out((await import('../lsp/serverInfo')).serverInfo.version);
      return 0;
    default:
      output.err(
        command
          ? `metavirt: unknown command ${command}; see metavirt --help`
          : 'metavirt: name a command; see metavirt --help',
      );
      return 2;
  }
}

const standardOutput: Output = {
  out: (text) => void process.stdout.write(`${text}\n`),
  err: (text) => void process.stderr.write(`${text}\n`),
};

// Who reads the output may have seen enough: `metavirt lint | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

main(process.argv.slice(2), standardOutput).then(
  (exitCode) => {
    if (exitCode !== undefined) process.exitCode = exitCode;
  },
  (error: unknown) => {
    standardOutput.err(`metavirt: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  },
);
