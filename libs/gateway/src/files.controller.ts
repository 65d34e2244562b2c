import { Controller, Get, Inject, Param, ParseUUIDPipe, Res } from '@nestjs/common';
import { Ctx, SignedIn } from '@zuoxi/platform/access';
import { holds, type ProviderContext } from '@zuoxi/platform/context';
import type { Database } from '@zuoxi/platform/database';
import { found } from '@zuoxi/platform/errors';
import { Files } from '@zuoxi/platform/files';
import { doorOf } from '@zuoxi/platform/module';
import type { Permission } from '@zuoxi/vocabulary';
import type { FastifyReply } from 'fastify';

@Controller('files')
export class FilesController {
  constructor(
    @Inject(doorOf('platform')) private readonly db: Database,
    private readonly files: Files,
  ) {}

  /** A stored document, for whoever holds its store. */
  @Get(':id')
  @SignedIn()
  async download(
    @Ctx() ctx: ProviderContext,
    @Param('id', ParseUUIDPipe) id: string,
    @Res() reply: FastifyReply,
  ) {
    const file = await this.db.read(ctx, (tx) => this.files.get(ctx, tx, id));
    // A file one may not open answers like one that is not there.
    const { storeId } = file;
    // An original is opened by its import, with a reason.
    const isOriginal = file.permission === ('original:reveal' satisfies Permission);
    found(!isOriginal && holds(ctx, file.permission as Permission, storeId) ? file : null, 'file');
    const content = await this.files.content(ctx, file);
    await this.db.write({ ...ctx, idempotencyKey: null }, 'file.open', async ({ audit }) => {
      audit({ subjectType: 'file', subjectId: id, storeId, details: { fileName: file.name } });
      return null;
    });
    return reply
      .header('content-type', file.mediaType)
      .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(file.name)}`)
      .header('x-content-type-options', 'nosniff')
      .send(content);
  }
}
