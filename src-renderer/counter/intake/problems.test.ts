import { describe, expect, it } from 'vitest';
import { messageFor } from '../../../src-shared/text/messages.ts';
import { problemsOf, summaryLines, whyNot } from './problems.ts';

const name = { field: 'applicant.name', code: 'field.required' };
const phone = { field: 'applicant.phone', code: 'field.badPhone' };
const papers = {
  field: 'components',
  code: 'intake.componentsMissing',
  details: { names: ['Tờ khai', 'Giấy chứng sinh'] },
};

describe('why a dossier cannot be received', () => {
  it('what is missing stands in one line', () => {
    expect(whyNot([name, papers])).toBe('Còn thiếu: họ tên chủ hồ sơ, 2 giấy tờ bắt buộc.');
  });
  it('something wrong goes before something missing', () => {
    expect(whyNot([name, phone])).toMatch(/^Điện thoại: Số điện thoại có 8 đến 11 chữ số/);
  });
  it('nothing wrong, nothing said', () => {
    expect(whyNot([])).toBeNull();
  });
});

describe('the summary', () => {
  it('names each field and leads to it', () => {
    const failure = { code: 'intake.invalid', details: { fields: [name, papers] } };
    expect(summaryLines(failure)).toEqual([
      { field: 'applicant.name', text: `Họ tên chủ hồ sơ: ${messageFor({ code: 'field.required' })}` },
      { field: 'components', text: expect.stringContaining('Tờ khai; Giấy chứng sinh') },
    ]);
  });
  it('a failure about the whole dossier is one line', () => {
    expect(summaryLines({ code: 'store.full' })).toEqual([
      { field: 'procedure', text: expect.stringContaining('Ổ đĩa đã đầy') },
    ]);
    expect(problemsOf({ code: 'store.full' })).toEqual([]);
  });
});
