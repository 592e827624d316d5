/** How this person wants the screen; the next one begins with the plain look again. */
export interface Look {
  readonly text: 0 | 1 | 2;
  readonly contrast: boolean;
}

export const plainLook: Look = { text: 0, contrast: false };

export function showLook({ text, contrast }: Look): void {
  document.documentElement.dataset.text = String(text);
  document.documentElement.dataset.contrast = contrast ? 'high' : 'normal';
}
