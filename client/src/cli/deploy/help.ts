/** What `metavirt deploy --help` prints. */
export const deployHelp = `Usage: metavirt deploy IMAGE TARGET... [OPTION...]

Brings an image to each target and compares the digest that it has there. IMAGE is an OCI layout, an archive of one, or the name of an image
in the deploy folders of the build folder: that of its recipe, such as container-base, or of its link, such as container-base-latest.

TARGET is one of
  docker://REGISTRY/NAME[:TAG]    a registry; of an index, all platforms
  podman[:NAME]  docker[:NAME]    an engine of this machine
  containerd[:NAME]  k3s[:NAME]   the images that Kubernetes uses, in containerd or in k3s's own
  oci-archive:PATH                a file; of an index, all platforms
  docker-archive:PATH             a file for docker load
  ssh://[USER@]HOST[:PORT]/...    podman, docker, containerd, k3s or an archive on another machine, through ssh and its configuration
  vdkr[:NAME]  vpdmn[:NAME]       the layer's helper machines
  container-registry[:TAG,...]    the layer's own registry, with the container-registry.sh of the build folder

  --build DIR          the build folder; without it $BUILDDIR, or the present folder if it is one
  --image NAME         which of several images in the layout
  --platform OS/ARCH   for targets that take the image of one platform; without it that of this machine
  --authfile FILE      registry credentials; without it those of podman login and docker login
  --username NAME      with --password-stdin: the password is the first line of standard input
  --password-stdin
  --cert-dir DIR       the certificates of the registry's authority
  --insecure           take plain HTTP and unknown certificates; without --cert-dir, a registry on this machine needs none anyway
  --manifest FILE      put the image into this manifest of Kubernetes and apply it; without such a file, a new Deployment
  --ssh-config FILE    in place of ~/.ssh/config
  --dry-run            print what would be done
  --json               print a JSON object a target, a line each
  --help

Interrupted at any point, it leaves nothing unfinished under the image's name, and running it again finishes the work.

Exit status: 0 every target has the image; 1 one of them does not, or there is no such image; 2 wrong use.`;
