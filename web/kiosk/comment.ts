/* What only a comment needs: loaded after the first screen, which nobody shall wait for. */
export { withoutPersonalData } from '#domain/personal-data.ts';
export { CommentScreen } from './comment-screen.tsx';
