const number = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** `812 kB`, `1,2 MB`; never 0 for a file that has something in it. */
export const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024
    ? `${number.format(Math.max(1, Math.round(bytes / 1024)))} kB`
    : `${number.format(bytes / 1024 / 1024)} MB`;

export const percent = (part: number): string => `${Math.round(part * 100)} %`;
