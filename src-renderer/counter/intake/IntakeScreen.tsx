import { useEffect, useMemo, useState } from 'react';
import { formatMoment } from '../../../src-shared/calendar/format.ts';
import { toLocalDateTime } from '../../../src-shared/calendar/zone.ts';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import { parseCccd } from '../../../src-shared/dossier/cccd.ts';
import { checkIntake, type FieldProblem } from '../../../src-shared/dossier/checkIntake.ts';
import type { Failure } from '../../../src-shared/result.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Button } from '../../ui/Button.tsx';
import { ErrorSummary } from '../../ui/ErrorSummary.tsx';
import { useCounter } from '../store.ts';
import { ApplicantFields } from './ApplicantFields.tsx';
import { ChannelPicker } from './ChannelPicker.tsx';
import { ComponentList } from './ComponentList.tsx';
import './intake.css';
import { ProcedurePicker } from './ProcedurePicker.tsx';
import { QuotePanel } from './QuotePanel.tsx';
import { SavedView } from './SavedView.tsx';
import { ScanButton } from './ScanButton.tsx';
import { useDraft } from './useDraft.ts';
import { useScan } from './useScan.ts';

interface Props {
  readonly draftId: string;
  readonly procedureCode: string | null;
}

const fieldNames: Readonly<Record<string, string>> = {
  'applicant.name': 'Họ tên chủ hồ sơ',
  'applicant.address': 'Địa chỉ',
  'applicant.phone': 'Điện thoại',
  'applicant.idNumber': 'Số giấy tờ',
  'applicant.birthDate': 'Ngày sinh',
  'applicant.email': 'Thư điện tử',
  'submitter.name': 'Họ tên người nộp',
  'submitter.idNumber': 'Số giấy tờ người nộp',
  'submitter.phone': 'Điện thoại người nộp',
  submittedAt: 'Thời điểm nộp',
  acceptedAt: 'Thời điểm tiếp nhận',
  postalAddress: 'Địa chỉ bưu chính',
};

const problemsOf = (failure: Failure | null) => (failure?.details?.fields ?? []) as readonly FieldProblem[];

/** The code's sentence and, for a field, which one it is. */
const lineOf = ({ field, code, details }: FieldProblem) => {
  const name = fieldNames[field];
  const sentence = messageFor(details ? { code, details } : { code });
  return { field, text: name ? `${name}: ${sentence}` : sentence };
};

const localNow = () => toLocalDateTime(new Date().toISOString());

/** One intake on one screen, from the procedure to the slip. */
export function IntakeScreen({ draftId, procedureCode }: Props) {
  const { form, savedAt, failure: saveFailure, change, end } = useDraft(draftId, procedureCode);
  const back = useCounter((state) => state.back);
  const [refusal, setRefusal] = useState<Failure | null>(null);
  const [scanSaid, setScanSaid] = useState('');
  const [received, setReceived] = useState<DossierDetail | null>(null);
  const [busy, setBusy] = useState(false);
  const code = form?.procedureCode ?? '';
  const procedure = useQuery('catalogue.procedure', { code }).data;
  const current = procedure?.code === code ? procedure : null;
  const quoteInput = useMemo(() => (form ? { form: { ...form, applicant: blankPerson } } : null), [form]);
  const check = useMemo(
    () => (form && current ? checkIntake(form, current, localNow()) : null),
    [form, current],
  );

  useScan((text) => {
    const card = parseCccd(text);
    if (!card.ok || !form) return setScanSaid(card.ok ? '' : messageFor(card.error));
    const { name, idNumber, address, birthDate, sex } = card.value;
    change({
      applicant: {
        ...form.applicant,
        kind: 'person',
        name,
        idNumber,
        address,
        birthDate: birthDate ?? '',
        sex: sex ?? '',
      },
    });
    setScanSaid(`Đã đọc thẻ căn cước của ${name}.`);
  });

  const why = whyNot(code, current?.guideOnly ?? false, check && !check.ok ? check.error : null, busy);
  const receive = async () => {
    if (!form || !current) return;
    if (check && !check.ok) return setRefusal(check.error);
    setBusy(true);
    setRefusal(null);
    const answer = await call('dossier.receive', { id: draftId, form });
    setBusy(false);
    if (!answer.ok) return setRefusal(answer.error);
    end();
    setReceived(answer.value);
  };
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const wanted = event.key === 'F9' || (event.key === 'Enter' && event.ctrlKey);
      if (!wanted || received) return;
      event.preventDefault();
      void receive();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });

  if (received) return <SavedView dossier={received} />;
  if (!form) return null;
  // After a refusal the fields tell what is still wrong now: what was mended is no longer red.
  const refusedFields = problemsOf(refusal).length > 0;
  const problems = refusedFields && check && !check.ok ? problemsOf(check.error) : [];
  const errors = new Map(problems.map((problem) => [problem.field, messageFor(problem)]));
  const giveUp = async () => {
    end();
    await call('draft.discard', { id: draftId });
    back();
  };
  return (
    <div className="intake">
      <h1 className="hidden-visually">Hồ sơ mới</h1>
      <div className="intake-main">
        {refusal && (problems.length > 0 || !refusedFields) && (
          <ErrorSummary
            key={JSON.stringify(refusal)}
            title={problems.length > 0 ? messageFor({ code: 'intake.invalid' }) : 'Chưa tiếp nhận được'}
            lines={
              problems.length > 0 ? problems.map(lineOf) : [{ field: 'procedure', text: messageFor(refusal) }]
            }
          />
        )}
        <ChannelPicker form={form} errors={errors} onChange={change} />
        <section className="step" aria-label="Thủ tục">
          <h2>1 Thủ tục</h2>
          <div>
            <ProcedurePicker
              procedure={current}
              onChoose={(chosen) => change({ procedureCode: chosen, components: {} })}
            />
            {current?.guideOnly && (
              <p className="notice">
                {messageFor({ code: 'procedure.guideOnly', details: { agency: current.agency } })}
              </p>
            )}
          </div>
        </section>
        {current && !current.guideOnly && (
          <>
            <section className="step" aria-label="Chủ hồ sơ">
              <h2>
                2 Chủ hồ sơ
                <ScanButton onText={setScanSaid} said={scanSaid} />
              </h2>
              <ApplicantFields form={form} errors={errors} onChange={change} />
            </section>
            <section className="step" aria-label="Giấy tờ">
              <h2>3 Giấy tờ</h2>
              <ComponentList
                form={form}
                procedure={current}
                error={errors.get('components')}
                onChange={change}
              />
            </section>
          </>
        )}
      </div>
      <aside className="intake-side" aria-label="Sẽ in trên giấy tiếp nhận">
        {current && !current.guideOnly && quoteInput && (
          <Quote form={form} procedure={current} errors={errors} onChange={change} />
        )}
        <Button
          look="primary"
          wide
          keys="F9"
          why={why}
          onPress={() => void receive()}
          onRefused={() => void receive()}
        >
          Tiếp nhận và in
        </Button>
        {why && <p className="why">{why}</p>}
        <div className="row spread">
          <Button onPress={back}>Để sau</Button>
          <Button look="danger" onPress={() => void giveUp()}>
            Bỏ hồ sơ nháp
          </Button>
        </div>
        <p className="soft small" role="status">
          {saveFailure
            ? `Chưa lưu được nháp. ${messageFor(saveFailure)}`
            : savedAt
              ? `Đã lưu nháp ${formatMoment(toLocalDateTime(savedAt)).slice(0, 5)}`
              : 'Tự lưu nháp khi nhập'}
        </p>
      </aside>
    </div>
  );
}

/** The quote asks main with nothing about the person in it: term and fee do not need one. */
const blankPerson = {
  kind: 'person' as const,
  name: '',
  idNumber: '',
  birthDate: '',
  sex: '' as const,
  address: '',
  phone: '',
  email: '',
  representative: '',
};

function Quote(props: Omit<Parameters<typeof QuotePanel>[0], 'quote'>) {
  const { data } = useQuery('catalogue.quote', { form: { ...props.form, applicant: blankPerson, note: '' } });
  return <QuotePanel {...props} quote={data} />;
}

/** The first thing that keeps the dossier from being received, in words for under the button. */
function whyNot(code: string, guideOnly: boolean, failure: Failure | null, busy: boolean): string | null {
  if (busy) return 'Đang lưu';
  if (code === '') return 'Chọn thủ tục trước.';
  if (guideOnly) return 'Thủ tục này do cơ quan khác tiếp nhận.';
  const [first] = problemsOf(failure);
  return first ? lineOf(first).text : null;
}
