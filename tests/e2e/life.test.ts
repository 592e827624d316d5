import type { Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { granted, testId, validForm } from '../support/counter.ts';
import { type App, expectAccessible, picture, signInByTouch, startApp } from './app.ts';

let app: App;
let page: Page;
beforeAll(async () => {
  app = await startApp();
  page = await app.openCounterPage();
  await page.addInitScript(() =>
    Object.assign(window, { print: () => window.dispatchEvent(new Event('afterprint')) }),
  );
  await page.reload();
  await signInByTouch(page);
});
afterAll(() => app.stop());

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const press = (name: string | RegExp) => button(name).first().click();

/** The dossier page, by the search everybody uses. */
async function openDossier(code: string): Promise<void> {
  await page.keyboard.press('F2');
  await page.getByRole('combobox', { name: 'Tìm thủ tục hoặc hồ sơ' }).fill(code);
  await page.getByRole('option').filter({ hasText: code }).first().waitFor();
  await page.keyboard.press('Enter');
  await page.locator('article.dossier').getByText(code).first().waitFor();
}

async function received(n: number): Promise<string> {
  const { row } = await app.done('dossier.receive', { id: testId(n), form: await validForm(app) });
  return row.code;
}

test('a dossier that lacks a paper ends in a written slip, and its QR opens the same case again', async () => {
  await page.keyboard.press('F4');
  await page.keyboard.type('dkks', { delay: 40 });
  await page.keyboard.press('Enter');
  await page.getByLabel('Họ và tên', { exact: true }).fill("Rơ Châm H'Bơ");
  await press('Hướng dẫn hoàn thiện');
  await picture(page, '40-supplement');
  await expectAccessible(page);
  await page
    .getByRole('textbox', { name: /^Lý do, cần làm gì/ })
    .first()
    .fill('ERR');
  await press('Lập phiếu và in');
  await page.getByText('Đây là một mã, không phải lý do.').waitFor();
  await page
    .getByRole('textbox', { name: /^Lý do, cần làm gì/ })
    .first()
    .fill('Tờ khai chưa có chữ ký của người yêu cầu');
  await press('Lập phiếu và in');
  await page.getByText('Đã lập phiếu hướng dẫn và lưu').waitFor();
  await page.getByText('Giấy đã ra chưa?').first().waitFor();
  await picture(page, '41-supplement-issued');
  await expectAccessible(page);
  await press('Đã ra');
  const { rows } = await app.done('dossier.list', { list: 'guided', limit: 9, offset: 0 });
  const detail = await app.done('dossier.get', { id: rows[0]?.id ?? '' });
  await press(/^Trang chủ/);
  await page.keyboard.press('F2');
  await page
    .getByRole('combobox', { name: 'Tìm thủ tục hoặc hồ sơ' })
    .fill(`QMC1|${detail.row.code}|${detail.lookupSecret}`);
  await page.getByRole('option', { name: /Rơ Châm/ }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('Đã hướng dẫn hoàn thiện hồ sơ').waitFor();
  await picture(page, '42-guided-case');
  await expectAccessible(page);
  await press('Tiếp tục tiếp nhận');
  await page.getByText(/Đã hướng dẫn 1 lần/).waitFor();
  await press('Hướng dẫn hoàn thiện');
  await page.getByText('Mã PIN của lãnh đạo').waitFor();
  await picture(page, '43-second-supplement');
  await expectAccessible(page);
  await press('Cần giấy tờ không có trong danh sách?');
  await page.getByLabel('Tên giấy tờ').fill('Sổ hộ khẩu');
  await picture(page, '44-extra-paper');
  await press('Ghi vào báo cáo');
  await page.getByText('Đã ghi vào báo cáo giấy tờ ngoài quy định.').waitFor();
  await page.keyboard.press('Escape');
});

test('looked through at the guidance desk: what is missing is on paper, with a way back in', async () => {
  await press('Xem trước');
  await page.getByText('Đã xem trước giấy tờ và lưu').waitFor();
  await page.getByText('Giấy đã ra chưa?').first().waitFor();
  await picture(page, '45-precheck');
  await expectAccessible(page);
  await press('Đã ra');
});

test('a refusal needs a ground and a reason; living elsewhere in the province is refused as a ground', async () => {
  await page.keyboard.press('F4');
  await page.keyboard.type('1.004873', { delay: 40 });
  await page.keyboard.press('Enter');
  await page.getByLabel('Họ và tên', { exact: true }).fill('Kpă Klơng');
  await press('Từ chối');
  await page.getByLabel('Căn cứ').selectOption('otherArea');
  await page.getByLabel('Lý do cụ thể, ghi vào phiếu').fill('Người dân cư trú ở phường khác');
  await press('Lập phiếu từ chối và in');
  await page
    .getByText(/không phải lý do từ chối/)
    .last()
    .waitFor();
  await picture(page, '46-refusal');
  await expectAccessible(page);
  await page.getByLabel('Căn cứ').selectOption('notEligible');
  await page.getByLabel('Lý do cụ thể, ghi vào phiếu').fill('Chưa đủ tuổi theo quy định của thủ tục');
  await press('Lập phiếu từ chối và in');
  await page.getByText('Đã lập phiếu từ chối và lưu').waitFor();
  await picture(page, '47-refused');
  await press('Đã ra');
});

test('several dossiers go over in one list and are confirmed once', async () => {
  const first = await received(1);
  await received(2);
  await press(/^Hôm nay/);
  await page.getByLabel(`Chọn hồ sơ ${first} của Đặng Thị Ngọc Ưởng`).check();
  await page.getByRole('checkbox').first().check();
  await press(/^Giao các hồ sơ đã chọn/);
  await page.getByLabel('Người nhận').selectOption({ label: 'Phạm Thu Hà' });
  await picture(page, '48-hand-over');
  await expectAccessible(page);
  await press('Giao');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await press('Đổi người');
  await signInByTouch(page, 'Phạm Thu Hà');
  await press(/^Chờ tôi nhận/);
  await page.getByText('Nguyễn Thị Minh Anh giao 2 hồ sơ').waitFor();
  await picture(page, '49-incoming');
  await expectAccessible(page);
  await press('Nhận 2 hồ sơ');
  await press('Ghi lại');
  await page.getByText('Không có hồ sơ nào chờ ông/bà nhận.').waitFor();
  await press(/^Tôi đang giữ/);
  await page.getByText(first).waitFor();
  await picture(page, '50-mine');
});

test('a specialist asks for a paper and apologises in time; what only the counter does stands greyed with its rule', async () => {
  await openDossier('TAM-Q1-261120-0001');
  await page.getByText(/Việc chưa làm được bây giờ/).click();
  await page
    .getByText(/chỉ làm tại quầy Một cửa/)
    .first()
    .waitFor();
  await picture(page, '51-specialist');
  await expectAccessible(page);
  await press('Xin lỗi, hẹn lại');
  await page.getByLabel('Ngày hẹn trả mới').fill('30/11/2026');
  await page.getByLabel('Lý do ghi trên phiếu').fill('Cần xác minh thêm tại nơi cư trú cũ');
  await page.getByLabel('Thủ trưởng ký phiếu').fill('Trần Quốc Bảo');
  await picture(page, '52-apology');
  await expectAccessible(page);
  await press('Lập phiếu xin lỗi');
  await page
    .getByText(/hẹn lại 17:00 thứ Hai, 30\/11\/2026/)
    .first()
    .waitFor();
  await press('Đã ký, đóng dấu');
  await page.getByLabel('Số văn bản').fill('3/PXL');
  await page.getByLabel('Ngày ký').fill('20/11/2026');
  await picture(page, '53-signed');
  await press('Ghi lại');
  await page.getByText('Số 3/PXL, 20/11/2026, Trần Quốc Bảo ký').waitFor();
  await press('Đã báo người dân');
  await page.getByLabel('Lúc').fill('09:05 20/11/2026');
  await picture(page, '54-notify');
  await expectAccessible(page);
  await press('Ghi lại');
  await page.getByText(/^Đã báo người dân: gọi điện thoại/).waitFor();
  await picture(page, '55-apologised');
  await expectAccessible(page);
  await press('Yêu cầu bổ sung');
  await page.getByRole('checkbox').first().check();
  await page
    .getByRole('textbox', { name: /^Lý do, cần làm gì/ })
    .fill('Tờ khai ghi sai số căn cước, xin ghi lại');
  await press('Lập phiếu và in');
  await page.getByText('Chờ bổ sung').first().waitFor();
  await press('Đổi người');
  await signInByTouch(page);
  await openDossier('TAM-Q1-261120-0001');
  await press('Tính tiếp thời hạn');
  await page.getByRole('dialog').getByRole('checkbox').first().check();
  await picture(page, '56-resume');
  await expectAccessible(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Tính tiếp thời hạn' }).click();
  await page.getByText(/^Tính tiếp thời hạn, hạn trả/).waitFor();
});

test('a result goes by post and comes back with its proof; another is withdrawn', async () => {
  const code = await received(3);
  await app.done('dossier.takeResult', granted(testId(3)));
  await openDossier(code);
  await press('Gửi kết quả qua bưu chính');
  await page.getByLabel('Mã bưu gửi').fill('EA123456789VN');
  await picture(page, '57-post');
  await expectAccessible(page);
  await press('Đã giao bưu chính');
  await press('Ghi kết quả phát bưu gửi');
  await page.getByLabel('Số phiếu báo phát hoặc bằng chứng phát').fill('BP 77');
  await picture(page, '58-delivery');
  await press('Ghi lại');
  await page.getByText('Bưu chính báo đã phát.').waitFor();
  await openDossier(await received(4));
  await press('Sửa thông tin chủ hồ sơ');
  await page.getByLabel('Họ tên hoặc tên tổ chức').fill('Y Moan Êñuôl');
  await picture(page, '59-correct');
  await expectAccessible(page);
  await press('Ghi sửa');
  await page.getByRole('heading', { name: 'Y Moan Êñuôl' }).waitFor();
  await press('Người dân rút hồ sơ');
  await page.getByLabel('Lý do rút, theo lời người dân').fill('Đổi ý, để làm sau khi có đủ giấy tờ');
  await picture(page, '60-withdraw');
  await expectAccessible(page);
  await press('Ghi rút hồ sơ');
  await page.getByText('Người dân rút hồ sơ.').waitFor();
  await picture(page, '61-withdrawn');
});

test('who leaves the counter says so to people waiting', async () => {
  await press('Rời quầy');
  await picture(page, '62-leave');
  await expectAccessible(page);
  await press('Rời quầy và xin lỗi người chờ');
  await page.getByText(/Quầy đang vắng người từ 09:05, hẹn trở lại 09:20/).waitFor();
  await picture(page, '63-away');
  await expectAccessible(page);
  await signInByTouch(page);
});
