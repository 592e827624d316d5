/** The largest body of somebody nobody knows yet: nobody fills the memory with them. */
export const strangerLimit = 16 * 1024;
