import { problemOfResponse, unreachable } from './problem';
import { authorizedFetch } from './session';

export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
}

/** Sends a file that a message will go with. At a shop's own pages its address names the shop, in the office its id. */
export async function sendFile(
  shop: { readonly slug: string } | { readonly storeId: string },
  file: File,
): Promise<SentFile> {
  const body = new FormData();
  body.set('file', file, file.name);
  const ofShop = 'slug' in shop;
  const query = ofShop ? '' : `?${new URLSearchParams({ storeId: shop.storeId })}`;
  const response = await authorizedFetch(`/files/matters${query}`, {
    method: 'POST',
    body,
    ...(ofShop ? { headers: { 'X-Store': shop.slug } } : {}),
  }).catch((): never => {
    throw unreachable();
  });
  if (!response.ok) throw await problemOfResponse(response);
  return (await response.json()) as SentFile;
}
