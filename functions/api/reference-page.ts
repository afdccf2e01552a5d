import { html, raw } from 'hono/html';
import { TOKENS_CSS } from '#design/tokens.ts';
import type { Operation } from './operation.ts';
import { OPERATIONS } from './operations.ts';
import { PROBLEMS } from './problem.ts';

const STYLE = `${TOKENS_CSS}
body{font-family:var(--font);color:var(--ink);background:var(--ground);margin:0;line-height:1.5}
main{max-width:52rem;margin:0 auto;padding:var(--space-4) var(--space-3)}
article{background:var(--paper);border:1px solid var(--line);border-radius:var(--radius);padding:var(--space-3);margin:var(--space-3) 0}
h2{font-size:1.25rem;margin-top:var(--space-5)}h3{font-size:1rem;margin:0;overflow-wrap:anywhere}
code{font-size:.95em}b{color:var(--accent)}
p{margin:var(--space-2) 0}ul{margin:var(--space-2) 0;padding-left:1.25rem}
small{color:var(--ink-soft)}
`;

const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(STYLE));

/** What the page may load: its own style and nothing else. */
export const REFERENCE_CSP = `default-src 'none'; style-src 'sha256-${Buffer.from(digest).toString('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

const operationHtml = (operation: Operation) => html`<article>
  <h3><b>${operation.method.toUpperCase()}</b> <code>${operation.path}</code></h3>
  <p>${operation.summary}.</p>
  ${operation.signedIn ? html`<p><small>Needs a bearer token.</small></p>` : ''}
  ${
    operation.query
      ? html`<p>Query: ${Object.keys(operation.query.def.shape).map((name) => html`<code>${name}</code> `)}</p>`
      : ''
  }
  <ul>
    ${Object.entries(operation.answers).map(
      ([status, { description }]) => html`<li><code>${status}</code> ${description}</li>`,
    )}
    ${operation.problems.map(
      (kind) =>
        html`<li><code>${PROBLEMS[kind].status}</code> <a href="#${kind}">${PROBLEMS[kind].title}</a></li>`,
    )}
  </ul>
</article>`;

/** The API to be read by people, from the same list as the OpenAPI document. */
export const referencePage = (title: string) => html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>API · ${title}</title>
    <style>${raw(STYLE)}</style>
  </head>
  <body>
    <main>
      <h1>API · ${title}</h1>
      <p>
        JSON in camelCase; instants with offset, dates in Asia/Ho_Chi_Minh. The same in machine-readable
        form: <a href="/openapi.json">OpenAPI 3.1</a>.
      </p>
      <h2>Calls</h2>
      ${OPERATIONS.map(operationHtml)}
      <h2>Problems</h2>
      <p>
        Every error has the body of RFC 9457: <code>type</code>, <code>title</code>, <code>status</code>,
        <code>detail</code>, and <code>errors</code>, a list of <code>path</code> and <code>message</code>.
      </p>
      ${Object.entries(PROBLEMS).map(
        ([kind, { status, title: name }]) =>
          html`<article id="${kind}"><h3><code>${status}</code> ${name}</h3><p><small>type: /reference#${kind}</small></p></article>`,
      )}
    </main>
  </body>
</html>`;
