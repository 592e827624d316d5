import { useEffect, useState } from 'react';
import type { DossierDetail } from '../../../src-shared/contract/dossier.ts';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { useQuery } from '../../client/useQuery.ts';
import { useCounter } from '../store.ts';
import './atOnce.css';
import { ServedView } from './ServedView.tsx';
import { VisitForm } from './VisitForm.tsx';
import { nextReceipt, useVisit } from './visitStore.ts';

/** Receive and return at once: one visit after the other, without leaving the keyboard. */
export default function AtOnceScreen() {
  const staff = useCounter((state) => state.staff);
  const { officer, visit, change, start } = useVisit();
  const [served, setServed] = useState<DossierDetail | null>(null);
  const { data, failure, reload } = useQuery('certification.form', {});
  const me = staff?.id ?? '';
  useEffect(() => {
    if (officer !== me) start(me);
  }, [officer, me, start]);
  useEffect(() => {
    // The signer is the same all morning.
    if (data?.signer && visit.signer === '') change({ signer: data.signer });
  }, [data?.signer, visit.id]);
  if (failure) return <p className="error">{messageFor(failure)}</p>;
  if (!data || officer !== me) return null;
  const done = (dossier: DossierDetail) => {
    // At once, not on the next visit: a saved one left on the way out must not be found here again.
    const { receipt, signer } = visit;
    start(me);
    change({ signer, receipt: { series: receipt.series, number: nextReceipt(receipt.number) } });
    reload();
    setServed(dossier);
  };
  if (served) return <ServedView dossier={served} onNext={() => setServed(null)} />;
  return <VisitForm key={visit.id} kinds={data.kinds} onServed={done} />;
}
