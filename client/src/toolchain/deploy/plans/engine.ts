/**
 * To an engine, on this machine or over ssh: skopeo writes an archive that the engine then reads from its standard input. An engine names an
 * image when it has all of it, so that an interrupted load leaves at most layers that the next one uses.
 */
import { join } from 'node:path';
import { localProgram } from '../localProgram';
import type { FailureSubject } from '../plan';
import type { SingleImage } from '../platformImages';
import type { SourceImage } from '../sourceImage';
import { hostName, overSsh } from '../ssh';
import { type ArchiveFormat, type DeployTarget, type Engine, type ImageName, kubernetesNamespace } from '../target';
import type { Planned, PlanningSituation } from './planned';
import { copyOnePlatform } from './skopeoCopy';

interface EngineCommands {
  /** The archive that the engine reads; docker knows OCI's from release 25 only. */
  readonly format: ArchiveFormat;
  /** The name that the engine gives to one without a registry. */
  fullName(name: ImageName): string;
  readonly load: readonly string[];
  /** Prints the folder of its images, where it can tell. */
  readonly storage?: readonly string[];
  /** Prints the digest of the manifest or of the configuration. */
  show(name: string): readonly string[];
}

const localName = ({ registry, repository, tag }: ImageName) => `${registry ?? 'localhost'}/${repository}:${tag}`;
const dockerName = ({ registry, repository, tag }: ImageName) =>
  `${registry === undefined ? '' : `${registry}/`}${repository}:${tag}`;
/** What Kubernetes makes of a name before it asks containerd. */
const kubernetesName = ({ registry, repository, tag }: ImageName) => {
  const folder = repository.includes('/') ? '' : 'library/';
  return registry === undefined ? `docker.io/${folder}${repository}:${tag}` : `${registry}/${repository}:${tag}`;
};

/**
 * Docker that keeps images in containerd, as new installations do from release 29 on, calls an image after a manifest that it has made itself: the
 * layers tell the image then. Such a Docker alone has a descriptor; to ask the others for `.Descriptor` would be an error.
 */
const dockerDigests = '{{.Id}}{{if index . "Descriptor"}} {{json .RootFS.Layers}}{{end}}';

function containerdCommands(ctr: readonly string[]): EngineCommands {
  const images = [...ctr, '--namespace', kubernetesNamespace, 'images'];
  return {
    format: 'oci-archive',
    fullName: kubernetesName,
    load: [...images, 'import', '-'],
    show: (name) => [...images, 'list', `name==${name}`],
  };
}

const engines: Readonly<Record<Engine, EngineCommands>> = {
  podman: {
    format: 'oci-archive',
    fullName: localName,
    load: ['podman', 'load'],
    storage: ['podman', 'info', '--format', '{{.Store.GraphRoot}}'],
    show: (name) => ['podman', 'image', 'inspect', '--format', '{{.Digest}} sha256:{{.Id}}', name],
  },
  docker: {
    format: 'docker-archive',
    fullName: dockerName,
    load: ['docker', 'load'],
    storage: ['docker', 'info', '--format', '{{.DockerRootDir}}'],
    show: (name) => ['docker', 'image', 'inspect', '--format', dockerDigests, name],
  },
  containerd: containerdCommands(['ctr']),
  k3s: containerdCommands(['k3s', 'ctr']),
};

/** What the image is called in the engine. */
export function nameInEngine(engine: Engine, name: ImageName): string {
  return engines[engine].fullName(name);
}

export function planEngine(
  image: SourceImage,
  target: Extract<DeployTarget, { kind: 'engine' }>,
  situation: PlanningSituation,
): Planned {
  const { engine, host } = target;
  const commands = engines[engine];
  const name = commands.fullName(target.name);
  const archive = join(situation.scratch, 'image.tar');
  const copy = copyOnePlatform(
    image,
    {
      title: 'Write an archive',
      argument: `${commands.format}:${archive}:${name}`,
      options: [],
      about: { kind: 'program', program: 'skopeo' },
    },
    situation,
  );
  if ('failure' in copy) return copy;
  const command = (words: readonly string[]) => (host ? overSsh(host, words) : localProgram(words));
  const [program = engine] = commands.load;
  const about: FailureSubject = host ? { kind: 'host', host: hostName(host), program } : { kind: 'program', program };
  const place = host ? `${engine} on ${hostName(host)}` : engine;
  return {
    reference: name,
    digest: copy.copied.digest,
    steps: [
      ...copy.steps,
      {
        kind: 'run',
        title: `Load it into ${place}`,
        command: { ...command(commands.load), inputFile: archive },
        about,
        isRepeatable: host !== undefined,
        ...(commands.storage ? { storage: command(commands.storage) } : {}),
      },
      {
        kind: 'run',
        title: `Compare the digest that ${place} has`,
        command: command(commands.show(name)),
        about,
        isRepeatable: host !== undefined,
        check: { kind: 'digestInOutput', expected: digestsOf(copy.copied) },
      },
    ],
  };
}

/** Docker makes a manifest of its own for what it loads, and tells the digest of the configuration, or the layers. */
function digestsOf({ digest, imageId, diffIds }: SingleImage): readonly string[] {
  const layers = diffIds.length > 0 ? [JSON.stringify(diffIds)] : [];
  return imageId === undefined ? [digest] : [digest, imageId, ...layers];
}
