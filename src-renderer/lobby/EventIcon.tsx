import type { LifeEvent } from '../../src-shared/lobby/lifeEvent.ts';

/** Strokes on a 48 × 48 field; decoration, the word beside it is what is read. */
const drawings: Readonly<Record<LifeEvent['id'], string>> = {
  birth:
    'M24 8a8 8 0 1 1 0 16a8 8 0 0 1 0-16M10 42c0-9 6-14 14-14s14 5 14 14zM20 16h.1M28 16h.1M21 20q3 2 6 0',
  marriage: 'M17 16a12 12 0 1 1 0 24a12 12 0 0 1 0-24M31 16a12 12 0 1 1 0 24a12 12 0 0 1 0-24M21 12l3-5l3 5',
  land: 'M6 24L24 8l18 16M11 20v20h26V20M20 40V28h8v12',
  business:
    'M6 18l4-10h28l4 10M6 18a6 6 0 0 0 12 0a6 6 0 0 0 12 0a6 6 0 0 0 12 0M10 25v15h28V25M20 40V30h8v10',
  death:
    'M24 42V16M24 16c0-6-5-8-5-8s0 8 5 8M24 16c0-6 5-8 5-8s0 8-5 8M24 30c-6 0-10-5-10-5s7-2 10 5M24 34c6 0 10-5 10-5s-7-2-10 5M12 42h24',
  papers: 'M12 6h17l8 8v28H12zM29 6v8h8M18 22h13M18 29h13M18 36h7',
  support: 'M24 40S8 30 8 19a8 8 0 0 1 16-3a8 8 0 0 1 16 3c0 11-16 21-16 21z',
  residence:
    'M24 6a13 13 0 0 1 13 13c0 9-13 23-13 23S11 28 11 19A13 13 0 0 1 24 6M24 14a5 5 0 1 1 0 10a5 5 0 0 1 0-10',
};

export function EventIcon({ event }: { readonly event: LifeEvent['id'] }) {
  return (
    <svg className="lobby-icon" viewBox="0 0 48 48" aria-hidden="true">
      <path d={drawings[event]} />
    </svg>
  );
}
