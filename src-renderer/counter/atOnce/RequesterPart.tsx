import { electronicKind } from '../../../src-shared/certification/kinds.ts';
import type { IntakeForm } from '../../../src-shared/dossier/intake.ts';
import { Check, Choices } from '../../ui/Choices.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { ScanButton } from '../intake/ScanCard.tsx';
import type { CardScan } from '../intake/useCardScan.ts';
import { useVisit } from './visitStore.ts';

interface Props {
  readonly errors: ReadonlyMap<string, string>;
  readonly scan: CardScan;
}

const forms = [
  ['paper', 'Bản giấy'],
  ['electronic', 'Bản điện tử'],
] as const;

/** Who asks, by card or by name; the book asks for nothing more. For an e-copy, the request it answers. */
export function RequesterPart({ errors, scan }: Props) {
  const { visit, change } = useVisit();
  const { person, electronic, lines } = visit;
  const set = (part: Partial<IntakeForm['applicant']>) =>
    change({ person: { ...person, applicant: { ...person.applicant, ...part } } });
  return (
    <section className="stack tight" aria-label="Người yêu cầu">
      <div className="requester">
        <TextField
          id="applicant.name"
          label="Họ tên người yêu cầu"
          value={person.applicant.name}
          maxLength={200}
          onChange={(name) => set({ name })}
          error={errors.get('applicant.name')}
        />
        <TextField
          id="applicant.idNumber"
          label="Số giấy tờ (nếu có)"
          value={person.applicant.idNumber}
          maxLength={30}
          inputMode="numeric"
          onChange={(idNumber) => set({ idNumber })}
          error={errors.get('applicant.idNumber')}
        />
        <ScanButton scan={scan} />
      </div>
      <div className="row">
        <Choices
          legend="Kết quả là"
          hideLegend
          name="form"
          value={electronic ? 'electronic' : 'paper'}
          options={forms}
          onChange={(form) =>
            change(
              form === 'paper'
                ? { electronic: null }
                : {
                    electronic: { portalRequest: '', sent: false },
                    lines: lines.map((line) => ({ ...line, procedure: electronicKind })),
                  },
            )
          }
        />
      </div>
      {electronic && (
        <div className="requester">
          <TextField
            id="portalRequest"
            label="Mã yêu cầu trên Cổng Dịch vụ công"
            value={electronic.portalRequest}
            maxLength={60}
            onChange={(portalRequest) => change({ electronic: { ...electronic, portalRequest } })}
            error={errors.get('portalRequest')}
          />
          <div className="field" id="sent" tabIndex={-1}>
            <Check
              label="Đã ký số và gửi bản điện tử"
              checked={electronic.sent}
              onChange={(sent) => change({ electronic: { ...electronic, sent } })}
            />
            {errors.has('sent') && <span className="error">{errors.get('sent')}</span>}
          </div>
        </div>
      )}
    </section>
  );
}
