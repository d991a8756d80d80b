/** Which of OCI's JSON formats a file is. Their names say little: it is told by the members of the object that the file is. */
import type { ConfigFormat } from './configFile';

/** Without one of these in the text no member is looked for. */
const hint =
  /\b(?:ociVersion|imageLayoutVersion|schemaVersion|manifests|layers|rootfs|diff_ids|architecture|defaultAction|process|syscalls)\b|SCMP_ACT_/i;

/** Undefined for JSON of anybody else, and for Docker's own manifests. */
export function ociFormatOf(path: string, text: string): ConfigFormat | undefined {
  if (path.endsWith('/oci-layout')) return 'oci-layout';
  if (!path.endsWith('.json') || !hint.test(text)) return undefined;
  const members = membersOf(text);
  if (members.size === 0) return undefined;
  const has = (...names: readonly string[]): boolean => names.every((name) => members.has(name.toLowerCase()));
  if (has('imageLayoutVersion')) return 'oci-layout';
  if (isRuntimeConfig(members, has)) return 'oci-runtime';
  if (isSeccompProfile(has, text)) return 'seccomp';
  return manifestFormat(path, members, text) ?? (isImageConfig(members, has, text) ? 'oci-image' : undefined);
}

/** The names in lower case, with what their values begin with. */
type Members = ReadonlyMap<string, string>;

type Has = (...names: readonly string[]) => boolean;

/** The state that runtimes hand to hooks has a version as well; it is written by no hand. What is for another system is read by another runtime. */
function isRuntimeConfig(members: Members, has: Has): boolean {
  if (!has('linux') && ['windows', 'solaris', 'zos', 'freebsd'].some((system) => has(system))) return false;
  if (has('ociVersion')) return !has('status', 'id');
  const begins = (name: string, mark: string): boolean => members.get(name)?.startsWith(mark) === true;
  return begins('process', '{') && begins('root', '{') && (begins('mounts', '[') || begins('linux', '{'));
}

function isSeccompProfile(has: Has, text: string): boolean {
  return (
    (has('defaultAction') &&
      (has('syscalls') || has('architectures') || has('archMap') || text.includes('SCMP_ACT_'))) ||
    (has('syscalls') && text.includes('SCMP_ACT_'))
  );
}

function manifestFormat(path: string, members: Members, text: string): ConfigFormat | undefined {
  const mediaType = members.get('mediatype') ?? '';
  if (/docker\.distribution/.test(mediaType) || isOfDocker(text)) return undefined;
  const isOci = /application\/vnd\.(?:oci|docker)\.|"sha(?:256|512)[:-]/.test(text);
  if (!members.has('schemaversion') && !isOci) return undefined;
  if (path.endsWith('/index.json') && (isBareIndex(members) || isMisspeltIndex(members, isOci))) return 'oci-index';
  const isIndex = members.has('manifests');
  const isManifest = members.has('layers') && (members.has('config') || isOci);
  if (isIndex !== isManifest) {
    if (isIndex) return isOci || members.get('manifests')?.startsWith('[]') ? 'oci-index' : undefined;
    return isOci ? 'oci-manifest' : undefined;
  }
  // Both or neither: the file says which one it is meant to be.
  if (/oci\.image\.index/.test(mediaType)) return 'oci-index';
  if (/oci\.image\.manifest/.test(mediaType)) return 'oci-manifest';
  if (isManifest) return 'oci-manifest';
  return isOci && members.has('config') && members.has('schemaversion') ? 'oci-manifest' : undefined;
}

/** A manifest of Docker may leave out what it is. */
function isOfDocker(text: string): boolean {
  return text.includes('application/vnd.docker.') && !text.includes('application/vnd.oci.');
}

/** An index of a layout that lists nothing yet, or nothing any more. */
function isBareIndex(members: Members): boolean {
  const ofIndexes = ['schemaversion', 'mediatype', 'manifests', 'annotations', 'artifacttype', 'subject'];
  return (
    /^["']?2\b/.test(members.get('schemaversion') ?? '') &&
    [...members.keys()].every((name) => ofIndexes.includes(name))
  );
}

/** An index whose list is called otherwise. */
function isMisspeltIndex(members: Members, isOci: boolean): boolean {
  return isOci && members.has('schemaversion') && !members.has('layers') && !members.has('config');
}

/** Docker's images of old, a folder a layer, have no list of layers and an identifier of their own. */
function isImageConfig(members: Members, has: Has, text: string): boolean {
  if (has('rootfs') && (has('architecture') || has('os') || has('config'))) {
    return has('architecture', 'os') || members.get('rootfs')?.startsWith('{') === true || /"diff_ids?"/i.test(text);
  }
  if (!has('architecture', 'os') || has('id')) return false;
  return (
    members.get('history')?.startsWith('[') ||
    (has('config') && /"(?:Cmd|Entrypoint|Env|ExposedPorts|WorkingDir)"/.test(text))
  );
}

/** The names of the outermost object in lower case, with what their values begin with; also where they stand in other quotes, or in none. */
function membersOf(text: string): Members {
  const members = new Map<string, string>();
  const tokens = /"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|[A-Za-z_]\w*|[[\]{}]/g;
  let depth = 0;
  for (let token = tokens.exec(text); token; token = tokens.exec(text)) {
    const [found] = token;
    if (found === '{' || found === '[') depth++;
    else if (found === '}' || found === ']') depth--;
    else if (depth === 1) {
      const value = /^\s*:\s*/.exec(text.slice(tokens.lastIndex, tokens.lastIndex + 40));
      if (!value) continue;
      const start = tokens.lastIndex + value[0].length;
      members.set(found.replace(/["']/g, '').toLowerCase(), text.slice(start, start + 80).replace(/^\[\s*\]/, '[]'));
    }
  }
  return text.trimStart().startsWith('[') ? new Map() : members;
}
