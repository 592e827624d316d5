/** `1,67 %`: two decimals at most, so that 51 of 2.500 does not read as the 2 % it is over. */
export const percent = (share: number): string =>
  `${(Math.round(share * 10_000) / 100).toLocaleString('vi-VN', { maximumFractionDigits: 2 })} %`;

/** `3/180 hồ sơ (1,67 %)`; where nothing is counted it says so instead of a share. */
export const shareInWords = (part: number, of: number, what = 'hồ sơ'): string =>
  of === 0 ? `chưa có ${what} nào để tính` : `${part}/${of} ${what} (${percent(part / of)})`;

/** `87 %`: where few answers make more digits a pretence. */
export const wholePercent = (share: number): string => `${Math.round(share * 100)} %`;
