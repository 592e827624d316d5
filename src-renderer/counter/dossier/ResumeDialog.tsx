import { useState } from 'react';
import type { ComponentEntry } from '../../../src-shared/dossier/intake.ts';
import { call } from '../../client/call.ts';
import { useQuery } from '../../client/useQuery.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Refusal } from '../../ui/Refusal.tsx';
import { useAction } from '../../ui/useAction.ts';
import { ComponentRow } from '../intake/ComponentRow.tsx';
import type { DialogProps } from './dialogProps.ts';

/** The term runs again: the papers that were asked for came, or the money was paid. */
export function ResumeDialog({ data, onDone, onClose }: DialogProps) {
  const [components, setComponents] = useState<Readonly<Record<string, ComponentEntry>>>({});
  const { error, run } = useAction(onDone);
  const procedure = useQuery('catalogue.procedure', { code: data.row.procedureCode }).data;
  const forPapers = data.row.status === 'awaitingSupplement';
  const asked = data.supplements.at(-1)?.items.map(({ id }) => id) ?? [];
  const rows = (procedure?.components ?? []).filter(({ id }) => asked.includes(id));
  return (
    <Dialog
      wide={forPapers}
      title={forPapers ? 'Nhận giấy tờ bổ sung' : 'Đã thực hiện nghĩa vụ tài chính'}
      closeWord="Thôi"
      onClose={onClose}
      action={{
        word: 'Tính tiếp thời hạn',
        run: () => run(() => call('dossier.resume', { id: data.row.id, components: { ...components } })),
      }}
    >
      {forPapers ? (
        <>
          <p>Tích giấy tờ người dân vừa bổ sung.</p>
          <ul className="components">
            {rows.map((component) => (
              <ComponentRow
                key={component.id}
                component={component}
                entry={components[component.id]}
                onChange={(entry) => setComponents({ ...components, [component.id]: entry })}
              />
            ))}
          </ul>
        </>
      ) : (
        <p>Người dân đã nộp tiền hoặc có chứng từ? Ngày hẹn trả được lùi đúng bằng thời gian tạm dừng.</p>
      )}
      <Refusal text={error} />
    </Dialog>
  );
}
