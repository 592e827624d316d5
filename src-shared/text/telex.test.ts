import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { isKinhSyllable } from './syllable.ts';
import { applyTelex, type TelexOptions } from './telex.ts';

const type = (keys: string, options?: TelexOptions) =>
  Array.from(keys).reduce((text, key) => applyTelex(text, key, options), '');

describe('applyTelex: words', () => {
  it.each(
    `nguyeenx nguyễn|nguyenxe nguyễn|Nguyeenx Nguyễn|NGUYEENX NGUYỄN|dduwowngf đường|dduowngf đường|duongdwf đường
quys quý|quyts quýt|quyeenr quyển|quoocs quốc|quaans quấn|quawnj quặn|quow quơ|quas quá|quaayf quầy
giawtj giặt|giatwj giặt|gif gì|ginf gìn|giaf già|gieengs giếng|giuwowngf giường|giuwx giữ|gioos giố
khuyru khuỷu|khuyur khuỷu|thuowr thuở|thuorw thuở|thuowngr thưởng|thuwowngr thưởng|huow huơ
nguwowif người|nguoifw người|nguwofi người|ruouwj rượu|ruwowju rượu|ruwouj rượu|huowu hươu
hoanf hoàn|hofan hoàn|hofa hòa|hoaf hòa|khoer khỏe|thuyr thủy|hoawcj hoặc|hoacwj hoặc|khoais khoái|xoays xoáy
ngoeor ngoẻo|ngoaos ngoáo|khuya khuya|xooong xoong|loay loay|tuaans tuấn|khuaay khuây|xuaan xuân
muaf mùa|muwaf mừa|muaw mưa|cuwar cửa|cuawr cửa|uwng ưng|wng ưng|tuw tư|tw tư|nhw như|luuw lưu|luwu lưu|guiwr gửi|guwir gửi
ddieenj điện|dieend điên|DDAWNGJ ĐẶNG|DDawngj Đặng|Ddawngj Đặng|dangwdj đặng|DDOWN ĐƠN
tieengs tiếng|vieetj việt|Vieetj Việt|yeeu yêu|yeeus yếu|kieemr kiểm|chuyeenr chuyển|truwowngf trường|nghieepj nghiệp
chuwngs chứng|thuwcj thực|hooj hộ|tichj tịch|khai khai|sinh sinh|keets kết|hoon hôn|nhaanj nhận|traí traí
awn ăn|aan ân|oong ông|uoongs uống|ow ơ|eem êm|aay ây|aaus ấu|ois ói|uys úy|uyr ủy|yr ỷ|iu iu|ddaauf đầu
raats rất|toots tốt|bieets biết|cachs cách|banhs bánh|lamf làm|dduwcs đức|Minh Minh|phaan phân|phuwowngf phường`
      .split(/[|\n]/)
      .map((pair) => pair.split(' ') as [string, string]),
  )('%s → %s', (keys, word) => {
    expect(type(keys)).toBe(word);
  });

  it('names of Jarai, Ê Đê and Bahnar people can be typed', () => {
    expect(type('Kpaw Klowng')).toBe('Kpă Klơng');
    expect(type("Row Chaam H'Bow")).toBe("Rơ Châm H'Bơ");
    expect(type('Y Moan EEñuool')).toBe('Y Moan Êñuôl');
    expect(type('DDawks Laawks')).toBe('Đắk Lắk');
    expect(type('Niee Hdruee Ksorr')).toBe('Niê Hdruê Ksor');
  });

  it('whole sentences, spaces and digits pass', () => {
    expect(type('DDawng kys khai sinh, soos 12/3')).toBe('Đăng ký khai sinh, số 12/3');
  });

  it('the modern placement writes hoà, khoẻ, thuỷ, and hoàn in both', () => {
    const modern = { placement: 'modern' } as const;
    expect(type('hoaf khoer thuyr hoanf quys', modern)).toBe('hoà khoẻ thuỷ hoàn quý');
    expect(type('hoaf khoer thuyr hoanf quys')).toBe('hòa khỏe thủy hoàn quý');
  });
});

describe('applyTelex: undoing and leaving alone', () => {
  it.each([
    ['ass', 'as'],
    ['asss', 'ass'],
    ['arrr', 'arr'],
    ['aaa', 'aa'],
    ['aaaa', 'aaa'],
    ['ddd', 'dd'],
    ['dddd', 'ddd'],
    ['ww', 'w'],
    ['www', 'ww'],
    ['aww', 'aw'],
    ['tuww', 'tuw'],
    ['uoww', 'uow'],
    ['asz', 'a'],
    ['hoafz', 'hoa'],
    ['nguyeenxz', 'nguyên'],
    ['asf', 'à'],
    ['z', 'z'],
    ['az', 'az'],
    ['oowo', 'ô'],
    ['DDD', 'DD'],
  ])('%s → %s', (keys, text) => {
    expect(type(keys)).toBe(text);
  });

  it.each(['Facebook', 'Pleiku', 'street', 'php', 'http', 'qrz', 'strength', 'new', 'Vnpt', 'abcdef'])(
    '%s is no syllable and stays',
    (word) => {
      expect(type(word)).toBe(word);
    },
  );

  it('letters of other scripts and runs with two tones are kept as they are', () => {
    expect(applyTelex('hàcá', 's')).toBe('hàcás');
    expect(applyTelex('İs', 'a')).toBe('İsa');
    expect(applyTelex('Ơ̆', 's')).toBe('Ơ̆s');
  });

  it('a stop coda takes only sắc and nặng', () => {
    expect(type('bachr')).toBe('bachr');
    expect(type('bachs')).toBe('bách');
  });

  it('a word in NFD is continued as its NFC twin', () => {
    expect(applyTelex('bà Nguyê'.normalize('NFD'), 'n').normalize('NFC')).toBe('bà Nguyên');
    expect(applyTelex('hoà'.normalize('NFD'), 'n')).toBe('hoàn');
  });
});

describe('applyTelex: laws', () => {
  const keys = fc.array(fc.constantFrom(...'abcdeghiklmnopqrstuvxywzfjADEW '), { maxLength: 20 });
  it('text before the last word is never touched, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), keys, (before, typed) => {
        const start = `${before}. `;
        expect(typed.reduce((text, key) => applyTelex(text, key), start).startsWith(start)).toBe(true);
      }),
    );
  });
  it('never loses a letter of text it did not compose', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.constantFrom(...'hnkp1 '),
        (text, key) => {
          expect(fold(applyTelex(text, key))).toBe(fold(text + key));
        },
      ),
    );
  });
  it('one key changes the length by at most one letter, and the result is NFC', () => {
    fc.assert(
      fc.property(keys, (typed) => {
        let text = '';
        for (const key of typed) {
          const next = applyTelex(text, key);
          expect(next).toBe(next.normalize('NFC'));
          expect([0, 1]).toContain(next.length - text.length);
          text = next;
        }
      }),
    );
  });
});

describe('isKinhSyllable', () => {
  it.each(['Nguyễn', 'NGUYỄN', 'Đặng', 'Quý', 'Nguyen', 'Ý', 'Khuỷu', 'Giặt', 'Thuở'])('%s', (word) => {
    expect(isKinhSyllable(word)).toBe(true);
  });
  it.each(['Kpă', 'Klơng', 'Êñuôl', "H'Bơ", 'Ksor', 'Rmah', 'Đắk', 'John', ''])('not %s', (word) => {
    expect(isKinhSyllable(word)).toBe(false);
  });
});
