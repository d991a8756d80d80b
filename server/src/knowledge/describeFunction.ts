/** A function that BitBake or openembedded-core gives, as Markdown for hovers, completion and `metavirt explain`. */
import { sourceOf } from './entry';
import { type PythonFunction, type PythonKind, pythonFunctionNamed, writtenSignature } from './pythonFunctions';
import { type ShellFunction, shellFunctionNamed, writtenUsage } from './shellFunctions';

/** What is known of a name of Python or of a shell function; undefined for all others. */
export function describeKnownFunction(name: string): string | undefined {
  const python = pythonFunctionNamed(name);
  if (python) return describePython(python);
  const shell = shellFunctionNamed(name);
  return shell && describeShell(shell);
}

export function pythonKindWords({ kind }: PythonFunction): string {
  return kind === undefined ? 'Python function' : kindWords[kind];
}

const kindWords: Readonly<Record<PythonKind, string>> = {
  class: 'Python class',
  event: 'event',
  exception: 'exception',
  module: 'Python module',
  object: 'Python object',
  attribute: 'attribute',
};

function describePython(known: PythonFunction): string {
  const { name, meaning, parameters, example, definedIn } = known;
  return joined([
    `**\`${name}\`** · ${pythonKindWords(known)}`,
    parameters.length === 0 ? '' : code('python', writtenSignature(known)),
    meaning,
    list(parameters.map(({ name: parameter, meaning: of }) => `- \`${parameter}\`: ${of}`)),
    // An example that stands in a recipe shows where the code goes; all others are code alone.
    example === undefined ? '' : code(/^(?:python |[A-Z])/.test(example) ? 'bitbake' : 'python', example),
    origin(definedIn),
  ]);
}

function describeShell(known: ShellFunction): string {
  const { name, meaning, arguments: all, class: ofClass, stage, example, definedIn, see = [] } = known;
  return joined([
    `**\`${name}\`** · shell function`,
    all.length === 0 ? '' : code('sh', writtenUsage(known)),
    meaning,
    list([
      ...all.map(({ name: argument, meaning: of }) => `- \`${argument}\`: ${of}`),
      ...(ofClass === undefined ? [] : [`- Needs: \`inherit ${ofClass}\``]),
      `- For: ${stage}`,
    ]),
    example === undefined ? '' : code('bitbake', example),
    see.length === 0 ? '' : `See also: ${see.map((each) => `\`${each}\``).join(', ')}`,
    origin(definedIn),
  ]);
}

function origin(path: string): string {
  return `*${sourceOf(path)}*: \`${path}\``;
}

function joined(blocks: readonly string[]): string {
  return blocks.filter((block) => block !== '').join('\n\n');
}

function list(lines: readonly string[]): string {
  return lines.join('\n');
}

function code(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\n\`\`\``;
}
