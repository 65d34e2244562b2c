import { problemOfResponse } from '../session/problem';
import { authorizedFetch } from '../session/session';

/** Shows a stored file; the token goes in a header, so a plain link would be refused. */
export async function openFile(url: string): Promise<void> {
  const target = window.open('', '_blank');
  const response = await authorizedFetch(url);
  if (!response.ok) {
    target?.close();
    throw await problemOfResponse(response);
  }
  const address = URL.createObjectURL(await response.blob());
  if (target) target.location.href = address;
}

const quoted = (cell: string | number | null | undefined) => `"${String(cell ?? '').replaceAll('"', '""')}"`;

/** A CSV that Excel opens with Chinese intact. */
export function downloadCsv(
  fileName: string,
  rows: readonly (readonly (string | number | null | undefined)[])[],
): void {
  const text = `\uFEFF${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}`;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(link.href);
}
