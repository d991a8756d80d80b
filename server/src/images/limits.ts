/** How much of an image is read. Images come with a workspace, and may be made to exhaust whoever reads them. */

const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;

/** Of one index, manifest or config: registries take no more than 4 MiB either (distribution-spec, "Pushing Manifests"). */
export const largestJsonBytes = 4 * mebibyte;

/** Of all indexes, manifests and configs of one image file together. */
export const allJsonBytes = 64 * mebibyte;

/** Indexes below `index.json`; one level is what tools write. */
export const deepestIndex = 4;

/** Manifests of one image file, over all platforms and tags. */
export const mostImages = 1000;

/** Descriptors in one index, and layers of one image: runtimes stop at 127 layers. */
export const mostDescriptors = 2000;

/** Lines of an image's history, with those that made no layer. */
export const mostHistoryLines = 5000;

/** Files in the tar that an archive of an image is. */
export const mostArchiveMembers = 100_000;

/** Files and folders of all layers of an image together, folders that no entry names included. */
export const mostFiles = 500_000;

/** As Linux has it (PATH_MAX). */
export const longestPathBytes = 4096;

/** Folders within folders: ten times as many as there are in what is honest. */
export const deepestFolder = 256;

/** Of one layer, or of an archive that is compressed as a whole, uncompressed. */
export const largestLayerBytes = 64 * gibibyte;

/** How many times its compressed size it may grow to, once that is more than `suspiciousBytes`: zeros grow to 1030 times theirs with gzip. */
export const highestRatio = 200;
export const suspiciousBytes = gibibyte;

/** Texts about one image: what is wrong in thousands of places is told of the first ones. */
export const mostProblems = 100;

/** Entries in one answer. */
export const mostListed = 1000;

/** Entries in a list of the largest or the most wasteful files. */
export const mostRanked = 100;

/** Of a file that an editor shows; editors take no more than some tens of megabytes either. */
export const largestShownBytes = 5 * mebibyte;

/** Of a file that is no text: what tells its format, and a few pages of it. */
export const shownBinaryBytes = 4096;
