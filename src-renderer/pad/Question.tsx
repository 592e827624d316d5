import { levels } from '../../src-shared/text/padWords.ts';
import { Face } from './Face.tsx';

/** One question, five answers, nothing else. */
export function Question({ onChoose }: { readonly onChoose: (level: number) => void }) {
  return (
    <div className="question">
      <h1>Ông/bà hài lòng ở mức nào với việc phục vụ hôm nay?</h1>
      <ul className="faces">
        {levels.map(([level, word]) => (
          <li key={level}>
            <button type="button" className="face" onClick={() => onChoose(level)}>
              <Face level={level} />
              <span>{word}</span>
            </button>
          </li>
        ))}
      </ul>
      <p>Không ghi tên ông/bà.</p>
    </div>
  );
}
