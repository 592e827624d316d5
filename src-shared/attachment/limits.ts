/** Longest file a dossier takes: about forty pages scanned in colour at 200 dpi. */
export const fileLimit = 20 * 1024 * 1024;

/** All files of one dossier together. */
export const dossierLimit = 200 * 1024 * 1024;

/**
 * Bytes of one piece, when a file goes up, lies on disk and comes back. In base64 it stays under the
 * longest request a host takes, and a multiple of three needs no padding.
 */
export const chunkBytes = 180 * 1024;

/** What sealing adds to each piece at rest: nonce and tag of AES-256-GCM. */
export const sealBytes = 12 + 16;

/** Bytes of a file of `bytes` as it lies at rest. */
export const sealedSize = (bytes: number): number => bytes + Math.ceil(bytes / chunkBytes) * sealBytes;

/** Pixels of one picture: an A3 sheet at 600 dpi has 70 million; more stops an old PC when it is shown. */
export const pixelLimit = 150_000_000;
