import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseSlipQr } from '../../src-shared/slip/qr.ts';
import { type App, expectAccessible, picture, signInByTouch, startApp } from './app.ts';
import { readQr } from './readQr.ts';
import { scanInto } from './scan.ts';

let app: App;
let lobby: Page;
let desk: Page;
beforeAll(async () => {
  app = await startApp();
  desk = await app.openCounterPage();
  await signInByTouch(desk, 'Trần Quốc Bảo');
  lobby = await (await app.newContext(1080, 1920)).newPage();
  lobby.setDefaultTimeout(8000);
  await lobby.goto(app.web.lobbyAddress);
  await lobby.getByRole('heading', { name: 'Ghép màn hình này với quầy' }).waitFor();
  await lobby.keyboard.type((await app.done('queue.pairingCode', {})).code);
  await lobby.getByRole('heading', { name: 'Ông/bà cần làm việc gì?' }).waitFor();
});
afterAll(() => app.stop());

const tap = (name: string | RegExp) => lobby.getByRole('button', { name }).first().tap();
const press = (name: string | RegExp) => desk.getByRole('button', { name }).first().click();
const seen = async (page: Page, name: string, target = 48) => {
  await picture(page, name);
  await expectAccessible(page, target);
};
let note = '';

test('a person writes what went wrong with the kiosk’s own keys, is told what is missing, and takes a note along', async () => {
  await tap('Góp ý');
  await tap(/^Phản ánh, kiến nghị/);
  await tap(/^Cách phục vụ/);
  await tap(/^Không nhớ tên/);
  await tap('Tiếp');
  await lobby.getByText('Nội dung chưa rõ.').waitFor();
  for (const key of ['c', 'h', 'o', 'w', 'f']) await lobby.locator(`.hg-button[data-skbtn="${key}"]`).tap();
  expect(await lobby.getByLabel('Viết bằng tiếng Việt').inputValue()).toBe('chờ');
  await lobby.getByLabel('Viết bằng tiếng Việt').fill('Tôi tố cáo cán bộ này.');
  await lobby.getByText('Khiếu nại, tố cáo có luật riêng').waitFor();
  await seen(lobby, '80-letter-petition', 56);
  await lobby
    .getByLabel('Viết bằng tiếng Việt')
    .fill('Chờ ba giờ mà không ai gọi số. Gọi tôi: 0905 123 456.');
  await tap('Tiếp');
  await tap('Tiếp');
  await lobby.getByText('Chưa có họ tên.').waitFor();
  await lobby.getByLabel('Họ và tên').fill('Đặng Thị Hòa');
  await lobby.getByLabel('Địa chỉ').fill('Số 7, tổ 3, phường Minh Họa');
  await tap('Tiếp');
  // Going back and on again loses nothing.
  await tap('Quay lại');
  expect(await lobby.getByLabel('Họ và tên').inputValue()).toBe('Đặng Thị Hòa');
  await tap('Tiếp');
  await tap('Gửi');
  await lobby.getByRole('heading', { name: 'Phường đã nhận' }).waitFor();
  await seen(lobby, '81-letter-sent', 56);
  note = (await readQr(lobby, await lobby.locator('.slip-qr').screenshot())) ?? '';
  expect(parseSlipQr(note).ok).toBe(true);
  await tap('Xong');
});

test('a leader classifies, answers, prints and publishes it without the sender in it', async () => {
  await press(/^Phản ánh/);
  await desk.getByRole('cell', { name: 'Chờ phân loại' }).waitFor();
  await seen(desk, '82-feedback-list');
  await press(/^PA-/);
  await desk.getByText('Đặng Thị Hòa').waitFor();
  await seen(desk, '83-feedback');
  await press('Phân loại');
  await desk.getByLabel('Về người nào').selectOption({ label: 'Nguyễn Thị Minh Anh' });
  await desk.getByLabel('Chuyển cơ quan có thẩm quyền').check();
  await desk.getByRole('button', { name: 'Lưu', exact: true }).click();
  await desk.getByText('Chưa ghi cơ quan nhận.').waitFor();
  await seen(desk, '84-feedback-classify');
  await desk.getByLabel('Phường xử lý, trả lời').check();
  await desk.getByRole('button', { name: 'Lưu', exact: true }).click();
  await desk.getByText('Phường đang xử lý').waitFor();
  await press('Ghi trả lời');
  await desk.getByLabel('Nội dung trả lời').fill('Phường xin lỗi bà Đặng Thị Hòa; đã thêm một quầy gọi số.');
  await seen(desk, '85-feedback-answer');
  await desk.getByRole('button', { name: 'Lưu', exact: true }).click();
  await desk.getByText('Đã trả lời', { exact: true }).waitFor();
  await press('Công khai');
  const [question, answer] = [desk.getByLabel('Nội dung phản ánh'), desk.getByLabel('Kết quả xử lý')];
  expect(await question.inputValue()).toBe('Chờ ba giờ mà không ai gọi số. Gọi tôi: (…).');
  expect(await answer.inputValue()).toBe('Phường xin lỗi bà (…); đã thêm một quầy gọi số.');
  await answer.fill('Phường xin lỗi bà dang thi hoa.');
  await press('Công khai như trên');
  await desk.getByText('Nội dung công khai còn tên').waitFor();
  await answer.fill('Phường xin lỗi; đã thêm một quầy gọi số.');
  await seen(desk, '86-feedback-publish');
  await press('Công khai như trên');
  await desk.getByText(/^Trang thông tin của phường/).waitFor();
  await seen(desk, '87-feedback-published');
});

test('the sender scans the note, sees that it is answered and says what they think; everybody reads the answer', async () => {
  await scanInto(lobby, note);
  await lobby.getByText('Đã trả lời', { exact: true }).waitFor();
  await seen(lobby, '88-feedback-progress', 56);
  expect(await lobby.locator('.lobby-body').textContent()).not.toMatch(/Hòa|Minh Anh|gọi số/);
  await tap('Không hài lòng');
  await lobby.getByText('Cảm ơn ông/bà.').waitFor();
  await tap('Làm lại từ đầu');
  await tap('Góp ý');
  await tap(/^Phường đã trả lời/);
  await lobby.getByText('Phường xin lỗi; đã thêm một quầy gọi số.').waitFor();
  await seen(lobby, '89-answers', 56);
});

test('the officer it concerns sees none of it', async () => {
  await press('Đổi người');
  await signInByTouch(desk);
  await press('Sổ, quỹ, báo cáo');
  await press(/^Phản ánh, kiến nghị/);
  await desk.getByText('Chưa có phản ánh, kiến nghị nào ông/bà được xem.').waitFor();
});

test('at the counter one is written down from the telephone, and goes on to its own page', async () => {
  await press('Ghi phản ánh');
  await press('Ghi vào sổ');
  await desk.getByText('Nội dung chưa rõ.').waitFor();
  await desk.getByLabel('Điện thoại', { exact: true }).check();
  await desk.getByLabel('Về việc gì').selectOption('other');
  await desk.getByLabel('Nội dung').fill('Mẫu đơn hộ khẩu cũ vẫn bị đòi ở nhiều nơi.');
  await desk.getByLabel('Họ và tên').fill("H'Bơ Êñuôl");
  await desk.getByLabel('Địa chỉ', { exact: true }).fill('Buôn Ky');
  await seen(desk, '90-feedback-entry');
  await press('Ghi vào sổ');
  await desk.getByText('Lãnh đạo phân loại và trả lời.').waitFor();
  await desk.getByText("H'Bơ Êñuôl").waitFor();
});

test('a suggestion needs no name, thanks for itself, and a leader reads it the next day', async () => {
  await tap('Làm lại từ đầu');
  await tap('Góp ý');
  await tap(/^Góp ý, không cần ghi tên/);
  await tap('Gửi góp ý');
  await lobby.getByText('Chưa có lời góp ý nào.').waitFor();
  await lobby.getByLabel('Lời góp ý').fill('Thêm ghế ngồi chờ.');
  await tap('Gửi góp ý');
  await lobby.getByRole('heading', { name: 'Cảm ơn ông/bà đã góp ý' }).waitFor();
  await seen(lobby, '91-suggestion-thanks', 56);
  await press('Sổ, quỹ, báo cáo');
  await press(/^Góp ý/);
  await desk.getByText('Lãnh đạo đọc góp ý của những ngày đã qua.').waitFor();
  await desk.getByLabel('Lời góp ý').fill('Mở cửa sớm hơn.');
  await press('Ghi góp ý');
  await desk.getByText('Đã ghi 1 góp ý').waitFor();
  app.clock.advance(86_400_000);
  await press('Đổi người');
  await signInByTouch(desk, 'Trần Quốc Bảo');
  await press('Sổ, quỹ, báo cáo');
  await press(/^Góp ý/);
  await desk.getByText('Thêm ghế ngồi chờ.').waitFor();
  await desk.getByText('Mở cửa sớm hơn.').waitFor();
  await seen(desk, '92-suggestions');
});
