import { type FeedbackHead, feedbackHead } from '../../../src-shared/feedback/events.ts';
import { feedbackHeads } from '../../../src-shared/text/feedbackWords.ts';
import { SelectField } from '../intake/SelectField.tsx';

interface Props {
  readonly head: FeedbackHead;
  readonly concerns: string | null;
  readonly officers: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (change: { readonly head: FeedbackHead; readonly concerns: string | null }) => void;
}

/** What it is about (NĐ 20/2008 Đ.5), and of conduct, whose. */
export function HeadFields({ head, concerns, officers, onChange }: Props) {
  return (
    <>
      <SelectField
        id="feedback-head"
        label="Về việc gì (Điều 5)"
        value={head}
        options={feedbackHead.options.map((one) => [one, feedbackHeads[one]] as const)}
        onChange={(next) => onChange({ head: next, concerns })}
      />
      {head === 'conduct' && (
        <SelectField
          id="feedback-concerns"
          label="Về người nào; người này không xem được"
          value={concerns ?? ''}
          options={[
            ['', 'Chưa rõ, hoặc không về riêng ai'],
            ...officers.map(({ id, name }) => [id, name] as const),
          ]}
          onChange={(next) => onChange({ head, concerns: next || null })}
        />
      )}
    </>
  );
}
