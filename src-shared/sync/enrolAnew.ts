/** After these a counter only goes on with its ward as a new device, with a new one-time code. */
export const endsMembership: ReadonlySet<string> = new Set(['sync.forked', 'sync.notEnrolled']);
