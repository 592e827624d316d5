import { join } from 'node:path';
import { readShippedCatalogue } from '../../src-main/services/catalogue.ts';
import { createProcedureIndex, search } from '../../src-shared/procedure/search.ts';
import { assetsFolder } from '../support/counter.ts';
import { type Measure, percentile, timesOf } from './measure.ts';

const procedures = 2700;

/** Catalogue search over as many procedures as the national portal lists. */
export function measureCatalogue(): Measure[] {
  const shipped = readShippedCatalogue(join(assetsFolder));
  if (!shipped.ok) throw new Error(shipped.error.code);
  const entries = Array.from({ length: procedures }, (_, n) => {
    const { name, field, keywords, guideOnly } = shipped.value[n % shipped.value.length] ??
      shipped.value[0] ?? { name: '', field: '', keywords: [], guideOnly: false };
    const code = `${1 + (n % 3)}.${String(100_000 + n)}`;
    return { code, name: `${name} ${n}`, field, keywords, guideOnly };
  });
  const index = createProcedureIndex(entries);
  const typed = [
    'k',
    'ks',
    'dkks',
    'khai sinh',
    'đăng ký kết hôn',
    'chung thuc',
    'sao y',
    '1.100193',
    '193',
    'trich luc',
    'ho ngheo',
    'xay dung nha o',
  ];
  // Every question once before measuring: the first key of the day also compiles the code.
  for (const text of typed) search(index, text, 20);
  const times = timesOf(3000, (i) => search(index, typed[i % typed.length] ?? '', 20));
  return [
    {
      name: 'catalogue search p99',
      value: percentile(times, 0.99),
      unit: 'ms',
      limit: 2,
      beside: `p50 ${percentile(times, 0.5).toFixed(3)} ms over ${procedures} procedures`,
    },
  ];
}
