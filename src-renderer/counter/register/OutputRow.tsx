import { Button } from '../../ui/Button.tsx';
import type { Said } from './useOutput.ts';

interface Props {
  /** Why nothing can be made now. */
  readonly why: string | null;
  readonly said: Said;
  readonly onPrint: (target: 'printer' | 'pdf') => void;
  readonly onExport: () => void;
}

/** Paper, PDF and spreadsheet of what is shown, and how the last of them went. */
export function OutputRow({ why, said, onPrint, onExport }: Props) {
  return (
    <div className="stack tight">
      <div className="row">
        <Button look="primary" why={why} onPress={() => onPrint('printer')}>
          In
        </Button>
        {window.quay && (
          <Button why={why} onPress={() => onPrint('pdf')}>
            Lưu PDF
          </Button>
        )}
        <Button why={why} onPress={onExport}>
          Xuất Excel
        </Button>
      </div>
      <p className={said?.tone === 'bad' ? 'error' : 'soft'} role="status">
        {said?.text}
      </p>
    </div>
  );
}
