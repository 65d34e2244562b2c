import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import type { ProviderContext } from '@zuoxi/platform/context';
import { typesetPdf } from '@zuoxi/platform/documents';
import { Files, type StoredFile } from '@zuoxi/platform/files';

const here = dirname(fileURLToPath(import.meta.url));

/** A typeset PDF in the file storage, not yet known to any transaction. */
@Injectable()
export class TypesetDocuments {
  constructor(private readonly files: Files) {}

  async typeset(
    ctx: ProviderContext,
    template: 'quote' | 'contract',
    data: object,
    file: { name: string; storeId: string },
  ): Promise<StoredFile> {
    const pdf = typesetPdf(join(here, `${template}.typ`), data);
    const content = Readable.from([pdf]);
    const stored = await this.files.receive(ctx, {
      ...file,
      mediaType: 'application/pdf',
      content,
      limitBytes: 20 * 1_048_576,
      permission: template === 'quote' ? 'quote:read' : 'contract:read',
    });
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    if (sha256 !== stored.sha256) throw new Error('the stored document is not the one that was typeset');
    return stored;
  }
}
