import { describe, expect, it } from 'vitest';
import type { TablePart } from '#domain/cell-suppression.ts';
import {
  type AnswersPart,
  type DossierCounts,
  withheldAnswersIn,
  withheldDossiersIn,
} from '#domain/suppression.ts';
import type { Cell } from '#domain/tally.ts';
import { cellOf } from '../support/random-trees.ts';

const NOBODY: Cell = [0, 0, 0, 0, 0, 0];

const unit = (id: string, ...counts: readonly number[]): AnswersPart => ({
  id,
  own: cellOf(counts),
  parts: [],
});
const whole = (id: string, ...parts: readonly AnswersPart[]): AnswersPart => ({ id, own: NOBODY, parts });

const withheld = (root: AnswersPart): readonly (readonly string[])[] => {
  const { index, counts } = withheldAnswersIn(root);
  return [[...index].toSorted(), [...counts].filter((id) => !index.has(id)).toSorted()];
};

describe('complementary suppression of answers', () => {
  it.each<[string, AnswersPart, readonly string[], readonly string[]]>([
    [
      'withholds nothing where all are many, whatever they answered',
      whole('city', unit('a', 0, 0, 0, 0, 14), unit('b', 1, 0, 0, 4, 8)),
      [],
      [],
    ],
    [
      'withholds the smallest other unit beside a single small one',
      whole('city', unit('a', 1, 0, 1, 0, 3), unit('b', 1, 2, 3, 40, 8), unit('c', 1, 1, 1, 10, 8)),
      ['a', 'c'],
      [],
    ],
    [
      'withholds a third where two small ones together are still fewer than ten',
      whole('city', unit('a', 1, 0, 1, 1, 0), unit('b', 1, 1, 0, 0, 1), unit('c', 1, 1, 1, 10, 8)),
      ['a', 'b', 'c'],
      [],
    ],
    [
      'withholds one with unsatisfied people where all who are withheld were satisfied',
      whole(
        'city',
        unit('a', 0, 0, 0, 2, 4),
        unit('b', 0, 0, 0, 5, 7),
        unit('c', 9, 9, 9, 50, 60),
        unit('d', 9, 9, 9, 60, 90),
      ),
      ['a', 'c'],
      [],
    ],
    [
      'withholds counts alone of a unit that has the levels which nobody chose in those withheld',
      whole(
        'city',
        unit('a', 0, 1, 0, 3, 3),
        unit('b', 0, 0, 0, 3, 1),
        unit('c', 0, 1, 0, 3, 5),
        unit('d', 1, 1, 2, 20, 20),
        unit('e', 0, 4, 0, 20, 20),
      ),
      ['a', 'b', 'c'],
      ['d'],
    ],
    [
      'withholds the counts of a whole, and not its index, where nobody chose a level in any of it',
      whole('city', unit('a', 0, 1, 0, 3, 3), unit('b', 0, 2, 0, 20, 20)),
      ['a', 'b'],
      ['city'],
    ],
    [
      'takes what was filed at a unit itself for a part of it',
      whole(
        'city',
        { ...whole('ward', unit('desk', 1, 1, 1, 10, 8)), own: cellOf([1, 0, 0, 0, 2]) },
        unit('b', 1, 1, 1, 30, 8),
      ),
      ['desk', 'own of ward'],
      [],
    ],
    [
      'withholds a whole of which all parts are withheld and were satisfied',
      whole(
        'city',
        whole('ward', unit('x', 0, 0, 0, 2, 2), unit('y', 0, 0, 0, 4, 4)),
        unit('b', 1, 1, 1, 30, 8),
        unit('c', 1, 1, 1, 30, 9),
      ),
      ['b', 'ward', 'x', 'y'],
      [],
    ],
    [
      'withholds down to a unit where the only other part is divided',
      whole(
        'city',
        unit('a', 1, 0, 0, 1, 1),
        whole('ward', unit('x', 1, 1, 1, 20, 9), unit('y', 1, 1, 1, 30, 9)),
      ),
      ['a', 'ward', 'x'],
      [],
    ],
    [
      'withholds a whole in which others are hidden rather than all that is above it',
      whole(
        'city',
        unit('a', 1, 0, 0, 1, 1),
        whole('ward', unit('x', 2, 1, 1, 2, 2), unit('y', 1, 1, 1, 2, 2)),
      ),
      ['a', 'ward', 'x', 'y'],
      [],
    ],
  ])('%s', (_, root, index, countsAlone) => {
    expect(withheld(root)).toEqual([index, countsAlone]);
  });
});

describe('complementary suppression of dossiers', () => {
  const reported = (
    id: string,
    completed: number,
    rated = 0,
    responses = rated,
  ): TablePart<DossierCounts> => ({
    id,
    own: { completed, rated, responses },
    parts: [],
  });
  const total = (id: string, ...parts: readonly TablePart<DossierCounts>[]): TablePart<DossierCounts> => ({
    id,
    own: { completed: 0, rated: 0, responses: 0 },
    parts,
  });
  const hidden = (root: TablePart<DossierCounts>): readonly (readonly string[])[] => {
    const { completed, rated } = withheldDossiersIn(root);
    return [[...completed].toSorted(), [...rated].filter((id) => !completed.has(id)).toSorted()];
  };

  it.each<[string, TablePart<DossierCounts>, readonly string[], readonly string[]]>([
    [
      'withholds with a unit of four dossiers the one whose number would tell it',
      total('01', total('A', reported('A1', 4, 3, 40), reported('A2', 30, 20, 30)), reported('B', 90, 50)),
      ['A1', 'A2'],
      [],
    ],
    [
      'withholds another where each of those withheld has but one, for so it would be told',
      total(
        '01',
        ...[1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((each) => reported(`A${each}`, 1)),
        reported('B', 20),
      ),
      ['A1', 'A10', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'B'],
      [],
    ],
    [
      'withholds the rated alone of a unit where nobody was rated in those withheld',
      total(
        '01',
        reported('A', 5, 0, 2),
        reported('B', 8, 0, 4),
        reported('C', 40, 10),
        reported('D', 80, 10),
      ),
      ['A', 'B'],
      ['C'],
    ],
    [
      'withholds nothing where none are reported',
      total('01', reported('A', 0), reported('B', 40, 3)),
      [],
      [],
    ],
  ])('%s', (_, root, completed, ratedAlone) => {
    expect(hidden(root)).toEqual([completed, ratedAlone]);
  });
});
