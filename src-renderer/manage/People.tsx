import { useState } from 'react';
import type { ManagedPerson } from '../../src-shared/contract/manage.ts';
import type { Role } from '../../src-shared/contract/session.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { Button } from '../ui/Button.tsx';
import { Choices } from '../ui/Choices.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { roleWords } from '../ui/roleWords.ts';
import { TextField } from '../ui/TextField.tsx';
import { useAction } from '../ui/useAction.ts';
import { ask, useAnswer } from './ask.ts';
import { Stale } from './Stale.tsx';

const roles = Object.entries(roleWords) as [Role, string][];
const nobody: ManagedPerson = { id: '', name: '', role: 'receiver' };

/** Who signs in at the ward's counters. */
export function People() {
  const { data, failure, reload } = useAnswer('people', {});
  const [edited, setEdited] = useState<ManagedPerson | null>(null);
  const done = () => {
    setEdited(null);
    reload();
  };
  if (failure && !data) return <Refusal text={messageFor(failure)} />;
  if (!data) return null;
  return (
    <section className="stack">
      <Stale failure={failure} reload={reload} />
      <p className="soft">
        Những người này đăng nhập được ở mọi quầy của phường. Người bị xóa ra khỏi quầy ngay; việc đã làm vẫn
        mang tên họ.
      </p>
      <div className="row">
        <Button look="primary" onPress={() => setEdited(nobody)}>
          Thêm người
        </Button>
      </div>
      {data.people.length === 0 ? (
        <p className="soft">
          Chưa có ai. Quầy đang dùng người của riêng nó cho tới khi phường có người quản trị.
        </p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th>Họ tên</th>
              <th>Vai trò</th>
              <th>
                <span className="hidden-visually">Việc</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data.people.map((person) => (
              <tr key={person.id}>
                <td>{person.name}</td>
                <td>{roleWords[person.role]}</td>
                <td>
                  <Button label={`Sửa ${person.name}`} onPress={() => setEdited(person)}>
                    Sửa
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {edited && <PersonDialog person={edited} onDone={done} onClose={() => setEdited(null)} />}
    </section>
  );
}

function PersonDialog({
  person,
  onDone,
  onClose,
}: {
  readonly person: ManagedPerson;
  readonly onDone: () => void;
  readonly onClose: () => void;
}) {
  const isNew = person.id === '';
  const [name, setName] = useState(person.name);
  const [role, setRole] = useState(person.role);
  const [pin, setPin] = useState('');
  const { error, run } = useAction(onDone);
  const badPin = pin !== '' && !/^\d{4,12}$/.test(pin) ? 'Mã PIN từ 4 đến 12 chữ số.' : undefined;
  const save = () => {
    if (badPin || name.trim() === '') return;
    run(() => ask('savePerson', { id: isNew ? null : person.id, name, role, pin: pin === '' ? null : pin }));
  };
  return (
    <Dialog
      title={isNew ? 'Thêm người' : person.name}
      onClose={onClose}
      closeWord="Thôi"
      action={{ word: 'Lưu', run: save }}
    >
      <TextField id="person-name" label="Họ tên" value={name} onChange={setName} maxLength={100} autoFocus />
      <Choices legend="Vai trò" name="role" value={role} options={roles} onChange={setRole} />
      <TextField
        id="person-pin"
        label="Mã PIN"
        type="password"
        inputMode="numeric"
        hint={isNew ? 'Từ 4 đến 12 chữ số.' : 'Để trống thì giữ mã cũ.'}
        value={pin}
        onChange={setPin}
        error={badPin}
        maxLength={12}
      />
      <Refusal text={error} />
      {!isNew && (
        <div className="row">
          <Button look="danger" onPress={() => run(() => ask('removePerson', { id: person.id }))}>
            Xóa người này
          </Button>
        </div>
      )}
    </Dialog>
  );
}
