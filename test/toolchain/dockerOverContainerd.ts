/** As much of the API of a Docker that keeps its images in containerd as loading and inspecting takes; Debian's Docker has no such store. */
import { createServer } from 'node:http';

export interface DockerOverContainerd {
  /** As DOCKER_HOST takes it. */
  readonly address: string;
  stop(): Promise<void>;
}

/** Listens at `socket`. Whatever is loaded has these layers, and a manifest that the daemon made. */
export async function startDockerOverContainerd(
  socket: string,
  layers: readonly string[],
): Promise<DockerOverContainerd> {
  const madeDigest = `sha256:${'1'.repeat(64)}`;
  const image = {
    Id: madeDigest,
    Descriptor: { mediaType: 'application/vnd.docker.distribution.manifest.v2+json', digest: madeDigest, size: 400 },
    RootFS: { Type: 'layers', Layers: layers },
  };
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    request.resume().once('end', () => {
      response.setHeader('Api-Version', '1.41').setHeader('Content-Type', 'application/json');
      if (path.includes('/images/load')) response.end('{"stream":"Loaded image"}\n');
      else if (path.endsWith('/json')) response.end(JSON.stringify(image));
      else response.end('OK');
    });
  });
  await new Promise<void>((resolve) => server.listen(socket, resolve));
  return {
    address: `unix://${socket}`,
    async stop() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
