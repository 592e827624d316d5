import { Button } from '../../ui/Button.tsx';
import { intoView } from '../../ui/intoView.ts';

/** The question the host cannot answer: whether paper came out. */
export function AskSeen({ onAnswer }: { readonly onAnswer: (seen: boolean) => void }) {
  return (
    <div ref={intoView} className="notice stack" role="alertdialog" aria-label="Giấy đã ra chưa?">
      <strong>Giấy đã ra chưa?</strong>
      <div className="row">
        <Button look="primary" onPress={() => onAnswer(true)}>
          Đã ra
        </Button>
        <Button onPress={() => onAnswer(false)}>Chưa ra</Button>
      </div>
    </div>
  );
}
