interface Props {
  /** Why it cannot be pressed now; pressing it then leads to what is missing. */
  readonly why: string | null;
  readonly busy: boolean;
  readonly onPress: () => void;
}

/** The one primary action. It stays reachable while refused, so that it can say why. */
export function ReceiveButton({ why, busy, onPress }: Props) {
  return (
    <div>
      <button
        type="button"
        className="button primary wide receive"
        aria-disabled={why !== null || busy || undefined}
        aria-describedby="receive-why"
        onClick={onPress}
      >
        {busy ? 'Đang lưu…' : 'Tiếp nhận và in'}
        <span className="keys">F9</span>
      </button>
      <p className="why" id="receive-why" role="status">
        {why}
      </p>
    </div>
  );
}
