const mouths = [
  'M30 76 Q50 54 70 76',
  'M32 72 Q50 60 68 72',
  'M32 68 H68',
  'M32 64 Q50 78 68 64',
  'M28 60 Q50 88 72 60',
] as const;

/** A plain drawn face; the word under it says the same, so colour and drawing are never alone. */
export function Face({ level }: { readonly level: number }) {
  return (
    <svg viewBox="0 0 100 100" aria-hidden="true" className={`face-${level}`}>
      <circle cx="50" cy="50" r="44" fill="none" stroke="currentColor" strokeWidth="5" />
      <circle cx="35" cy="40" r="5" fill="currentColor" />
      <circle cx="65" cy="40" r="5" fill="currentColor" />
      <path d={mouths[level - 1]} fill="none" stroke="currentColor" strokeWidth="6" strokeLinecap="round" />
    </svg>
  );
}
