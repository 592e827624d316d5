/** As a `ref`: what appears below the edge is brought into sight. */
export const intoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' });
