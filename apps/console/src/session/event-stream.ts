import { authorizedFetch } from './session';

/** Hears what the server says of its own accord, block by block, until one of them or the page ends it. */
export async function hear(
  signal: AbortSignal,
  onEvent: (name: string, data: string) => void,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const asked = { Accept: 'text/event-stream', ...headers };
  const response = await authorizedFetch('/events', { headers: asked, signal });
  if (!response.ok || !response.body) throw new Error(`The event stream answered ${response.status}.`);
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (rest + value).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = block.split(/\r?\n/);
      const said = (field: string) =>
        lines.filter((line) => line.startsWith(field)).map((line) => line.slice(field.length).trimStart());
      const [name] = said('event:');
      if (name) onEvent(name.trim(), said('data:').join('\n'));
    }
  }
}
