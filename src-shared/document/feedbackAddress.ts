import type { WardProfile } from '../slip/ward.ts';
import type { PlainDocument } from './document.ts';

export const feedbackAddressTitle = 'Tiếp nhận phản ánh, kiến nghị';

type Address = Pick<WardProfile, 'authority' | 'address' | 'hotline' | 'email' | 'website'>;

/** The five things NĐ 20/2008 Đ.13 wants public, as far as the ward has said them. */
export const feedbackWays = ({ address, hotline, email, website }: Omit<Address, 'authority'>) =>
  (
    [
      ['Địa chỉ cơ quan, địa chỉ thư tín', address],
      ['Điện thoại', hotline],
      ['Thư điện tử', email],
      ['Trang thông tin điện tử', website],
    ] as const
  ).map(([label, text]) => ({ label, text }));

/** What a person may send, how, and what does not belong there (NĐ 20/2008 Đ.5, Đ.6, Đ.7 and its scope). */
export const feedbackSections = [
  [
    'Phản ánh, kiến nghị về việc gì',
    'Chậm trễ, gây phiền hà, không làm hoặc làm không đúng quy định. Quy định không phù hợp với thực tế, không đồng bộ, không hợp pháp. Cách xử lý nên có, quy định mới nên ban hành.',
  ],
  [
    'Gửi bằng cách nào',
    'Viết thành văn bản, gọi điện thoại, ghi phiếu lấy ý kiến, bỏ hòm thư, hoặc gửi ở màn hình công dân tại Bộ phận Một cửa.',
  ],
  [
    'Cần ghi gì',
    'Viết bằng tiếng Việt, nội dung rõ ràng; ghi họ tên, địa chỉ, số điện thoại hoặc địa chỉ thư tín. Gọi điện thoại thì nói rõ, người nhận ghi lại.',
  ],
  [
    'Không gửi ở đây',
    'Đơn khiếu nại, tố cáo: nộp ở nơi tiếp công dân của Ủy ban nhân dân. Góp ý không cần ghi tên.',
  ],
] as const;

export const feedbackAddressSource =
  'Nghị định 20/2008/NĐ-CP, sửa đổi bởi Nghị định 48/2013/NĐ-CP và 92/2017/NĐ-CP.';

/** The notice that hangs beside the procedures (NĐ 20/2008 Đ.13). */
export const feedbackAddressPaper = (ward: Address): PlainDocument => ({
  title: feedbackAddressTitle,
  subtitle: ward.authority,
  paper: 'a4',
  size: 'poster',
  blocks: [
    ...feedbackSections.map(([heading, text]) => ({ kind: 'section' as const, heading, text })),
    {
      kind: 'section',
      heading: 'Nơi nhận',
      text: [
        ward.authority,
        ...feedbackWays(ward).flatMap(({ label, text }) => (text ? [`${label}: ${text}`] : [])),
      ].join('\n'),
    },
    { kind: 'paragraph', text: `Căn cứ: ${feedbackAddressSource}` },
  ],
  file: 'Dia-chi-tiep-nhan-phan-anh-kien-nghi',
});
