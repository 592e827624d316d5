export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Display {
  readonly id: number;
  readonly bounds: Area;
}

/** The screens for citizens: rating, procedures and numbers, the call of numbers. */
export const screenNames = ['pad', 'lobby', 'display'] as const;
export type ScreenName = (typeof screenNames)[number];

/** Beside the counter's window when all are ordinary windows: a tablet, a standing kiosk's shape, a TV's. */
const windowedAreas: Readonly<Record<ScreenName, Partial<Area>>> = {
  pad: { width: 1280, height: 800 },
  lobby: { width: 800, height: 1280 },
  display: { width: 1280, height: 720 },
};

interface Place {
  readonly area: Partial<Area>;
  readonly fullScreen: boolean;
}

/**
 * Where the screens go: each fills one of the further displays, in their order, or is an ordinary window where
 * the counter is one too. A screen without a display has no place: over the counter's it would lock the officer out.
 */
export function screenPlaces(
  displays: readonly Display[],
  primary: number,
  windowed: boolean,
  screens: readonly ScreenName[],
): ReadonlyMap<ScreenName, Place> {
  const further = displays.filter(({ id }) => id !== primary);
  return new Map(
    screens.flatMap((name, index): [ScreenName, Place][] => {
      if (windowed) return [[name, { area: windowedAreas[name], fullScreen: false }]];
      const display = further[index];
      return display ? [[name, { area: display.bounds, fullScreen: true }]] : [];
    }),
  );
}
