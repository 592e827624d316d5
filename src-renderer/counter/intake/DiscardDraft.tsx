import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';

/** Throws the draft away; asks first, for there is no way back. */
export function DiscardDraft({ onDiscard }: { readonly onDiscard: () => void }) {
  const [asked, setAsked] = useState(false);
  return (
    <>
      <Button look="danger" onPress={() => setAsked(true)}>
        Bỏ hồ sơ nháp
      </Button>
      {asked && (
        <Dialog
          title="Bỏ hồ sơ nháp này?"
          closeWord="Giữ lại"
          onClose={() => setAsked(false)}
          action={{ word: 'Bỏ hồ sơ nháp', run: onDiscard }}
        >
          <p>Những gì đã nhập sẽ mất và không lấy lại được.</p>
        </Dialog>
      )}
    </>
  );
}
