import { useState } from 'react';
import type { ScreenSettings } from '../../src-shared/contract/screens.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { call } from '../client/call.ts';
import { useQuery } from '../client/useQuery.ts';
import { Choices } from '../ui/Choices.tsx';

const volumes = [
  ['0', 'Tắt tiếng'],
  ['35', 'Nhỏ'],
  ['70', 'Vừa'],
  ['100', 'To'],
] as const;
type Volume = (typeof volumes)[number][0];
const volumeOf = (kept: number) => volumes.find(([volume]) => Number(volume) >= kept)?.[0] ?? '100';

/** How the citizens' screens of this counter write and speak; each choice holds at once. */
export default function ScreensScreen() {
  const { data, failure, reload } = useQuery('screens.settings', {}, 'settings');
  const [error, setError] = useState('');
  if (failure) return <p className="error">{messageFor(failure)}</p>;
  if (!data) return null;
  const change = async (part: Partial<ScreenSettings>) => {
    const answer = await call('screens.saveSettings', { ...data, ...part });
    setError(answer.ok ? '' : messageFor(answer.error));
    reload();
  };
  return (
    <section className="stack">
      <h1>Màn hình cho người dân</h1>
      <p>Chọn là có hiệu lực ngay trên màn hình đánh giá và bàn phím trên màn hình của quầy này.</p>
      {error && (
        <p className="summary" role="alert">
          {error}
        </p>
      )}
      <Choices
        legend="Kiểu gõ khi bàn phím mở ra (người gõ đổi được ngay trên bàn phím)"
        name="typing"
        value={data.typing}
        options={[
          ['telex', 'Telex'],
          ['vni', 'VNI'],
        ]}
        onChange={(typing) => void change({ typing })}
      />
      <Choices
        legend="Cách đặt dấu thanh"
        name="tonePlacement"
        value={data.tonePlacement}
        options={[
          ['classic', 'Kiểu cũ: hòa, khỏe, thủy'],
          ['modern', 'Kiểu mới: hoà, khoẻ, thuỷ'],
        ]}
        onChange={(tonePlacement) => void change({ tonePlacement })}
      />
      <Choices<Volume>
        legend="Âm lượng giọng đọc"
        name="volume"
        value={volumeOf(data.volume)}
        options={volumes}
        onChange={(volume) => void change({ volume: Number(volume) })}
      />
    </section>
  );
}
