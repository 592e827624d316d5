import type { PadShown } from '../../../src-shared/rating/shown.ts';

interface Props {
  readonly shown: PadShown;
  /** Left out where it can only be read here. */
  readonly onChange?: (shown: PadShown) => void;
}

/** Whether the pad tells the counter and the officer beside its question. */
export function ShownChoices({ shown, onChange }: Props) {
  const choice = (name: keyof PadShown, word: string) => (
    <label className="choice">
      <input
        type="checkbox"
        checked={shown[name]}
        disabled={!onChange}
        onChange={({ target }) => onChange?.({ ...shown, [name]: target.checked })}
      />
      {word}
    </label>
  );
  return (
    <fieldset className="choices">
      <legend>Màn hình đánh giá cho thấy</legend>
      {choice('counter', 'Tên quầy')}
      {choice('officer', 'Tên người tiếp nhận')}
    </fieldset>
  );
}
