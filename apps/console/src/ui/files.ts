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
