import { describe, expect, it } from 'vitest';
import { themesOf } from '#domain/comment-themes.ts';
import { withoutPersonalData } from '#domain/personal-data.ts';
import { COMMENT_LIMIT, COMMENT_PATTERN } from '#domain/response.ts';
import { demonstrationResponses } from '../../functions/local/demonstration/generator.ts';
import { NOW } from '../support/sample.ts';

const RESPONSES = demonstrationResponses({ seed: 7, now: NOW, count: 4000 });
const COMMENTS = RESPONSES.flatMap(({ comment }) => comment ?? []);

describe('the comments of the demonstration', () => {
  it('are written by some people, more often by those who are not content', () => {
    const shareOf = (isMeant: (score: number) => boolean): number => {
      const of = RESPONSES.filter(({ answers }) => answers.overall !== undefined && isMeant(answers.overall));
      return of.filter(({ comment }) => comment !== undefined).length / of.length;
    };

    expect(shareOf((score) => score <= 2)).toBeGreaterThan(0.25);
    expect(shareOf((score) => score >= 4)).toBeLessThan(0.15);
    expect(COMMENTS.length).toBeGreaterThan(300);
  });

  it('are such as intake would take, and hold nobody’s data', () => {
    const wrong = COMMENTS.filter(
      (comment) =>
        comment.length > COMMENT_LIMIT ||
        !COMMENT_PATTERN.test(comment) ||
        withoutPersonalData(comment) !== comment.normalize('NFKC'),
    );

    expect(wrong).toEqual([]);
  });

  it('are mostly about something that the dictionary knows', () => {
    const unknown = COMMENTS.filter((comment) => themesOf(comment).length === 0);

    expect(unknown.length / COMMENTS.length).toBeLessThan(0.1);
  });
});
