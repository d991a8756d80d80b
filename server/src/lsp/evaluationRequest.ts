/** What is to be evaluated: the build folder in use, else the layers at hand, with what the user has chosen. */
import type { ConfigurationRequest } from '../project/evaluation/configuration';
import { layersRequest } from '../project/evaluation/layersRequest';
import type { FileReader } from '../project/files';
import { isFile } from '../project/files';
import type { ProjectSnapshot } from '../project/index/projectSnapshot';
import { folderOf } from '../project/paths';
import type { Settings } from './settings';

type RequestedProject = Pick<ProjectSnapshot, 'build' | 'layers' | 'searchPath'>;
type RequestedSettings = Partial<Pick<Settings, 'machine' | 'distro' | 'multiconfig'>>;

/** What is to be evaluated, be there a core layer or not: `withoutCore` tells. */
export function evaluationRequest(
  snapshot: RequestedProject,
  settings: RequestedSettings,
  reader: FileReader,
): ConfigurationRequest {
  const hasCore = snapshot.searchPath.some((folder) => isFile(reader, `${folder}/conf/bitbake.conf`));
  return { ...requestFor(snapshot, settings), withoutCore: !hasCore };
}

/** One configuration file by itself, with what it includes. */
export function singleFileRequest(path: string, searchPath: readonly string[]): ConfigurationRequest {
  const bare = { searchPath, files: [path] };
  return { topFolder: folderOf(path), layers: [], chosen: new Map(), multiconfig: '', bare };
}

function requestFor(
  snapshot: RequestedProject,
  { machine, distro, multiconfig = '' }: RequestedSettings,
): ConfigurationRequest {
  const chosen = new Map<string, string>();
  if (machine !== undefined) chosen.set('MACHINE', machine);
  if (distro !== undefined) chosen.set('DISTRO', distro);
  if (snapshot.build) return { topFolder: snapshot.build.path, layers: undefined, chosen, multiconfig };
  const layers = snapshot.layers.map(({ root }) => root);
  return { ...layersRequest(layers, chosen), multiconfig };
}

/** Whether two requests ask for the same. */
export function isSameRequest(
  first: ConfigurationRequest | undefined,
  second: ConfigurationRequest | undefined,
): boolean {
  return asText(first) === asText(second);
}

function asText(request: ConfigurationRequest | undefined): string {
  return JSON.stringify(request && { ...request, chosen: [...request.chosen] });
}
