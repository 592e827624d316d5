const units = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'] as const;

/** Every word a number below a thousand is read with. */
export const numberVocabulary = [...units, 'mốt', 'tư', 'lăm', 'mười', 'mươi', 'linh', 'trăm'] as const;
export type NumberWord = (typeof numberVocabulary)[number];

export const largestSpoken = 999;

/** One, four and five change after mươi; five after mười too. */
function unitAfterTens(unit: number, tens: number): NumberWord {
  if (unit === 5) return 'lăm';
  if (tens > 1 && unit === 1) return 'mốt';
  if (tens > 1 && unit === 4) return 'tư';
  return units[unit] ?? 'không';
}

/** A whole number from 0 to 999 as it is read aloud: 21 → hai mươi mốt, 105 → một trăm linh năm. */
export function numberWords(value: number): NumberWord[] {
  if (!Number.isInteger(value) || value < 0 || value > largestSpoken)
    throw new RangeError(`not a whole number from 0 to ${largestSpoken}: ${value}`);
  const [hundreds, tens, unit] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const words: NumberWord[] = hundreds > 0 ? [units[hundreds] ?? 'không', 'trăm'] : [];
  if (tens === 0) {
    if (hundreds > 0 && unit > 0) words.push('linh');
    if (hundreds === 0 || unit > 0) words.push(unit === 4 && hundreds > 0 ? 'tư' : (units[unit] ?? 'không'));
    return words;
  }
  if (tens === 1) words.push('mười');
  else words.push(units[tens] ?? 'không', 'mươi');
  if (unit > 0) words.push(unitAfterTens(unit, tens));
  return words;
}
