export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Quarter turns to the right. */
export type Turn = 0 | 1 | 2 | 3;

/** Something that is looked at page by page on a canvas: no file of a citizen is ever an address or a frame. */
export interface Picture {
  readonly pages: number;
  /** Upright, in its own units. Pages count from 1. */
  sizeOf(page: number): Promise<Size>;
  /** Fills the canvas with a page, `width` pixels wide before it is turned. */
  draw(canvas: HTMLCanvasElement, page: number, width: number, turn: Turn): Promise<void>;
  close(): void;
}

/** Chromium's memory for one canvas on an old PC; above it a page is drawn coarser. */
const mostPixels = 32_000_000;

/** The width in pixels at which a page still fits into a canvas. */
export const drawnWidth = ({ width, height }: Size, wanted: number): number =>
  Math.max(1, Math.floor(Math.min(wanted, Math.sqrt((mostPixels * width) / height))));
