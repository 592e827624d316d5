/** Mouth and brows of each level; the shape alone tells them apart. */
const drawings: Readonly<Record<number, readonly string[]>> = {
  1: ['M30 74 Q50 50 70 74', 'M26 30 L40 37', 'M74 30 L60 37'],
  2: ['M32 71 Q50 59 68 71'],
  3: ['M33 67 H67'],
  4: ['M31 62 Q50 77 69 62'],
  5: ['M27 58 Q50 66 73 58 Q66 82 50 82 Q34 82 27 58 Z'],
};

/** A face drawn for this screen; decoration, the word beside it is what is read. */
export function Face({ level }: { readonly level: number }) {
  return (
    <svg className={`face-drawing level-${level}`} viewBox="0 0 100 100" aria-hidden="true">
      <circle className="skin" cx="50" cy="50" r="46" />
      <circle className="eye" cx="35" cy="43" r="5" />
      <circle className="eye" cx="65" cy="43" r="5" />
      {drawings[level]?.map((path) => (
        <path key={path} className={level === 5 ? 'mouth open' : 'mouth'} d={path} />
      ))}
    </svg>
  );
}
