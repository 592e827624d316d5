import { useState } from 'react';
import type { FeeShown } from '../../../src-shared/contract/catalogue.ts';
import { asksCopies, asksPages } from '../../../src-shared/procedure/fee.ts';
import type { Fee, FeeWaiver } from '../../../src-shared/procedure/version.ts';
import { Check } from '../../ui/Choices.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { CountField } from './CountField.tsx';
import type { PartProps } from './parts.ts';
import { WaiverChoices } from './WaiverChoices.tsx';

interface Props extends PartProps {
  /** The published fee of this channel; null when the channel is not offered. */
  readonly fee: Fee | null;
  /** Open on the day of receipt; chosen by the officer, never by itself. */
  readonly waivers: readonly FeeWaiver[];
  /** As the slip will say it; null where it cannot be said yet. */
  readonly shown: FeeShown | null;
}

/** What is to be paid, with the counts it depends on and the ground of an exemption. */
export function FeePart({ form, fee, waivers, shown, onChange }: Props) {
  const waived = waivers.some(({ text }) => text === form.feeExemption);
  const [exempting, setExempting] = useState(form.feeExemption !== '' && !waived);
  return (
    <>
      <p className="quote-line">
        <span className="legend">Phí, lệ phí</span>
        <strong>{shown?.text ?? '–'}</strong>
      </p>
      {fee && asksPages(fee) && (
        <CountField
          id="pages"
          label="Số trang bản chính"
          value={form.pages}
          min={1}
          max={5000}
          onChange={(pages) => onChange({ pages })}
        />
      )}
      {fee && asksCopies(fee) && (
        <CountField
          id="copies"
          label="Số bản"
          value={form.copies}
          min={1}
          max={500}
          onChange={(copies) => onChange({ copies })}
        />
      )}
      <WaiverChoices
        waivers={waivers}
        chosen={form.feeExemption}
        onChoose={(feeExemption) => {
          setExempting(false);
          onChange({ feeExemption });
        }}
      />
      {fee && fee.kind !== 'exempt' && !waived && (
        <Check
          label="Được miễn"
          checked={exempting}
          onChange={(checked) => {
            setExempting(checked);
            if (!checked) onChange({ feeExemption: '' });
          }}
        />
      )}
      {exempting && (
        <TextField
          id="feeExemption"
          label="Căn cứ miễn (đối tượng, giấy tờ)"
          value={form.feeExemption}
          maxLength={200}
          onChange={(feeExemption) => onChange({ feeExemption })}
        />
      )}
    </>
  );
}
