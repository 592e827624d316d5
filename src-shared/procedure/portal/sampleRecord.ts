import { importPortalRecord, type PortalOutcome } from './index.ts';

export const options = { checkedOn: '2026-07-20', source: 'Cổng thử' };
/** Head of a table of papers, and of the table of ways, as the portal runs them together. */
export const papers = 'Tên giấy tờMẫu đơn, tờ khaiSố lượng';
export const ways = 'Hình thức nộpThời gianPhí, lệ phíMô tả';

/** A clean record in the portal's own run-together shape, written for these tests. */
export const clean = {
  ma_thu_tuc: '1.999999',
  ten_thu_tuc: 'Thủ tục đăng ký thử nghiệm',
  so_quyet_dinh: '12/QĐ-BTP',
  cap_thuc_hien: 'Cấp xã',
  loai_thu_tuc: 'TTHC được giao luật quy định chi tiết',
  linh_vuc: 'Chứng thực',
  trinh_tu_thuc_hien: '- Nộp hồ sơ.\n\n- Nhận kết quả.',
  doi_tuong_thuc_hien: 'Công dân Việt Nam',
  co_quan_thuc_hien: 'Ủy ban nhân dân cấp xã',
  yeu_cau_dieu_kien: 'Không có thông tin',
  cach_thuc_thuc_hien: `${ways}Trực tiếp5 Ngày làm việc10,000 VNĐ(10.000 đồng/trường hợp)Tại quầy`,
  thanh_phan_ho_so: `* Giấy tờ phải nộp:${papers}- Tờ khai thử nghiệm;1.MauTK.doc1 bản chính`,
  can_cu_phap_ly: 'Tên văn bản pháp lýMã văn bảnLuật Thử nghiệm12/2024/QH15',
  ket_qua_xu_ly: 'Giấy thử nghiệmMã: KQ.G15.000001Từ khóaKhông có thông tinMô tả',
};
export const run = (change: Record<string, unknown> = {}) =>
  importPortalRecord({ ...clean, ...change }, options);
export const version = (change: Record<string, unknown> = {}) => {
  const outcome = run(change);
  if (outcome.outcome === 'rejected') throw new Error(outcome.reason);
  return outcome.version;
};
export const codes = (outcome: PortalOutcome) => outcome.warnings.map(({ code }) => code);
