const key = 'quay.display';

export interface DisplaySettings {
  /** 0 small, 1 normal, 2 large. */
  readonly text: 0 | 1 | 2;
  readonly contrast: boolean;
}

/** How this window is set; kept by the window, for it is about a screen and a pair of eyes. */
export function readSettings(): DisplaySettings {
  try {
    const { text, contrast } = JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<DisplaySettings>;
    return { text: text === 0 || text === 2 ? text : 1, contrast: contrast === true };
  } catch {
    return { text: 1, contrast: false };
  }
}

export function showSettings(settings: DisplaySettings = readSettings()): void {
  document.documentElement.dataset.text = String(settings.text);
  document.documentElement.dataset.contrast = settings.contrast ? 'high' : 'normal';
  localStorage.setItem(key, JSON.stringify(settings));
}
