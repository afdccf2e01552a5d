import { describe, expect, it } from 'vitest';
import { contentOf, sameContent } from '#domain/response.ts';
import { sampleResponse } from '../support/sample.ts';

describe('the content of a response', () => {
  it('without a comment is what it was before there were comments, as stored hashes are of it', () => {
    expect(contentOf(sampleResponse(1))).toBe(
      '["01K9Z6N0Q3T4V5W6X700000001","A1",null,null,"kiosk","result","post-service",1,' +
        '"2026-11-23T09:41:07+07:00",[["overall",5]],[],false]',
    );
  });

  it('is another with a comment, and with another comment', () => {
    const [none, quick, slow] = [{}, { comment: 'Nhanh' }, { comment: 'Chậm' }].map((more) =>
      sampleResponse(1, more),
    ) as [
      ReturnType<typeof sampleResponse>,
      ReturnType<typeof sampleResponse>,
      ReturnType<typeof sampleResponse>,
    ];

    expect([sameContent(none, quick), sameContent(quick, slow), sameContent(quick, { ...quick })]).toEqual([
      false,
      false,
      true,
    ]);
  });
});
