import { useEffect, useRef, useState } from 'react';
import { Button } from '../ui/Button.tsx';
import type { Picture, Size, Turn } from './picture.ts';

interface Props {
  readonly picture: Picture;
  readonly name: string;
}

/** Times the width of the room; `whole` shows a page from top to bottom. */
type Zoom = 'whole' | number;
const steps = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const;

const turned = ({ width, height }: Size, turn: Turn): Size =>
  turn % 2 === 1 ? { width: height, height: width } : { width, height };

/** Size on the screen of a page in the room there is. */
function shownSize(page: Size, room: Size, zoom: Zoom, turn: Turn): Size {
  const lies = turned(page, turn);
  const byWidth = room.width / lies.width;
  const scale = zoom === 'whole' ? Math.min(byWidth, room.height / lies.height) : byWidth * zoom;
  return { width: Math.floor(lies.width * scale), height: Math.floor(lies.height * scale) };
}

/** Pages one at a time, larger, smaller, turned; with buttons a finger hits, and by keyboard. */
export function PictureView({ picture, name }: Props) {
  const room = useRef<HTMLElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState<Zoom>(1);
  const [turn, setTurn] = useState<Turn>(0);
  const [shown, setShown] = useState<{ readonly size: Size; readonly factor: number } | null>(null);

  useEffect(() => {
    let current = true;
    const draw = async () => {
      if (!room.current || !canvas.current) return;
      const own = await picture.sizeOf(page);
      if (!current || !room.current || !canvas.current) return;
      // Less the scroll bars, so that a page as wide as the room needs none to the side.
      const space = { width: room.current.clientWidth - 20, height: room.current.clientHeight - 4 };
      const size = shownSize(own, space, zoom, turn);
      setShown({ size, factor: turned(size, turn).width / space.width });
      const pixels = turned(size, turn).width * window.devicePixelRatio;
      await picture.draw(canvas.current, page, pixels, turn);
    };
    void draw();
    return () => {
      current = false;
    };
  }, [picture, page, zoom, turn]);

  const now = zoom === 'whole' ? (shown?.factor ?? 1) : zoom;
  const larger = steps.find((step) => step > now + 0.01) ?? null;
  const smaller = steps.findLast((step) => step < now - 0.01) ?? null;
  const goTo = (next: number) => {
    setPage(next);
    room.current?.scrollTo({ top: 0 });
  };
  return (
    <div className="stack tight">
      <div className="row picture-tools" role="toolbar" aria-label="Xem tệp">
        <Button onPress={() => smaller && setZoom(smaller)} why={smaller ? null : 'Đã nhỏ nhất.'}>
          − Thu nhỏ
        </Button>
        <Button onPress={() => larger && setZoom(larger)} why={larger ? null : 'Đã lớn nhất.'}>
          + Phóng to
        </Button>
        <Button onPress={() => setZoom('whole')} pressed={zoom === 'whole'}>
          Cả trang
        </Button>
        <Button onPress={() => setTurn(((turn + 3) % 4) as Turn)}>Xoay trái</Button>
        <Button onPress={() => setTurn(((turn + 1) % 4) as Turn)}>Xoay phải</Button>
        {picture.pages > 1 && (
          <>
            <Button onPress={() => goTo(page - 1)} why={page > 1 ? null : 'Đây là trang đầu.'}>
              Trang trước
            </Button>
            <Button onPress={() => goTo(page + 1)} why={page < picture.pages ? null : 'Đây là trang cuối.'}>
              Trang sau
            </Button>
          </>
        )}
      </div>
      <p className="soft small" aria-live="polite">
        {picture.pages > 1 ? `Trang ${page}/${picture.pages}` : ''}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
      <section ref={room} className="picture-room" aria-label={`Nội dung tệp ${name}`} tabIndex={0}>
        <canvas
          ref={canvas}
          role="img"
          aria-label={`${name}, trang ${page}`}
          style={shown ? { width: shown.size.width, height: shown.size.height } : undefined}
        />
      </section>
    </div>
  );
}
