/**
 * Styles that components make at run time carry the page's own word, so that its policy lets them in. antd's `csp`
 * reaches only part of them: its scroll lock and scroll bar measure make theirs without it.
 */
export function signStyles(): void {
  const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;
  if (!nonce) return;
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  };
}
