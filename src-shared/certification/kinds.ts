import type { CertificationRegister } from '../dossier/words.ts';

/** A certification the ward does while the person waits, and the register it goes into (NĐ 23/2015 Đ.13). */
export interface CertificationKind {
  /** Code of the procedure. */
  readonly procedure: string;
  readonly word: string;
  readonly register: CertificationRegister;
  /**
   * copies: pages of the original and copies are counted. papers: each paper is a case of its own, with one or
   * more signatures on it (TT 226/2016/TT-BTC Đ.4). one: a transaction is one case, however many originals.
   */
  readonly counts: 'copies' | 'papers' | 'one';
}

/** In the order of how often people come for them. */
export const certificationKinds: readonly CertificationKind[] = [
  { procedure: '2.000815', word: 'Bản sao từ bản chính', register: 'SCT/BS', counts: 'copies' },
  { procedure: '2.000884', word: 'Chữ ký, điểm chỉ', register: 'SCT/CK,ĐC', counts: 'papers' },
  { procedure: '2.001035', word: 'Hợp đồng, giao dịch', register: 'SCT/HĐ,GD', counts: 'one' },
  { procedure: '2.000992', word: 'Chữ ký người dịch', register: 'SCT/CKND', counts: 'papers' },
  { procedure: '2.000942', word: 'Bản sao giao dịch đã chứng thực', register: 'SCT/BS', counts: 'copies' },
  { procedure: '2.000913', word: 'Sửa đổi, hủy bỏ giao dịch', register: 'SCT/HĐ,GD', counts: 'one' },
  { procedure: '2.001019', word: 'Di chúc', register: 'SCT/HĐ,GD', counts: 'one' },
  { procedure: '2.001016', word: 'Từ chối nhận di sản', register: 'SCT/HĐ,GD', counts: 'one' },
  { procedure: '2.001406', word: 'Phân chia di sản', register: 'SCT/HĐ,GD', counts: 'one' },
];

/** The kind an e-certified copy is: made from an original that is looked at here, sent through the portal. */
export const electronicKind = '2.000815';

export const kindOf = (procedure: string): CertificationKind | null =>
  certificationKinds.find((kind) => kind.procedure === procedure) ?? null;

/** What each register is called on screen. */
export const registerNames: Readonly<Record<CertificationRegister, string>> = {
  'SCT/BS': 'Sổ chứng thực bản sao từ bản chính',
  'SCT/CK,ĐC': 'Sổ chứng thực chữ ký, điểm chỉ',
  'SCT/CKND': 'Sổ chứng thực chữ ký người dịch',
  'SCT/HĐ,GD': 'Sổ chứng thực hợp đồng, giao dịch',
};

/** Offered until the ward's own register knows better. */
export const usualPapers: Readonly<Record<CertificationRegister, readonly string[]>> = {
  'SCT/BS': [
    'Giấy khai sinh',
    'Căn cước công dân',
    'Bằng tốt nghiệp THPT',
    'Học bạ',
    'Bằng đại học',
    'Giấy chứng nhận quyền sử dụng đất',
    'Giấy đăng ký kết hôn',
    'Giấy phép lái xe',
    'Chứng chỉ',
  ],
  'SCT/CK,ĐC': ['Sơ yếu lý lịch', 'Giấy ủy quyền', 'Giấy cam đoan', 'Đơn xin xác nhận', 'Bản tự khai'],
  'SCT/CKND': ['Bản dịch giấy khai sinh', 'Bản dịch bằng tốt nghiệp', 'Bản dịch hộ chiếu'],
  'SCT/HĐ,GD': [
    'Hợp đồng ủy quyền',
    'Hợp đồng tặng cho quyền sử dụng đất',
    'Hợp đồng chuyển nhượng quyền sử dụng đất',
    'Hợp đồng thế chấp quyền sử dụng đất',
    'Hợp đồng mua bán xe',
    'Văn bản thỏa thuận',
    'Di chúc',
  ],
};
