/** What is to be evaluated: the build folder in use, else the layers at hand, with what the user has chosen. */
import type { ConfigurationRequest } from '../project/evaluation/configuration';
import { layersRequest } from '../project/evaluation/layersRequest';
import type { FileReader } from '../project/files';
import { isFile } from '../project/files';
import type { ProjectSnapshot } from '../project/index/projectSnapshot';
import type { Settings } from './settings';

/** Undefined where the core layer is missing: without `bitbake.conf` nearly every value would come out otherwise. */
export function evaluationRequest(
  snapshot: Pick<ProjectSnapshot, 'build' | 'layers' | 'searchPath'>,
  settings: Pick<Settings, 'machine' | 'distro' | 'multiconfig'>,
  reader: FileReader,
): ConfigurationRequest | undefined {
  if (!snapshot.searchPath.some((folder) => isFile(reader, `${folder}/conf/bitbake.conf`))) return undefined;
  const { machine, distro, multiconfig = '' } = settings;
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
