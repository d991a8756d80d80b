/** The Python that runs BitBake for a build folder, with BitBake's library: that of the build environment, wherever this is. */
import { delimiter } from 'node:path';
import { type BuildEnvironment, runsHere } from '../environments/buildEnvironment';
import { type BuildEnvironmentRequest, findBuildEnvironment } from '../environments/findBuildEnvironment';
import { pathEnvironment } from '../environments/hostEnvironment';
import { MissingProgramError } from '../startProgram';
import { type BitBakeLibrary, findBitBakeLibrary } from './bitbakeLibrary';
import type { BitBakePython, BitBakeValues, BitBakeValuesRequest } from './bitbakeValues';

export interface PythonOfBuild extends BitBakePython {
  /** What precedes the arguments: bitbakeValues.py, whose text goes along to where its file is not. */
  script(path: string, text: string): readonly string[];
  /** The request with the names that files have there; undefined where the recipe is not to be reached. */
  asThere(request: BitBakeValuesRequest): BitBakeValuesRequest | undefined;
  /** The values with the build folder by the name that it has here. */
  asHere(values: BitBakeValues): BitBakeValues;
  /** For the user: where it was looked for. */
  readonly description: string;
}

/**
 * Undefined where there is no library of BitBake; `configured` is the checkout that the user names for it, or empty. Rejects with UnusableSettingError where
 * the settings cannot be followed.
 */
export async function findBitBakePython(
  build: BuildEnvironmentRequest,
  configured: string,
): Promise<PythonOfBuild | undefined> {
  const environment = await findBuildEnvironment({ ...build, customCommand: [] }).catch((error: unknown) => {
    // Values need BitBake's library only, and that may lie where nobody has set it up.
    if (error instanceof MissingProgramError) return pathEnvironment(build.buildFolder);
    throw error;
  });
  if (!runsHere(environment)) return pythonThere(build.buildFolder, environment);
  const library = await findBitBakeLibrary(build.buildFolder, configured);
  return library && pythonHere(build, environment, library);
}

function pythonHere(
  { programs = {} }: BuildEnvironmentRequest,
  environment: BuildEnvironment,
  { folder, programFolders }: BitBakeLibrary,
): PythonOfBuild {
  const variables = { PATH: [...programFolders, process.env.PATH ?? ''].join(delimiter) };
  const program = Object.hasOwn(programs, 'python3') ? (programs.python3 ?? 'python3') : 'python3';
  return {
    library: folder,
    isHere: true,
    description: folder,
    // kas makes an environment of its own, of which PATH is a part.
    command: (words) =>
      environment.command(program, words, { isQuestion: true, ...(environment.kind === 'kas' ? {} : { variables }) }),
    script: (path) => [path],
    asThere: (request) => request,
    asHere: (values) => values,
  };
}

function pythonThere(buildFolder: string, environment: BuildEnvironment): PythonOfBuild {
  return {
    library: undefined,
    isHere: false,
    description: environment.description,
    command: (words) => environment.command('python3', words, { isQuestion: true }),
    script: (_path, text) => ['-c', text],
    asThere(request) {
      const recipe = environment.toRemotePath(request.recipe);
      return recipe === undefined ? undefined : { ...request, recipe, buildFolder: environment.buildFolder };
    },
    asHere: (values) => ({ ...values, values: withFolder(values.values, environment.buildFolder, buildFolder) }),
  };
}

function withFolder(values: BitBakeValues['values'], there: string, here: string): BitBakeValues['values'] {
  const renamed = (text: string | null) => text?.replaceAll(there, here) ?? null;
  return Object.fromEntries(
    Object.entries(values).map(([name, each]) => [name, 'value' in each ? { value: renamed(each.value) } : each]),
  );
}
