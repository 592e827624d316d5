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

/** Beside the counter's window when both are ordinary windows: a tablet. */
const windowedPad = { width: 1280, height: 800 } as const;

/**
 * Where the pad goes: the whole second display, or an ordinary window where the counter is one too.
 * Null for a kiosk with one display: a pad over the counter's screen would lock the officer out.
 */
export function padPlace(
  displays: readonly Display[],
  primary: number,
  windowed: boolean,
): { readonly area: Partial<Area>; readonly fullScreen: boolean } | null {
  if (windowed) return { area: windowedPad, fullScreen: false };
  const second = displays.find((display) => display.id !== primary);
  return second ? { area: second.bounds, fullScreen: true } : null;
}
