import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fold } from './fold.ts';
import { isKinhSyllable } from './syllable.ts';
import { putTone, type TypingOptions, typeKey } from './typeKey.ts';

const type = (keys: string, options?: TypingOptions) =>
  Array.from(keys).reduce((text, key) => typeKey(text, key, options), '');

describe('typeKey: words', () => {
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

describe('typeKey: undoing and leaving alone', () => {
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
    expect(typeKey('hàcá', 's')).toBe('hàcás');
    expect(typeKey('İs', 'a')).toBe('İsa');
    expect(typeKey('Ơ̆', 's')).toBe('Ơ̆s');
  });

  it('a stop coda takes only sắc and nặng', () => {
    expect(type('bachr')).toBe('bachr');
    expect(type('bachs')).toBe('bách');
  });

  it('a word in NFD is continued as its NFC twin', () => {
    expect(typeKey('bà Nguyê'.normalize('NFD'), 'n').normalize('NFC')).toBe('bà Nguyên');
    expect(typeKey('hoà'.normalize('NFD'), 'n')).toBe('hoàn');
  });
});

describe('typeKey: VNI', () => {
  const vni = { method: 'vni' } as const;

  it.each(
    `nguye64n nguyễn|nguyen64 nguyễn|Nguye64n Nguyễn|NGUYE64N NGUYỄN|d9u7o7ng2 đường|duong972 đường|d9uo7ng2 đường
quy1 quý|quyt1 quýt|quye63n quyển|quo61c quốc|qua6n1 quấn|qua85n quặn|quo7 quơ|qua1 quá
gi2 gì|gin2 gìn|gia2 già|gie61ng giếng|giu7o72ng giường|giu74 giữ|gio61 giố|gia85t giặt
khuyu3 khuỷu|thuo73 thuở|thuo7ng3 thưởng|huo7 huơ|hu7o7u hươu|ngu7o7i2 người|nguoi72 người|ruou75 rượu
hoa2n hoàn|hoa2 hòa|khoe3 khỏe|thuy3 thủy|hoa8c5 hoặc|hoac85 hoặc|xoay1 xoáy|tuan61 tuấn|tue65 tuệ|khuay6 khuây
mua2 mùa|mua7 mưa|cu7a3 cửa|u7ng ưng|tu7 tư|luu7 lưu|gui73 gửi|d9ie6n5 điện|dien69 điên|D9A85NG ĐẶNG|D9a85ng Đặng
tie61ng tiếng|vie65t việt|yeu61 yếu|kie63m kiểm|tru7o72ng trường|nghie65p nghiệp|thu75c thực|ho65 hộ|y3 ỷ|o6ng ông`
      .split(/[|\n]/)
      .map((pair) => pair.split(' ') as [string, string]),
  )('%s → %s', (keys, word) => {
    expect(type(keys, vni)).toBe(word);
  });

  it.each([
    ['a11', 'a1'],
    ['a111', 'a11'],
    ['a66', 'a6'],
    ['a88', 'a8'],
    ['o77', 'o7'],
    ['uo77', 'uo7'],
    ['d99', 'd9'],
    ['hoa20', 'hoa'],
    ['a12', 'à'],
    ['a68', 'ă'],
    ['o67', 'ơ'],
    ['a0', 'a0'],
  ])('%s → %s', (keys, text) => {
    expect(type(keys, vni)).toBe(text);
  });

  it('numbers and words that are not Vietnamese stay, and letters are letters', () => {
    const plain = 'so 12/3, 0905 123 456, Vnpt6 street8 http2 aa ee oo dd ww Wajfz';
    expect(type(plain, vni)).toBe(plain);
  });

  it('the modern placement writes hoà, khoẻ, thuỷ', () => {
    expect(type('hoa2 khoe3 thuy3 hoan2', { ...vni, placement: 'modern' })).toBe('hoà khoẻ thuỷ hoàn');
  });

  it('names of Jarai, Ê Đê and Bahnar people can be typed', () => {
    expect(type("Kpa8 Klo7ng, Ro7 Cha6m H'Bo7, Y Moan E6ñuo6l", vni)).toBe(
      "Kpă Klơng, Rơ Châm H'Bơ, Y Moan Êñuôl",
    );
  });
});

describe('putTone', () => {
  it.each([
    ['hoa', 1, 'hòa'],
    ['hòa', 1, 'hoa'],
    ['hòa', 4, 'hóa'],
    ['Nguyên', 3, 'Nguyễn'],
    ['ông Đăng', 5, 'ông Đặng'],
    ['quy', 4, 'quý'],
    ['gi', 1, 'gì'],
    ['bách', 1, 'bách'],
    ['street', 4, 'street'],
    ['12', 4, '12'],
    ['', 4, ''],
    ['hoa ', 1, 'hoa '],
  ])('%s with tone %i is %s', (text, tone, toned) => {
    expect(putTone(text, tone)).toBe(toned);
  });
  it('stands where the ward wants it', () => {
    expect(putTone('hoa', 1, 'modern')).toBe('hoà');
  });
});

describe('typeKey: laws', () => {
  const keys = fc.array(fc.constantFrom(...'abcdeghiklmnopqrstuvxywzfjADEW 0123456789'), { maxLength: 20 });
  const methods = fc.constantFrom<TypingOptions>({}, { method: 'vni' }, { placement: 'modern' });
  it('text before the last word is never touched, and nothing is thrown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), keys, methods, (before, typed, method) => {
        const start = `${before}. `;
        expect(typed.reduce((text, key) => typeKey(text, key, method), start).startsWith(start)).toBe(true);
      }),
    );
  });
  it('never loses a letter of text it did not compose', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.constantFrom(...'hnkp1 '),
        (text, key) => {
          expect(fold(typeKey(text, key))).toBe(fold(text + key));
        },
      ),
    );
  });
  it('one key changes the length by at most one letter, and the result is NFC', () => {
    fc.assert(
      fc.property(keys, methods, (typed, method) => {
        let text = '';
        for (const key of typed) {
          const next = typeKey(text, key, method);
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
