import { useState } from 'react';
import type { Proof } from '../../../src-shared/dossier/words.ts';
import { call } from '../../client/call.ts';
import { Choices } from '../../ui/Choices.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useAction } from '../../ui/useAction.ts';
import { ApprovalFields, approvalOf, noApproval } from './ApprovalFields.tsx';
import type { DialogProps } from './dialogProps.ts';

type Who = 'applicant' | 'submitter' | 'other';

const proofs = [
  ['identity', 'Giấy tờ tùy thân'],
  ['slip', 'Quét giấy tiếp nhận'],
  ['authority', 'Giấy ủy quyền'],
  ['leader', 'Lãnh đạo đồng ý'],
] as const satisfies readonly (readonly [Proof, string])[];

/** Somebody else takes it on authority, or on a leader's word. */
const forOthers = proofs.filter(([proof]) => proof === 'authority' || proof === 'leader');

const hows = [
  ['counter', 'Trao tại quầy'],
  ['online', 'Đã gửi bản điện tử'],
] as const;

function paperHint(proof: Proof, known: boolean): string {
  if (proof === 'authority') return 'Số, ngày giấy ủy quyền và số giấy tờ của người nhận.';
  return known ? 'Quầy so số này với số trong hồ sơ.' : 'Hồ sơ không ghi số để so; ghi số trên thẻ.';
}

/** Who took the result and how the right person was known; a wrong slip or number stops it. */
export function ReturnDialog({ data, onDone, onClose }: DialogProps) {
  const { personal, row } = data;
  const separate = personal ? !personal.submitter.sameAsApplicant : false;
  const [how, setHow] = useState<'counter' | 'online'>(
    data.resultChannel === 'online' ? 'online' : 'counter',
  );
  const [who, setWho] = useState<Who>('applicant');
  const [proof, setProof] = useState<Proof>('identity');
  const [name, setName] = useState('');
  const [paper, setPaper] = useState('');
  const [slip, setSlip] = useState('');
  const [approval, setApproval] = useState(noApproval);
  const { error, field, run } = useAction(onDone);
  const options: readonly (readonly [Who, string])[] = [
    ['applicant', `Chủ hồ sơ: ${row.applicantName}`],
    ...(separate ? ([['submitter', `Người nộp: ${personal?.submitter.name}`]] as const) : []),
    ['other', 'Người khác'],
  ];
  const choose = (next: Who) => {
    setWho(next);
    setProof(next === 'other' ? 'authority' : 'identity');
  };
  const known =
    who === 'submitter'
      ? (personal?.submitter.idNumber ?? '')
      : who === 'applicant'
        ? (personal?.applicant.idNumber ?? '')
        : '';
  return (
    <Dialog
      title="Trả kết quả"
      closeWord="Thôi"
      onClose={onClose}
      action={{
        word: 'Đã trả kết quả',
        run: () =>
          run(() =>
            call('dossier.return', {
              id: row.id,
              how,
              taker: { who, name, paper },
              proof: how === 'online' ? null : proof,
              slip,
              approval: proof === 'leader' ? approvalOf(approval) : null,
            }),
          ),
      }}
    >
      <Choices
        legend="Trả bằng cách nào"
        hideLegend
        name="how"
        value={how}
        options={hows}
        onChange={setHow}
      />
      {how === 'counter' && (
        <>
          <Choices legend="Ai nhận?" name="taker" value={who} options={options} onChange={choose} />
          {who === 'other' && (
            <TextField
              id="taker-name"
              label="Họ tên người nhận"
              value={name}
              onChange={setName}
              error={field === 'taker.name' ? error : undefined}
              maxLength={200}
              autoFocus
            />
          )}
          <Choices
            legend="Nhận đúng người bằng"
            name="proof"
            value={proof}
            options={who === 'other' ? forOthers : proofs}
            onChange={setProof}
          />
          {proof === 'slip' ? (
            <TextField
              id="slip-qr"
              label="Quét mã QR trên giấy tiếp nhận"
              hint="Đưa giấy vào máy quét; mã hiện ra ở đây."
              value={slip}
              onChange={setSlip}
              maxLength={120}
              autoFocus
            />
          ) : (
            <TextField
              id="taker-paper"
              label={proof === 'authority' ? 'Số giấy ủy quyền, giấy tờ người nhận' : 'Số giấy tờ tùy thân'}
              hint={paperHint(proof, known !== '')}
              value={paper}
              onChange={setPaper}
              error={field === 'taker.paper' ? error : undefined}
              maxLength={60}
            />
          )}
          {proof === 'leader' && (
            <ApprovalFields
              value={approval}
              onChange={setApproval}
              about="Không có giấy tờ nào: lãnh đạo xác nhận đúng người."
            />
          )}
        </>
      )}
      <Refusal text={field.startsWith('taker.') ? '' : error} />
    </Dialog>
  );
}
