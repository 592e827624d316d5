import { Button } from './Button.tsx';

interface Props {
  readonly page: number;
  readonly pages: number;
  readonly onChange: (page: number) => void;
}

/** Nothing where there is one page. */
export function Pages({ page, pages, onChange }: Props) {
  if (pages <= 1) return null;
  return (
    <div className="row">
      <Button why={page === 0 ? 'Đang ở trang đầu' : null} onPress={() => onChange(page - 1)}>
        Trang trước
      </Button>
      <span>
        Trang {page + 1} / {pages}
      </span>
      <Button why={page + 1 >= pages ? 'Đang ở trang cuối' : null} onPress={() => onChange(page + 1)}>
        Trang sau
      </Button>
    </div>
  );
}
