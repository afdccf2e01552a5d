import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erased, typed } from '../../web/kiosk/telex.ts';

const keyedIn = (keys: string): string => [...keys].reduce(typed, '');

describe('Telex', () => {
  it.each([
    ['as af ar ax aj asz a', 'á à ả ã ạ a a'],
    ['aa aw ee oo ow uw dd', 'â ă ê ô ơ ư đ'],
    ['nguyeenx', 'nguyễn'],
    ['nguyenex', 'nguyễn'],
    ['dduowcj', 'được'],
    ['duwowjcd', 'được'],
    ['nguwowif', 'người'],
    ['nguoiwf', 'người'],
    ['thuowng thuwowng thuowr', 'thương thương thuở'],
    ['quowr muwa muaw cuwar', 'quở mưa mưa cửa'],
    ['quaan quawng quys quyeets', 'quân quăng quý quyết'],
    ['gif giaf gieengs giowx', 'gì già giếng giỡ'],
    ['hoaf hoafn hoafng toafn', 'hòa hoàn hoàng toàn'],
    ['thuyr thuyeenf tuyf khuyur', 'thủy thuyền tùy khuỷu'],
    ['ngoaif xoays khoeo', 'ngoài xoáy khoeo'],
    ['hoawcj xuaan tuaanf', 'hoặc xuân tuần'],
    ['ddwowcj huwu huouw', 'được hưu hươu'],
    ['tieengs Vieetj', 'tiếng Việt'],
    ['thais ddooj phucj vuj toots', 'thái độ phục vụ tốt'],
    ['DDAF NAWNGX', 'ĐÀ NẴNG'],
    ['tw wifi', 'tư wifi'],
    ['asa', 'ấ'],
  ])('turns "%s" into "%s"', (keys, expected) => {
    expect(keyedIn(keys)).toBe(expected);
  });

  it.each([
    ['ass', 'as'],
    ['aaa', 'aa'],
    ['ddd', 'dd'],
    ['oww', 'ow'],
    ['tesst', 'test'],
    ['asf', 'à'],
    ['zalo online app facebook VNeID', 'zalo online app facebook VNeID'],
  ])('takes back, or leaves alone: "%s" is "%s"', (keys, expected) => {
    expect(keyedIn(keys)).toBe(expected);
  });

  it('takes letters away as they stand, and moves the tone with them', () => {
    expect(erased('hoàn')).toBe('hòa');
    expect(erased('được')).toBe('đượ');
    expect(erased('')).toBe('');
  });

  it('loses nothing typed before the last word, and always grows by at most one letter', () => {
    const text = fc.string({ unit: fc.constantFrom(...'abcdeghiklmnopqrstuvxywjfz ĐưÂ.1'), maxLength: 30 });
    const key = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDW 1.,');
    fc.assert(
      fc.property(text, key, (before, pressed) => {
        const after = typed(before, pressed);

        const kept = before.normalize('NFC').replace(/\p{L}*$/u, '');
        expect(after.startsWith(kept)).toBe(true);
        expect([...after].length - [...before.normalize('NFC')].length).toBeLessThanOrEqual(1);
        expect(after).toBe(after.normalize('NFC'));
      }),
    );
  });
});
