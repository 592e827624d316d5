import { useState } from 'react';
import type { DossierList } from '../../src-shared/contract/dossier.ts';
import { messageFor } from '../../src-shared/text/messages.ts';
import { useQuery } from '../client/useQuery.ts';
import { Button } from '../ui/Button.tsx';
import { DossierTable } from './DossierTable.tsx';

const perPage = 50;

const titles: Readonly<Record<DossierList, readonly [title: string, about: string]>> = {
  today: ['Hồ sơ hôm nay', 'Tiếp nhận trong ngày, mới nhất ở trên.'],
  dueSoon: ['Sắp đến hạn', 'Hẹn trả hôm nay hoặc ngày làm việc tới, chưa có kết quả.'],
  late: ['Quá hạn', 'Đã qua ngày hẹn mà quầy chưa nhận được kết quả.'],
  waitingReturn: ['Chờ trả', 'Kết quả đã về quầy, người dân chưa nhận.'],
  noOfficialCode: ['Chưa có mã chính thức', 'Đang dùng mã tạm; nhập mã khi Hệ thống của tỉnh đã cấp.'],
  all: ['Tất cả hồ sơ', 'Mới nhất ở trên.'],
};

export function ListScreen({ list }: { readonly list: DossierList }) {
  const [page, setPage] = useState(0);
  const { data, failure } = useQuery(
    'dossier.list',
    { list, limit: perPage, offset: page * perPage },
    'dossiers',
  );
  const [title, about] = titles[list];
  const pages = Math.max(1, Math.ceil((data?.total ?? 0) / perPage));
  return (
    <section className="stack">
      <header>
        <h1>
          {title} {data && <span className="soft">({data.total})</span>}
        </h1>
        <p className="soft">{about}</p>
      </header>
      {failure && failure.code !== 'client.unreachable' && <p className="error">{messageFor(failure)}</p>}
      {data && <DossierTable rows={data.rows} empty="Không có hồ sơ nào." />}
      {pages > 1 && (
        <div className="row">
          <Button why={page === 0 ? 'Đang ở trang đầu' : null} onPress={() => setPage(page - 1)}>
            Trang trước
          </Button>
          <span>
            Trang {page + 1} / {pages}
          </span>
          <Button why={page + 1 >= pages ? 'Đang ở trang cuối' : null} onPress={() => setPage(page + 1)}>
            Trang sau
          </Button>
        </div>
      )}
    </section>
  );
}
