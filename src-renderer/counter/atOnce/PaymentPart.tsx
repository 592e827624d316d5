import { useState } from 'react';
import { Check, Choices } from '../../ui/Choices.tsx';
import { TextField } from '../../ui/TextField.tsx';
import '../cash/cash.css';
import { methodChoices } from '../cash/cashWords.ts';
import { useVisit } from './visitStore.ts';

interface Props {
  readonly errors: ReadonlyMap<string, string>;
  /** Nothing to pay: an exemption. */
  readonly free: boolean;
}

/** How it is paid, the official receipt where one was written, the ground of an exemption, who signed. */
export function PaymentPart({ errors, free }: Props) {
  const { visit, change } = useVisit();
  const { receipt, exemption, method, signer } = visit;
  const [exempting, setExempting] = useState(exemption !== '');
  return (
    <>
      {!free && (
        <>
          <Choices
            legend="Hình thức"
            name="method"
            value={method}
            options={methodChoices}
            onChange={(chosen) => change({ method: chosen })}
          />
          <div className="receipt-fields">
            <TextField
              id="receipt.series"
              label="Ký hiệu biên lai"
              value={receipt.series}
              maxLength={30}
              onChange={(series) => change({ receipt: { ...receipt, series } })}
            />
            <TextField
              id="receipt.number"
              label="Số biên lai"
              value={receipt.number}
              maxLength={12}
              inputMode="numeric"
              onChange={(number) => change({ receipt: { ...receipt, number } })}
              error={errors.get('receipt.number')}
            />
          </div>
        </>
      )}
      <Check
        label="Được miễn"
        checked={exempting}
        onChange={(checked) => {
          setExempting(checked);
          if (!checked) change({ exemption: '' });
        }}
      />
      {exempting && (
        <TextField
          id="exemption"
          label="Căn cứ miễn (đối tượng, giấy tờ)"
          hint="Có căn cứ thì mới được miễn."
          value={exemption}
          maxLength={200}
          onChange={(ground) => change({ exemption: ground })}
          autoFocus
        />
      )}
      <TextField
        id="signer"
        label="Người ký chứng thực"
        value={signer}
        maxLength={200}
        onChange={(name) => change({ signer: name })}
      />
    </>
  );
}
