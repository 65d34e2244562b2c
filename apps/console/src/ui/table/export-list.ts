import type { TypedDocumentNode } from '@apollo/client';
import type { ExportRequest } from '@zuoxi/vocabulary';
import { today } from '../../format/dates';
import { problemOfResponse } from '../../session/problem';
import { authorizedFetch } from '../../session/session';
import { withStepUp } from '../../session/step-up';

/** The operation behind a list, and where its rows are in the answer. */
export interface ListSource {
  /** What the audit log and saved views call it. */
  readonly list: string;
  readonly title: string;
  readonly document: TypedDocumentNode<unknown, never>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly rows: string;
}

const hashOf = (document: unknown): string =>
  (document as { __meta__?: { hash?: string } }).__meta__?.hash?.replace('sha256:', '') ?? '';

/** Fetches the whole list as a file and hands it to the browser. Throws a `Problem`. @returns how many rows */
export async function exportList(
  { document, ...source }: ListSource,
  shown: Pick<ExportRequest, 'format' | 'columns' | 'sort'>,
): Promise<number> {
  const request: ExportRequest = { ...source, ...shown, document: hashOf(document) };
  const response = await withStepUp(async () => {
    const answer = await authorizedFetch('/exports', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    if (!answer.ok) throw await problemOfResponse(answer);
    return answer;
  });
  const link = window.document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = `${source.title}-${today()}.${shown.format}`;
  link.click();
  URL.revokeObjectURL(link.href);
  return Number(response.headers.get('x-rows'));
}
