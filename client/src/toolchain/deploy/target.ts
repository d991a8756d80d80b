/** Where an image can go, as data. */
import type { ImageReference } from '../images/imageReference';

/** A machine that ssh reaches; what is not said here is up to the user's own ssh configuration. */
export interface SshHost {
  readonly user?: string;
  /** A name, an address or an alias of the ssh configuration. */
  readonly host: string;
  readonly port?: number;
  /** A configuration file that takes the place of the user's own. */
  readonly configFile?: string;
}

/** What keeps images on a machine and runs them. k3s brings a containerd of its own. */
export type Engine = 'podman' | 'docker' | 'containerd' | 'k3s';

/** The name that an image gets in an engine or archive; without a registry, the engine's own default is meant. */
export interface ImageName {
  readonly registry: string | undefined;
  readonly repository: string;
  readonly tag: string;
}

export type ArchiveFormat = 'oci-archive' | 'docker-archive';

export type DeployTarget =
  | {
      readonly kind: 'registry';
      readonly reference: ImageReference;
      /** False accepts plain HTTP and unknown certificates. */
      readonly tlsVerify: boolean;
      /** A credentials file; without one skopeo looks in its own places (REGISTRY_AUTH_FILE, then the login files of podman and docker). */
      readonly authFile?: string;
      /** A folder with the certificates of the registry's authority. */
      readonly certificateFolder?: string;
    }
  | {
      readonly kind: 'engine';
      readonly engine: Engine;
      readonly name: ImageName;
      /** Without one, this machine. */
      readonly host?: SshHost;
    }
  | {
      readonly kind: 'archive';
      readonly format: ArchiveFormat;
      /** An absolute path. */
      readonly path: string;
      readonly name: ImageName;
      readonly host?: SshHost;
    }
  | {
      readonly kind: 'vcontainer';
      /** `vdkr` or `vpdmn`, the layer's helper machines with docker and podman, or their names with an architecture. */
      readonly program: string;
      readonly name: ImageName;
    }
  | {
      readonly kind: 'containerRegistry';
      /** The script that the layer's recipe container-registry-index writes into the build folder. */
      readonly script: string;
      /** None leaves the tags to the script. */
      readonly tags: readonly string[];
    };

/** The namespace in which Kubernetes looks for images. */
export const kubernetesNamespace = 'k8s.io';
