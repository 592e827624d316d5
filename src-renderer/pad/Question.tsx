import { levelWords } from '../../src-shared/text/ratingWords.ts';
import { Face } from './Face.tsx';

interface Props {
  /** Who served, where the ward lets it be told; empty otherwise. */
  readonly served: string;
  readonly onChoose: (level: number) => void;
  /** Left out where there is no code to rate by later. */
  readonly onLater?: () => void;
}

/** One question, five answers; small below them a way out for somebody in a hurry. */
export function Question({ served, onChoose, onLater }: Props) {
  return (
    <div className="question">
      <div>
        <h1>Ông/bà hài lòng ở mức nào với việc phục vụ hôm nay?</h1>
        {served && <p>{served}</p>}
      </div>
      <ul className="faces">
        {levelWords.map(([level, word]) => (
          <li key={level}>
            <button type="button" className="face" onClick={() => onChoose(level)}>
              <Face level={level} />
              <span>{word}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="question-foot">
        <p>Không ghi tên ông/bà.</p>
        {onLater && (
          <button type="button" className="button" onClick={onLater}>
            Đang vội, đánh giá sau
          </button>
        )}
      </div>
    </div>
  );
}
