/** Whether one of the texts has what somebody typed; nothing typed is in all of them. */
export function matches(typed: string, ...texts: readonly string[]): boolean {
  const wanted = typed.trim().toLocaleLowerCase();
  return texts.some((text) => text.toLocaleLowerCase().includes(wanted));
}
