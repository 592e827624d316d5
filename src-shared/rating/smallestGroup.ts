/** Below this an answer could point to a person (I9). */
export const smallestGroup = 5;
