import {
  commentsQuerySchema,
  commentsSchema,
  commentThemesQuerySchema,
  commentThemesSchema,
  moderatedSchema,
  moderationSchema,
} from './comment-schemas.ts';
import { OF_BODIES, OF_PEOPLE } from './device-operations.ts';
import type { Operation } from './operation.ts';

export const COMMENT_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/units/{id}/comments',
    summary: 'What citizens have written, page by page; each look is kept in the audit log',
    signedIn: true,
    query: commentsQuerySchema,
    answers: {
      '200': {
        description: 'Comments of months in which at least ten rated the unit, the newest first',
        schema: commentsSchema,
      },
    },
    problems: [...OF_PEOPLE, 'not-found', 'invalid-query', 'unavailable'],
  },
  {
    method: 'get',
    path: '/v1/units/{id}/comment-themes',
    summary: 'What the comments are about, and which words set groups of them apart',
    signedIn: true,
    query: commentThemesQuerySchema,
    answers: { '200': { description: 'Themes with counts, and key words', schema: commentThemesSchema } },
    problems: [...OF_PEOPLE, 'not-found', 'invalid-query', 'unavailable'],
  },
  {
    method: 'put',
    path: '/v1/units/{id}/comments/{comment}/moderation',
    summary: 'Hides a comment, or shows it again; its rating counts either way',
    signedIn: true,
    body: moderationSchema,
    answers: { '200': { description: 'What stands now', schema: moderatedSchema } },
    problems: [...OF_BODIES, ...OF_PEOPLE, 'not-found', 'changed-meanwhile'],
  },
];
