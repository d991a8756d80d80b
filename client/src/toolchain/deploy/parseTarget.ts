/**
 * Reads a target from one line:
 *
 *     docker://registry.example.com/team/app:1.0    a registry
 *     podman:app:1.0  docker:…  containerd:…  k3s:… an engine of this machine
 *     oci-archive:PATH  docker-archive:PATH         a file
 *     ssh://[USER@]HOST[:PORT]/podman:app:1.0       an engine or a file of another machine
 *     vdkr:app:1.0  vpdmn:app:1.0                   the layer's helper machines
 *     container-registry[:TAG,TAG]                  the layer's own registry, by its script
 *
 * A name that is left out, as in `podman`, is the image's own.
 */
import { isAbsolute, resolve } from 'node:path';
import { parseImageReference } from '../images/imageReference';
import type { ArchiveFormat, DeployTarget, Engine, ImageName, SshHost } from './target';

/** What a target takes from its surroundings. */
export interface TargetSituation {
  /** The name of the image where the target gives none. */
  readonly name: ImageName;
  /** The folder at which relative paths begin. */
  readonly folder: string;
  /** The script of the layer's registry, if there is one. */
  readonly containerRegistryScript: string | undefined;
  /** Whether the certificates of a registry are looked at. */
  verifiesCertificates(registry: string): boolean;
  readonly authFile?: string;
  readonly certificateFolder?: string;
  readonly sshConfigFile?: string;
}

export type ParsedTarget =
  | { readonly kind: 'target'; readonly target: DeployTarget }
  | { readonly kind: 'invalid'; readonly why: string };

const engines: readonly Engine[] = ['podman', 'docker', 'containerd', 'k3s'];
const archives: readonly ArchiveFormat[] = ['oci-archive', 'docker-archive'];

export function parseTarget(text: string, situation: TargetSituation): ParsedTarget {
  const trimmed = text.trim();
  if (trimmed.startsWith('docker://')) return parseRegistry(trimmed, situation);
  if (trimmed.startsWith('ssh://')) return parseRemote(trimmed.slice('ssh://'.length), situation);
  const { kind, rest } = split(trimmed);
  if (/^(?:vdkr|vpdmn)(?:-(?:x86_64|aarch64))?$/.test(kind)) {
    return named(rest, situation, (name) => ({ kind: 'vcontainer', program: kind, name }));
  }
  if (kind === 'container-registry') return parseContainerRegistry(rest, situation);
  return parsePlace(trimmed, situation, undefined);
}

/** An image's name with or without a registry. */
function parseImageName(text: string): ImageName | undefined {
  const complete = parseImageReference(text);
  if (complete.kind === 'valid') return complete.reference;
  const local = parseImageReference(`localhost/${text}`);
  return local.kind === 'valid' ? { ...local.reference, registry: undefined } : undefined;
}

function parseRegistry(text: string, situation: TargetSituation): ParsedTarget {
  const parsed = parseImageReference(text);
  if (parsed.kind === 'invalid') return parsed;
  const { reference } = parsed;
  const { authFile, certificateFolder } = situation;
  return accepted({
    kind: 'registry',
    reference,
    tlsVerify: situation.verifiesCertificates(reference.registry),
    ...(authFile === undefined ? {} : { authFile }),
    ...(certificateFolder === undefined ? {} : { certificateFolder }),
  });
}

function parseRemote(text: string, situation: TargetSituation): ParsedTarget {
  const slash = text.indexOf('/');
  const host = slash < 0 ? undefined : parseHost(text.slice(0, slash), situation);
  if (!host) return invalid('Begin with the machine, as in ssh://root@192.168.7.2/podman:app:1.0');
  return parsePlace(text.slice(slash + 1), situation, host);
}

function parseHost(text: string, { sshConfigFile }: TargetSituation): SshHost | undefined {
  const parts = /^(?:([A-Za-z0-9_][\w.-]*)@)?([A-Za-z0-9_][\w.-]*|\[[0-9a-fA-F:]+\])(?::(\d{1,5}))?$/.exec(text);
  const host = parts?.[2]?.replace(/^\[|\]$/g, '');
  if (!parts || host === undefined) return undefined;
  return {
    host,
    ...(parts[1] === undefined ? {} : { user: parts[1] }),
    ...(parts[3] === undefined ? {} : { port: Number(parts[3]) }),
    ...(sshConfigFile === undefined ? {} : { configFile: sshConfigFile }),
  };
}

/** An engine or a file, here or on the host. */
function parsePlace(text: string, situation: TargetSituation, host: SshHost | undefined): ParsedTarget {
  const { kind, rest } = split(text);
  const onHost = host ? { host } : {};
  const engine = engines.find((each) => each === kind);
  if (engine) return named(rest, situation, (name) => ({ kind: 'engine', engine, name, ...onHost }));
  const format = archives.find((each) => each === kind);
  if (!format) return invalid(`"${kind}" is no kind of target. There are ${kinds.join(', ')}.`);
  if (rest === '') return invalid(`Name the file: ${format}:/path/to/image.tar`);
  if (host && !isAbsolute(rest)) return invalid(`Name the file on ${host.host} by its whole path`);
  const path = host ? rest : resolve(situation.folder, rest);
  return accepted({ kind: 'archive', format, path, name: situation.name, ...onHost });
}

const kinds = ['docker://', ...engines, ...archives, 'ssh://', 'vdkr', 'vpdmn', 'container-registry'];

function parseContainerRegistry(rest: string, { containerRegistryScript: script }: TargetSituation): ParsedTarget {
  if (script === undefined) {
    return invalid(
      'The build folder has no container-registry/container-registry.sh. "bitbake container-registry-index -c generate_registry_script" writes it.',
    );
  }
  const tags = rest === '' ? [] : rest.split(',');
  const wrong = tags.find((tag) => !/^\w[\w.-]{0,127}$/.test(tag));
  return wrong === undefined ? accepted({ kind: 'containerRegistry', script, tags }) : invalid(`"${wrong}" is no tag`);
}

function named(text: string, { name }: TargetSituation, target: (name: ImageName) => DeployTarget): ParsedTarget {
  const given = text === '' ? name : parseImageName(text);
  return given ? accepted(target(given)) : invalid(`"${text}" is no name of an image such as app:1.0`);
}

function split(text: string): { readonly kind: string; readonly rest: string } {
  const colon = text.indexOf(':');
  return colon < 0 ? { kind: text, rest: '' } : { kind: text.slice(0, colon), rest: text.slice(colon + 1) };
}

function accepted(target: DeployTarget): ParsedTarget {
  return { kind: 'target', target };
}

function invalid(why: string): ParsedTarget {
  return { kind: 'invalid', why };
}
